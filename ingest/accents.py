"""Accents that a scan (bản quét) has lost or changed, put back by the words beside them: `dé nghị`, `nộp thuê`, `cáp phép`.

A noisy channel (Kernighan, Church and Gale 1990) over the syllables in doubt: how probable a row of syllables is by their
neighbours, times how probable it is that a scanner saw other accents; the likeliest row by Viterbi (1967). A syllable is in
doubt where hardly anybody writes it beside its neighbours, and is changed only to one that stands beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, pairwise

import numpy as np
import numpy.typing as npt

from ingest.folding import fold
from ingest.markup import modern
from ingest.record import record
from ingest.syllables import Syllables, syllables
from ingest.vocabulary import load

_WORD = re.compile("([a-zß-ỹ]+)")
"""A word in small letters, of whatever Latin ones a scan has."""
_JOINS = frozenset("/@-_0123456789")
"""What makes the words beside it parts of a symbol: `RON95`, `QĐ-UBND`."""
_MOST = 6
"""Candidates a syllable, the usual ones: twice as many mend no more and take thrice the time."""
_TIMES = 3
"""Times that two syllables stand together in the table for each to be the other's witness,"""
_SHARE = 1e-4
"""and the share of the rarer one's times: law of 13 million syllables has its slips too."""
_LENGTHS = range(3, 8)
"""Letters of syllables with one that looks like another; shorter words are abbreviations too, none is longer than `nghiêng`."""
_LOST, _CHANGED = 3.5, 5.0
"""What it costs, in log probability, that a syllable without marks had some, and that it had others."""
_NAME = 2.0
"""What it costs besides where a capital makes the syllable likely a name."""
_BARE = 0.05
"""Share of words with marks below which a text was typed or sent without any: there every syllable is in doubt, and that it had
marks costs nothing. Vietnamese has them on two words of three."""
_TELLING = 20
"""Words from which they tell of a text that it has none: a foreign name has none either."""
_LOOKALIKES = {"e": "co", "c": "e", "o": "ce", "d": "a", "b": "d", "j": "i", "l": "i", "i": "lut", "u": "n", "n": "u"}
"""Letters that scanners take for others: `eác` for `các`, `Bịa chỉ` for `Địa chỉ`."""
_VOWELS = frozenset("aeiouyăâêôơư")
"""Capitals without any are an abbreviation (`CDC`), not a misread syllable (`CÁC`)."""
_STRANGE = 1e-9
"""How probable a syllable is that the table lacks."""
_BACK_OFF = 0.15
"""Share of a syllable's probability that does not ask what stands before it."""


@record
class _Forms:
    table: Syllables
    spelled: tuple[str, ...]
    number: dict[str, int]
    alike: dict[str, tuple[int, ...]]
    """The numbers of syllables that are one without accents, by that."""
    logs: tuple[float, ...]
    """How often each syllable is met, in logarithms; last, for number -1, one that the table lacks."""


@cache
def _forms() -> _Forms:
    table = syllables()
    spelled = tuple(modern(word) for word in table.spelled)
    alike: dict[str, list[int]] = {}
    for number, word in enumerate(spelled):
        alike.setdefault(fold(word), []).append(number)
    first = {word: number for number, word in reversed(list(enumerate(spelled)))}
    first |= {short: first[last] for short, last in load("repairs")["spoken"].items()}
    logs = tuple(np.log(np.append(table.counts, _STRANGE * table.total)).tolist())
    return _Forms(table, spelled, first, {plain: tuple(numbers[:_MOST]) for plain, numbers in alike.items()}, logs)


def is_bare(text: str) -> bool:
    """Whether a text has lost all its marks."""
    words = _WORD.findall(text.lower())
    return len(words) >= _TELLING and sum(not word.isascii() for word in words) < _BARE * len(words)


def with_accents(text: str, bare: bool = False) -> str:
    """`text`, NFC and its tone marks in the new style, with the accents of its syllables put right; as long as `text`. `bare`
    tells that it has none but those of phrases that were put back. Takes time in proportion to its length."""
    lower = text.lower()
    if len(lower) != len(text):  # `İ` becomes two
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    parts = _WORD.split(lower)
    if len(parts) < 5:  # words stand between the others
        return text
    ends = np.fromiter(map(len, parts), np.int64, len(parts)).cumsum()
    pieces: list[str] = []
    done = 0
    for at, word in _changed(_row(text, parts[1::2], parts[::2], ends[::2], bare)):
        start, end = ends[2 * at : 2 * at + 2].tolist()
        pieces.append(text[done:start])
        pieces += [new.upper() if old.isupper() else new for new, old in zip(word, text[start:end], strict=True)]
        done = end
    return "".join(pieces) + text[done:] if pieces else text


@lru_cache(maxsize=8192)
def times_beside(one: str, other: str) -> float:
    """How often two syllables stand side by side in the table, 0 where that tells nothing."""
    table, number = _forms().table, _forms().number
    if one not in number or other not in number:
        return 0.0
    left, right = np.array([number[one]]), np.array([number[other]])
    return float(table.pairs(left, right)[0]) if _usual(left, right)[0] else 0.0


@record
class _Row:
    """The syllables of a text in doubt and those beside them: what each may be, its own number first, and what it costs that it
    is not that; the chains that they stand in; and whether the text is bare, so that no syllable needs a witness beside it."""

    choices: dict[int, tuple[int, ...]]
    costs: dict[int, float]
    chains: list[range]
    bare: bool


def _row(text: str, words: Sequence[str], between: Sequence[str], starts: npt.NDArray[np.int64], bare: bool) -> _Row:
    """Reads the `words` of a text, what stands `between` them, before the first and behind the last, and where they begin;
    `bare` tells that the text has lost all its marks."""
    known = _forms().number
    numbers = [known.get(word, -1) for word in words]
    single = np.array([gap == " " for gap in between])
    symbol = np.zeros(len(words) + 2, np.bool_)  # one more at each end
    for at in np.flatnonzero(~single).tolist():
        gap = between[at]
        if gap[:1] in _JOINS:
            symbol[at] = True
        if gap[-1:] in _JOINS:
            symbol[at + 1] = True
    symbol = symbol[1:-1]
    joined = single[1:-1] & ~symbol[:-1] & ~symbol[1:]
    own = np.array(numbers)
    witnesses = _beside(joined & _usual(own[:-1], own[1:]))
    choices: dict[int, tuple[int, ...]] = {}
    costs: dict[int, float] = {}
    for at in np.flatnonzero(~symbol & (((witnesses == 0) & (_beside(joined) > 0)) | bare)).tolist():
        word = words[at]
        if bare and not word.isascii():
            continue
        others = tuple(number for number in _candidates(word) if number != numbers[at])
        if others and not (text[starts[at]].isupper() and _VOWELS.isdisjoint(word)):
            choices[at] = (numbers[at], *others)
            costs[at] = 0.0 if bare else (_LOST if word.isascii() else _CHANGED) + (_NAME if text[starts[at]].isupper() else 0)
    open_ = np.zeros(len(words), np.bool_)
    open_[list(choices)] = True
    linked = joined & (open_[:-1] | open_[1:])
    breaks = np.flatnonzero(~linked) + 1
    bounds = [0, *breaks.tolist(), len(words)]
    chains = [range(start, end) for start, end in pairwise(bounds) if end - start > 1 or (bare and start in choices)]
    for chain in chains:
        for at in chain:
            choices.setdefault(at, (numbers[at],))
    return _Row(choices, costs, chains, bare)


@lru_cache(maxsize=8192)
def _candidates(word: str) -> tuple[int, ...]:
    """The syllables that a word may be with other accents; where none is written so, those with one letter that looks like
    another."""
    plain, alike = fold(word), _forms().alike
    if plain in alike or len(plain) not in _LENGTHS:
        return alike.get(plain, ())
    others = (plain[:at] + other + plain[at + 1 :] for at, char in enumerate(plain) for other in _LOOKALIKES.get(char, ""))
    return tuple(sorted(number for other in others for number in alike.get(other, ())))[:_MOST]


def _beside(pairs: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Of how many of these pairs of neighbours each syllable is part."""
    return np.pad(pairs.astype(np.int64), (1, 0)) + np.pad(pairs.astype(np.int64), (0, 1))


def _changed(row: _Row) -> Iterator[tuple[int, str]]:
    """The syllables to change, by their place, and what to."""
    places = [at for chain in row.chains for at in chain[:-1]]
    if not places:
        return
    forms, choices = _forms(), row.choices
    left = np.array([a for at in places for a in choices[at] for _ in choices[at + 1]])
    right = np.array([b for at in places for _ in choices[at] for b in choices[at + 1]])
    counts = forms.table.pairs(left, right)
    chances = (1 - _BACK_OFF) * counts / _counts(left) + _BACK_OFF * _counts(right) / forms.table.total
    usual, steps = _usual(left, right).tolist(), np.log(chances).tolist()
    begin = 0
    for chain in row.chains:
        sizes = [len(choices[a]) * len(choices[b]) for a, b in pairwise(chain)]
        edges = [begin, *(begin + size for size in accumulate(sizes))]
        begin = edges[-1]
        if not row.bare and True not in usual[edges[0] : begin]:
            continue  # no other syllable has a witness beside it
        path = _best(row, chain, steps, edges)
        for nth, at in enumerate(chain):
            if not path[nth]:
                continue
            beside = [(nth - 1, nth)] if nth else []
            beside += [(nth, nth + 1)] if nth + 1 < len(chain) else []
            if row.bare or any(usual[edges[a] + path[a] * len(choices[chain[b]]) + path[b]] for a, b in beside):
                yield at, forms.spelled[choices[at][path[nth]]]


def _usual(left: npt.NDArray[np.int64], right: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Whether two syllables are usual side by side."""
    least = np.maximum(_TIMES, _SHARE * np.minimum(_counts(left), _counts(right)))
    return np.asarray(_forms().table.pairs(left, right) >= least)


def _counts(numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
    table = _forms().table
    return np.where(numbers >= 0, table.counts[np.maximum(numbers, 0)], _STRANGE * table.total)


def _best(row: _Row, chain: range, steps: Sequence[float], edges: Sequence[int]) -> list[int]:
    """Which of its choices each syllable of the chain is on the likeliest way through (Viterbi)."""
    choices, logs = row.choices, _forms().logs
    scores = [logs[number] - (row.costs[chain[0]] if n else 0.0) for n, number in enumerate(choices[chain[0]])]
    came: list[list[int]] = []
    for nth, at in enumerate(chain[1:]):
        width, cost = len(choices[at]), row.costs.get(at, 0.0)
        ways = [
            [score + step for score, step in zip(scores, steps[edge : edges[nth + 1] : width], strict=True)]
            for edge in range(edges[nth], edges[nth] + width)
        ]
        bests = [max(way) for way in ways]
        came.append([way.index(best) for way, best in zip(ways, bests, strict=True)])
        scores = [bests[0], *(best - cost for best in bests[1:])]
    path = [scores.index(max(scores))]
    for back in reversed(came):
        path.append(back[path[-1]])
    return path[::-1]
