"""Ministries of before March 2025 that owe a plan, and those that issued it in their place: whole made documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.find import find_documents
from graph.gaps import Row, Status, find_gaps
from graph.gaps_export import child_words, gaps_to_csv
from tests.graph.office import graph_of_texts, text

MINISTER = "KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG"
LETTER = text(
    "Bộ Thông tin và Truyền thông", "2200/BTTTT-CĐSQG", "Hà Nội", "10/01/2025", "", "chuyển đổi số năm 2025",
    """Bộ Thông tin và Truyền thông đề nghị:
1. Bộ Kế hoạch và Đầu tư, Bộ Lao động - Thương binh và Xã hội xây dựng kế hoạch dữ liệu của ngành trước ngày 30/6/2025.""",
    to=("Các bộ, cơ quan ngang bộ",), signed=MINISTER,
)  # fmt: skip
CITED = "Công văn số 2200/BTTTT-CĐSQG ngày 10/01/2025 của Bộ Thông tin và Truyền thông về chuyển đổi số năm 2025"


def plan_of(ministry: str, code: str, date: str) -> str:
    body = f"Thực hiện {CITED}, {ministry} ban hành Kế hoạch như sau:\n1. Các đơn vị thuộc Bộ thực hiện."
    return text(ministry, f"99/KH-{code}", "Hà Nội", date, "Kế hoạch", "Dữ liệu của ngành năm 2025", body, signed=MINISTER)


def rows(folder: Path, *plans: str) -> dict[str, Row]:
    return {row.body.name: row for row in find_gaps(graph_of_texts(folder, LETTER, *plans), "btttt/cv/2025/2200").rows}


@pytest.mark.parametrize(
    ("date", "status"),
    [("20/5/2025", Status.IN_TIME), ("20/7/2025", Status.LATE), ("20/02/2025", Status.NOT_IN_CORPUS)],  # before the merger
)
def test_who_has_all_its_work_answers_for_a_body(tmp_path: Path, date: str, status: Status) -> None:
    assert rows(tmp_path, plan_of("Bộ Tài chính", "BTC", date))["Bộ Kế hoạch và Đầu tư"].status is status


def test_who_has_a_part_of_its_work_leaves_it_open(tmp_path: Path) -> None:
    row = rows(tmp_path, plan_of("Bộ Nội vụ", "BNV", "20/5/2025"))["Bộ Lao động - Thương binh và Xã hội"]
    assert row.status is Status.NOT_IN_CORPUS
    (child,) = row.children  # it is shown all the same, with what part that is and its source
    assert "cơ quan kế thừa: Bộ Nội vụ; lao động" in child_words(child, "vi")
    assert "176/2025/QH15" in child_words(child, "vi")
    assert "cơ quan kế thừa: Bộ Nội vụ" in gaps_to_csv(find_gaps(graph_of_texts(tmp_path, LETTER), "btttt/cv/2025/2200"))


def test_a_number_means_what_was_read_and_no_slip_in_citing_it(tmp_path: Path) -> None:
    citing = plan_of("Bộ Nội vụ", "BNV", "20/5/2025").replace("ngày 10/01/2025", "ngày 11/01/2025")
    graph = graph_of_texts(tmp_path, LETTER, citing)
    assert find_documents(graph, "2200/BTTTT-CĐSQG") == ("btttt/cv/2025/2200",)
    (slip,) = find_documents(graph, "2200/BTTTT-CĐSQG ngày 11/01/2025")
    assert not graph.nodes[slip]["in_corpus"]
