"""Rows of tables of reports: who gets each, and how often, by the report's name and by the columns."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.document import Category, Party, Period
from ingest.duties.actors import bodies_at
from ingest.duties.cells import bodies_of
from ingest.duties.draft import Draft
from ingest.duties.due import due_of
from ingest.duties.named_days import NAMED_PERIODS, each_period
from ingest.duties.page import Page
from ingest.readings import Span

_CALLED = re.compile(
    r"(?<!\w)(?:(?P<month>thang(?! (?:\d|cuoi|dau)))"
    r"|(?P<quarter>(?:quy|0?3 thang)(?! (?:i{1,3}|iv|[1-4]|dinh|che|trinh|hoach)(?!\w)))"
    r"|(?P<half>0?6 thang)|(?P<nine>0?9 thang)"
    r"|(?P<year>(?<=bao cao )nam|(?<=tong ket )nam|(?<=so ket )nam|(?<=(?:ca|va) )nam|(?<=, )nam|(?<=hang )nam)"
    r"|(?P<adhoc>dot xuat))(?!\w)"
)
"""`Báo cáo quý và 9 tháng về …`, `Báo cáo tổng kết năm 2026`: a report's own name tells its rhythm; a numbered quarter is one
time."""
_WAY = re.compile(
    r"(?<!\()(?<!\w)(?:qua |e-?mail|hop thu|dia chi|nhap (?:tren|vao|lieu)|theo (?:van ban|yeu cau)"
    r"|tren (?:phan mem|he thong|co so))"
)
"""`Sở Y tế qua trục liên thông`, `email: …`: how a report goes there, in one cell with who gets it."""
_THROUGH = re.compile(r"\((?:thông )?qua ", re.IGNORECASE)


def as_report(page: Page, draft: Draft, receiver: Span | None, rhythm: Span | None) -> None:
    """Makes the duty of a row a report to whom the cell `receiver` names, with the periods that its name and the cell `rhythm`
    tell."""
    draft.category = Category.REPORT
    if receiver is not None:
        way = _WAY.search(page.folded, receiver.start, receiver.end)
        named = receiver.part(0, (way.start() if way is not None else receiver.end) - receiver.start)
        draft.recipients = tuple(each for one in bodies_of(page, named) for each in _either(one))
        through = _THROUGH.search(page.text, receiver.start, receiver.end)
        if through is not None:
            draft.via = bodies_at(page, through.end(), receiver.end)[0]
    told = due_of(page, rhythm) if rhythm is not None else None
    periods = {*_called(page, draft.start, draft.end), *(told.periods if told is not None else ())}
    if rhythm is not None:
        periods.update(_called(page, rhythm.start, rhythm.end))
    draft.timing = draft.timing or told
    if draft.timing is not None and periods:
        every = {*periods, *draft.timing.periods}
        draft.timing = each_period(draft.timing, tuple(period for period in Period if period in every))


def _either(one: Party) -> Iterator[Party]:
    """`Cục Thuế/Chi cục Thuế` are two."""
    return (Party(name.strip(), one.span) for name in one.name.split("/"))


def _called(page: Page, start: int, end: int) -> set[Period]:
    return {NAMED_PERIODS[str(found.lastgroup)] for found in _CALLED.finditer(page.folded, start, end)}
