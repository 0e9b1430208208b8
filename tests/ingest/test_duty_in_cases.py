"""A report in a case behind a task is a duty of its own, however the case is told."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties


@pytest.mark.parametrize(
    "case",
    [
        "khi xuất hiện ổ dịch phải báo cáo ngay Ủy ban nhân dân thị xã",
        "trường hợp lỗi diện rộng phải báo cáo ngay Ủy ban nhân dân thị xã",
        "nếu phát hiện vi phạm thì báo cáo Ủy ban nhân dân thị xã",
        "sau mỗi lần kiểm tra báo cáo kết quả về Ủy ban nhân dân thị xã",
    ],
)
@pytest.mark.parametrize("joint", [", ", "; "])
def test_a_report_in_a_case_stands_apart(case: str, joint: str) -> None:
    task, report = duties("plan", f"1. Phòng Kinh tế theo dõi diễn biến dịch bệnh trên đàn vật nuôi{joint}{case}.")
    assert task.category.value == "inspect"
    assert (report.category.value, [one.name for one in report.recipients]) == ("report", ["Ủy ban nhân dân thị xã"])
    assert report.span.text == f"{case}."
