"""Relations of the document at hand to several that it cites one after another: what holds for the first holds for the others."""

from __future__ import annotations

import pytest

from ingest.document import SELF
from tests.ingest.citing import N45, N61, N107, N125, Triple, triples

LISTS = [
    (
        "Căn cứ Điều 11 Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ quy định về hóa đơn, chứng từ và Điều 8 "
        "Nghị định số 45/2020/NĐ-CP ngày 08/4/2020 của Chính phủ hướng dẫn thủ tục;",
        "Công văn",
        {(SELF, "based_on", f"{N61}2018-04-23"), (SELF, "based_on", f"{N45}2020-04-08")},
        "a list goes on behind the first's title",
    ),
    (
        "Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về việc đẩy mạnh triển khai hóa đơn khởi tạo từ máy "
        "tính tiền và Nghị định số 45/2020/NĐ-CP ngày 08/4/2020 của Chính phủ, UBND huyện yêu cầu",
        "Công văn",
        {(SELF, "implements", f"{N61}2018-04-23"), (SELF, "implements", f"{N45}2020-04-08")},
        "a verb in a title carries nothing out",
    ),
    (
        "Thực hiện chỉ đạo của Chính phủ tại Nghị định số 61/2018/NĐ-CP và của Bộ Nội vụ tại Nghị định số 45/2020/NĐ-CP về",
        "Công văn",
        {(SELF, "implements", N61), (SELF, "implements", N45)},
        "what one body says in one document and another in another",
    ),
    (
        "Triển khai Nghị định số 61/2018/NĐ-CP về cơ chế; theo hướng dẫn tại Nghị định số 125/2020/NĐ-CP; Nghị định số "
        "45/2020/NĐ-CP về thủ tục, UBND huyện",
        "Kế hoạch",
        {(SELF, "implements", N61), (SELF, "refers_to", N125), (SELF, "implements", N45)},
        "a guidance inside a list interrupts it alone",
    ),
    (
        "Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ về cơ chế và Nghị định số 107/2021/NĐ-CP ngày 06/12/2021 của "
        "Chính phủ sửa đổi một số điều của Nghị định số 61/2018/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực.",
        "Nghị định",
        {
            (SELF, "repeals", f"{N61}2018-04-23"),
            (SELF, "repeals", f"{N107}2021-12-06"),
            (f"{N107}2021-12-06", "amends", f"{N61}2018-04-23"),
        },
        "both end, the decree and what amends it",
    ),
    (
        "Điều 2. Quyết định có hiệu lực kể từ ngày ký và thay thế Quyết định số 15/QĐ-UBND ngày 05/01/2023.",
        "Quyết định",
        {(SELF, "replaces", "15/QĐ-UBND|2023-01-05")},
        "a decision that calls itself by its kind alone",
    ),
    (
        "Kinh phí thực hiện Kế hoạch được bố trí trong dự toán theo Nghị định số 61/2018/NĐ-CP.",
        "Kế hoạch",
        {(SELF, "refers_to", N61)},
        "money for a plan",
    ),
    (
        "Xử lý theo Nghị định số 61/2018/NĐ-CP và hướng dẫn tại Nghị định số 45/2020/NĐ-CP.",
        "Kế hoạch",
        {(SELF, "refers_to", N61), (SELF, "refers_to", N45)},
        "guidance that stands in a document",
    ),
    ("Bãi bỏ Kế hoạch số 61-KH/HU, ngày 09/4/2015", "Kế hoạch", {(SELF, "repeals", "61-KH/HU|2015-04-09")}, "a plan ends a plan"),
    (
        "Cụ thể hóa nhiệm vụ vào kế hoạch của cơ quan, phù hợp với Kế hoạch số 27/KH-UBND ngày 23/01/2025",
        "Kế hoạch",
        {(SELF, "refers_to", "27/KH-UBND|2025-01-23")},
        "what a duty must agree with is not carried out",
    ),
    (
        "Thực hiện Chỉ thị số 35-CT/TW; căn cứ Quy định số 22-QĐ/TW, Ban Thường vụ xây dựng kế hoạch",
        "Kế hoạch",
        {(SELF, "implements", "35-CT/TW|"), (SELF, "based_on", "22-QĐ/TW|")},
        "grounds behind what is carried out",
    ),
    (
        "Nghị định này quy định về bảo hiểm hưu trí bổ sung theo quy định tại Điều 127 Luật Bảo hiểm xã hội",
        "Nghị định",
        {(SELF, "refers_to", "Luật Bảo hiểm xã hội")},
        "a supplement in a thing's name is no amendment",
    ),
    (
        "1. Thi hành án tử hình phải thực hiện đúng quy định tại Điều 77 Luật Thi hành án hình sự",
        "Luật",
        {(SELF, "refers_to", "Luật Thi hành án hình sự")},
        "a rule of conduct behind a subject that is an act",
    ),
    (
        "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ, khóa XV về việc chuẩn bị hồ sơ đề nghị xây dựng "
        "pháp lệnh và Nghị định số 45/2020/NĐ-CP ngày 08/4/2020 của Chính phủ;",
        "Công văn",
        {(SELF, "based_on", f"{N61}2018-04-23"), (SELF, "based_on", f"{N45}2020-04-08")},
        "a list goes on behind words that are no title",
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected", "reason"), LISTS, ids=[row[3] for row in LISTS])
def test_what_is_said_of_one_holds_for_the_list(text: str, kind: str, expected: set[Triple], reason: str) -> None:
    assert triples(text, kind) == expected, reason
