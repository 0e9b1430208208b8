"""Tables in canonical text: a row is a line of cells between bars, or with two tabs and more."""

from __future__ import annotations

import re

from ingest.document import Provision, ProvisionKind
from ingest.readings import Span
from ingest.record import record

_LABEL = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3})*|[IVXL]{1,6}|[a-zđA-ZĐ])[.)]?$")
_BAR = re.compile(r"\s*\|\s*")
_TABS = re.compile(r"\t+")


def is_row(line: str) -> bool:
    """Whether a line of canonical text is a table row."""
    return line.startswith("|") or line.count("\t") >= 2 or line.count(" | ") >= 2


def cells(row: Span) -> tuple[Span, ...]:
    """The cells of a row, empty ones included, without white space at their ends."""
    text = row.text
    first, last = (1 if text.startswith("|") else 0), len(text) - (1 if len(text) > 1 and text.endswith("|") else 0)
    bounds = [first]
    for match in (_BAR if "|" in text else _TABS).finditer(text, first, last):
        bounds += match.span()
    bounds.append(last)
    return tuple(row.part(a, max(a, b)) for a, b in zip(bounds[::2], bounds[1::2], strict=True))


def row_label(line: str) -> str:
    """What stands in the first cell, where that is a number or a letter: `12`, `IV`; otherwise nothing."""
    first = cells(Span(0, len(line), line))[0].text
    return first.rstrip(".)") if _LABEL.match(first) else ""


def section_row(line: str) -> str | None:
    """The title in a row that heads the rows below it: a label and one filled cell, or one filled cell alone, which stands in
    every cell where they were one (`| I. Công tác | I. Công tác | I. Công tác |`, `I | Công tác | Công tác | Công tác`)."""
    row = [cell.text for cell in cells(Span(0, len(line), line))]
    merged = row[1:] if _LABEL.match(row[0]) else row
    if len(merged) >= _FEWEST and len(set(merged)) == 1 and len(merged[0]) > _SHORTEST:
        return merged[0]
    filled = [cell for cell in row if cell]
    if not line.startswith("|") or len(row) < _FEWEST:
        return None
    if len(filled) == 2 and _LABEL.match(filled[0]):
        return filled[1]
    return filled[0] if len(filled) == 1 and not _LABEL.match(filled[0]) else None


_FEWEST = 3
"""Columns of a table of tasks, at least."""
_SHORTEST = 3
"""Letters that are no title yet."""


@record
class Table:
    """Neighbouring rows under a row of column titles; `rows` are indices of provisions."""

    titles: tuple[Span, ...]
    rows: tuple[int, ...]


def find_tables(provisions: tuple[Provision, ...]) -> tuple[Table, ...]:
    """The tables among the provisions; the first row of each gives the titles of its columns."""
    found: list[Table] = []
    run: list[int] = []
    for i, provision in enumerate(provisions):
        if provision.kind is ProvisionKind.ROW and (not run or provision.span.start == provisions[run[-1]].span.end + 1):
            run.append(i)
            continue
        if run:
            found.append(Table(cells(provisions[run[0]].span), tuple(run[1:])))
        run = [i] if provision.kind is ProvisionKind.ROW else []
    if run:
        found.append(Table(cells(provisions[run[0]].span), tuple(run[1:])))
    return tuple(found)
