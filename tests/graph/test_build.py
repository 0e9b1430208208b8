"""The store as a graph: nodes, edges and their evidence."""

from __future__ import annotations

from pathlib import Path

from networkx import MultiDiGraph

from graph.build import build_graph
from graph.find import find_documents
from graph.identity import label_of
from graph.schema import EdgeKind, NodeKind
from graph.store import Store
from tests.graph.make import Draft, graph_of, plan

PLAN = "ubnd-thi-xa-duyen-hai/kh/2022/26"


def edges(graph: MultiDiGraph[str], kind: EdgeKind) -> list[tuple[str, str]]:
    return sorted((source, target) for source, target, data in graph.edges(data=True) if data["kind"] == kind)


def nodes(graph: MultiDiGraph[str], kind: NodeKind) -> list[str]:
    return sorted(id for id, data in graph.nodes(data=True) if data["kind"] == kind)


def test_documents_cited_and_read(tmp_path: Path) -> None:
    draft = plan("Căn cứ Quyết định số 251/QĐ-BNV ngày 29/3/2022 của Bộ Nội vụ về thông tin.")
    words = "Quyết định số 251/QĐ-BNV ngày 29/3/2022 của Bộ Nội vụ"
    key = draft.cite(words, "251/QĐ-BNV", "2022-03-29", "Bộ trưởng Bộ Nội vụ", title="thông tin")
    draft.relate("self", "based_on", key, f"Căn cứ {words}")
    graph = graph_of(tmp_path, draft)
    assert graph.nodes[PLAN]["in_corpus"]
    assert graph.nodes[PLAN]["source"] == "a.txt"
    cited = graph.nodes["bnv/qd/2022/251"]
    assert (cited["in_corpus"], cited["source"], cited["title"], cited["issuer"]) == (False, None, "thông tin", "Bộ Nội vụ")
    (relation,) = [data for *_, data in graph.edges(data=True) if data["kind"] == "based_on"]
    text = draft.make().text
    assert text[relation["start"] : relation["end"]] == relation["quote"] == f"Căn cứ {words}"
    assert (relation["said_by"], relation["rule"], relation["confidence"], relation["resolution"]) == (
        PLAN,
        "test",
        0.8,
        "absent",
    )
    (citation,) = [data for *_, data in graph.edges(data=True) if data["kind"] == "cites"]
    assert (citation["cited_as"], citation["date"], citation["resolution"]) == ("251/QĐ-BNV", "2022-03-29", "absent")
    assert edges(graph, EdgeKind.ISSUED_BY) == [("bnv/qd/2022/251", "bo-noi-vu"), (PLAN, "uy-ban-nhan-dan-thi-xa-duyen-hai")]


def test_a_cited_document_that_comes_in_takes_its_place(tmp_path: Path) -> None:
    citing = plan("Căn cứ Quyết định số 251/QĐ-BNV ngày 29/3/2022.")
    key = citing.cite("Quyết định số 251/QĐ-BNV ngày 29/3/2022", "251/QĐ-BNV", "2022-03-29")
    citing.relate("self", "based_on", key, "Căn cứ Quyết định số 251/QĐ-BNV")
    cited = Draft("Nội dung.", "b.txt", "2022-03-29", number="251", symbol="QĐ-BNV", type="Quyết định", issuer="Bộ Nội vụ")
    graph = graph_of(tmp_path, citing, cited)
    assert nodes(graph, NodeKind.DOCUMENT) == ["bnv/qd/2022/251", PLAN]
    assert graph.nodes["bnv/qd/2022/251"]["in_corpus"]
    assert edges(graph, EdgeKind.BASED_ON) == [(PLAN, "bnv/qd/2022/251")]


def test_an_ambiguous_citation_has_an_edge_to_each_candidate(tmp_path: Path) -> None:
    citing = plan("Theo Kế hoạch số 19/KH-UBND của Ủy ban nhân dân thị xã Duyên Hải.", "c.txt")
    words = "Kế hoạch số 19/KH-UBND của Ủy ban nhân dân thị xã Duyên Hải"
    citing.relate("self", "implements", citing.cite(words, "19/KH-UBND", None, "Ủy ban nhân dân thị xã Duyên Hải"), words)
    years = [plan(f"Kế hoạch {y}.", f"{y}.txt", "19", f"{y}-02-19") for y in (2021, 2022)]
    graph = graph_of(tmp_path, citing, *years)
    expected = [(PLAN, f"ubnd-thi-xa-duyen-hai/kh/{year}/19") for year in (2021, 2022)]
    assert edges(graph, EdgeKind.CITES) == edges(graph, EdgeKind.IMPLEMENTS) == expected
    assert {data["resolution"] for *_, data in graph.edges(data=True) if "resolution" in data} == {"ambiguous"}


def test_what_others_say_of_two_documents(tmp_path: Path) -> None:
    draft = plan("Nghị định số 107/2021/NĐ-CP sửa đổi Nghị định số 61/2018/NĐ-CP.")
    new = draft.cite("Nghị định số 107/2021/NĐ-CP", "107/2021/NĐ-CP", "2021-12-06")
    old = draft.cite("Nghị định số 61/2018/NĐ-CP", "61/2018/NĐ-CP", "2018-04-23")
    draft.relate(new, "amends", old, "Nghị định số 107/2021/NĐ-CP sửa đổi Nghị định số 61/2018/NĐ-CP")
    graph = graph_of(tmp_path, draft)
    assert edges(graph, EdgeKind.AMENDS) == [("cp/nd/2021/107", "cp/nd/2018/61")]
    (data,) = [data for *_, data in graph.edges(data=True) if data["kind"] == "amends"]
    assert data["said_by"] == PLAN


def test_a_relation_to_a_key_that_no_citation_carries_is_left_out(tmp_path: Path) -> None:
    draft = plan("Theo văn bản ấy.")
    draft.relate("self", "implements", "1/QĐ-X|", "Theo văn bản ấy")
    assert edges(graph_of(tmp_path, draft), EdgeKind.IMPLEMENTS) == []


def test_a_document_that_cites_itself_is_no_relation_of_two(tmp_path: Path) -> None:
    draft = plan("Kế hoạch số 26/KH-UBND ngày 11/02/2022 này.")
    words = "Kế hoạch số 26/KH-UBND ngày 11/02/2022"
    draft.relate("self", "implements", draft.cite(words, "26/KH-UBND", "2022-02-11", "Ủy ban nhân dân thị xã Duyên Hải"), words)
    graph = graph_of(tmp_path, draft)
    assert edges(graph, EdgeKind.IMPLEMENTS) == []
    assert [data["resolution"] for *_, data in graph.edges(data=True) if data["kind"] == "cites"] == ["self"]


def test_provisions_and_duties_hang_below_their_document(tmp_path: Path) -> None:
    draft = plan("IV. TỔ CHỨC THỰC HIỆN\n2. Phòng Nội vụ\n- Báo cáo Ủy ban nhân dân thị xã.")
    outer = draft.provision("IV. TỔ CHỨC THỰC HIỆN", "IV", "IV. TỔ CHỨC THỰC HIỆN", kind="roman")
    inner = draft.provision("2. Phòng Nội vụ", "IV > 2", "2. Phòng Nội vụ", outer, "number")
    at = draft.provision("- Báo cáo Ủy ban nhân dân thị xã.", "IV > 2 > dash 1", None, inner, "dash")
    draft.duty(
        "Báo cáo Ủy ban nhân dân thị xã", ["Phòng Nội vụ"], ["Ủy ban nhân dân thị xã"], provision=at, path="IV > 2 > dash 1"
    )
    graph = graph_of(tmp_path, draft)
    ways = [f"{PLAN}#IV", f"{PLAN}#IV.2", f"{PLAN}#IV.2.dash-1"]
    (duty,) = nodes(graph, NodeKind.OBLIGATION)
    assert edges(graph, EdgeKind.CONTAINS) == sorted(zip([PLAN, *ways], [*ways, duty], strict=True))
    assert graph.nodes[duty]["headings"] == ["IV. TỔ CHỨC THỰC HIỆN", "2. Phòng Nội vụ"]
    assert graph.nodes[duty]["provision"] == ways[-1]
    assert edges(graph, EdgeKind.ACTOR) == [(duty, "phong-noi-vu-thi-xa-duyen-hai")]
    assert edges(graph, EdgeKind.RECIPIENT) == [(duty, "uy-ban-nhan-dan-thi-xa-duyen-hai")]


def test_what_is_unknown_is_none_and_dates_are_iso(tmp_path: Path) -> None:
    draft = plan("Phòng Nội vụ báo cáo trước ngày 14/12/2024.")
    draft.duty(
        "Phòng Nội vụ báo cáo trước ngày 14/12/2024.",
        ["Phòng Nội vụ"],
        timing={"words": "trước ngày 14/12/2024", "date": "2024-12-14"},
    )
    graph = graph_of(tmp_path, draft)
    (id,) = nodes(graph, NodeKind.OBLIGATION)
    data = graph.nodes[id]
    assert (data["date"], data["timing"], data["condition"], data["provision"]) == (
        "2024-12-14",
        "trước ngày 14/12/2024",
        None,
        None,
    )
    for _, attributes in graph.nodes(data=True):
        assert all(isinstance(value, str | int | float | bool | list | None) for value in attributes.values())


def test_a_second_text_points_to_the_first(tmp_path: Path) -> None:
    graph = graph_of(tmp_path, plan("Một.", "a.txt"), plan("Hai.", "b.txt"))
    ((second, first),) = edges(graph, EdgeKind.VERSION_OF)
    assert (first, second.partition("~")[0]) == (PLAN, PLAN)
    assert find_documents(graph, "26/KH-UBND") == (PLAN,)
    assert find_documents(graph, second) == (second,)


def test_labels() -> None:
    assert (
        label_of("Nghị định", "61/2018/NĐ-CP", "NĐ-CP", "Chính phủ", "2018-04-23")
        == "Nghị định 61/2018/NĐ-CP (Chính phủ, 23/04/2018)"
    )
    assert label_of("Công văn", None, "UBND-NV", None, "2024-04") == "Công văn số …/UBND-NV (04/2024)"
    assert label_of(None, None, None, None, None) == "Văn bản không số"


def test_a_graph_tells_its_revision_and_an_empty_store_gives_an_empty_graph(tmp_path: Path) -> None:
    with Store(tmp_path / "store.sqlite") as store:
        assert len(build_graph(store)) == 0
        store.put(plan("Nội dung.").make())
        assert build_graph(store).graph["revision"] == store.revision == 1
