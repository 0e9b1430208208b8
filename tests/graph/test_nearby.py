"""The part of a graph above one document says the same of it as the whole."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from networkx import MultiDiGraph

from graph.build import build_graph
from graph.force import in_force
from graph.nearby import above, force_of, stale_of
from graph.store import Store
from graph.succession import find_stale
from ingest.errors import UnknownDocument
from ingest.parse import parse_file
from tests.graph.make import graph_of, plan

DAYS = (dt.date(2018, 1, 1), dt.date(2021, 12, 6), dt.date(2030, 1, 1))


def _documents(graph: MultiDiGraph[str]) -> list[str]:
    return [id for id, data in graph.nodes(data=True) if data["kind"] == "document"]


def _same(graph: MultiDiGraph[str]) -> int:
    """Holds every document's answers against those of the whole; gives how many are stale."""
    whole = find_stale(graph)
    for id in _documents(graph):
        assert sorted(stale_of(graph, id), key=str) == sorted((s for s in whole if s.document.id == id), key=str)
        assert [force_of(graph, id, day) for day in DAYS] == [in_force(graph, id, day) for day in DAYS]
    return len(whole)


def test_the_sample_corpus(corpus: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite") as store:
        for path in sorted(corpus.glob("*.txt")):
            store.put(parse_file(path))
        graph = build_graph(store)
    assert _same(graph) == 2
    assert all(len(above(graph, id)) < len(graph) for id in _documents(graph))


def test_a_long_way_with_partial_ends(tmp_path: Path) -> None:
    """A decree that a later one repeals in part, one that it replaces, and plans that rest on both over two steps."""
    maker = {"type": "Nghị định", "symbol": "NĐ-CP", "issuer": "Chính phủ"}
    words = "bãi bỏ Điều 5 của Nghị định số 61/2018/NĐ-CP; thay thế Nghị định số 7/2017/NĐ-CP"
    new = plan(words, "n.txt", "3", "2021-05-01", **maker)
    part = new.cite("Nghị định số 61/2018/NĐ-CP", "61/2018/NĐ-CP", "2018-04-23", "Chính phủ")
    gone = new.cite("Nghị định số 7/2017/NĐ-CP", "7/2017/NĐ-CP", "2017-01-05", "Chính phủ")
    new.relate("self", "repeals", part, "bãi bỏ Điều 5 của Nghị định số 61/2018/NĐ-CP")
    new.relate("self", "replaces", gone, "thay thế Nghị định số 7/2017/NĐ-CP")
    upper = plan("Căn cứ Nghị định số 61/2018/NĐ-CP; Nghị định số 7/2017/NĐ-CP", "u.txt", "4", "2022-02-01")
    for number, date in (("61/2018/NĐ-CP", "2018-04-23"), ("7/2017/NĐ-CP", "2017-01-05")):
        words = f"Nghị định số {number}"
        upper.relate("self", "based_on", upper.cite(words, number, date, "Chính phủ"), words)
    lower = plan("Thực hiện Kế hoạch số 4/KH-UBND", "l.txt", "9", "2022-03-01")
    key = lower.cite("Kế hoạch số 4/KH-UBND", "4/KH-UBND", "2022-02-01", "Ủy ban nhân dân thị xã Duyên Hải")
    lower.relate("self", "implements", key, "Thực hiện Kế hoạch số 4/KH-UBND")
    assert _same(graph_of(tmp_path, new, upper, lower)) >= 2


def test_an_unknown_document_is_told(tmp_path: Path) -> None:
    graph = graph_of(tmp_path, plan("Không dựa vào đâu."))
    with pytest.raises(UnknownDocument):
        stale_of(graph, "nothing")
    with pytest.raises(UnknownDocument):
        force_of(graph, "nothing", DAYS[0])
