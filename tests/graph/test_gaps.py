"""A parent against the bodies that owe a document below it, and what the corpus lacks: answers written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from networkx import MultiDiGraph

from graph.build import build_graph
from graph.gaps import Row, Status, find_gaps, find_missing
from graph.members import known_members, members
from graph.store import Store
from ingest.errors import UnknownDocument
from ingest.parse import parse_file
from ingest.readings import PartialDate
from tests.graph.make import Draft, graph_of, plan
from tests.graph.office import graph_of_texts, text

PROVINCE = "Ủy ban nhân dân tỉnh Trà Vinh"
PARENT = "ubnd-tinh-tra-vinh/kh/2022/9"
CLASS = "Ủy ban nhân dân các huyện, thị xã, thành phố"
TRA_VINH = {
    *("thành phố Trà Vinh", "thị xã Duyên Hải", "huyện Càng Long", "huyện Cầu Kè", "huyện Tiểu Cần"),
    *("huyện Châu Thành", "huyện Cầu Ngang", "huyện Trà Cú", "huyện Duyên Hải"),
}


FIELDS = {  # decree 24/2014/NĐ-CP, article 8, without Nội vụ, which issued the dispatch
    *("Tư pháp", "Kế hoạch và Đầu tư", "Tài chính", "Công Thương", "Nông nghiệp và Phát triển nông thôn", "Giao thông vận tải"),
    *("Xây dựng", "Tài nguyên và Môi trường", "Thông tin và Truyền thông", "Lao động - Thương binh và Xã hội"),
    *("Văn hóa, Thể thao và Du lịch", "Khoa học và Công nghệ", "Giáo dục và Đào tạo", "Y tế"),
}


@pytest.mark.parametrize(
    ("name", "scope", "date", "count", "first"),
    [
        (CLASS, "tỉnh Trà Vinh", "2022-01-05", 9, "Ủy ban nhân dân thành phố Trà Vinh"),
        ("các huyện", "tỉnh Trà Vinh", "2022-01-05", 7, "Ủy ban nhân dân huyện Càng Long"),
        ("Đài Truyền thanh các huyện, thị xã, thành phố", "tỉnh Trà Vinh", None, 9, "Đài Truyền thanh thành phố Trà Vinh"),
        ("Ủy ban nhân dân cấp huyện", "tỉnh Trà Vinh", "2022", 9, "Ủy ban nhân dân thành phố Trà Vinh"),
        (CLASS, "tỉnh Trà Vinh", "2025-07-01", 0, None),  # no districts any more
        ("Ủy ban nhân dân các tỉnh, thành phố trực thuộc trung ương", None, "2022-01-05", 63, "Ủy ban nhân dân thành phố Hà Nội"),
        ("Ủy ban nhân dân các tỉnh, thành phố", None, "2025-08-01", 34, "Ủy ban nhân dân thành phố Hà Nội"),
        ("Ủy ban nhân dân các xã, phường", "thị xã Duyên Hải", "2022-01-05", 7, "Ủy ban nhân dân phường 1"),
        ("Ủy ban nhân dân các xã, thị trấn", "huyện Vĩnh Linh", "2024-04", 18, "Ủy ban nhân dân thị trấn Bến Quan"),
        ("Ủy ban nhân dân các xã", "huyện Châu Thành", "2022-01-05", 0, None),  # many districts have that name
        ("Ủy ban nhân dân các xã, phường", "tỉnh Vĩnh Long", "2025-08-01", 124, "Ủy ban nhân dân phường An Hội"),
        ("các sở, ban, ngành tỉnh", "tỉnh Trà Vinh", "2022-01-05", 0, None),  # open
        ("các cơ quan, đơn vị và địa phương", "thị xã Duyên Hải", "2022-01-05", 0, None),  # `phương` is no `phường`
        ("huyện, thị xã", "tỉnh Bình Dương", "2009-04-15", 0, None),  # the table is of 2023
        (CLASS, "tỉnh Không Có", "2022-01-05", 0, None),
    ],
)
def test_the_members_of_a_class(name: str, scope: str | None, date: str | None, count: int, first: str | None) -> None:
    found = members(name, scope, PartialDate.parse(date) if date else None)
    assert len(found) == count
    assert (found[0] if found else None) == first


def test_units_of_another_time_are_doubtful() -> None:
    found = known_members("huyện, thị xã", "tỉnh Bình Dương", PartialDate.parse("2009-04-15"))
    assert not found.complete
    assert found.doubtful == frozenset(found.names)
    assert "Ủy ban nhân dân huyện Bàu Bàng" in found.doubtful  # made in 2013


def parent(actors: tuple[str, ...] = (CLASS,), due: str | None = None, **more: str) -> Draft:
    """A plan of Trà Vinh that tells its districts to make plans of their own."""
    told = {"number": "9", "symbol": "KH-UBND", "type": "Kế hoạch", "issuer": PROVINCE, **more}
    draft = Draft(
        f"Kính gửi: Công an tỉnh Trà Vinh.\n{'; '.join(actors)} xây dựng kế hoạch, trước 01/3.", "p.txt", "2022-01-05", **told
    )
    timing = {"words": "trước 01/3", "date": due} if due else None
    draft.duty(draft.text.split("\n")[-1], list(actors), category="plan", timing=timing)
    draft.address("Công an tỉnh Trà Vinh")
    return draft


def child(unit: str, date: str, number: str = "3", issuer: str = "Ủy ban nhân dân") -> Draft:
    """A plan that carries the parent out."""
    told = {"number": number, "symbol": "KH-UBND", "type": "Kế hoạch", "issuer": f"{issuer} {unit}"}
    draft = Draft("Thực hiện Kế hoạch số 9/KH-UBND.", f"{unit}.txt", date, **told)
    key = draft.cite("Kế hoạch số 9/KH-UBND", "9/KH-UBND", "2022-01-05", PROVINCE)
    draft.relate("self", "implements", key, "Thực hiện Kế hoạch số 9/KH-UBND")
    return draft


def rows(graph: MultiDiGraph[str], id: str = PARENT) -> dict[str, Row]:
    return {row.body.name: row for row in find_gaps(graph, id).rows}


def test_a_class_stands_as_its_members(tmp_path: Path) -> None:
    found = rows(graph_of(tmp_path, parent(), child("huyện Trà Cú", "2022-02-01")))
    assert {name.removeprefix("Ủy ban nhân dân ") for name in found} == {*TRA_VINH, "Công an tỉnh Trà Vinh"}
    issued = found["Ủy ban nhân dân huyện Trà Cú"]
    assert issued.status is Status.ISSUED
    assert [(c.document.number, c.kind, c.evidence[0].quote) for c in issued.children] == [
        ("3/KH-UBND", "implements", "Thực hiện Kế hoạch số 9/KH-UBND")
    ]
    assert issued.duties[0].quote.startswith(CLASS)
    assert [one.name for one in issued.through] == [f"{CLASS} (tỉnh Trà Vinh)"]
    assert found["Ủy ban nhân dân huyện Cầu Kè"].status is Status.NOT_IN_CORPUS
    assert found["Công an tỉnh Trà Vinh"].status is Status.NO_DUTY


@pytest.mark.parametrize(
    ("date", "status"),
    [
        ("2022-02-28", Status.IN_TIME),
        ("2022-03-01", Status.IN_TIME),
        ("2022-03-02", Status.LATE),
        ("2022-03", Status.ISSUED),  # the blank day may be the first or a later one
    ],
)
def test_in_time_or_late(tmp_path: Path, date: str, status: Status) -> None:
    found = rows(graph_of(tmp_path, parent(due="2022-03-01"), child("huyện Trà Cú", date)))
    assert found["Ủy ban nhân dân huyện Trà Cú"].status is status


def test_who_made_a_document_without_being_told(tmp_path: Path) -> None:
    found = rows(graph_of(tmp_path, parent(), child("tỉnh Trà Vinh", "2022-02-01", issuer="Sở Nội vụ")))
    own = found["Sở Nội vụ tỉnh Trà Vinh"]
    assert (own.status, own.duties) == (Status.ISSUED, ())


def test_of_an_open_class_the_known_members_and_the_class_itself(tmp_path: Path) -> None:
    drafts = (parent(("các sở, ban, ngành tỉnh",)), child("tỉnh Trà Vinh", "2022-02-01", issuer="Sở Nội vụ"))
    found = rows(graph_of(tmp_path, *drafts))
    rest = found["các sở, ban, ngành tỉnh (tỉnh Trà Vinh)"]
    assert (rest.unlisted, rest.status, rest.source) == (True, Status.NOT_IN_CORPUS, None)
    assert found["Sở Nội vụ tỉnh Trà Vinh"].status is Status.ISSUED
    justice, transport = (found[f"Sở {field} tỉnh Trà Vinh"] for field in ("Tư pháp", "Giao thông vận tải"))
    assert (justice.status, justice.source, justice.doubtful) == (Status.NOT_IN_CORPUS, "24/2014/NĐ-CP, điều 8", False)
    assert transport.doubtful  # a province might merge it with another
    assert [one.name for one in justice.through] == ["các sở, ban, ngành tỉnh (tỉnh Trà Vinh)"]
    assert sum(name.startswith("Sở ") for name in found) == 15


@pytest.mark.parametrize(("date", "count"), [("2022-01-05", 15), ("2025-04-01", 10), ("2010-01-05", 0)])
def test_departments_change_with_the_decrees(date: str, count: int) -> None:
    found = known_members("các sở, ban, ngành tỉnh", "tỉnh Trà Vinh", PartialDate.parse(date))
    assert len(found.names) == count
    assert not found.complete


def test_who_tells_others_does_not_tell_itself(tmp_path: Path) -> None:
    draft = parent(("các sở, ban, ngành tỉnh",), issuer="Sở Nội vụ tỉnh Trà Vinh", symbol="KH-SNV")
    assert "Sở Nội vụ tỉnh Trà Vinh" not in rows(graph_of(tmp_path, draft), "so-noi-vu-tinh-tra-vinh/kh/2022/9")


def test_an_unknown_parent_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnknownDocument):
        find_gaps(graph_of(tmp_path, parent()), "x")


def test_what_the_corpus_lacks_by_what_rests_on_it(tmp_path: Path) -> None:
    """Three plans rest on 9/KH-UBND, two directly and one over another; 8/KH-UBND is mentioned once."""
    below = Draft(
        "Thực hiện Kế hoạch số 3/KH-UBND. Theo Kế hoạch số 8/KH-UBND.",
        "b.txt",
        "2022-04-01",
        **{**{"number": "5", "symbol": "KH-UBND", "type": "Kế hoạch"}, "issuer": "Ủy ban nhân dân huyện Trà Cú"},
    )
    key = below.cite("Kế hoạch số 3/KH-UBND", "3/KH-UBND", "2022-02-01", "Ủy ban nhân dân huyện Trà Cú")
    below.relate("self", "implements", key, "Thực hiện Kế hoạch số 3/KH-UBND")
    below.cite("Kế hoạch số 8/KH-UBND", "8/KH-UBND", "2022-01-04", PROVINCE)
    graph = graph_of(tmp_path, child("huyện Trà Cú", "2022-02-01"), child("huyện Cầu Kè", "2022-02-02", "4"), below)
    found = [(m.document.id, m.cited_by, m.direct, m.resting) for m in find_missing(graph)]
    assert found == [(PARENT, 2, 2, 3), ("ubnd-tinh-tra-vinh/kh/2022/8", 1, 0, 0)]
    assert find_missing(graph)[1].evidence[0].quote == "Kế hoạch số 8/KH-UBND"


def test_a_slip_in_the_day_is_told_beside_what_is_lacking(tmp_path: Path) -> None:
    """3/KH-UBND is of 01/02/2022; who cites it with another day makes a document that nobody has."""
    citing = plan("Thực hiện Kế hoạch số 3/KH-UBND ngày 02/02/2022. Theo Kế hoạch số 4/KH-UBND.", "b.txt", "5", "2022-04-01")
    about = ("2022-02-02", "Ủy ban nhân dân huyện Trà Cú")
    citing.cite("Kế hoạch số 3/KH-UBND ngày 02/02/2022", "3/KH-UBND", *about)
    citing.cite("Kế hoạch số 4/KH-UBND", "4/KH-UBND", *about)
    lacking = {m.document.number: m for m in find_missing(graph_of(tmp_path, child("huyện Trà Cú", "2022-02-01"), citing))}
    assert [one.id for one in lacking["3/KH-UBND"].slips] == ["ubnd-huyen-tra-cu/kh/2022/3"]
    assert lacking["4/KH-UBND"].slips == ()


def test_laws_of_one_name_are_told_apart_by_their_days(tmp_path: Path) -> None:
    said = "Căn cứ Luật Đất đai ngày 29 tháng 11 năm 2013; Luật Đất đai ngày 18 tháng 01 năm 2024; Luật Giáo dục."
    graph = graph_of_texts(tmp_path, text("Bộ Y tế", "3/KH-BYT", "Hà Nội", "5/5/2024", "Kế hoạch", "Kiểm tra", said))
    labels = sorted(missing.document.label for missing in find_missing(graph))
    assert (len(labels), len(set(labels))) == (3, 3)
    assert "Luật Giáo dục" in labels


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> MultiDiGraph[str]:
    with Store(tmp_path_factory.mktemp("gaps") / "store.sqlite") as store:
        for path in corpus.glob("*.txt"):
            store.put(parse_file(path))
        return build_graph(store)


def test_the_dispatch_of_tra_vinh(sample: MultiDiGraph[str]) -> None:
    """It asks the heads of departments and districts for plans of their own, and gives no day; none is in the corpus: the plan of
    Duyên Hải there is two months older and says nothing of it."""
    (dispatch,) = [id for id in sample if id.startswith("so-noi-vu-tinh-tra-vinh/cv/2022/") and "#" not in id]
    found = rows(sample, dispatch)
    owing = {name for name, row in found.items() if row.status is Status.NOT_IN_CORPUS}
    assert owing == {
        *(f"Ủy ban nhân dân {unit}" for unit in TRA_VINH),
        *(f"Sở {field} tỉnh Trà Vinh" for field in FIELDS),
        "các sở, ban, ngành tỉnh (tỉnh Trà Vinh)",
        "Ban Quản lý khu kinh tế (tỉnh Trà Vinh)",
    }
    assert {name for name, row in found.items() if row.status is Status.NO_DUTY} == {
        "Bảo hiểm xã hội tỉnh Trà Vinh",
        "Công an tỉnh Trà Vinh",
        "Cục Thuế tỉnh Trà Vinh",
        "Văn phòng Ủy ban nhân dân tỉnh Trà Vinh",
        "các cơ quan chuyên môn thuộc Ủy ban nhân dân tỉnh (tỉnh Trà Vinh)",
    }


def test_the_ministrys_decision(sample: MultiDiGraph[str]) -> None:
    """It is only cited: whom it tells what is unknown, who carried it out is known."""
    found = rows(sample, "bnv/qd/2022/251")
    assert {name: row.status for name, row in found.items()} == {
        "Sở Nội vụ tỉnh Trà Vinh": Status.ISSUED,
        "Văn phòng Ủy ban nhân dân tỉnh Trà Vinh": Status.ISSUED,
    }


def test_the_shopping_list_of_the_sample(sample: MultiDiGraph[str]) -> None:
    found = find_missing(sample)
    assert [(m.document.id, m.direct) for m in found[:2]] == [("bnv/qd/2022/251", 2), ("cp/nd/2018/61", 2)]
    assert {m.document.id for m in found[2:9]} == {
        *("ubnd-thi-xa-duyen-hai/kh/2022/12", "ubnd-tinh-soc-trang/kh/2021/19", "ubnd-tinh-vinh-long/qd/2021/3619"),
        *("ubnd-tinh-quang-tri/kh/2024/35", "ubnd-huyen-vinh-linh/kh/2024/29"),
        *("so-tai-nguyen-va-moi-truong-tinh-vinh-long/qd/2021/4758", "ban-thuong-vu-tinh-uy-tra-vinh/ct/2017/20"),
    }
    assert found[9].document.id == "ten/luat-pho-bien-giao-duc-phap-luat"  # two documents mention it
