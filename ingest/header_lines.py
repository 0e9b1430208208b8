"""The lines of a header (phần đầu văn bản): columns parted, national heading and stamps told from the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.document import Span, span_of
from ingest.folding import fold

_COUNTRY = re.compile(  # "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CONG HOA Í CHU NGHĨA VIET NAM"
    r"\bc[o0q]\w{0,2}[gq]? ?h[o0]\w?\b[^a-z]{0,3}\b(?:x\w{1,2}|\w)\b.{0,30}$|\bc[o0]ng h[o0]a\b.*$|\bxa h[o0]i ch\w\b.*$"
)
_MOTTO = re.compile(
    r"\bd[o0]\w? ?l\w{1,3}\b.{0,6}\bt\w{1,2}\b.{0,3}d[o0]\b.*$|\bt[uw]\w? d[o0]\b.{0,3}h\w{2,3} ph\w{1,3}.*$"
)  # "Độc lập - Tự do"
_STAMP = re.compile(
    r"^\W{0,3}(?:k[yi]b?o?i?\b ?b?o?i?|nguoi ky|co quan|email|thoi ?(?:gian|lan) .{0,3}|d[ij]a ch[ij]|bia chi|\S+ bia chi)\s?:|^thoi gian ky\b|trang \d"
)
_GLUE = re.compile(r"\t| \| | {2,}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or one column of a line, of the header."""

    span: Span
    line: int

    @property
    def text(self) -> str:
        return self.span.text

    @property
    def folded(self) -> str:
        return fold(self.span.text)


@dataclass(frozen=True, slots=True)
class Top:
    """The first lines of a text in columns, without the national heading, in the order of reading: left column first."""

    pieces: tuple[Piece, ...]
    lines: tuple[Span, ...]
    heading: int | None
    """The index of the line with the national heading (quốc hiệu, tiêu ngữ)."""


def read_top(text: str, start: int = 0, count: int = 45) -> Top:
    """The first `count` lines from `start`."""
    lines: list[Span] = []
    at = start
    while at < len(text) and len(lines) < count:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        lines.append(Span(at, stop, text[at:stop]))
        at = stop + 1
    heading: int | None = None
    pieces: list[Piece] = []
    for index, line in enumerate(lines):
        for start_, end in _columns(line.text):
            words = fold(line.text[start_:end])
            national = (_COUNTRY.search(words) or _MOTTO.search(words)) if index < 25 and len(words) < 160 else None
            if national is not None and "nuoc" not in words[: national.start()]:
                heading = index
                end = start_ + national.start()
            piece = span_of(text, line.start + start_, line.start + end)
            if piece.text.strip(" -_—=*.~ˆ'‘’`|\"") and any(c.isalnum() for c in piece.text):
                pieces.append(Piece(piece, index))
    return Top(tuple(pieces), tuple(lines), heading)


def _columns(line: str) -> list[tuple[int, int]]:
    bounds = [0]
    if not line.startswith("|"):
        for match in _GLUE.finditer(line):
            bounds += match.span()
    bounds.append(len(line))
    return list(zip(bounds[::2], bounds[1::2], strict=True))


def is_stamp(piece: Piece) -> bool:
    """Whether a line belongs to the picture of a digital signature (`Ký bởi: …`, `Thời gian ký: …`)."""
    return bool(_STAMP.search(piece.folded)) and len(piece.text) < 120
