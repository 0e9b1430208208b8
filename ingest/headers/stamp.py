"""Dates made whole from the stamp of a digital signature (`Thời gian ký: 02.12.2022 16:53`).

A document is stamped on the day that it bears or soon after. What a pen wrote into `ngày … tháng …` comes out of a scan as
letters and wrong figures; a date is made out where one day before the stamp, and no other, can have been written so.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from ingest.dates import find_dates
from ingest.readings import PartialDate, Reading, span_of
from ingest.repair import is_noisy

_STAMP = re.compile(r"(?:[Tt]h\S{1,2} ?(?:gian|lan)|gian|[Nn]gày) [kK][ýyỷÝỶYÿ]\b.{0,4}\n?.{0,30}")
_FURTHER_ON = (
    re.compile(  # "Thời gian ký: 07.04.2020 11:01" at the foot of a page, "Digitally signed by … te: 2018.09.21 11:52:49 +07:00"
        r"\b[Tt]h\S{1,2} gi\S{1,2} k\S{1,2}\W{0,3}(?P<day>[0-3]\d)\. ?(?P<month>[01]\d)\. ?(?P<year>20\d\d)(?!\d)"
        r"|[Dd]igitally signed[^:]{0,120}: ?(?P<y>20\d\d)\.(?P<m>[01]\d)\.(?P<d>[0-3]\d) [0-2]\d:"
    )
)
_LOOKED_AT = 15_000
_WRITTEN = re.compile(  # "ngày Od thang 42. néim 2022"
    r"[nN][gq]\S?[yỳýỷvju]?[.,:/']?\s*(?P<day>[^\s,.]{0,3}?(?:\s[^\s,.]{1,2})??)[,.]?\s*[ti]?h\S{0,2}n?g\s*(?P<month>.{0,4}?)[.,]?\s*"
    r"[nmh]\S{0,2}[ăâãaäáeéêdi]\S{0,3}m?\s*\d{4}",
    re.IGNORECASE,
)
_WITHIN = 6
"""Days after its date within which a document gets its stamp."""
_ANY = "0123456789"
_FIGURES = {
    **{figure: figure for figure in "0123567"},
    **dict.fromkeys("A/|{}[]()!lIÌÏìïí", "1"),
    **dict.fromkeys("OoQDĐCUÔÖÓØÚ", "0"),
    **{
        "4": "41",
        "9": "90",
        "8": "83",
        "J": "12",
        "f": "17",
        "F": "7",
        "d": "2",
        "Z": "2",
        "S": "5",
        "b": "6",
        "g": "9",
        "q": "9",
        "B": "8",
        "§": "8",
    },
}
"""What figures a character can stand for: a one written with its stroke is read as a four, a nought as a nine."""


def stamped(date: Reading[PartialDate] | None, text: str, end: int, raw: str) -> Reading[PartialDate] | None:
    """The date; one that is partly blank or blurred made whole from a stamp in `text[:end]`, or from one further on in
    `raw`, the text with the foot of its pages, that can be nothing else, as far as the two agree. A legible day stands."""
    if date is not None and date.value.day is not None:
        return date
    top = next((found for match in _STAMP.finditer(text[:end]) for found in find_dates(text, *match.span())), None)
    if top is None or top.value.day is None:
        top = _further_on(text, end)
    if date is None:
        return Reading(top.value, top.span, "stamp", 0.6) if top is not None else None
    signed = top or _further_on(raw, _LOOKED_AT)
    if signed is None:
        return date
    known, stamp = date.value, signed.value
    day, month = written_in(text, date)
    near = [stamp.latest - dt.timedelta(days=late) for late in range(_WITHIN + 1)]
    near = [d for d in near if d.year == known.year and (d.month == known.month if known.month else _can_be(d.month, month, 12))]
    fits = [d for d in near if _can_be(d.day, day, 31)]
    nearest = [d for d in fits if d >= stamp.latest - dt.timedelta(days=1)] or fits
    if len(nearest) == 1:
        return Reading(PartialDate(known.year, nearest[0].month, nearest[0].day), date.span, "stamp", 0.8)
    if _signs(day) and stamp.latest in fits:
        return Reading(stamp, date.span, "stamp", 0.6)  # several days can have been written so: most are stamped at once
    illegible = bool(_signs(day)) and not any(sign.isdigit() for sign in day)
    blurred = known.month is None and not any(sign.isdigit() for sign in month)
    if illegible and known.year == stamp.year and (blurred or not near):
        return Reading(stamp, date.span, "stamp", 0.6)  # nothing that the pen wrote is legible, or agrees
    months = {d.month for d in near}
    if known.month is None and len(months) == 1:
        return Reading(PartialDate(known.year, months.pop()), date.span, "stamp", 0.7)
    return date


def _further_on(text: str, end: int) -> Reading[PartialDate] | None:
    for match in _FURTHER_ON.finditer(text, 0, end) if is_noisy(text) else ():
        year, month, day = (
            int(part) for part in (match.group("year", "month", "day") if match["day"] else match.group("y", "m", "d"))
        )
        if 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]:
            return Reading(PartialDate(year, month, day), span_of(text, *match.span()), "stamp", 0.8)
    return None


def written_in(text: str, date: Reading[PartialDate]) -> tuple[str, str]:
    """The signs that stand for the day and the month of a date in words, as the scan has them."""
    return written(text[date.span.start : date.span.end])


def written(date: str) -> tuple[str, str]:
    """The signs for the day and the month of `ngày … tháng … năm 2022`."""
    found = _WRITTEN.match(date)
    return (found["day"], found["month"]) if found else ("", "")


def figures_of(written: str, most: int) -> list[int]:
    """The numbers up to `most` that can have been written so; of signs that no number has, those that agree with one of two."""
    signs = _signs(written)
    if not any(sign in _FIGURES for sign in signs):
        return []
    fits = [n for n in range(1, most + 1) if _fits(n, signs)]
    if fits or len(signs) != 2:
        return fits
    return [n for n in range(1, most + 1) if any(f in _FIGURES.get(s, "") for f, s in zip(f"{n:02d}", signs, strict=True))]


def only_figure(written: str, most: int) -> int | None:
    """The one number up to `most` that can have been written so where the figures read make none (`40` as a day is a 10)."""
    fits = [n for n in range(1, most + 1) if _fits(n, _signs(written))]
    return fits[0] if len(fits) == 1 else None


def only_pair(written: str, most: int) -> int | None:
    """The one number up to `most` that two signs, one of them no figure, can stand for (`A0` as a month is the tenth)."""
    return only_figure(written, most) if len(_signs(written)) == len("01") else None


def _signs(written: str) -> str:
    return "".join(written.split()).strip("-_ˆ'’`.,:")


def _can_be(number: int, written: str, most: int) -> bool:
    """Whether a day or month up to `most` can have been written so; what nobody can read can be any."""
    signs = _signs(written)
    if not any(sign in _FIGURES for sign in signs) or not any(_fits(n, signs) for n in range(1, most + 1)):
        return True
    return _fits(number, signs)


def _fits(number: int, signs: str) -> bool:
    figures = f"{number:02d}" if len(signs) != 1 else str(number)
    return len(signs) == len(figures) and all(f in _FIGURES.get(s, _ANY) for f, s in zip(figures, signs, strict=True))
