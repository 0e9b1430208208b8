"""Which of the timings in a duty's words tell when it is due, and what they say together."""

from __future__ import annotations

import re

from ingest.document import Category, DateRelation, PartialDate, Period, Span, Timing, span_of
from ingest.duty_clauses import Draft
from ingest.duty_page import Page


def when(page: Page, draft: Draft, own: tuple[Timing, ...]) -> Timing | None:
    """The timings of a clause as one: the first date, all rhythms."""
    fits = [timing for timing in own if _belongs(page, draft, timing)]
    if not fits:
        return None
    if len(fits) == 1:
        return fits[0]
    periods = tuple(period for period in Period if any(period in timing.periods for timing in fits))
    dated = next((timing for timing in fits if timing.date), None)
    days = next((timing.days for timing in fits if timing.days), ())
    date: PartialDate | None = dated.date if dated else None
    relation: DateRelation | None = dated.relation if dated else next((t.relation for t in fits if t.relation), None)
    if periods and date is not None and any(timing.rule == "rhythm" and timing.periods == (Period.YEAR,) for timing in fits):
        days, date = (((date.month or 0, date.day or 0),) if date.day else days), None
    first, last = fits[0].span, fits[-1].span
    span = span_of(page.original, first.start, last.end) if last.end - first.start < 60 else (dated or fits[0]).span
    return Timing(span, periods, date, relation, days, "joined", min(timing.confidence for timing in fits))


_NOUN_BEFORE = re.compile(
    r"(?:ke hoach|chuong trinh|nhiem vu|cong tac|chi so|danh muc|noi dung|so lieu|thu nhap|le phi|muc|luong|ngan sach|du toan)"
    r"[^,;.]{0,60}$"
)
_THINGS_OF_YEARS = re.compile(
    r"(?:ngan sach(?: nha nuoc)?|bao cao tai chinh|du toan|ke hoach tai chinh[a-z -]*|luong toi thieu(?: vung)?|thu nhap"
    r"(?: binh quan)?|le phi mon bai) $"
)
"""What is yearly by its name (`ngân sách nhà nước hằng năm`), whatever the duty about it."""


def _belongs(page: Page, draft: Draft, timing: Timing) -> bool:
    """Whether a timing tells when the duty is due, rather than what a thing in it is called (`kế hoạch hàng năm`)."""
    if timing.rule == "occasion":
        return draft.category in (Category.REPORT, Category.ADVISE)
    if (
        timing.rule == "rhythm"
        and draft.category is Category.REPORT
        and (_THINGS_OF_YEARS.search(page.folded, max(draft.body, timing.span.start - 40), timing.span.start))
    ):
        return False
    single = len(timing.periods) == 1 and not page.folded.startswith("dinh ky", timing.span.start)
    if timing.rule == "rhythm" and single and draft.category not in (Category.REPORT, Category.FUND, Category.PLAN):
        verb = draft.verb.start if draft.verb else draft.body
        if timing.span.start > verb and _NOUN_BEFORE.search(page.folded, verb, timing.span.start):
            return False
    return timing.rule != "date" or timing.relation is not DateRelation.ON or draft.category is Category.REPORT


def only_then(condition: Span, timing: Timing | None) -> bool:
    """Whether a report has no time but its condition's."""
    if timing is None or timing.rule == "soon":
        return True
    return not timing.periods and condition.start <= timing.span.start and timing.span.end <= condition.end
