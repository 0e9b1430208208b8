"""Document numbers as people ask for them: `251/QĐ-BNV`, `qd 251 bnv`, `nghi dinh 61 nam 2018`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from ingest.folding import fold
from ingest.readings import PartialDate
from ingest.symbols import kind_codes, kind_of
from ingest.vocabulary import load_table

_WORD = re.compile(r"[^\W_]+")
_DATE = re.compile(
    r"\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?(?![\w/-])|(?:0?[1-9]|1[0-2])[/-](?:19|20)\d\d(?![\w/-])"
)  # 29/3/2022, 12/2024
_NOT_BEFORE = frozenset(("thang", "ngay", "nam", "dieu", "khoan", "diem", "muc", "quy", "phan", "chuong", "trang", "top"))
_NOT_AFTER = frozenset(("thang", "ngay", "tuoi", "nguoi", "dong", "lan", "gio", "trieu", "ty", "phan", "cap"))
_SPOKEN = {"so", "cua", "nam", "ngay"}  # words that may stand between the parts of a number


@dataclass(frozen=True, slots=True)
class Reference:
    """A document number taken apart. `symbol` holds its folded codes with blanks between (`qd bnv`), `type` the folded
    name of the kind; both empty where unknown. `year` is that of the number, else of the document's date."""

    text: str
    serial: int
    year: int | None
    symbol: str
    type: str


@dataclass(frozen=True, slots=True)
class AskedNumber:
    """A number in a question: the stretch that names it, and what must agree."""

    start: int
    end: int
    words: str
    serial: int
    year: int | None
    codes: tuple[str, ...]
    type: str | None

    def fits(self, other: Reference) -> bool:
        """Whether `other` has this serial and contradicts nothing that was said."""
        return (
            self.serial == other.serial
            and (self.year is None or self.year == other.year)
            and set(self.codes) <= set(other.symbol.split())
            and (self.type is None or self.type == other.type)
        )


def reference(
    text: str, serial: str, year: int | None, symbol: str, type: str | None, date: PartialDate | None
) -> Reference | None:
    """The parts of a number that was read out of a document; None where it has no serial."""
    digits = re.match(r"\d+", serial)
    if not digits:
        return None
    codes = " ".join(_WORD.findall(fold(symbol)))
    kind = kind_of(symbol) or type or ""
    return Reference(text, int(digits.group()), year or (date.year if date else None), codes, fold(kind))


def find_numbers_asked(question: str) -> tuple[AskedNumber, ...]:
    """The document numbers in a question, with or without accents, strokes and `số`.

    A bare figure is none: it needs a kind, a code of a symbol, or a year joined by a stroke beside it.
    """
    words = [(m.start(), m.end(), fold(m.group())) for m in _WORD.finditer(question)]
    found: list[AskedNumber] = []
    at = 0
    while at < len(words):
        asked, after = _read(question, words, at)
        if asked and not (found and asked.start < found[-1].end):
            found.append(asked)
        at = max(after, at + 1)
    return tuple(found)


def _read(question: str, words: list[tuple[int, int, str]], at: int) -> tuple[AskedNumber | None, int]:
    start, end, word = words[at]
    if not word.isdecimal() or len(word) > 6 or not _may_be_serial(question, words, at):
        return None, at + 1
    year: int | None = None
    codes: list[str] = []
    joined = False  # whether a stroke or dash ties something to the serial
    last = at
    for next_at in range(at + 1, min(at + 8, len(words))):
        gap = question[words[next_at - 1][1] : words[next_at][0]]
        tied = bool(gap.strip()) and not gap.strip(" /-–")
        text = words[next_at][2]
        if year is None and _is_year(text) and (tied or words[next_at - 1][2] == "nam"):
            year, last, joined = int(text), next_at, joined or tied
        elif text.isalpha() and (tied or (text in _codes() and text not in _SPOKEN and not gap.strip())):
            codes.append(text)
            last = next_at
        elif text not in _SPOKEN or gap.strip():
            break
    kind, first = _kind_before(words, at)
    first_codes = [word for _s, _e, word in words[first:at] if word in _codes()] if kind is None else []
    if not (codes or kind or first_codes or (joined and year)):
        return None, at + 1
    start, end = words[first][0] if kind or first_codes else start, words[last][1]
    return AskedNumber(start, end, question[start:end], int(word), year, tuple(codes), kind), last + 1


def _may_be_serial(question: str, words: list[tuple[int, int, str]], at: int) -> bool:
    """Not a day, a year, `Điều 5`, `6 tháng` or the middle of a date (`29/3/2022`)."""
    before = words[at - 1][2] if at else ""
    after = words[at + 1][2] if at + 1 < len(words) else ""
    if before in _NOT_BEFORE or after in _NOT_AFTER:
        return False
    return _kind_before(words, at)[0] is not None or not _DATE.match(question, words[at][0])


def _is_year(text: str) -> bool:
    return text.isdecimal() and 1945 <= int(text) <= 2100


def _kind_before(words: list[tuple[int, int, str]], at: int) -> tuple[str | None, int]:
    """The kind named right before the figure (`nghi dinh`, `qd`, `nghị định số`) and the index of its first word."""
    end = at - 1 if at and words[at - 1][2] == "so" else at
    for length in (3, 2, 1):
        if end >= length:
            name = " ".join(word for _s, _e, word in words[end - length : end])
            kind = _kinds().get(name)
            if kind:
                return kind, end - length
    return None, at


@cache
def _kinds() -> dict[str, str]:
    """Folded names and codes of kinds to the folded name (`nd` and `nghi dinh` to `nghi dinh`)."""
    found = {fold(row["name"] or ""): fold(row["name"] or "") for row in load_table("document_kinds")}
    for code, name in kind_codes().items():
        found.setdefault(fold(code), fold(name))
    return found


@cache
def _codes() -> frozenset[str]:
    """Folded codes of symbols, each part alone."""
    codes: Iterable[str] = [*kind_codes(), *(row["code"] or "" for row in load_table("issuers"))]
    return frozenset(part for code in codes for part in _WORD.findall(fold(code)) if len(part) > 1)
