"""The days on which duties are due, month by month: those that are set, and those of a rhythm. Pure functions."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, islice

from graph.ical import occurrences
from graph.ledger import Duty

FIRST_YEAR, LAST_YEAR = 1990, 2100


@dataclass(frozen=True, slots=True)
class Due:
    """One day on which a duty is due; `assumed` where the document names a rhythm and no day: the end of the period is taken."""

    day: dt.date
    duty: Duty
    assumed: bool


def due_in_year(duties: Iterable[Duty], year: int) -> tuple[Due, ...]:
    """All days of a year on which something is due, in order. A rhythm begins with the document that sets it and does not end."""
    found = [Due(day, duty, assumed) for duty in duties for day, assumed in occurrences(duty, year)]
    return tuple(sorted(found, key=lambda due: (due.day, due.assumed, due.duty.document, due.duty.start)))


def next_due(duties: Iterable[Duty], today: dt.date, most: int) -> tuple[Due, ...]:
    """What is due today or next, within this year and the next."""
    held = tuple(duties)
    ahead = chain.from_iterable(due_in_year(held, year) for year in (today.year, today.year + 1))
    return tuple(islice((due for due in ahead if due.day >= today), most))


def last_passed(duties: Iterable[Duty], today: dt.date, most: int) -> tuple[Due, ...]:
    """The days set in documents that have passed, the latest first; days of rhythms are left out, as they come again."""
    passed = [Due(duty.due, duty, False) for duty in duties if duty.due is not None and duty.due < today]
    return tuple(sorted(passed, key=lambda due: (-due.day.toordinal(), due.duty.document, due.duty.start))[:most])


def weeks(year: int, month: int) -> list[list[dt.date]]:
    """The weeks of a month from Monday on, with the days of its neighbours that fill them."""
    return calendar.Calendar().monthdatescalendar(year, month)


def other_month(year: int, month: int, step: int) -> tuple[int, int]:
    at = year * 12 + month - 1 + step
    return at // 12, at % 12 + 1
