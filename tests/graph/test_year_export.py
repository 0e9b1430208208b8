"""The days of a year as CSV and XLSX."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

from openpyxl import load_workbook

from graph.calendar import due_in_year
from graph.ledger import ledger
from graph.year_export import year_to_csv, year_to_xlsx
from tests.graph.make import graph_of, plan

TODAY = dt.date(2022, 7, 1)
OFFICE, TOWN = "Phòng Nội vụ thị xã Duyên Hải", "Ủy ban nhân dân thị xã Duyên Hải"


def test_both_forms_tell_the_same(tmp_path: Path) -> None:
    draft = plan(f"{OFFICE} báo cáo {TOWN} định kỳ 6 tháng.")
    timing = {"words": "định kỳ 6 tháng", "periods": ("6-month",)}
    draft.duty(f"{OFFICE} báo cáo {TOWN} định kỳ 6 tháng.", [OFFICE], [TOWN], timing=timing)
    found = due_in_year(ledger(graph_of(tmp_path, draft)), 2022)
    rows = list(csv.DictReader(io.StringIO(year_to_csv(found, TODAY))))
    assert [(row["Ngày"], row["Đã qua"], row["Giả định"]) for row in rows] == [
        ("2022-06-30", "x", "giả định: hết 6 tháng"),
        ("2022-12-31", "", "giả định: hết 6 tháng"),
    ]
    sheet = load_workbook(io.BytesIO(year_to_xlsx(found, TODAY, link=lambda duty: f"http://x/{duty.document}"))).active
    assert sheet is not None
    assert sheet.auto_filter.ref == "A1:K3"
    assert sheet.cell(2, 1).value == dt.datetime(2022, 6, 30)
    assert sheet.cell(2, 9).hyperlink.target == "http://x/ubnd-thi-xa-duyen-hai/kh/2022/26"
    assert [place.value for place in sheet[3]][:3] == [dt.datetime(2022, 12, 31), None, OFFICE]
    sheet, documents = load_workbook(io.BytesIO(year_to_xlsx(found, TODAY))).worksheets  # without pages, to its own list
    assert sheet.cell(3, 9).hyperlink.location == f"'{documents.title}'!A2"
    assert documents["A2"].value == found[1].duty.document_label
