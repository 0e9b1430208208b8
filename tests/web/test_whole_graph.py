"""The whole graph as one picture: what is tied stands together, and nothing is drawn that is not there."""

from __future__ import annotations

import numpy as np
import pytest

from web.layout import layout
from web.picture import Bond, Neighbour
from web.whole_graph import whole_graph


def _rings(count: int, size: int) -> np.ndarray:  # type: ignore[type-arg]
    """Several rings, each tied to the next by one line."""
    ties = [(ring * size + n, ring * size + (n + 1) % size) for ring in range(count) for n in range(size)]
    return np.array(ties + [(ring * size, (ring + 1) * size) for ring in range(count - 1)])


def test_what_is_tied_stands_together() -> None:
    pairs = _rings(6, 20)
    at = layout(120, pairs)
    tied = np.linalg.norm(at[pairs[:, 0]] - at[pairs[:, 1]], axis=1).mean()
    others = np.linalg.norm(at[:, None] - at[None], axis=2).mean()
    assert tied < others / 3
    assert np.isfinite(at).all()
    assert np.abs(at).max() < 2


def test_the_same_graph_stands_the_same_way() -> None:
    assert (layout(40, _rings(2, 20)) == layout(40, _rings(2, 20))).all()


@pytest.mark.parametrize(("count", "pairs"), [(0, []), (1, []), (3, []), (2, [(0, 1)]), (4, [(0, 1), (2, 3)])])
def test_small_graphs_have_places_too(count: int, pairs: list[tuple[int, int]]) -> None:
    at = layout(count, np.array(pairs, dtype=int).reshape(-1, 2))
    assert at.shape == (count, 2)
    assert np.isfinite(at).all()


def test_nodes_with_most_ties_are_kept_and_the_rest_is_counted() -> None:
    bonds = [Bond("a", other, "cites", 1) for other in "bcde"] + [Bond("b", "c", "amends", 2)]
    held = {id: tuple(bond for bond in bonds if id in (bond.source, bond.target)) for id in "abcde"}
    drawn = whole_graph(held, lambda id: Neighbour(id, "document", f"Quyết định\n{id}", True, 1), most=3)
    assert [dot.id for dot in drawn.dots] == ["a", "b", "c"]
    assert drawn.left_out == 2
    told = {(drawn.dots[s].id, drawn.dots[t].id, drawn.kinds[k]) for s, t, k in drawn.ties}
    assert told == {("a", "b", "cites"), ("a", "c", "cites"), ("b", "c", "amends")}
    assert drawn.dots[0].label == "Quyết định a"
