"""Names of bodies up to where they end: districts, forces, branches, sections, committees; what is no part of them."""

from __future__ import annotations

import pytest

from ingest.bodies.words import words
from tests.ingest.citing import cite


@pytest.mark.parametrize(
    "name",
    [
        "Điện lực Ba Tơ",
        "Kho bạc Nhà nước Hàm Yên",
        "Agribank chi nhánh huyện",
        "Bộ Tư lệnh Bộ đội Biên phòng",
        "Bộ Tư lệnh Quân khu 7",
        "Binh đoàn 15",
        "bộ phận Văn hóa - Xã hội",
        "Phòng Chính trị, tư tưởng",
        "Phòng Quản lý hộ kinh doanh, cá nhân và thu khác",
        "trạm y tế xã, phường",
        "BTV Tỉnh ủy",
        "BCH Đảng bộ huyện",
        "các tổ quản lý vận hành",
        "Công an các địa phương",
        "Sở Giao thông vận tải địa phương",
        "Trung tâm GDNN-GDTX huyện",
        "các tổ chức xã hội",
        "Đoàn Thanh niên Tổng cục",
        "Văn phòng - Thống kê",
        "Phòng Tuyên truyền, hỗ trợ người nộp thuế",
        "Trung tâm Cung ứng dịch vụ sự nghiệp công",
        "Viễn thông Kon Tum",
        "Trạm Y tế tuyến huyện",
        "Ban nhân dân các khu vực",
        "công đoàn cấp trên trực tiếp",
        "Công an Kinh tế",
        "chính quyền sở tại",
        "các nhóm trẻ, lớp mẫu giáo độc lập",
    ],
)
def test_a_name_is_read_whole(name: str) -> None:
    text = f"{name} tổ chức kiểm tra việc chấp hành."
    read = words().read_at(text, 0, len(text))
    assert read is not None
    assert text[: read.end] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ủy ban nhân dân tỉnh Quy chế phối hợp quản lý", "Ủy ban nhân dân tỉnh"),
        ("Báo Đồng Khởi dành thời lượng thích hợp", "Báo Đồng Khởi"),
        ("Tổng công ty Đường sắt Việt Nam và Thủ trưởng các đơn vị", "Tổng công ty Đường sắt Việt Nam"),
        ("Phòng Nội vụ kết quả thực hiện", "Phòng Nội vụ"),
    ],
)
def test_a_name_ends_before_what_is_none(text: str, name: str) -> None:
    read = words().read_at(text, 0, len(text))
    assert read is not None
    assert text[: read.end] == name


def test_an_agreement_is_told_by_its_parties() -> None:
    [found] = cite("theo Quy chế phối hợp số 1187/QCPH-CT-CA ngày 08/6/2022 giữa Cục Thuế và Công an tỉnh Lâm Đồng.")
    assert found.span.text.endswith("giữa Cục Thuế và Công an tỉnh Lâm Đồng")
    assert found.issuer == "Cục Thuế và Công an tỉnh Lâm Đồng"


def test_a_contract_ends_before_its_parties() -> None:
    [found] = cite("theo Hợp đồng số SDHL-SMFE-0003 ngày 6/8/2010 ký giữa Công ty Hoàng Long và Công ty Soilmec.")
    assert found.span.text == "Hợp đồng số SDHL-SMFE-0003 ngày 6/8/2010"


def test_a_kind_that_names_the_document_itself_is_no_citation() -> None:
    text = (
        "Thực hiện Kế hoạch số 41/KH-UBND ngày 30/01/2024, Ủy ban nhân dân thị xã xây dựng Kế hoạch chỉnh lý tài liệu (sau đây "
        "viết tắt là Kế hoạch). Kinh phí thực hiện Kế hoạch do phòng Tài chính - Kế hoạch bố trí."
    )
    assert [one.span.text for one in cite(text)] == ["Kế hoạch số 41/KH-UBND ngày 30/01/2024"]
