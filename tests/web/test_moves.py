"""Files that moved, changed or went away between two ingests, and the originals that are kept of them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.originals import Originals
from graph.store import STORE_NAME, Store
from web.intake import Report, gather, take_in
from web.moves import with_gone

WORDS = "QUYẾT ĐỊNH\nSố: {}/QĐ-SNV\nĐiều 1. Giao Phòng Tổ chức báo cáo trước ngày 15 hằng tháng."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "nha" / STORE_NAME) as opened:
        yield opened


def _write(path: Path, number: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(WORDS.format(number), "utf-8")
    return path


def _ingest(store: Store, folder: Path, prune: bool = False, again: bool = False) -> Report:
    report = take_in(store, gather([folder], [".txt", ".zip"]), again=again, processes=1)
    return with_gone(report, store, [folder], prune)


def test_a_moved_file_is_known_by_its_bytes(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "vao"
    first, second = _write(folder / "1.txt", 1), _write(folder / "2.txt", 2)
    assert len(_ingest(store, folder).added) == 2
    ids, digests = store.document_ids(), store.digests()
    (folder / "2022").mkdir()
    first.rename(folder / "2022" / "kh.txt")
    report = _ingest(store, folder)
    assert (report.moved, report.added, report.changed, report.gone) == ((str(folder / "2022" / "kh.txt"),), (), (), ())
    assert (store.document_ids(), store.digests()) == (ids, digests)
    assert sorted(path for summary in store.summaries() for path in summary.paths) == [
        str(folder / "2.txt"),
        str(folder / "2022" / "kh.txt"),
    ]
    second.with_name("3.txt").write_bytes(second.read_bytes())  # a copy: the first is still there
    report = _ingest(store, folder)
    assert (report.moved, report.gone) == ((), ())


def test_removed_files_are_told_and_forgotten_when_asked(store: Store, tmp_path: Path) -> None:
    folder, other = tmp_path / "vao", tmp_path / "vao-khac"
    gone, _ = _write(folder / "1.txt", 1), _write(folder / "2.txt", 2)
    elsewhere = _write(other / "3.txt", 3)
    _ingest(store, folder)
    _ingest(store, other)
    gone.unlink()
    elsewhere.unlink()
    report = _ingest(store, folder)
    assert (report.gone, report.pruned, len(store.document_ids())) == ((str(gone),), (), 3)
    report = _ingest(store, folder, prune=True)
    assert (report.gone, report.pruned, len(store.document_ids())) == ((), (str(gone),), 2)  # what is elsewhere stays
    other.rename(tmp_path / "away")
    assert with_gone(report, store, [other], prune=True).pruned == ()  # a folder that is not there may be a disk not mounted


def test_members_that_left_their_archive(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "vao"
    folder.mkdir()
    archive = folder / "a.zip"
    for names in (("1.txt", "2.txt"), ("2.txt",)):
        with zipfile.ZipFile(archive, "w") as package:
            for name in names:
                package.writestr(name, WORDS.format(name[0]))
        report = _ingest(store, folder)
    assert report.gone == (f"{archive}!/1.txt",)
    archive.write_bytes(b"PK\x03\x04 broken")
    report = _ingest(store, folder)
    assert len(report.failed) == 1
    assert report.gone == ()  # what can't be opened says nothing of what it held


def test_originals_follow_their_documents(store: Store, tmp_path: Path) -> None:
    folder, kept = tmp_path / "vao", Originals(store.path.parent)
    path = _write(folder / "1.txt", 1)
    old = path.read_bytes()
    _ingest(store, folder)
    assert [file.read_bytes() for _, file in kept.all()] == [old]
    _write(path, 2)
    _ingest(store, folder)
    assert [file.read_bytes() for _, file in kept.all()] == [path.read_bytes()]
    for _, file in kept.all():
        file.unlink()
    report = _ingest(store, folder)
    assert (len(report.unchanged), [file.read_bytes() for _, file in kept.all()]) == (1, [path.read_bytes()])
    path.unlink()
    _ingest(store, folder, prune=True)
    assert list(kept.all()) == []


def test_none_are_kept_where_none_are_wanted(store: Store, tmp_path: Path) -> None:
    path = _write(tmp_path / "vao" / "1.txt", 1)
    take_in(store, gather([path], [".txt"]), processes=1, keep_originals=False)
    assert not Originals(store.path.parent).folder.exists()


def test_a_file_without_a_header_is_stored_and_told(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "vao"
    _write(folder / "1.txt", 1)
    (folder / "2.txt").write_text("Thịt bò, hành, gừng. Nấu trong ba giờ.", "utf-8")
    report = _ingest(store, folder)
    assert (len(report.added), report.headless) == (2, (str(folder / "2.txt"),))
    assert _ingest(store, folder).headless == ()
