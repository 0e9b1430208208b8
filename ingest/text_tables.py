"""Task tables that a text lays out by tabs or spaces become rows between bars, as those of Markdown and of Word are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.stacked_tables import HEAD, stacked
from ingest.task_columns import Columns, columns_of

_LABEL = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[IVXL]{1,6}|[A-ZĐa-zđ])[.)]?(?=\t|$| )")
_GROUP = re.compile(r"(?:[IVXL]{1,6}|[A-ZĐ])[.)]?[\t ]")
_PIECE = re.compile(r"\S+(?: \S+)*")
_RULE = re.compile(r"[\s\-=+_|]*$")
_MOST_LINES = 5
"""Lines at most over which titles are wrapped, and blank lines or lines of one cell at most inside a row."""

_MOST_COLUMNS = 20


def lay_tables(text: str) -> str:
    """`text` with each task table (columns for the task and who leads it) that stands in columns of tabs, or of two and more
    spaces, or one cell a line, as rows `| a | b |`: cells wrapped over lines are whole again. All else stays as it is; time
    linear in length."""
    if "\t" not in text and "  " not in text and HEAD.search(text) is None:
        return text
    lines = text.split("\n")
    found: list[str] = []
    at = 0
    while at < len(lines):
        spread = "\t" in lines[at] or "  " in lines[at].strip()
        table = _tabbed(lines, at) or _spaced(lines, at) if spread else stacked(lines, at)
        if table is None:
            found.append(lines[at])
            at += 1
            continue
        rows, at = table
        found += ["", *(f"| {' | '.join(' '.join(cell.replace('|', '/').split()) for cell in row)} |" for row in rows), ""]
    return "\n".join(found)


def _tabbed(lines: Sequence[str], at: int) -> tuple[list[list[str]], int] | None:
    """The rows of the table of tabs whose titles stand in line `at`, and where the text after it begins."""
    titles = lines[at].split("\t")
    if not 3 <= len(titles) <= _MOST_COLUMNS or columns_of([title.strip() for title in titles]) is None:
        return None
    width = len(titles)
    rows = [titles]
    end = at + 1
    while end < len(lines):
        line = lines[end]
        if not line.strip():
            end += 1
            continue
        row = line.split("\t")
        blank = not lines[end - 1].strip()
        if len(row) > width or (len(row) == 1 and not _within(lines, end, blank)):
            break
        end += 1
        while len(row) < width and end < len(lines) and _goes_on(row, lines[end], width):
            more = lines[end].split("\t")
            row = [*row[:-1], f"{row[-1]} {more[0]}", *more[1:]]
            end += 1
        if len(row) == 1 and not _GROUP.match(line) and len(rows) > 1:
            rows[-1][-1] += f" {line}"
        else:
            rows.append([*_labelled(row), *[""] * width][:width])
    return (rows, end) if len(rows) > 1 else None


def _within(lines: Sequence[str], at: int, blank: bool) -> bool:
    """Whether a line without tabs stands inside the table: the heading of a part, or what a last cell goes on with."""
    after = next((line for line in lines[at + 1 : at + _MOST_LINES] if "\t" in line), "")
    return (bool(_GROUP.match(lines[at])) or not blank) and after.count("\t") >= 2 and bool(_LABEL.match(after))


def _goes_on(row: Sequence[str], line: str, width: int) -> bool:
    more = line.split("\t")
    return bool(line.strip()) and not _LABEL.match(line) and len(row) + len(more) - 1 <= width and len(row) + len(more) > 2


def _labelled(row: list[str]) -> list[str]:
    """`I. Công tác chỉ đạo` in one cell is a label and a title."""
    group = _GROUP.match(row[0]) if len(row) == 1 else None
    return row if group is None else [group.group().strip(), row[0][group.end() :]]


@dataclass(slots=True)
class _Grid:
    """A table of spaces while it is read: where its columns begin, and its rows."""

    starts: list[int]
    columns: Columns
    rows: list[list[str]] = field(default_factory=list)

    def cells(self, line: str) -> list[str]:
        """The cells of a line: each piece belongs to the column in which it begins, or is cut where the next one does."""
        found = [""] * len(self.starts)
        for begin, end in _pieces(line):
            cuts = [s for s in self.starts if begin < s < end and line[s - 1] == " " and line[s] != " "]
            for first, last in pairwise([begin, *cuts, end]):
                column = max((i for i, s in enumerate(self.starts) if s <= first + _SHIFT), default=0)
                found[column] = f"{found[column]} {line[first:last]}".strip()
        return found


_SHIFT = 2
"""Characters by which a cell may begin before its title does."""


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    return ((match.start(), match.end()) for match in _PIECE.finditer(line))


def _spaced(lines: Sequence[str], at: int) -> tuple[list[list[str]], int] | None:
    """The rows of the table of spaces whose titles begin in line `at`, and where the text after it begins."""
    grid = _titles(lines, at)
    if grid is None:
        return None
    found, end = grid
    number = found.columns.number
    blank = False
    while end < len(lines):
        line = lines[end].expandtabs(8)
        if not line.strip() or _RULE.match(line):
            blank = True
            end += 1
            continue
        cells = found.cells(line)
        filled = [i for i, cell in enumerate(cells) if cell]
        labelled = number is not None and bool(_LABEL.fullmatch(cells[number]))
        begins = labelled or (number is None and bool(cells[found.columns.lead] and cells[found.columns.task][:1].isupper()))
        if _ends(cells, filled, number, labelled, blank):
            break
        if begins or len(found.rows) == 1:
            found.rows.append(cells)
        else:
            found.rows[-1] = [f"{one} {more}".strip() for one, more in zip(found.rows[-1], cells, strict=True)]
        blank = False
        end += 1
    return (found.rows, end) if len(found.rows) > 1 else None


def _ends(cells: list[str], filled: list[int], number: int | None, labelled: bool, blank: bool) -> bool:
    """Whether a line is text behind the table: words where a number should stand, or one cell after a gap."""
    if number is not None and cells[number] and not labelled:
        return True
    return blank and len(filled) < 2 and not labelled


def _titles(lines: Sequence[str], at: int) -> tuple[_Grid, int] | None:
    """The columns whose titles stand in line `at` and perhaps go on below it, and where the rows begin."""
    first = lines[at].expandtabs(8)
    starts = [begin for begin, _ in _pieces(first)]
    if not 3 <= len(starts) <= _MOST_COLUMNS or len(first) > _WIDEST or "|" in first:
        return None
    titles = [first[begin:end] for begin, end in _pieces(first)]
    for end in range(at + 1, min(at + _MOST_LINES, len(lines)) + 1):
        columns = columns_of(titles)
        below = lines[end].expandtabs(8) if end < len(lines) else ""
        goes_on = bool(below.strip()) and not _RULE.match(below) and (below[: starts[0] + 1].strip() == "" or columns is None)
        if not goes_on:
            return (_Grid(starts, columns, [titles]), end) if columns is not None else None
        if any(min(abs(begin - start) for start in starts) > _SHIFT for begin, _ in _pieces(below)):
            return None
        more = _Grid(starts, Columns(0, 0, None, None)).cells(below)
        titles = [f"{one} {word}".strip() for one, word in zip(titles, more, strict=True)]
    return None


_WIDEST = 400
"""Characters of the widest line of titles."""
