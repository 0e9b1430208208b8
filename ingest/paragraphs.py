"""Lines become paragraphs: page furniture goes, and lines that a page break or a margin cut are found to belong together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise

from ingest.folding import LOWER, UPPER, fold
from ingest.labels import BULLETS, COMMA, COUNTED, DRAWN, STEP
from ingest.wrapped import cut_name, goes_on


class Gap(IntEnum):
    """What stands before a line."""

    WITHIN = -1
    """Nothing: both are of one emphasis."""
    NONE = 0
    BLANK = 1
    PAGE = 2


PAGE_BREAK = re.compile(
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

# What begins a paragraph of its own.
LABEL = re.compile(
    r"^[\"“”'‘]?(?:"
    rf"[{BULLETS}+]\s?(?=[\w\"“(])"  # "- Chỉ đạo", "+ Nghị quyết"
    rf"|{DRAWN}\s+(?=[{UPPER}])"  # "v Chỉ đạo": a drawn mark as text
    rf"|{COUNTED}\s?[,:](?! ngày| \d)"
    rf"|{STEP} \d{{1,2}}\s?[.:](?=\s+[{UPPER}])"
    r"|\((?:\d{1,2}|i{1,3}|iv|vi{0,3}|ix|[a-zđ])\)\s"  # "(1) ", "(ii) "
    rf"|\d{{1,3}}(?:\.\d{{1,3}}){{0,5}}(?:[.)](?=\s|$|[^\W\d])|/(?=\s|[{UPPER}][{LOWER}]))"  # "1. Mục đích", "2)", "1/ Về"
    rf"|\d{{1,2}}(?:\.\d{{1,2}}){{1,4}}\.?\s+[{UPPER}]"  # "1.1 Kinh phí"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}[-–]\s"  # "1- Doanh nghiệp", "6.1- Xây dựng"
    rf"|\d{{1,2}}\.?[a-zđ][.)/]\s+[{UPPER}]|(?:[IVX]{{1,5}}|[A-HĐ])\.\d{{1,2}}[.)/]?\s+[{UPPER}]"  # "2.a) "
    rf"|[a-zđ]\d?[.)](?=\s|[^\W\d])|[a-zđ](?:/(?=\s?[{UPPER}][{LOWER}]|\s[{UPPER}])|{COMMA})"  # "a) Chỉ đạo", "a/ UBND"
    rf"|(?:[©¢€@]|[^\W\d_A-ZĐa-zđ])\)\s(?=[{UPPER}])"  # "©) Chỉ đạo": a scan's "c)"
    r"|[IVXL]{1,6}[.)/–-](?=\s|$|[^\W\d])"  # "IV. TỔ CHỨC THỰC HIỆN", "I- QUAN ĐIỂM"
    r"|[A-ZĐ][.)]\s"  # "A. QUY ĐỊNH"
    r"|(?:Điều|ĐIỀU) \d{1,3}[a-zđ]?\s?(?:[.:)]|$)"
    r"|(?:Chương|CHƯƠNG|Mục|MỤC|Tiểu mục|TIỂU MỤC|Phần|PHẦN|Phụ lục|PHỤ LỤC|Mẫu số|MẪU SỐ) "
    rf"(?:thứ |THỨ )?(?:\d{{1,3}}|[IVXL]{{1,6}}|[A-Z]|nhất|hai|ba|NHẤT|HAI|BA)(?=\s?(?:[.:—–-]|$)|\s[{UPPER}]{{2}})"
    r")"
)


def label_of(line: str) -> re.Match[str] | None:
    """The label that begins a paragraph, None where there is none. Most lines begin with a word that can be none."""
    word = line[:2]
    if word.isalpha() and len(word) == 2 and (word[0].islower() or (word[1].islower() and word[0] not in "ĐCMTPHBNSG")):
        return None
    return LABEL.match(line)


_NAMED = re.compile(r"(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Phụ lục|PHỤ LỤC|Mẫu số) [\dIVXL]")  # "Phụ lục III"
_ADDRESSED = re.compile(  # "Kính gửi", ", Kink gửi", "öa rổ ] Kính gửi:", "inh gửi:"
    r"\W{0,4}[Kk][iíì]\w{1,2} ?g[ửưứừữủúu][iĩíì]|.{0,32}?(?<!\w)(?:[Kk][iíì]\w{1,2} ?g[^\W_]{1,4}|inh g[ửu]i)\s?:"
)
_STOCK = re.compile(  # of folded lines
    r"^\W{0,3}(?:cong hoa xa|doc lap\b.{1,6}tu do|so ?:|v/v\b|kinh gui|noi nh?an\b|can cu\b|theo de nghi\b|t\.?m\.|k\.?t\.|tl\."
    r"|tuq\.|ky boi|thoi gian ky|[^,;.]{2,30}, ngay.{0,14} thang)"
)
_AFTER_STOCK = re.compile(  # of folded lines
    r"^\W{0,3}(?:so ?:.{0,40}$|doc lap\b|cong hoa xa|tm\.|kt\.|tl\.|tuq\.|noi nh?an ?:?$"
    r"|[^,;.]{2,30}, ngay.{0,14} thang.{0,12} nam \d{4}$)"
)
_BARE_LABEL = re.compile(
    r"^[\"“]?(?:[-–—+•*]|\d{1,3}(?:\.\d{1,3})*[.)]|[a-zđ][.)]|[IVXL]{1,6}[.)]|(?:Điều|ĐIỀU) \d{1,3}[a-zđ]?[.:])$"
)
_WANTS_NUMBER = re.compile(r"(?:^|\W)(?:khoản|điểm|điều|mục|số|ngày|tháng|năm|chương|phần)$", re.IGNORECASE)
_WANTS_MORE = re.compile(r"(?:^|\W)(?:từ|đến|và|,|-)$", re.IGNORECASE)
# A line that ends so goes on in the next.
_DANGLING = re.compile(
    r"(?:^|\s)(?:của|và|hoặc|với|theo|tại|cho|về|các|những|đến|từ|trong|thuộc|do|bởi|là|được|bị|số|ngày|tháng|năm|khoản|điểm|điều|để|trên|"
    r"việc|một|này và|cùng|và báo cáo|gửi)$",
    re.IGNORECASE,
)
_ASKS = re.compile(r" (?:yêu cầu|đề nghị)$")
"""`Chủ tịch UBND tỉnh yêu cầu` / `Thủ trưởng các sở …`"""
_CUT_SYMBOL = re.compile(rf"\d/$|[{UPPER}]-$|(?<=số )\d{{1,4}}-$")  # "số 251/" / "QĐ-BNV", "NĐ-" / "CP", "số 10-" / "NQ/TW"
_HALVED = re.compile(r"(?:^|\s)(?:Việt\nNam|Bộ\nTài chính|Công\nThương|Hà\nNội)(?!\w)")  # a name over the end of a line
_YEAR_RANGE = re.compile(r"^[-–] ?\d{4}\b")  # "giai đoạn 2021" / "- 2030"
_SITE = re.compile(r"\W{0,3}(?:website|trang (?:web|thông tin))[^:]{0,60}: ?(?:https?://|www\.)\S+$", re.IGNORECASE)
"""`Website Cục Thuế thành phố Hồ Chí Minh : http://…`: where the writer is found, at the foot of its pages."""
_YEAR_END = re.compile(r"\b\d{4}$")
_TERMINAL = ".;:!?…"
_LISTED = 30
"""Letters of an item's line from which a comma at its end tells that it goes on."""
_SHORT = 70
"""Longer lines are no lines of the header."""
_PAGE_LINES = 18
"""The least lines of a page."""
_HEAD_LINES = 2
"""How many lines on either side of a page break can be a running head."""


def furniture(lines: Sequence[str]) -> set[int]:
    """The indices of lines that belong to pages, not to the text: break marks, page numbers, running heads.

    A running head is a short line that stands at the edge of three pages or more, digits apart, or nothing but where the writer
    is found on the web. Items, codes and halves of sentences recur there too ("12. Sửa đổi Khoản 1 Điều 48 như sau:",
    "0303.33.00", "chung."), and so do the heads of forms: they are text.
    """
    gone: set[int] = set()
    pages: defaultdict[str, set[int]] = defaultdict(set)
    near: list[int] = []
    breaks = [i for i, line in enumerate(lines) if PAGE_BREAK.match(line)]
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
    cut = before[-1] not in _TERMINAL and all(len(lines[i]) <= _SHORT for i in above if i >= first)
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
                if all(_can_head(lines[head]) and lines[head][-1] not in _TERMINAL for head in beside):
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
    return not lines[above + 1] and not lines[below - 1] and _cut(before, after) and not _WANTS_NUMBER.search(before[-12:])


def watermarks(text: str, lines: Sequence[str]) -> set[int]:
    """The indices of lines that sellers of copies print over the pages of a document; `text` is the whole."""
    if not any(mark in text for mark in _SELLERS):
        return set()
    return {i for i, line in enumerate(lines) if 0 < len(line) < _SHORT + 30 and _WATERMARK.match(fold(line))}


def _can_head(line: str) -> bool:
    """Whether a line at the edge of a page can be a running head by its looks."""
    if len(line) >= 120 or line[-1] in ":;" or line[0].islower() or label_of(line) or not _LETTER.search(line):
        return False
    folded = fold(line)
    return not _STOCK.match(folded) and "cong hoa xa" not in folded


def _neighbours(lines: Sequence[str], at: int, step: int) -> list[int]:
    """The nearest non-blank lines before or after a page break."""
    found: list[int] = []
    i = at + step
    while 0 <= i < len(lines) and len(found) < _HEAD_LINES and abs(i - at) <= 8:
        if PAGE_BREAK.match(lines[i]):
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
    if not bare or sum(_cut(a, b) for a, b in pairwise(lines) if a and b) * 8 < len(lines):
        return []
    found: list[int] = []
    expected, last = 2, 0
    for i in bare:
        if int(lines[i]) == expected and i - last >= _PAGE_LINES:
            found.append(i)
            expected, last = expected + 1, i
    return found if len(found) >= 2 else []


class _Margins:
    """How the lines of each stretch of a text end: a hard-wrapped stretch has a right margin."""

    STRETCH = 200
    """Lines for which one margin is looked for."""

    def __init__(self, lines: Sequence[str], gaps: Sequence[Gap]) -> None:
        stretches = [(lines[i : i + self.STRETCH], gaps[i : i + self.STRETCH]) for i in range(0, len(lines), self.STRETCH)]
        self._widths = [_margin(some) for some, _ in stretches]
        self._spaced = [sum(gap is Gap.BLANK for gap in some) * 8 >= len(some) for _, some in stretches]

    def full(self, index: int, line: str, word: str) -> bool:
        """Whether `line` was cut because `word` would not fit any more."""
        width = self._widths[index // self.STRETCH]
        return width is not None and 0.85 * width <= len(line) + 1 + len(word) and len(line) <= 1.3 * width

    def spaced(self, index: int) -> bool:
        """Whether blank lines part the paragraphs around a line."""
        return self._spaced[index // self.STRETCH]


def _margin(lines: Sequence[str]) -> int | None:
    """The length of a full line, None where lines are as long as their paragraphs.

    Only lines cut within a sentence tell of a margin, so that joined text has none.
    """
    cut = sorted(len(a) for a, b in pairwise(lines) if 40 <= len(a) <= 150 and _cut(a, b))
    if len(cut) < 3:
        return None
    width = cut[int(0.9 * (len(cut) - 1))]
    longer = sum(len(line) > 1.3 * width for line in lines)
    return width if longer * 3 <= len(lines) and len(cut) * 8 >= len(lines) - longer else None


def _cut(a: str, b: str) -> bool:
    """Whether line `b` goes on with a sentence of line `a`, whatever the margin."""
    return b[0].islower() and a[-1] not in _TERMINAL and a[0] != "|" and not a.isupper() and not label_of(b)


def join(lines: Sequence[str], gaps: Sequence[Gap]) -> list[int]:
    """The indices of the lines that begin a paragraph. Of paragraphs made whole each begins one again."""
    margins = _Margins(lines, gaps)
    starts: list[int] = []
    sofar = ""  # the paragraph's beginning
    for i, line in enumerate(lines):
        above = lines[i - 2] if i > 1 else ""
        halved = i > 0 and gaps[i] is not Gap.PAGE and goes_on(above, lines[i - 1], line)
        if halved or (i and _continues(sofar, lines[i - 1], line, gaps[i], margins, i - 1)):
            if len(sofar) < _SHORT:
                sofar = f"{sofar} {line}"
        else:
            starts.append(i)
            sofar = line
    return starts


_FIRST_WORDS = re.compile(
    r"(?:Ngày \d{1,2}|Thực hiện|Căn cứ|Triển khai|Theo|Tiếp theo|Tiếp tục|Để|Trong thời|Thời gian|Hiện nay"
    r"|Vừa qua|Qua|Nhằm|Sau khi|Trên cơ sở)(?= )"
)
"""How a letter begins below whom it goes to."""
_SUB_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.? [^\W\d_]")
"""`1.4. Thời hạn gửi báo cáo` below a line that ends in `hằng năm`."""


def _continues(sofar: str, a: str, b: str, gap: Gap, margins: _Margins, at: int) -> bool:
    """Whether line `b` goes on with the paragraph that begins with `sofar` and ends, for now, with line `a`, the `at`th."""
    first, end = b[0], a[-1]
    if gap is Gap.WITHIN:
        if not b.isupper() or (label_of(sofar) and not label_of(b)):
            return True  # `**IV. TỔ CHỨC` / `THỰC HIỆN**`
        gap = Gap.NONE  # `**KT. GIÁM ĐỐC` / `PHÓ GIÁM ĐỐC**`
    bar = "\t" if "\t" in b else " | "
    if sofar[0] == "|" or first == "|" or (bar in b and a.count(bar) == b.count(bar) > 1):
        return False  # rows of a table, also without bars at their ends (`3 | Đánh giá … | Hằng năm` / `4 | Kiểm tra …`)
    if len(sofar) < 12 and _BARE_LABEL.match(sofar):
        return not label_of(b) and not _NAMED.match(b)
    labelled = label_of(b)
    if end in _TERMINAL:
        if labelled or end not in ".;" or gap is not Gap.NONE:
            return False
        return (first.islower() or margins.spaced(at)) and margins.full(at, a, b.split(" ", 1)[0])
    capitals = sofar.isupper()
    if (
        first.isdigit()
        and not capitals
        and not _SUB_NUMBER.match(b)
        and (_WANTS_NUMBER.search(a[-12:]) or (not labelled and _WANTS_MORE.search(a[-12:])))
    ):
        return True
    if (first in "-–" and _YEAR_RANGE.match(b) and _YEAR_END.search(a)) or (
        end in "-/" and b[:2].isupper() and _CUT_SYMBOL.search(a[-12:])
    ):
        return True
    if labelled:
        cited = len(sofar) > 30 and not capitals and _NAMED.match(b) and not b.isupper()
        return bool(cited and _DANGLING.search(a[-12:]))
    full = gap is not Gap.BLANK and margins.full(at, a, b.split(" ", 1)[0])
    if capitals:
        return b.isupper() and full and gap is Gap.NONE
    if b.isupper() and len(b) > 12:
        return False
    if (not first.islower() and _STOCK.match(fold(b[:60]))) or b[:3] in ("v/v", "V/v") or b[:4] == "gửi:" or _ADDRESSED.match(b):
        return False
    if _ADDRESSED.match(sofar) and end not in ",;:-–" and _FIRST_WORDS.match(b):
        return False
    if len(sofar) < _SHORT and _AFTER_STOCK.match(fold(sofar)):
        return False
    if first.islower() or first in "),;.%…" or _HALVED.search(f"{a[-8:]}\n{b[:12]}"):
        return True
    if end == "," and gap is Gap.NONE and len(a) > _LISTED and label_of(sofar):
        return True  # `7. Các Bộ: Công Thương, Nông nghiệp và Môi trường,` / `Ngoại giao thành lập …`
    if full or (gap is Gap.NONE and _ASKS.search(a[-8:]) and first.isupper()):
        return True
    return len(sofar) > 30 and (_DANGLING.search(a[-12:]) is not None or (gap is Gap.NONE and cut_name(a, b)))
