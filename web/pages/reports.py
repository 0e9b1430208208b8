"""Who reports to whom: the matrix with the sentences of a cell, and the way of a body's reports upwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, render_template, url_for

from graph.chain import Rung, chain, report_chains
from graph.chain_export import chains_to_csv, chains_to_xlsx
from graph.ledger import Duty
from graph.lives import bodies_behind
from graph.schema import NodeKind
from graph.who import match_agencies
from web.asking import day, lang, snapshot, snapshot_with, today, with_changes, words
from web.duty_rows import PartyLink, rows, show_due
from web.pages.files import attachment
from web.pages.links import duty_url, whole_url
from web.report_matrix import Cell, Matrix, matrix
from web.snapshot import Snapshot
from web.standing import now_on

blueprint = Blueprint("reports", __name__)

MOST_SENDERS, MOST_RECEIVERS = 60, 16
"""Rows and columns that a page shows; the rest is found by narrowing."""


def report_duties(state: Snapshot, agency: str | None, on: dt.date | None = None) -> tuple[Duty, ...]:
    """The duties to report, of which a body named in any way makes or receives each, in the order of the ledger; with a day also
    those of the bodies whose work it has then."""
    if agency is None:
        return state.duties
    bodies = set(match_agencies(state.graph, agency))
    if on is not None and agency not in state.graph:
        bodies |= set(bodies_behind(state.graph, agency, on))
    return tuple(duty for duty in state.duties if any(party.agency in bodies for party in (*duty.actors, *duty.recipients)))


def body_name(state: Snapshot, id: str) -> str:
    data = state.graph.nodes[id]
    return str(data.get("label") or data["name"])


def chain_of(state: Snapshot, id: str) -> tuple[Rung, ...]:
    return chain(PartyLink(id, body_name(state, id)), state.reports_of, state.duties_by_id)


@blueprint.get("/reports")
def page() -> str:
    state = snapshot()
    asked, sender, receiver = words("agency"), words("sender"), words("receiver")
    on = day("as_of")
    whole = matrix(report_duties(state, asked, on))
    opened = next((cell for ends, cell in whole.cells.items() if (_key(ends[0]), _key(ends[1])) == (sender, receiver)), None)
    senders, receivers = whole.senders[:MOST_SENDERS], whole.receivers[:MOST_RECEIVERS]
    return render_template(
        "reports.html",
        asked=asked,
        senders=senders,
        receivers=receivers,
        left_out=len(whole.senders) + len(whole.receivers) - len(senders) - len(receivers),
        count=sum(len(cell.duties) for cell in whole.cells.values()),
        cell=lambda row, column: _shown(whole, row, column, opened),
        opened=opened,
        sentences=_sentences(opened.duties) if opened else (),
        agency_names=state.agency_names,
        as_of=on,
        today=today(),
        now=now_on(on, lang()),
    )


@blueprint.get("/reports/<path:id>")
def upwards(id: str) -> str | Response:
    """The way of a body's reports upwards; with `form` as a file, which tells its way downwards too."""
    state = snapshot_with(id, NodeKind.AGENCY)
    on = day("as_of")
    if form := words("form"):
        found = report_chains(state.graph, id)
        made: dict[str, Callable[[], str | bytes]] = {
            "csv": lambda: chains_to_csv(found, on, lang()),
            "xlsx": lambda: chains_to_xlsx(found, on, lang(), whole_url),
        }
        return attachment("chuoi-bao-cao", form, made)
    return render_template(
        "report_chain.html",
        id=id,
        name=body_name(state, id),
        rungs=chain_of(state, id),
        sentences=_sentences,
        rhythms=rhythms,
        as_of=on,
        today=today(),
        now=now_on(on, lang()),
    )


def _key(body: PartyLink) -> str:
    return body.id or body.name


def _shown(whole: Matrix, row: PartyLink, column: PartyLink, opened: Cell | None) -> dict[str, Any] | None:
    cell = whole.cells.get((row, column))
    if cell is None:
        return None
    changes = {"sender": _key(row), "receiver": _key(column)}
    return {
        "url": url_for("reports.page", _anchor="sentences", **with_changes(changes)),
        "rhythms": rhythms(cell.duties),
        "n": len(cell.duties),
        "on": cell is opened,
    }


def rhythms(duties: tuple[Duty, ...]) -> tuple[str, ...]:
    """When the reports are due, each rhythm once, in the order of the ledger."""
    return tuple(dict.fromkeys(due for duty in duties if (due := show_due(duty, lang()))))


def _sentences(duties: tuple[Duty, ...]) -> list[dict[str, Any]]:
    """The duties with their rows and the sentences that they were read in."""
    return [
        {"row": row, "quote": duty.quote, "url": duty_url(duty)}
        for duty, row in zip(duties, rows(duties, lang(), duty_url), strict=True)
    ]
