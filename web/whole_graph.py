"""The whole graph of documents and bodies as one picture: each with its place, and what ties them. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from web.picture import BONDS, Bond, Neighbour

MOST_DRAWN = 6_000
"""Nodes of the picture: those with most ties. More make a page of megabytes, and a cloud that tells nothing."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A document or a body in the picture; `x` and `y` are about -1 to 1, `degree` counts its ties."""

    id: str
    kind: str
    label: str
    x: float
    y: float
    degree: int
    in_corpus: bool
    replaced: bool


@dataclass(frozen=True, slots=True)
class WholeGraph:
    """`ties` are (source, target, kind): indices into `dots` and `kinds`."""

    dots: tuple[Dot, ...]
    ties: tuple[tuple[int, int, int], ...]
    kinds: tuple[str, ...]
    left_out: int


def whole_graph(held: Mapping[str, Sequence[Bond]], node: Callable[[str], Neighbour], most: int = MOST_DRAWN) -> WholeGraph:
    """The nodes that have ties, those with most first, at most `most`; what is tied stands together."""
    import numpy as np

    from web.layout import layout

    ids = sorted(held, key=lambda id: (-len(held[id]), id))
    at = {id: n for n, id in enumerate(ids[:most])}
    kinds = tuple(kind for kind in BONDS if any(bond.kind == kind for several in held.values() for bond in several))
    number = {kind: n for n, kind in enumerate(kinds)}
    ties = tuple(
        (at[bond.source], at[bond.target], number[bond.kind])
        for id in at
        for bond in held[id]
        if bond.source == id and bond.target in at
    )
    pairs = sorted({(min(source, target), max(source, target)) for source, target, _ in ties})
    places = layout(len(at), np.array(pairs, dtype=int).reshape(-1, 2))
    dots = tuple(_dot(node(id), len(held[id]), float(x), float(y)) for id, (x, y) in zip(at, places, strict=True))
    return WholeGraph(dots, ties, kinds, len(ids) - len(at))


def _dot(node: Neighbour, degree: int, x: float, y: float) -> Dot:
    label = node.label.replace("\n", " ")
    return Dot(node.id, node.kind, label, round(x, 4), round(y, 4), degree, node.in_corpus, node.replaced)
