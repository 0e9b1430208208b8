"""Every way to open a line, to name a body and to charge it that offices use, each with each: one duty, of that body."""

from __future__ import annotations

import pytest

from ingest.header import find_header
from ingest.text import canonical
from tests.ingest.test_duty_shapes import duties

OPENINGS = [
    "",
    "Ngay trong tuần đầu, ",
    "Ngay trong tháng 6/2026, ",
    "Cũng trong đợt này, ",
    "Dịp này, ",
    "Nhân dịp này, ",
    "Song song với đó, ",
    "Cụ thể, ",
    "Ở cấp xã, ",
    "Trên địa bàn tỉnh, ",
    "Vào đầu mùa mưa, ",
    "Trước ngày 15/12/2026, ",
    "Định kỳ hằng quý, ",
    "Trên cơ sở Kế hoạch này, ",
    "Căn cứ chức năng, nhiệm vụ được giao, ",
    "Trách nhiệm của ",
    "Về phía ",
]
BODIES = [
    "Sở Công Thương",
    "Ủy ban nhân dân các xã, phường",
    "các phòng chuyên môn",
    "các tiểu ban",
    "Ban công tác Mặt trận ở khối, xóm",
    "Ban Công tác Mặt trận các thôn, tổ dân phố",
    "Chi hội Phụ nữ ở khu dân cư",
    "Ngân hàng Nhà nước Khu vực 3",
    "Kho bạc Nhà nước Khu vực X",
]
CHARGES = [
    " rà soát, thống kê số liệu.",
    " có nhiệm vụ cử cán bộ tham gia đoàn kiểm tra.",
    " có trách nhiệm rà soát, thống kê số liệu.",
    " chủ trì, phối hợp với các đơn vị liên quan rà soát số liệu.",
    ": Rà soát, thống kê số liệu.",
    ": Cử cán bộ tham gia đoàn kiểm tra.",
]


@pytest.mark.parametrize("charge", CHARGES)
@pytest.mark.parametrize("opening", OPENINGS)
def test_a_line_charges_the_body_that_it_names(opening: str, charge: str) -> None:
    asked = [body for body in BODIES if not opening.endswith(("của ", "phía ")) or charge.startswith(":")]
    lines = [opening + body if opening else body[0].upper() + body[1:] for body in asked]
    found = [[[one.name for one in duty.actors] for duty in duties("plan", f"1. Nhiệm vụ\n- {line}{charge}")] for line in lines]
    assert found == [[[body]] for body in asked]


@pytest.mark.parametrize("asks", ["yêu cầu:", "đề nghị:", "chỉ thị:", "yêu cầu như sau:"])
def test_whoever_asks_has_no_duty(asks: str) -> None:
    found = duties("plan", f"Chủ tịch UBND thị xã {asks}\n\n1. Giao Sở Công Thương theo dõi.\n\n2. Sở Nội vụ rà soát số liệu.")
    assert [[one.name for one in duty.actors] for duty in found] == [["Sở Công Thương"], ["Sở Nội vụ"]]


def test_papers_that_do_not_do_are_returned() -> None:
    line = (
        "Trường hợp hồ sơ không đáp ứng yêu cầu, Sở Công Thương có văn bản nêu rõ lý do trả lại UBND cấp huyện; "
        "trường hợp đáp ứng thì trình UBND tỉnh xem xét, quyết định."
    )
    found = duties("plan", f"1. Trình tự\n- {line}")
    assert [[one.name for one in duty.actors] for duty in found] == [["Sở Công Thương"], ["Sở Công Thương"]]


def test_a_ranger_must_be_there() -> None:
    [duty] = duties("plan", "1. Nội dung\n- Kiểm lâm viên địa bàn không được vắng mặt tại xã phụ trách.")
    assert [one.name for one in duty.actors] == ["Kiểm lâm viên địa bàn"]


STATED = [
    "Tổng cục Thuế thông báo và đề nghị",
    "Tổng cục Thuế thông báo, đề nghị",
    "Tổng cục Thuế gửi kèm Quyết định số 12/QĐ-BTC và đề nghị",
    "Tổng cục Thuế trả lời để Cục Thuế biết và đề nghị",
    "Tổng cục Thuế thống nhất với đề xuất của Cục Thuế; đề nghị",
    "Liên quan đến nội dung trên, Tổng cục Thuế đề nghị",
    "Thực hiện Công điện số 178/CĐ-TTg ngày 30/9/2021 của Thủ tướng Chính phủ, Tổng cục Thuế thông báo và đề nghị",
    "Để thống nhất thực hiện, Tổng cục Thuế trân trọng đề nghị",
]


@pytest.mark.parametrize("stated", STATED)
def test_whom_a_letter_asks_besides_what_it_tells_of_itself(stated: str) -> None:
    [duty] = duties("unit", f"{stated} Cục Thuế tỉnh Trà Vinh rà soát, kiểm tra hồ sơ.")
    assert [one.name for one in duty.actors] == ["Cục Thuế tỉnh Trà Vinh"]


def test_the_issuer_keeps_the_number_of_its_region() -> None:
    text, _ = canonical(
        "NGÂN HÀNG NHÀ NƯỚC VIỆT NAM\nNGÂN HÀNG NHÀ NƯỚC KHU VỰC 9\n-------\nSố: 417/KV9-TH\nV/v báo cáo\n\n"
        "Đà Nẵng, ngày 06 tháng 10 năm 2025\n\nKính gửi: Các tổ chức tín dụng trên địa bàn\n\nĐề nghị báo cáo.\n"
    )
    issuer = find_header(text).issuer
    assert issuer is not None
    assert issuer.value == "Ngân hàng Nhà nước khu vực 9"


@pytest.mark.parametrize("hand", ["phân công", "giao", "cử", "bố trí"])
@pytest.mark.parametrize("staff", ["cán bộ", "01 công chức", "một lãnh đạo đơn vị", "thành viên Ban Chỉ đạo", "viên chức y tế"])
def test_whom_a_body_chooses_of_its_own_has_no_duty(hand: str, staff: str) -> None:
    found = duties("plan", f"1. Ủy ban nhân dân các huyện tổ chức diệt lăng quăng; {hand} {staff} phụ trách địa bàn.")
    assert {one.name for duty in found for one in duty.actors} == {"Ủy ban nhân dân các huyện"}


def test_a_committee_that_reports_is_no_paper_that_is_sent() -> None:
    told = duties(
        "plan",
        "1. Sở Tài chính thông báo cho Ủy ban nhân dân cấp xã. "
        "Ủy ban nhân dân cấp xã kiểm tra và báo cáo Ủy ban nhân dân cấp huyện.",
    )
    assert [[one.name for one in duty.actors] for duty in told] == [["Sở Tài chính"], ["Ủy ban nhân dân cấp xã"]]
    assert [one.name for one in told[1].recipients] == ["Ủy ban nhân dân cấp huyện"]


def test_who_helps_goes_on_behind_where_the_one_before_is() -> None:
    told = duties(
        "plan",
        "1. Sở Tài chính chủ trì, phối hợp với Chi cục Thuế nơi lưu giữ hàng hóa, Phòng Quản lý giá xác minh người nhận hàng.",
    )
    assert [one.name for one in told[0].coactors] == ["Chi cục Thuế nơi lưu giữ hàng hóa", "Phòng Quản lý giá"]
    assert len(told) == 1
