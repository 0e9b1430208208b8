"""Whom a letter means by a short name, and what it concludes of things and of those behind a case."""

from __future__ import annotations

import pytest

from ingest.document import Obligation, Source
from ingest.parse import parse_document

TAXES = "Cục Thuế các tỉnh, thành phố trực thuộc Trung ương"
LOTUS = "Công ty TNHH Hoa Sen Việt Nam"
TAIL = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCỤC TRƯỞNG\n\nTrần Văn An"


def _letter(addressee: str, body: str, of: str = LOTUS) -> tuple[Obligation, ...]:
    head = (
        "TỔNG CỤC THUẾ\nCỤC THUẾ TỈNH TRÀ VINH\n\nSố: 12/CTTVI-TTHT\nV/v thuế\n\nTrà Vinh, ngày 20 tháng 4 năm 2022\n\n"
        f"Kính gửi: {addressee}.\n\nTrả lời công văn số 05/AB ngày 01/4/2022 của {of} hỏi về thuế, Cục Thuế tỉnh Trà Vinh có "
        "ý kiến như sau:\n\nTại Điều 7 Thông tư số 219/2013/TT-BTC quy định về giá tính thuế.\n\n"
    )
    return parse_document(f"{head}{body}{TAIL}", Source("tra-loi.txt", "txt", "")).obligations


NAMED = [
    (TAXES, "Đề nghị các Cục Thuế rà soát hồ sơ hoàn thuế trên địa bàn.", TAXES, "a class that is the addressee alone"),
    (
        TAXES,
        "Đề nghị Cục trưởng Cục Thuế các tỉnh, thành phố rà soát hồ sơ hoàn thuế.",
        f"Cục trưởng {TAXES}",
        "the head of one called by the beginning of its name",
    ),
    (
        "Ngân hàng TMCP Việt Nam Thịnh Vượng - VPBank",
        "Đề nghị Ngân hàng đối chiếu với tình hình thực tế để thực hiện theo quy định.",
        "Ngân hàng TMCP Việt Nam Thịnh Vượng",
        "the name in short behind the whole one",
    ),
    (
        "Tổng công ty Bưu điện Việt Nam - CTCP",
        "Đề nghị Tổng công ty đối chiếu với tình hình thực tế để thực hiện theo quy định.",
        "Tổng công ty Bưu điện Việt Nam - CTCP",
        "what sort of company it is belongs to its name",
    ),
    (
        "Line Corporation",
        "Đề nghị Line Corporation nghiên cứu các căn cứ pháp luật về thuế và đối chiếu với tình hình thực tế để thực hiện.",
        "Line Corporation",
        "a foreign name",
    ),
    (
        "Cục Thuế tỉnh Phú Thọ",
        f"Căn cứ các quy định trên, trường hợp {LOTUS} có kho hàng tại Hà Nội, khi bán hàng thì Công ty phải lập hóa đơn.",
        LOTUS,
        "a noun alone behind the case of one",
    ),
    (
        "Cục Thuế tỉnh Phú Thọ",
        "Căn cứ các quy định trên, nhà thầu nước ngoài (với tư cách là tổ chức chi trả thu nhập) có trách nhiệm khấu trừ thuế.",
        "nhà thầu nước ngoài",
        "in what capacity it acts is no part of its name",
    ),
]


@pytest.mark.parametrize(("addressee", "body", "actor", "why"), NAMED, ids=[row[3] for row in NAMED])
def test_whom_a_name_means(addressee: str, body: str, actor: str, why: str) -> None:
    [duty] = _letter(addressee, body)
    assert [one.name for one in duty.actors] == [actor], why


def test_a_class_beside_others_that_a_letter_goes_to_keeps_its_name() -> None:
    [duty] = _letter(f"\n- {TAXES};\n- Các Vụ, đơn vị thuộc Tổng cục Thuế", "Các Cục Thuế rà soát hồ sơ hoàn thuế trên địa bàn.")
    assert [one.name for one in duty.actors] == ["các Cục Thuế"]


def test_a_company_called_by_a_noun_in_brackets() -> None:
    body = "Căn cứ các quy định trên, trường hợp Công ty nhập khẩu máy móc để bảo trì thì khi nhập khẩu, Công ty phải nộp thuế."
    [duty] = _letter("Cục Hải quan thành phố Hồ Chí Minh", body, of="Công ty năng lượng Mê Kông (Công ty)")
    assert [one.name for one in duty.actors] == ["Công ty năng lượng Mê Kông"]


CONCLUDED = [
    ("khoản tiền thuê nhà mà Công ty chi trả thay phải tính vào thu nhập chịu thuế của người lao động.", 1, "of a thing"),
    ("khoản tiền tạm ứng chưa phải kê khai tính thuế giá trị gia tăng.", 0, "what need not be done yet"),
    ("khoản thu nhập này thuộc đối tượng phải kê khai tính thuế.", 0, "what it falls under"),
    (f"trường hợp chuyển nhượng vốn thì {LOTUS} là tổ chức chi trả thu nhập, có trách nhiệm khấu trừ thuế.", 1, "what it is"),
    (f"khoản thuế đã nộp tại tỉnh Hà Giang, {LOTUS} kê khai tại phụ lục bảng kê 01-5/GTGT.", 1, "behind the thing"),
]


@pytest.mark.parametrize(("line", "count", "why"), CONCLUDED, ids=[row[2] for row in CONCLUDED])
def test_what_the_one_who_asked_is_to_do(line: str, count: int, why: str) -> None:
    found = _letter(LOTUS, f"Căn cứ các quy định trên, {line}")
    assert [[one.name for one in duty.actors] for duty in found] == [[LOTUS]] * count, why


def test_grounds_of_two_kinds_and_the_foot_of_a_page_do_not_hide_a_conclusion() -> None:
    body = (
        "Cá nhân nộp thuế theo quy định tại Điều 25 Thông tư số 111/2013/TT-BTC\n\n"
        "Website Cục Thuế tỉnh Trà Vinh : http://travinh.gdt.gov.vn/wps/portal\n\n--- PAGE BREAK ---\n\n"
        "Theo các căn cứ, hướng dẫn trên và hồ sơ Công ty cung cấp:\n\nTrường hợp Công ty chi trả tiền lương thì Công ty phải "
        "khấu trừ thuế trước khi chi trả."
    )
    [duty] = _letter(LOTUS, body)
    assert duty.span.text.startswith("Trường hợp Công ty chi trả")
    assert "Website" not in duty.span.text
