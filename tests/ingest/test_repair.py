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


def test_clean_text_comes_back_as_it_is() -> None:
    clean = "Các đơn vị báo cáo kết quả thực hiện kế hoạch, đề xuất giải pháp; cơ quan thuế kiểm tra hồ sơ. " * 20
    assert not is_noisy(clean)
    assert repair(clean) is clean


def test_a_scan_is_told_by_its_phrases() -> None:
    assert is_noisy("Các đơn vi bao cáo kết quả thuc hien kế hoạch, dé xuất giải pháp; co quan thuế kiêm tra hồ sơ. " * 20)
