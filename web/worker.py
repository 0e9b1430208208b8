"""Works the queue off in the background of the pages: one thread of one process a home."""

from __future__ import annotations

import fcntl
import logging
import threading
from pathlib import Path
from typing import IO, TYPE_CHECKING

from graph.originals import Originals
from ingest.errors import IndexMismatch, Sentence, StoreError, VanbanError
from web import jobs
from web.intake import Found, take_in
from web.jobs import Job, Kind
from web.uploads import Uploads

if TYPE_CHECKING:
    from web.library import Library

log = logging.getLogger(__name__)

LOCK_NAME = "queue.lock"
REST = 2.0
"""Seconds between two looks at the queue when nobody calls: another process may have put something in."""

MOST_REASONS = 20
"""Failures of one archive that are told one by one."""

_MORE = Sentence("… và {} lỗi nữa.", "… and {} more.")
_FAULT = Sentence(
    "lỗi trong chương trình ({}); hãy báo người quản trị.", "the program failed at this file ({}); tell the administrator."
)
_STORED = Sentence("Đã lưu, nhưng chưa lập được chỉ mục", "It is stored, but could not be indexed")


class Worker:
    """The thread that reads what waits, then has the index follow. `progress` is what it is at (`pages` of a scan, or `index`),
    how many are done and how many there are; None while there is nothing to count."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.uploads = Uploads(library.home)
        self.progress: tuple[str, int, int] | None = None
        self._wake = threading.Event()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="vanban-queue", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Ends after the file at hand, or at the next start of the program where that takes long."""
        self._ended.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(5)

    def wake(self) -> None:
        """Something waits."""
        self._wake.set()

    def work(self) -> None:
        """All that waits now, one after the other."""
        while not self._ended.is_set() and (job := jobs.next_job(self.library.store)) is not None:
            self._do(job)
        if not self._ended.is_set():
            self._index()

    def _run(self) -> None:
        lock = self._lock()
        if lock is None:
            return
        with lock:
            begun = False
            while not self._ended.is_set():
                try:
                    if not begun:
                        jobs.take_up(self.library.store)
                        self.uploads.sweep()
                        begun = True
                    self.work()
                except Exception:  # a store that is locked or gone for a while must not end the queue
                    log.warning("the queue rests", exc_info=True)
                self._wake.wait(REST)
                self._wake.clear()

    def _lock(self) -> IO[bytes] | None:
        """Held by the one process that works the queue off, and let go by the system however that ends."""
        file = Path(self.library.home / LOCK_NAME).open("ab")  # noqa: SIM115  held as long as the thread runs
        while not self._ended.is_set():
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self._ended.wait(REST)
            else:
                return file
        file.close()
        return None

    def _do(self, job: Job) -> None:
        """Reads one file or document; whatever goes wrong is told in its entry."""
        store = self.library.store
        try:
            paths = self._paths(job)
            report = take_in(store, Found(paths, ()), again=job.kind is Kind.AGAIN, processes=1, on_page=self._page)
        except VanbanError as error:
            jobs.finish(store, job, [error.said], [], changed=False)
            return
        except Exception as error:  # one file must not stop the queue, whatever is wrong with it or with us
            log.exception("reading %s", job.name)
            jobs.finish(store, job, [_FAULT.fill(type(error).__name__)], [], changed=False)
            return
        finally:
            self.progress = None
        reasons = [self._told(job, failure.path, failure.reason) for failure in report.failed]
        if len(reasons) > MOST_REASONS:
            reasons = [*reasons[:MOST_REASONS], _MORE.fill(len(reasons) - MOST_REASONS)]
        held = {path: summary.id for summary in store.summaries() for path in summary.paths}
        names = (*report.added, *report.changed, *report.unchanged)
        found = tuple(dict.fromkeys((*report.ids, *(held[name] for name in names if name in held))))
        if job.file and found:
            self.uploads.share(job.file, Originals(self.library.home))
        jobs.finish(store, job, reasons, found, changed=report.stored)
        if job.file and not found and not jobs.wanted(store, job.file):
            self.uploads.drop(job.file)  # nothing was read of it, so nothing leads to it

    def _paths(self, job: Job) -> tuple[Path, ...]:
        """The files to read: of an upload by the name that its hash gave it, of a document those that the store knows."""
        if job.kind is Kind.READ:
            return (self.uploads.path(job.file).resolve(),)
        summary = self.library.store.summary(job.document)
        return tuple(dict.fromkeys(Path(path.partition("!/")[0]) for path in summary.paths))

    def _told(self, job: Job, path: str, reason: Sentence) -> Sentence:
        """Why a file failed, under the name that it was handed in with."""
        inside = path.partition("!/")[2]
        named = reason.under(inside) if inside else reason
        return Sentence(*(words.replace(job.file, job.name) for words in named)) if job.file else named

    def _index(self) -> None:
        """Has the index show what was stored, through an index of its own: searches go on meanwhile."""
        store = self.library.store
        ids = jobs.stored(store)
        if not ids:
            return
        from search.index import SearchIndex

        try:
            with SearchIndex.open(self.library.home) as index:
                index.sync(store, self._step)
        except StoreError:  # another process is at the index: later
            log.info("the index is being changed elsewhere")
            return
        except IndexMismatch as error:
            jobs.indexed(store, ids, Sentence(f"{_STORED.vi}: {error.said.vi}", f"{_STORED.en}: {error.said.en}"))
        else:
            jobs.indexed(store, ids)
        finally:
            self.progress = None

    def _step(self, _stage: str, done: int, total: int) -> None:
        self.progress = ("index", done, total)

    def _page(self, _name: str, page: int, of: int) -> None:
        self.progress = ("pages", page, of)
