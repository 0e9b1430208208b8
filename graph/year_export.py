"""The days of a year as a file: CSV, XLSX; what has passed and what is assumed stands in columns of its own."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from graph.calendar import Due, assumption
from graph.export import cell
from graph.ledger_export import Link, add_documents, bodies_words, lead_cell, sheet_of
from graph.words import Lang, path_words

_COLUMNS: dict[str, tuple[str, str]] = {
    "day": ("Ngày", "Day"),
    "past": ("Đã qua", "Past"),
    "actors": ("Cơ quan thực hiện", "Actors"),
    "action": ("Nội dung", "Action"),
    "recipients": ("Nơi nhận", "Recipients"),
    "assumed": ("Giả định", "Assumed"),
    "timing": ("Thời hạn trong văn bản", "Timing"),
    "document": ("Văn bản", "Document"),
    "path": ("Mục", "Path"),
    "quote": ("Nguyên văn", "Quote"),
}


def _row(due: Due, today: dt.date, lang: Lang) -> dict[str, Any]:
    duty = due.duty
    return {
        "day": due.day,
        "past": ("x" if due.past(today) else ""),
        "actors": bodies_words(duty.actors),
        "action": duty.action or duty.quote,
        "recipients": bodies_words(duty.recipients),
        "assumed": assumption(due, lang),
        "timing": duty.timing or "",
        "document": duty.document_number or duty.document_label,
        "path": path_words(duty.path, lang),
        "quote": duty.quote,
    }


def _headings(lang: Lang) -> list[str]:
    return [words[0 if lang == "vi" else 1] for words in _COLUMNS.values()]


def year_to_csv(found: Sequence[Due], today: dt.date, lang: Lang = "vi") -> str:
    """A table with a header row, dates in ISO; write it as `utf-8-sig` so that spreadsheets see the encoding."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(_headings(lang))
    for due in found:
        row = {**_row(due, today, lang), "day": due.day.isoformat()}
        writer.writerow([cell(row[name]) for name in _COLUMNS])
    return file.getvalue()


def year_to_xlsx(found: Sequence[Due], today: dt.date, lang: Lang = "vi", link: Link | None = None) -> bytes:
    """A workbook with a filter on each column and a sheet of the documents; `link` as in `ledger_export.to_xlsx`."""
    from openpyxl import Workbook

    book = Workbook()
    rows = [[_row(due, today, lang)[name] for name in _COLUMNS] for due in found]
    sheet = sheet_of(book, ("Lịch nhiệm vụ", "Calendar")[lang != "vi"], list(_COLUMNS), _headings(lang), rows)
    address = add_documents(book, [due.duty for due in found], lang, link)
    at = list(_COLUMNS).index("document") + 1
    for n, due in enumerate(found, start=2):
        lead_cell(sheet.cell(n, at), address(due.duty))
    book.remove(book.worksheets[0])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
