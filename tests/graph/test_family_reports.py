"""A ministry's letter on its way down, and the days on the way up: whole made documents, from their texts to the chain."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from networkx import MultiDiGraph

from graph.chain import Chain, UnknownAgency, report_chains, steps
from graph.clashes import ClashKind
from tests.graph.office import graph_of_texts, text

TITLE = "báo cáo công tác tư pháp 6 tháng đầu năm 2024"
MINISTRY = text(
    "Bộ Tư pháp", "1500/BTP-VP", "Hà Nội", "5/3/2024", "", TITLE,
    "Bộ Tư pháp đề nghị Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương báo cáo công tác tư pháp gửi Bộ Tư pháp trước \
ngày 10/5/2024.",
    to=("Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",), signed="KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG",
)  # fmt: skip
PROVINCE = text(
    "Ủy ban nhân dân\ntỉnh Phú Yên", "990/UBND-NC", "Phú Yên", "15/3/2024", "", TITLE,
    f"""Thực hiện Công văn số 1500/BTP-VP ngày 05/3/2024 của Bộ Tư pháp về {TITLE}, UBND tỉnh yêu cầu:
1. UBND các huyện, thị xã, thành phố báo cáo kết quả gửi Sở Tư pháp trước ngày 20/5/2024.
2. Sở Tư pháp tổng hợp, tham mưu UBND tỉnh báo cáo Bộ Tư pháp theo quy định.""",
    to=("Sở Tư pháp", "UBND các huyện, thị xã, thành phố"),
)  # fmt: skip
DISTRICT = text(
    "Ủy ban nhân dân\nhuyện Tuy An", "210/UBND-TP", "Tuy An", "20/3/2024", "", TITLE,
    f"""Thực hiện Công văn số 990/UBND-NC ngày 15/3/2024 của UBND tỉnh Phú Yên về {TITLE}, UBND huyện yêu cầu:
1. UBND các xã, thị trấn báo cáo UBND huyện trước ngày 25/5/2024.""",
    to=("UBND các xã, thị trấn",),
)  # fmt: skip
MONTHLY = text(
    "Ủy ban nhân dân\ntỉnh Gia Lai", "66/KH-UBND", "Gia Lai", "5/1/2024", "Kế hoạch", "Bảo đảm an toàn giao thông năm 2024",
    """UBND tỉnh ban hành Kế hoạch như sau:
1. UBND cấp xã báo cáo UBND cấp huyện trước ngày 20 hằng tháng.
2. UBND cấp huyện báo cáo Ban An toàn giao thông tỉnh trước ngày 18 hằng tháng.""",
)  # fmt: skip


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> MultiDiGraph[str]:
    return graph_of_texts(tmp_path_factory.mktemp("reports"), MINISTRY, PROVINCE, DISTRICT, MONTHLY)


def one(graph: MultiDiGraph[str], agency: str) -> Chain:
    (found,) = report_chains(graph, agency)
    return found


def test_a_report_goes_on_through_the_advice_that_it_comes_of(family: MultiDiGraph[str]) -> None:
    found = one(family, "so tu phap")
    assert [(level, rung.sender.name, rung.receiver.name) for level, rung in steps(found) if level > 0] == [
        (1, "Sở Tư pháp tỉnh Phú Yên", "Ủy ban nhân dân tỉnh Phú Yên"),
        (2, "Ủy ban nhân dân tỉnh Phú Yên", "Bộ Tư pháp"),
    ]
    (clash,) = found.clashes  # the districts' day comes after the ministry's, though the step between has none of its own
    assert (clash.kind, clash.lower_day, clash.upper_day) == (ClashKind.TOO_LATE, dt.date(2024, 5, 19), dt.date(2024, 5, 9))
    assert clash.lower.document_number == "990/UBND-NC"
    assert clash.upper.document_number == "1500/BTP-VP"


def test_a_district_between_its_communes_and_the_province(family: MultiDiGraph[str]) -> None:
    days = [(clash.lower_day.day, clash.upper_day.day) for clash in one(family, "ubnd huyen tuy an").clashes]
    assert days == [(24, 19), (19, 9)]  # its communes' against its own, and further up its own against the ministry's


def test_days_of_each_month_clash_in_the_year_that_the_plan_is_for(family: MultiDiGraph[str]) -> None:
    (clash,) = one(family, "ubnd cap huyen").clashes
    assert (clash.lower_day, clash.upper_day) == (dt.date(2024, 1, 20), dt.date(2024, 1, 18))


def test_of_days_of_each_month_the_nearest_count(tmp_path: Path) -> None:
    def clashes(below: str, above: str) -> list[tuple[dt.date, dt.date]]:
        plan = MONTHLY.replace("trước ngày 20", f"trước ngày {below}").replace("trước ngày 18", f"trước ngày {above}")
        found = one(graph_of_texts(tmp_path / f"{below}-{above}", plan), "ubnd cap huyen").clashes
        return [(clash.lower_day, clash.upper_day) for clash in found]

    assert clashes("28", "25") == [(dt.date(2024, 1, 28), dt.date(2024, 1, 25))]
    assert clashes("28", "05") == []  # by the 5th of the next month


def test_a_body_that_only_a_class_takes_in_has_the_chain_of_the_class(family: MultiDiGraph[str]) -> None:
    found = report_chains(family, "UBND huyện Chư Sê")
    assert [chain.body.name for chain in found] == ["Ủy ban nhân dân cấp huyện (tỉnh Gia Lai)"]
    with pytest.raises(UnknownAgency):
        report_chains(family, "Viện Kiểm sát nhân dân tỉnh Gia Lai")


def test_all_that_come_too_late_are_told(tmp_path: Path) -> None:
    own = "1. UBND xã An Chấn có trách nhiệm báo cáo UBND huyện trước ngày 26/5/2024."
    more = DISTRICT.replace("1. UBND các xã", f"{own}\n2. UBND các xã")
    graph = graph_of_texts(tmp_path, PROVINCE, more)
    assert {clash.lower_day.day for clash in one(graph, "ubnd huyen tuy an").clashes} == {24, 25}


def test_a_plan_that_is_sent_is_no_part_of_another_report(tmp_path: Path) -> None:
    said = text(
        "Ủy ban nhân dân\ntỉnh Gia Lai", "70/KH-UBND", "Gia Lai", "5/1/2024", "Kế hoạch", "Giảm nghèo năm 2024",
        """1. UBND các huyện, thị xã, thành phố xây dựng kế hoạch của địa phương, gửi Sở Tài chính trước ngày 20/3/2024.
2. Sở Tài chính báo cáo UBND tỉnh kết quả giải ngân trước ngày 15/3/2024.""",
    )  # fmt: skip
    assert one(graph_of_texts(tmp_path, said), "so tai chinh").clashes == ()


def test_a_rhythm_of_a_strategy_clashes_in_its_first_years(tmp_path: Path) -> None:
    said = text(
        "Thủ tướng Chính phủ", "411/QĐ-TTg", "Hà Nội", "31/3/2022", "Quyết định",
        "Phê duyệt Chiến lược kinh tế số đến năm 2025, định hướng đến năm 2030",
        """Điều 1. Bộ Thông tin và Truyền thông định kỳ hằng năm báo cáo Thủ tướng Chính phủ trước ngày 31 tháng 12.
Điều 2. Ủy ban nhân dân cấp tỉnh gửi báo cáo về Bộ Thông tin và Truyền thông trước ngày 31 tháng 12 hằng năm.""",
        signed="KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG",
    )  # fmt: skip
    (clash,) = one(graph_of_texts(tmp_path, said), "bo thong tin va truyen thong").clashes
    assert (clash.kind, clash.upper_day) == (ClashKind.NO_TIME, dt.date(2023, 12, 31))  # not 2030
