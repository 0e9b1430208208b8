"""Whether two writings name one document, by titles and by names of laws: letters and scans give them in words of their own."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.bodies import PLACE_KINDS
from ingest.folding import UPPER, fold

_WORD = re.compile(r"[a-z0-9]+")
_COMMON = 1 / 3
"""The share of the shorter one's words below which two titles or names are not the same."""

_IN_EVERY_TITLE = frozenset(
    (
        *("nam", "giai", "doan", "ve", "viec", "va", "cua", "cac", "tren", "dia", "ban"),
        *("tinh", "thanh", "pho", "huyen", "quan", "thi", "xa", "phuong"),
    )
)
"""Folded words that titles of different matters share, as they do their years."""

_PLACE = re.compile(rf"\b(?:{'|'.join(PLACE_KINDS)}) (?:[{UPPER}]\w*[ -]+)*[{UPPER}]\w*")  # tỉnh Bà Rịa - Vũng Tàu

_NO_TITLE = re.compile(r"[0-9]/[0-9A-Z]|ngày [0-9]", re.IGNORECASE)
"""Titles that name other documents are cut differently by everyone."""

_LAW = re.compile(r"\b(?:bo luat|luat|phap lenh) (?P<name>[a-z][a-z, ]*?)(?= so\b| ngay\b| nam\b| [0-9]|$)")
"""Of a folded citation the name of a law: `Luật Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ số …`."""


_YEAR = re.compile(r"(?<!\d )năm (20\d\d)(?! ?[-–])")
"""The year that a title is for (`Phòng, chống dịch bệnh năm 2024`), no day's and no span's."""


def same_title(written: str, known: str) -> bool:
    """True too where the words are too few, or no titles, to tell; false where they are for different years."""
    years, others = (set(_YEAR.findall(title)) for title in (written, known))
    if len(years) == len(others) == 1 and years != others:
        return False
    a, b = (telling_words(title) for title in (written, known))
    if _NO_TITLE.search(written) or _NO_TITLE.search(known) or min(len(a), len(b)) < 4:
        return True
    return len(a & b) >= _COMMON * min(len(a), len(b))


def telling_words(title: str) -> set[str]:
    """The folded words of a title without years, places and those that titles of all matters share."""
    return {word for word in _WORD.findall(fold(_PLACE.sub("", title))) if not word.isdigit()} - _IN_EVERY_TITLE


def same_law(one: str, other: str) -> bool:
    """Whether two citations can mean one law: false only where both name one and the names have too few words in common."""
    names = [match["name"] for text in (one, other) if (match := _LAW.search(fold(text)))]
    if len(names) < 2:
        return True
    a, b = (set(_WORD.findall(name)) for name in names)
    return min(len(a), len(b)) < 2 or len(a & b) >= _COMMON * min(len(a), len(b))


def same_law_of(number: str, one: str, other: str) -> bool:
    """Whether two texts can mean one law by its number: false only where both name a law right before that number and the names
    have too few words in common, as where a slip gives one law the number of another."""
    names = [match["name"] for text in (one, other) if (match := _named(fold(number)).search(fold(text)))]
    if len(names) < 2:
        return True
    a, b = (set(_WORD.findall(name)) for name in names)
    return len(a & b) >= _COMMON * min(len(a), len(b))


@lru_cache(4096)
def _named(number: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:bo luat|luat|phap lenh) (?!so )(?P<name>[a-z][a-z, ]*?) (?:(?:nam )?[0-9]{{4}} )?(?:so )?{re.escape(number)}"
    )
