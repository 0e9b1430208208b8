"""The ledger as a file: CSV, XLSX. The calendar is `graph.ical`."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.export import cell
from graph.ical import to_ics
from graph.ledger import Duty, PartyRef, Step

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = ["Columns", "Link", "bodies_words", "table_to_csv", "table_to_xlsx", "to_csv", "to_ics", "to_xlsx"]

Link = Callable[[Duty], str | None]
"""Gives the address of the page that shows a duty."""

Columns = Mapping[str, tuple[str, str]]
"""Names of columns and their headings, Vietnamese and English; one of them is `document`."""

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
    "document": 28,
    "title": 50,
    "source": 40,
}

_COLUMNS: dict[str, tuple[str, str]] = {
    "due": ("Hạn cuối", "Due"),
    "timing": ("Thời hạn trong văn bản", "Timing"),
    "periods": ("Định kỳ", "Periods"),
    "actors": ("Cơ quan thực hiện", "Actors"),
    "lead": ("Chủ trì", "Lead"),
    "coactors": ("Phối hợp", "With"),
    "action": ("Nội dung", "Action"),
    "recipients": ("Nơi nhận", "Recipients"),
    "via": ("Thông qua", "Via"),
    "then": ("Chuyển tiếp", "Passed on"),
    "through": ("Tham mưu, đầu mối", "Prepared by"),
    "category": ("Loại việc", "Category"),
    "modality": ("Mức độ", "Modality"),
    "condition": ("Điều kiện", "Condition"),
    "document": ("Văn bản", "Document"),
    "issuer": ("Cơ quan ban hành", "Issuer"),
    "date": ("Ngày văn bản", "Date"),
    "path": ("Mục", "Path"),
    "headings": ("Đề mục", "Headings"),
    "quote": ("Nguyên văn", "Quote"),
    "source": ("Tệp", "File"),
    "rule": ("Quy tắc", "Rule"),
    "confidence": ("Độ tin cậy", "Confidence"),
    "id": ("Mã", "Id"),
}
_WORDS: dict[str, tuple[str, str]] = {
    "report": ("báo cáo", "report"),
    "plan": ("kế hoạch", "plan"),
    "communicate": ("tuyên truyền", "communicate"),
    "train": ("tập huấn", "train"),
    "inspect": ("kiểm tra", "inspect"),
    "fund": ("kinh phí", "fund"),
    "staff": ("nhân sự", "staff"),
    "coordinate": ("phối hợp", "coordinate"),
    "advise": ("tham mưu", "advise"),
    "other": ("khác", "other"),
    "obligation": ("phải làm", "obligation"),
    "request": ("đề nghị", "request"),
    "permission": ("được phép", "permission"),
    "prohibition": ("không được", "prohibition"),
    "month": ("tháng", "month"),
    "quarter": ("quý", "quarter"),
    "6-month": ("6 tháng", "6 months"),
    "9-month": ("9 tháng", "9 months"),
    "year": ("năm", "year"),
    "ad-hoc": ("đột xuất", "ad hoc"),
}


def _say(words: tuple[str, str], lang: str) -> str:
    return words[0] if lang == "vi" else words[1]


def _named(value: str, lang: str) -> str:
    return _say(_WORDS[value], lang) if value in _WORDS else value


def bodies_words(parties: Sequence[PartyRef]) -> str:
    return "; ".join(party.whole or party.name for party in parties)


def _steps(steps: Sequence[Step]) -> str:
    return "; ".join(
        f"{bodies_words(step.actors)} → {bodies_words(step.recipients)}" if step.recipients else bodies_words(step.actors)
        for step in steps
    )


def _row(duty: Duty, lang: str) -> dict[str, Any]:
    days = [
        f"{day}/{month}" if month else _say((f"ngày {day} hằng tháng", f"day {day} of each month"), lang)
        for month, day in duty.days
    ]
    return {
        **{role: bodies_words(getattr(duty, role)) for role in ("actors", "lead", "coactors", "recipients", "via")},
        **{
            name: getattr(duty, name) or "" for name in ("timing", "action", "condition", "path", "quote", "source", "rule", "id")
        },
        "due": duty.due,
        "periods": ", ".join([*(_named(period, lang) for period in duty.periods), *days]),
        "then": _steps(duty.then),
        "through": _steps(duty.through),
        "category": _named(duty.category, lang),
        "modality": _named(duty.modality, lang),
        "document": duty.document_number or duty.document_label,
        "issuer": duty.document_issuer or "",
        "date": duty.document_date or "",
        "headings": " › ".join(duty.headings),
        "confidence": duty.confidence,
    }


def to_csv(duties: Sequence[Duty], lang: str = "vi") -> str:
    """All duties as `table_to_csv` gives them."""
    return table_to_csv(_COLUMNS, [_row(duty, lang) for duty in duties], lang)


def to_xlsx(duties: Sequence[Duty], lang: str = "vi", link: Link | None = None) -> bytes:
    """All duties as `table_to_xlsx` gives them."""
    return table_to_xlsx(("Nhiệm vụ", "Duties"), _COLUMNS, [_row(duty, lang) for duty in duties], duties, lang, link)


def table_to_csv(columns: Columns, rows: Iterable[Mapping[str, Any]], lang: str) -> str:
    """A table with a header row, dates in ISO; write it as `utf-8-sig` so that spreadsheets see the encoding."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([_say(words, lang) for words in columns.values()])
    for row in rows:
        values = (row[name] for name in columns)
        writer.writerow([cell(value.isoformat() if isinstance(value, dt.date) else value) for value in values])
    return file.getvalue()


def table_to_xlsx(
    title: tuple[str, str],
    columns: Columns,
    rows: Sequence[Mapping[str, Any]],
    duties: Sequence[Duty],
    lang: str,
    link: Link | None,
) -> bytes:
    """A workbook of one row a duty, with a filter on each column, links to the documents, and a sheet of the documents.

    `link` gives the address that a duty's document cell leads to; without it the cell leads to the document's row.
    """
    from openpyxl import Workbook

    book = Workbook()
    headings = [_say(words, lang) for words in columns.values()]
    sheet = _sheet_of(book, _say(title, lang), list(columns), headings, [[row[name] for name in columns] for row in rows])
    address = _add_documents(book, duties, lang, link)
    at = list(columns).index("document") + 1
    for n, duty in enumerate(duties, start=2):
        _lead_cell(sheet.cell(n, at), address(duty))
    book.remove(book.worksheets[0])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _add_documents(book: Workbook, duties: Sequence[Duty], lang: str, link: Link | None = None) -> Callable[[Duty], str]:
    """Adds a sheet of the documents of duties; gives where a duty's document cell leads: by `link`, else to that sheet."""
    listed = list({duty.document: duty for duty in duties}.values())
    sheet_name = _say(("Văn bản", "Documents"), lang)
    row_of = {duty.document: at for at, duty in enumerate(listed, start=2)}
    names = ("document", "title", "issuer", "date", "source")
    headings = [_say(_COLUMNS.get(name, ("Trích yếu", "Title")), lang) for name in names]
    about = [[d.document_label, d.document_title, d.document_issuer, d.document_date, d.source] for d in listed]
    documents = _sheet_of(book, sheet_name, list(names), headings, about)
    for n, duty in enumerate(listed, start=2):
        if Path(duty.source).is_absolute():
            _lead_cell(documents.cell(n, len(names)), Path(duty.source).as_uri())
    return lambda duty: (link(duty) if link else None) or f"#'{sheet_name}'!A{row_of[duty.document]}"


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
