"""The lines of a header (phần đầu văn bản): columns parted, national heading and stamps told from the rest."""

from __future__ import annotations

import re
from dataclasses import field
from functools import cache

from ingest.folding import fold
from ingest.readings import Span, span_of
from ingest.record import record
from ingest.vocabulary import load

_COUNTRY = re.compile(  # "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CONG HOA Í CHU NGHĨA VIET NAM", of folded lines
    r"c(?<!\wc)[o0q]\w{0,2}[gq]? ?h[o0]\w?\b[^a-z]{0,3}\b(?:x\w{1,2}|\w)\b.{0,26}(?:v\w{2,3} n\w{1,2}\b|$)"
    r"|c(?<!\wc)[o0]ng h[o0]a\b.{0,30}$"
    r"|x(?<!\wx)a h[o0]i ch\w\b.{0,20}$"
)
_MOTTO = re.compile(  # "Độc lập - Tự do - Hạnh phúc", "Doc lọc Tự do - Hạnh phúc"
    r"d(?<!\wd)[o0]\w? ?l\w{1,3}\b.{0,6}\bt\w{1,2}\b.{0,3}d[o0]\b.{0,4}(?:h\w{2,3} ?ph\w{1,3})?"
    r"|t(?<!\wt)[uw]\w? d[o0]\b.{0,3}h\w{2,3} ?ph\w{1,3}"
    r"|d(?<!\wd)(?<!giam d)oc lap\b.*?(?=\bs\w{1,2}\s?[:;]|$)"
)
_STAMP = re.compile(  # "Ký bởi: Tổng cục Thuế", "Thời gian ký: 02.12.2022 16:53"
    r"^\W{0,3}(?:k[yi]b?o?i?\b ?b?o?i?|nguoi ky|co quan|email|thoi ?(?:gian|lan) .{0,3}|(?:\S+ )?[dbp][ij]a ch[ij])\s?:"
    r"|^thoi gian ky\b|trang \d"
)
_GLUE = re.compile(r"(?<!Số:)(?<!Số)\t+(?! ?/)| \| (?=[^\Wa-z\d_])")
"""Between columns; the gaps of `Số:   4390     /UBND-NLN` part nothing."""
_BAR = re.compile(r"\s*\|\s*")
_WORDLESS = re.compile(r"\W*\|")  # "______ |CỘNG HÒA XÃ HỘI"
_MORE = re.compile(r"\b(?:s\w{1,2}\s?[:;.]|so[fi]? \d|[^\d,]{3,20}, ?ng)")
"""What can follow the motto on one line: the number, the place and the date."""


_LONGEST_HEADING = 220
_OPENING_MARKS = " -–—_*.:;,'\"“”‘’(|~"


@record
class Piece:
    """A line, or one column of a line, of the header."""

    span: Span
    line: int
    folded: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "folded", fold(self.span.text))

    @property
    def text(self) -> str:
        return self.span.text


@record
class Top:
    """The first lines of a text, those of the header in columns, in the order of reading: left column first."""

    pieces: tuple[Piece, ...]
    """The columns of the header's lines, without the national heading."""
    lines: tuple[Span, ...]
    headings: tuple[int, ...]
    """The indices of the lines with the national heading (quốc hiệu, tiêu ngữ)."""
    limit: int
    """The index of the line at which the header ends at the latest."""


def first_lines(text: str, start: int = 0, count: int = 45) -> tuple[Span, ...]:
    """The first `count` lines from `start`."""
    lines: list[Span] = []
    at = start
    while at < len(text) and len(lines) < count:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        lines.append(Span(at, stop, text[at:stop]))
        at = stop + 1
    return tuple(lines)


def read_top(text: str, lines: tuple[Span, ...], limit: int) -> Top:
    """The columns of the first `limit` of the lines, those in which the header can stand."""
    headings: list[int] = []
    pieces: list[Piece] = []
    for index, line in enumerate(lines[:limit]):
        for start_, end in _columns(line.text):
            for a, b in _without_heading(line.text, start_, end) if index < 25 else [(start_, end)]:
                if b < end or a > start_:
                    headings.append(index)
                piece = span_of(text, line.start + a, line.start + b)
                if any(c.isalnum() for c in piece.text):
                    pieces.append(Piece(piece, index))
    return Top(tuple(pieces), lines, tuple(headings), limit)


def _without_heading(line: str, start: int, end: int) -> list[tuple[int, int]]:
    """What stands before and behind the national heading in a column; the column itself where there is none."""
    if end - start >= _LONGEST_HEADING:
        return [(start, end)]
    words = fold(line[start:end])
    found = _COUNTRY.search(words) or _MOTTO.search(words)
    before = words[: found.start()].rstrip() if found else ""
    if found is None or (before.endswith("nuoc") and not before.endswith("nha nuoc")):  # "CHÍNH PHỦ NƯỚC CỘNG HÒA …" is a name
        return [(start, end)]
    more = _MORE.search(words, found.end())
    behind = [(start + more.start(), end)] if more else []
    return [(start, start + found.start()), *behind]


def is_heading(line: str) -> bool:
    """Whether a line holds the national heading (quốc hiệu), alone or beside the issuer's name."""
    return _without_heading(line, 0, len(line)) != [(0, len(line))]


def _columns(line: str) -> list[tuple[int, int]]:
    """Where the columns of a line lie; the header of a converted file can be a table of two."""
    table = line.startswith("|")
    if table and line.count("|") > 4:
        return [(0, len(line))]
    if "|" not in line and "\t" not in line:
        return [(0, len(line))]
    bounds = [0]
    for match in (_BAR if table or _WORDLESS.match(line) else _GLUE).finditer(line):
        bounds += match.span()
    bounds.append(len(line))
    return list(zip(bounds[::2], bounds[1::2], strict=True))


def begins(folded: str, list_name: str) -> bool:
    """Whether a folded line begins with one of the words of a list of the vocabulary, marks before it left out."""
    return f"{folded.lstrip(_OPENING_MARKS)} ".startswith(_lists(list_name))


@cache
def _lists(name: str) -> tuple[str, ...]:
    return tuple(load("headers")[name])


def is_stamp(piece: Piece) -> bool:
    """Whether a line belongs to the picture of a digital signature (`Ký bởi: …`, `Thời gian ký: …`)."""
    return len(piece.text) < 120 and bool(_STAMP.search(piece.folded))
