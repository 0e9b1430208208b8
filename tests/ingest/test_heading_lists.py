"""Headings that list bodies which the vocabulary knows by half, or in capitals."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties

BELOW = "\n\na) Lập kế hoạch kiểm tra năm 2024.\n\nb) Kiểm tra các cơ sở trên địa bàn.\n\n"


@pytest.mark.parametrize(
    ("heading", "bodies"),
    [
        (
            "Viện trưởng Viện Huyết học - Truyền máu Trung ương, Giám đốc các bệnh viện có trung tâm truyền máu (Chợ Rẫy, Huế)",
            ["Viện trưởng Viện Huyết học - Truyền máu Trung ương", "Giám đốc các bệnh viện có trung tâm truyền máu"],
        ),
        (
            "Giám đốc bệnh viện, viện có giường trực thuộc tỉnh; Giám đốc Sở Y tế; Thủ trưởng các sở, ban, ngành",
            [
                "Giám đốc bệnh viện, viện có giường trực thuộc tỉnh",
                "Giám đốc Sở Y tế",
                "Thủ trưởng các sở, ban, ngành",
            ],
        ),
        ("YÊU CẦU ĐỐI VỚI CÁC CHI CỤC THUẾ", ["các Chi cục Thuế"]),
        ("Nhiệm vụ đối với các Chi cục Thuế", ["các Chi cục Thuế"]),
    ],
)
def test_whoever_a_heading_lists_has_the_tasks_below_it(heading: str, bodies: list[str]) -> None:
    told = duties("plan", f"1. {heading}{BELOW}2. Sở Tư pháp{BELOW}")
    assert [[one.name for one in duty.actors] for duty in told] == [bodies, bodies, ["Sở Tư pháp"], ["Sở Tư pháp"]]
