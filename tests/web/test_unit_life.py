"""What became of the bodies of provinces and districts in July 2025."""

from __future__ import annotations

import pytest

from web.unit_life import life_of


@pytest.mark.parametrize(
    ("name", "place", "into", "heir"),
    [
        ("Sở Nội vụ tỉnh Trà Vinh", "tỉnh Trà Vinh", "tỉnh Vĩnh Long", "Sở Nội vụ tỉnh Vĩnh Long"),
        ("các sở, ban, ngành tỉnh", "tỉnh Trà Vinh", "tỉnh Vĩnh Long", None),
        ("Ủy ban nhân dân thị xã Duyên Hải", "thị xã Duyên Hải", None, None),
    ],
)
def test_what_was_merged_or_ended_is_told(name: str, place: str, into: str | None, heir: str | None) -> None:
    life = life_of({"name": name, "place": place, "scope": None})
    assert life is not None
    assert (life.into, life.heir, life.day.isoformat()) == (into, heir, "2025-07-01")
    assert life == life_of({"name": name, "place": None, "scope": place}), "of a body with a bare name the scope tells"


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Bộ Nội vụ", None),
        ("Sở Nội vụ thành phố Hà Nội", "thành phố Hà Nội"),
        ("Sở Nội vụ tỉnh Cao Bằng", "tỉnh Cao Bằng"),
        ("Ban Quản lý", "Sở Nội vụ"),
    ],
)
def test_what_stands_or_is_unknown_is_let_alone(name: str, place: str | None) -> None:
    assert life_of({"name": name, "place": place, "scope": None}) is None
