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


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Các bộ phận được phân công định kỳ báo cáo Ủy ban nhân dân tỉnh", [["các bộ phận được phân công"]]),
        (
            "Đề nghị các Tổ chuyên môn, Đoàn trường, Tổ Tư vấn tâm lý học đường xây dựng kế hoạch chi tiết",
            [["các Tổ chuyên môn", "Đoàn trường", "Tổ Tư vấn tâm lý học đường"]],
        ),
        ("Các nhiệm vụ Thủ tướng Chính phủ giao cho Bộ Tài chính tại Chỉ thị số 13/CT-TTg là trọng tâm", []),
    ],
)
def test_whoever_acts_is_named_whole(sentence: str, names: list[list[str]]) -> None:
    assert actors_of(sentence) == names


@pytest.mark.parametrize("opens", ["Kính gửi: | - ", "Kính gửi:\n- ", "Kính gửi: - "])
def test_addressees_in_a_cell_are_all_read(opens: str) -> None:
    several = "Hội đồng nhân dân các tỉnh, thành phố;\n- Ủy ban nhân dân các tỉnh, thành phố."
    letter = (
        f"BỘ TÀI CHÍNH\nSố: 12/BTC-CST\nHà Nội, ngày 03 tháng 02 năm 2026\n\n{opens}{several}\n\n"
        "Bộ Tài chính đề nghị:\n1. Bố trí nguồn lực để triển khai thi hành.\n"
    )
    read = parse_document(letter, Source("a.txt", "txt", ""))
    names = ["Hội đồng nhân dân các tỉnh, thành phố", "Ủy ban nhân dân các tỉnh, thành phố"]
    assert [one.value for one in read.header.addressees] == names
    assert [[one.name for one in duty.actors] for duty in read.obligations] == [names]
