"""Subjects of laws' sentences: behind openings and a `thì`, with what tells which, meant again in a case."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_laws import ARTICLE
from tests.ingest.test_duty_others import rows

OPENED = [
    (
        "1. Vào đầu mỗi học kỳ, trưởng bộ môn có trách nhiệm gửi 01 bản kế hoạch phân công công tác đến trưởng khoa.",
        ["trưởng bộ môn"],
    ),
    (
        "1. Trường hợp phát hiện vi phạm quy định của pháp luật, ngân hàng giám sát phải báo cáo ngay cho Bộ Tài chính.",
        ["ngân hàng giám sát"],
    ),
    ("1. Về nguyên tắc, giảng viên phải hoàn thành định mức giảng dạy theo quy định.", ["giảng viên"]),
    (
        "1. Trường hợp phát hiện hành vi cản trở việc xây dựng, hành vi xâm phạm cơ sở hạ tầng, cơ quan, tổ chức, cá nhân có "
        "trách nhiệm thông báo kịp thời cho Ủy ban nhân dân cấp xã.",
        ["cơ quan, tổ chức, cá nhân"],
    ),
]


@pytest.mark.parametrize(("text", "actors"), OPENED)
def test_whoever_must_act_behind_an_opening_is_named_without_it(text: str, actors: list[str]) -> None:
    assert [found[2] for found in rows(ARTICLE + text)] == [actors]


WHICH = [
    ("1. Người được Nhà nước cho thuê đất phải làm thủ tục miễn tiền thuê đất.", [["Người được Nhà nước cho thuê đất"]]),
    ("1. Trường phổ thông tư thục phải bảo đảm có đội ngũ giáo viên ổn định.", [["Trường phổ thông tư thục"]]),
    ("1. Hiệu trưởng trường cao đẳng, trường đại học phải duyệt giáo trình.", [["Hiệu trưởng trường cao đẳng, trường đại học"]]),
    ("1. Đại diện của tập thể khi đến gặp phải có đề nghị bằng văn bản.", [["Đại diện của tập thể"]]),
    ("1. Nhãn phụ phải có đủ màu theo mẫu.", []),
    ("1. Sinh viên có hành vi vi phạm phải làm bản tự kiểm điểm.", [["Sinh viên có hành vi vi phạm"]]),
    ("1. Cơ sở cung cấp dịch vụ hàng không có trách nhiệm huấn luyện nhân viên.", [["Cơ sở cung cấp dịch vụ hàng không"]]),
    ("1. Phóng viên không thường trú cần tuân thủ hướng dẫn của cơ quan.", [["Phóng viên không thường trú"]]),
    ("1. Doanh nghiệp có doanh thu lớn nhưng không phát sinh số thuế phải nộp trong kỳ.", []),
]


@pytest.mark.parametrize(("text", "actors"), WHICH)
def test_what_tells_which_one_must_belongs_to_the_name(text: str, actors: list[list[str]]) -> None:
    assert [found[2] for found in rows(ARTICLE + text)] == actors


LIABLE = [
    (
        "1. Tổ chức, cá nhân vi phạm Luật này thì bị phạt.\n\n2. Trường hợp gây thiệt hại thì phải bồi thường theo luật.",
        [["Tổ chức, cá nhân vi phạm Luật này"]],
    ),
    (
        "1. Người nào có hành vi vi phạm thì bị xử lý kỷ luật; nếu gây thiệt hại thì phải bồi thường theo pháp luật.",
        [["Người nào có hành vi vi phạm"]],
    ),
    (
        "1. Trường hợp cá nhân chuyển nhượng vốn thì phải nộp thuế thu nhập cá nhân theo quy định.",
        [["cá nhân"]],
    ),
    ("1. Trường hợp hồ sơ bị thiếu thì phải bổ sung trong 05 ngày.", []),
]


@pytest.mark.parametrize(("text", "actors"), LIABLE)
def test_who_must_act_in_a_case_is_whoever_the_case_or_the_words_before_it_are_of(text: str, actors: list[list[str]]) -> None:
    assert [found[2] for found in rows(ARTICLE + text)] == actors


MADE = [
    ("1. Người sử dụng công cụ hỗ trợ phải được huấn luyện và có giấy phép.", [["Người sử dụng công cụ hỗ trợ"]]),
    ("1. Nhân viên y tế phải được tập huấn trước khi vào ca.", [["Nhân viên y tế"]]),
    ("1. Hồ sơ phải được huấn luyện viên ký trước khi nộp.", []),
    ("1. Đối với người điều khiển phương tiện: hạn chế dừng, đỗ dọc đường.", [["người điều khiển phương tiện"]]),
    ("1. Đối với hồ sơ nộp trực tuyến: thực hiện theo quy định của Luật.", []),
]


@pytest.mark.parametrize(("text", "actors"), MADE)
def test_who_must_be_trained_and_whom_a_line_is_about_act(text: str, actors: list[list[str]]) -> None:
    assert [found[2] for found in rows(ARTICLE + text)] == actors


BESIDE = [
    (
        "1. Đơn vị phụ trách công tác sinh viên tổ chức họp, xem xét và có văn bản báo cáo người đứng đầu nhà trường.",
        [["Đơn vị phụ trách công tác sinh viên"]],
    ),
    ("1. Đơn vị phải xây dựng Đề án báo cáo cơ quan quản lý cấp trên phê duyệt.", [["Đơn vị"]]),
    ("1. Cá nhân góp vốn bằng chứng khoán chưa phải nộp thuế khi góp vốn.", []),
    ("1. Nhà trường tổ chức đánh giá hiệu quả phối hợp, thông báo kết quả cho cha mẹ học sinh.", [["Nhà trường"]]),
    ("1. Cơ sở gửi thông báo kết quả khắc phục bằng văn bản đến Đoàn thẩm định.", [["Cơ sở"]]),
    (
        "1. Cơ quan quản lý căn cước của Bộ Công an có trách nhiệm phối hợp với cơ quan có liên quan kiểm tra dữ liệu.",
        [["Cơ quan quản lý căn cước của Bộ Công an"]],
    ),
    ("1. Đối tượng phải thực hiện đánh giá tác động môi trường là dự án đầu tư.", []),
    ("Người khai hải quan nộp 02 bản chính văn bản đề nghị khai bổ sung theo mẫu số 03.", [["Người khai hải quan"]]),
    ("Nhà đầu tư nộp hồ sơ đề nghị cấp Giấy phép cho Ủy ban Chứng khoán Nhà nước.", [["Nhà đầu tư"]]),
    ("Cơ quan hải quan thực hiện tính lại số thuế phải nộp.", [["Cơ quan hải quan"]]),
    ("Người nộp thuế xác định số thuế thu nhập cá nhân phải phân bổ cho từng tỉnh.", [["Người nộp thuế"]]),
]


@pytest.mark.parametrize(("text", "actors"), BESIDE)
def test_a_name_ends_before_the_first_of_two_acts_and_goes_on_to_whose_it_is(text: str, actors: list[list[str]]) -> None:
    assert [found[2] for found in rows(ARTICLE + text)] == actors


THEN = [
    ("1. Những sản phẩm chưa có tiêu chuẩn quốc gia thì nhà sản xuất phải xây dựng tiêu chuẩn cơ sở.", [["nhà sản xuất"]]),
    (
        "1. Khi hàng hóa quá cảnh thì hải quan nơi vận chuyển đi có trách nhiệm giám sát hàng hóa.",
        [["hải quan nơi vận chuyển đi"]],
    ),
    ("1. Nghị định này quy định chế độ tự chủ, tự chịu trách nhiệm về quản lý, sử dụng kinh phí.", []),
]


@pytest.mark.parametrize(("text", "actors"), THEN)
def test_whoever_must_act_behind_then_is_named(text: str, actors: list[list[str]]) -> None:
    assert [found[2] for found in rows(ARTICLE + text)] == actors


def test_a_line_that_names_rules_below_it_lets_them_be_duties() -> None:
    text = (
        "Việc lập dự toán thực hiện theo quy định của pháp luật và các quy định sau đây:\n\n"
        "1. Khi rút dự toán, đơn vị sử dụng ngân sách phải ghi rõ nội dung chi.\n\n2. Trong năm, Sở Tài chính phải báo cáo."
    )
    assert [found[2] for found in rows(ARTICLE + text)] == [["đơn vị sử dụng ngân sách"], ["Sở Tài chính"]]


STEPS = [
    (
        "1. Tổ chức, cá nhân thuộc trường hợp được cấp hóa đơn có mã của cơ quan thuế thực hiện như sau:\n\n"
        "a) Gửi đơn đề nghị theo mẫu;\n\n"
        "b) Trường hợp người nộp thuế thuộc diện khai theo tháng thì phải nộp đủ số thuế trên hóa đơn.",
        ["Tổ chức, cá nhân thuộc trường hợp được cấp hóa đơn có mã của cơ quan thuế", "người nộp thuế"],
    ),
    (
        "1. Đơn vị thi công chủ trì thực hiện các công việc sau:\n\na) Chuẩn bị các điều kiện phục vụ thi công;",
        ["Đơn vị thi công"],
    ),
    (
        "1. Đối với người nộp thuế phân bổ thuế thì cơ quan thuế nhận phân bổ thực hiện các nhiệm vụ sau:\n\na) Đôn đốc nợ thuế;",
        ["cơ quan thuế nhận phân bổ"],
    ),
]


@pytest.mark.parametrize(("text", "actors"), STEPS)
def test_a_line_of_steps_names_who_takes_them(text: str, actors: list[str]) -> None:
    assert [found[2][0] for found in rows(ARTICLE + text)] == actors


def test_points_that_run_on_in_one_line_are_duties_of_their_own_subjects() -> None:
    text = (
        "1. Chủ tịch hội đồng phải triệu tập cuộc họp trước 05 ngày; b) Thư ký hành chính có trách nhiệm gửi tài liệu cho các "
        "thành viên; c) Cục Thông tin cử hai chuyên viên làm thư ký."
    )
    assert [found[2] for found in rows(ARTICLE + text)] == [["Chủ tịch hội đồng"], ["Thư ký hành chính"], ["Cục Thông tin"]]
