"""Chains of reports as a file: CSV, XLSX. One row a duty of a step, with what became of both bodies by a day if one is given."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.chain import Chain, Rung, steps
from graph.clashes import clash_words
from graph.ledger import Duty
from graph.ledger_export import Link, listed, rhythm_words
from graph.lives import Life, life_words, lives_by_name
from graph.table_export import table_to_csv, table_to_xlsx
from graph.words import Lang, path_words

_COLUMNS: dict[str, tuple[str, str]] = {
    "body": ("Chuỗi của", "Chain of"),
    "level": ("Cấp", "Level"),
    "sender": ("Ai báo cáo", "Who reports"),
    "sender_then": ("Người báo cáo nay là", "Sender on the day"),
    "receiver": ("Cho ai", "To whom"),
    "receiver_then": ("Nơi nhận nay là", "Receiver on the day"),
    "passed_on": ("Chuyển tiếp", "Passed on"),
    "periods": ("Định kỳ", "Periods"),
    "timing": ("Thời hạn trong văn bản", "Timing"),
    "due": ("Hạn cuối", "Due"),
    "clash": ("Không kịp", "No time"),
    "document": ("Văn bản", "Document"),
    "path": ("Mục", "Path"),
    "quote": ("Nguyên văn", "Quote"),
}


def _rows(found: Sequence[Chain], on: dt.date | None, lang: Lang) -> Iterator[tuple[Duty, dict[str, Any]]]:
    for each in found:
        told = steps(each)
        names = [end.name for _, rung in told for end in (rung.sender, rung.receiver)]
        now = lives_by_name(names, on) if on else {}
        for level, rung in told:
            for duty in rung.duties:
                yield duty, {"body": each.body.name, "level": level, **_row(each, rung, duty, now, lang)}


def _row(found: Chain, rung: Rung, duty: Duty, now: Mapping[str, Life], lang: Lang) -> dict[str, Any]:
    clashes = (clash_words(clash, lang) for clash in found.clashes if duty.id in (clash.lower.id, clash.upper.id))
    return {
        "sender": rung.sender.name,
        "sender_then": life_words(now[rung.sender.name], lang) if rung.sender.name in now else "",
        "receiver": rung.receiver.name,
        "receiver_then": life_words(now[rung.receiver.name], lang) if rung.receiver.name in now else "",
        "passed_on": "x" if rung.passed_on else "",
        "periods": rhythm_words(duty, lang),
        "timing": duty.timing or "",
        "due": duty.due,
        "clash": " ".join(clashes),
        "document": duty.document_number or duty.document_label,
        "path": path_words(duty.path, lang),
        "quote": duty.quote,
    }


def _columns(on: dt.date | None) -> dict[str, tuple[str, str]]:
    return {name: words for name, words in _COLUMNS.items() if on or not name.endswith("_then")}


def chains_to_csv(found: Sequence[Chain], on: dt.date | None = None, lang: Lang = "vi") -> str:
    """As `table_export.table_to_csv` gives them."""
    return table_to_csv(_columns(on), (row for _, row in _rows(found, on, lang)), lang)


def chains_to_xlsx(found: Sequence[Chain], on: dt.date | None = None, lang: Lang = "vi", link: Link | None = None) -> bytes:
    """As `table_export.table_to_xlsx` gives them."""
    told = tuple(_rows(found, on, lang))
    documents = [listed(duty, link) for duty, _ in told]
    return table_to_xlsx(("Chuỗi báo cáo", "Chain of reports"), _columns(on), [row for _, row in told], documents, lang)
