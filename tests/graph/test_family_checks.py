"""Papers of one office with a slip each: whole made documents, from their texts to what does not fit."""

from __future__ import annotations

from pathlib import Path

from graph.checks import check
from tests.graph.office import graph_of_texts, text

BODY = "1. Sở Nội vụ chủ trì thực hiện.\n2. UBND các huyện, thị xã, thành phố phối hợp thực hiện."


def paper(number: str, date: str, title: str, *, kind: str = "Kế hoạch", body: str = BODY, signed: str = "") -> str:
    more = {"signed": signed} if signed else {}
    return text("Ủy ban nhân dân\ntỉnh Điện Biên", number, "Điện Biên", date, kind, title, body, **more)


PAPERS = {
    "in order": paper("1020/KH-UBND", "15/3/2024", "Phòng cháy, chữa cháy rừng năm 2024"),
    "number-order": paper("1031/KH-UBND", "11/3/2024", "Phòng, chống dịch bệnh năm 2024"),
    "kind-against-symbol": paper("15/QĐ-UBND", "11/3/2024", "Đào tạo nghề năm 2024"),
    "title-year": paper("1040/KH-UBND", "25/3/2024", "Giảm nghèo bền vững năm 2021"),
    "dated-before-cited": paper(
        "1041/KH-UBND", "26/3/2024", "Xây dựng nông thôn mới năm 2024",
        body=f"Căn cứ Kế hoạch số 1040/KH-UBND ngày 29/3/2024 của UBND tỉnh Điện Biên về giảm nghèo bền vững;\n{BODY}",
    ),
    "one-number-two-texts": paper(
        "1041/KH-UBND", "26/3/2024", "Tổ chức Ngày sách năm 2024", body="1. Thư viện tỉnh trưng bày sách, báo phục vụ bạn đọc."
    ),
    "signer-unfit": paper("1052/KH-UBND", "29/3/2024", "Cải cách hành chính năm 2024", signed="GIÁM ĐỐC"),
    "form-deputy-alone": paper("1053/KH-UBND", "29/3/2024", "Thanh tra năm 2024", signed="PHÓ CHỦ TỊCH"),
    "due-before-issued": paper(
        "1054/KH-UBND", "29/3/2024", "Tuyên truyền năm 2024", body="1. Sở Nội vụ báo cáo UBND tỉnh trước ngày 30/11/2023."
    ),
    "no-such-day": paper(
        "1055/KH-UBND", "29/3/2024", "Hội nghị năm 2024", body="1. Sở Nội vụ báo cáo UBND tỉnh ngày 31/9/2024, 29/02/2024."
    ),
    "blank-number": paper("     /KH-UBND", "30/3/2024", "Chuyển đổi số năm 2024"),
}  # fmt: skip


def test_each_slip_is_told_once(tmp_path: Path) -> None:
    found = check(graph_of_texts(tmp_path, *PAPERS.values()))
    told = sorted(finding.rule for finding in found)
    assert told == sorted([*(name for name in PAPERS if name != "in order"), "one-number-two-dates"])


def test_a_wrong_day_in_a_citation_puts_no_other_paper_out_of_order(tmp_path: Path) -> None:
    found = check(graph_of_texts(tmp_path, PAPERS["title-year"], PAPERS["dated-before-cited"]), ["number-order"])
    assert found == ()
