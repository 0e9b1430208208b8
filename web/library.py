"""One home, opened: its store, the graph of its present state, its index. Shared by the pages, the API and the commands."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from graph import identity
from graph.silences import list_silences
from graph.store import STORE_NAME, Store, document_state, read_document
from ingest.document import Document
from ingest.errors import UnknownDocument
from ingest.places import Placing
from web.keeper import Keeper
from web.latest import Latest
from web.parts import remember
from web.progress import Bars
from web.reading import Layout, lay_out
from web.snapshot import Snapshot

if TYPE_CHECKING:
    from search.index import SearchIndex
    from web.labels import Lang
    from web.review_view import Shown
    from web.reviewing import Facts

LAYOUTS, LAYOUT_WEIGHT = 64, 120_000
"""How many documents stay in memory as they were read, and what they weigh together, some 150 MB: a long law takes up to a second
to read out of the store, a click back should not."""

READ_BEFOREHAND, LONG = 8, 1_500
"""How many documents are read before anybody asks for them, the heaviest ones, and what such a one weighs."""

KEPT_PLACINGS = 512
"""How many documents' ways to their originals stay in memory; a list of duties asks for one a row."""


UNDER_REVIEW = 4
"""How many documents' facts stay in memory while people review them; a verdict moves the revision, and they are made anew."""


def _weight(provisions: int, obligations: int, citations: int) -> int:
    """How heavy a document is in memory, in provisions."""
    return provisions + 5 * obligations + 2 * citations


def _layout_weight(layout: Layout) -> int:
    held = layout.document
    return _weight(len(held.provisions), len(held.obligations), len(held.citations))


class Library:
    """The home folder `home`. A context manager; threads may share it. `model` names the encoder of a new index."""

    def __init__(self, home: Path, *, must_exist: bool = False, model: str | None = None) -> None:
        self.home = home
        self._lock = threading.RLock()
        self._store: Store | None = None
        self._index: SearchIndex | None = None
        self._snapshot: Snapshot | None = None
        self._keeper: Keeper[Snapshot] | None = None
        self._layouts: Latest[tuple[str, ...], Layout] = Latest(LAYOUTS, _layout_weight, LAYOUT_WEIGHT)
        self._facts: Latest[tuple[int, str, str], tuple[Facts, tuple[Shown, ...]]] = Latest(UNDER_REVIEW)
        self._placings: Latest[tuple[int, str], Placing | None] = Latest(KEPT_PLACINGS)
        self._must_exist = must_exist
        self._model = model

    def __enter__(self) -> Library:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        if self._keeper is not None:
            self._keeper.stop()
            self._keeper = None
        with self._lock:
            if self._index is not None:
                self._index.close()
            if self._store is not None:
                self._store.close()
            self._index = self._store = self._snapshot = None

    @property
    def store(self) -> Store:
        """Raises StoreError."""
        with self._lock:
            if self._store is None:
                if not self._must_exist:
                    self.home.mkdir(parents=True, exist_ok=True)
                self._store = Store(self.home / STORE_NAME, must_exist=self._must_exist)
            return self._store

    @property
    def index(self) -> SearchIndex:
        """Raises IndexMismatch."""
        with self._lock:
            if self._index is None:
                from search.index import SearchIndex

                with Bars() as bars:
                    self._index = SearchIndex.open(self.home, model=self._model, progress=bars.step)
            return self._index

    @property
    def state(self) -> str:
        """The same as long as nothing has changed of what the store says, or of what a person set aside."""
        revision = self.store.revision if self._keeper is None else self.snapshot().revision
        return f"{revision} {identity.short_hash(repr(list_silences(self.store)))}"

    def snapshot(self) -> Snapshot:
        """The state of the store now; the graph is built anew only where the revision has moved."""
        revision, silences = self.store.revision, list_silences(self.store)
        if self._keeper is not None:
            state = self._keeper.state()
            state.silences = silences
            return state
        with self._lock:
            if self._snapshot is None or self._snapshot.revision != revision:
                self._snapshot = self._make_snapshot()
            self._snapshot.silences = silences
            return self._snapshot

    def _make_snapshot(self) -> Snapshot:
        from graph.build import build_graph

        graph = build_graph(self.store)
        remember(graph, self.home)
        return Snapshot(graph.graph.get("revision", self.store.revision), graph, self.store.summaries())

    def keep_warm(self) -> None:
        """From now on each new state is made ready in the background; pages show the one before while that takes long."""
        self._keeper = Keeper(lambda: self.store.revision, self._make_snapshot, self._warm)

    def _warm(self, state: Snapshot) -> None:
        state.warm()
        weights = ((_weight(one.provisions, one.obligations, one.citations), one.id) for one in state.summaries)
        for weight, id in sorted(weights, reverse=True)[:READ_BEFOREHAND]:
            if weight >= LONG:
                with suppress(UnknownDocument):  # gone meanwhile
                    self.layout(id)

    def placing(self, document_id: str) -> Placing | None:
        """What leads from a document's text to the pages of its original; None where it has none."""
        return self._placings.get((self.store.revision, document_id), lambda: self.store.placing(document_id))

    def layout(self, document_id: str) -> Layout:
        """A document of the store with its form; raises UnknownDocument."""
        with self.store.reading() as connection:
            state = document_state(connection, document_id)
            return self._layouts.get((document_id, *state), lambda: lay_out(read_document(connection, document_id)))

    def facts(self, document_id: str, lang: Lang) -> tuple[Facts, tuple[Shown, ...]]:
        """What was read in a document and said of it, and the same as a reviewer sees it; raises UnknownDocument."""
        from web.review_view import shown_facts
        from web.reviewing import facts_of

        def made() -> tuple[Facts, tuple[Shown, ...]]:
            found = facts_of(self.store, document_id)
            return found, shown_facts(found, lang)

        return self._facts.get((self.store.revision, document_id, lang), made)

    def document(self, document_id: str) -> Document:
        """A document of the store; raises UnknownDocument."""
        return self.layout(document_id).document
