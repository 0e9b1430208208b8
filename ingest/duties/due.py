"""The time in a cell of a task table or behind a label (`Thời gian thực hiện: …`)."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.dates import date_at
from ingest.document import DateRelation, Timing
from ingest.duties.page import Page
from ingest.readings import PartialDate, Span, span_of

_NO_TIME = re.compile(r"(?:nhiem vu |thuc hien )?thuong xuyen|theo tien do|hang ngay|khi co|\W*$")
_MONTH = re.compile(r"(?:tháng )?(?P<month>0?[1-9]|1[0-2])[/-](?P<year>20\d\d)(?!\d)", re.IGNORECASE)
# 2025 · giai đoạn 2023-2025 · Từ năm 2013 đến năm 2020 và tiếp theo
_YEARS = re.compile(
    r"(?:từ |năm |giai đoạn )*(?:20\d\d ?(?:[-–] ?|đến (?:hết )?(?:năm )?))?(?P<year>20\d\d)(?!\d)", re.IGNORECASE
)
_OF_FOUR = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MEMBER = r"(?:\d{1,2}|i{1,3}|iv)"
# Tháng 5 · Từ tháng 3 đến tháng 5/2022 · Quý II, III · Quý I/2022 - Quý IV/2022 · Tháng 3, 4 năm 2022 và thường xuyên
_RANGE = re.compile(
    rf"(?:tu |trong |het |vao )?(?P<unit>thang|quy) {_MEMBER}(?:/20\d\d)?"
    rf"(?:(?: ?, ?| ?- ?| ?– ?| va | den | den het )(?:(?:thang|quy) )?(?P<last>{_MEMBER}))*(?:(?:/| nam )20\d\d)?"
    r"(?: va [a-z, ]{3,40})?\W*$"
)
_ANY_YEAR = re.compile(r"20\d\d")
_THIS_YEAR = re.compile(r"(?:trong |ca |trong ca )nam\W*$")


def due_of(page: Page, cell: Span) -> Timing | None:
    """The time in a cell: `6/2025`, `Quý II/2025`, `Trước ngày 30/6/2025`, `Hàng năm`; None for `Thường xuyên`."""
    if _NO_TIME.match(page.folded, cell.start, cell.end):
        return None
    over = page.timing_over(cell.start)  # `Thời gian hoàn thành: Quý II/2025` is one timing with its label
    if over is not None:
        return replace(over, span=span_of(page.original, cell.start, over.span.end))
    within = _within(page, cell)
    told = page.timings_in(cell.start, cell.end)
    if told and (within is None or len(told) == 1):
        return replace(told[0], span=span_of(page.original, told[0].span.start, min(told[0].span.end, cell.end)))
    if within is not None:
        return Timing(cell, (), within, DateRelation.BY, (), "date", 0.85)
    date = date_at(page.text, cell.start, cell.end)
    if date is not None:
        return Timing(cell, (), date.value, DateRelation.BY, (), "date", 0.9)
    month = _MONTH.match(page.text, cell.start, cell.end)
    if month is not None:
        return Timing(cell, (), PartialDate(int(month["year"]), int(month["month"])), DateRelation.BY, (), "date", 0.9)
    year = _YEARS.match(page.text, cell.start, cell.end)
    if year is not None:
        return Timing(cell, (), PartialDate(int(year["year"])), DateRelation.BY, (), "date", 0.85)
    return Timing(cell, rule="words", confidence=0.6)


def _within(page: Page, cell: Span) -> PartialDate | None:
    """The end of the months or quarters of a cell, or the document's own year (`Trong năm`)."""
    if _THIS_YEAR.match(page.folded, cell.start, cell.end):
        return PartialDate(page.context.year) if page.context.year else None
    found = _RANGE.match(page.folded, cell.start, cell.end)
    if found is None:
        return None
    years = _ANY_YEAR.findall(found.group())
    year = int(years[-1]) if years else page.context.year
    if year is None:
        return None
    last = found["last"] or found.group().removeprefix("tu ").split(" ")[1].split("/")[0]
    number = _OF_FOUR.get(last) or (int(last) if last.isdigit() else 0)
    month = number * 3 if found["unit"] == "quy" else number
    return PartialDate(year, month) if 1 <= month <= 12 else None
