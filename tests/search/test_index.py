"""The index on disk: kept in step with its source, whole whenever it is broken off, refused where it does not fit."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.document import Document, Source
from ingest.errors import IndexMismatch, StoreError
from ingest.parse import parse_document
from search.build import Text
from search.encode import Done, HashingEncoder, Vectors
from search.index import INDEX_NAME, SearchIndex
from tests.search.conftest import Shelf

QUESTION = "tuyên truyền cải cách hành chính"


def _found(index: SearchIndex) -> list[str]:
    return [hit.unit for hit in index.search(QUESTION, limit=100).hits]


class Counting(HashingEncoder):
    """Remembers what it was given, and dies once it has done its work."""

    def __init__(self, dies_after: int | None = None) -> None:
        super().__init__()
        self.given: list[str] = []
        self.dies_after = dies_after

    def encode_passages(self, texts: Sequence[str], done: Done | None = None) -> Vectors:
        self.given += texts
        if self.dies_after is not None and len(self.given) > self.dies_after:
            raise KeyboardInterrupt
        return super().encode_passages(texts, done)


def test_a_sync_brings_all_and_then_nothing(index: SearchIndex, shelf: Shelf) -> None:
    report = index.sync(shelf)
    assert (report.added, report.changed, report.removed) == (("000", "001", "002", "003", "004"), (), ())
    assert report.embedded == index.status().vectors > 100
    shelf.read.clear()
    assert index.sync(shelf).embedded == 0
    assert shelf.read == []  # not even read


def test_a_sync_follows_changes(index: SearchIndex, shelf: Shelf) -> None:
    index.sync(shelf)
    before = index.status()
    del shelf.documents["004"]
    shelf.documents["001"] = parse_document("Số: 5/KH-UBND\nKẾ HOẠCH\nTrồng cây\n1. Trồng cây xanh.", Source("a", "txt", "x"))
    shelf.revision += 1
    report = index.sync(shelf)
    assert (report.added, report.changed, report.removed) == ((), ("001",), ("004",))
    assert not {unit for unit in _found(index) if unit.startswith(("001#VI", "004"))}
    assert index.search("trồng cây xanh").hits[0].document == "001"
    assert index.status().vectors < before.vectors  # what nothing uses is forgotten


def test_another_store_with_the_same_revision_is_noticed(index: SearchIndex, shelf: Shelf) -> None:
    """The store was deleted and made anew; the index was not."""
    index.sync(shelf)
    del shelf.documents["002"]
    assert index.sync(shelf).removed == ("002",)


def test_one_document_in_and_out(index: SearchIndex, documents: dict[str, Document]) -> None:
    assert index.put("002", documents["002"]) > 0
    first = _found(index)
    assert index.put("002", documents["002"]) == 0
    assert _found(index) == first
    assert index.status().documents == 1
    assert index.remove("002")
    assert not index.remove("002")
    assert _found(index) == []
    assert (index.status().units, index.status().vectors) == (0, 0)


def test_each_distinct_text_is_embedded_once(tmp_path: Path, documents: dict[str, Document]) -> None:
    encoder = Counting()
    with SearchIndex.open(tmp_path, encoder=encoder) as index:
        index.put("a", documents["004"])
        index.put("b", documents["004"])
        assert len(encoder.given) == len(set(encoder.given))
        index.remove("a")
        assert index.search(QUESTION).hits[0].document == "b"


def test_what_was_made_is_there_the_next_time(tmp_path: Path, shelf: Shelf) -> None:
    with SearchIndex.open(tmp_path, encoder=HashingEncoder()) as index:
        index.sync(shelf)
        found = _found(index)
    with SearchIndex.open(tmp_path) as index:  # the manifest names the encoder
        assert _found(index) == found
        assert index.status().model == "hashing"


def test_a_change_elsewhere_is_seen_at_the_next_search(tmp_path: Path, documents: dict[str, Document]) -> None:
    with SearchIndex.open(tmp_path, encoder=HashingEncoder()) as one, SearchIndex.open(tmp_path) as other:
        assert _found(other) == []
        one.put("002", documents["002"])
        assert _found(other) == _found(one) != []
        one.remove("002")
        assert _found(other) == []


def test_two_writers_at_once_are_refused(tmp_path: Path, documents: dict[str, Document]) -> None:
    encoder = HashingEncoder()
    with SearchIndex.open(tmp_path, encoder=encoder) as one, SearchIndex.open(tmp_path, encoder=encoder) as other:
        with one._changing(), pytest.raises(StoreError, match="tiến trình khác"):
            other.put("002", documents["002"])
        assert other.put("002", documents["002"])


def test_killed_while_embedding_it_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shelf: Shelf) -> None:
    monkeypatch.setattr("search.build._STRIDE", 32)
    dying, second = Counting(dies_after=100), Counting()
    with pytest.raises(KeyboardInterrupt), SearchIndex.open(tmp_path, encoder=dying) as index:
        index.sync(shelf)
    with SearchIndex.open(tmp_path, encoder=second) as index:
        assert _found(index) == []  # nothing half done is shown
        index.sync(shelf)
        assert not set(second.given) & set(dying.given[:96])  # what was embedded is not embedded again
        assert len(_found(index)) > 50


def test_killed_before_the_words_were_written_it_mends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, documents: dict[str, Document]
) -> None:
    with SearchIndex.open(tmp_path / "a", encoder=HashingEncoder()) as index:
        index.put("002", documents["002"])
        expected = _found(index)

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("search.build.settle", killed)
        with pytest.raises(KeyboardInterrupt), SearchIndex.open(tmp_path / "b", encoder=HashingEncoder()) as index:
            index.put("002", documents["002"])
    with SearchIndex.open(tmp_path / "b") as index:
        assert _found(index) == expected


def test_lost_words_are_made_anew(tmp_path: Path, documents: dict[str, Document]) -> None:
    with SearchIndex.open(tmp_path, encoder=HashingEncoder()) as index:
        index.put("002", documents["002"])
        expected = _found(index)
    shutil.rmtree(tmp_path / INDEX_NAME / "words")
    told: list[tuple[str, int, int]] = []
    with SearchIndex.open(tmp_path, progress=lambda *step: told.append(step)) as index:
        assert _found(index) == expected
    assert told[-1] == ("words", 1, 1)


@pytest.mark.parametrize("entry", [{"format": "0"}, {"model": "another"}, {"fingerprint": "other weights"}])
def test_an_index_made_otherwise_is_refused(tmp_path: Path, documents: dict[str, Document], entry: dict[str, str]) -> None:
    with SearchIndex.open(tmp_path, encoder=HashingEncoder()) as index:
        index.put("002", documents["002"])
        index._catalog.note(**entry)
    with pytest.raises(IndexMismatch, match="vanban ingest"):
        SearchIndex.open(tmp_path, encoder=HashingEncoder())


def test_a_damaged_file_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / INDEX_NAME).mkdir()
    (tmp_path / INDEX_NAME / "catalog.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(IndexMismatch, match="hỏng"):
        SearchIndex.open(tmp_path, encoder=HashingEncoder())


def test_an_empty_index_finds_nothing(index: SearchIndex) -> None:
    result = index.search(QUESTION)
    assert (result.hits, result.nothing_fits) == ((), True)
    assert index.status().documents == 0


def test_progress_tells_stage_and_share(index: SearchIndex, shelf: Shelf) -> None:
    told: list[tuple[str, int, int]] = []
    index.sync(shelf, lambda stage, done, total: told.append((stage, done, total)))
    assert [step for step in told if step[0] == "read"][-1] == ("read", 5, 5)
    last = [step for step in told if step[0] == "embed"][-1]
    assert last[1] == last[2] > 100


def test_plain_articles(index: SearchIndex) -> None:
    texts = [
        Text("a", "Điều 1", " ".join(f"Trồng cây xanh số {n}." for n in range(200))),
        Text("b", "Điều 2", "Xử phạt vi phạm giao thông."),
    ]
    assert index.put_texts(texts) == 5  # the long one in four passages
    assert index.put_texts(texts) == 0
    assert index.search("xử phạt giao thông").hits[0].unit == "b"
