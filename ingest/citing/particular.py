"""Documents that are cited in ways of their own: national standards (`QCVN 01:2021/BXD`), contracts and certificates by number,
resolutions of Party congresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest import symbols
from ingest.citing.names import Name
from ingest.document import DocumentNumber
from ingest.readings import Reading, span_of

_KINDS = {"QCVN": "Quy chuẩn", "TCVN": "Tiêu chuẩn"}
_STANDARD = re.compile(
    r"(?P<kind>QCVN|TCVN) ?(?P<serial>\d{1,5}(?:-\d{1,3})?) ?: ?(?P<year>(?:19|20)\d\d)(?:/(?P<body>[A-ZĐ&]{2,8}))?(?!\w)"
)


def find_standards(text: str) -> Iterator[tuple[str, Reading[DocumentNumber], str | None]]:
    """The kind, the number and the issuer of each standard; of `TCVN 7062:2007` no issuer is told."""
    for match in _STANDARD.finditer(text) if "CVN" in text else ():
        body = f"/{match['body']}" if match["body"] else ""
        written = f"{match['kind']} {match['serial']}:{match['year']}{body}"
        symbol = "-".join(part for part in (match["kind"], match["body"]) if part)
        number = DocumentNumber(written, match["serial"], int(match["year"]), symbol)
        issuer = symbols.issuer_of(match["body"]) if match["body"] else None
        yield _KINDS[match["kind"]], Reading(number, span_of(text, *match.span()), "standard", 0.9), issuer


_PAPER = re.compile(
    r"(?P<kind>hop dong|giay chung nhan(?: (?:dang ky )?(?:dau tu|doanh nghiep|kinh doanh|hoat dong))?"
    r"|giay phep(?: dau tu| kinh doanh)?)"
    r"(?: (?!(?:so|mau|nay|tren|nhu|va|co|thi|la|theo|tai|duoc|truoc|sau|ngay|mien|ma|cua|do|quy)(?!\w))[a-z,]+){0,8}? s[o0]:? ?"
)
_PAPER_NUMBER = re.compile(r"[A-ZĐ\d][\w./&-]*\w(?= |[,;.:)\n]|$)")
_LEAST = 5
"""Letters of a number that is no count (`Hợp đồng số 2`)."""


def find_papers(text: str, folded: str) -> Iterator[tuple[str, Reading[DocumentNumber], None]]:
    """The kind and the number of each contract and certificate that is cited by number (`Hợp đồng mua máy móc số SDHL-0002`);
    the reading runs from the kind on."""
    for match in (
        _PAPER.finditer(folded) if any(kind in folded for kind in ("hop dong ", "giay chung nhan ", "giay phep ")) else ()
    ):
        number = _PAPER_NUMBER.match(text, match.end())
        if number is None or len(number.group()) < _LEAST or sum(sign.isdigit() for sign in number.group()) < _FEWEST_DIGITS:
            continue
        if match.start() and text[match.start() - 1].isalnum():
            continue
        written = number.group()
        kind = "Hợp đồng" if match["kind"] == "hop dong" else text[match.start("kind") : match.end("kind")].capitalize()
        value = DocumentNumber(written, written, None, "")
        yield kind, Reading(value, span_of(text, match.start(), number.end()), "paper-number", 0.75), None


_FEWEST_DIGITS = 2

_TERM = r"nhiem ky \d{4} ?[-–] ?\d{4}"
_CONGRESS = re.compile(
    r"nghi quyet (?:(?:cua )?dai hoi (?:dai bieu )?(?:(?:dang bo [a-z ]{2,40}?|toan quoc|dang(?: toan quoc)?) )?"
    rf"(?:lan thu (?:[ivxl]+|\d{{1,2}}|[a-z]+)(?: cua dang)?(?:,? {_TERM})?|(?<= ){_TERM})"
    r"|hoi nghi lan thu [a-z]+,? ban chap hanh trung uong(?: dang)?,? \(?khoa [ivx]+\)?"
    r"|(?:hoi nghi )?trung uong (?:lan thu )?(?:\d{1,2}|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi),? \(?khoa [ivx]+\)?)(?![^\W_])"
)


def find_congresses(text: str, folded: str) -> Iterator[Name]:
    """Resolutions of Party congresses and of the Central Committee's meetings, each by its whole name: `Nghị quyết Đại hội đại
    biểu toàn quốc lần thứ XIII của Đảng`, `Nghị quyết Đại hội Đảng bộ xã nhiệm kỳ 2025 - 2030`, `Nghị quyết Trung ương 4 khóa
    XII`."""
    for match in _CONGRESS.finditer(folded) if "nghi quyet " in folded else ():
        start, end = match.span()
        if text[start].isupper() and not (start and text[start - 1].isalnum()):
            yield Name(start, end, "Nghị quyết", " ".join(text[start:end].split()), "congress", 0.8)
