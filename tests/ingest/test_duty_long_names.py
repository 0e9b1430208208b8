"""Whole names of those who must act: words in them that look like verbs, and lists that end before the next body."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_names import PLAN, actors

CASES = [
    ("Cục Kinh tế xây dựng rà soát định mức, đơn giá.", [["Cục Kinh tế xây dựng"]]),
    ("Cục Quản lý và Xây dựng công trình thủy lợi kiểm tra các hồ chứa.", [["Cục Quản lý và Xây dựng công trình thủy lợi"]]),
    ("Phòng Kinh tế xây dựng kế hoạch kiểm tra chợ.", [["Phòng Kinh tế"]]),
    (
        "Phòng Cảnh sát phòng, chống tội phạm về môi trường tăng cường tuần tra.",
        [["Phòng Cảnh sát phòng, chống tội phạm về môi trường"]],
    ),
    ("Phòng Quản lý chất lượng công trình rà soát hồ sơ.", [["Phòng Quản lý chất lượng công trình"]]),
    ("Báo Sông Lam, Đài PT-TH tỉnh mở chuyên mục.", [["Báo Sông Lam", "Đài Phát thanh và Truyền hình tỉnh"]]),
    ("Phòng Tư pháp, Công an các xã rà soát hộ tịch.", [["Phòng Tư pháp", "Công an các xã"]]),
    ("Sở Công Thương, Điện lực Sông Hinh kiểm tra lưới điện.", [["Sở Công Thương", "Điện lực Sông Hinh"]]),
    (
        "Công ty TNHH Khai thác công trình thủy lợi Sông Rác rà soát các cống.",
        [["Công ty TNHH Khai thác công trình thủy lợi Sông Rác"]],
    ),
    (
        "Công ty Cổ phần Môi trường và Công trình đô thị Hà Trung thu gom rác.",
        [["Công ty Cổ phần Môi trường và Công trình đô thị Hà Trung"]],
    ),
    ("Công ty Việt Tiến vận hành trạm bơm.", [["Công ty Việt Tiến"]]),
    ("Trung tâm Cứu trợ động vật huyện thả cá giống, theo dõi nguồn nước.", [["Trung tâm Cứu trợ động vật huyện"]]),
    ("UBND các xã, phường (UBND cấp xã) rà soát hộ nghèo.", [["Ủy ban nhân dân các xã, phường"]]),
    ("Trạm Y tế (TYT) các xã phun hóa chất diệt muỗi.", [["Trạm Y tế các xã"]]),
    ("Các trường học trên địa bàn (Trường A, Trường B) rà soát bếp ăn.", [["các trường học trên địa bàn"]]),
    (
        "Các chủ hồ là tổ chức (Công ty Hà Lâm, Sơn Thủy; các Ban Quản lý rừng) có trách nhiệm rà soát phương án.",
        [["các chủ hồ là tổ chức"]],
    ),
    ("Các chủ rừng là tổ chức có trách nhiệm rà soát phương án.", [["các chủ rừng là tổ chức"]]),
    (
        "UBND các huyện Ba Bể, Na Rì và thành phố Bắc Kạn rà soát bến bãi.",
        [["Ủy ban nhân dân huyện Ba Bể", "Ủy ban nhân dân huyện Na Rì", "Ủy ban nhân dân thành phố Bắc Kạn"]],
    ),
    ("Ủy ban Mặt trận Tổ quốc (MTTQ) Việt Nam huyện vận động Nhân dân.", [["Ủy ban Mặt trận Tổ quốc Việt Nam huyện"]]),
    (
        "Phòng Cảnh sát giao thông, Phòng Cảnh sát phòng, chống tội phạm về môi trường tuần tra.",
        [["Phòng Cảnh sát giao thông", "Phòng Cảnh sát phòng, chống tội phạm về môi trường"]],
    ),
    ("Các trường trong và ngoài công lập rà soát bếp ăn.", [["các trường trong và ngoài công lập"]]),
    ("Các tổ chức, cá nhân được cấp phép phải lắp đặt trạm cân.", [["các tổ chức, cá nhân được cấp phép"]]),
    ("Công ty và người mua phải lập biên bản.", [["Công ty", "người mua"]]),
    (
        "Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số phường họp mỗi tháng một lần.",
        [["Ban Chỉ đạo phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số phường"]],
    ),
    ("Đảng bộ Công an tỉnh rà soát đảng viên.", [["Đảng bộ Công an tỉnh"]]),
    ("Cục BVTV rà soát danh mục thuốc.", [["Cục Bảo vệ thực vật"]]),
    ("UBND các tỉnh từ Thanh Hóa đến Phú Yên rà soát hồ chứa.", [["Ủy ban nhân dân các tỉnh từ Thanh Hóa đến Phú Yên"]]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[expected[0][0] for _, expected in CASES])
def test_names_are_read_whole(text: str, expected: list[list[str]]) -> None:
    assert actors(PLAN, text) == expected


def test_what_a_text_calls_a_body_stands_for_its_name() -> None:
    told = "Dự án do Ban Quản lý dự án đầu tư xây dựng huyện làm chủ đầu tư (gọi tắt là Ban QLDA).\n\n"
    assert ["Ban Quản lý dự án đầu tư xây dựng huyện"] in actors(PLAN, f"{told}2. Ban QLDA rà soát khối lượng.")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Trung tâm Khuyến nông huyện rà soát mô hình.\n\n2. Trung tâm mở 02 lớp tập huấn.", "Trung tâm Khuyến nông huyện"),
        ("Sở Y tế khảo sát vị trí. Đơn vị vận hành có trách nhiệm đầu tư xe.", "Đơn vị vận hành"),
        ("Hội Nông dân tỉnh rà soát hội viên.\n\n2. Hội cấp huyện kiện toàn câu lạc bộ.", "Hội Nông dân cấp huyện"),
    ],
)
def test_a_kind_alone_is_the_body_named_before_but_one_told_by_its_act(text: str, meant: str) -> None:
    assert [meant] in actors(PLAN, text)
