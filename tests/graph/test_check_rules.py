"""Numbers against dates, years of titles, addressees against duties: what each rule finds and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.checks import FINDERS, Finding, check, default_rules, rules
from graph.finding import UnknownRule
from tests.graph.make import Draft, graph_of, plan

UBND = "Ủy ban nhân dân thị xã Duyên Hải"
PROVINCE = "Ủy ban nhân dân tỉnh Trà Vinh"


def found(folder: Path, rule: str, *drafts: Draft) -> list[Finding]:
    return list(check(graph_of(folder, *drafts), [rule]))


def test_every_rule_has_words_and_a_finder() -> None:
    assert set(FINDERS) == set(rules())
    assert set(default_rules()) < set(rules())
    assert all(one.says for id, one in rules().items() if id.startswith("form-"))
    assert all(one.source for id, one in rules().items() if id.startswith(("form-", "signer-")))


def test_an_unknown_rule_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnknownRule, match="vanban check --rules"):
        check(graph_of(tmp_path, plan("Nội dung.")), ["khong-co"])


@pytest.mark.parametrize(
    ("numbers", "odd"),
    [
        ({"12": "2022-01-24", "19": "2022-02-19", "20": "2022-02-19", "26": "2022-02-11"}, [("26", "20")]),
        ({"12": "2022-01-24", "19": "2022-02-19", "20": "2022-02-19", "26": "2022-02-19"}, []),
        ({"12": "2022-01-24", "19": "2021-12-19"}, []),  # another year
        ({"4": "2022-02-20", "5": "2022-03-01", "6": "2022-02-01", "7": "2022-03-02", "8": "2022-03-03"}, [("6", "5")]),
        ({"5": "2022-03", "6": "2022-02-01"}, []),  # a blank day tells no order
    ],
)
def test_numbers_run_with_dates(tmp_path: Path, numbers: dict[str, str], odd: list[tuple[str, str]]) -> None:
    drafts = [plan(f"Nội dung {number}.", f"{number}.txt", number, date) for number, date in numbers.items()]
    told = found(tmp_path, "number-order", *drafts)
    assert [
        (f.document.rpartition("/")[2], f"nhỏ hơn {other}/" in f.message) for f, (_, other) in zip(told, odd, strict=True)
    ] == [(number, True) for number, _ in odd]


def test_other_series_are_left_alone(tmp_path: Path) -> None:
    """Of another issuer, with the year in the number, or another kind and symbol."""
    drafts = [
        plan("Một.", "a.txt", "26", "2022-02-11"),
        plan("Hai.", "b.txt", "20", "2022-02-19", issuer="Ủy ban nhân dân huyện Trà Cú"),
        plan("Ba.", "c.txt", "20", "2022-02-19", symbol="QĐ-UBND", type="Quyết định"),
        plan("Bốn.", "d.txt", "20", "2022-02-19", year="2022"),
    ]
    assert found(tmp_path, "number-order", *drafts) == []


def test_a_cited_number_counts_where_its_date_is_written(tmp_path: Path) -> None:
    draft = plan("Căn cứ Kế hoạch số 19/KH-UBND ngày 19/02/2022.")
    draft.cite("Kế hoạch số 19/KH-UBND ngày 19/02/2022", "19/KH-UBND", "2022-02-19", UBND)
    (finding,) = found(tmp_path, "number-order", draft)
    assert finding.document == "ubnd-thi-xa-duyen-hai/kh/2022/26"
    assert finding.evidence[0].quote == "Kế hoạch số 19/KH-UBND ngày 19/02/2022"


def test_a_scan_tells_nothing_of_numbers_and_dates(tmp_path: Path) -> None:
    scan = plan("Căn cứ Kế hoạch số 19/KH-UBND cua Uy ban duoc thue.")
    scan.cite("Kế hoạch số 19/KH-UBND", "19/KH-UBND", "2022-02-19", UBND)
    for rule in ("number-order", "dated-before-cited"):
        assert found(tmp_path / rule, rule, scan) == []


@pytest.mark.parametrize(
    ("title", "date", "odd"),
    [
        ("Cải cách hành chính năm 2022", "2022-02-11", False),
        ("Cải cách hành chính năm 2023", "2022-12-11", False),
        ("Cải cách hành chính năm 2021", "2022-02-11", True),  # a plan for the year before
        ("Cải cách hành chính năm 2021", "2022-01-11", False),
        ("Cải cách hành chính năm 2019", "2022-01-11", True),
        ("Khắc phục hạn chế năm 2021", "2022-02-11", False),
        ("Cải cách hành chính giai đoạn 2021 - 2025", "2024-02-11", False),
        ("Phát triển đến năm 2030", "2022-02-11", False),
        ("Thực hiện Nghị định số 61/2018/NĐ-CP năm 2018", "2022-02-11", False),
    ],
)
def test_the_year_of_a_title(tmp_path: Path, title: str, date: str, odd: bool) -> None:
    assert bool(found(tmp_path, "title-year", plan("Nội dung.", date=date, title=title))) is odd


def letter(*duties: str, lines: tuple[str, ...]) -> Draft:
    told = {"number": "9", "symbol": "UBND-NC", "type": "Công văn", "issuer": PROVINCE}
    text = "\n".join((*lines, *(f"{actor} xây dựng kế hoạch." for actor in duties)))
    draft = Draft(text, "l.txt", "2022-01-05", **told)
    draft.address(*lines)
    for actor in duties:
        draft.duty(f"{actor} xây dựng kế hoạch.", [actor], category="plan")
    return draft


@pytest.mark.parametrize(
    ("lines", "duties", "left"),
    [
        (("Sở Nội vụ tỉnh Trà Vinh", "Sở Tư pháp tỉnh Trà Vinh"), ("Sở Nội vụ tỉnh Trà Vinh",), ["Sở Tư pháp tỉnh Trà Vinh"]),
        (("Sở Nội vụ tỉnh Trà Vinh", "Sở Tư pháp tỉnh Trà Vinh"), ("các sở, ban, ngành tỉnh",), []),
        (("Sở Nội vụ tỉnh Trà Vinh", "Sở Tư pháp tỉnh Trà Vinh"), ("Sở Nội vụ tỉnh Trà Vinh", "các cơ quan, đơn vị"), []),
        (("Sở Nội vụ tỉnh Trà Vinh", "Sở Tư pháp tỉnh Trà Vinh"), (), []),  # it may only inform
        (("Sở Tư pháp tỉnh Trà Vinh",), ("Sở Nội vụ tỉnh Trà Vinh",), []),
    ],
)
def test_an_addressee_without_a_duty(tmp_path: Path, lines: tuple[str, ...], duties: tuple[str, ...], left: list[str]) -> None:
    findings = found(tmp_path, "addressee-without-duty", letter(*duties, lines=lines))
    assert [name for finding in findings for name in lines if name in finding.message] == left


def test_a_duty_of_whom_the_letter_does_not_reach(tmp_path: Path) -> None:
    lines = ("Sở Nội vụ tỉnh Trà Vinh", "các huyện, thị xã")
    draft = letter("Sở Tư pháp tỉnh Trà Vinh", "Sở Nội vụ tỉnh Trà Vinh", "Ủy ban nhân dân huyện Trà Cú", lines=lines)
    (finding,) = found(tmp_path, "duty-without-addressee", draft)
    assert finding.message.startswith("Sở Tư pháp tỉnh Trà Vinh được giao việc")
    assert finding.evidence[0].quote == "Sở Tư pháp tỉnh Trà Vinh xây dựng kế hoạch."


def test_a_first_citation_without_its_date(tmp_path: Path) -> None:
    draft = plan(
        "Theo Nghị định số 61/2018/NĐ-CP. Thực hiện Nghị định số 45/2020/NĐ-CP ngày 08/4/2020. Nghị định số 45/2020/NĐ-CP."
    )
    draft.cite("Nghị định số 61/2018/NĐ-CP", "61/2018/NĐ-CP", None, "Chính phủ")
    draft.cite("Nghị định số 45/2020/NĐ-CP ngày 08/4/2020", "45/2020/NĐ-CP", "2020-04-08", "Chính phủ")
    draft.cite("Nghị định số 45/2020/NĐ-CP", "45/2020/NĐ-CP", None, "Chính phủ", after=draft.text.rindex("Nghị định"))
    (finding,) = found(tmp_path, "form-first-citation", draft)
    assert finding.evidence[0].quote == "Nghị định số 61/2018/NĐ-CP"
    assert "form-first-citation" not in default_rules()
