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
        "Hoạt động cho thuê xe được Sở Y tế quản lý chặt chẽ.",
        "Kết quả giải quyết được Sở Y tế thông báo cho bệnh viện trong 03 ngày.",
        "Từ nay hồ sơ gửi đến phải được Sở Y tế giải quyết không quá 07 ngày.",
        "Việc tư vấn, truyền thông được giao cho Sở Y tế.",
        "Vốn sửa chữa giao Sở Y tế làm chủ đầu tư.",
        "Danh sách hộ do Sở Y tế gửi đến chậm nhất là ngày 21/4/2025.",
        "Việc chi trả do Sở Y tế tham mưu cấp có thẩm quyền quyết định trong tháng 9 năm 2025.",
        "Báo cáo do Sở Y tế tổng hợp.",
        "Phần kinh phí còn thiếu do Sở Y tế tự cân đối.",
    ],
)
def test_whoever_acts_is_told_wherever_the_sentence_names_them(sentence: str) -> None:
    [duty] = duties("plan", f"1. {sentence}")
    assert [one.name for one in duty.actors] == ["Sở Y tế"]


@pytest.mark.parametrize("sentence", ["Đề án được Sở Y tế phê duyệt năm 2024.", "Các dự án được Sở Y tế hỗ trợ kinh phí."])
def test_what_was_done_for_a_matter_is_no_duty(sentence: str) -> None:
    assert duties("plan", f"1. {sentence}") == ()


WHEN = [
    "hằng tuần,",
    "chậm nhất vào 10 giờ thứ Năm hằng tuần,",
    "16 giờ thứ Năm hàng tuần",
    "16 giờ 30 phút hằng ngày",
    "mỗi chiều thứ Sáu",
    "cứ 02 giờ",
    "02 tuần một lần, vào thứ Tư,",
    "mỗi tuần 01 lần",
    "từ nay",
    "ngay trong tháng 3/2026",
    "ngay trong ngày ký",
    "hằng tháng, hằng quý",
    "ngày 20 tháng cuối quý",
]
PLACES = [
    "Sở Y tế: {when} báo cáo kết quả về Bộ Y tế.",
    "Sở Y tế:\n- {When} báo cáo kết quả về Bộ Y tế.",
    "{When} Sở Y tế báo cáo kết quả về Bộ Y tế.",
    "Yêu cầu Sở Y tế {when} báo cáo kết quả về Bộ Y tế.",
    "Sở Y tế tổ chức tuyên truyền. {When} báo cáo kết quả về Bộ Y tế.",
    "Sở Y tế tổ chức tuyên truyền; {when} báo cáo kết quả về Bộ Y tế.",
]


@pytest.mark.parametrize("when", WHEN)
@pytest.mark.parametrize("place", PLACES)
def test_a_report_is_owed_whatever_time_stands_before_it(place: str, when: str) -> None:
    *_, report = duties("plan", "1. " + place.format(when=when, When=when[0].upper() + when[1:]))
    assert [one.name for one in report.actors] == ["Sở Y tế"]
    assert [one.name for one in report.recipients] == ["Bộ Y tế"]


@pytest.mark.parametrize("behind", ["Báo cáo gửi cho Bộ Y tế.", "Báo cáo này gửi Bộ Y tế để tổng hợp.", "Nơi nhận: Bộ Y tế."])
def test_a_sentence_that_only_tells_whom_a_report_goes_to_belongs_to_it(behind: str) -> None:
    [report] = duties("plan", f"1. Hằng quý, Sở Y tế báo cáo kết quả thực hiện. {behind}")
    assert [one.name for one in report.recipients] == ["Bộ Y tế"]


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


@pytest.mark.parametrize("marks", [("(1)", "(2)"), ("a)", "b)"), ("(i)", "(ii)")])
def test_a_body_has_all_items_of_the_list_behind_its_colon(marks: tuple[str, str]) -> None:
    first, second = marks
    told = duties("plan", f"1. Sở Y tế: {first} ban hành phương án phòng dịch; {second} tổ chức tập huấn mỗi năm một lần.")
    assert [(duty.span.text[:8], [one.name for one in duty.actors]) for duty in told] == [
        ("ban hành", ["Sở Y tế"]),
        ("tổ chức ", ["Sở Y tế"]),
    ]


def test_sections_listed_with_their_short_names_have_the_tasks_below() -> None:
    heading = "1. Các phòng: Nội vụ (NV), Hạ tầng kỹ thuật và giao thông (HTKT), Quy hoạch - Kiến trúc (QHKT)"
    [told] = duties("plan", f"{heading}\n- Chủ trì kiểm tra công trình được phân công.")
    names = ["Phòng Nội vụ", "Phòng Hạ tầng kỹ thuật và giao thông", "Phòng Quy hoạch - Kiến trúc"]
    assert [one.name for one in told.actors] == names


@pytest.mark.parametrize(
    ("heading", "given"),
    [
        ("Chủ tịch UBND các xã, phường", "Công an xã"),
        ("Chủ tịch UBND các tỉnh", "Giám đốc Sở Y tế"),
        ("UBND các tỉnh", "Sở Y tế"),
    ],
)
def test_whom_a_heading_names_gives_a_task_to_its_offices(heading: str, given: str) -> None:
    giver, carries_out = duties("plan", f"1. {heading}:\n- Giao {given} kiểm tra thiết bị của từng trạm.")
    assert giver.actors[0].name == heading.replace("UBND", "Ủy ban nhân dân")
    assert [one.name for one in carries_out.actors] == [given]


@pytest.mark.parametrize(
    ("sentence", "first", "then"),
    [
        ("lập hồ sơ, gửi Phòng Dân tộc trình UBND huyện điều chỉnh.", "Phòng Dân tộc", "Ủy ban nhân dân huyện"),
        ("dự thảo báo cáo trình UBND tỉnh ký, gửi Bộ Nội vụ trước ngày 15/6/2024.", "Ủy ban nhân dân tỉnh", "Bộ Nội vụ"),
        ("tổng hợp trình UBND tỉnh gửi báo cáo về Bộ Nội vụ.", "Ủy ban nhân dân tỉnh", "Bộ Nội vụ"),
    ],
)
def test_whoever_gets_a_report_passes_it_on(sentence: str, first: str, then: str) -> None:
    *_, sent, passed = duties("plan", f"1. Sở Nội vụ {sentence}")
    assert [one.name for one in sent.recipients] == [first]
    assert ([one.name for one in passed.actors], [one.name for one in passed.recipients]) == ([first], [then])


def test_where_a_body_is_belongs_to_its_name() -> None:
    [told] = duties("plan", "1. Cơ sở nào không khắc phục thì UBND huyện nơi có cơ sở đình chỉ hoạt động.")
    assert [one.name for one in told.actors] == ["Ủy ban nhân dân huyện nơi có cơ sở"]


@pytest.mark.parametrize(
    ("line", "actors"),
    [
        ("1. Rà soát.\n(*) Đoàn kiểm tra gửi biên bản cho UBND huyện trong 03 ngày.", ["Đoàn kiểm tra"]),
        ("1. Đề nghị MTTQ và các đoàn thể huyện vận động hội viên.", ["Mặt trận Tổ quốc huyện", "các đoàn thể huyện"]),
        ("1. UBND các xã, chủ rừng báo cáo kết quả về Sở Y tế.", ["Ủy ban nhân dân các xã", "chủ rừng"]),
        ("1. Sở Y tế\n- Là cơ quan thẩm định phương án phòng dịch.", ["Sở Y tế"]),
        ("1. Trước ngày 10/5/2024, 28 địa phương còn lại khẩn trương gửi bổ sung báo cáo.", ["địa phương còn lại"]),
        ("1. Không cơ sở bán lẻ nào được tự ý đóng cửa khi chưa có ý kiến của Sở Y tế.", ["cơ sở bán lẻ"]),
        (
            "1. Các Sở, ban, ngành thuộc tỉnh theo chức năng, nhiệm vụ, lĩnh vực được giao tổ chức thực hiện các nhiệm vụ.",
            ["các Sở, ban, ngành thuộc tỉnh"],
        ),
    ],
)
def test_who_acts_in_notes_lists_and_bans(line: str, actors: list[str]) -> None:
    told = duties("plan", line)[-1]
    assert [one.name for one in told.actors] == actors
