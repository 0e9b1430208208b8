"""Which documents rest on which (căn cứ, thực hiện, hướng dẫn, ban hành kèm theo), looked up once a graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from graph.schema import EdgeKind, Resolution

if TYPE_CHECKING:
    from networkx import MultiDiGraph

RESTS = frozenset((EdgeKind.BASED_ON, EdgeKind.IMPLEMENTS, EdgeKind.GUIDES))

Edge = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Links:
    """By upper document what rests on it, by kind, and by lower document the uppers."""

    below: dict[str, dict[tuple[str, str], list[Edge]]]
    above: dict[str, dict[str, None]]


_links_of: WeakKeyDictionary[MultiDiGraph[str], _Links] = WeakKeyDictionary()


def _links(graph: MultiDiGraph[str]) -> _Links:
    held = _links_of.get(graph)
    if held is None:
        held = _links_of[graph] = _Links({}, {})
        for source, target, data in graph.edges(data=True):
            kind = data["kind"]
            if (kind in RESTS or kind == EdgeKind.PROMULGATES) and data["resolution"] != Resolution.AMBIGUOUS:
                lower, upper = (target, source) if kind == EdgeKind.PROMULGATES else (source, target)
                held.below.setdefault(upper, {}).setdefault((lower, kind), []).append(data)
                held.above.setdefault(lower, {})[upper] = None
    return held


def resting_on(graph: MultiDiGraph[str], upper: str) -> Iterator[tuple[str, str, list[Edge]]]:
    """The documents directly below, each with the first kind of its relation and the edges of that kind.

    The graph must not change after the first call, as is so for `bases_of`.
    """
    met: set[str] = set()
    for (lower, kind), edges in sorted(_links(graph).below.get(upper, {}).items(), key=lambda item: item[0]):
        if lower not in met:
            met.add(lower)
            yield lower, kind, edges


def bases_of(graph: MultiDiGraph[str], lower: str) -> tuple[str, ...]:
    """The documents that one rests on directly."""
    return tuple(_links(graph).above.get(lower, ()))
