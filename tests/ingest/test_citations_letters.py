"""Citations in the words of tax and customs letters: later mentions, agreements, writers, words a scan has bent."""

from __future__ import annotations

import pytest

from tests.ingest.citing import cite

Found = list[tuple[str, str]]

SHORT: list[tuple[str, Found, str]] = [
    (
        "sửa đổi Nghị định số 12/2015/NĐ-CP; tại khoản 7 Điều 1 NĐ 12. Trong đó, quy định",
        [("Nghị định số 12/2015/NĐ-CP", "12/2015/NĐ-CP|"), ("NĐ 12", "12/2015/NĐ-CP|")],
        "a short form that ends a sentence",
    ),
    (
        "theo Thông tư số 39/2014/TT-BTC. Theo TT 39. Công ty lập hóa đơn",
        [("Thông tư số 39/2014/TT-BTC", "39/2014/TT-BTC|"), ("TT 39", "39/2014/TT-BTC|")],
        "a circular's before the next sentence",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SHORT, ids=[row[2] for row in SHORT])
def test_short_forms(text: str, expected: Found, reason: str) -> None:
    assert [(c.span.text, c.key) for c in cite(text)] == expected, reason


JAPAN = "Hiệp định tránh đánh thuế hai lần giữa Việt Nam và Nhật Bản"
TREATIES: list[tuple[str, Found, str]] = [
    (
        "Điều 11, Hiệp định giữa Việt Nam - Nhật Bản quy định; theo Hiệp định tránh đánh thuế hai lần giữa Việt Nam và Nhật Bản",
        [("Hiệp định giữa Việt Nam - Nhật Bản", JAPAN), (JAPAN, JAPAN)],
        "parties with a dash between",
    ),
    (
        "V/v áp dụng Hiệp định thuê\nViệt Nam — Nhật Bản\nKính gửi: Công ty. Theo Hiệp định tránh đánh thuế hai lần giữa "
        "Việt Nam và Nhật Bản",
        [("Hiệp định thuê\nViệt Nam — Nhật Bản", JAPAN), (JAPAN, JAPAN)],
        "parties on the next line",
    ),
    (
        "Hiệp định Thương mại Tự do Việt Nam - Hàn Quốc và Hiệp định thuế Việt Nam - Hàn Quốc",
        [
            ("Hiệp định Thương mại Tự do Việt Nam - Hàn Quốc",) * 2,
            ("Hiệp định thuế Việt Nam - Hàn Quốc",) * 2,
        ],
        "trade and taxes with one country are two",
    ),
    (
        "ĐỂ THỰC HIỆN HIỆP ĐỊNH ĐỐI TÁC KINH TẾ TOÀN DIỆN ASEAN - NHẬT BẢN GIAI ĐOẠN 2015-2019",
        [("HIỆP ĐỊNH ĐỐI TÁC KINH TẾ TOÀN DIỆN ASEAN - NHẬT BẢN",) * 2],
        "a country of two words in capitals",
    ),
    ("Hiệp định tránh đánh thuế hai lần giữa Việt Nam và nước, vùng lãnh thổ khác", [], "treaties with any country"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), TREATIES, ids=[row[2] for row in TREATIES])
def test_treaties(text: str, expected: Found, reason: str) -> None:
    assert [(c.span.text, c.key) for c in cite(text)] == expected, reason
