"""The name of the kind (tên loại văn bản) that stands before a number: where a citation begins and what it cites."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ingest import symbols
from ingest.bodies.words import words
from ingest.folding import fold
from ingest.patterns import any_of
from ingest.record import record
from ingest.vocabulary import load, load_table

REACH = 220
"""How many characters before a number are looked at: the longest names of laws have some 180."""

_AMENDING_REACH = 700
"""The same for a law that amends several, all named in its own name."""

_LEGISLATION = re.compile(r"(?:NQ-|PL-|NQ)?(?:UBTV)?QH\d*|(?:PL-)?UBTVQH|LCT/.*|L-?CTN")


@record
class Head:
    """The words before a number that begin a citation.

    `start` is where its quote begins, `type` the kind in full, `name` the name of a law between kind and number, `issuer` where
    a body named between kind and number stands.
    """

    start: int
    type: str
    rule: str
    confidence: float
    name: str | None = None
    issuer: tuple[int, int] | None = None


@cache
def kind_names() -> dict[str, str]:
    """Folded name -> name."""
    return {fold(row["name"]): row["name"] for row in load_table("document_kinds")}


@cache
def short_kinds() -> dict[str, str]:
    """Abbreviation in capitals -> name."""
    return {row["short"]: row["name"] for row in load_table("document_kinds") if row.get("short")}


@cache
def kinds_pattern() -> str:
    """The folded names as one pattern; a scan's stop may stand between syllables (`quyết. định`)."""
    return any_of(kind_names()).replace(r"\ ", r"[.,]?\s+")


@lru_cache(maxsize=512)
def kind_name(folded: str) -> str:
    """The name in full of a kind as matched by `kinds_pattern`."""
    return kind_names()[" ".join(re.sub(r"[.,]", " ", folded).split())]


# số, also as scans give it: sô, só, sé, s6, sd; `số:`; `số hiệu`; stuck to the kind (`công vănsố`)
_STUCK = "|".join(
    f"(?<={end})" for end in ("van", "dinh", "tu", "tich", "thi", "quyet", "hoach", "luat", "lenh", "trinh", "bao", "ban")
)
NUMBER_WORD = re.compile(
    rf"(?:(?<![^\W\d_])|{_STUCK})(?:\$[o6]|86\s|s(?:[oe06dbi]\s?[;:.,–—-]?\s?|\s|o\s?hieu\s))\s*:?\s*(?:[|<>_~{{}}\d]\s|\[)?$"
)


_SPOILT_NUMBER_WORD = re.compile(r"\s[^\s\d]{1,3}[.:]?\s$")  # `Văn bản hợp nhất di 03/VBHN-BCA`


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    kinds = kinds_pattern()
    words_of_purpose = any_of(load("citation_words")["purposes"])
    purpose = rf"(?:\s+{words_of_purpose}(?:(?:,|\s+va)?\s+{words_of_purpose}){{0,3}})?"
    return {
        "kind": re.compile(rf"(?<![^\W_])(?<!phap )(?<!ky )(?P<kind>{kinds}){purpose}[\s:;,.(“\"*'|<_-]{{0,6}}$"),
        # the same, stuck to the word before (`kýTờ trình`)
        "stuck": re.compile(rf"(?<=[^\W\d_])(?P<kind>{kinds}){purpose}[\s:;,.(“\"*'|<_-]{{0,6}}$"),
        "law": re.compile(
            r"(?<![^\W_])(?<!phap )(?<!ky )(?<!bo )(?P<kind>bo [lq]uat|l[unr]at(?!\s+su\b(?! dung))|phap lenh|nghi quyet)"
            r"(?P<name>,?(?:\s+(?!so\b(?! huu|\s*$))(?!\S*\d/)[^\s;|]+){1,34}?)[\s,:]*$"
        ),
        "issuer": re.compile(
            rf"(?<![^\W_])(?P<kind>{kinds})(?P<of>\s+(?:cua|do|lien bo))?(?P<issuer>\s+[^;.\d|()]{{2,90}}?)"
            r"(?:\s+chinh thuc)?[\s,(]*$"
        ),
        "short": re.compile(r"(?<![^\W_/-])(?P<kind>NĐ|NÐ|TTLT|TT|QĐ|CV|NQ|CT|VBHN|TB)[\s:.]*$"),
    }


_NAMED_LAW = re.compile(r"(?:bo luat|luat|phap lenh)\s+[a-z]")  # `Luật Thanh tra số …`
# Words after which a kind and number are a form's (mẫu biểu), not a document's.
_FORM = re.compile(
    r"(?:mau(?! thuan)|bieu|bieu mau|mau so|bieu so|phu luc|phu luc so|form|ky hieu|mau bieu|to khai)[\s:]*"
    r"(?:(?!(?:theo|tai|cua)\s)[^\W\d_]+\s+){0,2}$"
)
_FORM_NUMBER = re.compile(r"(?<![^\W\d_])(?:mau|bieu|phu luc|form|bang ke|ky hieu)(?:\s+(?:so|bieu))?[\s:]*$")
# Words that show that the number after them is not that of the law before them.
_OTHER = re.compile(r"\s(?:nghi dinh|thong tu|quyet dinh|khoan \d|dieu \d|ngay \d)")
_OTHER_DOCUMENT = re.compile(r"\s(?:nghi dinh|thong tu|quyet dinh|ngay \d)")  # `Luật sửa đổi, bổ sung Điều 170 của Luật … số`
_CUT_LINE = re.compile(
    r"(?:nghi dinh|thong tu|quyet dinh|lien tich|cong van|nghi quyet|luat|chi thi|van ban)(?:\ss[oe6])?\s*$|\ss[oe]\s*$"
)
# The law amends others that it names: the number is its own, not the last one's.
_AMENDING = re.compile(
    r"(?<![^\W_])(?P<kind>bo luat|luat|phap lenh|nghi quyet)\s+sua d\w{1,2},?\s+b\w sung\s(?:[^;.\d]|(?<!\d)\d{1,3}(?![\d/]))*$"
)


def line_start(text: str, at: int, reach: int) -> int:
    """Where the line of `at` begins, or `reach` characters before `at` if that is nearer."""
    floor = max(0, at - reach)
    return max(floor, text.rfind("\n", floor, at) + 1)


def is_form(folded: str, at: int) -> bool:
    """Whether the number at `at` is a form's: `mẫu số 01/QĐ`, `Phụ lục 01/BHXH`."""
    return bool(_FORM_NUMBER.search(folded, max(0, at - 24), at))


def head_of(text: str, folded: str, at: int, symbol: str) -> Head | None:
    """The kind's name before the number at `at`, on the same line; None where there is none.

    Rules, surest first: the name itself before the number, its abbreviation, a law's name or an issuer between, a name blurred
    by a scan that the symbol makes out.
    """
    floor = line_start(folded, at, REACH)
    if floor and not folded[floor:at].strip() and _CUT_LINE.search(folded, max(0, floor - 32), floor):
        floor = line_start(folded, floor - 1, REACH)  # the line was cut before the number
    word = NUMBER_WORD.search(folded, max(floor, at - 16), at)
    end = word.start() if word else at
    if at_once := _at_once(folded, floor, end):
        return _plain(folded, at_once, symbol, floor)
    if word is None and (spoilt := _SPOILT_NUMBER_WORD.search(folded, max(floor, at - 6), at)):
        found = _at_once(folded, floor, spoilt.start() + 1)
        if found and symbols.kind_of(symbol) == found[1]:
            return Head(found[0], found[1], "kind", 0.9)
    near = max(floor, end - 60)
    patterns = _patterns()
    if (match := patterns["kind"].search(folded, near, end)) and not _NAMED_LAW.match(folded, match.start(), end):
        return _plain(folded, (match.start(), kind_name(match["kind"])), symbol, floor)
    if match := patterns["short"].search(text, near, end):
        return Head(match.start(), short_kinds()[match["kind"].replace("Ð", "Đ")], "short-kind", 0.95)
    if _LEGISLATION.fullmatch(symbol) and (head := _law(text, folded, floor, end)):
        return head
    if (
        (match := patterns["stuck"].search(folded, near, end))
        and text[match.start()].isupper()
        and text[match.start() - 1].islower()
    ):
        return _plain(folded, (match.start(), kind_name(match["kind"])), symbol, floor)
    if match := _last(patterns["issuer"], folded, max(floor, end - 110), end):
        start, stop = match.span("issuer")
        body = words().read(text, start + 1, stop)
        if body is None or body.end < stop - 2:
            return _blurred(folded, near, end, symbol)
        kind = kind_name(match["kind"])
        addressed = kind in ("Tờ trình", "Báo cáo") and match["of"] is None  # `Tờ trình Quốc hội số …`
        return Head(match.start(), kind, "issuer-between", 0.85, issuer=None if addressed else (start, stop))
    return _blurred(folded, near, end, symbol)


def _at_once(folded: str, floor: int, end: int) -> tuple[int, str] | None:
    """Start and name of a kind that stands whole before `end`, one blank between; None leaves the case to the patterns."""
    words = folded[max(floor, end - 40) : end].split(" ")
    if len(words) < 3 or words[-1]:
        return None
    for size in (4, 3, 2, 1):
        if len(words) > size + 1 and (name := kind_names().get(plain := " ".join(words[-size - 1 : -1]))):
            doubtful = name == "Kết luận" or words[-size - 2] in ("phap", "ky", "bo")  # also `Thông báo kết luận`, `pháp luật`
            return None if doubtful else (end - 1 - len(plain), name)
    return None


def _plain(folded: str, found: tuple[int, str], symbol: str, floor: int) -> Head | None:
    start, name = found
    whole = symbols.kind_of(symbol) == name and symbols.issuer_of(symbol)  # `Phụ lục II Thông tư số 80/2021/TT-BTC`
    if not whole and _FORM.search(folded, max(floor, start - 28), start):
        return None
    agrees = symbols.kind_of(symbol) in (name, None) or name == "Văn bản"
    return Head(start, name, "kind", 1.0 if agrees else 0.93)


def _law(text: str, folded: str, floor: int, end: int) -> Head | None:
    """`Luật Quản lý thuế số 38/2019/QH14`; of an amending law, from its own first word."""
    match = _AMENDING.search(folded, line_start(folded, end, _AMENDING_REACH), end)
    amending = match is not None and text[match.start()].isupper()
    if match is None or not amending:
        match = _last(_patterns()["law"], folded, floor, end)
    if match is None or not text[match.start()].isupper():
        return None
    start = match.start()
    kind = kind_name({"lnat": "luat", "lrat": "luat", "bo quat": "bo luat"}.get(match["kind"], match["kind"]))
    name = " ".join(text[start:end].split()).rstrip(" ,:(")
    if (_OTHER_DOCUMENT if amending else _OTHER).search(folded, start, end):
        return None
    return Head(start, kind, "law", 0.95, name=name)


def _last(pattern: re.Pattern[str], folded: str, start: int, end: int) -> re.Match[str] | None:
    """The match that begins last, so that it spans least."""
    found = None
    at = start
    while match := pattern.search(folded, at, end):
        found, at = match, match.start() + 1
    return found


def _blurred(folded: str, start: int, end: int, symbol: str) -> Head | None:
    """`Nghj định số`, `Nehí định so`: words a letter or two away from the name that the symbol stands for."""
    name = symbols.kind_of(symbol)
    if name is None:
        return None
    wanted = fold(name).replace(" ", "")
    words = list(re.finditer(r"[^\s,;()]+", folded[start:end]))
    count = len(name.split())
    near: list[tuple[int, int]] = []
    for size in (count, count + 1, count - 1):
        if 0 < size <= len(words):
            joined = "".join(word.group() for word in words[-size:])
            if abs(len(joined) - len(wanted)) <= 1 and len(wanted) > 5 and (apart := distance(joined, wanted)) <= 2:
                near.append((apart, start + words[-size].start()))
    return Head(min(near)[1], name, "blurred-kind", 0.75) if near else None


def _shared(one: str, other: str) -> int:
    """How many letters both begin with."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def distance(one: str, other: str) -> int:
    """How many letters must change, come or go (Levenshtein); those that both begin and end with tell nothing."""
    begun = _shared(one, other)
    one, other = one[begun:], other[begun:]
    ended = _shared(one[::-1], other[::-1])
    one, other = one[: len(one) - ended], other[: len(other) - ended]
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]
