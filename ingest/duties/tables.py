"""Duties in task tables: a row is a duty, its columns say who leads it, who helps and when it is due."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.dates import find_dates
from ingest.document import ActorFrom, DateRelation, Modality, Party, Provision, ProvisionKind, Timing
from ingest.duties.cells import bodies_of
from ingest.duties.draft import Draft
from ingest.duties.due import due_of
from ingest.duties.page import Page, duty_name
from ingest.duties.report_rows import as_report
from ingest.duties.slots import fill
from ingest.duties.words import duty_words
from ingest.folding import fold
from ingest.readings import PartialDate, Span, span_of
from ingest.tables import Table, cells, find_tables
from ingest.task_columns import Columns, columns_of

_PART_OF_TABLE = re.compile(r"\W*[IVX]+\W*$")


def table_duties(page: Page, provisions: Sequence[Provision]) -> Iterator[tuple[int, Draft]]:
    """The duties of all task tables, each with the index of its row."""
    for table in find_tables(tuple(provisions)):
        titles = [title.text for title in table.titles]
        columns = columns_of(titles)
        below = _titles_below(provisions[table.rows[0]], titles) if table.rows else None
        if below is not None:  # `Cơ quan thực hiện` over `Chủ trì` and `Phối hợp`
            columns = columns_of([f"{more} {title}" if more else title for title, more in zip(titles, below, strict=True)])
            table = replace(table, rows=table.rows[1:])
        if columns is not None:
            yield from _rows(page, provisions, table, columns)


_PARTS_OF_TITLE = re.compile(r"(?:co quan,? )?(?:don vi |co quan )?(?:chu tri|phoi hop)")


def _titles_below(row: Provision, titles: Sequence[str]) -> list[str] | None:
    """The cells of a second row of titles, those left empty that go on from above; None for a row of the table itself."""
    found = [cell.text for cell in cells(row.span)]
    if len(found) != len(titles):
        return None
    below = ["" if text == title else text for text, title in zip(found, titles, strict=True)]
    named = [text for text in below if text]
    return below if named and all(_PARTS_OF_TITLE.match(fold(text)) for text in named) else None


def _rows(page: Page, provisions: Sequence[Provision], table: Table, columns: Columns) -> Iterator[tuple[int, Draft]]:
    lead: tuple[Party, ...] = ()
    helping: tuple[Party, ...] = ()
    day = _day_above(page, provisions, table)
    due = day
    last: Draft | None = None
    for index in table.rows:
        row = provisions[index]
        found = _parted(cells(row.span), len(table.titles), columns)
        if row.heading is not None or len(found) <= max(columns.task, columns.lead):
            day = _day_in(page, row.content) or day
            lead, due = (), day
            continue
        task = found[columns.task]
        if _goes_on(found, columns):
            if last is not None and not found[columns.number or 0].text:
                last.coactors = _run_on(page, last.coactors, _at(page, found, columns.help))
            continue
        if found[columns.lead].text and not _SAME.match(found[columns.lead].text):
            lead, helping = (
                _by_roles(page, found[columns.lead])
                or (_first_leads(page, found[columns.lead]) if columns.shared else None)
                or (bodies_of(page, found[columns.lead]) or lead, ())
            )
        if not task.text or not lead:
            continue
        cell = _cell(found, columns.due)
        if cell is not None and not _SAME.match(cell.text):
            due = day if day is not None and _HOURS.match(page.folded, cell.start, cell.end) else due_of(page, cell)
        last = row_duty(page, task, lead, _at(page, found, columns.help) or helping, due)
        if columns.reports:
            as_report(page, last, _cell(found, columns.receiver), _cell(found, columns.rhythm))
            last.done, last.end = last.end, found[-1].end  # a report's name alone says nothing: the row is the sentence
        last.product = _cell(found, columns.product)
        yield index, last


_LONGEST_DAY = 80
"""Letters of a line that tells the day of the rows below it."""
_HOURS = re.compile(r"(?:tu |luc ){0,2}\d{1,2} ?(?:h|g|gio|:)(?! ?\d*,? (?:ngay )?\d+[/-])")
"""`7h00 - 7h15`, `08:30`: an hour of a day told elsewhere."""
_WEEKDAY = re.compile(
    r"(?<!\w)(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|ngay)[ ,:(-]{1,4}(?:ngay )?"
    r"(?P<day>\d{1,2})[/-](?P<month>\d{1,2})(?![/\d-])"
)
"""`Thứ Ba (25/8)`: of the document's year."""


def _day_above(page: Page, provisions: Sequence[Provision], table: Table) -> Timing | None:
    """The day of a timetable that the line above it tells."""
    above = table.rows[0] - 1 if table.rows else -1
    while above >= 0 and provisions[above].kind is ProvisionKind.ROW:
        above -= 1
    return _day_in(page, provisions[above].content) if above >= 0 else None


def _day_in(page: Page, line: Span) -> Timing | None:
    """The one day that a short line tells (`Ngày 1: Thứ hai, ngày 24/8/2026`, `Thứ Ba (25/8)`)."""
    if len(line.text) > _LONGEST_DAY:
        return None
    days = [one for one in find_dates(page.text, line.start, line.end) if one.value.day is not None]
    if len(days) == 1:
        return Timing(days[0].span, (), days[0].value, DateRelation.ON, (), "date", 0.85)
    told = _WEEKDAY.search(page.folded, line.start, line.end) if not days and page.context.year else None
    if told is None or page.context.year is None:
        return None
    day, month = int(told["day"]), int(told["month"])
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(page.context.year, month)[1]:
        return None
    date = PartialDate(page.context.year, month, day)
    return Timing(span_of(page.original, *told.span()), (), date, DateRelation.ON, (), "date", 0.75)


_SAME = re.compile(r"\W*(?:nt|n\.t|như trên)\W*$|[\"”“〃]+$", re.IGNORECASE)
"""`-nt-`, `"`: as in the row above."""
_ROLE_BEFORE = re.compile(r"(?:(?:cơ quan|đơn vị) )?(?P<role>chủ trì|phối hợp)[^:;,.]{0,12}:\s*", re.IGNORECASE)
_ROLE_BEHIND = re.compile(
    r" ?(?:\((?:cơ quan |đơn vị )?)?(?P<role>(?<=[ (])chủ trì|(?<=[ (])phối hợp)(?: thực hiện| chính)?\)?"
    r"(?=\s*(?:[,;.\n]| và |$))",
    re.IGNORECASE,
)


def _by_roles(page: Page, cell: Span) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
    """Who leads and who helps where one cell tells both (`Phòng Y tế chủ trì; Công an huyện phối hợp`, `Chủ trì: …`)."""
    lead: list[Party] = []
    helping: list[Party] = []
    before = list(_ROLE_BEFORE.finditer(page.text, cell.start, cell.end))
    behind = [] if before else list(_ROLE_BEHIND.finditer(page.text, cell.start, cell.end))
    parts: list[tuple[str, int, int]] = []
    if before:
        ends = [*(role.start() for role in before[1:]), cell.end]
        parts = [(role["role"], role.end(), end) for role, end in zip(before, ends, strict=True)]
    elif behind:
        starts = [cell.start, *(role.end() for role in behind)]
        parts = [(role["role"], start, role.start()) for role, start in zip(behind, starts, strict=False)]
        parts.append(("phối hợp", starts[-1], cell.end))
    for role, start, end in parts:
        bodies = bodies_of(page, cell.part(start - cell.start, end - cell.start))
        (lead if role.lower() == "chủ trì" else helping).extend(bodies)
    return (tuple(lead), tuple(helping)) if lead else None


_FIRST = re.compile(r"[^/;\n]+(?=[/;\n])")


def _first_leads(page: Page, cell: Span) -> tuple[tuple[Party, ...], tuple[Party, ...]] | None:
    """Who leads and who helps in a column of both: who stands before a stroke leads (`Phòng Nội vụ/Phòng Tư pháp`)."""
    first = _FIRST.match(cell.text)
    if first is None:
        return None
    lead = bodies_of(page, cell.part(0, first.end()))
    return (lead, bodies_of(page, cell.part(first.end() + 1, len(cell.text)))) if lead else None


_ROW_NUMBER = re.compile(r"\d{1,3}[.)]? +(?=\S)")


def _parted(found: Sequence[Span], width: int, columns: Columns) -> Sequence[Span]:
    """The cells of a row whose number stands in one cell with its task (`1 Khảo sát …`), with the number apart."""
    glued = columns.number == 0 and columns.task == 1 and len(found) == width - 1
    number = _ROW_NUMBER.match(found[0].text) if glued else None
    if number is None:
        return found
    return (found[0].part(0, number.end()), found[0].part(number.end(), len(found[0].text)), *found[1:])


def _goes_on(found: Sequence[Span], columns: Columns) -> bool:
    """Whether a row has no number of its own, or only that of a part: the rest of the row before it on another page, or the
    heading of a part into which the cell before has run over."""
    if columns.number is None or columns.number >= len(found) or found[columns.lead].text:
        return False
    number = found[columns.number].text
    return not number or _PART_OF_TABLE.match(number) is not None


def _run_on(page: Page, before: tuple[Party, ...], after: tuple[Party, ...]) -> tuple[Party, ...]:
    """Helpers whose cell goes on in the row below (`Bộ Nông` and `nghiệp và phát triển nông thôn, Bộ Tài chính`)."""
    whole = tuple(one for one in after if not one.name[0].islower() or one.name.startswith(("các ", "một số ")))
    if not before or len(whole) == len(after):
        return (*before, *(whole if before else ()))
    joined = Party(duty_name(page, f"{before[-1].name} {after[0].name}"), before[-1].span)
    return (*before[:-1], joined, *after[1:])


def _cell(found: Sequence[Span], column: int | None) -> Span | None:
    cell = found[column] if column is not None and column < len(found) else None
    return cell if cell is not None and cell.text else None


def _at(page: Page, found: Sequence[Span], column: int | None) -> tuple[Party, ...]:
    cell = _cell(found, column)
    return bodies_of(page, cell) if cell is not None else ()


def row_duty(page: Page, task: Span, lead: tuple[Party, ...], helping: tuple[Party, ...], due: Timing | None) -> Draft:
    """The duty of a row, by what its cells hold."""
    draft = Draft(task.start, task.end, task.start, lead, ActorFrom.EXPLICIT, Modality.OBLIGATION, "table", 0.93)
    draft.verb = duty_words().first_verb(page.text, page.folded, task.start, task.end)
    draft.chained = True
    fill(page, draft, page.timings_in(task.start, task.end) if due is None else (due,))
    draft.lead = True
    draft.coactors = helping or draft.coactors
    draft.timing = due or draft.timing
    return draft
