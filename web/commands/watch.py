"""`vanban watch`: files are read as they come into folders."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ingest.errors import VanbanError
from web.bilingual import Command, language, option, pick
from web.commands.common import home_of
from web.commands.ingest import tell
from web.console import complain, echo
from web.intake import Found, gather, take_in
from web.logs import logging_to
from web.logs import options as log_options
from web.watching import Folders

if TYPE_CHECKING:
    from web.library import Library


@click.command(
    "watch",
    cls=Command,
    words=(
        "Theo dõi thư mục: tệp mới hoặc đã đổi được đọc ngay khi không còn lớn lên nữa. Dừng bằng Ctrl-C.",
        "Watches folders: new and changed files are read once they have stopped growing. Ctrl-C ends it.",
    ),
    example="vanban watch cong-van-den\nvanban watch cong-van-den --every 10 --prune",
    codes=("0 dừng bằng Ctrl-C · 1 lỗi · 2 sai cách dùng", "0 ended by Ctrl-C · 1 error · 2 wrong usage"),
)
@click.argument(
    "folders", nargs=-1, required=True, metavar="FOLDER…", type=click.Path(path_type=Path, exists=True, file_okay=False)
)
@option(
    "--every",
    type=click.FloatRange(0.1, 3600),
    default=2.0,
    show_default=True,
    metavar="GIÂY",
    words=("Số giây giữa hai lần xem.", "Seconds between two looks."),
)
@option("--prune", is_flag=True, words=("Bỏ khỏi kho những tệp đã xóa.", "Forget files that are removed."))
@option(
    "--originals/--no-originals",
    "originals",
    default=True,
    words=("Giữ bản gốc trong thư mục nhà (mặc định), hoặc không giữ.", "Keep originals in the home (default), or keep none."),
)
@option("--model", metavar="TÊN", words=("Mô hình vectơ cho chỉ mục mới.", "Model for a new index."))
@log_options
@click.pass_context
def watch(
    ctx: click.Context,
    folders: tuple[Path, ...],
    every: float,
    prune: bool,
    originals: bool,
    model: str | None,
    verbose: bool,
    log_file: Path | None,
) -> None:
    from web.library import Library

    lang = language()
    with logging_to(verbose, log_file), Library(home_of(ctx), model=model) as library, _stopping() as stop:
        watched = _Watch(library, folders, prune, originals, stop)
        words = ("Đang theo dõi {} (Ctrl-C để dừng)", "Watching {} (Ctrl-C to stop)")
        echo(pick(words, lang).format(", ".join(map(str, folders))))
        while not stop.wait(every):
            watched.round()
    echo(pick(("Đã dừng.", "Stopped."), lang))


class _Stopped(Exception):
    """The person wants to stop; the file at hand is stored."""


class _Watch:
    """The work of one round after the other."""

    def __init__(self, library: Library, folders: tuple[Path, ...], prune: bool, originals: bool, stop: threading.Event) -> None:
        self._library = library
        self._given = folders
        self._folders = Folders(folders)
        self._prune = prune
        self._originals = originals
        self._stop = stop
        self._gone: set[str] = set()
        self._behind = True
        self._first = True

    def round(self) -> None:
        """Reads what is ready, then has the index follow; what could not be done now is tried again in the next round."""
        seen = self._folders.look()
        try:
            if seen.ready or seen.gone:
                self._read(seen.ready, seen.gone)
            if self._behind and not seen.growing:
                self._library.index.sync(self._library.store)
                self._behind = False
        except _Stopped:
            return
        except VanbanError as error:
            complain(pick(error.said, language()))

    def _read(self, ready: tuple[Path, ...], gone: bool) -> None:
        from ingest.read import known_suffixes
        from web.moves import with_gone

        found, wanted = gather(self._given, known_suffixes()), set(ready)
        found = Found(
            tuple(path for path in found.files if path in wanted), tuple(path for path in found.skipped if path in wanted)
        )
        report = take_in(self._library.store, found, self._step, keep_originals=self._originals)
        if gone or self._first:
            report = with_gone(report, self._library.store, self._given, self._prune)
            told, self._gone = self._gone, set(report.gone)
            report = replace(report, gone=tuple(path for path in report.gone if path not in told))
        self._first = False
        if not report.left:
            self._folders.done(ready)
        self._behind = self._behind or report.stored or bool(report.pruned or report.moved)
        if report.stored or report.failed or report.skipped or report.moved or report.pruned or report.gone:
            tell(report)

    def _step(self, _: Path) -> None:
        if self._stop.is_set():
            raise _Stopped


@contextmanager
def _stopping() -> Iterator[threading.Event]:
    """An event that Ctrl-C, or the system's wish to end the program, sets; asked a second time the program ends at once."""
    stop = threading.Event()
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def ask(number: int, _: object) -> None:
        stop.set()
        signal.signal(number, before[signal.Signals(number)])

    for number in before:
        signal.signal(number, ask)
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
