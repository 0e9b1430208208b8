"""Who is handed what a duty gives, though it is no report (`bàn giao chứng từ cho X`, `chuyển hồ sơ sang X`)."""

from __future__ import annotations

import re

from ingest.document import Party
from ingest.duties.actors import bodies_at
from ingest.duties.clause_marks import in_brackets
from ingest.duties.clauses import Draft
from ingest.duties.page import Page
from ingest.duties.receiver import others_at
from ingest.duties.sends import receivers
from ingest.folding import fold
from ingest.patterns import any_of
from ingest.vocabulary import load

_WORDS = load("duty_verbs")
_GIVES = any_of(fold(verb) for verb in _WORDS["gives"])
_THINGS = any_of(fold(noun) for noun in _WORDS["given"])
_NOT = r"(?! (?:thue|tien|ngan sach|kinh doanh|doanh nghiep|doi|nhuong|hai quan|(?:du )?(?:luong|cong|no))(?!\w))"
"""`nộp thuế cho Tổng cục Thuế`, `đăng ký kinh doanh`, `chuyển đổi`: nothing is handed over."""
_GIVING = re.compile(rf"(?:{_GIVES}|bao(?= (?:ngay |tin )*cho )){_NOT}(?: ngay)?(?= )")
_BESIDES = re.compile(  # begins with letters, so that searches skip to them
    rf"{_GIVES}(?: (?:ngay|lai|toan bo|cac))*"
    rf"(?: (?:{_THINGS})(?=[ ,])|(?<=va thong bao)(?= cho )|(?:(?<=, chuyen)|(?<=, chuyen ngay))(?= ))"
)
"""What is given among other acts: one of the things that are handed over, or `và thông báo cho X`, `, chuyển X`."""
_TOWARDS = re.compile(r" (?:sang|den|cho|toi|ve|voi) (?!bao chi)")
_DIRECTLY = ("chuyen", "ban giao", "chuyen ngay", "ban giao ngay")
_OF_WHOM = re.compile(
    r"cung cap (?:thong tin|so lieu)[^;.,]{0,100}? theo yeu cau cua |bao cao [^;.]{0,60}? qua nhom [^;.]{2,20} cua "
    r"|gui (?:[^;.,]{0,40} )?lay y kien(?: tham gia)?(?: cua)? "
)
"""Who gets it without a word like `cho`."""
_REACH = 100
_STOP = re.compile(r"[;(]|\. ")


def handed_to(page: Page, draft: Draft, limit: int) -> tuple[Party, ...]:
    """Who is handed what the duty's own verb gives, or what is given besides."""
    if draft.verb is not None:
        own = _GIVING.match(page.folded, draft.verb.start, limit)
        if own is not None and (found := _receiving(page, own.end(), limit, draft.end)):
            return found
        named = _OF_WHOM.match(page.folded, draft.verb.start, limit)
        if named is not None:
            return bodies_at(page, named.end(), draft.end)[0] or others_at(page, named.end(), draft.end)[0]
    for given in _BESIDES.finditer(page.folded, draft.body, limit):
        done = page.folded.endswith((" da ", " duoc "), 0, given.start())
        if (
            not done
            and not page.folded[given.start() - 1].isalnum()
            and (found := _receiving(page, given.end(), limit, draft.end))
        ):
            return found
    return ()


_TOWARD = re.compile(
    r"(?<!\w)(?:ve|cho|gui|toi|den|sang|nop|bao|dien|chuyen|y kien(?: chi dao)? cua)"
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


def _receiving(page: Page, at: int, limit: int, end: int) -> tuple[Party, ...]:
    """Who is named behind the verb of giving that ends at `at`: a body, else whoever else."""
    if page.folded.endswith(_DIRECTLY, 0, at) and (found := bodies_at(page, at + 1, end)[0]):
        return found
    others: tuple[Party, ...] = ()
    if page.folded.endswith(", chuyen", 0, at):
        return ()  # `chuyển lợi nhuận, …`
    stop = _STOP.search(page.text, at, min(limit, at + _REACH))
    for to in _TOWARDS.finditer(page.folded, at, stop.start() if stop is not None else min(limit, at + _REACH)):
        found = receivers(page, to, end, report=True)[0]
        if found and bodies_at(page, to.end(), end)[0]:
            return found
        others = others or found
    return others


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
