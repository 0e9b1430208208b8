"""What heads a list of duties, and whom: headings in their many wordings, lines in which the writer directs somebody."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties, rows

LIST = "\n\n- Rà soát hồ sơ tồn đọng trong lĩnh vực.\n\n- Xây dựng kế hoạch thực hiện năm 2024."
BODIES = ["Phòng Nội vụ", "Ủy ban nhân dân các xã, phường", "Hiệu trưởng các trường tiểu học", "các Chi cục Thuế"]
WORDINGS = [
    "1. {name}:",
    "* {name}:",
    "(1) {name}",
    "I. Đối với {name}",
    "1. Riêng {name}:",
    "1. Riêng đối với {name}:",
    "1. Tại {name}:",
    "1. Đối với {name} đề nghị:",
    "1. Đối với {name}, yêu cầu:",
    "1. {name} tiếp tục:",
    "1. {name} quan tâm:",
    "1. {name} -",
    "1. Giao {name} chủ trì, phối hợp với các đơn vị liên quan:",
    "1. {name} thực hiện một số công việc cụ thể như sau:",
]
CAPITALS = ["I. {name}", "1. {name}:", "I. ĐỐI VỚI {name}", "A. TRÁCH NHIỆM CỦA {name}", "II. NHIỆM VỤ CỦA {name}"]


def _actors(heading: str) -> list[list[str]]:
    return [[one.name for one in duty.actors] for duty in duties("plan", heading + LIST)]


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("wording", WORDINGS)
def test_a_heading_in_any_wording_tells_who_acts(wording: str, name: str) -> None:
    assert [[one.casefold() for one in actors] for actors in _actors(wording.format(name=name))] == [[name.casefold()]] * 2


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("wording", CAPITALS)
def test_a_heading_in_capitals_tells_who_acts(wording: str, name: str) -> None:
    found = _actors(wording.format(name=name.upper()))
    assert [[one.casefold() for one in actors] for actors in found] == [[name.casefold()]] * 2


DIRECTS = [
    "Ủy ban nhân dân tỉnh chỉ đạo các Chi cục Thuế triển khai ngay một số nội dung:",
    "Chủ tịch Ủy ban nhân dân tỉnh chỉ đạo các Chi cục Thuế như sau:",
    "Ủy ban nhân dân tỉnh lưu ý các Chi cục Thuế một số nội dung sau:",
    "Ủy ban nhân dân tỉnh thông báo để các Chi cục Thuế biết và thực hiện:",
    "Ủy ban nhân dân tỉnh yêu cầu các Chi cục Thuế nghiêm túc thực hiện các nội dung sau:",
]


@pytest.mark.parametrize("line", DIRECTS)
def test_whom_the_writer_directs_in_a_line_has_the_list_below(line: str) -> None:
    found = duties("many", line + LIST)
    assert [[one.name for one in duty.actors] for duty in found] == [["các Chi cục Thuế"]] * 2


def test_meetings_and_pumps_act_nowhere() -> None:
    text = "1. Mỗi cuộc kiểm tra phải có biên bản.\n2. Các trạm bơm phải có sổ theo dõi.\n3. Mỗi đợt ra quân phải có kế hoạch."
    assert not duties("plan", text)


def test_whom_an_item_concerns_heads_the_dashes_beside_it() -> None:
    told = rows(
        "plan",
        "1. Đăng ký dự tuyển\n◊ Đối với người sử dụng lao động:\n- Thông báo công khai nhu cầu tuyển dụng trước ngày 20/5/2022.\n"
        "- Khi nhận hồ sơ dự tuyển có trách nhiệm quản lý hồ sơ theo quy định.",
    )
    assert [(row[0], row[1]) for row in told] == [
        ("communicate", ["người sử dụng lao động"]),
        ("other", ["người sử dụng lao động"]),
    ]


@pytest.mark.parametrize("kind", ["plan", "letter"])
def test_what_is_organised_is_no_organisation(kind: str) -> None:
    assert all("kỷ niệm" not in row[1][0] for row in rows(kind, f"1. Tổ chức các hoạt động nhân dịp kỷ niệm{LIST}"))


@pytest.mark.parametrize("which", ["UBND các huyện, thành phố còn lại", "Các phòng còn lại"])
def test_those_that_remain_are_told_what_to_do(which: str) -> None:
    (duty,) = duties("plan", f"1. {which} tổ chức rà soát toàn bộ các đoạn bờ sông.")
    assert duty.actors[0].name.endswith("còn lại")


def test_where_something_happens_its_head_answers_for_it() -> None:
    told = rows("plan", "1. Xã nào để xảy ra cháy rừng, Chủ tịch UBND xã chịu trách nhiệm trước UBND huyện.")
    assert [row[1] for row in told] == [["Chủ tịch Ủy ban nhân dân xã"]]


@pytest.mark.parametrize(
    "line",
    [
        "Kinh phí thực hiện từ nguồn sự nghiệp văn hóa giao cho Sở Tài chính năm 2023 và nguồn vốn khác.",
        "Bộ Tư pháp có Công văn số 3128/BTP-HTQTCT về số hóa; trong đó, yêu cầu các địa phương hoàn thành trước ngày 31/12/2024.",
    ],
)
def test_what_was_given_or_asked_before_is_no_duty(line: str) -> None:
    assert duties("plan", f"1. {line}") == ()


def test_who_is_to_see_to_the_funds_is_told() -> None:
    (duty,) = duties("plan", "1. Về kinh phí giao Sở Tài chính tham mưu bố trí.")
    assert [one.name for one in duty.actors] == ["Sở Tài chính"]
