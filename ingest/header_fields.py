"""Number, symbol, place, date, kind and title, out of the first lines of a document."""

from __future__ import annotations

import re
from functools import cache

from ingest.dates import date_at, find_dates
from ingest.document import PartialDate, Reading, Span, span_of
from ingest.folding import LOWER, UPPER, fold
from ingest.header_lines import Piece
from ingest.symbols import correct
from ingest.units import names
from ingest.vocabulary import load_table

_CODE = r"[A-ZĐÐ][A-Za-zĐđÐ&\d]*(?![^\W\d_])"
_SYMBOL = re.compile(  # "26 /KH-UBND", "219/2013/TT- BTC", "...../SNV-TCBCTCPCP", "/STTTT-TTBCXB"
    rf"(?P<serial>[^/\n]{{0,60}}?)\s*/\s*(?:(?P<year>(?:19|20)\d\d)\s*/\s*)?(?P<symbol>{_CODE}(?:\s?-\s?(?:{_CODE})|-[a-z]\w*|/{_CODE})*)"
)
_PARTY = re.compile(
    rf"(?P<serial>\d{{1,4}})\s*-\s*(?P<symbol>[A-ZĐ]{{1,3}}[A-Za-zĐđ]{{0,3}}\s?/\s?{_CODE}(?:-{_CODE})?)"
)  # "57-NQ/TW"
_NUMBER_WORD = re.compile(
    r"(?:^|.*\s|.*\W)(?:[S$s][ốôóòỏõốồổỗộoeéẻèẽ60dsđ]{1,2}[fứ]?|[Ss]6)\s?[:;.]?\s*"
)  # "Số:", "Sẻ", "$6:", "Luật số:"
_SLIPS = str.maketrans("OolI|", "00111")

_PLACE_DATE = re.compile(  # "Trà Vinh, ngày tháng 4 năm 2022", "Hà Nội, ngayl4thing 4 ăm 2024"
    rf"(?P<place>[{UPPER}][^\d,;:./|]{{1,36}}(?:\.[^\d,;:./|]{{2,20}})?)\s?[,.]?\s?(?P<date>[nN][gq][àảáâạãaèeé][yỳýỷvj].{{0,60}})"
)
_DATE_ONLY = re.compile(r"^\W{0,3}(?P<date>[nN]g[àảáa][yỳýỷ]\b.{0,60})$")
_YEAR_AT_END = re.compile(r"n\S{0,2}[ăâãaäáeé]\S{0,3}m?\s*(?P<year>(?:19|20)\s?\d\s?\d)\b")
_MONTH_BEFORE = re.compile(r"th\S{0,2}n?g?\s?(?P<month>\d\s?\d?)\D{1,6}$", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"^[nN][gq]\S{1,2}?[yỳýỷvj]?[.,:]?\s*(?P<day>[QO]\s?[1-9]|\d\s?\d?)\s?t?h?\S{0,3}n?g?", re.IGNORECASE)
_SPACED_DAY = re.compile(r"(?<=\s)(\d) (\d)(?=\s?th)")


_LEADS = re.compile(  # of folded lines: how the line of the number begins
    r"^\W{0,4}(?:(?:luat|phap lenh|nghi quyet|lenh|bo luat)?\s?(?:[s$][o0e6d]\w?|s[o0]f|86|se)\W{0,3}(?=[\d/. _…\w])"
    r"|\W{0,3}[\w.,#' ]{0,8}?\s?[-–]?\s?/\s?(?:\d{4}\s?/\s?)?[a-z]{2})"
)


def read_number(piece: Piece) -> tuple[Reading[str] | None, Reading[str] | None, Reading[str]] | None:
    """Serial number, year and symbol of a line like `Số: 26 /KH-UBND`; None where the line holds no symbol.

    A blank or illegible number is None. Rules: `number`, `party-number`, `number-mended` where a scan's slips were undone.
    """
    text, start = piece.text, piece.span.start
    if not _LEADS.match(piece.folded) or len(text) > 160:
        return None
    match = _PARTY.search(text)
    if match and (_NUMBER_WORD.match(text[: match.start()]) or not text[: match.start()].strip()):
        symbol = Reading(re.sub(r"\s", "", match["symbol"]), _span(start, match, "symbol"), "party-number", 0.97)
        return Reading(match["serial"], _span(start, match, "serial"), "party-number", 0.97), None, symbol
    match = _SYMBOL.search(text)
    if match is None:
        return None
    written = re.sub(r"\s", "", match["symbol"])
    mended = correct(written, int(match["year"]) if match["year"] else None)
    if len(mended) < 2 or not re.search("[A-ZĐ]{2}", mended):
        return None
    symbol = Reading(
        mended,
        _span(start, match, "symbol"),
        "number" if mended == written else "number-mended",
        0.97 if mended == written else 0.8,
    )
    year = Reading(match["year"], _span(start, match, "year"), "number", 0.98) if match["year"] else None
    return _serial(text, start, match), year, symbol


def _serial(text: str, start: int, match: re.Match[str]) -> Reading[str] | None:
    before = text[: match.end("serial")]
    word = _NUMBER_WORD.match(before)
    first = word.end() if word else max(before.rfind(" ", 0, len(before.rstrip())), 0)
    written = before[first:].strip(" .…_:;,'\"-")
    bare = re.sub(r"(?<=\d)[\s.](?=\d)", "", written)
    span = span_of(text, first, match.end("serial"))
    if re.fullmatch(r"\d{1,6}[a-zđ]?", bare):
        clean = bare == written
        return Reading(
            bare,
            Span(start + span.start, start + span.end, span.text),
            "number" if clean else "number-mended",
            0.97 if clean else 0.75,
        )
    slips = bare.translate(_SLIPS)
    if len(bare) >= 3 and slips.isdigit() and sum(a != b for a, b in zip(bare, slips, strict=True)) == 1:
        return Reading(slips, Span(start + span.start, start + span.end, span.text), "number-mended", 0.7)
    return None


def _span(start: int, match: re.Match[str], group: str) -> Span:
    return Span(start + match.start(group), start + match.end(group), match[group])


def read_place_date(piece: Piece) -> tuple[Reading[str] | None, Reading[PartialDate] | None, bool] | None:
    """The place, the date as far as it can be read, and whether the date is whole or deliberately blank, so not blurred."""
    text, start = piece.text, piece.span.start
    if len(text) > 170:
        return None
    match = _PLACE_DATE.search(text)
    place: Reading[str] | None = None
    if match is not None:
        words = match["place"].strip(" -–_")
        at = text.index(words, match.start("place"))
        spelled = place_name(words)
        if spelled is None and at > 0 and (cut := _trailing_place(words)):
            at, words = at + cut, words[cut:]
            spelled = place_name(words)
        if spelled is None and not _could_be_place(words, text[at + len(words) :]):
            return None
        place = Reading(spelled or words, Span(start + at, start + at + len(words), words), "place", 0.97 if spelled else 0.7)
    else:
        match = _DATE_ONLY.match(text)
    if match is None:
        return None
    date, sure = _date(match["date"], start + match.start("date"))
    if date is None and match.re is _DATE_ONLY:
        return None
    if date is None and not _YEAR_AT_END.search(match["date"]) and "th" not in match["date"].lower():
        return None
    return place, date, sure


def _could_be_place(words: str, after: str) -> bool:
    """Whether unknown words before a date look like a place: capitalised syllables and a comma."""
    syllables = words.split()
    return after.lstrip().startswith((",", ".")) and len(syllables) <= 5 and all(s[0].isupper() for s in syllables)


def _date(words: str, start: int) -> tuple[Reading[PartialDate] | None, bool]:
    spaced = _SPACED_DAY.sub(r"\1\2 ", words)  # "ngày 2 0 tháng": as long as before
    if (found := date_at(spaced, 0)) is not None:
        span = Span(start, start + found.span.end, words[: found.span.end])
        blank = re.sub(r"[\W_]|ng\w+y|th\w+ng|n\w+m|\d", "", span.text, flags=re.IGNORECASE)
        whole = found.value.day is not None
        return Reading(found.value, span, "place-date", found.confidence if whole or not blank else 0.7), whole or not blank
    ends = _YEAR_AT_END.search(words)
    if ends is None:
        return None, False
    year = int(re.sub(r"\s", "", ends["year"]))
    before = words[: ends.start()]
    month = _MONTH_BEFORE.search(before)
    value = _value(year, int(re.sub(r"\s", "", month["month"])) if month else None)
    day = _DAY_BEFORE.match(before) if month and value.month else None
    if day and value.month and (figure := int(re.sub(r"[\sQOqo]", "", day["day"]))) and figure <= 31:
        value = _value(year, value.month, figure)
    return Reading(value, Span(start, start + ends.end(), words[: ends.end()]), "blurred-date", 0.6), False


def _value(year: int, month: int | None, day: int | None = None) -> PartialDate:
    try:
        return PartialDate(year, month, day)
    except ValueError:
        return PartialDate(year) if day is None else _value(year, month)


def stamp_dates(text: str, end: int) -> tuple[Reading[PartialDate], ...]:
    """The days named in the pictures of digital signatures (`Thời gian ký: 02.12.2022 16:53`)."""
    found: list[Reading[PartialDate]] = []
    for match in re.finditer(r"(?:[Tt]h[ờoờơ]i ?(?:gian|lan)|[Nn]gày) [kK][ýyỷÝỶY]\b.{0,4}\n?.{0,30}", text[:end]):
        found += find_dates(text, match.start(), match.end())
    return tuple(found)


@cache
def _places() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in names():
        key = re.sub(r"[\W_]+", "", fold(name))
        found[key] = (*found.get(key, ()), name)
    return found


def place_name(words: str) -> str | None:
    """The place as it should be spelt; None where no unit of that name, or more than one, is known."""
    kind = re.match(r"(?:[Tt]h[àa]nh ph[ốóôo]|TP\.?|Tp\.?|[Tt]hị xã|[Hh]uyện|[Tt]ỉnh|[Qq]uận)\s+", words)
    bare = words[kind.end() :] if kind else words
    if bare in names():
        return words
    fits = _places().get(re.sub(r"[\W_]+", "", fold(bare)), ())
    if len(fits) != 1:
        return None
    if kind is None:
        return fits[0]
    return f"{'Thành phố' if fold(kind[0]).startswith('thanh') else kind[0].strip()} {fits[0]}"


def _trailing_place(words: str) -> int:
    """Where the place begins in words that another column runs into; 0 if nowhere."""
    for match in re.finditer(rf"\s+(?=[{UPPER}])", words):
        if place_name(words[match.end() :]):
            return match.end()
    return 0


@cache
def _kinds() -> dict[str, str]:
    return {re.sub(r"\W", "", fold(row["name"])): row["name"] for row in load_table("document_kinds")}


def read_kind(piece: Piece) -> Reading[str] | None:
    """The kind's name (`KẾ HOẠCH`, `QUYÉT ĐỊNH`), where a line holds nothing else."""
    text = piece.text
    letters = re.sub(r"[^a-z]", "", piece.folded)
    name = _kinds().get(letters)
    if name is None or len(text) > len(name) + 12 or text.lstrip(" :._*").islower():
        return None
    if not text.isupper() and sum(c.isupper() for c in text) < 1:
        return None
    return Reading(name, piece.span, "kind", 0.98 if fold(text).strip() == fold(name) else 0.9)


_LED_BY_KIND = re.compile(r"\s+(?:(?:liên tịch\s+)?số\s*:?\s*)?(?=\d)", re.IGNORECASE)


def kind_in_title(text: str) -> str | None:
    """`Nghị định 68/2026/NĐ-CP quy định …` → `Nghị định`."""
    words = fold(text)
    for row in sorted(load_table("document_kinds"), key=lambda row: -len(row["name"])):
        if words.startswith(fold(row["name"])) and _LED_BY_KIND.match(text, len(row["name"])):
            return row["name"]
    return None


SUBJECT = re.compile(  # "V/v", blurred "Viv", "VW"
    rf"^\W{{0,3}}(?:[Vv]\s?/\s?[vVyY]|Viv|Vv|Vy|VW|Vw|VIV|V/V|V/w|Ww|W/v)(?![{LOWER}])\s*[:.]?\s*"
)


def is_subject(piece: Piece) -> bool:
    """Whether a line begins the subject of a letter (`V/v …`)."""
    return bool(SUBJECT.match(piece.text))
