"""Duties as an iCalendar (RFC 5545): whole-day events, recurring ones for one year.

What the documents leave open is assumed, and each event says so: a period ends on its last day (quarters on 31/3, 30/6,
30/9 and 31/12, six months on 30/6 and 31/12, nine months on 30/9, a year on 31/12).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from graph.ledger import Duty, PartyRef, month_days
from ingest.document import PartialDate, Period

ENDS: dict[str, tuple[tuple[int, int], ...]] = {
    Period.MONTH: ((0, 31),),
    Period.QUARTER: ((3, 31), (6, 30), (9, 30), (12, 31)),
    Period.SIX_MONTHS: ((6, 30), (12, 31)),
    Period.NINE_MONTHS: ((9, 30),),
    Period.YEAR: ((12, 31),),
}
"""The (month, day) pairs on which a period ends; month 0 is each month."""

_ASSUMED = ("Ngày là giả định: hết kỳ báo cáo.", "The day is assumed: the end of the period.")
_LONGEST_LINE = 74
"""Octets of a line before it is folded (75 with the space that goes on)."""


def occurrences(duty: Duty, year: int | None = None) -> tuple[tuple[dt.date, bool], ...]:
    """The days on which a duty is due, each with whether it is assumed: the day set, those of its rhythm in the year
    (else the document's own year, from its date on), or the ends of its periods where no days are told."""
    found: dict[dt.date, bool] = {}
    if duty.due is not None and (year is None or duty.due.year == year):
        found[duty.due] = False
    issued = PartialDate.parse(duty.document_date).earliest if duty.document_date else None
    chosen = year or (issued.year if issued else None)
    if chosen is not None and (duty.days or (duty.periods and not duty.due)):
        pairs = duty.days or tuple(pair for period in duty.periods for pair in ENDS.get(period, ()))
        for month, day in pairs:
            for one in month_days(chosen, month, day):
                if issued is None or one >= issued:
                    found.setdefault(one, not duty.days)
    return tuple(sorted(found.items()))


def to_ics(duties: Sequence[Duty], lang: str = "vi", year: int | None = None) -> str:
    """An iCalendar of all that has a date or recurs; `year` is that of the recurring ones (else each document's own)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//vanban//duties//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for duty in duties:
        for day, assumed in occurrences(duty, year):
            lines += _event(duty, day, assumed, lang)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _fold(line))


def _event(duty: Duty, day: dt.date, assumed: bool, lang: str) -> list[str]:
    issued = PartialDate.parse(duty.document_date).earliest if duty.document_date else day
    told = [
        *((_ASSUMED[0 if lang == "vi" else 1],) if assumed else ()),
        *((duty.timing,) if duty.timing else ()),
        f"{duty.document_label}, {duty.path}",
        duty.quote,
    ]
    who, whom = _bodies(duty.actors), _bodies(duty.recipients)
    summary = f"{who}: {duty.action}" + (f" → {whom}" if whom else "")
    return [
        "BEGIN:VEVENT",
        f"UID:{_plain(duty.id)}-{day:%Y%m%d}@vanban",
        f"DTSTAMP:{issued:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + dt.timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_escape(summary)}",
        f"DESCRIPTION:{_escape(chr(10).join(told))}",
        f"CATEGORIES:{_escape(duty.category)}",
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-P7D",
        f"DESCRIPTION:{_escape(summary)}",
        "END:VALARM",
        "END:VEVENT",
    ]


def _bodies(parties: Sequence[PartyRef]) -> str:
    return "; ".join(party.whole or party.name for party in parties)


def _plain(text: str) -> str:
    return "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in text)


def _escape(text: str) -> str:
    marked = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\r\n", "\\n").replace("\n", "\\n")
    return "".join(letter for letter in marked if letter >= " ")


def _fold(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, the later ones with a space before them; no letter is cut in two."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode("utf-8", "replace"))
        if size + octets > _LONGEST_LINE:
            yield piece
            piece, size = " ", 1
        piece += letter
        size += octets
    yield piece
