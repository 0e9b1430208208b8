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
