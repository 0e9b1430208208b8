"""A draft and its signed copy, a scan and its Word file are linked; documents of one form are not."""

from __future__ import annotations

import random
import re
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from graph import migrations
from graph.build import build_graph
from graph.near_copies import copies_of
from graph.shingles import LENGTH, likeness, numbers, sketch
from graph.store import Store
from ingest.document import Source
from ingest.parse import parse_document
from ingest.text import fold
from tests.conftest import CORPUS

HEAD = """ỦY BAN NHÂN DÂN TỈNH TRÀ VINH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}/KH-UBND
Trà Vinh, ngày {day} tháng {month} năm 2022
KẾ HOẠCH
{title}
"""
TITLE = "Thông tin, tuyên truyền cải cách hành chính trên địa bàn tỉnh năm 2022"
BODY = "\n".join((CORPUS / "002_64bb1f37b7454fb4.txt").read_text("utf-8").split("\n")[20:60])


def _text(number: str = "12", day: str = "02", month: str = "4", title: str = TITLE, body: str = BODY) -> str:
    return HEAD.format(number=number, day=day, month=month, title=title) + body


def _misread(text: str, share: float) -> str:
    """The text as a poor scan gives it: accents lost in all words, letters wrong in some; the header is whole."""
    dice, head = random.Random(7), len(HEAD.format(number="12", day="02", month="4", title=TITLE))
    body = re.sub(r"[^\W\d_]{3,}", lambda word: word[0][::-1] if dice.random() < share else word[0], text[head:])
    return text[:head] + fold(body)


def _links(tmp_path: Path, *texts: str) -> list[tuple[str, str, float, tuple[str, ...], bool]]:
    """The links among documents of these texts, by their file names."""
    with Store(tmp_path / "kho.sqlite") as store:
        names = {
            store.put(parse_document(text, Source(f"/{name}", "txt", name))).document_id: name
            for name, text in zip("abcdefgh", texts, strict=False)
        }
        graph = build_graph(store)
        found = {each for id in names for each in copies_of(graph, id)}
        return sorted((names[each.later], names[each.earlier], each.score, each.same, each.ambiguous) for each in found)


def test_a_draft_and_its_signed_copy(tmp_path: Path) -> None:
    draft = _text(number="   ", day="  ", month="4", body=BODY.replace("cải cách", "đổi mới", 2))
    ((later, earlier, score, same, ambiguous),) = _links(tmp_path, draft, _text())
    assert (later, earlier, ambiguous) == ("b", "a", False)
    assert score > 0.8
    assert {"issuer", "title", "year"} <= set(same)


def test_a_scan_and_its_word_file(tmp_path: Path) -> None:
    ((_, _, score, same, _),) = _links(tmp_path, _text(), _misread(_text(), 0.15))
    assert 0.35 < score < 0.8
    assert "number" in same


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (_text(number="13"), "another plan of the same form"),
        (_text(number="12").replace("năm 2022", "năm 2023"), "the plan of the next year under the same number"),
        (_text(body="Nội dung khác hẳn, không giống chút nào.\n" * 5), "the same number given twice by mistake"),
        (_text(number="  ", day=" ", title="Triển khai công tác phòng cháy, chữa cháy rừng mùa khô"), "another title"),
    ],
)
def test_what_is_no_version(tmp_path: Path, other: str, why: str) -> None:
    assert _links(tmp_path, _text(), other) == [], why


def test_a_draft_is_a_version_of_the_copy_and_of_its_scan(tmp_path: Path) -> None:
    found = _links(tmp_path, _text(), _misread(_text(), 0.1), _text(number="  ", day="  "))
    pairs = [(later, earlier, ambiguous) for later, earlier, _, _, ambiguous in found]
    assert pairs == [("b", "a", False), ("c", "a", False), ("c", "b", False)]


def test_short_forms_without_a_header_are_no_versions(tmp_path: Path) -> None:
    words = " ".join(f"mục {i} của phiếu này" for i in range(20))
    told = "Xác nhận rằng {0} đã gửi {1} bản của tài liệu {2} vào kho, do ông {0} lập."
    assert _links(tmp_path, words + told.format("An", 3, "A"), words + told.format("Bình", 17, "khác")) == []
    long = "\n".join(BODY.split("\n"))
    assert len(_links(tmp_path, long, _misread("x" * 200 + long, 0.08)[200:])) == 1


def test_a_draft_that_may_be_of_several_is_ambiguous(tmp_path: Path) -> None:
    found = _links(tmp_path, _text(), _text(number="13"), _text(number="  ", day="  "))
    assert [(later, earlier, ambiguous) for later, earlier, _, _, ambiguous in found] == [("c", "a", True), ("c", "b", True)]


def test_the_most_alike_is_taken_where_it_leads(tmp_path: Path) -> None:
    other = _text(number="13", body=_misread(_text(), 0.12)[len(_text()) - len(BODY) :])
    found = _links(tmp_path, _text(), other, _text(number="  ", day="  "))
    assert [(later, earlier, ambiguous) for later, earlier, _, _, ambiguous in found] == [("c", "a", False)]


def test_many_of_one_form_cost_little() -> None:
    from graph import near_copies
    from graph.near_copies import Known, find_copies

    same = numbers(sketch(BODY))
    known = [
        Known(str(i), str(i), "kh-ubnd", "2022", None, "ubnd", "ke hoach", "tuyen truyen cai cach", same) for i in range(3000)
    ]
    counted = 0
    compare = near_copies.agreeing

    def count(one: Known, other: Known) -> tuple[str, ...] | None:
        nonlocal counted
        counted += 1
        return compare(one, other)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(near_copies, "agreeing", count)
        assert find_copies(known) == ()
        assert counted == 0  # each has a number of its own
        blank = [
            Known(f"x{i}", None, "kh-ubnd", "2022", None, "ubnd", "ke hoach", "tuyen truyen cai cach", same) for i in range(10)
        ]
        find_copies([*known, *blank])
        assert counted <= 10 * 50 * near_copies._MOST


def test_sketches_tell_likeness() -> None:
    words = BODY.split()
    half = " ".join(words[: len(words) // 2])
    assert len(sketch(BODY)) == 4 * LENGTH
    assert likeness(numbers(sketch(BODY)), numbers(sketch(fold(BODY).upper()))) == 1.0
    assert 0.35 < likeness(numbers(sketch(BODY)), numbers(sketch(half))) < 0.65
    assert sketch("hai từ") == b""


def test_a_store_without_sketches_gets_them(tmp_path: Path) -> None:
    path = tmp_path / "kho.sqlite"
    with Store(path) as store:
        store.put(parse_document(_text(), Source("/a", "txt", "a")))
    with sqlite3.connect(path) as connection:
        whole = connection.execute("SELECT * FROM sketches").fetchall()
        connection.execute("DROP TABLE sketches")
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as opened:
        migrations.add_sketches(opened)
    engine.dispose()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT * FROM sketches").fetchall() == whole
        assert len(whole) == 1
