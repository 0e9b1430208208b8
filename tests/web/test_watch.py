"""Folders under watch: files are read when they no longer grow, as a process does it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from graph.store import STORE_NAME, Store
from web.watching import Folders, Seen

WORDS = "QUYẾT ĐỊNH\nSố: {}/QĐ-SNV\nĐiều 1. Giao Phòng Tổ chức báo cáo trước ngày 15 hằng tháng.\n"


def test_a_file_is_ready_when_it_was_the_same_twice(tmp_path: Path) -> None:
    path = tmp_path / "1.txt"
    path.write_text("a")
    (tmp_path / ".part").write_text("hidden")
    folders = Folders([tmp_path])
    assert folders.look() == Seen((), True, False)
    path.write_text("ab")
    assert folders.look() == Seen((), True, False)
    assert folders.look() == Seen((path,), False, False)
    assert folders.look() == Seen((path,), False, False)  # until it is done
    folders.done([path])
    assert folders.look() == Seen((), False, False)
    path.write_text("abc")
    assert [folders.look().ready, folders.look().ready] == [(), (path,)]
    path.unlink()
    assert [folders.look().gone for _ in range(3)] == [False, True, False]


def test_a_moved_file_is_ready_when_the_old_one_is_told_gone(tmp_path: Path) -> None:
    old, new = tmp_path / "1.zip", tmp_path / "2.zip"
    old.write_text("a")
    folders = Folders([tmp_path])
    folders.look()
    folders.done(folders.look().ready)
    old.rename(new)
    assert folders.look() == Seen((), True, False)
    assert folders.look() == Seen((new,), False, True)


def _until(true: Callable[[], bool], seconds: float = 40.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


def test_a_process_watches_and_ends_when_asked(tmp_path: Path) -> None:
    home, folder, told = tmp_path / "nha", tmp_path / "vao", tmp_path / "told"
    folder.mkdir()
    (folder / "1.txt").write_text(WORDS.format(1), "utf-8")
    command = [sys.executable, "-m", "web.cli", "--home", str(home), "watch", str(folder), "--every", "0.4", "--prune"]
    with told.open("wb") as out:
        process = subprocess.Popen(
            [*command, "--model", "hashing"], stdout=out, stderr=out, env={**os.environ, "PYTHONUNBUFFERED": "1"}
        )

    def lines() -> list[str]:
        return told.read_text("utf-8").splitlines()

    try:
        _until(lambda: "thêm 1, đổi 0, giữ nguyên 0, lỗi 0" in lines())
        growing = folder / "2.txt"
        with growing.open("w", encoding="utf-8") as file:
            for part in range(8):
                file.write(WORDS.format(2) if not part else f"Điều {part + 1}. Nội dung.\n")
                file.flush()
                time.sleep(0.15)
                assert len(lines()) == 2  # it has not been read yet
        _until(lambda: len(lines()) == 3)
        (folder / "1.txt").unlink()
        _until(lambda: len(lines()) == 5)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0
    finally:
        process.kill()
        process.wait()
    assert lines() == [
        f"Đang theo dõi {folder} (Ctrl-C để dừng)",
        "thêm 1, đổi 0, giữ nguyên 0, lỗi 0",
        "thêm 1, đổi 0, giữ nguyên 0, lỗi 0",
        f"Đã bỏ tệp không còn: {folder / '1.txt'}",
        "thêm 0, đổi 0, giữ nguyên 0, lỗi 0, bỏ 1",
        "Đã dừng.",
    ]
    with Store(home / STORE_NAME) as store:
        (summary,) = store.summaries()
        assert "Điều 8" in store.document(summary.id).text
