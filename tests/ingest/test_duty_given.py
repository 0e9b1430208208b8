"""Who is handed what a duty gives: papers, cases, goods, answers; and whom somebody with a difficulty is to turn to."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties

OFFICE = "Phòng Kinh tế và Hạ tầng"


def recipients(kind: str, item: str) -> list[str]:
    return [one.name for duty in duties(kind, f"1. {OFFICE}\n- {item}") for one in duty.recipients]


@pytest.mark.parametrize(
    ("item", "given"),
    [
        ("Bàn giao chứng từ cho Phòng Tư pháp chậm nhất 05 ngày làm việc sau mỗi chuyến hàng.", ["Phòng Tư pháp"]),
        ("Tiếp nhận hồ sơ đề nghị hỗ trợ, chuyển Phòng Tư pháp ngay trong ngày làm việc.", ["Phòng Tư pháp"]),
        ("Cung cấp hồ sơ, tài liệu về nhân sự cho Phòng Tư pháp khi có yêu cầu.", ["Phòng Tư pháp"]),
        ("Kê khai thu nhập với Chi cục Thuế khu vực và tự chịu trách nhiệm.", ["Chi cục Thuế khu vực"]),
        ("Gửi hồ sơ lấy ý kiến của Phòng Tư pháp.", ["Phòng Tư pháp"]),
        ("Xác minh vụ việc, có dấu hiệu tội phạm thì chuyển ngay hồ sơ sang Công an huyện để điều tra.", ["Công an huyện"]),
        ("Bảo vệ cán bộ năng động, sáng tạo vì lợi ích chung.", []),
        ("Nộp thuế cho Chi cục Thuế khu vực theo quy định.", []),
        ("Trả đủ lương, các khoản thưởng cho người lao động trước kỳ nghỉ Tết.", []),
        ("Cung cấp các thông tin theo quy định qua thư điện tử (trừ các thông tin đã nộp cho Chi cục Thuế khu vực).", []),
        ("Đào tạo chuyên sâu, chuyên nghiệp cho đội ngũ cán bộ.", []),
    ],
)
def test_who_is_handed_what_is_given(item: str, given: list[str]) -> None:
    assert recipients("plan", item) == given


@pytest.mark.parametrize(
    "turns",
    [
        "liên hệ với Phòng Tư pháp",
        "liên hệ Phòng Tư pháp",
        "liên hệ trực tiếp Phòng Tư pháp",
        "liên hệ trực tiếp với Phòng Tư pháp",
    ],
)
def test_whom_to_turn_to_with_a_difficulty(turns: str) -> None:
    [duty] = duties("plan", f"1. {OFFICE}\n- Trường hợp còn vướng mắc, đề nghị Hạt Kiểm lâm huyện {turns} để được hướng dẫn.")
    assert (duty.category.value, [one.name for one in duty.recipients]) == ("report", ["Phòng Tư pháp"])
