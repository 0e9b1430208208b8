"""Syllables that stand in every twentieth line or more, counted in each line rather than looked up.

Most of the work of a question goes into the lists of lines that hold `và` and `định`, which decide little. A line has
the counts of the 256 most frequent syllables with it, two bits each, and they are added to the scores of those lines alone
that hold something rarer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from search.analyze import fold_key, key

VERSION = 1
"""Of the list and of how counts are packed: lines of an index of another one are made anew."""

FIELDS = 8
"""Numbers of 64 bits that hold the counts of one line."""

_EACH = 32  # counts in one of them
_MOST = 3  # that is told of one syllable: more of them add next to nothing to a score

Counts = npt.NDArray[np.float32]


@cache
def places() -> Mapping[str, int]:
    """The place of each of these syllables, by its key."""
    lines = (files("search.data") / "common.txt").read_text("utf-8").splitlines()
    words = " ".join(line for line in lines if not line.startswith("#")).split()
    return {key(word): place for place, word in enumerate(words)}


@cache
def by_folded() -> Mapping[str, tuple[str, ...]]:
    """The keys of the syllables that are one without accents, by that."""
    found: dict[str, list[str]] = {}
    for word in places():
        found.setdefault(fold_key(word), []).append(word)
    return {word: tuple(each) for word, each in found.items()}


def packed(words: Iterable[str]) -> list[int]:
    """How often each of the syllables stands among these keys, in FIELDS numbers."""
    counts: dict[int, int] = {}
    known = places()
    for word in words:
        place = known.get(word)
        if place is not None:
            counts[place] = min(counts.get(place, 0) + 1, _MOST)
    fields = [0] * FIELDS
    for place, count in counts.items():
        fields[place // _EACH] |= count << 2 * (place % _EACH)
    return fields


def fields_of(wanted: Iterable[int]) -> set[int]:
    """The numbers that hold the counts of these places."""
    return {place // _EACH for place in wanted}


def counted(fields: Mapping[int, npt.NDArray[np.uint64]], wanted: Sequence[int]) -> Counts:
    """How often the syllables at these places stand in each line, all together, out of its numbers."""
    shifts = ((fields[place // _EACH] >> np.uint64(2 * (place % _EACH))) & np.uint64(_MOST) for place in wanted)
    total: Counts = np.sum([each.astype(np.float32) for each in shifts], axis=0)
    return total
