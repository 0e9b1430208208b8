"""The header of a document (thể thức văn bản), read by the form that decree 30/2020/NĐ-CP lays down."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from ingest.addressees import is_addressed, read_addressees
from ingest.dates import find_dates
from ingest.document import Header
from ingest.ending import read_ending
from ingest.folding import fold
from ingest.headers.date import PlaceDate, part, read_bare_date, read_lone_place, read_place_date
from ingest.headers.issuer import Clues, mend_symbol, read_issuer, symbol_of
from ingest.headers.kind import annex_alone, is_subject, kind_before_title, kind_in_title, read_kind
from ingest.headers.lines import Piece, Top, begins, first_lines, is_heading, is_stamp, read_top
from ingest.headers.named import named
from ingest.headers.number import Number, as_cited, from_citation, is_number_in_title, issued_as, read_number, with_year
from ingest.headers.passing import after_cited, passed
from ingest.headers.stamp import stamped
from ingest.headers.title import title_pieces, title_reading
from ingest.labels import read_label
from ingest.metadata import read_metadata
from ingest.numbers import find_numbers
from ingest.readings import Reading, Span, span_of
from ingest.repair import is_noisy, repair
from ingest.symbols import kind_of

_FIRST_PROVISION = re.compile(r"^\W{0,3}(?:can c[uw] |(?:dieu|chuong|phan) (?:\d|[ivx]))")  # of folded lines
_LETTER_SYMBOL = re.compile(r"(?!UBTV|QH)[A-ZĐ&]{2,}[a-z]?-[A-ZĐ]")  # issuer and unit, no kind: "BTC-CST", "UBND-NV"
_PROVISION = re.compile(r"^\W{0,3}(?:dieu|chuong|phan) (?:\d|[ivx])")  # of folded lines
_STAMPED_LINES = 12
_SECOND_WITHIN = 12
"""Lines of a repeated title and its bases."""


def find_header(text: str, raw: str | None = None) -> Header:
    """The parts outside the body; a part that the text lacks or that nobody could read is None.

    `raw` is the text with what belongs to its pages, such as the stamps of signatures at their foot; without it `text`.

    A blurred value is mended only where one reading is possible; its rule then says so and its confidence is low.
    """
    metadata = read_metadata(text)
    lines = first_lines(text, metadata.end)
    limit = _limit(lines)
    raw = text if raw is None else raw
    header, start = _read_top(text, read_top(text, lines, limit), raw)
    if header.number is None and header.date is None and (later := _second_head(lines, limit)):
        lines = first_lines(text, later.start)
        header, start = _read_top(text, read_top(text, lines, _limit(lines)), raw)
    ending = read_ending(text, start)
    body = span_of(text, start, max(ending.start, start))
    header = metadata.complete(replace(header, signer=ending.signer, recipients=ending.recipients, body=body), text)
    if header.place is None and metadata.end:
        header = _placed_above(header, text, metadata.end)
    return _mended(named(header, text, first_lines(text, 0, 4)), text)


def _placed_above(header: Header, text: str, stop: int) -> Header:
    """The header with place and date from a line above the particulars, which a copy may have put below the document's head."""
    lines = (line for line in first_lines(text, 0, _STAMPED_LINES) if line.end < stop)
    spots = (spot for index, line in enumerate(lines) if (spot := read_place_date(Piece(line, index))))
    spot = next((spot for spot in spots if spot.place and spot.date), None)
    return replace(header, place=spot.place, date=header.date or spot.date) if spot else header


_BEHIND = 90
"""Lines behind a document within which a letter attached to it names whom it goes to."""
_HEAD = 16


@lru_cache(maxsize=1)  # the outline and the duties ask for it in turn
def letter_behind(text: str, after: int) -> Header | None:
    """The header of a letter that stands in the same file behind the document whose body ends at `after`."""
    lines = first_lines(text, after, _BEHIND)
    at = next((i for i, line in enumerate(lines) if is_addressed(line.text, _BEHIND)), 0)
    head = next((i for i in range(max(0, at - _HEAD), at) if is_heading(lines[i].text)), None)
    if head is None:
        return None
    lines = first_lines(text, lines[max(0, head - 1)].start)
    header, start = _read_top(text, read_top(text, lines, _limit(lines)), text)
    if not header.addressees or (header.number is None and header.title is None):
        return None  # a form to be filled in
    body = span_of(text, start, max(read_ending(text, start).start, start))
    return _mended(replace(header, body=body), text)


def _mended(header: Header, text: str) -> Header:
    """The header with the accents of its title and addressees put back where a scan lost them; their spans stay."""
    titles = (header.title,) if header.title else ()
    lines = (*titles, *header.addressees)
    if not lines or not is_noisy(text):
        return header
    mended = repair("\n".join(line.value for line in lines), noisy=True).split("\n")
    read = tuple(replace(line, value=value) for line, value in zip(lines, mended, strict=True))
    return replace(header, title=read[0] if titles else None, addressees=read[len(titles) :])


@dataclass(slots=True)
class _Marks:
    """The lines of the header that are known by their form."""

    number: Piece | None = None
    place_date: Piece | None = None
    kind: Piece | None = None
    subject: Piece | None = None

    def found(self) -> list[Piece]:
        return [piece for piece in (self.number, self.place_date, self.kind, self.subject) if piece is not None]


def _read_top(text: str, top: Top, raw: str) -> tuple[Header, int]:
    """What stands above the body, and where the body begins."""
    pieces = [piece for whole in top.pieces if not is_stamp(whole) for piece in (part(whole) if is_subject(whole) else [whole])]
    marks = _Marks(subject=next((piece for piece in pieces if is_subject(piece)), None))
    number: Number | None = None
    spot: PlaceDate | None = None
    kind: Reading[str] | None = annex_alone(pieces[0]) if pieces else None
    marks.kind = pieces[0] if kind is not None else None
    for piece in pieces:
        if is_subject(piece):
            continue
        if number is None and (number := read_number(piece)):
            marks.number = piece
        if spot is None and (spot := read_place_date(piece)):
            marks.place_date = piece
        if kind is None and (kind := read_kind(piece)):
            marks.kind = piece
    if kind is None and marks.subject is None:
        marks.kind, kind = next(((piece, found) for piece in pieces if (found := kind_before_title(piece))), (None, None))
    if number is None and marks.kind is not None:
        number, spot = _in_title(text, pieces, marks.kind, spot)
    spot = spot or next((bare for read in (read_bare_date, read_lone_place) for piece in pieces if (bare := read(piece))), None)
    place, date = (spot.place, spot.date) if spot else (None, None)
    if top.lines:
        date = stamped(date, text, top.lines[min(_STAMPED_LINES, len(top.lines) - 1)].end, raw)
    number = with_year(number, date) if number else None
    if number is not None:
        date = as_cited(date, number, text)
    date = passed(after_cited(date, text), kind.value if kind else None, text)
    symbol = number.symbol if number else None
    titled = title_pieces(pieces, marks.kind, marks.subject)
    addressees, last = read_addressees(text, top, top.limit)
    below = [piece for piece in pieces if marks.kind is not None and piece.line > marks.kind.line]
    issuer = read_issuer(text, _above_number(pieces, marks, top.limit), below, Clues(symbol, place, date))
    if symbol is not None and issuer is not None:
        symbol = mend_symbol(symbol, issuer)
    elif issuer is not None:
        symbol = symbol_of(pieces, issuer)
    header = Header(
        number=number.serial if number else None,
        year=number.year if number else None,
        symbol=symbol,
        type=kind or _kind(top, symbol, marks.subject, addressees),
        title=title_reading(text, titled, marks.kind) if titled else None,
        issuer=issuer,
        place=place,
        date=date,
        addressees=addressees,
    )
    marked = [piece.line for piece in (*marks.found(), *titled)] + list(top.headings)
    marked += [last] if last is not None else []
    return header, _after(text, top, max(marked)) if marked else (top.lines[0].start if top.lines else 0)


def _in_title(text: str, above: list[Piece], kind: Piece, spot: PlaceDate | None) -> tuple[Number | None, PlaceDate | None]:
    """Number and date where they stand in a line below the kind's name."""
    for piece in above:
        issued = issued_as(piece) if piece.line == kind.line + 1 else None
        if piece.line <= kind.line or not (issued or is_number_in_title(piece)):
            continue
        numbers = find_numbers(text, piece.span.start + (issued.end() if issued else 0), piece.span.end)
        dates = find_dates(text, piece.span.start, piece.span.end)
        spot = spot or (PlaceDate(None, dates[-1]) if dates else None)
        return (from_citation(numbers[0], "own-number-in-title" if issued else "number-in-title") if numbers else None), spot
    return None, spot


def _second_head(lines: tuple[Span, ...], limit: int) -> Span | None:
    """The line with the national heading below a title and bases that a copy has above the whole document, if there is one."""
    for line in lines[limit : limit + _SECOND_WITHIN]:
        if is_heading(line.text):
            return line
        if _PROVISION.match(fold(line.text[:30])):
            return None
    return None


def _after(text: str, top: Top, line: int) -> int:
    return min(top.lines[line].end + 1, len(text))


def _limit(lines: tuple[Span, ...]) -> int:
    """The index of the line at which the header ends at the latest: its addressees, or what only a body can hold."""
    for index, line in enumerate(lines):
        if is_addressed(line.text, index):
            return index
        if _FIRST_PROVISION.match(fold(line.text[:30])):
            return index
        if index > 2 and _is_dated(line, index):
            continue
        if index > 2 and (label := read_label(line.text)) and label.ordinal == 1 and len(line.text) > label.length + 3:
            return index
        if index > 3 and len(line.text) > 320:
            return index
    return min(len(lines), 30)


def _is_dated(line: Span, index: int) -> bool:
    """Whether the line has a known place with its date, so that a figure or letter before it is no label of the body."""
    found = read_place_date(Piece(line, index)) if "(" in line.text[:3] else None
    return found is not None and found.place is not None and found.place.confidence > 0.9


def _above_number(above: list[Piece], marks: _Marks, limit: int) -> list[Piece]:
    """The lines in which the issuer's name can stand."""
    stop = min([piece.line for piece in (marks.number, marks.kind, marks.subject) if piece is not None] + [limit])
    before = marks.number.span.start if marks.number is not None else None
    return [
        piece
        for piece in above
        if piece.line <= stop
        and (before is None or piece.span.start < before)
        and piece not in (marks.kind, marks.place_date)
        and not begins(piece.folded, "address_lines")
    ]


def _kind(
    top: Top, symbol: Reading[str] | None, subject: Piece | None, addressees: tuple[Reading[str], ...]
) -> Reading[str] | None:
    """The kind of a document that doesn't name it in a line of its own: a letter is a Công văn."""
    if subject is not None:
        return Reading("Công văn", subject.span, "letter", 0.95)
    if symbol is not None and (name := kind_of(symbol.value)) and not (addressees and name == "Chỉ thị"):
        return Reading(name, symbol.span, "kind-of-symbol", 0.8)  # "CT-TTHT" over "Kính gửi" is of a Cục Thuế
    if symbol is not None and _LETTER_SYMBOL.match(symbol.value):
        return Reading("Công văn", symbol.span, "letter", 0.8)
    for line in top.lines[:3]:
        if name := kind_in_title(line.text):
            return Reading(name, line, "kind-in-title", 0.8)
    return Reading("Công văn", addressees[0].span, "letter", 0.8) if addressees else None
