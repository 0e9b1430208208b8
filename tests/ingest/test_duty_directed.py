"""Duties of others than whom a line begins with: who is directed and reports, acts behind a label, pays, attends or is told."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties, rows

OFFICE = "Phòng Nội vụ thị xã"
TOWN = "Ủy ban nhân dân thị xã"
WARDS = "Ủy ban nhân dân các phường"
HEADING = f"1. {OFFICE}\n- "

Row = tuple[str, list[str], list[str], list[str]]

TASKS: list[tuple[str, list[Row], str]] = [
    (
        "1. Sở Nội vụ\n- Chỉ đạo UBND các phường rà soát hồ sơ, hằng tháng báo cáo kết quả về Sở Tư pháp.",
        [("other", ["Sở Nội vụ"], [], []), ("other", [WARDS], [], []), ("report", [WARDS], ["Sở Tư pháp"], ["month"])],
        "a report in turn behind a comma is owed by who is directed",
    ),
    (
        "1. Sở Nội vụ\n- Chỉ đạo UBND các phường rà soát hồ sơ, báo cáo UBND tỉnh kết quả trước ngày 15/6/2022.",
        [
            ("other", ["Sở Nội vụ"], [], []),
            ("other", [WARDS], [], []),
            ("report", ["Sở Nội vụ"], ["Ủy ban nhân dân tỉnh"], ["2022-06-15"]),
        ],
        "a report to a body above is the director's own",
    ),
    (
        "1. Sở Nội vụ\n- Chỉ đạo trưởng thôn đối chiếu với hộ chăn nuôi, cứ thứ Sáu hằng tuần báo cáo UBND xã số hộ chưa khai.",
        [
            ("other", ["Sở Nội vụ"], [], []),
            ("other", ["trưởng thôn"], [], []),
            ("report", ["trưởng thôn"], ["Ủy ban nhân dân xã"], []),
        ],
        "whoever is directed may be told by a kind alone",
    ),
    (
        "2. Công an tỉnh là đơn vị được giao nhiệm vụ giúp Chủ tịch UBND tỉnh theo dõi, đôn đốc việc thực hiện Kế hoạch.",
        [("inspect", ["Công an tỉnh"], [], [])],
        "an office charged with helping acts",
    ),
    (
        "1. Văn phòng Sở, Phòng Kế hoạch: Phòng Kế hoạch hoàn thành việc lắp đặt camera trước ngày 30/9/2022.",
        [("other", ["Phòng Kế hoạch"], [], ["2022-09-30"])],
        "one of the label's bodies acts behind it",
    ),
    (
        "1. Phòng Kinh tế: Hằng tháng, Công an thị xã báo cáo UBND thị xã.",
        [("report", ["Công an thị xã"], [TOWN], ["month"])],
        "another body acts behind the label",
    ),
    (
        "1. Trường hợp phát hiện dịch bệnh thì Trưởng thôn báo cáo ngay Phòng Kinh tế trong vòng 12 giờ kể từ khi nhận được"
        " tin báo; Phòng Kinh tế có trách nhiệm cử người xác minh.",
        [("report", ["Trưởng thôn"], ["Phòng Kinh tế"], ["ad-hoc"]), ("staff", ["Phòng Kinh tế"], [], [])],
        "clauses with bodies of their own are no list",
    ),
    (
        f"{HEADING}Kiểm tra hành lang an toàn; kinh phí di dời do chủ đầu tư chi trả.",
        [("inspect", [OFFICE], [], []), ("other", ["chủ đầu tư"], [], [])],
        "who pays stands behind do",
    ),
    (
        f"{HEADING}Tuyên truyền về kế hoạch; hệ thống đài truyền thanh cấp xã phát tin, bài về dịch bệnh.",
        [("communicate", [OFFICE], [], []), ("communicate", ["hệ thống đài truyền thanh cấp xã"], [], [])],
        "a system of stations is a body",
    ),
    (
        f"{HEADING}Hằng quý, trước ngày 10 của tháng tiếp theo, báo cáo kết quả về UBND thị xã.",
        [("report", [OFFICE], [TOWN], ["quarter"])],
        "the month behind a quarter is no rhythm",
    ),
    (
        "1. Trong quá trình thực hiện, nếu cần điều chỉnh nội dung Kế hoạch, các trường chủ động đề xuất với Phòng Tư pháp.",
        [("report", ["các trường"], ["Phòng Tư pháp"], ["ad-hoc"])],
        "a proposal to change the plan is a report",
    ),
    (
        "1. Nếu học sinh nghỉ học quá 03 ngày, hiệu trưởng phải thông báo cho UBND phường nơi học sinh cư trú.",
        [("report", ["hiệu trưởng"], ["Ủy ban nhân dân phường nơi học sinh cư trú"], ["ad-hoc"])],
        "a notice of what happened is a report",
    ),
    (
        "1. Nhận được Kế hoạch này, UBND các phường xây dựng phương án, gửi Phòng Tư pháp trước ngày 05/12/2022.",
        [("plan", [WARDS], ["Phòng Tư pháp"], ["2022-12-05"])],
        "what is to be done on receipt",
    ),
    (
        f"{HEADING}Rà soát các cơ sở; kết quả cấp mã số được Phòng Kinh tế gửi UBND thị xã trước ngày 15/6/2022.",
        [("inspect", [OFFICE], [], []), ("report", ["Phòng Kinh tế"], [TOWN], ["2022-06-15"])],
        "who sends stands behind được",
    ),
    (
        "1. Chuyên viên phụ trách tổng hợp tham mưu UBND thị xã chuẩn bị nội dung hội nghị.",
        [("advise", ["Chuyên viên phụ trách tổng hợp"], [TOWN], [])],
        "what an officer is in charge of tells which",
    ),
    (
        "1. Giao đồng chí Trần Văn Tuấn - Phó Chủ tịch UBND thị xã theo dõi việc thực hiện Kế hoạch này.",
        [("inspect", ["đồng chí Trần Văn Tuấn"], [], [])],
        "a comrade with a post",
    ),
    (
        "1. Đề nghị Thường trực HĐND, UBND, Ủy ban Kiểm tra Đảng ủy xã thường xuyên trao đổi thông tin.",
        [
            (
                "other",
                ["Thường trực Hội đồng nhân dân xã", "Ủy ban nhân dân xã", "Ủy ban Kiểm tra Đảng ủy xã"],
                [],
                [],
            )
        ],
        "the last of a commune's bodies tells where all are",
    ),
    (
        "1. Đội Kiểm soát\n- Báo cáo Đội trưởng số vụ vi phạm trước ngày 05/12/2022.",
        [("report", ["Đội Kiểm soát"], ["Đội trưởng Đội Kiểm soát"], ["2022-12-05"])],
        "a title alone is of who leads the heading's body",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), TASKS, ids=[row[2] for row in TASKS])
def test_who_else_has_a_duty(text: str, expected: list[Row], reason: str) -> None:
    assert rows("plan", text) == expected, reason


def test_who_attends_shares_in_the_work() -> None:
    [duty] = duties("plan", f"{HEADING}Thành lập các đoàn kiểm tra liên ngành với sự tham gia của đại diện Công an thị xã.")
    assert [one.name for one in duty.coactors] == ["Công an thị xã"]


def test_people_who_attend_are_no_partners() -> None:
    [duty] = duties("plan", f"{HEADING}Tổ chức kiểm kê với sự tham gia của cộng đồng và người dân.")
    assert not duty.coactors


@pytest.mark.parametrize(
    "thing", ["đội ngũ cán bộ xã", "các hội nghị, hội thảo", "các vụ mùa", "sở hữu công nghiệp", "các bộ hồ sơ"]
)
def test_things_that_begin_like_bodies_do_nothing(thing: str) -> None:
    assert not [duty for duty in duties("plan", f"{HEADING}Nâng cao chất lượng {thing}.") if duty.actors[0].name != OFFICE]


def test_a_class_of_addressees_is_not_what_its_letter_calls_the_units() -> None:
    [duty] = duties("class", "Quá trình thực hiện nếu có vướng mắc, các đơn vị báo cáo Bộ Tài chính để được hướng dẫn.")
    assert [one.name for one in duty.actors] == ["các đơn vị"]


def test_what_is_forbidden_behind_a_semicolon_is_a_duty_of_its_own() -> None:
    found = duties("plan", f"{HEADING}Ký hợp đồng xử lý chất thải; nghiêm cấm bán, cho, tặng chất thải chưa qua xử lý.")
    assert [(one.modality.value, one.actors[0].name) for one in found] == [("obligation", OFFICE), ("prohibition", OFFICE)]


def test_what_a_body_has_the_power_to_do_is_a_permission() -> None:
    text = "1. Quyền hạn của Ban Chỉ đạo\n- Mời lãnh đạo các sở tham dự các cuộc họp.\n- Lập Tổ Biên tập giúp việc Ban Chỉ đạo."
    assert [(one.modality.value, one.actors[0].name) for one in duties("plan", text)] == [("permission", "Ban Chỉ đạo")] * 2


@pytest.mark.parametrize("item", ["Đại diện lãnh đạo các tổ chức thành viên.", "Đại diện Ủy ban bầu cử xã."])
def test_delegates_are_charged_with_nothing(item: str) -> None:
    assert not duties("plan", f"1. Đại biểu khách mời\n- {item}")


@pytest.mark.parametrize("own", ["các cơ quan, đơn vị trực thuộc có liên quan", "các phòng chuyên môn", "các đơn vị liên quan"])
def test_whoever_is_asked_to_direct_its_own_offices_has_the_tasks_below(own: str) -> None:
    body = f"Đề nghị Cục Thuế tỉnh Trà Vinh chỉ đạo {own} thực hiện một số nhiệm vụ, cụ thể như sau:\n1. Rà soát số liệu nợ thuế."
    last = duties("letter", body)[-1]
    assert [one.name for one in last.actors] == ["Cục Thuế tỉnh Trà Vinh"]


@pytest.mark.parametrize(
    ("kind", "written", "whole"),
    [
        ("letter", "Lãnh đạo Bộ", "Lãnh đạo Bộ Tài chính"),
        ("unit", "Lãnh đạo Tổng cục", "Lãnh đạo Tổng cục Thuế"),
    ],
)
def test_leaders_of_a_bare_office_lead_the_one_that_writes(kind: str, written: str, whole: str) -> None:
    *_, told = duties(kind, f"1. Giao Vụ Pháp chế báo cáo {written} kết quả trước ngày 15/6/2022.")
    assert [one.name for one in told.recipients] == [whole]
