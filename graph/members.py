"""The members of a class of bodies, where the tables of units tell all of them."""

from __future__ import annotations

import datetime as dt

from graph.bodies import PLACE_KINDS
from graph.who import area_of, unit_class
from ingest.document import PartialDate
from ingest.vocabulary import load_table

REFORM = dt.date(2025, 7, 1)
"""34 provinces instead of 63, and no districts any more."""

_DISTRICTS = frozenset(("quận", "huyện", "thị xã", "thành phố"))
_PROVINCES = frozenset(("tỉnh", "thành phố"))


def members(class_name: str, scope: str | None, date: PartialDate | None) -> tuple[str, ...]:
    """The whole names of the members of a class, named in a document of the area `scope` and of that date: of `Ủy ban nhân dân
    các huyện, thị xã` in Trà Vinh the committees of its districts. Empty where the tables don't tell them all."""
    found = unit_class(class_name)
    if found is None:
        return ()
    body, kinds = found
    return tuple(f"{_named(body)} {unit}" for unit in _units(frozenset(kinds), scope, date))


def _named(body: str | None) -> str:
    """Units themselves act through their committees."""
    return body[0].upper() + body[1:] if body else "Ủy ban nhân dân"


def _units(kinds: frozenset[str], scope: str | None, date: PartialDate | None) -> tuple[str, ...]:
    after = date is not None and date.earliest >= REFORM
    if scope is None and kinds <= _PROVINCES:
        period = "after" if after else "before"
        rows = (row for row in load_table("provinces") if row["period"] == period and row["kind"] in kinds)
        return tuple(f"{row['kind']} {row['name']}" for row in rows)
    if scope is None or area_of(scope) != "province" or after or not kinds <= _DISTRICTS:
        return ()
    kind = next(kind for kind in PLACE_KINDS if scope.startswith(f"{kind} "))
    province = scope.removeprefix(f"{kind} ")
    rows = (row for row in load_table("districts") if row["province"] == province and row["kind"] in kinds)
    return tuple(f"{row['kind']} {row['name']}" for row in rows)
