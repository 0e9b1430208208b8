"""Wordings of rhythms, days and dates that real documents use, and what scans make of them: each with what it says."""

from __future__ import annotations

import pytest

from ingest.timing import find_timings

RHYTHMS = {
    "mỗi tháng 02 kỳ": "month",
    "mỗi quý ít nhất một buổi": "quarter",
    "Hết 9 tháng và hết năm": "9-month year",
    "mỗi năm học một lần": "year",
    "kiểm tra một năm 02 đợt": "year",
    "Ngày 05 và ngày 20 hằng tháng": "month",
    "06 tháng ít nhất một lần": "6-month",
    "báo cáo quý I, 6 tháng, quý III và năm 2025": "quarter 6-month year",
    "báo cáo kết quả công tác quý, năm": "quarter year",
    "báo cáo 6 tháng đầu năm và cả năm 2025": "6-month year",
    "định kỳ hàng quý báo cáo": "quarter",
    "Hàng Quý, 6 tháng, năm": "quarter 6-month year",
    "báo cáo định kỳ 6 tháng/lần": "6-month",
    "Báo cáo quý I, II, III, IV, 6 tháng, 9 tháng và năm": "quarter 6-month 9-month year",
    "mỗi 06 tháng báo cáo": "6-month",
    "06 tháng một lần báo cáo": "6-month",
    "ba tháng một lần": "quarter",
    "3 tháng một lần": "quarter",
    "báo cáo kết quả hàng tháng, quý, năm": "month quarter year",
    "báo cáo kết quả theo tháng, quý, 6 tháng, năm": "month quarter 6-month year",
    "sơ kết 6 tháng, tổng kết năm": "6-month year",
    "báo cáo 6 tháng đầu năm, 9 tháng và cả năm": "6-month 9-month year",
    "báo cáo tháng, quý, 6 tháng, 9 tháng, năm và đột xuất khi có yêu cầu": "month quarter 6-month 9-month year ad-hoc",
    "báo cáo định kỳ hằng quý, năm hoặc đột xuất theo yêu cầu của UBND tỉnh": "quarter year ad-hoc",
    "định kỳ hoặc đột xuất báo cáo": "ad-hoc",
    "thực hiện khai thuế giá trị gia tăng theo quý": "quarter",
    "tạm nộp thuế thu nhập doanh nghiệp theo quý": "quarter",
    "báo cáo tình hình sử dụng hóa đơn theo tháng": "month",
    "tổng hợp số tin bài, gửi Phòng Văn hóa - Thông tin theo quý": "quarter",
    "báo cáo nhanh hằng tuần; báo cáo tháng chậm nhất vào ngày 03 của tháng liền kề": "month",
    "mở chuyên trang; cuối tháng thống kê gửi Ban Tuyên giáo": "month",
    "đối chiếu sổ sách; cuối quý, báo cáo Phòng Tài chính": "quarter",
    "định kỳ 06 tháng và 01 năm": "6-month year",
    "định kỳ mỗi năm 02 lần": "6-month",
    "mỗi năm 2 lần": "6-month",
    "ít nhất 01 lần/quý": "quarter",
    "giám sát ít nhất 02 xã/quý": "quarter",
    "phát sóng tối thiểu 02 kỳ/tháng": "month",
    "cử người tham gia khi có đề nghị của cơ quan chủ trì": "ad-hoc",
    "điều tra khi được yêu cầu": "ad-hoc",
    "ít nhất mỗi quý 01 lần": "quarter",
    "tối thiểu 02 lần/năm": "6-month",
    "mỗi quý một lần": "quarter",
    "một năm một lần": "year",
    "1 lần/tháng": "month",
    "hàng tháng/quý/năm": "month quarter year",
    "định kỳ tháng, quý, năm": "month quarter year",
    "định kỳ theo tháng, theo quý": "month quarter",
    "theo định kỳ tháng, quý": "month quarter",
    "06 tháng/01 lần": "6-month",
    "6 tháng 1 lần": "6-month",
    "3 tháng/lần": "quarter",
    "Định kỳ hằng tuần, tháng, quý": "month quarter",
    "hằng tuần, hằng tháng": "month",
    "báo cáo định kỳ 06 tháng; 01 năm": "6-month year",
    "kế hoạch 5 năm và hằng năm": "year",
}
"""Each month, quarter, half year, nine months, year; and besides when asked."""
DAYS = {
    "trước ngày 10 các tháng 3, 6, 9, 12": "quarter",
    "trước ngày 15 của các tháng 6 và 12 hằng năm": "6-month",
    "trước ngày 15/6 và 15/12/2025": "6-month",
    "Trước ngày 30 tháng 6 năm N": "year",
    "báo cáo hằng tháng (trước ngày 20), hằng quý (trước ngày 20 của tháng cuối quý)"
    ", 6 tháng (trước ngày 15/6) và năm (trước ngày 15/12)": "month quarter 6-month year",
    "trước ngày 20 hằng tháng": "month",
    "trước ngày 20 của tháng": "month",
    "trước ngày 25 mỗi tháng": "month",
    "ngày 20 của tháng cuối quý": "quarter",
    "trước ngày 20 của tháng cuối mỗi quý": "quarter",
    "trước ngày 20 tháng cuối quý": "quarter",
    "trước ngày 20 tháng cuối cùng của quý": "quarter",
    "trước ngày 15 tháng đầu quý sau": "quarter",
    "trước ngày 15 của tháng đầu tiên quý tiếp theo": "quarter",
    "trước ngày 10 của tháng đầu năm sau": "year",
    "trước 15/6 và 15/12": "6-month",
    "trước ngày 15/6 và ngày 15/12 hằng năm": "year",
    "trước ngày 15 tháng 6 và ngày 15 tháng 12": "6-month",
    "trước ngày 15/6, 15/12": "6-month",
    "(trước ngày 15 tháng 12 hằng năm)": "year",
    "trước ngày 15 tháng 12 hàng năm": "year",
    "trước ngày 15/12 hàng năm": "year",
    "trước 30/11 hằng năm": "year",
    "chậm nhất ngày 05 tháng sau": "month",
    "chậm nhất là ngày 05 của tháng tiếp theo": "month",
    "chậm nhất vào ngày 20 của tháng đầu tiên của quý": "quarter",
    "báo cáo sơ kết 6 tháng (trước ngày 15/6), tổng kết năm (trước ngày 15/12)": "6-month year",
    "cuối mỗi quý": "quarter",
    "cuối mỗi năm": "year",
    "vào tháng 12 hằng năm": "year",
    "trong quý IV hằng năm": "year",
    "vào quý IV hàng năm": "year",
    "trong tháng 6 và tháng 12 hằng năm": "6-month",
    "Định kỳ hàng quý (ngày 15 của tháng cuối quý), 6 tháng, năm": "quarter 6-month year",
    "định kỳ trước ngày 15 tháng cuối quý": "quarter",
    "vào ngày cuối cùng của tháng": "month",
    "Vào ngày 15 và ngày cuối cùng của tháng": "month",
    "trước ngày 25 của tháng báo cáo": "month",
    "trước ngày 25 của tháng cuối quý báo cáo": "quarter",
}
"""A day of each month, quarter or year."""
DATES = {
    "trước 15 tháng Năm năm 2025": "2025-05-15",
    "phát 02 buổi/ngày trong suốt tháng 7/2025": "2025-07",
    "trước ngày mồng 5 tháng 6 năm 2025": "2025-06-05",
    "trước 31 tháng 12 năm 2025": "2025-12-31",
    "vào sáng ngày 12/11/2025": "2025-11-12",
    "vào chiều thứ Sáu, ngày 12/11/2025": "2025-11-12",
    "chậm nhất là 17h00' ngày 15/6/2025": "2025-06-15",
    "tổ chức 01 lần trong tháng 12/2025": "2025-12",
    "trong nửa đầu tháng 6/2025": "2025-06",
    "trước năm 2027": "2027",
    "trong 6 tháng đầu năm 2025": "2025-06",
    "trong năm 2025": "2025",
    "trong quý II/2025": "2025-06",
    "trong quý II năm 2025": "2025-06",
    "Quý III/2025": "2025-09",
    "hoàn thành trong Quý I và Quý II năm 2020": "2020-06",
    "trong tháng 6/2025": "2025-06",
    "hoàn thành trước 30/6/2025": "2025-06-30",
    "xong trước ngày 30/6/2025": "2025-06-30",
    "trước ngày 30.6.2025": "2025-06-30",
    "trước ngày 30-6-2025": "2025-06-30",
    "trước 17h00 ngày 15/3/2025": "2025-03-15",
    "trước 17 giờ 00 ngày 15/3/2025": "2025-03-15",
    "trước 16 giờ, ngày 15/3/2025": "2025-03-15",
    "chậm nhất 17 giờ ngày 15 tháng 3 năm 2025": "2025-03-15",
    "chậm nhất trong ngày 15/3/2025": "2025-03-15",
    "trước ngày 15/3": "2024-03-15",
    "trong tháng 3": "2024-03",
    "mở đợt cao điểm từ ngày 01/12/2023 đến hết ngày 15/02/2024": "2024-02-15",
    "từ ngày 01 tháng 9 đến hết ngày 31 tháng 12 năm 2024": "2024-12-31",
    "vận động giao nộp từ 01/4 đến 30/4/2024": "2024-04-30",
    "Từ ngày 10/10 đến 15/10, tiếp nhận": "2024-10-15",
    "hoàn thành trong tháng 3/2025": "2025-03",
    "đến hết ngày 31/12/2025": "2025-12-31",
    "hạn cuối ngày 31/12/2025": "2025-12-31",
    "hạn chót 31/12/2025": "2025-12-31",
    "thời hạn: trước ngày 20/5/2025": "2025-05-20",
    "thời hạn hoàn thành: ngày 20/5/2025": "2025-05-20",
    "Thời gian hoàn thành: Quý II/2025": "2025-06",
}
"""One date; a day without a year is of the document's own."""
SCANS = {
    "trước ngày 20/12/2 024": "2024-12-20",
    "trước ngay/Sthang 9 năm 2018": "2018-09",
    "hàng qúy báo cáo": "quarter",
    "dinh ky 6 thang bao cao": "6-month",
    "định kỳ 6tháng, năm báo cáo": "6-month year",
    "báo cáo quy I, 6 tháng đầu năm": "quarter 6-month",
    "định kì 6 tháng, hàng năm": "6-month year",
    "trước ngay 15/3/2025": "2025-03-15",
    "trươc ngày 15/3/2025": "2025-03-15",
    "trudc ngày 15/3/2025": "2025-03-15",
    "truoc ngay 15/3/2025": "2025-03-15",
    "cham nhat ngay 15/3/2025": "2025-03-15",
    "chậm nhát là ngày 15/3/2025": "2025-03-15",
    "hang thang bao cao": "month",
    "hang nam bao cao": "year",
    "hằng nam": "year",
    "định ky hang quy": "quarter",
    "định kỳ hảng quý": "quarter",
    "hàng qui": "quarter",
    "hàng quí": "quarter",
    "hàng thang, quy, nam": "month quarter year",
    "định kỳ 6 thing, năm": "6-month year",
    "định kỳ 06 thang và hàng nam": "6-month year",
    "định kỳ hàng quý, đột xuất": "quarter ad-hoc",
}
"""Lost and wrong accents, run-together words."""
NOTHING = (
    "số liệu tính từ ngày 15/12/2024 đến ngày 30/11/2025",
    "từ ngày 15 tháng 9 đến ngày 20 tháng 9 năm thực hiện kế hoạch",
    "người nộp thuế thuộc diện khai thuế theo tháng",
    "hồ sơ khai thuế tháng (hoặc theo quý)",
    "trong quý (đối với trường hợp kê khai theo quý)",
    "kê khai, nộp thuế theo quy định",
    "Lập kế hoạch giải ngân từng dự án theo tháng",
    "hàng tuần báo cáo",
    "thứ sáu hằng tuần",
    "trong 6 tháng tiếp theo",
    "trong 02 năm tiếp theo",
    "trong 03 tháng tiếp theo",
    "kịp thời, thường xuyên",
    "định kỳ 02 năm",
    "hai tuần một lần",
    "02 tháng một lần",
    "công trình xây dựng trước năm 2020",
    "hằng ngày",
    "6 tháng đầu năm 2025",
    "trong 6 tháng cuối năm",
    "Trước ngày 15 của tháng cuối kỳ báo cáo",
    "chậm nhất sau 5 ngày kết thúc quý",
    "chậm nhất 05 ngày làm việc sau khi kết thúc tháng",
)
"""No rhythm of the vocabulary and no date: weeks, two years, words for diligence, terms that end by themselves."""


def said(text: str) -> str:
    """The periods and dates of a text, in order."""
    parts = [
        timing.date.iso if timing.date else " ".join(period.value for period in timing.periods)
        for timing in find_timings(text + ".", year=2024)
    ]
    return " / ".join(part for part in parts if part)


@pytest.mark.parametrize(("text", "expected"), [*RHYTHMS.items(), *DAYS.items(), *DATES.items(), *SCANS.items()])
def test_reads_the_wordings_of_real_documents(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_finds_no_rhythm_where_none_is_told(text: str) -> None:
    assert said(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "các mặt hàng quy định tại Phụ lục I",
        "ngân hàng năm 2022",
        "xếp hạng quý vị đại biểu",
        "đạt mức hạng năm sao",
        "hỗ trợ 10 triệu đồng/tháng",
        "môi trường, quy định kỹ thuật",
        "quyết định kỷ luật, quyết định ký năm 2020",
        "không quá 1/10 chiều rộng",
        "khai thuế theo tháng/quý",
        "nêu khó khăn, vướng mắc của đơn vị",
        "hai năm một lần",
        "từ ngày 02 đến ngày 15 của tháng",
        "nộp thuế theo tháng, quý, năm",
        "kỳ kế toán tháng, quý, năm",
        "tờ khai thuế quý, năm",
        "báo cáo quý II, 6 tháng đầu năm 2025",
        "tiền lương được trả nửa tháng một lần",
    ],
)
def test_words_that_only_look_alike_without_accents_tell_no_time(text: str) -> None:
    assert said(text) == ""


def test_a_day_of_a_quarters_month_has_four_days_a_year() -> None:
    assert find_timings("trước ngày 05 của tháng cuối quý")[0].days == ((3, 5), (6, 5), (9, 5), (12, 5))
    assert find_timings("trước ngày 05 tháng đầu quý sau")[0].days == ((1, 5), (4, 5), (7, 5), (10, 5))


def test_two_days_of_one_year_are_both_told() -> None:
    assert find_timings("trước ngày 15/6 và 15/12/2025")[0].days == ((6, 15), (12, 15))


@pytest.mark.parametrize(
    ("words", "days", "relation"),
    [
        ("định kỳ hằng tháng (trước ngày 25) tổng hợp, báo cáo", ((0, 25),), "before"),
        ("Hằng tháng, trước ngày 28, báo cáo", ((0, 28),), "before"),
        ("Mỗi tháng, chậm nhất là ngày 22, gửi báo cáo", ((0, 22),), "by"),
        ("hằng tháng vào ngày 25 gửi báo cáo", ((0, 25),), "on"),
        ("hằng tháng, trước ngày 05 tháng sau", ((0, 5),), "before"),
        ("Định kỳ hằng quý, trước ngày 20 của tháng cuối quý, báo cáo", ((3, 20), (6, 20), (9, 20), (12, 20)), "before"),
    ],
)
def test_a_rhythm_takes_in_the_day_behind_it(words: str, days: tuple[tuple[int, int], ...], relation: str) -> None:
    (timing,) = find_timings(words, year=2024)
    assert timing.days == days
    assert timing.relation is not None
    assert timing.relation.value == relation


@pytest.mark.parametrize("words", ["báo cáo hằng tháng trước ngày 14/12/2024", "hằng tháng, ngày 15/6 báo cáo"])
def test_a_date_behind_a_rhythm_is_no_day_of_it(words: str) -> None:
    assert find_timings(words, year=2024)[0].days == ()
