"""Duties that laws, decrees and circulars give to whoever their sentences begin with."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_others import CIRCULAR, rows

ARTICLE = CIRCULAR + "Điều 5. Trình tự thực hiện\n\n"

BRACKETS = [
    (
        "1. Cơ quan quản lý cấp trên (đơn vị dự toán cấp I) xem xét, thẩm tra dự toán thu, chi của các đơn vị trực thuộc.",
        ["Cơ quan quản lý cấp trên (đơn vị dự toán cấp I)"],
    ),
    (
        "1. Sau khi có ý kiến của cơ quan tài chính, cơ quan quản lý cấp trên (đơn vị dự toán cấp I) quyết định giao quyền tự chủ.",
        ["cơ quan quản lý cấp trên (đơn vị dự toán cấp I)"],
    ),
    (
        "1. Sở Nội vụ (sau đây gọi là cơ quan thẩm định) có trách nhiệm thẩm định hồ sơ trong thời hạn 10 ngày.",
        ["Sở Nội vụ"],
    ),
]


@pytest.mark.parametrize(("line", "actors"), BRACKETS)
def test_brackets_that_tell_which_body_it_is_belong_to_its_name(line: str, actors: list[str]) -> None:
    assert [found[2] for found in rows(ARTICLE + line)] == [actors]


def test_what_a_body_decides_is_its_power_unless_it_is_a_step_of_a_procedure() -> None:
    assert rows(ARTICLE + "1. Bộ trưởng Bộ Y tế quyết định số lượng thành viên của Hội đồng tư vấn chuyên môn.") == []
    line = "1. Trường hợp hồ sơ không hợp lệ, Bộ trưởng Bộ Y tế quyết định thu hồi giấy phép đã cấp."
    assert [found[2] for found in rows(ARTICLE + line)] == [["Bộ trưởng Bộ Y tế"]]
