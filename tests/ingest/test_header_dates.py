"""Dates of headers that a scan blurred: made out by stamps, by signs that mean one number alone and by what the text cites."""

from __future__ import annotations

import pytest

from ingest.headers.stamp import stamped
from tests.ingest.test_header_blurred import letter, read

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
    ("ngày# tháng 03 năm 2021", "11.03.2021 09:25", "2021-03-11", "of several days the stamp's own"),
    ("ngày A4 tháng 41 năm 2019", None, "2019-11", "a month that can't be, beside a day that nobody reads"),
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


SCANNED = "Dé nghị Cục Thuê tỉnh báo cáo Tổng cục Thuê; dé nghị Chi cục Thuê phối hợp với Kho bac Nhà nước.\n"


STAMPS_FURTHER_ON = ["Thời giạn ký: 21.09.2018 11:01", "Digitally signed by\nCục Thuế\nte: 2018.09.21 11:52:49 +07:00"]


@pytest.mark.parametrize("stamp", STAMPS_FURTHER_ON)
def test_a_stamp_at_the_foot_of_the_page(stamp: str) -> None:
    header = read(letter("Số: 1/TCT-CS Hà Nội, ngày #Á tháng _ năm 2018") + f"{SCANNED}{'Nội dung trả lời.' * 9}\n" * 20 + stamp)
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
    assert stamped(None, "Thời gian: 02.12.2022", 21, "Thời gian: 02.12.2022") is None


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
    header = read(
        f"Số: 1/TCT-CS Hà Nội, ngày 04 tháng 3 năm 2018\nKính gửi: Cục Thuế tỉnh An Giang.\n"
        f"Trả lời công văn số 12/CT-NS ngày {cited} về thuế.\n{SCANNED}"
    )
    assert header.date is not None
    assert header.date.value.iso == expected
