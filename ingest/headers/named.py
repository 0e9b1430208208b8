"""What a document says of itself outside the lines of its header: its name in the first line, as collections of documents
give it, and the enacting formula of a normative document."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.addressees import is_addressed
from ingest.dates import find_dates
from ingest.document import Header
from ingest.folding import UPPER, fold
from ingest.headers.kind import kind_in_title
from ingest.headers.lines import begins
from ingest.headers.number import from_citation
from ingest.numbers import find_numbers
from ingest.readings import Reading, Span, span_of

_FIRST_LINES = 3
_AFTER_NUMBER = re.compile(  # " ngày 15/7/2013 của Chi cục Thuế Nha Trang, ", " - ", " (ngày 07/4/2026) "
    r"\s*(?:[-–—:,|(.]\s*)?(?:ngày [\d/. ]+(?:tháng \d+ năm \d+)?\)?\s*)?"
    r"(?:của [^\d,;–—-]{2,60}?(?:[,;:–—-]\s*|\s(?=về |quy định|hướng dẫn|sửa đổi|ban hành|phê duyệt|trả lời)|$))?"
)
_ABOUT = re.compile(r"(?:[Vv]ề việc|[Vv]ề)\s+")
_SHORTEST_TITLE = 8
_FORMULA = re.compile(  # "Chính phủ ban hành Nghị định quy định chi tiết một số điều của Luật Điện lực."
    rf"^(?P<body>[{UPPER}][^\n.;]{{1,160}}?),? ban hành (?P<named>[{UPPER}][^\n]{{8,460}}?)\s*[.;:]?$", re.MULTILINE
)
_TITLE = re.compile(r"\s+(?:số \S+ )?(?!kèm|này|sau|số )(?=\S{2})")
_FORMULA_WITHIN = 20_000


def named(header: Header, text: str, lines: tuple[Span, ...]) -> Header:
    """The header with the number, date and title that it lacks, where the document tells them of itself.

    Rules: `own-name` (`Nghị định 213/2026/NĐ-CP về …` in one of the first lines), `enacting-formula`.
    """
    for index, line in enumerate(lines[:_FIRST_LINES]):
        if (kind := kind_in_title(line.text)) and (header.type is None or header.type.value == kind):
            header = _own_name(header, text, lines, index)
            break
    if header.title is None and header.type is not None:
        header = replace(header, title=_enacted(header.type.value, text))
    return header


def _own_name(header: Header, text: str, lines: tuple[Span, ...], index: int) -> Header:
    """Number, date and title out of the line of that index, where it is the document's name and not a sentence of its body."""
    line = lines[index]
    following = lines[index + 1] if index + 1 < len(lines) else None
    numbers = find_numbers(text, line.start, line.end)
    letter = fold(line.text).startswith("cong van")
    addressed = following is not None and is_addressed(following.text, index + 1)
    if not numbers or (letter and not addressed) or (not letter and line.text.rstrip().endswith((";", "."))):
        return header
    if header.full_number is None:
        number = from_citation(numbers[0], "own-name")
        dates = find_dates(text, numbers[0].span.end, min(numbers[0].span.end + 40, line.end))
        date = header.date or (dates[0] if dates else None)
        header = replace(header, number=number.serial, year=number.year, symbol=number.symbol, date=date)
    elif header.full_number != numbers[0].value.text:
        return header
    return header if header.title else replace(header, title=_title_of(text, numbers[0].span.end, line, following))


def _title_of(text: str, after: int, line: Span, following: Span | None) -> Reading[str] | None:
    """The rest of the line behind the number; the next line, in capitals or not, where nothing stands there."""
    tail = _AFTER_NUMBER.match(text, after, line.end)
    span = span_of(text, tail.end() if tail else after, line.end)
    if not span.text.strip(" .*_") and following is not None:
        about_something = begins(fold(following.text), "title_openings") and not following.text.rstrip().endswith((";", ":"))
        span = following if about_something else span
    about = _ABOUT.match(span.text)
    words = span.text[about.end() if about else 0 :].strip(" .:;,*_-–—")
    return Reading(words, span, "own-name", 0.8) if len(words) >= _SHORTEST_TITLE else None


def _enacted(kind: str, text: str) -> Reading[str] | None:
    """The title out of the words with which its issuer enacts it."""
    for match in _FORMULA.finditer(text, 0, _FORMULA_WITHIN):
        if not match["named"].startswith(kind) or begins(fold(match["body"]), "body_openings"):
            continue
        start = match.start("named") + len(kind)
        if title := _TITLE.match(text, start, match.end("named")):
            span = span_of(text, title.end(), match.end("named"))
            about = _ABOUT.match(span.text)
            return Reading(span.text[about.end() if about else 0 :], span, "enacting-formula", 0.85)
    return None
