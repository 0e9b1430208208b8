"""Who acts, told with the circumstances of the act behind the names: they are no part of a name."""

from __future__ import annotations

from itertools import product

import pytest

from ingest.document import Source
from ingest.parse import parse_document

HEAD = (
    "QUỐC HỘI\nNghị quyết số: 43/2022/QH15\nHà Nội, ngày 11 tháng 01 năm 2022\n\nNGHỊ QUYẾT\nVề chính sách hỗ trợ\n\n"
    "Điều 6. Tổ chức thực hiện\n\n"
)
BODIES = {
    "Bộ Tài chính": ["Bộ Tài chính"],
    "Hội đồng nhân dân, Ủy ban nhân dân các cấp": ["Hội đồng nhân dân các cấp", "Ủy ban nhân dân các cấp"],
    "Các bộ, cơ quan ngang bộ, Ủy ban nhân dân cấp tỉnh": ["các bộ", "cơ quan ngang bộ", "Ủy ban nhân dân cấp tỉnh"],
    "Phòng Thương mại và Công nghiệp Việt Nam, Liên minh Hợp tác xã Việt Nam": [
        "Phòng Thương mại và Công nghiệp Việt Nam",
        "Liên minh Hợp tác xã Việt Nam",
    ],
}
CIRCUMSTANCES = [
    ", trong phạm vi nhiệm vụ, quyền hạn của mình,",
    " trong phạm vi nhiệm vụ, quyền hạn của mình",
    ", theo chức năng, nhiệm vụ được giao,",
    " căn cứ chức năng, nhiệm vụ được giao",
    "",
]
ACTS = [
    "có trách nhiệm triển khai thực hiện Nghị quyết này",
    "chịu trách nhiệm thi hành Nghị quyết này",
    "tổ chức thực hiện Nghị quyết này",
    "có trách nhiệm hướng dẫn các tổ chức, cá nhân",
]


def actors_of(sentence: str) -> list[list[str]]:
    read = parse_document(f"{HEAD}1. {sentence}.\n", Source("a.txt", "txt", ""))
    return [[one.name for one in duty.actors] for duty in read.obligations]


@pytest.mark.parametrize("bodies", BODIES)
def test_the_names_end_before_the_circumstances(bodies: str) -> None:
    for circumstance, act in product(CIRCUMSTANCES, ACTS):
        assert actors_of(f"{bodies}{circumstance} {act}") == [BODIES[bodies]], (circumstance, act)


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Trong thời hạn 05 ngày, cơ quan hải quan nơi đăng ký tờ khai thanh khoản số tiền thuế được miễn", "cơ quan hải quan"),
        ("Ban Thư ký Hội đồng sẽ chịu trách nhiệm tổng hợp ý kiến", "Ban Thư ký Hội đồng"),
    ],
)
def test_no_name_ends_with_a_word_that_goes_on(sentence: str, actor: str) -> None:
    assert actors_of(sentence) == [[actor]]
