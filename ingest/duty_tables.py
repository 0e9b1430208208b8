"""Duties in task tables: a row is a duty, its columns say who leads it, who helps and when it is due."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.dates import date_at
from ingest.document import ActorFrom, DateRelation, Modality, PartialDate, Party, Provision, Span, Timing
from ingest.duty_actors import bodies_at
from ingest.duty_clauses import Draft
from ingest.duty_page import Page, party
from ingest.duty_slots import fill
from ingest.duty_words import duty_words
from ingest.folding import fold
from ingest.tables import Table, cells, find_tables

_TASK = re.compile(r"(?:ten |cac |noi dung )*(?:nhiem vu|cong viec|hoat dong|giai phap|noi dung|de an)|cong tac")
_LEAD = re.compile(
    r".*(?:chu tri|don vi thuc hien|co quan thuc hien|trach nhiem|nguoi thuc hien|bo phan thuc hien|phan cong|dau moi)"
)
_HELP = re.compile(r".*phoi hop")
_DUE = re.compile(r".*(?:thoi han|thoi gian|hoan thanh|tien do|thoi diem)")
_INDICATOR = re.compile(r".*(?:chi tieu|theo doi, danh gia)")
_NO_TIME = re.compile(r"(?:nhiem vu |thuc hien )?thuong xuyen|theo tien do|hang ngay|khi co|\W*$")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds the task, the body that leads, those that help, and the time; None where there is none."""

    task: int
    lead: int
    help: int | None
    due: int | None


def columns_of(titles: Sequence[str]) -> Columns | None:
    """The columns of a task table by their titles; None for tables of other things."""
    folded = [fold(title) for title in titles]

    def first(pattern: re.Pattern[str], but: tuple[int | None, ...] = ()) -> int | None:
        return next((i for i, title in enumerate(folded) if pattern.match(title) and i not in but), None)

    if any(_INDICATOR.match(title) for title in folded):
        return None
    helping = first(_HELP)
    task = first(_TASK)
    lead = first(_LEAD, (helping, task))
    if task is None or lead is None:
        return None
    return Columns(task, lead, helping, first(_DUE, (task, lead, helping)))


def table_duties(page: Page, provisions: Sequence[Provision]) -> Iterator[tuple[int, Draft]]:
    """The duties of all task tables, each with the index of its row."""
    for table in find_tables(tuple(provisions)):
        columns = columns_of([title.text for title in table.titles])
        if columns is not None:
            yield from _rows(page, provisions, table, columns)


def _rows(page: Page, provisions: Sequence[Provision], table: Table, columns: Columns) -> Iterator[tuple[int, Draft]]:
    lead: tuple[Party, ...] = ()
    due: Timing | None = None
    for index in table.rows:
        row = provisions[index]
        found = cells(row.span)
        if row.heading is not None or len(found) <= max(columns.task, columns.lead):
            lead, due = (), None
            continue
        task = found[columns.task]
        lead = _bodies(page, found[columns.lead]) or lead
        if not task.text or not lead:
            continue
        cell = found[columns.due] if columns.due is not None and columns.due < len(found) else None
        if cell is not None and cell.text:
            due = due_of(page, cell)
        yield index, _row(page, task, lead, _at(page, found, columns.help), due)


def _at(page: Page, found: Sequence[Span], column: int | None) -> tuple[Party, ...]:
    return _bodies(page, found[column]) if column is not None and column < len(found) else ()


def _row(page: Page, task: Span, lead: tuple[Party, ...], helping: tuple[Party, ...], due: Timing | None) -> Draft:
    draft = Draft(task.start, task.end, task.start, lead, ActorFrom.EXPLICIT, Modality.OBLIGATION, "table", 0.93)
    draft.verb = duty_words().first_verb(page.text, page.folded, task.start, task.end)
    draft.chained = True
    fill(page, draft, page.timings_in(task.start, task.end) if due is None else (due,))
    draft.lead = True
    draft.coactors = helping or draft.coactors
    draft.timing = due or draft.timing
    return draft


_PART = re.compile(r"[^;\n]+")
_PIECE = re.compile(r"[^,;]+")


def _bodies(page: Page, cell: Span) -> tuple[Party, ...]:
    """The bodies of a cell, split at semicolons and, where the vocabulary lacks a name, at commas."""
    found: list[Party] = []
    for part in _PART.finditer(page.text, cell.start, cell.end):
        at = part.start()
        while at < part.end():
            while at < part.end() and page.text[at] in " -,+.•":
                at += 1
            parties, end = bodies_at(page, at, part.end())
            if not parties:
                piece = _PIECE.match(page.text, at, part.end())
                if piece is None or not any(c.isalpha() for c in piece.group()):
                    break
                parties, end = (party(page, piece.start(), piece.end()),), piece.end()
            found += parties
            at = end
            if page.text[at : at + 1] not in ("", ",", ";", " ", "|"):
                break
            stop = page.text.find(",", at, part.end())
            at = stop + 1 if stop >= 0 else part.end()
    return tuple(found)


_MONTH = re.compile(r"(?:tháng )?(?P<month>0?[1-9]|1[0-2])[/-](?P<year>20\d\d)(?!\d)", re.IGNORECASE)
_YEARS = re.compile(r"(?:năm |giai đoạn )?(?:20\d\d ?[-–] ?)?(?P<year>20\d\d)(?!\d)", re.IGNORECASE)


def due_of(page: Page, cell: Span) -> Timing | None:
    """The time in a cell: `6/2025`, `Quý II/2025`, `Trước ngày 30/6/2025`, `Hàng năm`; None for `Thường xuyên`."""
    if _NO_TIME.match(page.folded, cell.start, cell.end):
        return None
    told = page.timings_in(cell.start, cell.end)
    if told:
        return told[0]
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
