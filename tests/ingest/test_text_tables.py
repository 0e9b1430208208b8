"""Task tables of tabs and of spaces give the same duties as one between bars: in text, in Markdown and in Word."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from ingest.parse import parse_file
from ingest.text_tables import lay_tables
from tests.ingest.test_duty_shapes import HEAD, TAIL
from tests.ingest.writers import docx

TITLES = ("STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Kết quả/Sản phẩm")
ROWS = (
    ("I.", "Công tác chỉ đạo", "", "", "", ""),
    ("1", "Xây dựng kế hoạch cải cách", "Phòng Nội vụ", "Phòng Tư pháp; các xã, phường", "Tháng 01/2022", "Kế hoạch"),
    ("2", "Kiểm tra công tác cải cách hành chính", "Phòng Nội vụ", "", "Quý III/2022", "Báo cáo kết quả"),
    ("II.", "Công tác tuyên truyền", "", "", "", ""),
    ("3", "Tuyên truyền về cải cách", "Phòng Văn hóa và Thông tin", "Các phòng, ban, ngành", "Thường xuyên", "Tin, bài"),
    ("4", "Báo cáo kết quả thực hiện", "Các phòng, ban, ngành", "Phòng Nội vụ", "Trước ngày 15/6 và 15/12", ""),
)
DUTIES = [
    ("Xây dựng kế hoạch cải cách", ["Phòng Nội vụ"], ["Phòng Tư pháp", "các xã, phường"], "2022-01", "Kế hoạch"),
    ("Kiểm tra công tác cải cách hành chính", ["Phòng Nội vụ"], [], "2022-09", "Báo cáo kết quả"),
    ("Tuyên truyền về cải cách", ["Phòng Văn hóa và Thông tin"], ["các phòng, ban, ngành"], "", "Tin, bài"),
    ("Báo cáo kết quả thực hiện", ["các phòng, ban, ngành"], ["Phòng Nội vụ"], "6-month", ""),
]


def bars() -> str:
    lines = ["| " + " | ".join(row) + " |" for row in (TITLES, *ROWS)]
    return "\n".join([lines[0], "|---|---|---|---|---|---|", *lines[1:]])


def stacked(gap: str = "\n") -> str:
    return gap.join(cell for row in (TITLES, *ROWS) for cell in row if cell)


def stacked_apart() -> str:
    """Blank lines between the cells, and a cell of two bodies on two lines."""
    return stacked("\n\n").replace("Tư pháp; các", "Tư pháp\n\nCác")


def tabs() -> str:
    return "\n".join("\t".join(row) for row in (TITLES, *ROWS))


def tabs_of_a_clerk() -> str:
    """Empty cells at the end left out, headings of parts in one cell, a cell of two lines."""
    lines = ["\t".join(row).rstrip("\t") for row in (TITLES, *ROWS)]
    return "\n".join(lines).replace("I.\tCông", "I. Công").replace("Tư pháp; các", "Tư pháp;\ncác")


def spaces() -> str:
    widths = [max(len(row[i]) for row in (TITLES, *ROWS)) for i in range(len(TITLES))]
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in (TITLES, *ROWS))


def wrapped_spaces() -> str:
    """Each cell on lines of at most 18 letters."""
    lines: list[str] = []
    for row in (TITLES, *ROWS):
        cells = [textwrap.wrap(cell, 18) or [""] for cell in row]
        for i in range(max(map(len, cells))):
            lines.append("   ".join((cell[i] if i < len(cell) else "").ljust(18) for cell in cells).rstrip())
    return "\n".join(lines)


def ruled_spaces() -> str:
    """Lines of dashes below the titles and blank lines between the rows."""
    first, *rest = spaces().split("\n")
    return "\n\n".join([first + "\n" + "-" * len(first), *rest])


def read(path: Path) -> list[tuple[str, list[str], list[str], str, str]]:
    return [
        (
            duty.span.text,
            [one.name for one in duty.actors],
            [one.name for one in duty.coactors],
            ""
            if duty.timing is None
            else duty.timing.date.iso
            if duty.timing.date
            else " ".join(period.value for period in duty.timing.periods),
            duty.product.text if duty.product else "",
        )
        for duty in parse_file(path).obligations
        if duty.rule == "table"
    ]


@pytest.mark.parametrize("form", [bars, tabs, tabs_of_a_clerk, spaces, wrapped_spaces, ruled_spaces, stacked, stacked_apart])
@pytest.mark.parametrize("suffix", [".txt", ".md"])
def test_all_forms_of_a_task_table_give_the_same_duties(form, suffix: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / f"ke-hoach{suffix}"
    path.write_text(f"{HEAD['plan']}Thực hiện.\n\nPHỤ LỤC\n\nDANH MỤC NHIỆM VỤ\n\n{form()}\n{TAIL}", "utf-8")
    assert read(path) == DUTIES


@pytest.mark.parametrize("form", [bars, tabs, tabs_of_a_clerk])
def test_word_gives_them_too(form, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(docx(f"{HEAD['plan']}Thực hiện.\n\nPHỤ LỤC\n\nDANH MỤC NHIỆM VỤ\n\n{form()}\n{TAIL}"))
    assert read(path) == DUTIES


@pytest.mark.parametrize(
    "text",
    [
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH A\tĐộc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n    TỈNH A               Độc lập - Tự do - Hạnh phúc",
        "STT\tHọ và tên\tChức vụ\n1\tTrần Văn An\tGiám đốc",
        "TT   Tên hàng   Số lượng   Đơn giá\n1    Giấy       10         5.000",
        "Nơi nhận:\t\tTM. ỦY BAN NHÂN DÂN\n- Như trên;\t\tCHỦ TỊCH",
        "Nhiệm vụ  và  trách nhiệm của các cơ quan.",
        "STT\nTên loại hóa đơn\nKý hiệu\nThời gian\nGhi chú\n1\nHóa đơn\nC24\n2\nBiên lai\nC25",
        "TT\nNội dung nhiệm vụ\nCơ quan chủ trì\nThời gian\n1\nLập kế hoạch năm của cơ quan\n\nNơi nhận:\n- Như trên;",
    ],
)
def test_columns_of_other_things_stay_as_they_are(text: str) -> None:
    assert lay_tables(text) == text


def test_what_stands_behind_the_table_is_not_in_it() -> None:
    laid = lay_tables(spaces() + "\nNơi nhận:\n- Như trên;\n- Lưu: VT.")
    assert laid.endswith("|\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.")
