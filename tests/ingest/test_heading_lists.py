"""Headings that list bodies which the vocabulary knows by half, or in capitals."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties, rows

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
        ("Sở Y tế, Sở Công Thương theo lĩnh vực được phân công:", ["Sở Y tế", "Sở Công Thương"]),
        ("Sở Y tế trong tháng 6/2026:", ["Sở Y tế"]),
        ("Nhóm nhiệm vụ của Sở Y tế", ["Sở Y tế"]),
        ("Sở Y tế phải", ["Sở Y tế"]),
        ("Đơn vị cung cấp nước sạch phải", ["Đơn vị cung cấp nước sạch"]),
        ("Ủy ban nhân dân các xã, phường vùng lũ:", ["Ủy ban nhân dân các xã, phường vùng lũ"]),
        ("Các xã chưa hoàn thành sáp nhập:", ["các xã chưa hoàn thành sáp nhập"]),
        ("Các sở: Tư pháp, Ngoại vụ", ["Sở Tư pháp", "Sở Ngoại vụ"]),
        ("Các sở, ban, ngành: Tư pháp, Nội vụ và Công an tỉnh", ["Sở Tư pháp", "Sở Nội vụ", "Công an tỉnh"]),
        ("Các phòng: Nội vụ, Tài chính", ["Phòng Nội vụ", "Phòng Tài chính"]),
    ],
)
def test_whoever_a_heading_lists_has_the_tasks_below_it(heading: str, bodies: list[str]) -> None:
    told = duties("plan", f"1. {heading}{BELOW}2. Sở Tư pháp{BELOW}")
    assert [[one.name for one in duty.actors] for duty in told] == [bodies, bodies, ["Sở Tư pháp"], ["Sở Tư pháp"]]


@pytest.mark.parametrize(
    "head",
    [
        "1. Các sở quản lý chuyên ngành gồm: Sở Xây dựng, Sở Công Thương\n",
        "1. Giao các sở chuyên ngành, gồm: Sở Xây dựng, Sở Công Thương thực hiện:\n",
        "1. Giao các sở chuyên ngành gồm:\n- Sở Xây dựng (đối với hạ tầng đô thị);\n- Sở Công Thương (đối với cụm công nghiệp).\n"
        "Có trách nhiệm:\n",
    ],
)
def test_what_a_class_is_made_of_has_its_tasks(head: str) -> None:
    told = rows("plan", f"{head}a) Rà soát hồ sơ.\nb) Cập nhật dữ liệu.\n2. Sở Y tế\n- Kiểm tra.")
    assert [actors for _, actors, _, _ in told] == [["Sở Xây dựng", "Sở Công Thương"]] * 2 + [["Sở Y tế"]]


@pytest.mark.parametrize("mark", ["", "- ", "a) "])
@pytest.mark.parametrize(
    "ground", ["Căn cứ chức năng, nhiệm vụ được giao, ", "Theo chức năng, nhiệm vụ, ", "Căn cứ nhiệm vụ được giao "]
)
def test_a_task_below_a_heading_may_begin_with_a_circumstance(mark: str, ground: str) -> None:
    [duty] = duties("plan", f"1. Sở Nội vụ, Sở Tư pháp\n{mark}{ground}rà soát số liệu tại cơ sở.")
    assert [one.name for one in duty.actors] == ["Sở Nội vụ", "Sở Tư pháp"]
