"""Tables as lines: those of data as rows between bars, those that only place things side by side as paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.folding import fold
from ingest.readers.tracing import unmarked

_LETTERHEAD = ("cong hoa xa hoi chu nghia", "dang cong san viet nam")
_SIDE_BY_SIDE = ("noi nhan", "kinh gui", "doc lap - tu do", "t/m", "tm.")
_MOST_ROWS = 8
"""Letterheads and signatures have no more rows."""


def table_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """The lines of a table. A cell holds its paragraphs, parted by line ends.

    Letterheads, addressees and signatures set in a table without lines are read cell after cell; all else becomes rows
    `| a | b |`, each with the cells of the widest row, so that columns agree.
    """
    rows = [[cell.strip() for cell in row] for row in rows]
    rows = [row for row in rows if any(row)]
    if not rows:
        return []
    width = max(map(len, rows))
    if width == 1 or _is_layout(rows, width):
        return [line for row in rows for cell in row for line in cell.split("\n") if line.strip()]
    return [_row([*row, *[""] * (width - len(row))]) for row in rows]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.replace("|", "¦").split()) for cell in cells) + " |"


def _is_layout(rows: Sequence[Sequence[str]], width: int) -> bool:
    if width > 3 or len(rows) > _MOST_ROWS:
        return False
    folded = [fold(unmarked(cell)) for row in rows for cell in row]
    if any(head in cell for cell in folded for head in _LETTERHEAD) or any(cell.startswith(_SIDE_BY_SIDE) for cell in folded):
        return True
    return len(rows) <= 3 and any(all(not (row[i] if i < len(row) else "") for row in rows) for i in range(width))


def collapse(text: str) -> str:
    """White space as one space, as browsers show it; non-breaking spaces stay."""
    return " ".join(text.replace("\xa0", "\ue000").split()).replace("\ue000", "\xa0")
