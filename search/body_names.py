"""Names of bodies as people type them: whole, and without accents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ingest.vocabulary import load
from search.analyze import fold_key, syllables

_LEAST = 3  # syllables: two (`bo do`) fit too much else


def names() -> Iterator[str]:
    """Bodies by their whole names: `Sở Nội vụ`, `Bộ Tài chính`, `Phòng Tư pháp`."""
    agencies = load("agencies")
    yield from (body["name"] for body in agencies["bodies"])
    for kind, fields in (("Bộ", "ministries"), ("Sở", "departments"), ("Phòng", "departments")):
        yield from (f"{kind} {field}" for field in agencies[fields])


@cache
def _by_folded() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Folded names of at least three syllables to their keys; those that two names share are left out."""
    found: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for name in names():
        keys = tuple(syllables(name))
        if len(keys) >= _LEAST:
            found.setdefault(tuple(map(fold_key, keys)), set()).add(keys)
    return {plain: next(iter(several)) for plain, several in found.items() if len(several) == 1}


@cache
def _longest() -> int:
    return max(map(len, _by_folded()), default=0)


def find_bare(words: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where a body's name stands among folded syllables, the longest first at each place: its first word and its keys."""
    at = 0
    while at < len(words):
        for size in range(min(_longest(), len(words) - at), _LEAST - 1, -1):
            keys = _by_folded().get(tuple(words[at : at + size]))
            if keys:
                yield at, keys
                at += size
                break
        else:
            at += 1
