"""The days of a year on which duties are due (lịch nhiệm vụ): those set, and those of a rhythm, with what is assumed.

Where a document names a rhythm and no day, the day is an assumption: the end of the period, unless told otherwise. A rhythm
goes on from the document's own day; where the document speaks of certain years alone, later days say so.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, islice

from graph.ledger import Duty, month_days
from graph.words import Lang
from ingest.document import Period
from ingest.errors import VanbanError
from ingest.readings import PartialDate

Ends = Mapping[str, tuple[tuple[int, int], ...]]
"""By period the (month, day) pairs on which it ends; month 0 is each month, and a day that a month lacks its last."""

ENDS: Ends = {
    Period.MONTH: ((0, 31),),
    Period.QUARTER: ((3, 31), (6, 30), (9, 30), (12, 31)),
    Period.SIX_MONTHS: ((6, 30), (12, 31)),
    Period.NINE_MONTHS: ((9, 30),),
    Period.YEAR: ((12, 31),),
}
"""Periods end on their last day."""

_PAIR = re.compile(r"(?P<day>[0-9]{1,2})(?:/(?P<month>[0-9]{1,2}))?")  # 25/3; 20: of each month
_YEARS = re.compile(r"(?:năm|giai đoạn|[–-])\s*(?P<year>20[0-9]{2})(?![0-9])", re.IGNORECASE)  # năm 2022 · 2021 - 2030
_PERIOD_WORDS = {
    Period.MONTH: ("hết tháng", "end of the month"),
    Period.QUARTER: ("hết quý", "end of the quarter"),
    Period.SIX_MONTHS: ("hết 6 tháng", "end of six months"),
    Period.NINE_MONTHS: ("hết 9 tháng", "end of nine months"),
    Period.YEAR: ("hết năm", "end of the year"),
}


class UnknownPeriod(VanbanError):
    """Days of a period that can't be read."""


class Basis(StrEnum):
    """Where a day is from."""

    DATE = "date"  # set once
    DAYS = "days"  # the document's own days of each year or month
    PERIOD = "period"  # assumed: the end of a period


@dataclass(frozen=True, slots=True)
class Due:
    """One day on which a duty is due. `periods` end on it where it is assumed; `beyond`: the last year that the document
    speaks of, where the day is in a later one."""

    day: dt.date
    duty: Duty
    basis: Basis
    periods: tuple[str, ...] = ()
    beyond: int | None = None

    @property
    def assumed(self) -> bool:
        return self.basis is Basis.PERIOD

    def past(self, today: dt.date) -> bool:
        return self.day < today


def expand(duty: Duty, year: int | None = None, ends: Ends = ENDS) -> tuple[Due, ...]:
    """The days of a year (else of the document's own) on which a duty is due, in order, from the document's day on."""
    issued = PartialDate.parse(duty.document_date).earliest if duty.document_date else None
    found: dict[dt.date, Due] = {}
    if duty.due is not None and (year is None or duty.due.year == year):
        found[duty.due] = Due(duty.due, duty, Basis.DATE)
    chosen = year or (issued.year if issued else None)
    if chosen is None:
        return tuple(found.values())
    last = last_year(duty)
    beyond = last if last is not None and last < chosen else None
    for (month, number), periods in rhythm(duty, ends).items():
        basis = Basis.PERIOD if periods else Basis.DAYS
        for day in month_days(chosen, month, number):
            held = found.get(day)
            if issued is not None and day < issued:
                continue
            if held is None:
                found[day] = Due(day, duty, basis, periods, beyond)
            elif held.basis is Basis.PERIOD:
                found[day] = Due(day, duty, basis, tuple(dict.fromkeys((*held.periods, *periods))), beyond)
    return tuple(found[day] for day in sorted(found))


def rhythm(duty: Duty, ends: Ends = ENDS) -> dict[tuple[int, int], tuple[str, ...]]:
    """The (month, day) pairs on which a duty recurs, each with the periods that are assumed to end then: none where the
    document itself names the days. Empty where nothing recurs, or a single day is set."""
    if duty.days:
        return dict.fromkeys(duty.days, ())
    found: dict[tuple[int, int], tuple[str, ...]] = {}
    if duty.due is None:
        for period in duty.periods:
            for pair in ends.get(period, ()):
                found[pair] = (*found.get(pair, ()), period)
    return found


def occurrences(duty: Duty, year: int | None = None, ends: Ends = ENDS) -> tuple[tuple[dt.date, bool], ...]:
    """The days of `expand`, each with whether it is assumed."""
    return tuple((due.day, due.assumed) for due in expand(duty, year, ends))


def last_year(duty: Duty) -> int | None:
    """The last year that the document speaks of: in the words on time, else in its title (`năm 2022`, `giai đoạn 2021 - 2025`);
    None where it names none, or none from its own year on."""
    issued = PartialDate.parse(duty.document_date).year if duty.document_date else 0
    for words in (duty.timing, duty.document_title):
        years = [int(match["year"]) for match in _YEARS.finditer(words or "")]
        if years and max(years) >= issued:
            return max(years)
    return None


def due_in_year(duties: Iterable[Duty], year: int, ends: Ends = ENDS) -> tuple[Due, ...]:
    """All days of a year on which something is due, in order."""
    found = [due for duty in duties for due in expand(duty, year, ends)]
    return tuple(sorted(found, key=lambda due: (due.day, due.assumed, due.duty.document, due.duty.start)))


def next_due(duties: Iterable[Duty], today: dt.date, most: int, ends: Ends = ENDS) -> tuple[Due, ...]:
    """What is due today or next, within this year and the next."""
    held = tuple(duties)
    ahead = chain.from_iterable(due_in_year(held, year, ends) for year in (today.year, today.year + 1))
    return tuple(islice((due for due in ahead if due.day >= today), most))


def last_passed(duties: Iterable[Duty], today: dt.date, most: int) -> tuple[Due, ...]:
    """The days set in documents that have passed, the latest first; days of rhythms are left out, as they come again."""
    passed = [Due(duty.due, duty, Basis.DATE) for duty in duties if duty.due is not None and duty.due < today]
    return tuple(sorted(passed, key=lambda due: (-due.day.toordinal(), due.duty.document, due.duty.start))[:most])


def assumption(due: Due, lang: Lang) -> str:
    """What is assumed of a day, in words; an empty string where nothing is."""
    at = 0 if lang == "vi" else 1
    told = []
    if due.assumed:
        told.append(("giả định: ", "assumed: ")[at] + ", ".join(_assumed(due.day, period)[at] for period in due.periods))
    if due.beyond is not None:
        told.append(("văn bản chỉ nói đến năm {}", "the document speaks of years up to {}")[at].format(due.beyond))
    return "; ".join(told)


def _assumed(day: dt.date, period: str) -> tuple[str, str]:
    """`hết quý`; of a day that was chosen in place of the period's end that it was."""
    vi, en = _PERIOD_WORDS[Period(period)]
    last = any(day in month_days(day.year, month, number) for month, number in ENDS[period])
    return (vi, en) if last else (f"ngày tự chọn thay cho {vi}", f"a chosen day in place of the {en}")


def read_ends(told: Iterable[str]) -> Ends:
    """`ENDS` with other days for some periods: `quarter=25/3,25/6,25/9,25/12`, `month=20`. Raises UnknownPeriod."""
    ends = dict(ENDS)
    for each in told:
        period, _, days = each.partition("=")
        pairs = [_PAIR.fullmatch(day.strip()) for day in days.split(",")]
        found = tuple((int(pair["month"] or 0), int(pair["day"])) for pair in pairs if pair)
        if period not in ENDS or len(found) < len(pairs) or not all(month <= 12 and 1 <= day <= 31 for month, day in found):
            raise UnknownPeriod(
                f"Không hiểu “{each}”: hãy ghi kỳ và ngày, ví dụ quarter=25/3,25/6,25/9,25/12; các kỳ: {', '.join(ENDS)}.",
                f"“{each}” is not understood: write a period and days, as quarter=25/3,25/6; periods: {', '.join(ENDS)}.",
            )
        ends[period] = found
    return ends
