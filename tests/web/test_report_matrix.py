"""The matrix of reports and the ways upwards, over duties made by hand."""

from __future__ import annotations

from dataclasses import replace

from graph.chain import chain
from graph.ledger import Duty, PartyRef, Step
from web.duty_rows import PartyLink
from web.report_matrix import matrix


def body(name: str) -> PartyRef:
    return PartyRef(name, name, name)


EMPTY = Duty(
    **{"id": "", "document": "d", "document_label": "d", "document_number": None, "document_type": None, "document_title": None},
    **{"document_issuer": None, "document_date": None, "path": "", "headings": (), "actors": (), "actor_from": "explicit"},
    **{"lead": (), "coactors": (), "recipients": (), "via": (), "category": "report", "modality": "obligation", "action": ""},
    **{"quote": "", "start": 0, "end": 1, "timing": None, "periods": (), "date": None, "relation": None, "days": (), "due": None},
    **{"condition": None, "product": None, "rule": "", "confidence": 1.0},
)


def report(id: str, senders: str, receivers: str, **more: object) -> Duty:
    made = replace(EMPTY, id=id, actors=tuple(map(body, senders.split())), recipients=tuple(map(body, receivers.split())))
    return replace(made, **more)  # type: ignore[arg-type]


def test_a_cell_holds_the_reports_of_two_bodies() -> None:
    plan = report("3", "a", "x", category="plan")
    made = matrix([report("1", "a b", "x"), report("2", "a", "x y"), plan, report("4", "", "x"), report("5", "a", "")])
    assert {(s.name, r.name): [d.id for d in cell.duties] for (s, r), cell in made.cells.items()} == {
        ("a", "x"): ["1", "2"],
        ("b", "x"): ["1"],
        ("a", "y"): ["2"],
    }
    assert [one.name for one in made.senders] == ["a", "b"]
    assert [one.name for one in made.receivers] == ["x", "y"]


def _owed(*duties: Duty) -> dict[str, list[Duty]]:
    held: dict[str, list[Duty]] = {}
    for duty in duties:
        for party in duty.actors:
            held.setdefault(str(party.agency), []).append(duty)
    return held


def test_a_report_goes_up_by_its_sentence_and_by_reports_of_the_receiver() -> None:
    on = report("2", "x", "y")
    first = report("1", "a", "x", then=(Step("2", "report", on.actors, on.recipients, "", "", 0, 1),))
    own = report("3", "y", "z")
    owed = _owed(first, on, own)
    (rung,) = chain(PartyLink("a", "a"), lambda id: owed.get(id, []), {duty.id: duty for duty in (first, on, own)})
    assert (rung.receiver.name, rung.passed_on) == ("x", False)
    assert [(up.receiver.name, up.passed_on) for up in rung.above] == [("y", True)]
    assert [(up.receiver.name, up.passed_on) for up in rung.above[0].above] == [("z", False)]


def test_reports_that_go_round_end() -> None:
    duties = [report("1", "a", "x"), report("2", "x", "a"), report("3", "x", "x")]
    owed = _owed(*duties)
    (rung,) = chain(PartyLink("a", "a"), lambda id: owed.get(id, []), {duty.id: duty for duty in duties})
    assert [(up.receiver.name, up.again, up.above) for up in rung.above] == [("a", True, ())]
