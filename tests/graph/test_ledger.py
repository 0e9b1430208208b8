"""Who must do what for whom, by when."""

from __future__ import annotations

import datetime as dt

import pytest
from networkx import MultiDiGraph

from graph.ledger import Duty, LedgerFilter, due_day, ledger, month_days
from graph.sentences import next_in_sentence, sentence_end
from ingest.document import DateRelation, Period
from ingest.errors import UnknownDocument
from tests.graph.make import Draft, graph_of, plan


def soc_trang() -> Draft:
    draft = Draft(
        "Định kỳ 6 tháng, 01 năm các đài báo cáo gửi về Sở Thông tin và Truyền thông để tổng hợp báo cáo UBND tỉnh. "
        "Sở Thông tin và Truyền thông báo cáo khi có yêu cầu.",
        "b.txt",
        "2021-03",
        symbol="STTTT-TTBCXB",
        type="Công văn",
        issuer="Sở Thông tin và Truyền thông tỉnh Sóc Trăng",
        place="Sóc Trăng",
    )
    stations = "Đài Truyền thanh các huyện, thị xã, thành phố"
    timing = {"words": "Định kỳ 6 tháng, 01 năm", "periods": (Period.SIX_MONTHS, Period.YEAR)}
    first = "Định kỳ 6 tháng, 01 năm các đài báo cáo gửi về Sở Thông tin và Truyền thông"
    draft.duty(first, [stations], ["Sở Thông tin và Truyền thông"], timing=timing, modality="request", path="closing")
    passing_on = "Sở Thông tin và Truyền thông để tổng hợp báo cáo UBND tỉnh."
    draft.duty(passing_on, ["Sở Thông tin và Truyền thông"], ["UBND tỉnh"], path="closing")
    later = "Sở Thông tin và Truyền thông báo cáo khi có yêu cầu."
    draft.duty(later, ["Sở Thông tin và Truyền thông"], ["UBND tỉnh"], path="closing")
    return draft


def duyen_hai() -> Draft:
    advice = "Cơ quan Tổ chức - Nội vụ định kỳ quý tham mưu Ủy ban nhân dân thị xã báo cáo về Sở Thông tin và Truyền thông."
    dated, within = "Phòng Nội vụ báo cáo trước ngày 14/12/2022.", "Phòng Tư pháp báo cáo trong năm 2022."
    rhythm = "Phòng Y tế nộp 15/6 và 15/12."
    draft = plan("\n".join((advice, dated, within, rhythm)))
    quarterly = {"periods": (Period.QUARTER,)}
    draft.duty(
        advice,
        ["Cơ quan Tổ chức - Nội vụ"],
        ["Ủy ban nhân dân thị xã"],
        category="advise",
        timing={"words": "định kỳ quý", **quarterly},
    )
    report = "Ủy ban nhân dân thị xã báo cáo về Sở Thông tin và Truyền thông."
    draft.duty(report, ["Ủy ban nhân dân thị xã"], ["Sở Thông tin và Truyền thông"], timing={"words": "báo cáo", **quarterly})
    before = {"words": "trước ngày 14/12/2022", "date": "2022-12-14", "relation": DateRelation.BEFORE}
    draft.duty(dated, ["Phòng Nội vụ"], timing=before)
    draft.duty(within, ["Phòng Tư pháp"], timing={"words": "trong năm 2022", "date": "2022", "relation": DateRelation.BY})
    draft.duty(rhythm, ["Phòng Y tế"], timing={"words": "15/6 và 15/12", "days": ((6, 15), (12, 15))}, category="plan")
    return draft


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> MultiDiGraph[str]:
    return graph_of(tmp_path_factory.mktemp("ledger"), soc_trang(), duyen_hai())


def actors(duties: tuple[Duty, ...]) -> list[str]:
    return [duty.actors[0].name for duty in duties]


def test_all_duties_by_due_day_then_place(graph: MultiDiGraph[str]) -> None:
    duties = ledger(graph)
    assert [duty.due for duty in duties] == [dt.date(2022, 12, 13), dt.date(2022, 12, 31), *[None] * 6]
    assert len({duty.id for duty in duties}) == 8


def test_to_whom(graph: MultiDiGraph[str]) -> None:
    duties = ledger(graph, LedgerFilter(recipient="so tttt"))
    assert set(actors(duties)) == {"Ủy ban nhân dân thị xã", "Đài Truyền thanh các huyện, thị xã, thành phố"}
    provinces = {duty.recipients[0].whole for duty in duties}
    assert provinces == {"Sở Thông tin và Truyền thông tỉnh Sóc Trăng", "Sở Thông tin và Truyền thông tỉnh Trà Vinh"}
    (one,) = ledger(graph, LedgerFilter(recipient="Sở Thông tin và Truyền thông tỉnh Trà Vinh"))
    assert one.document_number == "26/KH-UBND"


def test_a_report_is_passed_on_in_its_sentence(graph: MultiDiGraph[str]) -> None:
    (duty,) = ledger(graph, LedgerFilter(recipient="Sở Thông tin và Truyền thông tỉnh Sóc Trăng"))
    (step,) = duty.then  # the next sentence is no part of it
    assert [party.whole for party in step.recipients] == ["Ủy ban nhân dân tỉnh Sóc Trăng"]
    assert step.quote.endswith("báo cáo UBND tỉnh.")
    (passing_on,) = [d for d in ledger(graph) if d.id == step.id]
    assert [s.id for s in passing_on.through] == [duty.id]


def test_a_report_that_another_body_prepares(graph: MultiDiGraph[str]) -> None:
    (duty,) = ledger(graph, LedgerFilter(actor="UBND thị xã Duyên Hải"))
    (step,) = duty.through
    assert (step.category, step.actors[0].whole) == ("advise", "Cơ quan Tổ chức - Nội vụ (thị xã Duyên Hải)")


def test_by_when(graph: MultiDiGraph[str]) -> None:
    def due(**wanted: dt.date) -> list[str]:
        return actors(ledger(graph, LedgerFilter(**wanted)))

    assert due(due_before=dt.date(2022, 12, 14)) == ["Phòng Nội vụ", "Phòng Y tế"]  # `trước ngày 14` is the 13th
    assert due(due_before=dt.date(2022, 12, 13)) == ["Phòng Y tế"]
    assert due(due_before=dt.date(2022, 12, 31)) == ["Phòng Nội vụ", "Phòng Y tế"]
    assert due(due_before=dt.date(2023, 1, 1)) == ["Phòng Nội vụ", "Phòng Tư pháp", "Phòng Y tế"]
    assert due(due_after=dt.date(2022, 12, 31)) == ["Phòng Tư pháp", "Phòng Y tế"]  # the rhythm goes on
    assert due(due_after=dt.date(2022, 12, 16), due_before=dt.date(2022, 12, 20)) == []
    assert due(due_before=dt.date(2022, 2, 1)) == []  # before the plan itself


def test_recurring_and_not(graph: MultiDiGraph[str]) -> None:
    recurring = ledger(graph, LedgerFilter(periodic=True))
    assert {duty.periods for duty in recurring} == {("6-month", "year"), ("quarter",), ()}
    assert all(duty.periods or duty.days for duty in recurring)
    assert len(recurring) + len(ledger(graph, LedgerFilter(periodic=False))) == len(ledger(graph))


def test_of_what_kind_and_in_which_document(graph: MultiDiGraph[str]) -> None:
    assert actors(ledger(graph, LedgerFilter(category="plan"))) == ["Phòng Y tế"]
    assert len(ledger(graph, LedgerFilter(document="26/KH-UBND"))) == 5
    assert len(ledger(graph, LedgerFilter(document="ubnd-thi-xa-duyen-hai/kh/2022/26", category="report"))) == 3
    with pytest.raises(UnknownDocument, match="99/QĐ-X"):
        ledger(graph, LedgerFilter(document="99/QĐ-X"))


def test_members_of_a_class_are_marked(graph: MultiDiGraph[str]) -> None:
    (duty,) = ledger(graph, LedgerFilter(actor="Đài Truyền thanh huyện Kế Sách"))
    assert (duty.actors[0].is_class, duty.actors[0].by_class) == (True, True)
    (same,) = ledger(graph, LedgerFilter(actor="Đài Truyền thanh các huyện"))
    assert not same.actors[0].by_class
    assert ledger(graph, LedgerFilter(actor="Bộ Quốc phòng")) == ()


def test_a_duty_shows_its_words(graph: MultiDiGraph[str]) -> None:
    text = soc_trang().make().text
    for duty in ledger(graph, LedgerFilter(document="STTTT-TTBCXB")):
        assert text[duty.start : duty.end] == duty.quote
        assert (duty.document_date, duty.path, duty.source, duty.rule, duty.confidence) == (
            "2021-03",
            "closing",
            "b.txt",
            "test",
            0.7,
        )


@pytest.mark.parametrize(
    ("date", "relation", "day"),
    [
        ("2024-12-14", "before", dt.date(2024, 12, 13)),
        ("2024-12-14", "by", dt.date(2024, 12, 14)),
        ("2024-12-14", None, dt.date(2024, 12, 14)),
        ("2024", "by", dt.date(2024, 12, 31)),
        ("2024-02", "by", dt.date(2024, 2, 29)),
        ("2024", "before", dt.date(2023, 12, 31)),
        (None, None, None),
    ],
)
def test_the_last_day_in_time(date: str | None, relation: str | None, day: dt.date | None) -> None:
    assert due_day(date, relation) == day


def test_days_of_a_rhythm() -> None:
    assert month_days(2023, 2, 30) == [dt.date(2023, 2, 28)]  # a day that the month lacks
    assert len(month_days(2024, 0, 31)) == 12
    assert month_days(2024, 0, 31)[1] == dt.date(2024, 2, 29)


def test_sentences() -> None:
    text = "Báo cáo ngày 1.2 về Sở A để báo cáo tỉnh; Sở A làm việc khác. Sở A nữa."
    assert sentence_end(text, text.index("để")) == text.index(";")
    assert sentence_end(text, text.index(" Sở A nữa")) == text.index(" Sở A nữa")
    duties = [
        (0, text.index(" để"), frozenset({"x"})),
        *((at, at + 4, frozenset({"a"})) for at in (text.index("Sở A"), text.index("Sở A làm"))),
    ]
    assert next_in_sentence(text, duties, 0, frozenset({"a"})) == [1]
    assert next_in_sentence(text, duties, 0, frozenset()) == []
