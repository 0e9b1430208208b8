"""Who carries out a task, told by a label on a line below it, whatever mark the line has."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties

LABELS = ["Cơ quan thực hiện", "Đơn vị chủ trì", "Chủ trì", "Người thực hiện", "Phụ trách", "Phân công", "Đơn vị đầu mối"]


@pytest.mark.parametrize("marks", [("a) ", "b) "), ("- ", "- "), ("* ", "* "), ("+ ", "+ "), ("", "")])
@pytest.mark.parametrize("label", LABELS)
def test_a_label_below_a_task_names_who_carries_it_out(label: str, marks: tuple[str, str]) -> None:
    who, when = marks
    body = (
        f"2.1. Tuyên truyền Luật Căn cước trên hệ thống truyền thanh cơ sở.\n{who}{label}: UBND các xã, phường.\n"
        f"{when}Thời gian thực hiện: Hằng quý.\n2.2. Cấp căn cước lưu động cho người già yếu.\n"
        f"{who}{label}: Công an thị xã.\n\nIV. KINH PHÍ"
    )
    told = duties("plan", body)
    assert [[one.name for one in duty.actors] for duty in told] == [["Ủy ban nhân dân các xã, phường"], ["Công an thị xã"]]
    assert told[0].span.text.startswith("Tuyên truyền")
    assert told[0].timing is not None
    assert [period.value for period in told[0].timing.periods] == ["quarter"]
