"""Duties of plans, letters and telegrams that are told by concrete acts, or begin in ways that plans alone know."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_others import CIRCULAR, rows
from tests.ingest.test_duty_plans import PLAN

LETTER = (
    "BỘ Y TẾ\n\nSố: 4187/BYT-DP\n\nHà Nội, ngày 23 tháng 7 năm 2024\n\nKính gửi: Ủy ban nhân dân các tỉnh\n\n"
    "Bộ Y tế đề nghị Ủy ban nhân dân các tỉnh chỉ đạo:\n\n1. Sở Y tế\n\n"
)


@pytest.mark.parametrize(
    "act",
    [
        "Truy vết đầy đủ người tiếp xúc gần với người bệnh.",
        "Kê lại giường bệnh, lắp thêm quạt tại các phòng điều trị.",
        "Đối soát số thuốc đã cấp với từng trạm y tế xã.",
    ],
)
def test_an_item_of_a_letter_begins_with_its_act(act: str) -> None:
    assert [actors for _, _, actors in rows(f"{LETTER}- {act}\n")] == [["Sở Y tế"]]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("1. Bảo tàng tỉnh: trưng bày chuyên đề về cồng chiêng.", ["Bảo tàng tỉnh"]),
        ("1. Công ty Điện lực Quảng Ngãi cắt điện tại khu vực ngập.", ["Công ty Điện lực Quảng Ngãi"]),
        ("1. Đề nghị UBND thành phố Quảng Ngãi trang trí các trục đường chính.", ["Ủy ban nhân dân thành phố Quảng Ngãi"]),
    ],
)
def test_a_body_and_its_act(text: str, actors: list[str]) -> None:
    assert [found for _, _, found in rows(PLAN + text)] == [actors]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("1. Cụm trưởng, khối trưởng xây dựng quy chế hoạt động của cụm, khối.", ["Cụm trưởng", "khối trưởng"]),
        ("1. Cảng vụ Hàng hải Quy Nhơn kiểm tra tàu thuyền neo đậu.", ["Cảng vụ Hàng hải Quy Nhơn"]),
        ("1. Viễn thông Gia Lai rà soát các trạm phát sóng.", ["Viễn thông Gia Lai"]),
        ("1. Các cơ quan, đơn vị, các ấp triển khai thực hiện Kế hoạch.", ["các cơ quan, đơn vị", "các ấp"]),
        ("1. Đề nghị Trung ương Hội Nông dân Việt Nam vận động hội viên.", ["Trung ương Hội Nông dân Việt Nam"]),
    ],
)
def test_bodies_of_the_ports_of_the_villages_and_of_the_associations(text: str, actors: list[str]) -> None:
    assert [found for _, _, found in rows(PLAN + text)] == [actors]


HEADED = "1. Đối với các Chi cục Hải quan trực thuộc\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "a) Quá thời hạn trên mà doanh nghiệp không xuất trình thì lập biên bản vi phạm.",
        "a) Hết ngày 25/4/2025 mà hộ nào còn vắng thì xin ý kiến Ban Chỉ đạo huyện.",
        "a) Hết thời gian nêu trên, hộ nào cố tình không bàn giao thì tổ chức cưỡng chế.",
    ],
)
def test_what_is_due_when_a_term_is_over(text: str) -> None:
    assert [found for _, _, found in rows(PLAN + HEADED + text)] == [["các Chi cục Hải quan trực thuộc"]]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("1. Mỗi quý một lần, tổ công nghệ số kiểm tra các điểm truy cập.", ["tổ công nghệ số"]),
        ("1. Khi có báo động, lực lượng xung kích sơ tán người già, trẻ em.", ["lực lượng xung kích"]),
        ("1. Sau khi sắp xếp, các tỉnh hợp nhất rà soát số liệu theo địa giới mới.", ["các tỉnh hợp nhất"]),
    ],
)
def test_a_group_behind_an_opening(text: str, actors: list[str]) -> None:
    assert [found for _, _, found in rows(PLAN + text)] == [actors]


@pytest.mark.parametrize(
    ("line", "actors"),
    [
        ("Đối với các tỉnh chưa có báo cáo: rà soát, tổng hợp số liệu gửi về Bộ Y tế.", "các tỉnh chưa có báo cáo"),
        ("Đối với các tỉnh, thành phố có dịch: lập danh sách ca bệnh.", "các tỉnh, thành phố có dịch"),
        ("Đối với các xã, phường ven biển: kiểm tra các bến cá.", "các xã, phường ven biển"),
    ],
)
def test_some_of_those_that_a_letter_asks(line: str, actors: str) -> None:
    asked = LETTER.replace("1. Sở Y tế\n\n", "")
    assert rows(f"{asked}1. {line}\n\n2. Xây dựng kế hoạch.\n")[0][2] == [actors]


@pytest.mark.parametrize("lead", ["Cục Lãnh sự có thẩm quyền:", "Cục Lãnh sự có trách nhiệm:", "Cục Lãnh sự có nhiệm vụ:"])
def test_what_is_handed_down_to_a_body(lead: str) -> None:
    law = f"{CIRCULAR}Điều 16. Phân cấp thẩm quyền\n\n{lead}\n\n"
    duty = "1. Thông báo cho Cơ quan đại diện ngoại giao về công dân bị tạm giữ.\n"
    assert [found for _, _, found in rows(law + duty)] == [["Cục Lãnh sự"]]
    assert rows(f"{law}1. Phạt tiền đến 5.000.000 đồng đối với hành vi vi phạm.\n") == []
