"""Which time a duty has: rhythms of lead-ins, of several recipients, in brackets, in a sentence behind; and what is no time."""

from __future__ import annotations

import time

import pytest

from ingest.document import Source
from ingest.parse import parse_document
from tests.ingest.test_duty_shapes import HEAD, duties

CASES = [
    (
        "plan",
        "1. Phòng Nội vụ báo cáo Sở Nội vụ định kỳ 6 tháng, năm và báo cáo chuyên đề, đột xuất khi có yêu cầu.",
        ["6-month year ad-hoc"],
        "reports of occasion behind a rhythm",
    ),
    (
        "plan",
        "1. Phòng Nội vụ báo cáo Sở Nội vụ trước ngày 10/6 (đối với báo cáo 6 tháng) và trước ngày 10/12 (đối với báo cáo năm).",
        ["6-month year"],
        "which report a day is for",
    ),
    (
        "plan",
        "1. Phòng Nội vụ báo cáo Sở Nội vụ trước ngày 15 tháng 6 (báo cáo 6 tháng) và ngày 15 tháng 12 (báo cáo năm).",
        ["6-month year"],
        "reports named in brackets behind their days",
    ),
    (
        "plan",
        "1. Phòng Nội vụ cử người tham gia khi có đề nghị của cơ quan chủ trì.",
        ["ad-hoc"],
        "whoever is asked acts when asked",
    ),
    (
        "plan",
        "1. Phòng Nội vụ\n- Quá trình thực hiện có vấn đề phát sinh thì kịp thời báo cáo Ủy ban nhân dân thị xã.",
        ["ad-hoc"],
        "a process with troubles",
    ),
    (
        "plan",
        "1. Phòng Nội vụ: Định kỳ hằng quý (trước ngày 20 của tháng cuối quý) báo cáo Ủy ban nhân dân thị xã; "
        "hằng năm (trước ngày 15/12) báo cáo Sở Nội vụ.",
        ["quarter", "year"],
        "two recipients, each with a rhythm before it",
    ),
    (
        "plan",
        "1. Phòng Nội vụ báo cáo Ủy ban nhân dân thị xã hằng quý và báo cáo Sở Nội vụ 6 tháng, năm.",
        ["quarter", "6-month year"],
        "two recipients, each with a rhythm behind it",
    ),
    (
        "plan",
        "1. Định kỳ hằng quý, Phòng Nội vụ có trách nhiệm:\na) Báo cáo Ủy ban nhân dân thị xã;\nb) Kiểm tra công tác cải cách.",
        ["quarter", "quarter"],
        "a rhythm that opens a lead-in holds for its items",
    ),
    (
        "plan",
        "1. Phòng Nội vụ có trách nhiệm định kỳ hằng tháng:\na) Báo cáo kết quả về Sở Nội vụ;\nb) Rà soát thủ tục hành chính.",
        ["month", "month"],
        "a rhythm before the colon holds for its items",
    ),
    (
        "plan",
        "1. Trước ngày 15/11/2022, các phòng, ban, ngành:\na) Rà soát thủ tục hành chính;\nb) Báo cáo năm gửi Phòng Nội vụ "
        "trước ngày 30/11/2022.",
        ["2022-11-15", "2022-11-30"],
        "an item's own date goes before that of the lead-in",
    ),
    (
        "plan",
        "1. Phòng Nội vụ căn cứ kế hoạch cải cách hằng năm có trách nhiệm:\na) Rà soát thủ tục hành chính;\nb) Kiểm tra "
        "các đơn vị.",
        ["", ""],
        "the name of a thing in a lead-in is no time",
    ),
    (
        "plan",
        "1. Các phòng, ban, ngành:\na) Báo cáo 6 tháng: trước ngày 15/6;\nb) Báo cáo năm (trước ngày 15/12).",
        ["6-month", "year"],
        "a report named after its period, with a day of each year",
    ),
    (
        "letter",
        "Đề nghị các Cục Thuế báo cáo định kỳ hàng tháng (trước ngày 05 tháng sau) và báo cáo năm (trước ngày 15/01 năm sau) "
        "về Tổng cục Thuế.",
        ["month year"],
        "rhythms joined by `và báo cáo` are one report's",
    ),
    (
        "plan",
        "1. Phòng Nội vụ rà soát thủ tục hành chính. Thời gian hoàn thành: trước ngày 30/6/2022.",
        ["2022-06-30"],
        "the time in a sentence of its own",
    ),
    (
        "plan",
        "1. Phòng Nội vụ tổng hợp, gửi Sở Nội vụ trước 17h00 ngày 15/3/2022.",
        ["2022-03-15"],
        "with an hour",
    ),
    (
        "plan",
        "1. Phòng Nội vụ tự đánh giá mức độ hoàn thành nhiệm vụ cải cách hành chính theo chỉ số.\n2. Phòng Tư pháp triển khai "
        "công tác kiểm tra thực tế hằng năm đối với ít nhất 10% số xã.",
        ["", "year"],
        "work that is done each year",
    ),
    (
        "plan",
        "1. Phòng Lao động chi trả trợ cấp hằng tháng cho đối tượng bảo trợ xã hội.",
        [""],
        "what is paid each month",
    ),
    (
        "plan",
        "1. Ban Chỉ đạo họp định kỳ 03 tháng một lần, họp đột xuất khi cần thiết.",
        ["quarter ad-hoc"],
        "besides, when needed",
    ),
    (
        "plan",
        "1. Phòng Nội vụ báo cáo 6 tháng (trước ngày 08/6/2022) và năm (trước ngày 08/12/2022) về Ủy ban nhân dân thị xã.",
        ["6-month year"],
        "rhythms whose days have a year",
    ),
    (
        "plan",
        "1. Phòng Kinh tế:\nHướng dẫn nghiệp vụ cho các đơn vị. Định kỳ ngày 25 tháng cuối quý, tổng hợp kết quả báo cáo Ủy ban "
        "nhân dân thị xã.",
        ["", "quarter"],
        "a rhythm that opens a sentence makes it a duty of its own",
    ),
    (
        "plan",
        "1. Phòng Nội vụ định kỳ 6 tháng hoặc khi cần thiết tổ chức kiểm tra; vụ việc phức tạp phải báo cáo ngay Sở Nội vụ.",
        ["6-month ad-hoc", "ad-hoc"],
        "besides, where needed; and whenever there is a case",
    ),
    (
        "plan",
        "1. Phòng Nội vụ thành lập đoàn kiểm tra trong tháng 10 và tháng 11/2022; tổ chức tập huấn vào tuần cuối tháng 11/2022.",
        ["2022-11", "2022-11"],
        "months together, and a week of one",
    ),
    (
        "plan",
        "1. Phòng Nội vụ phối hợp với Sở Nội vụ kiểm tra các đơn vị. Định kỳ hàng năm (hoặc đột xuất khi có yêu cầu của cơ quan "
        "có thẩm quyền) báo cáo Ủy ban nhân dân thị xã.",
        ["", "year ad-hoc"],
        "besides, in brackets",
    ),
    (
        "plan",
        "1. Phòng Nội vụ hướng dẫn các đơn vị; những nội dung vượt thẩm quyền, tổng hợp báo cáo Ủy ban nhân dân thị xã.",
        ["", "ad-hoc"],
        "an occasion that opens a clause",
    ),
    (
        "plan",
        "1. Phòng Nội vụ tổng hợp, báo cáo Hội đồng nhân dân thị xã tại kỳ họp cuối năm 2022.",
        ["2022"],
        "a session of the council",
    ),
    (
        "plan",
        "1. Phòng Nội vụ cử đầu mối nhập dữ liệu để phục vụ công tác báo cáo thường xuyên, định kỳ, đột xuất.",
        [""],
        "reports that a duty serves",
    ),
    (
        "plan",
        "1. Phòng Tài chính rà soát số tiền thuế phát sinh trước ngày 01/7/2021 của các đơn vị.",
        [""],
        "the day of something else",
    ),
    (
        "plan",
        "1. Tập huấn kỹ năng lập biên bản\n- Cơ quan chủ trì: Phòng Tư pháp.\n- Thời gian thực hiện: Quý II/2022.",
        ["2022-06"],
        "a label and its time",
    ),
    (
        "plan",
        "1. Phòng Nội vụ rà soát số tiền tính từ ngày phát sinh đến hết ngày 30/6/2021 của các đơn vị.",
        [""],
        "a stretch of time",
    ),
    (
        "letter",
        "Đề nghị các đơn vị báo cáo kết quả thực hiện quý IV năm 2022 về Bộ Tài chính trước ngày 10/12/2022.",
        ["2022-12-10"],
        "the quarter that is reported on",
    ),
    (
        "plan",
        "1. Chế độ báo cáo\nCác đơn vị báo cáo kết quả về Phòng Nội vụ như sau:\n- Báo cáo tháng: trước ngày 20 hằng tháng.\n"
        "- Báo cáo năm: trước ngày 15/12.",
        ["month", "year"],
        "reports that a lead-in lists",
    ),
    (
        "plan",
        "1. Các xã, phường kịp thời kiến nghị, phản ánh khó khăn, vướng mắc về Phòng Tư pháp.",
        ["ad-hoc"],
        "troubles are told whenever there are some",
    ),
    (
        "plan",
        "1. Phòng Tài nguyên và Môi trường hướng dẫn việc thu, nộp tiền sử dụng đất hằng năm của các hộ.\n2. Căn cứ kế hoạch "
        "đầu tư công hằng năm, Phòng Tài chính báo cáo Ủy ban nhân dân thị xã phương án điều chỉnh.",
        ["", ""],
        "money of each year, a plan of each year",
    ),
    (
        "plan",
        "1. Phòng Nội vụ xây dựng kế hoạch kiểm tra quý II/2022, gửi Ủy ban nhân dân thị xã trước ngày 10/5/2022.",
        ["2022-05-10"],
        "the quarter that a plan is of",
    ),
]


@pytest.mark.parametrize(("kind", "body", "expected", "reason"), CASES, ids=[case[-1] for case in CASES])
def test_times_of_duties(kind: str, body: str, expected: list[str], reason: str) -> None:
    told = [
        ""
        if duty.timing is None
        else duty.timing.date.iso
        if duty.timing.date
        else " ".join(period.value for period in duty.timing.periods)
        for duty in duties(kind, body)
    ]
    assert told == expected, reason


def test_a_text_that_ends_in_a_time_is_read() -> None:
    text = HEAD["plan"] + "1. Định kỳ hằng quý"
    assert parse_document(text, Source("a.txt", "txt", "")).obligations == ()


def test_a_sentence_of_many_rhythms_is_read_in_linear_time() -> None:
    many = "1. Sở Nội vụ kiểm tra " + "việc thực hiện hằng năm Sở Nội vụ kiểm tra " * 2_500
    start = time.process_time()
    parse_document(HEAD["plan"] + many, Source("x.txt", "txt", ""))
    assert time.process_time() - start < 3


def test_brackets_with_a_day_for_each_period_stay_whole_and_are_passed_on() -> None:
    item = (
        "Các đơn vị báo cáo Phòng Tư pháp (báo cáo quý gửi trước ngày 15 tháng cuối quý; báo cáo năm gửi trước ngày 05/12) "
        "để tổng hợp, báo cáo Ủy ban nhân dân thị xã."
    )
    first, second = duties("plan", f"1. {item}")
    assert first.timing is not None
    assert [period.value for period in first.timing.periods] == ["quarter", "year"]
    assert [one.name for one in second.recipients] == ["Ủy ban nhân dân thị xã"]


def test_what_is_sent_at_its_time_is_a_report() -> None:
    item = "Theo dõi việc thực hiện Kế hoạch; báo cáo quý gửi trước ngày 15 tháng cuối quý."
    told = duties("plan", f"1. Phòng Tư pháp\n- {item}")
    assert [one.category.value for one in told] == ["inspect", "report"]
