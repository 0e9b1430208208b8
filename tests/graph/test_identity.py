"""Ids: what makes two writings one document or one body."""

from __future__ import annotations

import pytest

from graph import identity
from tests.graph.make import Draft, plan


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Bộ trưởng Bộ Nội vụ", "Bộ Nội vụ"),
        ("Chủ tịch Ủy ban nhân dân tỉnh Trà Vinh", "Ủy ban nhân dân tỉnh Trà Vinh"),
        ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Văn phòng Chính phủ"),
        ("Thống đốc Ngân hàng Nhà nước Việt Nam", "Ngân hàng Nhà nước Việt Nam"),
        ("Tổng Thanh tra Chính phủ", "Thanh tra Chính phủ"),  # the title holds the body's own kind
        ("Trưởng ban Dân tộc tỉnh", "Ban Dân tộc tỉnh"),
        ("Chánh Văn phòng Ủy ban nhân dân tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"),
        ("Thủ trưởng các sở, ban, ngành tỉnh", "các sở, ban, ngành tỉnh"),  # the heads of a class of bodies
        ("Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),  # issues in his own right
        ("Chủ tịch nước", "Chủ tịch nước"),  # likewise
        ("Thường trực Hội đồng nhân dân tỉnh", "Thường trực Hội đồng nhân dân tỉnh"),  # a body, no head
        ("Ban Chấp hành Trung ương Đảng (khóa X)", "Ban Chấp hành Trung ương Đảng"),
    ],
)
def test_the_issuing_body(name: str, body: str) -> None:
    assert identity.issuing_body(name) == body


@pytest.mark.parametrize(
    ("header", "id"),
    [
        ({"number": "251", "symbol": "QĐ-BNV", "type": "Quyết định", "issuer": "Bộ Nội vụ"}, "bnv/qd/2022/251"),
        ({"number": "12"}, "ubnd-thi-xa-duyen-hai/kh/2022/12"),
        (
            {"number": "09", "year": "2009", "symbol": "CT-UBND", "type": "Chỉ thị"},
            "ubnd-thi-xa-duyen-hai/ct/2009/9",
        ),  # its own year
        ({"number": "17", "symbol": "NQ/TW", "type": "Nghị quyết", "issuer": "Bộ Chính trị"}, "bo-chinh-tri/nq/2022/17"),
        ({"number": "5", "symbol": "VP-NC", "type": "Công văn"}, "ubnd-thi-xa-duyen-hai/cv/2022/5"),  # the symbol tells no kind
    ],
)
def test_ids_read_as_issuer_kind_year_and_serial(header: dict[str, str], id: str) -> None:
    assert identity.document_id(plan("Nội dung.", **header).make()) == id


def test_a_blank_number_is_known_by_its_content() -> None:
    one = Draft("Nội dung thứ nhất.", date="2022-04", symbol="SNV-TCBCTCPCP", type="Công văn", issuer="Sở Nội vụ tỉnh Trà Vinh")
    other = Draft("Nội dung thứ hai.", date="2022-04", symbol="SNV-TCBCTCPCP", type="Công văn", issuer="Sở Nội vụ tỉnh Trà Vinh")
    first, second = identity.document_id(one.make()), identity.document_id(other.make())
    assert first != second
    assert first.startswith("so-noi-vu-tinh-tra-vinh/cv/2022/~")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("26", None, "KH-UBND"), ("026", None, "KH–UBND")),  # leading zeros and the dash of a word processor
        (("17", None, "NQ/TW"), ("17", None, "NQ-TW")),
        (("118", 2021, "NĐ-CP"), ("118", 2021, "ND-CP")),  # a scan without its stroke
    ],
)
def test_one_number_in_two_writings(one: tuple[str, int | None, str], other: tuple[str, int | None, str]) -> None:
    assert identity.number_key(*one) == identity.number_key(*other)


def test_a_number_with_its_year_is_another_than_without() -> None:
    assert identity.number_key("07", 2018, "QĐ-UBND") != identity.number_key("07", None, "QĐ-UBND")  # legal rules carry the year


def test_a_long_name_is_cut_and_stays_its_own() -> None:
    names = [
        f"các cơ quan được giao nhiệm vụ đột xuất về công tác tuyên truyền cải cách hành chính thị xã khu vực {n}" for n in (1, 2)
    ]
    slugs = {identity.slug(name) for name in names}
    assert len(slugs) == 2
    assert max(map(len, slugs)) <= 90


def test_facts_keep_their_ids_when_the_text_around_them_changes() -> None:
    def ids(text: str) -> tuple[str, ...]:
        draft = plan(text)
        draft.duty("Phòng Nội vụ báo cáo.", ["Phòng Nội vụ"], path="1")
        draft.duty("Phòng Tư pháp báo cáo.", ["Phòng Tư pháp"], path="2")
        return identity.obligation_anchors(draft.make().obligations)

    before = ids("Phòng Nội vụ báo cáo. Phòng Tư pháp báo cáo.")
    after = ids("Một câu mới. Phòng Nội vụ báo cáo. Thêm nữa. Phòng Tư pháp báo cáo.")
    assert before == after
    assert len(set(before)) == 2


def test_the_same_words_twice_are_two_facts() -> None:
    draft = plan("Phòng Nội vụ báo cáo.")
    for _ in range(3):
        draft.duty("Phòng Nội vụ báo cáo.", ["Phòng Nội vụ"])
    ids = identity.obligation_anchors(draft.make().obligations)
    assert ids[1:] == (f"{ids[0]}~2", f"{ids[0]}~3")
