"""A document laid out for reading keeps every word, whatever the words are."""

from __future__ import annotations

import re
from html import unescape

from ingest.document import Document, Header, Source
from ingest.readings import TextMap
from tests.web.hostile import EVIL, TEXT, hostile
from web.present import Mark
from web.reading import anchors, lay_out, outline, runs
from web.reading import lines as lines_of


def _words(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


def test_every_line_is_there_with_its_kind() -> None:
    shown = lines_of(lay_out(hostile()))
    assert [line.kind for line in shown] == [
        *("head", "head", "head", "type", "title", "head", "paragraph", "roman", "number", "row", "foot", "sign")
    ]
    joined = "\n".join("|".join(_words(str(cell)) for cell in line.cells) for line in shown)
    assert joined == TEXT


def test_markup_of_a_document_is_text_here() -> None:
    html = "".join(str(cell) for line in lines_of(lay_out(hostile()), [Mark(0, len(TEXT), "duty", "all")]) for cell in line.cells)
    assert set(re.findall(r"<(/?\w+)", html)) == {"mark", "/mark"}
    assert EVIL not in html


def test_a_mark_over_several_lines_has_one_id() -> None:
    html = "".join(
        str(cell) for line in lines_of(lay_out(hostile()), [Mark(3, len(TEXT) - 3, "duty", "all")]) for cell in line.cells
    )
    assert html.count('id="all"') == 1
    assert html.count("<mark") == len(TEXT.split("\n")) + 1, "a piece a line, one more as the table's row has two cells"


def test_anchors_are_unique_and_stand_on_their_lines() -> None:
    document = hostile()
    names = anchors(document.provisions)
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"p-[\w.~-]+", name) for name in names), "no letter that ends an attribute"
    assert [anchor for line in lines_of(lay_out(document)) for anchor in line.anchors] == list(names)


def test_the_rows_of_a_table_stay_together() -> None:
    assert [(kind, len(group)) for kind, group in runs(lines_of(lay_out(hostile())))] == [("text", 9), ("row", 1), ("text", 2)]


def test_the_outline_holds_the_headings() -> None:
    assert [(item.anchor, item.depth) for item in outline(hostile())] == [("p-I-script.alert-1-script._", 0)]


def test_the_bars_at_both_ends_of_a_row_are_no_cells() -> None:
    text = "| Số | Ngày |\n||\n|"
    document = Document(Source("a", "md", ""), text, text, TextMap((0,), (0,), len(text), len(text)), Header())
    assert [[_words(str(cell)).strip() for cell in line.cells] for line in lines_of(lay_out(document))] == [
        ["Số", "Ngày"],
        [""],
        [],
    ]


def test_a_header_in_two_columns_keeps_its_columns() -> None:
    text = "BỘ NỘI VỤ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1"
    document = Document(Source("a", "txt", ""), text, text, TextMap((0,), (0,), len(text), len(text)), Header())
    assert [len(line.cells) for line in lines_of(lay_out(document))] == [2, 1]


def test_an_empty_document_has_an_empty_line() -> None:
    document = Document(Source("a", "txt", ""), "", "", TextMap((), (), 0, 0), Header())
    assert [line.cells for line in lines_of(lay_out(document))] == [("",)]
