"""When a thing is due: dates, rhythms, deadlines counted from an event, occasions."""

from __future__ import annotations

import time

import pytest

from ingest.timing import find_timings

# text, words found, periods, date, relation, days, reason
TIMINGS = [
    ("trước ngày 14/12/2024.", "trước ngày 14/12/2024", [], "2024-12-14", "before", (), "a date"),
    ("chậm nhất là ngày 15/7/2026", "chậm nhất là ngày 15/7/2026", [], "2026-07-15", "by", (), "at the latest"),
    ("hoàn thành trong năm 2024.", "hoàn thành trong năm 2024", [], "2024", "by", (), "within a year"),
    ("trong quý II/2025", "trong quý II/2025", [], "2025-06", "by", (), "a quarter ends with its last month"),
    ("trong tháng 6 năm 2020", "trong tháng 6 năm 2020", [], "2020-06", "by", (), "within a month"),
    ("trước ngày 15/12 gửi", "trước ngày 15/12", [], "2024-12-15", "before", (), "the document's year fills in"),
    (
        "theo định kỳ quý, 06 tháng, 09 tháng và năm 2022.",
        "định kỳ quý, 06 tháng, 09 tháng và năm 2022",
        ["quarter", "6-month", "9-month", "year"],
        None,
        None,
        (),
        "a rhythm of four beats",
    ),
    ("hàng quý, 6 tháng, năm theo", "hàng quý, 6 tháng, năm", ["quarter", "6-month", "year"], None, None, (), "hàng begins it"),
    (
        "Định kỳ 6 tháng, 01 năm và đột xuất (nếu có) đề nghị",
        "Định kỳ 6 tháng, 01 năm và đột xuất (nếu có)",
        ["6-month", "year", "ad-hoc"],
        None,
        None,
        (),
        "ad hoc among the beats",
    ),
    ("báo cáo CCHC quý, 6 tháng, năm của", "quý, 6 tháng, năm", ["quarter", "6-month", "year"], None, None, (), "a bare list"),
    ("chậm nhất ngày 20 hằng tháng", "chậm nhất ngày 20 hằng tháng", ["month"], None, "by", ((0, 20),), "a day of each month"),
    ("vào ngày 05 tháng sau", "vào ngày 05 tháng sau", ["month"], None, "on", ((0, 5),), "the month after"),
    (
        "trước ngày 15/6 và 15/12 hàng năm",
        "trước ngày 15/6 và 15/12 hàng năm",
        ["year"],
        None,
        "before",
        ((6, 15), (12, 15)),
        "two days a year",
    ),
    (
        "Báo cáo quý I trước ngày 10/3, báo cáo 6 tháng trước ngày 10/6 và báo cáo năm trước ngày 30/11 gửi",
        "Báo cáo quý I trước ngày 10/3, báo cáo 6 tháng trước ngày 10/6 và báo cáo năm trước ngày 30/11",
        ["quarter", "6-month", "year"],
        None,
        None,
        ((3, 10), (6, 10), (11, 30)),
        "each beat with its day",
    ),
    (
        "vào ngày 25 tháng 6 và tháng 12 hàng năm, Sở Xây dựng",
        "vào ngày 25 tháng 6 và tháng 12 hàng năm",
        ["6-month"],
        None,
        "on",
        ((6, 25), (12, 25)),
        "one day in two months",
    ),
    (
        "Định kỳ 6 tháng (trước ngày 15/6), hằng năm (trước ngày 15/12) báo cáo",
        "Định kỳ 6 tháng (trước ngày 15/6), hằng năm (trước ngày 15/12)",
        ["6-month", "year"],
        None,
        None,
        ((6, 15), (12, 15)),
        "each beat with its day in brackets",
    ),
    (
        "06 tháng đầu năm gửi trước ngày 15/6; năm gửi trước ngày 15/12.",
        "06 tháng đầu năm gửi trước ngày 15/6; năm gửi trước ngày 15/12",
        ["6-month", "year"],
        None,
        None,
        ((6, 15), (12, 15)),
        "a beat that begins with two digits",
    ),
    ("trước ngày 31/01 của năm sau", "trước ngày 31/01 của năm sau", ["year"], None, "before", ((1, 31),), "the year after"),
    ("theo từng quý đối với", "theo từng quý", ["quarter"], None, None, (), "quarter by quarter"),
    ("định kỳ (06 tháng, năm) gửi", "định kỳ (06 tháng, năm", ["6-month", "year"], None, None, (), "beats in brackets"),
    ("02 lần/năm", "02 lần/năm", ["6-month"], None, None, (), "twice a year"),
    (
        "dinh kỳ hàng quy, 6 thang và nam",
        "dinh kỳ hàng quy, 6 thang và nam",
        ["quarter", "6-month", "year"],
        None,
        None,
        (),
        "blurred",
    ),
    ("hàng quí, 6 tháng, năm", "hàng quí, 6 tháng, năm", ["quarter", "6-month", "year"], None, None, (), "quí is quý"),
    ("mỗi năm một lần", "mỗi năm một lần", ["year"], None, None, (), "once a year"),
    ("6 tháng/lần", "6 tháng/lần", ["6-month"], None, None, (), "with a stroke"),
    (
        "trong thời hạn 03 (ba) ngày làm việc kể từ ngày nhận, cơ quan",
        "trong thời hạn 03 (ba) ngày làm việc kể từ ngày nhận",
        [],
        None,
        None,
        (),
        "counted from an event: only the words",
    ),
    (
        "Trong quá trình thực hiện, nếu khó khăn, vướng mắc, các cơ quan",
        "Trong quá trình thực hiện, nếu khó khăn, vướng mắc",
        ["ad-hoc"],
        None,
        None,
        (),
        "an occasion",
    ),
    (
        "báo cáo đối với những vấn đề vượt thẩm quyền./.",
        "đối với những vấn đề vượt thẩm quyền",
        ["ad-hoc"],
        None,
        None,
        (),
        "beyond one's power",
    ),
    ("định kỳ 05 năm một lần", "định kỳ 05 năm một lần", [], None, None, (), "no beat of the vocabulary"),
    ("hoàn thành đầu quý III/2024", "đầu quý III/2024", [], "2024-07", "by", (), "the first month of a quarter"),
    ("trước cuối quý III/2024", "trước cuối quý III/2024", [], "2024-09", "before", (), "the last month of a quarter"),
    ("Giữa tháng 6/2024, gửi báo cáo", "Giữa tháng 6/2024", [], "2024-06", "by", (), "a part of a month"),
]


FIELDS = ("text", "words", "periods", "date", "relation", "days", "reason")


@pytest.mark.parametrize(FIELDS, TIMINGS, ids=[row[-1] for row in TIMINGS])
def test_finds_timings(
    text: str,
    words: str,
    periods: list[str],
    date: str | None,
    relation: str | None,
    days: tuple[tuple[int, int], ...],
    reason: str,
) -> None:
    found = find_timings(text, year=2024)
    assert [timing.span.text for timing in found] == [words], reason
    timing = found[0]
    assert [period.value for period in timing.periods] == periods
    assert (timing.date.iso if timing.date else None) == date
    assert (timing.relation.value if timing.relation else None) == relation
    assert timing.days == days
    assert text[timing.span.start : timing.span.end] == timing.span.text


@pytest.mark.parametrize(
    "text",
    [
        "kịp thời, thường xuyên, theo tiến độ",  # no time told
        "được giao nhiệm vụ đột xuất về công tác",  # a kind of task
        "ngày, tháng, năm sinh",  # a date's parts
        "số liệu cuối tháng 5/2026",  # of which month
        "trước ngày Nghị định này có hiệu lực",  # no date
        "giai đoạn 2021 - 2030",
        "báo cáo năm 2022 của Chính phủ",  # a title
    ],
)
def test_finds_no_timing(text: str) -> None:
    assert find_timings(text) == ()


def test_a_long_text_takes_linear_time() -> None:
    started = time.process_time()
    assert find_timings("Khi có việc đột xuất thì gọi điện. " * 20_000) == ()
    assert time.process_time() - started < 3
