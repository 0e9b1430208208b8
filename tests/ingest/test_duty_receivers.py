"""Whoever gets a report, by every way to send it: classes, offices that stand for others, and those told by where they are."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties

RECEIVERS = [
    "cơ quan cấp trên trực tiếp",
    "cơ quan quản lý trực tiếp",
    "cơ quan Thường trực Ban Chỉ đạo",
    "cơ quan thường trực Chương trình",
    "bộ chủ quản",
    "cơ quan chủ quản",
    "Ủy ban nhân dân các xã vùng hạ du",
    "Công an xã nơi xảy ra tai nạn",
    "Trưởng đoàn kiểm tra",
    "Thường trực Hội đồng nhân dân tỉnh",
    "đồn biên phòng gần nhất",
    "chủ đầu tư",
]
WAYS = [
    "báo cáo {} trước ngày 15/12/2022.",
    "gửi báo cáo về {} trước ngày 15/12/2022.",
    "gửi báo cáo kết quả cho {} để tổng hợp.",
    "báo cáo bằng văn bản cho {} khi có sự cố.",
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("receiver", RECEIVERS)
def test_whoever_gets_a_report_is_named_whole(receiver: str, way: str) -> None:
    first = duties("plan", f"1. Các phòng, ban {way.format(receiver)}")[0]
    assert [one.name for one in first.recipients] == [receiver]
