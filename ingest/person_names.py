"""Names of persons (họ và tên): told from other words, and mended where a scan blurred them and one name fits."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ingest.folding import UPPER, fold
from ingest.units import province
from ingest.vocabulary import load

_SYLLABLE = rf"[{UPPER}](?:['’](?=[{UPPER}]))?[^\W\d_]{{0,6}}"
"""Also of the highlands: `K’Brang`, `H'Lim`."""
_OF_THE_HIGHLANDS = ("h'", "k'", "h’", "k’")
"""How given names of some peoples begin, which have no family name before them (`H’Lim Bkrông`)."""
_NAME = re.compile(  # "Kim Thị Thanh Nữ", "NGUYỄN CHÍ DŨNG", "Thượng tướng Hoàng Xuân Chiến"
    r"^\W{0,4}(?:[^\W\d_] (?=g?uy))?(?:\(?[Đđ]ã ký\)?\W*)?"  # "ì guyển Nam Bình"
    r"(?:(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|t[aáàảãạ]|[uú]y)|(?:PGS|GS|TSKH|TS|ThS|BS|CKI{1,2})\b[.,]?\s?)+\s*)?"
    rf"(?P<name>(?:{_SYLLABLE}|(?:[gn]?g)?uy[êeéễể]n)(?:[!'’.]? {_SYLLABLE}){{1,4}})\W{{0,4}}$"
)
_CAPITALISED = re.compile(rf"(?<![\w.]){_SYLLABLE}(?: {_SYLLABLE}){{2,3}}(?!\w)")
_TAIL = re.compile(  # "…; Hồ Đức Phớc", "…; - Đồ Hoang Anh Tuan"
    r"[;.,:)]\s?\W{0,4}(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|t[aáàảãạ]|[uú]y) )?"
    rf"(?P<name>(?:{_SYLLABLE}|(?:[gn]?g)?uy[êeéễể]n)(?: {_SYLLABLE}){{1,3}})\W*$"
)
_BRACKET = re.compile(r"\s*[()]")
_TITLE_REACH = 60
"""Characters before a name in which the last word before it stands."""
_LEAST = 9
"""Letters from which on a name with one syllable amiss is still told from others."""


@cache
def _families() -> tuple[frozenset[str], frozenset[str]]:
    names = load("signatures")["family_names"]
    return frozenset(name.casefold() for name in names), frozenset(fold(name) for name in names)


@cache
def _offices() -> frozenset[str]:
    data = load("signatures")
    return frozenset(_letters(name) for name in data["positions"])


def _letters(words: str) -> str:
    return re.sub(r"[\W_]", "", fold(words))


def is_person(words: str) -> bool:
    """Whether words can be a person's name: a family name first, and no words of an office."""
    accented, folded = _families()
    if not words or words.isspace():
        return False
    first = words.split()[0].casefold()
    if _letters(words) in _offices():
        return False
    if words.istitle():
        known = first in accented or fold(first) in folded or fold(first) in _blurred() or first.startswith(_OF_THE_HIGHLANDS)
        return province(words) is None and (known or (words.split()[1:2] in (["Thị"], ["Văn"]) and first != "công"))
    syllables = set(fold(words).split()) & set(load("signatures")["not_in_person_names"])
    return words.isupper() and first in accented and not syllables


def person_of(words: str) -> str | None:
    """The name, where words hold nothing else; mended where a scan blurred it."""
    match = _NAME.match(words)
    if match is None:
        return None
    name = re.sub(r"[!'’.](?= )", "", match["name"])
    if known := _official(name):
        return known.upper() if name.isupper() else known
    name = name[0].upper() + name[1:]
    return _with_family(name).replace(" Thi ", " Thị ") if is_person(name) else None


def find_person(line: str) -> tuple[int, int] | None:
    """Where a signer's name stands in a line that another column runs into: at its end behind a mark, or an official's
    name anywhere. People who get a copy (`Thứ trưởng Vũ Thị Mai (để b/c)`) are passed over."""
    tail = _TAIL.search(line)
    if tail is not None and person_of(tail["name"]):
        opened = line.count("(", 0, tail.start()) > line.count(")", 0, tail.end())
        if not opened and not _titled(line, tail.start()) and (line[tail.start()] != "," or tail["name"].count(" ") > 1):
            return tail.span("name")
    for match in _CAPITALISED.finditer(line):
        closed = _BRACKET.match(line, match.end()) or line.endswith("(", 0, match.start())
        if not closed and not _titled(line, match.start()) and _official(match[0]):
            return match.span()
    return None


def _titled(line: str, at: int) -> bool:
    """Whether the words before a name at `at` say that its bearer is one of those who get a copy."""
    words = fold(line[max(0, at - _TITLE_REACH) : at]).split()
    return bool(words) and (
        words[-1].endswith(":") or re.sub(r"[^a-z/]", "", words[-1]) in load("signatures")["titles_of_persons"]
    )


@cache
def _blurred() -> dict[str, str]:
    return dict(load("signatures")["blurred_families"])


def _with_family(words: str) -> str:
    """The name with its family name's accents where a scan lost them and one family name fits."""
    first, _, rest = words.partition(" ")
    accented, _ = _families()
    if first.casefold() in accented:
        return words
    fits = [name for name in load("signatures")["family_names"] if fold(name) == fold(first)]
    fits = fits or [name for key, name in _blurred().items() if key == fold(first)]
    if len(fits) != 1:
        return words
    return f"{fits[0].upper() if first.isupper() else fits[0]} {rest}"


@cache
def _officials() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Officials: folded letters, name, folded syllables."""
    return tuple((_letters(name), name, tuple(fold(name).split())) for name in load("signatures")["officials"])


@lru_cache(maxsize=4096)
def _official(name: str) -> str | None:
    """The one official whom a name fits; None where none or several do."""
    whole = _with_family(name)
    letters, syllables = _letters(whole), tuple(fold(whole).split())
    exact = [known for key, known, _ in _officials() if key == letters]
    if exact or len(letters) < _LEAST:
        return exact[0] if len(exact) == 1 else None
    near = sorted((_syllable_apart(parts, syllables), known) for _, known, parts in _officials())
    return near[0][1] if near[0][0] <= _MOST and near[0][0] < near[1][0] else None


_MOST = 3
"""Letters by which a syllable may differ."""


def _syllable_apart(known: tuple[str, ...], name: tuple[str, ...]) -> int:
    """By how many letters two names differ that differ in one syllable alone, which is no name as written; many for others."""
    if len(known) != len(name):
        return _MOST + 1
    pairs = [(a, b) for a, b in zip(known, name, strict=True) if a != b]
    if len(pairs) != 1 or pairs[0][1] in _name_syllables():
        return _MOST + 1
    return apart(*pairs[0])


@cache
def _name_syllables() -> frozenset[str]:
    return frozenset(load("signatures")["name_syllables"]) | _families()[1]


def apart(a: str, b: str) -> int:
    """How many letters have to be changed, put in or taken out to make `b` of `a`."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]
