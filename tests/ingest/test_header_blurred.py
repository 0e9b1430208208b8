"""Headers and signatures that a scan blurred: mended where one reading is possible, left off where none is."""

from __future__ import annotations

import pytest

from ingest.document import Header
from ingest.header import find_header
from ingest.headers.stamp import stamped
from ingest.person_names import find_person, person_of
from ingest.text import canonical


def read(text: str) -> Header:
    return find_header(canonical(text)[0])


def letter(top: str) -> str:
    return f"{top}\nV/v báo cáo\nKính gửi: Sở Nội vụ.\nThực hiện Kế hoạch số 1/KH-UBND, đề nghị báo cáo./.\n"


# the line of number and date, the stamp above it, the date, what the row stands for
DATES = [
    ("ngày { 2 thắng 4 năm 2018", None, "2018-04-12", "a stroke beside a figure is a one"),
    ("ngày 2 { tháng 8 năm 2020", None, "2020-08-21", "a stroke behind a figure"),
    ("ngày | 8iháng 10 năm 2018", None, "2018-10-18", "the word tháng blurred"),
    ("ngày OF thang 2! năm 2018", None, "2018", "a month with something stuck to it is not read by itself"),
    ("ngày Od thang 42. néim 2022", "02.12.2022 16:53", "2022-12-02", "a pen's figures agree with one day"),
    ("ngày 49 tháng 7 năm 2021", "19.07.2021 16:33", "2021-07-19", "a one with its stroke read as a four"),
    ("ngày 99 tháng 3 năm 2020", "10.03.2020 09:22", "2020-03-09", "a nought read as a nine, signed the day after"),
    ("ngày Ì Ï tháng 9{ năm 2023", "18.01.2023 15:07", "2023-01", "the stamp tells the month alone"),
    ("ngày JQ tháng F năm 2022", "28.07.2022 09:12", "2022-07-28", "nothing of the pen's is legible"),
    ("ngày gg tháng 4 năm 2018", "28.06.2018 10:02", "2018-06-28", "nor is a month that the stamp gainsays beside it"),
    ("ngay27 thángA0 năm 2021", None, "2021-10-27", "two signs that are one month alone"),
    ("ngày [| 9 tháng 8 năm 2019", None, "2019-08", "two strokes before a figure are none"),
    ("ngày tháng năm 2022", "18.01.2022 15:07", "2022-01", "a blank day isn't guessed from the stamp"),
    ("ngày 29 tháng năm 2022", "04.04.2022 16:34", "2022-03-29", "a legible day before the stamp tells the month"),
    ("ngdy ff thắng 7 năm 2020", None, "2020-07", "the word ngày blurred"),
    ("ngày 15 tháng 42 năm 2020", None, "2020-12-15", "figures of no month that can be read as one alone"),
    ("ngày 2 tháng 44 năm 2022", "23.11.2022 15:06", "2022-11", "a day of one figure beside them may be half of one"),
    ("ngày 40 tháng 7 năm 2020", None, "2020-07", "figures of no day, which may be three"),
    ("ngài: 19 tháng 7 nam 2021", None, "2021-07-19", "a letter of ngày taken for another"),
    ("ngàÊ 4 tháng 10 năm 2022", None, "2022-10", "a sign stuck to the word may be a figure"),
    ("ngà than, năm 2020", None, "2020", "the words alone, blank"),
    ("ngàu:J_ tháng 02jhăm 2018", None, "2018-02", "a letter stuck to a month of two figures"),
    ("hồi 09 giờ 30 ngày 26 tháng 10 năm 2025", None, "2025-10-26", "a telegram's hour"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "stamp", "expected", "why"), DATES, ids=[row[3] for row in DATES])
def test_dates(written: str, stamp: str | None, expected: str, why: str) -> None:
    above = f"Ký bởi: Tổng cục Thuế\nThời gian ký: {stamp}\n" if stamp else ""
    header = read(letter(f"{above}Số: 1/TCT-CS Hà Nội, {written}"))
    assert header.date is not None
    assert header.date.value.iso == expected, why


STAMPS_FURTHER_ON = ["Thời giạn ký: 21.09.2018 11:01", "Digitally signed by\nCục Thuế\nte: 2018.09.21 11:52:49 +07:00"]


@pytest.mark.parametrize("stamp", STAMPS_FURTHER_ON)
def test_a_stamp_at_the_foot_of_the_page(stamp: str) -> None:
    header = read(letter("Số: 1/TCT-CS Hà Nội, ngày #Á tháng _ năm 2018") + f"{'Nội dung trả lời.' * 9}\n" * 20 + stamp)
    assert header.date is not None
    assert header.date.value.iso == "2018-09-21"


@pytest.mark.parametrize(
    ("top", "expected", "why"),
    [
        ("Luật số: 107/2016/QH13 ìy 06 tháng 4 năm 2016\nLUẬT", "2016-04-06", "place and ngày lost"),
        ("Số: 20/2012/TT-BTC Hà Nội\ni, ngày 15 tháng 02 năm 2012\nTHÔNG TƯ", "2012-02-15", "the place in the line above"),
        ("Số: 1815/TCT-CS\nViv: thuế GTGT Hà Nội, ngày 08 thang 5 năm 2019", "2019-05-08", "subject and date in one line"),
        (
            "BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ\n\nSố: 1/TCT-CS\n(a) Hà Nội, ngày 25 tháng 3 năm 2016",
            "2016-03-25",
            "a speck like a label",
        ),
    ],
)
def test_dates_in_odd_places(top: str, expected: str, why: str) -> None:
    header = read(f"{top}\nVỀ THUẾ\nCăn cứ Hiến pháp;\nĐiều 1. Phạm vi\n")
    assert header.date is not None
    assert header.date.value.iso == expected, why


def test_a_date_is_made_whole_by_the_attachments_own_words() -> None:
    header = read(
        "CHÍNH PHỦ\nSố: 87/2010/NĐ-CP 1ã tháng 08 năm 2010\nNGHỊ ĐỊNH\nVề thuế\nĐiều 1. Phạm vi\nNơi nhận:\n- Lưu: VT.\n"
        "PHỤ LỤC I\n(Ban hành kèm theo Nghị định số 87/2010/NĐ-CP ngày 13 tháng 8 năm 2010 của Chính phủ)\n"
    )
    assert header.date is not None
    assert (header.date.value.iso, header.date.rule) == ("2010-08-13", "own-citation")


def test_a_stamp_alone_is_no_date_where_there_is_no_stamp() -> None:
    assert stamped(None, "Thời gian: 02.12.2022", 21) is None


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


# the date as written, the last document that the text cites, the date, what the row stands for
AFTER_CITED = [
    ("ngày OF thang 2! năm 2018", "22/10/2018", "2018-11", "a stroke is a one, and only November comes after October"),
    ("ngày OSthang AOnăm 2020", "23/9/2020", "2020-10", "a ten written with a stroke"),
    ("ngày OF thang § năm 2018", "22/10/2018", "2018", "signs that no figure looks like tell nothing"),
    ("ngày 04 tháng 3 năm 2018", "16/8/2018", "2018-03-04", "a legible month stands in a text that is no scan's"),
    ("ngày OF thang 2! năm 2018", "22/10/2017", "2018", "what was issued in another year tells nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "cited", "expected", "why"), AFTER_CITED, ids=[row[3] for row in AFTER_CITED])
def test_a_month_is_made_out_by_what_the_text_cites(written: str, cited: str, expected: str, why: str) -> None:
    header = read(f"Số: 1/TCT-CS Hà Nội, {written}\nKính gửi: Sở Nội vụ.\nTrả lời công văn số 12/STC-NS ngày {cited} về thuế.\n")
    assert header.date is not None
    assert header.date.value.iso == expected, why


@pytest.mark.parametrize(("cited", "expected"), [("16/8/2018", "2018"), ("16/2/2018", "2018-03-04")])
def test_a_figure_of_a_scan_that_comes_before_the_letter_answered_was_misread(cited: str, expected: str) -> None:
    scanned = "Dé nghị Cục Thuê tỉnh báo cáo Tổng cục Thuê; dé nghị Chi cục Thuê phối hợp với Kho bac Nhà nước.\n"
    header = read(
        f"Số: 1/TCT-CS Hà Nội, ngày 04 tháng 3 năm 2018\nKính gửi: Cục Thuế tỉnh An Giang.\n"
        f"Trả lời công văn số 12/CT-NS ngày {cited} về thuế.\n{scanned}"
    )
    assert header.date is not None
    assert header.date.value.iso == expected


@pytest.mark.parametrize("word", ["Not nhận:", "No! nhận:", "Noi nhận:"])
def test_the_word_above_the_recipients_blurred(word: str) -> None:
    header = read(letter("Số: 1/TCT-CS Hà Nội, ngày 1 tháng 2 năm 2022") + f"\n\n{word}\n- Như trên;\n- Lưu: VT.\n\nMai Sơn\n")
    assert [one.value.name for one in header.recipients] == ["Như trên", "VT"]
    assert header.signer is not None
    assert header.signer.value.name == "Mai Sơn"
