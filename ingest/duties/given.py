"""Who gets what a duty supplies or asks an opinion on, and who gets a report that is told by any verb."""

from __future__ import annotations

import re

from ingest.document import Category, Party
from ingest.duties.actors import bodies_at
from ingest.duties.clause_marks import in_brackets
from ingest.duties.draft import Draft
from ingest.duties.page import Page
from ingest.duties.receiver import others_at
from ingest.duties.sends import receivers

_SUPPLIES = re.compile(
    r"cung cap (?!nuoc|dien |dich vu|xang|luong thuc|hang )"
    r"|(?<!\w)dang ky (?=(?:[^;.,()]{2,50} )?voi )"
    r"|(?<!\w)nop (?:toan bo |day du |cac )*(?:ho so|danh sach|bien ban|phieu)(?= )"
)
"""`cung cấp hồ sơ cho cơ quan điều tra`, `đăng ký hoạt động với Bộ Công Thương`; to as many annotators as not nobody gets what is
handed over otherwise (`chuyển hồ sơ`)."""
_TOWARDS = re.compile(r" (?:sang|den|cho|toi|ve|voi) (?!bao |dai |bao chi)")
_OF_WHOM = re.compile(
    r"cung cap (?:thong tin|so lieu)[^;.,]{0,100}? theo yeu cau cua |bao cao [^;.]{0,60}? qua nhom [^;.]{2,20} cua "
    r"|gui (?:[^;.,]{0,40} )?lay y kien(?: tham gia)?(?: cua)? "
)
"""Who gets it without a word like `cho`."""
_REACH = 100
_STOP = re.compile(r"[;(]|\. ")


def supplied(page: Page, draft: Draft, limit: int) -> tuple[Party, ...]:
    """Who is supplied with what, or asked for an opinion."""
    named = _OF_WHOM.match(page.folded, draft.verb.start, limit) if draft.verb is not None else None
    if named is not None:
        return bodies_at(page, named.end(), draft.end)[0] or others_at(page, named.end(), draft.end)[0]
    for supplies in _SUPPLIES.finditer(page.folded, draft.body, limit):
        done = page.folded.endswith((" da ", " duoc "), 0, supplies.start())
        found = () if done else _receiving(page, supplies.end() - 1, limit, draft)
        if found:
            return found
    return ()


def _receiving(page: Page, at: int, limit: int, draft: Draft) -> tuple[Party, ...]:
    """Who is named behind what is supplied: a body, else in a report whoever else."""
    others: tuple[Party, ...] = ()
    stop = _STOP.search(page.text, at, min(limit, at + _REACH))
    for to in _TOWARDS.finditer(page.folded, at, stop.start() if stop is not None else min(limit, at + _REACH)):
        found = receivers(page, to, draft.end, report=True)[0]
        if found and bodies_at(page, to.end(), draft.end)[0]:
            return found
        others = others or found
    return others if draft.category is Category.REPORT else ()


_TOWARD = re.compile(
    r"(?<!\w)(?<!he thong thong tin )(?:ve|cho|gui|toi|den|sang|nop|bao|dien|chuyen|(?:xin|lay) y kien(?: chi dao)? cua)"
    r"(?: (?:ngay|truoc|lai|bao|cao|khan|nhanh))* (?=\w)"
)


def told_to(page: Page, draft: Draft, limit: int) -> tuple[Party, ...]:
    """Who gets a report that is told by whatever verb (`phản hồi kết quả cho X`, `xin ý kiến chỉ đạo của X`)."""
    acting = {one.name for one in (*draft.actors, *draft.coactors)}
    for toward in _TOWARD.finditer(page.folded, draft.body, limit):
        if in_brackets(page.text, draft.body, toward.start(), draft.end):
            continue  # `(trừ thông tin đã nộp cho cơ quan thuế)`
        parties, _ = bodies_at(page, toward.end(), draft.end)
        if parties and acting.isdisjoint(one.name for one in parties):
            return parties
    return ()


_CONSENT = re.compile(
    r"(?:bao cao|xin phep|xin y kien)(?:,? va| va phai|,)? (?:duoc|co|phai duoc) "
    r"(?:(?:su )?(?:dong y|chap thuan|nhat tri|cho phep)(?: bang van ban)? cua |y kien cua )?"
)
"""`báo cáo và được Thủ tướng đồng ý`, `xin phép và được sự đồng ý của Thủ tướng Chính phủ`."""


def consenting(page: Page, draft: Draft) -> tuple[Party, ...]:
    """Who must agree to what is reported, where nobody else is told to get the report."""
    for match in _CONSENT.finditer(page.folded, draft.body, draft.end):
        parties, _ = bodies_at(page, match.end(), draft.end)
        if parties:
            return parties
    return ()
