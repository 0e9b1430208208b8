"""Headers and signatures that a scan blurred: mended where one reading is possible, left off where none is."""

from __future__ import annotations

import pytest

from ingest.document import Header
from ingest.header import find_header
from ingest.person_names import find_person, person_of
from ingest.text import canonical


def read(text: str) -> Header:
    return find_header(canonical(text)[0])


def letter(top: str) -> str:
    return f"{top}\nV/v báo cáo\nKính gửi: Sở Nội vụ.\nThực hiện Kế hoạch số 1/KH-UBND, đề nghị báo cáo./.\n"


@pytest.mark.parametrize(
    ("line", "number", "symbol", "why"),
    [
        ("số:4Ø72 /CTBDU-TTHT Binh Dương, ngày 1 tháng 02 năm 2023", "4072", "CTBDU-TTHT", "a crossed nought"),
        ("Só:43l¿LĐTBXH-ATLĐ Hà Nội, ngày 1 tháng 4 năm 2022", None, "LĐTBXH-ATLĐ", "a figure blurred into the stroke"),
        ("Số:/Z72/CT-TTHT Bắc Ninh, ngày 3 tháng 07 năm 2020", None, "CT-TTHT", "a blurred number between two strokes"),
        ("Số: Ở/CC/TCT-TTKT Hà Nội, ngày 2 tháng 5 năm 2022", None, "TCT-TTKT", "letters between two strokes that are no code"),
        ("Số: AIG TCT-DNL Hà Nội, ngày 2 tháng 6 năm 2022", None, "TCT-DNL", "a number nobody can read, its stroke lost"),
        ("96:9824 /TXNK-CST Hà Nội, ngày 2 tháng 7 năm 2019", "9824", "TXNK-CST", "the word Số read as figures"),
    ],
)
def test_numbers(line: str, number: str | None, symbol: str, why: str) -> None:
    header = read(letter(line))
    assert header.symbol is not None
    assert (header.number and header.number.value, header.symbol.value) == (number, symbol), why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("NGÂN HÀNG NHÀ NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nVIỆT NAM Độc lập - Tự do - Hạnh phúc\nSố: 07/2026/TT-NHNN\n"
         "THÔNG TƯ",
         "Ngân hàng Nhà nước Việt Nam", "the national heading beside a name that goes on below"),
        ("BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ\nBAN THUYET MINH\nNội dung dự thảo", "Tổng cục Thuế", "a paper's title is no body"),
        ("Kính gửi: Thủ tướng Chính phủ.\n"
         "Qua rà soát, Bộ Tài chính thấy rằng thuế.", "Bộ Tài chính", "only the body tells"),
        ("TỔNG CỤC THUẾ\nCỤC THUẾ NGHỆ AN\nSố: 1581 /CT-TTHT Nghệ An, ngày 23 tháng 9 năm 2014\nV/v thuế",
         "Cục Thuế tỉnh Nghệ An", "a province without its kind"),
        ("Kính gửi: Công ty TNHH Ti No\nĐịa chỉ: KCN Tân Tạo, Q. Bình Tân, HCM\n"
         "Trả lời văn bản số 02/CV-TN của Công ty, Cục Thuế TP có ý kiến như sau:", "Cục Thuế thành phố Hồ Chí Minh",
         "the one city that a letter names"),
    ],
)  # fmt: skip
def test_issuers(text: str, expected: str, why: str) -> None:
    header = read(text)
    assert header.issuer is not None
    assert header.issuer.value == expected, why


def test_a_place_is_parted_from_the_code_before_it() -> None:
    header = read(letter("Số: /BHXH-QLT TP.Hồ Chí Minh, ngày tháng 02 năm 2020"))
    assert header.place is not None
    assert header.place.value == "TP.Hồ Chí Minh"


@pytest.mark.parametrize(
    ("written", "expected"),
    [("Hà Xội", "Hà Nội"), ("Thành Phố Hỗ Chi Minh", "Thành phố Hồ Chí Minh"), ("Hà Lam", "Hà Lam")],
)
def test_places(written: str, expected: str) -> None:
    header = read(letter(f"Số: 1/TCT-CS {written}, ngày 1 tháng 2 năm 2020"))
    assert header.place is not None
    assert header.place.value == expected


@pytest.mark.parametrize(
    ("top", "symbol", "why"),
    [
        ("BẢO HIỂM XÃ HỘI VIỆT NAM\nVĂN PHÔ COMPFAGBHXH-BT", "BHXH-BT", "the word Số and the stroke lost"),
        ("TỔNG CỤC THUẾ\nCỤC THUẾ TP HẢI PHÒNG\nSố :284ÿCT-TT&HT", "CT-TT&HT", "the stroke a letter"),
        ("TỔNG CỤC THUẾ\nCỤC THUẾ TP HẢI PHÒNG\nSố :284ÿSCT-KH", None, "another body's code"),
    ],
)
def test_symbols_by_the_issuers_own_code(top: str, symbol: str | None, why: str) -> None:
    header = read(letter(f"{top} Hải Phòng, ngày 1 tháng 4 năm 2018"))
    assert (header.symbol.value if header.symbol else None) == symbol, why


def test_a_place_whose_date_is_lost() -> None:
    header = read(letter("BỘ NỘI VỤ\nCỤC VIỆC LÀM\nSố: OF 2CVL-QLLĐ Hà Nội,"))
    assert header.place is not None
    assert header.place.value == "Hà Nội"
    assert header.date is None


def test_the_subject_goes_on_behind_the_place_and_date_of_the_other_column() -> None:
    line = "V/v giải đáp một số quy định Hà Nội, ngay30 tháng 9 năm 2015 của Bộ luật Lao động"
    header = read(f"Số: 40/LĐTBXH-LĐTL\n{line}\nKính gửi: Công ty A.\nTrả lời câu hỏi của Công ty./.")
    assert header.title is not None
    assert header.date is not None
    assert header.title.value == "giải đáp một số quy định của Bộ luật Lao động"
    assert header.date.value.iso == "2015-09-30"


def test_addressees_behind_a_speck() -> None:
    header = read(
        "Số: 1/TCT-CS\nV/v thuế của năm dương lịch\n\n, Kink gửi: Công ty TNHH Stanley Việt Nam\nTrả lời công văn số 5."
    )
    assert [reading.value for reading in header.addressees] == ["Công ty TNHH Stanley Việt Nam"]
    assert header.title is not None
    assert header.title.value == "thuế của năm dương lịch"


@pytest.mark.parametrize(
    ("above", "line", "symbol"),
    [
        ("TONG CUC THUE\nCỤC THUÊ TINH HÀ NAM", "Số: Mt @BicTHNA-TTHT Hà Nam, ngày 12 thang 5 năm 2022", "CTHNA-TTHT"),
        ("TONG CUC THUE\nCỤC THUÊ TINH HÀ NAM", "Số: 12 /C1-TNCN Hà Nam, ngày 12 tháng 5 năm 2022", "CT-TNCN"),
        ("BỘ TÀI CHÍNH\nTONG CỤC HAI QUAN", "Số: 55 'CHQ-TXNK Hà Nội, ngày 2 tháng 8 năm 2020", "TCHQ-TXNK"),
        ("BỘ TÀI CHÍNH\nTONG CỤC HAI QUAN", "Số 5826 /TCHQTXNK Hà Nội, ngày 8 tháng 10 năm 2018", "TCHQ-TXNK"),
        (
            "BỘ LAO ĐỘNG-THƯƠNG BINH\nVÀ XÃ HỘI",
            "Số: 3151 /LDTBXH-LDTL Hà Nội, ngày 5 tháng 3 năm 2014",
            "LĐTBXH-LĐTL",
        ),
        ("BỘ TÀI CHÍNH\nTONG CỤC THUÊ", "Số: 12 /TCT.CS Hà Nội, ngày 2 tháng 9 năm 2020", "TCT-CS"),
        ("TONG CỤC HAI QUAN\nCỤC HAI QUAN TỈNH BÌNH DƯƠNG", "sốf 5 1 9oBD-GSQL Bình Dương, ngày 2 tháng 7 năm 2022", "HQBD-GSQL"),
    ],
)
def test_symbols_made_out_from_the_issuer(above: str, line: str, symbol: str) -> None:
    header = read(f"{above}\n{line}\nV/v thuế\nKính gửi: Công ty A\nTrả lời công văn số 5.")
    assert header.symbol is not None
    assert header.symbol.value == symbol


@pytest.mark.parametrize(
    ("line", "issuer"),
    [
        ("CHI CỤC HAI QUAN KCN VIỆT NAM - SINGAPORE", "Chi cục Hải quan KCN Việt Nam - Singapore"),
        ("CHI CỤC HQ KCN TRANG BANG 9", "Chi cục Hải quan KCN Trảng Bàng"),
    ],
)
def test_an_issuer_that_goes_on_with_a_name_of_its_own(line: str, issuer: str) -> None:
    header = read(f"CUC HAI QUAN TINH TÂY NINH\n{line}\nSố: 40/HQ-TB Trảng Bàng, ngày 2 tháng 10 năm 2022\nTHÔNG BÁO\nVề tờ khai")
    assert header.issuer is not None
    assert header.issuer.value == issuer


def test_a_conclusion_of_the_body_that_its_kind_names() -> None:
    header = read(
        "BAN CHAP HANH TRUNG UONG DANG CONG SAN VIET NAM\n*\nSố 77-KL/TW Hà Nội, ngày 05 tháng 6 năm 2020\n"
        "KÉT LUẬN\nCỦA BỘ CHÍNH TRỊ\nvề phục hồi kinh tế\nTại phiên họp, Bộ Chính trị đã thảo luận và kết luận:"
    )
    assert header.issuer is not None
    assert header.issuer.value == "Bộ Chính trị"
    assert header.title is not None
    assert header.title.value == "phục hồi kinh tế"


@pytest.mark.parametrize(
    ("line", "whom"),
    [
        ("V/v hoàn thuế giá trị\ngia tăng l Kính gửi: Công ty cổ phần A", "Công ty cổ phần A"),
        ("V/v hoàn thuế giá trị\nöa rổ ] Kính gửi: Tổng cục Hải quan", "Tổng cục Hải quan"),
        ("V/v hoàn thuế giá trị\ninh gửi: Ông Đỗ Văn M", "Ông Đỗ Văn M"),
        ("V/v hoàn thuế giá trị\nKính gti: Công ty TNHH A", "Công ty TNHH A"),
        ("V/v hoàn thuế giá trị\nKính gử:: Cục Thuế tỉnh Hà Nam", "Cục Thuế tỉnh Hà Nam"),
    ],
)
def test_addressees_behind_noise_or_blurred_words(line: str, whom: str) -> None:
    header = read(f"Số: 1/TCT-CS\n{line}\nTrả lời công văn số 5.")
    assert [reading.value for reading in header.addressees] == [whom]
    assert header.title is not None
    assert header.title.value.startswith("hoàn thuế giá trị")
    assert "gửi" not in header.title.value


def test_a_copy_to_others_opens_no_addressees() -> None:
    header = read("Số: 1/TCT-CS\nV/v thuế\nKính gửi: Công ty A\nĐồng kính gửi: Công ty B\nTrả lời công văn số 5.")
    assert [reading.value for reading in header.addressees] == ["Công ty A"]


def test_addressees_whose_first_word_is_lost() -> None:
    header = read("Số: 1/TCT-CS\nV/v thuế\ngửi: Cục trưởng Cục Thuế các tỉnh.\nTrả lời công văn số 5.")
    assert [reading.value for reading in header.addressees] == ["Cục trưởng Cục Thuế các tỉnh"]


# a name as a scan has it, as it should read, what the row stands for
NAMES = [
    ("Qaơ Ảnh Tuấn", "Cao Anh Tuấn", "one official alone fits"),
    ("Đặng! Ngoc Minh", "Đặng Ngọc Minh", "a speck within"),
    ("guyén Thanh Bình", "Nguyễn Thanh Bình", "the first letter lost"),
    ("uyên Minh Anh", "Nguyễn Minh Anh", "two letters lost"),
    ("ì guyển Thanh Bình", "Nguyễn Thanh Bình", "a stroke of the stamp before it"),
    ("Nguyễn Ngọc Hưng", "Nguyễn Ngọc Hưng", "another person than the official Nguyễn Quốc Hưng"),
    ("Nguyễn Thi Thu Hà", "Nguyễn Thị Thu Hà", "a middle name of one reading"),
    ("Nguyễn Văn Thông", "Nguyễn Văn Thông", "another person than the official Nguyễn Văn Thắng"),
    ("Đại tà Nguyễn Minh Tuấn", "Nguyễn Minh Tuấn", "a blurred rank"),
    ("Công Văn Lãnh", None, "no family name"),
    ("PHÓ CỤC TRƯỞNG", None, "an office"),
]


@pytest.mark.parametrize(("written", "expected", "why"), NAMES, ids=[row[2] for row in NAMES])
def test_names_of_persons(written: str, expected: str | None, why: str) -> None:
    assert person_of(written) == expected, why


# a line of the recipients, the signer's name in it, what the row stands for
BESIDE = [
    ("Nhà nước các tỉnh, thành phố trực thuộc TW; Hồ Đức Phớc", "Hồ Đức Phớc", "behind the item"),
    ("Nguyễn Tấn Dũng im sát tài chính Quốc gia;", "Nguyễn Tấn Dũng", "before what is left of the item"),
    ("- Thứ trưởng Vũ Thị Mai (để b/c);", None, "gets a copy"),
    ("các PCN: Nguyễn Sỹ Hiệp,", None, "one of a list"),
    ("- Lưu: VT, VP (Nguyễn Văn Thắng).", None, "the clerk in brackets"),
    ("(Đ/c: Lô A1, KCN Thăng Long, Kim Chung,", None, "a place"),
]


@pytest.mark.parametrize(("line", "name", "why"), BESIDE, ids=[row[2] for row in BESIDE])
def test_names_beside_recipients(line: str, name: str | None, why: str) -> None:
    found = find_person(line)
    assert (line[slice(*found)] if found else None) == name, why


# the end of a letter, (name, position, capacity), what the row stands for
ENDS = [
    ("Noi nhận:} - KT. TONG CỤC TRƯỞNG\n- Như trên; = TRƯỞNG\n- Lưu: VT; TTKT (3b). 39\nDang! Ngọc Minh",
     ("Đặng Ngọc Minh", None, "KT. TỔNG CỤC TRƯỞNG"), "a speck in the name"),
    ("KT. CỤC TRƯỞNG\nSA PHÓ CỤC TRƯỞNG\nNơi nhận:\n~ Như trên;\n~ Lưu: VT, HTr(2). (6,2)\nMai Sơn",
     ("Mai Sơn", "PHÓ CỤC TRƯỞNG", "KT. CỤC TRƯỞNG"), "specks before the position"),
    ("Nơi nhận: KT.CỤC TRUONG\n~ Như trên; mẹ CỤC TRƯỞNG\n~ Lưu: VT, GSQL (2b). ~\nNguyén Thanh Bình",
     ("Nguyễn Thanh Bình", "PHÓ CỤC TRƯỞNG", "KT. CỤC TRƯỞNG"), "who signs for a head is a deputy"),
    ("KT. TONG CỤC TRƯỞNG\nPHÓ TỎNG CỤC TRƯỞNG\nVii Chi Hùng", ("Vũ Chí Hùng", "PHÓ TỔNG CỤC TRƯỞNG", "KT. TỔNG CỤC TRƯỞNG"),
     "no recipients, a blurred family name"),
    ("Nơi nhận: XT. BỘ TRƯỞNG\n- Như trên;\n- Lưu: VT.", (None, None, "KT. BỘ TRƯỞNG"), "the first letter blurred"),
    ("Nơi nhận: KT. BỘ TRƯỞNG\n- Như trên; THỨ TRƯỞNG\n- Lưu: VT.\nBỘ Y TẾ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỜ TRÌNH\n"
     "Trần Văn Sơn",
     (None, "THỨ TRƯỞNG", "KT. BỘ TRƯỞNG"), "another document follows"),
]  # fmt: skip


@pytest.mark.parametrize(("end", "expected", "why"), ENDS, ids=[row[2] for row in ENDS])
def test_signatures(end: str, expected: tuple[str | None, ...], why: str) -> None:
    header = read(letter("Số: 1/TCT-CS Hà Nội, ngày 1 tháng 2 năm 2020") + end)
    assert header.signer is not None
    signer = header.signer.value
    assert (signer.name, signer.position, signer.capacity) == expected, why


def test_words_about_a_place_of_receipt_do_not_end_the_body() -> None:
    header = read(letter("Số: 1/TCT-CS") + "Nơi nhận hồ sơ đăng ký:\na) Chi cục Hải quan.\nNơi nhận:\n- Lưu: VT.")
    assert header.body is not None
    assert header.body.text.endswith("Chi cục Hải quan.")


# the line of the number, number and symbol that can be made out, what the row stands for
BLURRED_NUMBERS = [
    ("Số: 435'7 /TCHQ-GSQL", ("4357", "TCHQ-GSQL"), "a speck of ink between figures"),
    ("sốl 0688/BYT-MT", ("10688", "BYT-MT"), "a one that became a letter"),
    ("36:3678 /TCT- CS", ("3678", "TCT-CS"), "the word Số lost"),
    ("8é:.2953 /TCT - TTKT", ("2953", "TCT-TTKT"), "the word Số blurred"),
    ("Số: 3790 TCT- CS", ("3790", "TCT-CS"), "the stroke lost, a blank in the symbol"),
    (": ier ^ số: SỒ2TCHQ-TXNK", (None, "TCHQ-TXNK"), "letters of a stamp before it, figures nobody can read"),
    ("Số: 66.22/2026/NQ-CP", ("66.22", "NQ-CP"), "a number with a dot"),
    ("Số: 3{85 /BNG-LS", ("3185", "BNG-LS"), "a brace between figures is a one"),
    ("Số: {500 /TLĐ-CS", (None, "TLĐ-CS"), "before them it may be anything"),
    ("Số: /4⁄Á ICTBNI-TTHT", (None, "CTBNI-TTHT"), "the stroke before the symbol taken for a letter"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected", "why"), BLURRED_NUMBERS, ids=[row[2] for row in BLURRED_NUMBERS])
def test_blurred_numbers(line: str, expected: tuple[str | None, str], why: str) -> None:
    header = read(letter(f"BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ\n{line} Hà Nội, ngày 1 tháng 2 năm 2022"))
    assert header.symbol is not None, why
    assert (header.number.value if header.number else None, header.symbol.value) == expected, why


def test_a_number_runs_into_what_is_left_of_the_motto() -> None:
    header = read(letter("CUC THUE TP HA NOI Độc lập - Twa sé: 4Ô ÁÄÉÍ 'CTHN-TTHT Hà Nội, ngày 5 tháng 2 năm 2020"))
    assert header.symbol is not None
    assert header.symbol.value == "CTHN-TTHT"
    assert header.place is not None
    assert header.place.value == "Hà Nội"


def test_figures_run_into_the_symbol_of_the_issuer() -> None:
    header = read(letter("TỔNG CỤC THUẾ\nCỤC THUẾ TP HÀ NỘI\nSố: S¥O¥OICT-TTHT Hà Nội, ngày 26 tháng 6 năm 2020"))
    assert header.symbol is not None
    assert header.symbol.value == "CT-TTHT"


@pytest.mark.parametrize("word", ["Not nhận:", "No! nhận:", "Noi nhận:"])
def test_the_word_above_the_recipients_blurred(word: str) -> None:
    header = read(letter("Số: 1/TCT-CS Hà Nội, ngày 1 tháng 2 năm 2022") + f"\n\n{word}\n- Như trên;\n- Lưu: VT.\n\nMai Sơn\n")
    assert [one.value.name for one in header.recipients] == ["Như trên", "VT"]
    assert header.signer is not None
    assert header.signer.value.name == "Mai Sơn"
