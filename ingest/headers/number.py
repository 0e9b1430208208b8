"""The number and symbol of a document (số, ký hiệu), out of the lines of its header."""

from __future__ import annotations

import re

from ingest.bodies.words import words
from ingest.dates import date_at
from ingest.document import DocumentNumber
from ingest.folding import fold
from ingest.headers.lines import Piece
from ingest.readings import PartialDate, Reading, Span
from ingest.record import record
from ingest.symbols import correct, is_known, kind_of

_CODE = r"[A-ZĐÐ][A-Za-zĐđÐ&\d]*(?![^\W\d_])"
_SYMBOL = re.compile(  # "26 /KH-UBND", "219/2013/TT- BTC", "...../SNV-TCBCTCPCP", "/STTTT-TTBCXB"
    r"(?P<serial>[^/\n]{0,60}?)\s*/\s*(?:(?P<year>(?:19|20)\d\d)\s*/\s*)?"
    rf"(?P<symbol>{_CODE}(?:(?:\s?-\s?|\.(?=[A-ZĐ]{{2}}))(?:{_CODE})|-[a-z]\w*|/{_CODE})*)"  # also "/TCT.CS"
)
_CODED = re.compile("[A-ZĐ]{2}")
_PARTY = re.compile(  # "57-NQ/TW"
    rf"(?P<serial>\d{{1,4}})\s*-\s*(?P<symbol>[A-ZĐ]{{1,3}}[A-Za-zĐđ]{{0,3}}\s?/\s?{_CODE}(?:-{_CODE})?)"
)
_GLUED = re.compile(  # "2686 7TCT-DNNCN", "Äf03Y!CTHN-TTHT", "AIG TCT-DNL", "/4⁄Á ICTBNI-TTHT"
    rf"(?P<serial>\d{{1,6}}|\S{{0,10}}?(?:\s\S{{1,6}}?)??)(?P<year>)(?:(?<=\d)\s*\W?[7l|'’]?\s?|(?<=\S)\s?[^\w\s]|(?<=\S)\sI(?=(?:CT|HQ)[A-Z])|(?<=\S)\s|^\s*)"
    rf"(?P<symbol>{_CODE}\s?-\s?(?:{_CODE}|[a-z]{{2,4}}(?!\w)))"
)
_OFFICE = re.compile(r"CT[A-Z]{0,5}|HQ[A-ZĐ]{1,5}")
"""Codes of a province's tax and customs offices."""
_NUMBER_WORD = re.compile(  # "Số:", blurred "Sẻ", "$6:"; "Luật số:"
    r"(?:^|.*\s|.*\W)(?:[S$s][ốôóòỏõốồổỗộoeéẻèẽ60dsđ]{1,2}[fứ]?|[Ss]6|[3895$]6(?=\s?[:;])|8é(?=\s?[:;])|(?<!\S)[S6](?=\s?:))\s?[:;.]{0,2}\s*"
)
_LEADS = re.compile(  # of folded lines: how the line of the number begins
    r"^\W{0,4}(?:(?:luat|phap lenh|nghi quyet|lenh|bo luat)?\s?"
    r"(?:[s$][o0e6d]\w?|s[o0]f|86|[395$]6(?=\s?[:;])|8e(?=\s?[:;])|[6s](?=\s?:)|se)\W{0,3}(?=[\d/. _…\w])"
    r"|.{1,12}\bso: ?\S{0,10}[a-z]{2,6}-[a-z]{2,6}\b"
    r"|\W{0,3}[\w.,#' ]{0,8}?\s?[-–]?\s?/\s?(?:\d{4}\s?/\s?)?[a-z]{2})"
)
_JUNK = re.compile(r"(?P<code>[A-ZĐ&]+)/(?=[A-ZĐ]{2})")  # "CC/TCT-TTKT": what a scan made of the number before the stroke
_DOTTED = re.compile(r"\d{1,3}\.\d{1,3}")  # "66.22/2026/NQ-CP"
_SPECK = re.compile(r"(?<=[\dlI|])[\s.'’](?=\d)")  # "3 70", "435'7", "l 0688"
_WORD_READ_AS_FIGURES = re.compile(r"86\d{3}")  # "864305 /TCT-KK" is "Số: 4305" or another
_BRACE = re.compile(r"(?<=\d)[{\[](?=\d)")  # "3{85"
_SLIPS = str.maketrans("OoØølI|", "0000111")
_LONGEST = 160


@record
class Number:
    """The parts of a number; a blank or illegible serial number and a year that isn't part of it are None."""

    serial: Reading[str] | None
    year: Reading[str] | None
    symbol: Reading[str]


def read_number(piece: Piece) -> Number | None:
    """The number of a line like `Số: 26 /KH-UBND`; None where the line holds no symbol.

    Rules: `number`, `party-number`, `number-mended` where a scan's slips were undone.
    """
    text = piece.text
    if len(text) > _LONGEST or not _LEADS.match(piece.folded):
        return None
    party = _PARTY.search(text)
    if party and (_NUMBER_WORD.match(text[: party.start()]) or not text[: party.start()].strip()):
        symbol = Reading(re.sub(r"\s", "", party["symbol"]), _span(piece, party, "symbol"), "party-number", 0.97)
        return Number(Reading(party["serial"], _span(piece, party, "serial"), "party-number", 0.97), None, symbol)
    match = _SYMBOL.search(text)
    if match is None or not _CODED.search(match["symbol"]):
        match = _glued(text)
    if match is None:
        return None
    stands = re.sub(r"\s", "", match["symbol"])
    written = stands.replace(".", "-")
    written = re.sub(r"^[A-ZĐ]?\d+/(?=[A-ZĐ]{2})", "", written)  # "/Z72/CT-TTHT": a blurred number between two strokes
    serial = _serial(piece, match)
    if serial is None and (junk := _JUNK.match(written)) and not is_known(junk["code"]) and is_known(written[junk.end() :]):
        written = written[junk.end() :]
    mended = correct(written, int(match["year"]) if match["year"] else None)
    if not _CODED.search(mended):
        return None
    year = Reading(match["year"], _span(piece, match, "year"), "number", 0.98) if match["year"] else None
    clean = mended == stands and match.re is _SYMBOL
    return Number(serial, year, _reading(mended, _span(piece, match, "symbol"), clean))


def _glued(text: str) -> re.Match[str] | None:
    """A number whose stroke the scan took for something else, where its symbol is known."""
    word = _NUMBER_WORD.match(text)
    match = _GLUED.match(text, word.end()) if word else None
    if match is None:
        return None
    code = match["symbol"].partition("-")[0]
    known = is_known(match["symbol"]) or code in words().expansions or _OFFICE.fullmatch(code)
    return match if known else None


def _serial(piece: Piece, match: re.Match[str]) -> Reading[str] | None:
    text = piece.text
    before = text[: match.end("serial")]
    word = _NUMBER_WORD.match(before)
    figures = re.fullmatch(r"\W*[\d .]+", before)  # "36 444", its word lost
    first = word.end() if word else 0 if figures else max(before.rfind(" ", 0, len(before.rstrip())), 0)
    written = before[first:].strip(" .…_:;,'\"-")
    dotted = bool(match["year"] and _DOTTED.fullmatch(written))
    bare = written if dotted else _SPECK.sub("", written)
    span = piece.span.part(first, match.end("serial"))
    stuck = match.string[match.end("serial") : match.start("symbol")]
    if re.search(r"[^\s/\w.-]", stuck.replace(match["year"] or "", "")) and not written.isdigit():
        return None  # "43l¿LĐTBXH"
    if figures and _WORD_READ_AS_FIGURES.match(bare):
        return None
    if re.fullmatch(r"\d{1,6}[a-hk-npq-zđ]?", bare) or dotted:
        return _reading(bare, span, bare == written)
    slips = _BRACE.sub("1", bare.translate(_SLIPS))
    if len(bare) >= 3 and slips.isdigit() and sum(a != b for a, b in zip(bare, slips, strict=True)) == 1:
        return _reading(slips, span, False)
    return None


def _reading(value: str, span: Span, clean: bool) -> Reading[str]:
    return Reading(value, span, "number", 0.97) if clean else Reading(value, span, "number-mended", 0.75)


def _span(piece: Piece, match: re.Match[str], group: str) -> Span:
    return piece.span.part(match.start(group), match.end(group))


def with_year(number: Number, date: Reading[PartialDate] | None) -> Number:
    """`052019/NQ-HĐTP` of 2019 read as `05/2019/NQ-HĐTP`: a scan lost the stroke before the year."""
    serial = number.serial
    match = re.fullmatch(r"(\d{1,2})((?:19|20)\d\d)", serial.value) if serial else None
    if serial is None or match is None or number.year or date is None or date.value.year != int(match[2]):
        return number
    if kind_of(number.symbol.value) is None:
        return number
    return Number(_reading(match[1], serial.span, False), _reading(match[2], serial.span, False), number.symbol)


_DATE_BEHIND = re.compile(r"\s+(?=ng[àa]y )", re.IGNORECASE)


def as_cited(date: Reading[PartialDate] | None, number: Number, text: str) -> Reading[PartialDate] | None:
    """The date; one that is partly blank or blurred made whole where the document's attachments give it behind its number
    (`Ban hành kèm theo Nghị định số 87/2010/NĐ-CP ngày 13 tháng 8 năm 2010`)."""
    if (date is not None and date.value.day) or number.serial is None or number.year is None:
        return date
    whole = f"{number.serial.value}/{number.year.value}/{number.symbol.value}"
    at = text.find(whole, number.symbol.span.end)
    while at >= 0:
        gap = _DATE_BEHIND.match(text, at + len(whole))
        found = date_at(text, gap.end()) if gap and not text[max(at - 1, 0)].isdigit() else None
        if found is not None and found.value.day and str(found.value.year) == number.year.value:
            known = date.value.month if date else None
            return Reading(found.value, found.span, "own-citation", 0.8) if known in (None, found.value.month) else date
        at = text.find(whole, at + len(whole))
    return date


def from_citation(number: Reading[DocumentNumber], rule: str = "number-in-title") -> Number:
    """The parts of a number that stands in the title (`THÔNG TƯ CỦA BỘ THƯƠNG MẠI SỐ 04/2007/TT-BTM NGÀY …`)."""
    value, span = number.value, number.span
    serial = Reading(value.serial, span, rule, 0.85) if value.serial else None
    year = Reading(str(value.year), span, rule, 0.85) if value.year else None
    return Number(serial, year, Reading(value.symbol, span, rule, 0.85))


_IN_TITLE = re.compile(r"^\W{0,3}(?:cua .{2,60} )?so:? \d")  # of folded lines
# "GIÁO DỤC CỦA QUỐC HỘI NƯỚC … SỐ 38/2005/QH11 NGÀY 14 THÁNG 6 NĂM 2005", of folded lines
ISSUED_AS = re.compile(r" cua (?=quoc hoi|chinh phu|thu tuong|bo |uy ban|chu tich|hoi dong)(?P<body>[^\d;]{4,90}?) so:? (?=\d)")
_OTHER_KIND = re.compile(r" (?:luat|nghi dinh|thong tu|quyet dinh|nghi quyet|phap lenh|chi thi)\b")


def is_number_in_title(piece: Piece) -> bool:
    """Whether a line below the kind's name gives the document's own number and date."""
    return bool(_IN_TITLE.match(fold(piece.text[:100])))


def issued_as(piece: Piece) -> re.Match[str] | None:
    """The end of a title in capitals that says whose the document is and its number: "… CỦA QUỐC HỘI … SỐ 38/2005/QH11 …"."""
    match = ISSUED_AS.search(piece.folded) if piece.text.isupper() else None
    return match if match is not None and not _OTHER_KIND.search(match["body"]) else None
