"""Who owes each duty on a day as a file: CSV, XLSX; the bodies as the document names them and as they are on that day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph.ledger_export import Link, bodies_words, listed
from graph.lives import Life, Standing, life_words
from graph.table_export import table_to_csv, table_to_xlsx
from graph.words import Lang, path_words
from ingest.readings import PartialDate

_COLUMNS: dict[str, tuple[str, str]] = {
    "actors": ("Cơ quan thực hiện (theo văn bản)", "Actors (as written)"),
    "actors_then": ("Ngày ấy là", "Actors on the day"),
    "orphaned": ("Chưa rõ ai kế thừa", "Orphaned"),
    "action": ("Nội dung", "Action"),
    "product": ("Sản phẩm", "Product"),
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
        "product": duty.product or "",
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


def standings_to_csv(found: Sequence[Standing], lang: Lang = "vi") -> str:
    """As `table_export.table_to_csv` gives them."""
    return table_to_csv(_COLUMNS, [_row(one, lang) for one in found], lang)


def standings_to_xlsx(found: Sequence[Standing], lang: Lang = "vi", link: Link | None = None) -> bytes:
    """As `table_export.table_to_xlsx` gives them."""
    rows = [_row(one, lang) for one in found]
    return table_to_xlsx(("Ai nợ", "Who owes"), _COLUMNS, rows, [listed(one.duty, link) for one in found], lang)
