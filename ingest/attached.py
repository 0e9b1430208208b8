"""Where what is attached to a document (phụ lục, kế hoạch ban hành kèm theo) begins behind its body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.document import ProvisionKind as Kind
from ingest.labels import read_label
from ingest.readings import Span
from ingest.tables import cells
from ingest.task_columns import columns_of

_ATTACHMENT = re.compile(r"^\W{0,2}(?:ban hành )?kèm theo\b", re.IGNORECASE)  # "(Kèm theo Quyết định số …)"
ATTACHED = re.compile(
    r"^(?:KẾ HOẠCH|CHƯƠNG TRÌNH(?: HÀNH ĐỘNG| CÔNG TÁC| PHỐI HỢP)?|QUY CHẾ(?: LÀM VIỆC| PHỐI HỢP)?|QUY ĐỊNH|QUY TRÌNH|NỘI QUY"
    r"|ĐIỀU LỆ|ĐỀ ÁN|PHƯƠNG ÁN|HƯỚNG DẪN|DANH MỤC NHIỆM VỤ|BẢNG PHÂN CÔNG NHIỆM VỤ)$"
)
"""The name of what a decision issues, alone on its line: it begins there, told by `(Kèm theo …)` or not."""


def lines_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the lines of `start..end` that hold words begin and end."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            yield start, stop
        start = stop + 1


def attachments(text: str, after: int) -> list[tuple[int, int]]:
    """Where attached parts begin and end: `PHỤ LỤC …`, a title with `(Kèm theo …)` below it, `KẾ HOẠCH`, a table of tasks."""
    starts: list[int] = []
    titles: list[int] = []
    for start, end in lines_of(text, after, len(text)):
        line = text[start:end]
        label = read_label(line)
        if label and label.kind in (Kind.APPENDIX, Kind.CHAPTER, Kind.ARTICLE):
            starts.append(titles[0] if titles else start)
            break
        if _ATTACHMENT.match(line) or ATTACHED.match(line.strip()) or _heads_tasks(line):
            starts.append(titles[0] if titles else start)
            break
        titles = [*titles, start] if line.isupper() and len(titles) < 4 else []
    return [(starts[0], len(text))] if starts else []


def _heads_tasks(line: str) -> bool:
    """Whether a line holds the titles of a task table between bars."""
    return line.startswith("|") and columns_of([cell.text for cell in cells(Span(0, len(line), line))]) is not None
