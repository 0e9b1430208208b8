"""What goes on from one body to the next: helpers on lines of their own, reports passed on, tasks handed down."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties, rows

OFFICE = "Phòng Nội vụ thị xã"


def test_helpers_and_time_on_lines_behind_who_leads() -> None:
    [duty, _] = duties(
        "plan",
        "1. Số hóa hồ sơ\n- Rà soát hồ sơ lưu trữ của thị xã.\nĐơn vị chủ trì: Phòng Nội vụ.\n"
        "Đơn vị phối hợp: Phòng Tư pháp, Công an thị xã.\nThời gian hoàn thành: trước ngày 30/9/2022.\n"
        "2. Phòng Tư pháp\n- Theo dõi việc thực hiện.",
    )
    assert [one.name for one in duty.actors] == ["Phòng Nội vụ"]
    assert [one.name for one in duty.coactors] == ["Phòng Tư pháp", "Công an thị xã"]
    assert duty.timing
    assert duty.timing.date
    assert duty.timing.date.iso == "2022-09-30"


def test_passed_on_behind_a_bare_day() -> None:
    found = rows(
        "plan", f"1. {OFFICE}\n- Hằng tháng, gửi báo cáo về Văn phòng thị xã trước ngày 20 để báo cáo Thường trực Thị ủy."
    )
    assert [(row[0], row[2]) for row in found] == [("report", ["Văn phòng thị xã"]), ("report", ["Thường trực Thị ủy"])]


def test_advice_passed_on_is_none_of_the_first_recipient_s() -> None:
    found = rows(
        "plan",
        f"1. {OFFICE}\n- Báo cáo kết quả về Phòng Tư pháp để tổng hợp, tham mưu Ủy ban nhân dân thị xã xem xét, giải quyết.",
    )
    assert [(row[0], row[2]) for row in found] == [("report", ["Phòng Tư pháp"]), ("advise", ["Ủy ban nhân dân thị xã"])]


def test_an_item_that_hands_out_a_thing_is_a_duty() -> None:
    found = rows("plan", f"1. {OFFICE}\n- Giao chỉ tiêu số hóa cho từng bộ phận; định kỳ hàng quý báo cáo Phòng Tư pháp.")
    assert [(row[0], row[2], row[3]) for row in found] == [("other", [], []), ("report", ["Phòng Tư pháp"], ["quarter"])]


def test_an_order_to_write_directions_directs_nobody_here() -> None:
    [duty] = duties(
        "plan",
        f"1. {OFFICE}\n- Tham mưu, trình Ủy ban nhân dân thị xã ban hành văn bản chỉ đạo các phòng phối hợp với Công an thị xã.",
    )
    assert duty.category.value == "advise"
    assert not duty.coactors


def test_a_written_report_is_sent_by_those_addressed() -> None:
    found = rows("letter", "Văn bản báo cáo gửi về Tổng cục Thuế trước ngày 20/5/2022.")
    assert [(row[0], row[1], row[2], row[3]) for row in found] == [
        ("report", ["Cục Thuế tỉnh Trà Vinh"], ["Tổng cục Thuế"], ["2022-05-20"])
    ]


def test_police_behind_an_office_are_no_ministry() -> None:
    found = rows(
        "plan", "1. Sở Tư pháp, Công an tỉnh\n- Kiểm tra việc thực hiện.\n2. Sở Tài chính, Nội vụ\n- Kiểm tra việc thực hiện."
    )
    assert [row[1] for row in found] == [["Sở Tư pháp", "Công an tỉnh"], ["Sở Tài chính", "Sở Nội vụ"]]


def test_the_word_office_before_a_name() -> None:
    [duty] = duties("plan", f"1. {OFFICE}\n- Phối hợp với cơ quan Kho bạc Nhà nước, Phòng Tư pháp kiểm tra chứng từ.")
    assert [one.name for one in duty.coactors] == ["cơ quan Kho bạc Nhà nước", "Phòng Tư pháp"]


def test_reports_with_their_days_before_the_recipient() -> None:
    found = rows(
        "plan",
        f"1. {OFFICE}\na) Chế độ báo cáo: Báo cáo quý gửi trước ngày 15 của tháng cuối quý, báo cáo năm trước ngày 30/11 về "
        "Phòng Tư pháp để tổng hợp, báo cáo Ủy ban nhân dân thị xã.",
    )
    assert [(row[0], row[1], row[2]) for row in found] == [
        ("report", [OFFICE], ["Phòng Tư pháp"]),
        ("report", ["Phòng Tư pháp"], ["Ủy ban nhân dân thị xã"]),
    ]


def test_passed_on_behind_the_office_that_takes_it_in() -> None:
    found = duties(
        "plan",
        f"1. {OFFICE}\n- Gửi báo cáo về Sở Nội vụ qua Văn phòng Sở (số 5, phố Huế) trước ngày 11/5/2022 để tổng hợp, "
        "báo cáo Bộ Nội vụ.",
    )
    assert [[one.name for one in duty.recipients] for duty in found] == [["Sở Nội vụ"], ["Bộ Nội vụ"]]
    assert [one.name for one in found[0].via] == ["Văn phòng Sở"]


THEM = "Ủy ban nhân dân các xã"
JUSTICE = "Phòng Tư pháp"
COUNCIL = "Ủy ban nhân dân thị xã"


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        (
            "xây dựng kế hoạch của địa phương trước ngày 30/4/2022, gửi Phòng Tư pháp để tổng hợp báo cáo UBND thị xã trước ngày "
            "25/4/2022.",
            ("plan", "2022-04-30"),
            ("report", "2022-04-25"),
        ),
        (
            "xây dựng kế hoạch, gửi Phòng Tư pháp trước ngày 30/4/2022 để tổng hợp báo cáo UBND thị xã trước ngày 05/5/2022.",
            ("plan", "2022-04-30"),
            ("report", "2022-05-05"),
        ),
        (
            "báo cáo gửi Phòng Tư pháp trước ngày 15/11/2022 để Phòng tổng hợp, báo cáo UBND thị xã trước ngày 30/11/2022.",
            ("report", "2022-11-15"),
            ("report", "2022-11-30"),
        ),
        (
            "báo cáo về Phòng Tư pháp trước ngày 15/5/2022 để Phòng Tư pháp tổng hợp, trước ngày 20/5/2022 báo cáo UBND thị xã.",
            ("report", "2022-05-15"),
            ("report", "2022-05-20"),
        ),
        (
            "báo cáo kết quả về Phòng Tư pháp trước ngày 15/5/2022, Phòng Tư pháp tổng hợp, báo cáo UBND thị xã trước ngày "
            "20/5/2022.",
            ("report", "2022-05-15"),
            ("report", "2022-05-20"),
        ),
        (
            "ban hành kế hoạch trong tháng 4/2022, gửi về Phòng Tư pháp để theo dõi, tổng hợp, báo cáo UBND thị xã.",
            ("plan", "2022-04"),
            ("report", None),
        ),
        (
            "xây dựng dự toán kinh phí gửi Phòng Tư pháp thẩm định, tổng hợp trình UBND thị xã trước ngày 20/7/2022.",
            ("fund", "2022-07-20"),
            ("fund", "2022-07-20"),
        ),
    ],
)
def test_what_is_passed_on_has_a_time_of_its_own(
    words: str, first: tuple[str, str | None], second: tuple[str, str | None]
) -> None:
    """A date alone behind the passing-on binds the sender too: nothing can be passed on before it is sent."""
    sent, onward = rows("plan", f"1. UBND các xã {words}")
    assert (sent[0], sent[1], sent[2]) == (first[0], [THEM], [JUSTICE])
    assert (onward[0], onward[1], onward[2]) == (second[0], [JUSTICE], [COUNCIL])
    assert (sent[3], onward[3]) == ([first[1]], [second[1]] if second[1] else [])


def test_a_date_at_the_front_is_the_sender_s() -> None:
    sent, onward = rows(
        "plan", "1. Trước ngày 30/4/2022, UBND các xã ban hành kế hoạch, gửi Phòng Tư pháp để tổng hợp, báo cáo UBND thị xã."
    )
    assert (sent[0], sent[2], sent[3]) == ("plan", [JUSTICE], ["2022-04-30"])
    assert (onward[1], onward[2], onward[3]) == ([JUSTICE], [COUNCIL], [])


def test_advice_passed_on_that_leads_to_a_report() -> None:
    found = rows(
        "plan",
        "1. UBND các xã xây dựng kế hoạch gửi Phòng Tư pháp trước ngày 15/6/2022 để Phòng tổng hợp, tham mưu UBND thị xã báo cáo "
        "Sở Nội vụ trước ngày 30/6/2022.",
    )
    assert found == [
        ("plan", [THEM], [JUSTICE], ["2022-06-15"]),
        ("advise", [JUSTICE], [COUNCIL], ["2022-06-30"]),
        ("report", [COUNCIL], ["Sở Nội vụ"], ["2022-06-30"]),
    ]


def test_the_last_to_get_a_report_sends_it_on_in_turn() -> None:
    found = rows("plan", "1. UBND các xã báo cáo kết quả về Phòng Tư pháp để tổng hợp trình UBND thị xã báo cáo Sở Nội vụ.")
    assert [(row[1], row[2]) for row in found] == [([THEM], [JUSTICE]), ([JUSTICE], [COUNCIL]), ([COUNCIL], ["Sở Nội vụ"])]


def test_what_is_made_of_reports_is_laid_before_another() -> None:
    found = rows(
        "plan", "1. UBND các xã gửi kết quả về Phòng Tư pháp để tổng hợp, xây dựng phương án xử lý chung trình UBND thị xã."
    )
    assert [(row[1], row[2]) for row in found] == [([THEM], [JUSTICE]), ([JUSTICE], [COUNCIL])]


def test_when_a_plan_is_to_be_done_belongs_to_it() -> None:
    found = rows("plan", "1. UBND các xã xây dựng kế hoạch; hoàn thành chậm nhất ngày 20/4/2022; hàng quý báo cáo Phòng Tư pháp.")
    assert [(row[0], row[3]) for row in found] == [("plan", ["2022-04-20"]), ("report", ["quarter"])]


def test_whoever_is_to_pass_a_report_on_gets_it() -> None:
    found = rows(
        "plan",
        "1. UBND các xã báo cáo tình hình theo mẫu trước ngày 30/01/2022 để Phòng Tư pháp tổng hợp, báo cáo UBND thị xã.",
    )
    assert [(row[1], row[2], row[3]) for row in found] == [
        ([THEM], [JUSTICE], ["2022-01-30"]),
        ([JUSTICE], [COUNCIL], []),
    ]


def test_a_comma_begins_what_another_leads_but_not_in_a_list() -> None:
    apart = rows("plan", "1. UBND các xã có trách nhiệm báo cáo Phòng Tư pháp chi phí, Công an thị xã chủ trì kiểm tra chi phí.")
    assert [row[1] for row in apart] == [[THEM], ["Công an thị xã"]]
    [whole] = duties("plan", "1. UBND các xã phối hợp với Phòng Tư pháp, Công an thị xã tập trung kiểm tra chi phí.")
    assert [one.name for one in whole.coactors] == [JUSTICE, "Công an thị xã"]


@pytest.mark.parametrize(
    ("item", "directed"),
    [
        ("Chỉ đạo lực lượng dân quân trực 24/24 giờ trong mùa khô.", "lực lượng dân quân"),
        ("Chỉ đạo các đơn vị đóng quân trên địa bàn chuẩn bị phương tiện.", "các đơn vị đóng quân trên địa bàn"),
        ("Định hướng Báo Trà Vinh tuyên truyền kết quả kiểm tra.", "Báo Trà Vinh"),
        ("Lãnh đạo Phòng Tư pháp kết luận các vụ việc.", "Phòng Tư pháp"),
        ("Yêu cầu Phòng Tư pháp cập nhật phương án.", "Phòng Tư pháp"),
    ],
)
def test_whoever_is_directed_has_a_duty_too(item: str, directed: str) -> None:
    told = duties("plan", f"1. {OFFICE} có trách nhiệm {item[0].lower()}{item[1:]}")
    assert [[one.name for one in duty.actors] for duty in told] == [[OFFICE], [directed]]


def test_a_report_is_passed_on_where_it_is_not_answered() -> None:
    found = rows(
        "plan", "1. UBND các xã phản ánh vướng mắc về Phòng Tư pháp để được hướng dẫn hoặc tổng hợp, báo cáo UBND thị xã xem xét."
    )
    assert [(row[1], row[2]) for row in found] == [([THEM], [JUSTICE]), ([JUSTICE], [COUNCIL])]


def test_what_is_handed_in_is_passed_on_as_a_proposal() -> None:
    text = "1. Phòng Nội vụ phản ánh vướng mắc về Phòng Tư pháp để nghiên cứu, đề xuất Ủy ban nhân dân thị xã sửa đổi Quy chế."
    told, onward = duties("plan", text)
    assert [one.name for one in told.recipients] == ["Phòng Tư pháp"]
    assert onward.category.value == "advise"
    assert [one.name for one in onward.recipients] == ["Ủy ban nhân dân thị xã"]


def test_advice_behind_what_is_gathered_needs_nobody_named() -> None:
    told, onward = duties("plan", "1. Phòng Nội vụ gửi kết quả về Phòng Tư pháp để tổng hợp, tham mưu.")
    assert [one.name for one in told.recipients] == ["Phòng Tư pháp"]
    assert [onward.category.value, *(one.name for one in onward.actors)] == ["advise", "Phòng Tư pháp"]


def test_who_gets_it_assesses_before_passing_it_on() -> None:
    item = (
        "Phát động chiến dịch vệ sinh môi trường; sau mỗi đợt gửi kết quả về Phòng Tư pháp để Phòng Tư pháp đánh giá, "
        "tổng hợp báo cáo Ủy ban nhân dân thị xã."
    )
    _, first, second = rows("plan", f"1. Phòng Nội vụ\n- {item}")
    assert (first[0], first[2], second[2]) == ("report", ["Phòng Tư pháp"], ["Ủy ban nhân dân thị xã"])


def test_what_is_told_to_be_told_on() -> None:
    told, onward = rows("plan", "1. Phòng Nội vụ thông báo danh sách cho Phòng Tư pháp để thông báo đến các xã, phường.")
    assert [told[1], told[2], onward[1], onward[2]] == [
        ["Phòng Nội vụ"],
        ["Phòng Tư pháp"],
        ["Phòng Tư pháp"],
        ["các xã, phường"],
    ]


def test_trouble_may_open_a_sentence_without_if() -> None:
    told = rows("plan", "1. Có vướng mắc phát sinh, các đơn vị phản ánh kịp thời về Phòng Tư pháp để được hướng dẫn.")
    assert [(row[0], row[2]) for row in told] == [("report", ["Phòng Tư pháp"])]


@pytest.mark.parametrize(
    ("actors", "each"),
    [
        ("UBND phường Bắc Hồng, Nam Hồng", ["phường Bắc Hồng", "phường Nam Hồng"]),
        ("UBND huyện Ba Tơ, Minh Long và Sơn Hà", ["huyện Ba Tơ", "huyện Minh Long", "huyện Sơn Hà"]),
        ("UBND xã Tân Lập, xã Tân Hòa và thị trấn Tân Khai", ["xã Tân Lập", "xã Tân Hòa", "thị trấn Tân Khai"]),
    ],
)
def test_places_behind_a_body_of_one_place_are_one_body_each(actors: str, each: list[str]) -> None:
    (duty,) = duties("plan", f"1. {actors} rà soát các hộ nghèo.")
    assert [one.name for one in duty.actors] == [f"Ủy ban nhân dân {place}" for place in each]


@pytest.mark.parametrize(
    ("opening", "act"),
    [
        ("Hai tuần một lần", "báo cáo Phòng Tư pháp kết quả"),
        ("Hết mỗi học kỳ", "báo cáo Phòng Tư pháp kết quả"),
        ("Ngày làm việc cuối cùng của tháng", "báo cáo Phòng Tư pháp kết quả"),
        ("Trong Quý I hằng năm", "trình Ủy ban nhân dân thị xã phê duyệt kế hoạch"),
    ],
)
def test_a_duty_stands_behind_what_tells_how_often(opening: str, act: str) -> None:
    (duty,) = duties("plan", f"1. {opening}, {OFFICE} {act}.")
    assert [one.name for one in duty.actors] == [OFFICE]


@pytest.mark.parametrize(
    ("item", "told"),
    [
        (
            "Rà soát danh sách; phát hiện dấu hiệu tội phạm thì chuyển hồ sơ cho Công an tỉnh.",
            [("other", OFFICE, []), ("other", OFFICE, [])],
        ),
        (
            "Bố trí 02 công chức trực tại mỗi điểm, riêng Phòng Tư pháp bố trí 03 công chức.",
            [("staff", OFFICE, []), ("staff", "Phòng Tư pháp", [])],
        ),
        (
            "Khi có người bị cắn hoặc bị thương nghi nhiễm bệnh, phải báo cáo ngay Phòng Y tế bằng điện thoại.",
            [("report", OFFICE, ["Phòng Y tế"])],
        ),
        ("Kết quả bắt giữ phải được báo cáo trong ngày về Công an tỉnh.", [("report", OFFICE, ["Công an tỉnh"])]),
        ("Danh sách vi phạm được thông báo ngay cho Công an tỉnh.", [("report", OFFICE, ["Công an tỉnh"])]),
    ],
)
def test_steps_for_some_cases_or_some_bodies_are_duties_of_their_own(item: str, told: list[tuple[str, str, list[str]]]) -> None:
    found = rows("plan", f"1. {OFFICE}\n- {item}")
    assert [(row[0], *row[1], row[2]) for row in found] == told
