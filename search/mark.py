"""Which words of a hit agree with the question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.document import Span
from search.analyze import Token, fold_key, tokens

_CLOSE = re.compile(r"[\s,\-–/]{1,3}")  # what may stand inside one marked stretch: `hội đồng nhân dân, ủy ban nhân dân`


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words looked for: keys that may stand alone, and pairs of neighbours that count whatever they are made of
    (`là gì` is no match, `báo cáo` is). `loose` compares without accents."""

    alone: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    loose: bool = False


def wanted(words: Sequence[str], rare: Sequence[str], loose: bool = False) -> Wanted:
    """From the words of a question and those of them that are rare enough to count alone. A pair counts where one of its
    words does."""
    form = fold_key if loose else str
    alone = frozenset(form(word) for word in rare)
    keys = [form(word) for word in words]
    return Wanted(alone, frozenset(p for p in pairwise(keys) if p[0] in alone or p[1] in alone), loose)


def matches(text: str, start: int, wanted: Wanted) -> tuple[Span, ...]:
    """The stretches of `text`, which begins at `start` of its document, that agree; in order, apart from one another."""
    words = tokens(text)
    keys = [fold_key(word.key) for word in words] if wanted.loose else [word.key for word in words]
    marked = [key in wanted.alone for key in keys]
    for at, pair in enumerate(pairwise(keys)):
        if pair in wanted.pairs:
            marked[at] = marked[at + 1] = True
    return tuple(Span(start + a.start, start + b.end, text[a.start : b.end]) for a, b in _stretches(text, words, marked))


def _stretches(text: str, words: list[Token], marked: list[bool]) -> list[tuple[Token, Token]]:
    found: list[tuple[Token, Token]] = []
    for word, mark in zip(words, marked, strict=True):
        if not mark:
            continue
        if found and _CLOSE.fullmatch(text, found[-1][1].end, word.start):
            found[-1] = (found[-1][0], word)
        else:
            found.append((word, word))
    return found


def coverage(text: str, wanted: Wanted) -> float:
    """The share of the words that count alone which `text` holds; 1 where none does."""
    if not wanted.alone:
        return 1.0
    held = {fold_key(word.key) if wanted.loose else word.key for word in tokens(text)}
    return len(wanted.alone & held) / len(wanted.alone)
