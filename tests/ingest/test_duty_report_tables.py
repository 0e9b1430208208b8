"""Reports told in tables and item by item: who reports, to whom, how often and by when, the whole row as the sentence."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties, rows

TITLES = (
    "1. Chế độ báo cáo\n\n| TT | Loại báo cáo | Cơ quan báo cáo | Nơi nhận | Tần suất | Thời hạn gửi |\n"
    "|---|---|---|---|---|---|\n"
)


@pytest.mark.parametrize(
    ("row", "actors", "recipients", "periods"),
    [
        (
            "| 1 | Báo cáo tháng về tiêm phòng | UBND các xã | Phòng Kinh tế; email: kt@dh.test | Hằng tháng | Trước ngày 20 |",
            ["Ủy ban nhân dân các xã"],
            ["Phòng Kinh tế"],
            ["month"],
        ),
        (
            "| 2 | Báo cáo tổng kết năm | Phòng Kinh tế | UBND thị xã (qua Phòng Nội vụ) |  | Trước ngày 10/12 |",
            ["Phòng Kinh tế"],
            ["Ủy ban nhân dân thị xã"],
            ["year"],
        ),
        (
            "| 3 | Báo cáo đột xuất | Phòng Y tế | Theo văn bản yêu cầu |  | Khi có yêu cầu |",
            ["Phòng Y tế"],
            [],
            ["ad-hoc"],
        ),
        (
            "| 4 | Báo cáo quý | Phòng Y tế | Sở Y tế qua trục liên thông |  | Ngày 05 tháng đầu quý sau |",
            ["Phòng Y tế"],
            ["Sở Y tế"],
            ["quarter"],
        ),
    ],
)
def test_a_row_is_a_report(row: str, actors: list[str], recipients: list[str], periods: list[str]) -> None:
    [duty] = duties("plan", TITLES + row)
    assert duty.category.value == "report"
    assert [one.name for one in duty.actors] == actors
    assert [one.name for one in duty.recipients] == recipients
    assert duty.timing is not None
    assert [period.value for period in duty.timing.periods] == periods
    assert duty.span.text.startswith("Báo cáo")
    assert duty.timing.span.text in row
    assert "|" not in duty.timing.span.text
    assert duty.action == row.split(" | ")[1]
    assert duty.span.text.endswith(row.strip("| ").rsplit("| ")[-1])


def test_the_office_on_the_way_of_a_row() -> None:
    [duty] = duties("plan", TITLES + "| 1 | Báo cáo năm | Phòng Y tế | UBND thị xã (qua Phòng Nội vụ) | Năm | Trước ngày 10/12 |")
    assert [one.name for one in duty.via] == ["Phòng Nội vụ"]


CARD = (
    "1. Báo cáo hoạt động môi giới:\n\na) Đối tượng thực hiện báo cáo: Công ty môi giới tiền tệ;\n\n"
    "b) Cơ quan nhận báo cáo: Ngân hàng Nhà nước chi nhánh tỉnh;\n\nc) Tần suất thực hiện báo cáo: Định kỳ hằng quý;\n\n"
    "d) Thời hạn gửi báo cáo: Trước ngày 15 tháng đầu quý sau."
)


def test_a_report_told_item_by_item_is_one_duty() -> None:
    [duty] = duties("circular", CARD)
    assert duty.category.value == "report"
    assert [one.name for one in duty.actors] == ["Công ty môi giới tiền tệ"]
    assert [one.name for one in duty.recipients] == ["Ngân hàng Nhà nước chi nhánh tỉnh"]
    assert duty.timing is not None
    assert [period.value for period in duty.timing.periods] == ["quarter"]
    assert duty.action == "Báo cáo hoạt động môi giới"
    assert duty.span.text.startswith("Báo cáo hoạt động môi giới")
    assert duty.span.text.rstrip(".").endswith("tháng đầu quý sau")


def test_a_name_goes_on_behind_a_comma_in_small_letters() -> None:
    [duty] = duties("circular", CARD.replace("Công ty môi giới tiền tệ;", "Tổ chức thu phí, lệ phí;"))
    assert [one.name for one in duty.actors] == ["Tổ chức thu phí, lệ phí"]


def test_items_without_who_reports_are_no_card() -> None:
    assert rows("circular", CARD.replace("a) Đối tượng thực hiện báo cáo: Công ty môi giới tiền tệ;\n\n", "")) == []


WHO = "Ủy ban nhân dân thị xã"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Phòng Y tế mở 05 lớp tập huấn trong tháng 6/2024, gửi kết quả về Ủy ban nhân dân thị xã trước ngày 10/7/2024.",
            [("train", [], ["2024-06"]), ("report", [WHO], ["2024-07-10"])],
        ),
        (
            "Phòng Y tế báo cáo Ủy ban nhân dân thị xã kết quả 6 tháng trước ngày 10/6, cả năm trước ngày 05/12.",
            [("report", [WHO], ["6-month", "year"])],
        ),
        (
            "Phòng Y tế phối hợp với Công an thị xã tuyên truyền, sau khi kết thúc đợt tiêm báo cáo Ủy ban nhân dân thị xã.",
            [("communicate", [], []), ("report", [WHO], [])],
        ),
        (
            "Phòng Nội vụ vận động thành lập Tổ; những nơi chưa thành lập được Tổ thì có báo cáo gửi Ủy ban nhân dân thị xã.",
            [("communicate", [], []), ("report", [WHO], [])],
        ),
        ("Phòng Y tế rà soát danh sách hộ chưa tiêm; trong đó ưu tiên hộ nghèo.", [("other", [], [])]),
    ],
)
def test_where_a_report_is_a_clause_of_its_own(line: str, expected: list[tuple[str, list[str], list[str]]]) -> None:
    assert [(kind, to, time) for kind, _, to, time in rows("plan", f"1. {line}")] == expected


def test_who_signs_a_report_reports() -> None:
    [first, then] = duties("plan", "1. Phòng Y tế trình Chủ tịch Ủy ban nhân dân thị xã ký báo cáo gửi Sở Y tế.")
    assert [one.name for one in first.recipients] == ["Chủ tịch Ủy ban nhân dân thị xã"]
    assert [one.name for one in then.actors] == ["Chủ tịch Ủy ban nhân dân thị xã"]
    assert [one.name for one in then.recipients] == ["Sở Y tế"]


@pytest.mark.parametrize(
    ("line", "recipients"),
    [
        ("Phòng Nội vụ soạn dự thảo để Ủy ban nhân dân thị xã báo cáo Sở Nội vụ.", [[WHO], ["Sở Nội vụ"]]),
        ("Phòng Nội vụ dự thảo văn bản để Ủy ban nhân dân thị xã xin ý kiến Sở Nội vụ.", [[WHO], ["Sở Nội vụ"]]),
        (
            "Phòng Nội vụ gửi kết quả về Ủy ban nhân dân thị xã để Ủy ban nhân dân thị xã kịp báo cáo Sở Nội vụ.",
            [[WHO], ["Sở Nội vụ"]],
        ),
    ],
)
def test_whoever_it_is_drafted_for_reports(line: str, recipients: list[list[str]]) -> None:
    told = duties("plan", f"1. {line}")
    assert [[one.name for one in duty.actors] for duty in told] == [["Phòng Nội vụ"], [WHO]]
    assert [[one.name for one in duty.recipients] for duty in told] == recipients
