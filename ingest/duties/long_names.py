"""Where names of bodies end that go on in words the vocabulary lacks or that look like verbs: of companies, of boards that manage
something, of others whose last words begin with capitals."""

from __future__ import annotations

import re

from ingest.bodies.own_names import BEHIND
from ingest.bodies.words import Name, words
from ingest.duties.page import Page
from ingest.duties.told_apart import MODAL
from ingest.duties.words import duty_words
from ingest.folding import LOWER, UPPER
from ingest.patterns import any_of
from ingest.specks import is_phrase
from ingest.vocabulary import load

_NOT_IN_NAMES = frozenset({*load("agencies")["not_in_names"], "biết", "thuộc"})
NO_PART = "|".join(sorted(_NOT_IN_NAMES))
_PART = rf"[{UPPER}][{LOWER}]*(?: (?!(?:{NO_PART})(?!\w))[{LOWER}]+)?"
_PROPER = re.compile(
    rf" (?:(?:và|-|–) )?{_PART}(?:(?: (?:và|-|–) |, | ){_PART}){{0,3}}"
    r"(?: (?:tỉnh|huyện|thị xã|thành phố|quận|xã|phường|khu vực|quốc gia))?(?=$|[ ,;:.(])"
)


def proper_end(page: Page, name: Name, stop: int) -> int | None:
    """Where a name ends whose last words the vocabulary lacks (`Đài Khí tượng Thủy văn tỉnh`): they begin with capitals, and
    what follows is a verb or a mark."""
    if name.rule == "company":
        return _company_end(page, name, stop)
    if name.rule not in ("kind", "field", "unknown-field", "head") or name.place:
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
    for joint in _NEXT_NAME.finditer(page.text, at, tail.end()):
        if words().read(page.text, joint.end(), stop) is not None:
            return joint.start()  # `Đồn Biên phòng Ra Mai, Hạt Kiểm lâm`
    mark = page.text[tail.end() : tail.end() + 1] in ("", ",", ";", ":", ".", "(")
    acts = duty_words().first_verb(page.text, page.folded, tail.end() + 1, stop) or MODAL.match(page.folded, tail.end(), stop)
    return tail.end() if mark or acts else None


_NEXT_NAME = re.compile(r", | và ")
_STOPS = re.compile(
    rf" (?:(?:{NO_PART}|đã|đang|sẽ|không|phải|cần|được|bị|là|do|thì|khi|nếu|tự|chịu)(?!\w)|[{UPPER}\d]"
    rf"|(?:{any_of(load('duty_subjects')['told_in_cases'])})(?= ))|[,;:.()\n]|$"
)


_BUSINESS = (
    *("khai thac ", "quan ly ", "xay dung ", "dau tu ", "phat trien ", "san xuat ", "che bien ", "tu van ", "thiet ke "),
    *("thi cong ", "giam dinh ", "cung ung ", "van hanh ", "van tai ", "sua chua ", "thu gom ", "xu ly ", "cap nuoc "),
    *("dich vu ", "thuong mai ", "xuat khau ", "nhap khau ", "kinh doanh "),
)
"""What a company does, as its name tells it in small letters."""
_TOKEN = re.compile(r" ?(?P<word>[^\W\d_]+)(?=(?P<last> \(|[^\w ]|$)| )")
_MOST_WORDS = 14


def _own_name_end(page: Page, name: Name, stop: int) -> int | None:
    """Where a company's name ends that tells what it does before its own name (`Công ty TNHH Khai thác công trình thủy lợi Bình
    Định`): behind the first capitals before a verb or a mark; None where another verb or body stands before those."""
    at, passed, before = page.text.rfind(" ", name.start, name.end), 0, ""
    for _ in range(_MOST_WORDS):
        token = _TOKEN.match(page.text, at, stop)
        if token is None:
            return None
        word, begin, at = token["word"], token.start("word"), token.end()
        follows = page.text[at + 1 : at + 2]
        if word == "và":
            if not follows.isupper() or words().read(page.text, at + 1, stop) is not None:
                return None
        elif word[0].isupper():
            half = (after := _TOKEN.match(page.text, at, stop)) is not None and is_phrase(word, after["word"])
            acts = duty_words().verb_at(page.text, page.folded, at + 1, stop) or _STOPS.match(page.text, at, stop)
            if token["last"] is not None or (acts and not half and not follows.isupper()):
                return at
        elif page.folded.startswith(_BUSINESS, begin):
            passed = page.folded.index(" ", at + 1)
        elif begin >= passed and not is_phrase(before, word):
            half = (after := _TOKEN.match(page.text, at, stop)) is not None and is_phrase(word, after["word"])
            if (word in _NOT_IN_NAMES and not half) or duty_words().verb_at(page.text, page.folded, begin, stop):
                return None
        before = word
    return None


def _company_end(page: Page, name: Name, stop: int) -> int | None:
    """Where `Công ty Môi trường đô thị làm …` ends, whose name goes on in small letters: at its verb or a mark."""
    if page.text[name.end - 1].islower() and (own := _own_name_end(page, name, stop)) is not None:
        return own
    at = name.end
    for _ in range(_MOST_SYLLABLES):
        if at > name.end and page.text[at + 1 : at + 2].isdigit():
            return None  # `đấu nối 5 trạm biến áp` is what it does
        if page.text[at : at + 1] != " " or _STOPS.match(page.text, at, stop) or BEHIND.match(page.text, at, stop):
            return at if at > name.end else None
        if duty_words().first_verb(page.text, page.folded, at + 1, stop) is not None:
            return at if at > name.end else None
        at = min((i for i in (page.text.find(mark, at + 1, stop) for mark in " ,;:.") if i >= 0), default=stop)
    return None


_MOST_SYLLABLES = 5
_MANAGED = re.compile(
    rf"(?: (?:(?:(?:các )?(?:công|chương) trình|dân dụng và công nghiệp|nông nghiệp và phát triển nông thôn|giao thông)(?!\w)"
    rf"|(?!(?:{NO_PART}|tự|đã|sẽ|cần)(?!\w))[{LOWER}]+|[{UPPER}]\w*)){{1,10}}?"
    r"(?= (?:tự|có|chịu|phải|cần|để|về|và|theo|làm|là)(?!\w)| ?[,;:.(]|$)"
)


_MARK = re.compile(r"[,;:.(\n]| và (?:các|những) ")


def _management_end(page: Page, name: Name, stop: int) -> int | None:
    """Where `Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh` ends: at a mark, or before a verb that is no part of
    what it manages."""
    found = _MANAGED.match(page.text, name.end, min(stop, name.end + 90))
    mark = _MARK.search(page.text, name.end, stop)
    end = found.end() if found is not None else mark.start() if mark is not None else stop
    behind = BEHIND.search(page.text, name.end, stop)
    end = min(end, name.end + 90, behind.start() if behind is not None else stop)
    at = name.end
    known = page.folded.endswith((" du an", " khu kinh te"), 0, at)
    while 0 <= at < end:
        verb = duty_words().first_verb(page.text, page.folded, at + 1, stop)
        compound = page.folded.endswith((" cong", " quy", " chuong"), 0, at) or page.folded.startswith("giao thong", at + 1)
        ends = known or at > name.end or (name.rule == "field" and verb is not None and " " in verb.phrase)
        if verb is not None and verb.phrase not in _WORKS and ends and not compound:
            return at
        at = page.text.find(" ", at + 1, end)
    return end if found is not None else None


_WORKS = ("dau tu", "xay dung", "phat trien", "bao ton", "khai thac", "quan ly", "quy hoach", "du an")
"""Verbs that stand in names of what is managed."""
