"""Which words of a hit agree with the question."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from ingest.document import Span
from search.analyze import Token, fold_key, folded, syllables, terms, tokens

_CLOSE = re.compile(r"[\s,\-–/]{1,3}")  # what may stand inside one marked stretch: `hội đồng nhân dân, ủy ban nhân dân`


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words looked for: content words, which may stand alone, and pairs of neighbours with at least one of them.
    `loose` compares without accents."""

    alone: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    loose: bool = False


def wanted(words: Sequence[str], loose: bool = False) -> Wanted:
    """From the keys of a question."""
    plain = frozenset(map(fold_key, _function_words())) if loose else _function_words()
    keys = [fold_key(word) for word in words] if loose else list(words)
    alone = frozenset(word for word in keys if word not in plain)
    return Wanted(alone, frozenset(pair for pair in pairwise(keys) if pair[0] in alone or pair[1] in alone), loose)


@cache
def _function_words() -> frozenset[str]:
    lines = (files("search.data") / "function_words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in syllables(line))


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


def coverage(text: str, weights: Mapping[str, float], loose: bool = False) -> float:
    """The share, by weight, of these words and pairs (joined by `_`) which `text` holds; 0 where there are none."""
    total = sum(weights.values())
    if not total:
        return 0.0
    keys = syllables(text)
    held = set(terms(folded(keys) if loose else keys))
    return sum(weight for term, weight in weights.items() if term in held) / total
