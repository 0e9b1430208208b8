"""Dates in words and in figures, whole and in part, clean and blurred."""

from __future__ import annotations

import pytest

from ingest.dates import date_at, find_dates

DATES = [
    ("ngày 11 tháng 02 năm 2022", ["2022-02-11"], "in words"),
    ("Trà Vinh, ngày tháng 4 năm 2022", ["2022-04"], "the day left for the pen"),
    ("Sóc Trăng, ngày tháng năm 2021", ["2021"], "day and month left for the pen"),
    ("Hà Nội, ngày … tháng … năm 2021", ["2021"], "blanks as dots"),
    ("ngày 29/3/2022 của Bộ trưởng", ["2022-03-29"], "in figures"),
    ("Thời gian ký: 02.12.2022 16:53", ["2022-12-02"], "the stamp of a digital signature"),
    ("ngày 24-01-2022", ["2022-01-24"], "with dashes"),
    ("tháng 4/2022", ["2022-04"], "a month in figures"),
    ("trong năm 2024 và năm 2025", ["2024", "2025"], "years"),
    ("ngày l5/01/2018", ["2018-01-15"], "a scan's l for 1"),
    ("ngay 24 thang 9 nam 2015", ["2015-09-24"], "accents lost"),
    ("ngày 19/ 10/2020", ["2020-10-19"], "a space inside"),
    ("1/1/2020-31/12/2020", ["2020-01-01", "2020-12-31"], "a range"),
    ("ngày 31/02/2022", [], "no such day"),
    ("giai đoạn 2021 - 2030", [], "years of a programme"),
    ("ngày 15/6 và 15/12", [], "days of every year are no date"),
    ("số 12/2015/NĐ-CP", [], "the year of a number"),
    ("ngày tháng năm", [], "all blank"),
    ("ngày OL tháng 5 năm 2022", ["2022-05-01"], "capitals for 01"),
    ("ngày 6/1 1/2013", ["2013-11-06"], "a space within the month"),
    ("ngày ı1 tháng 5 năm 2022", ["2022-05"], "a letter of another alphabet"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), DATES, ids=[row[2] for row in DATES])
def test_finds_dates(text: str, expected: list[str], reason: str) -> None:
    found = find_dates(text)
    assert [reading.value.iso for reading in found] == expected, reason
    assert all(text[r.span.start : r.span.end] == r.span.text for r in found)


def test_offsets_count_from_the_whole_text() -> None:
    text = "năm 2020, ngày 29/3/2022, năm 2023"
    (reading,) = find_dates(text, 9, 25)
    assert (reading.span.start, reading.span.end) == (10, 24)


def test_a_blurred_date_is_less_sure() -> None:
    clean, blurred = date_at("ngày 15/01/2018", 0), date_at("ngày l5/01/2018", 0)
    assert clean
    assert blurred
    assert clean.value == blurred.value
    assert blurred.confidence < clean.confidence


def test_date_at_reads_only_what_begins_there() -> None:
    assert date_at("của ngày 29/3/2022", 0) is None
