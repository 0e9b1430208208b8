"""Times that one clause gives to another, those of reports called after their period, and what is no time of a duty."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties

OFFICE = "1. Phòng Nội vụ\n- "
CASES = [
    (
        "Rà soát các giấy phép đã cấp; kiến nghị Ủy ban nhân dân thị xã thu hồi; hoàn thành trước ngày 30/11/2022.",
        ["2022-11-30", "2022-11-30"],
        "a day at the end is that of all",
    ),
    (
        "Rà soát các giấy phép đã cấp; báo cáo Ủy ban nhân dân thị xã trước ngày 30/11/2022.",
        ["", "2022-11-30"],
        "the day of one clause is its own",
    ),
    (
        "Báo cáo sơ kết 6 tháng gửi Sở Nội vụ trước ngày 25/6/2022; tổng kết năm gửi trước ngày 05/12/2022.",
        ["2022-06-25 6-month", "2022-12-05 year"],
        "reports called after their period have their days",
    ),
    (
        "Báo cáo Sở Nội vụ trước ngày 10/6/2022 (báo cáo 6 tháng) và trước ngày 10/12/2022 (báo cáo năm).",
        ["2022-06-10 6-month year"],
        "reports named behind days of one year",
    ),
    (
        "Theo dõi, tổng hợp tình hình hằng tháng; định kỳ 6 tháng, một năm báo cáo Ủy ban nhân dân thị xã.",
        ["month", "6-month year"],
        "the rhythm of the next clause",
    ),
    ("Cập nhật tiến độ hằng tháng trên hệ thống.", ["month"], "progress is no money"),
    ("Đối chiếu số thu ngân sách hằng tháng.", ["month"], "a budget has no months"),
    ("Đối chiếu số thu ngân sách hằng năm.", [""], "a budget has years"),
    ("Kiểm tra đột xuất tối thiểu 02 lần/tháng.", ["month"], "more than once a month is each month"),
    ("Duy trì sinh hoạt câu lạc bộ mỗi tháng 01 kỳ.", ["month"], "a count behind each month"),
    ("Dạy kỹ năng sống, tối thiểu 01 tiết/tháng.", ["month"], "lessons a month"),
    ("Báo cáo tiến độ vào ngày 15 và ngày cuối tháng.", ["month"], "two days of each month"),
    ("Báo cáo định kỳ: tháng (ngày 28), 6 tháng (trước 10/6).", ["month 6-month"], "rhythms behind a colon"),
    (
        "Theo dõi sinh vật hại; khi mật độ vượt ngưỡng phải báo ngay cho Sở Nội vụ.",
        ["", "ad-hoc"],
        "a case before what must be told",
    ),
    ("Phê duyệt giá đất trong tuần thứ hai của tháng 3/2022.", ["2022-03"], "a week of a month"),
    ("Báo cáo 6 tháng trước ngày 10/6, báo cáo năm trước ngày 05/12.", ["6-month year"], "nothing but reports and their days"),
    ("Báo cáo kết quả tháng trước ngày 20.", ["month"], "a day of each month"),
    ("Tổ chức ít nhất 01 buổi truyền thông/quý.", ["quarter"], "things told by two words"),
    ("Báo cáo chung kết quả trong báo cáo tháng.", ["month"], "within a report that is due anyway"),
    (
        "Kết quả gửi về Sở Nội vụ trước ngày 20 hằng tháng; riêng báo cáo năm gửi trước ngày 10/12.",
        ["month", "year"],
        "one report apart",
    ),
    (
        "Trong quý III/2022 hoàn thành việc rà soát; quý IV/2022 báo cáo Sở Nội vụ.",
        ["2022-09", "2022-12"],
        "a quarter that opens a clause",
    ),
    ("Kiểm tra chất lượng nước hằng tháng.", ["month"], "quality is no wage"),
    ("Hướng dẫn các xã tổng hợp hằng tháng.", ["month"], "to guide is no benefit"),
    ("Chi trả lương hưu hằng tháng cho người nghỉ hưu.", [""], "what is paid each month"),
    ("Kiểm tra tối thiểu 02 lần/năm.", ["6-month"], "twice a year is each half"),
    (
        "Khi có sự cố phải huy động ngay phương tiện tại chỗ xử lý từ giờ đầu và báo cáo Sở Nội vụ.",
        ["", "ad-hoc"],
        "the case of a clause is that of its report",
    ),
    ("Báo cáo nhanh về Sở Nội vụ trong vòng 30 phút.", ["ad-hoc"], "within minutes"),
    ("Bố trí lực lượng sẵn sàng tham gia khi có yêu cầu.", [""], "to stand ready is no time"),
    ("Lưu giữ hồ sơ và cung cấp cho Sở Nội vụ khi có yêu cầu.", ["ad-hoc"], "what is given on demand"),
    (
        "Đối với hồ sơ nộp trong tháng 2/2022, rà soát lại trước ngày 30/6/2022.",
        ["2022-06-30"],
        "the month of what the duty is about",
    ),
    ("Đầu tư xe chuyên dụng, không được chậm hơn tháng 11/2022.", ["2022-11"], "no later than a month"),
]


@pytest.mark.parametrize(("item", "expected", "reason"), CASES, ids=[row[2] for row in CASES])
def test_times(item: str, expected: list[str], reason: str) -> None:
    told = [
        ""
        if duty.timing is None
        else " ".join([*([duty.timing.date.iso] if duty.timing.date else []), *(period.value for period in duty.timing.periods)])
        for duty in duties("plan", OFFICE + item)
    ]
    assert told == expected, reason


@pytest.mark.parametrize(
    "line", ["Thời gian hoàn tất: trước ngày 30/9/2022.", "Thời hạn hoàn thành trước ngày 30 tháng 9 năm 2022."]
)
def test_a_line_of_its_own_dates_the_tasks_before_it(line: str) -> None:
    body = (
        "1. Bước 1\n\nPhòng Nội vụ kiểm tra hiện trạng nhà ở của từng đối tượng.\n\n"
        f"Sau khi kiểm tra, Phòng Tư pháp lập danh sách hộ.\n\n{line}\n\n2. Bước 2\n\nPhòng Tư pháp rà soát danh sách."
    )
    told = [duty.timing.date.iso if duty.timing and duty.timing.date else "" for duty in duties("plan", body)]
    assert told == ["2022-09-30", "2022-09-30", ""]


def test_a_line_of_its_own_dates_the_task_that_it_stands_below() -> None:
    body = "1. Phòng Nội vụ rà soát ao hồ, cắm biển.\n\nThời gian hoàn tất: trước ngày 30/9/2022.\n\n2. Phòng Tư pháp rà soát."
    told = [duty.timing.date.iso if duty.timing and duty.timing.date else "" for duty in duties("plan", body)]
    assert told == ["2022-09-30", ""]
