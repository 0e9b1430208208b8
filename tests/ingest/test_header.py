"""Headers: each field on the forms that documents have, clean and blurred."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.document import Header
from ingest.header import find_header
from ingest.person_names import find_person
from ingest.text import canonical

CORPUS = Path(__file__).parents[2] / "corpus"


def read(text: str) -> Header:
    return find_header(canonical(text)[0])


def value(header: Header, field: str) -> str | None:
    reading = getattr(header, field)
    if reading is None:
        return None
    return reading.value.iso if field == "date" else str(reading.value)


def letter(top: str, subject: str = "V/v báo cáo") -> str:
    return f"{top}\n{subject}\n\nKính gửi: Sở Nội vụ.\n\nThực hiện Kế hoạch số 1/KH-UBND, đề nghị báo cáo./.\n"


# The five samples, by the particulars that a clerk would enter.
SAMPLES = {
    "000": (None, "SNV-TCBCTCPCP", "Công văn", "Sở Nội vụ tỉnh Trà Vinh", "Trà Vinh", "2022-04", "Kim Thị Thanh Nữ"),
    "001": ("4762", "KH-STNMT", "Kế hoạch", "Sở Tài nguyên và Môi trường tỉnh Vĩnh Long", "Vĩnh Long", "2021-12-11",
            "Trần Minh Khải"),
    "002": ("26", "KH-UBND", "Kế hoạch", "Ủy ban nhân dân thị xã Duyên Hải", "Duyên Hải", "2022-02-11", "Trần Trường Giang"),
    "003": (None, "UBND-NV", "Công văn", "Ủy ban nhân dân huyện Vĩnh Linh", "Vĩnh Linh", "2024-04", "Thái Văn Thành"),
    "004": (None, "STTTT-TTBCXB", "Công văn", "Sở Thông tin và Truyền thông tỉnh Sóc Trăng", "Sóc Trăng", "2021", "Lê Hoàng Bắc"),
}  # fmt: skip


@pytest.mark.parametrize("name", SAMPLES)
def test_samples(name: str) -> None:
    header = read(next(CORPUS.glob(f"{name}_*.txt")).read_text(encoding="utf-8"))
    assert header.signer is not None
    fields = tuple(value(header, field) for field in ("number", "symbol", "type", "issuer", "place", "date"))
    assert (*fields, header.signer.value.name) == SAMPLES[name]


# lines above the subject, field, its value, what the row stands for
FIELDS = [
    ("Số: 26 /KH-UBND", "number", "26", "a space before the stroke"),
    ("Số: /UBND-NV", "number", None, "a blank number"),
    (" Số:   4390     /UBND-NLN                  Lào Cai, ngày 27 tháng 5 năm 2026", "number", "4390", "gaps left for a stamp"),
    ("Số: ....../SNV-CCHC", "symbol", "SNV-CCHC", "a dotted number"),
    ("Số: 09/2009/CT-UBND", "number", "09", "a year between number and symbol"),
    ("Số: 09/2009/CT-UBND", "year", "2009", "the year is a part of its own"),
    ("Số: 219/2013/TT- BTC Hà Nội, ngày 31 tháng 12 năm 2013", "symbol", "TT-BTC", "a space in the symbol, two columns merged"),
    ("Luật số: 61/2024/QH15", "symbol", "QH15", "a law"),
    ("Số: 17-NQ/TW", "symbol", "NQ/TW", "a Party number"),
    ("Số: 17-NQ/TW", "number", "17", "a Party number"),
    ("Số: 5483/TCT-DNL - Hà Nội, ngày 28 tháng 11 năm 2017", "symbol", "TCT-DNL", "the place is no part of the symbol"),
    ("Số: ups /TCT-PC Hà Nội, ngày 2 tháng 3 năm 2022", "number", None, "a number that nobody could read"),
    ("Số: 2686 7TCT-DNNCN Hà Nội, ngày 9 tháng 7 năm 2021", "number", "2686", "a stroke read as 7"),
    ("Số: 2686 7TCT-DNNCN Hà Nội, ngày 9 tháng 7 năm 2021", "symbol", "TCT-DNNCN", "a stroke read as 7"),
    ("Số: 1/SNV-CC\nTrà Vinh, ngày tháng 4 năm 2022", "date", "2022-04", "a blank day"),
    ("Số: 1/SNV-CC\nTrà Vinh, ngày tháng năm 2021", "date", "2021", "a blank day and month"),
    ("Số: 1/SNV-CC\tTrà Vinh, ngày 5  tháng 4  năm 2022", "date", "2022-04-05", "two columns with a tab"),
    ("Số: 1/SNV-CC\nTrà Vinh, ngày 5 tháng 4 năm 2022", "place", "Trà Vinh", "the place"),
    ("Số: 1/TCT-CS Ha Nội, ngày 2 0 tháng 8 năm 2020", "place", "Hà Nội", "a place that lost accents"),
    ("Số: 1/TCT-CS Ha Nội, ngày 2 0 tháng 8 năm 2020", "date", "2020-08-20", "a day with a gap"),
    ("Số: 1/TCT-CS Hà Nội, ngayQ 8 thang 4 năm 2019", "date", "2019-04-08", "a zero read as Q"),
    ("Số: 1/TCT-CS Hà Nội, ngày 48 tháng 04 năm 2022", "date", "2022-04", "a day that can't be"),
    ("Thời gian ký: 13.04.2022 13:49\nSố: 1/TCT-CS Hà Nội, ngày 48 tháng 04 năm 2022", "date", "2022-04-13", "the stamp agrees"),
    ("Thời gian ký: 13.05.2022 13:49\nSố: 1/TCT-CS Hà Nội, ngày 48 tháng 04 năm 2022", "date", "2022-04", "the stamp does not"),
    ("UBND TỈNH TRÀ VINH\nSỞ NỘI VỤ\nSố: 1/SNV-CC", "issuer", "Sở Nội vụ tỉnh Trà Vinh", "the place comes from the body above"),
    ("ỦY BAN NHÂN DÂN\nTỈNH BÌNH THUẬN\nSố: 1/UBND-NC", "issuer", "Ủy ban nhân dân tỉnh Bình Thuận", "one name on two lines"),
    ("BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ\nSố: 1/TCT-CS", "issuer", "Tổng cục Thuế", "the lower of two bodies"),
    ("TỈNH ỦY QUẢNG NGÃI\nHUYỆN ỦY TRÀ BỒNG\n*\nSố 12-KH/HU", "issuer", "Huyện ủy Trà Bồng", "a committee below a committee"),
    ("ỦY BAN MTTQ VIỆT NAM XÃ LƯƠNG MINH\nBAN THƯỜNG TRỰC\nSố: 12/KH-MTTQ", "issuer",
     "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Lương Minh", "a standing board of a body that no list holds"),
    ("TONG CUC THUE\nCUC THUE TP HA NOI\nSố: 1/CT-TTHT", "issuer", "Cục Thuế thành phố Hà Nội", "accents lost"),
    ("BỘ TÀI CHÍNH | CONG HOA XÃ HỌI CHỦ NGHĨA VIET NAM\nTONG CUC THUE Độc lập - Tự do - Hạnh phúc\nSố: 1/TCT-CS", "issuer",
     "Tổng cục Thuế", "the national heading in the same lines"),
    ("BO TAI CHINH\nTONG CYC THUE\nSố: 1/TCT-CS", "issuer", "Tổng cục Thuế", "the symbol tells what the line does not"),
    ("Số: 1/SNV-CC\nTrà Vinh, ngày 5 tháng 4 năm 2022", "issuer", "Sở Nội vụ tỉnh Trà Vinh", "no line: symbol and place"),
    ("CỤC THUẾ TỈNH KHÁNH HÒA\nCHI CỤC THUE TP.NHA TRANG\nSố: 1/CCT", "issuer", "Chi cục Thuế thành phố Nha Trang", "no space"),
    ("BỘ TÀI CHÍNH\nCHI CỤC HẢI QUAN KHU VỰC VIII\nSố: 1/HQKV8-NV", "issuer", "Chi cục Hải quan khu vực VIII", "of a region"),
    ("CỤC THUẾ TỈNH THANH HÓA\nCHI CỤC THUẾ KHU VỰC\nYÊN ĐỊNH - THIỆU HÓA\nSố: 1/CCT", "issuer",
     "Chi cục Thuế khu vực Yên Định - Thiệu Hóa", "of several districts"),
    ("THỦ TƯỚNG CHÍNH PHỦ\nSố: 1/TTg-KT", "issuer", "Thủ tướng Chính phủ", "a person as issuer"),
    ("CHỦ TỊCH\nỦY BAN NHÂN DÂN\nTỈNH NINH BÌNH\nSố: 1/CĐ-UBND", "issuer", "Chủ tịch Ủy ban nhân dân tỉnh Ninh Bình", "a head"),
    ("Số: 26 /KH-UBND Sông Vân, ngày 5 tháng 4 năm 2022", "place", "Sông Vân", "a symbol beside a place that no table has"),
]  # fmt: skip


@pytest.mark.parametrize(("top", "field", "expected", "why"), FIELDS, ids=[row[3] for row in FIELDS])
def test_fields(top: str, field: str, expected: str | None, why: str) -> None:
    assert value(read(letter(top)), field) == expected, why


# the whole text, kind, title
KINDS = [
    (letter("Số: 1/SNV-CC", "V/v báo cáo\nkết quả năm 2022"), "Công văn", "báo cáo kết quả năm 2022"),
    (letter("Số: 1/TCT-CS", "Viv hoàn thuế"), "Công văn", "hoàn thuế"),
    ("KẾ HOẠCH\nTuyên truyền năm 2022\n\nThực hiện Kế hoạch số 1/KH-UBND, Sở ban hành kế hoạch như sau:", "Kế hoạch",
     "Tuyên truyền năm 2022"),
    ("QUYÉT ĐỊNH\nVề việc ban hành Quy chế\nBỘ TRƯỞNG BỘ NỘI VỤ\nCăn cứ Luật A;", "Quyết định", "ban hành Quy chế"),
    ("LUẬT\nBẢO HIỂM XÃ HỘI\nCăn cứ Hiến pháp;", "Luật", "BẢO HIỂM XÃ HỘI"),
    ("LUẬT THUẾ GIÁ TRỊ GIA TĂNG\nCăn cứ Hiến pháp;", "Luật", "THUẾ GIÁ TRỊ GIA TĂNG"),
    ("Số: 5/TB-UBND\nThông báo nghỉ lễ.", "Thông báo", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "title"), KINDS)
def test_kind_and_title(text: str, kind: str, title: str | None) -> None:
    header = read(text)
    assert value(header, "type") == kind
    assert value(header, "title") == title


def test_number_and_date_in_the_title() -> None:
    header = read("THÔNG TƯ\nCỦA BỘ THƯƠNG MẠI SỐ 04/2007/TT-BTM NGÀY 04 THÁNG 04 NĂM 2007\nHƯỚNG DẪN XUẤT KHẨU\nCăn cứ Luật A;")
    assert [value(header, field) for field in ("number", "year", "symbol", "date", "title")] == [
        "04", "2007", "TT-BTM", "2007-04-04", "HƯỚNG DẪN XUẤT KHẨU",
    ]  # fmt: skip


def test_particulars_on_top_fill_what_the_header_lacks() -> None:
    header = read(
        "| Thuộc tính | Nội dung |\n|---|---|\n| **Số hiệu** | 169/2026/NĐ-CP |\n| **Cơ quan ban hành** | Chính phủ |\n"
        "| **Ngày ban hành** | 15/05/2026 |\n| **Người ký** | Phó Thủ tướng Nguyễn Văn Thắng (ký thay) |\n\n"
        "## VĂN BẢN\n\nĐiều 1. Phạm vi\n"
    )
    assert [value(header, field) for field in ("number", "symbol", "type", "issuer", "date")] == [
        "169", "NĐ-CP", "Nghị định", "Chính phủ", "2026-05-15",
    ]  # fmt: skip
    assert header.signer is not None
    assert header.signer.value.name == "Nguyễn Văn Thắng"
    assert header.body is not None
    assert header.body.text == "Điều 1. Phạm vi"


# lines from the addressees on, addressees, how the body begins
ADDRESSEES = [
    ("Kính gửi: Cục Thuế các tỉnh.\nTrả lời công văn", ["Cục Thuế các tỉnh"], "Trả lời"),
    ("Kính gửi:\n- Sở Nội vụ;\n- UBND các xã (qua Văn phòng).\nCăn cứ", ["Sở Nội vụ", "UBND các xã (qua Văn phòng)"], "Căn cứ"),
    ("Kính gửi:\n- Sở Nội vụ;\n- Cục Thuế tỉnh.\n- Căn cứ Luật Lưu trữ;\n- Thực hiện Quyết định",
     ["Sở Nội vụ", "Cục Thuế tỉnh"], "- Căn cứ"),
    ("Kính gửi: - Cục A.\n- Công ty B.\n(Địa chỉ: Quận 1)\nTrả lời", ["Cục A", "Công ty B"], "Trả lời"),
    ("Kính gửi: Công ty B\nMã số thuế: 0123\nĐịa chỉ: 5B Tôn Đức Thắng, Hồ Chí\nMinh\nTrả lời", ["Công ty B"], "Trả lời"),
    ("THỦ TƯỚNG CHÍNH PHỦ điện:\n- Bộ trưởng các Bộ: Y tế;\n- Ban Tuyên giáo.\nNgày 10",
     ["Bộ trưởng các Bộ: Y tế", "Ban Tuyên giáo"], "Ngày 10"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "expected", "body"), ADDRESSEES)
def test_addressees_and_where_the_body_begins(lines: str, expected: list[str], body: str) -> None:
    header = read(
        f"Số: 1/SNV-CC\nV/v báo cáo\n{lines} số 5 ngày 1/2/2022 về thuế của năm nay và năm sau./.\nNơi nhận:\n- Như trên."
    )
    assert [reading.value for reading in header.addressees] == expected
    assert header.body is not None
    assert header.body.text.startswith(body)
    assert header.body.text.endswith("./.")


# the end of a document, (name, position, capacity)
SIGNERS = [
    ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n(Đã ký)\nNgô Thị Hằng",
     ("Ngô Thị Hằng", "PHÓ CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH")),
    ("KT. THỦ TƯỚNG\nPhó Thủ tướng\nTrịnh Thị Hà", ("Trịnh Thị Hà", "Phó Thủ tướng", "KT. THỦ TƯỚNG")),
    ("GIÁM ĐỐC\nLê Văn An", ("Lê Văn An", "GIÁM ĐỐC", None)),
    ("TL. BỘ TRƯỞNG\nVỤ TRƯỞNG\nVỤ PHÁP CHẾ\nMai Sơn", ("Mai Sơn", "VỤ TRƯỞNG VỤ PHÁP CHẾ", "TL. BỘ TRƯỞNG")),
    ("KT. TONG CUC TRUONG", (None, None, "KT. TỔNG CỤC TRƯỞNG")),
    ("| | TM. ỦY BAN NHÂN DÂN |\n| | CHỦ TỊCH |\n| | Trần Văn Bé |", ("Trần Văn Bé", "CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN")),
    ("KT. THỦ TƯỚNG, PHÓ THỦ TƯỚNG\nPhạm Bình", ("Phạm Bình", "PHÓ THỦ TƯỚNG", "KT. THỦ TƯỚNG")),
    ("Trần Minh Khải", ("Trần Minh Khải", None, None)),
    ("CHỦ TỊCH\nKsor H’Lim", ("Ksor H’Lim", "CHỦ TỊCH", None)),
    ("CHỦ TỊCH\nA Thị Ngọc", ("A Thị Ngọc", "CHỦ TỊCH", None)),
    ("35\n7... .1111.\nTL. TỔNG CỤC TRƯỞNG\nCHÁNH VĂN PHÒNG\nLê Văn An", ("Lê Văn An", "CHÁNH VĂN PHÒNG", "TL. TỔNG CỤC TRƯỞNG")),
    ("KT. BỘ TRƯỞNG THỨ TRƯỞNG Bùi Hồng Lĩnh", ("Bùi Hồng Lĩnh", "THỨ TRƯỞNG", "KT. BỘ TRƯỞNG")),
]  # fmt: skip


@pytest.mark.parametrize(("end", "expected"), SIGNERS)
def test_signer_below_the_recipients(end: str, expected: tuple[str | None, ...]) -> None:
    header = read(letter("Số: 1/SNV-CC") + f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\n{end}")
    assert header.signer is not None
    signer = header.signer.value
    assert (signer.name, signer.position, signer.capacity) == expected


def test_signer_in_the_right_column_of_the_recipients() -> None:
    header = read(
        letter("Số: 1/TCT-CS")
        + "Noi nhận: KT. TONG CUC TRUONG\n- Như trên; PHO TONG CUC TRUONG\n- Bộ Tài chính (dé b/c); T à\n~ Luu: VT, CS.\n"
        "Phi Vân Tuấn"
    )
    assert header.signer is not None
    signer = header.signer.value
    assert (signer.name, signer.position, signer.capacity) == ("Phi Vân Tuấn", "PHÓ TỔNG CỤC TRƯỞNG", "KT. TỔNG CỤC TRƯỞNG")
    assert [(r.value.name, r.value.purpose) for r in header.recipients] == [
        ("Như trên", None), ("Bộ Tài chính", "để b/c"), ("VT, CS", "Lưu"),
    ]  # fmt: skip


def test_recipients() -> None:
    header = read(
        letter("Số: 1/SNV-CC")
        + "#### **Nơi nhận:**\n- CT.UBND tỉnh (b/c);\n- Các phòng, ban (03 hệ);\n- Thanh tra (BTC);\n- Các Bộ: Công an,\n"
        "Tư pháp;\n- Lưu: VT, CCHC.\n"
    )
    assert [(r.value.name, r.value.purpose) for r in header.recipients] == [
        ("CT.UBND tỉnh", "b/c"),
        ("Các phòng, ban", "03 hệ"),
        ("Thanh tra (BTC)", None),
        ("Các Bộ: Công an, Tư pháp", None),
        ("VT, CCHC", "Lưu"),
    ]


def test_signature_before_the_recipients_ends_the_body() -> None:
    header = read(letter("Số: 1/SNV-CC") + "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nLê Văn An\nNơi nhận:\n- Như trên;\n- Lưu: VT.")
    assert header.body is not None
    assert header.body.text.endswith("báo cáo./.")
    assert header.signer is not None
    assert header.signer.value.name == "Lê Văn An"


def test_a_symbol_is_mended_only_where_the_issuer_tells_how() -> None:
    mended = read(letter("TỔNG CỤC THUẾ\nSố: 12/TCI-CS")).symbol
    assert mended is not None
    assert (mended.value, mended.rule) == ("TCT-CS", "symbol-of-issuer")
    assert mended.confidence < 0.9
    assert value(read(letter("Số: 12/XYZ-CS")), "symbol") == "XYZ-CS"


def test_a_text_without_header_has_none() -> None:
    header = read("Đính kèm là dự thảo hướng dẫn Luật thuế, theo công văn số 384/BTC-CST ngày 9/1/2013 của Bộ.")
    assert (header.number, header.symbol, header.date, header.title, header.signer) == (None,) * 5
    assert header.body is not None


WORDS = """Số: |12|/|KH-UBND|Hà Nội, |ngày |tháng |năm 2022|KẾ HOẠCH|V/v |Kính gửi:|- |Nơi nhận:|KT. |CHỦ TỊCH|Lê An|Lưu: VT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do| điện:|.|Thời gian ký: |02.12.2022|UBND TỈNH |SỞ NỘI VỤ|(|)
Số hiệu|:|Ngày ban hành"""
PIECES = [*re.split(r"[|\n]", WORDS), "|", "\t", "\n", "\n", "| "]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=200, deadline=None)
def test_any_mix_of_header_words_is_read_and_every_span_holds(raw: str) -> None:
    text = canonical(raw)[0]
    header = find_header(text)
    assert header.body is not None
    readings = [
        header.number,
        header.year,
        header.symbol,
        header.type,
        header.title,
        header.issuer,
        header.place,
        header.date,
        header.signer,
    ]
    for reading in [*readings, *header.addressees, *header.recipients]:
        if reading is not None:
            assert text[reading.span.start : reading.span.end] == reading.span.text
            assert 0 < reading.confidence <= 1
    assert text[header.body.start : header.body.end] == header.body.text


def test_a_line_of_many_names_among_the_recipients_is_read_in_linear_time() -> None:
    line = "Sở Nội vụ Quyết định số khoản 1 Nguyễn Văn A"
    started = time.process_time()
    find_person(line * 5000)
    assert time.process_time() - started < 3


LAW = "Căn cứ Hiến pháp;\nLuật này quy định về giáo dục.\nChương I\nNHỮNG QUY ĐỊNH CHUNG\nĐiều 1. Phạm vi\nLuật này quy định.\n"
PASSED = (
    "Luật này đã được Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XI, kỳ họp thứ 7 thông qua ngày 14 tháng 6 năm 2005."
)


def test_a_law_whose_title_says_whose_it_is_and_its_number() -> None:
    header = read(
        f"LUẬT\nGIÁO DỤC CỦA QUỐC HỘI NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM SỐ 38/2005/QH11 NGÀY 14 THÁNG 6 NĂM 2005\n{LAW}"
    )
    assert header.full_number == "38/2005/QH11"
    assert [value(header, field) for field in ("title", "issuer", "date")] == ["GIÁO DỤC", "Quốc hội", "2005-06-14"]


def test_a_law_without_a_head_has_the_day_on_which_it_was_passed() -> None:
    assert value(read(f"LUẬT\nGIÁO DỤC\n{LAW}{PASSED}"), "date") == "2005-06-14"


def test_a_title_that_names_what_is_amended_holds_no_number_of_its_own() -> None:
    title = "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA THÔNG TƯ SỐ 79/2024/TT-BCA NGÀY 15 THÁNG 11 NĂM 2024 CỦA BỘ TRƯỞNG BỘ CÔNG AN"
    header = read(f"THÔNG TƯ\n{title}\nBỘ TRƯỞNG BỘ CÔNG AN\nCăn cứ Hiến pháp;\nĐiều 1. Phạm vi\n")
    assert header.full_number is None
    assert value(header, "issuer") == "Bộ Công an"


def test_the_row_of_particulars_tells_the_number_where_no_line_of_the_header_does() -> None:
    rows = "| Số hiệu | 144/2026/NĐ-CP |\n| Loại văn bản | Nghị định |\n| Ngày ban hành | 05/05/2026 |\n"
    amended = "| Văn bản thay thế | NĐ 181/2025/NĐ-CP |\nTrích yếu\nSửa đổi Nghị định số 181/2025/NĐ-CP ngày 01/7/2025.\n"
    assert read(rows + amended).full_number == "144/2026/NĐ-CP"
    assert read(f"{rows}Luật số: 12/2012/QH13\nLUẬT\nCÔNG ĐOÀN\n").full_number == "12/2012/QH13"
    assert read(f"{rows}Căn cứ Nghị quyết số 29-NQ/TW ngày 17/11/2022;\n").full_number == "144/2026/NĐ-CP"


def test_a_stroke_before_the_issuer_is_no_part_of_its_name() -> None:
    top = "/ỦY BAN MTTQ VIỆT NAM\nXÃ LƯƠNG MINH\nBAN THƯỜNG TRỰC\n\nSố: 5/KH-MTTQ-BTT\n\nLương Minh, ngày 5 tháng 1 năm 2026"
    issuer = read(f"{top}\n\nKẾ HOẠCH\nHội nghị hiệp thương\n").issuer
    assert issuer is not None
    assert issuer.value == "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Lương Minh"
