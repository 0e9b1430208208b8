"""Word, OpenDocument, rich text and web pages become text: words, order, numbers, tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.plain import read_text
from ingest.readers import doc, html
from ingest.readers.docx import read_docx
from ingest.readers.html import read_html
from ingest.readers.legacy import modernise
from ingest.readers.odt import read_odt
from ingest.readers.rtf import read_rtf
from tests.ingest import writers
from tests.ingest.writers import W, bare_docx

TABLE = "Phân công như sau:\n| TT | Đơn vị | Nhiệm vụ |\n| 1 | Sở Nội vụ | Báo cáo quý |\n| 2 | Sở Tài chính |  |\nHết."

FORMATS: dict[str, tuple[Callable[[str], bytes], Callable[[bytes], str]]] = {
    "docx": (writers.docx, read_docx),
    "odt": (writers.odt, read_odt),
    "rtf": (writers.rtf, read_rtf),
    "html": (writers.page, lambda data: read_html(data, read_text)),
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_word_of_the_sample_comes_back_in_its_order(name: str, corpus: Path) -> None:
    write, read = FORMATS[name]
    for path in sorted(corpus.glob("*.txt")):
        text = path.read_text("utf-8")
        assert writers.jumbled(read(write(text))) == writers.jumbled(text), path.name


@pytest.mark.parametrize("name", FORMATS)
def test_tables_become_rows(name: str) -> None:
    write, read = FORMATS[name]
    lines = [line for line in read(write(TABLE)).split("\n") if line.strip()]
    assert lines == ["Phân công như sau:", *TABLE.split("\n")[1:4], "Hết."]


def _p(words: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"


def _item(words: str, depth: int = 0, list_id: int = 1) -> str:
    return _p(words, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>')


def _level(at: int, style: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = (
    f"<w:numbering {W}><w:abstractNum w:abstractNumId='7'>{_level(0, 'decimal', 'Điều %1.')}{_level(1, 'decimal', '%1.%2.')}"
    f"{_level(2, 'lowerLetter', '%3)')}</w:abstractNum><w:abstractNum w:abstractNumId='8'>{_level(0, 'upperRoman', '%1.')}"
    f"{_level(1, 'bullet', '-')}</w:abstractNum><w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num><w:num w:numId='3'><w:abstractNumId w:val='8'/>"
    "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num></w:numbering>"
)
STYLES = (
    f"<w:styles {W}><w:style w:styleId='Muc'><w:pPr><w:numPr><w:numId w:val='2'/></w:numPr></w:pPr></w:style>"
    "<w:style w:styleId='MucCon'><w:basedOn w:val='Muc'/></w:style></w:styles>"
)

# body, what is read, why
WORD = [
    (
        _item("Phạm vi")
        + _item("Một", 1)
        + _item("x", 2)
        + _item("y", 2)
        + _item("Hai", 1)
        + _item("Đối tượng")
        + _item("Ba", 1),
        "Điều 1. Phạm vi\n1.1. Một\na) x\nb) y\n1.2. Hai\nĐiều 2. Đối tượng\n2.1. Ba",
        "numbers that Word counts; deeper ones begin anew",
    ),
    (
        _item("A", 0, 2) + _item("b", 1, 2) + _p("giữa") + _item("C", 0, 2) + _item("D", 0, 3),
        "I. A\n- b\ngiữa\nII. C\nI. D",
        "Roman numbers, dashes, a list begun anew",
    ),
    (_p("A", "<w:pStyle w:val='MucCon'/>") + _p("B", "<w:pStyle w:val='Muc'/>"), "I. A\nII. B", "numbers that a style gives"),
    (
        "<w:p><w:r><w:t>giữ </w:t></w:r><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>thêm</w:t></w:r></w:ins></w:p>",
        "giữ thêm",
        "tracked changes as accepted",
    ),
    (_p("đầu ", "<w:rPr><w:del/></w:rPr>") + _p("cuối"), "đầu cuối", "a deleted end of a paragraph"),
    (
        "<w:p><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t><w:noBreakHyphen/><w:t>D</w:t></w:r></w:p>",
        "A\tB\nC-D",
        "tabs, line breaks, hyphens",
    ),
    (
        "<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>quyết định</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>",
        "QUYẾT ĐỊNH",
        "capitals as shown; hidden text is not",
    ),
    (
        '<w:p><w:r><w:t>ngoài</w:t></w:r><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:txbxContent>{_p('trong khung')}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent>{_p('trong khung')}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        "ngoài\ntrong khung",
        "a text box, once",
    ),
    (
        "<w:p><w:fldSimple w:instr='x'><w:r><w:t>trường</w:t></w:r></w:fldSimple>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
        "trường",
        "fields show their result",
    ),
    (
        "<w:p><w:r><w:rPr><w:rFonts w:ascii='.VnTimeH'/></w:rPr><w:t>ñy ban</w:t></w:r>"
        "<w:r><w:rPr><w:rFonts w:ascii='.VnTime'/></w:rPr><w:t> nh©n d©n</w:t></w:r></w:p>",
        "ỦY BAN nhân dân",
        "the old fonts of TCVN3, whose capitals are a font",
    ),
]


@pytest.mark.parametrize(("body", "read", "why"), WORD, ids=[why for *_, why in WORD])
def test_word(body: str, read: str, why: str) -> None:
    assert read_docx(bare_docx(body, numbering=NUMBERING, styles=STYLES)) == read, why


def test_footnotes_follow_at_the_end() -> None:
    separator = f"<w:footnote w:type='separator' w:id='0'>{_p('')}</w:footnote>"
    said = {"2": "Theo Luật.", "3": "Trước đó.", "4": "Đã bỏ.", "5": "Không đâu nhắc."}
    notes = "".join(f"<w:footnote w:id='{id}'>{_p(words)}</w:footnote>" for id, words in said.items())
    refers = "<w:r><w:footnoteReference w:id='{}'/></w:r>"
    body = f"<w:p><w:r><w:t>Thân</w:t></w:r>{refers.format(3)}<w:del>{refers.format(4)}</w:del>{refers.format(2)}</w:p>"
    read = read_docx(bare_docx(body, footnotes=f"<w:footnotes {W}>{separator}{notes}</w:footnotes>"))
    assert read == "Thân\n[1] Trước đó.\n[2] Theo Luật.", "numbers as readers see them, not as Word keeps them"


def _table(*rows: tuple[str, ...], properties: str = "") -> str:
    cells = (
        "".join(
            f"<w:tc><w:tcPr>{properties if not i else ''}</w:tcPr>{''.join(map(_p, cell.split('/n')))}</w:tc>"
            for i, cell in enumerate(row)
        )
        for row in rows
    )
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def test_a_letterhead_in_a_table_is_no_table() -> None:
    head = _table(
        ("UBND TỈNH TRÀ VINH/nSỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM/nĐộc lập - Tự do - Hạnh phúc"),
        ("Số: 12/SNV", "Trà Vinh, ngày 02 tháng 4 năm 2022"),
    )
    assert read_docx(bare_docx(head)).split("\n") == [
        "UBND TỈNH TRÀ VINH",
        "SỞ NỘI VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 12/SNV",
        "Trà Vinh, ngày 02 tháng 4 năm 2022",
    ]


def test_merged_cells_keep_the_columns() -> None:
    table = _table(("TT", "Việc", "Hạn"), ("1", "a/nb", "")) + _table(
        ("I. CHUNG",), ("1", "x", "y"), properties='<w:gridSpan w:val="3"/>'
    )
    assert read_docx(bare_docx(table)).split("\n")[:3] == ["| TT | Việc | Hạn |", "| 1 | a b |  |", "| I. CHUNG |  |  |  |  |"]


PAGES = [
    ("<html><body><ol type='a'><li>x<li>y</ol><ul><li>z</ul>", "a) x\nb) y\n- z", "labels of lists"),
    (
        "<html><p>Số:&nbsp;5/QĐ<b>-UB</b>ND<br>dòng\n hai<p style='display:none'>ẩn</p><script>x</script>",
        "Số:\xa05/QĐ-UBND\ndòng hai",
        "lines",
    ),
    (
        "<html><table><tr><td>1</td><td rowspan=2>a</td><td>x</td></tr><tr><td>2</td><td>y</td></tr></table>",
        "| 1 | a | x |\n| 2 |  | y |",
        "cells that span rows",
    ),
    ("<html><table><tr><td><table><tr><td>1<td>b</table><td>Chữ</table>", "| 1 | b |\nChữ", "a table that only places another"),
    ("<html><p><font face='.VnTime'>Uû ban nh©n d©n</font> tỉnh", "Uỷ ban nhân dân tỉnh", "old fonts"),
]


@pytest.mark.parametrize(("source", "read", "why"), PAGES, ids=[why for *_, why in PAGES])
def test_web_pages(source: str, read: str, why: str) -> None:
    assert read_html(source.encode(), read_text) == read, why


def test_lists_of_opendocument() -> None:
    names = " ".join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{p}:1.0"' for p in ("office", "text", "style", "table"))
    content = (
        f"<office:document-content {names}><office:automatic-styles><text:list-style style:name='L'>"
        "<text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>"
        "<text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')'/></text:list-style>"
        "</office:automatic-styles><office:body><office:text><text:tracked-changes><text:p>bỏ</text:p></text:tracked-changes>"
        "<text:list text:style-name='L'><text:list-item><text:p>Một</text:p>"
        "<text:list><text:list-item><text:p>x</text:p></text:list-item>"
        "</text:list></text:list-item><text:list-item><text:p>Hai<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>chú</text:p></text:note-body></text:note></text:p></text:list-item></text:list>"
        "<text:p>a<text:s text:c='2'/>b<text:tab/>c</text:p></office:text></office:body></office:document-content>"
    )
    data = writers.packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    assert read_odt(data).split("\n") == ["1. Một", "a) x", "2. Hai", "a  b\tc", "[1] chú"]


TCVN3 = "Céng hßa x· héi chñ nghÜa ViÖt Nam. §éc lËp - Tù do - H¹nh phóc"
VNI = "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Ñoäc laäp - Töï do - Haïnh phuùc"
SAID = "Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc"


@pytest.mark.parametrize("old", [TCVN3, VNI], ids=["TCVN3", "VNI"])
def test_text_typed_for_old_fonts(old: str) -> None:
    assert read_text(old.encode("cp1252")) == SAID
    assert read_html(f"<html><p>{old}".encode(), read_text) == SAID


def test_the_pages_of_a_long_text_in_an_old_encoding_stay() -> None:
    pages = [TCVN3 + "\n"] * 4_000
    assert modernise("\f".join(pages)) == "\f".join([SAID + "\n"] * 4_000)


def test_a_page_of_too_many_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "_ELEMENTS", 50)
    assert read_html(b"<html><ul>" + b"<li>x" * 40, read_text).count("x") == 40
    with pytest.raises(UnreadableFile, match="hơn 50 phần tử"):
        read_html(b"<html><ul>" + b"<li>x" * 60, read_text)


def test_text_that_is_no_vietnamese_of_old_fonts_stays() -> None:
    for plain in ("Déjà vu à Genève, où l'été fut très agréable; voilà.", "Cộng hòa xã hội", "Café Müller, Straße 5"):
        assert read_html(f"<html><p>{plain}".encode(), read_text) == plain


def test_old_word_without_its_programs_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "find_program", lambda *_: None)
    with pytest.raises(UnreadableFile, match="apt-get install antiword"):
        doc.read_doc(b"x")


def test_the_first_row_of_an_old_word_file_is_parted_where_its_cells_end() -> None:
    from lxml import etree

    head = "Số: <emphasis>2442</emphasis>/2007/TT-TTCP |<emphasis>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</emphasis>"
    rest = "<emphasis>Hà Nội, ngày 13 tháng 11 năm 2007</emphasis> | |<emphasis>THÔNG TƯ</emphasis>"
    read = doc._blocks(etree.fromstring(f"<book><para>{head}</para><para>{rest}</para></book>"))
    assert read == [
        "Số: 2442/2007/TT-TTCP",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Hà Nội, ngày 13 tháng 11 năm 2007",
        "THÔNG TƯ",
    ]


DOCBOOK = """<book><title>mojibake</title><bookinfo><title>x</title></bookinfo><chapter><title/><para>
QUỐC HỘI------- |<emphasis>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</emphasis><emphasis>Độc lập - Tự do - Hạnh phúc</emphasis> | |
<informaltable><tgroup><tbody><row><entry>
TT
</entry><entry>Việc</entry></row><row><entry>1</entry><entry>a <emphasis>b</emphasis></entry></row></tbody></tgroup>
</informaltable>
</para><para>\nTrái\tPhải\n</para><orderedlist><listitem><para>\n1. x\n</para></listitem></orderedlist></chapter></book>"""


def test_old_word_by_the_docbook_of_antiword(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doc, "find_program", lambda *names: names[0])
    monkeypatch.setattr(doc, "run_program", lambda command, **_: (DOCBOOK if "db" in command else "Trái\tPhải").encode())
    assert doc.read_doc(b"x").split("\n") == [
        "QUỐC HỘI",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "| TT | Việc |",
        "| 1 | a b |",
        "Trái\tPhải",
        "1. x",
    ]


def test_number_and_day_in_the_header_of_a_page_are_read_without_the_motto_beside() -> None:
    motto = _p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    row = _table(("Số: 12/KH-UBND", "Trà Vinh, ngày 02 tháng 4 năm 2022"))
    head, told = f"<w:hdr {W}>{row}</w:hdr>", "| Số: 12/KH-UBND | Trà Vinh, ngày 02 tháng 4 năm 2022 |"
    assert read_docx(bare_docx(motto + _p("Thân"), header1=head)).split("\n")[0] == told
    assert read_docx(bare_docx(_p("Thân"), header1=head)).split("\n") == [told, "Thân"]
    running = f"<w:hdr {W}>{_p('Kế hoạch số 12/KH-UBND ngày 02 tháng 4 năm 2022')}</w:hdr>"
    assert read_docx(bare_docx(motto + _p("Thân"), header1=running)).count("12/KH-UBND") == 0
    assert read_docx(bare_docx(motto + row + _p("Thân"), header1=head)).count("12/KH-UBND") == 1


def test_a_letterhead_in_the_header_of_a_page_is_read_and_a_running_head_is_not() -> None:
    motto = _p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    head = f"<w:hdr {W}>{_p('ỦY BAN NHÂN DÂN')}{_p('Số: 5/KH-UBND')}{motto}</w:hdr>"
    running = f"<w:hdr {W}>{_p('Trang 2 - Kế hoạch')}</w:hdr>"
    lines = read_docx(bare_docx(_p("Thân"), header1=running, header2=head, header3="<w:hdr")).split("\n")
    assert lines == ["ỦY BAN NHÂN DÂN", "Số: 5/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Thân"]
    twice = read_docx(bare_docx(motto + _p("Thân"), header1=head)).split("\n")
    assert twice == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Thân"]
