"""Heads whose lines run into each other, as copies of web pages have them."""

from __future__ import annotations

import pytest

from ingest.document import Header, Source
from ingest.parse import parse_document
from ingest.text import canonical

TOP = "ỦY BAN NHÂN DÂN TỈNH KON TUM -------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ---------------\n"
GROUNDS = "Căn cứ Công văn số 12/BNV-TCBC ngày 3/3/2020 của Bộ Nội vụ, Ủy ban nhân dân tỉnh yêu cầu:\n1. Rà soát biên chế.\n"
SPOT = "Kon Tum, ngày 04 tháng 5 năm 2020"
DEPARTMENTS, DISTRICTS = "Các sở, ban, ngành tỉnh", "Ủy ban nhân dân các huyện, thành phố"


def head(text: str) -> Header:
    return parse_document(text, Source("a.txt", "txt", "")).header


def told(header: Header) -> tuple[str | None, str | None, str | None, str | None]:
    title, kind = header.title, header.type
    return (
        kind.value if kind else None,
        title.value if title else None,
        header.place.value if header.place else None,
        header.date.value.iso if header.date else None,
    )


@pytest.mark.parametrize(
    ("addressed", "addressees"),
    [
        (f"Kính gửi: {DEPARTMENTS} {GROUNDS}", [DEPARTMENTS]),
        (f"Kính gửi: {DEPARTMENTS}; {DISTRICTS}. {GROUNDS}", [f"{DEPARTMENTS}; {DISTRICTS}"]),
        (f"Kính gửi:\n- {DEPARTMENTS};\n- {DISTRICTS}. {GROUNDS}", [DEPARTMENTS, DISTRICTS]),
        (f"Kính gửi:\n- {DEPARTMENTS};\n- {DISTRICTS}.\n{GROUNDS}", [DEPARTMENTS, DISTRICTS]),
    ],
)
def test_a_letter(addressed: str, addressees: list[str]) -> None:
    header = head(f"{TOP}Số: 35/UBND-NV V/v rà soát biên chế\n{SPOT} {addressed}")
    assert told(header) == ("Công văn", "rà soát biên chế", "Kon Tum", "2020-05-04")
    assert [one.value for one in header.addressees] == addressees
    assert header.body is not None
    assert header.body.text.startswith("Căn cứ Công văn số 12/BNV-TCBC")


def test_what_a_letter_asks_is_read() -> None:
    [duty] = parse_document(
        f"{TOP}Số: 35/UBND-NV V/v rà soát biên chế\n{SPOT} Kính gửi: {DEPARTMENTS} {GROUNDS}", Source("a.txt", "txt", "")
    ).obligations
    assert [one.name for one in duty.actors] == [DEPARTMENTS]


@pytest.mark.parametrize(
    ("line", "kind", "title"),
    [
        (
            "KẾ HOẠCH Triển khai công tác trẻ em năm 2020 Thực hiện Kế hoạch số 12/KH-UBND ngày 3/3/2020, Ủy ban nhân dân tỉnh:",
            "Kế hoạch",
            "Triển khai công tác trẻ em năm 2020",
        ),
        (
            "QUYẾT ĐỊNH V/V BAN HÀNH QUY CHẾ VỀ HÒA GIẢI CỦA TỈNH CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH KON TUM\nCăn cứ Luật A;",
            "Quyết định",
            "BAN HÀNH QUY CHẾ VỀ HÒA GIẢI CỦA TỈNH",
        ),
    ],
)
def test_a_title_behind_its_kind(line: str, kind: str, title: str) -> None:
    assert told(head(f"{TOP}Số: 435/QĐ-UBND {SPOT} {line}\nĐiều 1. Rà soát.\n")) == (kind, title, "Kon Tum", "2020-05-04")


def test_a_parted_text_is_parted_no_more_and_maps_back() -> None:
    raw = f"{TOP}Số: 35/UBND-NV V/v ra\u0300 soát biên chế\n{SPOT} Kính gửi: {DEPARTMENTS}  {GROUNDS}"
    text, places = canonical(raw)
    assert canonical(text)[0] == text
    for words in ("Kính gửi: Các sở, ban, ngành tỉnh", "Căn cứ Công văn số 12/BNV-TCBC", "rà soát biên chế"):
        start = text.index(words)
        first, last = places.to_raw(start, start + len(words))
        assert canonical(raw[first:last])[0] == words


def test_a_sentence_that_names_a_letter_is_left_whole() -> None:
    line = "Ngày 04 tháng 5 năm 2020 Kính gửi là lời mở đầu của công văn Theo quy định."
    assert line in canonical(f"{TOP}Số: 35/BC-UBND\n\nBÁO CÁO\n\n{line}\n")[0]
