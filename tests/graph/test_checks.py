"""Each rule, on what it must find and on what it must leave alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.checks import Finding, Severity, check
from tests.graph.make import Draft, graph_of, plan

UBND = "Ủy ban nhân dân thị xã Duyên Hải"


def found(folder: Path, rule: str, *drafts: Draft) -> list[Finding]:
    return [finding for finding in check(graph_of(folder, *drafts)) if finding.rule == rule]


def citing(words: str, number: str, date: str | None, own: str = "2022-02-11", **more: str) -> Draft:
    draft = plan(f"Căn cứ {words}.", date=own)
    draft.cite(words, number, date, UBND, **more)
    return draft


@pytest.mark.parametrize(
    ("own", "cited", "count"),
    [
        ("2022-02-11", "2022-02-19", 1),
        ("2022-02-11", "2022-02-11", 0),
        ("2022-02", "2022-02-19", 0),  # the blank day may be a later one
        ("2022-02", "2022-03-01", 1),
        ("2022-02-11", "2022", 0),
        ("2022-02-11", None, 0),
    ],
)
def test_dated_before_what_it_cites(tmp_path: Path, own: str, cited: str | None, count: int) -> None:
    findings = found(tmp_path, "dated-before-cited", citing("Kế hoạch số 19/KH-UBND", "19/KH-UBND", cited, own))
    assert len(findings) == count
    for finding in findings:
        assert finding.severity is Severity.ERROR
        assert finding.document == "ubnd-thi-xa-duyen-hai/kh/2022/26"
        assert finding.evidence[0].quote == "Kế hoạch số 19/KH-UBND"
        assert "19/KH-UBND" in finding.message
        assert "19/KH-UBND" in finding.message_en


def test_one_finding_for_all_mentions(tmp_path: Path) -> None:
    draft = citing("Kế hoạch số 19/KH-UBND", "19/KH-UBND", "2022-02-19")
    draft.text += "\nTheo Kế hoạch số 19/KH-UBND."
    draft.cite("Kế hoạch số 19/KH-UBND", "19/KH-UBND", "2022-02-19", UBND, after=draft.text.rindex("Theo"))
    (finding,) = found(tmp_path, "dated-before-cited", draft)
    assert len(finding.evidence) == 2


def test_a_slip_in_the_year_of_a_number_that_holds_it_is_no_later_document(tmp_path: Path) -> None:
    slip = plan("Theo Nghị định số 61/2018/NĐ-CP.", date="2019-01-01")
    slip.cite("Nghị định số 61/2018/NĐ-CP", "61/2018/NĐ-CP", "2028-04-23", "Chính phủ")
    others = [plan("Theo Nghị định số 61/2018/NĐ-CP.", f"{n}.txt", str(n)) for n in (27, 28)]
    for other in others:
        other.cite("Nghị định số 61/2018/NĐ-CP", "61/2018/NĐ-CP", "2018-04-23", "Chính phủ")
    findings = check(graph_of(tmp_path, slip, *others))
    assert [f.rule for f in findings] == ["one-number-two-dates"]
    assert findings[0].message.endswith("23/04/2018 và 23/04/2028.")


@pytest.mark.parametrize(
    ("kind", "number", "odd"),
    [
        ("Kế hoạch", "4758/QĐ-STNMT", True),
        ("Quyết định", "4758/QĐ-STNMT", False),
        ("Công văn", "769/VP-NC", False),  # the symbol stands for no kind
        ("Công văn", "205/CT", False),
        ("Công văn", "76610/CT-TTHT", False),  # CT: a tax department (cục thuế)
        ("Quy định", "37-QĐ/TW", False),  # the Party writes QĐ for both
        ("Chương trình hành động", "12/CTr-UBND", False),
        ("Luật", "67/2014/QH13", False),
        ("Văn bản", "12/TB-UBND", False),  # no kind is named
    ],
)
def test_the_kind_against_the_symbol(tmp_path: Path, kind: str, number: str, odd: bool) -> None:
    findings = found(tmp_path, "kind-against-symbol", citing(f"{kind} số {number}", number, "2021-12-31", type=kind))
    assert bool(findings) is odd
    if odd:
        assert "Kế hoạch số 4758/QĐ-STNMT" in findings[0].message
        assert "Quyết định" in findings[0].message


def test_the_kind_of_a_header_against_its_symbol(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "kind-against-symbol", plan("Nội dung.", symbol="QĐ-UBND"))
    assert finding.document == "ubnd-thi-xa-duyen-hai/qd/2022/26"


def test_blank_numbers_and_dates(tmp_path: Path) -> None:
    blank = Draft("Nội dung.", "b.txt", "2022-04", symbol="SNV-TCBCTCPCP", type="Công văn", issuer="Sở Nội vụ tỉnh Trà Vinh")
    drafts = (blank, citing("Kế hoạch số 19/KH-UBND", "19/KH-UBND", None))
    (number,) = found(tmp_path, "blank-number", *drafts)
    assert number.document.startswith("so-noi-vu-tinh-tra-vinh/")
    assert [f.document for f in found(tmp_path, "blank-date", *drafts)] == [
        number.document
    ]  # a cited document's is not ours to miss


def test_one_number_with_two_dates(tmp_path: Path) -> None:
    first = citing("Kế hoạch số 19/KH-UBND", "19/KH-UBND", "2021-02-19")
    slip = plan("Theo Kế hoạch số 19/KH-UBND.", "b.txt", "27")
    slip.cite("Kế hoạch số 19/KH-UBND", "19/KH-UBND", "2021-02-20", UBND)
    next_year = plan("Theo Kế hoạch số 19/KH-UBND.", "c.txt", "28")
    next_year.cite("Kế hoạch số 19/KH-UBND", "19/KH-UBND", "2022-01-05", UBND)
    (finding,) = found(tmp_path, "one-number-two-dates", first, slip, next_year)
    assert "19/02/2021 và 20/02/2021" in finding.message
    assert {evidence.label for evidence in finding.evidence} == {f"Kế hoạch {n}/KH-UBND ({UBND}, 11/02/2022)" for n in (26, 27)}


def test_one_number_with_two_texts(tmp_path: Path) -> None:
    (finding,) = found(tmp_path, "one-number-two-texts", plan("Một.", "a.txt"), plan("Hai.", "b.txt"), plan("Ba.", "c.txt", "27"))
    assert "a.txt" in finding.message
    assert "b.txt" in finding.message


def test_duties_that_lack_something(tmp_path: Path) -> None:
    draft = plan("Báo cáo kết quả. Phòng Nội vụ báo cáo. Phòng Nội vụ báo cáo Ủy ban nhân dân thị xã. Phòng Nội vụ kiểm tra.")
    draft.duty("Báo cáo kết quả.", [], ["Ủy ban nhân dân thị xã"])
    draft.duty("Phòng Nội vụ báo cáo.", ["Phòng Nội vụ"])
    draft.duty("Phòng Nội vụ báo cáo Ủy ban nhân dân thị xã.", ["Phòng Nội vụ"], ["Ủy ban nhân dân thị xã"])
    draft.duty("Phòng Nội vụ kiểm tra.", ["Phòng Nội vụ"], category="inspect")
    findings = check(graph_of(tmp_path, draft))
    assert [(f.rule, f.evidence[0].quote) for f in findings] == [
        ("duty-without-actor", "Báo cáo kết quả."),
        ("report-without-recipient", "Phòng Nội vụ báo cáo."),
    ]


def test_references_of_the_codified_law_are_its_editors(tmp_path: Path) -> None:
    draft = plan("Xem Nghị định số 5/2030/NĐ-CP ngày 01/01/2030.")
    draft.cite("Nghị định số 5/2030/NĐ-CP ngày 01/01/2030", "5/2030/NĐ-CP", "2030-01-01", "Chính phủ")
    assert len(found(tmp_path, "dated-before-cited", draft)) == 1
    draft.citations[0] = replace(draft.citations[0], rule="phapdien-related")
    (tmp_path / "two").mkdir()
    assert found(tmp_path / "two", "dated-before-cited", draft) == []


def test_old_symbols_are_no_other_kind(tmp_path: Path) -> None:
    draft = plan("Theo Luật số 23-L/CTN và Thông tư số 89/TC-TCT.")
    draft.cite("Luật số 23-L/CTN", "23-L/CTN", None, "Quốc hội")
    draft.cite("Thông tư số 89/TC-TCT", "89/TC-TCT", None, "Bộ Tài chính")
    assert found(tmp_path, "kind-against-symbol", draft) == []


def test_what_a_report_is_about_is_nobody(tmp_path: Path) -> None:
    quote = "Phòng Nội vụ kịp thời báo cáo đối với những vấn đề vượt thẩm quyền."
    draft = plan(f"{quote} Phòng Nội vụ báo cáo với cấp trên.")
    draft.duty(quote, ["Phòng Nội vụ"])
    draft.duty("Phòng Nội vụ báo cáo với cấp trên.", ["Phòng Nội vụ"])
    assert [f.evidence[0].quote for f in found(tmp_path, "report-without-recipient", draft)] == [quote]


def test_documents_that_rest_on_one_another(tmp_path: Path) -> None:
    drafts = []
    for own, other in (("26", "27"), ("27", "26")):
        draft = plan(f"Thực hiện Kế hoạch số {other}/KH-UBND ngày 11/02/2022.", f"{own}.txt", own)
        key = draft.cite(f"Kế hoạch số {other}/KH-UBND ngày 11/02/2022", f"{other}/KH-UBND", "2022-02-11", UBND)
        draft.relate("self", "implements", key, f"Thực hiện Kế hoạch số {other}/KH-UBND")
        drafts.append(draft)
    (finding,) = found(tmp_path, "rests-on-itself", *drafts)
    assert len(finding.evidence) == 2


def test_a_circle_that_others_tell_of_is_left_alone(tmp_path: Path) -> None:
    one, other = "Nghị định số 1/2018/NĐ-CP", "Nghị định số 2/2018/NĐ-CP"
    draft = plan(f"{one} sửa đổi {other}. {other} sửa đổi {one}.")
    keys = [draft.cite(f"Nghị định số {n}/2018/NĐ-CP", f"{n}/2018/NĐ-CP", None, "Chính phủ") for n in (1, 2)]
    draft.relate(keys[0], "amends", keys[1], "Nghị định số 1/2018/NĐ-CP sửa đổi")
    draft.relate(keys[1], "amends", keys[0], "Nghị định số 2/2018/NĐ-CP sửa đổi")
    assert found(tmp_path, "rests-on-itself", draft) == []


def test_an_ambiguous_citation_names_its_candidates(tmp_path: Path) -> None:
    years = [plan(f"Năm {year}.", f"{year}.txt", "19", f"{year}-02-19") for year in (2020, 2021)]
    (finding,) = found(tmp_path, "ambiguous-citation", citing("Kế hoạch số 19/KH-UBND", "19/KH-UBND", None), *years)
    assert "19/02/2020" in finding.message
    assert "19/02/2021" in finding.message


def test_errors_come_first_and_a_sound_document_has_none(tmp_path: Path) -> None:
    assert check(graph_of(tmp_path, plan("Nội dung."))) == ()
    odd = citing("Kế hoạch số 19/QĐ-UBND", "19/QĐ-UBND", "2022-02-19", type="Kế hoạch")
    findings = check(graph_of(tmp_path, plan("Nội dung khác.", "b.txt"), odd))
    assert [f.severity for f in findings] == sorted((f.severity for f in findings), key=list(Severity).index)
    assert {f.rule for f in findings} == {
        *("dated-before-cited", "kind-against-symbol", "one-number-two-texts"),
        "number-order",  # 26 of 11/02 after 19 of 19/02
    }
