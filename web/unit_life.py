"""What became of the bodies of provinces and districts in July 2025, as far as the table of units tells. Pure functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.members import REFORM
from ingest import units


@dataclass(frozen=True, slots=True)
class Life:
    """A unit that was merged or ended on `day`. `into` is its province since then; None of a district, whose level ended.
    `heir` is how a body of the same kind of that province is called, where the name allows to say so."""

    unit: str
    day: dt.date
    into: str | None
    heir: str | None


def life_of(body: Mapping[str, Any]) -> Life | None:
    """The end of the unit that a body (its attributes in the graph) belongs to; None where it stands or none is known."""
    place = body.get("place") or body.get("scope")
    if not place:
        return None
    kind, _, name = str(place).partition(" ")
    if kind in ("thị", "thành"):
        second, _, name = name.partition(" ")
        kind = f"{kind} {second}"
    province = units.province(name)
    if province is not None and province.kind == kind and not (kind == "thành phố" and province.successor is None):
        if province.successor is None or units.place_key(province.successor) == units.place_key(province.whole):
            return None
        heir = str(body["name"]).replace(str(place), province.successor) if str(place) in str(body["name"]) else None
        return Life(province.whole, REFORM, province.successor, heir)
    district = units.district(name, kind)
    if district is None or kind not in units.DISTRICT_KINDS:
        return None
    return Life(district.whole, REFORM, None, None)
