"""Numbers and symbols: the forms that documents use, and what scans make of them."""

from __future__ import annotations

import pytest

from ingest.numbers import find_numbers, parse_number
from ingest.symbols import issuer_of, kind_of

NUMBERS = [
    ("Nghị định số 61/2018/NĐ-CP ngày", ["61/2018/NĐ-CP"], "a decree"),
    ("Số: 26 /KH-UBND", ["26/KH-UBND"], "a space that the typist left for the number"),
    ("số 09/2009/CT-UBND", ["09/2009/CT-UBND"], "number, year, symbol"),
    ("số 67/2014/QH13 của", ["67/2014/QH13"], "a law"),
    ("Nghị quyết số 17-NQ/TW ngày", ["17-NQ/TW"], "the Party writes a dash first"),
    ("Chỉ thị số 17-CT/TU", ["17-CT/TU"], "a provincial committee of the Party"),
    ("số 30c/NQ-CP", ["30c/NQ-CP"], "a letter after the number"),
    ("Nghị định số 68-CP", ["68-CP"], "the nineties"),
    ("số 21-LCT/HĐNN8", ["21-LCT/HĐNN8"], "a law of the eighties"),
    ("24/2013/TTLT-BTC - BTP", ["24/2013/TTLT-BTC-BTP"], "a joint circular, dash set apart"),
    ("201/2011/TTLT/BTC-BQP", ["201/2011/TTLT/BTC-BQP"], "a joint circular with strokes"),
    ("02/2002/TT-BGD&ĐT, có", ["02/2002/TT-BGD&ĐT"], "an ampersand"),
    ("15/VBHN-BTC", ["15/VBHN-BTC"], "a consolidated text"),
    ("2512 /TCT – CS gửi", ["2512/TCT-CS"], "a long dash between spaces"),
    ("125/2020/NĐ- CP ngày", ["125/2020/NĐ-CP"], "a symbol cut by the end of a line"),
    ("12/2015/TT-BTCngày", ["12/2015/TT-BTC"], "no space before the next word"),
    ("123/TTg-QHQT và 24/CTr-UBND", ["123/TTg-QHQT", "24/CTr-UBND"], "codes with small letters"),
    ("12/QĐ - Sở Tài chính", ["12/QĐ"], "a word after the dash is no code"),
    ("số 1 18/2021/NĐ-CP", ["118/2021/NĐ-CP"], "a scan's space inside the number"),
    ("sé 118/202 L/NĐ-CP ngày", ["118/2021/NĐ-CP"], "a scan's L for 1"),
    ("số 125/2020/ND- CP", ["125/2020/NĐ-CP"], "a lost stroke of Đ"),
    ("số 45/2016/NĐ- -CP)", ["45/2016/NĐ-CP"], "a doubled dash"),
    ("số 96/2015/TT — BTC ngày", ["96/2015/TT-BTC"], "a dash as long as two"),
    ("12/QĐ — Sở Tài chính", ["12/QĐ"], "a word after a long dash is no code"),
    ("số 76/2014/TT-| BTC và 03/2021/TT- ‘BTC", ["76/2014/TT-BTC", "03/2021/TT-BTC"], "a speck behind the dash"),
    ("số 209/2013/NĐ- cP ngày", ["209/2013/NĐ-CP"], "a small letter for a capital"),
    ("số 1602/TT g-QHQT ngày", ["1602/TTg-QHQT"], "a blank within the Prime Minister's code"),
    ("số 12/2013/QHI3", ["12/2013/QH13"], "a scan's I for 1"),
    ("số 12/2022/QHIS", ["12/2022/QH15"], "IS for 15"),
    ("số 9/2014/0H13", ["9/2014/QH13"], "0 for Q"),
    ("Quyết định số 2503/QD-BTC", ["2503/QĐ-BTC"], "QD"),
    ("Quyết định số 06/QĐ-TTp", ["06/QĐ-TTg"], "TTp"),
    ("số 0912018/NĐ-CP", ["09/2018/NĐ-CP"], "a stroke taken for a one"),
    ("Nghị định số 85/3021/NĐ-CP", ["85/2021/NĐ-CP"], "a scan's 3 for the 2 of the year"),
    ("số 13/2026NĐ-CP", ["13/2026/NĐ-CP"], "a lost stroke"),
    ("Điện thoại: 024.3768.9679", [], "a telephone number"),
    ("10/Hà Nội, phòng 3/A2", [], "addresses"),
    ("tháng 12/2015 UBND tỉnh", [], "a month before a body"),
    ("ngày 15/6/2015", [], "a date"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), NUMBERS, ids=[row[2] for row in NUMBERS])
def test_finds_numbers(text: str, expected: list[str], reason: str) -> None:
    found = find_numbers(text)
    assert [reading.value.text for reading in found] == expected, reason
    assert all(text[r.span.start : r.span.end] == r.span.text for r in found)


def test_parts_of_a_number() -> None:
    (found,) = find_numbers("Số: 09/2009/CT-UBND")
    assert (found.value.serial, found.value.year, found.value.symbol) == ("09", 2009, "CT-UBND")


def test_a_blurred_number_is_less_sure_and_says_so() -> None:
    (clean,), (blurred,) = find_numbers("118/2021/NĐ-CP"), find_numbers("118/202 L/NĐ-CP")
    assert blurred.confidence < clean.confidence
    assert (clean.rule, blurred.rule) == ("number", "blurred-number")


def test_a_legislature_that_two_readings_fit_stays_as_it_is() -> None:
    (found,) = find_numbers("số 12/2016/QH1")  # the thirteenth and the fourteenth both sat in 2016
    assert found.value.symbol == "QH1"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("61/2018/NĐ-CP", "61/2018/NĐ-CP"), ("số 26 /KH-UBND", "26/KH-UBND"), ("Nghị định 61", None), ("61/2018/NĐ-CP ngày", None)],
)
def test_parses_a_whole_number_only(text: str, expected: str | None) -> None:
    number = parse_number(text)
    assert (number.text if number else None) == expected


@pytest.mark.parametrize(
    ("symbol", "kind", "issuer"),
    [
        ("NĐ-CP", "Nghị định", "Chính phủ"),
        ("TTLT-BTC-BTP", "Thông tư liên tịch", "Bộ Tài chính, Bộ Tư pháp"),
        ("BTC-CST", None, "Bộ Tài chính"),
        ("QH13", None, "Quốc hội"),
        ("NQ-UBTVQH14", "Nghị quyết", "Ủy ban Thường vụ Quốc hội"),
        ("KH-UBND", "Kế hoạch", None),
        ("NQ/TW", "Nghị quyết", None),
    ],
)
def test_what_a_symbol_tells(symbol: str, kind: str | None, issuer: str | None) -> None:
    assert (kind_of(symbol), issuer_of(symbol)) == (kind, issuer)


def test_time_grows_with_length_only() -> None:
    for soup in ("1" * 50_000, "1 /" * 20_000, "12/2015/" * 10_000, "1/A-" * 20_000, "1/A-A-" + "A" * 50_000):
        find_numbers(soup)
