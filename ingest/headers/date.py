"""Place and date of issue (địa danh, ngày tháng năm), out of the lines of a header and the stamps of signatures."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from ingest.dates import date_at
from ingest.folding import LOWER, UPPER, fold
from ingest.headers.lines import Piece
from ingest.headers.stamp import only_figure, only_pair, written
from ingest.readings import PartialDate, Reading
from ingest.record import record
from ingest.units import names, province

_PLACE_DATE = re.compile(  # "Trà Vinh, ngày tháng 4 năm 2022", "Hà Nội, ngayl4thing 4 ăm 2024", "…, hồi 09 giờ 30 ngày …"
    rf"(?P<place>[{UPPER}][^\d,;:./|]{{1,36}}(?:\.[^\d,;:./|]{{2,20}})?)\s?[,.]?\s?(?:hồi \d[^,;/|]{{2,20}}? )?"
    r"(?P<date>[nN][gq][àảáâạãaèeéd][yỳýỷvju].{0,60})"
)
_PLACE_YEAR = re.compile(  # "Hải Phòng, ngà than, năm 2020", "Bình Dương, ngàÊ 4 tháng 10 năm 2022"
    rf"(?P<place>[{UPPER}][^\d,;:./|]{{1,36}}),\s?(?P<date>[nN]\S{{0,5}}\s.{{0,30}}n\S{{1,2}} (?:19|20)\d\d)\W*$"
)
_DAY_WORD = re.compile(rf"[nN]g[{LOWER}]{{1,2}}[.,:]? ?\d")
_NO_DAY_WORD = re.compile(  # "1ã tháng 08 năm 2010", "ìy 06 tháng 4 năm 2016", at the end of a line of the header
    r"(?:^|\s)\W{0,3}\w{0,2}[yỳýỷ]?,?\s?(?P<date>(?:ngày )?(?:\d{1,2}|\S{1,3}) th[áa]ng \d{1,2} n[ăa]m (?:19|20)\d\d)\W*$"
)
_DATE_ONLY = re.compile(r"^\W{0,3}(?P<date>[nN]g[àảáa][yỳýỷ]\b.{0,60})$")
_YEAR = re.compile(r"[nmh]\S{0,2}[ăâãaäáeéêdi]\S{0,3}m?\s*(?P<year>(?:19|20)\s?\d\s?\d)\b")
_MONTH = re.compile(  # "thang 3 ", "8iháng 10 ", "tháng 02j"; a lone figure with something stuck to it is no reading: "tháng 2! "
    r"(?:[ti]\S?h|th)\S{0,2}n?g?\s?(?P<month>\d\s?\d?)(?:[.,:ˆ'’`_]{0,2}\s*|\s\D{1,5}|(?<=0\d)[a-z])$", re.IGNORECASE
)
_DAY = re.compile(  # "ngayQ 8 thang" is the 8th: a zero is round
    r"^[nN][gq]\S{1,2}?[yỳýỷvju]?[.,:]?\s*(?P<day>[QO]\s?[1-9]|\d\s?\d?|[{\[|!lIÌÏ]\s?\d|[123]\s?[{\[|!lIÌÏ])\s?[ti]?h\S{0,2}n?g",
    re.IGNORECASE,
)
_SPACED_DAY = re.compile(r"(?<=\s)(\d) (\d)(?=\s?th)")
_LONGEST = 170
_SHORT = 60
_CODE = re.compile(  # also `KH-UBND Tân Uyên`
    rf"(?:[{UPPER}&]{{3,}}(?:-[{UPPER}]+)?|[{UPPER}]{{2}}[-.][{UPPER}&]{{2,}})\s+(?=[{UPPER}]\S)"
)


@record
class PlaceDate:
    """Place and date as far as they can be read."""

    place: Reading[str] | None
    date: Reading[PartialDate] | None


def read_place_date(piece: Piece) -> PlaceDate | None:
    """Place and date of a line like `Hà Nội, ngày 11 tháng 7 năm 2026`; None for any other line."""
    if len(piece.text) > _LONGEST:
        return None
    match = _PLACE_DATE.search(piece.text)
    place = _place(piece, match) if match else None
    if match is None and (match := _PLACE_YEAR.search(piece.text)):
        place = _place(piece, match)
        match, place = (match, place) if place is not None and place.confidence > 0.9 else (None, None)
    elif match is not None and place is None:
        return None
    match = match or _DATE_ONLY.match(piece.text)
    if match is None:
        return None
    date = _date(match["date"], piece, match.start("date"))
    if date is not None and match.re is _PLACE_YEAR and not _DAY_WORD.match(match["date"]):
        date = replace(date, value=replace(date.value, day=None))  # a sign stuck to its word may be a figure of the day
    if date is None and (place is None or ("th" not in match["date"].lower() and not _is_alone(piece, place))):
        return None
    return PlaceDate(place, date)


def _is_alone(piece: Piece, place: Reading[str]) -> bool:
    """Whether a known place begins the line, or stands behind the number in it."""
    return place.confidence > 0.9 and (place.span.start == piece.span.start or _NUMBERED.match(piece.folded) is not None)


_NUMBERED = re.compile(r"\W{0,3}s\w\s?[:;]")  # of folded lines


def read_bare_date(piece: Piece) -> PlaceDate | None:
    """The date at the end of a line of the header whose place, and whose word `ngày`, a scan lost."""
    match = _NO_DAY_WORD.search(piece.text) if len(piece.text) <= _SHORT else None
    if match is None:
        return None
    words = match["date"]
    found = date_at(words, 0) or date_at(words, words.index("th"))
    day = re.match(r"(?:ngày )?(\d{1,2}) ", words)
    if found is None:
        return None
    value = _value(found.value.year, found.value.month, int(day[1]) if day else None)
    return PlaceDate(None, Reading(value, piece.span.part(match.start("date"), match.end("date")), "blurred-date", 0.6))


_LONE_PLACE = re.compile(rf"\s(?P<place>[{UPPER}]\w+(?: [{UPPER}]\w+){{1,3}}),\s*$")


def read_lone_place(piece: Piece) -> PlaceDate | None:
    """The place at the end of the number's line, where the date beside it is lost."""
    match = _LONE_PLACE.search(piece.text) if _NUMBERED.match(piece.folded) and len(piece.text) <= _SHORT else None
    spelled = place_name(match["place"]) if match else None
    if match is None or spelled is None:
        return None
    return PlaceDate(Reading(spelled, piece.span.part(*match.span("place")), "place", 0.8), None)


_AT_END = re.compile(
    rf"\s(?P<rest>(?P<place>[{UPPER}]\w+(?: [{UPPER}]\w+){{1,3}}), ng\S{{1,5}} .{{1,20}}n\S{{1,3}} \d{{4}})(?=\W*$| )"
)


def part(piece: Piece) -> list[Piece]:
    """A line parted from the place and date that stand in the right column beside it; what follows them goes on with it."""
    match = _AT_END.search(piece.text) if len(piece.text) <= _LONGEST else None
    shift = 0
    if match is not None and place_name(match["place"]) is None:  # "thuế GTGT Hà Nội, ngày …"
        shift = _trailing_place(match["place"])
    if match is None or not (shift or place_name(match["place"])):
        return [piece]
    cut = match.start("rest") + shift
    bounds = ((0, cut), (cut, match.end()), (match.end(), len(piece.text)))
    spans = [piece.span.part(start, end) for start, end in bounds]
    return [Piece(span, piece.line) for span in spans if any(c.isalnum() for c in span.text)]


def _place(piece: Piece, match: re.Match[str]) -> Reading[str] | None:
    words = match["place"].strip(" -–_")
    at = piece.text.index(words, match.start("place"))
    spelled = place_name(words)
    if spelled is None and (code := _CODE.match(words)):  # what is left of the number's column
        at, words = at + code.end(), words[code.end() :]
        spelled = place_name(words)
    if spelled is None and (cut := _trailing_place(words)):
        at, words = at + cut, words[cut:]
        spelled = place_name(words)
    after = piece.text[at + len(words) :].lstrip()
    syllables = words.split()
    if spelled is None and not (after[:1] in (",", ".") and len(syllables) <= 5 and all(s[0].isupper() for s in syllables)):
        return None
    return Reading(spelled or words, piece.span.part(at, at + len(words)), "place", 0.97 if spelled else 0.7)


def _date(words: str, piece: Piece, start: int) -> Reading[PartialDate] | None:
    spaced = _SPACED_DAY.sub(r"\1\2 ", words)  # "ngày 2 0 tháng": as long as before
    if (whole := _IMPOSSIBLE.match(spaced)) and (value := _possible(whole)):
        return Reading(value, piece.span.part(start, start + whole.end()), "blurred-date", 0.6)
    if (found := date_at(spaced, 0)) is not None:
        return Reading(found.value, piece.span.part(start, start + found.span.end), "place-date", found.confidence)
    ends = _YEAR.search(words)
    if ends is None:
        return None
    before = words[: ends.start()]
    month, day = _MONTH.search(before), _DAY.match(before)
    months = _figure(month["month"]) if month else only_pair(written(words)[1], 12)
    months = only_figure(str(months), 12) if months is not None and months > 12 else months
    value = _value(_figure(ends["year"]), months, _figure(day["day"]) if day else None)
    return Reading(value, piece.span.part(start, start + ends.end()), "blurred-date", 0.6)


_IMPOSSIBLE = re.compile(  # "tháng 42 năm 2022": a one with its stroke read as a four
    r"[nN]g[àa]y (?P<day>\d{1,2}) ?t\w{2}ng (?P<month>\d\d)[.,]? n\wm (?P<year>(?:19|20)\d\d)(?!\d)"
)


def _possible(date: re.Match[str]) -> PartialDate | None:
    """The date whose figures make no month, where the month can be read in one way only; None where they make one."""
    if int(date["month"]) <= 12:
        return None
    day = int(date["day"]) if len(date["day"]) == 2 else None  # beside a wrong figure one alone may be half of two
    return _value(int(date["year"]), only_figure(date["month"], 12), day)


def _figure(written: str) -> int:
    """The number; a stroke beside a figure is a one, a ring a zero."""
    return int(re.sub(r"[\sQOqo]", "", re.sub(r"[{\[|!lIÌÏìï]+", "1", written)))


def _value(year: int, month: int | None, day: int | None) -> PartialDate:
    """The date without the parts that can't be right."""
    try:
        return PartialDate(year, month, day if month else None)
    except ValueError:
        return PartialDate(year) if day is None or not 1 <= (month or 0) <= 12 else PartialDate(year, month)


_KIND = re.compile(
    r"(?:[Tt]h[àa]nh [Pp]h[ốóôo]|T[Pp]\.|T[Pp](?=\s)|[Tt]hị xã(?=\s)|[Hh]uyện(?=\s)|[Tt]ỉnh(?=\s)|[Qq]uận(?=\s))\s*"
)


@cache
def _places() -> dict[str, tuple[str, ...]]:
    """Names of units by their folded letters."""
    found: dict[str, tuple[str, ...]] = {}
    for name in names():
        key = re.sub(r"[\W_]+", "", fold(name))
        found[key] = (*found.get(key, ()), name)
    return found


@lru_cache(maxsize=4096)
def place_name(words: str) -> str | None:
    """The place as it should be spelt; None where no unit of that name, or more than one, is known."""
    kind = _KIND.match(words)
    bare = words[kind.end() :] if kind else words
    fits = _places().get(re.sub(r"[\W_]+", "", fold(bare)), ())
    if bare in fits:
        return words
    fits = fits or _alike(bare)
    if len(fits) != 1:
        return None
    if kind is None:
        return fits[0]
    return f"{'Thành phố' if fold(kind[0]).startswith('thanh') else kind[0].strip()} {fits[0]}"


_SEAT = ("hanoi",)
"""The seat of the central bodies: of names as short only this one is made out, `Hà Lam` is no Hà Nam."""


def _alike(name: str) -> tuple[str, ...]:
    """The provinces whose folded letters differ from a name's in one place."""
    letters = re.sub(r"[\W_]+", "", fold(name))
    same = _provinces().get(len(letters), ()) if len(letters) >= 6 else _SEAT
    near = (key for key in same if len(key) == len(letters) and sum(a != b for a, b in zip(key, letters, strict=True)) == 1)
    return tuple(dict.fromkeys(_places()[key][0] for key in near))


@cache
def _provinces() -> dict[int, tuple[str, ...]]:
    """The folded letters of provinces by their length."""
    found: dict[int, tuple[str, ...]] = {}
    for key, names_ in _places().items():
        if province(names_[0]):
            found[len(key)] = (*found.get(len(key), ()), key)
    return found


def _trailing_place(words: str) -> int:
    """Where the place begins in words that another column runs into; 0 if nowhere."""
    for match in re.finditer(rf"\s+(?=[{UPPER}])", words):
        if place_name(words[match.end() :]):
            return match.end()
    return 0
