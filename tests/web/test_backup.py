"""A backup holds one state of a home, whatever is written meanwhile; what comes back is what was there."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from graph.originals import Originals
from graph.store import STORE_NAME, Store
from ingest.errors import StoreError
from search.index import SearchIndex
from web.backup import MANIFEST, BackupError, back_up, restore
from web.doctor import examine
from web.intake import gather, take_in

WORDS = "QUYẾT ĐỊNH\nSố: {}/QĐ-SNV\nĐiều 1. Giao Phòng Tổ chức báo cáo trước ngày 15 hằng tháng."

WRITER = """
import hashlib, sys, time
from pathlib import Path
from graph.originals import Originals
from graph.store import Store
from ingest.parse import parse_file
from search.index import SearchIndex
home, folder = Path(sys.argv[1]), Path(sys.argv[2])
kept = Originals(home)
with Store(home / "vanban.sqlite") as store, SearchIndex.open(home, model="hashing") as index:
    for number in range(100, 100_000):
        path = folder / f"{number}.txt"
        path.write_text(f"QUYẾT ĐỊNH\\nSố: {number}/QĐ-SNV\\nĐiều 1. Giao Phòng {number} báo cáo.", "utf-8")
        kept.keep(path, hashlib.sha256(path.read_bytes()).hexdigest())
        store.put(parse_file(path))
        if number % 5 == 0:
            index.sync(store)
        print(number, flush=True)
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "vao").mkdir()
    for number in (1, 2):
        (tmp_path / "vao" / f"{number}.txt").write_text(WORDS.format(number), "utf-8")
    home = tmp_path / "nha"
    with Store(home / STORE_NAME) as store, SearchIndex.open(home, model="hashing") as index:
        take_in(store, gather([tmp_path / "vao"], [".txt"]), processes=1)
        index.sync(store)
    return home


def test_what_was_backed_up_comes_back(home: Path, tmp_path: Path) -> None:
    (home / "uploads").mkdir()
    (home / "uploads" / "a.txt").write_text("x")
    (home / "secret.key").write_bytes(b"k" * 32)
    with Store(home / STORE_NAME) as store:
        before = {id: store.document(id) for id in store.document_ids()}
    out = tmp_path / "a.zip"
    made = back_up(home, out)
    assert (made.documents, made.bytes) == (2, out.stat().st_size)
    with zipfile.ZipFile(out) as archive:
        names = set(archive.namelist())
    assert {STORE_NAME, "index/catalog.sqlite", "uploads/a.txt", MANIFEST} <= names
    assert not [name for name in names if name.startswith(("index/words", "secret"))]
    other = tmp_path / "khac" / "nha"
    assert restore(out, other) == made
    assert list(examine(other)) == []
    with Store(other / STORE_NAME) as store, SearchIndex.open(other) as index:
        assert {id: store.document(id) for id in store.document_ids()} == before
        assert index.sync(store).embedded == 0  # vectors came along; words are made again
        assert index.search("báo cáo hằng tháng").hits
    assert [sha for sha, _ in Originals(other).all()] == [sha for sha, _ in Originals(home).all()]
    assert not list(tmp_path.glob("**/*.part"))
    assert not list((tmp_path / "khac").glob(".vanban-*"))


def test_backups_while_another_process_writes(home: Path, tmp_path: Path) -> None:
    folder = tmp_path / "nua"
    folder.mkdir()
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(home), str(folder)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    counts = []
    try:
        writer.stdout.readline()
        for number in range(3):
            time.sleep(0.3)
            counts.append(back_up(home, tmp_path / f"{number}.zip").documents)
        assert writer.poll() is None
    finally:
        writer.kill()
        writer.wait()
        writer.stdout.close()
    assert counts == sorted(counts)
    assert counts[-1] > counts[0] >= 3
    for number, count in enumerate(counts):
        other = tmp_path / f"nha{number}"
        restore(tmp_path / f"{number}.zip", other)
        found = list(examine(other))
        assert [each for each in found if not each.mended] == []
        assert {each.part for each in found} <= {"index"}  # which may have been a few documents behind
        with Store(other / STORE_NAME) as store:
            assert len(store.document_ids()) == count
            assert list(examine(other)) == []


def test_a_home_is_never_overwritten(home: Path, tmp_path: Path) -> None:
    back_up(home, tmp_path / "a.zip")
    with pytest.raises(StoreError, match="đã có kho"):
        restore(tmp_path / "a.zip", home)
    with pytest.raises(StoreError, match="không có gì để sao lưu"):
        back_up(tmp_path / "trong", tmp_path / "b.zip")
    with pytest.raises(BackupError, match="Không sao lưu được"):
        back_up(home, tmp_path / "không có" / "b.zip")


def _changed(out: Path, name: str, change: bytes) -> Path:
    """The backup with one member replaced."""
    other = out.with_name("changed.zip")
    with zipfile.ZipFile(out) as source, zipfile.ZipFile(other, "w") as target:
        for member in source.infolist():
            target.writestr(member.filename, change if member.filename == name else source.read(member))
    return other


def test_a_broken_backup_leaves_nothing_behind(home: Path, tmp_path: Path) -> None:
    out = tmp_path / "a.zip"
    back_up(home, out)
    with zipfile.ZipFile(out) as archive:
        told = json.loads(archive.read(MANIFEST))
        store = archive.read(STORE_NAME)
    newer, outside = {**told, "schema": 10_000}, {**told, "files": [*told["files"], {**told["files"][0], "name": "../x"}]}
    for name, change, why in (
        (STORE_NAME, store[:-1] + b"?", "đã hỏng"),
        (MANIFEST, json.dumps(newer).encode(), "mới hơn"),
        (MANIFEST, json.dumps(outside).encode(), "không phải bản sao lưu"),
        (MANIFEST, b"[]", "không phải bản sao lưu"),
    ):
        with pytest.raises(BackupError, match=why):
            restore(_changed(out, name, change), tmp_path / "khac")
    (tmp_path / "cut.zip").write_bytes(out.read_bytes()[:-200])
    with pytest.raises(BackupError, match="không phải bản sao lưu"):
        restore(tmp_path / "cut.zip", tmp_path / "khac")
    assert not (tmp_path / "khac").exists()
    assert not list(tmp_path.glob(".vanban-*"))
