from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.document import Document
from ingest.parse import parse_file
from search.encode import HashingEncoder
from search.index import SearchIndex


class Shelf:
    """A source of documents as the store is one."""

    def __init__(self, documents: dict[str, Document]) -> None:
        self.documents = documents
        self.revision = 1
        self.read: list[str] = []

    def document_ids(self) -> tuple[str, ...]:
        return tuple(sorted(self.documents))

    def document(self, id: str, /) -> Document:
        self.read.append(id)
        return self.documents[id]


@pytest.fixture(scope="session")
def documents(corpus: Path) -> dict[str, Document]:
    """The sample corpus under the first three figures of its file names."""
    return {path.name[:3]: parse_file(path) for path in sorted(corpus.glob("*.txt"))}


@pytest.fixture
def shelf(documents: dict[str, Document]) -> Shelf:
    return Shelf(dict(documents))


@pytest.fixture(scope="session")
def filled(documents: dict[str, Document], tmp_path_factory: pytest.TempPathFactory) -> Iterator[SearchIndex]:
    """An index of the sample corpus that no test changes."""
    with SearchIndex.open(tmp_path_factory.mktemp("filled"), encoder=HashingEncoder()) as index:
        index.sync(Shelf(documents))
        yield index


@pytest.fixture
def index(tmp_path: Path) -> Iterator[SearchIndex]:
    with SearchIndex.open(tmp_path, encoder=HashingEncoder()) as index:
        yield index
