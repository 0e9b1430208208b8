"""The graph around a document or a body, as a picture that grows and as a list; the whole graph as a file."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, abort, render_template, url_for

from graph.export import export
from web.asking import lang, snapshot, words
from web.labels import label
from web.picture import BONDS, Bond
from web.snapshot import Snapshot
from web.suggest import suggest

blueprint = Blueprint("graph", __name__)

DOT_KINDS = ("document", "cited", "agency")
"""What can be shown and hidden: documents that were read, those only cited, bodies."""

FOUND = 20
BUSIEST = 24
"""Nodes that are offered to begin with."""

SHOWN_OF_A_KIND = 60
"""Neighbours of one relation that the list beside the picture names."""


def is_shown(state: Snapshot, id: str) -> bool:
    return id in state.graph and state.graph.nodes[id].get("kind") in ("document", "agency")


@blueprint.get("/graph")
def start() -> str:
    state = snapshot()
    busy = sorted(state.bonds, key=lambda id: (-len(state.bonds[id]), id))[:BUSIEST]
    asked = words("q")
    found = suggest(state.offered, asked, FOUND) if asked else ()
    return render_template("graph_start.html", busy=[state.neighbour(id) for id in busy], asked=asked, found=found)


@blueprint.get("/graph/<path:id>")
def around(id: str) -> str:
    state = snapshot()
    if not is_shown(state, id):
        abort(404)
    kinds = {bond.kind for held in state.bonds.values() for bond in held}
    return render_template(
        "graph.html",
        node=state.neighbour(id),
        name=_name(state, id),
        url=_page(state, id),
        groups=_groups(state, id),
        kinds=[(kind, label("bond", kind, lang())) for kind in BONDS if kind in kinds],
        dot_kinds=DOT_KINDS,
    )


def _name(state: Snapshot, id: str) -> str:
    return str(state.graph.nodes[id].get("label") or state.graph.nodes[id]["name"])


def _page(state: Snapshot, id: str) -> str:
    return url_for("agencies.page" if state.graph.nodes[id]["kind"] == "agency" else "documents.page", id=id)


def _groups(state: Snapshot, id: str) -> list[dict[str, Any]]:
    """The neighbours by relation and direction, each with its page, the graph around it, and how many sentences say so."""
    grouped: dict[tuple[str, bool], list[Bond]] = {}
    for bond in state.bonds.get(id, ()):
        grouped.setdefault((bond.kind, bond.source == id), []).append(bond)
    return [
        {
            "words": label("bond" if outwards else "bond_back", kind, lang()),
            "count": len(held),
            "others": [_other(state, bond.target if outwards else bond.source, bond.count) for bond in held[:SHOWN_OF_A_KIND]],
        }
        for (kind, outwards), held in grouped.items()
    ]


def _other(state: Snapshot, id: str, count: int) -> dict[str, Any]:
    return {"id": id, "name": _name(state, id), "in_corpus": state.graph.nodes[id].get("in_corpus", True), "count": count}


@blueprint.get("/graph/all")
def everything() -> str:
    """The whole graph as a picture."""
    state = snapshot()
    whole = state.whole
    return render_template(
        "graph_whole.html",
        count=len(whole.dots),
        left_out=whole.left_out,
        kinds=[(kind, label("bond", kind, lang())) for kind in whole.kinds],
        dot_kinds=DOT_KINDS,
        busy=whole.dots[:BUSIEST],
    )


@blueprint.get("/graph.graphml")
def whole() -> Response:
    """All nodes and edges with their attributes; paths of this machine are left out."""
    graph = snapshot().graph.copy()
    for _, data in graph.nodes(data=True):
        data.pop("source", None)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "vanban.graphml"
        export(graph, path)
        response = Response(path.read_bytes(), mimetype="application/graphml+xml")
    response.headers["Content-Disposition"] = 'attachment; filename="vanban.graphml"'
    return response
