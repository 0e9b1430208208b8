"""What a heading gives to the provisions below it."""

from dataclasses import fields, replace

import pytest

from ingest.document import ActorFrom, Modality, Party
from ingest.duties.draft import Frame
from ingest.readings import Span
from tests.ingest.test_duty_shapes import duties

BODIES = (Party("Sở Nội vụ", Span(0, 9, "Sở Nội vụ")),)


def test_an_item_has_all_that_its_frame_gives() -> None:
    flags = {one.name: not one.default for one in fields(Frame) if isinstance(one.default, bool)}
    frame = replace(Frame(BODIES, ActorFrom.ADDRESSEE, Modality.REQUEST, coactors=BODIES), **flags)
    for item in (True, False):
        assert frame.of(item) == replace(frame, item=item)


def test_a_heading_may_tell_which_of_several_bodies() -> None:
    text = (
        "Thủ tướng Chính phủ yêu cầu:\n"
        "1. Chủ tịch Ủy ban nhân dân các tỉnh, thành phố có đường sắt đi qua:\n"
        "- Bố trí vốn để hoàn thành lộ trình rào đóng lối đi tự mở."
    )
    [duty] = duties("plan", text)
    assert [one.name for one in duty.actors] == ["Chủ tịch Ủy ban nhân dân các tỉnh, thành phố có đường sắt đi qua"]


def test_what_some_have_done_is_no_duty() -> None:
    assert not duties("plan", "1. Một số Trạm Y tế báo cáo ca bệnh còn chậm như đã nêu tại Thông báo số 88/TB-SYT.")


@pytest.mark.parametrize(
    ("heading", "actors"),
    [
        ("I- ỦY BAN NHÂN DÂN CÁC HUYỆN, THỊ XÃ (sau đây gọi là UBND cấp huyện)", ["Ủy ban nhân dân các huyện, thị xã"]),
        ("I. CÁC SỞ, BAN, NGÀNH TỈNH", ["các sở, ban, ngành tỉnh"]),
        ("I. CÔNG AN TỈNH VÀ BỘ CHỈ HUY QUÂN SỰ TỈNH:", ["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh"]),
        ("I.1. Phòng Nội vụ", ["Phòng Nội vụ"]),
        ("1. Phòng Quản lý hộ kinh doanh, cá nhân (Phòng HKDCN)", ["Phòng Quản lý hộ kinh doanh, cá nhân"]),
    ],
)
def test_headings_that_are_nothing_but_bodies(heading: str, actors: list[str]) -> None:
    [duty] = duties("plan", f"{heading}\n- Rà soát các bến khách ngang sông.")
    assert [one.name for one in duty.actors] == actors


def test_bodies_told_by_their_letters_are_those_named_before() -> None:
    body = (
        "1. Cục Quản lý Khám, chữa bệnh tổng hợp kết quả."
        "\n2. Trung tâm Kiểm soát bệnh tật tỉnh (sau đây viết tắt là TTKSBT) giám sát dịch."
        "\n3. Phòng Y tế báo cáo TTKSBT và Cục QLKCB trước ngày 20/5/2022."
    )
    report = duties("plan", body)[-1]
    assert [one.name for one in report.recipients] == ["Trung tâm Kiểm soát bệnh tật tỉnh", "Cục Quản lý Khám, chữa bệnh"]


def test_an_office_in_brackets_is_no_short_name() -> None:
    body = "1. Tổng cục Thuế (Vụ HTQT) gửi thông báo.\n2. Vụ HTQT theo dõi việc thực hiện."
    assert [one.name for one in duties("plan", body)[-1].actors] == ["Vụ HTQT"]
