"""Tables of particulars that some copies carry on top: `| Số hiệu | 169/2026/NĐ-CP |`, `Ngày ban hành: 05/03/2020`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ingest.agency_case import proper_name
from ingest.dates import date_at
from ingest.document import Header, Reading, Signer, Span, span_of
from ingest.folding import fold
from ingest.header_fields import place_name
from ingest.numbers import find_numbers
from ingest.symbols import kind_of

_ROW = re.compile(r"^(?:[|•*-]\s*)?(?P<key>[^|:\n]{2,40}?)\s*[|:]\s*(?P<value>[^|\n]*?)\s*\|?$", re.MULTILINE)
_KEYS = {
    "so hieu": "number", "so, ky hieu": "number", "so ky hieu": "number", "ngay ban hanh": "date", "co quan ban hanh": "issuer", "noi ban hanh": "issuer",
    "nguoi ky": "signer", "loai van ban": "type", "trich yeu": "title", "noi ky": "place", "dia danh": "place",
}  # fmt: skip
_OTHERS = (
    "thuoc tinh",
    "truong",
    "ngay hieu luc",
    "ngay co hieu luc",
    "hieu luc",
    "nguon",
    "trang thai",
    "linh vuc",
    "so trang",
    "so dieu",
    "can cu phap ly",
    "thay the",
)
_PROPER = re.compile(r"^(?:van ban|noi dung van ban|toan van|noi dung toan van|noi dung|toan van van ban)\W*$")
_PERSON = re.compile(  # "Phó Thủ tướng Nguyễn Văn Thắng (ký thay Thủ tướng)"
    r"(?<!\w)(?:[A-ZĐÀ-Ỹ][a-zà-ỹ]{0,6} ){1,4}[A-ZĐÀ-Ỹ][a-zà-ỹ]{0,6}(?=$|\s?[(,–-])"
)
_LOOKED_AT = 6000


@dataclass(frozen=True, slots=True)
class Metadata:
    """The particulars by name; `end` is where the document proper begins."""

    end: int = 0
    values: dict[str, Span] = field(default_factory=dict)

    def complete(self, header: Header, text: str) -> Header:
        """The header with what it lacks taken from the particulars."""
        values = self.values
        if not values:
            return header
        if header.symbol is None and "number" in values:
            numbers = find_numbers(text, values["number"].start, values["number"].end)
            if numbers:
                number, span = numbers[0].value, numbers[0].span
                header = replace(
                    header,
                    number=_reading(number.serial, span) if number.serial else None,
                    year=_reading(str(number.year), span) if number.year else None,
                    symbol=_reading(number.symbol, span),
                )
        if (header.date is None or header.date.value.day is None) and "date" in values:
            found = date_at(values["date"].text, 0)
            if found:
                header = replace(header, date=Reading(found.value, values["date"], "particulars", 0.9))
        for name in ("type", "title", "place"):
            if getattr(header, name) is None and name in values:
                header = replace(header, **{name: _reading(values[name].text, values[name])})
        if (
            (header.issuer is None or header.issuer.confidence < 0.8)
            and "issuer" in values
            and (name := proper_name(values["issuer"].text))
        ):
            header = replace(header, issuer=_reading(name, values["issuer"]))
        if header.signer is None and "signer" in values:
            written = re.sub(r"\s*\(.*$", "", values["signer"].text)
            header = replace(header, signer=Reading(Signer(written, None, None), values["signer"], "particulars", 0.6))
        return header


def _reading(value: str, span: Span) -> Reading[str]:
    return Reading(value, span, "particulars", 0.9)


def read_metadata(text: str) -> Metadata:
    """The particulars among the first lines; empty where fewer than three are found."""
    values: dict[str, Span] = {}
    rows = end = 0
    head = text[:_LOOKED_AT]
    for match in _ROW.finditer(head):
        key = fold(match["key"]).strip()
        known = _KEYS.get(key)
        if known is None and not key.startswith(_OTHERS):
            continue
        rows += 1
        end = match.end()
        if known and match["value"].strip(" —-") and known not in values:
            values[known] = span_of(text, match.start("value"), match.end("value"))
    if rows < 3 or "number" not in values:
        return Metadata()
    return Metadata(_proper(text, min(end + 1, len(text))), values)


def _proper(text: str, after: int) -> int:
    """Where the document proper begins: behind the line `VĂN BẢN`, if there is one soon."""
    at = after
    for _ in range(60):
        stop = text.find("\n", at)
        if stop < 0:
            break
        if _PROPER.match(fold(text[at:stop])):
            return stop + 1
        at = stop + 1
    return after
