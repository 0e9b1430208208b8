"""Ranking as pure functions: scores in, scores out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Scores = Mapping[int, float]


def spread(scores: Scores) -> dict[int, float]:
    """The scores on a scale from 0 (the lowest given) to 1 (the highest); all 1 where they are equal."""
    if not scores:
        return {}
    low, high = min(scores.values()), max(scores.values())
    if high - low < 1e-9:
        return dict.fromkeys(scores, 1.0)
    return {id: (score - low) / (high - low) for id, score in scores.items()}


def fuse(parts: Iterable[tuple[float, Scores]]) -> dict[int, float]:
    """The weighted sum of several rankings, each spread first; what one of them lacks counts 0 there.

    Scores carry how much better one hit is than the next, which ranks throw away: measured better than fusing ranks.
    """
    total: dict[int, float] = {}
    for weight, scores in parts:
        for id, score in spread(scores).items():
            total[id] = total.get(id, 0.0) + weight * score
    return total


def best_of(scores: Iterable[tuple[int, float]], owner: Mapping[int, Sequence[int]]) -> dict[int, float]:
    """The scores of wholes from those of their parts: each whole has that of its best part."""
    found: dict[int, float] = {}
    for part, score in scores:
        for whole in owner.get(part, ()):
            if score > found.get(whole, float("-inf")):
                found[whole] = score
    return found


def ranked(scores: Scores) -> list[int]:
    """Ids by falling score, equal ones by id, so that the order is the same each time."""
    return sorted(scores, key=lambda id: (-scores[id], id))


def without_repeats(order: Iterable[int], place: Mapping[int, tuple[int, int, int]], share: float = 0.6) -> list[int]:
    """`order` without each id that says again what a better one said: stretches (document, start, end) that cover at
    least `share` of the shorter of the two."""
    kept: list[int] = []
    taken: dict[int, list[tuple[int, int]]] = {}
    for id in order:
        document, start, end = place[id]
        spans = taken.setdefault(document, [])
        if any(min(end, b) - max(start, a) >= share * max(min(end - start, b - a), 1) for a, b in spans):
            continue
        spans.append((start, end))
        kept.append(id)
    return kept
