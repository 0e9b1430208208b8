"""Relations of plans and letters that other words than those of laws tell, or the order of a whole sentence."""

from __future__ import annotations

import pytest

from ingest.document import SELF
from tests.ingest.citing import Triple, triples

OLD = "12/KH-UBND|2023-02-14"
TOLD: list[tuple[str, str, Triple, str]] = [
    (
        "Trên đây là Kế hoạch phòng dịch năm 2024, thay thế Kế hoạch số 12/KH-UBND ngày 14/02/2023.",
        "Kế hoạch",
        (SELF, "replaces", OLD),
        "the last words of a plan",
    ),
    ("Văn bản này thay cho Kế hoạch số 12/KH-UBND ngày 14/02/2023.", "Công văn", (SELF, "replaces", OLD), "instead of"),
    (
        "Quy chế có hiệu lực từ ngày ký, thay thế Kế hoạch số 12/KH-UBND ngày 14/02/2023.",
        "Quy chế",
        (SELF, "replaces", OLD),
        "the rules at hand, without a word that says so",
    ),
    (
        "Kế hoạch số 12/KH-UBND ngày 14/02/2023 hết hiệu lực kể từ ngày ký Công văn này.",
        "Công văn",
        (SELF, "repeals", OLD),
        "a letter ends a plan",
    ),
    (
        "Kế hoạch số 12/KH-UBND ngày 14/02/2023 hết hiệu lực từ năm 2024.",
        "Công văn",
        (SELF, "refers_to", OLD),
        "that a plan has ended is no act of the letter",
    ),
    (
        "Đồng thời thực hiện nghiêm các quy định của Luật Đê điều, Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:",
        "Chỉ thị",
        (SELF, "implements", "Luật Đê điều"),
        "rules carried out besides",
    ),
    (
        "Triển khai Luật Đê điều, thời gian qua các địa phương đã rà soát các bến bãi.",
        "Công văn",
        (SELF, "refers_to", "Luật Đê điều"),
        "what was done is no charge",
    ),
    (
        "Thực hiện Luật Đê điều, Ủy ban nhân dân tỉnh đã ban hành Kế hoạch số 12/KH-UBND ngày 14/02/2023.",
        "Công văn",
        (OLD, "implements", "Luật Đê điều"),
        "issued to carry out",
    ),
    (
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 14/02/2023 về phòng dịch và chỉ đạo của Sở Y tế tại Công văn số 9/SYT-NV",
        "Kế hoạch",
        (SELF, "implements", "9/SYT-NV|"),
        "who told what behind a title",
    ),
    (
        "Nhận được Kế hoạch số 12/KH-UBND ngày 14/02/2023 của Ủy ban nhân dân tỉnh (sao gửi kèm theo).",
        "Công văn",
        (SELF, "attaches", OLD),
        "a copy goes along",
    ),
    (
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 14/02/2023 của Ủy ban nhân dân tỉnh về việc triển khai Nghị định số 61/2018/NĐ-CP "
        "(gửi kèm theo).",
        "Công văn",
        (SELF, "attaches", OLD),
        "what goes along has a title, and another document in it",
    ),
    (
        "Thực hiện Nghị định thư thứ hai sửa đổi Hiệp định giữa Chính phủ Việt Nam và Chính phủ Đại Hàn Dân Quốc",
        "Công văn",
        (
            "Nghị định thư thứ hai sửa đổi Hiệp định giữa Chính phủ Việt Nam và Chính phủ Đại Hàn Dân Quốc",
            "amends",
            "Hiệp định giữa Chính phủ Việt Nam và Chính phủ Đại Hàn Dân Quốc",
        ),
        "a protocol and the treaty that it amends",
    ),
    (
        "Thực hiện các nội dung sau:\n- Dùng bao bì tái chế; hạn chế đồ nhựa theo Kế hoạch số 12/KH-UBND ngày 14/02/2023.",
        "Công văn",
        (SELF, "refers_to", OLD),
        "behind a semicolon an item says nothing of its list",
    ),
    (
        "Căn cứ Quyết định số 7/QĐ-BYT về việc ban hành Hướng dẫn giám sát và Quyết định số 8/QĐ-BYT ngày 2/2/2012 của Bộ Y tế",
        "Kế hoạch",
        (SELF, "based_on", "8/QĐ-BYT|2012-02-02"),
        "guidance as a paper's name",
    ),
]


@pytest.mark.parametrize(("text", "kind", "expected", "reason"), TOLD, ids=[row[3] for row in TOLD])
def test_relations_told_in_other_words(text: str, kind: str, expected: Triple, reason: str) -> None:
    assert expected in triples(text, kind), reason
    assert (SELF, "refers_to", expected[2]) not in triples(text, kind) or expected[1] == "refers_to" or expected[0] != SELF
