"""Where the name of whoever gets something ends that the vocabulary knows by half (`báo cáo Vụ Giáo dục thể chất trước ngày …`):
before what is told behind it."""

from __future__ import annotations

import re

from ingest.bodies.words import Name, words
from ingest.duties.page import Page
from ingest.duties.words import duty_words
from ingest.folding import UPPER
from ingest.patterns import any_of
from ingest.vocabulary import load

_GIVEN = ("bao cao ", "gui ", "cho ", "voi ", "ve ", "trinh ", "toi ", "den ", " ngay ", "kip thoi ")
"""Words right behind which stands whoever gets something."""
_TOLD = re.compile(" " + any_of(load("agencies")["told_behind_names"]) + r"(?!\w)")
"""What is told, or what is to be done with it."""
_WORD = re.compile(rf"(?: |, (?=[{UPPER}]))(?:[-–&] |(?:và|&) (?=[{UPPER}]))?(?P<word>[^\W_][\w/&+-]*)")
_LAST_OF_FIELD = re.compile(rf"[^,.;:()|\n]{{2,40}}(?: và|,)(?= [{UPPER}])")
"""`, Hải đảo và Kiểm ngư`: a field of several, joined by `và` before its last."""
_ENDS = (".", ";", ":", "(", ")", "|", "\n", "")
_AND = re.compile(rf",? và (?![{UPPER}])|, (?![{UPPER}])")
_MOST = 9
_MOST_SMALL = 4
"""Words that a name may go on with, and those in small letters behind a field that the vocabulary has."""
_OF = ("thuộc",)
_HALF_KNOWN = frozenset(["kind", "unknown-field", "field"])
_OFFICES = frozenset(
    ["Vụ", "Cục", "Phòng", "Ban", "Trung tâm", "Viện", "Đội", "Tổ", "Đài", "Khoa", "Quỹ", "Trạm", "Chi cục", "Văn phòng"]
)
"""Kinds whose fields go on in small letters (`Vụ Bảo hiểm y tế`)."""


def is_given(page: Page, start: int) -> bool:
    """Whether the words before a name tell that its bearer gets something."""
    return page.folded.endswith(_GIVEN, 0, start)


def given_end(page: Page, name: Name, end: int, stop: int) -> int | None:
    """Where the whole name ends of which what is known ends at `end`; None where nothing more belongs to it."""
    half = name.rule in _HALF_KNOWN or (name.rule == "body" and page.text[end + 1 : end + 2].isupper())
    if not half or name.place is not None or name.inside is not None:
        return None
    text, at, count, proper = page.text, end, 0, False
    while not _ended(page, at, stop):
        word = _WORD.match(text, at, stop)
        if word is None or count == _MOST:
            return None
        begin = word.start("word")
        other = words().read(text, begin, stop)
        joined = begin > at + 1
        if other is not None and (joined or other.rule not in ("class", "kind")):
            if not page.text.endswith(_OF, 0, begin - 1):
                break  # the next body of a list
            at, proper = other.end, True
            continue
        if text[at] == "," and _LAST_OF_FIELD.match(text, begin, stop) is None:
            break
        if duty_words().verb_at(text, page.folded, begin, stop) is not None and not text[begin].isupper():
            return None
        at, count, proper = word.end(), count + 1, proper or not text[begin].islower()
    small = name.rule != "field" or (name.kind in _OFFICES and count <= _MOST_SMALL)
    return at if at > end and (proper or small) else None


def _ended(page: Page, at: int, stop: int) -> bool:
    """Whether a name ends at `at`: a mark, a time, what is told, or `và` before small letters stands behind it."""
    if at >= stop or page.text[at] in _ENDS:
        return True
    told = _TOLD.match(page.text, at, stop) is not None or _AND.match(page.text, at, stop) is not None
    return told or page.timing_at(at + 1) is not None
