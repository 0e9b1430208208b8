"""Where a plan begins that a decision issues, also where a scan misread its title."""

from __future__ import annotations

import pytest

from ingest.document import Source
from ingest.parse import parse_document

DECISION = (
    "BỘ TƯ PHÁP\n\nSố: 587/QĐ-BTP\n\nHà Nội, ngày 14 tháng 5 năm 2024\n\nQUYẾT ĐỊNH\nBan hành Kế hoạch rà soát văn bản\n\n"
    "BỘ TRƯỞNG BỘ TƯ PHÁP\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch rà soát văn bản.\n"
    "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n"
    "Đoàn Hữu Trường\n\n{}\nRà soát văn bản về hộ tịch, quốc tịch,\nchứng thực giai đoạn 2024 - 2027\n"
    "\nI. TỔ CHỨC THỰC HIỆN\n\n1. Cục Hộ tịch\n\n"
    "- Rà soát văn bản, báo cáo Bộ trưởng trước ngày 15/12/2024.\n"
)


@pytest.mark.parametrize("title", ["KẾ HOẠCH", "KẾ HOACH", "KÉ HOẠCH", "KE HOACH"])
def test_what_a_decision_issues_is_read_under_its_title(title: str) -> None:
    found = parse_document(DECISION.format(title), Source("quyet-dinh.txt", "txt", "")).obligations
    assert [[one.name for one in duty.actors] for duty in found if "15/12/2024" in duty.span.text] == [["Cục Hộ tịch"]]
