"""Items below the heading of a body that name no act of the vocabulary: what must be done, or be done by a day."""

from __future__ import annotations

import re

from ingest.document import ActorFrom, Category, Modality
from ingest.duties.actors import bodies_at
from ingest.duties.draft import Draft, Frame
from ingest.duties.nouns import names_act, opener_at
from ingest.duties.page import Page
from ingest.duties.words import duty_words
from ingest.folding import LOWER, UPPER

_WHEN_MUST = re.compile(
    r"(?:[Kk]hi|[Tt]rường hợp|[Nn]ếu) [^;.:]{10,300}? (?:thì )?(?:phải|cần|có trách nhiệm) (?:nhanh chóng |kịp thời |ngay )?"
)
"""`Khi phát hiện …, gây mất trật tự phải nhanh chóng thông báo …`."""
_ITEM = re.compile(rf"[{UPPER}]\w* [{LOWER}]+ ")
_NO_ITEM = re.compile(
    r"(?:truong hop|noi dung|ho so|doi tuong|viec|cac|nhung|neu|khi|trong|quy dinh tai|theo|dieu|khoan|muc|moi|bao gom"
    r"|thoi han|nhiem ky|so luong|ty le|la|khong (?:trong|thuoc)"
    r"|thoi gian (?:gui|nop|chot|nhan)|thoi diem|phuong thuc|hinh thuc|ky bao cao|tan suat|mau (?:bieu|so|de cuong)|dia diem|ten"
    r"|duoc(?! phep)|co quyen|quyen|phat (?:tien|canh cao)|tuoc quyen|mot|hai|phan|so|ngoai|ke tu|doi voi|voi|cho)(?!\w)"
)


_DUE = re.compile(
    r"[^\W\d_][^;:.]{5,160}?(?P<must> phải) (?:được (?!phép |sự |coi |xem là |hưởng )|hoàn thành |hoàn tất "
    r"|(?:thực hiện )?xong )"
)


def due(page: Page, start: int, end: int, frame: Frame) -> Draft | None:
    """`Việc lắp đặt biển báo phải hoàn thành trước ngày 30/6`, below the heading of a body: that is to see to it."""
    headed = frame.duties and frame.actors and frame.source is ActorFrom.HEADING
    if not headed or page.normative or page.reply or page.text.find(" phải ", start, end) < 0:
        return None
    told = _DUE.match(page.text, start, end)
    if (
        told is None
        or not page.timings_in(told.end("must"), end)
        or opener_at(page, start, end)
        or bodies_at(page, start, end)[0]
    ):
        return None
    modality = frame.modality or Modality.OBLIGATION
    verb = duty_words().first_verb(page.text, page.folded, told.end(), end)
    return Draft(start, end, told.end(), frame.actors, frame.source, modality, "heading", 0.7, verb)


def untold(page: Page, start: int, at: int, end: int, frame: Frame) -> Draft | None:
    """An item under `Trách nhiệm của X` whose verb the vocabulary lacks."""
    if not frame.duties or not frame.actors or frame.source not in (ActorFrom.HEADING, ActorFrom.ANAPHORA):
        return None
    must = None if page.letter and not page.directs else _WHEN_MUST.match(page.text, start, end)
    if must is not None:
        verb = duty_words().first_verb(page.text, page.folded, must.end(), end)
        headed = frame.source is ActorFrom.HEADING
        if verb is not None and (headed or verb.category is Category.REPORT):
            rule = "heading" if headed else "sentence-before"
            return Draft(start, end, must.end(), frame.actors, frame.source, Modality.OBLIGATION, rule, 0.75, verb)
    if frame.source is ActorFrom.ANAPHORA:
        return None
    told = frame.loose or ((page.order or _acts_later(page, start, end)) and page.text[end - 1] != ":")
    if not (frame.item and told) or end - at < 25:
        return None
    begins = _ITEM.match(page.text, at, end) or page.text.endswith(": ", 0, at)
    if not begins or page.text.startswith("Đại diện ", at) or _NO_ITEM.match(page.folded, at, end) or bodies_at(page, at, end)[0]:
        return None
    if opener_at(page, at, end) and not names_act(page, at, end):
        return None
    if _IS.match(page.text, at, end):
        return None
    return Draft(start, end, at, frame.actors, frame.source, frame.modality or Modality.OBLIGATION, "heading-words", 0.6)


_LATER = re.compile(r": (?=[^\W\d_])| thì (?:phải )?| phải | đề nghị |Ít nhất [^,;.:]{3,20} lần ")
_LETTER = ("cong van ", "theo quy dinh ", "qua thoi ", "sau thoi ")


def _acts_later(page: Page, start: int, end: int) -> bool:
    """Whether an item of a letter to many tells an act behind what it is about (`Lô hàng còn 07 ngày đến hạn lưu giữ: thông báo
    cho doanh nghiệp biết`)."""
    if not page.directs or page.normative or page.reply or page.folded.startswith(_LETTER, start):
        return False
    return any(
        duty_words().first_verb(page.text, page.folded, match.end(), end) is not None
        for match in _LATER.finditer(page.text, start, end)
    )


_IS = re.compile(rf"(?:[{UPPER}])?[^;:.]{{4,90}}? là (?!chủ |đầu mối |cơ quan |đơn vị )")
"""`Nhiệm kỳ của Trưởng thôn là 05 năm`: what is, rather than what to do."""
