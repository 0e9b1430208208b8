"""Citations of the Party's documents: by number with a term, or by the congress or meeting that passed them."""

from __future__ import annotations

import pytest

from ingest.document import Source
from ingest.parse import parse_document

HEAD = "ĐẢNG ỦY XÃ CÔNG HẢI\nSố: 12-KH/ĐU\nCông Hải, ngày 05 tháng 8 năm 2026\n\nKẾ HOẠCH\nVề phòng, chống lãng phí\n\n"


def cited(sentence: str) -> list[tuple[str, str | None]]:
    document = parse_document(f"{HEAD}{sentence}\n", Source("a.txt", "txt", ""))
    return [(one.span.text, one.number.text if one.number else None) for one in document.citations]


@pytest.mark.parametrize(
    "name",
    [
        "Nghị quyết Đại hội Đảng bộ xã nhiệm kỳ 2025 - 2030",
        "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVIII, nhiệm kỳ 2020 - 2025",
        "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng",
        "Nghị quyết Hội nghị lần thứ hai Ban Chấp hành Trung ương Đảng khóa XIV",
        "Nghị quyết Trung ương 4 khóa XII",
    ],
)
def test_what_a_congress_or_a_meeting_passed_is_cited_by_it(name: str) -> None:
    assert cited(f"Thực hiện {name} về tăng cường xây dựng Đảng.") == [(name, None)]


@pytest.mark.parametrize(
    ("quote", "number"),
    [
        (
            "Quy chế làm việc số 01-QC/ĐU ngày 02/7/2025 của Ban Chấp hành Đảng bộ xã Công Hải khóa I, nhiệm kỳ 2025 - 2030",
            "01-QC/ĐU",
        ),
        ("Nghị quyết số 04-NQ/TW của Trung ương", "04-NQ/TW"),
    ],
)
def test_who_passed_it_is_told_to_the_end(quote: str, number: str) -> None:
    assert cited(f"Căn cứ {quote};") == [(quote, number)]


def test_a_congress_is_no_resolution() -> None:
    assert cited("Chào mừng Đại hội Đảng bộ xã nhiệm kỳ 2025 - 2030 và Hội nghị Trung ương 4 khóa XII.") == []
