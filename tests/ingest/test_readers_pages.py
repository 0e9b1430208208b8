"""PDFs with text, scans and pictures: words, columns, pages."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from ingest.header import find_header
from ingest.readers import ocr, pdf
from ingest.readers.ocr import read_image
from ingest.readers.pdf import read_pdf
from ingest.readers.pdf_lines import Piece, page_lines
from ingest.readers.pdf_tables import Rule, grids
from ingest.text import canonical
from tests.conftest import CORPUS
from tests.ingest import writers

LEFT = ["UBND TỈNH TRÀ VINH", "SỞ NỘI VỤ", "Số: 412/SNV-CCHC", "V/v báo cáo cải cách hành chính"]
RIGHT = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Trà Vinh, ngày 02 tháng 4 năm 2022"]
BODY = "Kính gửi: Ủy ban nhân dân các huyện, thị xã, thành phố.\nSở Nội vụ đề nghị báo cáo trước ngày 15 hằng tháng."


@pytest.mark.font
def test_the_words_of_the_sample_come_back(corpus: Path) -> None:
    for path in sorted(corpus.glob("*.txt")):
        raw = path.read_text("utf-8")
        words = writers.jumbled(raw)
        found = writers.jumbled(canonical(read_pdf(writers.pdf(raw)).text)[0])
        assert found == words or abs(len(found) - len(words)) <= 3, path.name  # running page numbers are the difference
        assert not set(words) - set(found), path.name


@pytest.mark.font
def test_a_letterhead_in_two_columns_is_read_column_by_column() -> None:
    text, _ = canonical(read_pdf(writers.pdf(BODY, (LEFT, RIGHT))).text)
    assert text.split("\n")[:7] == [*LEFT, *RIGHT]
    header = find_header(text)
    assert (header.full_number, header.place and header.place.value) == ("412/SNV-CCHC", "Trà Vinh")


@pytest.mark.font
def test_paragraphs_across_pages_are_whole() -> None:
    words = canonical((CORPUS / "001_0b0627fe3f50163b.txt").read_text("utf-8"))[0].lower().replace(".", "").split()[300:]
    lines = [f"{i}. Việc {' '.join(word for word in words[9 * i : 9 * i + 30] if word.isalpha())}." for i in range(1, 70)]
    read = read_pdf(writers.pdf("\n".join(lines))).text
    assert read.count("\f") >= 2
    assert canonical(read)[0].split("\n") == lines


def _piece(left: float, y: float, text: str) -> Piece:
    return Piece(left, y, left + 6 * len(text), y + 12, text)


def test_pieces_side_by_side_become_cells() -> None:
    rows = [_piece(x, y, f"{x}-{y}") for y in (700, 680) for x in (80, 200, 400)]
    assert [line for line in page_lines(rows, 595) if line] == [
        "| 80-700 | 200-700 | 400-700 |",
        "| 80-680 | 200-680 | 400-680 |",
    ]


@pytest.mark.font
def test_tables_with_lines_become_rows_whatever_wraps_in_their_cells() -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Serif", str(writers.SERIF)))
    out = io.BytesIO()
    canvas = Canvas(out, A4)
    canvas.setFont("Serif", 11)
    canvas.drawString(70, 760, "Phân công nhiệm vụ như sau:")
    canvas.grid([70, 100, 300, 400, 520], [740, 720, 680, 660])
    for x, y, words in (
        *((75, 726, "TT"), (105, 726, "Nội dung"), (305, 726, "Chủ trì"), (405, 726, "Thời hạn")),
        *(
            (75, 700, "1"),
            (105, 706, "Xây dựng kế hoạch tuyên truyền"),
            (105, 690, "của huyện"),
            (305, 706, "Ủy ban nhân"),
            (305, 690, "dân"),
        ),
        *((405, 706, "Quý I"), (75, 666, "2"), (105, 666, "Báo cáo"), (405, 666, "15/12/2022")),
        (98, 640, "Sở Nội vụ theo dõi."),
    ):
        canvas.drawString(x, y, words)
    canvas.save()
    assert canonical(read_pdf(out.getvalue()).text)[0].split("\n") == [
        "Phân công nhiệm vụ như sau:",
        "| TT | Nội dung | Chủ trì | Thời hạn |",
        "| 1 | Xây dựng kế hoạch tuyên truyền của huyện | Ủy ban nhân dân | Quý I |",
        "| 2 | Báo cáo | | 15/12/2022 |",
        "Sở Nội vụ theo dõi.",
    ]


@pytest.mark.font
@pytest.mark.tesseract
def test_a_scanned_table_with_lines_becomes_rows() -> None:
    import pypdfium2
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Serif", str(writers.SERIF)))
    out = io.BytesIO()
    canvas = Canvas(out, (595, 260))
    canvas.setFont("Serif", 12)
    canvas.grid([65, 100, 300, 400, 520], [225, 200, 160, 120])
    for x, y, words in (
        *((72, 208, "TT"), (110, 208, "Nội dung"), (310, 208, "Chủ trì"), (410, 208, "Thời hạn")),
        *(
            (75, 175, "1"),
            (110, 182, "Xây dựng kế hoạch"),
            (110, 166, "tuyên truyền"),
            (310, 182, "Sở Nội vụ"),
            (410, 182, "Quý I"),
        ),
        *(
            (75, 136, "2"),
            (110, 142, "Tổng kết công tác"),
            (110, 126, "năm 2022"),
            (310, 142, "Sở Tư pháp"),
            (410, 142, "Quý IV"),
        ),
        (70, 95, "Sở Nội vụ theo dõi, tổng hợp, báo cáo kết quả thực hiện."),
    ):
        canvas.drawString(x, y, words)
    canvas.save()
    with pypdfium2.PdfDocument(out.getvalue()) as document:
        page = ocr.recognise(document[0].render(scale=300 / 72, grayscale=True).to_pil())
    assert [line for line in page.text.split("\n") if line.startswith("|")] == [
        "| TT | Nội dung | Chủ trì | Thời hạn |",
        "| 1 | Xây dựng kế hoạch tuyên truyền | Sở Nội vụ | Quý I |",
        "| 2 | Tổng kết công tác năm 2022 | Sở Tư pháp | Quý IV |",
    ]


UNRULED = [
    (
        [
            *((70, 730, "TT"), (110, 730, "Tên đơn vị"), (300, 730, "Số lượng"), (420, 730, "Ghi chú")),
            *((70, 714, "1"), (110, 714, "Sở Nội vụ"), (300, 714, "12")),
            *((70, 698, "2"), (110, 698, "Sở Thông tin và"), (300, 698, "3"), (420, 698, "mới"), (110, 682, "Truyền thông")),
            *((70, 666, "3"), (110, 666, "Sở Y tế"), (300, 666, "100"), (420, 666, "cũ")),
            (98, 640, "Trên đây là danh sách các đơn vị đã đăng ký tham gia hội thi."),
        ],
        [
            "| TT | Tên đơn vị | Số lượng | Ghi chú |",
            "| 1 | Sở Nội vụ | 12 |  |",
            "| 2 | Sở Thông tin và Truyền thông | 3 | mới |",
            "| 3 | Sở Y tế | 100 | cũ |",
            "Trên đây là danh sách các đơn vị đã đăng ký tham gia hội thi.",
        ],
        "lines at one distance, blank cells, one that goes on below",
    ),
    (
        [
            *((70, 730, "TT"), (110, 737, "Nội dung"), (110, 723, "công việc"), (300, 730, "Thời hạn")),
            *((110, 694, "Xây dựng kế hoạch"), (70, 687, "1"), (300, 687, "Quý I"), (110, 680, "tuyên truyền")),
            *((110, 650, "Báo cáo"), (70, 643, "2"), (300, 643, "Quý IV"), (110, 636, "hằng năm")),
        ],
        [
            "| TT | Nội dung công việc | Thời hạn |",
            "| 1 | Xây dựng kế hoạch tuyên truyền | Quý I |",
            "| 2 | Báo cáo hằng năm | Quý IV |",
        ],
        "cells whose words stand in the middle of their height",
    ),
    (
        [
            *((110, 730, "Đơn vị"), (250, 730, "Năm sinh")),
            *((70, 714, "TT"), (110, 714, "công tác"), (250, 714, "Nam"), (300, 714, "Nữ")),
            *((70, 690, "1"), (110, 690, "Sở Y tế"), (250, 690, "1990")),
            *((70, 670, "2"), (110, 670, "Sở Nội vụ"), (250, 670, "1985"), (300, 670, "1991")),
        ],
        ["| TT | Đơn vị công tác | Năm sinh Nam | Nữ |", "| 1 | Sở Y tế | 1990 |  |", "| 2 | Sở Nội vụ | 1985 | 1991 |"],
        "a head of two lines, one name over two columns",
    ),
    (
        [
            (70, 730, "Số văn bản"),
            (400, 730, "12"),
            (70, 714, "Số lớp"),
            (400, 714, "3"),
            (70, 698, "Số người"),
            (400, 698, "1500"),
        ],
        ["| Số văn bản | 12 |", "| Số lớp | 3 |", "| Số người | 1500 |"],
        "two columns with edges below each other",
    ),
    (
        [(70, 730, "Số: 12/KH-UBND"), (400, 730, "Hà Nội, 2022"), (90, 714, "V/v báo cáo"), (380, 714, "gấp")],
        ["Số: 12/KH-UBND\tHà Nội, 2022", "V/v báo cáo\tgấp"],
        "two lines with something beside them are no table",
    ),
]


@pytest.mark.parametrize(("pieces", "lines", "why"), UNRULED, ids=[why for *_, why in UNRULED])
def test_tables_without_lines(pieces: list[tuple[float, float, str]], lines: list[str], why: str) -> None:
    assert [line for line in page_lines([_piece(*each) for each in pieces], 595) if line] == lines, why


def test_a_page_of_countless_lines_takes_its_time_and_no_more() -> None:
    rows = [_piece(x + y % 7, 20 * y, "ab") for y in range(280) for x in (80, 200)]
    began = time.process_time()
    assert len([line for line in page_lines(rows, 595) if line]) == 280
    assert time.process_time() - began < 5


def test_lines_that_are_no_table() -> None:
    underlined = [Rule(100, 700, 200, 700), Rule(300, 700, 500, 700)]
    box = [Rule(100, 500, 300, 500), Rule(100, 600, 300, 600), Rule(100, 500, 100, 600), Rule(300, 500, 300, 600)]
    assert grids(underlined) == grids(box) == grids([Rule(i, 0, i, 50) for i in range(2000)]) == []


def test_recipients_and_a_signature_that_share_no_row() -> None:
    rows = [
        _piece(350, 300, "KT. GIÁM ĐỐC"),
        _piece(80, 290, "Nơi nhận:"),
        _piece(80, 275, "- Như trên;"),
        _piece(340, 240, "Nguyễn A"),
    ]
    assert [line for line in page_lines(rows, 595) if line] == ["Nơi nhận:", "- Như trên;", "KT. GIÁM ĐỐC", "Nguyễn A"]


@pytest.mark.font
@pytest.mark.tesseract
def test_a_scan_is_read_page_by_page() -> None:
    read = read_pdf(writers.scan(BODY)).text
    assert "Ủy ban nhân dân các huyện, thị xã, thành phố" in canonical(read)[0]


@pytest.mark.font
def test_without_tesseract_a_scan_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "find_program", lambda *_: None)
    ocr.missing.cache_clear()
    try:
        with pytest.raises(UnreadableFile, match="apt-get install tesseract-ocr tesseract-ocr-vie"):
            read_pdf(writers.scan(BODY))
        with pytest.raises(UnreadableFile, match="apt-get install tesseract-ocr"):
            read_image(_png())
    finally:
        ocr.missing.cache_clear()


@pytest.mark.font
def test_a_scanned_page_among_others_is_named_where_it_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    with pypdfium2.PdfDocument(writers.pdf(BODY)) as whole, pypdfium2.PdfDocument(writers.scan(BODY)) as scanned:
        whole.import_pages(scanned)
        out = io.BytesIO()
        whole.save(out)
    monkeypatch.setattr(pdf, "missing", lambda: "x")
    assert "[Trang 2 là ảnh quét, chưa đọc được]" in read_pdf(out.getvalue()).text


def _png() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("L", (200, 100), 255).save(out, "PNG")
    return out.getvalue()
