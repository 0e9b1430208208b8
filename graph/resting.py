"""Which documents rest on which (căn cứ, thực hiện, hướng dẫn, ban hành kèm theo), looked up once a graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from graph.schema import EdgeKind, NodeKind, Resolution

if TYPE_CHECKING:
    from networkx import MultiDiGraph

RESTS = frozenset((EdgeKind.BASED_ON, EdgeKind.IMPLEMENTS, EdgeKind.GUIDES))
ENDS = frozenset((EdgeKind.REPLACES, EdgeKind.REPEALS))
EFFECTS = ENDS | {EdgeKind.AMENDS}
TELLING = RESTS | EFFECTS | {EdgeKind.PROMULGATES}
"""The kinds of edges that stale bases are told by."""

Edge = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Links:
    """By upper document what rests on it, in order, and by lower document the uppers."""

    below: dict[str, tuple[tuple[str, str, list[Edge]], ...]]
    above: dict[str, dict[str, None]]


_told_of: WeakKeyDictionary[MultiDiGraph[str], tuple[tuple[str, str, Edge], ...]] = WeakKeyDictionary()
_links_of: WeakKeyDictionary[MultiDiGraph[str], _Links] = WeakKeyDictionary()


def told_edges(graph: MultiDiGraph[str], kinds: frozenset[EdgeKind]) -> Iterator[tuple[str, str, Edge]]:
    """The edges of those kinds, each of `TELLING`, between documents that mean one document each. The graph must not change
    after the first call."""
    held = _told_of.get(graph)
    if held is None:
        held = _told_of[graph] = tuple(_told(graph))
    return (edge for edge in held if edge[2]["kind"] in kinds)


def _told(graph: MultiDiGraph[str]) -> Iterator[tuple[str, str, Edge]]:
    """Pieces, duties and bodies, nearly all of a large graph, are not gone through."""
    document, ambiguous, telling = NodeKind.DOCUMENT.value, Resolution.AMBIGUOUS.value, frozenset(map(str, TELLING))
    following = dict(graph.adjacency())
    for source, about in graph.nodes(data=True):
        if about["kind"] == document:
            for target, edges in following[source].items():
                for data in edges.values():
                    if data["kind"] in telling and data["resolution"] != ambiguous:
                        yield source, target, data


def _links(graph: MultiDiGraph[str]) -> _Links:
    held = _links_of.get(graph)
    if held is None:
        below: dict[str, dict[tuple[str, str], list[Edge]]] = {}
        above: dict[str, dict[str, None]] = {}
        for source, target, data in told_edges(graph, RESTS | {EdgeKind.PROMULGATES}):
            kind = data["kind"]
            lower, upper = (target, source) if kind == EdgeKind.PROMULGATES else (source, target)
            below.setdefault(upper, {}).setdefault((lower, kind), []).append(data)
            above.setdefault(lower, {})[upper] = None
        held = _links_of[graph] = _Links({upper: tuple(_firsts(several)) for upper, several in below.items()}, above)
    return held


def _firsts(several: Mapping[tuple[str, str], list[Edge]]) -> Iterator[tuple[str, str, list[Edge]]]:
    met: set[str] = set()
    for (lower, kind), edges in sorted(several.items(), key=lambda item: item[0]):
        if lower not in met:
            met.add(lower)
            yield lower, kind, edges


def resting_on(graph: MultiDiGraph[str], upper: str) -> tuple[tuple[str, str, list[Edge]], ...]:
    """The documents directly below, each with the first kind of its relation and the edges of that kind.

    The graph must not change after the first call, as is so for `bases_of`.
    """
    return _links(graph).below.get(upper, ())


def bases_of(graph: MultiDiGraph[str], lower: str) -> tuple[str, ...]:
    """The documents that one rests on directly."""
    return tuple(_links(graph).above.get(lower, ()))
