"""The number of the document at hand itself, which its text repeats and does not cite."""

from __future__ import annotations

import re

from ingest import symbols
from ingest.document import Header
from ingest.numbers import find_numbers

# What stands before the number in the head of a document: `Số:`, `Luật số:`, `Số hiệu |`, or at most the kind.
_OWN_BEFORE = re.compile(r"\W*(?:[^\W\d_]+\W+){0,3}|.*(?:so|s6|86|s[oe])\s?[:.]\W*")


def own_number(folded: str, header: Header) -> str | None:
    """The document's own number in capitals; None where the header took it from a title, as in drafts of amendments."""
    own = header.full_number
    if own is None or header.number is None:
        return None
    start = header.number.span.start
    before_it = folded[folded.rfind("\n", 0, start) + 1 : start]
    kind = symbols.kind_of(header.symbol.value) if header.symbol else None
    if header.number.rule == "own-number-in-title":
        return "".join(own.split()).upper()
    if not _OWN_BEFORE.fullmatch(before_it) or (kind and header.type and header.type.value not in (kind, "Công văn")):
        return None
    return "".join(own.split()).upper()


_OWN_ROW = re.compile(r".*so\s+hieu\s*[|:]\s*")  # `| Số hiệu | 66.17/2026/NQ-CP |` in the first rows of a copy


def number_above(text: str, folded: str) -> str | None:
    """The document's own number where the header told none, as a row above the text of a copy gives it."""
    for reading in find_numbers(text, 0, 1500):
        start = reading.span.start
        if reading.value.year and _OWN_ROW.fullmatch(folded, folded.rfind("\n", 0, start) + 1, start):
            return reading.value.text.upper()
    return None
