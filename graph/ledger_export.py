"""The ledger as a file: CSV, XLSX. The calendar is `graph.ical`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from graph.ical import to_ics
from graph.ledger import Duty, PartyRef, Step
from graph.table_export import Listed, say, table_to_csv, table_to_xlsx
from graph.words import value_words

__all__ = ["Link", "bodies_words", "listed", "rhythm_words", "to_csv", "to_ics", "to_xlsx"]

Link = Callable[[Duty], str | None]
"""Gives the address of the page that shows a duty."""

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
    "product": ("Sản phẩm", "Product"),
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


def bodies_words(parties: Sequence[PartyRef]) -> str:
    return "; ".join(party.whole or party.name for party in parties)


def _steps(steps: Sequence[Step]) -> str:
    return "; ".join(
        f"{bodies_words(step.actors)} → {bodies_words(step.recipients)}" if step.recipients else bodies_words(step.actors)
        for step in steps
    )


def rhythm_words(duty: Duty, lang: str) -> str:
    """The periods and days on which a duty recurs: `quý, 6 tháng, 15/6`."""
    days = (
        f"{day}/{month}" if month else say((f"ngày {day} hằng tháng", f"day {day} of each month"), lang)
        for month, day in duty.days
    )
    return ", ".join([*(value_words(period, lang) for period in duty.periods), *days])


def _row(duty: Duty, lang: str) -> dict[str, Any]:
    return {
        **{role: bodies_words(getattr(duty, role)) for role in ("actors", "lead", "coactors", "recipients", "via")},
        **{
            name: getattr(duty, name) or ""
            for name in ("timing", "action", "condition", "product", "path", "quote", "source", "rule", "id")
        },
        "due": duty.due,
        "periods": rhythm_words(duty, lang),
        "then": _steps(duty.then),
        "through": _steps(duty.through),
        "category": value_words(duty.category, lang),
        "modality": value_words(duty.modality, lang),
        "document": duty.document_number or duty.document_label,
        "issuer": duty.document_issuer or "",
        "date": duty.document_date or "",
        "headings": " › ".join(duty.headings),
        "confidence": duty.confidence,
    }


def listed(duty: Duty, link: Link | None = None) -> Listed:
    """The document of a duty as a table leads to it."""
    url = link(duty) if link else None
    about = (duty.document_title, duty.document_issuer, duty.document_date, duty.source)
    return Listed(duty.document, duty.document_label, *about, url)


def to_csv(duties: Sequence[Duty], lang: str = "vi") -> str:
    """All duties as `table_to_csv` gives them."""
    return table_to_csv(_COLUMNS, [_row(duty, lang) for duty in duties], lang)


def to_xlsx(duties: Sequence[Duty], lang: str = "vi", link: Link | None = None) -> bytes:
    """All duties as `table_to_xlsx` gives them; `link` gives the address that a duty's document cell leads to."""
    rows = [_row(duty, lang) for duty in duties]
    return table_to_xlsx(("Nhiệm vụ", "Duties"), _COLUMNS, rows, [listed(duty, link) for duty in duties], lang)
