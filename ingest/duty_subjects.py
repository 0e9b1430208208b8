"""Duties whose subject is no body of the vocabulary: private actors, those who meet a condition, those of a heading above."""

from __future__ import annotations

import re

from ingest.document import ActorFrom, Category, Modality, Party
from ingest.duty_actors import bodies_at
from ingest.duty_clauses import TROUBLE, Draft, Frame
from ingest.duty_others import Others, nouns_at, others_at
from ingest.duty_page import Page, commas, past_grounds
from ingest.duty_words import duty_words
from ingest.folding import LOWER, UPPER, fold


def names_issuer(page: Page, parties: tuple[Party, ...]) -> bool:
    issuer = page.context.issuer
    if issuer is None or len(parties) != 1 or len(parties[0].name) > len(issuer):
        return False
    return fold(issuer).startswith(fold(parties[0].name))


def is_issuer(page: Page, parties: tuple[Party, ...]) -> bool:
    return page.letter and names_issuer(page, parties)


_CASE = re.compile(r"(?:trong )?(?:truong hop|neu|khi) ")


def conditional(page: Page, start: int, at: int, end: int, frame: Frame) -> Draft | None:
    """`Trường hợp Công an địa phương bảo đảm hạ tầng … thì triển khai cấp …`: who meets the condition acts."""
    case = _CASE.match(page.folded, start, at)
    if case is None or page.text[at - 5 : at] != " thì " or not frame.open:
        return None
    if page.letter and not page.folded.startswith("phai duoc ", at):
        return None
    parties, after = bodies_at(page, case.end(), at)
    if not parties and page.normative:
        parties, after = nouns_at(page, case.end(), at)
    verb = duty_words().first_verb(page.text, page.folded, at, end)
    told = verb is not None or page.text.startswith("phải ", at)
    if not parties or not told or page.text[after : after + 1] == ",":
        return None
    return Draft(start, end, at, parties, ActorFrom.EXPLICIT, Modality.OBLIGATION, "conditional", 0.7, verb)


CITES = re.compile(r"(?:can cu|theo|tai) [^;]*(?:dieu \d|khoan \d|luat|nghi dinh|thong tu)(?!\w)")
"""`Căn cứ Điều 60 Luật Hải quan … thì …`: what a law says."""


_OFFICES = ("co quan ", "can bo ", "cong chuc ", "don vi ", "cac co quan ", "cac don vi ")


def after_commas(page: Page, start: int, at: int, end: int, frame: Frame) -> Draft | None:
    """An actor behind an opening phrase with commas in it (`Trong thời hạn … ban hành, sửa đổi, ngân hàng …`)."""
    if page.letter and CITES.match(page.folded, start, at):
        return None
    for later in commas(page, at, end):
        others = others_at(page, later, end, alone=page.letter)
        if others is not None and others.modality is Modality.PERMISSION and not page.letter:
            continue  # which of them may do something, told in passing
        if others is not None and others.strong and not (page.letter and page.folded.startswith(_OFFICES, later)):
            return from_others(page, later, past_grounds(page, start, later) if page.letter else start, end, frame)
    return None


_WHEN_MUST = re.compile(
    r"(?:khi|truong hop|neu) [^;.:]{10,300}? (?:thi )?(?:phai|can(?! cu| bo| ho)) (?:nhanh chong |kip thoi |ngay )?"
)
"""`Khi phát hiện …, gây mất trật tự phải nhanh chóng thông báo …`."""
_ITEM = re.compile(rf"[{UPPER}]\w* [{LOWER}]+ ")
_NO_ITEM = re.compile(
    r"(?:truong hop|noi dung|ho so|doi tuong|viec|cac|nhung|neu|khi|trong|quy dinh tai|theo|dieu|khoan|muc|moi|bao gom"
    r"|thoi han|nhiem ky|so luong|ty le|la|khong (?:trong|thuoc)"
    r"|duoc(?! phep)|co quyen|quyen|mot|hai|phan|so|ngoai|ke tu|doi voi|voi|cho)(?!\w)"
)


def untold(page: Page, start: int, at: int, end: int, frame: Frame) -> Draft | None:
    """An item under `Trách nhiệm của X` whose verb the vocabulary lacks."""
    if not frame.duties or not frame.actors or frame.source not in (ActorFrom.HEADING, ActorFrom.ANAPHORA):
        return None
    must = None if page.letter else _WHEN_MUST.match(page.folded, start, end)
    if must is not None:
        verb = duty_words().first_verb(page.text, page.folded, must.end(), end)
        headed = frame.source is ActorFrom.HEADING
        if verb is not None and (headed or verb.category is Category.REPORT):
            rule = "heading" if headed else "sentence-before"
            return Draft(start, end, must.end(), frame.actors, frame.source, Modality.OBLIGATION, rule, 0.75, verb)
    if frame.source is ActorFrom.ANAPHORA:
        return None
    told = frame.loose or (page.order and page.text[end - 1] != ":")
    if not (frame.item and told) or end - at < 25:
        return None
    if not _ITEM.match(page.text, at, end) or _NO_ITEM.match(page.folded, at, end) or bodies_at(page, at, end)[0]:
        return None
    if _IS.match(page.text, at, end):
        return None
    return Draft(start, end, at, frame.actors, frame.source, frame.modality or Modality.OBLIGATION, "heading-words", 0.6)


_IS = re.compile(rf"(?:[{UPPER}])?[^;:.]{{4,90}}? là (?!chủ |đầu mối |cơ quan |đơn vị )")
"""`Nhiệm kỳ của Trưởng thôn là 05 năm`: what is, rather than what to do."""
_CHARGED = re.compile(r"(?:trach nhiem|nghia vu|khong duoc|deu phai) ?$")
"""What tells a duty even under headings of scope and principles."""


def _tells_trouble(page: Page, opening: int, at: int, others: Others) -> bool:
    """`…, nếu phát sinh vướng mắc, các tổ chức phản ánh về X` among the last clauses of a law."""
    tells = others.verb is not None and others.verb.category is Category.REPORT
    return tells and TROUBLE.search(page.folded, opening, at) is not None


def from_others(page: Page, at: int, opening: int, end: int, frame: Frame, alone: bool = False) -> Draft | None:
    """What actors that are no state bodies must do, may do or must not do."""
    others = others_at(page, at, end, alone)
    if others is None or (page.reply and not others.strong) or is_issuer(page, others.actors):
        return None
    if page.reply and opening < at and CITES.match(page.folded, opening, at):
        return None
    if page.letter and others.modality is Modality.PERMISSION:
        return None
    charged = others.strong and _CHARGED.search(page.folded, at, others.body)
    if not frame.open and not charged and not _tells_trouble(page, opening, at, others):
        return None
    confidence = 0.87 if others.strong else 0.75
    source = ActorFrom.EXPLICIT
    return Draft(opening, end, others.body, others.actors, source, others.modality, "private-actor", confidence, others.verb)
