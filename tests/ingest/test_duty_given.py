"""Facts of a duty: who is supplied with what, whom to turn to, where names end, when it is due, what it forbids."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties

OFFICE = "Phòng Kinh tế và Hạ tầng"


def recipients(kind: str, item: str) -> list[str]:
    return [one.name for duty in duties(kind, f"1. {OFFICE}\n- {item}") for one in duty.recipients]


@pytest.mark.parametrize(
    ("item", "given"),
    [
        ("Bàn giao chứng từ cho Phòng Tư pháp chậm nhất 05 ngày làm việc sau mỗi chuyến hàng.", []),
        ("Tiếp nhận hồ sơ đề nghị hỗ trợ, chuyển Phòng Tư pháp ngay trong ngày làm việc.", []),
        ("Cung cấp hồ sơ, tài liệu về nhân sự cho Phòng Tư pháp khi có yêu cầu.", ["Phòng Tư pháp"]),
        ("Kê khai thu nhập với Chi cục Thuế khu vực và tự chịu trách nhiệm.", []),
        ("Gửi hồ sơ lấy ý kiến của Phòng Tư pháp.", ["Phòng Tư pháp"]),
        ("Chuyển hồ sơ cho Phòng Chống buôn lậu và Xử lý vi phạm.", []),
        ("Cung cấp hồ sơ cho Phòng Chống buôn lậu và Xử lý vi phạm.", ["Phòng Chống buôn lậu và Xử lý vi phạm"]),
        ("Cung cấp tài liệu cho cơ quan thuế trực tiếp quản lý theo quy định.", ["cơ quan thuế trực tiếp quản lý"]),
        ("Thông báo cho doanh nghiệp, hợp tác xã, chủ đầu tư.", ["doanh nghiệp", "hợp tác xã", "chủ đầu tư"]),
        ("Cung cấp tài liệu cho Ban Chỉ đạo 389 địa phương.", ["Ban Chỉ đạo 389 địa phương"]),
        ("Xác minh vụ việc, có dấu hiệu tội phạm thì chuyển ngay hồ sơ sang Công an huyện để điều tra.", []),
        ("Bảo vệ cán bộ năng động, sáng tạo vì lợi ích chung.", []),
        ("Nộp thuế cho Chi cục Thuế khu vực theo quy định.", []),
        ("Trả đủ lương, các khoản thưởng cho người lao động trước kỳ nghỉ Tết.", []),
        ("Cung cấp các thông tin theo quy định qua thư điện tử (trừ các thông tin đã nộp cho Chi cục Thuế khu vực).", []),
        ("Đào tạo chuyên sâu, chuyên nghiệp cho đội ngũ cán bộ.", []),
    ],
)
def test_who_is_supplied_with_what_is_no_report_and_nobody_who_is_handed_something(item: str, given: list[str]) -> None:
    assert recipients("plan", item) == given


@pytest.mark.parametrize(
    "turns",
    [
        "liên hệ với Phòng Tư pháp",
        "liên hệ Phòng Tư pháp",
        "liên hệ trực tiếp Phòng Tư pháp",
        "liên hệ trực tiếp với Phòng Tư pháp",
    ],
)
def test_whom_to_turn_to_with_a_difficulty(turns: str) -> None:
    [duty] = duties("plan", f"1. {OFFICE}\n- Trường hợp còn vướng mắc, đề nghị Hạt Kiểm lâm huyện {turns} để được hướng dẫn.")
    assert (duty.category.value, [one.name for one in duty.recipients]) == ("report", ["Phòng Tư pháp"])


@pytest.mark.parametrize(
    ("tells", "kind", "told"),
    [
        ("có văn bản thông báo cho doanh nghiệp về việc không giảm thuế", "report", ["doanh nghiệp"]),
        ("thông báo cho học sinh nghỉ học tại các địa bàn bị ngập", "communicate", ["học sinh nghỉ học"]),
        ("gửi thông báo về việc không được hoàn thuế cho hộ kinh doanh", "other", []),
        ("thông báo cho Phòng Tư pháp", "report", ["Phòng Tư pháp"]),
        ("có văn bản thông báo cho Phòng Tư pháp", "report", ["Phòng Tư pháp"]),
    ],
)
def test_what_an_office_lets_whom_it_serves_know_is_no_report_but_in_writing(tells: str, kind: str, told: list[str]) -> None:
    [duty] = duties("plan", f"1. Trường hợp không đủ điều kiện, {OFFICE} {tells}.")
    assert (duty.category.value, [one.name for one in duty.recipients]) == (kind, told)
    assert kind == "report" or duty.timing is None


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("Doanh nghiệp phải tuân thủ biểu mẫu báo cáo tài chính theo quy định.", "other"),
        ("Doanh nghiệp phải lập báo cáo tài chính theo quy định.", "other"),
        ("Doanh nghiệp phải ghi sổ phản ánh đúng bản chất các giao dịch.", "other"),
        ("Doanh nghiệp phải lập báo cáo tài chính riêng cho từng kỳ và nộp cho Chi cục Thuế khu vực.", "report"),
    ],
)
def test_accounts_are_reports_where_they_are_sent(item: str, kind: str) -> None:
    [duty] = duties("circular", f"Điều 5. Kế toán\n\n{item}")
    assert duty.category.value == kind


@pytest.mark.parametrize(
    "item",
    [
        "Báo cáo Phòng Tư pháp bằng văn bản sau 24 giờ.",
        "Thông báo cho Phòng Tư pháp trong vòng 02 giờ.",
        "Gửi số liệu mực nước về Phòng Tư pháp khi có lũ.",
        "Trường hợp phát hiện rò rỉ thì lập biên bản và thông báo ngay cho Phòng Tư pháp để xử lý.",
        "Cung cấp thông tin theo yêu cầu của Phòng Tư pháp.",
        "Báo cáo định kỳ và đột xuất Phòng Tư pháp.",
        "Quá trình thực hiện có vấn đề vướng mắc, đề nghị các xã trao đổi với Phòng Tư pháp.",
        "Trong quá trình thực hiện còn vướng mắc, đề nghị các xã liên hệ với Phòng Tư pháp.",
        "Trường hợp còn vướng, mắc, đề nghị các xã liên hệ với Phòng Tư pháp.",
        "Quá trình thực hiện gặp khó khăn, đề nghị các xã liên hệ Phòng Tư pháp.",
    ],
)
def test_what_is_told_whenever_there_is_something_to_tell(item: str) -> None:
    [duty] = duties("plan", f"1. {OFFICE}\n- {item}")
    assert duty.category.value == "report"
    assert [one.name for one in duty.recipients] == ["Phòng Tư pháp"]
    assert duty.timing is not None
    assert [period.value for period in duty.timing.periods] == ["ad-hoc"]


def test_a_condition_behind_the_actor() -> None:
    [duty] = duties("circular", "Điều 5. Thuế\n\nHộ kinh doanh khi thay đổi số tài khoản thì thông báo cho cơ quan thuế.")
    assert duty.condition is not None
    assert duty.condition.text == "khi thay đổi số tài khoản"


@pytest.mark.parametrize(
    "name",
    [
        "sở giáo dục và đào tạo",
        "các sở tài nguyên và môi trường",
        "phòng tài chính - kế hoạch cấp huyện",
        "phòng Kiểm tra thuế số 6",
        "Phòng Kiểm tra thuế số 1 - Cục Thuế thành phố Hà Nội",
        "Phòng Kiểm tra thuế số 8 (Cục Thuế thành phố Hà Nội)",
        "Cục Bưu điện Trung ương (Bộ Khoa học và Công nghệ)",
        "Tổng cục Thuế - Bộ Tài chính",
    ],
)
def test_offices_in_small_letters_and_with_the_body_above(name: str) -> None:
    assert recipients("plan", f"Gửi báo cáo về {name} trước ngày 20/6/2022.") == [name]


def test_an_office_inside_who_gets_it_takes_it_in() -> None:
    [duty] = duties("plan", f"1. {OFFICE}\n- Gửi báo cáo về Tổng cục Hải quan (Cục Thuế xuất nhập khẩu) trước ngày 20/6/2022.")
    assert [one.name for one in duty.recipients] == ["Tổng cục Hải quan"]
    assert [one.name for one in duty.via] == ["Cục Thuế xuất nhập khẩu"]


@pytest.mark.parametrize(
    ("subject", "names"),
    [
        ("Hộ kinh doanh, cá nhân kinh doanh", ["Hộ kinh doanh", "cá nhân kinh doanh"]),
        ("Tổ chức kinh tế, tổ chức khác, hộ kinh doanh", ["Tổ chức kinh tế", "tổ chức khác", "hộ kinh doanh"]),
        ("Cơ sở khám bệnh, chữa bệnh và người hành nghề", ["Cơ sở khám bệnh, chữa bệnh", "người hành nghề"]),
        ("Tổ chức, cá nhân kinh doanh", ["Tổ chức, cá nhân kinh doanh"]),
        ("Tổ chức, cá nhân", ["Tổ chức, cá nhân"]),
    ],
)
def test_several_private_actors_are_named_each(subject: str, names: list[str]) -> None:
    for act in ("phải nộp hồ sơ khai thuế", "áp dụng mã số phù hợp với hồ sơ"):
        [duty] = duties("circular", f"Điều 5. Thuế\n\n{subject} {act}.")
        assert [one.name for one in duty.actors] == names


@pytest.mark.parametrize(
    "office",
    [
        "Vụ Chương trình mục tiêu quốc gia",
        "Vụ Quản lý chất thải",
        "Phòng Quản lý nợ và Cưỡng chế nợ thuế",
    ],
)
def test_offices_whose_field_is_new(office: str) -> None:
    [duty] = duties("plan", f"1. Giao {office} theo dõi, đôn đốc các đơn vị.")
    assert [one.name for one in duty.actors] == [office]


def test_a_head_ends_before_what_he_issues() -> None:
    [duty] = duties("plan", f"1. {OFFICE} tham mưu Cục trưởng ban hành quyết định xử phạt.")
    assert [one.name for one in duty.recipients] == ["Cục trưởng"]


@pytest.mark.parametrize(
    ("item", "modality"),
    [
        ("Hỗ trợ người dân cài đặt ứng dụng; thành viên nhóm không được chia sẻ thông tin.", "prohibition"),
        ("Thẩm định hồ sơ; Phòng Tư pháp không cấp giấy phép khi chưa khám.", "prohibition"),
        ("Thu gom bao gói; Phòng Tư pháp tuyệt đối không tổ chức liên hoan.", "prohibition"),
        ("Thẩm định hồ sơ; Phòng Tư pháp được yêu cầu hoàn thành kế hoạch.", "obligation"),
    ],
)
def test_what_a_later_clause_forbids_another(item: str, modality: str) -> None:
    *_, duty = duties("plan", f"1. {OFFICE}\n- {item}")
    assert duty.modality.value == modality


@pytest.mark.parametrize(
    ("names", "helpers"),
    [
        ("các bộ, cơ quan trung ương và địa phương", ["các bộ, cơ quan trung ương và địa phương"]),
        ("các bộ, cơ quan trung ương", ["các bộ", "cơ quan trung ương"]),
        (
            "bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ, cơ quan có liên quan",
            ["bộ", "cơ quan ngang bộ", "cơ quan thuộc Chính phủ", "cơ quan có liên quan"],
        ),
    ],
)
def test_central_bodies_of_a_list(names: str, helpers: list[str]) -> None:
    [duty] = duties("plan", f"1. {OFFICE}\n- Phối hợp với {names} rà soát văn bản.")
    assert [one.name for one in duty.coactors] == helpers
