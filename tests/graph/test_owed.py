"""Which duties to make a plan mean a document, and what carries one out: sentences of real documents."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.gaps import Status, find_gaps
from graph.ledger import Duty, PartyRef, ledger
from graph.lineage import DocumentRef
from graph.members import in_each_province, known_members
from graph.owed import carries_out, is_office, owes_document, tells
from ingest.readings import PartialDate
from tests.graph.make import Draft, graph_of, plan

BODY = "Sở Y tế tỉnh Trà Vinh"


@pytest.fixture(scope="module")
def duty(tmp_path_factory: pytest.TempPathFactory) -> Duty:
    draft = plan(f"{BODY} xây dựng kế hoạch.")
    draft.duty(f"{BODY} xây dựng kế hoạch.", [BODY], category="plan")
    (found,) = ledger(graph_of(tmp_path_factory.mktemp("owed"), draft))
    return found


@pytest.mark.parametrize(
    ("quote", "owed"),
    [
        ("Xây dựng kế hoạch phát triển và sử dụng thức ăn chăn nuôi tại địa phương;", True),
        ("Trong 10 ngày kể từ ngày nhận được Kế hoạch này, các sở xây dựng kế hoạch thực hiện.", True),
        ("Trong thời hạn 30 ngày kể từ ngày ký, các bộ ban hành kế hoạch thực hiện.", True),
        ("Bộ Y tế chủ trì, phối hợp với Bộ Tài chính trong việc xây dựng kế hoạch tiêm chủng.", True),
        ("Trong 05 ngày kể từ ngày nhận được hồ sơ, Ủy ban nhân dân cấp tỉnh ban hành quyết định.", False),
        ("Các cơ quan tiếp nhận có trách nhiệm ban hành văn bản tiếp nhận.", False),
        ("Hằng năm, Tổng cục Thuế thực hiện hướng dẫn xây dựng kế hoạch kiểm tra.", False),
        ("Các Vụ có trách nhiệm phối hợp với Tổng cục Thuế trong việc xây dựng kế hoạch hàng năm.", False),
        ("Chỉ đạo các địa phương rà soát, xây dựng kế hoạch triển khai hóa đơn điện tử.", False),
        ("Chỉ đạo xây dựng phương án phân bổ dự toán ngân sách nhà nước.", True),
        ("Thành viên không thực hiện đúng cam kết về Kế hoạch thực hiện.", False),
    ],
)
def test_what_means_a_document_of_the_body(duty: Duty, quote: str, owed: bool) -> None:
    assert owes_document(replace(duty, quote=quote, action=quote)) is owed


def test_a_duty_on_a_condition_owes_nothing_yet(duty: Duty) -> None:
    quote = "Trường hợp thương nhân bị điều tra, Bộ Công Thương xây dựng phương án phối hợp."
    assert not owes_document(replace(duty, quote=quote, condition="Trường hợp thương nhân bị điều tra"))
    later = "Ban hành kế hoạch giải ngân, trường hợp không đạt tiến độ thì điều chuyển vốn."
    assert owes_document(replace(duty, quote=later, condition="trường hợp không đạt tiến độ"))


def test_people_issue_no_documents() -> None:
    def office(name: str) -> bool:
        return is_office(PartyRef(name, None, name))

    assert office("Sở Y tế")
    assert office("Thủ trưởng các cơ quan")
    assert not office("cán bộ được phân công quản lý")
    assert not office("mọi tổ chức, cá nhân")


def test_reports_and_opinions_tell_nobody() -> None:
    assert tells({"type": "Kế hoạch", "title": "Cải cách hành chính năm 2022"})
    assert not tells({"type": "Báo cáo", "title": None})
    assert not tells({"type": "Công văn", "title": "góp ý dự thảo Quyết định của Thủ tướng"})


def test_a_letter_is_no_plan(duty: Duty) -> None:
    def carries(kind: str | None, title: str | None = None, quote: str = duty.quote) -> bool:
        return carries_out(DocumentRef("a", "A", "1/A", kind, title, None, None, True), [replace(duty, quote=quote)])

    assert carries("Kế hoạch")
    assert carries("Chương trình", "hành động năm 2022")
    assert carries("Quyết định", "Ban hành Kế hoạch cải cách hành chính")
    assert carries(None)
    assert not carries("Công văn")
    assert carries("Công văn", quote="Sở ban hành văn bản triển khai.")
    assert not carries("Báo cáo")
    assert not carries("Thông tư", "Quy định thủ tục hải quan")  # not the plan that was asked for


def test_a_letter_leaves_the_duty_open(tmp_path: Path) -> None:
    parent = plan(f"{BODY} xây dựng kế hoạch.", number="12")
    parent.duty(f"{BODY} xây dựng kế hoạch.", [BODY], category="plan")
    letter = Draft(
        "Thực hiện Kế hoạch số 12/KH-UBND.", "l.txt", "2022-04-01", number="5", symbol="SYT-NV", type="Công văn", issuer=BODY
    )
    key = letter.cite("Kế hoạch số 12/KH-UBND", "12/KH-UBND", "2022-02-11", "Ủy ban nhân dân thị xã Duyên Hải")
    letter.relate("self", "implements", key, "Thực hiện Kế hoạch số 12/KH-UBND")
    graph = graph_of(tmp_path, parent, letter)
    (found,) = (row for row in find_gaps(graph, "ubnd-thi-xa-duyen-hai/kh/2022/12").rows if row.body.name == BODY)
    assert (found.status, len(found.children)) == (Status.NOT_IN_CORPUS, 1)


@pytest.mark.parametrize(
    ("date", "count", "last"),
    [("2024-01-01", 18, "Bộ Y tế"), ("2025-06-01", 14, "Bộ Dân tộc và Tôn giáo"), ("2006-01-01", 0, None)],
)
def test_the_ministries_of_a_day(date: str, count: int, last: str | None) -> None:
    found = known_members("các bộ", None, PartialDate.parse(date))
    assert (len(found.names), found.names[-1] if found.names else None, found.complete) == (count, last, bool(count))


def test_several_kinds_of_body_in_one_class() -> None:
    found = known_members("Bộ, cơ quan ngang bộ, Ủy ban nhân dân cấp tỉnh", None, PartialDate.parse("2026-03-01"))
    assert (len(found.names), found.complete) == (14 + 3 + 34, True)
    assert "Ủy ban nhân dân tỉnh Vĩnh Long" in found.names
    assert not known_members("các bộ, ngành, địa phương", None, PartialDate.parse("2026-03-01")).complete


def test_a_department_in_a_decree_is_that_of_each_province() -> None:
    found = in_each_province("Sở Y tế", "Chính phủ", PartialDate.parse("2014-11-15"))
    assert len(found.names) == 63
    assert in_each_province("Bảo hiểm xã hội tỉnh", "Bảo hiểm xã hội Việt Nam", PartialDate.parse("2016-01-01")).names[0] == (
        "Bảo hiểm xã hội thành phố Hà Nội"
    )
    both = in_each_province("Bảo hiểm xã hội và Cục Thuế tỉnh", "Tổng cục Thuế", PartialDate.parse("2021-01-01"))
    assert (len(both.names), both.names[-1]) == (126, "Cục Thuế tỉnh Cà Mau")
    assert in_each_province("Sở Giao dịch Chứng khoán Việt Nam", "Chính phủ", PartialDate.parse("2014-11-15")).names == ()
    assert in_each_province("Sở Y tế", "tỉnh Trà Vinh", PartialDate.parse("2014-11-15")).names == ()
