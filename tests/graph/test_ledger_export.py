"""The ledger as CSV, XLSX and iCalendar."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from graph.ical import occurrences
from graph.ledger import Duty, LedgerFilter, ledger
from graph.ledger_export import to_csv, to_ics, to_xlsx
from tests.graph.make import graph_of
from tests.graph.test_ledger import duyen_hai, soc_trang


@pytest.fixture(scope="module")
def duties(tmp_path_factory: pytest.TempPathFactory) -> tuple[Duty, ...]:
    return ledger(graph_of(tmp_path_factory.mktemp("export"), soc_trang(), duyen_hai()))


def of(duties: tuple[Duty, ...], actor: str) -> Duty:
    return next(duty for duty in duties if duty.actors[0].name == actor)


def test_csv_has_a_row_a_duty(duties: tuple[Duty, ...]) -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(duties))))
    assert len(rows) == len(duties)
    assert rows[0]["Hạn cuối"] == "2022-12-13"
    assert rows[0]["Văn bản"] == "26/KH-UBND"
    (stations,) = [row for row in rows if "Đài" in row["Cơ quan thực hiện"]]
    assert stations["Định kỳ"] == "6 tháng, năm"
    assert stations["Chuyển tiếp"] == "Sở Thông tin và Truyền thông tỉnh Sóc Trăng → Ủy ban nhân dân tỉnh Sóc Trăng"
    assert "Due" in to_csv(duties, "en").splitlines()[0]


def test_nothing_runs_as_a_formula(duties: tuple[Duty, ...]) -> None:
    evil = replace(duties[0], action="=1+1", quote="+ Báo cáo", condition="@x")
    (row,) = csv.DictReader(io.StringIO(to_csv([evil])))
    assert (row["Nội dung"], row["Nguyên văn"], row["Điều kiện"]) == ("'=1+1", "'+ Báo cáo", "'@x")
    sheet = load_workbook(io.BytesIO(to_xlsx([replace(evil, quote="a\x0bb" + "c" * 40_000)]))).worksheets[0]
    cells = {cell.value: cell.data_type for cell in sheet[2]}
    assert cells["=1+1"] == "s"


def test_a_workbook_with_filters_and_links(duties: tuple[Duty, ...]) -> None:
    book = load_workbook(io.BytesIO(to_xlsx(duties)))
    assert book.sheetnames == ["Nhiệm vụ", "Văn bản"]
    sheet, documents = book.worksheets
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(1, sheet.max_column).column_letter}{len(duties) + 1}"
    assert sheet.freeze_panes == "A2"
    assert sheet["A2"].value == dt.datetime(2022, 12, 13)
    column = next(cell.column for cell in sheet[1] if cell.value == "Văn bản")
    assert sheet.cell(2, column).hyperlink.location == "'Văn bản'!A2"
    assert documents.max_row == 3
    linked = load_workbook(io.BytesIO(to_xlsx(duties, "en", lambda duty: f"http://127.0.0.1:8000/documents/{duty.document}")))
    assert linked.sheetnames == ["Duties", "Documents"]
    assert linked.worksheets[0].cell(2, column).hyperlink.target.startswith("http://127.0.0.1:8000/documents/ubnd-")


def test_an_empty_ledger_is_an_empty_file() -> None:
    assert to_csv([]).count("\n") == 1
    assert load_workbook(io.BytesIO(to_xlsx([]))).worksheets[0].max_row == 1
    assert "VEVENT" not in to_ics([])


def unfolded(text: str) -> list[str]:
    return re.sub(r"\r\n ", "", text).split("\r\n")


def test_a_calendar(duties: tuple[Duty, ...]) -> None:
    text = to_ics([of(duties, "Phòng Nội vụ")])
    lines = unfolded(text)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert "DTSTART;VALUE=DATE:20221213" in lines
    assert "DTEND;VALUE=DATE:20221214" in lines
    assert any(line.startswith("SUMMARY:Phòng Nội vụ thị xã Duyên Hải: ") for line in lines)
    assert text.endswith("END:VCALENDAR\r\n")
    assert max(len(line.encode()) for line in to_ics(duties).split("\r\n")) <= 75
    assert text == to_ics([of(duties, "Phòng Nội vụ")])  # the same file each time


def test_recurring_duties_of_a_year(duties: tuple[Duty, ...]) -> None:
    quarterly = of(duties, "Ủy ban nhân dân thị xã")
    assert occurrences(quarterly) == tuple((dt.date(2022, m, d), True) for m, d in ((3, 31), (6, 30), (9, 30), (12, 31)))
    assert occurrences(quarterly, 2023)[0] == (dt.date(2023, 3, 31), True)
    assert occurrences(of(duties, "Phòng Y tế")) == ((dt.date(2022, 6, 15), False), (dt.date(2022, 12, 15), False))
    assert occurrences(of(duties, "Phòng Nội vụ"), 2023) == ()
    text = to_ics([quarterly])
    assert text.count("BEGIN:VEVENT") == 4
    assert len(set(re.findall(r"UID:(\S+)", text))) == 4
    assert any("giả định" in line for line in unfolded(text))  # an assumed day says so


def test_occurrences_before_the_document_are_left_out(duties: tuple[Duty, ...]) -> None:
    late = replace(of(duties, "Ủy ban nhân dân thị xã"), document_date="2022-08-01")
    assert [day.month for day, _ in occurrences(late)] == [9, 12]
    assert occurrences(replace(late, document_date=None)) == ()


def test_letters_that_end_a_line_are_escaped(duties: tuple[Duty, ...]) -> None:
    evil = replace(duties[0], action="a;b,c\\d\nBEGIN:VEVENT\r\nx\x00y")
    text = to_ics([evil])
    assert text.count("\r\nBEGIN:VEVENT") == 1
    assert any("a\\;b\\,c\\\\d\\nBEGIN:VEVENT\\nxy" in line for line in unfolded(text))


def test_the_filter_goes_through_to_the_file(tmp_path: Path) -> None:
    found = ledger(graph_of(tmp_path, duyen_hai()), LedgerFilter(category="plan"))
    assert to_csv(found).count("Phòng Y tế") >= 1
    assert "Phòng Tư pháp" not in to_csv(found)
