"""With whom a duty is to be done: bodies, and others that only the words around them tell (`bộ phận quản lý nợ thuế`)."""

from __future__ import annotations

import re

from ingest.document import Party
from ingest.duties.actors import bodies_at
from ingest.duties.fields import there_end
from ingest.duties.page import Page, party
from ingest.duties.receiver import receiver_at
from ingest.duties.words import duty_words

_SOME = re.compile(r"(?:cac )?(?:cong ty|doanh nghiep|to chuc|co so)$")
"""Helpers that are told by what they do (`các công ty cung cấp dịch vụ trung gian thanh toán`)."""
_NOUN = re.compile(
    r"(?:(?:cac|nhung|mot so) )?(?:bo phan|luc luong|dau moi|ngan hang|nha (?:cung cap|truong|mang|thau|dau tu)|hang|chinh quyen"
    r"|gia dinh|cha me|phu huynh|cau lac bo|hiep hoi|hoi|bao|dai|chi nhanh|van phong|dien luc|buu dien|vien thong|tu van"
    r"|hai quan|canh sat|cong an|tram|don bien phong|doi|phong|co so|doanh nghiep|chu dau tu|can bo|cong chuc|thanh vien"
    r"|chuyen gia|gia lang|truong thon|nguoi (?:co uy tin|dan)|quan doi|doan|to|don vi|co quan|to chuc|vnpt|viettel|mobifone"
    r"|evn|quy|nha may|khu cong nghiep|ban quan ly|benh vien|truong|trung tam|hop tac xa|dong chi"
    r"|tap chi|nganh|quan ly thi truong|kiem lam|bien phong|dan quan)(?!\w)"
)
_JOINT = re.compile(r"(?:, (?:và )?| và |; )")
_END = re.compile(
    r"[,;:.()\n]| (?:để|trong|nhằm|khi|theo|trên cơ sở|thực hiện|tổ chức|tiến hành|triển khai|tăng cường|đẩy mạnh|kịp thời"
    r"|thường xuyên|tập trung|và|hoặc|nếu|trước|sau|từ|tại|thông qua|bằng)(?!\w)"
)
_NOUN_VERBS = frozenset(
    (
        *("quan ly", "cung cap", "kiem tra", "thanh tra", "thi hanh", "dau tu", "ho tro", "thong tin", "tuyen truyen"),
        *("kiem soat", "xu ly", "giam sat", "dang ky", "bao ve", "dieu tra", "tu van", "giai quyet", "phuc vu", "van hanh"),
        *("thu", "mua", "ban"),
    )
)
"""Verbs that stand in names as well (`bộ phận quản lý nợ thuế`)."""
_DOES = re.compile(r"(?:bo phan|co quan|don vi|luc luong|to chuc|nha cung cap|to|doan|ban quan ly|trung tam|dau moi|hoi)$")
"""Nouns that what they do right behind makes a name."""
_LONGEST = 90
_SHORTEST = 4


def partners(page: Page, at: int, limit: int, named: bool) -> tuple[tuple[Party, ...], int]:
    """Who stands behind `phối hợp với`, and where their names end; others than bodies only where they are `named` by words like
    `với`."""
    found, end = bodies_at(page, at, limit)
    if found and _SOME.match(page.folded, found[-1].span.start, end) and page.text[end : end + 1] == " ":
        other = receiver_at(page, found[-1].span.start, limit)
        found, end = ((*found[:-1], other[0]), other[1]) if other is not None and other[1] > end else (found, end)
    if not found and named:
        found, end = partner_at(page, at, limit)
        if not found and (other := receiver_at(page, at, limit)) is not None:
            found, end = (other[0],), other[1]
    if found and (there := there_end(page, end, limit)) is not None:
        found, end = (*found[:-1], party(page, found[-1].span.start, there)), there
    while found and (joint := _JOINT.match(page.text, end, limit)) is not None:
        more, done = bodies_at(page, joint.end(), limit)
        if not more:
            more, done = partner_at(page, joint.end(), limit)
        if not more:
            break
        found, end = (*found, *more), done
    return found, end


def partner_at(page: Page, at: int, limit: int) -> tuple[tuple[Party, ...], int]:
    """A body that the vocabulary lacks, up to the next mark or verb of duty, and where its name ends; none where none stands
    there."""
    noun = _NOUN.match(page.folded, at, limit)
    if noun is None:
        return (), at
    stop = _END.search(page.text, noun.end(), min(limit, at + _LONGEST))
    end = stop.start() if stop is not None else min(limit, at + _LONGEST)
    space = page.text.find(" ", noun.end(), end)
    while space >= 0:
        verb = duty_words().verb_at(page.text, page.folded, space + 1, limit)
        named = verb is not None and space == noun.end() and verb.phrase in _NOUN_VERBS and _DOES.search(noun.group())
        if verb is not None and not named and page.text[space + 1].islower():
            end = space
            break
        space = page.text.find(" ", space + 1, end)
    if not _SHORTEST <= end - at < _LONGEST:
        return (), at
    return (party(page, at, end),), end
