"""Every way to tell who helps whoever acts, and whom something is registered with."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties

HELP = [
    "Sở Y tế chủ trì, Sở Nội vụ, Tỉnh đoàn phối hợp tổ chức khám sức khỏe cho học sinh.",
    "Sở Y tế chủ trì, Sở Nội vụ và Tỉnh đoàn cùng phối hợp tổ chức khám sức khỏe cho học sinh.",
    "Sở Y tế làm đầu mối, cùng Sở Nội vụ và Tỉnh đoàn kiểm tra việc thực hiện.",
    "Sở Y tế làm đầu mối cùng với Sở Nội vụ, Tỉnh đoàn hướng dẫn lồng ghép các nguồn vốn.",
    "Sở Y tế bàn, thống nhất với Sở Nội vụ, Tỉnh đoàn kế hoạch tổ chức ngày hội.",
    "Việc thẩm định danh sách do Sở Y tế chủ trì, có sự phối hợp của Sở Nội vụ và Tỉnh đoàn.",
    "Sở Y tế phối hợp với Sở Nội vụ, Tỉnh đoàn rà soát số liệu.",
]


@pytest.mark.parametrize("line", HELP)
def test_who_helps_is_told_apart_from_who_acts(line: str) -> None:
    [duty] = duties("plan", f"1. {line}")
    assert [one.name for one in duty.actors] == ["Sở Y tế"]
    assert [one.name for one in duty.coactors] == ["Sở Nội vụ", "Tỉnh đoàn"]


def test_each_of_them_is_those_named_before() -> None:
    [duty] = duties("plan", "1. Sở Nội vụ, Sở Y tế, mỗi cơ quan cử một công chức tham gia đoàn kiểm tra.")
    assert [one.name for one in duty.actors] == ["Sở Nội vụ", "Sở Y tế"]


@pytest.mark.parametrize(
    "aside", ["sau khi nhận bàn giao", "khi nhận được báo cáo", "hằng năm", "với vai trò cơ quan thường trực"]
)
def test_a_circumstance_between_commas_is_nobody(aside: str) -> None:
    [duty] = duties("plan", f"1. Chi cục Kiểm lâm, {aside}, có trách nhiệm rà soát số liệu.")
    assert [one.name for one in duty.actors] == ["Chi cục Kiểm lâm"]


def test_whom_something_is_registered_with_gets_it() -> None:
    [duty] = duties("plan", "1. Các phòng đăng ký kế hoạch làm việc với Sở Nội vụ trước ngày 15/12/2022.")
    assert [one.name for one in duty.recipients] == ["Sở Nội vụ"]
