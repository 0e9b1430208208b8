from __future__ import annotations

import pytest

from search.references import Reference, find_numbers_asked

BNV_251 = Reference("251/QĐ-BNV", 251, 2022, "qd bnv", "quyet dinh")
CP_61 = Reference("61/2018/NĐ-CP", 61, 2018, "nd cp", "nghi dinh")
TW_17 = Reference("17-NQ/TW", 17, 2007, "nq tw", "nghi quyet")


@pytest.mark.parametrize(
    ("question", "words", "meant"),
    [
        ("251/QĐ-BNV", "251/QĐ-BNV", BNV_251),
        ("qd 251 bnv", "qd 251 bnv", BNV_251),
        ("quyết định số 251 của ai ký", "quyết định số 251", BNV_251),
        ("qđ 251 năm 2022", "qđ 251 năm 2022", BNV_251),  # the year of its date, which its number lacks
        ("nghi dinh 61 nam 2018", "nghi dinh 61 nam 2018", CP_61),
        ("Nghị định số 61/2018/NĐ-CP sửa gì", "Nghị định số 61/2018/NĐ-CP", CP_61),
        ("Điều 5 nghị định 61/2018", "nghị định 61/2018", CP_61),  # not May of 2018
        ("61/2018 thay bằng gì", "61/2018", CP_61),
        ("17-NQ/TW", "17-NQ/TW", TW_17),
        ("0251/QĐ-BNV", "0251/QĐ-BNV", BNV_251),
    ],
)
def test_numbers_however_written(question: str, words: str, meant: Reference) -> None:
    (asked,) = find_numbers_asked(question)
    assert asked.words == words
    assert asked.fits(meant)
    assert question[asked.start : asked.end] == words


@pytest.mark.parametrize(
    "question",
    [
        "bao cao dinh ky 6 thang gui ve dau",
        "trước ngày 29/3/2022",
        "đến hạn trước tháng 12/2024",
        "năm 2022 có gì mới",
        "Điều 5 khoản 2",
        "12/2024",  # a month
        "15 ngày",
        "đủ 18 tuổi",
        "trên 500 người",
        "",
    ],
)
def test_figures_that_name_no_document(question: str) -> None:
    assert find_numbers_asked(question) == ()


@pytest.mark.parametrize(
    "question",
    [
        "252/QĐ-BNV",  # another serial
        "251/QĐ-UBND",  # another issuer
        "kế hoạch 251",  # another kind
        "251/2021/QĐ-BNV",  # another year
    ],
)
def test_what_contradicts_does_not_fit(question: str) -> None:
    (asked,) = find_numbers_asked(question)
    assert not asked.fits(BNV_251)


def test_several_in_one_question() -> None:
    asked = find_numbers_asked("ke hoach so 12 va quyet dinh so 1227")
    assert [(number.serial, number.type) for number in asked] == [(12, "ke hoach"), (1227, "quyet dinh")]
