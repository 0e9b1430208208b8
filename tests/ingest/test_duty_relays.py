"""What goes on from one body to the next: helpers on lines of their own, reports passed on, tasks handed down."""

from __future__ import annotations

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
