"""The days of reports that are called after the period they are for (`báo cáo 6 tháng trước ngày 15/6`)."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.document import Category, Period, Timing
from ingest.duties.draft import Draft
from ingest.duties.page import Page
from ingest.readings import span_of

_NAMED = re.compile(
    r"(?:[-+a-z0-9.]{1,4}[).]? )?(?:rieng |doi voi )?(?:cac |ky |gui )?"
    r"(?:bao cao )?(?:(?<=bao cao )|(?:so ket|tong ket) )(?:(?P<month>thang)"
    r"|(?P<quarter>quy|0?3 thang)|(?P<half>0?6 thang)"
    r"|(?P<nine>0?9 thang)|(?P<year>(?:ca )?nam))"
    r"(?: (?:i{1,3}|iv)\b| dau nam| cuoi nam)*(?: va [a-z ]{3,20})?"
    r"(?: ?[:,(] ?| (?:(?:gui )?(?:ve|cho|den|toi) [^,;.:()]{4,80}? )?(?=truoc |cham nhat |gui ))"
)
"""`- Báo cáo 6 tháng: trước ngày 15/6`, `gửi báo cáo năm về Sở Y tế trước ngày 15/12`: the report's own name tells the
rhythm, the day its day."""
NAMED_PERIODS = {
    "month": Period.MONTH,
    "quarter": Period.QUARTER,
    "half": Period.SIX_MONTHS,
    "nine": Period.NINE_MONTHS,
    "year": Period.YEAR,
    "adhoc": Period.AD_HOC,
}
"""What patterns call the periods that a report is named after."""


def each_period(day: Timing, periods: tuple[Period, ...]) -> Timing:
    """`day` as the day of a report for these periods: one without a year (`trước ngày 15/6`) comes each year."""
    if day.date is None or day.date.day is None or str(day.date.year) in day.span.text:
        return replace(day, periods=periods)
    return replace(day, periods=periods, date=None, days=((day.date.month or 0, day.date.day),), rule="yearly-days")


def named_day(page: Page, draft: Draft, day: Timing) -> Timing | None:
    """A day of the document's own year as the day of a report that is named after its period."""
    limit = day.span.end  # what follows the name is looked at too
    name = _NAMED.match(page.folded, draft.start, limit) or _NAMED.match(page.folded, draft.body, limit)
    if name is None or day.date is None or not day.date.day or day.rule == "quarter":
        return None
    return each_period(day, (_period(name),))


_CALLED = re.compile(
    r"(?:[,;:(]|va|thuc hien|so ket|tong ket|ket qua) (?:bao cao |ky )?(?:(?P<quarter>quy)|(?P<half>0?6 thang(?: dau nam)?)"
    r"|(?P<nine>0?9 thang(?: dau nam)?)|(?P<year>(?:ca )?nam))(?: gui)? (?:\()?$"
)


_CALLED_BEHIND = re.compile(
    r"(?: nam sau)? \((?:doi voi |voi |cua |bao cao |so lieu |ky )*(?:(?P<quarter>quy)|(?P<half>0?6 thang)|(?P<nine>0?9 thang)"
    r"|(?P<year>(?:ca )?nam))(?: dau nam)?\)"
)
_NEXT_DAY = re.compile(
    r"(?:,|;|,? va) (?:truoc )?ngay (?P<day>\d{1,2})(?:/| thang )(?P<month>\d{1,2})(?!\d)(?=(?: nam sau|/20\d\d)? \()(?:/20\d\d)?"
)
"""`… và ngày 15/12 (báo cáo năm)`, behind a day that is named in the same way."""


def day_of_period(page: Page, draft: Draft, day: Timing) -> Timing:
    """A day behind the period that it is for (`6 tháng trước ngày 15/6, cả năm trước ngày 15/12`), or before it (`trước ngày
    15/6 (báo cáo 6 tháng)`)."""
    if day.date is None or not day.date.day or day.periods or day.rule == "quarter":
        return day
    found, days = _named_behind(page, day.span.end, draft.end)
    if str(day.date.year) in day.span.text:
        return replace(day, periods=found)
    first = (day.date.month or 0, day.date.day)
    called = _CALLED.search(page.folded, max(draft.start, day.span.start - 40), day.span.start)
    if called is not None:
        return replace(day, periods=(_period(called),), date=None, days=(first,), rule="yearly-days")
    return replace(day, periods=found, date=None, days=(first, *days), rule="yearly-days") if found else day


def _named_behind(page: Page, at: int, end: int) -> tuple[tuple[Period, ...], tuple[tuple[int, int], ...]]:
    """The periods in brackets behind days from `at` on, and the (month, day) of those after the first."""
    found: list[Period] = []
    days: list[tuple[int, int]] = []
    while (called := _CALLED_BEHIND.match(page.folded, at, end)) is not None:
        found.append(_period(called))
        following = _NEXT_DAY.match(page.folded, called.end(), end)
        if following is None:
            break
        days.append((int(following["month"]), int(following["day"])))
        at = following.end()
    return tuple(period for period in Period if period in found), tuple(days[: len(found) - 1] if found else ())


def _period(called: re.Match[str]) -> Period:
    return next(NAMED_PERIODS[group] for group, words in called.groupdict().items() if words)


_IN_REPORT = re.compile(
    r"(?<= )(?:trong|vao|cung|kem) (?:ky )?bao cao (?:dinh ky )?(?:hang )?"
    r"(?:(?P<month>thang)|(?P<quarter>quy)|(?P<half>0?6 thang)|(?P<year>nam))(?! (?:\d|i|nay|truoc|qua))(?!\w)"
)


def within_report(page: Page, draft: Draft) -> Timing | None:
    """`kết quả báo cáo chung trong báo cáo tháng`: due as the report is that holds it."""
    found = _IN_REPORT.search(page.folded, draft.body, draft.end) if draft.category is Category.REPORT else None
    if found is None:
        return None
    return Timing(span_of(page.original, found.start(), found.end()), (_period(found),), rule="rhythm", confidence=0.75)
