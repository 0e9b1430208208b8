"""Page furniture: lines that belong to a page and not to the text, as its number, running heads, stamps and watermarks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from ingest.folding import fold
from ingest.paragraphs import SHORT, STOCK, TERMINAL, WANTS_NUMBER, goes_on_below, label_of

_PAGE_BREAK = re.compile(
    r"^\f$|^-{2,} ?(?:PAGE|Page|TRANG|Trang)(?: BREAK| \d{1,4})? ?-{2,}$"
)  # "--- PAGE BREAK ---", "--- PAGE 2 ---"
_PAGE_NUMBER = re.compile(
    r"^(?:-|–|—|Trang|Page)? ?(\d{1,3})(?: ?/ ?\d{1,3})? ?[-–—]?$", re.IGNORECASE
)  # "2", "- 2 -", "Trang 2/5"

_SELLERS = ("3930", "hapL", "HAP LU", "HÁP LU", "LawSoft", "luatminhkhue")
_WATERMARK = re.compile(  # of folded lines: "THƯ VIEN PHAP LUAT* Tek +84-28-3930 3279 * www.ThuVienPhapLuat.vn", "LawSoft + Tel:"
    r"^(?:(?:[\W\d]|[tr]e\w\b|w\w{2,3}\b|law|soft|thu|vien|phap|lu\w{1,4})*thuv\w{1,3}phapl\w{1,4}\. ?\w{1,3}"
    r"|\W*(?:t?hu )?vien phap lu\S{1,4} ?\W{0,3}[tr]e\w.*|\W*(?:law)?soft\W{1,3}(?:tel.*)?"
    r"|(?:\W|te\w){0,5}\$?(?:84)?4?\W{1,2}\d{1,2}\W3930 ?\d279.*|www\.luatminhkhue\.vn.*)\W*$"
)
_LETTER = re.compile(r"[^\W\d_]")
_SITE = re.compile(r"\W{0,3}(?:website|trang (?:web|thông tin))[^:]{0,60}: ?(?:https?://|www\.)\S+$", re.IGNORECASE)
"""`Website Cục Thuế thành phố Hồ Chí Minh : http://…`: where the writer is found, at the foot of its pages."""
_PAGE_LINES = 18
"""The least lines of a page."""
_HEAD_LINES = 2
"""How many lines on either side of a page break can be a running head."""


def furniture(lines: Sequence[str]) -> set[int]:
    """The indices of lines that belong to pages, not to the text: break marks, page numbers, running heads, stamps.

    A running head is a short line that stands at the edge of three pages or more, digits apart, or nothing but where the writer
    is found on the web. Items, codes and halves of sentences recur there too ("12. Sửa đổi Khoản 1 Điều 48 như sau:",
    "0303.33.00", "chung."), and so do the heads of forms: they are text.
    """
    gone: set[int] = set()
    pages: defaultdict[str, set[int]] = defaultdict(set)
    near: list[int] = []
    breaks = [i for i, line in enumerate(lines) if _PAGE_BREAK.match(line)]
    for number, at in enumerate(breaks):
        gone.add(at)
        gone.update(_stamp_above(lines, at))
        for step in (-1, 1):
            for i in _neighbours(lines, at, step):
                if _PAGE_NUMBER.match(lines[i]) or _SITE.match(lines[i]):
                    gone.add(i)
                elif _can_head(lines[i]):
                    near.append(i)
                    pages[_masked(lines[i])].add(number + (step > 0))
    gone.update(i for i in near if len(pages[_masked(lines[i])]) >= 3)
    gone.update(_loose_page_numbers(lines))
    gone.update(_within_sentences(lines, gone))
    return gone


_SIGNED_BY = re.compile(r"\W{0,3}K[ýỳyÿ] b[ởờo]i ?[:;]", re.IGNORECASE)
_STAMP_LINES = 6
"""Lines of a stamp at most."""


def _stamp_above(lines: Sequence[str], at: int) -> range:
    """The lines of a digital signature that stands at the foot of a page (`Ký bởi: Cục Thuế`, `tỉnh Bắc Ninh`), amid a sentence
    that goes on overleaf."""
    above = [i for i in range(max(0, at - 3 * _STAMP_LINES), at) if lines[i]][-_STAMP_LINES:]
    first = next((i for i in above if _SIGNED_BY.match(lines[i])), at)
    before = next((lines[i] for i in range(first - 1, max(-1, first - _STAMP_LINES), -1) if lines[i]), ".")
    cut = before[-1] not in TERMINAL and all(len(lines[i]) <= SHORT for i in above if i >= first)
    return range(first, at) if cut else range(0)


def _within_sentences(lines: Sequence[str], gone: set[int]) -> list[int]:
    """Page numbers that part a sentence, and the running heads beside them: what stands above is unfinished, and the line below
    goes on in small letters. Heads come again, or say what the title says."""
    found: list[int] = []
    heads: list[int] = []
    page = 1
    for i, line in enumerate(lines):
        number = _PAGE_NUMBER.match(line) if line else None
        if number is None or (i not in gone and not page < int(number[1]) <= page + _PAGES_LOST):
            continue
        above, below = _near(lines, i, -1, gone), _near(lines, i, 1, gone)
        for up, down in ((0, 0), (1, 0), (0, 1), (1, 1)):
            if up < len(above) and down < len(below) and _parted(lines, above[up], below[down]):
                beside = [*above[:up], *below[:down]]
                if all(_can_head(lines[head]) and lines[head][-1] not in TERMINAL for head in beside):
                    found.append(i)
                    heads += beside
                    page = int(number[1])
                break
    if heads:
        masked = [_masked(lines[i]) for i in heads]
        title = set(re.findall(r"[^\W_]+", fold(" ".join([line for line in lines[:60] if line][:_TOP_LINES]))))
        found += [i for i, line in zip(heads, masked, strict=True) if masked.count(line) > 1 or _says(line, title)]
    return found


_PAGES_LOST = 3
"""Pages at most whose numbers a scan lost, between two that it has."""


_TOP_LINES = 18
"""Lines in which the issuer's name and the title stand."""


def _says(head: str, title: set[str]) -> bool:
    """Whether nearly all words of a head stand in the title."""
    words = re.findall(r"[^\W_]+", head)
    return len(words) > 3 and sum(word in title for word in words) * 4 >= len(words) * 3


def _near(lines: Sequence[str], at: int, step: int, gone: set[int]) -> list[int]:
    """The two nearest lines with words above or below a page number, if they are near."""
    around = range(at + step, at + step * 9, step)
    return [i for i in around if 0 <= i < len(lines) and lines[i] and i not in gone][:2]


def _parted(lines: Sequence[str], above: int, below: int) -> bool:
    """Whether the lines at `above` and `below` are one sentence, each with a blank line towards the other."""
    before, after = lines[above], lines[below]
    return (
        not lines[above + 1] and not lines[below - 1] and goes_on_below(before, after) and not WANTS_NUMBER.search(before[-12:])
    )


def watermarks(text: str, lines: Sequence[str]) -> set[int]:
    """The indices of lines that sellers of copies print over the pages of a document; `text` is the whole."""
    if not any(mark in text for mark in _SELLERS):
        return set()
    return {i for i, line in enumerate(lines) if 0 < len(line) < SHORT + 30 and _WATERMARK.match(fold(line))}


def _can_head(line: str) -> bool:
    """Whether a line at the edge of a page can be a running head by its looks."""
    if len(line) >= 120 or line[-1] in ":;" or line[0].islower() or label_of(line) or not _LETTER.search(line):
        return False
    folded = fold(line)
    return not STOCK.match(folded) and "cong hoa xa" not in folded


def _neighbours(lines: Sequence[str], at: int, step: int) -> list[int]:
    """The nearest non-blank lines before or after a page break."""
    found: list[int] = []
    i = at + step
    while 0 <= i < len(lines) and len(found) < _HEAD_LINES and abs(i - at) <= 8:
        if _PAGE_BREAK.match(lines[i]):
            break
        if lines[i]:
            found.append(i)
        i += step
    return found


def _masked(line: str) -> str:
    return re.sub(r"\d+", "0", fold(line)).strip()


def _loose_page_numbers(lines: Sequence[str]) -> list[int]:
    """Bare numbers 2, 3, 4 … in order, each a page's length after the one before, in hard-wrapped text."""
    bare = [i for i, line in enumerate(lines) if len(line) <= 3 and line.isdecimal()]
    if not bare or sum(goes_on_below(a, b) for a, b in pairwise(lines) if a and b) * 8 < len(lines):
        return []
    found: list[int] = []
    expected, last = 2, 0
    for i in bare:
        if int(lines[i]) == expected and i - last >= _PAGE_LINES:
            found.append(i)
            expected, last = expected + 1, i
    return found if len(found) >= 2 else []
