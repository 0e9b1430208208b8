"""Dates as documents write them (ngày tháng năm), also those that a scan has blurred."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.readings import PartialDate, Reading, span_of

# A digit, or a letter that a scan makes of one; `_DIGITS` undoes it.
_D = r"[\dlIOo|¡]"
_DIGITS = str.maketrans({"l": "1", "L": "1", "I": "1", "i": "1", "|": "1", "¡": "1", "O": "0", "o": "0"})

_DAY_WORD = r"ne?g[àảáâạãa][yỳýỷ]"  # ngày; also `ngay`, `ngảy`, `negay`
_FIRST_TEN = r"(?:m[ồùôuò]ng\s)?"  # mồng 5, mùng 5
_MONTH_WORD = r"th[áảàâãạaăắi]ng"  # tháng; also `thing`, `thắng`
_MONTHS = ("giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_YEAR_WORD = r"n[ăâãäaéẽêeñ]+(?:m|im|rn)"  # năm; `néim`, `nam`
_BLANK = r"[\s.…_]*"  # a place left for a pen
_YEAR = rf"(?:19|2\s?[0Oo])\s?{_D}\s?{_D}(?![\dA-Za-z])"

_PATTERNS = {
    # ngày 11 tháng 02 năm 2022 · ngày tháng 4 năm 2022 · ngày … tháng … năm 2021 · tháng 4 năm 2022 · tháng 4/2022
    "words": re.compile(
        rf"(?:{_DAY_WORD}:?{_BLANK}{_FIRST_TEN}(?P<day>{_D}{{1,2}})?[\s.…_,]*)?"
        rf"{_MONTH_WORD}{_BLANK}(?P<month>{_D}{{1,2}})?[\s.…_,]*(?:{_YEAR_WORD}:?|(?<=[\d\s])/){_BLANK}(?P<year>{_YEAR})",
        re.IGNORECASE,
    ),
    # ngày 29/3/2022 · ngày l5/01/2018 · ngày 6/1 1/2013
    "figures": re.compile(
        rf"{_DAY_WORD}[:.]?\s*{_FIRST_TEN}(?P<day>{_D}(?:\s?{_D})?)"
        rf"\s?(?P<sep>[/.\-])\s?(?P<month>{_D}(?:\s?{_D})?)\s?(?P=sep)\s?(?P<year>{_YEAR})",
        re.IGNORECASE,
    ),
    # 02.12.2022 · 24-01-2022
    "bare": re.compile(
        rf"(?<![\d/])(?P<day>\d{{1,2}})\s?(?P<sep>[/.\-])\s?(?P<month>{_D}{{1,2}})\s?(?P=sep)\s?(?P<year>{_YEAR})"
    ),
    # 31 tháng 12 năm 2026
    "bare-words": re.compile(
        rf"(?P<day>\d{{1,2}})\s{_MONTH_WORD}\s(?P<month>\d{{1,2}})\s{_YEAR_WORD}\s(?P<year>{_YEAR})", re.IGNORECASE
    ),
    # ngày 31 tháng Mười năm 2026
    "named-month": re.compile(
        rf"(?:{_DAY_WORD}\s)?{_FIRST_TEN}(?P<day>\d{{1,2}})\s{_MONTH_WORD}\s(?P<named>{'|'.join(reversed(_MONTHS))})\s"
        rf"{_YEAR_WORD}\s(?P<year>{_YEAR})",
        re.IGNORECASE,
    ),
    # năm 2024
    "year": re.compile(rf"{_YEAR_WORD}\s+(?P<year>(?:19|20)\d\d)(?![\d/])", re.IGNORECASE),
}
_CONFIDENCE = {"words": 0.98, "figures": 0.98, "bare": 0.95, "bare-words": 0.95, "named-month": 0.95, "year": 0.95}
_BLURRED_PENALTY = 0.15

# Where a date can begin: the first letters of its words, or a day in figures.
_START = re.compile(
    rf"\b(?:{_DAY_WORD}|{_MONTH_WORD}\s*[\d.…]|{_YEAR_WORD}\s+[12]\d{{3}})|(?<![\d/.,\w])\d{{1,2}}\s?[/.\-]\s?{_D}{{1,2}}\s?[/.\-]\s?[12]",
    re.IGNORECASE,
)


_LOOSE = re.compile(  # ngày 15/6/202015 · ngày 01 tháng 6 năm 221 · ngày 27 tháng 11 tháng 2008
    rf"{_DAY_WORD}\s(?P<day>{_D}{{1,2}})(?:[/.\-]|\s{_MONTH_WORD}\s)(?P<month>{_D}{{1,2}})"
    rf"(?:[/.\-]|\s(?:{_YEAR_WORD}|{_MONTH_WORD})\s)(?P<year>{_D}{{3,6}})(?![\w/])",
    re.IGNORECASE,
)


def find_dates(text: str, start: int = 0, end: int | None = None) -> tuple[Reading[PartialDate], ...]:
    """All dates of `text[start:end]` in order, none overlapping.

    Rules: `words` (`ngày 11 tháng 02 năm 2022`, blanks left out), `figures` (`ngày 29/3/2022`), `bare`
    (`29/3/2022`) and `year` (`năm 2024`). `date_at` knows `bare-words` (`31 tháng 12 năm 2026`) and `named-month`
    (`ngày 31 tháng Mười năm 2026`) besides.
    """
    return tuple(_readings(text, start, len(text) if end is None else end))


def date_at(text: str, start: int, end: int | None = None) -> Reading[PartialDate] | None:
    """The date that begins exactly at `start`, None where none does."""
    limit = len(text) if end is None else end
    for rule, pattern in _PATTERNS.items():
        match = pattern.match(text, start, limit)
        if match and (value := _value(parts := _parts(match))):
            blurred = any(not part.strip().replace(" ", "").isdigit() for part in parts.values())
            confidence = _CONFIDENCE[rule] - (_BLURRED_PENALTY if blurred else 0)
            return Reading(value, span_of(text, match.start(), match.end()), rule, round(confidence, 2))
    return None


def date_of_year(text: str, start: int, end: int, year: int) -> Reading[PartialDate] | None:
    """The date at `start` whose year a scan has blurred, where it can only be `year`: one has all the digits of the other in
    their order (`15/6/202015`, `năm 221` of 2015, 2021). The rule is `blurred-year`."""
    match = _LOOSE.match(text, start, end)
    value = _value({**_parts(match), "year": str(year)}) if match is not None else None
    if match is None or value is None:
        return None
    told, known = match["year"].translate(_DIGITS), str(year)
    if not (_holds(told, known) or _holds(known, told)):
        return None
    return Reading(value, span_of(text, match.start(), match.end()), "blurred-year", 0.8)


def _holds(longer: str, shorter: str) -> bool:
    """Whether the signs of `shorter` stand in `longer` in their order."""
    rest = iter(longer)
    return all(sign in rest for sign in shorter)


def _readings(text: str, start: int, end: int) -> Iterator[Reading[PartialDate]]:
    at = start
    while match := _START.search(text, at, end):
        reading = date_at(text, match.start(), end)
        if reading:
            yield reading
            at = reading.span.end
        else:
            at = match.start() + 1


def _parts(match: re.Match[str]) -> dict[str, str]:
    parts = {name: part for name, part in match.groupdict().items() if part and name in ("day", "month", "year")}
    named = match.groupdict().get("named")
    return {**parts, "month": str(_MONTHS.index(named.lower()) + 1)} if named else parts


def _value(parts: dict[str, str]) -> PartialDate | None:
    try:  # ignoring case lets in a few letters of other alphabets
        figures = {name: int("".join(part.split()).translate(_DIGITS)) for name, part in parts.items()}
        month, day = figures.get("month"), figures.get("day")
        return PartialDate(figures["year"], month, day if month else None)
    except ValueError:
        return None
