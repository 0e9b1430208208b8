"""Plain statements that give duties, and those that give none; who acts in the items of an order."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import CT, duties, rows


def test_a_law_s_plain_statements_of_what_a_body_does() -> None:
    found = rows(
        "circular",
        "1. Bộ Công Thương công bố kết quả kiểm tra trên trang thông tin điện tử.\n"
        "2. Bộ Công Thương quyết định mức giá bán lẻ điện bình quân.\n"
        "3. Cơ quan, đơn vị được giao quản lý tài sản là cơ quan thuộc phạm vi quản lý của Bộ.",
    )
    assert [(row[0], row[1]) for row in found] == [("communicate", ["Bộ Công Thương"]), ("other", ["Bộ Công Thương"])]


def test_statements_in_a_letter_to_others() -> None:
    found = rows(
        "letter",
        "1. Phòng Tư pháp báo cáo UBND huyện trước ngày 26/5/2022.\n2. Báo cáo năm gửi trước ngày 30/11/2022.\n"
        "3. Thanh tra tỉnh kiểm tra việc thực hiện.",
    )
    assert [(row[0], row[1]) for row in found] == [
        ("report", ["Phòng Tư pháp"]),
        ("report", [CT]),
        ("inspect", ["Thanh tra tỉnh"]),
    ]


@pytest.mark.parametrize(
    ("kind", "words", "actor"),
    [
        (
            "circular",
            "Trường hợp phát hiện sai sót trong việc tính phí, Sở Tài chính thực hiện theo quy định tại Điều 2.",
            "Sở Tài chính",
        ),
        ("plan", "Văn phòng thị xã phát hành Thư mời và sắp chỗ ngồi cho đại diện gia đình người có công.", "Văn phòng thị xã"),
        ("circular", "Cục Thuế sau khi tiến hành kiểm tra tại doanh nghiệp thì lập biểu về kết quả kiểm tra.", "Cục Thuế"),
        ("plan", "Cục Thuế/Chi cục Thuế xây dựng kế hoạch triển khai.", "Cục Thuế/Chi cục Thuế"),
        (
            "circular",
            "Ủy ban nhân dân cấp xã nơi gia đình đưa về mai táng, nơi thờ cúng có trách nhiệm bảo đảm trật tự.",
            "Ủy ban nhân dân cấp xã nơi gia đình đưa về mai táng, nơi thờ cúng",
        ),
    ],
)
def test_plain_statements(kind: str, words: str, actor: str) -> None:
    assert [one.name for duty in duties(kind, f"1. {words}") for one in duty.actors] == [actor]


@pytest.mark.parametrize(
    "words",
    [
        "Văn phòng thị xã thông báo để các cơ quan, đơn vị biết, thực hiện.",
        "Trường hợp kết quả dương tính, tổ chức lấy mẫu xét nghiệm theo quy định hiện hành.",
        "Căn cứ Điều 60 Luật Hải quan thì người khai hải quan thông báo cơ sở sản xuất cho cơ quan hải quan.",
    ],
)
def test_what_plain_statements_are_none(words: str) -> None:
    assert not duties("letter", words)


def test_items_of_an_order_with_acts_that_the_vocabulary_lacks() -> None:
    found = rows(
        "plan",
        "1. Phòng Nội vụ\n- Phun khử khuẩn trụ sở làm việc theo lịch.\n- Kiên quyết không để tái lấn chiếm lòng đường.\n"
        "2. Công an xã\n- Kiểm tra.",
    )
    assert [row[1] for row in found] == [["Phòng Nội vụ"], ["Phòng Nội vụ"], ["Công an xã"]]
