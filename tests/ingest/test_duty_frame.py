"""What a heading gives to the provisions below it."""

from dataclasses import fields, replace

from ingest.document import ActorFrom, Modality, Party
from ingest.duties.clauses import Frame
from ingest.readings import Span

BODIES = (Party("Sở Nội vụ", Span(0, 9, "Sở Nội vụ")),)


def test_an_item_has_all_that_its_frame_gives() -> None:
    flags = {one.name: not one.default for one in fields(Frame) if isinstance(one.default, bool)}
    frame = replace(Frame(BODIES, ActorFrom.ADDRESSEE, Modality.REQUEST, coactors=BODIES), **flags)
    for item in (True, False):
        assert frame.of(item) == replace(frame, item=item)
