"""The signs by which it is learned whether a report without a rhythm is due whenever something happens."""

from __future__ import annotations

import re
from itertools import pairwise

_WORD = re.compile(r"[a-z]+|\d+|[;:,.()]")
_WORDS = 60
"""Words of a duty that are looked at: its occasion mostly stands before the report, or right behind it."""

AD_HOC, ONCE = "ad-hoc", "once"


def occasion_signs(folded: str, start: int, end: int, conditioned: bool, timed: bool) -> set[str]:
    """The words of a duty, one and two at a time, and whether a condition and a time were read out of it."""
    found = _WORD.findall(folded, start, end)[:_WORDS]
    words = ["0" if word[0].isdigit() else word for word in found]
    signs = {*words, *(f"{one} {other}" for one, other in pairwise(words))}
    signs.update("^" + " ".join(words[:n]) for n in (1, 2, 3))
    signs.update((f"condition={conditioned}", f"time={timed}"))
    return signs
