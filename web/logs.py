"""What the program did, for those who look after it: on stderr with `--verbose`, as lines of JSON in a file with `--log`.

An entry is an event with named fields that were meant for a log. Messages of other kinds are kept without their arguments, and
errors as their type and the places in the program: whatever a document says can be in the rest.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from ingest.errors import Sentence, VanbanError, system_words
from web.bilingual import language, option, pick
from web.console import printable

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

PACKAGES = ("ingest", "graph", "search", "web")
_events = logging.getLogger("web.events")
_events.addHandler(logging.NullHandler())  # else what is graver than a warning goes to stderr
_FRAME = re.compile(r'^ +File "([^"]+)", line (\d+), in (\S+)', re.MULTILINE)  #   File "/app/web/intake.py", line 90, in take_in
_TYPE = re.compile(r"^([A-Za-z_][\w.]*)(?::|$)", re.MULTILINE)  # ValueError: …


def note(event: str, level: int = logging.INFO, **fields: Any) -> None:
    """Writes an entry. `fields` hold paths, ids, counts and seconds, never words of a document."""
    _events.log(level, event, extra={"fields": fields})


def fault_of(trace: str) -> dict[str, Any]:
    """Of a printed stack trace the type of the error and the places, without its message."""
    types = _TYPE.findall(trace)
    return {"error": types[-1] if types else "", "places": [f"{Path(f).name}:{n} {name}" for f, n, name in _FRAME.findall(trace)]}


def why_of(sentence: Sentence, trace: str = "") -> dict[str, Any]:
    """Why something failed: a sentence of ours; of a fault in the program, whose message can hold anything, the places."""
    return fault_of(trace) if trace else {"why": pick(sentence, language())}


def options(command: Decorated) -> Decorated:
    """Gives a command the options `--verbose` and `--log`."""
    file = option(
        "--log",
        "log_file",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        words=(
            "Ghi thêm nhật ký vào tệp này, mỗi dòng một JSON; không có nội dung văn bản.",
            "Append a log to this file, a JSON a line; without anything that documents say.",
        ),
    )
    verbose = option("--verbose", "-v", is_flag=True, words=("Nói rõ từng bước ra stderr.", "Tell each step on stderr."))
    return verbose(file(command))


@contextmanager
def logging_to(verbose: bool, file: Path | None) -> Iterator[None]:
    """While it lasts, entries go to stderr and to the file, which is appended to. Raises VanbanError where that can't be done."""
    handlers: list[logging.Handler] = []
    if verbose:
        handlers.append(_Told())
    if file is not None:
        try:
            handlers.append(logging.FileHandler(file, encoding="utf-8", errors="backslashreplace"))
        except OSError as error:
            why = system_words(error)
            raise VanbanError(
                f"Không ghi được nhật ký {file}: {why.vi}.", f"The log {file} can't be written: {why.en}."
            ) from None
        handlers[-1].setFormatter(_Lines())
    loggers = [logging.getLogger(name) for name in PACKAGES]
    before = [logger.level for logger in loggers]
    for logger in loggers if handlers else ():
        logger.setLevel(logging.DEBUG if verbose else logging.INFO)
        for handler in handlers:
            logger.addHandler(handler)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)
            for handler in handlers:
                logger.removeHandler(handler)
        for handler in handlers:
            handler.close()


def entry(record: logging.LogRecord) -> dict[str, Any]:
    """A record as JSON-ready values."""
    told: dict[str, Any] = {
        "at": dt.datetime.fromtimestamp(record.created, dt.UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "event": str(record.msg),
        **getattr(record, "fields", {}),
    }
    if record.name != _events.name:
        told["from"] = record.name
    if record.exc_info and record.exc_info[1] is not None:
        told |= fault_of("".join(traceback.format_exception(record.exc_info[1])))
    return told


class _Lines(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(entry(record), ensure_ascii=False, default=str)


class _Told(logging.Handler):
    """Entries as lines on stderr."""

    def emit(self, record: logging.LogRecord) -> None:
        told = entry(record)
        words = [told.pop("at")[11:19], told.pop("event")]
        told.pop("level")
        words += [f"{name}={value:.3f}" if isinstance(value, float) else f"{name}={value}" for name, value in told.items()]
        click.echo(printable(" ".join(words)), err=True)
