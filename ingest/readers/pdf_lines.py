"""Pieces of text on a page become lines in the order in which a person reads them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.folding import fold
from ingest.readers.layout import table_lines
from ingest.readers.pdf_columns import table_at
from ingest.readers.tracing import unmarked

_HEADS = ("cong hoa xa hoi", "doc lap", "dang cong san", "noi nhan", "kinh gui")
_PARAGRAPH = 1.45
"""Lines further apart than this many times the usual distance are parted by a blank line."""
_INDENT = 1.2
"""In heights of a line: how far to the right of the margin a paragraph begins."""

_MOST = 300
"""Lines of a page that may hold tables without rules; more are no page that somebody reads."""


class Piece(NamedTuple):
    """Words that stand together; the box in points from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


def page_lines(pieces: Sequence[Piece], width: float) -> list[str]:
    """The lines of a page. Letterheads, addressees and signatures in two columns are read column after column; pieces that stand
    in columns make a table, others side by side become the cells of a line, parted by tabs. A blank line stands where a
    paragraph begins."""
    rows = _rows(pieces)
    if not rows:
        return []
    lines: list[str] = []
    usual = _usual([a[0].bottom - b[0].bottom for a, b in pairwise(rows)])
    singles = [row[0].left for row in rows if len(row) == 1 and row[0].right - row[0].left > width / 2]
    margin = min(singles, default=0.0)
    i = 0
    last: Piece | None = None
    while i < len(rows):
        block = _block(rows, i, width)
        if block > 1 or (len(rows[i]) == 2 and _is_head(rows[i : i + 1])):
            if lines:
                lines.append("")
            lines += _columns(rows[i : i + max(block, 1)], width)
            last = None
            i += max(block, 1)
            continue
        table = table_at(rows, i, width) if len(rows) <= _MOST else None
        if table:
            count, cells = table
            lines += ["", *table_lines(cells)]
            last = None
            i += count
            continue
        row = rows[i]
        first = row[0]
        if (
            last is None
            or last.bottom - first.bottom > _PARAGRAPH * usual
            or first.left > margin + _INDENT * (first.top - first.bottom)
        ):
            lines.append("")
        lines.append(row[0].text if len(row) == 1 else _cells(row))
        last = first
        i += 1
    return lines


def _cells(row: Sequence[Piece]) -> str:
    if len(row) == 2:
        return "\t".join(piece.text for piece in row)
    return "| " + " | ".join(piece.text.replace("|", "¦") for piece in row) + " |"


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces whose middles stand on one height, from the top down, each row from the left."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (-(p.bottom + p.top) / 2, p.left)):
        middle = (piece.bottom + piece.top) / 2
        if rows and rows[-1][0].bottom + 0.2 * (rows[-1][0].top - rows[-1][0].bottom) <= middle <= rows[-1][0].top:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_joined(sorted(row, key=lambda p: p.left)) for row in rows]


def _joined(row: list[Piece]) -> list[Piece]:
    """Pieces that nearly touch are one."""
    found: list[Piece] = []
    for piece in row:
        if found and piece.left - found[-1].right < 0.9 * (piece.top - piece.bottom):
            a = found.pop()
            piece = Piece(a.left, min(a.bottom, piece.bottom), piece.right, max(a.top, piece.top), f"{a.text} {piece.text}")
        found.append(piece)
    return found


def _folded(piece: Piece) -> str:
    return fold(unmarked(piece.text))


def _is_head(rows: Sequence[Sequence[Piece]]) -> bool:
    return any(_folded(piece).lstrip(" -").startswith(_HEADS) for row in rows for piece in row)


def _block(rows: Sequence[Sequence[Piece]], start: int, width: float) -> int:
    """How many rows from `start` on stand in two columns of a letterhead or signature; 0 where they are something else."""
    if len(rows[start]) != 2 and not (len(rows[start]) == 1 and _half(rows[start][0], width)):
        return 0
    end, inner_left, inner_right = start, 0.0, width
    while end < len(rows) and len(rows[end]) <= 2 and all(_half(piece, width) for piece in rows[end]):
        row = rows[end]
        if len(row) == 2:
            inner_left, inner_right = max(inner_left, row[0].right), min(inner_right, row[1].left)
        elif end > start and ((row[0].left < inner_left and row[0].right > inner_right) or _is_addressed(row[0])):
            break  # a line of the body below the columns
        end += 1
    block = rows[start:end]
    while block and len(block[-1]) == 1 and _centred(block[-1][0], width):
        block = block[:-1]
    beside = any(len(row) == 2 for row in block) and _is_head(block)
    return len(block) if beside or _is_signed(block, width) else 0


def _is_signed(rows: Sequence[Sequence[Piece]], width: float) -> bool:
    """Whether recipients on the left and a signature on the right share no row, as scans that lean a little show them."""
    left = [row[0] for row in rows if row[0].left + row[0].right < width]
    right = [row[0] for row in rows if row[0].left + row[0].right >= width]
    recipients = any(_folded(piece).startswith("noi nhan") for piece in left)
    return recipients and bool(right) and max(p.right for p in left) <= min(p.left for p in right)


def _is_addressed(piece: Piece) -> bool:
    return _folded(piece).startswith("kinh gui")


def _half(piece: Piece, width: float) -> bool:
    """Whether a piece is narrow and belongs to one half of the page."""
    return piece.right - piece.left < 0.62 * width and not _centred(piece, width)


def _centred(piece: Piece, width: float) -> bool:
    return abs((piece.left + piece.right) / 2 - width / 2) < 0.035 * width


def _columns(rows: Sequence[Sequence[Piece]], width: float) -> list[str]:
    """The left column, a blank line, the right column."""
    split = [(row[0].right + row[1].left) / 2 for row in rows if len(row) == 2]
    middle = sorted(split)[len(split) // 2] if split else width / 2
    left = [piece.text for row in rows for piece in row if (piece.left + piece.right) / 2 < middle]
    right = [piece.text for row in rows for piece in row if (piece.left + piece.right) / 2 >= middle]
    return [*left, "", *right, ""]


def _usual(distances: Sequence[float]) -> float:
    positive = sorted(d for d in distances if d > 1)
    return positive[len(positive) // 2] if positive else 1e9
