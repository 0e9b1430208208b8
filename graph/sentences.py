"""Duties that follow from one another in one sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

_END = re.compile(r"[.;](?=\s|$)|\n")
"""Where a sentence, or a clause between semicolons, ends; `./.` closes a document."""

Claim = tuple[int, int, frozenset[str]]
"""A duty: where its words start and end, and who acts."""


def next_in_sentence(text: str, duties: Sequence[Claim], at: int, recipients: frozenset[str]) -> list[int]:
    """The duties, other than `at`, of its recipients in the same sentence: of `báo cáo A để A tổng hợp báo cáo B` A's own.

    `duties` are in the order of the text.
    """
    if not recipients:
        return []
    start, end, _ = duties[at]
    stop = sentence_end(text, end)
    found: list[int] = []
    for step in (-1, 1):
        other = at + step
        while 0 <= other < len(duties) and start <= duties[other][0] < stop:
            if recipients & duties[other][2]:
                found.append(other)
            other += step
    return sorted(found)


def sentence_end(text: str, end: int) -> int:
    """Where the sentence ends in which `text[:end]` ends: `end` itself after a full stop."""
    if text[end - 1 : end] in (".", ";", "\n"):
        return end
    match = _END.search(text, end)
    return match.start() if match else len(text)
