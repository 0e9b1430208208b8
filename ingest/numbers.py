"""Numbers and symbols of documents (số, ký hiệu): found in running text, also where a scan has blurred them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest import symbols
from ingest.document import DocumentNumber
from ingest.readings import Reading, span_of

_LETTERS = "A-ZĐÐƯƠÔÂĂÊ"
# NĐ · BGD&ĐT · QH13 · TTg · CTr; a code ends where lower-case words begin (`TT-BTCngày`).
_PLAIN_CODE = rf"[{_LETTERS}0](?:[{_LETTERS}\d&]|[!¡§](?=[\d\s,.;)]|$))*(?:[a-z]{{1,2}}[{_LETTERS}]*\d*(?![^\W\d_]))?"
_CODE = rf"(?:T[^\S\n]?T[^\S\n]g(?![^\W_])|cP(?![^\W_])|{_PLAIN_CODE})"  # also `1602/TT g-QHQT`, `209/2013/NĐ- cP`
_DASH = rf"[-–—](?:[^\S\n]?[|‘’'“\"*_][^\S\n]?(?=[{_LETTERS}]{{2}}))?"  # with a speck behind it: `TT-| BTC`, `TT- ‘BTC`
_JOINT = rf"(?:TTLT|TTLB|NQLT)(?:[^\S\n]?(?:{_DASH}|[/⁄])[^\S\n]?{_CODE})+"  # each dash may stand apart: `TTLT-BTC - BTP`
_LEGISLATURE = r"(?:UBTV)?[QO0]H(?:\.?[^\S\n])?[1I][^\S\n]?[\dIlS](?![\dA-Za-z])"  # also `QH 13`, `QH. 15`, `QH1 1`
_SPACED = rf"[^\S\n]?[-–—][^\S\n][-–]?[^\S\n]?{_CODE}"  # after the first code the dash may stand apart: `TCT – CS`
_CLOSE = rf"[^\S\n]?(?:{_DASH}|[/⁄])[-–]?{_CODE}|(?:{_DASH}|[/⁄])[^\S\n][-–]?{_CODE}"
_PARTED = r"(?:T\s(?=T[-–])|[NQ]\s(?=[ĐD][-–]))?"  # `10/2014/T T-BTC`
_SYMBOL = rf"(?:{_JOINT}|{_LEGISLATURE}|{_PARTED}{_CODE}(?:{_SPACED})?(?:{_CLOSE})*)(?:-(?=\W|$))?"

_NUMBER = re.compile(
    # 61/2018/NĐ-CP · 26 /KH-UBND · 118/202 L/NĐ-CP · 17-NQ/TW · 30c/NQ-CP · 2013QH13 · 21-LCT/HĐNN8
    # (it begins with one set of characters, which the search skips to; `0-9` is told from the rest quicker than `\d`)
    rf"(?P<serial>[0-9lIO§Š](?:(?<=\d)[\dlIO§]{{0,6}}+|(?<!\d)\d[\dlIO§]{{0,4}}+))(?P<letter>[a-zđ])?[^\S\n]?(?P<mark>[/⁄\-–])[^\S\n]?[-–/]?"
    rf"(?:(?P<year>(?:[12]|3(?=[0O][0-2]))[\dO][^\S\n]?[\dlIOoS|L][^\S\n]?[\dlIOoS|L])(?:[^\S\n]?[/⁄][^\S\n]?|(?=[{_LETTERS}]{{2}})))?"
    rf"(?P<symbol>{_SYMBOL})"
)
# The `1 ` of `số 1 18/2021/NĐ-CP`: digits set off from the rest right after `số` (also `sé`, `só`, `s6`).
_SPLIT = re.compile(r"(?<![^\W\d_])[sS][ốôóòoéèẽẻêỐÔÓO6]\s?:?\s?(?P<head>(?:\d{1,3}\s){1,5})$")
_DOTTED = re.compile(r"(?<![\d/.,-])(?P<head>\d{1,3}\.)$")  # the `66.` of `66.16/2026/NQ-CP`
_DASHES = re.compile(r"--+")
_PLAIN = str.maketrans({"–": "-", "—": "-", "⁄": "/"} | dict.fromkeys("|‘’'“\"*_"))
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONE_CAPITAL = re.compile(rf"\s?[-–—/⁄]\s?[-–]?[{_LETTERS}]$")
_FIGURES = str.maketrans({"l": "1", "I": "1", "L": "1", "|": "1", "O": "0", "o": "0", "S": "5", "Š": "5", "§": "8"})
# 0912018, 1562013: the stroke between serial and year taken for a one, or lost.
_STROKE = re.compile(r"(?P<serial>\d{1,3}?)1?(?P<year>(?:199|20[0-2])\d)")
_YEARLESS = re.compile(r"NĐ-|TT-|TTLT-|QH\d")  # symbols before which a year stands, or stood


def find_numbers(text: str, start: int = 0, end: int | None = None) -> tuple[Reading[DocumentNumber], ...]:
    """All numbers with a symbol in `text[start:end]`, in order; the span leaves out `số`.

    Rules: `number`; `blurred-number` where a scan's slip was undone. Confidence falls where no code of the symbol is known,
    as in numbers of companies and forms (`01/GTGT`): telling those apart needs the words before, so it is the caller's.
    """
    return tuple(_readings(text, start, len(text) if end is None else end))


def parse_number(text: str) -> DocumentNumber | None:
    """The number that `text` is as a whole (`61/2018/NĐ-CP`, `số 26 /KH-UBND`), None for anything else."""
    stripped = re.sub(r"^\s*s[ốô]\s*:?\s*", "", text.strip(), flags=re.IGNORECASE)
    match = _NUMBER.match(stripped)
    if not match or match.end() != len(stripped):
        return None
    return _number(match, "")


def _readings(text: str, start: int, end: int) -> Iterator[Reading[DocumentNumber]]:
    at = start
    while match := _NUMBER.search(text, at, end):
        first = match.start()
        dotted = _DOTTED.search(text, max(start, first - 5), first) if match["year"] and text[first - 1 : first] == "." else None
        if dotted is None and _inside(text, first):
            at = first + 1
            continue
        at = match.end()
        split = dotted or _SPLIT.search(text, max(start, first - 14), first)
        number = _number(match, "".join(split["head"].split()) if split else "")
        if split and number and not dotted and number.serial and int(number.serial[:6]) > _most(number.symbol):
            split, number = None, _number(match, "")  # the figure before it is a mark in the margin
        if number is None:
            continue
        span = span_of(text, split.start("head") if split else first, _end(match))
        blurred = _squeezed(span.text) != number.text
        confidence = (0.97 if symbols.is_known(number.symbol) else 0.7) - (0.12 if blurred else 0)
        yield Reading(number, span, "blurred-number" if blurred else "number", round(confidence, 2))


def _most(symbol: str) -> int:
    """How many documents of that symbol a year has at most."""
    return 300 if symbol.startswith("QH") else 450 if symbol == "NĐ-CP" else 1_000_000


def _inside(text: str, first: int) -> bool:
    """Whether the digits at `first` go on with a number begun before. A look-behind in the pattern would say the same, slower."""
    if not first:
        return False
    before = text[first - 1]
    if before == "-" and text[first - 2 : first - 1].isspace():
        return False  # `số -53/QĐ-TTg`
    return before.isdigit() or before in "/⁄-" or (before in ".," and first > 1 and text[first - 2].isdigit())


def _end(match: re.Match[str]) -> int:
    """Where the number ends: a lone capital before lower-case letters begins a word (`12/QĐ - Sở`)."""
    symbol = match["symbol"]
    after = match.string[match.end() : match.end() + 1]
    loose = _LONE_CAPITAL.search(symbol)
    if loose and after.isalpha():
        return match.start("symbol") + loose.start()
    return match.end()


def _number(match: re.Match[str], head: str) -> DocumentNumber | None:
    symbol = _squeezed(match.string[match.start("symbol") : _end(match)])
    serial = (head + match["serial"]).translate(_FIGURES)
    year = _year(match["year"])
    symbol = symbols.correct(symbol.rstrip("-"), year)
    if sum(map(str.isupper, symbol)) < 2 or (match["year"] and year is None):
        return None
    stroke = _STROKE.fullmatch(serial) if len(serial) > 4 else None
    if stroke and year is None and _YEARLESS.match(symbol):
        serial, year = stroke["serial"], int(stroke["year"])
        symbol = symbols.correct(symbol, year)
    elif len(serial) > 6:
        return None
    return number_of(serial + (match["letter"] or ""), year, symbol, "-" if match["mark"] in "-–" else "/")


def number_of(serial: str, year: int | None, symbol: str, mark: str = "/") -> DocumentNumber:
    """The number with its parts joined as documents write it; `mark` stands after the serial."""
    text = f"{serial}{mark}{year}/{symbol}" if year else f"{serial}{mark}{symbol}"
    return DocumentNumber(text, serial, year, symbol)


def _year(written: str | None) -> int | None:
    figures = "".join(written.split()).translate(_FIGURES) if written else ""
    if figures.startswith("30"):
        figures = "2" + figures[1:]  # 85/3021/NĐ-CP: a year yet to come by a thousand is one of this age
    return int(figures) if _YEAR.fullmatch(figures) else None


def _squeezed(text: str) -> str:
    """The text without white space, its dashes and strokes plain, doubled dashes one."""
    return _DASHES.sub("-", "".join(text.split()).translate(_PLAIN))
