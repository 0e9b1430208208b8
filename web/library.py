"""One home, opened: its store, the graph of its present state, its index. Shared by the pages, the API and the commands."""

from __future__ import annotations

import datetime as dt
import threading
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from graph import identity
from graph.calendar import Due, due_in_year
from graph.checks import Finding, check
from graph.gaps import Gaps, Missing, find_gaps, find_missing
from graph.ledger import Duty, LedgerFilter, ledger, named_documents, passes
from graph.lineage import DocumentRef, document_ref, find_documents
from graph.silences import Silence, apply_silences, list_silences
from graph.store import STORE_NAME, Store
from graph.succession import Stale, changes, find_stale
from graph.summaries import Summary
from graph.who import match_agencies
from ingest.document import Category, Document
from ingest.errors import AmbiguousDocument, UnknownDocument
from ingest.places import Placing
from web.document_view import Around, around
from web.keeper import Keeper
from web.latest import Latest
from web.parts import remember
from web.picture import Bond, Neighbour, bonds, short_label
from web.present import shorten
from web.reading import Layout, lay_out
from web.suggest import Entry, entries
from web.whole_graph import WholeGraph, whole_graph

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from search.index import SearchIndex

OFFERED_NAMES = 300
"""How many names of bodies a page offers: more make each page heavy, and the rest can still be typed."""

LONGEST_LABEL = 72
"""Letters of a name that a box of a picture holds."""

KEPT_DOCUMENTS = 64
"""How many parsed documents stay in memory; a page of a long law takes a second to rebuild, a click back should not."""

KEPT_YEARS = 4
"""How many years' calendars stay in memory."""

KEPT_PLACINGS = 512
"""How many documents' ways to their originals stay in memory; a list of duties asks for one a row."""


class Snapshot:
    """What one revision of the store says. Everything is made when first asked for, then kept."""

    def __init__(self, revision: int, graph: MultiDiGraph[str], summaries: tuple[Summary, ...]) -> None:
        self.revision = revision
        self.graph = graph
        self.summaries = summaries
        self.silences: tuple[Silence, ...] = ()
        self._years: Latest[int, tuple[Due, ...]] = Latest(KEPT_YEARS)
        self._around: Latest[str, Around] = Latest(KEPT_DOCUMENTS)

    @cached_property
    def by_id(self) -> dict[str, Summary]:
        return {summary.id: summary for summary in self.summaries}

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """The whole ledger."""
        return ledger(self.graph)

    @cached_property
    def duties_by_document(self) -> dict[str, tuple[Duty, ...]]:
        """The duties of each document, in the order of its text."""
        grouped: dict[str, list[Duty]] = {}
        for duty in self.duties:
            grouped.setdefault(duty.document, []).append(duty)
        return {id: tuple(sorted(held, key=lambda duty: (duty.start, duty.end))) for id, held in grouped.items()}

    def around(self, document_id: str) -> Around:
        """What stands around a document of the store."""
        duties = self.duties_by_document.get(document_id, ())
        return self._around.get(document_id, lambda: around(document_id, self.graph, self.reference, duties))

    def due_in(self, year: int) -> tuple[Due, ...]:
        """All days of a year on which something is due, in order."""
        return self._years.get(year, lambda: due_in_year(self.duties, year))

    def coming(self, today: dt.date) -> dict[str, Due]:
        """By the id of a duty the first day from today on, within this year and the next, on which it is due."""
        found: dict[str, Due] = {}
        for due in (*self.due_in(today.year), *self.due_in(today.year + 1)):
            if due.day >= today:
                found.setdefault(due.duty.id, due)
        return found

    @cached_property
    def duties_by_id(self) -> dict[str, Duty]:
        return {duty.id: duty for duty in self.duties}

    @cached_property
    def _reports_by_actor(self) -> dict[str, list[tuple[int, Duty]]]:
        """The duties to report of each body, with their places in the ledger."""
        grouped: dict[str, list[tuple[int, Duty]]] = {}
        for at, duty in enumerate(self.duties):
            if duty.category == Category.REPORT:
                for body in {party.agency for party in duty.actors if party.agency}:
                    grouped.setdefault(body, []).append((at, duty))
        return grouped

    def reports_of(self, body: str) -> tuple[Duty, ...]:
        """What a body must report, by itself and as one of a class, in the order of the ledger."""
        bodies = match_agencies(self.graph, body)
        found = dict(held for id in bodies for held in self._reports_by_actor.get(id, ()))
        return tuple(duty for _, duty in sorted(found.items(), key=lambda held: held[0]))

    @cached_property
    def _found(self) -> tuple[Finding, ...]:
        return check(self.graph)

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """What does not fit, with what a person set aside, each of that with its reason."""
        return apply_silences(self._found, self.silences)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What does not fit and nobody has set aside."""
        return tuple(finding for finding in self.all_findings if finding.silenced is None)

    @cached_property
    def stale(self) -> tuple[Stale, ...]:
        """What rests on documents that were amended, replaced or repealed."""
        return find_stale(self.graph)

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """What is cited and not in the corpus, by how much rests on it."""
        return find_missing(self.graph)

    @cached_property
    def gaps(self) -> tuple[Gaps, ...]:
        """Each document that tells bodies to make a plan of their own, with what is known of those."""
        asking = (duty.document for duty in self.duties if duty.category == Category.PLAN and any(p.agency for p in duty.actors))
        return tuple(find_gaps(self.graph, id) for id in dict.fromkeys(asking))

    @cached_property
    def agencies(self) -> tuple[tuple[str, dict[str, Any]], ...]:
        """All bodies, id and attributes, by name."""
        found = [(id, data) for id, data in self.graph.nodes(data=True) if data.get("kind") == "agency"]
        return tuple(sorted(found, key=lambda item: str(item[1].get("name", "")).casefold()))

    @cached_property
    def agency_names(self) -> tuple[str, ...]:
        """Names to offer while a filter is typed, those first that have most to do."""
        busy = sorted(self.agencies, key=lambda item: -sum(self.agency_counts[item[0]].values()))
        return tuple(dict.fromkeys(str(data["name"]) for _, data in busy))[:OFFERED_NAMES]

    @cached_property
    def agency_counts(self) -> dict[str, dict[str, int]]:
        """By body how many edges of each kind lead to it: duties owed (`actor`), received (`recipient`), documents issued."""
        counts: dict[str, dict[str, int]] = {id: {} for id, _ in self.agencies}
        for _, target, data in self.graph.edges(data=True):
            kind = str(data.get("kind"))
            if target in counts:
                counts[target][kind] = counts[target].get(kind, 0) + 1
        return counts

    @cached_property
    def ended(self) -> frozenset[str]:
        """The documents that others replace or repeal as a whole."""
        return frozenset(id for id, several in changes(self.graph).items() if any(change.ends for change in several))

    @cached_property
    def bonds(self) -> dict[str, tuple[Bond, ...]]:
        """By document and body, what ties it to others."""
        return bonds(self.graph)

    def neighbour(self, id: str) -> Neighbour:
        """A document or body as a picture shows it."""
        data = self.graph.nodes[id]
        degree = len(self.bonds.get(id, ()))
        if data["kind"] == "agency":
            return Neighbour(id, "agency", shorten(str(data.get("label") or data["name"]), LONGEST_LABEL), True, degree)
        ref = self.reference(id)
        return Neighbour(id, "document", short_label(ref), ref.in_corpus, degree, id in self.ended)

    @cached_property
    def whole(self) -> WholeGraph:
        """The whole graph as one picture."""
        return whole_graph(self.bonds, self.neighbour)

    @cached_property
    def offered(self) -> tuple[Entry, ...]:
        """What is offered while a question is typed: all documents, cited ones too, and all bodies."""
        documents = [self.reference(id) for id, data in self.graph.nodes(data=True) if data.get("kind") == "document"]
        return entries(documents, self.agencies, lambda id: sum(self.agency_counts[id].values()))

    def warm(self) -> None:
        """Works out all that pages ask for."""
        for name, value in vars(Snapshot).items():
            if isinstance(value, cached_property):
                getattr(self, name)
        self.coming(dt.date.today())

    def reference(self, document_id: str) -> DocumentRef:
        """Raises UnknownDocument."""
        return document_ref(self.graph, document_id)

    @cached_property
    def _places(self) -> dict[str, dict[str, list[int]]]:
        """By role and body the places of its duties in the ledger."""
        found: dict[str, dict[str, list[int]]] = {"actor": {}, "recipient": {}}
        for at, duty in enumerate(self.duties):
            for role, parties in (("actor", duty.actors), ("recipient", duty.recipients)):
                for body in {party.agency for party in parties if party.agency}:
                    found[role].setdefault(body, []).append(at)
        return found

    def asked(self, wanted: LedgerFilter) -> tuple[Duty, ...]:
        """As `filtered`, out of the duties that are there: quick, but no party is marked as found by its class."""
        if wanted == LedgerFilter():
            return self.duties
        kept: set[int] | None = None
        for role, name in (("actor", wanted.actor), ("recipient", wanted.recipient)):
            if name is not None:
                own = {at for body in match_agencies(self.graph, name) for at in self._places[role].get(body, ())}
                kept = own if kept is None else kept & own
        found = self.duties if kept is None else tuple(self.duties[at] for at in sorted(kept))
        if wanted.document is not None:
            documents = named_documents(self.graph, wanted.document)
            found = tuple(duty for duty in found if duty.document in documents)
        by_time = (wanted.category, wanted.periodic, wanted.due_before, wanted.due_after)
        return found if by_time == (None,) * 4 else tuple(duty for duty in found if passes(self.graph, duty.id, wanted))

    def filtered(self, wanted: LedgerFilter) -> tuple[Duty, ...]:
        return self.duties if wanted == LedgerFilter() else ledger(self.graph, wanted)

    def resolve(self, reference: str) -> str:
        """The one document that `reference` means; raises UnknownDocument or AmbiguousDocument, which lists them."""
        found = find_documents(self.graph, reference)
        if not found:
            raise UnknownDocument(f"Không có văn bản nào mang số hoặc mã “{reference}”; xem danh sách bằng: vanban status")
        if len(found) > 1:
            listed = "; ".join(f"{id} ({self.reference(id).label})" for id in found)
            raise AmbiguousDocument(f"“{reference}” là số của {len(found)} văn bản, hãy ghi rõ mã: {listed}")
        return found[0]


class Library:
    """The home folder `home`. A context manager; threads may share it. `model` names the encoder of a new index."""

    def __init__(self, home: Path, *, must_exist: bool = False, model: str | None = None) -> None:
        self.home = home
        self._lock = threading.RLock()
        self._store: Store | None = None
        self._index: SearchIndex | None = None
        self._snapshot: Snapshot | None = None
        self._keeper: Keeper[Snapshot] | None = None
        self._layouts: Latest[tuple[int, str], Layout] = Latest(KEPT_DOCUMENTS)
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

                self._index = SearchIndex.open(self.home, model=self._model)
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
        self._keeper = Keeper(lambda: self.store.revision, self._make_snapshot, Snapshot.warm)

    def placing(self, document_id: str) -> Placing | None:
        """What leads from a document's text to the pages of its original; None where it has none."""
        return self._placings.get((self.store.revision, document_id), lambda: self.store.placing(document_id))

    def layout(self, document_id: str) -> Layout:
        """A document of the store with its form; raises UnknownDocument."""
        return self._layouts.get((self.store.revision, document_id), lambda: lay_out(self.store.document(document_id)))

    def document(self, document_id: str) -> Document:
        """A document of the store; raises UnknownDocument."""
        return self.layout(document_id).document
