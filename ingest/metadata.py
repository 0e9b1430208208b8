"""Tables of particulars that some copies carry on top: `| Số hiệu | 169/2026/NĐ-CP |`, `Ngày ban hành: 05/03/2020`."""

from __future__ import annotations

import re
from dataclasses import field, replace

from ingest.bodies.case import proper_name
from ingest.dates import date_at
from ingest.document import Header, Signer
from ingest.folding import LOWER, UPPER, fold, fold_once
from ingest.headers.date import place_name
from ingest.numbers import find_numbers, parse_number
from ingest.person_names import is_person
from ingest.readings import Reading, Span, span_of
from ingest.record import record
from ingest.symbols import issuer_of, kind_of
from ingest.vocabulary import load

_ROW = re.compile(r"^(?:[|•*-]\s*)?(?P<key>[^|:\n]{2,41})[|:]\s*(?P<value>[^|\n]*?)\s*\|?$", re.MULTILINE)
_PROPER = re.compile(r"^(?:van ban|noi dung van ban|toan van|noi dung toan van|noi dung|toan van van ban)\W*$")  # of folded lines
_PERSON = re.compile(  # "Phó Thủ tướng Nguyễn Văn Thắng (ký thay Thủ tướng)"
    rf"(?<!\w)(?:[{UPPER}][{LOWER}]{{0,6}} ){{1,4}}[{UPPER}][{LOWER}]{{0,6}}(?=$|\s?[(,–-])"
)
_REMARK = re.compile(r"\s*(?:\(.*|nước Cộng hòa xã hội chủ nghĩa Việt Nam.*)$")
_NUMBER_WORD = re.compile(r"\bso ?[:.]\W{0,3}$|(?<![a-z] )\bso\W{0,3}$")  # not that of `Nghị quyết số 29-NQ/TW`
_NUMBER_KEY = "so"
"""A title that every header has too: it alone shows no particulars."""
_LOOKED_AT = 6000
_LINES_BEFORE_PROPER = 60
_LEAST = 3
"""Rows of particulars,"""
_FARTHEST = 1200
"""and letters from one to the next, at most."""


@record
class Metadata:
    """The particulars by name; `end` is where the document proper begins."""

    end: int = 0
    values: dict[str, Span] = field(default_factory=dict)

    def complete(self, header: Header, text: str) -> Header:
        """The header with what it lacks taken from the particulars."""
        if not self.values:
            return header
        header = self._number(header, text)
        date = self.values.get("date")
        unsure = header.date is None or header.date.value.day is None or header.date.rule == "stamp"
        if date and unsure and (found := date_at(date.text, 0) or date_at(f"ngày {date.text}", 0)):
            header = replace(header, date=Reading(found.value, date, "particulars", 0.9))
        kind = None
        if header.symbol is not None and (name := kind_of(header.symbol.value)):
            kind = Reading(name, header.symbol.span, "kind-of-symbol", 0.8)
        issuer = header.issuer
        return replace(
            header,
            type=header.type or self._type() or kind,
            title=header.title or self._value("title"),
            place=header.place or self._value("place"),
            issuer=issuer if issuer and issuer.confidence >= 0.8 else self._issuer() or issuer or self._of_symbol(header),
            signer=header.signer or self._signer(),
        )

    def _number(self, header: Header, text: str) -> Header:
        span = self.values["number"]
        numbers = find_numbers(text, span.start, span.end)
        if not numbers or numbers[0].value.text == header.full_number or _said(header, text):
            return header
        number, at = numbers[0].value, numbers[0].span
        date = header.date
        return replace(
            header,
            date=None if date and date.rule == "own-citation" else date,  # another's, as the number was
            number=_reading(number.serial, at) if number.serial else None,
            year=_reading(str(number.year), at) if number.year else None,
            symbol=_reading(number.symbol, at),
        )

    def _value(self, name: str) -> Reading[str] | None:
        span = self.values.get(name)
        return _reading(span.text, span) if span else None

    def _type(self) -> Reading[str] | None:
        span = self.values.get("type")
        return _reading(span.text.partition(" của ")[0], span) if span else None

    def _issuer(self) -> Reading[str] | None:
        span = self.values.get("issuer")
        name = proper_name(_REMARK.sub("", span.text)) if span else None
        return _reading(name, span) if span and name else None

    def _of_symbol(self, header: Header) -> Reading[str] | None:
        name = issuer_of(header.symbol.value) if header.symbol else None
        return Reading(name, header.symbol.span, "issuer-symbol", 0.85) if header.symbol and name else None

    def _signer(self) -> Reading[Signer] | None:
        span = self.values.get("signer")
        person = _PERSON.search(span.text) if span else None
        while person is not None and not is_person(person[0]):
            first = person[0].find(" ") + 1
            person = _PERSON.search(person.string, person.start() + first)
        return Reading(Signer(person[0], None, None), span, "particulars", 0.6) if span and person else None


def _said(header: Header, text: str) -> bool:
    """Whether the header's number stands behind `Số:`; what is found elsewhere may be another's."""
    if header.symbol is None:
        return False
    start = (header.number or header.year or header.symbol).span.start
    return bool(_NUMBER_WORD.search(fold(text[max(0, start - 16) : start])))


def _reading(value: str, span: Span) -> Reading[str]:
    return Reading(value, span, "particulars", 0.9)


def read_metadata(text: str) -> Metadata:
    """The particulars among the first lines; empty where fewer than three are found."""
    data = load("headers")
    top = fold_once(text)[:_LOOKED_AT]
    if not any(key in top for key, known in data["particulars"].items() if known in ("number", "date") and key != _NUMBER_KEY):
        return Metadata()
    others = tuple(data["other_particulars"])
    values: dict[str, Span] = {}
    rows = end = 0
    for match in _ROW.finditer(text[:_LOOKED_AT]):
        key = fold(match["key"]).strip()
        known = data["particulars"].get(key)
        if key == _NUMBER_KEY and ("number" in values or parse_number(match["value"]) is None):
            continue  # the line of a header
        if known == "issuer" and place_name(match["value"]):
            known = "place"  # `Nơi ban hành` tells either
        if known is None and not key.startswith(others):
            continue
        if rows >= _LEAST and match.start() > end + _FARTHEST:
            break  # a table of the copy's sources, below the document
        rows += 1
        end = match.end()
        if known and match["value"].strip(" —-") and known not in values:
            values[known] = span_of(text, match.start("value"), match.end("value"))
    if rows < _LEAST or "number" not in values:
        return Metadata()
    return Metadata(_proper(text, min(end + 1, len(text))), values)


def _proper(text: str, after: int) -> int:
    """Where the document proper begins: behind the line `VĂN BẢN`, if there is one soon."""
    at = after
    for _ in range(_LINES_BEFORE_PROPER):
        stop = text.find("\n", at)
        if stop < 0:
            break
        if _PROPER.match(fold(text[at:stop])):
            return stop + 1
        at = stop + 1
    return after
