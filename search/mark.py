"""Which words of a hit agree with the question."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate, pairwise

from ingest.readings import Span
from search.analyze import fold_key, folded, key, syllables, terms

_WORDS = re.compile(r"(\w+)")
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
    parts = _WORDS.split(text)  # what is no word, a word, what is no word, …
    keys = _keys_of(parts[1::2], wanted.loose)
    marked = {at for at, word in enumerate(keys) if word in wanted.alone}
    for at in tuple(marked):  # a pair has one of them at least
        if (before := at - 1) >= 0 and before not in marked and (keys[before], keys[at]) in wanted.pairs:
            marked.add(before)
        if (after := at + 1) < len(keys) and after not in marked and (keys[at], keys[after]) in wanted.pairs:
            marked.add(after)
    ends = list(accumulate(map(len, parts)))
    stretches: list[tuple[int, int]] = []
    last = -2
    for at in sorted(marked):
        begin = stretches.pop()[0] if at == last + 1 and _close(parts[2 * at]) else ends[2 * at]
        stretches.append((begin, ends[2 * at + 1]))
        last = at
    return tuple(Span(start + a, start + b, text[a:b]) for a, b in stretches)


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
    return best_coverage("", [text], weights, loose)


def best_coverage(context: str, lines: Iterable[str], weights: Mapping[str, float], loose: bool = False) -> float:
    """The largest share, by weight, of these words and pairs which one of the lines holds together with its context."""
    total = sum(weights.values())
    if not total:
        return 0.0
    before = _keys(context, loose)
    held = weights.keys() & terms(before)
    told = sum(weights[term] for term in held)
    others = weights.keys() - held
    found = (others.intersection(terms([*before[-1:], *_keys(line, loose)])) for line in lines)
    return max((told + sum(weights[term] for term in more) for more in found), default=0.0) / total


def _keys(text: str, loose: bool) -> list[str]:
    keys = syllables(text)
    return folded(keys) if loose else keys


def _keys_of(words: Iterable[str], loose: bool) -> list[str]:
    keys = list(map(key, words))
    return folded(keys) if loose else keys


@lru_cache(maxsize=1 << 10)
def _close(between: str) -> bool:
    return bool(_CLOSE.fullmatch(between))
