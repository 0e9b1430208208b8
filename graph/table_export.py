"""Tables as files: CSV, and XLSX with filters and links to the documents that the rows speak of."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.export import cell

if TYPE_CHECKING:
    from openpyxl import Workbook

Columns = Mapping[str, tuple[str, str]]
"""Names of columns and their headings, Vietnamese and English; one of them is `document` where rows lead to documents."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_CELL = 32_000
"""A workbook's cell holds 32,767 letters."""
_WIDTHS = {
    "action": 60,
    "quote": 60,
    "actors": 34,
    "recipients": 34,
    "coactors": 26,
    "via": 26,
    "body": 34,
    "then": 40,
    "sender": 34,
    "receiver": 34,
    "clash": 50,
    "document": 28,
    "title": 50,
    "source": 40,
}
_ABOUT = {
    "document": ("Văn bản", "Document"),
    "title": ("Trích yếu", "Title"),
    "issuer": ("Cơ quan ban hành", "Issuer"),
    "date": ("Ngày văn bản", "Date"),
    "source": ("Tệp", "File"),
}


@dataclass(frozen=True, slots=True)
class Listed:
    """The document that a row speaks of. `url`: the page that its cell leads to, instead of the row of the document."""

    id: str
    label: str
    title: str | None
    issuer: str | None
    date: str | None
    source: str | None
    url: str | None = None


def say(words: tuple[str, str], lang: str) -> str:
    return words[0] if lang == "vi" else words[1]


def table_to_csv(columns: Columns, rows: Iterable[Mapping[str, Any]], lang: str) -> str:
    """A table with a header row, dates in ISO; write it as `utf-8-sig` so that spreadsheets see the encoding."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([say(words, lang) for words in columns.values()])
    for row in rows:
        values = (row[name] for name in columns)
        writer.writerow([cell(value.isoformat() if isinstance(value, dt.date) else value) for value in values])
    return file.getvalue()


def table_to_xlsx(
    title: tuple[str, str],
    columns: Columns,
    rows: Sequence[Mapping[str, Any]],
    documents: Sequence[Listed | None],
    lang: str,
) -> bytes:
    """A workbook with a filter on each column, a sheet of the documents, and in each row a link to its document, where
    `documents`, one a row, tells one."""
    from openpyxl import Workbook

    book = Workbook()
    headings = [say(words, lang) for words in columns.values()]
    sheet = _sheet_of(book, say(title, lang), list(columns), headings, [[row[name] for name in columns] for row in rows])
    address = _add_documents(book, [each for each in documents if each is not None], lang)
    at = list(columns).index("document") + 1
    for n, each in enumerate(documents, start=2):
        if each is not None:
            _lead_cell(sheet.cell(n, at), address(each))
    book.remove(book.worksheets[0])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _add_documents(book: Workbook, documents: Iterable[Listed], lang: str) -> Callable[[Listed], str]:
    """Adds a sheet of the documents; gives where a row's cell leads."""
    listed = list({each.id: each for each in documents}.values())
    sheet_name = say(("Văn bản", "Documents"), lang)
    row_of = {each.id: at for at, each in enumerate(listed, start=2)}
    about = [[each.label, each.title, each.issuer, each.date, each.source] for each in listed]
    sheet = _sheet_of(book, sheet_name, list(_ABOUT), [say(words, lang) for words in _ABOUT.values()], about)
    for n, each in enumerate(listed, start=2):
        if each.source and Path(each.source).is_absolute():
            _lead_cell(sheet.cell(n, len(_ABOUT)), Path(each.source).as_uri())
    return lambda each: each.url or f"#'{sheet_name}'!A{row_of[each.id]}"


def _sheet_of(book: Workbook, title: str, names: Sequence[str], headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> Any:
    """A sheet with a bold row of headings that stays in view and filters its columns."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    sheet.append(list(headings))
    for row in rows:
        sheet.append([_cell_value(value) for value in row])
        for place in sheet[sheet.max_row]:
            place.alignment = Alignment(wrap_text=True, vertical="top")
            if place.data_type == "f":  # a text that begins with an equals sign is no formula
                place.data_type = "s"
            if isinstance(place.value, dt.date):
                place.number_format = "dd/mm/yyyy"
    for place in sheet[1]:
        place.font = Font(bold=True)
    for n, name in enumerate(names, start=1):
        sheet.column_dimensions[get_column_letter(n)].width = _WIDTHS.get(name, 16)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(names))}{len(rows) + 1}"
    return sheet


def _cell_value(value: Any) -> Any:
    return _NOT_IN_XML.sub("", value)[:_LONGEST_CELL] if isinstance(value, str) else value


def _lead_cell(place: Any, address: str) -> None:
    from openpyxl.worksheet.hyperlink import Hyperlink

    if address.startswith("#"):
        place.hyperlink = Hyperlink(ref=place.coordinate, location=address[1:])
    else:
        place.hyperlink = address
    place.style = "Hyperlink"
