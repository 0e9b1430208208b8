"""The header of a document (thể thức văn bản), read by the form that decree 30/2020/NĐ-CP lays down."""

from __future__ import annotations

import re

from ingest.document import Header, PartialDate, Reading, Span, span_of
from ingest.folding import fold
from ingest.header_fields import (
    is_subject,
    kind_in_title,
    read_kind,
    read_number,
    read_place_date,
    read_title,
    stamp_dates,
)
from ingest.header_issuer import Clues, mend_symbol, read_issuer
from ingest.header_lines import Piece, Top, is_stamp, read_top
from ingest.labels import read_label
from ingest.metadata import read_metadata
from ingest.ending import read_ending
from ingest.symbols import kind_of

_ADDRESSED = re.compile(r"^\W{0,4}k[iy]nh g[uo][ij]\b\s*[:.;]?\s*")  # of folded lines
_WIRED = re.compile(r"^(?P<who>.{4,60}?)\s+(?:điện|ĐIỆN)\s*:\s*")  # "THỦ TƯỚNG CHÍNH PHỦ điện:"
_NO_ADDRESSEE = re.compile(
    r"^\W{0,3}(?:(?:dia|bia|dja|tru) ch[ij]|ma s\w{1,2} ?th|mst|d/c|p/c|\(?dia|so dien thoai|dien thoai|email|fax|msdn)"
)
_BODY = re.compile(  # how bodies begin, in folded letters
    r"^\W{0,3}(?:can c[uw]\b|thuc hien\b|xet\b|theo\b|trong\b|ngay \d|de \w|nham\b|qua \w|tra loi\b|phuc dap\b|tiep theo\b|trien khai\b|hien nay\b|vua qua\b|"
    r"thoi gian\b|kinh gui|dieu \d|chuong\b|phan [ivt]|nghi (?:dinh|quyet) nay|thong tu nay|luat nay|quyet dinh nay|so ?:|ve van de|tren co so|hoi \d)"
)
_ISSUED_BY = re.compile(
    r"^\W{0,3}(?:bo truong|chu tich|thu tuong|chinh phu|uy ban|uy vien|hoi dong|tong cuc truong|giam doc|cuc truong|chi cuc truong|thong doc|quoc hoi|ban |tong |truong|"
    r"ngan hang nha nuoc|kiem toan nha nuoc|bao hiem xa hoi|bo tai|bo \w+ va|chanh|vien truong|tinh uy|thanh uy|nuoc cong)"
)


def find_header(text: str) -> Header:
    """The parts outside the body; a part that the text lacks or that nobody could read is None.

    A blurred value is mended only where one reading is possible; its rule then says so and its confidence is low.
    """
    metadata = read_metadata(text)
    top = read_top(text, metadata.end)
    parts = _Parts(text, top)
    header = parts.read()
    ending = read_ending(text, parts.body)
    body = span_of(text, parts.body, max(ending.start, parts.body))
    return metadata.complete(
        Header(
            number=header.number,
            year=header.year,
            symbol=header.symbol,
            type=header.type,
            title=header.title,
            issuer=header.issuer,
            place=header.place,
            date=header.date,
            signer=ending.signer,
            addressees=header.addressees,
            recipients=ending.recipients,
            body=body,
        ),
        text,
    )


class _Parts:
    """Reads the first lines from top to bottom; `body` is where they end."""

    def __init__(self, text: str, top: Top) -> None:
        self.text = text
        self.top = top
        self.body = top.lines[0].start if top.lines else 0
        self.pieces = [piece for piece in top.pieces if not is_stamp(piece)]

    def read(self) -> Header:
        limit = self._limit()
        above = [piece for piece in self.pieces if piece.line < limit]
        number = next(((p, found) for p in above if not is_subject(p) and (found := read_number(p))), None)
        place_date = next(((p, found) for p in above if not is_subject(p) and (found := read_place_date(p))), None)
        kind_at = next(((p, found) for p in above if (found := read_kind(p))), None)
        subject_at = next((p for p in above if is_subject(p)), None)
        serial, year, symbol = number[1] if number else (None, None, None)
        place, date, whole = place_date[1] if place_date else (None, None, False)
        if number or place_date or self.top.heading is not None:
            last = max(
                [p.line for p, _ in filter(None, (number, place_date))]
                + ([self.top.heading] if self.top.heading is not None else [])
            )
            self._body_after(last)
        kind = kind_at[1] if kind_at else None
        if not whole:
            date = _stamped(
                date, stamp_dates(self.text, self.top.lines[min(12, len(self.top.lines) - 1)].end if self.top.lines else 0)
            )
        title = self._title(kind_at[0] if kind_at else None, subject_at, limit)
        addressees = self._addressees(limit)
        if kind is None:
            kind = self._kind(symbol, subject_at, addressees)
        stop = min([p.line for p in (number[0] if number else None, kind_at[0] if kind_at else None, subject_at) if p] + [limit])
        first = [
            p
            for p in above
            if p.line <= stop and (not number or p.span.start < number[0].span.start) and (not kind_at or p is not kind_at[0])
        ]
        issuer = read_issuer(self.text, [p for p in first if not read_place_date(p)], Clues(symbol, place, date))
        return Header(
            number=serial,
            year=year,
            symbol=symbol,
            type=kind,
            title=title,
            issuer=issuer,
            place=place,
            date=date,
            addressees=addressees,
        )

    def _limit(self) -> int:
        """The index of the line at which the body begins at the latest."""
        for index, line in enumerate(self.top.lines):
            folded = fold(line.text[:80])
            if _ADDRESSED.match(folded) or (index < 30 and _WIRED.match(line.text[:90])):
                return index
            if re.match(r"^\W{0,3}can c[uw] |^\W{0,3}(?:dieu|chuong) \d", folded) and index > 1:
                return index
            label = read_label(line.text)
            if (
                index > 2
                and label is not None
                and label.ordinal == 1
                and len(line.text) > label.length + 3
                and not line.text.startswith("|")
            ):
                return index
            if index > 3 and len(line.text) > 320:
                return index
        return min(len(self.top.lines), 30)

    def _body_after(self, line: int) -> None:
        if line < len(self.top.lines):
            self.body = max(self.body, min(self.top.lines[line].end + 1, len(self.text)))

    def _title(self, kind: Piece | None, subject: Piece | None, limit: int) -> Reading[str] | None:
        if kind is not None:
            following = [p for p in self.pieces if kind.line < p.line < limit]
        elif subject is not None:
            following = [
                p for p in self.pieces if p.line >= subject.line and p.line < limit and p.span.start >= subject.span.start
            ]
        else:
            return None
        chosen: list[Piece] = []
        for piece in following:
            if (
                not chosen
                and piece is not subject
                and (read_kind(piece) or len(piece.text) < 4 or fold(piece.text).startswith("du thao"))
            ):
                continue
            if chosen and not self._title_goes_on(chosen, piece):
                if subject is not None and kind is None and (read_place_date(piece) or read_number(piece)):
                    continue
                break
            if not chosen and piece is not subject and self._is_body(piece, kind):
                break
            chosen.append(piece)
        if kind is not None:
            self._body_after(kind.line)
        if not chosen:
            return None
        self._body_after(chosen[-1].line)
        return read_title(self.text, chosen)

    def _before_title(self, piece: Piece) -> bool:
        """Whether a line below the kind's name is not yet the title."""
        passed = read_kind(piece) or read_number(piece) or read_place_date(piece)
        return bool(passed) or len(piece.text) < 4 or piece.folded.startswith("du thao")

    def _is_body(self, piece: Piece, kind: Piece | None) -> bool:
        return bool(_BODY.match(piece.folded)) and (len(piece.text) > 100 or piece.text.rstrip().endswith((".", ";", ":")))

    def _title_goes_on(self, chosen: list[Piece], piece: Piece) -> bool:
        before, text = chosen[-1].text, piece.text
        if len(chosen) >= 5 or sum(len(p.text) for p in chosen) > 420 or (before.endswith((".", ";", ":")) and len(before) > 20):
            return False
        if (
            read_place_date(piece)
            or read_number(piece)
            or read_label(text)
            or _BODY.match(piece.folded)
            or text.startswith(("(", "|"))
        ):
            return False
        if text.isupper():
            return before.isupper() and not _ISSUED_BY.match(piece.folded)
        return len(text) < 130 and (not before.isupper() or len(chosen) == 1) and not text.endswith((":", ";"))

    def _kind(
        self, symbol: Reading[str] | None, subject: Piece | None, addressees: tuple[Reading[str], ...]
    ) -> Reading[str] | None:
        if subject is not None:
            return Reading("Công văn", subject.span, "letter", 0.95)
        if symbol is not None and (name := kind_of(symbol.value)):
            return Reading(name, symbol.span, "kind-of-symbol", 0.8)
        for line in self.top.lines[:3]:
            if name := kind_in_title(line.text):
                return Reading(name, line, "kind-in-title", 0.8)
        if addressees:
            return Reading("Công văn", addressees[0].span, "letter", 0.8)
        return None

    def _addressees(self, limit: int) -> tuple[Reading[str], ...]:
        if limit >= len(self.top.lines):
            return ()
        line = self.top.lines[limit]
        folded = fold(line.text)
        opening = _ADDRESSED.match(folded) or _WIRED.match(line.text)
        if opening is None:
            return ()
        found: list[Reading[str]] = []
        rest = span_of(self.text, line.start + opening.end(), line.end)
        last = limit
        if rest.text:
            found += _split(self.text, rest)
        listed = not rest.text or rest.text[0] in "-–+~"
        for index in range(limit + 1, min(len(self.top.lines), limit + 40)):
            following = self.top.lines[index]
            label = read_label(following.text)
            dashed = label is not None and label.style == "-"
            if _NO_ADDRESSEE.match(fold(following.text)) and len(following.text) < 200:
                last = index
            elif listed and (dashed or (not found and not _BODY.match(fold(following.text)) and len(following.text) < 200)):
                content = span_of(self.text, following.start + (label.length if label and dashed else 0), following.end)
                found += _split(self.text, content)
                listed = dashed or following.text.endswith((";", ","))
                last = index
            elif (
                last == index - 1
                and _NO_ADDRESSEE.match(fold(self.top.lines[last].text))
                and len(following.text) < 60
                and following.text[-1] not in ".:;"
                and not _BODY.match(fold(following.text))
            ):
                last = index
            elif following.text.startswith("(") and following.text.endswith((")", ").", ");")) and len(following.text) < 220:
                last = index
            else:
                break
        self._body_after(last)
        return tuple(found)


def _split(text: str, line: Span) -> list[Reading[str]]:
    """The addressees of a line: one, or several parted by `; -`."""
    found: list[Reading[str]] = []
    start = line.start
    for match in [*re.finditer(r"[;.]\s*[-–]\s+", line.text), None]:
        stop = line.start + match.start() if match else line.end
        part = span_of(text, start, stop)
        words = part.text.lstrip("-–+~ ").rstrip(" ;.,:—–-_")
        if any(c.isalpha() for c in words):
            at = part.start + part.text.index(words)
            found.append(Reading(words, Span(at, at + len(words), words), "addressee", 0.95))
        start = line.start + match.end() if match else stop
    return found


def _stamped(date: Reading[PartialDate] | None, stamps: tuple[Reading[PartialDate], ...]) -> Reading[PartialDate] | None:
    """A blurred date made whole from a signature's stamp, where all that can be read of it agrees."""
    if not stamps:
        return date
    stamp = stamps[0]
    if date is None:
        return Reading(stamp.value, stamp.span, "stamp", 0.6)
    known = date.value
    if known.year == stamp.value.year and known.month in (None, stamp.value.month):
        return Reading(stamp.value, date.span, "stamp", 0.85)
    return date
