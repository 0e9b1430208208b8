"""Tables of a page whose columns nothing but white space parts: runs of lines that leave the same gaps open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ingest.readers.pdf_lines import Piece

_BESIDE = 0.7
"""In heights of a line: lines nearer than this stand beside each other, each in the middle of its cell."""
_CLOSE = 1.7
"""In heights of a line: what stands no further below belongs to the same cell, if nothing else speaks against it."""
_FAR = 4.0
"""In heights of a line: what stands further below is no part of the table."""
_WIDER = 1.3
"""Lines further apart than so many times the nearest ones of a table begin a new row."""
_PAIRS = 3
"""Rows from which on two columns are a table; letters show two things side by side once or twice."""
_EDGE = 0.006
"""Share of the page's width within which the edges of two columns agree."""

Column = tuple[float, float]


class _Band(NamedTuple):
    """Pieces at one height, from the top and from the left, of `lines` lines; their first and last lower edge, and how high
    they are."""

    pieces: tuple[Piece, ...]
    lines: int
    first: float
    last: float
    height: float


def table_at(rows: Sequence[Sequence[Piece]], start: int, width: float) -> tuple[int, list[list[str]]] | None:
    """How many lines from `start` on make a table, and its cells; None where they make none. Each line is given by its pieces
    from the left, none empty."""
    taken: list[_Band] = []
    columns: list[Column] = []
    for band in _bands(rows, start):
        if taken and not _near(taken[-1], band, _FAR):
            break
        wider = _widened(columns, band) or (_headed(taken, band) if len(taken) < 3 else [])
        if len(wider) < 2:
            break
        columns = wider
        taken.append(band)
    while len(taken) > 1 and len(taken[-1].pieces) == 1 and not _continues(taken[-2], taken[-1], columns):
        taken.pop()
    filled = [{_column(piece, columns) for piece in band.pieces} for band in taken]
    whole = [band for band, met in zip(taken, filled, strict=True) if len(met) == len(columns)]
    if len(columns) > 2:
        found = len(whole) > 1
    else:
        wrapped = all(met == {1} for met in filled if len(met) == 1)
        found = wrapped and len(whole) >= max(_PAIRS, len(taken) / 2) and _aligned(whole, width)
    return (sum(band.lines for band in taken), _cells(taken, columns)) if found else None


def _bands(rows: Sequence[Sequence[Piece]], start: int) -> Iterator[_Band]:
    at = start
    while at < len(rows):
        end = at + 1
        while end < len(rows) and rows[end - 1][0].bottom - rows[end][0].bottom < _BESIDE * _height(rows[end]):
            end += 1
        pieces = tuple(piece for row in rows[at:end] for piece in row)
        yield _Band(pieces, end - at, rows[at][0].bottom, rows[end - 1][0].bottom, _height(pieces))
        at = end


def _height(pieces: Sequence[Piece]) -> float:
    return max(piece.top - piece.bottom for piece in pieces)


def _near(above: _Band, below: _Band, most: float) -> bool:
    return above.last - below.first <= most * below.height


def _widened(columns: Sequence[Column], band: _Band) -> list[Column]:
    """The columns with what this band adds to them; none where a piece of it lies across a gap or left of the table."""
    found = list(columns)
    for piece in band.pieces:
        met = [i for i, (left, right) in enumerate(found) if piece.left < right and left < piece.right]
        if len(met) > 1 or (not met and columns and piece.right <= columns[0][0]):
            return []
        if met:
            left, right = found[met[0]]
            found[met[0]] = min(left, piece.left), max(right, piece.right)
        else:
            found.append((piece.left, piece.right))
            found.sort()
    return found


def _headed(above: Sequence[_Band], band: _Band) -> list[Column]:
    """The columns of a band of more columns than those above, which are its head: a name may stand over several."""
    found = _widened([], band)
    close = all(_near(one, other, _CLOSE) for one, other in pairwise([*above, band]))
    return found if close and len(found) > 2 and all(1 < len(one.pieces) < len(found) for one in above) else []


def _column(piece: Piece, columns: Sequence[Column]) -> int:
    """The column with which a piece shares most."""
    return max(range(len(columns)), key=lambda i: min(piece.right, columns[i][1]) - max(piece.left, columns[i][0]))


def _continues(above: _Band, below: _Band, columns: Sequence[Column]) -> bool:
    """Whether a band of one piece goes on with a cell of the line above, other than the first."""
    return _near(above, below, _CLOSE) and _column(below.pieces[0], columns) > 0


def _aligned(bands: Sequence[_Band], width: float) -> bool:
    """Whether of two columns the left or the right edges stand below each other."""
    pairs = [sorted(band.pieces, key=lambda piece: piece.left) for band in bands if len(band.pieces) == 2]
    if len(pairs) < _PAIRS:
        return False
    edges = [([pair[i].left for pair in pairs], [pair[i].right for pair in pairs]) for i in range(2)]
    return all(any(max(values) - min(values) <= _EDGE * width for values in sides) for sides in edges)


def _cells(bands: Sequence[_Band], columns: Sequence[Column]) -> list[list[str]]:
    """The words of each cell, its lines joined by spaces."""
    table: list[list[str]] = []
    for group in _groups(bands):
        lines = [_line(band, columns) for band in group]
        several = sum(bool(line[0]) for line in lines) > 1
        for i, line in enumerate(lines):
            if not i or (several and line[0]):
                table.append(line)
            else:
                table[-1] = [f"{above} {below}".strip() for above, below in zip(table[-1], line, strict=True)]
    return table


def _groups(bands: Sequence[_Band]) -> list[list[_Band]]:
    """The bands of a table, parted where they stand further apart than the nearest."""
    distances = [above.last - below.first for above, below in pairwise(bands)]
    nearest = min((each for each in distances if each > 0), default=0.0)
    groups = [[bands[0]]]
    for band, distance in zip(bands[1:], distances, strict=True):
        if distance > _WIDER * nearest:
            groups.append([band])
        else:
            groups[-1].append(band)
    return groups


def _line(band: _Band, columns: Sequence[Column]) -> list[str]:
    cells = [""] * len(columns)
    for piece in band.pieces:
        at = _column(piece, columns)
        cells[at] = f"{cells[at]} {piece.text}".strip()
    return cells
