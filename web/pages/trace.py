"""The lineage of a document, up and down, as a nested list."""

from __future__ import annotations

from dataclasses import dataclass, field

from flask import Blueprint, render_template, request

from graph.lineage import Direction, Line, Lineage, trace
from graph.schema import NodeKind
from web.asking import number, snapshot_with

blueprint = Blueprint("trace", __name__)

DEPTH, DEEPEST = 4, 12


@dataclass(slots=True)
class Branch:
    """A line of the tree with the lines below it."""

    line: Line
    children: list[Branch] = field(default_factory=list)


def branches(lineage: Lineage) -> list[Branch]:
    """The lines below the root, nested."""
    made = [Branch(line) for line in lineage.lines]
    top: list[Branch] = []
    for branch in made:
        (top if branch.line.parent is None else made[branch.line.parent].children).append(branch)
    return top


@blueprint.get("/trace/<path:id>")
def page(id: str) -> str:
    state = snapshot_with(id, NodeKind.DOCUMENT)
    depth = number("depth", DEPTH, 1, DEEPEST)
    return render_template(
        "trace.html",
        ref=state.reference(id),
        depth=depth,
        deepest=DEEPEST,
        up=branches(trace(state.graph, id, Direction.UP, depth)),
        down=branches(trace(state.graph, id, Direction.DOWN, depth)),
        path=request.path,
        ended=state.ended,
    )
