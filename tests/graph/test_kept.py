"""What is kept of a graph answers as the graph does, one revision long."""

from __future__ import annotations

from pathlib import Path

import pytest
from networkx import MultiDiGraph

from graph.build import build_graph
from graph.kept import KEPT_NAME, Kept, keep
from graph.lineage import Direction, trace
from graph.nearby import stale_of
from graph.store import Store
from graph.succession import find_stale
from ingest.errors import UnknownDocument
from ingest.parse import parse_file
from tests.graph.make import Draft, graph_of, plan


def _same(graph: MultiDiGraph[str], folder: Path) -> None:
    path = folder / KEPT_NAME
    keep(graph, path)
    whole = find_stale(graph)
    with Kept(path) as kept:
        for id in [id for id, data in graph.nodes(data=True) if data["kind"] == "document"]:
            for direction in Direction:
                for depth in (0, 1, 2, None):
                    part = kept.lineage(id, direction, depth)
                    assert trace(part, id, direction, depth) == trace(graph, id, direction, depth)
            stale = tuple(one for one in find_stale(kept.above(id)) if one.document.id == id)
            assert sorted(stale, key=str) == sorted(stale_of(graph, id), key=str)
            assert sorted(stale, key=str) == sorted((one for one in whole if one.document.id == id), key=str)


def test_the_sample_corpus(corpus: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite") as store:
        for path in sorted(corpus.glob("*.txt")):
            store.put(parse_file(path))
        _same(build_graph(store), tmp_path)


def _resting(serial: str, kind: str, *others: str) -> Draft:
    draft = plan(" ".join(f"Kế hoạch số {other}/KH-UBND" for other in others) or "Không.", f"{serial}.txt", serial)
    for other in others:
        words = f"Kế hoạch số {other}/KH-UBND"
        draft.relate("self", kind, draft.cite(words, f"{other}/KH-UBND", "2022-02-11", "Ủy ban nhân dân thị xã Duyên Hải"), words)
    return draft


def test_ways_round_and_what_is_promulgated(tmp_path: Path) -> None:
    drafts = [
        _resting("1", "based_on", "2"),
        _resting("2", "implements", "3"),
        _resting("3", "based_on", "1"),  # round
        _resting("4", "promulgates", "1"),
        _resting("5", "refers_to", "4", "2"),
        _resting("6", "replaces", "2"),
    ]
    _same(graph_of(tmp_path, *drafts), tmp_path)


def test_documents_are_found_by_id_and_number(corpus: Path, tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite") as store:
        for path in sorted(corpus.glob("*.txt")):
            store.put(parse_file(path))
        keep(build_graph(store), tmp_path / KEPT_NAME)
    with Kept(tmp_path / KEPT_NAME) as kept:
        assert kept.find("bnv/qd/2022/251") == "bnv/qd/2022/251"
        assert kept.find("số 251/QĐ-BNV") == "bnv/qd/2022/251"
        assert kept.find("19/KH-UBND") is None  # two documents
        assert kept.find("1/XX") is None
        with pytest.raises(UnknownDocument):
            kept.lineage("nothing", Direction.UP)
        with pytest.raises(UnknownDocument):
            kept.above("nothing")


def test_good_for_one_revision(tmp_path: Path) -> None:
    path = tmp_path / KEPT_NAME
    assert Kept.open(path, 1) is None
    path.write_text("no database")
    assert Kept.open(path, 1) is None
    graph = graph_of(tmp_path, plan("Không."))
    keep(graph, path)
    revision = graph.graph["revision"]
    assert Kept.open(path, revision + 1) is None
    kept = Kept.open(path, revision)
    assert kept is not None
    with kept:
        assert kept.find("26/KH-UBND") == "ubnd-thi-xa-duyen-hai/kh/2022/26"
    assert [file.name for file in tmp_path.glob(f"{KEPT_NAME}*")] == [KEPT_NAME]
