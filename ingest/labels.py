"""How a provision begins: `IV.`, `2.`, `1.1.`, `a)`, `-`, `+`, `Điều 5.`, `Chương II`, `Phụ lục I`."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.document import ProvisionKind as Kind
from ingest.folding import LOWER, UPPER, fold
from ingest.record import record

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
CAPITALS = "ABCDĐEGHIK"
"""Letters of parts (`A. QUY ĐỊNH CHUNG`) in their order."""
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_ORDINALS = {
    "nhất": 1,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}


@record
class Label:
    """A label at the start of a line: `ordinal` counts within its list, `style` tells lists of one kind apart, `length` is
    that of the label with its punctuation and the space after it."""

    kind: Kind
    text: str
    ordinal: int
    style: str
    length: int


_NAMED = re.compile(  # "Điều 5.", "Điều 22.1.LQ.3." of a code, "Chương II", "PHẦN THỨ NHẤT", "Mục 1. ĐÌNH CÔNG", "Phụ lục I"
    r"(?P<name>điều|chương|mục|tiểu mục|phần|phụ lục|biểu mẫu số|mẫu số)"
    r"(?:\s+(?:thứ\s+)?(?P<number>\d{1,3}(?:\.\d{1,3})*\.[A-ZĐ]{2}(?:\.\d{1,3}){1,3}|\d{1,3}[a-zđ]?|[ivxlc]{1,7}|[a-h]|nhất|một|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười)(?![\w/]))?"
    r"\s*(?P<mark>[.:)–—-]?)\s*",
    re.IGNORECASE,
)
_KINDS = {
    "phần": Kind.PART,
    "chương": Kind.CHAPTER,
    "mục": Kind.SECTION,
    "tiểu mục": Kind.SECTION,
    "điều": Kind.ARTICLE,
    "phụ lục": Kind.APPENDIX,
    "mẫu số": Kind.APPENDIX,
    "biểu mẫu số": Kind.APPENDIX,
}
COUNTED = rf"(?:(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười) là|Thứ (?:{'|'.join(_ORDINALS)}))"
COMMA = rf",(?=\s[{UPPER}])(?!\s(?:Điều|Khoản|Mục|Điểm)(?!\w))"
"""Behind the letter of an item (`a, Duy trì các chốt`); `điểm a, Điều 5` goes on with a citation."""
STEP = "(?:Nhóm nhiệm vụ|Nhiệm vụ|Giải pháp)"
DRAWN = "(?:[=-]>|[ovüØ])"
"""A mark that a word processor draws, as the letters that it leaves in a copy."""
BULLETS = "-–—•*~▪●○■§►➢➤→✓✔✦❖◆♦◊□·‣"
"""Marks of lists, as typed and as word processors draw them: the inside of a class of characters."""
_CITES = re.compile(r"[;,]|\w+ \w+ này\s?[,;)]")  # "Điều 12. Nghị định này, thời điểm …" broken off its sentence
_ENUMERATED = re.compile(
    r"[\"“”']?(?:"
    rf"(?P<part>(?:[IVX]{{1,5}}|[A-HĐ])\.\d{{1,2}})(?:[.)/]|(?=\s))\s*(?=[{UPPER}])"  # "II.1. Công tác"
    rf"|(?P<roman>[IVXLC]{{1,7}})\s?(?P<roman_mark>[.)/–-])-?(?![{LOWER}\d])\s*"  # "IV. TỔ CHỨC", "I- QUAN ĐIỂM", "II.- "
    rf"|(?P<mixed>\d{{1,2}}\.?[a-zđ])(?P<mixed_mark>[.)/])\s+(?=[{UPPER}])"  # "2.a) ", "3b. "
    r"|(?P<number>\d{1,3}(?:\.\d{1,3}){0,5})\s?"  # "2. Yêu cầu", "1.1. ", "3/ Về"
    rf"(?P<number_mark>[.)](?!\d)|[-–/](?=\s)|/(?=[{UPPER}][{LOWER}]))\s*"
    rf"|(?P<bare>\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})\s+(?=[{UPPER}])"  # "1.1 Kinh phí"
    r"|\((?P<enclosed>\d{1,2}|i{2,3}|iv|vi{1,3}|ix|[a-zđ])\)\s*"  # "(1) ", "(ii) "
    rf"|(?P<counted>{COUNTED})\s*[,:–-]\s*(?!ngày |\d)(?=\w)"  # "Một là, "
    rf"|(?P<step>{STEP}) (?P<nth>\d{{1,2}})\s*[.:–-]\s*(?=[{UPPER}])"
    r"|(?P<lettered>[a-zđ](?:\.\d{1,2}){1,2})[).](?!\w)\s*"  # "b.2) ", "d.4.1. "
    rf"|(?P<letter>[a-zđ]\d?|[a-zđ]{{2}}|iii|viii)(?P<letter_mark>\)|\.(?=\s)"
    rf"|(?<!\w\w)(?:/(?=\s?[{UPPER}][{LOWER}]|\s[{UPPER}])|{COMMA}))\s*"  # "a) ", "a/ UBND", "a, Chỉ đạo"
    rf"|(?P<glyph>[©¢€@]|[^\W\d_A-ZĐa-zđ])\)\s(?=[{UPPER}])"  # "©) ", "á) "
    r"|(?P<capital>[A-HĐ])(?P<capital_mark>[.)/-])\s+"  # "A. QUY ĐỊNH CHUNG"
    r"|(?P<plus>\+)\s*"
    r"|(?P<note>\(\*{1,3}\))\s+"  # "(*) ": a note below a table
    rf"|(?P<bullet>[{BULLETS}]|{DRAWN}(?=\s+[{UPPER}]))\s*(?=\S)"
    r")"
)


_GLYPHS = {"©": "c", "¢": "c", "€": "e", "@": "a", "ø": "đ"}
"""What scanners take the letters of labels for; others carry specks as accents."""
_BEHIND_BULLET = re.compile(r"(?:[a-zđ]\)|\d{1,2}[).]) ")


def read_label(line: str) -> Label | None:
    """The label that `line` begins with; None for a plain paragraph."""
    first = line[:1]
    if first in "ĐđCcMmPpTtB" and (label := _named(line)):
        return label
    if first in '“"' and line[1:2] in "ĐC" and (label := _named(line[1:])):  # "“Điều 5. …": an amended text
        return replace(label, length=label.length + 1)
    match = _ENUMERATED.match(line)
    if not match or match.end() > len(line):
        return None
    length = match.end()
    if part := match["part"]:
        return Label(Kind.NUMBER, part, int(part.rpartition(".")[2]), "roman.", length)
    if mixed := match["mixed"]:
        return Label(Kind.LETTER, mixed, _letter_value(mixed[-1]), f"mixed{match['mixed_mark']}", length)
    if roman := match["roman"]:
        return Label(Kind.ROMAN, roman, roman_value(roman), match["roman_mark"], length)
    if number := match["number"] or match["bare"]:
        style = f"{match['number_mark'] or '.'}{number.count('.')}"
        return Label(Kind.NUMBER, number, int(number.rpartition(".")[2]), style, length)
    if enclosed := match["enclosed"]:
        if enclosed.isdecimal():
            return Label(Kind.NUMBER, enclosed, int(enclosed), "()", length)
        return Label(Kind.LETTER, enclosed, _letter_value(enclosed), "()", length)
    if counted := match["counted"]:
        number = _ORDINALS[counted.removesuffix(" là").removeprefix("Thứ ").lower()]
        return Label(Kind.LETTER, counted, number, "là" if counted.endswith(" là") else "thứ", length)
    if step := match["step"]:
        return Label(Kind.NUMBER, f"{step} {match['nth']}", int(match["nth"]), step, length)
    if lettered := match["lettered"]:
        style = f"){lettered.count('.')}"
        return Label(Kind.LETTER, lettered, int(lettered.rpartition(".")[2]), style, length)
    if letter := match["letter"]:
        return Label(Kind.LETTER, letter, _letter_value(letter), match["letter_mark"], length)
    if glyph := match["glyph"]:
        letter = _GLYPHS.get(glyph) or fold(glyph)
        return Label(Kind.LETTER, letter, _letter_value(letter), ")", length)
    if capital := match["capital"]:
        return Label(Kind.PART, capital, CAPITALS.find(capital) + 1, "A", length)
    if note := match["note"]:
        return Label(Kind.DASH, note, 0, "(*)", length)
    if match["plus"]:
        return Label(Kind.PLUS, "+", 0, "+", length)
    bullet = match["bullet"]
    inner = _BEHIND_BULLET.match(line, length)  # "- a) Cung cấp …": a bullet that Markdown put before the label
    if inner is not None and (label := read_label(line[length:])) is not None and label.kind in (Kind.LETTER, Kind.NUMBER):
        return replace(label, length=length + label.length)
    return Label(Kind.DASH, bullet, 0, "-" if bullet in "-–—~" else bullet, length)


def _named(line: str) -> Label | None:
    match = _NAMED.match(line)
    if not match:
        return None
    name, number = match["name"], match["number"]
    rest = line[match.end() :]
    kind = _KINDS[name.lower()]
    if number is None:
        # "PHỤ LỤC" alone; "Mục tiêu" and "Phần mềm" are words
        return Label(kind, name, 1, name.lower(), len(line)) if kind is Kind.APPENDIX and not rest and name[0].isupper() else None
    if kind is Kind.ARTICLE and _CITES.match(rest):
        return None
    if not name[0].isupper() or (rest and not match["mark"] and not _begins_title(rest, kind)):
        return None  # "Điều 3 Nghị định số …" cites
    return Label(kind, f"{name} {number}", _value(number), name.lower(), match.end())


def _begins_title(rest: str, kind: Kind) -> bool:
    """Whether what follows `Chương II` without a mark is its title."""
    words = rest.split()
    return kind is not Kind.ARTICLE and words[0].isupper() and (len(words[0]) > 1 or (len(words) > 1 and words[1].isupper()))


def _value(number: str) -> int:
    low = number.lower()
    if low in _ORDINALS:
        return _ORDINALS[low]
    if digits := re.match(r"\d+", low):
        return int(digits[0])
    return roman_value(number.upper()) if set(number.upper()) <= set(_ROMAN) else _ALPHABET.index(low[0]) + 1


_MISREAD = {("h", "1"): "i", ("k", "1"): "l", ("c", "đ"): "d", ("d", "d"): "đ"}
"""A label as a scan has it behind the one before it -> the letter that it must be."""


def after_letter(label: Label, before: str) -> Label:
    """`1)` behind `h)` is `i)`, `đ)` behind `c)` is `d)`: no list leaves a letter out."""
    letter = _MISREAD.get((before, label.text)) if label.style in (")", ")0") else None
    if letter is None:
        return label
    return Label(Kind.LETTER, letter, _letter_value(letter), ")", label.length)


def roman_value(roman: str) -> int:
    """`IV` → 4."""
    values = [_ROMAN[c] for c in roman]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))


_WEIGHTS = {"là": 0, "thứ": 0, ".": 1, ".0": 1, "/0": 2, "-0": 2, ")0": 3, ")": 3, "()": 4}
"""Of labels of one kind those that commonly stand in others: `(1)` in `1)` in `1.`."""


def weight(style: str) -> int:
    """How deep lists of a style commonly stand in others of the same kind."""
    return _WEIGHTS.get(style, 1)


def _letter_value(letter: str) -> int:
    return (_ALPHABET.find(letter[0]) + 1) * 10 + (int(letter[1]) if letter[1:].isdecimal() else 5 if letter[1:] else 0)
