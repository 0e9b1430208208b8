"""Which column of a task table holds what, by the columns' titles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.folding import fold
from ingest.record import record

_TASK = re.compile(
    r"(?:ten |cac |noi dung |nhom |danh muc |hang muc |muc tieu,? |van de, )*"
    r"(?:nhiem vu|cong viec|hoat dong|giai phap|noi dung|de an|van ban|chuyen de|chi tieu, nhiem vu)|cong tac"
    r"|viec can lam|(?:dau|phan) viec|(?:loai |ten |cac |danh muc |che do )*bao cao"
)
_REPORTS = re.compile(r"(?:loai |ten |cac |noi dung |danh muc |che do )*bao cao")
"""`Loại báo cáo`, `Nội dung báo cáo`: each row is a report."""
_RECEIVER = re.compile(
    r"(?:(?:don vi|co quan|cap|noi|bo phan) )?(?:tiep )?nhan(?: bao cao)?(?!\w)|(?:noi )?gui (?:ve|den|toi|cho)(?!\w)"
)
_ACTIVITY = re.compile(r"(?:ten |cac )*hoat dong\W*$")
_CONTENT = re.compile(r"noi dung(?: (?:thuc hien|cong viec|cu the|chi tiet))?\W*$")
_LEAD = re.compile(
    r".*(?:chu tri|don vi thuc hien|co quan thuc hien|trach nhiem|nguoi thuc hien|bo phan thuc hien|phan cong|dau moi"
    r"|phu trach|tham muu|to chuc thuc hien|don vi,? co quan thuc hien|(?:co quan|don vi) duoc giao|luc luong thuc hien"
    r"|(?:don vi|co quan|bo phan|noi) (?:lap |gui |thuc hien )?(?:bao cao|gui))"
)
_WHO = re.compile(r"(?:ten )?(?:cac )?(?:(?:co quan|don vi|bo phan|phong|ban)(?:, | |/)?){1,3}(?: dam nhiem| dam nhan)?\W*$")
"""`Đơn vị`, which says who acts only beside tasks and times; in other tables it is whom the figures are of."""
_CHARGE = re.compile(r"trach nhiem(?: thuc hien)?\W*$")
_HELP = re.compile(r".*phoi hop|(?:cac )?(?:co quan|don vi)(?:,? (?:co quan|don vi))? (?:cung )?tham gia")
_BOTH = re.compile(r".*chu tri.{1,12}phoi hop")
"""`Đơn vị chủ trì/phối hợp`: one column for who leads and who helps."""
_DUE = re.compile(
    r".*(?:thoi han|thoi gian|hoan thanh|tien do|thoi diem|han xong|moc thoi|han gui|han nop)|lo trinh"
    r"|(?:ky |ngay )?han(?: chot| cuoi)?\W*$"
)
_RHYTHM = re.compile(r"(?:dinh )?ky(?: bao cao| han)?\W*$|tan suat")
_INDICATOR = re.compile(r".*(?:chi tieu(?!, nhiem vu)|theo doi, danh gia)")
_PRODUCT = re.compile(r".*(?:san pham|ket qua|dau ra)")
_NUMBER = re.compile(r"(?:s?tt|so (?:tt|thu tu))\W*$")


@record
class Columns:
    """Which column holds the task, the body that leads, those that help, the time, the row's number and what is to come out
    (sản phẩm); None where there is none. `shared` tells that those who help stand in the column of who leads. In a table of
    reports (`reports`) columns may tell who gets them and how often."""

    task: int
    lead: int
    help: int | None
    due: int | None
    number: int | None = None
    product: int | None = None
    shared: bool = False
    reports: bool = False
    receiver: int | None = None
    rhythm: int | None = None


def columns_of(titles: Sequence[str]) -> Columns | None:
    """The columns of a task table by their titles; None for tables of other things."""
    folded = [fold(title) for title in titles]

    def first(pattern: re.Pattern[str], but: tuple[int | None, ...] = ()) -> int | None:
        return next((i for i, title in enumerate(folded) if pattern.match(title) and i not in but), None)

    if any(_INDICATOR.match(title) for title in folded):
        return None
    both = tuple(i for i, title in enumerate(folded) if _BOTH.match(title))
    helping = first(_HELP, both)
    receiver = first(_RECEIVER)
    task = first(_TASK, (receiver,))
    if task is not None and _ACTIVITY.match(folded[task]):  # `Hoạt động | Nội dung`: the name alone, and what is to be done
        told = first(_CONTENT, (receiver,))
        task = told if told is not None else task
    if task is None:  # `Cơ quan | Trách nhiệm | Thời hạn`
        task = first(_CHARGE, (receiver,))
    lead = first(_LEAD, (helping, task, receiver))
    if lead is None and first(_DUE, (task, helping)) is not None:
        lead = first(_WHO, (helping, task, receiver))
    if task is None or lead is None:
        return None
    rhythm = first(_RHYTHM, (task, lead, helping))
    due = first(_DUE, (task, lead, helping, rhythm))
    product = first(_PRODUCT, (task, lead, helping, due, receiver))
    if due is None:
        due, rhythm = rhythm, None
    reports = receiver is not None or _REPORTS.match(folded[task]) is not None
    shared = helping is None and lead in both
    return Columns(task, lead, helping, due, first(_NUMBER), product, shared, reports, receiver, rhythm)
