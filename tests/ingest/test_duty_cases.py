"""Replies on taxes: every name of a private actor with everything that a case tells of it, and each of them asked outright."""

from __future__ import annotations

import pytest

from ingest.document import Source
from ingest.parse import parse_document
from tests.ingest.test_duty_answers import REPLY, TAIL

ACTORS = [
    "Công ty TNHH Lọc Hóa dầu Nghi Sơn",
    "Công ty cổ phần Dầu nhờn Hóa chất Việt Nam",
    "Nhà thầu nước ngoài",
    "Chi nhánh Công ty TNHH Bayer Việt Nam",
]
TOLD = [
    "đáp ứng các điều kiện khởi tạo hóa đơn",
    "chi tiền hỗ trợ cho nhà phân phối",
    "ký hợp đồng lao động với người lao động",
    "vay vốn ngân hàng",
    "giải thể",
    "mất hóa đơn",
    "ứng trước tiền",
    "trúng thầu",
    "phân phối lợi nhuận",
    "phát sinh chi phí quảng cáo",
    "chưa góp đủ vốn điều lệ",
    "bị thu hồi giấy phép",
    "là doanh nghiệp chế xuất",
]


def actors(line: str) -> list[list[str]]:
    found = parse_document(f"{REPLY}{line}{TAIL}", Source("tra-loi.txt", "txt", "")).obligations
    return [[one.name for one in duty.actors] for duty in found]


@pytest.mark.parametrize("told", TOLD)
@pytest.mark.parametrize("actor", ACTORS)
def test_whoever_a_case_is_of_is_named_without_what_it_tells(actor: str, told: str) -> None:
    assert actors(f"Trường hợp {actor} {told} thì phải kê khai, nộp thuế theo quy định.") == [[actor]]
    asked = f"đề nghị {actor} liên hệ với Chi cục Thuế quản lý trực tiếp để được hướng dẫn."
    assert actors(f"Nếu {actor} {told}, {asked}") == [[actor]]


@pytest.mark.parametrize("actor", [*ACTORS, "người nộp thuế", "người mua", "các nhà thầu", "đại lý hải quan"])
def test_whom_a_reply_asks_outright_is_asked_though_it_goes_to_another(actor: str) -> None:
    assert actors(f"Yêu cầu {actor} kê khai bổ sung hồ sơ khai thuế năm 2019.") == [[actor]]
