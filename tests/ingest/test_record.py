"""Records are equal by their fields and hold nothing else; that they never change the type checker sees to."""

from __future__ import annotations

import pickle

from ingest.document import Party
from ingest.readings import Span


def test_records_are_values() -> None:
    one, same, other = Party("Sở Y tế", Span(0, 2, "SY")), Party("Sở Y tế", Span(0, 2, "SY")), Party("Sở Y tế", Span(1, 3, "SY"))
    assert one == same != other
    assert {one: 1}[same] == 1, "a key as its equal is"
    assert not hasattr(one, "__dict__"), "thousands a page: no room for other fields"
    assert pickle.loads(pickle.dumps(one)) == one, "they go from the processes that read to the one that stores"
