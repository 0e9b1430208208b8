"""Files that moved, changed or went away between two ingests, and the originals that are kept of them."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from graph.originals import Originals
from graph.store import STORE_NAME, Store
from ingest import pool
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
    report = take_in(store, gather([folder], [".txt", ".zip", ".eml"]), again=again, processes=1)
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


def _archive(path: Path, *names: str, broken: bool = False) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as package:
        for name in names:
            package.writestr(name, WORDS.format(name[0]))
        if broken:
            package.writestr("9.pdf", b"%PDF-1.4 broken")
    return path


def _mail(path: Path) -> Path:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "a@b.vn", "Gửi quyết định", "<1@b.vn>"
    mail.set_content("Kính gửi các đơn vị quyết định kèm theo.")
    mail.add_attachment(WORDS.format(5).encode(), maintype="text", subtype="plain", filename="5.txt")
    path.write_bytes(bytes(mail))
    return path


def _paths(store: Store) -> list[str]:
    return sorted(path for summary in store.summaries() for path in summary.paths)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that were opened for reading, by their names."""
    found: list[str] = []
    real = pool.read_all

    def watched(tasks: Iterable[pool.Task], *rest: object) -> object:
        return real((found.append(task.path.name) or task for task in tasks), *rest)  # type: ignore[arg-type, func-returns-value]

    monkeypatch.setattr(pool, "read_all", watched)
    return found


def test_a_moved_archive_is_known_by_its_bytes(store: Store, tmp_path: Path, opened: list[str]) -> None:
    folder = tmp_path / "vao"
    archive, mail = _archive(folder / "a.zip", "1.txt", "in/2.txt"), _mail(folder / "b.eml")
    assert len(_ingest(store, folder).added) == 4
    ids, before = store.document_ids(), _paths(store)
    opened.clear()
    report = _ingest(store, folder)
    assert (sorted(report.unchanged), opened) == (before, [])
    (folder / "2022").mkdir()
    archive, mail = archive.rename(folder / "2022" / "c.zip"), mail.rename(folder / "2022" / "d.eml")
    report = _ingest(store, folder, prune=True)
    assert sorted(report.moved) == [f"{archive}!/1.txt", f"{archive}!/in/2.txt", str(mail), f"{mail}!/5.txt"]
    assert (report.added, report.pruned, opened, store.document_ids()) == ((), (), [], ids)
    assert _paths(store) == sorted(report.moved)
    assert (len(_ingest(store, folder).unchanged), opened) == (4, [])


def test_an_archive_with_something_broken_is_moved_and_tried_again(store: Store, tmp_path: Path, opened: list[str]) -> None:
    folder = tmp_path / "vao"
    archive = _archive(folder / "a.zip", "1.txt", broken=True)
    assert len(_ingest(store, folder).failed) == 1
    moved = archive.rename(folder / "b.zip")
    opened.clear()
    report = _ingest(store, folder, prune=True)
    assert (report.added, report.pruned, len(report.failed), opened) == ((), (), 1, ["b.zip"])
    assert [*report.unchanged] == _paths(store) == [f"{moved}!/1.txt"]  # that member was not read again


def test_an_archive_that_is_gone_is_told_and_forgotten_with_what_it_held(store: Store, tmp_path: Path, opened: list[str]) -> None:
    folder = tmp_path / "vao"
    archive = _archive(folder / "a.zip", "1.txt", "2.txt")
    _ingest(store, folder)
    kept = archive.rename(tmp_path / "a.zip")
    members = (f"{archive}!/1.txt", f"{archive}!/2.txt")
    assert _ingest(store, folder).gone == members
    assert (_ingest(store, folder, prune=True).pruned, store.document_ids()) == (members, ())
    opened.clear()
    kept.rename(archive)
    assert (_ingest(store, folder).added, opened) == (members, ["a.zip"])  # nothing is thought to be there that was forgotten


def test_a_document_removed_from_an_archive_comes_back_with_it(store: Store, tmp_path: Path, opened: list[str]) -> None:
    folder = tmp_path / "vao"
    _archive(folder / "a.zip", "1.txt", "2.txt")
    _ingest(store, folder)
    store.forget(store.document_ids()[0])
    opened.clear()
    report = _ingest(store, folder)
    assert (len(report.added), len(report.unchanged), opened) == (1, 1, ["a.zip"])


def test_an_archive_that_was_unpacked_leaves_its_documents(store: Store, tmp_path: Path, opened: list[str]) -> None:
    folder = tmp_path / "vao"
    archive = _archive(folder / "a.zip", "1.txt", "2.txt")
    _ingest(store, folder)
    with zipfile.ZipFile(archive) as package:
        package.extractall(folder / "a")
    archive.unlink()
    opened.clear()
    report = _ingest(store, folder, prune=True)
    assert (len(report.moved), report.added, report.pruned, opened) == (2, (), (), [])


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
