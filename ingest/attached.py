"""Where what is attached to a document (phụ lục, kế hoạch ban hành kèm theo) begins behind its body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.document import ProvisionKind as Kind
from ingest.folding import fold
from ingest.labels import read_label
from ingest.readings import Span
from ingest.tables import cells
from ingest.task_columns import columns_of

_ATTACHMENT = re.compile(r"^\W{0,2}(?:ban hành )?kèm theo\b", re.IGNORECASE)  # "(Kèm theo Quyết định số …)"
_NAMES = re.compile(
    r"(?:ke hoach|chuong trinh(?: hanh dong| cong tac| phoi hop)?|quy che(?: lam viec| phoi hop)?|quy dinh|quy trinh|noi quy"
    r"|dieu le|de an|phuong an|huong dan|danh muc nhiem vu|bang phan cong nhiem vu)"
)

_SECTION = re.compile(  # of folded lines: "III. TỔ CHỨC THỰC HIỆN"
    r"(?:to chuc thuc hien|muc tieu|muc dich(?=,| va |$)|quan diem|nhiem vu|giai phap|trach nhiem|phan cong"
    r"|noi dung (?:phoi hop|thuc hien)|quy dinh chung)(?!\w)"
)


def is_attached_title(line: str) -> bool:
    """Whether a line is the name of what a decision issues, alone and in capitals (`KẾ HOẠCH`, in a scan `KẾ HOACH`): it begins
    there, told by `(Kèm theo …)` or not."""
    line = line.strip()
    return line.isupper() and _NAMES.fullmatch(fold(line)) is not None


def lines_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the lines of `start..end` that hold words begin and end."""
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            yield start, stop
        start = stop + 1


def attachments(text: str, after: int) -> list[tuple[int, int]]:
    """Where attached parts begin and end: `PHỤ LỤC …`, a title with `(Kèm theo …)` below it, `KẾ HOẠCH`, a table of tasks, or a
    section whose part's own head the copy lost."""
    starts: list[int] = []
    titles: list[int] = []
    for start, end in lines_of(text, after, len(text)):
        line = text[start:end]
        label = read_label(line)
        if label and label.kind in (Kind.APPENDIX, Kind.CHAPTER, Kind.ARTICLE):
            starts.append(titles[0] if titles else start)
            break
        if (
            (label and label.kind is Kind.ROMAN and _is_section(line))
            or _ATTACHMENT.match(line)
            or is_attached_title(line)
            or _heads_tasks(line)
        ):
            starts.append(titles[0] if titles else start)
            break
        titles = [*titles, start] if line.isupper() and len(titles) < 4 else []
    return [(starts[0], len(text))] if starts else []


def _is_section(line: str) -> bool:
    """Whether a line heads a section of a plan (`III. TỔ CHỨC THỰC HIỆN`)."""
    return line.isupper() and _SECTION.search(fold(line)) is not None


def _heads_tasks(line: str) -> bool:
    """Whether a line holds the titles of a task table between bars."""
    return line.startswith("|") and columns_of([cell.text for cell in cells(Span(0, len(line), line))]) is not None
