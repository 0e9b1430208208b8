"""Duties told by the thing that they are about: in the passive, behind the matter that a line begins with, with their doer
behind them."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties, rows

OFFICE = "Phòng Nội vụ"
HEADING = f"1. {OFFICE}\n- Rà soát hồ sơ.\n- "


@pytest.mark.parametrize(
    ("item", "category"),
    [
        ("Danh sách sau khi chốt được niêm yết công khai tại bộ phận một cửa.", "communicate"),
        ("Đơn thuốc ngoại trú phải được ký số ngay khi kết thúc khám bệnh.", "other"),
        ("Số lượng tin, bài đã phát được thống kê gửi về Phòng Tư pháp vào ngày 20 hằng tháng.", "report"),
        ("Đối với nhà thuộc diện nguy hiểm, có nguy cơ sập đổ: tổ chức di dời khẩn cấp người sử dụng.", "other"),
        ("Các vụ việc lớn, phức tạp thì báo cáo ngay trong ngày.", "report"),
        ("Quá 10 ngày không thực hiện thì lập biên bản vi phạm hành chính.", "other"),
    ],
)
def test_what_is_to_be_done_with_a_thing_is_the_heading_s(item: str, category: str) -> None:
    _, (told, actors, _, _) = rows("plan", HEADING + item)
    assert (told, actors) == (category, [OFFICE])


@pytest.mark.parametrize(
    "item",
    [
        "Người tham gia bán hàng phải được xác thực danh tính.",
        "Các trường hợp do Phòng Tư pháp đề nghị được xem xét.",
    ],
)
def test_what_is_told_of_a_thing_is_no_duty(item: str) -> None:
    assert [duty.span.text for duty in duties("plan", HEADING + item)] == ["Rà soát hồ sơ."]


@pytest.mark.parametrize(
    ("item", "doers"),
    [
        (
            "Tổ chức 04 hội nghị tuyên truyền, mỗi quý 01 hội nghị, do Phòng Tư pháp và Công an thị xã phối hợp tổ chức.",
            ["Phòng Tư pháp", "Công an thị xã"],
        ),
        ("Khảo sát tại 04 xã; do Phòng Tư pháp thực hiện, xong trước tháng 9/2022.", ["Phòng Tư pháp"]),
        ("Mỗi năm tổ chức ít nhất 02 lớp tập huấn cho cán bộ xã (Phòng Tư pháp thực hiện).", ["Phòng Tư pháp"]),
    ],
)
def test_whoever_does_it_may_stand_behind_the_task(item: str, doers: list[str]) -> None:
    [duty] = duties("plan", f"1. Nội dung\n- {item}")
    assert [one.name for one in duty.actors] == doers


def test_whose_works_are_inspected_has_no_duty() -> None:
    assert not [
        duty for duty in duties("plan", "1. Nội dung\n- Kiểm tra các công trình do Phòng Tư pháp thực hiện.") if duty.actors
    ]


@pytest.mark.parametrize(
    ("item", "actor"),
    [
        ("Căn cứ nhiệm vụ được giao, hằng năm các phòng lập dự toán gửi Phòng Tư pháp.", "các phòng"),
        ("Hưởng ứng Ngày Pháp luật Việt Nam (09/11), các trường treo băng rôn, khẩu hiệu.", "các trường"),
        ("Trưởng phòng Tư pháp giao chỉ tiêu rà soát đến từng công chức trong 05 ngày làm việc.", "Trưởng phòng Tư pháp"),
    ],
)
def test_who_acts_behind_an_opening_or_hands_out_a_thing(item: str, actor: str) -> None:
    [duty] = duties("plan", f"1. Nội dung\n- {item}")
    assert [one.name for one in duty.actors] == [actor]
