"""The pages of Word documents, as Word last laid them out."""

from __future__ import annotations

from ingest.readers.formats import read_format
from ingest.readers.tracing import NOTES, PAGE, paged
from tests.ingest.writers import W, bare_docx

BREAK = "<w:r><w:lastRenderedPageBreak/></w:r>"


def _p(words: str, before: str = "") -> str:
    return f"<w:p>{before}<w:r><w:t>{words}</w:t></w:r></w:p>"


def test_pages_begin_where_word_last_began_them() -> None:
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{_p("Theo Luật.")}</w:footnote></w:footnotes>'
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    body = _p("Trang một").replace("</w:p>", mark) + _p("Trang hai", BREAK) + _p("Trang ba", BREAK)
    read = read_format(".docx", bare_docx(body, footnotes=notes))
    assert read.text == "Trang một\nTrang hai\nTrang ba\n[1] Theo Luật."
    pages = [read.places.page_at(read.text.index(words)) for words in ("một", "hai", "ba", "Theo")]
    assert pages == [1, 2, 3, None]  # a footnote may stand on any page


def test_without_such_marks_no_page_is_known() -> None:
    assert read_format(".docx", bare_docx(_p("Trang một"))).places.pages == ()
    forged = read_format(".docx", bare_docx(_p(f"Trang{PAGE} một{NOTES}")))
    assert (forged.text, forged.places.pages) == ("Trang một", ())


def test_a_row_over_two_pages_begins_one() -> None:
    read = paged(f"| {PAGE}a | {PAGE}b |\nc{PAGE}d")
    assert (read.text, read.places.pages) == ("| a | b |\ncd", (0, 2, 11))
