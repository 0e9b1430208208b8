"""Documents that rest on one another, and citations that may mean several."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from graph.finding import SURE, Finding, edges_of, finding
from graph.lineage import ORDER, WEAK, find_cycles
from graph.schema import EdgeKind, Resolution

if TYPE_CHECKING:
    from networkx import MultiDiGraph


_RESTING = frozenset(ORDER) - WEAK - {EdgeKind.PROMULGATES}
"""Relations in which the source comes after the target."""


def rests_on_itself(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    """Documents that each say that they rest on the next, in a circle."""
    links: dict[str, list[str]] = {}
    said: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for source, target, data in graph.edges(data=True):
        if data["kind"] in _RESTING and source == data["said_by"] and data["resolution"] in SURE:
            links.setdefault(source, []).append(target)
            said.setdefault((source, target), []).append(data)
    for cycle in find_cycles(links):
        way = " → ".join(graph.nodes[id]["label"] for id in cycle)
        edges = [data for pair in pairwise(cycle) for data in said[pair]]
        message, english = f"Các văn bản dựa vào nhau thành vòng: {way}.", f"Documents rest on one another in a circle: {way}."
        yield finding(graph, "rests-on-itself", cycle[0], message, english, edges)


def ambiguous_citation(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    several: dict[tuple[str, int, int], list[tuple[str, dict[str, Any]]]] = {}
    for source, target, data in edges_of(graph, EdgeKind.CITES):
        if data["resolution"] == Resolution.AMBIGUOUS and graph.nodes[target]["number"]:  # names of laws are left to their years
            several.setdefault((source, data["start"], data["end"]), []).append((target, data))
    for (source, _, _), candidates in several.items():
        data = candidates[0][1]
        labels = "; ".join(graph.nodes[target]["label"] for target, _ in candidates)
        message = f"“{data['quote']}” có thể là: {labels}."
        yield finding(graph, "ambiguous-citation", source, message, f"“{data['quote']}” may be: {labels}.", [data])
