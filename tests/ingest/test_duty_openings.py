"""What a plan's sentence may begin with before whoever acts, and shapes in which whoever acts stands elsewhere."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties

ACTS = "rà soát, thống kê số liệu."
OPENINGS = [
    "Cũng từ nguồn này,",
    "Riêng nội dung này,",
    "Do tính chất cấp bách,",
    "Qua kiểm tra,",
    "Cứ ba tháng một lần,",
    "Tuần đầu mỗi tháng,",
    "Chỉ khi có kết quả,",
    "Kết quả kiểm tra,",
    "Không chờ kết quả,",
    "Hết quý,",
    "Về kinh phí,",
    "Bên cạnh nhiệm vụ chung,",
]


@pytest.mark.parametrize("opening", OPENINGS)
def test_a_body_acts_behind_any_opening_of_a_plan(opening: str) -> None:
    [duty] = duties("plan", f"1. {opening} Sở Y tế {ACTS}")
    assert [one.name for one in duty.actors] == ["Sở Y tế"]


@pytest.mark.parametrize("opening", ["Thời gian qua,", "Hiện nay,", "Trong những năm qua,", "Thực tế cho thấy,"])
def test_how_things_stand_is_no_duty(opening: str) -> None:
    assert duties("plan", f"1. {opening} Sở Y tế đã {ACTS}") == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Đối với Sở Y tế, đề nghị rà soát số liệu.",
        "Đối với Sở Y tế: yêu cầu rà soát số liệu.",
        "Đối với Sở Y tế, cần rà soát số liệu.",
        "Kinh phí hoạt động được Sở Y tế bố trí trong dự toán hằng năm.",
        "Các công trình phải được Sở Y tế nghiệm thu xong trước ngày 20/10/2022.",
        "Việc kiểm tra do Sở Y tế đảm nhận.",
    ],
)
def test_whoever_acts_is_told_wherever_the_sentence_names_them(sentence: str) -> None:
    [duty] = duties("plan", f"1. {sentence}")
    assert [one.name for one in duty.actors] == ["Sở Y tế"]


@pytest.mark.parametrize(
    "lead", ["Đề nghị: ", "Trên cơ sở ý kiến thống nhất, đề nghị: ", "Giao: ", "Yêu cầu như sau: ", "Phân công: "]
)
@pytest.mark.parametrize("marks", ["(1) (2)", "(i) (ii)", "a) b)"])
@pytest.mark.parametrize("kind", ["plan", "many"])
def test_items_within_a_sentence_are_duties_of_those_they_name(lead: str, marks: str, kind: str) -> None:
    first, second = marks.split()
    told = duties(
        kind, f"{lead}{first} Sở Y tế rà soát số liệu; {second} Sở Nội vụ tham mưu kế hoạch.\n\nSở Y tế biết, thực hiện."
    )
    assert [[one.name for one in duty.actors] for duty in told[:2]] == [["Sở Y tế"], ["Sở Nội vụ"]]


def test_numbered_tasks_within_a_sentence_end_where_another_gets_a_report() -> None:
    told = duties(
        "plan", "1. Sở Y tế có trách nhiệm: (1) rà soát số liệu; (2) báo cáo Ủy ban nhân dân thị xã trước ngày 15/12/2022."
    )
    assert [duty.span.text for duty in told] == [
        "Sở Y tế có trách nhiệm: (1) rà soát số liệu;",
        "báo cáo Ủy ban nhân dân thị xã trước ngày 15/12/2022.",
    ]
