"""Who owes each duty on a day as a file: CSV, XLSX; the bodies as the document names them and as they are on that day."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from graph.export import cell
from graph.ledger_export import Link, add_documents, bodies_words, lead_cell, sheet_of
from graph.lives import Life, Standing, life_words
from graph.words import Lang, path_words
from ingest.document import PartialDate

_COLUMNS: dict[str, tuple[str, str]] = {
    "actors": ("Cơ quan thực hiện (theo văn bản)", "Actors (as written)"),
    "actors_then": ("Ngày ấy là", "Actors on the day"),
    "orphaned": ("Chưa rõ ai kế thừa", "Orphaned"),
    "action": ("Nội dung", "Action"),
    "recipients": ("Nơi nhận (theo văn bản)", "Recipients (as written)"),
    "recipients_then": ("Nơi nhận ngày ấy là", "Recipients on the day"),
    "timing": ("Thời hạn trong văn bản", "Timing"),
    "due": ("Hạn cuối", "Due"),
    "document": ("Văn bản", "Document"),
    "date": ("Ngày văn bản", "Date"),
    "path": ("Mục", "Path"),
    "quote": ("Nguyên văn", "Quote"),
}


def _row(one: Standing, lang: Lang) -> dict[str, Any]:
    duty = one.duty
    return {
        "actors": bodies_words(duty.actors),
        "actors_then": _then(one.actors, lang),
        "orphaned": "x" if one.orphaned else "",
        "action": duty.action or duty.quote,
        "recipients": bodies_words(duty.recipients),
        "recipients_then": _then(one.recipients, lang),
        "timing": duty.timing or "",
        "due": duty.due,
        "document": duty.document_number or duty.document_label,
        "date": PartialDate.parse(duty.document_date).show(lang) if duty.document_date else "",
        "path": path_words(duty.path, lang),
        "quote": duty.quote,
    }


def _then(lives: Sequence[Life], lang: Lang) -> str:
    """What became of each; empty where no change is known."""
    return "; ".join(dict.fromkeys(words for life in lives if (words := life_words(life, lang))))


def _headings(lang: Lang) -> list[str]:
    return [words[0 if lang == "vi" else 1] for words in _COLUMNS.values()]


def standings_to_csv(found: Sequence[Standing], lang: Lang = "vi") -> str:
    """A table with a header row, due days in ISO; write it as `utf-8-sig` so that spreadsheets see the encoding."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(_headings(lang))
    for one in found:
        row = _row(one, lang) | {"due": one.duty.due.isoformat() if one.duty.due else ""}
        writer.writerow([cell(row[name]) for name in _COLUMNS])
    return file.getvalue()


def standings_to_xlsx(found: Sequence[Standing], lang: Lang = "vi", link: Link | None = None) -> bytes:
    """A workbook with a filter on each column and a sheet of the documents; `link` as in `ledger_export.to_xlsx`."""
    from openpyxl import Workbook

    book = Workbook()
    rows = [[_row(one, lang)[name] for name in _COLUMNS] for one in found]
    sheet = sheet_of(book, ("Ai nợ", "Who owes")[lang != "vi"], list(_COLUMNS), _headings(lang), rows)
    address = add_documents(book, [one.duty for one in found], lang, link)
    at = list(_COLUMNS).index("document") + 1
    for n, one in enumerate(found, start=2):
        lead_cell(sheet.cell(n, at), address(one.duty))
    book.remove(book.worksheets[0])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
