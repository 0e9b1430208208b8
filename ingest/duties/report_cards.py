"""Reports told item by item, as decree 09/2019/NĐ-CP on reporting regimes (chế độ báo cáo) has them: `Tên báo cáo`, `Đối tượng
thực hiện báo cáo`, `Cơ quan nhận báo cáo`, `Tần suất thực hiện báo cáo`, `Thời hạn gửi báo cáo`, each in a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.document import ActorFrom, Modality, Provision
from ingest.duties.cells import bodies_of
from ingest.duties.draft import Draft
from ingest.duties.due import due_of
from ingest.duties.page import Page
from ingest.duties.report_rows import as_report
from ingest.readings import Span
from ingest.record import record

_LABEL = re.compile(
    r"(?:(?:\d{1,2}\. ?){1,2}|[-+a-z]\)? )?(?:(?P<name>ten bao cao)"
    r"|(?P<who>(?:doi tuong|don vi|co quan|chu the)(?: (?:thuc hien|phai thuc hien|lap|gui))?(?: che do)? bao cao)"
    r"|(?P<to>(?:co quan|don vi|noi)(?: tiep)? nhan bao cao)"
    r"|(?P<often>(?:tan suat|ky han|ky)(?: thuc hien)?(?: bao cao)?)"
    r"|(?P<due>(?:thoi (?:han|gian|diem)|han) (?:gui|nop)(?: bao cao)?)"
    r"|(?P<other>noi dung(?: yeu cau)? bao cao|phuong thuc (?:gui|bao cao)[a-z, ]{0,30}|hinh thuc (?:gui )?bao cao"
    r"|thoi gian chot so lieu(?: bao cao)?|mau (?:de cuong|bieu|so lieu)[a-z ]{0,20}(?: bao cao)?"
    r"|van ban quy dinh che do bao cao))(?: dinh ky)? ?: ?"
)


@record
class _Item:
    """A labelled line: what its label is, and what stands behind it."""

    index: int
    label: str
    told: Span


def report_cards(page: Page, provisions: Sequence[Provision]) -> tuple[dict[int, Draft], set[int]]:
    """The reports told so, by the index of the provision that names each, and the provisions that hold nothing but items."""
    duties: dict[int, Draft] = {}
    spent: set[int] = set()
    for items in _cards(page, provisions):
        told = {item.label: item.told for item in items}
        spent.update(item.index for item in items if item.label == "to")
        if "who" not in told or not told.keys() & {"to", "often", "due"}:
            continue
        first = items[0].index
        index = first if "name" in told else first - 1
        if index < 0 or (duty := _duty(page, told.get("name") or provisions[index].content, told)) is None:
            continue
        duty.done, duty.end = duty.end, provisions[items[-1].index].content.end
        duties[index] = duty
        spent.update(item.index for item in items if item.index != index)
    return duties, spent


def _cards(page: Page, provisions: Sequence[Provision]) -> Iterator[list[_Item]]:
    """Runs of labelled lines in which no label comes twice."""
    run: list[_Item] = []
    for index, provision in enumerate(provisions):
        start, end = provision.content.start, provision.content.end
        label = _LABEL.match(page.folded, start, end) if page.folded.find("bao cao", start, end) >= 0 else None
        kind = str(label.lastgroup) if label is not None else ""
        if run and (label is None or kind == "name" or any(item.label == kind for item in run)):
            yield run
            run = []
        if label is not None:
            run.append(_Item(index, kind, _told(provision.content, label.end() - start)))
    if run:
        yield run


def _told(line: Span, at: int) -> Span:
    return line.part(at, max(at, len(line.text.rstrip(" .;"))))


def _duty(page: Page, name: Span, told: dict[str, Span]) -> Draft | None:
    actors = bodies_of(page, told["who"])
    if not actors:
        return None
    duty = Draft(name.start, name.end, name.start, actors, ActorFrom.EXPLICIT, Modality.OBLIGATION, "report-card", 0.9)
    duty.chained = True
    duty.timing = due_of(page, told["due"]) if "due" in told else None
    as_report(page, duty, told.get("to"), told.get("often"))
    return duty
