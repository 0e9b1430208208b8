"""What should be there and is not known: plans that bodies owe, and documents that are cited and not in the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, render_template

from graph.gaps import Missing, Row, Status
from graph.gaps_export import deadlines, gaps_to_csv, gaps_to_xlsx, missing_to_csv, missing_to_xlsx
from graph.lives import bodies_behind
from graph.schema import NodeKind
from graph.who import match_agencies
from ingest.text import fold
from web.asking import day, lang, one_of, snapshot, snapshot_with, today, words
from web.duty_rows import rows
from web.gap_matrix import GapMatrix, count, gap_matrix
from web.labels import label
from web.pages.files import attachment
from web.pages.links import duty_url, whole_url
from web.paging import paged
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
    matrix = matrix_of(state, asked, on)
    return render_template(
        "gaps.html",
        asked=asked,
        sought=words("q"),
        parents=matrix.parents[:MOST_PARENTS],
        other_parents=matrix.parents[MOST_PARENTS:],
        bodies=matrix.bodies[:MOST_BODIES],
        left_out=max(len(matrix.bodies) - MOST_BODIES, 0),
        cell=lambda parent, body: matrix.cells.get((parent, body)),
        lacking=paged(missing_of(state, words("q")), ON_A_PAGE, "missing"),
        sentences=SENTENCES,
        agency_names=state.agency_names,
        as_of=on,
        now=now_on(on, lang()),
    )


def matrix_of(state: Snapshot, agency: str | None, on: dt.date | None) -> GapMatrix:
    """What a body named in any way owes; with a day also the bodies whose work it has then."""
    if agency is None:
        return gap_matrix(state.gaps, None)
    behind = bodies_behind(state.graph, agency, on) if on is not None and agency not in state.graph else ()
    return gap_matrix(state.gaps, frozenset((*match_agencies(state.graph, agency), *behind)))


def _fits(missing: Missing, asked: str | None) -> bool:
    ref = missing.document
    held = fold(" ".join(part for part in (ref.label, ref.title, ref.type) if part))
    return all(word in held for word in fold(asked or "").split())


@blueprint.get("/gaps.<form>")
def shopping_list(form: str) -> Response:
    """The documents that are cited and not in the store, as the page lists them."""
    found = missing_of(snapshot(), words("q"))
    made: dict[str, Callable[[], str | bytes]] = {
        "csv": lambda: missing_to_csv(found, lang()),
        "xlsx": lambda: missing_to_xlsx(found, lang()),
    }
    return attachment("van-ban-thieu", form, made)


def missing_of(state: Snapshot, asked: str | None) -> list[Missing]:
    """What is cited and not in the store, and has the words asked for."""
    return [each for each in state.missing if _fits(each, asked)]


@blueprint.get("/gaps/<path:id>")
def page(id: str) -> str | Response:
    """The bodies that owe a document under this one; with `form` as a file."""
    state = snapshot_with(id, NodeKind.DOCUMENT)
    found = state.gaps_of(id)
    status, on = one_of("status", Status), day("as_of")
    if form := words("form"):
        made: dict[str, Callable[[], str | bytes]] = {
            "csv": lambda: gaps_to_csv(found, on, lang()),
            "xlsx": lambda: gaps_to_xlsx(found, on, lang(), whole_url),
        }
        return attachment("van-ban-can-co", form, made)
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
    return {
        "body": row.body,
        "through": row.through,
        "unlisted": row.unlisted,
        "doubtful": row.doubtful,
        "source": row.source,
        "duties": rows(row.duties, lang(), duty_url),
        "days": deadlines(row, lang()),
        "status": row.status.value,
        "status_name": label("gap_status", row.status, lang()),
        "children": row.children,
    }
