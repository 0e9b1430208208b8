"""The answers of the whole graph as JSON: stale bases, force, gaps, chains of reports, days due, who owes what on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from graph.calendar import assumption, due_in_year
from graph.chain import report_chains, steps
from graph.gaps import Status
from graph.ledger import LedgerFilter
from graph.lives import lives_of
from graph.nearby import force_of
from graph.schema import NodeKind
from graph.succession import When
from graph.words import stale_words
from web.api import Json, blueprint, paged
from web.asking import day, lang, ledger_ask, number, one_of, snapshot, snapshot_with, words
from web.pages.checks import holds, severity_of
from web.pages.duties import standing_of
from web.pages.gaps import matrix_of, missing_of
from web.plain import plain

if TYPE_CHECKING:
    pass

__all__ = ["blueprint"]


def _public_duties(value: Any) -> Any:
    """Ready for JSON, without the paths of this machine that duties carry."""
    if isinstance(value, dict):
        hidden = ("source",) if "document_label" in value else ()
        return {name: _public_duties(held) for name, held in value.items() if name not in hidden}
    return [_public_duties(held) for held in value] if isinstance(value, list) else value


def _told(value: object) -> Any:
    return _public_duties(plain(value))


def _date(name: str) -> dt.date:
    """The day asked for, else today."""
    return day(name) or dt.date.today()


@blueprint.get("/stale")
def stale() -> Json:
    """What rests on what was amended, replaced or repealed, those grave first."""
    document, asked, when, severity = words("document"), words("q"), one_of("when", When), words("severity")
    kept = [
        one
        for one in snapshot().stale
        if document in (None, one.document.id)
        and when in (None, one.when)
        and severity in (None, severity_of(one))
        and holds(asked, one.document.label, one.base.label)
    ]
    return paged([{**plain(one), "grave": one.grave, "message": stale_words(one, lang())} for one in kept])


@blueprint.get("/in-force/<path:id>")
def force(id: str) -> Json:
    """Whether a document is in force on a day, with reasons and limits."""
    answer = force_of(snapshot_with(id, NodeKind.DOCUMENT).graph, id, _date("on"))
    told: Json = plain(answer)
    return {**told, "limit": _said(answer.limit)}


def _said(words: tuple[str, str]) -> str:
    return words[0] if lang() == "vi" else words[1]


@blueprint.get("/gaps")
def all_gaps() -> Json:
    """Each document under which bodies owe one of their own: how many stand how, and which."""
    found = matrix_of(snapshot(), words("agency"), day("as_of"))
    rows: dict[str, list[Json]] = {}
    for (id, body), row in found.cells.items():
        rows.setdefault(id, []).append({**plain(body), "status": row.status.value})
    return paged([{**plain(parent), "bodies": rows[parent.document.id]} for parent in found.parents])


@blueprint.get("/gaps/<path:id>")
def gaps(id: str) -> Json:
    """Which bodies owe a document of their own under this one, and who they are on a day."""
    found, status = snapshot_with(id, NodeKind.DOCUMENT).gaps_of(id), one_of("status", Status)
    found = replace(found, rows=tuple(row for row in found.rows if status in (None, row.status)))
    lives = lives_of((row.body.name for row in found.rows), _date("as_of"))
    return {**_told(found), "lives": plain(lives)}


@blueprint.get("/missing")
def missing() -> Json:
    """Cited documents that the corpus lacks, by how much rests on them."""
    return paged(missing_of(snapshot(), words("q")))


@blueprint.get("/chains/<path:id>")
def chains(id: str) -> Json:
    """Who reports to a body, where its own reports go, where days clash, and who these bodies are on a day."""
    state = snapshot_with(id, NodeKind.AGENCY)
    found = report_chains(state.graph, id)
    if not found:
        empty: Json = {"id": id, "name": str(state.graph.nodes[id]["label"]), "below": [], "above": [], "clashes": []}
        return {**empty, "lives": plain(lives_of([empty["name"]], _date("as_of")))}
    names = [found[0].body.name, *(end.name for _, rung in steps(found[0]) for end in (rung.sender, rung.receiver))]
    told: Json = _told(found[0])
    body = told.pop("body")
    return {**told, "id": body["id"], "name": body["name"], "lives": plain(lives_of(names, _date("as_of")))}


@blueprint.get("/calendar")
def calendar() -> Json:
    """The days of a year on which something is due, with what is assumed of them."""
    today = _date("today")
    wanted = LedgerFilter(actor=words("actor"), recipient=words("recipient"))
    found = due_in_year(snapshot().asked(wanted), number("year", today.year, 1990, 2100))
    month = number("month", 0, 0, 12)
    found = tuple(due for due in found if month in (0, due.day.month))
    told = [{**plain(due), "past": due.past(today), "assumed": due.assumed, "note": assumption(due, lang())} for due in found]
    return paged(_public_duties(told))


@blueprint.get("/owed")
def owed() -> Json:
    """Who owes each duty on a day, after bodies were merged or ended; the ledger's filters narrow it."""
    found = standing_of(ledger_ask(), _date("as_of"), snapshot())
    return paged(_public_duties([{**plain(one), "orphaned": one.orphaned} for one in found]))
