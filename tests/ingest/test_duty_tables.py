"""Task tables of annexes: each numbered row a duty with who leads, who helps, when it is due and what comes out of it."""

from __future__ import annotations

import pytest

from ingest.document import Obligation
from tests.ingest.test_duty_shapes import duties

TABLE = (
    "\n\nPHỤ LỤC\n\nDANH MỤC NHIỆM VỤ\n\n"
    "| TT | Tên nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Kết quả | Thời gian hoàn thành |\n|---|---|---|---|---|---|\n"
    "| I. | Hoàn thiện thể chế |  |  |  | năm tiếp theo |\n"
)


def _table(*lines: str) -> tuple[Obligation, ...]:
    return tuple(duty for duty in duties("plan", "Thực hiện." + TABLE + "\n".join(lines)) if duty.rule == "table")


def _names(duty: Obligation) -> tuple[list[str], list[str]]:
    return [one.name for one in duty.actors], [one.name for one in duty.coactors]


def test_a_row_tells_who_with_whom_when_and_what() -> None:
    [duty] = _table("| 1. | Xây dựng Đề án số hóa | Phòng Nội vụ | Phòng Tư pháp; các xã, phường | Đề án | 6/2025 |")
    assert _names(duty) == (["Phòng Nội vụ"], ["Phòng Tư pháp", "các xã, phường"])
    assert duty.timing
    assert duty.timing.date
    assert duty.timing.date.iso == "2025-06"
    assert duty.product
    assert duty.product.text == "Đề án"


def test_names_that_go_on_behind_what_is_known() -> None:
    [duty] = _table(
        "| 1. | Xây dựng Đề án | Bộ Nội vụ Bộ Tư pháp | Bộ Y tế, Viện Hàn lâm Khoa học và Công nghệ và các bộ, ngành, các "
        "cơ quan đại diện Việt Nam ở nước ngoài |  | 2025 |"
    )
    assert _names(duty) == (
        ["Bộ Nội vụ", "Bộ Tư pháp"],
        ["Bộ Y tế", "Viện Hàn lâm Khoa học và Công nghệ", "các bộ, ngành", "các cơ quan đại diện Việt Nam ở nước ngoài"],
    )
    assert duty.product is None


def test_the_rest_of_a_row_on_another_page_is_no_duty() -> None:
    [duty] = _table(
        "| 1. | Xây dựng Đề án | Bộ Nội vụ | Bộ Y tế, Bộ Nông | Đề án | 2025 |",
        "|  | (5) Ứng dụng dữ liệu dân cư |  | nghiệp và Phát triển nông thôn, Bộ Tài chính |  |  |",
    )
    assert _names(duty)[1] == ["Bộ Y tế", "Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Tài chính"]


def test_a_number_in_one_cell_with_its_task() -> None:
    found = duties(
        "plan",
        "Thực hiện.\n\nTT\tNội dung công việc\tĐơn vị chủ trì\tĐơn vị phối hợp\tThời gian hoàn thành\n"
        "1 Khảo sát điểm tập kết\tPhòng Nội vụ\tPhòng Tư pháp\tTrước 31/01/2022\n"
        "2 Tập huấn kỹ thuật\tPhòng Tư pháp\tCông an thị xã\tTháng 3/2022",
    )
    assert [_names(duty) for duty in found if duty.rule == "table"] == [
        (["Phòng Nội vụ"], ["Phòng Tư pháp"]),
        (["Phòng Tư pháp"], ["Công an thị xã"]),
    ]


def _due(cell: str) -> str:
    [duty] = _table(f"| 1. | Xây dựng Đề án | Phòng Nội vụ |  |  | {cell} |")
    if duty.timing is None:
        return ""
    return duty.timing.date.iso if duty.timing.date else " ".join(period.value for period in duty.timing.periods)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("6/2025", "2025-06"),
        ("Tháng 5", "2022-05"),
        ("Tháng 3/2026", "2026-03"),
        ("Tháng 02/2026 - Tháng 3/2026", "2026-03"),
        ("Từ tháng 3 đến tháng 5/2024", "2024-05"),
        ("Tháng 3, 4 năm 2024", "2024-04"),
        ("Quý II, III", "2022-09"),
        ("Quý I/2024 - Quý IV/2024", "2024-12"),
        ("Trong năm", "2022"),
        ("2023 - 2025", "2025"),
        ("Trước ngày 30/6", "2022-06-30"),
        ("Hằng quý", "quarter"),
        ("Ngày 25 hằng tháng", "month"),
        ("Thường xuyên", ""),
        ("Theo kế hoạch", ""),
    ],
)
def test_times_in_cells(cell: str, expected: str) -> None:
    assert _due(cell) == expected


@pytest.mark.parametrize("above", ["", "TT"])
def test_titles_in_two_rows(above: str) -> None:
    table = (
        "Thực hiện.\n\nPHỤ LỤC\n\n| TT | Nội dung | Cơ quan thực hiện |  | Thời gian |\n|---|---|---|---|---|\n"
        f"| {above} |  | Chủ trì | Phối hợp |  |\n| 1 | Xây dựng kế hoạch | Phòng Nội vụ | Phòng Tư pháp | Quý I/2022 |\n"
    )
    [duty] = [duty for duty in duties("plan", table) if duty.rule == "table"]
    assert _names(duty) == (["Phòng Nội vụ"], ["Phòng Tư pháp"])


ONE_CELL = "| TT | Hạng mục công việc | Đơn vị thực hiện | Hạn |\n|---|---|---|---|\n"


@pytest.mark.parametrize(
    ("cell", "leads", "helps"),
    [
        ("Phòng Y tế chủ trì; Công an huyện phối hợp", ["Phòng Y tế"], ["Công an huyện"]),
        ("Chủ trì: Phòng Y tế; Phối hợp: Công an huyện, Phòng Nội vụ", ["Phòng Y tế"], ["Công an huyện", "Phòng Nội vụ"]),
        ("Phòng Y tế (chủ trì), Công an huyện (phối hợp)", ["Phòng Y tế"], ["Công an huyện"]),
        ("Phòng Y tế (chủ trì), Công an huyện, Phòng Nội vụ", ["Phòng Y tế"], ["Công an huyện", "Phòng Nội vụ"]),
        ("- Phòng Y tế - Công an huyện", ["Phòng Y tế", "Công an huyện"], []),
        ("Phòng Y tế, Công an huyện", ["Phòng Y tế", "Công an huyện"], []),
    ],
)
def test_one_cell_tells_who_leads_and_who_helps(cell: str, leads: list[str], helps: list[str]) -> None:
    text = f"III. PHÂN CÔNG\n\n{ONE_CELL}| 1 | Kiểm tra các chợ | {cell} | 15/7/2025 |\n| 2 | Rà soát hồ sơ | nt | -nt- |"
    for duty in duties("plan", text):
        assert _names(duty) == (leads, helps)
        assert duty.timing
        assert duty.timing.date
        assert duty.timing.date.iso == "2025-07-15"


def _plain_table(*lines: str) -> list[tuple[list[str], list[str]]]:
    found = duties("plan", "1. Phòng Tài chính theo dõi.\n\nPHỤ LỤC\nDANH MỤC NHIỆM VỤ\n\n" + "\n".join(lines))
    return [_names(duty) for duty in found if duty.rule == "table"]


TITLES = "| TT | Nội dung | Đơn vị chủ trì | Đơn vị phối hợp | Thời gian |"
RULE = "|---|---|---|---|---|"
FIRST = "| 1 | Rà soát hồ sơ | Phòng Nội vụ | Phòng Tư pháp | Trước ngày 20/6/2024 |"
BOTH = [(["Phòng Nội vụ"], ["Phòng Tư pháp"])]


def test_a_row_whose_cells_were_one_heads_a_part() -> None:
    head = "| I. Công tác nội vụ " * 5 + "|"
    assert _plain_table(TITLES, RULE, head, FIRST) == BOTH


@pytest.mark.parametrize(("old", "new"), [("Nội dung", "Đầu việc"), ("Đơn vị phối hợp", "Đơn vị tham gia")])
def test_columns_by_other_titles(old: str, new: str) -> None:
    assert _plain_table(TITLES.replace(old, new), RULE, FIRST) == BOTH


def test_one_column_for_who_leads_and_who_helps() -> None:
    row = "| 1 | Rà soát hồ sơ | Phòng Nội vụ/Phòng Tư pháp | Trước ngày 20/6/2024 |"
    assert _plain_table("| TT | Nội dung | Đơn vị chủ trì/phối hợp | Thời gian |", "|---|---|---|---|", row) == BOTH


def test_rows_between_tabs_that_end_in_a_month_are_rows() -> None:
    lines = [
        "TT\tNội dung\tĐơn vị chủ trì\tThời gian",
        "1\tĐối chiếu số liệu\tPhòng Nội vụ\tHàng tháng",
        "2\tTổng kết\tPhòng Tư pháp\t12/2025",
    ]
    assert _plain_table(*lines) == [(["Phòng Nội vụ"], []), (["Phòng Tư pháp"], [])]


@pytest.mark.parametrize(
    ("above", "group", "hours", "day"),
    [
        ("NGÀY 1: THỨ HAI, NGÀY 24/8/2026", "", "7h00 - 7h15", "2026-08-24"),
        ("1. Chương trình", "| Thứ Ba (25/8) |  |  |  |\n", "08:30", "2022-08-25"),
        ("NGÀY 1: THỨ HAI, NGÀY 24/8/2026", "| Buổi sáng |  |  |  |\n", "7h00", "2026-08-24"),
        ("NGÀY 1: THỨ HAI, NGÀY 24/8/2026", "", "Trước ngày 20/8/2026", "2026-08-20"),
        ("Từ ngày 24/8/2026 đến ngày 26/8/2026", "", "7h00 - 7h15", ""),
    ],
)
def test_the_day_of_a_timetable_stands_over_its_rows(above: str, group: str, hours: str, day: str) -> None:
    titles = "| Thời gian | Hình thức | Nội dung | Đơn vị phụ trách |\n|---|---|---|---|\n"
    row = f"{group}| {hours} | Tập trung | Phổ biến nội quy | Phòng Nội vụ |"
    [duty] = [one for one in duties("plan", f"Thực hiện.\n\n{above}\n\n{titles}{row}") if one.rule == "table"]
    assert (duty.timing.date.iso if duty.timing is not None and duty.timing.date is not None else "") == day


def test_what_an_activity_consists_of_is_the_task() -> None:
    lines = [
        "| Hoạt động | Nội dung | Đơn vị phụ trách | Thời gian |",
        "|---|---|---|---|",
        "| Phát tài liệu | Cấp sổ tay cho học sinh | Phòng Nội vụ | Trước ngày 24/8 |",
    ]
    [duty] = [one for one in duties("plan", "Thực hiện.\n\n" + "\n".join(lines)) if one.rule == "table"]
    assert duty.span.text == "Cấp sổ tay cho học sinh"


@pytest.mark.parametrize(
    "who", ["Cơ quan", "Đơn vị", "Cơ quan, đơn vị", "Bộ phận", "Tên đơn vị", "Đơn vị đảm nhiệm", "Cơ quan thực hiện"]
)
@pytest.mark.parametrize("what", ["Nhiệm vụ", "Trách nhiệm", "Công việc", "Nội dung thực hiện", "Việc cần làm"])
def test_whoever_a_table_of_tasks_and_times_names_acts(who: str, what: str) -> None:
    rows = "| Sở Y tế | Xây dựng kế hoạch điều tra | 15/11/2022 |\n| Sở Nội vụ | Áp dụng bảng giá mới | 30/11/2022 |"
    told = duties("plan", f"| {who} | {what} | Thời hạn |\n{rows}")
    assert [[one.name for one in duty.actors] for duty in told] == [["Sở Y tế"], ["Sở Nội vụ"]]


def test_a_table_of_figures_by_office_gives_nobody_a_task() -> None:
    assert duties("plan", "| Đơn vị | Nội dung | Số tiền |\n| Sở Y tế | Kiểm tra cơ sở | 15.000.000 |") == ()
