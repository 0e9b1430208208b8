"""What a person reads in the sample corpus, against what the graph answers (`data/facts.yaml`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from networkx import MultiDiGraph

from graph.build import build_graph
from graph.chain import reports
from graph.checks import FINDERS, check
from graph.force import in_force
from graph.gaps import find_gaps, find_missing
from graph.ledger import ledger
from graph.lineage import find_documents
from graph.store import Store
from graph.succession import RESTS, find_stale
from ingest.parse import parse_file

FACTS: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "data" / "facts.yaml").read_text("utf-8"))
Fact = dict[str, Any]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("facts") / "store.sqlite") as store:
        for path in sorted(corpus.glob("*.txt")):
            store.put(parse_file(path))
        yield store


@pytest.fixture(scope="module")
def graph(store: Store) -> MultiDiGraph[str]:
    return build_graph(store)


def meant(graph: MultiDiGraph[str], name: str) -> str:
    """The document of a short name or of a number, with a day where a number is of two."""
    if about := FACTS["documents"].get(name):
        told = {
            id for id, data in graph.nodes(data=True) if data.get("in_corpus") and all(data[k] == v for k, v in about.items())
        }
    else:
        told = set(find_documents(graph, name))
    (id,) = told
    return id


def says(kind: str) -> list[Any]:
    return [pytest.param(fact, id=" ".join(str(value) for key, value in fact.items() if key != "says")) for fact in FACTS[kind]]


def test_each_sentence_stands_in_the_corpus(store: Store) -> None:
    texts = [" ".join(store.document(id).text.split()) for id in store.document_ids()]
    told = [fact["says"] for kind in FACTS.values() if isinstance(kind, list) for fact in kind if "says" in fact]
    assert len(told) > 50
    assert [sentence for sentence in told if not any(" ".join(sentence.split()) in text for text in texts)] == []


def kinds(graph: MultiDiGraph[str], lower: str, upper: str) -> set[str]:
    edges = graph.get_edge_data(meant(graph, lower), meant(graph, upper)) or {}
    return {data["kind"] for data in edges.values()}


@pytest.mark.parametrize("fact", says("lineage"))
def test_lineage(graph: MultiDiGraph[str], fact: Fact) -> None:
    assert fact["kind"] in kinds(graph, fact["lower"], fact["upper"])


@pytest.mark.parametrize("fact", says("no_lineage"))
def test_what_rests_on_nothing_of_the_kind(graph: MultiDiGraph[str], fact: Fact) -> None:
    assert not kinds(graph, fact["lower"], fact["upper"]) & RESTS


@pytest.mark.parametrize("fact", says("gaps"))
def test_gaps(graph: MultiDiGraph[str], fact: Fact) -> None:
    (row,) = [
        row
        for row in find_gaps(graph, meant(graph, fact["parent"])).rows
        if row.body.name.lower().startswith(fact["body"].lower())
    ]
    assert row.status == fact["status"]
    assert {child.document.id for child in row.children} == ({meant(graph, fact["child"])} if "child" in fact else set())


@pytest.mark.parametrize("fact", says("missing"))
def test_what_the_corpus_lacks(graph: MultiDiGraph[str], fact: Fact) -> None:
    (lacking,) = [one for one in find_missing(graph) if one.document.id == meant(graph, fact["document"])]
    assert lacking.direct == fact["direct"]


def test_what_does_not_fit_and_nothing_else(graph: MultiDiGraph[str]) -> None:
    rules = {fact["rule"] for fact in FACTS["lint"]}
    found = check(graph, rules)
    for fact in FACTS["lint"]:
        id = meant(graph, fact["document"])
        assert sum((f.rule, f.document) == (fact["rule"], id) and fact["about"] in f.message for f in found) == 1, fact
    assert len(found) == len(FACTS["lint"])


@pytest.mark.parametrize("rule", FACTS["no_lint"])
def test_rules_that_find_nothing(graph: MultiDiGraph[str], rule: str) -> None:
    assert list(FINDERS[rule](graph)) == []


@pytest.mark.parametrize("fact", says("chain"))
def test_who_reports_to_whom(graph: MultiDiGraph[str], fact: Fact) -> None:
    def named(parties: Any, name: str) -> bool:
        return any((party.whole or party.name).lower().startswith(name.lower()) for party in parties)

    found = [d for d in reports(ledger(graph)) if named(d.actors, fact["sender"]) and named(d.recipients, fact["receiver"])]
    assert any(set(duty.periods) == set(fact["periods"]) for duty in found)
    if "due" in fact:
        assert [duty.due for duty in found] == [fact["due"]]


@pytest.mark.parametrize("fact", says("stale"))
def test_stale_bases(graph: MultiDiGraph[str], fact: Fact) -> None:
    found = {(s.document.id, s.base.id): s for s in find_stale(graph)}
    assert len(found) == len(FACTS["stale"])
    stale = found[meant(graph, fact["document"]), meant(graph, fact["base"])]
    assert [change.by.id for change in stale.changes] == [meant(graph, fact["by"])]
    assert stale.when == fact["when"]


@pytest.mark.parametrize("fact", says("in_force"))
def test_force_on_a_day(graph: MultiDiGraph[str], fact: Fact) -> None:
    day: dt.date = fact["day"]
    assert in_force(graph, meant(graph, fact["document"]), day).force == fact["force"]
