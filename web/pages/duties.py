"""The ledger of duties: filters, order, and files of exactly what is shown."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response, render_template, url_for

from graph.ledger import Duty
from graph.ledger_export import to_csv, to_ics, to_xlsx
from ingest.errors import VanbanError
from web.asking import GROUPS, ORDERS, ask_ledger, lang, ledger_ask, library, number, snapshot, with_changes, words
from web.duty_rows import DutyRow, rows
from web.labels import names, say
from web.pages.links import duty_url
from web.reviewing import said_of_duties

blueprint = Blueprint("duties", __name__)

ON_A_PAGE = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMS = ("csv", "xlsx", "ics")


class UnknownForm(VanbanError):
    """A file of the ledger in a form that there is none of."""


@blueprint.get("/duties")
def ledger_page() -> str:
    state = snapshot()
    ask = ledger_ask()
    found = ask_ledger(ask, state)
    pages = max((len(found) + ON_A_PAGE - 1) // ON_A_PAGE, 1)
    page = number("page", 1, 1, pages)
    shown = found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    shown_rows = rows(shown, lang(), duty_url)
    fields = ("actor", "recipient", "category", "period", "periodic", "due_before", "due_after", "document", "order", "group")
    return render_template(
        "duties.html",
        asked={name: words(name) for name in fields},
        ask=ask,
        rows=shown_rows,
        grouped=_grouped(shown, shown_rows, ask.group),
        groups=[(name, say(f"duty.{name}", lang())) for name in GROUPS],
        verdicts=said_of_duties(library().store, {duty.document for duty in shown}),
        count=len(found),
        page=page,
        pages=pages,
        page_url=lambda n: url_for("duties.ledger_page", **with_changes({"page": n})),
        sorter=lambda order: url_for("duties.ledger_page", **with_changes({"order": order, "page": None})),
        orders=ORDERS,
        forms=[(form, url_for("duties.file", form=form, **with_changes({"page": None}))) for form in FORMS],
        categories=list(names("category", lang()).items()),
        periods=list(names("period", lang()).items()),
        documents=[(s.id, f"{s.number or s.type or s.id} · {s.issuer or ''}") for s in state.summaries],
        agency_names=state.agency_names,
    )


def _grouped(shown: Sequence[Duty], shown_rows: Sequence[DutyRow], group: str | None) -> list[tuple[str, list[DutyRow]]]:
    """The rows under the name of their group, in their order; one group without a name where none was asked for."""
    found: list[tuple[str, list[DutyRow]]] = []
    for duty, row in zip(shown, shown_rows, strict=True):
        name = _group_name(duty, row, group)
        if not found or found[-1][0] != name:
            found.append((name, []))
        found[-1][1].append(row)
    return found


def _group_name(duty: Duty, row: DutyRow, group: str | None) -> str:
    if group == "document":
        return duty.document_label
    if group == "category":
        return row.category_name
    if group is None:
        return ""
    parties = row.actors if group == "actor" else row.recipients
    return "; ".join(party.name for party in parties) or "–"


@blueprint.get("/duties.<form>")
def file(form: str) -> Response:
    """The rows that the page with the same parameters shows, as a file."""
    if form not in FORMS:
        raise UnknownForm(say("problem.choice", lang(), value=form, choices=", ".join(FORMS)))
    found = ask_ledger(ledger_ask(), snapshot())
    if form == "csv":
        response = Response(to_csv(found, lang()).encode("utf-8-sig"), mimetype="text/csv")
    elif form == "xlsx":
        response = Response(to_xlsx(found, lang(), _whole_url), mimetype=XLSX)
    else:
        response = Response(to_ics(found, lang()), mimetype="text/calendar")
    response.headers["Content-Disposition"] = f'attachment; filename="so-nhiem-vu.{form}"'
    return response


def _whole_url(duty: Duty) -> str:
    return url_for("documents.page", id=duty.document, _external=True)
