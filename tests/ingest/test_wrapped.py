"""Names of the header and the signature that a copy broke over two lines."""

from __future__ import annotations

import pytest

from ingest.document import Source
from ingest.parse import parse_document
from ingest.wrapped import cut_name, goes_on

HEAD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
BODY = "KẾ HOẠCH\nPhòng, chống dịch năm 2024\n\n1. Phòng Nội vụ theo dõi việc thực hiện."


@pytest.mark.parametrize(
    ("above", "line", "below", "expected"),
    [
        ("", "ỦY", "BAN NHÂN DÂN", True),
        ("", "HỘI ĐỒNG", "NHÂN DÂN TỈNH", True),
        ("", "KT.", "CHỦ TỊCH", True),
        ("", "PHÓ CHỦ", "TỊCH", True),
        ("", "CỘNG HÒA XÃ", "HỘI CHỦ NGHĨA VIỆT NAM", True),
        ("", "Thành phố Hồ", "Chí Minh, ngày 12 tháng 3 năm 2024", True),
        ("", "Lai", "Châu, ngày 12 tháng 3 năm 2024", True),
        ("", "SỞ NỘI VỤ", "CHI CỤC VĂN THƯ", False),
        ("", "PHÓ CHỦ TỊCH", "NGUYỄN VĂN AN", False),
        ("", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", False),
    ],
)
def test_the_second_half_of_a_name(above: str, line: str, below: str, expected: bool) -> None:
    assert goes_on(above, line, below) is expected


@pytest.mark.parametrize(
    ("office", "issuer"),
    [
        ("ỦY\nBAN NHÂN DÂN\nTỈNH LAI CHÂU", "Ủy ban nhân dân tỉnh Lai Châu"),
        ("ỦY BAN NHÂN\nDÂN\nTỈNH LAI CHÂU", "Ủy ban nhân dân tỉnh Lai Châu"),
    ],
)
def test_an_issuer_broken_over_lines_is_whole(office: str, issuer: str) -> None:
    text = f"{office}\n{HEAD}\nSố: 26/KH-UBND\nLai\nChâu, ngày 12 tháng 3 năm 2024\n\n{BODY}\n"
    header = parse_document(text, Source("ke-hoach.txt", "txt", "")).header
    assert header.issuer is not None
    assert header.issuer.value == issuer
    assert header.place is not None
    assert header.place.value == "Lai Châu"


def test_a_place_that_no_table_knows_is_the_one_before_the_date() -> None:
    text = f"ỦY BAN NHÂN DÂN\nTHỊ XÃ KỲ LÂM\n{HEAD}\nSố: 26/KH-UBND\nKỳ Lâm, ngày 12 tháng 3 năm 2024\n\n{BODY}"
    text += "\n\nỦy ban nhân dân thị xã yêu cầu các đơn vị thực hiện.\n"
    header = parse_document(text, Source("ke-hoach.txt", "txt", "")).header
    assert header.issuer is not None
    assert header.issuer.value == "Ủy ban nhân dân thị xã Kỳ Lâm"


@pytest.mark.parametrize(
    ("line", "below", "expected"),
    [
        ("+ Chủ động phối hợp với UBND huyện", "Vị Xuyên khẩn trương khắc phục, sửa chữa công trình", True),
        ("dự án hỗ trợ đồng bào dân tộc Cờ Lao, xã", "Túng Sán, huyện Hoàng Su Phì đưa vào sử dụng", True),
        ("Thực hiện Công điện số 14/CĐ-BXD ngày 11/5/2025 của Bộ", "Xây dựng về việc tăng cường công tác bảo đảm", True),
        ("Kế hoạch phòng, chống thiên tai trên địa bàn huyện", "Thực hiện Công điện số 14/CĐ-BXD", False),
        ("Kế hoạch phòng, chống thiên tai trên địa bàn xã", "Sở Nội vụ báo cáo", False),
        ("Đề nghị các Sở", "Ủy ban nhân dân tỉnh báo cáo", False),
    ],
)
def test_a_name_goes_on_below_its_kind(line: str, below: str, expected: bool) -> None:
    assert cut_name(line, below) is expected
