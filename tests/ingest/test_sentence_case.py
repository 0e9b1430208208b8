"""Headings in capitals are read as those that a sentence writes."""

from __future__ import annotations

import pytest

from ingest.bodies.sentence_case import in_sentence_case
from tests.ingest.test_duty_shapes import duties

CASES = [
    ("1. SỞ Y TẾ CHỈ ĐẠO CÁC XÃ, PHƯỜNG", "1. Sở Y tế chỉ đạo các xã, phường", "a body and what it does"),
    ("II. TỔ CHỨC THỰC HIỆN", "II. Tổ chức thực hiện", "no body"),
    ("2. BỘ KẾ HOẠCH VÀ ĐẦU TƯ:", "2. Bộ Kế hoạch và Đầu tư:", "no `TƯ` of `Trung ương`"),
    ("3. VỀ CHẾ ĐỘ BÁO CÁO, XỬ LÝ VI PHẠM", "3. Về chế độ báo cáo, xử lý vi phạm", "syllables of names within words"),
    ("a) CÁC SỞ, BAN, NGÀNH TỈNH (gọi chung là cấp sở)", "a) Các sở, ban, ngành tỉnh (gọi chung là cấp sở)", "a class"),
    ("- PHÒNG GDĐT VÀ TRẠM Y TẾ XÃ", "- Phòng GDĐT và Trạm y tế xã", "an abbreviation"),
    ("Ban QLDA họp tại Lục Sơn.\n1. BAN QLDA LỤC SƠN", "Ban QLDA họp tại Lục Sơn.\n1. Ban QLDA Lục Sơn", "the text's own names"),
    ("ỦY BAN NHÂN DÂN\nTỈNH TRÀ VINH", "ỦY BAN NHÂN DÂN\nTỈNH TRÀ VINH", "no heading has a number"),
    ("1. Sở Y tế: HỌP", "1. Sở Y tế: HỌP", "small letters too"),
]


@pytest.mark.parametrize(("text", "written", "why"), CASES, ids=[case[2] for case in CASES])
def test_in_sentence_case(text: str, written: str, why: str) -> None:
    assert in_sentence_case(text) == written, why


@pytest.mark.parametrize(
    ("heading", "actors"),
    [
        ("1. CỤC QUẢN LÝ DƯỢC CÓ TRÁCH NHIỆM", ["Cục Quản lý Dược"]),
        ("1. CHỦ TỊCH ỦY BAN NHÂN DÂN CÁC XÃ", ["Chủ tịch Ủy ban nhân dân các xã"]),
        ("1. PHÒNG TƯ PHÁP, PHÒNG NỘI VỤ, CÔNG AN HUYỆN", ["Phòng Tư pháp", "Phòng Nội vụ", "Công an huyện"]),
    ],
)
def test_who_a_heading_in_capitals_names(heading: str, actors: list[str]) -> None:
    text = f"IV. TỔ CHỨC THỰC HIỆN\n{heading}\n- Rà soát các bến khách ngang sông.\n2. SỞ XÂY DỰNG\n- Kiểm tra các bến."
    first, second = duties("plan", text)
    assert [one.name for one in first.actors] == actors
    assert [one.name for one in second.actors] == ["Sở Xây dựng"]
    assert second.span.text == "Kiểm tra các bến."
