"""The store: what is put comes back, and what a file says is said once."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import func, select

from graph import tables
from graph.store import STORE_NAME, ChangeKind, Store, home_path
from ingest.document import Document, Source
from ingest.errors import StoreError, UnknownDocument
from ingest.readings import Span
from tests.graph.make import Draft, plan
from tests.graph.strategies import documents


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "new" / STORE_NAME) as store:
        yield store


def rich() -> Document:
    """A document with a fact of each kind."""
    draft = plan("Căn cứ Quyết định số 251/QĐ-BNV. Phòng Nội vụ báo cáo trước ngày 15/6.")
    key = draft.cite("Quyết định số 251/QĐ-BNV", "251/QĐ-BNV", "2022-03-29", "Bộ Nội vụ")
    draft.relate("self", "based_on", key, "Căn cứ Quyết định số 251/QĐ-BNV")
    at = draft.provision("Phòng Nội vụ báo cáo", "1", heading="Phòng Nội vụ")
    timing = {"words": "trước ngày 15/6", "days": ((6, 15),)}
    draft.duty("Phòng Nội vụ báo cáo trước ngày 15/6.", ["Phòng Nội vụ"], provision=at, timing=timing, condition="báo cáo")
    return draft.make()


def rows(store: Store) -> dict[str, int]:
    with store.reading() as connection:
        counted = {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables.metadata.sorted_tables
        }
    return {name: count for name, count in counted.items() if name != "meta"}


def test_a_document_comes_back_as_it_was_put(store: Store) -> None:
    document = rich()
    change = store.put(document)
    assert (change.kind, change.document_id) == (ChangeKind.ADDED, "ubnd-thi-xa-duyen-hai/kh/2022/26")
    found = store.document(change.document_id)
    assert found == document
    assert (found.raw, found.text, found.map) == (document.raw, document.text, document.map)


@given(document=documents())
@settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
def test_any_document_comes_back(store: Store, document: Document) -> None:
    id = store.put(document).document_id
    assert store.document(id) == document
    store.forget(id)
    assert not any(rows(store).values())


def test_an_unchanged_file_does_nothing(store: Store) -> None:
    document = rich()
    first = store.put(document)
    before = store.revision
    assert store.unchanged("a.txt", document.source.sha256)
    assert not store.unchanged("a.txt", "other")
    assert not store.unchanged("b.txt", document.source.sha256)
    assert store.put(document).kind is ChangeKind.UNCHANGED
    assert store.revision == before
    assert store.document_ids() == (first.document_id,)


def test_a_changed_file_replaces_all_it_said(store: Store) -> None:
    store.put(rich())
    changed = plan("Không còn gì.").make()
    change = store.put(changed)
    assert (change.kind, change.removed) == (ChangeKind.CHANGED, ())  # its number is the same, so its id is too
    assert store.document(change.document_id) == changed
    left = rows(store)
    assert (left["documents"], left["citations"], left["obligations"], left["timings"], left["sources"]) == (1, 0, 0, 0, 1)


def test_a_file_read_anew_by_a_better_reader_replaces_its_facts(store: Store) -> None:
    document = rich()
    id = store.put(document).document_id
    better = replace(document, citations=())
    better = replace(better, relations=())
    assert store.put(better).kind is ChangeKind.CHANGED
    assert store.document(id) == better


def test_digests_tell_which_documents_changed(store: Store) -> None:
    document = rich()
    store.put(document)
    before = store.digests()
    assert set(before) == set(store.document_ids())
    store.put(replace(document, obligations=()))
    after = store.digests()
    assert set(after) == set(before)
    assert after != before


def test_a_file_that_becomes_another_document_takes_the_old_one_along(store: Store) -> None:
    old = store.put(plan("Nội dung.", number="26").make())
    new = store.put(plan("Nội dung.", number="27").make())
    assert (new.kind, new.removed) == (ChangeKind.CHANGED, (old.document_id,))
    assert store.document_ids() == (new.document_id,)


def test_two_files_with_the_same_words_are_one_document(store: Store) -> None:
    first = store.put(plan("Nội dung.", "a.txt").make())
    second = store.put(plan("Nội dung.", "b.txt").make())
    assert (second.kind, second.document_id) == (ChangeKind.UNCHANGED, first.document_id)
    assert store.summary(first.document_id).paths == ("a.txt", "b.txt")
    assert store.unchanged("b.txt", plan("Nội dung.").make().source.sha256)
    changed = store.put(plan("Nội dung khác.", "a.txt").make())  # the other file still says the old words
    assert changed.kind is ChangeKind.CHANGED
    assert set(store.document_ids()) == {first.document_id, changed.document_id}
    assert store.summary(first.document_id).paths == ("b.txt",)
    assert not store.unchanged("b.txt", plan("Nội dung.").make().source.sha256)  # its own layout was never read
    assert store.put(plan("Nội dung.", "b.txt").make()).kind is ChangeKind.CHANGED
    assert store.document(first.document_id).source.path == "b.txt"


def test_two_texts_of_one_number_are_both_kept(store: Store) -> None:
    first = store.put(plan("Bản thứ nhất.", "a.txt").make())
    second = store.put(plan("Bản thứ hai.", "b.txt").make())
    assert second.kind is ChangeKind.ADDED
    assert second.document_id.startswith(f"{first.document_id}~")
    assert "nhất" in store.document(first.document_id).text
    assert "hai" in store.document(second.document_id).text
    assert store.put(plan("Bản thứ hai.", "b.txt").make()).kind is ChangeKind.UNCHANGED


def test_two_documents_without_number_are_kept_apart(store: Store) -> None:
    header = {"symbol": "UBND-NV", "type": "Công văn", "issuer": "Ủy ban nhân dân huyện Vĩnh Linh"}
    ids = {store.put(Draft(f"Nội dung {n}.", f"{n}.txt", "2024-04", **header).make()).document_id for n in range(3)}
    assert len(ids) == 3
    assert store.document_ids() == tuple(sorted(ids))


def test_forgetting(store: Store) -> None:
    id = store.put(rich()).document_id
    before = store.revision
    assert store.forget(id)
    assert not any(rows(store).values())
    assert store.revision > before
    assert not store.forget(id)
    with pytest.raises(UnknownDocument, match="duyen-hai"):
        store.document(id)
    with pytest.raises(UnknownDocument):
        store.summary(id)


def test_a_summary(store: Store) -> None:
    id = store.put(rich()).document_id
    (summary,) = store.summaries()
    assert summary == store.summary(id)
    assert (summary.id, summary.number, summary.type, summary.date) == (id, "26/KH-UBND", "Kế hoạch", "2022-02-11")
    assert (summary.source, summary.format) == ("a.txt", "txt")
    assert (summary.provisions, summary.citations, summary.obligations) == (1, 1, 1)


def test_a_span_that_does_not_repeat_the_text_is_refused_whole(store: Store) -> None:
    document = rich()
    wrong = replace(document.citations[0], span=Span(0, 5, "SAIRỒ"))
    with pytest.raises(ValueError, match="repeat the text"):
        store.put(replace(document, citations=(wrong,)))
    assert store.document_ids() == ()


def test_letters_that_no_file_can_hold_are_refused_in_a_sentence(store: Store) -> None:
    document = plan("Nội dung.").make()
    with pytest.raises(StoreError, match=r"a\.txt"):
        store.put(replace(document, source=Source("a.txt", "txt", "\ud800")))
    assert store.document_ids() == ()


def test_a_transaction_that_fails_leaves_what_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    id = store.put(rich()).document_id
    before = (rows(store), store.revision)

    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("graph.rows.fact_rows", fail)
    with pytest.raises(RuntimeError):
        store.put(plan("Khác.").make())
    assert (rows(store), store.revision) == before
    assert store.document(id) == rich()


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite"
    path.write_text("Đây không phải là kho dữ liệu. " * 40)
    with pytest.raises(StoreError, match="không phải là kho"):
        Store(path)
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE theirs (x)")
    with pytest.raises(StoreError, match="chương trình khác"):
        Store(other)


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    path = tmp_path / "Kế hoạch? 100% #1 & văn bản" / STORE_NAME
    with Store(path) as store:
        store.put(rich())
    assert path.is_file()
    assert [file.name for file in path.parent.iterdir()] == [STORE_NAME]  # one file once it is closed


def test_a_store_that_must_exist(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="vanban ingest"):
        Store(tmp_path / "none.sqlite", must_exist=True)
    assert not (tmp_path / "none.sqlite").exists()


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="--home"):
        Store(tmp_path / "file" / "deeper" / STORE_NAME)


def test_a_store_that_another_process_writes_is_in_use(store: Store) -> None:
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="tiến trình khác"):
        Store(store.path, busy_seconds=0.05)
    assert store.document_ids() == ()  # readers go on
    other.execute("ROLLBACK")
    other.close()


def test_the_file_is_in_write_ahead_mode_with_foreign_keys(store: Store) -> None:
    with store.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []


def test_a_reader_sees_one_state(store: Store) -> None:
    store.put(plan("Một.", "a.txt").make())
    with store.reading() as connection:
        before = connection.scalar(select(func.count()).select_from(tables.documents))
        store.put(plan("Hai.", "b.txt", number="27").make())
        assert connection.scalar(select(func.count()).select_from(tables.documents)) == before
    assert len(store.document_ids()) == 2


def test_threads_share_a_store(store: Store) -> None:
    failed: list[BaseException] = []

    def work(n: int) -> None:
        try:
            store.put(plan(f"Nội dung {n}.", f"{n}.txt", number=str(n)).make())
            store.summaries()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert len(store.document_ids()) == 8


def test_where_the_home_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VANBAN_HOME", str(tmp_path / "env"))
    assert home_path(str(tmp_path)) == tmp_path
    assert home_path() == tmp_path / "env"
    monkeypatch.delenv("VANBAN_HOME")
    assert home_path().name == "vanban"
