"""Syllables (âm tiết) that a copy broke with blanks, as text taken out of web pages and of old files often is: `X ã hội`,
`Bộ Y t ế`, `trung ươ n g`, `chí nh trị`."""

from __future__ import annotations

import re
from functools import cache

from ingest.markup import Line, modern
from ingest.patterns import any_of
from ingest.vocabulary import load

_ONSET = r"(?:[bBcCdDđĐgGhHkKlLmMnNpPqQrRsStTvVxX]|[cgknptCGKNPT][hH]|[nN][gG]|[tT][rR]|[qQ][uU]|[gG][iI])"
_ACCENTED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữự"
_LETTER = f"[{_ACCENTED}ýỳỷỹỵ{_ACCENTED.upper()}ÝỲỶỸỴ]"
_VOWEL = f"[aeiouyAEIOUY{_LETTER[1:]}"
_CODA = r"(?:[nN] ?[gGhH]|[cC] ?[hH]|[cmnptCMNPT])"
_END = r"(?![^\W_])"
_SIGN = re.compile(rf"[\s\"“(|]{_ONSET} {_VOWEL}|{_LETTER} {_CODA} ")
"""What a text with broken syllables has, and another hardly ever."""
_LETTER_OF = re.compile(
    r"(?:[Đđ]iểm|[Kk]hoản|[Mm]ục|[Nn]hóm|[Mm]ẫu|[Ll]oại|[Pp]hụ lục|[Tt]iết|[Hh]ạng|[Kk]hu|[Ll]ô|[Tt]ổ|[Ll]ớp|,|và|[.;:)]) $"
)
"""What a letter that stands alone belongs to (`điểm d áp dụng`, `nhóm B ở …`)."""


@cache
def _broken() -> re.Pattern[str]:
    word = any_of(load("repairs")["syllables_of_vowels"])
    word = rf"(?i:{word}){_END}"  # what a letter before it does not begin (`điểm b áp dụng`)
    coda = rf"{_CODA}{_END}(?! (?!{word}){_LETTER})"
    return re.compile(
        # X ã · t ế · Đ ả ng · h ế t · Ng o ại · qu ốc
        rf"(?<![^\W_]){_ONSET} (?:(?P<word>{word})(?! {coda})|(?:[aeiouyAEIOUY] (?!{word}))?[uUiIoO]?{_LETTER}{_VOWEL}{{0,2}}"
        rf"(?:[nN][gGhH]|[cC][hH]|[cmnptCMNPT])?(?: {coda})?{_END})"
        # ươ n g · Ă n
        rf"|(?<![^\W_])(?!{word})(?:[uUưƯiI]?[ơƠăĂâÂêÊ]|{_LETTER}) {coda}"
        # chí nh · dị ch
        rf"|(?<![^\W_]){_ONSET}?{_VOWEL}{{1,3}}(?<=[{_ACCENTED}]) (?:ng|nh|ch)(?= [^\W\d_])(?! (?!{word}){_LETTER})"
        # q uan
        rf"|(?<![^\W_])[qQ] [uU]{_VOWEL}{{1,3}}(?:[nN][gGhH]?|[cC][hH]?|[mtMT])?{_END}"
    )


def may_hold(text: str) -> bool:
    """A quick test, of a text as a whole."""
    return _SIGN.search(text) is not None


def mended(line: Line) -> Line:
    """The line without the blanks within syllables. Where a syllable is broken for certain, a letter before one that could stand
    alone belongs to it too (`V À X Ã HỘI`)."""
    while gone := _blanks(line.text):
        line = line.without(gone)
    return line


def _blanks(text: str) -> set[int]:
    """Where the blanks within broken syllables stand."""
    found = [match for match in _broken().finditer(text) if _is_syllable(match.group())]
    if all(match["word"] for match in found):
        return set()
    return {i for match in found if not _is_apart(text, match) for i in range(*match.span()) if text[i] == " "}


def _is_apart(text: str, match: re.Match[str]) -> bool:
    """Whether the letter before a word belongs to what stands before it (`điểm d áp dụng`)."""
    return bool(match["word"]) and _LETTER_OF.search(text, max(0, match.start() - 12), match.start()) is not None


def _is_syllable(pieces: str) -> bool:
    """Whether law writes what the pieces make together; a scan's specks make none."""
    from ingest.syllables import spelled  # numpy and its table, for broken texts alone

    return modern(pieces.replace(" ", "").lower()) in spelled()
