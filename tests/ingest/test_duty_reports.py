"""Reports as orders and letters tell them: to whom, through whom, by whose consent, how often; one test a way of telling."""

from __future__ import annotations

import pytest

from ingest.document import Category, Source
from ingest.parse import parse_document
from tests.ingest.test_duty_shapes import CT, HEAD, TAIL, duties, rows

OFFICE = "Phòng Nội vụ thị xã"


@pytest.mark.parametrize(
    ("item", "recipients"),
    [
        ("Báo cáo kết quả xác minh với người giải quyết tố cáo.", ["người giải quyết tố cáo"]),
        ("Báo cáo kết quả xác minh với người ra quyết định xác minh và lưu hồ sơ.", ["người ra quyết định xác minh"]),
        ("Thông báo cho người được phân công về kết quả.", ["người được phân công"]),
        ("Lập danh sách hộ nghèo gửi về Phòng Tư pháp.", ["Phòng Tư pháp"]),
        ("Báo cáo trước Hội đồng nhân dân thị xã về kết quả thực hiện.", ["Hội đồng nhân dân thị xã"]),
        ("Tổng hợp, báo cáo và đề xuất xử lý vi phạm, báo cáo Phòng Tư pháp xem xét.", ["Phòng Tư pháp"]),
        ("Báo cáo và được Ủy ban nhân dân thị xã đồng ý trước khi thực hiện.", ["Ủy ban nhân dân thị xã"]),
        ("Có ý kiến tham gia gửi về Phòng Tư pháp trước ngày 20/9/2022.", ["Phòng Tư pháp"]),
    ],
)
def test_who_gets_it(item: str, recipients: list[str]) -> None:
    [row] = rows("plan", f"1. {OFFICE}\n- {item}")
    assert (row[0], row[2]) == ("report", recipients)


@pytest.mark.parametrize(
    "item",
    [
        "Kiểm tra báo cáo quyết toán của các đơn vị.",
        "Cung cấp thông tin cho báo chí.",
        "Rà soát chương trình, dự thảo Tờ trình Chính phủ.",
    ],
)
def test_what_is_no_report(item: str) -> None:
    [row] = rows("plan", f"1. {OFFICE}\n- {item}")
    assert row[0] != "report"
    assert row[2] == []


@pytest.mark.parametrize(
    "words",
    [
        "Báo cáo Phòng Tư pháp để Phòng Tư pháp tổng hợp chung và báo cáo Ủy ban nhân dân thị xã.",
        "Báo cáo Phòng Tư pháp các khó khăn, vướng mắc để trình Ủy ban nhân dân thị xã xem xét.",
        "Gửi về Phòng Tư pháp rước ngày @Á4/.4//2024 để tổng hợp, báo cáo Ủy ban nhân dân thị xã.",
    ],
)
def test_passed_on(words: str) -> None:
    found = rows("plan", f"1. {OFFICE}\n- {words}")
    assert [row[2] for row in found] == [["Phòng Tư pháp"], ["Ủy ban nhân dân thị xã"]]


def test_what_follows_in_a_rhythm_of_its_own_is_another_report() -> None:
    found = rows(
        "letter",
        "Đề nghị Cục Thuế gửi báo cáo về Tổng cục Thuế trước ngày 30/06/2021. "
        "Sau đó hàng quý gửi kết quả thực hiện về Tổng cục Thuế.",
    )
    assert [row[3] for row in found] == [["2021-06-30"], ["quarter"]]


def test_trouble_without_an_if_is_an_occasion() -> None:
    [row] = rows(
        "letter", "Trong quá trình thực hiện có phát sinh vướng mắc, đề nghị báo cáo về Tổng cục Thuế để được hướng dẫn."
    )
    assert (row[0], row[3]) == ("report", ["ad-hoc"])


def test_things_of_a_year_are_no_rhythm() -> None:
    [row] = rows("plan", f"1. {OFFICE}\n- Báo cáo Phòng Tư pháp về ngân sách nhà nước hằng năm.")
    assert row[3] == []


def test_the_contents_of_a_report_are_no_duties() -> None:
    found = rows(
        "plan",
        f"1. {OFFICE}\n- Thực hiện báo cáo đầy đủ nội dung như sau:\n+ Đánh giá kết quả đạt được\n+ Đề xuất, kiến nghị",
    )
    assert len(found) <= 1


def test_several_that_are_no_state_bodies_get_a_report() -> None:
    words = "1. Nhà thầu thi công phải báo cáo bằng văn bản gửi chủ đầu tư, người bán để có ý kiến."
    [row] = rows("circular", words)
    assert row[2] == ["chủ đầu tư", "người bán"]


def test_what_is_sent_stands_before_who_gets_it() -> None:
    [row] = rows("plan", f"1. {OFFICE}\n- Gửi danh sách hộ nghèo về Phòng Tư pháp để tổng hợp.")
    assert (row[0], row[2]) == ("report", ["Phòng Tư pháp"])


def test_trouble_is_told_among_the_last_clauses_of_a_law_too() -> None:
    [row] = rows(
        "circular",
        "Điều 6. Hiệu lực thi hành\n1. Thông tư này có hiệu lực kể từ ngày ký.\n2. Trong quá trình thực hiện Thông tư này, nếu "
        "phát sinh vướng mắc, thương nhân, các cơ quan, tổ chức có liên quan phản ánh về Ngân hàng Nhà nước để xử lý.",
    )
    assert (row[0], row[1], row[3]) == ("report", ["thương nhân", "các cơ quan, tổ chức có liên quan"], ["ad-hoc"])


@pytest.mark.parametrize(
    "words",
    [
        "Giải đáp vướng mắc về chính sách, trường hợp vượt thẩm quyền báo cáo Phòng Tư pháp để được hướng dẫn.",
        "Giải đáp vướng mắc về chính sách; trường hợp vượt thẩm quyền, có văn bản gửi Phòng Tư pháp.",
        "Giải đáp vướng mắc về chính sách; những nội dung vượt thẩm quyền, tổng hợp báo cáo Phòng Tư pháp.",
    ],
)
def test_what_is_beyond_one_s_powers_is_reported_apart(words: str) -> None:
    found = rows("plan", f"1. {OFFICE}\n- {words}")
    assert [(row[0], row[2]) for row in found] == [("other", []), ("report", ["Phòng Tư pháp"])]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Cung cấp kết quả xử phạt cho Phòng Tư pháp.", "report"),
        ("Thông báo giờ thu gom qua loa truyền thanh.", "communicate"),
        ("Tăng thời lượng tuyên truyền trên sóng phát thanh.", "communicate"),
        ("Tổ chức huấn luyện nghiệp vụ cho lực lượng dân phòng.", "train"),
        ("Phân công lãnh đạo theo dõi từng dự án.", "staff"),
        ("Cử 01 cán bộ làm đầu mối.", "staff"),
    ],
)
def test_kinds(words: str, kind: str) -> None:
    [row] = rows("plan", f"1. {OFFICE}\n- {words}")
    assert row[0] == kind


def test_what_is_attached_to_a_letter_is_an_order_of_its_own() -> None:
    annex = "\n\nPHỤ LỤC\n\nI. QUY TRÌNH\n\n- Trung tâm Y tế huyện thực hiện lấy mẫu.\n\n- Trạm Y tế xã theo dõi sức khỏe.\n"
    text = HEAD["letter"] + "Đề nghị Cục Thuế triển khai hướng dẫn kèm theo." + TAIL + annex
    found = parse_document(text, Source("letter.txt", "txt", "")).obligations
    assert [one.name for duty in found for one in duty.actors] == [CT, "Trung tâm Y tế huyện", "Trạm Y tế xã"]


@pytest.mark.parametrize(
    ("words", "recipients"),
    [
        ("Ngoài báo cáo theo quy định tại khoản 4, mỗi quý cung cấp số liệu xử phạt cho Phòng Tư pháp.", ["Phòng Tư pháp"]),
        ("Nếu có triệu chứng phải báo ngay cho Phòng Tư pháp.", ["Phòng Tư pháp"]),
        ("Kịp thời kiến nghị, phản ánh khó khăn, vướng mắc về Phòng Tư pháp.", ["Phòng Tư pháp"]),
    ],
)
def test_more_ways_to_tell(words: str, recipients: list[str]) -> None:
    [row] = rows("plan", f"1. {OFFICE}\n- {words}")
    assert (row[0], row[2]) == ("report", recipients)


def test_a_notice_at_the_end_is_a_duty_of_its_own() -> None:
    found = rows("plan", f"1. {OFFICE}\n- Thu gom rác đúng tần suất trên các tuyến phố và thông báo ngay cho Phòng Tư pháp.")
    assert [(row[0], row[2]) for row in found] == [("other", []), ("report", ["Phòng Tư pháp"])]


@pytest.mark.parametrize("body", ["Cục Y tế dự phòng", "Cục Quản lý Khám, chữa bệnh", "Cục Phòng, chống HIV/AIDS"])
def test_what_is_put_together_and_sent_is_a_report(body: str) -> None:
    text = (
        "BỘ Y TẾ\nSố: 1250/BYT-DP\nHà Nội, ngày 12 tháng 3 năm 2024\nV/v tiêm chủng\n"
        "Kính gửi: Ủy ban nhân dân các tỉnh, thành phố\nBộ Y tế đề nghị Ủy ban nhân dân các tỉnh, thành phố:\n"
        f"1. Định kỳ hằng quý tổng hợp tình hình gửi {body}."
    )
    (duty,) = parse_document(text, Source("x.txt", "txt", "")).obligations
    assert duty.category is Category.REPORT
    assert [one.name for one in duty.recipients] == [body]


def test_a_second_rhythm_goes_to_the_same_body() -> None:
    told = duties("plan", f"1. {OFFICE}\n- Báo cáo Phòng Tư pháp hằng tháng; từ tháng 10/2022, báo cáo định kỳ hằng quý.")
    assert [[one.name for one in duty.recipients] for duty in told] == [["Phòng Tư pháp"], ["Phòng Tư pháp"]]


@pytest.mark.parametrize(
    ("item", "actors"),
    [
        ("Gửi danh sách về Phòng Tư pháp; riêng Phòng Y tế gửi kết quả về Phòng Tư pháp.", ["Phòng Y tế"]),
        ("Gửi danh sách về Phòng Tư pháp; riêng báo cáo năm gửi trước ngày 25/11/2022.", [OFFICE]),
    ],
)
def test_what_stands_apart_is_a_duty_of_its_own(item: str, actors: list[str]) -> None:
    told = duties("plan", f"1. {OFFICE}\n- {item}")
    assert len(told) == 2
    assert [one.name for one in told[1].actors] == actors


def test_what_is_sent_by_a_channel_is_passed_on() -> None:
    item = "Gửi báo cáo về Phòng Tư pháp bằng văn bản và qua thư điện tử tp@duyenhai.gov.vn trước ngày 15/9/2022 để tổng hợp, "
    first, second = duties("plan", f"1. {OFFICE}\n- {item}báo cáo Ủy ban nhân dân thị xã.")
    assert [one.name for one in first.recipients] == ["Phòng Tư pháp"]
    assert ([one.name for one in second.actors], [one.name for one in second.recipients]) == (
        ["Phòng Tư pháp"],
        ["Ủy ban nhân dân thị xã"],
    )


@pytest.mark.parametrize(
    "item",
    [
        "Báo cáo Phòng Tư pháp những vấn đề phát sinh, vượt thẩm quyền.",
        "Kịp thời báo cáo Ủy ban nhân dân thị xã các vụ việc phức tạp.",
        "Khi xảy ra sự cố, báo cáo nhanh về Phòng Tư pháp trong vòng 02 giờ.",
    ],
)
def test_whenever_it_happens(item: str) -> None:
    [duty] = duties("plan", f"1. {OFFICE}\n- {item}")
    assert duty.timing is not None
    assert [period.value for period in duty.timing.periods] == ["ad-hoc"]


def test_which_one_of_a_class_gets_it() -> None:
    [duty] = duties("plan", f"1. {OFFICE}\n- Gửi kết quả đến Ủy ban nhân dân cấp xã nơi có mỏ để theo dõi.")
    assert [one.name for one in duty.recipients] == ["Ủy ban nhân dân cấp xã nơi có mỏ"]


@pytest.mark.parametrize(
    ("item", "recipients"),
    [
        ("Có báo cáo đánh giá kết quả theo từng lĩnh vực, gửi Phòng Tư pháp trước ngày 18/9/2022.", ["Phòng Tư pháp"]),
        ("Chủ động đề xuất gửi Phòng Tư pháp.", ["Phòng Tư pháp"]),
        ("Tham mưu báo cáo định kỳ gửi Huyện ủy.", ["Huyện ủy"]),
        ("Nộp báo cáo về Phòng Tư pháp trước ngày 28/2/2022.", ["Phòng Tư pháp"]),
    ],
)
def test_what_is_written_and_sent_is_a_report(item: str, recipients: list[str]) -> None:
    [row] = rows("plan", f"1. {OFFICE}\n- {item}")
    assert (row[0], row[2]) == ("report", recipients)


@pytest.mark.parametrize(
    ("item", "kinds"),
    [
        ("Cấp giấy phép khai thác khoáng sản cho tổ chức và gửi bản sao đến Phòng Tư pháp để theo dõi.", ["other", "report"]),
        ("Quản lý danh sách người lao động trên địa bàn và chủ động cung cấp danh sách cho Phòng Tư pháp.", ["other", "report"]),
        ("Theo dõi, đôn đốc việc thực hiện Chương trình, kịp thời báo cáo và kiến nghị Phòng Tư pháp.", ["inspect", "report"]),
        ("Thực hiện công tác phát ngôn và cung cấp thông tin cho các cơ quan báo chí.", ["other"]),
        ("Có mặt chỉ huy chữa cháy ban đầu, báo ngay về Phòng Tư pháp qua số máy 114.", ["other", "report"]),
        ("Khi phát hiện vi phạm thì tạm ngừng nhận suất ăn và báo ngay cho Phòng Tư pháp.", ["other", "report"]),
        (
            "Đối chiếu sản lượng với dữ liệu trạm cân, trường hợp chênh lệch từ 10% thì thông báo ngay cho Phòng Tư pháp.",
            ["other", "report"],
        ),
    ],
)
def test_a_report_behind_another_task(item: str, kinds: list[str]) -> None:
    assert [row[0] for row in rows("plan", f"1. {OFFICE}\n- {item}")] == kinds


def test_several_rhythms_before_the_body_that_gets_them() -> None:
    item = (
        "Gửi báo cáo tháng trước ngày 20 hằng tháng, báo cáo quý trước ngày 20 tháng cuối quý, báo cáo năm trước ngày 05/12 về "
    )
    told = duties("plan", f"1. {OFFICE}\n- {item}Phòng Tư pháp.")
    assert [[one.name for one in duty.recipients] for duty in told] == [["Phòng Tư pháp"]] * 3
    assert [[period.value for period in duty.timing.periods] for duty in told if duty.timing] == [
        ["month"],
        ["quarter"],
        ["year"],
    ]


@pytest.mark.parametrize(
    ("item", "via"),
    [
        ("Báo cáo nhanh qua Zalo cho Phòng Tư pháp trước 16 giờ.", ["Zalo"]),
        ("Báo cáo Phòng Tư pháp qua thư điện tử tp@duyenhai.gov.vn.", ["thư điện tử tp@duyenhai.gov.vn"]),
    ],
)
def test_channels_end_before_the_body(item: str, via: list[str]) -> None:
    [duty] = duties("plan", f"1. {OFFICE}\n- {item}")
    assert [one.name for one in duty.via] == via


@pytest.mark.parametrize(
    "line",
    [
        "Thời hạn nộp báo cáo về Phòng Tư pháp trước ngày 25/9/2022.",
        "Thời hạn hoàn thành và nộp báo cáo tổng hợp về Phòng Tư pháp (qua thư điện tử) trước 17h00 ngày 25/9/2022.",
    ],
)
def test_by_when_a_report_is_due_without_a_verb(line: str) -> None:
    [duty] = duties("unit", line)
    assert duty.category is Category.REPORT
    assert [one.name for one in duty.recipients] == ["Phòng Tư pháp"]
    assert duty.timing is not None
