"""Chains of reports and gaps as CSV and XLSX, with who the bodies are on a day."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from networkx import MultiDiGraph
from openpyxl import load_workbook

from graph.chain import report_chains
from graph.chain_export import chains_to_csv, chains_to_xlsx
from graph.gaps import find_gaps, find_missing
from graph.gaps_export import gaps_to_csv, gaps_to_xlsx, missing_to_csv, missing_to_xlsx
from tests.graph.make import graph_of
from tests.graph.test_chain import OFFICE, PROVINCE, TOWN, one_plan, timed
from tests.graph.test_gaps import PARENT, child, parent

DAY = dt.date(2025, 8, 1)


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_row_a_duty_of_a_chain_with_clashes_and_lives(tmp_path: Path) -> None:
    draft = one_plan(timed("20/12", date="2022-12-20"), timed("15/12", date="2022-12-15"))
    found = report_chains(graph_of(tmp_path, draft), TOWN)
    below, above = read(chains_to_csv(found, DAY))
    assert [(row["Cấp"], row["Ai báo cáo"], row["Cho ai"]) for row in (below, above)] == [
        ("-1", OFFICE, TOWN),
        ("1", TOWN, PROVINCE),
    ]
    assert above["Nơi nhận nay là"] == "nay là Ủy ban nhân dân tỉnh Vĩnh Long (toàn bộ; 202/2025/QH15)"
    assert "chưa rõ ai kế thừa" in above["Người báo cáo nay là"]
    assert "cấp trên đòi trước" in below["Không kịp"] == above["Không kịp"]
    assert "Người báo cáo nay là" not in read(chains_to_csv(found))[0]
    sheet, documents = load_workbook(io.BytesIO(chains_to_xlsx(found, DAY))).worksheets
    assert (sheet["B2"].value, sheet.auto_filter.ref) == (-1, "A1:N3")
    assert sheet["L2"].hyperlink.location == f"'{documents.title}'!A2"


@pytest.fixture
def graph(tmp_path: Path) -> MultiDiGraph[str]:
    return graph_of(tmp_path, parent(due="2022-03-01"), child("huyện Càng Long", "2022-04-01"))


def test_a_row_a_body_that_owes(graph: MultiDiGraph[str]) -> None:
    found = find_gaps(graph, PARENT)
    rows = {row["Cơ quan"]: row for row in read(gaps_to_csv(found, DAY))}
    late, open_ = (rows[f"Ủy ban nhân dân {unit}"] for unit in ("huyện Càng Long", "huyện Cầu Kè"))
    assert (late["Tình trạng"], late["Hạn"], late["Chưa rõ ai kế thừa"]) == ("đã ban hành, trễ hạn", "chậm nhất 01/03/2022", "x")
    assert late["Văn bản đã ban hành"].startswith("Kế hoạch 3/KH-UBND")
    assert (open_["Tình trạng"], open_["Văn bản đã ban hành"]) == ("không có trong kho", "")
    assert not any("chưa ban hành" in row["Tình trạng"] for row in rows.values())
    police = rows["Công an tỉnh Trà Vinh"]
    assert "Công an tỉnh Vĩnh Long" in police["Ngày ấy là"]
    assert "Ngày ấy là" not in read(gaps_to_csv(found))[0]
    sheet, documents = load_workbook(io.BytesIO(gaps_to_xlsx(found, DAY))).worksheets
    assert sheet.max_row == len(found.rows) + 1
    assert {documents.cell(n, 1).value for n in range(2, documents.max_row + 1)} == {
        found.parent.label,
        late["Văn bản đã ban hành"],
    }


def test_the_shopping_list(tmp_path: Path) -> None:
    found = find_missing(graph_of(tmp_path, child("huyện Càng Long", "2022-04-01"), child("huyện Cầu Kè", "2022-04-02")))
    (row,) = read(missing_to_csv(found))
    assert (row["Dựa vào nó"], row["Trực tiếp"]) == ("2", "2")
    assert "Kế hoạch số 9/KH-UBND" in row["Nguyên văn một chỗ nhắc tới"]
    assert load_workbook(io.BytesIO(missing_to_xlsx(found))).worksheets[0]["D2"].value == 2
