"""Gaps as files: CSV, XLSX. One row a body that owes a document, or a row a document that the corpus lacks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from graph.gaps import Child, Gaps, Missing, Row, Status
from graph.ledger_export import Link, listed
from graph.lineage import DocumentRef
from graph.lives import Life, State, life_words, lives_by_name, share_words
from graph.table_export import Columns, Listed, say, table_to_csv, table_to_xlsx
from graph.words import Lang, due_words, path_words
from ingest.readings import PartialDate

STATUS: dict[Status, tuple[str, str]] = {
    Status.IN_TIME: ("đã ban hành, đúng hạn", "issued in time"),
    Status.LATE: ("đã ban hành, trễ hạn", "issued late"),
    Status.ISSUED: ("đã ban hành", "issued"),
    Status.NOT_IN_CORPUS: ("không có trong kho", "not in the corpus"),
    Status.NO_DUTY: ("không thấy giao nhiệm vụ", "no duty found"),
}
OPEN = ("“Không có trong kho” không có nghĩa là chưa ban hành.", "“Not in the corpus” does not mean that it was not issued.")
UNLISTED = ("các cơ quan của nhóm mà bảng không kê", "those of the class that no table lists")
DOUBTFUL = (
    "chưa chắc: tỉnh ấy có thể không có, hoặc danh mục là của lúc khác",
    "unsure: the province may lack it, or the list is of another time",
)

_COLUMNS: dict[str, tuple[str, str]] = {
    "body": ("Cơ quan", "Body"),
    "then": ("Ngày ấy là", "On the day"),
    "orphaned": ("Chưa rõ ai kế thừa", "Orphaned"),
    "through": ("Được giao qua nhóm", "Named by the class"),
    "remark": ("Ghi chú", "Remark"),
    "status": ("Tình trạng", "State"),
    "due": ("Hạn", "Due"),
    "last_day": ("Ngày cuối còn đúng hạn", "Last day in time"),
    "document": ("Văn bản đã ban hành", "Documents issued"),
    "path": ("Nhiệm vụ ở mục", "Duty stands in"),
    "quote": ("Nguyên văn nhiệm vụ", "Quote of the duty"),
}
_MISSING: dict[str, tuple[str, str]] = {
    "document": ("Văn bản kho thiếu", "Lacking"),
    "title": ("Trích yếu", "Title"),
    "slips": ("Kho có văn bản cùng số ghi ngày khác", "Held with this number and another day"),
    "resting": ("Dựa vào nó", "Rest on it"),
    "direct": ("Trực tiếp", "Directly"),
    "cited_by": ("Nhắc tới", "Mention it"),
    "quote": ("Nguyên văn một chỗ nhắc tới", "Quote of one mention"),
}


def _columns(on: dt.date | None) -> Columns:
    return {name: words for name, words in _COLUMNS.items() if on or name not in ("then", "orphaned")}


def _rows(found: Gaps, on: dt.date | None, lang: Lang) -> list[dict[str, Any]]:
    lives = lives_by_name((row.body.name for row in found.rows), on) if on else {}
    return [_row(row, lives.get(row.body.name), lang) for row in found.rows]


def _row(row: Row, life: Life | None, lang: Lang) -> dict[str, Any]:
    remarks = [say(UNLISTED, lang)] if row.unlisted else [say(DOUBTFUL, lang)] if row.doubtful else []
    days = sorted({duty.due for duty in row.duties if duty.due})
    return {
        "body": row.body.name,
        "then": life_words(life, lang) if life else "",
        "orphaned": "x" if life and life.state is State.ORPHANED else "",
        "through": "; ".join(one.name for one in row.through),
        "remark": "; ".join([*remarks, *([row.source] if row.source else [])]),
        "status": say(STATUS[row.status], lang),
        "due": "; ".join(deadlines(row, lang)),
        "last_day": ", ".join(PartialDate.parse(day.isoformat()).show(lang) for day in days),
        "document": "; ".join(child_words(child, lang) for child in row.children),
        "path": "; ".join(dict.fromkeys(path_words(duty.path, lang) for duty in row.duties)),
        "quote": "\n".join(dict.fromkeys(duty.quote for duty in row.duties)),
    }


def deadlines(row: Row, lang: Lang) -> tuple[str, ...]:
    """The days by which a body owes its document, as the parent sets them, the first first."""
    dated = sorted((duty for duty in row.duties if duty.due and duty.date), key=lambda duty: duty.due or dt.date.max)
    return tuple(dict.fromkeys(due_words(duty.date or "", duty.relation, lang) for duty in dated))


def child_words(child: Child, lang: Lang) -> str:
    """A document below the parent; of one that an heir issued also whose place that took."""
    heir = child.heir
    if heir is None:
        return child.document.label
    doubt = "" if heir.sure else say((", chưa đối chiếu", ", not checked"), lang)
    said = say(("cơ quan kế thừa: {}; {}; {}{}", "its heir: {}; {}; {}{}"), lang)
    return f"{child.document.label} ({said.format(heir.name, share_words(heir, lang), heir.source, doubt)})"


def gaps_to_csv(found: Gaps, on: dt.date | None = None, lang: Lang = "vi") -> str:
    """As `table_export.table_to_csv` gives them; `on`: who the bodies are on that day."""
    return table_to_csv(_columns(on), _rows(found, on, lang), lang)


def gaps_to_xlsx(found: Gaps, on: dt.date | None = None, lang: Lang = "vi", link: Link | None = None) -> bytes:
    """As `table_export.table_to_xlsx` gives them; a row leads to the first document that its body issued, else to the parent's
    duty."""
    documents = [
        _listed(row.children[0].document) if row.children else listed(row.duties[0], link) if row.duties else None
        for row in found.rows
    ]
    return table_to_xlsx(("Cần ban hành", "Owed"), _columns(on), _rows(found, on, lang), documents, lang)


def _listed(one: DocumentRef) -> Listed:
    return Listed(one.id, one.label, one.title, one.issuer, one.date, None)


def _missing(found: Sequence[Missing]) -> list[dict[str, Any]]:
    return [
        {
            "document": each.document.label,
            "title": each.document.title or "",
            "slips": "; ".join(one.label for one in each.slips),
            "resting": each.resting,
            "direct": each.direct,
            "cited_by": each.cited_by,
            "quote": each.evidence[0].quote if each.evidence else "",
        }
        for each in found
    ]


def missing_to_csv(found: Sequence[Missing], lang: Lang = "vi") -> str:
    """As `table_export.table_to_csv` gives them."""
    return table_to_csv(_MISSING, _missing(found), lang)


def missing_to_xlsx(found: Sequence[Missing], lang: Lang = "vi") -> bytes:
    """As `table_export.table_to_xlsx` gives them."""
    documents = [_listed(each.document) for each in found]
    return table_to_xlsx(("Văn bản thiếu", "Lacking"), _MISSING, _missing(found), documents, lang)
