"""The bodies that a cell of a table names."""

from __future__ import annotations

import re

from ingest.document import Party
from ingest.duties.actors import bodies_at
from ingest.duties.page import Page, party
from ingest.readings import Span

_PART = re.compile(r"[^;\n]+")
_MARKED = re.compile(r"(?:(?!\s[-+•]\s)[^;\n])+")
"""The same in a cell that is a list (`- Công an huyện - Phòng Kinh tế`)."""
_PIECE = re.compile(r"(?:(?! và (?:các|một số) )[^,;])+")
_REST = re.compile(r"(?:(?! và (?:các|một số) )[^,;(|])+")
"""What goes on with a name up to the next (` đại diện Việt Nam ở nước ngoài`)."""


def bodies_of(page: Page, cell: Span) -> tuple[Party, ...]:
    """The bodies of a cell, split at semicolons and, where the vocabulary lacks a name, at commas."""
    found: list[Party] = []
    parts = _MARKED if page.text.startswith(("- ", "+ ", "• "), cell.start) else _PART
    for part in parts.finditer(page.text, cell.start, cell.end):
        at = part.start()
        while at < part.end():
            while at < part.end() and page.text[at] in " -,+.•":
                at += 1
            parties, end = bodies_at(page, at, part.end())
            if not parties:
                piece = _PIECE.match(page.text, at, part.end())
                if piece is None or not any(c.isalpha() for c in piece.group()):
                    break
                if found and _goes_on(page, found[-1], part.start(), at):
                    found[-1], at = party(page, found[-1].span.start, piece.end()), piece.end() + 1
                    continue
                parties, end = (party(page, piece.start(), piece.end()),), piece.end()
            found += parties
            at = end
            if page.text[at : at + 1] not in ("", ",", ";", " ", "|"):
                break
            if page.text[at : at + 1] == " " and not bodies_at(page, at + 1, part.end())[0]:
                rest = _REST.match(page.text, at, part.end())
                if rest is not None and rest.group().strip():
                    at = at + len(rest.group().rstrip())
                    found[-1] = party(page, parties[-1].span.start, at)
            elif page.text[at : at + 1] == " ":
                at += 1
                continue
            joint = _CELL_JOINT.match(page.text, at, part.end())
            at = joint.end() if joint is not None else part.end()
    return tuple(found)


def _goes_on(page: Page, last: Party, start: int, at: int) -> bool:
    """Whether small letters behind a comma belong to the name before it (`Tổ chức thu phí, lệ phí`), which begins with a capital
    and is none of a list of classes (`Các cục, bảo tàng, nhà hát`)."""
    begin = last.span.start
    return page.text[at].islower() and begin >= start and page.text[begin].isupper() and not page.text.startswith("Các ", begin)


_CELL_JOINT = re.compile(r"(?:\s*\([^()]*\))?\s*(?:,|và (?=các |một số ))\s*(?:và )?")
