"""Bodies of several places that the text names one by one (`Ủy ban nhân dân các tỉnh Thanh Hóa, Nghệ An và Hà Tĩnh`): where the
list ends, and one body for each place."""

from __future__ import annotations

import re

from ingest.bodies.words import words
from ingest.document import Party
from ingest.duties.page import Page, duty_name
from ingest.folding import LOWER, UPPER
from ingest.readings import span_of
from ingest.units import province

_UNIT = r"(?:tỉnh|thành phố|huyện|thị xã|thị trấn|quận|xã|phường|đặc khu|thôn|TP\.?)"
_SEVERAL = re.compile(rf"(?:[Cc]ác|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]hững)(?: \d+)? {_UNIT}(?:(?:, | và ){_UNIT})*(?: ven biển| miền núi)?")
_SYLLABLE = rf"[{UPPER}](?:['’] ?[{UPPER}]?)?[{LOWER}]+"
_PLACE = rf"{_SYLLABLE}(?:(?: - | ){_SYLLABLE}){{0,4}}"
_FIRST = re.compile(
    rf"(?: ?: (?={_PLACE}(?:[,;.]| và | đến | tới ))| )(?:từ (?={_PLACE} (?:đến|tới) ))?"
    rf"(?P<place>{_PLACE}(?: (?:đến|tới) {_PLACE})?)(?=[,;. ])"
)
"""` Thanh Hóa, …`, ` : Hải Phòng và …`; a colon may have a task behind it (`Ủy ban nhân dân các xã: Rà soát …`)."""
_NEXT = re.compile(rf"(?:, (?:và )?| và )(?:{_UNIT} (?={_PLACE}))?(?P<place>{_PLACE})(?=[,;.: ]|$)")
_COMMUNE = "(?:xã|phường|thị trấn|đặc khu)"
_DISTRICT = "(?:huyện|quận|thị xã|thành phố)"
_SMALL = "(?!(?:Hà Nội|Hồ Chí Minh|Hải Phòng|Đà Nẵng|Cần Thơ|Huế)(?!\\w))"
"""A city that is a province tells where the one before it is (`huyện Đông Anh, thành phố Hà Nội`)."""
_ONE = re.compile(rf".*? (?P<unit>{_COMMUNE}|{_DISTRICT}) {_SMALL}{_PLACE}")
"""`UBND phường Bắc Hồng`, which `, Nam Hồng` may follow."""
_MORE_COMMUNES, _MORE_DISTRICTS, _MORE_TOWNS = (
    re.compile(rf"(?:, (?:và )?| và ){unit}(?P<place>{_PLACE})(?=[,;.: ]|$)")
    for unit in (f"(?:{_COMMUNE} )?", f"(?:huyện |{_DISTRICT} {_SMALL})?", f"{_DISTRICT} {_SMALL}")
)
"""Further places of the same level: what goes on with a higher one (`, tỉnh Quảng Ngãi`) tells where the one place is."""

_FOLLOWING = {"huyện": _MORE_DISTRICTS, "quận": _MORE_TOWNS, "thị xã": _MORE_TOWNS, "thành phố": _MORE_TOWNS}

_HEAD = re.compile(
    rf"(?P<head>[^,;:()]*?) ?(?:(?:[Cc]ác|[Hh]ai|[Bb]a|[Bb]ốn) (?:\d+ )?)?(?<![^ ])(?P<unit>{_UNIT})(?: ?: | )(?={_PLACE})"
)
_ITEM = re.compile(rf"(?:(?P<unit>{_UNIT}) )?(?P<place>{_PLACE})(?P<joint>, (?:và )?| và |$)")


def each_place(page: Page, start: int, end: int) -> list[Party]:
    """A body for each place that the name at `start..end` lists (`UBND các huyện Hạ Hòa, Cẩm Khê và thị xã Phú Thọ`); empty where
    it is of one place, or of places of which the words do not tell what they are (`các tỉnh, thành phố: …`)."""
    head = _HEAD.match(page.text, start, end)
    if head is None or words().read(page.text, start, end) is None:
        return []
    found: list[Party] = []
    unit, at = head["unit"], head.end()
    while (item := _ITEM.match(page.text, at, end)) is not None:
        unit = item["unit"] or unit
        name = duty_name(page, f"{head['head']} {unit} {item['place']}".strip())
        begin = start if not found else item.start()
        found.append(Party(name, span_of(page.original, begin, item.end("place"))))
        at = item.end()
        if not item["joint"]:
            return found if len(found) > 1 else []
    return []


def places_end(page: Page, start: int, end: int, stop: int) -> int | None:
    """Where the places end that the body named at `start..end` is of; None where it is of one place or of none by name."""
    units = _SEVERAL.search(page.text, start, end) or _SEVERAL.match(page.text, end + 1, min(stop, end + 60))
    if units is None:
        one = _ONE.fullmatch(page.text, start, end)
        if one is None:
            return None
        return _further(page, _FOLLOWING.get(one["unit"], _MORE_COMMUNES), end, stop)
    if units.end() >= end:
        first = _FIRST.match(page.text, units.end(), stop)
        if first is None or words().read(page.text, first.start("place"), stop) is not None:
            return None
        end = first.end()
    elif not page.text[units.end() + 1 : end].istitle():
        return None
    return _further(page, _NEXT, end, stop) or end


_IN_DISTRICT = re.compile(rf"(?:, {_DISTRICT} {_PLACE})?(?:, (?:tỉnh|thành phố) {_PLACE})?(?=[,;.:) ]|$)")
_IN_PROVINCE = re.compile(rf"(?:, tỉnh {_PLACE}|, thành phố (?!{_SMALL}){_PLACE})(?=[,;.:) ]|$)")


def where_it_is(page: Page, start: int, end: int, stop: int) -> int:
    """Where a body's name ends that tells of its one place where that is (`UBND xã An Bình, huyện Cao Lãnh, tỉnh Đồng Tháp`)."""
    one = _ONE.fullmatch(page.text, start, end) if page.text.startswith(", ", end) else None
    if one is None:
        return end
    above = (_IN_PROVINCE if one["unit"] in _FOLLOWING else _IN_DISTRICT).match(page.text, end, stop)
    return above.end() if above is not None else end


def _further(page: Page, following: re.Pattern[str], end: int, stop: int) -> int | None:
    """Where the list ends whose places go on at `end`, none of them a body by itself; None where none follows."""
    last = None
    while (more := following.match(page.text, last or end, stop)) is not None:
        if words().read(page.text, more.start("place"), stop) is not None:
            break
        last = more.end()
    return last


_ITS_PROVINCE = re.compile(rf"(?P<head>[^,;:()]{{4,60}}?) (?P<place>{_PLACE})")
_PROVINCE = re.compile(rf"(?P<unit>(?:[Tt]ỉnh|[Tt]hành phố|TP\.?) )?(?P<place>{_PLACE})(?=[,;.: ]|$)")
_ITS_UNIT = re.compile(r" (?:[Tt]ỉnh|[Tt]hành phố|TP\.?)$")
_MORE = re.compile(r", (?:và )?| và ")


def each_province(page: Page, start: int, end: int, stop: int) -> tuple[list[Party], int] | None:
    """A body for each province (`Cục Hải quan Đà Nẵng, Quảng Ninh, Bình Định`, `các Cục Thuế: Hà Nội, Hải Phòng`), and where the
    last ends; None where there is one alone."""
    if page.text.startswith(": ", end) and page.text.startswith(("các ", "Các "), start):
        head, at = page.text[start + len("các ") : end], end + len(": ")
    else:
        more = page.text.startswith((", ", " và "), end)
        own = _ITS_PROVINCE.fullmatch(page.text, start, end) if more else None
        if own is None or province(own["place"]) is None:
            return None
        head, at = own["head"], own.start("place")
    found: list[Party] = []
    while (place := _PROVINCE.match(page.text, at, stop)) is not None and province(place["place"]) is not None:
        if found and words().read(page.text, place.start("place"), stop) is not None:
            break
        begin = at if found else start
        whose = _ITS_UNIT.sub("", head) if place["unit"] else head
        found.append(Party(duty_name(page, f"{whose} {place.group()}"), span_of(page.original, begin, place.end())))
        joint = _MORE.match(page.text, place.end(), stop)
        if joint is None:
            break
        at = joint.end()
    return (found, found[-1].span.end) if len(found) > 1 else None


_NUMBERS = re.compile(
    r"(?<=\d)(?:(?:, (?:số )?\d{1,2}(?![\w/.]))*,? và (?:số )?\d{1,2}(?![\w/.]| (?:ngày|tháng|năm|lần|đơn vị|xã))"
    r"|(?:, số \d{1,2}(?![\w/.]))+)"
)
_NUMBER = re.compile(r"\d{1,2}")


def each_number(page: Page, start: int, end: int, stop: int) -> tuple[list[Party], int] | None:
    """A body for each number (`Phòng Thanh tra - Kiểm tra số 1, số 2 và số 3`), and where the last ends."""
    more = _NUMBERS.match(page.text, end, stop)
    if more is None:
        return None
    first = next(reversed(list(_NUMBER.finditer(page.text, start, end))))
    stem = page.text[start : first.start()].removeprefix("các ").removeprefix("Các ")
    spans = [(start, end), *(match.span() for match in _NUMBER.finditer(page.text, *more.span()))]
    names = [first.group(), *(page.text[a:b] for a, b in spans[1:])]
    parties = [
        Party(duty_name(page, stem + name), span_of(page.original, a, b)) for name, (a, b) in zip(names, spans, strict=True)
    ]
    return parties, more.end()
