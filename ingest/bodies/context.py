"""Whose document it is, and names made whole from that: abbreviations expanded, places added, levels and parents told."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import field
from functools import lru_cache

from ingest.bodies.words import Name, whole_name, words
from ingest.document import Agency, Header, Level
from ingest.record import record
from ingest.units import COMMUNE_KINDS, DISTRICT_KINDS, district, place_key, province


@record
class Context:
    """The issuer of a document and where it stands.

    `place` is the issuer's own administrative unit, `province` and `district` the whole names of those around it, from the
    units table where the text doesn't tell. `text` is what it itself says of places. `year` is that of the document.
    """

    issuer: str | None = None
    level: Level = Level.UNKNOWN
    place: str | None = None
    province: str | None = None
    district: str | None = None
    text: str = field(default="", repr=False)
    year: int | None = None


def context_of(header: Header, text: str = "") -> Context:
    """What the header says of the issuer: its level, its place and what lies around that."""
    date = header.date.value.earliest if header.date else None
    issuer = expand(header.issuer.value) if header.issuer else None
    seat = header.place.value if header.place else None
    if issuer is None and header.symbol is not None:
        issuer = issuer_of_symbol(header.symbol.value, seat, date, text)
    level = level_of(issuer) if issuer else Level.UNKNOWN
    place = _own_place(issuer, seat, level, date)
    kind, _, name = _split_place(place)
    inside_province: str | None = None
    inside_district: str | None = None
    if kind and name:
        whole = province(name, date)
        known = district(name, kind)
        if level in (Level.DISTRICT, Level.OFFICE) and known is not None:
            inside_district, inside_province = place, known.province
        elif level in (Level.DISTRICT, Level.OFFICE) and kind not in COMMUNE_KINDS:
            inside_district = place
        elif whole is not None and level is not Level.COMMUNE:
            inside_province = whole.whole
        elif kind == "tỉnh" and level in (Level.PROVINCE, Level.DEPARTMENT):
            inside_province = place
    if inside_province is None and level is Level.COMMUNE and seat and (found := province(seat, date)):
        inside_province = found.whole
    return Context(issuer, level, place, inside_province, inside_district, text, date.year if date else None)


_TOLD = re.compile(
    r"(?:t(?:ỉ(?<!\w..)nh|hành(?<!\w.{5}) phố|hị(?<!\w...) xã)|hu(?<!\w..)yện|qu(?<!\w..)ận)"
    r" (?:[^\W\d_]\w*)(?: (?:- )?[^\W\d_]\w*){1,3}"
)


@lru_cache(maxsize=1)
def _told(text: str) -> frozenset[str]:
    """The provinces and districts that the text names in full."""
    return frozenset(place for words in set(_TOLD.findall(text)) if (place := _known_place(words)) is not None)


@lru_cache(maxsize=8192)
def _known_place(words: str) -> str | None:
    """The whole name of the province or district that the words begin with, kind first (`huyện Trà Cú đã`)."""
    kind, _, name = _split_place(words)
    syllables = name.split(" ")
    for size in range(len(syllables), 0, -1):
        known = province(" ".join(syllables[:size])) or district(" ".join(syllables[:size]), kind)
        if known is not None and kind in (known.kind, "tỉnh", "thành phố"):
            return known.whole
    return None


def _own_place(issuer: str | None, seat: str | None, level: Level, date: dt.date | None) -> str | None:
    """The issuer's administrative unit: from its name, else from the place of issue."""
    name = whole_name(issuer) if issuer else None
    if name is not None and name.place and " " in expand(name.place):
        kind, _, bare = _split_place(expand(name.place))
        if bare:
            return f"{kind} {bare}" if kind else _as_province(bare, date) or bare
    if seat is None or level in (Level.CENTRAL, Level.MINISTRY, Level.UNKNOWN):
        return None
    own_kind = _split_place(expand(name.place))[0] if name is not None and name.place else None
    if level in (Level.DISTRICT, Level.OFFICE):
        known = district(seat, own_kind or None)
        return known.whole if known else (f"{own_kind} {seat}" if own_kind else None)
    if level is Level.COMMUNE:
        return f"{own_kind} {seat}" if own_kind else None
    return _as_province(seat, date)


def _as_province(name: str, date: dt.date | None) -> str | None:
    found = province(name, date)
    return found.whole if found else None


_SPLIT = re.compile(r"(?P<kind>tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu)(?: (?P<name>.+))?", re.IGNORECASE)


@lru_cache(maxsize=8192)
def _split_place(place: str | None) -> tuple[str, bool, str]:
    """`thị xã Duyên Hải` to its kind, whether there is one, and the bare name."""
    match = _SPLIT.fullmatch(place.strip()) if place else None
    if match is None:
        return "", False, place or ""
    return match["kind"].lower(), True, match["name"] or ""


_OFFICERS = re.compile(r"\b(?P<head>PCT|CT|VP)(?=[. ]+(?:UBND|HĐND|Ủy ban|Hội đồng))\.? ?")
_OFFICER_NAMES = {"PCT": "Phó Chủ tịch ", "CT": "Chủ tịch ", "VP": "Văn phòng "}


@lru_cache(maxsize=8192)
def expand(name: str) -> str:
    """The name with its abbreviations written out: `CT.UBND tỉnh` to `Chủ tịch Ủy ban nhân dân tỉnh`."""
    vocabulary = words()
    name = _OFFICERS.sub(lambda m: _OFFICER_NAMES[m["head"]], name)

    def whole(match: re.Match[str]) -> str:
        found = vocabulary.expansions[match.group()]
        before = name[: match.start()].rstrip()
        return found.split(" ", 1)[1] if before.endswith((" Bộ", " Sở")) and found.startswith(("Bộ ", "Sở ")) else found

    written = _AMPERSAND.sub(r"\g<kind> \g<field> và ", _DASH.sub(" - ", vocabulary.expansion.sub(whole, name)))
    return " ".join(written.split())


_DASH = re.compile(r"\s*[–—]\s*")
_AMPERSAND = re.compile(r"(?<!\w)(?P<kind>Bộ|Sở|Phòng|Trung tâm|Ban|Chi cục) (?P<field>[^&]*[a-zà-ỹđ]) ?& ?(?=[A-ZĐÀ-Ỹ])")


def complete(name: str, context: Context) -> str:
    """The name made whole from the document: abbreviations expanded, the place added where the text itself names it.

    `UBND tỉnh` in a document that names tỉnh Trà Vinh and lies there is `Ủy ban nhân dân tỉnh Trà Vinh`.
    """
    return _whole(expand(name), context, only_told=True)


def _whole(name: str, context: Context, only_told: bool) -> str:
    read = whole_name(name)
    if read is None or read.end < len(name.rstrip(" .,;:")):
        return name
    if read.is_class:
        return name
    issuer = context.issuer
    if issuer and place_key(name) in (
        "sở",
        "bộ",
        "cục",
        "phòng",
        "ban",
        "chi cục",
        "tổng cục",
        "ủy ban",
        "ủy ban nhân dân",
        "văn phòng",
    ):
        return issuer if place_key(issuer).startswith(place_key(name)) else name
    place = _place_for(read, name, context)
    if place is None or (only_told and place != context.place and place not in _told(context.text)):
        return name
    bare = _split_place(place)[2]
    if read.place and place_key(bare) in place_key(name):
        return name
    if read.place and place_key(read.place) == place_key(_split_place(place)[0]) and name.endswith(read.place):
        return f"{name} {bare}"
    if read.place is None and place_key(name).endswith(("tỉnh ủy", "thành ủy", "huyện ủy", "thị ủy", "quận ủy")):
        return f"{name} {bare}"
    return f"{name} {place}" if read.place is None else name


def _place_for(read: Name, name: str, context: Context) -> str | None:
    """The unit that a name without one stands in."""
    key = place_key(read.place or "")
    if key == "tỉnh" or (key == "thành phố" and not context.district):
        whole = context.province or _only_one(context, key)
        return whole if whole and whole.startswith(key) else None
    if key in ("huyện", "thị xã", "quận", "thành phố"):
        whole = context.district or _only_one(context, key)
        return whole if whole and whole.startswith(key) else None
    if key in COMMUNE_KINDS:
        return context.place if context.level is Level.COMMUNE else None
    if key:
        return None
    folded = place_key(name)
    if folded.endswith(("tỉnh ủy", "thành ủy")) or folded.startswith(("sở ", "giám đốc sở ")):
        return context.province
    if folded.endswith(("huyện ủy", "thị ủy", "quận ủy")):
        return context.district
    if folded.startswith("phòng ") and context.level in (Level.DISTRICT, Level.OFFICE):
        return context.district
    if folded in ("văn phòng ủy ban nhân dân", "ủy ban nhân dân", "hội đồng nhân dân"):
        return context.place
    return None


_LOCAL = (Level.DISTRICT, Level.OFFICE, Level.COMMUNE, Level.UNIT, Level.PARTY, Level.UNKNOWN)


def _only_one(context: Context, kind: str) -> str | None:
    """The one unit of a kind that a local document names, where the issuer's name does not tell its own."""
    if context.level not in _LOCAL or not context.issuer:
        return None
    named = [place for place in _told(context.text) if place.startswith(f"{kind} ")]
    return named[0] if len(named) == 1 else None


_LEVELS = (
    (("tỉnh", "thành phố trực thuộc"), Level.PROVINCE),
    (("huyện", "thị xã", "quận"), Level.DISTRICT),
    (("xã", "phường", "thị trấn", "đặc khu"), Level.COMMUNE),
)


@lru_cache(maxsize=4096)
def level_of(name: str) -> Level:
    """Where a body of that whole name stands; UNKNOWN where its name doesn't tell."""
    vocabulary = words()
    read = whole_name(name)
    if read is None:
        return Level.UNKNOWN
    start = read.inside if read.head and read.inside is not None else 0
    own = name[start:] if start else name
    kind = expand(read.kind)
    body = vocabulary.bodies.get(kind) or vocabulary.bodies.get(own)
    if body is not None:
        return Level(body["level"])
    if kind in ("Bộ", "BỘ"):
        return Level.MINISTRY
    if kind in ("Sở", "SỞ"):
        return Level.DEPARTMENT
    level = vocabulary.kinds.get(kind, Level.UNKNOWN)
    if level in (Level.PARTY, Level.CENTRAL):
        return level
    if place_key(kind) in ("ủy ban nhân dân", "hội đồng nhân dân", "thường trực hội đồng nhân dân"):
        return _place_level(read.place)
    if level is Level.UNIT and read.place and kind in ("Phòng", "Trung tâm", "Đài", "Công an"):
        return Level.OFFICE if _place_level(read.place) is Level.DISTRICT else level
    return level


def _place_level(place: str | None) -> Level:
    if place is None:
        return Level.UNKNOWN
    place = expand(place)
    for kinds, level in _LEVELS:
        if place.lower().removeprefix("các ").removeprefix("cấp ").startswith(kinds):
            return level
    kind, _, name = _split_place(place)
    if kind == "thành phố" and name:
        return Level.PROVINCE if province(name) and province(name).kind == "thành phố" else Level.DISTRICT  # type: ignore[union-attr]
    return Level.PROVINCE if province(place) else Level.UNKNOWN


def describe(name: str, context: Context) -> Agency:
    """The entity behind a name: its whole name by the units table, level, place, the body above it, head if a person is meant."""
    expanded = expand(name)
    read = whole_name(expanded)
    if read is None:
        return Agency(expanded)
    body = words().bodies.get(expanded)
    whole = str(body["name"]) if body else _whole(expanded, context, only_told=False)
    again = whole_name(whole) or read
    head = again.head if again.rule == "head" else None
    entity = whole[again.inside :] if head and again.inside is not None else whole
    level = level_of(entity)
    place = expand(again.place) if again.place and not again.is_class else None
    if place is not None and not _split_place(place)[1]:
        place = _as_province(place, None) or place
    if place is not None and not _split_place(place)[2]:
        place = None
    owner = again.inside if not head else None
    parent = whole[owner:] if owner is not None else _parent(entity, level, place)
    region = _REGION.fullmatch(entity)
    above = words().bodies.get(region["above"]) if region is not None else None
    if above is not None:
        level, parent = Level.UNIT, str(above["name"])
    return Agency(entity, level, place, parent, again.is_class, head)


_REGION = re.compile(r"(?P<above>.+?)(?: chi nhánh)? [Kk]hu vực (?:[IVX]+|\d{1,2})")
"""`Ngân hàng Nhà nước Khu vực 3`: a region's office of a body of the whole country."""


def _parent(name: str, level: Level, place: str | None) -> str | None:
    vocabulary = words()
    body = vocabulary.bodies.get(name)
    if body is not None:
        found = body.get("parent")
        return str(found) if found else None
    if level is Level.MINISTRY or (level is Level.PROVINCE and name.startswith("Ủy ban nhân dân ")):
        return "Chính phủ"
    kind, _, bare = _split_place(place)
    if level is Level.DEPARTMENT and name.startswith("Sở ") and place:
        return f"Ủy ban nhân dân {place}"
    if level is Level.OFFICE and name.startswith("Phòng ") and place:
        return f"Ủy ban nhân dân {place}"
    if level is Level.DISTRICT and kind and (known := district(bare, kind)) is not None:
        return f"Ủy ban nhân dân {known.province}"
    if name.startswith("Cục Thuế "):
        return "Tổng cục Thuế"
    if name.startswith("Cục Hải quan "):
        return "Tổng cục Hải quan"
    return None


_COUNCILS = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}
_SYMBOL_PART = re.compile(r"[^/\s-]+")


def issuer_of_symbol(symbol: str, seat: str | None = None, date: dt.date | None = None, text: str = "") -> str | None:
    """The issuer that a symbol and the place of issue tell: `SNV-TCBCTCPCP`, Trà Vinh to `Sở Nội vụ tỉnh Trà Vinh`.

    Where town and district share the seat's name, the one that `text` names counts; None where neither or both are named.
    """
    for part in _SYMBOL_PART.findall(symbol):
        if part in _COUNCILS:
            unit = _unit_at(seat, date, text) if seat else None
            return f"{_COUNCILS[part]} {unit}" if unit else None
        found = words().symbols.get(part)
        if found is not None:
            seated = _as_province(seat, date) if seat else None
            return f"{found} {seated}" if found.startswith("Sở ") and seated else found
    return None


def _unit_at(seat: str, date: dt.date | None, text: str) -> str | None:
    whole = _as_province(seat, date)
    if whole is not None:
        return whole
    known = district(seat)
    if known is not None:
        return known.whole
    named = [f"{kind} {seat}" for kind in DISTRICT_KINDS if district(seat, kind) and f"{kind} {seat}" in text]
    return named[0] if len(named) == 1 else None
