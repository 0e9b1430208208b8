"""Duties by month: the days that documents set, the rhythms of the year shown, what is next and what has passed."""

from __future__ import annotations

import datetime as dt
from typing import Any

from flask import Blueprint, current_app, render_template, url_for

from graph.calendar import Due, due_in_year, last_passed, next_due
from graph.ledger import LedgerFilter
from web.asking import lang, number, snapshot, with_changes, words
from web.due_days import FIRST_YEAR, LAST_YEAR, other_month, weeks
from web.duty_rows import rows
from web.pages.links import duty_url

blueprint = Blueprint("calendar", __name__)

NEXT, PASSED = 12, 8
IN_A_DAY = 3
"""Duties that a day's square names; the list below has them all."""


def today() -> dt.date:
    """The day that counts as today: of this machine, unless the application is told another."""
    told: dt.date | None = current_app.config.get("TODAY")
    return told or dt.date.today()


@blueprint.get("/calendar")
def page() -> str:
    now = today()
    year = number("year", now.year, FIRST_YEAR, LAST_YEAR)
    month = number("month", now.month, 1, 12)
    actor, recipient = words("actor"), words("recipient")
    state = snapshot()
    duties = state.filtered(LedgerFilter(actor=actor, recipient=recipient))
    of_year = due_in_year(duties, year)
    by_day: dict[dt.date, list[Due]] = {}
    for due in of_year:
        if due.day.month == month:
            by_day.setdefault(due.day, []).append(due)
    counts = {m: sum(due.day.month == m for due in of_year) for m in range(1, 13)}
    return render_template(
        "calendar.html",
        asked={"actor": actor, "recipient": recipient},
        year=year,
        month=month,
        now=now,
        weeks=[[(day, day.month == month, _shown(by_day.get(day, []))) for day in week] for week in weeks(year, month)],
        days=[(day, _shown(held)) for day, held in by_day.items()],
        in_a_day=IN_A_DAY,
        months=[(m, n, _month(year, m)) for m, n in counts.items()],
        year_count=len(of_year),
        before=_month(*other_month(year, month, -1)),
        after=_month(*other_month(year, month, 1)),
        this_month=_month(None, None),
        next=_shown(next_due(duties, now, NEXT)),
        passed=_shown(last_passed(duties, now, PASSED)),
        ledger_url=url_for("duties.ledger_page", actor=actor, recipient=recipient),
        ics_url=url_for("duties.file", form="ics", actor=actor, recipient=recipient),
        agency_names=state.agency_names,
    )


def _month(year: int | None, month: int | None) -> str:
    return url_for("calendar.page", **with_changes({"year": year, "month": month}))


def _shown(found: list[Due] | tuple[Due, ...]) -> list[dict[str, Any]]:
    """The duties due with their rows, and whether their day is past."""
    shown = rows([due.duty for due in found], lang(), duty_url)
    return [
        {"day": due.day, "row": row, "assumed": due.assumed, "past": due.day < today()}
        for due, row in zip(found, shown, strict=True)
    ]
