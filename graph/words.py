"""What a person reads of the graph's answers, in Vietnamese and English: places in a document, changes and their days."""

from __future__ import annotations

from typing import Literal

from graph.force import Force, InForce
from graph.lineage import DocumentRef
from graph.schema import EdgeKind
from graph.succession import Change, Dated, Stale, When
from ingest.document import DateRelation
from ingest.readings import PartialDate

Lang = Literal["vi", "en"]

PLACES: dict[str, tuple[str, str]] = {
    "dash": ("gạch đầu dòng", "dash"),
    "plus": ("dấu cộng", "plus"),
    "para": ("đoạn", "paragraph"),
    "row": ("dòng", "row"),
    "closing": ("đoạn cuối", "closing"),
    "appendix": ("phụ lục", "appendix"),
}
"""The pieces of a path that are no labels of the document's own."""

_DONE = {
    EdgeKind.REPEALS: ("bãi bỏ", "repealed"),
    EdgeKind.REPLACES: ("thay thế", "replaced"),
    EdgeKind.AMENDS: ("sửa đổi, bổ sung", "amended"),
}
_FORCE = {
    Force.IN_FORCE: ("còn hiệu lực: không thấy văn bản nào sửa đổi, thay thế hay bãi bỏ", "in force: nothing known changes it"),
    Force.CHANGED: ("còn hiệu lực, đã bị thay đổi một phần", "in force, changed in part"),
    Force.PENDING: ("đã ban hành, chưa có hiệu lực", "issued, not yet in force"),
    Force.ENDED: ("hết hiệu lực", "no longer in force"),
    Force.NOT_YET: ("chưa ban hành vào ngày này", "not issued yet on that day"),
    Force.UNKNOWN: ("đã bị thay thế hoặc bãi bỏ, không rõ từ ngày nào", "ended, on an unknown day"),
}


_DUE = {
    DateRelation.BEFORE: ("trước {}", "before {}"),
    DateRelation.BY: ("chậm nhất {}", "by {}"),
    DateRelation.ON: ("ngày {}", "on {}"),
}
_SHOWN = 3
"""Changes that a sentence names; the JSON has them all."""


_VALUES: dict[str, tuple[str, str]] = {
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
"""The values of a duty's category, modality and periods."""


def value_words(value: str, lang: str) -> str:
    """What a value of a duty is called; the value itself where the table has none."""
    return _VALUES[value][0 if lang == "vi" else 1] if value in _VALUES else value


def path_words(path: str, lang: Lang) -> str:
    """Where a provision stands: `IV > 2 > dash 1` reads `IV › 2 › gạch đầu dòng 1`."""
    parts = [part.strip().partition(" ") for part in path.split(">")]
    return " › ".join(f"{_place(name, lang)} {number}".strip() for name, _, number in parts if name)


def _place(name: str, lang: Lang) -> str:
    return PLACES.get(name, (name, name))[0 if lang == "vi" else 1]


def due_words(date: str, relation: str | None, lang: Lang) -> str:
    """A day as its document sets it: `trước 30/04/2024`, of which the last day in time is the 29th."""
    at = 0 if lang == "vi" else 1
    return _DUE[DateRelation(relation or DateRelation.BY)][at].format(PartialDate.parse(date).show(lang))


def change_words(change: Change, lang: Lang) -> str:
    """`bị thay thế bởi Nghị định … (Chính phủ, 04/01/2021)`."""
    vi, en = _DONE[EdgeKind(change.kind)]
    part = change.partial
    since = PartialDate.parse(change.date).show(lang) if change.date and change.dated is not Dated.ISSUE else ""
    if lang == "vi":
        return f"bị {vi}{' một phần' if part else ''} bởi {change.by.label}" + (f", hiệu lực từ {since}" if since else "")
    return f"{en}{' in part' if part else ''} by {change.by.label}" + (f", in effect from {since}" if since else "")


def stale_words(stale: Stale, lang: Lang) -> str:
    """One sentence: what rests on what, what became of that, when, and over which documents."""
    vi = lang == "vi"
    done = "; ".join(change_words(change, lang) for change in stale.changes[:_SHOWN])
    more = len(stale.changes) - _SHOWN
    done += (f"; và {more} văn bản khác" if vi else f"; and {more} more") if more > 0 else ""
    when = _when(stale, lang)
    way = [step.upper.label for step in stale.path[:-1]]
    over = (f" (qua {' → '.join(way)})" if vi else f" (through {' → '.join(way)})") if way else ""
    aware = (" Văn bản có nhắc tới văn bản mới." if vi else " The document names the newer one.") if stale.aware else ""
    amends = stale.path[0].kind == EdgeKind.AMENDS
    if vi:
        return f"{'Sửa đổi, bổ sung' if amends else 'Dựa vào'} {stale.base.label}{over}, {when} {done}.{aware}"
    return f"{'Amends' if amends else 'Rests on'} {stale.base.label}{over}, {when} {done}.{aware}"


def _when(stale: Stale, lang: Lang) -> str:
    date = stale.changes[0].date
    shown = PartialDate.parse(date).show(lang) if date else ""
    words = {
        When.BEFORE: ("trước đó đã", "which before that had been"),
        When.SINCE: (f"từ {shown}" if shown else "về sau", f"since {shown}" if shown else "since then"),
        When.UNKNOWN: ("không rõ trước hay sau", "before or after is unknown:"),
    }[stale.when]
    return words[0 if lang == "vi" else 1]


def force_words(answer: InForce, lang: Lang) -> list[str]:
    """The answer, its reasons, and last what it leaves open, a line each."""
    at = 0 if lang == "vi" else 1
    day = PartialDate(answer.on.year, answer.on.month, answer.on.day).show(lang)
    lines = [f"{label_words(answer.document, lang)}, {('ngày ', 'on ')[at]}{day}: {_FORCE[answer.force][at]}."]
    for limit, words in (
        (answer.start, ("có hiệu lực từ {}", "takes effect on {}")),
        (answer.end, ("có hiệu lực đến {}", "holds until {}")),
    ):
        if limit is not None:
            told = words[at].format(PartialDate.parse(limit.date).show(lang))
            lines.append(f"  {told}: “{' '.join(limit.evidence.quote.split())}”")
    lines += [f"  {change_words(change, lang)}" for change in answer.reasons]
    lines += [f"  {('sau đó ', 'later ')[at]}{change_words(change, lang)}" for change in answer.later]
    lines += [f"  {stale_words(doubt, lang)}" for doubt in answer.doubts]
    return [*lines, f"({answer.limit[at]})"]


def label_words(document: DocumentRef, lang: Lang) -> str:
    """The document's label, and whether it is only cited."""
    if document.in_corpus:
        return document.label
    return f"{document.label} [{'ngoài kho, chỉ được viện dẫn' if lang == 'vi' else 'cited, not in the corpus'}]"
