from __future__ import annotations

from pathlib import Path

import pytest

from ingest.document import Document, Source
from ingest.parse import parse_document, parse_file
from search.results import UnitKind
from search.units import CONTEXT, MERGED, PASSAGE, label_of, pieces, shorten, units_of


@pytest.fixture(scope="module", params=["000", "001", "002", "003", "004"])
def document(request: pytest.FixtureRequest, corpus: Path) -> Document:
    (path,) = corpus.glob(f"{request.param}_*")
    return parse_file(path)


def test_units_stand_where_they_say(document: Document) -> None:
    for unit in units_of("x", document):
        assert document.text[unit.span.start : unit.span.end] == unit.span.text
        assert unit.span.text


def test_ids_are_unique_and_the_same_each_time(document: Document) -> None:
    ids = [unit.id for unit in units_of("a/b", document)]
    assert len(set(ids)) == len(ids)
    assert ids == [unit.id for unit in units_of("a/b", document)]
    assert all(id == "a/b" or id.startswith("a/b#") for id in ids)


def test_nothing_of_the_body_is_left_out(document: Document) -> None:
    """Each provision stands in a unit, or is a heading that the units below it carry."""
    units = [unit for unit in units_of("x", document) if unit.kind is UnitKind.PROVISION]
    for piece in document.provisions:
        found = any(unit.span.contains(piece.span) for unit in units)
        carried = piece.heading and any(piece.heading in unit.headings for unit in units)
        assert found or carried, piece.path


def test_passages_fit_the_model(document: Document) -> None:
    for unit in units_of("x", document):
        assert unit.passages
        assert all(0 < len(passage) <= PASSAGE + CONTEXT + 1 for passage in unit.passages)


def test_a_duty_that_fills_its_bullet_shares_its_passages(document: Document) -> None:
    units = units_of("x", document)
    provisions = {unit.passages for unit in units if unit.kind is UnitKind.PROVISION}
    for unit in units:
        if unit.kind is UnitKind.OBLIGATION:
            alike = [u for u in units if u.kind is UnitKind.PROVISION and u.span.text.strip("- ") == unit.span.text]
            assert not alike or unit.passages in provisions


LAW = """Điều 1. Phạm vi
1. Khoản một của điều này nói về phạm vi.
2. Khoản hai nói về đối tượng.
Điều 2. Hiệu lực
Có hiệu lực từ ngày ký."""


def test_an_article_is_one_unit_with_its_clauses() -> None:
    units = [u for u in units_of("x", parse_document(LAW, Source("a.txt", "txt", ""))) if u.kind is UnitKind.PROVISION]
    assert [unit.span.text.split("\n")[0] for unit in units] == ["Điều 1. Phạm vi", "Điều 2. Hiệu lực"]
    assert "Khoản hai" in units[0].span.text


def test_a_bullet_carries_what_stands_above_it(corpus: Path) -> None:
    (path,) = corpus.glob("002_*")
    unit = next(u for u in units_of("x", parse_file(path)) if u.span.text.startswith("+ Nghị định số 61/2018"))
    assert "kiểm soát thủ tục hành chính" in unit.context  # the bullet under which it is listed
    assert "NỘI DUNG" in " ".join(unit.headings)
    assert unit.passages[0].startswith("Kế hoạch 26/KH-UBND")


def test_a_label_names_the_document(corpus: Path) -> None:
    labels = {path.name[:3]: label_of(parse_file(path).header) for path in corpus.glob("00[023]_*")}
    assert labels["002"] == "Kế hoạch 26/KH-UBND (Ủy ban nhân dân thị xã Duyên Hải, 11/02/2022)"
    assert labels["000"].startswith("Công văn số …/SNV-TCBCTCPCP (Sở Nội vụ tỉnh Trà Vinh, 04/2022")  # its number is blank


@pytest.mark.parametrize(
    "text",
    [
        "Một câu. " * 400,
        "không dấu chấm " * 300,
        "x" * 5000,  # no place to cut at all
        "a\n" * 2000,
        "Câu một. " + "y" * 3000 + " Câu hai.",
    ],
)
def test_pieces_lose_nothing_but_white_space(text: str) -> None:
    cut = pieces(text)
    assert "".join("".join(cut).split()) == "".join(text.split())
    assert all(0 < len(piece) <= PASSAGE for piece in cut)


def test_short_texts_are_one_piece() -> None:
    assert pieces("ngắn") == ("ngắn",)
    assert MERGED < PASSAGE
    assert shorten("một hai ba", 7) == "một hai"
