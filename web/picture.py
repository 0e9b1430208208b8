"""Graphs as pictures: which nodes and lines, and where the documents of a lineage stand, a lane a level. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.lineage import DocumentRef, Lineage
from graph.schema import EdgeKind, NodeKind
from ingest.bodies.context import level_of
from ingest.document import Level

if TYPE_CHECKING:
    from networkx import MultiDiGraph

MOST_PICTURED = 150
"""Documents of a picture; with more nobody can read it."""

IN_A_ROW = 6
WIDTH, HEIGHT = 200, 86
"""The place of one document in the picture, in pixels."""

LANE_GAP = 26
SWEEPS = 4

LANES = tuple(str(level) for level in Level)
"""The lanes from top to bottom: levels of those who issue, as the vocabulary orders them."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A document in the picture: the middle of its box in pixels, its lane, and what its border tells."""

    id: str
    label: str
    lane: str
    in_corpus: bool
    root: bool
    replaced: bool
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Lane:
    """One level with the stretch of the picture that it takes."""

    level: str
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Tie:
    """A line from the document that rests on another to that other, with the kinds of relation, most telling first."""

    source: str
    target: str
    kinds: tuple[str, ...]
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    documents: tuple[Placed, ...]
    ties: tuple[Tie, ...]
    lanes: tuple[Lane, ...]
    width: float
    left_out: int


def short_label(ref: DocumentRef) -> str:
    """Kind and number on lines of their own, as a box holds them."""
    if ref.number:
        return "\n".join(part for part in (ref.type, ref.number) if part)
    return ref.label.partition(" (")[0]


def issuing_level(graph: MultiDiGraph[str], document: str) -> str:
    """The level of the body that issued a document."""
    for _, body, data in graph.out_edges(document, data=True):
        if data.get("kind") == EdgeKind.ISSUED_BY:
            known = graph.nodes[body].get("level") or Level.UNKNOWN
            # a body that is only cited has been placed by no document; its name still tells
            return str(known if known != Level.UNKNOWN else level_of(graph.nodes[body]["name"]))
    return str(Level.UNKNOWN)


def picture(graph: MultiDiGraph[str], up: Lineage, down: Lineage, ended: frozenset[str] = frozenset()) -> Picture:
    """The lineage of one document, up and down, in lanes; `ended` are the documents that were replaced or repealed."""
    refs = {up.root.id: up.root}
    ties: dict[tuple[str, str], Tie] = {}
    left_out: set[str] = set()
    for lineage, downwards in ((up, False), (down, True)):
        for line in lineage.lines:
            above = lineage.root if line.parent is None else lineage.lines[line.parent].document
            if line.document.id not in refs and len(refs) >= MOST_PICTURED:
                left_out.add(line.document.id)
            if line.document.id in left_out or above.id in left_out:
                continue
            refs.setdefault(line.document.id, line.document)
            source, target = (line.document.id, above.id) if downwards else (above.id, line.document.id)
            ties.setdefault((source, target), Tie(source, target, tuple(how.kind for how in line.hows), line.ambiguous))
    documents = [
        Placed(id, short_label(ref), issuing_level(graph, id), ref.in_corpus, id == up.root.id, id in ended)
        for id, ref in refs.items()
    ]
    placed, lanes, width = place(documents, tuple(ties.values()))
    return Picture(placed, tuple(ties.values()), lanes, width, len(left_out))


def place(documents: Sequence[Placed], ties: Iterable[Tie]) -> tuple[tuple[Placed, ...], tuple[Lane, ...], float]:
    """Documents in their lanes, those near one another that are tied; with the lanes and the width of all."""
    near: dict[str, list[str]] = {document.id: [] for document in documents}
    for tie in ties:
        near[tie.source].append(tie.target)
        near[tie.target].append(tie.source)
    rows = {lane: [d for d in documents if d.lane == lane] for lane in LANES if any(d.lane == lane for d in documents)}
    widest = max((min(len(row), IN_A_ROW) for row in rows.values()), default=0)
    at = {d.id: x for row in rows.values() for d, x in zip(row, _xs(len(row), widest), strict=True)}
    for sweep in range(SWEEPS):
        for lane in list(rows)[:: 1 if sweep % 2 == 0 else -1]:
            middle = {d.id: sum(at[o] for o in near[d.id]) / len(near[d.id]) if near[d.id] else at[d.id] for d in rows[lane]}
            rows[lane].sort(key=lambda d: (middle[d.id], d.id))
            at |= {d.id: x for d, x in zip(rows[lane], _xs(len(rows[lane]), widest), strict=True)}
    placed: list[Placed] = []
    lanes: list[Lane] = []
    top = 0.0
    for lane, row in rows.items():
        columns = _columns(len(row))
        deep = -(-len(row) // columns)
        # down each column first, so that neighbours in the order stay neighbours in the picture
        for n, document in enumerate(row):
            y = top + HEIGHT * (n % deep + 0.5)
            placed.append(replace(document, x=at[document.id], y=y))
        lanes.append(Lane(lane, top, deep * HEIGHT))
        top += deep * HEIGHT + LANE_GAP
    return tuple(placed), tuple(lanes), float(widest * WIDTH)


def _columns(count: int) -> int:
    deep = -(-count // IN_A_ROW)
    return -(-count // deep)


def _xs(count: int, widest: int) -> list[float]:
    """Where the boxes of a lane stand from left to right, in the middle of the picture; several rows where there are many."""
    if not count:
        return []
    deep = -(-count // IN_A_ROW)
    columns = _columns(count)
    left = (widest - columns) * WIDTH / 2
    return [left + WIDTH * (n // deep + 0.5) for n in range(count)]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A node of the graph of documents and bodies, as a picture shows it."""

    id: str
    kind: str
    label: str
    in_corpus: bool
    degree: int
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Bond:
    """What holds two nodes together: a relation and how many sentences or duties say so."""

    source: str
    target: str
    kind: str
    count: int


STATED = ("based_on", "implements", "promulgates", "guides", "amends", "replaces", "repeals", "attaches", "refers_to")
BONDS = (*STATED, "cites", "issued_by", "addressed_to", "sent_to", "part_of", "charges", "reports")
"""The relations in the picture of a neighbourhood. `charges`: a document gives a body a duty; `reports`: a body reports to
another. The first nine are what one document states of another."""


def bonds(graph: MultiDiGraph[str]) -> dict[str, tuple[Bond, ...]]:
    """By node, document or body, all its bonds. Duties become bonds between document and bodies; linear in the graph."""
    counts: dict[tuple[str, str, str], int] = {}

    def add(source: str, target: str, kind: str) -> None:
        if source != target:
            counts[source, target, kind] = counts.get((source, target, kind), 0) + 1

    ends = (NodeKind.DOCUMENT, NodeKind.AGENCY)
    for source, target, data in graph.edges(data=True):
        if data["kind"] in BONDS and graph.nodes[source]["kind"] in ends and graph.nodes[target]["kind"] in ends:
            add(source, target, data["kind"])
    for _, data in graph.nodes(data=True):
        if data["kind"] != NodeKind.OBLIGATION:
            continue
        actors = {body for _, body in data["actors"] if body}
        for body in actors:
            add(data["document"], body, "charges")
        if data["category"] == "report":
            for body in actors:
                for receiver in {receiver for _, receiver in data["recipients"] if receiver}:
                    add(body, receiver, "reports")
    held: dict[str, list[Bond]] = {}
    for (source, target, kind), count in counts.items():
        if kind == "cites" and any((source, target, other) in counts for other in STATED):
            continue  # the relation says more
        bond = Bond(source, target, kind, count)
        held.setdefault(source, []).append(bond)
        held.setdefault(target, []).append(bond)
    return {id: tuple(sorted(found, key=_order)) for id, found in held.items()}


def _order(bond: Bond) -> tuple[int, int, str, str]:
    return BONDS.index(bond.kind), -bond.count, bond.source, bond.target


def neighbourhood(
    held: dict[str, tuple[Bond, ...]], root: str, most: int, kinds: frozenset[str] | None = None
) -> tuple[tuple[str, ...], tuple[Bond, ...], int]:
    """The ids around `root`, it first, the bonds among all these, and how many neighbours were left out.

    A fair share of each relation is kept: the first of each kind, then the second of each, and so on.
    """
    own = [bond for bond in held.get(root, ()) if kinds is None or bond.kind in kinds]
    by_kind: dict[str, list[str]] = {}
    for bond in own:
        by_kind.setdefault(bond.kind, []).append(bond.target if bond.source == root else bond.source)
    deepest = max((len(others) for others in by_kind.values()), default=0)
    ordered = dict.fromkeys(others[n] for n in range(deepest) for others in by_kind.values() if n < len(others))
    shown = (root, *list(ordered)[:most])
    inside = frozenset(shown)
    among = {
        bond: None
        for id in shown
        for bond in held.get(id, ())
        if bond.source in inside and bond.target in inside and (kinds is None or bond.kind in kinds)
    }
    return shown, tuple(among), len(ordered) - len(shown) + 1
