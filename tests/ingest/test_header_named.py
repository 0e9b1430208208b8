"""A document's number and title, told by itself outside the lines of its header."""

import pytest

from ingest.header import find_header

BODY = "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\nNghị định này quy định việc quản lý."
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập – Tự do – Hạnh phúc\nHà Nội, ngày 18 tháng 6 năm 2026"


def test_the_name_in_the_first_line_gives_the_number() -> None:
    header = find_header(f"Nghị định 213/2026/NĐ-CP\n{MOTTO}\n{BODY}")
    assert header.full_number == "213/2026/NĐ-CP"
    assert header.number is not None
    assert header.number.rule == "own-name"
    assert header.title is None


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Nghị định 204/2026/NĐ-CP quy định xử phạt trong lĩnh vực thú y", "quy định xử phạt trong lĩnh vực thú y"),
        ("Nghị định số 204/2026/NĐ-CP ngày 01/6/2026 của Chính phủ về hoạt động bay dân dụng", "hoạt động bay dân dụng"),
        ("Nghị quyết 148/NQ-CP — Phiên họp thường kỳ tháng 5/2026", "Phiên họp thường kỳ tháng 5/2026"),
        ("NGHỊ ĐỊNH 54/2026/NĐ-CP\nSửa đổi, bổ sung một số Nghị định về nhà ở", "Sửa đổi, bổ sung một số Nghị định về nhà ở"),
    ],
)
def test_the_name_in_the_first_line_gives_the_title(first: str, title: str) -> None:
    header = find_header(f"{first}\n{MOTTO}\n{BODY}")
    assert header.title is not None
    assert (header.title.value, header.title.rule) == (title, "own-name")
    assert header.title.span.text in first


def test_a_letter_is_named_so_only_above_its_addressee() -> None:
    named = "Công văn số 5641/CCT-TTHT ngày 15/7/2013 của Chi cục Thuế Nha Trang, trả lời về ưu đãi thuế"
    header = find_header(f"{named}.\nKính gửi: Công ty TNHH Tài Nguyên\nTrả lời văn bản ngày 08/7/2013 của Công ty.")
    assert header.full_number == "5641/CCT-TTHT"
    assert header.title is not None
    assert header.title.value == "trả lời về ưu đãi thuế"
    recited = find_header(f"{named}, Cục Thuế có ý kiến như sau.\nĐề nghị Chi cục thực hiện.")
    assert recited.full_number is None


def test_the_enacting_formula_gives_the_title() -> None:
    text = (
        "BỘ TÀI CHÍNH\nSố: 66/2026/TT-BTC\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nHà Nội, ngày 16 tháng 6 năm 2026\nTHÔNG TƯ\n"
        "Căn cứ Nghị định số 29/2025/NĐ-CP của Chính phủ ban hành Thông tư hướng dẫn của ngành;\n"
        "Bộ trưởng Bộ Tài chính ban hành Thông tư hướng dẫn xác định nhu cầu và nguồn tiền lương.\nĐiều 1. Phạm vi"
    )
    title = find_header(text).title
    assert title is not None
    assert (title.value, title.rule) == ("hướng dẫn xác định nhu cầu và nguồn tiền lương", "enacting-formula")


@pytest.mark.parametrize("formula", ["Chính phủ ban hành Nghị định này", "Chính phủ ban hành Nghị định kèm theo Quy chế sau"])
def test_a_formula_without_title_gives_none(formula: str) -> None:
    assert find_header(f"Nghị định 213/2026/NĐ-CP\n{MOTTO}\n{formula}.\n{BODY}").title is None


def test_what_the_header_says_stands() -> None:
    text = f"Nghị định 9/2020/NĐ-CP về việc khác\nSố: 213/2026/NĐ-CP\n{MOTTO}\nNGHỊ ĐỊNH\nVề hoạt động bay\n{BODY}"
    header = find_header(text)
    assert header.full_number == "213/2026/NĐ-CP"
    assert header.title is not None
    assert header.title.value == "hoạt động bay"


def test_a_title_and_its_bases_above_the_whole_document_are_not_its_head() -> None:
    title = "NGHỊ ĐỊNH\nQuy định chi tiết về quản lý vật liệu\nCăn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;"
    head = (
        "CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 203/2026/NĐ-CP Hà Nội, ngày 11 tháng 6 năm 2026"
    )
    header = find_header(f"{title}\nTheo đề nghị của Bộ trưởng Bộ Xây dựng;\n{head}\n{title}\n{BODY}")
    assert header.full_number == "203/2026/NĐ-CP"
    assert header.date is not None
    assert header.date.value.iso == "2026-06-11"
    assert header.issuer is not None
    assert header.issuer.value == "Chính phủ"
    assert find_header(f"{title}\n{BODY}\n{head}\n{title}").full_number is None


PARTICULARS = "| Số hiệu | 147/2026/NĐ-CP |\n| Loại văn bản | Nghị định của Chính phủ |\n| Trích yếu | Về dự án kéo dài |\n"


@pytest.mark.parametrize(
    ("rows", "place", "date"),
    [
        ("| Nơi ban hành | Hà Nội |\n| Ngày ban hành | 07/5/2026 |\n| Thời gian ký số | 11/5/2026 |", "Hà Nội", "2026-05-07"),
        ("| Nơi ban hành | Chính phủ |\n| Ngày ban hành | 15 tháng 5 năm 2026 |", None, "2026-05-15"),
    ],
    ids=["a place where others have the issuer, and the day of signing", "a date without its word"],
)
def test_what_particulars_tell(rows: str, place: str | None, date: str) -> None:
    header = find_header(f"{PARTICULARS}{rows}\n{BODY}")
    assert header.type is not None
    assert header.type.value == "Nghị định"
    assert header.issuer is not None
    assert header.issuer.value == "Chính phủ"
    assert (header.place.value if header.place else None) == place
    assert header.date is not None
    assert header.date.value.iso == date


def test_a_head_above_the_particulars_tells_place_and_date() -> None:
    header = find_header(f"CHÍNH PHỦ\nHà Nội, ngày 15 tháng 6 năm 2026\nNGHỊ ĐỊNH\n{PARTICULARS}{BODY}")
    assert header.place is not None
    assert header.place.value == "Hà Nội"
    assert header.date is not None
    assert header.date.value.iso == "2026-06-15"


def test_a_line_of_the_header_is_no_row_of_particulars() -> None:
    rows = "| Số hiệu | 91/2026/TT-BTC |\n| Ngày ban hành | 30/6/2026 |\n| Hiệu lực | 01/7/2026 |\n"
    header = find_header(f"{rows}Số: 91/2026/TT-BTC Hà Nội, ngày 30 tháng 6 năm 2026\nTHÔNG TƯ\nVề hóa đơn\n{BODY}")
    assert header.place is not None
    assert header.place.value == "Hà Nội"


def test_a_table_of_sources_far_below_is_no_part_of_the_particulars() -> None:
    body = "Bộ Công Thương chủ trì hoàn thiện dự án Luật.\n" * 60
    header = find_header(
        f"{PARTICULARS}| Ngày ban hành | 07/5/2026 |\n{BODY}{body}| Nguồn | Đường dẫn |\n| Cổng | https://a.example |\n"
    )
    assert header.body is not None
    assert "dự án Luật" in header.body.text
