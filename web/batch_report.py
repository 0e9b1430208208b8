"""The report of a batch as a file: what became of each document, how long each stage took, how much memory it needed."""

from __future__ import annotations

import datetime as dt
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.pool import stop
from web.bilingual import language, pick
from web.commands.common import save
from web.intake import Report

if TYPE_CHECKING:
    from search.index import SyncReport


def begin(out: Path) -> None:
    """Makes the file, so that what can't be written is told before the work is done. Raises VanbanError."""
    _write({"finished": False, "began": _now()}, out)


def finish(out: Path, report: Report, synced: SyncReport | None, seconds: float) -> None:
    """Writes the file. `synced` is None where the index could not be brought up to date. Raises VanbanError."""
    listed = asdict(report)
    spent: dict[str, float] = {**listed.pop("seconds"), **(synced.seconds if synced else {})}
    stored = len(report.added) + len(report.changed)
    told = {
        "finished": synced is not None and not report.left,
        "ended": _now(),
        "seconds": {"whole": round(seconds, 2), **{stage: round(took, 2) for stage, took in spent.items()}},
        "stored_per_second": round(stored / seconds, 2) if seconds else None,
        "peak_memory_mb": _peaks(),
        "counts": {name: len(found) for name, found in listed.items() if isinstance(found, tuple | list)},
        **listed,
        "failed": [{"path": failure.path, "reason": pick(failure.reason, language())} for failure in report.failed],
        "index": None if synced is None else {"removed": list(synced.removed), "embedded": synced.embedded},
    }
    _write(told, out)


def _write(told: dict[str, Any], out: Path) -> None:
    text = json.dumps(told, ensure_ascii=False, indent=2)
    save(text.encode("utf-8", "backslashreplace") + b"\n", out)  # names of files may hold bytes that are no letters


def _now() -> str:
    return dt.datetime.now().astimezone().isoformat(timespec="seconds")


def _peaks() -> dict[str, int] | None:
    """The most memory that this process and the largest of those that it called held; None where the system doesn't tell."""
    try:
        import resource
    except ImportError:
        return None
    stop()  # processes that still wait for work are counted when they have ended
    unit = 2**20 if sys.platform == "darwin" else 2**10
    who = {"this": resource.RUSAGE_SELF, "largest_other": resource.RUSAGE_CHILDREN}
    return {name: resource.getrusage(which).ru_maxrss // unit for name, which in who.items()}
