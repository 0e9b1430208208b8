"""Tasks below a heading that is a label, their bodies and time below others."""

from __future__ import annotations

import pytest

from ingest.document import Obligation
from tests.ingest.test_duty_shapes import duties

TASKS = [
    "1. Nội dung thực hiện:\n- Tổ chức tuyên truyền trên hệ thống truyền thanh;\n- Xây dựng chuyên trang về chuyển đổi số.",
    "1. Nội dung, biện pháp\na) Tổ chức tuyên truyền trên hệ thống truyền thanh;\nb) Xây dựng chuyên trang về chuyển đổi số.",
]
WHO = [
    "2. Đơn vị chủ trì: Sở Thông tin và Truyền thông.\n3. Đơn vị phối hợp: Báo Hà Nam; Đài Phát thanh và Truyền hình tỉnh.",
    "2. Cơ quan chủ trì, phối hợp\na) Cơ quan chủ trì\n- Sở Thông tin và Truyền thông.\nb) Cơ quan phối hợp\n"
    "- Báo Hà Nam.\n- Đài Phát thanh và Truyền hình tỉnh.",
    "2. Phân công thực hiện\n- Đơn vị chủ trì: Sở Thông tin và Truyền thông\n"
    "- Phối hợp: Báo Hà Nam, Đài Phát thanh và Truyền hình tỉnh",
    "2. Đơn vị thực hiện\n- Sở Thông tin và Truyền thông chủ trì;\n- Báo Hà Nam, Đài Phát thanh và Truyền hình tỉnh phối hợp.",
]
WHEN = ["3. Thời gian thực hiện: Quý II/2024.", "3. Thời gian\nTrước ngày 30/6/2024."]


def names(duty: Obligation) -> tuple[list[str], list[str]]:
    return [one.name for one in duty.actors], [one.name for one in duty.coactors]


@pytest.mark.parametrize("when", WHEN)
@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("tasks", TASKS)
def test_labels_that_head_sections_tell_who_and_when(tasks: str, who: str, when: str) -> None:
    told = duties("plan", f"II. TUYÊN TRUYỀN\n{tasks}\n{who}\n{when}\nIII. KINH PHÍ\nTừ ngân sách tỉnh.")
    assert [duty.span.text[:8] for duty in told] == ["Tổ chức ", "Xây dựng"]
    for duty in told:
        assert names(duty) == (["Sở Thông tin và Truyền thông"], ["Báo Hà Nam", "Đài Phát thanh và Truyền hình tỉnh"])
        assert duty.timing is not None
        assert duty.timing.date is not None
        assert duty.timing.date.iso.startswith("2024-06")


def test_a_label_with_its_task_on_one_line() -> None:
    body = (
        "II. KIỂM TRA\n1. Nội dung: Kiểm tra việc ứng dụng chữ ký số tại các xã.\n2. Cơ quan chủ trì\n- Thanh tra tỉnh\n"
        "3. Thời gian: Từ năm 2024 đến năm 2025."
    )
    (duty,) = duties("plan", body)
    assert duty.span.text == "Kiểm tra việc ứng dụng chữ ký số tại các xã."
    assert names(duty) == (["Thanh tra tỉnh"], [])
    assert duty.timing is not None
    assert duty.timing.date is not None
    assert duty.timing.date.iso == "2025"


def test_contents_without_anybody_who_leads_are_read_as_before() -> None:
    body = "II. TUYÊN TRUYỀN\n1. Nội dung\n- Sở Y tế tổ chức tuyên truyền.\n2. Thời gian: Quý II/2024."
    (duty,) = duties("plan", body)
    assert names(duty) == (["Sở Y tế"], [])


def test_what_a_meeting_is_about_is_no_task() -> None:
    body = (
        "II. HỘI NGHỊ\n- Nội dung: Thống nhất danh sách ứng cử.\n- Thành phần: Đại diện các hội.\n- Đơn vị chủ trì: Sở Nội vụ.\n"
        "- Thời gian: Tháng 6/2024."
    )
    assert not [duty for duty in duties("plan", body) if duty.rule == "labels" and duty.span.text.startswith("Thống nhất")]
