"""What should be there and is not known: plans that bodies owe, and documents that are cited and not in the store."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import Any

from flask import Blueprint, Response, abort, render_template

from graph.gaps import Missing, Row, Status
from graph.lives import bodies_behind
from graph.schema import NodeKind
from graph.who import match_agencies
from ingest.text import fold
from web.asking import day, lang, one_of, snapshot, today, words
from web.duty_rows import rows
from web.gap_matrix import GapMatrix, count, gap_matrix
from web.labels import label, say
from web.pages.links import duty_url
from web.paging import paged
from web.present import show_date
from web.snapshot import Snapshot
from web.standing import now_on

blueprint = Blueprint("gaps", __name__)

MOST_BODIES, MOST_PARENTS = 40, 10
"""Rows and columns that the matrix shows; the rest is found by narrowing."""
ON_A_PAGE = 50
SENTENCES = 6
"""Sentences that cite a missing document and are shown with it."""


@blueprint.get("/gaps")
def start() -> str:
    state = snapshot()
    asked, on = words("agency"), day("as_of")
    matrix = _matrix(state, asked, on)
    return render_template(
        "gaps.html",
        asked=asked,
        sought=words("q"),
        parents=matrix.parents[:MOST_PARENTS],
        other_parents=matrix.parents[MOST_PARENTS:],
        bodies=matrix.bodies[:MOST_BODIES],
        left_out=max(len(matrix.bodies) - MOST_BODIES, 0),
        cell=lambda parent, body: matrix.cells.get((parent, body)),
        lacking=paged(_missing(state, words("q")), ON_A_PAGE, "missing"),
        sentences=SENTENCES,
        agency_names=state.agency_names,
        as_of=on,
        now=now_on(on, lang()),
    )


def _matrix(state: Snapshot, agency: str | None, on: dt.date | None) -> GapMatrix:
    """What a body named in any way owes; with a day also the bodies whose work it has then."""
    if agency is None:
        return gap_matrix(state.gaps, None)
    behind = bodies_behind(state.graph, agency, on) if on is not None and agency not in state.graph else ()
    return gap_matrix(state.gaps, frozenset((*match_agencies(state.graph, agency), *behind)))


def _fits(missing: Missing, asked: str | None) -> bool:
    ref = missing.document
    held = fold(" ".join(part for part in (ref.label, ref.title, ref.type) if part))
    return all(word in held for word in fold(asked or "").split())


@blueprint.get("/gaps.csv")
def shopping_list() -> Response:
    """The documents that are cited and not in the store, as the page lists them."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(
        say(f"gaps.{name}", lang()) for name in ("lacking", "type", "issuer", "date", "resting", "direct", "cited_by")
    )
    for each in _missing(snapshot(), words("q")):
        ref = each.document
        cells = (ref.label, ref.type or "", ref.issuer or "", show_date(ref.date, lang()))
        writer.writerow([*map(_harmless, cells), each.resting, each.direct, each.cited_by])
    response = Response(lines.getvalue().encode("utf-8-sig"), mimetype="text/csv")
    response.headers["Content-Disposition"] = 'attachment; filename="van-ban-thieu.csv"'
    return response


def _missing(state: Snapshot, asked: str | None) -> list[Missing]:
    return [each for each in state.missing if _fits(each, asked)]


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet takes for words: documents may begin one like a formula."""
    return f"'{cell}" if cell[:1] in "=+-@\t\r" else cell


@blueprint.get("/gaps/<path:id>")
def page(id: str) -> str:
    state = snapshot()
    if id not in state.graph or state.graph.nodes[id].get("kind") != NodeKind.DOCUMENT:
        abort(404)
    found = state.gaps_of(id)
    status, on = one_of("status", Status), day("as_of")
    shown = [row for row in found.rows if status in (None, row.status)]
    return render_template(
        "gap_rows.html",
        ref=found.parent,
        total=len(found.rows),
        status=status,
        counts=count(found.rows),
        rows=[_row(row) for row in shown],
        as_of=on,
        today=today(),
        now=now_on(on, lang()),
    )


def _row(row: Row) -> dict[str, Any]:
    days = sorted({duty.due for duty in row.duties if duty.due})
    return {
        "body": row.body,
        "through": row.through,
        "unlisted": row.unlisted,
        "duties": rows(row.duties, lang(), duty_url),
        "days": [show_date(day, lang()) for day in days],
        "status": row.status.value,
        "status_name": label("gap_status", row.status, lang()),
        "children": row.children,
    }
