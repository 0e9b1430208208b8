"""Who acts and who helps, in wordings of plans and laws: small units, persons, offices in brackets, bodies behind openings."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties, rows

OFFICE = "Phòng Nội vụ thị xã"


def test_the_body_above_the_issuer_is_the_bare_ministry() -> None:
    [duty] = duties("unit", "Đề nghị Cục Thuế báo cáo Bộ kết quả thực hiện trước ngày 20/5/2022.")
    assert [one.name for one in duty.recipients] == ["Bộ Tài chính"]


def test_whom_an_item_asks_is_directed_in_a_later_clause_too() -> None:
    found = rows("plan", f"1. {OFFICE}\n- Rà soát hồ sơ của thị xã; yêu cầu người nộp thuế cung cấp đầy đủ chứng từ.")
    assert [row[1] for row in found] == [[OFFICE], [OFFICE], ["người nộp thuế"]]


def test_a_body_behind_commas_of_an_opening() -> None:
    [row] = rows(
        "plan",
        "1. Yêu cầu chung\n- Trường hợp kiểm tra chứng từ, sổ sách phát hiện vi phạm, Phòng Tư pháp báo cáo Công an thị xã.",
    )
    assert (row[0], row[1], row[2]) == ("report", ["Phòng Tư pháp"], ["Công an thị xã"])


def test_persons_and_small_units_of_a_plan() -> None:
    found = rows(
        "plan",
        "IV. TỔ CHỨC THỰC HIỆN\nPhân công trách nhiệm cụ thể như sau:\n1. Ban Giám hiệu:\n"
        "- Thầy Hiệu trưởng Lê Văn An: Chỉ đạo chung; báo cáo kết quả về Phòng Tư pháp.\n"
        "2. Giáo viên bộ môn:\n- Thực hiện nghiêm túc kế hoạch đã được phê duyệt.",
    )
    assert [row[1] for row in found] == [
        ["Thầy Hiệu trưởng Lê Văn An"],
        ["Thầy Hiệu trưởng Lê Văn An"],
        ["Giáo viên bộ môn"],
    ]


def test_helpers_that_are_no_state_bodies() -> None:
    [duty] = duties("plan", f"1. {OFFICE}\n- Phối hợp chặt chẽ với cha mẹ học sinh để quản lý lớp học.")
    assert [one.name for one in duty.coactors] == ["cha mẹ học sinh"]


def test_can_tho_is_no_must() -> None:
    [duty] = duties(
        "plan",
        "1. Yêu cầu chung\n- Sở Nội vụ thành phố Cần Thơ trong phạm vi quyền hạn của mình có trách nhiệm hướng dẫn các đơn vị.",
    )
    assert [one.name for one in duty.actors] == ["Sở Nội vụ thành phố Cần Thơ"]


def test_helpers_told_by_what_they_do() -> None:
    [duty] = duties(
        "plan", f"1. {OFFICE}\n- Phối hợp với các công ty cung cấp dịch vụ trung gian thanh toán để thu thập thông tin."
    )
    assert [one.name for one in duty.coactors] == ["các công ty cung cấp dịch vụ trung gian thanh toán"]


def test_a_unit_with_the_issuer_behind_it_is_one_body() -> None:
    [row] = rows("unit", "Đề nghị Cục Thuế gửi báo cáo về Vụ Chính sách, Tổng cục Thuế trước ngày 20/5/2022.")
    assert row[2] == ["Vụ Chính sách, Tổng cục Thuế"]


def test_headings_of_matter_and_names_of_papers_are_no_duties() -> None:
    found = rows(
        "letter",
        "Đề nghị Cục Thuế thực hiện các nội dung sau:\n1. Đối với công tác tổng hợp, báo cáo kết quả thanh tra\n"
        "- Rà soát hồ sơ của doanh nghiệp.\n- Thông báo số 784/TB-TCT ngày 30/7/2024",
    )
    assert [row[0] for row in found] == ["other"]


def test_an_item_that_hands_a_task_down_is_a_duty_of_both() -> None:
    """`Giao nhiệm vụ cho các đoàn kiểm tra …` among what an office must do."""
    given = rows("plan", f"1. {OFFICE}\n- Giao nhiệm vụ cho các đoàn kiểm tra xác minh hồ sơ của từng hộ.")
    assert [row[1] for row in given] == [[OFFICE], ["các đoàn kiểm tra"]]


@pytest.mark.parametrize(
    "words",
    [
        "Các bộ, ngành đăng ký đề án trước ngày 15 tháng 11 hằng năm để xây dựng chương trình.",
        "Văn phòng Chính phủ giúp Thủ tướng Chính phủ theo dõi việc thực hiện nhiệm vụ được giao.",
    ],
)
def test_statements_of_law_that_bind(words: str) -> None:
    """A day of every year, or help for another body, makes a law's plain statement a duty."""
    assert len(duties("circular", f"1. {words}")) == 1


def test_who_must_act_behind_a_statement_of_law() -> None:
    words = "1. Khối lượng học tập được xác định theo kết quả công nhận; cơ sở giáo dục có trách nhiệm lập hồ sơ học tập."
    assert [one.name for duty in duties("circular", words) for one in duty.actors] == ["cơ sở giáo dục"]


def test_an_office_in_brackets_keeps_its_whole_name() -> None:
    [duty] = duties("plan", f"1. {OFFICE}\n- Báo cáo Sở Công Thương (Phòng Quản lý thương mại) để xử lý.")
    assert [one.name for one in duty.via] == ["Phòng Quản lý thương mại"]


def test_a_task_and_a_list_behind_it() -> None:
    found = rows(
        "letter",
        "Đề nghị Cục Thuế tuyên truyền tới người nộp thuế trên địa bàn các nội dung quy định của Luật, đồng thời triển khai một "
        "số nội dung mới như sau:\n1. Rà soát hồ sơ của doanh nghiệp.",
    )
    assert [row[0] for row in found] == ["communicate", "other"]


def test_a_long_call_that_begins_with_help_is_no_courtesy() -> None:
    [row] = rows("letter", "Đề nghị các sở, ban, ngành phối hợp phổ biến nội dung hướng dẫn nêu trên đến các đơn vị, tổ chức.")
    assert row[0] == "communicate"


def test_a_council_that_hands_a_task_to_its_office() -> None:
    found = rows("plan", "1. UBND các xã\n- Giao Phòng Văn hóa làm đầu mối bố trí việc lấy mẫu.\n2. Phòng Tư pháp\n- Kiểm tra.")
    assert [row[1] for row in found] == [["Ủy ban nhân dân các xã"], ["Phòng Văn hóa"], ["Phòng Tư pháp"]]


def test_places_of_a_level_are_one_class() -> None:
    found = rows("plan", "1. Ủy ban nhân dân cấp tỉnh, thành phố\n- Kiểm tra.\n2. Công an các huyện, thành, thị\n- Kiểm tra.")
    assert [row[1] for row in found] == [["Ủy ban nhân dân cấp tỉnh, thành phố"], ["Công an các huyện, thành, thị"]]
