"""What is true of the sample corpus, through the real reading, the store and the graph."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest

from graph.build import build_graph
from graph.checks import check
from graph.export import export, read_graph
from graph.ledger import LedgerFilter, ledger
from graph.lineage import Line, find_documents, trace
from graph.schema import EdgeKind, NodeKind, Resolution
from graph.store import ChangeKind, Store
from ingest.parse import parse_file

DUYEN_HAI = "ubnd-thi-xa-duyen-hai/kh/2022/26"
VINH_LONG = "so-tai-nguyen-va-moi-truong-tinh-vinh-long/kh/2021/4762"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("corpus") / "store.sqlite") as store:
        for path in sorted(corpus.glob("*.txt")):
            assert store.put(parse_file(path)).kind is ChangeKind.ADDED
        yield store


@pytest.fixture(scope="module")
def graph(store: Store) -> nx.MultiDiGraph[str]:
    return build_graph(store)


def one(graph: nx.MultiDiGraph[str], reference: str) -> str:
    (id,) = find_documents(graph, reference)
    return id


def line_of(lines: tuple[Line, ...], number: str) -> Line:
    return next(line for line in lines if line.document.number == number)


def kinds(line: Line) -> set[str]:
    return {how.kind for how in line.hows}


def test_every_document_comes_back_as_it_was_read(store: Store, corpus: Path) -> None:
    for path in sorted(corpus.glob("*.txt")):
        document = parse_file(path)
        change = store.put(document)
        assert change.kind is ChangeKind.UNCHANGED
        assert store.unchanged(str(path), document.source.sha256)
        found = store.document(change.document_id)
        assert found == document
        assert (found.text, found.raw, found.map) == (document.text, document.raw, document.map)


def test_the_five_are_known_by_issuer_kind_and_year(store: Store) -> None:
    blank = {id.rpartition("~")[0] for id in store.document_ids() if "~" in id}
    assert blank == {
        "so-noi-vu-tinh-tra-vinh/cv/2022/",
        "so-thong-tin-va-truyen-thong-tinh-soc-trang/cv/2021/",
        "ubnd-huyen-vinh-linh/cv/2024/",
    }
    assert {id for id in store.document_ids() if "~" not in id} == {DUYEN_HAI, VINH_LONG}


def test_61_2018_on_its_way_down(graph: nx.MultiDiGraph[str]) -> None:
    lineage = trace(graph, one(graph, "61/2018/NĐ-CP"), "down")
    assert not lineage.root.in_corpus
    first = tuple(line for line in lineage.lines if line.depth == 1)
    assert kinds(line_of(first, "107/2021/NĐ-CP")) == {"amends"}
    assert kinds(line_of(first, "01/2018/TT-VPCP")) == {"guides"}
    carried_out = line_of(first, "1949/QĐ-UBND")
    assert kinds(carried_out) == {"implements"}
    assert (carried_out.document.issuer, carried_out.document.date) == ("Ủy ban nhân dân tỉnh Trà Vinh", "2018-10-02")
    mentioned = line_of(first, "26/KH-UBND")
    assert kinds(mentioned) == {"refers_to"}
    assert mentioned.document.issuer == "Ủy ban nhân dân thị xã Duyên Hải"
    assert {line.document.number: line.document.in_corpus for line in first} == {
        "107/2021/NĐ-CP": False,
        "01/2018/TT-VPCP": False,
        "1949/QĐ-UBND": False,
        "26/KH-UBND": True,
    }
    assert {how.evidence[0].document for line in first for how in line.hows} == {DUYEN_HAI}


def test_251_is_rested_on_carried_out_and_attached(graph: nx.MultiDiGraph[str]) -> None:
    lineage = trace(graph, one(graph, "251/QĐ-BNV"), "down")
    dispatch = next(line for line in lineage.lines if line.document.in_corpus)
    assert dispatch.document.issuer == "Sở Nội vụ tỉnh Trà Vinh"
    assert (dispatch.depth, kinds(dispatch)) == (1, {"based_on", "implements", "attaches"})
    between = line_of(lineage.lines, "769/VP-NC")
    assert (between.depth, kinds(between)) == (1, {"implements"})
    below = [line for line in lineage.lines if line.parent is not None and lineage.lines[line.parent] == between]
    assert [(line.document.id, kinds(line)) for line in below] == [(dispatch.document.id, {"refers_to"})]
    up = trace(graph, dispatch.document.id, "up")
    assert [line.document.number for line in up.lines] == ["251/QĐ-BNV"]


def test_19_kh_ubnd_is_two_and_1227_is_one(graph: nx.MultiDiGraph[str]) -> None:
    told = {(graph.nodes[id]["issuer"], graph.nodes[id]["date"]) for id in find_documents(graph, "19/KH-UBND")}
    assert told == {("Ủy ban nhân dân tỉnh Sóc Trăng", "2021-01-26"), ("Ủy ban nhân dân thị xã Duyên Hải", "2022-02-19")}
    cited = one(graph, "1227/QĐ-UBND")
    assert sum(data["kind"] == EdgeKind.CITES for *_, data in graph.in_edges(cited, data=True)) == 2


def test_every_citation_is_settled_and_shows_its_words(store: Store, graph: nx.MultiDiGraph[str]) -> None:
    texts = {id: store.document(id).text for id in store.document_ids()}
    said = [data for *_, data in graph.edges(data=True) if "quote" in data]
    assert all(texts[data["said_by"]][data["start"] : data["end"]] == data["quote"] for data in said)
    citations = [data for data in said if data["kind"] == EdgeKind.CITES]
    assert len(citations) == sum(len(store.document(id).citations) for id in texts)
    assert {data["resolution"] for data in citations} == {Resolution.ABSENT}  # none of the five cites another of them


def test_who_reports_to_information_and_communications(graph: nx.MultiDiGraph[str]) -> None:
    duties = ledger(graph, LedgerFilter(recipient="Sở Thông tin và Truyền thông"))
    stations, town = sorted(duties, key=lambda duty: duty.document_number or "")
    assert [party.name for party in stations.actors] == ["Đài Truyền thanh các huyện, thị xã, thành phố"]
    assert set(stations.periods) == {"6-month", "year", "ad-hoc"}
    (passed_on,) = stations.then
    assert passed_on.actors[0].agency == "so-thong-tin-va-truyen-thong-tinh-soc-trang"
    assert [party.whole for party in passed_on.recipients] == ["Ủy ban nhân dân tỉnh Sóc Trăng"]
    assert [party.whole for party in town.actors] == ["Ủy ban nhân dân thị xã Duyên Hải"]
    assert set(town.periods) == {"quarter", "6-month", "9-month", "year"}
    (advice,) = town.through
    assert (advice.category, advice.actors[0].whole) == ("advise", "Cơ quan Tổ chức - Nội vụ thị xã Duyên Hải")
    assert "so-thong-tin-va-truyen-thong-tinh-tra-vinh" in {
        party.agency for party in town.recipients
    }  # Trà Vinh's, not Sóc Trăng's


def test_what_is_due_in_2024(graph: nx.MultiDiGraph[str]) -> None:
    duties = ledger(graph, LedgerFilter(due_before=dt.date(2024, 12, 31), category="report"))
    (report,) = [duty for duty in duties if duty.document_issuer == "Ủy ban nhân dân huyện Vĩnh Linh"]
    assert (report.date, report.relation, report.due) == ("2024-12-14", "before", dt.date(2024, 12, 13))
    assert report.recipients[0].whole == "Ủy ban nhân dân tỉnh Quảng Trị"


def test_a_department_is_found_among_all_departments(graph: nx.MultiDiGraph[str]) -> None:
    duties = ledger(graph, LedgerFilter(actor="Sở Tư pháp tỉnh Trà Vinh"))
    assert len(duties) == 7
    assert all(any(party.by_class and "sở, ban, ngành" in party.name for party in duty.actors) for duty in duties)
    assert ledger(graph, LedgerFilter(actor="Sở Tư pháp tỉnh Sóc Trăng")) == ()


def test_what_does_not_fit(graph: nx.MultiDiGraph[str]) -> None:
    findings = check(graph)
    late = [(f.document, f.evidence[0].quote.split(" ngày ")[0]) for f in findings if f.rule == "dated-before-cited"]
    assert late == [
        (VINH_LONG, "Quyết định Số 3619/QĐ-UBND"),
        (VINH_LONG, "Kế hoạch số 4758/QĐ-STNMT"),
        (DUYEN_HAI, "Kế hoạch số 19/KH-UBND"),
        (DUYEN_HAI, "Kế hoạch số 20/KH-UBND"),
    ]
    (odd,) = [f for f in findings if f.rule == "kind-against-symbol"]
    assert (odd.document, "4758/QĐ-STNMT" in odd.message) == (VINH_LONG, True)
    assert sum(f.rule == "blank-number" for f in findings) == 3
    expected = {"dated-before-cited", "kind-against-symbol", "blank-number", "blank-date", "report-without-recipient"}
    assert {f.rule for f in findings} == {*expected, "number-order", "form-number-space"}


def test_the_graph_goes_to_files_and_comes_back(graph: nx.MultiDiGraph[str], tmp_path: Path) -> None:
    for suffix in (".graphml", ".json"):
        export(graph, tmp_path / f"graph{suffix}")
        found = read_graph(tmp_path / f"graph{suffix}")
        assert nx.utils.graphs_equal(found, graph)
        assert found.graph == graph.graph


def test_forgetting_a_document_leaves_no_trace_of_its_words(tmp_path: Path, corpus: Path) -> None:
    with Store(tmp_path / "store.sqlite") as store:
        ids = [store.put(parse_file(path)).document_id for path in sorted(corpus.glob("*.txt"))]
        before = build_graph(store)
        assert store.forget(DUYEN_HAI)
        after = build_graph(store)
        assert DUYEN_HAI not in after
        assert not any(data.get("said_by") == DUYEN_HAI for *_, data in after.edges(data=True))
        assert len([id for id, data in after.nodes(data=True) if data["kind"] == NodeKind.DOCUMENT]) < len(before)
        assert len(store.document_ids()) == len(ids) - 1


def test_building_is_quick(store: Store) -> None:
    build_graph(store)
    quickest = min(_seconds(store) for _ in range(5))
    assert quickest < 0.15  # 0.02 s alone on two cores; the rest is for a busy machine


def _seconds(store: Store) -> float:
    start = time.perf_counter()
    build_graph(store)
    return time.perf_counter() - start
