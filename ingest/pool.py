"""Files become Documents in several processes at once; what comes out keeps the order in which the files went in.

Each process of ours parses, and has files of others' making read in a worker process of its own (`ingest.readers.process`). One
that dies or hangs costs the file at which it was, and is replaced.
"""

from __future__ import annotations

import atexit
import multiprocessing
import os
import shutil
import signal
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.document import Document
from ingest.errors import Sentence, UnreadableFile, VanbanError
from ingest.readers import limits
from ingest.readers.sentences import READER_DIED, TOO_MUCH_MEMORY, too_slow
from ingest.record import record
from ingest.sources import Item, file_sha256, items

MOST = 8
"""Processes: the one that stores keeps up with no more."""
_AHEAD = 4
"""Files for each process that may be read before an earlier one is done with."""
_HELD = 8_000_000
"""Characters of documents that wait for an earlier file; beyond, the processes wait too."""
_START = 60.0
"""Seconds that a process may take until it begins with its file."""
_END = 2.0

OnPage = Callable[[str, int, int], None]
"""Called with the name of a document, how many of its pages were recognised from images and how many there are to recognise."""


@record
class Task:
    """A file to be read: its path, the name under which its documents are stored, and the SHA-256 that its documents had when
    they were read before, by name: those that still have it are told unchanged."""

    path: Path
    name: str
    known: Mapping[str, str]


@record
class Outcome:
    """What became of one document of a file: the document; or why there is none, in one sentence; or neither, where it is
    unchanged. `item.path` holds its bytes until the next outcome is asked for. Seconds of reading and of parsing."""

    item: Item
    name: str
    document: Document | None = None
    error: Sentence | None = None
    fault: str = ""
    reading: float = 0.0
    parsing: float = 0.0


@record
class _Begun:
    """Sent before each step: the document at hand, and for how many seconds to wait for the next message; where
    its pages are recognised from images, how many are done and how many there are."""

    name: str
    seconds: float
    page: int = 0
    of: int = 0


class _Process:
    """A process that reads and parses one file after another."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")  # a fork would inherit locks of engines that run threads
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs,), daemon=True, name="vanban-parse")
        self.process.start()
        theirs.close()

    def end(self) -> None:
        """Has it end by itself, with the readers that it called."""
        self.pipe.close()
        self.process.join(_END)
        self.kill()

    def kill(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


@dataclass(slots=True)
class _Job:
    """A file under way or done; `found` waits for the files before it."""

    task: Task
    folder: Path
    process: _Process | None
    begun: _Begun
    until: float
    found: deque[Outcome] = field(default_factory=deque)

    @property
    def held(self) -> int:
        return sum(len(outcome.document.text) for outcome in self.found if outcome.document)


_idle: list[_Process] = []
_lock = threading.Lock()


@atexit.register
def stop() -> None:
    """Ends the processes that wait for work; others are started when needed."""
    with _lock:
        while _idle:
            _idle.pop().end()


def cores() -> int:
    """How many processes are worth running here."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(MOST, usable)


def read_all(
    tasks: Iterable[Task], processes: int | None = None, on_page: OnPage = lambda *_: None
) -> Generator[tuple[Task, Outcome | None]]:
    """The outcomes of each file in their order, and None behind the last of a file. `tasks` is asked for a few files ahead.

    `on_page` is told of each page that was recognised from an image. Never raises for a file. Closing the iterator ends what is
    under way.
    """
    waiting, most = iter(tasks), processes or cores()
    jobs: deque[_Job] = deque()
    with TemporaryDirectory(prefix="vanban-", ignore_cleanup_errors=True) as folder:
        try:
            count = 0
            while True:
                while sum(job.process is not None for job in jobs) < most and len(jobs) < most * _AHEAD:
                    task = next(waiting, None)
                    if task is None:
                        break
                    jobs.append(_start(task, Path(folder) / str(count)))
                    count += 1
                if not jobs:
                    return
                head = jobs[0]
                while head.found:
                    yield head.task, head.found.popleft()
                if head.process is None:
                    jobs.popleft()
                    shutil.rmtree(head.folder, ignore_errors=True)
                    yield head.task, None
                else:
                    _listen(jobs, on_page)
        finally:
            for job in jobs:
                if job.process is not None:
                    job.process.kill()


def _start(task: Task, folder: Path) -> _Job:
    with _lock:
        process = _idle.pop() if _idle else _Process()
    job = _Job(task, folder, process, _Begun(task.name, _START), time.monotonic() + _START)
    try:
        process.pipe.send((task, folder))
    except OSError:  # it died while it was idle
        process.kill()
        job.process = _Process()
        job.process.pipe.send((task, folder))
    return job


def _listen(jobs: deque[_Job], on_page: OnPage) -> None:
    """Waits for news of the first file, and of the others as long as not too much of them is held."""
    full = sum(job.held for job in jobs) > _HELD
    heard = {job.process.pipe: job for job in jobs if job.process is not None and (job is jobs[0] or not full)}
    left = min(job.until for job in heard.values()) - time.monotonic()
    ready = wait(list(heard), timeout=max(left, 0.0))
    for pipe, job in heard.items():
        if pipe in ready:
            _hear(job, pipe, on_page)
        elif job.until < time.monotonic():
            _give_up(job, too_slow(job.begun.seconds))


def _hear(job: _Job, pipe: Connection, on_page: OnPage) -> None:
    try:
        message = pipe.recv()
    except (EOFError, OSError):
        _give_up(job, READER_DIED)
        return
    if isinstance(message, _Begun):
        job.begun, job.until = message, time.monotonic() + message.seconds
        if message.page:
            on_page(message.name, message.page, message.of)
    elif isinstance(message, Outcome):
        job.found.append(message)
    else:
        assert job.process is not None
        with _lock:
            _idle.append(job.process)
        job.process = None


def _give_up(job: _Job, why: Sentence) -> None:
    assert job.process is not None
    job.process.kill()
    job.process = None
    job.found.append(Outcome(Item(job.begun.name, job.task.path), job.begun.name, error=why))


# the other side


def _serve(pipe: Connection) -> None:
    """Reads and parses files until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that asked
    limits.restrict()
    while True:
        try:
            task, folder = pipe.recv()
            for outcome in _outcomes(pipe, task, folder):
                pipe.send(outcome)
            pipe.send(None)
        except (EOFError, OSError):
            return


def _outcomes(pipe: Connection, task: Task, folder: Path) -> Iterator[Outcome]:
    item = Item(str(task.path), task.path)
    try:
        for item in items(task.path, folder):
            yield _outcome(pipe, task, item)
    except Exception as error:  # one file must not stop a batch, whatever is wrong with it or with us
        yield _failed(item, _name(task, item), error)


def _outcome(pipe: Connection, task: Task, item: Item) -> Outcome:
    name = _name(task, item)
    if item.error:
        return Outcome(item, name, error=item.error)
    if task.known.get(name) == item.sha256:
        return Outcome(item, name)
    from ingest.parse import parse_read
    from ingest.read import read_file

    def alive(page: int = 0, of: int = 0) -> None:
        pipe.send(_Begun(name, _START + 2 * limits.SECONDS, page, of))

    try:
        alive()
        began = time.perf_counter()
        read = read_file(item.path, name, alive)
        if not read.sha256 == item.sha256 == file_sha256(item.path):  # what was hashed, read and kept must be the same bytes
            raise UnreadableFile(
                "tệp bị thay đổi trong lúc đọc; hãy nạp lại khi tệp đã được ghi xong.",
                "the file changed while it was read; hand it in again once it is written to its end.",
            )
        reading = time.perf_counter() - began
        pipe.send(_Begun(name, limits.parsing_seconds(len(read.text))))
        document = parse_read(read, name)
        return Outcome(item, name, document, reading=reading, parsing=time.perf_counter() - began - reading)
    except Exception as error:
        return _failed(item, name, error)


def _name(task: Task, item: Item) -> str:
    return task.name + item.name.removeprefix(str(task.path))


def _failed(item: Item, name: str, error: Exception) -> Outcome:
    if isinstance(error, VanbanError):
        return Outcome(item, name, error=error.said.without(name))
    if isinstance(error, FileNotFoundError) and not item.path.exists():
        why = Sentence(
            "tệp biến mất trong lúc đọc; hãy kiểm tra lại rồi nạp lại.",
            "the file went away while it was read; look for it and hand it in again.",
        )
        return Outcome(item, name, error=why)
    if isinstance(error, (MemoryError, RecursionError)):
        return Outcome(item, name, error=TOO_MUCH_MEMORY)
    why = Sentence(
        f"lỗi trong chương trình khi đọc tệp này ({type(error).__name__}: {error}); hãy báo người quản trị.",
        f"the program failed at this file ({type(error).__name__}: {error}); tell the administrator.",
    )
    return Outcome(item, name, error=why, fault=traceback.format_exc())
