"""The ledger of duties: filters, order, and files of exactly what is shown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from flask import Blueprint, Response, render_template, url_for

from graph.calendar import Due
from graph.ledger import Duty, class_marks
from graph.ledger_export import to_csv, to_ics, to_xlsx
from graph.lives import Standing, owed_by
from graph.schema import NodeKind
from graph.standing_export import standings_to_csv, standings_to_xlsx
from graph.who import match_agencies
from web.asking import (
    GROUPS,
    ORDERS,
    LedgerAsk,
    ask_ledger,
    day,
    lang,
    ledger_ask,
    library,
    number,
    snapshot,
    today,
    with_changes,
    words,
)
from web.duty_rows import DutyRow, duty_anchor, rows
from web.labels import names, say
from web.pages.files import attachment
from web.pages.links import duty_url, whole_url
from web.reviewing import said_of_duties
from web.snapshot import Snapshot
from web.standing import now_on

blueprint = Blueprint("duties", __name__)

ON_A_PAGE = 100
MOST_OFFERED = 200
"""Documents that a list can offer; of more the number is typed."""


@blueprint.get("/duties")
def ledger_page() -> str:
    state = snapshot()
    ask, as_of = ledger_ask(), day("as_of")
    standing = standing_of(ask, as_of, state) if as_of else ()
    found = tuple(one.duty for one in standing) if as_of else ask_ledger(ask, state)
    pages = max((len(found) + ON_A_PAGE - 1) // ON_A_PAGE, 1)
    page = number("page", 1, 1, pages)
    shown = found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    shown_rows = rows(shown, lang(), duty_url)
    fields = ("actor", "recipient", "category", "period", "periodic", "due_before", "due_after", "document", "order", "group")
    bodies = [body for body in (ask.wanted.actor, ask.wanted.recipient) if body]
    return render_template(
        "duties.html",
        asked={name: words(name) for name in (*fields, "as_of")},
        unknown=[body for body in bodies if not found and not as_of and not match_agencies(state.graph, body)],
        ask=ask,
        as_of=as_of,
        now=now_on(as_of, lang()),
        today=today(),
        today_url=url_for("duties.ledger_page", **with_changes({"as_of": today(), "page": None})),
        orphaned=sum(one.orphaned for one in standing),
        orphaned_url=url_for("duties.ledger_page", **with_changes({"orphaned": "yes", "page": None})),
        days=_days(shown, ask.order, state),
        classes={id for id, by_class in class_marks(state.graph, ask.wanted).items() if by_class},
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
        forms=[(form, url_for("duties.file", form=form, **with_changes({"page": None}))) for form in ("csv", "xlsx", "ics")],
        categories=list(names("category", lang()).items()),
        periods=list(names("period", lang()).items()),
        documents=_offered(state),
        agency_names=state.agency_names,
    )


def _offered(state: Snapshot) -> list[tuple[str, str]]:
    """The documents to choose from; none where there are too many for a list."""
    if len(state.summaries) > MOST_OFFERED:
        return []
    return [(s.id, f"{s.number or s.type or s.id} · {s.issuer or ''}") for s in state.summaries]


def standing_of(ask: LedgerAsk, on: dt.date, state: Snapshot) -> tuple[Standing, ...]:
    """The duties asked for with who owes and receives them on a day; bodies asked for are those of the day."""
    every = replace(ask, wanted=replace(ask.wanted, actor=None, recipient=None))
    actor, recipient = (_named(body, state) for body in (ask.wanted.actor, ask.wanted.recipient))
    held = state.standings(on)
    found = owed_by((held[duty.id] for duty in ask_ledger(every, state) if duty.id in held), actor, recipient)
    return tuple(one for one in found if one.orphaned or words("orphaned") != "yes")


def _named(body: str | None, state: Snapshot) -> str | None:
    """The name of a body that is asked for by its id."""
    data = state.graph.nodes.get(body) if body else None
    return str(data["label"]) if data is not None and data.get("kind") == NodeKind.AGENCY else body


def _days(shown: Sequence[Duty], order: str, state: Snapshot) -> dict[tuple[str, str], Due]:
    """By document and anchor the day by which the rows are ordered: on which each is due next, or was due last."""
    days = {"next": state.coming, "past": state.past}.get(order, lambda _: {})(today())
    return {(duty.document, duty_anchor(duty)): days[duty.id] for duty in shown if duty.id in days}


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
    ask, as_of = ledger_ask(), day("as_of")
    standing = standing_of(ask, as_of, snapshot()) if as_of else ()
    found = tuple(one.duty for one in standing) if as_of else ask_ledger(ask, snapshot())
    made: dict[str, Callable[[], str | bytes]] = {
        "csv": lambda: standings_to_csv(standing, lang()) if as_of else to_csv(found, lang()),
        "xlsx": lambda: standings_to_xlsx(standing, lang(), whole_url) if as_of else to_xlsx(found, lang(), whole_url),
        "ics": lambda: to_ics(found, lang()),
    }
    return attachment("so-nhiem-vu", form, made)
