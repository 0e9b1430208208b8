"""Words as signs that models are learned from: without accents, figures all alike."""

from __future__ import annotations

import re

_WORD = re.compile(r"[a-z]+|\d+|[;:,.()]")


def sign_words(folded: str, start: int, end: int) -> list[str]:
    """The words and marks of `folded[start:end]` in their order, each figure as `0`."""
    return ["0" if word[0].isdigit() else word for word in _WORD.findall(folded, start, end)]
