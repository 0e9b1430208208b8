"""Who acts in sentences of plans and letters, where names begin in small letters, tell which or stand behind an opening."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_others import rows
from tests.ingest.test_duty_plans import PLAN

LETTER = (
    "SỞ Y TẾ\nTỈNH PHÚ YÊN\n\nSố: 26/SYT-NVY\nV/v bảo đảm an toàn thực phẩm\n\nPhú Yên, ngày 10 tháng 3 năm 2024\n\n"
    "Kính gửi: Các đơn vị trực thuộc.\n\n"
    "Căn cứ Thông tư số 13/2016/TT-BYT ngày 12/5/2016 của Bộ Y tế quy định về y tế trường học;\n\n"
    "Qua kiểm tra còn 03 bếp ăn lưu mẫu chậm. Sở Y tế yêu cầu các đơn vị thực hiện nghiêm một số nội dung sau đây:\n\n"
)

IN_PLANS = [
    (
        "1. Khi xảy ra ngập úng, chủ tịch UBND cấp xã phải tổ chức sơ tán người dân.",
        [("other", ["chủ tịch Ủy ban nhân dân cấp xã"])],
    ),
    (
        "1. Chủ tịch UBND các huyện\n\na) Khi xảy ra cháy rừng, trực tiếp chỉ huy chữa cháy.",
        [("other", ["Chủ tịch Ủy ban nhân dân các huyện"])],
    ),
    (
        "1. 100% hộ kinh doanh phải rà soát hệ thống điện, bếp ga.",
        [("other", ["hộ kinh doanh"])],
    ),
    (
        "1. Vào 15 giờ thứ Sáu hằng tuần, các địa phương có hồ chứa gửi báo cáo về Sở Xây dựng.",
        [("report", ["các địa phương có hồ chứa"])],
    ),
    (
        "1. Tổ bán trú tự kiểm tra hằng ngày.",
        [("inspect", ["Tổ bán trú"])],
    ),
    (
        "1. Giáo viên chủ nhiệm lồng ghép kiến thức về rửa tay vào tiết sinh hoạt lớp.",
        [("communicate", ["Giáo viên chủ nhiệm"])],
    ),
    (
        "1. Công tác kiểm kê được Sở Tài chính thực hiện định kỳ 6 tháng.",
        [("other", ["Sở Tài chính"])],
    ),
    (
        "1. Mở lớp tập huấn cho cán bộ xã (Sở Nội vụ chủ trì, Sở Tài chính phối hợp; trong quý II/2025).",
        [("train", ["Sở Nội vụ"])],
    ),
    ("1. Tổng kinh phí là 200 triệu đồng (Sở Tài chính thực hiện).", []),
    (
        "1. PHÂN CÔNG\n\nTT Nội dung Cơ quan chủ trì Phối hợp Thời gian\n"
        "01 Kiểm kê điểm rác tự phát UBND các xã Sở Xây dựng Quý I/2025\n02 Đấu thầu thu gom Sở Xây dựng Sở Y tế Tháng 4/2025",
        [("other", ["Ủy ban nhân dân các xã"]), ("other", ["Sở Xây dựng"])],
    ),
    ("1. Việc sáp nhập đã được Sở Nội vụ thẩm định tại văn bản ngày 3/4/2024.", []),
    (
        "1. Phòng Quản lý đô thị\n\n- Việc cắm biển báo phải hoàn thành trước ngày 30/6/2025.",
        [("other", ["Phòng Quản lý đô thị"])],
    ),
    (
        "1. Cơ quan được đề nghị phối hợp phải trả lời bằng văn bản trong 05 ngày làm việc.",
        [("other", ["Cơ quan được đề nghị phối hợp"])],
    ),
]
IN_LETTERS = [
    (
        "1. Đối với trường chưa có bếp ăn\n\n- Ký hợp đồng mua suất ăn với cơ sở đủ điều kiện.",
        [("other", ["trường chưa có bếp ăn"])],
    ),
    (
        "1. Các trường không cho phép đưa vào căn tin đồ uống có cồn.",
        [("other", ["các trường"])],
    ),
    (
        "1. Quyết định kiện toàn Ban Chỉ đạo gửi về Sở Y tế trước ngày 16/9/2024.",
        [("report", ["Các đơn vị trực thuộc"])],
    ),
    (
        "1. Vào 15 giờ thứ Sáu hằng tuần, các đơn vị có ca bệnh đang điều trị gửi báo cáo nhanh.",
        [("report", ["các đơn vị có ca bệnh đang điều trị"])],
    ),
    (
        "Đề nghị các đơn vị chỉ đạo Trạm Y tế các xã tập trung thực hiện một số nội dung sau:\n\n- Phun hóa chất.",
        [("other", ["Trạm Y tế các xã"])],
    ),
]


@pytest.mark.parametrize(("text", "expected"), IN_PLANS)
def test_of_a_plan(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert [(category, actors) for category, _, actors in rows(PLAN + text)] == expected


@pytest.mark.parametrize(("text", "expected"), IN_LETTERS)
def test_of_a_letter(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert [(category, actors) for category, _, actors in rows(LETTER + text)] == expected
