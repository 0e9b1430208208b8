"""The graph as a file, and back."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.export import export, read_graph
from ingest.errors import UnreadableFile, UnsupportedFormat
from tests.graph.make import graph_of
from tests.graph.test_ledger import duyen_hai, soc_trang

Graph = nx.MultiDiGraph


def content(graph: Graph) -> tuple[Any, ...]:
    """All of a graph, with the types of its values."""
    nodes = {id: sorted((name, repr(value)) for name, value in data.items()) for id, data in graph.nodes(data=True)}
    edges = sorted(
        (s, t, k, sorted((name, repr(v)) for name, v in data.items())) for s, t, k, data in graph.edges(keys=True, data=True)
    )
    return nodes, edges, sorted((name, repr(value)) for name, value in graph.graph.items())


scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
)
values = scalars | st.lists(scalars, max_size=3)
attributes = st.dictionaries(st.sampled_from(["kind", "name", "date", "n", "days"]), values, max_size=4)
ids = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=4
)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    graph = Graph(**{"revision": draw(st.integers(0, 9)), "none": None})
    names = draw(st.lists(ids, min_size=1, max_size=3, unique=True))
    graph.add_nodes_from((name, draw(attributes)) for name in names)
    for key in draw(st.lists(ids, max_size=3, unique=True)):
        graph.add_edge(draw(st.sampled_from(names)), draw(st.sampled_from(names)), key, **draw(attributes))
    return graph


@pytest.mark.parametrize("suffix", [".graphml", ".json"])
def test_a_store_s_graph_comes_back_equal(tmp_path: Path, suffix: str) -> None:
    graph = graph_of(tmp_path, soc_trang(), duyen_hai())
    assert export(graph, tmp_path / f"graph{suffix}") == (tmp_path / f"graph{suffix}",)
    assert content(read_graph(tmp_path / f"graph{suffix}")) == content(graph)


@pytest.mark.parametrize("suffix", [".graphml", ".json"])
@given(graph=graphs())
@settings(max_examples=60, derandomize=True, deadline=None)
def test_any_graph_comes_back_equal(tmp_path_factory: pytest.TempPathFactory, suffix: str, graph: Graph) -> None:
    path = tmp_path_factory.mktemp("export") / f"graph{suffix}"
    export(graph, path)
    assert content(read_graph(path)) == content(graph)


def test_other_programs_read_the_files(tmp_path: Path) -> None:
    graph = graph_of(tmp_path, soc_trang())
    export(graph, tmp_path / "graph.graphml")
    export(graph, tmp_path / "graph.json")
    assert nx.read_graphml(tmp_path / "graph.graphml", force_multigraph=True).number_of_edges() == graph.number_of_edges()
    held = json.loads((tmp_path / "graph.json").read_text("utf-8"))
    assert content(nx.node_link_graph(held, edges="edges")) == content(graph)


def test_json_ld(tmp_path: Path) -> None:
    export(graph_of(tmp_path, soc_trang()), tmp_path / "graph.jsonld")
    held = json.loads((tmp_path / "graph.jsonld").read_text("utf-8"))
    kinds = {thing["type"] for thing in held["@graph"]}
    assert kinds == {"Legislation", "GovernmentOrganization", "vanban:Obligation"}
    known = {thing["id"] for thing in held["@graph"]}
    led = {
        to["id"]
        for thing in held["@graph"]
        for value in thing.values()
        if isinstance(value, list)
        for to in value
        if isinstance(to, dict)
    }
    assert led
    assert led <= known


def test_csv_gives_nodes_and_edges(tmp_path: Path) -> None:
    graph = graph_of(tmp_path, soc_trang(), duyen_hai())
    graph.add_node("evil", kind="agency", name='=HYPERLINK("http://x")', n=-1)
    nodes, edges = export(graph, tmp_path / "graph.csv")
    assert (nodes.name, edges.name) == ("graph-nodes.csv", "graph-edges.csv")
    with nodes.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(graph)
    assert rows[-1]["name"].startswith("'=")  # no formula
    assert rows[-1]["n"] == "-1"
    with edges.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == graph.number_of_edges()


def test_what_can_not_be_written_or_read(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormat, match=r"\.graphml"):
        export(Graph(), tmp_path / "graph.pdf")
    with pytest.raises(UnsupportedFormat):
        read_graph(tmp_path / "graph.csv")
    for name, text in (("a.json", "{"), ("b.json", "[]"), ("c.graphml", "<graph"), ("d.graphml", "<graphml/>")):
        (tmp_path / name).write_text(text)
        with pytest.raises(UnreadableFile, match=name):
            read_graph(tmp_path / name)
    with pytest.raises(UnreadableFile, match=r"none\.json"):
        read_graph(tmp_path / "none.json")
