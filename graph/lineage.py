"""What a document rests on, and what became of it on its way down."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from graph.find import find_documents
from graph.schema import EdgeKind, Evidence, NodeKind, Resolution
from ingest.errors import UnknownDocument

if TYPE_CHECKING:
    from networkx import MultiDiGraph


__all__ = [
    "Direction",
    "DocumentRef",
    "How",
    "Line",
    "Lineage",
    "document_ref",
    "evidence_of",
    "find_cycles",
    "find_documents",
    "trace",
]

ORDER: dict[str, int] = {
    kind.value: at
    for at, kind in enumerate(
        (
            EdgeKind.REPEALS,
            EdgeKind.REPLACES,
            EdgeKind.AMENDS,
            EdgeKind.GUIDES,
            EdgeKind.PROMULGATES,
            EdgeKind.BASED_ON,
            EdgeKind.IMPLEMENTS,
            EdgeKind.ATTACHES,
            EdgeKind.REFERS_TO,
            EdgeKind.CITES,
        )
    )
}
"""The kinds of edge between documents, the most telling first."""

WEAK = frozenset((EdgeKind.ATTACHES, EdgeKind.REFERS_TO, EdgeKind.CITES))
"""Alone these make no document rest on another."""


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A document of the graph; `label` reads like `Nghị định 61/2018/NĐ-CP (Chính phủ, 23/04/2018)`."""

    id: str
    label: str
    number: str | None
    type: str | None
    title: str | None
    issuer: str | None
    date: str | None
    in_corpus: bool


@dataclass(frozen=True, slots=True)
class How:
    """One relation between a line and the line above it: an EdgeKind and the sentences that state it."""

    kind: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the tree. `depth` is 1 below the root; `parent` the index of the line above, None for the root.

    Downwards the relation reads from this line to the one above it (this amends that), upwards the other way about.
    `repeated`: shown with its own lines elsewhere in the tree. `cycle`: stands above itself, so the way ends here.
    `ambiguous`: the words may mean another document; all candidates have a line.
    """

    document: DocumentRef
    depth: int
    parent: int | None
    hows: tuple[How, ...]
    repeated: bool = False
    cycle: bool = False
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Lineage:
    """A tree in preorder. `cycles` are the ways round that were met, each a tuple of ids that begins and ends alike."""

    root: DocumentRef
    direction: Direction
    lines: tuple[Line, ...]
    cycles: tuple[tuple[str, ...], ...] = ()


_TOLD = itemgetter(*(field.name for field in fields(DocumentRef)[1:]))


def unknown_id(document_id: str) -> UnknownDocument:
    return UnknownDocument(
        f"Không có văn bản nào mang mã {document_id}: hãy tìm theo số, ký hiệu.",
        f"There is no document with the id {document_id}: look for it by its number.",
    )


def document_ref(graph: MultiDiGraph[str], document_id: str) -> DocumentRef:
    """The document as lists show it. Raises UnknownDocument."""
    data = graph.nodes.get(document_id)
    if data is None or data["kind"] != NodeKind.DOCUMENT:
        raise unknown_id(document_id)
    return DocumentRef(document_id, *_TOLD(data))


def trace(graph: MultiDiGraph[str], document_id: str, direction: Direction | str, depth: int | None = None) -> Lineage:
    """Follows a document up to its bases or down to what rests on it, at most `depth` steps. Raises UnknownDocument.

    A document is shown with its own lines once, where it is nearest to the root. Downwards a mere mention ends the way.
    """
    return _Tracer(graph, document_id, Direction(direction), depth).run()


@dataclass(frozen=True, slots=True)
class _Link:
    """The way from one document to the next, with all that is said of the two."""

    id: str
    hows: tuple[How, ...]
    strong: bool
    ambiguous: bool


class _Tracer:
    def __init__(self, graph: MultiDiGraph[str], root: str, direction: Direction, depth: int | None) -> None:
        self.graph = graph
        self.root = document_ref(graph, root)
        self.direction = direction
        self.depth = depth
        self.links: dict[str, tuple[_Link, ...]] = {}

    def run(self) -> Lineage:
        homes = self._homes()
        lines: list[Line] = []
        path = [self.root.id]
        on_path = {self.root.id}
        # Each entry is a document's own links still to be shown, and the index of its line.
        stack: list[tuple[Iterator[_Link], int | None]] = [(iter(self._of(self.root.id) if self.depth != 0 else ()), None)]
        while stack:
            links, parent = stack[-1]
            link = next(links, None)
            if link is None:
                stack.pop()
                on_path.discard(path.pop())
                continue
            above = path[-1]
            cycle = link.strong and link.id in on_path
            home = link.strong and not cycle and homes.get(link.id) == above
            repeated = not cycle and not home and link.id in homes
            ref = document_ref(self.graph, link.id)
            lines.append(Line(ref, len(path), parent, link.hows, repeated, cycle, link.ambiguous))
            if home and (self.depth is None or len(path) < self.depth):
                path.append(link.id)
                on_path.add(link.id)
                stack.append((iter(self._of(link.id)), len(lines) - 1))
        strong = {id: [link.id for link in links if link.strong] for id, links in self.links.items()}
        return Lineage(self.root, self.direction, tuple(lines), find_cycles(strong))

    def _homes(self) -> dict[str, str]:
        """Under which document each is shown with its own lines: the first that leads to it on a shortest way."""
        homes = {self.root.id: ""}
        level = [self.root.id]
        steps = 0
        while level and (self.depth is None or steps < self.depth):
            following: list[str] = []
            for one in level:
                for link in self._of(one):
                    if link.strong and link.id not in homes:
                        homes[link.id] = one
                        following.append(link.id)
            level = following
            steps += 1
        return homes

    def _of(self, id: str) -> tuple[_Link, ...]:
        held = self.links.get(id)
        if held is None:
            held = self.links[id] = tuple(sorted(self._links(id), key=self._order))
        return held

    def _links(self, id: str) -> Iterator[_Link]:
        down = self.direction is Direction.DOWN
        said: dict[str, dict[str, list[dict[str, Any]]]] = {}
        for source, target, data in (*self.graph.in_edges(id, data=True), *self.graph.out_edges(id, data=True)):
            kind = data["kind"]
            if kind not in ORDER or source == target:
                continue
            lower, upper = (target, source) if kind == EdgeKind.PROMULGATES else (source, target)
            if (upper if down else lower) == id:
                said.setdefault(lower if down else upper, {}).setdefault(kind, []).append(data)
        for other, kinds in said.items():
            if len(kinds) > 1:
                kinds.pop(EdgeKind.CITES, None)  # the relation says more
            strong = any(kind not in WEAK for kind in kinds)
            if not strong and not down:
                continue
            hows = tuple(
                How(_shown(kind), self._evidence(kinds[kind], (id, other))) for kind in sorted(kinds, key=lambda k: ORDER[k])
            )
            ambiguous = all(data["resolution"] == Resolution.AMBIGUOUS for several in kinds.values() for data in several)
            yield _Link(other, hows, strong, ambiguous)

    def _evidence(self, edges: list[dict[str, Any]], ends: tuple[str, str]) -> tuple[Evidence, ...]:
        """What the two documents say themselves comes before what others tell of them."""
        said = sorted(edges, key=lambda d: (d["said_by"] not in ends, d["said_by"], d["start"], d["end"]))
        return tuple(evidence_of(self.graph, data) for data in said)

    def _order(self, link: _Link) -> tuple[Any, ...]:
        data = self.graph.nodes[link.id]
        return not link.strong, ORDER[link.hows[0].kind], data["date"] or "", link.id


def find_cycles(links: Mapping[str, Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """A shortest way round in each knot of ids that lead to one another, beginning and ending at its least id."""
    from networkx import DiGraph, strongly_connected_components

    knots = strongly_connected_components(DiGraph((one, other) for one, others in links.items() for other in others))
    return tuple(sorted(_way_round(min(knot), knot, links) for knot in knots if len(knot) > 1))


def _way_round(start: str, knot: set[str], links: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    came: dict[str, str] = {}
    queue = deque([start])
    while queue:
        one = queue.popleft()
        for other in sorted(links.get(one, ())):
            if other == start:
                way = [start, one]
                while way[-1] != start:
                    way.append(came[way[-1]])
                return tuple(reversed(way))
            if other in knot and other not in came:
                came[other] = one
                queue.append(other)
    raise ValueError(f"{start} leads to itself on no way")


def _shown(kind: str) -> str:
    """A bare citation, of which no relation is told, is a mention."""
    return EdgeKind.REFERS_TO.value if kind == EdgeKind.CITES else kind


def evidence_of(graph: MultiDiGraph[str], edge: Mapping[str, Any]) -> Evidence:
    """The words that an edge between documents rests on."""
    said_by = edge["said_by"]
    label = graph.nodes[said_by]["label"]
    return Evidence(said_by, label, edge["quote"], edge["start"], edge["end"], edge["rule"], edge["confidence"])
