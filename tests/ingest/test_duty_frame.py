"""What a heading gives to the provisions below it."""

from dataclasses import fields, replace

from ingest.document import ActorFrom, Modality, Party
from ingest.duties.clauses import Frame
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
