"""Names of those who must act: whole, as a reader makes them out, on clean paper and on scans."""

from __future__ import annotations

import pytest

from tests.ingest.test_obligations import TAIL, duties

DEPARTMENT = (
    "UBND TỈNH NINH THUẬN\nSỞ GIÁO DỤC VÀ ĐÀO TẠO\n\nSố: 5/KH-SGDĐT\n\nNinh Thuận, ngày 3 tháng 3 năm 2025\n\n"
    "KẾ HOẠCH\nVề dạy thêm\n\n"
)


def actors(head: str, body: str) -> list[list[str]]:
    _, found = duties(head + body + TAIL)
    return [[one.name for one in duty.actors] for duty in found]


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("Thanh tra Sở", "Thanh tra Sở Giáo dục và Đào tạo"),
        ("Văn phòng Sở", "Văn phòng Sở Giáo dục và Đào tạo"),
        ("Văn phòng Sỏ", "Văn phòng Sở Giáo dục và Đào tạo"),
        ("Giám đốc Sở", "Giám đốc Sở Giáo dục và Đào tạo"),
        ("Giám đốc Sở Tài chính", "Giám đốc Sở Tài chính"),
    ],
)
def test_an_office_of_the_issuer_carries_its_name(written: str, whole: str) -> None:
    noise = "Tô chức thực hiện: dé nghị càc đơn vị bao cáo; kiêm tra, giám sat theo Ké hoạch.\n\n"
    assert [whole] in actors(DEPARTMENT, f"{noise}{written} theo dõi việc chấp hành chế độ báo cáo của các trường.")


LETTER = (
    "TỔNG CỤC THUẾ\n\nSố: 12/TCT-KK\nV/v rà soát\n\nHà Nội, ngày 20 tháng 4 năm 2022\n\n"
    "Kính gửi:\n- Cục Thuế tỉnh Hà Nam;\n- Cục Thuế tỉnh Nam Định.\n\n"
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("các đơn vị", "các đơn vị"),
        ("đơn vị", "các đơn vị"),
        ("DNCX", "doanh nghiệp chế xuất"),
        ("Cục CNTT", "Cục công nghệ thông tin"),
    ],
)
def test_several_addressees_are_a_class_and_nouns_in_short_are_written_out(written: str, meant: str) -> None:
    assert [meant] in actors(LETTER, f"Tổng cục Thuế đề nghị {written} báo cáo kết quả rà soát về Tổng cục Thuế.")
