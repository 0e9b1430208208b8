"""Administrative units (đơn vị hành chính): provinces and districts by name, before and since the merger of July 2025."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache

from ingest.record import record
from ingest.vocabulary import load_table

MERGED_ON = dt.date(2025, 7, 1)
"""The day on which 63 provinces became 34 and the districts ended."""

DISTRICT_KINDS = ("quận", "huyện", "thị xã", "thành phố")
COMMUNE_KINDS = ("xã", "phường", "thị trấn", "đặc khu")


@record
class Unit:
    """A province or district; `province` is the whole name of the province of a district, None for a province."""

    name: str
    kind: str
    province: str | None = None
    successor: str | None = None

    @property
    def whole(self) -> str:
        """`tỉnh Trà Vinh`, `thị xã Duyên Hải`."""
        return f"{self.kind} {self.name}"


@cache
def _provinces() -> dict[tuple[str, bool], Unit]:
    """By folded name and whether the unit stood before the merger."""
    rows = load_table("provinces")
    after = {row["name"]: f"{row['kind']} {row['name']}" for row in rows if row["period"] == "after"}
    return {
        (place_key(row["name"]), row["period"] == "before"): Unit(
            row["name"], row["kind"], None, after.get(row["successor"]) if row["period"] == "before" else None
        )
        for row in rows
    }


@cache
def _districts() -> dict[str, tuple[Unit, ...]]:
    found: dict[str, tuple[Unit, ...]] = {}
    for row in load_table("districts"):
        province = _provinces()[place_key(row["province"]), True]
        name = place_key(row["name"])
        found[name] = (*found.get(name, ()), Unit(row["name"], row["kind"], province.whole))
    return found


def province(name: str, date: dt.date | None = None) -> Unit | None:
    """The province of that bare name (`Trà Vinh`) on that date; without a date the former one where both are known."""
    key = place_key(name)
    before = _provinces().get((key, True))
    after = _provinces().get((key, False))
    return (after or before) if date and date >= MERGED_ON else (before or after)


def district(name: str, kind: str | None = None, within: str | None = None) -> Unit | None:
    """The one district of that name, and of that kind and province where given; None where none or several fit."""
    fits = [
        unit
        for unit in _districts().get(place_key(name), ())
        if kind in (None, unit.kind) and (within is None or unit.province == within)
    ]
    return fits[0] if len(fits) == 1 else None


def is_district(name: str) -> bool:
    return place_key(name) in _districts()


def names() -> tuple[str, ...]:
    """All bare names, longest first, each once."""
    every = {unit.name for unit in _provinces().values()} | {u.name for units in _districts().values() for u in units}
    return tuple(sorted(every, key=lambda name: (-len(name), name)))


_GAPS = re.compile(r"\s*[-–—]\s*|\s+")


@lru_cache(maxsize=8192)
def place_key(name: str) -> str:
    """Names that differ only in case, spaces or dashes have one key (`Bà Rịa-Vũng Tàu`, `TRÀ VINH`)."""
    return _GAPS.sub(" ", name.strip()).casefold()
