"""How alike sentences are, and which answer to each other: by words and pairs of words, each worth the more the rarer it is."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Meaning = Callable[[Sequence[str], Sequence[str]], Sequence[Sequence[float]]]
"""A second opinion: how near each of the first texts is to each of the second, a row a text. Told by whoever has a model."""

_RAREST = 12
"""Terms by which a sentence looks for its like."""

_WORD = re.compile(r"\w+")
_SHORT_FORM = re.compile(r"\((?P<short>[A-ZĐ]{2,8})\)")  # cải cách hành chính (CCHC)


@dataclass(frozen=True, slots=True)
class Pair:
    """Text `one` of the first side answers to text `other` of the second. `shared`: another of the first side is nearer to it."""

    one: int
    other: int
    score: float
    shared: bool = False


def short_forms(*texts: str) -> dict[str, str]:
    """The abbreviations that a text explains: of `cải cách hành chính (CCHC)` CCHC -> `cải cách hành chính`."""
    found: dict[str, str] = {}
    for text in texts:
        for match in _SHORT_FORM.finditer(text):
            short = match["short"]
            before = text[max(match.start() - 12 * len(short), 0) : match.start()].split()[-len(short) :]
            if "".join(word[:1] for word in before).upper() == short:
                found.setdefault(short, " ".join(before).lower())
    return found


def terms(text: str, short: Mapping[str, str]) -> frozenset[str]:
    """The words of a text and its pairs of neighbours, in small letters, short forms written out."""
    words: list[str] = []
    for word in _WORD.findall(text):
        words += short[word].split() if word in short else [word.lower()]
    return frozenset(words) | {f"{a} {b}" for a, b in pairwise(words)}


class _Words:
    """Two sides of texts as terms with weights: the rarer in both, the heavier."""

    def __init__(self, ones: Sequence[str], others: Sequence[str], short: Mapping[str, str]) -> None:
        self.first, self.second = ([terms(text, short) for text in texts] for texts in (ones, others))
        held = Counter(term for several in (*self.first, *self.second) for term in several)
        count = len(self.first) + len(self.second)
        self.weight = {term: math.log(1 + count / n) for term, n in held.items()}
        self.sums = [self._sum(several) for several in self.first]
        self.other_sums = [self._sum(several) for several in self.second]
        self.where: dict[str, list[int]] = {}
        for at, several in enumerate(self.second):
            for term in several:
                self.where.setdefault(term, []).append(at)

    def _sum(self, several: Iterable[str]) -> float:
        return sum(self.weight[term] for term in several)

    def alike(self, one: int, other: int) -> float:
        both = self._sum(self.first[one] & self.second[other])
        mine, theirs = self.sums[one], self.other_sums[other]
        return (2 * both / (mine + theirs) + both / min(mine, theirs)) / 2 if both else 0.0

    def near(self, one: int, rarest: int) -> set[int]:
        """The texts of the other side that have one of the rarest terms."""
        known = sorted((term for term in self.first[one] if term in self.where), key=lambda t: (len(self.where[t]), t))
        return {at for term in known[:rarest] for at in self.where[term]}


def likeness(ones: Sequence[str], others: Sequence[str], short: Mapping[str, str] | None = None) -> list[list[float]]:
    """0 (no word in common) to 1 (the same words), a row each of `ones`: the mean of what the two share out of both (Dice) and
    out of the shorter, so that a task which is cut short or spun out still shows. Words count by how rare they are in both."""
    words = _Words(ones, others, short or {})
    return [[words.alike(one, other) for other in range(len(others))] for one in range(len(ones))]


def nearest(
    ones: Sequence[str], others: Sequence[str], least: float, short: Mapping[str, str] | None = None
) -> list[tuple[int, float] | None]:
    """For each of `ones` the place of the nearest of `others` and how alike they are; None where none is at `least`. Looks at
    those alone that share one of its rarest terms, so that long documents cost little."""
    words = _Words(ones, others, short or {})
    found: list[tuple[int, float] | None] = []
    for one in range(len(ones)):
        ranked = ((words.alike(one, other), -other) for other in words.near(one, _RAREST))
        score, other = max(ranked, default=(0.0, 0))
        found.append((-other, score) if score >= least else None)
    return found


def align(scores: Sequence[Sequence[float]], least: float) -> list[Pair]:
    """Who answers to whom at `least` or more: the nearest first, one to one; then what is left joins the nearest, though that
    is taken (`shared`), as where one task takes up two. In the order of the first side."""
    ranked = sorted(
        ((score, one, other) for one, row in enumerate(scores) for other, score in enumerate(row) if score >= least),
        key=lambda each: (-each[0], each[1], each[2]),
    )
    held: dict[int, Pair] = {}
    taken: set[int] = set()
    for score, one, other in ranked:
        if one not in held and other not in taken:
            held[one] = Pair(one, other, score)
            taken.add(other)
    for score, one, other in ranked:
        held.setdefault(one, Pair(one, other, score, shared=True))
    return [held[one] for one in sorted(held)]


def mutual(scores: Sequence[Sequence[float]], one: int, other: int) -> bool:
    """Whether each of the two is the other's nearest."""
    row = scores[one]
    column = [each[other] for each in scores]
    return row[other] == max(row) and column[one] == max(column)
