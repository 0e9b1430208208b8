from __future__ import annotations

import datetime as dt

import pytest

from ingest.document import Category, Period
from search.query import understand
from search.results import DutySlots, Slot


@pytest.mark.parametrize(
    ("question", "slots"),
    [
        (
            "ai phải báo cáo Sở Nội vụ hằng quý",
            DutySlots(recipient="Sở Nội vụ", category=Category.REPORT, periods=(Period.QUARTER,), asks=("actor",)),
        ),
        (
            "bao cao dinh ky 6 thang gui ve dau",
            DutySlots(category=Category.REPORT, periods=(Period.SIX_MONTHS,), asks=("recipient",)),
        ),
        ("phòng tư pháp phải làm gì", DutySlots(actor="phòng tư pháp", asks=("action",))),
        ("Sở Nội vụ có trách nhiệm gì?", DutySlots(actor="Sở Nội vụ", asks=("action",))),
        ("việc đến hạn trước tháng 12/2024", DutySlots(due_before=dt.date(2024, 12, 1), asks=("action",))),
        (
            "công an huyện phải làm gì đến hết ngày 15/6/2024",
            DutySlots(actor="công an huyện", due_before=dt.date(2024, 6, 16), asks=("action",)),
        ),
        (
            "who reports to the provincial committee",
            DutySlots(recipient="Ủy ban nhân dân tỉnh", category=Category.REPORT, asks=("actor",)),
        ),
        (
            "khi nào Phòng Văn hóa và Thông tin phải báo cáo UBND thị xã?",
            DutySlots(actor="Phòng Văn hóa và Thông tin", recipient="UBND thị xã", category=Category.REPORT, asks=("due",)),
        ),
        ("đơn vị nào lập dự toán kinh phí tuyên truyền", DutySlots(category=Category.FUND, asks=("actor",))),
        ("Phòng Nội vụ phải báo cáo gì", DutySlots(actor="Phòng Nội vụ", category=Category.REPORT, asks=("action",))),
        (
            "Phòng Nội vụ báo cáo trước ngày 15/6/2022",
            DutySlots(actor="Phòng Nội vụ", category=Category.REPORT, due_before=dt.date(2022, 6, 15), asks=("action",)),
        ),
        ("so tttt nhan bao cao cua ai", DutySlots(recipient="sở tttt", category=Category.REPORT, asks=("actor",))),
    ],
)
def test_questions_for_the_ledger(question: str, slots: DutySlots) -> None:
    assert understand(question).understood.duty == slots


@pytest.mark.parametrize(
    "question",
    [
        "thủ tục hành chính là gì",
        "Cơ quan nào có thẩm quyền cấp giấy phép?",  # asks who, but for no duty that the ledger knows
        "báo cáo tài chính",  # nothing is asked
        "hình thức tuyên truyền",
        "",
    ],
)
def test_other_questions(question: str) -> None:
    assert understand(question).understood.duty is None


def test_each_part_can_be_taken_out() -> None:
    question = "ai phai bao cao so noi vu hang quy"
    whole = understand(question).understood
    assert [chip.slot for chip in whole.chips] == [Slot.ACCENTS, Slot.RECIPIENT, Slot.CATEGORY, Slot.PERIOD]
    assert whole.restored == whole.text == "ai phải báo cáo sở nội vụ hàng quý"

    without = understand(question, {Slot.RECIPIENT, Slot.ACCENTS}).understood
    assert without.restored is None
    assert without.text == question
    assert without.duty == DutySlots(category=Category.REPORT, periods=(Period.QUARTER,), asks=("actor",))

    nothing = understand(question, set(Slot)).understood
    assert (nothing.duty, nothing.chips) == (None, ())


def test_accents_stay_out_of_numbers() -> None:
    """`qd` is no syllable to be mended."""
    found = understand("qd 251 bnv").understood
    assert (found.text, found.numbers, found.restored) == ("qd 251 bnv", ("qd 251 bnv",), None)


def test_phrases_in_any_quotes() -> None:
    assert understand('"một cửa liên thông" của “thị xã Duyên Hải”').understood.phrases == (
        "một cửa liên thông",
        "thị xã Duyên Hải",
    )


def test_chips_repeat_the_words_of_the_question() -> None:
    question = "đơn vị nào gửi báo cáo cho Sở Thông tin và Truyền thông định kỳ 6 tháng?"
    for chip in understand(question).understood.chips:
        assert chip.words in question
