"""Whether two writings name one document."""

from __future__ import annotations

import pytest

from graph.cited_names import same_law, same_law_of, same_title


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # one number that a text gives to two laws by a slip
        ("Luật Lâm nghiệp 16/2017/QH14", "Thay thế | Luật Quản lý, sử dụng vũ khí, vật liệu nổ 2017 số 16/2017/QH14", False),
        ("Luật Quản lý thuế số 78/2006/QH11", "Luật Quản lý thuê số 78/2006/QH11 ngày 29/11/2006", True),
        ("Luật số 31/2013/QH13", "Luật sửa đổi, bổ sung một số điều của Luật Thuế giá trị gia tăng", True),  # no name
        ("Nghị định số 12/2015/NĐ-CP", "Luật Đất đai năm 2024", True),
        ("Luật Đất đai năm 2024", "Luật Nhà ở năm 2023", False),
    ],
)
def test_laws(one: str, other: str, same: bool) -> None:
    assert same_law(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Luật Lâm nghiệp 16/2017/QH14", "bãi bỏ Luật Quản lý, sử dụng vũ khí, vật liệu nổ số 16/2017/QH14", False),
        ("Căn cứ Luật Thủy lợi; Luật Lâm nghiệp số 16/2017/QH14", "Luật Lâm nghiệp năm 2017 số 16/2017/QH14", True),
        ("Luật số 16/2017/QH14", "Luật Lâm nghiệp số 16/2017/QH14", True),  # no name
        ("Luật Đất đai; Luật Lâm nghiệp số 16/2017/QH14", "Luật Đất đai số 31/2024/QH15", True),  # another number
    ],
)
def test_laws_of_one_number(one: str, other: str, same: bool) -> None:
    assert same_law_of("16/2017/QH14", one, other) is same


@pytest.mark.parametrize(
    ("written", "known", "same"),
    [
        ("về quản lý và sử dụng con dấu của cơ quan nhà nước", "Về thực hiện cơ chế một cửa trong giải quyết thủ tục", False),
        ("thực hiện cơ chế một cửa, một cửa liên thông", "Về thực hiện cơ chế một cửa trong giải quyết thủ tục", True),
        ("về cải cách hành chính tỉnh Kon Tum năm 2025", "Phòng, chống ma túy tỉnh Kon Tum năm 2025", False),
        ("phòng, chống ma túy năm 2025", "Công tác phòng, chống ma túy trên địa bàn tỉnh Kon Tum năm 2025", True),
        ("phòng, chống dịch bệnh gia súc năm 2023", "Phòng, chống dịch bệnh gia súc năm 2024", False),
        ("cải cách hành chính ngày 05 tháng 01 năm 2023", "Cải cách hành chính năm 2024", True),
        ("sửa đổi Nghị định số 12/2015/NĐ-CP về thuế", "Về thực hiện cơ chế một cửa trong giải quyết thủ tục", True),
    ],
)
def test_titles(written: str, known: str, same: bool) -> None:
    assert same_title(written, known) is same
