"""The signs by which it is learned whether a report without a rhythm is due whenever something happens."""

from __future__ import annotations

from itertools import pairwise

from ingest.duties.sign_words import sign_words

_WORDS = 60
"""Words of a duty that are looked at: its occasion mostly stands before the report, or right behind it."""

AD_HOC, ONCE = "ad-hoc", "once"


def occasion_signs(folded: str, start: int, end: int, conditioned: bool, timed: bool) -> set[str]:
    """The words of a duty, one and two at a time, and whether a condition and a time were read out of it."""
    words = sign_words(folded, start, end)[:_WORDS]
    signs = {*words, *(f"{one} {other}" for one, other in pairwise(words))}
    signs.update("^" + " ".join(words[:n]) for n in (1, 2, 3))
    signs.update((f"condition={conditioned}", f"time={timed}"))
    return signs
