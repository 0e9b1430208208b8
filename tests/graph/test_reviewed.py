"""Verdicts take effect wherever facts are read, and outlive a re-reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from graph import identity
from graph.build import build_graph
from graph.ledger import ledger
from graph.mending import DutyWords, WrongMend, mend_citation, mend_duty, mend_header, mend_relation
from graph.store import Store, grow
from graph.verdicts import FactKind, FactRef, Judgement, Verdict, match, put_verdict, take_back, verdicts_of
from ingest.document import SELF, Category, DateRelation, Document, Obligation, Period, RelationKind
from ingest.parse import parse_file

PLAN = "002_64bb1f37b7454fb4.txt"
AT = "2026-11-21T09:00:00+00:00"


@pytest.fixture(scope="module")
def plan(corpus: Path) -> Document:
    return parse_file(corpus / PLAN)


@pytest.fixture
def store(tmp_path: Path, plan: Document) -> Iterator[Store]:
    with Store(tmp_path / "vanban.sqlite") as made:
        made.put(plan)
        yield made


def say(
    store: Store, kind: FactKind, anchor: str, judgement: Judgement, value: dict[str, Any] | None = None, quote: str = ""
) -> None:
    (id,) = store.document_ids()
    with store.writing() as connection:
        put_verdict(connection, Verdict(id, kind, anchor, judgement, quote, "minh", AT, value or {}))
        grow(connection)


def unsay(store: Store, kind: FactKind, anchor: str) -> None:
    (id,) = store.document_ids()
    with store.writing() as connection:
        assert take_back(connection, id, kind, anchor)
        grow(connection)


def report(document: Document) -> tuple[str, Obligation]:
    """A duty to report with a recipient and a rhythm."""
    pairs = zip(identity.obligation_anchors(document.obligations), document.obligations, strict=True)
    return next((a, d) for a, d in pairs if d.category is Category.REPORT and d.recipients and d.timing and d.timing.periods)


def test_a_wrong_duty_is_gone_everywhere(store: Store, plan: Document) -> None:
    anchor, duty = report(plan)
    (id,) = store.document_ids()
    before = ledger(build_graph(store))
    digest, count = store.digests()[id], store.summary(id).obligations
    say(store, FactKind.DUTY, anchor, Judgement.WRONG)
    assert store.document(id).obligations == tuple(d for d in plan.obligations if d != duty)
    after = ledger(build_graph(store))
    assert {d.id for d in before} - {d.id for d in after} == {f"{id}#{anchor}"}
    assert store.summary(id).obligations == count - 1
    assert store.digests()[id] != digest, "the index sees that it has changed"
    assert store.document(id, as_read=True) == plan
    unsay(store, FactKind.DUTY, anchor)
    assert store.document(id) == plan
    assert ledger(build_graph(store)) == before
    assert store.digests()[id] == digest


def test_a_right_duty_is_certain(store: Store, plan: Document) -> None:
    anchor, duty = report(plan)
    (id,) = store.document_ids()
    assert duty.confidence < 1
    say(store, FactKind.DUTY, anchor, Judgement.RIGHT)
    assert [d.confidence for d in ledger(build_graph(store)) if d.id == f"{id}#{anchor}"] == [1.0]
    assert replace(duty, confidence=1.0) in store.document(id).obligations


def test_a_mended_duty_says_what_the_person_said(store: Store, plan: Document) -> None:
    anchor, duty = report(plan)
    (id,) = store.document_ids()
    words = DutyWords(
        parties={"actors": ["Phòng  Nội vụ", "UBND xã Long Toàn"], "recipients": ["Sở Nội vụ"]},
        category=Category.PLAN,
        periods=[Period.YEAR],
        date="14/12/2024",
        relation=DateRelation.BEFORE,
        days="15/6; 20",
    )
    say(store, FactKind.DUTY, anchor, Judgement.MENDED, mend_duty(plan, duty, words))
    (mended,) = [d for d in store.document(id).obligations if d.span == duty.span and d.rule == "review"]
    assert [party.name for party in mended.actors] == ["Phòng Nội vụ", "UBND xã Long Toàn"]
    assert mended.category is Category.PLAN
    assert mended.confidence == 1
    graph = build_graph(store)
    (row,) = [d for d in ledger(graph) if d.id == f"{id}#{anchor}"]
    assert row.quote == duty.span.text
    assert [party.agency for party in row.recipients] == ["so-noi-vu-tinh-tra-vinh"], "the body that the name means here"
    assert all(party.agency in graph for party in (*row.actors, *row.recipients))
    assert (row.date, row.relation, row.days, row.periods) == ("2024-12-14", "before", ((6, 15), (0, 20)), ("year",))
    assert all("kind" in data for _, data in graph.nodes(data=True)), "no node without its attributes"


def test_a_wrong_citation_takes_its_relations_along(store: Store, plan: Document) -> None:
    (id,) = store.document_ids()
    keys = [c.key for c in plan.citations]
    at, citation = next((n, c) for n, c in enumerate(plan.citations) if keys.count(c.key) == 1)
    anchor = identity.citation_anchors(plan.citations)[at]
    assert any(citation.key in (r.source, r.target) for r in plan.relations)
    say(store, FactKind.CITATION, anchor, Judgement.WRONG)
    read = store.document(id)
    assert citation not in read.citations
    assert not [r for r in read.relations if citation.key in (r.source, r.target)]
    build_graph(store)


def test_a_mended_citation_leads_elsewhere_and_its_relations_follow(store: Store, plan: Document) -> None:
    (id,) = store.document_ids()
    keys = [c.key for c in plan.citations]
    at, citation = next((n, c) for n, c in enumerate(plan.citations) if keys.count(c.key) == 1 and c.number)
    anchor = identity.citation_anchors(plan.citations)[at]
    say(
        store,
        FactKind.CITATION,
        anchor,
        Judgement.MENDED,
        mend_citation(plan, citation, {"number": "999/QĐ-BNV", "date": "1/2/2020"}),
    )
    read = store.document(id)
    (mended,) = [c for c in read.citations if c.span == citation.span]
    assert mended.key == "999/QĐ-BNV|2020-02-01"
    held = {(r.kind, r.span) for r in plan.relations if citation.key in (r.source, r.target)}
    assert held == {(r.kind, r.span) for r in read.relations if mended.key in (r.source, r.target)}
    graph = build_graph(store)
    cited = [data["number"] for _, data in graph.nodes(data=True) if data["kind"] == "document"]
    assert "999/QĐ-BNV" in cited
    assert citation.number is not None
    assert citation.number.text not in cited


def test_a_relation_is_of_another_kind_or_none(store: Store, plan: Document) -> None:
    (id,) = store.document_ids()
    at, relation = next((n, r) for n, r in enumerate(plan.relations) if r.source == SELF and r.kind is not RelationKind.GUIDES)
    anchor = identity.relation_anchors(plan.relations)[at]
    say(store, FactKind.RELATION, anchor, Judgement.MENDED, mend_relation(relation.kind, RelationKind.GUIDES))
    assert replace(relation, kind=RelationKind.GUIDES, rule="review", confidence=1.0) in store.document(id).relations
    say(store, FactKind.RELATION, anchor, Judgement.WRONG)
    assert len(store.document(id).relations) == len(plan.relations) - 1
    build_graph(store)


def test_a_mended_header_is_told_everywhere_under_the_same_id(store: Store, plan: Document) -> None:
    (id,) = store.document_ids()
    for field, typed in (
        ("number", "27"),
        ("title", "Kế hoạch sửa lại"),
        ("date", "12/02/2022"),
        ("issuer", "Sở Nội vụ tỉnh Trà Vinh"),
    ):
        say(store, FactKind.HEADER, field, Judgement.MENDED, mend_header(plan, field, typed))
    say(store, FactKind.HEADER, "place", Judgement.WRONG)
    header = store.document(id).header
    assert (header.full_number, header.place) == ("27/KH-UBND", None)
    summary = store.summary(id)
    assert (summary.number, summary.title, summary.date) == ("27/KH-UBND", "Kế hoạch sửa lại", "2022-02-12")
    graph = build_graph(store)
    assert graph.nodes[id]["label"] == "Kế hoạch 27/KH-UBND (Sở Nội vụ tỉnh Trà Vinh, 12/02/2022)"
    assert [other for _, other, data in graph.out_edges(id, data=True) if data["kind"] == "issued_by"] == [
        "so-noi-vu-tinh-tra-vinh"
    ]


def test_a_blank_part_of_the_header_is_filled_in(tmp_path: Path, corpus: Path) -> None:
    blank = parse_file(corpus / "000_c222944f87185871.txt")
    assert blank.header.number is None
    with Store(tmp_path / "vanban.sqlite") as store:
        id = store.put(blank).document_id
        say(store, FactKind.HEADER, "number", Judgement.MENDED, mend_header(blank, "number", "512"))
        assert (store.document(id).header.full_number or "").startswith("512/")
        assert store.summary(id).id == id


@pytest.mark.parametrize("judgement", Judgement)
def test_verdicts_outlive_a_re_reading(store: Store, plan: Document, judgement: Judgement) -> None:
    anchor, duty = report(plan)
    (id,) = store.document_ids()
    value = (
        mend_duty(plan, duty, DutyWords({"actors": ["Sở Y tế"]}, periods=[Period.MONTH])) if judgement is Judgement.MENDED else {}
    )
    say(store, FactKind.DUTY, anchor, judgement, value)
    said = store.document(id)
    longer = replace(plan, obligations=(*plan.obligations, replace(plan.obligations[-1], action="một việc khác")))
    store.put(longer)
    assert store.document(id).obligations[: len(said.obligations)] == said.obligations
    store.put(plan)
    assert store.document(id) == said


def test_a_verdict_follows_words_that_are_read_otherwise(store: Store, plan: Document) -> None:
    """A newer program gives the duty another actor, so another anchor; its words are the same."""
    anchor, duty = report(plan)
    (id,) = store.document_ids()
    say(store, FactKind.DUTY, anchor, Judgement.WRONG, quote=" ".join(duty.span.text.split()))
    other = replace(duty, actors=duty.actors[:1] * 2, path="V")
    newer = replace(plan, obligations=tuple(other if d == duty else d for d in plan.obligations))
    store.put(newer)
    assert other not in store.document(id).obligations
    with store.reading() as connection:
        ((verdict,),) = verdicts_of(connection).values()
    assert verdict.anchor != anchor
    store.put(replace(plan, obligations=tuple(d for d in plan.obligations if d != duty)))
    with store.reading() as connection:
        assert len(verdicts_of(connection)[id]) == 1, "without its fact it is kept"
    store.put(plan)
    assert duty not in store.document(id).obligations, "and takes effect when the fact is back"


def test_verdicts_go_with_the_file_to_a_new_id(store: Store, plan: Document) -> None:
    anchor, duty = report(plan)
    say(store, FactKind.DUTY, anchor, Judgement.WRONG)
    assert plan.header.number is not None
    renumbered = replace(plan, header=replace(plan.header, number=replace(plan.header.number, value="2")))
    change = store.put(renumbered)
    assert change.removed
    assert duty not in store.document(change.document_id).obligations


def _verdict(anchor: str, quote: str) -> Verdict:
    return Verdict("d", FactKind.DUTY, anchor, Judgement.WRONG, quote, "minh", AT)


@pytest.mark.parametrize(
    ("facts", "verdicts", "found", "lost", "why"),
    [
        ([("a", "x")], [("a", "x")], {"a"}, 0, "the same anchor"),
        ([("a", "other words")], [("a", "x")], {"a"}, 0, "the anchor decides"),
        ([("b", "x\n y")], [("a", "x y")], {"b"}, 0, "the same words, otherwise set"),
        ([("b", "x"), ("c", "x")], [("a", "x")], set(), 1, "two facts with these words: no guess"),
        ([("a", "x"), ("b", "x")], [("a", "x"), ("z", "x")], {"a", "b"}, 0, "one of two has its own verdict"),
        ([("b", "")], [("a", "")], set(), 1, "no words, no likeness"),
        ([], [("a", "x")], set(), 1, "nothing is there"),
    ],
)
def test_which_fact_a_verdict_is_for(
    facts: list[tuple[str, str]], verdicts: list[tuple[str, str]], found: set[str], lost: int, why: str
) -> None:
    refs = [FactRef(FactKind.DUTY, anchor, quote) for anchor, quote in facts]
    held, without = match(refs, [_verdict(*one) for one in verdicts])
    assert {anchor for _, anchor in held} == found, why
    assert len(without) == lost, why


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (DutyWords({"actors": []}), "phải có cơ quan"),
        (DutyWords({"actors": ["x" * 600]}), "Dài hơn"),
        (DutyWords({"actors": [f"Sở {n}" for n in range(60)]}), "Nhiều nhất"),
        (DutyWords({}, date="31/02/2024"), "không phải ngày"),
        (DutyWords({}, date="mai"), "không phải ngày"),
        (DutyWords({}, days="40/1"), "không phải ngày"),
        (DutyWords({}, days="<b>"), "không phải ngày"),
    ],
)
def test_corrections_that_make_no_sense(plan: Document, words: DutyWords, told: str) -> None:
    with pytest.raises(WrongMend, match=told):
        mend_duty(plan, report(plan)[1], words)


def test_a_correction_that_changes_nothing_is_none(plan: Document) -> None:
    _, duty = report(plan)
    assert duty.timing is not None
    same = DutyWords({"actors": [p.name for p in duty.actors]}, duty.category, duty.timing.periods)
    with pytest.raises(WrongMend, match="Chưa sửa gì"):
        mend_duty(plan, duty, same)
    with pytest.raises(WrongMend, match="Chưa sửa gì"):
        mend_citation(plan, plan.citations[0], {})
    with pytest.raises(WrongMend, match="Chưa sửa gì"):
        mend_relation(RelationKind.AMENDS, RelationKind.AMENDS)
    with pytest.raises(WrongMend, match="Chưa sửa gì"):
        mend_header(plan, "number", "26")
    for field, typed in (("nothing", "x"), ("number", " "), ("date", "x")):
        with pytest.raises(WrongMend):
            mend_header(plan, field, typed)
    with pytest.raises(WrongMend, match="số, ký hiệu"):
        mend_citation(plan, plan.citations[0], {"number": "<script>"})
