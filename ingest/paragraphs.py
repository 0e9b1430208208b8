"""Lines become paragraphs: those that a page break or a margin cut are found to belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from itertools import pairwise

from ingest.folding import LOWER, UPPER, fold
from ingest.labels import BULLETS, COMMA, COUNTED, DRAWN, STEP
from ingest.wrapped import cut_dash, cut_name, goes_on


class Gap(IntEnum):
    """What stands before a line."""

    WITHIN = -1
    """Nothing: both are of one emphasis."""
    NONE = 0
    BLANK = 1
    PAGE = 2


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
STOCK = re.compile(  # of folded lines
    r"^\W{0,3}(?:cong hoa xa|doc lap\b.{1,6}tu do|so ?:|v/v\b|kinh gui|noi nh?an\b|can cu\b|theo de nghi\b|t\.?m\.|k\.?t\.|tl\."
    r"|tuq\.|ky boi|thoi gian ky|[^,;.]{2,30}, ngay.{0,14} thang|quyet (?:dinh|nghi) ?:?$|nghi quyet ?:?$)"
)
_AFTER_STOCK = re.compile(  # of folded lines
    r"^\W{0,3}(?:so ?:.{0,40}$|doc lap\b|cong hoa xa|tm\.|kt\.|tl\.|tuq\.|noi nh?an ?:?$"
    r"|[^,;.]{2,30}, ngay.{0,14} thang.{0,12} nam \d{4}$)"
)
_BARE_LABEL = re.compile(
    r"^[\"“]?(?:[-–—+•*]|\d{1,3}(?:\.\d{1,3})*[.)]|[a-zđ][.)]|[IVXL]{1,6}[.)]|(?:Điều|ĐIỀU) \d{1,3}[a-zđ]?[.:])$"
)
WANTS_NUMBER = re.compile(r"(?:^|\W)(?:khoản|điểm|điều|mục|số|ngày|tháng|năm|chương|phần)$", re.IGNORECASE)
_WANTS_MORE = re.compile(r"(?:^|\W)(?:từ|đến|và|,|-)$", re.IGNORECASE)
# A line that ends so goes on in the next.
_DANGLING = re.compile(
    r"(?:^|\s)(?:của|và|hoặc|với|theo|tại|cho|về|các|những|đến|từ|trong|thuộc|do|bởi|là|được|bị|số|ngày|tháng|năm|khoản|điểm|điều|để|trên|"
    r"việc|một|này và|cùng|và báo cáo|gửi)$",
    re.IGNORECASE,
)
_ASKS = re.compile(r" (?:yêu cầu|đề nghị)$")
"""`Chủ tịch UBND tỉnh yêu cầu` / `Thủ trưởng các sở …`"""
_OPEN = re.compile(r" \([^()]*$")
_CLOSED = re.compile(r"[^()]{1,90}\)")
"""`gửi Sở Nội vụ (qua` / `Phòng Cải cách hành chính)`"""
_ASIDE = 60
"""Letters between a bracket and the end of its line, at most."""
_CUT_SYMBOL = re.compile(rf"\d/$|[{UPPER}]-$|(?<=số )\d{{1,4}}-$")  # "số 251/" / "QĐ-BNV", "NĐ-" / "CP", "số 10-" / "NQ/TW"
_HALVED = re.compile(r"(?:^|\s)(?:Việt\nNam|Bộ\nTài chính|Công\nThương|Hà\nNội)(?!\w)")  # a name over the end of a line
_YEAR_RANGE = re.compile(r"^[-–] ?\d{4}\b")  # "giai đoạn 2021" / "- 2030"
_YEAR_END = re.compile(r"\b\d{4}$")
TERMINAL = ".;:!?…"
_LISTED = 30
"""Letters of an item's line from which a comma at its end tells that it goes on."""
SHORT = 70
"""Longer lines are no lines of the header."""


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
    cut = sorted(len(a) for a, b in pairwise(lines) if 40 <= len(a) <= 150 and goes_on_below(a, b))
    if len(cut) < 3:
        return None
    width = cut[int(0.9 * (len(cut) - 1))]
    longer = sum(len(line) > 1.3 * width for line in lines)
    return width if longer * 3 <= len(lines) and len(cut) * 8 >= len(lines) - longer else None


def goes_on_below(a: str, b: str) -> bool:
    """Whether line `b` goes on with a sentence of line `a`, whatever the margin."""
    return b[0].islower() and a[-1] not in TERMINAL and a[0] != "|" and not a.isupper() and not label_of(b)


def join(lines: Sequence[str], gaps: Sequence[Gap]) -> list[int]:
    """The indices of the lines that begin a paragraph. Of paragraphs made whole each begins one again."""
    margins = _Margins(lines, gaps)
    starts: list[int] = []
    sofar = ""  # the paragraph's beginning
    for i, line in enumerate(lines):
        above = lines[i - 2] if i > 1 else ""
        halved = i > 0 and gaps[i] is not Gap.PAGE and goes_on(above, lines[i - 1], line)
        if halved or (i and _continues(sofar, lines[i - 1], line, gaps[i], margins, i - 1)):
            if len(sofar) < SHORT:
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
_SUB_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})+[.–-]? [^\W\d_]")
"""`1.4. Thời hạn gửi báo cáo` below a line that ends in `hằng năm`."""
_RHYTHM = re.compile(
    r"(?:^| )(?:hằng|hàng|mỗi|từng|cuối|đầu|cả|theo) (?:ngày|tháng|năm)$|(?<!ngày)[ ,]\d{1,2} (?:ngày|tháng|năm)$"
)
_ITEM = re.compile(rf"\d{{1,2}}[.)] [{UPPER}]")
"""`2. Sở Y tế` below a line that ends in `6 tháng, hằng năm`."""


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
    if end in TERMINAL:
        if labelled or end not in ".;" or gap is not Gap.NONE:
            return False
        return (first.islower() or margins.spaced(at)) and margins.full(at, a, b.split(" ", 1)[0])
    capitals = sofar.isupper()
    if (
        first.isdigit()
        and not capitals
        and not _SUB_NUMBER.match(b)
        and not (_ITEM.match(b) and _RHYTHM.search(a[-20:]))
        and (WANTS_NUMBER.search(a[-12:]) or (not labelled and _WANTS_MORE.search(a[-12:])))
    ):
        return True
    if (first in "-–" and ((_YEAR_RANGE.match(b) and _YEAR_END.search(a)) or cut_dash(a, b))) or (
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
    if (not first.islower() and STOCK.match(fold(b[:60]))) or b[:3] in ("v/v", "V/v") or b[:4] == "gửi:" or _ADDRESSED.match(b):
        return False
    if _ADDRESSED.match(sofar) and end not in ",;:-–" and _FIRST_WORDS.match(b):
        return False
    if len(sofar) < SHORT and _AFTER_STOCK.match(fold(sofar)):
        return False
    if first.islower() or first in "),;.%…" or _HALVED.search(f"{a[-8:]}\n{b[:12]}"):
        return True
    if end == "," and gap is Gap.NONE and len(a) > _LISTED and label_of(sofar):
        return True  # `7. Các Bộ: Công Thương, Nông nghiệp và Môi trường,` / `Ngoại giao thành lập …`
    if full or (gap is Gap.NONE and _ASKS.search(a[-8:]) and first.isupper()):
        return True
    if first.isupper() and _OPEN.search(a, len(a) - _ASIDE) and _CLOSED.match(b):
        return True
    return len(sofar) > 30 and (_DANGLING.search(a[-12:]) is not None or (gap is Gap.NONE and cut_name(a, b)))
