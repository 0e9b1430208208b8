"""How well each candidate fits: what words, meaning, titles and the rank of a norm say, put together.

Four features, each from 0 to 1, and their weights. They were chosen by a pairwise logistic regression on the features of
the 150 best by words, with ten folds of questions, and rounded; more features (headings alone, rows of three syllables,
whole articles, lengths) won nothing on questions that were left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from search.analyze import fold_key, syllables
from search.columns import Columns
from search.fuse import Scores, fuse


@dataclass(frozen=True, slots=True)
class Weights:
    """What each feature counts: the words, the meaning, the share of the document's title that the question says, and
    whether the document is a law."""

    words: float = 0.69
    meaning: float = 0.31
    title: float = 0.26
    norm: float = 0.13


WEIGHTS = Weights()


def combine(words: Scores, cosines: Scores, prior: Scores) -> dict[int, float]:
    """The scores of all candidates: what words and meaning say of them, and what they have anyhow."""
    scores = fuse([(WEIGHTS.words, words), (WEIGHTS.meaning, cosines)])
    return {row: score + prior.get(row, 0.0) for row, score in scores.items()}


def priors(rows: Iterable[int], columns: Columns, asked: Sequence[str], *, by_norm: bool, loose: bool) -> dict[int, float]:
    """What titles and the rank of norms add to these units. `asked` are the keys of the question, compared without accents
    where `loose`; `by_norm` puts laws before what carries them out, which a question for duties or for a number does not want."""
    said = frozenset(map(fold_key, asked) if loose else asked)
    shares: dict[str, float] = {}
    found: dict[int, float] = {}
    for row, title, type in columns.named(rows):
        if title not in shares:
            shares[title] = WEIGHTS.title * _share(title, said, loose)
        found[row] = shares[title] + (WEIGHTS.norm if by_norm and type in _norms() else 0.0)
    return found


def _share(title: str, said: frozenset[str], loose: bool) -> float:
    """The share of a title's words that a question says."""
    keys = _keys(title)
    return sum((fold_key(key) if loose else key) in said for key in keys) / len(keys) if keys else 0.0


@lru_cache(maxsize=1 << 12)
def _keys(title: str) -> tuple[str, ...]:
    return tuple(syllables(title))


@cache
def _norms() -> frozenset[str]:
    return frozenset(_lines("norms.txt"))


@cache
def _asking() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Phrases that only ask, by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in _lines("asking.txt"):
        keys = tuple(syllables(line))
        found.setdefault(keys[0], []).append(keys)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}


def matter_of(keys: Sequence[str]) -> list[list[str]]:
    """What a question is about: its keys without the phrases that only ask, in the stretches that are left."""
    stretches: list[list[str]] = [[]]
    at = 0
    while at < len(keys):
        asking = next((p for p in _asking().get(keys[at], ()) if tuple(keys[at : at + len(p)]) == p), None)
        if asking:
            stretches.append([])
        else:
            stretches[-1].append(keys[at])
        at += len(asking) if asking else 1
    return [stretch for stretch in stretches if stretch]


@cache
def _wording() -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = (line.split("\t") for line in _lines("wording.txt"))
    return tuple((_between(syllables(asked)), tuple(syllables(called))) for asked, called in rows)


def called(keys: Sequence[str]) -> list[list[str]]:
    """What norms call that which a question says in other words: `áp dụng cho ai` is under `đối tượng áp dụng`."""
    said = _between(keys)
    return [list(name) for name in dict.fromkeys(name for asked, name in _wording() if asked in said)]


def _between(keys: Sequence[str]) -> str:
    return f" {' '.join(keys)} "


def _lines(name: str) -> Iterable[str]:
    lines = (files("search.data") / name).read_text("utf-8").splitlines()
    return (line for line in lines if line.strip() and not line.startswith("#"))
