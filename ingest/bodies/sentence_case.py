"""Headings in capitals as a sentence would write them: `2. SỞ Y TẾ CHỈ ĐẠO CÁC XÃ` to `2. Sở Y tế chỉ đạo các xã`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from ingest.bodies.words import words
from ingest.folding import LOWER, UPPER
from ingest.units import names

_LABEL = r"(?:[-–+•*] |(?:[IVXL]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđA-HĐ])[.)/-]{1,2} ?)"
_SHOUTED = re.compile(
    rf"^{_LABEL}(?P<words>[{UPPER}]{{2,}}[ ,][^\n{LOWER}]{{4,240}})(?<=[^ (])(?: ?\([^()\n]{{2,90}}\))?[ .:;]*$", re.MULTILINE
)
"""`II. TỔ CHỨC THỰC HIỆN`, `1. SỞ Y TẾ`; not the chapters of law, which are about bodies rather than for them."""
_SYLLABLE = re.compile(r"[^\W\d_]+")
_NAME = re.compile(rf"(?<![^\W_])[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]+){{1,5}}(?![^\W_])")
_SHORT = re.compile(rf"(?<=[{LOWER}] )[{UPPER}]{{2,6}}(?![^\W_])")
"""`Ban QLDA`"""
_ALWAYS = re.compile(r"[B-DF-HJ-NP-TV-XZĐ]{2,}|I{1,3}|I?[VX]|X?V?I{2,3}")
"""Abbreviations without a vowel, and numbers but for `VI`."""


def in_sentence_case(text: str) -> str:
    """`text` with its numbered headings in capitals written as a sentence writes them, as long as `text`. A name that the
    vocabulary lacks keeps its first letters where the text writes it so elsewhere."""
    if _SHOUTED.search(text) is None:
        return text
    own = {name.upper(): name for name in chain(_SHORT.findall(text), chain.from_iterable(map(_parts, _NAME.findall(text))))}
    return _SHOUTED.sub(lambda match: _written(match["words"], own).join(match.group().split(match["words"], 1)), text)


def _parts(name: str) -> Iterator[str]:
    """The name and its parts of two syllables and more."""
    syllables = name.split(" ")
    return (" ".join(syllables[i:j]) for i in range(len(syllables)) for j in range(i + 2, len(syllables) + 1))


def _written(shouted: str, own: Mapping[str, str]) -> str:
    """The words of a heading; `own` is what the text writes with capitals elsewhere, by its letters in capitals."""
    tokens = list(_SYLLABLE.finditer(shouted))
    pieces = list(shouted.lower())
    at = 0
    opens = True
    while at < len(tokens):
        start, syllable = tokens[at].start(), tokens[at].group()
        phrase = _name(shouted, tokens, at) if opens else None
        phrase = phrase or _phrase(shouted, tokens, at, own) or (syllable if _ALWAYS.fullmatch(syllable) else None)
        end = start + len(phrase or syllable)
        if phrase is not None:
            pieces[start:end] = phrase
        while at < len(tokens) and tokens[at].start() < end:
            at += 1
        opens = phrase is not None or shouted[end : end + 1] not in " " or syllable in _BEFORE_NAMES
    pieces[0] = pieces[0].upper()
    return "".join(pieces)


def _name(shouted: str, tokens: Sequence[re.Match[str]], at: int) -> str | None:
    """The name of a body that begins with a syllable, as the vocabulary writes it: one that it has, or a kind and its fields."""
    whole = _phrase(shouted, tokens, at, _bodies())
    kind = _phrase(shouted, tokens, at, _kinds())
    if kind is None:
        return whole
    start = tokens[at].start()
    end, found = start + len(kind), [kind]
    joint = re.compile(" ")
    while (between := joint.match(shouted, end)) is not None:
        following = next((n for n in range(at, len(tokens)) if tokens[n].start() == between.end()), None)
        field = _phrase(shouted, tokens, following, _fields()) if following is not None else None
        if field is None:
            break
        found += [between.group().lower(), field]
        end = between.end() + len(field)
        joint = _JOINT
    if " " not in kind and len(found) == 1 and not _ALONE.match(shouted, end):
        return whole  # `TỔ` of `TỔ CHỨC`
    return max("".join(found), whole or "", key=len)


_JOINT = re.compile(" VÀ | - ")
_ALONE = re.compile(r"(?![ ,])| (?:VÀ|TỈNH|HUYỆN|XÃ|PHƯỜNG|THỊ|THÀNH|CÓ|CHỈ|YÊU|TRỰC|THUỘC|[B-DF-HJ-NP-TV-XZĐ]{2,})(?!\w)")
"""What follows a kind that is a body by itself."""


def _phrase(shouted: str, tokens: Sequence[re.Match[str]], at: int, known: Mapping[str, str]) -> str | None:
    """The longest phrase that begins with a syllable."""
    for last in range(min(len(tokens), at + _LONGEST) - 1, at - 1, -1):
        if (phrase := known.get(shouted[tokens[at].start() : tokens[last].end()])) is not None:
            return phrase
    return None


_LONGEST = 9
"""Syllables of a phrase."""
_BEFORE_NAMES = frozenset(
    [
        "VÀ",
        "CÁC",
        "VỚI",
        "CỦA",
        "THUỘC",
        "ĐẠO",
        "CẦU",
        "NGHỊ",
        "GIAO",
        "TẠI",
        "PHÍA",
        "TRƯỞNG",
        "ĐỐC",
        "TỊCH",
        "HOẶC",
        "DO",
        "CHO",
    ]
)
"""The last syllables of words that a name follows (`CHỈ ĐẠO`, `ĐỀ NGHỊ`, `GIÁM ĐỐC`)."""


@cache
def _bodies() -> Mapping[str, str]:
    """Bodies, titles, places and the country, by their letters in capitals."""
    vocabulary = words()
    whole = (*vocabulary.bodies, *vocabulary.symbols.values(), *vocabulary.titles)
    return _by_capitals((*names(), "Trung ương", "Việt Nam", *whole))


@cache
def _kinds() -> Mapping[str, str]:
    return _by_capitals((*words().kinds, "Bộ", "Sở"))


@cache
def _fields() -> Mapping[str, str]:
    """What offices are for (`Tài nguyên và Môi trường`)."""
    return _by_capitals(sorted(words().fields))


def _by_capitals(phrases: Iterable[str]) -> Mapping[str, str]:
    """The phrases by their letters in capitals; of two spellings the first."""
    found: dict[str, str] = {}
    for phrase in phrases:
        found.setdefault(phrase.upper(), phrase)
    return found
