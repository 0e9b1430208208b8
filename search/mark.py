"""Which words of a hit agree with the question."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise

from ingest.document import Span
from search.analyze import fold_key, folded, keyed, syllables, terms

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
    places, keys = keyed(text)
    if wanted.loose:
        keys = folded(keys)
    marked = [key in wanted.alone for key in keys]
    for at, pair in enumerate(pairwise(keys)):
        if pair in wanted.pairs:
            marked[at] = marked[at + 1] = True
    stretches = _stretches(text, [place for place, mark in zip(places, marked, strict=True) if mark])
    return tuple(Span(start + a, start + b, text[a:b]) for a, b in stretches)


def _stretches(text: str, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in places:
        if found and _CLOSE.fullmatch(text, found[-1][1], start):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


_LINE_END = re.compile(r"\n")

EXCERPT = 600
"""Characters of a unit that are shown; an article of law can have fifty times that."""


def excerpt(text: str, start: int, marked: Sequence[Span]) -> Span:
    """The part of `text`, which begins at `start` of its document, to show: whole lines, those with the most marked
    letters. A single line longer than EXCERPT stays whole, for matches may stand anywhere in it."""
    if len(text) <= EXCERPT:
        return Span(start, start + len(text), text)
    begins = [0, *(match.end() for match in _LINE_END.finditer(text))]
    ends = [*(begin - 1 for begin in begins[1:]), len(text)]
    firsts = [span.start - start for span in marked]
    agree = [0, *accumulate(len(span.text) for span in marked)]
    best, most, last = (0, ends[0]), -1, 0
    for first, begin in enumerate(begins):
        last = max(last, first)
        while last + 1 < len(ends) and ends[last + 1] - begin <= EXCERPT:
            last += 1
        held = agree[bisect_right(firsts, ends[last])] - agree[bisect_left(firsts, begin)]
        if held > most:
            best, most = (begin, ends[last]), held
    return Span(start + best[0], start + best[1], text[best[0] : best[1]])


def coverage(text: str, weights: Mapping[str, float], loose: bool = False) -> float:
    """The share, by weight, of these words and pairs (joined by `_`) which `text` holds; 0 where there are none."""
    total = sum(weights.values())
    if not total:
        return 0.0
    keys = syllables(text)
    held = set(terms(folded(keys) if loose else keys))
    return sum(weight for term, weight in weights.items() if term in held) / total
