"""Dates told by other words of the document: a law's day of passing, and what it cites as already issued."""

from __future__ import annotations

import re

from ingest.dates import find_dates
from ingest.headers.stamp import figures_of, written_in
from ingest.readings import PartialDate, Reading
from ingest.repair import is_noisy

_PASSED = re.compile(  # "Luật này đã được Quốc hội nước … khóa XI, kỳ họp thứ 7 thông qua ngày 14 tháng 6 năm 2005."
    r"(?:Luật|Bộ luật|Pháp lệnh|Nghị quyết) này (?:đã )?được (?:Quốc hội|Ủy ban [Tt]hường vụ Quốc hội|Hội đồng nhân dân)"
    r"[^.;\n]{0,120} thông\s?qua (?=ngày \d)"
)
_PASSED_KINDS = frozenset(["Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết"])
_NUMBERED = re.compile(r"\d\s?[/-]\s?(?:\d{4}\s?/\s?)?[A-ZĐ][\w&/-]*[A-ZĐa-z\d],?\s?(?:đề |dé |de )?$")
_LOOKED_AT = 12_000
_TAIL = 3000


def passed(date: Reading[PartialDate] | None, kind: str | None, text: str) -> Reading[PartialDate] | None:
    """The date; where the head of a law has none, the day on which it was passed, told at its end."""
    if kind not in _PASSED_KINDS or (date is not None and date.value.day):
        return date
    match = next(_PASSED.finditer(text, max(0, len(text) - _TAIL)), None)
    found = find_dates(text, match.end(), match.end() + 40) if match else ()
    if not found or found[0].value.day is None or (date is not None and date.value.year != found[0].value.year):
        return date
    return Reading(found[0].value, found[0].span, "passed", 0.85)


def after_cited(date: Reading[PartialDate] | None, text: str) -> Reading[PartialDate] | None:
    """The date; a month that is blurred, or is before the last of the dated documents that the text cites, made out where one
    month alone can have been written so and is not before that. A month that nothing cited gainsays, or that is no scan's,
    stands."""
    if date is None or (date.rule != "blurred-date" and date.value.month is None):
        return date
    year, stands = date.value.year, date.value.month
    if stands is not None and not is_noisy(text):
        return date
    cited = [
        found.value.month
        for found in find_dates(text, date.span.end, _LOOKED_AT)
        if found.value.year == year
        and found.value.month
        and _NUMBERED.search(text, max(0, found.span.start - 40), found.span.start)
    ]
    if not cited or (stands is not None and stands >= max(cited)):
        return date
    fits = [number for number in figures_of(written_in(text, date)[1], 12) if number >= max(cited)]
    if len(fits) != 1 and stands is None:
        return date
    return Reading(PartialDate(year, fits[0] if len(fits) == 1 else None), date.span, "after-cited", 0.6)
