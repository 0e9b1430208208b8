"""To whom else the same thing is sent, who only stands in a citation or in what a report is about, and classes in capitals."""

from __future__ import annotations

import pytest

from ingest.document import Document, Source
from ingest.parse import parse_document

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nSố: 12/CT-UBND\nHà Nam, ngày 05 tháng 3 năm 2024\nCHỈ THỊ\nVề tăng cường quản lý\n"
    "Để tăng cường quản lý, Ủy ban nhân dân tỉnh chỉ thị:\n1. "
)


def read(item: str) -> Document:
    return parse_document(f"{HEAD}{item}\nNơi nhận:\n- Như trên;\nCHỦ TỊCH\nNguyễn Văn A\n", Source("a.txt", "txt", ""))


def told(item: str) -> list[tuple[list[str], list[str]]]:
    return [([a.name for a in duty.actors], [r.name for r in duty.recipients]) for duty in read(item).obligations]


@pytest.mark.parametrize(
    "item",
    [
        "Sở Y tế gửi kế hoạch về Sở Xây dựng trước ngày 15/6/2024, đồng thời gửi Sở Tài chính để bố trí vốn.",
        "Sở Y tế nộp kế hoạch về Sở Xây dựng, đồng thời gửi Sở Tài chính.",
        "Sở Y tế gửi kế hoạch đến Sở Xây dựng để đưa lên phần mềm và gửi Sở Tài chính để bố trí vốn.",
    ],
)
def test_the_same_thing_sent_to_another_is_one_duty(item: str) -> None:
    assert told(item) == [(["Sở Y tế"], ["Sở Xây dựng", "Sở Tài chính"])]


def test_another_thing_or_another_day_is_a_duty_of_its_own() -> None:
    (_, first), (_, second) = told(
        "Sở Y tế gửi kế hoạch về Sở Xây dựng trước ngày 15/6/2024, đồng thời gửi Sở Tài chính để bố trí vốn trước ngày 20/6/2024."
    )
    assert (first, second) == (["Sở Xây dựng"], ["Sở Tài chính"])


@pytest.mark.parametrize("about", ["ý kiến chỉ đạo của Chủ tịch UBND tỉnh", "ý kiến của Thủ tướng Chính phủ"])
def test_whose_words_a_report_is_about_gets_none(about: str) -> None:
    assert told(f"Sở Y tế báo cáo về tình hình thực hiện {about}.") == [(["Sở Y tế"], [])]
    assert told("Sở Y tế báo cáo, xin ý kiến chỉ đạo của Thủ tướng Chính phủ.") == [(["Sở Y tế"], ["Thủ tướng Chính phủ"])]


def test_persons_whom_something_is_done_for_pass_nothing_on() -> None:
    item = "Ủy ban nhân dân các xã tổng hợp việc miễn, giảm thuế cho người có công trên địa bàn để báo cáo Sở Tài chính."
    assert told(item) == [(["Ủy ban nhân dân các xã"], ["Sở Tài chính"])]


def test_the_issuer_of_what_is_cited_does_nothing() -> None:
    item = (
        "Căn cứ Thông tư số 02/2017/TT-VPCP ngày 31/10/2017 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn về nghiệp vụ "
        "kiểm soát thủ tục hành chính;"
    )
    assert told(item) == []


def test_how_the_text_of_a_decision_begins_is_no_duty() -> None:
    text = (
        "THỦ TƯỚNG CHÍNH PHỦ\nSố: 22/2013/QĐ-TTg\nHà Nội, ngày 26 tháng 04 năm 2013\nQUYẾT ĐỊNH\nVề hỗ trợ người có công\n"
        "Theo đề nghị của Bộ trưởng Bộ Xây dựng;\n"
        "Thủ tướng Chính phủ ban hành Quyết định hỗ trợ người có công với cách mạng về nhà ở,\nĐiều 1. Nguyên tắc\n"
    )
    assert parse_document(text, Source("a.txt", "txt", "")).obligations == ()


@pytest.mark.parametrize(
    "name",
    [
        "Ủy ban nhân dân các Huyện, Thị xã, Thành phố",
        "Ủy ban nhân dân Huyện, Thị xã, Thành phố",
        "Ủy ban nhân dân cấp Xã, Phường, Thị trấn",
        "Chủ tịch Ủy ban nhân dân các Huyện, Thị Xã, Thành Phố",
        "Chi cục Thuế các Huyện, Thị xã",
    ],
)
def test_classes_of_places_in_capitals(name: str) -> None:
    assert told(f"{name} báo cáo Sở Tài chính trước ngày 15/6/2024.") == [([name], ["Sở Tài chính"])]


def test_what_a_company_does_is_no_part_of_its_name() -> None:
    (duty,) = read("Sở Nội vụ phối hợp với Tổng công ty Bưu điện Việt Nam hoàn thiện Đề án chi trả trợ cấp.").obligations
    assert [one.name for one in duty.coactors] == ["Tổng công ty Bưu điện Việt Nam"]


@pytest.mark.parametrize("several", ["các Sở, ngành liên quan", "các sở, ban, ngành có liên quan"])
def test_fields_behind_a_class_that_they_make_out(several: str) -> None:
    (duty,) = read(f"Sở Nội vụ chủ trì, phối hợp với {several}: Tài chính, Y tế hướng dẫn các huyện thực hiện.").obligations
    assert [one.name for one in duty.coactors] == ["Sở Tài chính", "Sở Y tế"]


def test_no_subject_begins_amid_a_list() -> None:
    head = "BỘ TÀI CHÍNH\nSố: 12/2024/TT-BTC\nHà Nội, ngày 05 tháng 3 năm 2024\nTHÔNG TƯ\nVề miễn, giảm\nĐiều 1. Trình tự\n1. "
    case = (
        "Sau khi bình xét, nếu đối tượng thuộc diện được miễn, giảm tiền sử dụng đất, Ủy ban nhân dân xã, phường lập văn bản "
        "đề nghị xem xét giải quyết và chịu trách nhiệm về tính chính xác của văn bản."
    )
    place = (
        "Trường hợp người có công không có hộ khẩu thường trú thì phải có xác nhận của Ủy ban nhân dân xã, phường, thị trấn nơi "
        "đăng ký hộ khẩu thường trú về việc xin miễn, giảm tiền sử dụng đất."
    )
    for item in (case, place):
        duties = parse_document(f"{head}{item}\n", Source("a.txt", "txt", "")).obligations
        assert {one.name for duty in duties for one in duty.actors} <= {"Ủy ban nhân dân xã, phường"}


LAW = "BỘ TÀI CHÍNH\nSố: 12/2024/TT-BTC\nHà Nội, ngày 05 tháng 3 năm 2024\nTHÔNG TƯ\nVề hỗ trợ\nĐiều 1. Trình tự\n1. "


@pytest.mark.parametrize(
    ("clause", "actor"),
    [
        ("Trên cơ sở ý kiến tham gia của Bộ Tài chính, Ngân hàng Nhà nước trình Thủ tướng quyết định.", "Ngân hàng Nhà nước"),
        (
            "Kể từ khi nhận được thông tin hàng hóa, Chi cục Hải quan cửa khẩu tái xuất có trách nhiệm theo dõi các lô hàng.",
            "Chi cục Hải quan cửa khẩu tái xuất",
        ),
        (
            "Khi giấy chứng nhận bị mất, doanh nghiệp bán hàng đa cấp có trách nhiệm nộp đơn đề nghị cấp lại.",
            "doanh nghiệp bán hàng đa cấp",
        ),
    ],
)
def test_who_acts_behind_a_body_that_an_opening_names(clause: str, actor: str) -> None:
    (duty,) = parse_document(LAW + clause + "\n", Source("a.txt", "txt", "")).obligations
    assert [one.name for one in duty.actors] == [actor]
