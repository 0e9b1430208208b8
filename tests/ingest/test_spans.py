"""Every span of every recogniser holds the very words of the canonical text at its place."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.document import Source
from ingest.parse import parse_document
from ingest.readings import Span

CORPUS = Path(__file__).parents[2] / "corpus"

# Markdown decrees, tables of two columns, hard wraps, Windows line ends, lists of recipients that go on in the next line.
SYNTHETIC = {
    "markdown": (
        "| **CHÍNH PHỦ**<br>------- | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM**<br>**Độc lập - Tự do - Hạnh phúc** |\n|---|---|\n"
        "| Số: 58/2026/NĐ-CP | *Hà Nội, ngày 05 tháng 3 năm 2026* |\n\n## NGHỊ ĐỊNH\n\n**Sửa đổi, bổ sung một số điều\n"
        "của Nghị định**\n\n"
        "*Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;*\n\n### Điều 1. Sửa đổi\n\n"
        "1. Sửa đổi khoản 1 Điều 2 của Nghị định số 1/2020/NĐ-CP:\n\n"
        "“1. Bộ Tài chính chủ trì, phối hợp với Bộ Y tế báo cáo Thủ tướng Chính phủ trước ngày 15/12/2026.”.\n\n"
        "**Nơi nhận:**\n- Ban Bí thư Trung ương\nĐảng;\n- Thủ tướng, các Phó Thủ tướng\nChính phủ (để b/c);\n"
        "- VPCP: BTCN, các PCN, Trợ lý TTg,\n"
        "TGĐ Cổng TTĐT;\n- Lưu: VT, KTTH (2b).\n\n**TM. CHÍNH PHỦ**\n**KT. THỦ TƯỚNG**\n**PHÓ THỦ TƯỚNG**\n\n"
        "**Nguyễn Văn Thắng**\n"
    ),
    "columns": (
        "UBND TỈNH TRÀ VINH\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 26 /SNV-CC\tTrà Vinh, ngày   5 tháng 4 năm 2022\nV/v báo cáo\nkết quả\nKính gửi:\n- Sở Y tế;\n"
        "- UBND các huyện\n(qua Văn phòng).\n"
        "Thực hiện Kế hoạch số 1/KH-UBND ngày 1/2/2022 của\nUBND tỉnh, đề nghị Sở Y tế báo cáo trước ngày\n15/6.\n"
        "Nơi nhận:\tGIÁM ĐỐC\n- Như trên;\n- Lưu: VT.\tLê Văn An\n"
    ),
    "scan": (
        "Thời gian ký: 02.12.2022 16:53\nBỘ TAI CHÍNH CONG HOA XÃ HOI CHỦ NGHĨA VIỆT NAM\n"
        "TONG CUC THUE Độc lập - Tự do - Hạnh phúc\n"
        "Số:  4Ø72 /TCT- CS Hà Nội, ngày Od thang 42. néim 2022\nViv thuế Hà Nội, ngày 1 tháng 2 năm 2022\n"
        "Kinh gửi: Cục Thuế A; - Công ty B.\n"
        "Trả lời công văn số 1 18/CT-TTHT ngày 1 1/2/2022, Tổng cục Thuế có ý kiến.\n"
        "Noi nhận: KT. TONG CUC TRUONG\n- Như trên; PHO TONG CUC TRUONG\n- Vụ PC;\nVụ CS\nvà Vụ KK; Vũ Chí Hùng\n- Luu: VT.\n"
    ),
    "table": (
        "KẾ HOẠCH\nPhân công nhiệm vụ\n| TT | Nội dung | Chủ trì | Thời hạn |\n|----|----|----|----|\n"
        "|1|Báo cáo  kết quả|Sở Nội vụ| Quý IV/2024 |\n"
        "|2| Xây dựng\\_kế hoạch |Sở Y tế; Sở Tài chính|Trước 30/6|\n"
    ),
    "empty": "",
    "odd": "\ufeffSố:\u00a01/KH\u2013UBND\u2028\u0301a\u200b\x00b\n\f2\f\n- \n* \n| |\n|\n",
}  # fmt: skip


def spans(value: object, path: str = "") -> Iterator[tuple[str, Span]]:
    """Every span within a value, with the way to it."""
    if isinstance(value, Span):
        yield path, value
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from spans(item, f"{path}[{i}]")
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from spans(getattr(value, field.name), f"{path}.{field.name}")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\n\n", "  \n"])
@pytest.mark.parametrize("name", [*SYNTHETIC, *(path.stem for path in sorted(CORPUS.glob("*.txt")))])
def test_spans_hold_the_words_of_the_text(name: str, ends: str) -> None:
    raw = SYNTHETIC[name] if name in SYNTHETIC else (CORPUS / f"{name}.txt").read_text("utf-8")
    document = parse_document(raw.replace("\n", ends), Source("x.txt", "txt", ""))
    wrong = [(path, span) for path, span in spans(document) if document.text[span.start : span.end] != span.text]
    assert not wrong
    assert all(span.text == span.text.strip() for _, span in spans(document.header))


def test_a_part_of_a_span_stands_where_its_words_do() -> None:
    text = "Số: 26 /KH-UBND"
    span = Span(4, len(text), text[4:])
    part = span.part(2, 11)
    assert (part.start, part.end, part.text) == (7, 15, "/KH-UBND")
