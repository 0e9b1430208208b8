"""Who owes what on a day as CSV and XLSX."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

from openpyxl import load_workbook

from graph.ledger import ledger
from graph.lives import standings
from graph.standing_export import standings_to_csv, standings_to_xlsx
from tests.graph.make import graph_of, plan

OFFICE, TOWN = "Sở Thông tin và Truyền thông tỉnh Trà Vinh", "Ủy ban nhân dân thị xã Duyên Hải"


def test_heirs_and_orphans_stand_in_columns_of_their_own(tmp_path: Path) -> None:
    draft = plan(f"{OFFICE} báo cáo {TOWN}. {TOWN} xây dựng kế hoạch.")
    draft.duty(f"{OFFICE} báo cáo {TOWN}.", [OFFICE], [TOWN])
    draft.duty(f"{TOWN} xây dựng kế hoạch.", [TOWN], category="plan")
    found = standings(ledger(graph_of(tmp_path, draft)), dt.date(2025, 8, 1))
    rows = {row["Nội dung"]: row for row in csv.DictReader(io.StringIO(standings_to_csv(found)))}
    assert {row["Cơ quan thực hiện (theo văn bản)"]: row["Chưa rõ ai kế thừa"] for row in rows.values()} == {
        OFFICE: "",
        TOWN: "x",
    }
    (now,) = (row["Ngày ấy là"] for row in rows.values() if row["Cơ quan thực hiện (theo văn bản)"] == OFFICE)
    assert "Sở Khoa học và Công nghệ tỉnh Vĩnh Long" in now
    assert "45/2025/NĐ-CP" in now

    book = load_workbook(io.BytesIO(standings_to_xlsx(found)))
    sheet, documents = book.worksheets
    assert sheet.auto_filter.ref == "A1:M3"
    assert [place.value for place in sheet["C"]] == ["Chưa rõ ai kế thừa", *(("x" if one.orphaned else None) for one in found)]
    assert sheet["J2"].hyperlink.location == f"'{documents.title}'!A2"
    assert documents["A2"].value == found[0].duty.document_label
