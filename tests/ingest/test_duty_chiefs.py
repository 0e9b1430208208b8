"""What a head of government or of a body has others do, told by the letter of an office of theirs."""

from __future__ import annotations

from itertools import product

import pytest

from ingest.document import Obligation, Source
from ingest.parse import parse_document

LETTER = (
    "{office}\nSố: 3354/{symbol}-KGVX\nHà Nội, ngày 29 tháng 4 năm 2023\nKính gửi: Bộ Y tế\n"
    "Xét báo cáo của Bộ Y tế tại văn bản số 1234/BYT-KH ngày 12 tháng 4 năm 2023.\n{sentence}\nNơi nhận:\n- Như trên;\n"
    "CHÁNH VĂN PHÒNG\nNguyễn Văn A\n"
)
OF_GOVERNMENT = ["Phó Thủ tướng Trần Hồng Hà", "Thủ tướng Chính phủ", "Phó Thủ tướng Thường trực Chính phủ Nguyễn Hòa Bình"]
OF_AN_OFFICE = ["Chủ tịch Ủy ban nhân dân tỉnh", "Bộ trưởng Đào Ngọc Dung", "Phó Chủ tịch Ủy ban nhân dân tỉnh"]
ASKS = ["yêu cầu", "giao", "đề nghị", "chỉ đạo"]
ACTS = [
    "khẩn trương rà soát các đối tượng.",
    "rà soát các đối tượng.",
    "chủ trì, phối hợp với Bộ Nội vụ hoàn thiện dự thảo.",
    "khẩn trương rà soát các đối tượng và báo cáo Thủ tướng Chính phủ trước ngày 30 tháng 5 năm 2023.",
]


def read(office: str, symbol: str, sentence: str) -> tuple[Obligation, ...]:
    text = LETTER.format(office=office, symbol=symbol, sentence=sentence)
    return parse_document(text, Source("a.txt", "txt", "")).obligations


@pytest.mark.parametrize("chief", [*OF_GOVERNMENT, *OF_AN_OFFICE])
def test_whoever_is_asked_has_the_duty(chief: str) -> None:
    for asks, act in product(ASKS, ACTS):
        duties = read("VĂN PHÒNG CHÍNH PHỦ", "VPCP", f"{chief} {asks} Bộ Y tế {act}")
        assert len(duties) == (2 if "báo cáo" in act else 1), (asks, act)
        assert {one.name for duty in duties for one in duty.actors} == {"Bộ Y tế"}, (asks, act)


def test_a_head_who_is_no_writer_s_directs_by_himself() -> None:
    duties = read("BỘ NỘI VỤ", "BNV", "Đề nghị Chủ tịch Ủy ban nhân dân tỉnh Hà Nam chỉ đạo Sở Y tế rà soát các đối tượng.")
    assert [[one.name for one in duty.actors] for duty in duties] == [["Chủ tịch Ủy ban nhân dân tỉnh Hà Nam"], ["Sở Y tế"]]


@pytest.mark.parametrize("closing", ["khẩn trương thực hiện.", "khẩn trương, nghiêm túc triển khai thực hiện./.", "khẩn trương."])
def test_a_call_to_hurry_alone_is_a_courtesy(closing: str) -> None:
    assert read("BỘ NỘI VỤ", "BNV", f"Đề nghị Bộ Y tế {closing}") == ()
