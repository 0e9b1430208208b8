"""Accents and marks of scanned text put back where one reading is possible, and nowhere else."""

from __future__ import annotations

import pytest

from ingest.repair import is_noisy, repair

MENDED = [
    ("NHTM, chỉ nhánh ngân hàng nước ngoài", "NHTM, chi nhánh ngân hàng nước ngoài", "a phrase of the vocabulary"),
    (
        "Giao càc truờng, các trưòng và Giám đốc Sỏ Nội vu báo cao kêt qua",
        "Giao các trường, các trường và Giám đốc Sở Nội vụ báo cáo kết quả",
        "syllables beside which nobody writes them so",
    ),
    ("co quan cáp phép kiêm tra nội dung hồ so", "cơ quan cấp phép kiểm tra nội dung hồ sơ", "lost and changed accents"),
    ("BHXH huyên gửi Sở Tư pháp", "BHXH huyện gửi Sở Tư pháp", "an abbreviation is read aloud"),
    ("Đảng ủy eác xã, thị trấn", "Đảng ủy các xã, thị trấn", "letters that look alike"),
    ("Bộ đội Biên phòng tính bố trí", "Bộ đội Biên phòng tỉnh bố trí", "the province behind a body"),
    ("UBND phường gửi xăng RON95-III; QĐ-TTg", None, "symbols, and what stands beside an abbreviation"),
    ("Phó Thủ tướng Bùi Thanh Sơn; ông Nguyễn Tấn Bửu", None, "names of persons"),
    ("hội nghị. hội thảo, học tập", "hội nghị, hội thảo, học tập", "no sentence begins with a small letter"),
    ("báo cáo đê tổng hợp", "báo cáo để tổng hợp", "no dyke is meant"),
    ("vấn đề phát sinh; tuyến đê sông; đề nghị; công văn đề ngày 3", None, "themes, dykes, requests and days stay"),
    ("phối hợp CDC xây dựng phác đồ điều trị TCM", None, "abbreviations that hold no vowel"),
    ("thuở ấy, quờ quạng; học viên, học viện", None, "words that are right"),
    ("kết thúc. Các đơn vị", None, "the end of a sentence"),
    ("kiên quyết đình chỉ hoạt động", None, "the end of one word and the beginning of another"),
    ("trong tuần thứ hai của tháng", None, "two such syllables"),
    ("trẻ chưa thành niên; hộ gia đình ký cam kết", None, "other words, told by those beside them"),
    ("Giám đốc lập danh sách", None, "a title before its act"),
]


@pytest.mark.parametrize(("blurred", "clear", "reason"), MENDED, ids=[row[2] for row in MENDED])
def test_mends_what_has_one_reading(blurred: str, clear: str | None, reason: str) -> None:
    assert repair(blurred, noisy=True) == (clear or blurred), reason
    assert len(repair(blurred, noisy=True)) == len(blurred), "offsets agree"


_TYPED = """De nghi UBND phuong, HDND cac xa, Phong GDDT ra soat, lap danh sach cac ho ngheo; bao cao ket qua ve So Lao dong -
Thuong binh va Xa hoi truoc ngay 15 thang 6 nam 2025. Thuc hien theo Quyet dinh so 12/QD-UBND va Cong van so 45 cua UBND tinh."""
_MEANT = """Đề nghị UBND phường, HĐND các xã, Phòng GDĐT rà soát, lập danh sách các hộ nghèo; báo cáo kết quả về Sở Lao động -
Thương binh và Xã hội trước ngày 15 tháng 6 năm 2025. Thực hiện theo Quyết định số 12/QD-UBND và Công văn số 45 của UBND tỉnh."""


def test_a_text_typed_without_accents_gets_them_all() -> None:
    assert repair(_TYPED) == _MEANT
    foreign = (
        "The tax authority can inform the company that the form is to be sent to the office in the city of Hanoi on time. " * 3
    )
    assert repair(foreign) == foreign


def test_clean_text_comes_back_as_it_is() -> None:
    clean = "Các đơn vị báo cáo kết quả thực hiện kế hoạch, đề xuất giải pháp; cơ quan thuế kiểm tra hồ sơ. " * 20
    assert not is_noisy(clean)
    assert repair(clean) is clean


def test_a_scan_is_told_by_its_phrases() -> None:
    assert is_noisy("Các đơn vi bao cáo kết quả thuc hien kế hoạch, dé xuất giải pháp; co quan thuế kiêm tra hồ sơ. " * 20)
