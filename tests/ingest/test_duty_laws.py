"""Duties that laws, decrees and circulars give to whoever their sentences begin with."""

from __future__ import annotations

import pytest

from ingest.document import Source
from ingest.parse import parse_document
from tests.ingest.test_duty_others import CIRCULAR, rows
from tests.ingest.test_duty_shapes import duties

ARTICLE = CIRCULAR + "Điều 5. Trình tự thực hiện\n\n"

BRACKETS = [
    (
        "1. Cơ quan quản lý cấp trên (đơn vị dự toán cấp I) xem xét, thẩm tra dự toán thu, chi của các đơn vị trực thuộc.",
        ["Cơ quan quản lý cấp trên (đơn vị dự toán cấp I)"],
    ),
    (
        "1. Sau khi có ý kiến của Sở Tài chính, cơ quan quản lý cấp trên (đơn vị dự toán cấp I) quyết định giao quyền tự chủ.",
        ["cơ quan quản lý cấp trên (đơn vị dự toán cấp I)"],
    ),
    (
        "1. Sở Nội vụ (sau đây gọi là cơ quan thẩm định) có trách nhiệm thẩm định hồ sơ trong thời hạn 10 ngày.",
        ["Sở Nội vụ"],
    ),
]


@pytest.mark.parametrize(("line", "actors"), BRACKETS)
def test_brackets_that_tell_which_body_it_is_belong_to_its_name(line: str, actors: list[str]) -> None:
    assert [found[2] for found in rows(ARTICLE + line)] == [actors]


DECIDED = [
    ("1. Bộ trưởng Bộ Y tế quyết định số lượng thành viên của Hội đồng tư vấn chuyên môn.", ["Bộ trưởng Bộ Y tế"]),
    ("1. Việc cấp, đổi, gia hạn thẻ nhà báo do Bộ Ngoại giao thực hiện.", ["Bộ Ngoại giao"]),
    ("1. Bản thảo văn bản phải do người có thẩm quyền ký văn bản duyệt.", ["người có thẩm quyền ký văn bản"]),
    ("1. Văn bản phải được Văn thư cơ quan trình trong ngày đến người có thẩm quyền.", ["Văn thư cơ quan"]),
    ("1. Kinh phí do Sở Tài chính thẩm định, trình Ủy ban nhân dân tỉnh phê duyệt.", ["Sở Tài chính"]),
    (
        "1. Việc tổ chức thôn ở đặc khu do Hội đồng nhân dân đặc khu hoặc Ủy ban nhân dân đặc khu quyết định.",
        ["Hội đồng nhân dân đặc khu", "Ủy ban nhân dân đặc khu"],
    ),
    (
        "1. Hồ sơ thiết kế của công trình phải được cơ quan nhà nước có thẩm quyền thẩm định trước khi phê duyệt.",
        ["cơ quan nhà nước có thẩm quyền"],
    ),
]


@pytest.mark.parametrize(("line", "actors"), DECIDED)
def test_a_law_gives_a_body_what_only_it_can_do(line: str, actors: list[str]) -> None:
    assert [found[2] for found in rows(ARTICLE + line)] == [actors]


ACTS = [
    ("1. Bên vay sử dụng vốn vay đúng mục đích và hoàn trả nợ gốc đúng thời hạn.", ["Bên vay"]),
    ("1. Người khai hải quan khai, nộp tờ khai trên Hệ thống xử lý dữ liệu điện tử hải quan.", ["Người khai hải quan"]),
    (
        "1. Cha mẹ hoặc người giám hộ của trẻ em đăng ký khai sinh trong thời hạn 60 ngày.",
        ["Cha mẹ hoặc người giám hộ của trẻ em"],
    ),
    ("1. Tổ chức kiểm định ban hành kết quả kiểm định trong thời hạn 03 ngày làm việc.", ["Tổ chức kiểm định"]),
    ("1. Văn phòng đăng ký đất đai xác nhận thay đổi vào Giấy chứng nhận đã cấp.", ["Văn phòng đăng ký đất đai"]),
    (
        "1. Hộ kinh doanh, cá nhân kinh doanh gửi Thông báo về việc thành lập địa điểm kinh doanh đến cơ quan thuế quản lý.",
        ["Hộ kinh doanh", "cá nhân kinh doanh"],
    ),
    (
        "1. Người nộp thuế có doanh thu từ 50 tỷ đồng trở xuống lập và lưu giữ bảng kê theo mẫu quy định.",
        ["Người nộp thuế có doanh thu từ 50 tỷ đồng trở xuống"],
    ),
    ("1. Tổ chức tiếp nhận hồ sơ gửi văn bản trả lời cho người nộp hồ sơ trong ngày.", ["Tổ chức tiếp nhận hồ sơ"]),
    ("1. Công chức giám sát chỉ xác nhận hàng qua khu vực giám sát khi tờ khai đã được thông quan.", ["Công chức giám sát"]),
    ("1. Khách hàng nộp hiện vật cho ngân hàng kèm theo giấy đề nghị đổi tiền.", ["Khách hàng"]),
    (
        "1. Ủy ban nhân dân cấp tỉnh nơi có mỏ có ý kiến chấp thuận hoặc không chấp thuận đề nghị khai thác.",
        ["Ủy ban nhân dân cấp tỉnh nơi có mỏ"],
    ),
    (
        "1. Trước ngày 15 tháng 12, cơ quan chuyên môn về tài chính căn cứ phương án của đơn vị báo cáo, thẩm tra dự toán.",
        ["cơ quan chuyên môn về tài chính"],
    ),
]


@pytest.mark.parametrize(("line", "actors"), ACTS)
def test_a_law_tells_by_a_plain_verb_what_its_subject_is_to_do(line: str, actors: list[str]) -> None:
    assert [found[2] for found in rows(ARTICLE + line)] == [actors]


STATED = [
    "1. Người có thẩm quyền thành lập phân hiệu cũng có thẩm quyền quyết định giải thể phân hiệu.",
    "1. Người dạy nghề được khen thưởng khi có một trong các đóng góp:\n\na) Nghiên cứu khoa học;\n\nb) Đào tạo thợ giỏi.",
    "1. Trường hợp doanh nghiệp mới thành lập, doanh nghiệp chuyển đổi thì thời gian được tính đủ tháng.",
    "1. Giấy phép do Bộ Công an cấp theo quy định tại Điều này có thời hạn 05 năm.",
    "1. Thông tư này thay thế Thông tư số 12/2020/TT-BTC do Bộ Tài chính ban hành.",
    "1. Được tham gia các hoạt động báo chí do cơ quan báo chí Việt Nam tổ chức.",
    "1. Tổ chức, cá nhân thực hiện hành vi nêu trên bị xử phạt theo quy định của pháp luật.",
    "1. Người học liên thông là người đã có bằng tốt nghiệp của trình độ liền kề và đăng ký học tiếp.",
    "1. Cơ sở kinh doanh có thể lựa chọn phương pháp khấu trừ quy định tại khoản này.",
    "1. Tổ chức thực hiện việc kiểm kê tài sản tại các đơn vị trực thuộc hằng năm.",
    "1. Đối với hộ kinh doanh, cá nhân kinh doanh nộp thuế theo doanh thu, hồ sơ khai thuế là tờ khai theo mẫu số 01.",
]


@pytest.mark.parametrize("line", STATED)
def test_what_a_law_only_states_of_its_subject_is_no_duty(line: str) -> None:
    assert rows(ARTICLE + line) == []


def test_who_an_item_names_itself_acts_rather_than_its_heading() -> None:
    text = "Điều 6. Nghĩa vụ của người bán\n\n1. Chủ quản nền tảng phải xác thực người bán trước khi cho phép hoạt động."
    assert [found[2] for found in rows(CIRCULAR + text)] == [["Chủ quản nền tảng"]]


LISTS = [
    (
        "1. Cơ quan chuyên môn về y tế thuộc Ủy ban nhân dân cấp tỉnh; cơ quan quản lý y tế của các bộ, ngành có trách nhiệm "
        "chỉ đạo, kiểm tra việc thực hiện Thông tư này.",
        ["Cơ quan chuyên môn về y tế thuộc Ủy ban nhân dân cấp tỉnh", "cơ quan quản lý y tế của các bộ, ngành"],
    ),
    (
        "1. Thủ trưởng các đơn vị thuộc Bộ Khoa học và Công nghệ; cơ quan quản lý nhà nước về năng lượng tại địa phương có trách "
        "nhiệm báo cáo Bộ trưởng hằng năm.",
        [
            "Thủ trưởng các đơn vị thuộc Bộ Khoa học và Công nghệ",
            "cơ quan quản lý nhà nước về năng lượng tại địa phương",
        ],
    ),
]


@pytest.mark.parametrize(("line", "actors"), LISTS)
def test_bodies_that_semicolons_part_answer_together(line: str, actors: list[str]) -> None:
    assert [found[2] for found in rows(ARTICLE + line)] == [actors]


def test_whoever_powers_are_given_to_acts_in_the_items() -> None:
    text = (
        "1. Phân cấp cho Sở Công Thương thực hiện các thủ tục sau đây:\n\n"
        "a) Chấp thuận hoặc từ chối chấp thuận đề nghị gia hạn giấy phép;\n\nb) Quyết định thu hồi giấy phép đã cấp."
    )
    assert [found[2] for found in rows(ARTICLE + text)] == [["Sở Công Thương"], ["Sở Công Thương"]]


CASES = [
    ("1. Trường hợp cơ sở kinh doanh đề nghị áp dụng phương pháp khấu trừ thì phải đáp ứng điều kiện.", ["cơ sở kinh doanh"]),
    (
        "1. Trường hợp hộ kinh doanh, cá nhân kinh doanh có doanh thu dưới 01 tỷ đồng thì đăng ký sử dụng hóa đơn điện tử.",
        ["hộ kinh doanh", "cá nhân kinh doanh"],
    ),
]


@pytest.mark.parametrize(("line", "actors"), CASES)
def test_whoever_a_case_is_of_acts_in_it(line: str, actors: list[str]) -> None:
    assert [found[2] for found in rows(ARTICLE + line)] == [actors]


def test_a_copy_that_goes_to_a_body_is_a_duty_beside() -> None:
    line = "1. Ủy ban nhân dân tỉnh giải quyết hồ sơ trong thời hạn 10 ngày và sao gửi bản sao đến Bộ Xây dựng."
    assert [found[0] for found in rows(ARTICLE + line)] == ["other", "report"]


HEADED = [
    "Điều 4. Tổ chức của thôn, tổ dân phố\n\n1. Thôn có Trưởng thôn; tổ dân phố có Tổ trưởng tổ dân phố.",
    "Điều 5. Nghĩa vụ của Trưởng thôn\n\n1. Nhiệm kỳ của Trưởng thôn, Tổ trưởng tổ dân phố là 05 năm.",
    "Điều 6. Đối với người giữ chức vụ\n\n1. Thời hạn không được thành lập doanh nghiệp là đủ 12 tháng từ ngày thôi chức.",
    "Điều 7. Sửa đổi\n\n1. Tổ chức phải đăng ký khi thay đổi một trong các thông tin sau:\n\na) Thay đổi tên của nền tảng;\n\n"
    "b) Thay đổi mô hình hoạt động.",
]


@pytest.mark.parametrize("text", HEADED)
def test_what_is_below_a_heading_is_no_duty(text: str) -> None:
    assert not [found for found in rows(CIRCULAR + text) if "đăng ký" not in text or found[2] != ["Tổ chức"]]


def test_what_a_line_of_a_law_includes_are_steps_where_verbs_begin_them() -> None:
    text = (
        "1. Người tiếp thị liên kết khi quảng bá phải minh bạch về vai trò của mình, bao gồm:\n\n"
        "a) Công khai rõ ràng mình là người tiếp thị;\n\nb) Cung cấp đầy đủ thông tin về đường dẫn liên kết."
    )
    assert [(found[0], found[2]) for found in rows(ARTICLE + text)] == [
        ("communicate", ["Người tiếp thị liên kết"]),
        ("other", ["Người tiếp thị liên kết"]),
    ]


def test_a_line_before_the_articles_of_a_law_gives_them_nothing() -> None:
    text = "Nội dung chính gồm:\n\nĐiều 3. Nguyên tắc thực hiện\n\n1. Doanh nghiệp viễn thông phải thiết lập cơ chế giám sát."
    assert [found[2] for found in rows(CIRCULAR + text)] == [["Doanh nghiệp viễn thông"]]


CHARGED = [
    ("1. Đối tượng được kiểm tra có trách nhiệm cung cấp đầy đủ hồ sơ, tài liệu.", ["Đối tượng được kiểm tra"]),
    ("1. Thanh tra viên khi tiến hành thanh tra phải xuất trình thẻ thanh tra.", ["Thanh tra viên"]),
    ("1. Nghệ nhân truyền dạy nghề phải lập sổ theo dõi người theo học.", ["Nghệ nhân truyền dạy nghề"]),
    ("1. Già làng có trách nhiệm vận động nhân dân chấp hành pháp luật.", ["Già làng"]),
    (
        "1. Trọng tài viên (kể cả người dự khuyết) có nghĩa vụ giữ bí mật nội dung vụ việc.",
        ["Trọng tài viên (kể cả người dự khuyết)"],
    ),
]


@pytest.mark.parametrize(("line", "actors"), CHARGED)
def test_whoever_stands_before_a_word_of_duty_is_charged(line: str, actors: list[str]) -> None:
    assert [found[2] for found in rows(ARTICLE + line)] == [actors]


THINGS = [
    "1. Hồ sơ đề nghị cấp giấy phép phải nộp trực tiếp tại trụ sở.",
    "1. Mọi phương tiện vận chuyển phải dừng lại khi có tín hiệu.",
    "1. Các công trình xây dựng phải tuân thủ quy hoạch đã được phê duyệt.",
    "1. Trường hợp hết hạn phải làm thủ tục theo quy định.",
]


@pytest.mark.parametrize("line", THINGS)
def test_a_thing_is_charged_with_nothing(line: str) -> None:
    assert rows(ARTICLE + line) == []


def test_an_office_told_by_what_it_does_is_another_than_the_one_before() -> None:
    line = "1. Chi cục Thuế theo dõi việc nộp thuế. Cơ quan thanh tra cùng cấp có trách nhiệm kiểm tra việc thực hiện kết luận."
    assert [found[2] for found in rows(ARTICLE + line)][-1] == ["Cơ quan thanh tra cùng cấp"]


@pytest.mark.parametrize(
    "items",
    [
        "1. Người thi hành công vụ được sử dụng vũ khí trong các trường hợp:\n\na) Ngăn chặn tội phạm;\n\nb) Giữ tài sản.",
        "1. Doanh nghiệp viễn thông được tạm dừng dịch vụ khi:\n\na) Thuê bao vi phạm hợp đồng;\n\nb) Có yêu cầu bằng văn bản.",
        "1. Tổ chức sản xuất vũ khí phải có:\n\na) Giấy phép sản xuất của cơ quan có thẩm quyền;\n\nb) Thiết bị đáp ứng yêu cầu.",
    ],
)
def test_cases_and_things_listed_below_a_line_are_no_duties(items: str) -> None:
    assert rows(ARTICLE + items) == []


CASES = [
    (
        "1. Doanh nghiệp bảo hiểm không được giảm phí so với mức được quy định tại Phụ lục III trong các trường hợp sau:\n\n"
        "a) Công trình thuộc dự án quan trọng quốc gia;\n\nb) Công trình đã có tổn thất.",
        [["Doanh nghiệp bảo hiểm"]],
    ),
    (
        "1. Sở Tài chính thẩm định hồ sơ theo các tiêu chí sau:\n\na) Sự phù hợp với quy hoạch;\n\nb) Hiệu quả kinh tế.",
        [["Sở Tài chính"]],
    ),
    (
        "1. Nếu không thực hiện, doanh nghiệp có quyền:\n\na) Tạm dừng dịch vụ sau 30 ngày;\n\nb) Chấm dứt hợp đồng.",
        [],
    ),
    (
        "1. Hằng năm, doanh nghiệp viễn thông có trách nhiệm nộp phí cung cấp dịch vụ theo mức thu phí như sau:\n\n"
        "a) Dịch vụ cố định: 0,5%.",
        [["doanh nghiệp viễn thông"]],
    ),
    (
        "1. Ở đặc khu không tổ chức cấp chính quyền địa phương thì Ủy ban nhân dân đặc khu quyết định.",
        [["Ủy ban nhân dân đặc khu"]],
    ),
    (
        "1. Ngoài chức danh Trưởng thôn, Tổ trưởng tổ dân phố, căn cứ yêu cầu nhiệm vụ, Hội đồng nhân dân cấp tỉnh quyết định "
        "bố trí các chức danh người tham gia hoạt động ở thôn.",
        [["Hội đồng nhân dân cấp tỉnh"]],
    ),
    ("1. Các đơn vị xét đổi theo các điều kiện sau:\n\na) Tờ tiền còn đủ các yếu tố bảo an.", []),
]


@pytest.mark.parametrize(("text", "actors"), CASES)
def test_what_stands_before_cases_is_the_duty_and_the_cases_are_none(text: str, actors: list[list[str]]) -> None:
    assert [found[2] for found in rows(ARTICLE + text)] == actors


def test_money_that_comes_from_a_budget_hands_on_its_use_in_the_same_sentence() -> None:
    text = "1. Kinh phí do ngân sách trung ương bổ sung có mục tiêu và giao Ủy ban nhân dân cấp tỉnh thực hiện."
    assert [found[2] for found in rows(ARTICLE + text)] == [["Ủy ban nhân dân cấp tỉnh"]]


def test_a_body_told_to_direct_another_is_no_name_of_the_items_below() -> None:
    text = (
        "1. Tổng cục Chính trị chỉ đạo Cục Chính sách - Xã hội:\n\na) Chủ trì triển khai thực hiện Thông tư này;\n\n"
        "2. Sở Nội vụ các tỉnh, thành phố thực hiện chi trả trợ cấp hằng tháng theo hướng dẫn."
    )
    assert [found[2] for found in rows(ARTICLE + text)] == [
        ["Tổng cục Chính trị"],
        ["Cục Chính sách - Xã hội"],
        ["Sở Nội vụ các tỉnh, thành phố"],
    ]


SEVERAL = [
    (
        "1. Các hộ chăn nuôi, chủ trang trại có từ 10 con trâu, bò ký cam kết với Ủy ban nhân dân cấp xã về dự trữ thức ăn.",
        ["các hộ chăn nuôi", "chủ trang trại có từ 10 con trâu, bò"],
    ),
    ("1. Các doanh nghiệp, hợp tác xã:\n\na) Trả đủ lương cho người lao động.", ["các doanh nghiệp", "hợp tác xã"]),
]


@pytest.mark.parametrize(("text", "actors"), SEVERAL)
def test_private_actors_in_a_list_are_several(text: str, actors: list[str]) -> None:
    assert [found[2] for found in rows(ARTICLE + text)] == [actors]


def test_a_sentence_may_end_where_its_subject_would_begin() -> None:
    assert rows(ARTICLE + "1. Trong trường hợp này,") == []


def test_what_must_be_told_when_it_happens_is_told_by_whoever_the_sentence_before_names() -> None:
    text = "1. Người quản lý kho phải kiểm kê hằng tháng. Khi phát hiện mất mát phải báo cáo ngay cơ quan công an."
    assert [(found[0], found[2]) for found in rows(ARTICLE + text)] == [
        ("other", ["Người quản lý kho"]),
        ("report", ["Người quản lý kho"]),
    ]


def _annex(body: str) -> list[list[str]]:
    head = "Phụ lục III\nHƯỚNG DẪN THỰC HIỆN ĐIỀU 6\n(ban hành kèm theo Thông tư số 40/2015/TT-BCT ngày 18/11/2015)\n\n"
    read = parse_document(f"{head}{body}", Source("phu-luc.txt", "txt", ""))
    assert read.header.type is not None
    assert read.header.type.value == "Phụ lục"
    return [[one.name for one in duty.actors] for duty in read.obligations]


def test_an_annex_of_a_circular_that_stands_alone_is_law() -> None:
    line = "1. Tổ chức cấp C/O của nước thành viên xuất khẩu ghi rõ trên C/O rằng hàng hóa đó áp dụng Điều 6."
    assert _annex(f"Điều 1. Cấp C/O\n{line}") == [["Tổ chức cấp C/O của nước thành viên xuất khẩu"]]


DEFINED = [
    "Cơ quan áp dụng ưu đãi đầu tư là cơ quan thuế, cơ quan tài chính và cơ quan hải quan.",
    "Các cơ quan, đơn vị quy định tại Thông tư này sau đây gọi chung là cơ quan, đơn vị.",
    "Người có nghĩa vụ kê khai tại khoản 2 Điều này là những người giữ chức vụ từ phó trưởng phòng trở lên.",
    "Bằng Tiến sĩ danh dự phải ghi rõ danh hiệu.",
]


@pytest.mark.parametrize("line", DEFINED)
def test_what_a_word_means_and_what_a_thing_must_be_is_no_duty(line: str) -> None:
    assert duties("circular", f"1. {line}") == ()


def test_what_another_must_do_or_nobody_may_begins_a_duty_of_its_own() -> None:
    line = (
        "1. Trường hợp hết thời gian giảm thuế, cơ quan thuế có văn bản thông báo cho doanh nghiệp về việc không giảm thuế và "
        "doanh nghiệp phải nộp đủ số tiền thuế vào ngân sách nhà nước."
    )
    assert [[one.name for one in duty.actors] for duty in duties("circular", line)] == [["cơ quan thuế"], ["doanh nghiệp"]]
    denied = "1. Chi cục Thuế chịu trách nhiệm trước pháp luật về nhiệm vụ được phân cấp và không được phân cấp tiếp nhiệm vụ đó."
    assert [duty.modality.value for duty in duties("circular", denied)] == ["obligation", "prohibition"]


def test_a_notice_in_writing_is_a_report_whoever_gets_it() -> None:
    line = "1. Trường hợp dừng giải quyết hồ sơ, cơ quan thuế có văn bản thông báo cho người nộp thuế về việc dừng gia hạn."
    [duty] = duties("circular", line)
    assert duty.category.value == "report"
    assert duty.timing is not None
    assert [period.value for period in duty.timing.periods] == ["ad-hoc"]
