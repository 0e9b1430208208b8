"""Duties that letters give to private actors: whom they charged before, and what recitals of law are not."""

from __future__ import annotations

import time

import pytest

from ingest.document import Source
from ingest.parse import parse_document
from tests.ingest.test_duty_shapes import CT, TAIL, duties, rows

BANKS = ["ngân hàng thương mại", "chi nhánh ngân hàng nước ngoài"]
FIRST = (
    "Đề nghị ngân hàng thương mại (NHTM), chi nhánh ngân hàng nước ngoài cung cấp thông tin tài khoản của người nộp thuế "
    "cho cơ quan thuế.\n\n"
)
OWNERS = "Tổ chức là chủ sở hữu sàn giao dịch có trách nhiệm cung cấp thông tin của người bán cho cơ quan thuế.\n\n"
CHARGED = [
    (
        FIRST + "NHTM, chi nhánh ngân hàng nước ngoài lập và gửi Danh sách tài khoản đến Tổng cục Thuế.",
        BANKS,
        "report",
        "in short, as the letter itself has it",
    ),
    (
        FIRST + "Trường hợp NHTM chưa được cấp tài khoản giao dịch thuế điện tử thì thực hiện đăng ký theo quy định.",
        BANKS[:1],
        "other",
        "whoever the case is of acts",
    ),
    (
        FIRST + "Chậm nhất ngày 10 của tháng kế tiếp, ngân hàng thương mại cập nhật các tài khoản mở trong kỳ lên hệ thống.",
        BANKS[:1],
        "other",
        "behind its day",
    ),
    (
        OWNERS + "Trường hợp tổ chức có bổ sung thông tin của người bán thì có thể thực hiện khai bổ sung thông tin.",
        ["Tổ chức là chủ sở hữu sàn giao dịch"],
        "other",
        "what its case lets it do",
    ),
    (
        OWNERS + "Riêng đối với sàn giao dịch có chức năng đặt hàng thì ngoài thông tin nêu trên còn phải cung cấp doanh thu.",
        ["sàn giao dịch"],
        "other",
        "whoever a case is of that must do more",
    ),
    (
        OWNERS + "Tổ chức sử dụng tài khoản giao dịch thuế điện tử đã được cấp để gửi dữ liệu lên hệ thống.",
        ["Tổ chức là chủ sở hữu sàn giao dịch"],
        "other",
        "the noun alone means the one whose name it opens",
    ),
]


@pytest.mark.parametrize(("body", "actors", "category", "reason"), CHARGED, ids=[row[3] for row in CHARGED])
def test_who_was_charged_before_acts_again(body: str, actors: list[str], category: str, reason: str) -> None:
    last = duties("unit", body)[-1]
    assert [one.name.lower() for one in last.actors] == [name.lower() for name in actors], reason
    assert last.category.value == category, reason


NONE = [
    ("Tổ chức đã gửi dữ liệu lên hệ thống từ tháng 3 năm 2022.", "the past"),
    ("Tổ chức được miễn thuế theo quy định của Luật Quản lý thuế.", "what is granted"),
    ("Tổ chức được lựa chọn phương pháp tính, nộp thuế trên thu nhập từng lần chuyển nhượng.", "a right of its own"),
    ("Tổ chức có doanh thu lớn sử dụng nhiều hóa đơn điện tử.", "another than the one charged"),
]


@pytest.mark.parametrize(("sentence", "reason"), NONE, ids=[row[1] for row in NONE])
def test_what_is_only_told_of_the_charged_is_no_duty(sentence: str, reason: str) -> None:
    assert len(duties("unit", OWNERS + sentence)) == len(duties("unit", OWNERS)), reason


def test_law_repeated_in_a_letter_is_no_duty_but_what_the_writer_says_behind_it_is() -> None:
    law = (
        "Căn cứ khoản 2 Điều 19 Nghị định số 123/2020/NĐ-CP quy định về việc xử lý hóa đơn đã lập có sai sót:\n\n"
        "a) Người bán phải lập hóa đơn điện tử mới thay thế hóa đơn đã lập.\n\n"
    )
    said = "Căn cứ Luật Quản lý thuế, Tổng cục Thuế yêu cầu như sau:\n\n1. Cục Thuế rà soát danh sách người nộp thuế."
    assert duties("unit", law) == ()
    assert [one.category.value for one in duties("unit", law + said)] == ["other"]


TCT = "Tổng cục Thuế"
SHAPES = [
    (
        f"{TCT} thông báo Cục Thuế biết để khai thác thông tin theo Phụ lục và báo cáo {TCT} kết quả xử lý.",
        [("report", [CT], [TCT], [])],
        "a report asked for at the end of what is made known",
    ),
    (
        f"{TCT} gửi Cục Thuế để biết, thực hiện và định kỳ báo cáo {TCT} trước ngày 05 hàng tháng.",
        [("report", [CT], [TCT], ["month"])],
        "with its rhythm",
    ),
    (f"{TCT} thông báo Cục Thuế biết và thực hiện./.", [], "a courtesy asks for nothing"),
    (
        "Đề nghị Cục Thuế thống kê tình hình nộp hồ sơ khai thuế của các doanh nghiệp, cụ thể:\n\n- Số doanh nghiệp đã nộp;",
        [("other", [CT], [], [])],
        "a task told before its details",
    ),
    (
        "Cục trưởng các Cục Thuế chỉ đạo các Đoàn thanh tra phân loại rủi ro qua các báo cáo doanh nghiệp.",
        [("other", ["Cục trưởng các Cục Thuế"], [], []), ("other", ["các Đoàn thanh tra"], [], [])],
        "one for the directors, one for those directed; reports looked through are no report",
    ),
    (
        "Cục Thuế chỉ đạo Hải quan cửa khẩu rà soát các lô hàng quá hạn.",
        [("other", [CT], [], []), ("other", ["Hải quan cửa khẩu"], [], [])],
        "who is directed is told by its kind",
    ),
    (
        f"Đề nghị Cục Thuế xây dựng kế hoạch, báo cáo {TCT} trước ngày 24/5/2022.",
        [("plan", [CT], [], []), ("report", [CT], [TCT], ["2022-05-24"])],
        "a plan and its report are two",
    ),
]


@pytest.mark.parametrize(("body", "expected", "reason"), SHAPES, ids=[row[2] for row in SHAPES])
def test_shapes_of_letters(body: str, expected: list[tuple[str, list[str], list[str], list[str]]], reason: str) -> None:
    assert rows("unit", body) == expected, reason


HEAD = "TỔNG CỤC THUẾ\nCỤC THUẾ TỈNH BẮC NINH\n\nSố: 12/CT-TTHT\nV/v chính sách thuế\n\nBắc Ninh, ngày 20 tháng 4 năm 2022\n\n"


def told(addressee: str, body: str) -> list[tuple[list[str], str]]:
    """The actors and modality of each duty of a letter of a tax office to `addressee`."""
    document = parse_document(f"{HEAD}Kính gửi: {addressee}\n\n{body}{TAIL}", Source("r.txt", "text", "0" * 64))
    return [([one.name for one in duty.actors], duty.modality.value) for duty in document.obligations]


REPLIES = [
    (
        "Công ty TNHH Sao Mai",
        "Căn cứ các quy định nêu trên, trường hợp công ty có số thuế chưa khấu trừ hết thì công ty lập hồ sơ đề nghị hoàn thuế.",
        [(["Công ty TNHH Sao Mai"], "obligation")],
        "what the company is to do in its case",
    ),
    (
        "Công ty TNHH Sao Mai",
        "Công ty phải nộp hồ sơ khai thuế theo quy định.\n\nCông ty không được ưu đãi thuế đối với thu nhập khác.",
        [(["Công ty TNHH Sao Mai"], "obligation")],
        "what it must do, not what it is not granted",
    ),
    (
        "Công ty TNHH Sao Mai",
        "Trường hợp cơ quan thuế có quyết định khấu trừ thì Công ty phải có nghĩa vụ thực hiện theo đúng quy định.",
        [(["Công ty TNHH Sao Mai"], "obligation")],
        "what it is bound to do",
    ),
    (
        "Ông Nguyễn Văn An",
        "Về thuế thu nhập cá nhân: Đối với thu nhập từ cho thuê nhà, Ông Nguyễn Văn An thực hiện khai thuế theo quy định.\n\n"
        "Đề nghị Ông căn cứ tình hình thực tế để thực hiện theo quy định của pháp luật.",
        [(["Ông Nguyễn Văn An"], "obligation"), (["Ông Nguyễn Văn An"], "request")],
        "a person that the letter goes to",
    ),
    (
        "Công ty Điện tử Sông Cầu (SCE)",
        "Đề nghị SCE cung cấp cho cơ quan thuế các tài liệu có liên quan đến giao dịch.\n\nCông ty Điện tử Sông Cầu (SCE) biết.",
        [(["Công ty Điện tử Sông Cầu"], "request")],
        "a company in short",
    ),
    (
        "Công ty TNHH Sao Mai",
        "Theo quy định tại Điều 32 của Bộ luật Lao động thì người sử dụng lao động phải trả lương đúng hạn.",
        [],
        "what a law says",
    ),
]


@pytest.mark.parametrize(("addressee", "body", "expected", "reason"), REPLIES, ids=[row[3] for row in REPLIES])
def test_duties_of_replies(addressee: str, body: str, expected: list[tuple[list[str], str]], reason: str) -> None:
    assert told(addressee, body) == expected, reason


def test_what_is_forbidden_under_a_name_binds_it_whatever_the_verb() -> None:
    body = "1. Sở Công Thương:\n\na) Kiểm tra các hồ chứa trước bão.\n\nb) Nghiêm cấm tích nước vượt mực nước cao nhất."
    last = duties("unit", body)[-1]
    assert ([one.name for one in last.actors], last.modality.value) == (["Sở Công Thương"], "prohibition")


SECOND = """


--- PAGE BREAK ---

BỘ TÀI CHÍNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỔNG CỤC THUẾ Độc lập - Tự do - Hạnh phúc
Số: 4199/TCT-CS Hà Nội, ngày 27 tháng 8 năm 2021
V/v rà soát chính sách thuế

Kính gửi: Các Cục Thuế tỉnh, thành phố.

Yêu cầu các Cục Thuế tỉnh, thành phố rà soát các trường hợp đã hoàn thuế.

Nơi nhận:
- Như trên;
- Lưu: VT.
"""


def test_a_letter_attached_in_the_same_file_speaks_to_its_own_addressees() -> None:
    first = "Đề nghị Công ty căn cứ hướng dẫn tại công văn đính kèm để thực hiện." + TAIL
    assert told("Công ty TNHH Sao Mai", first + SECOND) == [
        (["Công ty TNHH Sao Mai"], "request"),
        (["các Cục Thuế tỉnh, thành phố"], "obligation"),
    ]


def test_a_form_behind_a_letter_is_no_letter() -> None:
    form = "\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nGIẤY ĐỀ NGHỊ\n\nKính gửi: ................\n\nTôi đề nghị xem xét."
    assert told("Công ty TNHH Sao Mai", "Đề nghị Công ty thực hiện theo quy định." + TAIL + form) == [
        (["Công ty TNHH Sao Mai"], "request")
    ]


def test_a_speck_taken_for_a_quotation_mark_hides_nothing() -> None:
    body = (
        "Trường hợp ký hợp “Xi với chủ đầu tư thì kê khai theo quy định.\n\n"
        + "Theo phản ánh của các đơn vị, việc kê khai còn nhiều cách hiểu khác nhau. " * 8
        + "\n\nĐề nghị Công ty kê khai bổ sung các kỳ thuế nêu trên.\n\nCục Thuế thông báo để Công ty biết./.”"
    )
    assert told("Công ty TNHH Sao Mai", body) == [(["Công ty TNHH Sao Mai"], "request")]


def test_whom_a_case_binds() -> None:
    body = (
        "Căn cứ các quy định nêu trên, trường hợp Công ty được phép sử dụng ngoại tệ để hạch toán, khi phát sinh nghĩa vụ thuế "
        "thì phải quy đổi ngoại tệ ra đồng Việt Nam theo tỷ giá mua vào của ngân hàng."
    )
    assert [actors for actors, _ in told("Công ty TNHH Sao Mai", body)] == [["Công ty TNHH Sao Mai"]]


def test_items_with_lettered_numbers_stand_below_their_letter() -> None:
    body = (
        "5. Biên bản bàn giao\n\na) Công việc của Chi cục Hải quan nơi hàng hóa vận chuyển đến:\n\n"
        "a.1) Tiếp nhận hàng hóa do người khai hải quan xuất trình;\n\na.2) Kiểm tra tình trạng niêm phong hải quan."
    )
    office = ["Chi cục Hải quan nơi hàng hóa vận chuyển đến"]
    assert [actors for actors, _ in told("Cục Hải quan các tỉnh, thành phố", body)] == [office, office]


def test_the_writers_head_acts_in_no_item_and_a_report_is_asked_of_the_addressees() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\n\nSố: 19/UBND-KT\nV/v giải ngân vốn\n\nHà Giang, ngày 21 tháng 6 năm 2024\n\n"
        "Kính gửi: Các sở, ban, ngành tỉnh.\n\n"
        "Đến hết ngày 15/6/2024, toàn tỉnh mới giải ngân đạt 31%. Chủ tịch UBND tỉnh có ý kiến chỉ đạo như sau:\n\n"
        "1. Sở Xây dựng kiểm tra các công trình.\n\n"
        "Báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh trước ngày 20 hằng tháng. Công văn này thay thế công văn cũ."
    )
    document = parse_document(text + TAIL, Source("r.txt", "text", "0" * 64))
    found = [([one.name for one in duty.actors], duty.timing and duty.timing.span.text) for duty in document.obligations]
    assert found == [(["Sở Xây dựng"], None), (["Các sở, ban, ngành tỉnh"], "trước ngày 20 hằng tháng")]


def test_telling_ship_owners_is_a_task_and_telling_the_addressees_is_none() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH TRÀ VINH\n\nSố: 05/CĐ-UBND\n\nTrà Vinh, ngày 18 tháng 9 năm 2023\n\nCÔNG ĐIỆN\n"
        "Về việc ứng phó với triều cường\n\nỦY BAN NHÂN DÂN TỈNH điện:\n- Ban Chỉ huy PCTT và TKCN các huyện.\n\n"
        "1. Bộ Chỉ huy Quân sự tỉnh thông báo cho chủ các phương tiện trên biển biết để chủ động phòng tránh.\n\n"
        "2. Ban Chỉ huy PCTT và TKCN các huyện kiểm tra các đoạn đê bao.\n\n"
        "3. Công ty Thủy nông Trà Vinh vận hành các cống đầu mối.\n\n"
        "Văn phòng Ủy ban nhân dân tỉnh thông báo để các cơ quan, địa phương biết, thực hiện./."
    )
    document = parse_document(text + TAIL, Source("r.txt", "text", "0" * 64))
    assert [[one.name for one in duty.actors] for duty in document.obligations] == [
        ["Bộ Chỉ huy Quân sự tỉnh"],
        ["Ban Chỉ huy Phòng chống thiên tai và Tìm kiếm cứu nạn các huyện"],
        ["Công ty Thủy nông Trà Vinh"],
    ]


def test_a_term_of_reports_asks_the_addressees_for_them() -> None:
    office = ["Cục Thuế tỉnh Trà Vinh"]
    found = rows("unit", "4. Báo cáo\n\n4.1. Nội dung báo cáo gồm: số lỗi.\n\n4.2. Thời hạn báo cáo: trước ngày 25/12/2023.")
    assert found == [("report", office, [], ["2023-12-25"])]


def test_a_sentence_of_thousands_of_clauses_is_read_in_time() -> None:
    def seconds(count: int) -> float:
        begun = time.process_time()
        rows("letter", "Hàng hóa được thông quan; " * count + "hết.")
        return time.process_time() - begun

    seconds(100)  # the vocabulary is compiled
    assert seconds(3000) < 40 * max(seconds(300), 0.005)


def test_an_office_that_writes_for_its_chairman_may_be_charged_itself() -> None:
    head = (
        "ỦY BAN NHÂN DÂN\nTỈNH YÊN BÁI\nVĂN PHÒNG\n\nSố: 5/VP-NLN\n\nYên Bái, ngày 3 tháng 10 năm 2023\n\n"
        "Kính gửi:\n- Sở Tài chính;\n- Ủy ban nhân dân các huyện.\n\nChủ tịch Ủy ban nhân dân tỉnh có ý kiến chỉ đạo như sau:\n"
    )
    item = "1. Giao Văn phòng Ủy ban nhân dân tỉnh theo dõi, đôn đốc việc thực hiện các nội dung trên."
    found = parse_document(f"{head}{item}{TAIL}", Source("a.txt", "txt", "")).obligations
    assert [[one.name for one in duty.actors] for duty in found] == [["Văn phòng Ủy ban nhân dân tỉnh"]]
