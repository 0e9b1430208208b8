"""Duties by month: the days that documents set, the rhythms of the year shown, what is next and what has passed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import islice
from typing import Any

from flask import Blueprint, render_template, url_for

from graph.calendar import Due, last_passed
from graph.ledger import LedgerFilter
from web.asking import lang, number, snapshot, today, with_changes, words
from web.due_days import FIRST_YEAR, LAST_YEAR, other_month, weeks
from web.duty_rows import rows
from web.pages.links import duty_url

blueprint = Blueprint("calendar", __name__)

NEXT, PASSED = 12, 8
IN_A_DAY = 3
"""Duties that a day's square names; the list below has them all."""


@blueprint.get("/calendar")
def page() -> str:
    now = today()
    year = number("year", now.year, FIRST_YEAR, LAST_YEAR)
    month = number("month", now.month, 1, 12)
    actor, recipient = words("actor"), words("recipient")
    state = snapshot()
    duties = state.asked(LedgerFilter(actor=actor, recipient=recipient))
    kept = {duty.id for duty in duties}
    of_year = [due for due in state.due_in(year) if due.duty.id in kept]
    coming = (due for ahead in (now.year, now.year + 1) for due in state.due_in(ahead) if due.day >= now and due.duty.id in kept)
    by_day: dict[dt.date, list[Due]] = {}
    for due in of_year:
        if due.day.month == month:
            by_day.setdefault(due.day, []).append(due)
    in_month = Counter(due.day.month for due in of_year)
    counts = {m: in_month[m] for m in range(1, 13)}
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
        next=_shown(list(islice(coming, NEXT))),
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
