"""Whole names of those who must act: words in them that look like verbs, and lists that end before the next body."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_names import PLAN, actors

CASES = [
    ("Cục Kinh tế xây dựng rà soát định mức, đơn giá.", [["Cục Kinh tế xây dựng"]]),
    ("Cục Quản lý và Xây dựng công trình thủy lợi kiểm tra các hồ chứa.", [["Cục Quản lý và Xây dựng công trình thủy lợi"]]),
    ("Phòng Kinh tế xây dựng kế hoạch kiểm tra chợ.", [["Phòng Kinh tế"]]),
    (
        "Phòng Cảnh sát phòng, chống tội phạm về môi trường tăng cường tuần tra.",
        [["Phòng Cảnh sát phòng, chống tội phạm về môi trường"]],
    ),
    ("Phòng Quản lý chất lượng công trình rà soát hồ sơ.", [["Phòng Quản lý chất lượng công trình"]]),
    ("Báo Sông Lam, Đài PT-TH tỉnh mở chuyên mục.", [["Báo Sông Lam", "Đài Phát thanh và Truyền hình tỉnh"]]),
    ("Phòng Tư pháp, Công an các xã rà soát hộ tịch.", [["Phòng Tư pháp", "Công an các xã"]]),
    ("Sở Công Thương, Điện lực Sông Hinh kiểm tra lưới điện.", [["Sở Công Thương", "Điện lực Sông Hinh"]]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[expected[0][0] for _, expected in CASES])
def test_names_are_read_whole(text: str, expected: list[list[str]]) -> None:
    assert actors(PLAN, text) == expected
