"""The days of a year as a file: CSV, XLSX; what has passed and what is assumed stands in columns of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from graph.calendar import Due, assumption
from graph.ledger_export import Link, bodies_words, listed
from graph.table_export import table_to_csv, table_to_xlsx
from graph.words import Lang, path_words

_COLUMNS: dict[str, tuple[str, str]] = {
    "day": ("Ngày", "Day"),
    "past": ("Đã qua", "Past"),
    "actors": ("Cơ quan thực hiện", "Actors"),
    "action": ("Nội dung", "Action"),
    "product": ("Sản phẩm", "Product"),
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
        "product": duty.product or "",
        "recipients": bodies_words(duty.recipients),
        "assumed": assumption(due, lang),
        "timing": duty.timing or "",
        "document": duty.document_number or duty.document_label,
        "path": path_words(duty.path, lang),
        "quote": duty.quote,
    }


def year_to_csv(found: Sequence[Due], today: dt.date, lang: Lang = "vi") -> str:
    """As `table_export.table_to_csv` gives them."""
    return table_to_csv(_COLUMNS, [_row(due, today, lang) for due in found], lang)


def year_to_xlsx(found: Sequence[Due], today: dt.date, lang: Lang = "vi", link: Link | None = None) -> bytes:
    """As `table_export.table_to_xlsx` gives them."""
    rows = [_row(due, today, lang) for due in found]
    return table_to_xlsx(("Lịch nhiệm vụ", "Calendar"), _COLUMNS, rows, [listed(due.duty, link) for due in found], lang)
