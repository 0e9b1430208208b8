"""Duties of actors that are no state bodies, and of bodies in laws, resolutions and their annexes: lines in, duties out."""

from __future__ import annotations

import pytest

from ingest.agencies import context_of, find_agencies
from ingest.header import find_header
from ingest.obligations import find_obligations
from ingest.outline import find_outline
from ingest.text import canonical
from ingest.timing import find_timings

CIRCULAR = (
    "NGÂN HÀNG NHÀ NƯỚC VIỆT NAM\n\nSố: 12/2026/TT-NHNN\n\nHà Nội, ngày 20 tháng 4 năm 2026\n\nTHÔNG TƯ\nQuy định về môi giới\n\n"
)
RESOLUTION = "CHÍNH PHỦ\n\nSố: 29/NQ-CP\n\nHà Nội, ngày 16 tháng 6 năm 2026\n\nNGHỊ QUYẾT\nVề một số chính sách\n\n"
TAIL = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nBỘ TRƯỞNG\n\nTrần Văn An"


def rows(raw: str) -> list[tuple[str, str, list[str]]]:
    """Category, modality and actors of each duty, in order."""
    text, _ = canonical(raw + TAIL)
    header = find_header(text)
    context = context_of(header, text)
    provisions = find_outline(text, header)
    timings = find_timings(text, year=context.year)
    found = find_obligations(text, header, provisions, (), find_agencies(text, context), timings, context)
    return [(duty.category.value, duty.modality.value, [one.name for one in duty.actors]) for duty in found]


CASES = [
    (
        CIRCULAR + "Điều 5. Hợp đồng\n\nNgân hàng thương mại, chi nhánh ngân hàng nước ngoài phải ký hợp đồng bằng văn bản.",
        [("other", "obligation", ["Ngân hàng thương mại", "chi nhánh ngân hàng nước ngoài"])],
        "banks are told by `phải`; a list of two is two actors",
    ),
    (
        CIRCULAR + "Điều 5. Cấm\n\nTổ chức, cá nhân tham gia môi giới không được cung cấp thông tin sai.",
        [("other", "prohibition", ["Tổ chức, cá nhân tham gia môi giới"])],
        "`không được` forbids; persons stay with the organisations before them",
    ),
    (
        CIRCULAR + "Điều 5. Thuế\n\nDoanh nghiệp nội địa không phải kê khai nộp thuế đối với hàng thuê, mượn.",
        [],
        "what need not be done is no duty",
    ),
    (
        CIRCULAR + "Điều 5. Trách nhiệm của đại lý Internet\n\n1. Niêm yết nội quy tại địa điểm kinh doanh;\n\n"
        "2. Từ chối cung cấp dịch vụ cho người vi phạm.",
        [("communicate", "obligation", ["đại lý Internet"]), ("other", "obligation", ["đại lý Internet"])],
        "an article's heading names the actor of its bare items",
    ),
    (
        CIRCULAR + "Điều 5. Sửa đổi khoản 1 Điều 4\n\n“1. Ngân hàng thương mại phải ban hành quy định nội bộ về môi giới.”.",
        [("other", "obligation", ["Ngân hàng thương mại"])],
        "new wording between quotation marks is the circular's own",
    ),
    (
        RESOLUTION + "II. NHIỆM VỤ CỤ THỂ\n\nNhằm đạt mục tiêu đề ra, trong thời gian tới, bên cạnh các nhiệm vụ thường xuyên, "
        "Bộ Tài chính, Bộ Y tế cần cụ thể hóa và tổ chức thực hiện các nhiệm vụ sau đây:\n\n"
        "a) Rà soát, sửa đổi quy định về khuyến khích cán bộ.\n\nb) Phát động phong trào thi đua.",
        [("other", "obligation", ["Bộ Tài chính", "Bộ Y tế"])] * 2,
        "a lead-in after several opening phrases gives its bodies to the items below",
    ),
]


@pytest.mark.parametrize(("raw", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_duties(raw: str, expected: list[tuple[str, str, list[str]]], why: str) -> None:
    assert rows(raw) == expected, why
