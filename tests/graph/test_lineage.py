"""Up to the bases, down to what rests on a document."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import networkx as nx
import pytest

from graph.lineage import Direction, Lineage, find_cycles, trace
from graph.render import to_dot, to_json, to_mermaid, to_tree
from ingest.errors import UnknownDocument
from tests.graph.make import graph_of, plan

Graph = nx.MultiDiGraph


def graph(*edges: str, absent: str = "") -> Graph:
    """A graph of documents named by letters: `b amends a`; `?` after the kind marks an ambiguous edge."""
    made: Graph = Graph()
    for n, edge in enumerate(edges):
        source, kind, target = edge.split()
        for id in (source, target):
            about = {"number": id.upper(), "type": "Quyết định", "title": None, "issuer": None, "date": "2020-01-01"}
            made.add_node(id, kind="document", label=f"Quyết định {id.upper()}", in_corpus=id not in absent, **about)
        said = {"said_by": source, "quote": edge, "start": n, "end": n + len(edge), "rule": "test", "confidence": 0.5}
        made.add_edge(
            source, target, str(n), kind=kind.rstrip("?"), resolution="ambiguous" if "?" in kind else "resolved", **said
        )
    return made


def shown(lineage: Lineage) -> list[str]:
    """Each line as its depth in dots, its id, its relations and flags."""
    flags = (("repeated", "again"), ("cycle", "cycle"), ("ambiguous", "ambiguous"))
    return [
        " ".join(
            [
                f"{'.' * line.depth}{line.document.id}",
                *(h.kind for h in line.hows),
                *(word for f, word in flags if getattr(line, f)),
            ]
        )
        for line in lineage.lines
    ]


def test_down_and_up() -> None:
    made = graph("b amends a", "c guides a", "d implements a", "e implements d", "f refers_to a")
    assert shown(trace(made, "a", "down")) == [".b amends", ".c guides", ".d implements", "..e implements", ".f refers_to"]
    assert shown(trace(made, "e", "up")) == [".d implements", "..a implements"]
    assert shown(trace(made, "a", Direction.UP)) == []


def test_all_that_is_said_of_two_documents_stands_on_one_line() -> None:
    made = graph("b attaches a", "b implements a", "b based_on a", "b cites a")
    assert shown(trace(made, "a", "down")) == [".b based_on implements attaches"]
    (line,) = trace(made, "a", "down").lines
    assert [how.evidence[0].quote for how in line.hows] == ["b based_on a", "b implements a", "b attaches a"]


def test_a_mention_ends_the_way_down_and_is_no_basis() -> None:
    made = graph("b refers_to a", "c implements b")
    assert shown(trace(made, "a", "down")) == [".b refers_to"]
    assert shown(trace(made, "b", "up")) == []


def test_a_bare_citation_counts_as_a_mention() -> None:
    assert shown(trace(graph("b cites a"), "a", "down")) == [".b refers_to"]


def test_what_a_decision_promulgates_is_below_it() -> None:
    made = graph("b promulgates regulation", "c implements regulation", "b based_on law")
    assert shown(trace(made, "law", "down")) == [".b based_on", "..regulation promulgates", "...c implements"]
    assert shown(trace(made, "c", "up")) == [".regulation implements", "..b promulgates", "...law based_on"]


def test_depth() -> None:
    made = graph("b implements a", "c implements b", "d implements c")
    assert shown(trace(made, "a", "down", 1)) == [".b implements"]
    assert shown(trace(made, "a", "down", 2)) == [".b implements", "..c implements"]
    assert shown(trace(made, "a", "down", 0)) == []


def test_a_document_has_its_own_lines_where_it_is_nearest() -> None:
    made = graph("b implements a", "c implements b", "c implements a", "d implements c")
    assert shown(trace(made, "a", "down")) == [".b implements", "..c implements again", ".c implements", "..d implements"]


def test_cycles_are_survived_and_told() -> None:
    made = graph("b implements a", "c implements b", "a based_on c", "a based_on a")
    lineage = trace(made, "a", "down")
    assert shown(lineage) == [".b implements", "..c implements", "...a based_on cycle"]
    assert lineage.cycles == (("a", "b", "c", "a"),)


def test_a_cycle_off_the_way_is_told_too() -> None:
    made = graph("b implements a", "c implements a", "b implements c", "c implements b")
    lineage = trace(made, "a", "down")
    assert lineage.cycles == (("b", "c", "b"),)
    assert "..c implements again" in shown(lineage)


def test_the_ways_round() -> None:
    assert find_cycles({"a": ["b"], "b": ["c", "a"], "c": ["a"], "d": ["d"], "e": ["f"]}) == (("a", "b", "a"),)
    assert find_cycles({}) == ()


def test_ambiguous_lines_and_documents_not_in_the_corpus() -> None:
    made = graph("b implements? a", "b implements? c", absent="a")
    (line,) = trace(made, "a", "down").lines
    assert (line.ambiguous, line.document.in_corpus) == (True, True)
    assert not trace(made, "a", "down").root.in_corpus
    assert len(trace(made, "b", "up").lines) == 2


def test_a_long_chain_and_a_wide_fan_are_no_trouble() -> None:
    chain = graph(*(f"n{n + 1} implements n{n}" for n in range(3000)))
    lineage = trace(chain, "n0", "down")
    assert [line.depth for line in lineage.lines] == list(range(1, 3001))
    assert to_tree(lineage).count("\n") == 6000
    json.dumps(to_json(lineage))
    fan = graph(*(f"n{n} implements root" for n in range(3000)))
    assert len(trace(fan, "root", "down").lines) == 3000


def test_an_unknown_document() -> None:
    with pytest.raises(UnknownDocument, match="nowhere"):
        trace(graph("b implements a"), "nowhere", "up")


def test_the_tree_says_how_where_and_what_is_not_in_the_corpus() -> None:
    tree = to_tree(trace(graph("b amends a", "c implements b", "d refers_to a", absent="ab"), "a", "down"))
    assert tree.splitlines() == [
        "Quyết định A [ngoài kho, chỉ được viện dẫn]",
        "├─ được sửa đổi, bổ sung bởi: Quyết định B [ngoài kho, chỉ được viện dẫn]",
        "│     “b amends a”",
        "│  └─ được thực hiện bởi: Quyết định C",
        "│        “c implements b”",
        "└─ được nhắc tới trong: Quyết định D",
        "      “d refers_to a”",
    ]
    english = to_tree(trace(graph("b amends a"), "b", "up"), "en", quotes=False)
    assert english.splitlines() == ["Quyết định B", "└─ amends: Quyết định A"]
    assert "Chưa thấy" in to_tree(trace(graph("b amends a"), "a", "up"))


def test_a_sentence_said_by_a_third_document_names_it() -> None:
    made = graph("b amends a", "c refers_to a")
    made.edges["b", "a", "0"]["said_by"] = "c"
    assert "“b amends a” (theo Quyết định C)" in to_tree(trace(made, "a", "down"))


def test_json_holds_every_line_and_its_evidence() -> None:
    told = to_json(trace(graph("b amends a", "c implements b", "a based_on c"), "a", "down"))
    assert json.loads(json.dumps(told)) == told
    assert told["root"]["id"] == "a"
    assert [(line["document"]["id"], line["depth"], line["parent"]) for line in told["lines"]] == [
        ("b", 1, None),
        ("c", 2, 0),
        ("a", 3, 1),
    ]
    assert told["lines"][0]["hows"][0]["evidence"][0]["quote"] == "b amends a"
    assert told["cycles"] == [["a", "b", "c", "a"]]


def test_mermaid_and_dot_have_a_node_a_document_and_hold_hostile_names() -> None:
    made = graph("b amends a", "c implements a", "c implements b", absent="a")
    made.nodes["b"]["label"] = 'Quyết định "B" <script>\n; #1 \\'
    mermaid, dot = (render(trace(made, "a", "down")) for render in (to_mermaid, to_dot))
    assert mermaid.count("[") == dot.count("label=") - 3 == 3
    assert mermaid.count("-->") == dot.count("->") == 3
    assert "<script>" not in mermaid
    assert '\\"B\\"' in dot
    assert all(line.count('"') % 2 == 0 for line in mermaid.splitlines())


def test_on_documents_of_a_store(tmp_path: Path) -> None:
    drafts = [
        plan(f"Thực hiện Kế hoạch số {n}/KH-UBND ngày 0{n}/01/2022.", f"{n}.txt", str(n + 1), f"2022-01-0{n + 1}")
        for n in range(1, 5)
    ]
    for n, draft in enumerate(drafts, start=1):
        key = draft.cite(f"Kế hoạch số {n}/KH-UBND ngày 0{n}/01/2022", f"{n}/KH-UBND", f"2022-01-0{n}")
        draft.relate("self", "implements", key, f"Thực hiện Kế hoạch số {n}/KH-UBND")
    made = graph_of(tmp_path, *drafts)
    lineage = trace(made, "ubnd-thi-xa-duyen-hai/kh/2022/5", "up")
    ids = ["ubnd-thi-xa-duyen-hai/kh/2022/5", *(line.document.id for line in lineage.lines)]
    assert all(int(one[-1]) == int(other.rpartition("/")[2] or 0) + 1 for one, other in pairwise(ids))
    assert [line.document.in_corpus for line in lineage.lines] == [True, True, True, False]
