"""Rhythms as days of a year, with what is assumed of them; and as rules of a calendar file that another reader expands."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from icalendar import Calendar

from graph.calendar import Basis, UnknownPeriod, assumption, due_in_year, expand, last_year, next_due, read_ends
from graph.ical import to_ics
from graph.ledger import Duty, ledger
from ingest.document import Period
from tests.graph.make import graph_of, plan

Q, H, N, Y, M = (str(p) for p in (Period.QUARTER, Period.SIX_MONTHS, Period.NINE_MONTHS, Period.YEAR, Period.MONTH))


@pytest.fixture
def duty(tmp_path: Path) -> Duty:
    """A duty of a plan of 11/02/2022 that says nothing of time."""
    draft = plan("Phòng Nội vụ báo cáo.")
    draft.duty("Phòng Nội vụ báo cáo.", ["Phòng Nội vụ"])
    (made,) = ledger(graph_of(tmp_path, draft))
    return made


def days(duty: Duty, year: int | None = None) -> list[str]:
    return [due.day.isoformat() for due in expand(duty, year)]


@pytest.mark.parametrize(
    ("periods", "year", "found"),
    [
        ((Q,), 2026, ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-31"]),
        ((H,), 2026, ["2026-06-30", "2026-12-31"]),
        ((H, N, Y), 2026, ["2026-06-30", "2026-09-30", "2026-12-31"]),
        ((Y,), 2021, []),  # before the document
        (
            (M,),
            2022,
            [f"2022-{m:02d}-{d}" for m, d in zip(range(2, 13), (28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), strict=True)],
        ),
        (("ad-hoc",), 2026, []),
        ((), 2026, []),
    ],
)
def test_periods_end_on_their_last_day(duty: Duty, periods: tuple[str, ...], year: int, found: list[str]) -> None:
    assert days(replace(duty, periods=periods), year) == found


def test_each_day_says_what_is_assumed(duty: Duty) -> None:
    mid = expand(replace(duty, periods=(Q, H)), 2026)[1]
    assert (mid.basis, mid.periods) == (Basis.PERIOD, (Q, H))
    assert assumption(mid, "vi") == "giả định: hết quý, hết 6 tháng"
    (told, _) = expand(replace(duty, periods=(H,), days=((6, 15), (12, 15))), 2026)
    assert (told.day, told.basis, assumption(told, "vi")) == (dt.date(2026, 6, 15), Basis.DAYS, "")


def test_days_of_the_document_win_over_the_ends_of_periods(duty: Duty) -> None:
    assert days(replace(duty, periods=(Q,), days=((0, 20),)), 2023)[:2] == ["2023-01-20", "2023-02-20"]
    assert days(replace(duty, periods=(Y,), due=dt.date(2022, 12, 13)), 2022) == ["2022-12-13"]


@pytest.mark.parametrize(
    ("timing", "title", "year"),
    [
        ("định kỳ quý và năm 2022", None, 2022),
        ("hằng quý", "Thông tin, tuyên truyền cải cách hành chính năm 2022", 2022),
        ("hằng quý", "Cải cách hành chính giai đoạn 2021 - 2030", 2030),
        ("hằng quý", "Thực hiện Luật năm 2015", None),  # older than the plan: not its own time
        ("hằng quý", "Công tác văn thư", None),
        (None, None, None),
    ],
)
def test_the_years_that_a_document_speaks_of(duty: Duty, timing: str | None, title: str | None, year: int | None) -> None:
    assert last_year(replace(duty, timing=timing, document_title=title)) == year


def test_a_day_beyond_the_documents_years_says_so(duty: Duty) -> None:
    dated = replace(duty, periods=(Y,), timing="hằng năm", document_title="Kế hoạch năm 2022")
    assert [due.beyond for year in (2022, 2023) for due in expand(dated, year)] == [None, 2022]
    assert "chỉ nói đến năm 2022" in assumption(expand(dated, 2023)[0], "vi")


def test_other_days_for_a_period(duty: Duty) -> None:
    ends = read_ends(["quarter=25/3,25/6,25/9,25/12", "month=20"])
    quarterly = replace(duty, periods=(Q,))
    assert assumption(expand(quarterly, 2026, ends)[0], "vi") == "giả định: ngày tự chọn thay cho hết quý"
    assert [due.day.day for due in expand(quarterly, 2026, ends)] == [25] * 4
    assert len(expand(replace(duty, periods=(M,)), 2026, ends)) == 12
    for wrong in ("quarter", "week=3", "month=40", "year=31/13", "year=x"):
        with pytest.raises(UnknownPeriod, match="quarter=25/3"):
            read_ends([wrong])


def test_a_year_in_order_what_is_next_and_what_is_past(duty: Duty) -> None:
    duties = (replace(duty, periods=(H,)), replace(duty, id="b", periods=(), due=dt.date(2026, 3, 1)))
    found = due_in_year(duties, 2026)
    assert [due.day.isoformat() for due in found] == ["2026-03-01", "2026-06-30", "2026-12-31"]
    assert [due.past(dt.date(2026, 6, 30)) for due in found] == [True, False, False]
    assert [due.day.isoformat() for due in next_due(duties, dt.date(2026, 7, 1), 2)] == ["2026-12-31", "2027-06-30"]


def events(duty: Duty, year: int | None = None) -> list[tuple[str, str]]:
    """The start and the rule of each event, as another program reads the file."""
    read = Calendar.from_ical(to_ics([duty], year=year))
    found = [
        (e.decoded("dtstart").isoformat(), e["rrule"].to_ical().decode() if "rrule" in e else "") for e in read.walk("VEVENT")
    ]
    return sorted(found)


def test_a_rhythm_is_a_rule_in_the_file(duty: Duty) -> None:
    half = replace(duty, periods=(H,))
    assert events(half) == [("2022-06-30", "FREQ=YEARLY"), ("2022-12-31", "FREQ=YEARLY")]
    assert events(half, 2026) == [("2026-06-30", ""), ("2026-12-31", "")]
    assert events(replace(duty, periods=(M,))) == [("2022-02-28", "FREQ=MONTHLY;BYMONTHDAY=-1")]
    assert events(replace(duty, days=((0, 20),))) == [("2022-02-20", "FREQ=MONTHLY")]
    assert events(replace(duty, days=((1, 15),))) == [("2023-01-15", "FREQ=YEARLY")]  # that of 2022 had passed


def test_a_rule_ends_with_the_years_of_the_document(duty: Duty) -> None:
    yearly = replace(duty, periods=(Y,), timing="hằng năm")
    assert events(replace(yearly, document_title="Giai đoạn 2021 - 2025")) == [("2022-12-31", "FREQ=YEARLY;UNTIL=20251231")]
    assert events(replace(yearly, document_title="Kế hoạch năm 2022")) == [("2022-12-31", "")]
    assert events(replace(duty, days=((1, 15),), document_title="Kế hoạch năm 2022")) == []


def test_a_day_that_is_set_is_one_event(duty: Duty) -> None:
    assert events(replace(duty, due=dt.date(2022, 12, 13))) == [("2022-12-13", "")]
