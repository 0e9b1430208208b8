"""Task tables whose copy puts each cell on a line of its own: the titles below one another, then the cells, row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.folding import fold
from ingest.task_columns import Columns, columns_of

HEAD = re.compile(r"^[ \t]*(?:S?TT|Stt|Số TT)[ \t]*$", re.MULTILINE)
_NUMBER = re.compile(r"\d{1,3}[.)]?$")
_GROUP = re.compile(r"(?:[IVXL]{1,6}|[A-ZĐ])[.)]?$")
_COLUMN_NUMBER = re.compile(r"\(\d{1,2}\)$")
_TIME = re.compile(
    r"(?:truoc|xong|hoan thanh|trong|het|den het|tu|cuoi|dau|thang|quy|nam|ngay|hang|moi|thuong xuyen|dinh ky|khi|sau|theo"
    r"|\d{1,2}/)(?!\w)|\d{1,2}/\d|20\d\d$"
)
# Nơi nhận: · Ghi chú: … · II. Tổ chức thực hiện · 2. Kinh phí · PHỤ LỤC 2 · TM. ỦY BAN NHÂN DÂN
_BEHIND = re.compile(r"(?:Nơi nhận|NƠI NHẬN|Ghi chú|PHỤ LỤC|Phụ lục|Điều \d|TM\.|KT\.|TL\.|[IVX]{1,5}\. |\d{1,2}\. )|[^:]*:$")
"""What stands behind a table rather than in its last row."""
_MOST_TITLES = 9
_LONGEST_TITLE = 60
_MOST_CELLS = 14
"""Lines of titles, letters of one, and cells of a row at most."""


def stacked(lines: Sequence[str], at: int) -> tuple[list[list[str]], int] | None:
    """The rows of the table whose first title (`STT`) is line `at`, and where the text after it begins; None where the titles
    are not those of tasks and who leads them, or fewer than two rows stand below them."""
    if HEAD.match(lines[at]) is None:
        return None
    titles, end = _titles(lines, at)
    columns = columns_of(titles)
    if columns is None or len(titles) < 3 or columns.number != 0:
        return None
    rows, expected = [titles], 1
    while (row := _row(lines, end, expected, len(titles), columns)) is not None:
        cells, end, counts = row
        rows.append(cells)
        expected = expected + 1 if counts else expected
    return (rows, end) if expected > 2 else None


def _titles(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """The titles from line `at` on, and the line of the first row."""
    found: list[str] = []
    while at < len(lines) and len(found) <= _MOST_TITLES:
        line = lines[at].strip()
        if _NUMBER.match(line) or _GROUP.match(line) or len(line) > _LONGEST_TITLE:
            break
        at += 1
        if found and line[:1].islower():
            found[-1] += f" {line}"
        elif line and not _COLUMN_NUMBER.match(line):
            found.append(line)
    return found, at


def _row(lines: Sequence[str], at: int, expected: int, width: int, columns: Columns) -> tuple[list[str], int, bool] | None:
    """The row whose label stands at or behind line `at`, where the next begins, and whether it counts as a task."""
    at = _next(lines, at)
    label = lines[at].strip() if at < len(lines) else ""
    counts = _is_label(label, expected)
    if not counts and not _GROUP.match(label):
        return None
    cells: list[str] = []
    end = begin = at + 1
    following = (expected + 1, 1) if counts else (expected, 1)
    while end < len(lines) and len(cells) <= _MOST_CELLS:
        line = lines[end].strip()
        if cells and (any(_is_label(line, number) for number in following) or _GROUP.match(line)):
            return [label, *_placed(cells, width - 1, columns)], end, counts
        end += 1
        if cells and (line[:1].islower() or (line[:2] in ("- ", "+ ") and cells[-1][:2] in ("- ", "+ "))):
            cells[-1] += f" {line}"
        elif line:
            cells.append(line)
    return _last(lines, begin, label, width, columns) if counts and expected > 1 else None


def _last(lines: Sequence[str], at: int, label: str, width: int, columns: Columns) -> tuple[list[str], int, bool]:
    """The last row: no label follows it, so that it has as many cells as there are titles, or ends with its time."""
    cells: list[str] = []
    while at < len(lines) and (len(cells) < width - 1 or lines[at].strip()[:1].islower()):
        line = lines[at].strip()
        if _BEHIND.match(line):
            break
        if cells and line[:1].islower():
            cells[-1] += f" {line}"
        elif line:
            cells.append(line)
        at += 1
    return [label, *_placed(cells, width - 1, columns)], at, True


def _next(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _is_label(line: str, expected: int) -> bool:
    return bool(_NUMBER.match(line)) and int(line.rstrip(".)")) == expected


def _placed(cells: list[str], width: int, columns: Columns) -> list[str]:
    """The cells in their columns. Where a row has fewer or more than there are, its time tells which is which: those between
    the body that leads and the time are the bodies that help."""
    if len(cells) == width or len(cells) < 2:
        return [*cells, *[""] * width][:width]
    found = [""] * width
    found[columns.task - 1], found[columns.lead - 1] = cells[0], cells[1]
    due = next((i for i in range(len(cells) - 1, 1, -1) if _TIME.match(fold(cells[i]))), None) if columns.due else None
    between = cells[2:due] if due is not None else cells[2:]
    if columns.help is not None:
        found[columns.help - 1] = "; ".join(between)
    if due is not None and columns.due is not None:
        found[columns.due - 1] = cells[due]
        if columns.product is not None:
            found[columns.product - 1] = " ".join(cells[due + 1 :])
    return found
