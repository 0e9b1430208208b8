"""Duties as an iCalendar (RFC 5545): whole-day events; what recurs has a rule, what is assumed says so."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from graph.calendar import ENDS, Due, Ends, assumption, expand, last_year, occurrences, rhythm
from graph.calendar import Basis as _Basis
from graph.ledger import Duty, PartyRef, month_days
from graph.words import Lang, path_words, value_words
from ingest.readings import PartialDate

if TYPE_CHECKING:
    from icalendar import Event

__all__ = ["ENDS", "occurrences", "to_ics"]

_ALARM = dt.timedelta(days=-7)
_SHORTEST_MONTH = 28


def to_ics(duties: Sequence[Duty], lang: Lang = "vi", year: int | None = None, ends: Ends = ENDS) -> str:
    """An iCalendar of all that has a date or recurs: rhythms as rules from the document's day on, up to the last year that it
    speaks of; with `year` the single days of that year. The same file each time."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//vanban//duties//VI")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for duty in duties:
        for due, rule in ((due, None) for due in expand(duty, year, ends)) if year else _recurring(duty, ends):
            calendar.add_component(_event(due, rule, lang))
    return bytes(calendar.to_ical()).decode("utf-8")


def _recurring(duty: Duty, ends: Ends) -> Iterator[tuple[Due, dict[str, Any] | None]]:
    """The first day of each rhythm with its rule, and the day that is set once."""
    if duty.due is not None:
        yield Due(duty.due, duty, _Basis.DATE), None
    if not duty.document_date:
        return
    issued = PartialDate.parse(duty.document_date).earliest
    last = last_year(duty)
    for (month, number), periods in rhythm(duty, ends).items():
        days = (day for year in (issued.year, issued.year + 1) for day in month_days(year, month, number))
        first = next(day for day in days if day >= issued)
        if first == duty.due or (last is not None and first.year > last):
            continue
        rule = _rule(month, number)
        if last is not None:
            rule["until"] = dt.date(last, 12, 31)
        once = last == first.year and (month > 0 or first.month == 12)
        yield Due(first, duty, _Basis.PERIOD if periods else _Basis.DAYS, periods), None if once else rule


def _rule(month: int, day: int) -> dict[str, Any]:
    """A yearly day needs no more than its start; of a month's end calendars disagree unless it is said."""
    if month:
        return {"freq": "yearly"}
    if day <= _SHORTEST_MONTH:
        return {"freq": "monthly"}
    if day == 31:
        return {"freq": "monthly", "bymonthday": -1}
    return {"freq": "monthly", "bymonthday": list(range(_SHORTEST_MONTH, day + 1)), "bysetpos": -1}


def _event(due: Due, rule: dict[str, Any] | None, lang: Lang) -> Event:
    from icalendar import Alarm, Event

    duty, day = due.duty, due.day
    issued = PartialDate.parse(duty.document_date).earliest if duty.document_date else day
    product = f"{'Sản phẩm' if lang == 'vi' else 'Product'}: {duty.product}" if duty.product else ""
    told = (
        assumption(due, lang),
        duty.timing or "",
        product,
        f"{duty.document_label}, {path_words(duty.path, lang)}",
        duty.quote,
    )
    who, whom = _bodies(duty.actors), _bodies(duty.recipients)
    summary = _clean(f"{who}: {duty.action}" + (f" → {whom}" if whom else ""))
    event = Event()
    event.add("uid", f"{_plain(duty.id)}-{day:%Y%m%d}@vanban")
    event.add("dtstamp", dt.datetime.combine(issued, dt.time(), dt.UTC))
    event.add("dtstart", day)
    event.add("dtend", day + dt.timedelta(days=1))
    if rule is not None:
        event.add("rrule", rule)
    event.add("summary", summary)
    event.add("description", _clean("\n".join(line for line in told if line)))
    event.add("categories", [value_words(duty.category, lang)])
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", _ALARM)
    alarm.add("description", summary)
    event.add_component(alarm)
    return event


def _bodies(parties: Sequence[PartyRef]) -> str:
    return "; ".join(party.whole or party.name for party in parties)


def _plain(text: str) -> str:
    return "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in text)


def _clean(text: str) -> str:
    """Without control characters, lines apart."""
    return "".join(letter for letter in text.replace("\r\n", "\n") if letter >= " " or letter == "\n")
