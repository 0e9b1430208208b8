from __future__ import annotations

import pytest

from search.analyze import bare
from search.restore import restore


@pytest.mark.parametrize(
    "question",
    [
        "báo cáo định kỳ 6 tháng gửi về đâu",
        "đơn vị nào lập dự toán kinh phí tuyên truyền",
        "phòng tư pháp phải làm gì",
        "việc đến hạn trước tháng 12/2024",
        "hồ sơ này đúng hay sai",  # how people ask, which laws never write
        "kế hoạch cải cách hành chính thị xã duyên hải",
        "hôm nay tôi phải nộp báo cáo nào",
        "công văn này nói về cái gì",
        "việc nào đã trễ hạn so với năm ngoái",
    ],
)
def test_a_bare_question_gets_its_accents(question: str) -> None:
    assert restore(bare(question)).text == question


@pytest.mark.parametrize(
    "question",
    [
        "đơn vị nào lập dự toán kinh phí tuyên truyền",
        "Theo Luật Du lịch, hợp đồng lữ hành không cần lập thành văn bản, đúng hay sai?",
        "251/QĐ-BNV",
        "UBND huyện",
        "who reports to the provincial committee",  # not Vietnamese
        "2024",
        "",
        "???",
    ],
)
def test_what_needs_none_stays_as_it_is(question: str) -> None:
    found = restore(question)
    assert (found.text, found.changed) == (question, ())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("đơn vi nao phai báo cao", "đơn vị nào phải báo cáo"),  # half of the accents
        ("Bao cao dinh ky gui So Noi vu", "Báo cáo định kỳ gửi Sở Nội vụ"),  # capitals stay
        ("UBND huyen phai bao cao", "UBND huyện phải báo cáo"),  # an abbreviation is left alone
        ("thu tuc hanh chinhh", "thủ tục hành chính"),  # a slip that is no syllable
    ],
)
def test_half_accented_and_mistyped(typed: str, meant: str) -> None:
    assert restore(typed).text == meant


def test_changes_tell_where() -> None:
    found = restore("bao cao quý")
    assert found.changed == ((0, 3, "báo"), (4, 7, "cáo"))


def test_the_words_of_the_index_decide_what_law_books_do_not_know() -> None:
    """`Hồ Thầu` is a commune that no law names."""
    counts = {"hô`_thâu`": 40, "hô`": 40, "thâu`": 40}
    assert restore("xa ho thau", lambda term: counts.get(term, 0)).text == "xã hồ thầu"


def test_decomposed_letters_are_composed_first() -> None:
    assert restore("ba\u0301o ca\u0301o").text == "báo cáo"


def test_the_name_of_a_body_stands_against_the_words_of_the_index() -> None:
    """Where plans say `một số nội dung` on every page, `số nội` is as usual as `sở nội`."""
    counts = {"sô`": 95, "nôi.": 146, "sô'": 95, "sô'_nôi.": 28, "sơ?": 131, "sơ?_nôi.": 20, "cao'_sô'": 9, "cao'": 25}
    assert restore("bao cao so noi vu", lambda term: counts.get(term, 0)).text == "báo cáo sở nội vụ"
