"""Where the boxes of a picture stand, and what of a neighbourhood is shown."""

from __future__ import annotations

from itertools import pairwise

from graph.lineage import Direction, trace
from web.picture import IN_A_ROW, LANES, Bond, Placed, Tie, neighbourhood, picture, place


def box(id: str, lane: str) -> Placed:
    return Placed(id, id, lane, True, False, False)


def test_lanes_stand_in_the_order_of_levels_and_boxes_within_them() -> None:
    boxes = [box("d", "district"), box("c", "central"), box("p", "province")]
    placed, lanes, _ = place(boxes, [Tie("p", "c", ("based_on",)), Tie("d", "p", ("based_on",))])
    assert [lane.level for lane in lanes] == ["central", "province", "district"]
    assert [one.id for one in sorted(placed, key=lambda one: one.y)] == ["c", "p", "d"]
    for above, below in pairwise(lanes):
        assert above.top + above.height < below.top


def test_boxes_never_share_a_place_however_many() -> None:
    for count in (0, 1, IN_A_ROW, IN_A_ROW + 1, 40):
        placed, _, width = place([box(f"{n}", "province") for n in range(count)], [])
        assert len({(one.x, one.y) for one in placed}) == count
        assert all(0 < one.x < width for one in placed)


def test_what_is_tied_stands_near() -> None:
    boxes = [box(id, LANES[1]) for id in "ab"] + [box(id, LANES[3]) for id in "yx"]
    placed, _, _ = place(boxes, [Tie("x", "a", ("based_on",)), Tie("y", "b", ("based_on",))])
    at = {one.id: one.x for one in placed}
    assert (at["a"] < at["b"]) == (at["x"] < at["y"])


def test_what_ended_is_told_in_the_picture() -> None:
    from networkx import MultiDiGraph

    graph: MultiDiGraph[str] = MultiDiGraph()
    for id in ("old", "new"):
        about = dict.fromkeys(("number", "type", "title", "issuer", "date"))
        graph.add_node(id, kind="document", label=id, in_corpus=True, **about)
    evidence = {"said_by": "new", "quote": "", "start": 0, "end": 1, "rule": "", "confidence": 1.0, "resolution": "resolved"}
    graph.add_edge("new", "old", "r", kind="replaces", **evidence)
    up, down = (trace(graph, "old", way) for way in Direction)
    drawn = picture(graph, up, down, frozenset(("old",)))
    assert {one.id: (one.replaced, one.root) for one in drawn.documents} == {"old": (True, True), "new": (False, False)}
    assert [(tie.source, tie.target, tie.kinds) for tie in drawn.ties] == [("new", "old", ("replaces",))]


def test_a_neighbourhood_keeps_some_of_each_relation() -> None:
    held = [Bond("r", f"d{n}", "based_on", 1) for n in range(9)] + [Bond("a", "r", "issued_by", 1), Bond("d0", "d1", "cites", 1)]
    by_id: dict[str, tuple[Bond, ...]] = {}
    for bond in held:
        for id in (bond.source, bond.target):
            by_id[id] = (*by_id.get(id, ()), bond)
    ids, among, left_out = neighbourhood(by_id, "r", 3)
    assert ids == ("r", "d0", "a", "d1")
    assert {(bond.source, bond.target) for bond in among} == {("r", "d0"), ("a", "r"), ("r", "d1"), ("d0", "d1")}
    assert left_out == 7
    assert neighbourhood(by_id, "r", 9, frozenset(("issued_by",)))[0] == ("r", "a")
    assert neighbourhood(by_id, "nobody", 9) == (("nobody",), (), 0)
