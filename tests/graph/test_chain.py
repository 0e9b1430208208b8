"""The chain of reports: who, to whom, how far up, and days of two levels that clash."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from graph.build import build_graph
from graph.chain import Chain, UnknownAgency, report_chains, steps, to_dot, to_mermaid
from graph.clashes import ClashKind, clash_words
from graph.store import Store
from ingest.parse import parse_file
from tests.graph.make import Draft, graph_of, plan

TOWN, PROVINCE = "Ủy ban nhân dân thị xã Duyên Hải", "Ủy ban nhân dân tỉnh Trà Vinh"
OFFICE = "Phòng Nội vụ thị xã Duyên Hải"
UP = f"{TOWN} báo cáo {PROVINCE}"
LOW = f"{OFFICE} báo cáo {TOWN}"


def timed(words: str, **more: object) -> dict[str, object]:
    return {"words": words, **more}


def one_plan(lower: dict[str, object], upper: dict[str, object]) -> Draft:
    """The office reports to the town, the town to the province, each with its time, in one plan of 11/02/2022."""
    draft = plan(f"{LOW} {lower['words']}.\n{UP} {upper['words']}.")
    draft.duty(f"{LOW} {lower['words']}", [OFFICE], [TOWN], timing=lower)
    draft.duty(f"{UP} {upper['words']}", [TOWN], [PROVINCE], timing=upper)
    return draft


def chain_of(folder: Path, *drafts: Draft, agency: str = TOWN) -> Chain:
    (found,) = report_chains(graph_of(folder, *drafts), agency)
    return found


def told(found: Chain) -> list[tuple[int, str, str]]:
    return [(level, rung.sender.name, rung.receiver.name) for level, rung in steps(found)]


def test_below_and_above_a_body(tmp_path: Path) -> None:
    graph = graph_of(tmp_path, one_plan(timed("hằng quý", periods=("quarter",)), timed("hằng năm", periods=("year",))))
    (town,) = report_chains(graph, "ubnd thi xa duyen hai")
    assert told(town) == [(-1, OFFICE, TOWN), (1, TOWN, PROVINCE)]
    (office,) = report_chains(graph, "phong noi vu")
    assert told(office) == [(1, OFFICE, TOWN), (2, TOWN, PROVINCE)]
    with pytest.raises(UnknownAgency, match="Sở Xây"):
        report_chains(graph, "Sở Xây dựng tỉnh Cà Mau")


@pytest.mark.parametrize(
    ("lower", "upper", "kind", "assumed"),
    [
        (timed("15/12", date="2022-12-15"), timed("20/12", date="2022-12-20"), None, False),
        (timed("15/12", date="2022-12-15"), timed("15/12", date="2022-12-15"), ClashKind.NO_TIME, False),
        (timed("20/12", date="2022-12-20"), timed("15/12", date="2022-12-15"), ClashKind.TOO_LATE, False),
        (timed("01/9", date="2022-09-01"), timed("30/6", date="2022-06-30"), None, False),  # other reports
        (timed("20/6", days=((6, 20),)), timed("15/6", days=((6, 15),)), ClashKind.TOO_LATE, False),
        (timed("ngày 20", days=((0, 20),)), timed("25/12", days=((12, 25),)), None, False),
        (timed("ngày 20", days=((0, 20),)), timed("15/12", days=((12, 15),)), None, False),  # November's is there
        (timed("quý", periods=("quarter",)), timed("quý", periods=("quarter",)), None, False),  # both assumed
        (timed("6 tháng", periods=("6-month",)), timed("20/6", days=((6, 20),)), ClashKind.TOO_LATE, True),
        (timed("quý", periods=("quarter",)), timed("20/6", days=((6, 20),), periods=("6-month",)), None, False),  # another rhythm
        (timed("đột xuất", periods=("ad-hoc",)), timed("20/6", days=((6, 20),)), None, False),
    ],
)
def test_days_of_two_levels(
    tmp_path: Path, lower: dict[str, object], upper: dict[str, object], kind: ClashKind | None, assumed: bool
) -> None:
    clashes = chain_of(tmp_path, one_plan(lower, upper)).clashes
    assert [(clash.kind, clash.assumed) for clash in clashes] == ([(kind, assumed)] if kind else [])


def test_what_comes_in_time_may_be_what_is_meant(tmp_path: Path) -> None:
    draft = one_plan(timed("trước 20/12", date="2022-12-20"), timed("trước 15/12", date="2022-12-15"))
    draft.text += f"\n{LOW} số liệu vào 10/12."
    draft.duty(f"{LOW} số liệu vào 10/12", [OFFICE], [TOWN], timing=timed("10/12", date="2022-12-10"))
    assert chain_of(tmp_path, draft).clashes == ()


def two_documents(linked: bool) -> tuple[Draft, Draft]:
    """The province wants the town's report by 10/12; the town's own plan wants the office's by 15/12."""
    upper = Draft(f"{UP} 10/12.", "p.txt", "2022-01-05", number="9", symbol="KH-UBND", type="Kế hoạch", issuer=PROVINCE)
    upper.duty(f"{UP} 10/12", [TOWN], [PROVINCE], timing=timed("10/12", date="2022-12-10"))
    lower = plan(f"Thực hiện Kế hoạch số 9/KH-UBND.\n{LOW} 15/12.")
    lower.duty(f"{LOW} 15/12", [OFFICE], [TOWN], timing=timed("15/12", date="2022-12-15"))
    if linked:
        key = lower.cite("Kế hoạch số 9/KH-UBND", "9/KH-UBND", "2022-01-05", PROVINCE)
        lower.relate("self", "implements", key, "Thực hiện Kế hoạch số 9/KH-UBND")
    return upper, lower


def test_two_documents_clash_where_one_rests_on_the_other(tmp_path: Path) -> None:
    (clash,) = chain_of(tmp_path, *two_documents(linked=True)).clashes
    assert (clash.kind, clash.lower_day, clash.upper_day) == (ClashKind.TOO_LATE, dt.date(2022, 12, 15), dt.date(2022, 12, 10))
    assert (clash.lower.quote, clash.upper.quote) == (f"{LOW} 15/12", f"{UP} 10/12")
    assert clash_words(clash, "vi").startswith(f"{OFFICE} nộp chậm nhất 15/12/2022 (Kế hoạch 26/KH-UBND")
    assert "the superior's day comes first" in clash_words(clash, "en")


def test_documents_on_other_subjects_do_not_clash(tmp_path: Path) -> None:
    assert chain_of(tmp_path, *two_documents(linked=False)).clashes == ()


def test_a_picture(tmp_path: Path) -> None:
    draft = one_plan(timed("hằng quý", periods=("quarter",)), timed("hằng năm", periods=("year",)))
    shown = to_mermaid([chain_of(tmp_path, draft)], lambda duty: "|".join(duty.periods)).splitlines()
    assert shown[0] == "flowchart BT"
    assert f'  n0["{OFFICE}"]' in shown
    assert '  n0 -- "quarter" --> n1' in shown
    assert '  n1 -- "year" --> n2' in shown
    drawn = to_dot([chain_of(tmp_path, draft)], lambda duty: "|".join(duty.periods), {OFFICE: 'nay là "X"'}).splitlines()
    assert (drawn[0], drawn[-1]) == ("digraph reports {", "}")
    assert f'  n0 [label="{OFFICE} (nay là \\"X\\")"];' in drawn
    assert '  n0 -> n1 [label="quarter"];' in drawn


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Path:
    folder = tmp_path_factory.mktemp("chain")
    with Store(folder / "store.sqlite") as store:
        for path in corpus.glob("*.txt"):
            store.put(parse_file(path))
    return folder


@pytest.mark.parametrize(
    ("agency", "rungs"),
    [
        (  # the radio stations' reports go on to the province in the same sentence
            "Sở Thông tin và Truyền thông tỉnh Sóc Trăng",
            [
                (
                    -1,
                    "Đài Truyền thanh các huyện, thị xã, thành phố (tỉnh Sóc Trăng)",
                    "Sở Thông tin và Truyền thông tỉnh Sóc Trăng",
                ),
                (1, "Sở Thông tin và Truyền thông tỉnh Sóc Trăng", "Ủy ban nhân dân tỉnh Sóc Trăng"),
            ],
        ),
        (
            "Phòng Văn hóa và Thông tin thị xã Duyên Hải",
            [
                (1, "Phòng Văn hóa và Thông tin thị xã Duyên Hải", TOWN),
                (2, TOWN, "Sở Nội vụ tỉnh Trà Vinh"),
                (2, TOWN, "Sở Thông tin và Truyền thông tỉnh Trà Vinh"),
            ],
        ),
        (
            "Ủy ban nhân dân huyện Vĩnh Linh",
            [
                (-1, "Phòng Văn hóa và Thông tin huyện Vĩnh Linh", "Ủy ban nhân dân huyện Vĩnh Linh"),  # tham mưu
                (1, "Ủy ban nhân dân huyện Vĩnh Linh", "Ủy ban nhân dân tỉnh Quảng Trị"),
            ],
        ),
    ],
)
def test_the_sample_corpus(sample: Path, agency: str, rungs: list[tuple[int, str, str]]) -> None:
    with Store(sample / "store.sqlite") as store:
        (found,) = report_chains(build_graph(store), agency)
    assert told(found) == rungs
    assert found.clashes == ()
