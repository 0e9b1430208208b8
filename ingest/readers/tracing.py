"""Marks in a text under way that tell, once it is whole, which piece of a page its words came from and where pages begin.

A piece's mark is a letter for private use that stands right after its words; nobody sees it, as `untraced` takes it out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ingest.places import Extracted, Places

if TYPE_CHECKING:
    from ingest.readers.pdf_lines import Piece

PAGE = "\ufdd0"
"""Stands where a word processor last began a page; no text may hold this code point."""
NOTES = "\ufdd1"
"""Stands where the pages end and the footnotes follow."""

_FIRST, _LAST = 0xF0000, 0xFFFFD
_MARKS = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")
_BREAKS = re.compile(f"[{PAGE}{NOTES}]")


def traced(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, each with its mark; a page of more pieces than there are marks goes without."""
    clean = [piece._replace(text=unmarked(piece.text)) for piece in pieces]
    if len(clean) > _LAST - _FIRST:
        return clean
    return [piece._replace(text=f"{piece.text}{chr(_FIRST + i)}") for i, piece in enumerate(clean)]


def unmarked(text: str) -> str:
    """The text without marks."""
    return _MARKS.sub("", text)


def untraced(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without marks, and for each mark the number of its piece and where the words before it end."""
    found: list[tuple[int, int]] = []
    for taken, mark in enumerate(_MARKS.finditer(text)):
        found.append((ord(mark[0]) - _FIRST, mark.start() - taken))
    return unmarked(text), found


def without_breaks(text: str) -> str:
    """A stretch of somebody's text, which must not pass for ours."""
    return _BREAKS.sub("", text)


def paged(text: str) -> Extracted:
    """The text without the marks of pages, and its pages. In a row of a table one page begins at most: each cell that
    runs over repeats the mark."""
    if PAGE not in text:
        return Extracted(text.replace(NOTES, ""))
    starts, end, row = [0], None, -1
    for taken, mark in enumerate(_BREAKS.finditer(text)):
        at = mark.start() - taken
        line = text.rfind("\n", 0, mark.start()) + 1
        if mark[0] == NOTES:
            end = at
        elif line != row:
            starts.append(at)
        row = line if text.startswith("|", line) else -1
    clean = without_breaks(text)
    return Extracted(clean, Places(tuple(starts), len(clean) if end is None else end))
