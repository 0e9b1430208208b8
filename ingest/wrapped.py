"""Names of the header and the signature that a copy broke over two lines (`ỦY` / `BAN NHÂN DÂN`, `Lai` / `Châu, ngày …`)."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from ingest.folding import LOWER, UPPER, fold
from ingest.person_names import is_person
from ingest.units import is_district, province
from ingest.vocabulary import load

_LONGEST = 60
"""Letters of a line of the header or the signature, at most."""
_SIGNS_FOR = re.compile(r"(?:TM|KT|TL|TUQ|Q)\.$")
_SYLLABLE = rf"[{UPPER}][{LOWER}]+"
_PLACE = re.compile(rf"(?P<rest>{_SYLLABLE}(?: {_SYLLABLE})?),? ngày \d")
_WORDS = re.compile(rf"{_SYLLABLE}(?: {_SYLLABLE}){{0,3}}$")
_PERSON_WORDS = 5


_BODIES = ("HỘI ĐỒNG NHÂN DÂN", "TỔNG CỤC", "CHI CỤC", "TỔNG CÔNG TY", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
_OF_CITY = re.compile(r"(?:[Tt]hành phố|TP\.?) ")


@cache
def _phrases() -> dict[str, frozenset[str]]:
    """The ends of names of several syllables, by the beginning before them, folded."""
    found: dict[str, set[str]] = {}
    data = load("signatures")
    for name in (*data["positions"], *data["bodies"], *_BODIES):
        words = fold(name).split()
        for i in range(1, len(words)):
            found.setdefault(" ".join(words[:i]), set()).add(" ".join(words[i:]))
    return {before: frozenset(rest) for before, rest in found.items()}


@cache
def _most_syllables() -> int:
    return max(before.count(" ") + 1 for before in _phrases())


def goes_on(above: str, line: str, below: str) -> bool:
    """Whether `below` is the second half of a name that `line` begins; `above` is the line before them.

    A position or a body in capitals, the place before a date, or a person's name under a position.
    """
    if not line or len(line) > _LONGEST or len(below) > _LONGEST:
        return False
    if line.isupper():
        return below.isupper() and (_SIGNS_FOR.search(line) is not None or _halves(fold(line), fold(below)))
    return _halves_of_place(line, below) or (above.isupper() and _halves_of_person(above, line, below))


_KIND = re.compile(r"(?:^|(?<=[ (]))(?:(?P<office>Bộ|Sở)|(?P<place>huyện|quận|thị xã|thành phố|tỉnh)|xã|phường|thị trấn)$")
_NAME = re.compile(rf"{_SYLLABLE}(?: {_SYLLABLE}){{0,3}}")
_LOCATED = re.compile(rf"{_SYLLABLE}(?: {_SYLLABLE}){{0,2}}, (?:huyện|quận|thị xã|thành phố|tỉnh) [{UPPER}]")
"""`Túng Sán, huyện Hoàng Su Phì` below `xã`."""


def cut_name(line: str, below: str) -> bool:
    """Whether a line of text ends with the kind of a body or place whose name begins the next (`UBND huyện` / `Vị Xuyên …`)."""
    kind = _KIND.search(line, max(0, len(line) - 12))
    if kind is None or not below[0].isupper():
        return False
    if kind["office"] is not None:
        return below.startswith(_fields())
    if kind["place"] is None:
        return _LOCATED.match(below) is not None
    name = _NAME.match(below)
    words = name.group().split() if name is not None else []
    return any(_is_place(" ".join(words[:count])) for count in range(len(words), 0, -1))


_DASH = re.compile(r"\s[-–]\s")
_SIDE = 2
"""Syllables on each side of a dash that tell a name."""


def cut_dash(line: str, below: str) -> bool:
    """Whether a line of text ends before the dash of a name (`các tổ chức chính trị` / `- xã hội tỉnh`)."""
    before, after = line[-_LONGEST:].split()[-_SIDE:], below[:_LONGEST].split()[1 : 1 + _SIDE]
    return (fold(" ".join(before)), fold(" ".join(after)).rstrip(".,;:)")) in _dashed()


@cache
def _dashed() -> frozenset[tuple[str, str]]:
    """What stands before and behind the dashes of names, folded."""
    data = load("agencies")
    names = [*data["fields"], *data["departments"], *data["kinds"], *(body["name"] for body in data["bodies"])]
    names += ["chính trị - xã hội", "chính trị - xã hội - nghề nghiệp"]
    sides = (pair for name in names for pair in pairwise(_DASH.split(fold(name))))
    return frozenset((" ".join(left.split()[-_SIDE:]), " ".join(right.split()[:_SIDE])) for left, right in sides)


@cache
def _fields() -> tuple[str, ...]:
    """What ministries and departments are for, as their names tell it."""
    data = load("agencies")
    return tuple({*data["ministries"], *data["departments"]})


def _halves(line: str, below: str) -> bool:
    words = line.split()
    for count in range(1, min(len(words), _most_syllables()) + 1):
        rests = _phrases().get(" ".join(words[-count:]), frozenset())
        if any(below == rest or below.startswith(f"{rest} ") for rest in rests):
            return not any(below.startswith(whole) for whole in _whole_behind(words, count))
    return False


def _whole_behind(words: list[str], count: int) -> tuple[str, ...]:
    """`KT. CHỦ TỊCH` / `PHÓ CHỦ TỊCH` are two lines, each whole."""
    return ("pho ", "quyen ") if count < len(words) and words[0].rstrip(".") in ("kt", "tm", "tl", "tuq") else ()


def _halves_of_place(line: str, below: str) -> bool:
    rest, line = _PLACE.match(below), _OF_CITY.sub("", line, count=1)
    if rest is None or _WORDS.match(line) is None or line.count(" ") > 1:
        return False
    return _is_place(f"{line} {rest['rest']}") and not _is_place(rest["rest"])


def _is_place(name: str) -> bool:
    return province(name) is not None or is_district(name)


def _halves_of_person(above: str, line: str, below: str) -> bool:
    alone = " " not in line
    if _WORDS.match(line) is None or _WORDS.match(below) is None or not (alone or " " not in below):
        return False
    signs = fold(above).endswith(tuple(fold(name) for name in load("signatures")["positions"]))
    whole = f"{line} {below}"
    return signs and whole.count(" ") < _PERSON_WORDS and is_person(whole) and (alone or not is_person(below))
