"""Where names of bodies end that go on in words the vocabulary lacks or that look like verbs: of companies, of boards that manage
something, of others whose last words begin with capitals."""

from __future__ import annotations

import re

from ingest.bodies.words import Name, words
from ingest.duties.page import Page
from ingest.duties.words import duty_words
from ingest.folding import LOWER, UPPER
from ingest.vocabulary import load

NO_PART = "|".join(sorted({*load("agencies")["not_in_names"], "biết", "thuộc"}))
_PART = rf"[{UPPER}][{LOWER}]*(?: (?!(?:{NO_PART})(?!\w))[{LOWER}]+)?"
_PROPER = re.compile(
    rf" (?:(?:và|-|–) )?{_PART}(?:(?: (?:và|-|–) |, | ){_PART}){{0,3}}"
    r"(?: (?:tỉnh|huyện|thị xã|thành phố|quận|xã|phường|khu vực))?(?=$|[ ,;:.(])"
)


def proper_end(page: Page, name: Name, stop: int) -> int | None:
    """Where a name ends whose last words the vocabulary lacks (`Đài Khí tượng Thủy văn tỉnh`): they begin with capitals, and
    what follows is a verb or a mark."""
    if name.rule == "company":
        return _company_end(page, name, stop)
    if name.rule not in ("kind", "field", "unknown-field") or name.place:
        return None
    if name.kind == "Ban Quản lý" and (whole := _management_end(page, name, stop)) is not None:
        return whole
    tail = _PROPER.match(page.text, name.end, min(stop, name.end + 80))
    if tail is None:
        return None
    at = name.end + 1
    past = at + len("và ") if page.text.startswith("và ", at) else at
    if duty_words().verb_at(page.text, page.folded, at, stop) or words().read(page.text, past, stop):
        return None
    follows = page.text[tail.end() : tail.end() + 1] in ("", ",", ";", ":", ".", "(")
    return tail.end() if follows or duty_words().first_verb(page.text, page.folded, tail.end() + 1, stop) else None


_STOPS = re.compile(
    rf" (?:(?:{NO_PART}|đã|đang|sẽ|không|phải|cần|được|bị|là|do|thì|khi|nếu|tự|chịu)(?!\w)|[{UPPER}\d])|[,;:.()\n]|$"
)


def _company_end(page: Page, name: Name, stop: int) -> int | None:
    """Where `Công ty Môi trường đô thị làm …` ends, whose name goes on in small letters: at its verb or a mark."""
    at = name.end
    for _ in range(_MOST_SYLLABLES):
        if _STOPS.match(page.text, at, stop) is not None or page.text[at : at + 1] != " ":
            return at if at > name.end else None
        if duty_words().first_verb(page.text, page.folded, at + 1, stop) is not None:
            return at if at > name.end else None
        at = min((i for i in (page.text.find(mark, at + 1, stop) for mark in " ,;:.") if i >= 0), default=stop)
    return None


_MOST_SYLLABLES = 5
_MANAGED = re.compile(
    rf"(?: (?:(?!(?:{NO_PART}|tự|đã|sẽ|cần)(?!\w))[{LOWER}]+|[{UPPER}]\w*)){{1,10}}?"
    r"(?= (?:tự|có|chịu|phải|cần|để|về|và|theo)(?!\w)|[,;:.(]|$)"
)


def _management_end(page: Page, name: Name, stop: int) -> int | None:
    """Where `Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh` ends: at a mark, or before a verb that is no part of
    what it manages."""
    found = _MANAGED.match(page.text, name.end, min(stop, name.end + 90))
    end = found.end() if found is not None else min(stop, name.end + 90)
    at = name.end
    whole = page.folded.endswith(" du an", 0, at)
    while 0 <= at < end:
        verb = duty_words().first_verb(page.text, page.folded, at + 1, stop)
        compound = page.folded.endswith((" cong", " quy", " chuong"), 0, at) or page.folded.startswith("giao thong", at + 1)
        if verb is not None and verb.phrase not in _WORKS and (whole or at > name.end) and not compound:
            return at
        at = page.text.find(" ", at + 1, end)
    return found.end() if found is not None else None


_WORKS = ("dau tu", "xay dung", "phat trien", "bao ton", "khai thac", "quan ly", "quy hoach", "du an")
"""Verbs that stand in names of what is managed."""
