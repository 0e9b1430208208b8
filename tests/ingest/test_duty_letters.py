"""Duties that letters give to private actors: whom they charged before, and what recitals of law are not."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties

BANKS = ["ngân hàng thương mại", "chi nhánh ngân hàng nước ngoài"]
FIRST = (
    "Đề nghị ngân hàng thương mại (NHTM), chi nhánh ngân hàng nước ngoài cung cấp thông tin tài khoản của người nộp thuế "
    "cho cơ quan thuế.\n\n"
)
OWNERS = "Tổ chức là chủ sở hữu sàn giao dịch có trách nhiệm cung cấp thông tin của người bán cho cơ quan thuế.\n\n"
CHARGED = [
    (
        FIRST + "NHTM, chi nhánh ngân hàng nước ngoài lập và gửi Danh sách tài khoản đến Tổng cục Thuế.",
        BANKS,
        "report",
        "in short, as the letter itself has it",
    ),
    (
        FIRST + "Trường hợp NHTM chưa được cấp tài khoản giao dịch thuế điện tử thì thực hiện đăng ký theo quy định.",
        BANKS[:1],
        "other",
        "whoever the case is of acts",
    ),
    (
        FIRST + "Chậm nhất ngày 10 của tháng kế tiếp, ngân hàng thương mại cập nhật các tài khoản mở trong kỳ lên hệ thống.",
        BANKS[:1],
        "other",
        "behind its day",
    ),
    (
        OWNERS + "Tổ chức sử dụng tài khoản giao dịch thuế điện tử đã được cấp để gửi dữ liệu lên hệ thống.",
        ["Tổ chức là chủ sở hữu sàn giao dịch"],
        "other",
        "the noun alone means the one whose name it opens",
    ),
]


@pytest.mark.parametrize(("body", "actors", "category", "reason"), CHARGED, ids=[row[3] for row in CHARGED])
def test_who_was_charged_before_acts_again(body: str, actors: list[str], category: str, reason: str) -> None:
    last = duties("unit", body)[-1]
    assert [one.name.lower() for one in last.actors] == [name.lower() for name in actors], reason
    assert last.category.value == category, reason


NONE = [
    ("Tổ chức đã gửi dữ liệu lên hệ thống từ tháng 3 năm 2022.", "the past"),
    ("Tổ chức được miễn thuế theo quy định của Luật Quản lý thuế.", "what is granted"),
    ("Tổ chức có doanh thu lớn sử dụng nhiều hóa đơn điện tử.", "another than the one charged"),
]


@pytest.mark.parametrize(("sentence", "reason"), NONE, ids=[row[1] for row in NONE])
def test_what_is_only_told_of_the_charged_is_no_duty(sentence: str, reason: str) -> None:
    assert len(duties("unit", OWNERS + sentence)) == len(duties("unit", OWNERS)), reason


def test_law_repeated_in_a_letter_is_no_duty_but_what_the_writer_says_behind_it_is() -> None:
    law = (
        "Căn cứ khoản 2 Điều 19 Nghị định số 123/2020/NĐ-CP quy định về việc xử lý hóa đơn đã lập có sai sót:\n\n"
        "a) Người bán phải lập hóa đơn điện tử mới thay thế hóa đơn đã lập.\n\n"
    )
    said = "Căn cứ Luật Quản lý thuế, Tổng cục Thuế yêu cầu như sau:\n\n1. Cục Thuế rà soát danh sách người nộp thuế."
    assert duties("unit", law) == ()
    assert [one.category.value for one in duties("unit", law + said)] == ["other"]
