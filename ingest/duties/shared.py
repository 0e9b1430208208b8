"""What one clause gives to others: its opening rhythm, its case, the day at its end, whoever gets its report."""

from __future__ import annotations

import re

from ingest.document import Category, Period, Timing
from ingest.duties.draft import Draft
from ingest.duties.page import Page

_SENT_BY = re.compile(r" gui (?=truoc|cham nhat)")
_DONE = re.compile(
    r"[;,] (?:phan dau |phai |va )?(?:hoan thanh|xong|thuc hien xong)(?: (?:xong|viec nay|toan bo|cac (?:noi dung|nhiem vu)"
    r"(?: (?:tren|nay|neu tren))?))? $"
)
"""`…; hoàn thành trước ngày 30/11/2022.`"""


def done_by(page: Page, told: list[Draft]) -> None:
    """The day at the end of a sentence by which all that it tells its actors is to be done."""
    last = told[-1] if told else None
    due = last.timing if last is not None else None
    if last is None or due is None or due.date is None or page.text[due.span.end : last.end].strip(" .;/"):
        return
    if _DONE.search(page.folded, last.start, due.span.start) is None and not page.folded.startswith(_DONE_WORDS, due.span.start):
        return
    for draft in told[:-1]:
        if draft.actors == last.actors and draft.timing is None:
            draft.timing = due


def reported_by(told: list[Draft]) -> None:
    """Nobody reports to itself: what an office gets is told by those whom it directs (`Sở Y tế: chỉ đạo các bệnh viện …, báo
    cáo về Sở Y tế hằng ngày`)."""
    directed: Draft | None = None
    for draft in told:
        directed = next((inner for inner in draft.inner if inner.rule == "directed"), directed)
        own = {one.name for one in draft.actors}
        if directed is not None and draft is not told[0] and draft.recipients and {one.name for one in draft.recipients} <= own:
            draft.actors, draft.source = directed.actors, directed.source


_DONE_WORDS = ("hoan thanh ", "xong ")


def _in_that_case(before: Draft) -> Timing | None:
    """The case that opens the clause before a report holds for the report (`Khi có sự cố phải xử lý ngay và báo cáo X`)."""
    case = before.condition
    return Timing(case, (Period.AD_HOC,), rule="occasion", confidence=0.7) if case and case.start == before.start else None


def _at_opening(first: Draft) -> Timing | None:
    """The rhythm that opens a sentence (`Định kỳ hàng quý, cơ quan thuế đánh giá …, đồng thời báo cáo …`) holds to its end."""
    timing = first.timing
    if timing is None or timing.periods in ((), (Period.AD_HOC,)):
        return None
    return timing if timing.span.start < first.body else None


def sent_there_too(before: Draft, then: Draft) -> None:
    """`… báo cáo về Sở trước ngày 31/8. Định kỳ 6 tháng gửi báo cáo trước ngày 15/7.`: to whoever got the one before."""
    reports = before.category is then.category is Category.REPORT and before.actors == then.actors
    if reports and then.timing is not None and not then.recipients and not then.inner:
        then.recipients = before.recipients


def take_over(page: Page, before: list[Draft], piece: Draft) -> None:
    """What a clause has of those before it in its sentence: a report its time and receiver, an appraisal what it is about."""
    last = before[-1]
    if piece.verb is not None and piece.verb.phrase == "tham dinh" and last.category is Category.FUND:
        piece.category = Category.FUND  # `lập dự toán; thẩm định, trình Giám đốc Sở phê duyệt`
    if piece.category is not Category.REPORT or piece.actors != before[0].actors:
        return
    piece.timing = piece.timing or _at_opening(before[0]) or _in_that_case(last)
    sent = last.category is Category.PLAN and _SENT_BY.search(page.folded, piece.body, piece.end) is not None
    if not piece.recipients and (last.category is Category.REPORT or sent):
        piece.recipients = last.recipients
