"""Who is named in a duty besides those who act: helpers, addresses, heads; and how classes are read."""

from __future__ import annotations

import pytest

from ingest.document import Source
from ingest.parse import parse_document
from tests.ingest.test_duty_shapes import TAIL, duties

OFFICE = "Phòng Nội vụ thị xã"


@pytest.mark.parametrize(
    ("item", "coactors"),
    [
        ("Phối hợp với bộ phận quản lý nợ thuế theo dõi kết quả.", ["bộ phận quản lý nợ thuế"]),
        ("Phối hợp chặt chẽ với ngân hàng để xác minh việc thanh toán.", ["ngân hàng"]),
        ("Phối hợp cùng nhà trường tuyên truyền Luật.", ["nhà trường"]),
        ("Phối hợp với Phòng Tư pháp và lực lượng Bộ đội Biên phòng kiểm tra.", ["Phòng Tư pháp", "lực lượng Bộ đội Biên phòng"]),
        ("Phối hợp với cơ quan bảo hiểm xã hội, bưu điện huyện chi trả.", ["cơ quan bảo hiểm xã hội", "bưu điện huyện"]),
        ("Phối hợp với Phòng Tư pháp, rà soát văn bản.", ["Phòng Tư pháp"]),
        ("Phối hợp với ngành y tế tuyên truyền Luật.", ["ngành y tế"]),
        ("Phối hợp với Đồn Biên phòng nơi tiếp nhận tiến hành xác minh.", ["Đồn Biên phòng nơi tiếp nhận"]),
        ("Tham gia cùng Phòng Tư pháp kiểm tra các cơ sở.", ["Phòng Tư pháp"]),
        ("Phối hợp, trao đổi thông tin với cơ quan công an để xử lý.", ["cơ quan công an"]),
        ("Phối hợp với các bộ, ngành trung ương, địa phương rà soát văn bản.", ["các bộ, ngành trung ương, địa phương"]),
    ],
)
def test_with_whom(item: str, coactors: list[str]) -> None:
    [duty] = duties("plan", f"1. {OFFICE}\n- {item}")
    assert [one.name for one in duty.coactors] == coactors


@pytest.mark.parametrize(
    ("item", "recipients"),
    [
        ("Gửi kết quả về Tổng cục Thuế - Bộ Tài chính trước ngày 20/6/2022.", ["Tổng cục Thuế - Bộ Tài chính"]),
        ("Gửi kết quả về Phòng Kiểm tra thuế số 1 trước ngày 20/6/2022.", ["Phòng Kiểm tra thuế số 1"]),
        ("Cung cấp hồ sơ vụ việc cho cơ quan điều tra để xử lý.", ["cơ quan điều tra"]),
        ("Báo cáo Phó Trưởng Ban Chỉ đạo tỉnh trước ngày 20/6/2022.", ["Phó Trưởng Ban Chỉ đạo tỉnh"]),
        ("Báo cáo Ban Chỉ đạo Quốc gia về Phòng, chống thiên tai.", ["Ban Chỉ đạo Quốc gia về Phòng, chống thiên tai"]),
        ("Cung cấp cho Phòng Tư pháp cấp huyện số liệu hộ tịch.", ["Phòng Tư pháp cấp huyện"]),
        ("Gửi báo cáo tới cơ quan cấp giấy phép thầu và Phòng Tư pháp.", ["cơ quan cấp giấy phép thầu", "Phòng Tư pháp"]),
        ("Gửi báo cáo về công tác cung cấp thông tin cho báo chí.", []),
    ],
)
def test_addresses(item: str, recipients: list[str]) -> None:
    [duty] = duties("plan", f"1. {OFFICE}\n- {item}")
    assert [one.name for one in duty.recipients] == recipients


@pytest.mark.parametrize("head", ["Giám đốc", "Giám đốc Sở"])
def test_a_head_named_alone(head: str) -> None:
    top = "ỦY BAN NHÂN DÂN TỈNH TRÀ VINH\nSỞ NỘI VỤ\n\nSố: 12/KH-SNV\n\nTrà Vinh, ngày 20 tháng 4 năm 2022\n\n"
    text = f"{top}KẾ HOẠCH\nCông tác\n\nII. TỔ CHỨC THỰC HIỆN\n\n1. Văn phòng Sở\n- Báo cáo {head} trước ngày 20/6/2022.{TAIL}"
    [duty] = parse_document(text, Source("plan.txt", "txt", "")).obligations
    assert [one.name for one in duty.recipients] == ["Giám đốc Sở Nội vụ"]


def test_committees_of_the_party_are_classes() -> None:
    [duty] = duties("plan", "1. Các huyện ủy, thị ủy, đảng ủy trực thuộc\n- Báo cáo Ban Thường vụ Tỉnh ủy trước ngày 20/6/2022.")
    assert [one.name for one in duty.actors] == ["các huyện ủy, thị ủy, đảng ủy trực thuộc"]


@pytest.mark.parametrize(
    ("item", "recipients"),
    [
        ("Cung cấp số liệu về an toàn giao thông cho Phòng Tư pháp.", ["Phòng Tư pháp"]),
        (
            "Gửi báo cáo đến Ủy ban nhân dân cấp xã (nơi có dự án) trước ngày 20/6/2022.",
            ["Ủy ban nhân dân cấp xã (nơi có dự án)"],
        ),
        ("Kiến nghị Phòng Tư pháp bãi bỏ văn bản.", ["Phòng Tư pháp"]),
        ("Kiểm tra văn bản, kiến nghị Phòng Tư pháp bãi bỏ văn bản sai.", []),
        ("Đăng ký hoạt động với Phòng Tư pháp trước khi vận hành.", ["Phòng Tư pháp"]),
        ("Đăng ký kinh doanh cho doanh nghiệp.", []),
        ("Cung cấp thông tin theo yêu cầu của Phòng Tư pháp.", ["Phòng Tư pháp"]),
        ("Phối hợp cung cấp hồ sơ, chứng từ cho Phòng Tư pháp.", ["Phòng Tư pháp"]),
        (
            "Thông báo kịp thời đến các chủ rừng và Phòng Tư pháp để phòng ngừa.",
            ["các chủ rừng", "Phòng Tư pháp"],
        ),
        ("Không tự ý hủy hóa đơn đã gửi dữ liệu đến Phòng Tư pháp.", []),
        ("Dự thảo báo cáo của Ủy ban nhân dân thị xã gửi Sở Tư pháp, trình Phòng Tư pháp.", ["Phòng Tư pháp"]),
        (
            "Báo cáo Phòng Tư pháp trước ngày 31/8/2022. Định kỳ 6 tháng gửi báo cáo trước ngày 15/7.",
            ["Phòng Tư pháp", "Phòng Tư pháp"],
        ),
        ("Gửi thông báo cho người nộp thuế biết.", []),
        ("Gửi kết quả đến cơ quan thuế trực tiếp quản lý theo quy định.", ["cơ quan thuế trực tiếp quản lý"]),
        ("Tổng hợp tình hình thiệt hại, kết quả ứng phó, báo cáo Phòng Tư pháp hằng ngày.", ["Phòng Tư pháp"]),
        ("Tổ chức thực hiện và lập báo cáo theo mẫu, báo cáo Phòng Tư pháp trước ngày 20/6/2022.", ["Phòng Tư pháp"]),
    ],
)
def test_who_gets_what_is_told(item: str, recipients: list[str]) -> None:
    told = duties("plan", f"1. {OFFICE}\n- {item}")
    assert [one.name for duty in told for one in duty.recipients] == recipients


def test_a_person_is_told_by_name() -> None:
    words = "Nếu có vướng mắc, đề nghị các đơn vị liên hệ ông Phạm Văn Nghĩa (ĐT 0912) để phối hợp giải quyết."
    [duty] = duties("letter", words)
    assert [one.name for one in duty.recipients] == ["ông Phạm Văn Nghĩa"]


def test_a_sentence_ends_where_a_scan_leaves_no_blank() -> None:
    words = "Đề nghị Cục Thuế căn cứ quy định để thực hiện.Trường hợp còn vướng mắc, đề nghị Cục Thuế báo cáo Bộ Tài chính."
    told = duties("letter", words)
    assert [duty.category.value for duty in told] == ["other", "report"]


def test_what_a_body_does_is_no_part_of_its_name() -> None:
    [duty] = duties("plan", "1. Phòng Nội vụ có văn bản thông báo cho người nộp thuế về số tiền phải nộp.")
    assert [one.name for one in duty.actors] == ["Phòng Nội vụ"]


@pytest.mark.parametrize(
    ("item", "kinds"),
    [
        (
            "Niêm yết công khai danh sách tại nhà văn hóa thôn trong 05 ngày rồi gửi Phòng Tư pháp thẩm định.",
            ["communicate", "report"],
        ),
        ("Tổ chức tự kiểm tra trụ sở, kho tàng; kết quả gửi Phòng Tư pháp trước ngày 31/7/2022.", ["inspect", "report"]),
        ("Báo cáo Phòng Tư pháp trong vòng 01 giờ, hoàn thiện phiếu trên phần mềm trong 24 giờ.", ["report", "other"]),
        ("Báo cáo Phòng Tư pháp hằng quý, riêng quý IV báo cáo trước ngày 20/11/2022.", ["report", "report"]),
        ("Báo cáo Phòng Tư pháp định kỳ 6 tháng; sự cố nghiêm trọng báo cáo Phòng Tư pháp trong 24 giờ.", ["report", "report"]),
        ("Chế độ báo cáo: báo cáo tuần trước 10 giờ thứ Năm.", ["report"]),
        ("Hướng dẫn, tiếp nhận hồ sơ của doanh nghiệp, tổng hợp gửi Phòng Tư pháp trước ngày 23/12/2022.", ["other", "report"]),
        ("Khai báo ngay với Phòng Tư pháp khi xảy ra tai nạn.", ["report"]),
        ("Trao đổi với Phòng Tư pháp số liệu tạm trú.", ["report"]),
        ("Rà soát, gửi danh sách về Phòng Tư pháp trước ngày 10 hằng tháng.", ["report"]),
        ("Chuyển hồ sơ vụ việc sang cơ quan điều tra.", ["other"]),
        ("Nắm tình hình dư luận, mỗi tháng 01 lần phản ánh với Phòng Tư pháp tại hội nghị giao ban.", ["inspect", "report"]),
        ("Theo dõi thời tiết, hằng tuần tổng hợp số liệu thiệt hại, báo cáo Phòng Tư pháp.", ["inspect", "report"]),
        ("Đôn đốc, kiểm tra các xã, mỗi quý kiểm tra ít nhất 02 xã.", ["inspect"]),
        ("Trả đủ lương cho người lao động; không nợ lương quá 30 ngày.", ["other", "other"]),
    ],
)
def test_each_report_is_a_duty(item: str, kinds: list[str]) -> None:
    assert [duty.category.value for duty in duties("plan", f"1. {OFFICE}\n- {item}")] == kinds


@pytest.mark.parametrize(
    ("item", "periods"),
    [
        ("Báo cáo Phòng Tư pháp kết quả thực hiện 6 tháng trước ngày 15/6, cả năm trước ngày 15/12.", ["6-month", "year"]),
        ("Ký báo cáo tháng gửi Phòng Tư pháp trước ngày 22.", ["month"]),
        ("Báo cáo Phòng Tư pháp trước ngày 22.", []),
        ("Báo cáo tai nạn về Phòng Tư pháp trong 24 giờ kể từ khi phát hiện.", ["ad-hoc"]),
        ("Khi có cháy, báo cáo Phòng Tư pháp trong vòng 24 giờ.", ["ad-hoc"]),
    ],
)
def test_days_have_the_rhythm_of_what_they_are_for(item: str, periods: list[str]) -> None:
    [duty] = duties("plan", f"1. {OFFICE}\n- {item}")
    assert ([one.value for one in duty.timing.periods] if duty.timing else []) == periods


def test_a_day_of_the_month_follows_the_rhythm_before_it() -> None:
    item = (
        "Báo cáo Phòng Tư pháp trước ngày 15 hằng tháng để Phòng Tư pháp tổng hợp, báo cáo Ủy ban nhân dân huyện trước ngày 20."
    )
    told = duties("plan", f"1. {OFFICE}\n- {item}")
    assert [duty.timing.days for duty in told if duty.timing] == [((0, 15),), ((0, 20),)]


def test_who_passes_on_may_be_named_in_short() -> None:
    item = (
        "Gửi danh sách về Ban Tuyên giáo Huyện ủy trước ngày 15/10/2022 để Ban Tuyên giáo tổng hợp, trình Ban Thường vụ Huyện ủy."
    )
    told = duties("plan", f"1. {OFFICE}\n- {item}")
    assert [[one.name for one in duty.actors] for duty in told] == [[OFFICE], ["Ban Tuyên giáo Huyện ủy"]]


@pytest.mark.parametrize(
    ("item", "actors"),
    [
        ("Cấp hóa chất cho các xã; trạm y tế tổ chức phun khử khuẩn toàn địa bàn.", [OFFICE, "trạm y tế"]),
        ("Theo dõi giá cả; cơ quan quản lý thị trường kiểm tra, xử lý vi phạm.", [OFFICE, "cơ quan quản lý thị trường"]),
        ("Đôn đốc các đơn vị; đơn vị nào chậm báo cáo thì kiểm điểm trách nhiệm.", [OFFICE]),
    ],
)
def test_a_class_behind_a_semicolon_acts(item: str, actors: list[str]) -> None:
    assert [one.name for duty in duties("plan", f"1. {OFFICE}\n- {item}") for one in duty.actors] == actors


def test_step_by_step_is_nobody() -> None:
    words = "Bảo đảm phương tiện cần thiết để vận hành liên tục; từng bước nâng cao mức độ tự chủ tài chính."
    assert {one.name for duty in duties("plan", f"1. {OFFICE}\n- {words}") for one in duty.actors} == {OFFICE}


def test_who_gets_the_reports_of_a_list_is_told_above_it() -> None:
    text = "1. Ủy ban nhân dân xã gửi báo cáo về Phòng Tư pháp:\na) Báo cáo tháng: trước ngày 25;\nb) Báo cáo năm: ngày 15/12."
    found = duties("plan", text)
    assert [[one.name for one in duty.recipients] for duty in found] == [["Phòng Tư pháp"]] * 2
