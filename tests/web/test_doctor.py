"""A home is damaged in each way that was seen or feared; the doctor finds it, mends what can be mended, and says so."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph.originals import Originals
from graph.store import STORE_NAME, Store
from search.index import INDEX_NAME, SearchIndex
from web.cli import vanban
from web.doctor import Ailment, examine
from web.intake import gather, take_in

WORDS = "QUYẾT ĐỊNH\nSố: {}/QĐ-SNV\nĐiều 1. Giao Phòng Tổ chức báo cáo trước ngày 15 hằng tháng."


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doctor")
    (folder / "vao").mkdir()
    for number in (1, 2, 3):
        (folder / "vao" / f"{number}.txt").write_text(WORDS.format(number), "utf-8")
    with Store(folder / "nha" / STORE_NAME) as store, SearchIndex.open(folder / "nha", model="hashing") as index:
        take_in(store, gather([folder / "vao"], [".txt"]), processes=1)
        index.sync(store)
    return folder


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    """A copy whose documents came from files that are still there."""
    return Path(shutil.copytree(made / "nha", tmp_path / "nha"))


def _run(home: Path, statement: str, database: str = STORE_NAME) -> None:
    connection = sqlite3.connect(home / database)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute(statement)
    connection.commit()
    connection.close()


def _first(home: Path) -> Path:
    return next(path for _, path in Originals(home).all())


def _old(path: Path, words: bytes = b"half") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(words)
    os.utime(path, (0, 0))


CATALOG = f"{INDEX_NAME}/catalog.sqlite"
DAMAGES: list[tuple[str, str, Callable[[Path], object]]] = [
    ("a document's text is lost", "store", lambda home: _run(home, "DELETE FROM texts WHERE document = 1")),
    (
        "spans point beside the text",
        "store",
        lambda home: _run(home, "UPDATE texts SET text = substr(text, 30) WHERE document = 2"),
    ),
    ("rows of no document", "store", lambda home: _run(home, "DELETE FROM documents WHERE key = 3")),
    ("the index lacks a document", "index", lambda home: _run(home, "DELETE FROM documents WHERE row = 1", CATALOG)),
    (
        "the index shows an old state",
        "index",
        lambda home: _run(home, "UPDATE documents SET digest = 'x' WHERE row = 1", CATALOG),
    ),
    ("words never finished", "index", lambda home: _run(home, "INSERT INTO pending VALUES (1)", CATALOG)),
    ("the index is no database", "index", lambda home: (home / CATALOG).write_bytes(b"x" * 5000)),
    ("the index is gone", "index", lambda home: shutil.rmtree(home / INDEX_NAME)),
    ("an original was changed", "originals", lambda home: _first(home).write_text("khác")),
    ("an original is gone", "originals", lambda home: _first(home).unlink()),
    ("an original that nobody names", "originals", lambda home: _old(home / "originals" / "ab" / f"{'ab' * 32}.bin")),
    ("a copy under way", "originals", lambda home: _old(home / "originals" / "ab" / "part-1")),
    ("a backup under way", "leftovers", lambda home: _old(home / "x.zip.part")),
]


@pytest.mark.parametrize(("name", "part", "damage"), DAMAGES, ids=[name for name, _, _ in DAMAGES])
def test_a_damage_is_told_then_mended(home: Path, name: str, part: str, damage: Callable[[Path], object]) -> None:
    assert list(examine(home)) == []
    damage(home)
    looked = list(examine(home, mend=False))
    assert part in {each.part for each in looked}, name
    assert not any(each.mended for each in looked)
    mended = list(examine(home))
    assert [each for each in mended if not each.mended] == []
    assert part in {each.part for each in mended}
    assert list(examine(home)) == []


def test_what_was_mended_is_whole_again(home: Path) -> None:
    with Store(home / STORE_NAME) as store:
        before = {id: store.document(id) for id in store.document_ids()}
    _run(home, "DELETE FROM texts WHERE document = 1")
    _run(home, "UPDATE texts SET text = 'x' WHERE document = 2")
    list(examine(home))
    with Store(home / STORE_NAME) as store:
        assert {id: store.document(id) for id in store.document_ids()} == before


def test_an_original_is_kept_anew_from_the_archive_that_held_it(tmp_path: Path) -> None:
    home, archive = tmp_path / "nha", tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as package:
        package.writestr("trong/1.txt", WORDS.format(1))
    with Store(home / STORE_NAME) as store, SearchIndex.open(home, model="hashing") as index:
        take_in(store, gather([archive], [".zip"]), processes=1)
        index.sync(store)
    kept = _first(home)
    kept.write_text("khác")
    (told,) = examine(home)
    assert (told.part, told.mended, told.about) == ("originals", True, f"{archive}!/trong/1.txt")
    assert kept.read_text("utf-8") == WORDS.format(1)
    archive.unlink()
    kept.write_text("khác")
    assert [each.mended for each in examine(home)] == [False]


def test_what_cannot_be_mended_is_left_and_told(home: Path, made: Path) -> None:
    (made / "vao").rename(made / "away")
    try:
        _first(home).unlink()
        shutil.rmtree(home / "originals")
        _run(home, "DELETE FROM texts WHERE document = 1")
        (left,) = [each for each in examine(home) if not each.mended]
        assert isinstance(left, Ailment)
        assert (left.part, left.done[1]) == ("store", "there is no original to read: ingest its file again")
    finally:
        (made / "away").rename(made / "vao")


def test_the_command_says_what_was_done_and_ends_accordingly(home: Path) -> None:
    def run(*words: str) -> tuple[int, str]:
        result = CliRunner().invoke(vanban, ["--home", str(home), "doctor", *words])
        return result.exit_code, result.stdout

    assert run() == (0, "Lành lặn.\n")
    _first(home).write_text("khác")
    code, said = run("--check", "--json")
    told = json.loads(said)
    assert (code, told["sound"], [each["part"] for each in told["ailments"]]) == (1, False, ["originals"])
    code, said = run()
    assert (code, said.splitlines()[-1]) == (0, "Đã sửa 1, còn 0.")
    assert "đã giữ lại từ tệp ban đầu" in said
    store = home / STORE_NAME
    for name in (f"{STORE_NAME}-wal", f"{STORE_NAME}-shm"):
        (home / name).unlink(missing_ok=True)
    store.write_bytes(store.read_bytes()[:4096] + b"\xff" * (store.stat().st_size - 4096))
    code, said = run()
    assert (code, said.splitlines()[-1]) == (1, "Đã sửa 0, còn 1.")
    assert "vanban restore" in said


def test_a_home_without_a_store(tmp_path: Path) -> None:
    result = CliRunner().invoke(vanban, ["--home", str(tmp_path), "doctor"])
    assert result.exit_code == 1
    assert "vanban ingest" in result.stderr


def test_what_the_doctor_found_is_in_the_log(home: Path, tmp_path: Path) -> None:
    _first(home).write_bytes(b"spoilt")
    log = tmp_path / "nhat-ky.jsonl"
    CliRunner().invoke(vanban, ["--home", str(home), "doctor", "--log", str(log)])
    told = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    assert [(each["event"], each.get("part")) for each in told] == [("ailment", "originals"), ("examined", None)]
    assert (told[0]["mended"], told[1]["found"], told[1]["left"]) == (True, 1, 0)
