"""Whether a duty is asked, ordered or forbidden, by the words above it and its own."""

from __future__ import annotations

import pytest

from ingest.document import Source
from ingest.parse import parse_document

LETTER = (
    "SỞ NỘI VỤ\nTỈNH TRÀ VINH\n\nSố: 26/SNV-CCHC\nV/v cải cách hành chính\n\nTrà Vinh, ngày 10 tháng 3 năm 2024\n\n"
    "Kính gửi: Ủy ban nhân dân các huyện, thị xã, thành phố.\n\n{}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nTrần An"
)
PLAN = (
    "ỦY BAN NHÂN DÂN\nHUYỆN BA TƠ\n\nSố: 12/KH-UBND\n\nBa Tơ, ngày 20 tháng 4 năm 2022\n\nKẾ HOẠCH\nTrật tự xây dựng\n\n"
    "I. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Kinh tế và Hạ tầng\n\n- {}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTrần Văn An"
)
ASKS = "Để thực hiện tốt, Sở Nội vụ đề nghị Ủy ban nhân dân các huyện triển khai một số nội dung sau:\n"


def modalities(text: str) -> list[str]:
    return [duty.modality.value for duty in parse_document(text, Source("x.txt", "txt", "")).obligations]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Để có cơ sở xử lý, Sở Nội vụ đề nghị:\n- Công an tỉnh rà soát phương tiện.", ["request"]),
        ("Sở Nội vụ yêu cầu:\n- Công an huyện rà soát phương tiện.", ["obligation"]),
        (ASKS + "1. Rà soát quy trình nội bộ.\n2. Giao Công an huyện theo dõi các xã.", ["request", "obligation"]),
        (ASKS + "1. Rà soát quy trình.\n2. Các đơn vị thuộc Sở\n- Văn phòng Sở theo dõi các huyện.", ["request", "obligation"]),
        (ASKS + "1. Rà soát quy trình.\n2. Các đơn vị thuộc huyện\n- Trung tâm Y tế theo dõi dịch.", ["request", "request"]),
    ],
    ids=["a list asked for", "a list ordered", "what is handed out", "the writer's own units", "units of others"],
)
def test_in_letters(body: str, expected: list[str]) -> None:
    assert modalities(LETTER.format(body)) == expected


def test_what_a_list_of_rights_allows() -> None:
    rights = "1. Các trường có các quyền sau:\na) Ký hợp đồng với nhà cung cấp.\nb) Yêu cầu Phòng Giáo dục hướng dẫn.\n"
    owed = "2. Các trường có các nghĩa vụ sau:\na) Niêm yết nội quy.\n"
    text = PLAN.replace("1. Phòng Kinh tế và Hạ tầng\n\n- {}", rights + owed)
    assert modalities(text) == ["permission", "permission", "obligation"]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Khi thẩm định, cấp giấy phép xây dựng, không cấp phép cho công trình lấn chiếm.", ["prohibition"]),
        ("Khi thi công, vận chuyển vật liệu trên đường, tuyệt đối không để rơi vãi.", ["prohibition"]),
        ("Khi kiểm tra, phát hiện sai phạm thì lập biên bản, không để kéo dài.", ["obligation"]),
        ("Được giao chủ trì công tác bảo đảm an toàn.", ["obligation"]),
        ("Tổng hợp kết quả; đề nghị Báo Quảng Ngãi đưa tin các mô hình hay.", ["obligation", "request"]),
        ("Khi có mưa lớn, tổ chức trực ban, không chủ quan.", ["obligation"]),
    ],
)
def test_in_plans(item: str, expected: list[str]) -> None:
    assert modalities(PLAN.format(item)) == expected
