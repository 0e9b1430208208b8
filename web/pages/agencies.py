"""Bodies: what each owes, receives and issues, and by which names it goes."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, url_for

from graph.ledger import LedgerFilter
from graph.lineage import DocumentRef
from graph.schema import EdgeKind, NodeKind
from ingest.text import fold
from web.asking import lang, number, snapshot, with_changes, words
from web.duty_rows import rows
from web.labels import names
from web.library import Snapshot
from web.pages.links import duty_url

blueprint = Blueprint("agencies", __name__)

ON_A_PAGE = 100


@blueprint.get("/agencies")
def listing() -> str:
    state = snapshot()
    asked, level = words("q"), words("level")
    wanted = fold(asked or "").split()
    found = [
        (id, data)
        for id, data in state.agencies
        if (level is None or data.get("level") == level) and all(word in fold(_label(data)) for word in wanted)
    ]
    pages = max((len(found) + ON_A_PAGE - 1) // ON_A_PAGE, 1)
    page = number("page", 1, 1, pages)
    shown = found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    return render_template(
        "agencies.html",
        found=[(id, data, state.agency_counts.get(id, {})) for id, data in shown],
        count=len(found),
        asked=asked,
        level=level,
        levels=list(names("level", lang()).items()),
        page=page,
        pages=pages,
        page_url=lambda n: url_for("agencies.listing", **with_changes({"page": n})),
    )


@blueprint.get("/agencies/<path:id>")
def page(id: str) -> str:
    state = snapshot()
    if id not in state.graph or state.graph.nodes[id].get("kind") != NodeKind.AGENCY:
        abort(404)
    data = state.graph.nodes[id]
    owes = state.filtered(LedgerFilter(actor=id))
    receives = state.filtered(LedgerFilter(recipient=id))
    called = {party.name for duty in owes for party in (*duty.actors, *duty.recipients) if party.agency == id}
    called |= {party.name for duty in receives for party in duty.recipients if party.agency == id}
    return render_template(
        "agency.html",
        id=id,
        data=data,
        name=_label(data),
        called=sorted(name for name in called if name.casefold() not in {data["name"].casefold(), _label(data).casefold()}),
        above=_bodies(state, [other for _, other in _edges(state, id, out=True)]),
        below=_bodies(state, [other for other, _ in _edges(state, id, out=False)]),
        owes=rows(owes, lang(), duty_url),
        receives=rows(receives, lang(), duty_url),
        issued=_documents(state, id, EdgeKind.ISSUED_BY),
        sent=_documents(state, id, EdgeKind.ADDRESSED_TO, EdgeKind.SENT_TO),
    )


def _label(data: dict[str, Any]) -> str:
    """The name that tells a body from others of the same name."""
    return str(data.get("label") or data["name"])


def _edges(state: Snapshot, id: str, out: bool) -> list[tuple[str, str]]:
    edges = state.graph.out_edges(id, data=True) if out else state.graph.in_edges(id, data=True)
    return [(source, target) for source, target, data in edges if data.get("kind") == EdgeKind.PART_OF]


def _bodies(state: Snapshot, ids: list[str]) -> list[tuple[str, str]]:
    return sorted({(id, _label(state.graph.nodes[id])) for id in ids}, key=lambda item: item[1])


def _documents(state: Snapshot, id: str, *kinds: EdgeKind) -> list[DocumentRef]:
    found = {source for source, _, data in state.graph.in_edges(id, data=True) if data.get("kind") in kinds}
    return sorted((state.reference(other) for other in found), key=lambda ref: (not ref.in_corpus, ref.date or "", ref.id))
