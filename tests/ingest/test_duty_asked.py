"""Who asks whom: duties for an office and for those whom it asks, reports on occasion, and who reports to whom of the two."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties

Found = list[tuple[str, list[str], list[str], list[str]]]
CASES: list[tuple[str, Found, str]] = [
    (
        "1. Các xã gặp khó khăn, vướng mắc thì kịp thời phản ánh về Phòng Nội vụ.",
        [("report", ["các xã"], ["Phòng Nội vụ"], ["ad-hoc"])],
        "trouble told behind the name",
    ),
    (
        "1. Các thôn, các đoàn thể có vướng mắc báo cáo về Ủy ban nhân dân xã.",
        [("report", ["các thôn", "các đoàn thể"], ["Ủy ban nhân dân xã"], ["ad-hoc"])],
        "without a word before the report",
    ),
    (
        "1. Phường, xã nào để dịch kéo dài thì Chủ tịch Ủy ban nhân dân phường, xã phải kiểm điểm trách nhiệm.",
        [("other", ["Chủ tịch Ủy ban nhân dân phường, xã"], [], [])],
        "which of two kinds of places",
    ),
    (
        "1. Xã nào chưa bố trí kinh phí phải tổ chức họp dân.",
        [("other", ["Xã nào chưa bố trí kinh phí"], [], [])],
        "which place must",
    ),
    (
        "1. Phòng Nội vụ tổng hợp vướng mắc, báo cáo Ủy ban nhân dân thị xã; riêng các vụ việc dư luận quan tâm thì báo cáo "
        "ngay khi phát sinh.",
        [
            ("report", ["Phòng Nội vụ"], ["Ủy ban nhân dân thị xã"], []),
            ("report", ["Phòng Nội vụ"], ["Ủy ban nhân dân thị xã"], ["ad-hoc"]),
        ],
        "some cases alone at once",
    ),
    (
        "1. Nghiêm cấm giáo viên chủ nhiệm trực tiếp thu, giữ tiền của học sinh dưới bất kỳ hình thức nào.",
        [("other", ["giáo viên chủ nhiệm"], [], [])],
        "what those must not do begins at its manner",
    ),
    (
        "1. Phòng Nội vụ gửi Ủy ban nhân dân thị xã báo cáo 6 tháng trước 10/6/2025, cả năm trước 05/12/2025.",
        [("report", ["Phòng Nội vụ"], ["Ủy ban nhân dân thị xã"], ["6-month", "year"])],
        "half years and whole years with their days",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_who_tells_whom_on_what_occasion(text: str, expected: Found, why: str) -> None:
    found = [
        (
            duty.category.value,
            [one.name for one in duty.actors],
            [one.name for one in duty.recipients],
            [period.value for period in duty.timing.periods] if duty.timing else [],
        )
        for duty in duties("plan", text)
    ]
    assert found == expected, why


def _letter(body: str) -> list[tuple[list[str], list[str]]]:
    return [([one.name for one in duty.actors], [one.name for one in duty.recipients]) for duty in duties("many", body)]


def test_nobody_reports_to_itself() -> None:
    told = _letter("1. Sở Y tế chỉ đạo các bệnh viện trực 24/24 giờ, báo cáo về Sở Y tế hằng ngày.")
    assert told
    assert not [1 for actors, recipients in told if set(actors) & set(recipients)]


def test_an_office_that_asks_others_and_those_asked_both_have_a_duty() -> None:
    told = _letter("1. Sở Giao thông vận tải yêu cầu các doanh nghiệp kiểm tra phương tiện trước khi xuất bến.")
    assert [actors for actors, _ in told] == [["Sở Giao thông vận tải"], ["các doanh nghiệp"]]


def test_a_letter_to_many_charges_classes_as_a_plan_does() -> None:
    told = _letter(
        "1. Hiệu trưởng các trường mầm non bố trí phòng cách ly.\n\n2. Chủ cơ sở giết mổ ký cam kết với Ủy ban nhân dân xã."
    )
    assert [actors for actors, _ in told] == [["Hiệu trưởng các trường mầm non"], ["Chủ cơ sở giết mổ"]]


@pytest.mark.parametrize(
    "sign",
    [
        "- Doanh nghiệp thành lập nhiều năm không phát sinh doanh thu, sau đó bán lại, chuyển nhượng cho người khác.",
        "- Doanh nghiệp sử dụng hóa đơn với số lượng lớn (từ 500 đến 2000 số hóa đơn).",
        "Việc pháp nhân thương mại chịu trách nhiệm hình sự không loại trừ trách nhiệm hình sự của cá nhân.",
        "Các mặt hàng không được giảm thuế giá trị gia tăng được quy định cụ thể tại Phụ lục I, II và III.",
        "Một số huyện có tỷ lệ hoàn thành thấp như sau: huyện Cầu Kè, huyện Tiểu Cần, huyện Trà Cú.",
    ],
)
def test_what_a_letter_to_many_tells_of_is_no_duty(sign: str) -> None:
    assert _letter(sign) == []


@pytest.mark.parametrize(
    "tells", ["thông báo", "chuyển đơn", "thống nhất nội dung", "gửi kèm dự thảo Đề án", "có ý kiến như trên"]
)
@pytest.mark.parametrize("joint", [" và đề nghị ", ", đề nghị ", ", đồng thời đề nghị ", " để biết và đề nghị ", " và yêu cầu "])
def test_whom_the_writer_asks_behind_what_it_does_itself(tells: str, joint: str) -> None:
    line = f"Ủy ban nhân dân tỉnh {tells}{joint}Công an tỉnh xem xét, giải quyết theo thẩm quyền."
    told = duties("many", f"{line}\n\nMọi chi tiết liên hệ ông Nguyễn Văn Bình.")
    assert [[one.name for one in duty.actors] for duty in told] == [["Công an tỉnh"]]


def test_what_the_writer_had_asked_of_others_is_no_duty() -> None:
    line = "Ủy ban nhân dân tỉnh đã có Công văn số 12/UBND-KT, đề nghị Bộ Tài chính xem xét, giải quyết theo thẩm quyền."
    assert duties("many", f"{line}\n\nMọi chi tiết liên hệ ông Nguyễn Văn Bình.") == ()
