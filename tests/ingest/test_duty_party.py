"""Plans of Party committees: their numbers (`6.1-`), the names of their bodies, and who acts below such a heading."""

from __future__ import annotations

import pytest

from ingest.agencies import find_agencies
from ingest.bodies.context import Context
from tests.ingest.test_duty_others import rows

PLAN = (
    "TỈNH ỦY NGHỆ AN\n\nSố 12-KH/TU\n\nNghệ An, ngày 20 tháng 4 năm 2025\n\nKẾ HOẠCH\nthực hiện Chỉ thị về đại hội đảng bộ\n\n"
    "III- TỔ CHỨC THỰC HIỆN\n\n"
)

BODIES = [
    "Các huyện ủy, thành ủy, thị ủy, đảng ủy trực thuộc",
    "Ban Thường vụ các huyện ủy, thị ủy, thành ủy",
    "Các huyện, thành, thị ủy",
    "Ban Cán sự đảng Ủy ban nhân dân tỉnh",
    "Đảng đoàn Liên đoàn Lao động tỉnh",
    "Các tổ chức cơ sở đảng",
]


@pytest.mark.parametrize("name", BODIES)
def test_names_of_party_bodies_are_read_whole(name: str) -> None:
    assert [mention.span.text for mention in find_agencies(f"{name} báo cáo kết quả.", Context())] == [name]


@pytest.mark.parametrize("name", BODIES)
def test_what_is_numbered_below_a_party_body_is_its_duty(name: str) -> None:
    text = f"6- {name}\n\n6.1- Xây dựng kế hoạch kiểm tra, giám sát.\n\n6.2- Báo cáo Ban Thường vụ Tỉnh ủy kết quả thực hiện.\n\n"
    found = [(category, actors) for category, _, actors in rows(PLAN + text)]
    assert [category for category, _ in found] == ["plan", "report"]
    assert {actor.casefold() for _, actors in found for actor in actors} == {name.casefold()}


HEADINGS = [
    "Chủ tịch Ủy ban nhân dân các xã, phường ven biển và đặc khu Lý Sơn",
    "Các đơn vị quân đội đóng quân trên địa bàn tỉnh",
]


@pytest.mark.parametrize("heading", HEADINGS)
def test_a_heading_that_begins_with_a_body_is_one_to_its_end(heading: str) -> None:
    text = f"1. {heading}\n\n- Kiểm tra, kêu gọi tàu thuyền vào nơi tránh trú.\n\n- Chuẩn bị phương án sơ tán."
    assert [[name.casefold() for name in actors] for _, _, actors in rows(PLAN + text)] == [[heading.casefold()]] * 2


def test_members_of_a_committee_are_charged_with_what_they_look_after() -> None:
    text = "1. Các đồng chí Ủy viên Ban Thường vụ Huyện ủy phụ trách xã dự sinh hoạt chi bộ ít nhất 01 lần/quý."
    assert [category for category, _, _ in rows(PLAN + text)] == ["other"]
