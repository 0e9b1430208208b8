"""Files read in several processes: the result of one, in the order of the files; a file that kills its process costs no other."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ingest import pool
from ingest.parse import parse_file
from ingest.pool import Outcome, Task, read_all
from ingest.readers.sentences import READER_DIED, too_slow
from tests.ingest.writers import docx, packed

WORDS = "Số: {}/KH-UBND. Ủy ban nhân dân tỉnh báo cáo."


def _tasks(folder: Path, count: int) -> list[Task]:
    for i in range(count):
        (folder / f"{i:02}.txt").write_text(WORDS.format(i) + " Điều 1. x" * (200 * (count - i)), "utf-8")
    return [Task(path, str(path), {}) for path in sorted(folder.iterdir())]


def _names(outcomes: Iterator[tuple[Task, Outcome | None]]) -> list[str]:
    return [Path(found.name if found else task.name + " end").name for task, found in outcomes]


def test_the_order_is_that_of_the_files(tmp_path: Path) -> None:
    tasks = _tasks(tmp_path, 9)
    found = list(read_all(tasks, processes=2))
    assert [outcome.document for _, outcome in found if outcome] == [parse_file(task.path, task.name) for task in tasks]
    assert [task.name for task, _ in found] == [task.name for task in tasks for _ in range(2)]
    assert [bool(outcome) for _, outcome in found] == [True, False] * 9


def test_no_more_is_held_than_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_HELD", 0)
    members = {f"{i}.txt": WORDS.format(i) for i in range(30)}
    (tmp_path / "a.txt").write_text(WORDS.format(1) + " Điều 1. x" * 20_000, "utf-8")
    (tmp_path / "b.zip").write_bytes(packed(members))
    tasks = [Task(path, path.name, {}) for path in sorted(tmp_path.iterdir())]
    held: list[int] = []
    listen = pool._listen
    monkeypatch.setattr(
        pool, "_listen", lambda jobs, tell: (listen(jobs, tell), held.append(max(len(job.found) for job in jobs)))[0]
    )
    names = _names(read_all(tasks, processes=2))
    assert names == ["a.txt", "a.txt end", *members, "b.zip end"]
    assert max(held) <= 2


def test_what_is_known_is_not_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed({"1.txt": WORDS.format(1), "2.docx": docx(WORDS.format(2))}))
    first = [outcome for _, outcome in read_all([Task(path, str(path), {})]) if outcome]
    known = {first[0].name: first[0].item.sha256}
    again = [outcome for _, outcome in read_all([Task(path, str(path), known)]) if outcome]
    assert [outcome.name for outcome in again] == [f"{path}!/1.txt", f"{path}!/2.docx"]
    assert [bool(outcome.document) for outcome in again] == [False, True]
    assert again[1].document == first[1].document
    assert not any(outcome.error for outcome in again)


def test_a_process_that_dies_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pool.stop()  # a process that waited for work may be done with a small file before it is killed
    tasks = _tasks(tmp_path, 4)
    start = pool._start

    def killed(task: Task, folder: Path) -> Any:
        job = start(task, folder)
        if task is tasks[1]:
            os.kill(job.process.process.pid, signal.SIGKILL)
        return job

    monkeypatch.setattr(pool, "_start", killed)
    found = [outcome for _, outcome in read_all(tasks, processes=2) if outcome]
    assert [bool(outcome.document) for outcome in found] == [True, False, True, True]
    assert found[1].error == READER_DIED


def test_a_process_that_hangs_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks = _tasks(tmp_path, 3)
    start = pool._start

    def hanging(task: Task, folder: Path) -> Any:
        job = start(task, folder)
        if task is tasks[0]:
            os.kill(job.process.process.pid, signal.SIGSTOP)
            while job.process.pipe.poll(0.1):  # what it said before
                job.process.pipe.recv()
            job.until = 0.0
        return job

    monkeypatch.setattr(pool, "_start", hanging)
    found = [outcome for _, outcome in read_all(tasks, processes=1) if outcome]
    assert [bool(outcome.document) for outcome in found] == [False, True, True]
    assert found[0].error == too_slow(pool._START)


def test_a_failure_of_ours_is_an_outcome(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe:
        def send(self, _: object) -> None: ...

    def fail(*_: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr("ingest.parse.parse_read", fail)
    (task,) = _tasks(tmp_path, 1)
    (outcome,) = pool._outcomes(Pipe(), task, tmp_path / "x")  # type: ignore[arg-type]
    assert outcome.error is not None
    assert all("boom" in words for words in outcome.error)
    assert "Traceback" in outcome.fault


def test_an_iterator_that_is_left_ends_its_processes(tmp_path: Path) -> None:
    results = read_all(_tasks(tmp_path, 9), processes=2)
    next(results)
    results.close()
    assert all(process.process.is_alive() for process in pool._idle)


def test_a_file_that_changes_while_it_is_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ingest import read

    path = tmp_path / "a.txt"
    path.write_text(WORDS.format(1), "utf-8")
    task = Task(path, str(path), {})
    found = next(iter(pool.items(path)))
    for other, why in ((WORDS.format(2), "bị thay đổi"), (None, "biến mất trong lúc đọc")):
        whole = read._bytes

        def after(path: Path, name: str, other: str | None = other, whole: Any = whole) -> bytes:
            data: bytes = whole(path, name)
            if other is None:
                path.unlink()
            else:
                path.write_text(other, "utf-8")
            return data

        with monkeypatch.context() as patch:
            patch.setattr(read, "_bytes", after)
            outcome = pool._outcome(_Pipe(), task, found)  # type: ignore[arg-type]
        assert outcome.document is None
        assert outcome.error is not None
        assert re.search(why, outcome.error.vi)
        path.write_text(WORDS.format(1), "utf-8")


class _Pipe:
    def send(self, _: object) -> None:
        pass
