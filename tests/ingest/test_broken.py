"""Syllables that a copy broke with blanks are whole again in the text that is read, and the quotes stay as they are."""

from __future__ import annotations

import pytest

from ingest.text import canonical

BROKEN = [
    ("ngân sách trung ươ n g thực hiện", "ngân sách trung ương thực hiện"),
    ("Bộ Y t ế chủ trì", "Bộ Y tế chủ trì"),
    ("các Ban của Đ ả ng", "các Ban của Đảng"),
    ("phấn đấu đến h ế t năm 2019", "phấn đấu đến hết năm 2019"),
    ("phong trào “Đ ề n ơn đáp nghĩa”", "phong trào “Đền ơn đáp nghĩa”"),
    ("thực hiện Đ ề án xác định danh tính", "thực hiện Đề án xác định danh tính"),
    ("các tổ chức chí nh trị", "các tổ chức chính trị"),
    ("cơ sở kinh doanh dị ch vụ", "cơ sở kinh doanh dịch vụ"),
    ("Bộ Ng o ại giao, UBND các t ỉ nh", "Bộ Ngoại giao, UBND các tỉnh"),
    ("các hoạt động có liên q uan", "các hoạt động có liên quan"),
    ("Qu ả ng Ngãi, Đặ ng Văn Minh", "Quảng Ngãi, Đặng Văn Minh"),
    ("BỘ LAO ĐỘNG - THƯƠNG BINH V À X Ã HỘI", "BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"),
    ("hoàn thiện thể ch ế về chính sách", "hoàn thiện thể chế về chính sách"),
]
SOUND = [
    "điểm d áp dụng đối với nhóm B ở mức cao",
    "điểm đ ở trên; mẫu C ấn định; khu A ổn định",
    "Đối tượng quy định tại khoản 2, điểm c ưu tiên",
    "Vitamin D ít hơn; c) Ưu tiên; phụ lục I",
    "cơ quan quản lý nh...",
    "Tỷ lệ ng/vốn cổ phần",
]


@pytest.mark.parametrize(("broken", "whole"), BROKEN)
def test_syllables_are_whole_again(broken: str, whole: str) -> None:
    raw = f"Kính gửi:\n{broken} tại đây\n"
    text, back = canonical(raw)
    assert text == f"Kính gửi:\n{whole} tại đây"
    assert canonical(text)[0] == text
    start = text.index(whole)
    first, last = back.to_raw(start, start + len(whole))
    assert raw[first:last] == broken


@pytest.mark.parametrize("sound", SOUND)
def test_letters_that_stand_alone_stay(sound: str) -> None:
    assert canonical(f"Kính gửi:\n{sound}\n")[0] == f"Kính gửi:\n{sound}"


def test_a_letter_joins_a_word_only_beside_what_is_broken() -> None:
    assert canonical("Phòng\nTrợ l ý giúp việc")[0].endswith("Trợ l ý giúp việc")
    assert canonical("Phòng\nTrợ l ý của X ã hội")[0].endswith("Trợ lý của Xã hội")
