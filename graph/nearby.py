"""The part of a graph that answers for one document: small, however large the graph is.

What rests on what was changed is a question of the documents above it and of what changed those. `find_stale` and `in_force`
over that part say the same of the document as over the whole, and take milliseconds instead of the time of all edges.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from graph.force import InForce, in_force
from graph.lineage import document_ref
from graph.resting import EFFECTS, RESTS
from graph.schema import EdgeKind
from graph.succession import Stale, find_stale

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def stale_of(graph: MultiDiGraph[str], document: str) -> tuple[Stale, ...]:
    """What `find_stale` says of one document. Raises UnknownDocument."""
    document_ref(graph, document)
    return tuple(stale for stale in find_stale(above(graph, document)) if stale.document.id == document)


def force_of(graph: MultiDiGraph[str], document: str, on: dt.date) -> InForce:
    """What `in_force` says. Raises UnknownDocument."""
    document_ref(graph, document)
    return in_force(above(graph, document), document, on)


def above(graph: MultiDiGraph[str], document: str) -> MultiDiGraph[str]:
    """The document, its first text if it is a further one, what these amend, all that any of them rests on over any number of
    steps, what changed any of those, and the edges among all that say so."""
    firsts = [to for _, to, key in graph.out_edges(document, keys=True) if key == EdgeKind.VERSION_OF]
    amended = [to for one in (document, *firsts) for _, to, d in graph.out_edges(one, data=True) if d["kind"] == EdgeKind.AMENDS]
    met = dict.fromkeys((document, *firsts, *amended))
    queue = list(met)
    while queue:
        one = queue.pop()
        for upper in _bases(graph, one):
            if upper not in met:
                met[upper] = None
                queue.append(upper)
    part: MultiDiGraph[str] = type(graph)()
    for id in met:
        part.add_node(id, **graph.nodes[id])
    for id in met:
        _take(graph, part, graph.in_edges(id, keys=True, data=True), EFFECTS)
        _take(graph, part, _documents(graph, id), None)
    return part


def _bases(graph: MultiDiGraph[str], id: str) -> Iterable[str]:
    for _, upper, data in graph.out_edges(id, data=True):
        if data["kind"] in RESTS:
            yield upper
    for upper, _, data in graph.in_edges(id, data=True):
        if data["kind"] == EdgeKind.PROMULGATES:
            yield upper


def _documents(graph: MultiDiGraph[str], id: str) -> Iterable[tuple[str, str, str, dict[str, Any]]]:
    """The edges from a document to documents, and the one from what promulgates it."""
    for source, target, key, data in graph.out_edges(id, keys=True, data=True):
        if "said_by" in data or data["kind"] == EdgeKind.VERSION_OF:
            yield source, target, key, data
    for source, target, key, data in graph.in_edges(id, keys=True, data=True):
        if data["kind"] == EdgeKind.PROMULGATES:
            yield source, target, key, data


def _take(
    graph: MultiDiGraph[str],
    part: MultiDiGraph[str],
    edges: Iterable[tuple[str, str, str, dict[str, Any]]],
    kinds: frozenset[EdgeKind] | None,
) -> None:
    pairs: dict[tuple[str, str], None] = {}
    for source, target, key, data in edges:
        if kinds is not None and data["kind"] not in kinds:
            continue
        for id in (source, target, data.get("said_by", source)):
            if id not in part:
                part.add_node(id, **graph.nodes[id])
        part.add_edge(source, target, key, **data)
        if kinds is not None:
            pairs[data["said_by"], target] = None
    for said_by, target in pairs:  # how much of the document is changed is told by the citations in the same words
        for mention, cited in (graph.get_edge_data(said_by, target) or {}).items():
            if cited["kind"] == EdgeKind.CITES:
                part.add_edge(said_by, target, str(mention), **cited)
