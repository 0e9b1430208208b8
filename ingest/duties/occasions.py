"""When a report is due that is told neither by a day nor by a rhythm of its own: as it is called, at once, whenever something
happens."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.document import ActorFrom, Period, Timing
from ingest.duties.draft import Draft
from ingest.duties.occasion_signs import AD_HOC, occasion_signs
from ingest.duties.page import Page
from ingest.duties.when import only_then
from ingest.linear import load
from ingest.readings import Span, span_of


def report_timing(page: Page, draft: Draft) -> Timing | None:
    """When a report is due whose own words for a time are read."""
    timing = draft.timing
    if draft.condition is not None and only_then(page, draft):
        timing = Timing(draft.condition, (Period.AD_HOC,), rule="occasion", confidence=0.8)
    if timing is not None and _when_it_happens(page, timing, draft.condition):
        timing = replace(timing, periods=(Period.AD_HOC,))
    if timing is None or not timing.periods:
        timing = named_rhythm(page, draft.start, draft.end, timing) or timing
    if timing is None or not (timing.periods or timing.date or timing.days):
        timing = _at_once(page, draft, timing) or _learned_occasion(page, draft, timing) or timing
    return timing


MODEL = "occasions"
"""`python -m ingest.learn` makes it, and says of what."""
_SURE = 0.7
"""Probability from which on a report is due whenever something happens though no rule tells, measured on documents left out."""


_NAMED = re.compile(
    r"(?<!ngoai )(?<!khong gui )(?<!chua gui )(?<!trong )bao cao (?:ket qua )?(?:dinh ky )?"
    r"(?:(?P<month>thang)|(?P<quarter>quy)|(?P<half>0?6 thang|sau thang)(?: dau nam)?|(?P<nine>0?9 thang|chin thang)"
    r"|(?P<year>(?:ca )?nam))"
    r"(?!\w)(?! ?\d)(?! (?:i{1,3}|iv|hoc|cua|truoc(?! ngay)|sau|nay|qua|tai chinh)(?!\w))"
)
"""`gửi báo cáo quý về Sở Nội vụ`: the report is called by its rhythm."""
_RHYTHMS = {
    "month": Period.MONTH,
    "quarter": Period.QUARTER,
    "half": Period.SIX_MONTHS,
    "nine": Period.NINE_MONTHS,
    "year": Period.YEAR,
}


def named_rhythm(page: Page, start: int, end: int, timing: Timing | None) -> Timing | None:
    """When a report is due that is called by its rhythm, which no other words tell; a day that they tell stays."""
    named = _NAMED.search(page.folded, start, end)
    if named is None:
        return None
    periods = (_RHYTHMS[str(named.lastgroup)],)
    if timing is not None:
        return replace(timing, periods=periods)
    return Timing(span_of(page.original, named.start(), named.end()), periods, rule="rhythm", confidence=0.8)


_AT_ONCE = re.compile(
    r"(?:b|B|thông b|điện b)áo(?: cáo)?(?: nhanh| bằng [^\W\d_]+ [^\W\d_]+)? ngay(?! \d)(?!\w)"
    r"|(?:thông tin|phản ánh|xin ý kiến(?: chỉ đạo)?|trao đổi) ngay(?! \d)(?!\w)"
    r"|(?:ngay )?khi (?:phát hiện|phát sinh|xảy ra|nắm được)(?: [^\W\d_]+){0,6}|có gì (?=[^\W\d_])"
    r"| nào (?:[^,;.]{2,90}? thì |(?:để|không|chưa|chậm) [^,;.]{2,90}? phải )"
    r"|(?:vượt|ngoài) (?:quá )?(?:thẩm quyền|khả năng)(?: [^\W\d_]+){0,4}"
)
"""`báo cáo ngay Ủy ban nhân dân huyện`, `khi phát hiện`, `nội dung vượt thẩm quyền`: of 200 annotated reports with such words and
without a rhythm or a day all but six are due whenever something happens. `hộ nào thiếu đói thì …`: so are all of theirs."""


def _at_once(page: Page, draft: Draft, timing: Timing | None) -> Timing | None:
    """When a report is due that is to be told at once or of what goes beyond the teller."""
    told = _AT_ONCE.search(page.text, draft.start, draft.end)
    if told is None:
        return None
    if timing is not None:
        return replace(timing, periods=(Period.AD_HOC,))
    span = draft.condition or span_of(page.original, told.start(), told.end())
    return Timing(span, (Period.AD_HOC,), rule="occasion", confidence=0.8)


def _learned_occasion(page: Page, draft: Draft, timing: Timing | None) -> Timing | None:
    """When a report is due that no rule gives a rhythm or a day, where annotated ones like it are due on occasion."""
    occasion = draft.condition or _opening(page, draft)
    if timing is None and occasion is None:
        return None
    signs = occasion_signs(page.folded, draft.start, draft.end, draft.condition is not None, timing is not None)
    answer, probability = load(MODEL).best(signs)
    if answer != AD_HOC or probability < _SURE:
        return None
    if timing is not None:
        return replace(timing, periods=(Period.AD_HOC,))
    return Timing(occasion, (Period.AD_HOC,), rule="occasion", confidence=0.6) if occasion is not None else None


_LEAST = 12
"""Letters at least of what stands before the actors and tells when they act."""


def _opening(page: Page, draft: Draft) -> Span | None:
    """What stands before the actors (`Đơn vị nào để nợ tăng thì Thủ trưởng đơn vị phải giải trình …`)."""
    end = draft.actors[0].span.start if draft.actors and draft.source is ActorFrom.EXPLICIT else 0
    return span_of(page.original, draft.start, end) if draft.start + _LEAST < end <= draft.body else None


_HAPPENS = re.compile(
    r"(?:ngay )?(?:sau )?khi (?:xay ra|phat hien|phat sinh|co (?:su co|vu viec|vu an|chay|tai nan|thien tai|thiet hai|dich))"
)


def _when_it_happens(page: Page, timing: Timing, condition: Span | None) -> bool:
    """Whether a report with a term (`trong vòng 02 giờ`) is due whenever something happens."""
    if condition is None or timing.periods or timing.date or timing.days:
        return False
    return _HAPPENS.match(page.folded, condition.start) is not None
