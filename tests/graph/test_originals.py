"""Originals are kept once, whole, and as long as a document names them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from graph.originals import Originals
from graph.store import STORE_NAME, Store
from ingest.errors import StoreError
from ingest.parse import parse_file


def _file(folder: Path, name: str, words: str) -> tuple[Path, str]:
    path = folder / name
    path.write_text(words, "utf-8")
    return path, hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    kept = Originals(tmp_path / "nha")
    first, sha256 = _file(tmp_path, "1.txt", "Giao Sở Nội vụ báo cáo.")
    second, _ = _file(tmp_path, "2.txt", "Giao Sở Nội vụ báo cáo.")
    assert not kept.holds(sha256)
    assert kept.keep(first, sha256)
    assert kept.keep(second, sha256)
    assert [(name, path.read_bytes()) for name, path in kept.all()] == [(sha256, first.read_bytes())]
    assert [path.name for path in kept.folder.rglob("*") if path.is_file()] == [f"{sha256}.bin"]


def test_a_file_that_changed_meanwhile_is_not_kept_under_its_old_hash(tmp_path: Path) -> None:
    kept = Originals(tmp_path / "nha")
    path, sha256 = _file(tmp_path, "1.txt", "cũ")
    path.write_text("mới", "utf-8")
    assert not kept.keep(path, sha256)
    assert not [path for path in kept.folder.rglob("*") if path.is_file()]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    path, sha256 = _file(tmp_path, "1.txt", "x")
    (tmp_path / "nha").mkdir()
    (tmp_path / "nha" / "originals").write_text("no folder")
    with pytest.raises(StoreError, match="bản gốc"):
        Originals(tmp_path / "nha").keep(path, sha256)


def test_what_no_document_names_is_dropped(tmp_path: Path) -> None:
    kept = Originals(tmp_path)
    path, sha256 = _file(tmp_path, "1.txt", "QUYẾT ĐỊNH\nGiao Sở Nội vụ báo cáo.")
    other, stray = _file(tmp_path, "2.txt", "x")
    with Store(tmp_path / STORE_NAME) as store:
        id = store.put(parse_file(path)).document_id
        assert kept.keep(path, sha256)
        assert kept.keep(other, stray)
        (kept.folder / "ab").mkdir(exist_ok=True)
        (kept.folder / "ab" / "part-1").write_bytes(b"half")
        assert kept.stray(store) == ()  # it may be another process's work under way
        for file in kept.folder.rglob("*"):
            os.utime(file, (0, 0))
        assert sorted(file.name for file in kept.stray(store)) == sorted([f"{stray}.bin", "part-1"])
        assert kept.drop(store, [sha256, stray, ""]) == 1
        assert kept.holds(sha256)
        store.forget(id)
        assert kept.drop(store, [sha256]) == 1
        assert not kept.holds(sha256)
