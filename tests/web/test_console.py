"""Tables that stay aligned with the letters of Vietnamese, and output that cannot steer a terminal."""

from __future__ import annotations

import unicodedata

import pytest

from web.console import printable, table, width, wrap

NAME = "Ủy ban nhân dân thị xã Duyên Hải"


@pytest.mark.parametrize(
    ("text", "columns", "why"),
    [
        ("abc", 3, "plain letters"),
        (NAME, 32, "composed letters take one column each"),
        (unicodedata.normalize("NFD", NAME), 32, "accents that combine take none"),
        ("報告", 4, "wide letters take two"),
        ("a\u200bb", 2, "a zero-width space takes none"),
    ],
)
def test_width(text: str, columns: int, why: str) -> None:
    assert width(text) == columns, why


def test_columns_line_up_and_the_table_fits() -> None:
    shown = table(["Ai", "Làm gì"], [[NAME, "báo cáo " * 20], ["Sở Nội vụ", "x" * 90]], columns=60)
    lines = shown.split("\n")
    assert max(width(line) for line in lines) <= 60
    start = lines[0].index("Làm gì")
    assert all(width(line[:start]) <= start for line in lines)
    assert lines[2][start - 2 : start].isspace()


def test_what_a_person_copies_stays_whole() -> None:
    id = "ubnd-thi-xa-duyen-hai/kh/2022/26"
    shown = table(["Mã", "Cơ quan"], [[id, NAME]], columns=40, whole=(0,))
    assert id in shown


def test_a_row_keeps_all_its_words() -> None:
    words = "một hai ba bốn năm sáu bảy tám chín mười"
    assert " ".join(wrap(words, 9)) == words
    assert "".join(wrap("a" * 25, 10)) == "a" * 25


def test_an_empty_table_still_has_its_headings() -> None:
    assert table(["Ai", "Gì"], []).splitlines()[0] == "Ai  Gì"


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert printable("a\x1b[31mđỏ\x07\nb\u202ec") == "a[31mđỏ bc"
