"""Places behind names of bodies: how they are written, and how far their names reach."""

from __future__ import annotations

import re
from functools import lru_cache

from ingest.folding import UPPER
from ingest.units import is_district, province

CAPITAL = rf"[{UPPER}](?:['’] [{UPPER}]\w+|\w*(?:['’]\w+)?)"
"""A syllable that begins with a capital, also of the highlands (`M'gar`, `H’Drai`, `H' Drai`)."""

PLACE_KINDS = "tỉnh|[Tt]hành phố|TP\\.?|Tp\\.?|[Hh]uyện|[Tt]hị xã|TX\\.?|[Qq]uận|xã|phường|[Tt]hị trấn|đặc khu|Tỉnh|Xã|Phường"
_NO_PAPER = (
    "(?!(?:Quy chế|Quy định|Quy trình|Kế hoạch|Đề án|Dự án|Quyết định|Chương trình|Phương án|Tờ trình|Danh mục|Chỉ thị)(?!\\w))"
)
"""What is laid before a body is no place of it (`trình Ủy ban nhân dân tỉnh Quy chế phối hợp`)."""
PLACE = re.compile(
    rf" ?(?P<kind>{PLACE_KINDS}|(?:thôn|ấp|khóm|khu phố|buôn|bon|xóm|làng)(?= [{UPPER}]))(?!(?<!\.)\w| ủy| đoàn| hội)"
    rf"(?:(?: |(?<=\.))(?P<name>{_NO_PAPER}{CAPITAL}(?:(?: ?[-–—] ?| ){_NO_PAPER}{CAPITAL}){{0,4}}))?"
)
"""` tỉnh Trà Vinh`, ` thị xã`, ` TP Hồ Chí Minh`, ` TP.Hà Nội`, ` thôn Suối Giếng`."""

BARE_PLACE = re.compile(rf" (?P<name>{CAPITAL}(?:(?: ?[-–—] ?| ){CAPITAL}){{0,3}})")
"""` Vĩnh Long` straight after a body (`Tỉnh ủy Vĩnh Long`)."""

PLACES = "tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu|khu phố|khu dân cư|thôn|ấp|khóm|xóm"
_CAPITAL_KINDS = "(?:Tỉnh|Thành [Pp]hố|Huyện|Thị [Xx]ã|Quận|Xã|Phường|Thị [Tt]rấn)"
PLACE_CLASS = re.compile(
    rf" (?:ở |tại )?(?:(?:các )?{_CAPITAL_KINDS}(?:(?:, | và )(?:các )?{_CAPITAL_KINDS})+(?! [{UPPER}])"
    rf"|các {_CAPITAL_KINDS}(?! [{UPPER}])"
    rf"|(?:các|những|từng) (?:(?:đơn vị, )?địa phương|khu vực(?! biên giới| miền| nông| đô))(?!\w)"
    rf"|(?:các |những (?!ấp|khóm)|từng |mỗi |\d{{1,3}} )?(?:{PLACES}|khối(?=, (?:xóm|phố|bản)))"
    rf"(?:(?:, | và |/| hoặc )(?:các )?(?:{PLACES}|liên tỉnh|thành(?! \w)|thị(?! \w)|bon|buôn|bản|ấp|khóm|xóm|làng))*"
    r"(?:(?:(?<=các thôn)|(?<=các bản)|(?<=các ấp)|(?<=các xóm)),? (?:và )?tổ dân phố)?"
    r"(?: (?:trực )?thuộc (?:[Tt]rung ương|tỉnh|huyện|TW)| trong tỉnh| liên tỉnh| ven biển| biên giới| miền núi)?"
    rf"(?:(?:(?:,| và) (?:các )?đặc khu|(?<=đặc khu))(?: {CAPITAL}){{1,3}})?)"
    r"(?!\w|(?:, (?:huyện|thị|thành|quận)){0,3} ủy(?! ban| quyền| thác| viên)| đoàn(?! thể))"
)
"""` các tỉnh, thành phố trực thuộc Trung ương`, ` các xã, phường`, ` các Huyện, Thị xã, Thành phố`."""

FIRST_OF_KINDS = frozenset("tThHqQxXpPđấkbl")
FIRST_OF_PLACES = frozenset("ởtcnmhqxpđkấTHQXP0123456789")
"""First letters of `PLACE` and of `PLACE_CLASS`: what most names are followed by begins with others."""

LEVEL = re.compile(
    r" (?:các cấp|sở tại|địa phương|tuyến (?:tỉnh|huyện|xã|cơ sở|trung ương|Trung ương)"
    r"|cùng cấp|ngang cấp|cấp trên(?: trực tiếp)?|cấp dưới|cấp (?:[Tt]ỉnh|[Hh]uyện|[Xx]ã|cơ sở|trung ương|bộ|Bộ|phòng|sở)"
    r"(?:(?:, | và |/)(?:cấp )?(?:[Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Xx]ã|[Pp]hường|[Tt]hị trấn|cơ sở)(?!\w))*"
    r"|liên (?:ngành|tỉnh|huyện|xã|phường|thôn|trường)(?:(?:, | và )(?:xã|phường|thị trấn)(?!\w))*)(?!\w)"
)
"""` cấp huyện`, ` các cấp`, ` liên ngành`."""
FIRST_OF_LEVELS = frozenset("cđnlst")

REALM = re.compile(
    r" (?:số \d{1,2}(?![\w/])|[Kk]hu vực (?:[IVX]+|\d{1,2})"
    rf"|khu vực (?P<places>{CAPITAL}(?: {CAPITAL}){{0,3}}(?: [-–—](?: {CAPITAL}){{1,4}})+|{CAPITAL}(?: {CAPITAL}){{0,2}} [IVX]+)"
    r"|khu vực(?! (?:miền|biên|nông|thành|phía|trung|kinh|tư|công|này|đó|có(?! (?:trách nhiệm|nhiệm vụ|văn bản))|cửa))"
    r"|[Vv]ùng (?:[IVX]{1,4}|\d{1,2})|Việt Nam|[Qq]uốc gia|[Tt]rung ương|TW|TƯ|nhà nước|Nhà nước|tối cao|của Quốc hội)(?!\w)"
)
"""` khu vực IX`, ` khu vực Cầu Giấy - Từ Liêm`, ` khu vực Sông Lô II`, ` vùng V`, ` của Quốc hội`."""
FIRST_OF_REALMS = frozenset("VvQqTtNnKksc")


_WORD = re.compile(r"[^ ]+")
_CAPITALS = re.compile(rf"{CAPITAL}(?: {CAPITAL}){{0,3}}")


@lru_cache(maxsize=8192)
def known_place(name: str, surely: bool = False) -> int:
    """The length of the longest beginning of `name` that is a province or district; else all of it. If `surely` it is 0 else, and
    of districts those alone count whose names have two syllables or more."""
    words = [m.end() for m in _WORD.finditer(name)]
    for end in reversed(words):
        of_district = not surely or end > words[0]
        if (province(name[:end]) or (of_district and is_district(name[:end]))) and not name[:end].endswith(("-", "–", "—")):
            return end + _twin(name[end:])
    if surely:
        return 0
    run = _CAPITALS.match(name)
    return run.end() if run else len(name)


_DASHED = re.compile(r" ?[-–—] ?(?=\w)")


def _twin(rest: str) -> int:
    """The length of what joins a second place to one (` - Kon Tum` of `Cục Hải quan Gia Lai - Kon Tum`), 0 where nothing does."""
    dash = _DASHED.match(rest)
    size = known_place(rest[dash.end() :], surely=True) if dash is not None else 0
    return dash.end() + size if dash is not None and size else 0


_TAX_OFFICE = re.compile(rf"(?P<office>Cục [Tt]huế) (?P<place>{CAPITAL}.*)")


def of_its_province(name: str) -> str:
    """A tax office with the kind of its province, as its name has it: `Cục Thuế Nghệ An` to `Cục Thuế tỉnh Nghệ An`."""
    office = _TAX_OFFICE.fullmatch(name)
    unit = province(office["place"]) if office else None
    return f"{office['office']} {unit.whole}" if office and unit else name
