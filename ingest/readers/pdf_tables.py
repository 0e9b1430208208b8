"""Tables of a page, found by the lines that are drawn around their cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ingest.readers.pdf_lines import Piece

NEAR = 3.0
"""Points within which lines touch or are the same."""
_MOST = 1000
"""A page with more lines is a drawing."""
_SHORTEST = 6.0


class Rule(NamedTuple):
    """A drawn line along an axis, in points from the lower left corner; `left == right` for one that stands upright."""

    left: float
    bottom: float
    right: float
    top: float


class Grid(NamedTuple):
    """A table: the lines between its columns from the left and between its rows from the top."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]

    def holds(self, piece: Piece) -> bool:
        x, y = (piece.left + piece.right) / 2, (piece.bottom + piece.top) / 2
        return self.columns[0] < x < self.columns[-1] and self.rows[-1] < y < self.rows[0]

    def cells(self, pieces: Sequence[Piece]) -> list[list[str]]:
        """The words of each cell, its lines joined by spaces."""
        table = [[""] * (len(self.columns) - 1) for _ in self.rows[1:]]
        for piece in sorted(pieces, key=lambda p: (-round((p.bottom + p.top) / 2), p.left)):
            x, y = (piece.left + piece.right) / 2, (piece.bottom + piece.top) / 2
            row = table[sum(y < line for line in self.rows[1:-1])]
            column = sum(x > line for line in self.columns[1:-1])
            row[column] = f"{row[column]} {piece.text}".strip()
        return table


def straight(start: tuple[float, float], end: tuple[float, float]) -> Rule | None:
    """The line between two points, None where it leans or is short."""
    (x0, y0), (x1, y1) = start, end
    left, right, bottom, top = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    if right - left >= _SHORTEST and top - bottom < 1:
        return Rule(left, bottom, right, bottom)
    return Rule(left, bottom, left, top) if top - bottom >= _SHORTEST and right - left < 1 else None


def grids(rules: Sequence[Rule]) -> list[Grid]:
    """The tables that lines make, from the top of the page: lines that touch, around two columns at least."""
    distinct = sorted({Rule(*(round(value) for value in rule)) for rule in rules})
    if len(distinct) > _MOST:
        return []
    found: list[Grid] = []
    for group in _touching(distinct):
        columns = _apart([rule.left for rule in group if rule.left == rule.right])
        rows = _apart([rule.bottom for rule in group if rule.left != rule.right])
        if len(columns) >= 3 and len(rows) >= 2:
            found.append(Grid(tuple(columns), tuple(reversed(rows))))
    return sorted(found, key=lambda grid: -grid.rows[0])


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    left = list(rules)
    while left:
        group = [left.pop()]
        for rule in group:
            near = [other for other in left if _touch(rule, other)]
            group += near
            taken = set(near)
            left = [other for other in left if other not in taken]
        groups.append(group)
    return groups


def _touch(a: Rule, b: Rule) -> bool:
    return a.left <= b.right + NEAR and b.left <= a.right + NEAR and a.bottom <= b.top + NEAR and b.bottom <= a.top + NEAR


def _apart(values: Sequence[float]) -> list[float]:
    """The values in order, those that nearly agree once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found
