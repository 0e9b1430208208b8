"""The embedded database: what was read out of each file, in one SQLite file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ingest.document import Document

STORE_NAME = "vanban.sqlite"


def home_path(home: str | None = None) -> Path:
    """The folder of the store and the index: `home`, else `VANBAN_HOME`, else the user's data folder."""
    raise NotImplementedError


class ChangeKind(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Change:
    """What a `put` did: the id under which the document stands, and the ids that are no more."""

    kind: ChangeKind
    document_id: str
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """One document in a list; `date` is ISO, `2022-04` where the day is blank. `paths` are all files that hold it."""

    id: str
    number: str | None
    symbol: str | None
    type: str | None
    title: str | None
    issuer: str | None
    place: str | None
    date: str | None
    source: str
    format: str
    paths: tuple[str, ...]
    provisions: int
    citations: int
    obligations: int


class Store:
    """A store at `path`, made if there is none; a context manager. May be shared between threads.

    Each method raises StoreError where the file is no store, is newer than this program, or stays locked.
    """

    def __init__(self, path: Path, *, must_exist: bool = False) -> None:
        """Opens the SQLite file `path` and brings it to this program's schema version."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets the file go; closing twice does no harm."""
        raise NotImplementedError

    @property
    def revision(self) -> int:
        """A number that grows with each change of what the store says; 0 when new."""
        raise NotImplementedError

    def unchanged(self, path: str, sha256: str) -> bool:
        """Whether the file `path` was read when its bytes had this hash."""
        raise NotImplementedError

    def put(self, document: Document) -> Change:
        """Keeps a document, in one transaction; what the same file said before is replaced."""
        raise NotImplementedError

    def forget(self, document_id: str) -> bool:
        """Removes a document and all it said; False where there is none of that id."""
        raise NotImplementedError

    def document_ids(self) -> tuple[str, ...]:
        """The ids of all documents, sorted."""
        raise NotImplementedError

    def document(self, document_id: str) -> Document:
        """The document as it was put. Raises UnknownDocument."""
        raise NotImplementedError

    def summaries(self) -> tuple[Summary, ...]:
        """A row a document, by id; cheap, for lists."""
        raise NotImplementedError

    def summary(self, document_id: str) -> Summary:
        """One row. Raises UnknownDocument."""
        raise NotImplementedError

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """A SQLAlchemy connection that sees one state of the store throughout."""
        raise NotImplementedError
        yield
