"""Duties in the many shapes that letters, plans and laws give them: lines in, duties out, each row with its reason."""

from __future__ import annotations

import pytest

from ingest.agencies import context_of, find_agencies
from ingest.document import Obligation
from ingest.header import find_header
from ingest.obligations import find_obligations
from ingest.outline import find_outline
from ingest.text import canonical
from ingest.timing import find_timings

HEAD = {
    "plan": "ỦY BAN NHÂN DÂN\nTHỊ XÃ DUYÊN HẢI\n\nSố: 26/KH-UBND\n\nDuyên Hải, ngày 11 tháng 02 năm 2022\n\n"
    "KẾ HOẠCH\nVề cải cách\n\nIII. TỔ CHỨC THỰC HIỆN\n\n",
    "letter": "BỘ TÀI CHÍNH\n\nSố: 12/BTC-CST\nV/v góp ý dự án Luật\n\nHà Nội, ngày 20 tháng 4 năm 2022\n\n"
    "Kính gửi: Cục Thuế tỉnh Trà Vinh.\n\n",
    "class": "BỘ TÀI CHÍNH\n\nSố: 12/BTC-CST\nV/v báo cáo\n\nHà Nội, ngày 20 tháng 4 năm 2022\n\n"
    "Kính gửi: Các Chi cục Hải quan khu vực.\n\n",
    "many": "ỦY BAN NHÂN DÂN\nTỈNH TRÀ VINH\n\nSố: 26/UBND-KT\nV/v phòng, chống dịch\n\nTrà Vinh, ngày 10 tháng 3 năm 2024\n\n"
    "Kính gửi:\n- Các sở, ban, ngành tỉnh;\n- Các Chi cục Thuế;\n- Ủy ban nhân dân các huyện, thị xã, thành phố.\n\n",
    "unit": "BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ\n\nSố: 12/TCT-CS\nV/v báo cáo\n\nHà Nội, ngày 20 tháng 4 năm 2022\n\n"
    "Kính gửi: Cục Thuế tỉnh Trà Vinh.\n\n",
    "circular": "NGÂN HÀNG NHÀ NƯỚC VIỆT NAM\n\nSố: 12/2026/TT-NHNN\n\nHà Nội, ngày 20 tháng 4 năm 2026\n\n"
    "THÔNG TƯ\nQuy định về môi giới\n\nĐiều 5. Thực hiện\n\n",
}
TAIL = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTrần Văn An"
CT = "Cục Thuế tỉnh Trà Vinh"


def duties(kind: str, body: str) -> tuple[Obligation, ...]:
    text, _ = canonical(HEAD[kind] + body + TAIL)
    header = find_header(text)
    context = context_of(header, text)
    provisions = find_outline(text, header)
    timings = find_timings(text, year=context.year)
    return find_obligations(text, header, provisions, (), find_agencies(text, context), timings, context)


def rows(kind: str, body: str) -> list[tuple[str, list[str], list[str], list[str]]]:
    """Category, actors, recipients, periods or the date of each duty, in order."""
    return [
        (
            duty.category.value,
            [one.name for one in duty.actors],
            [one.name for one in duty.recipients],
            []
            if duty.timing is None
            else [duty.timing.date.iso]
            if duty.timing.date
            else [period.value for period in duty.timing.periods],
        )
        for duty in duties(kind, body)
    ]


CASES = [
    (
        "letter",
        "1. Trạm Y tế xã giám sát dịch; phát hiện ca bệnh phải báo ngay về Trung tâm Y tế huyện.",
        [("inspect", ["Trạm Y tế xã"], [], []), ("report", ["Trạm Y tế xã"], ["Trung tâm Y tế huyện"], ["ad-hoc"])],
        "what is found is told at once",
    ),
    (
        "letter",
        "1. Trạm Y tế xã thông báo ca bệnh cho Trung tâm Y tế huyện trong 24 giờ kể từ khi chẩn đoán.",
        [("report", ["Trạm Y tế xã"], ["Trung tâm Y tế huyện"], [])],
        "within hours of a step that is taken anyway",
    ),
    (
        "letter",
        "1. Những việc vượt thẩm quyền, Sở Y tế báo cáo ngay Chủ tịch UBND tỉnh.\n\n"
        "2. Sở Y tế kịp thời báo cáo Chủ tịch UBND tỉnh đối với những trường hợp chậm trễ, né tránh.",
        [
            ("report", ["Sở Y tế"], ["Chủ tịch Ủy ban nhân dân tỉnh"], ["ad-hoc"]),
            ("report", ["Sở Y tế"], ["Chủ tịch Ủy ban nhân dân tỉnh"], ["ad-hoc"]),
        ],
        "whenever there is something of the kind",
    ),
    (
        "letter",
        "1. Trạm Y tế xã báo Trung tâm Y tế huyện trong 24 giờ, báo ngay cho Công an xã và UBND xã nơi gần nhất.",
        [
            ("report", ["Trạm Y tế xã"], ["Trung tâm Y tế huyện"], ["ad-hoc"]),
            ("report", ["Trạm Y tế xã"], ["Công an xã", "Ủy ban nhân dân xã nơi gần nhất"], ["ad-hoc"]),
        ],
        "to tell somebody is to report",
    ),
    (
        "letter",
        "1. Các đơn vị nêu tại các điểm từ 2 đến 6 gửi báo cáo 6 tháng về Phòng Dân tộc trước ngày 05/6/2025.",
        [("report", ["các đơn vị nêu tại các điểm từ 2 đến 6"], ["Phòng Dân tộc"], ["2025-06-05"])],
        "whoever other items name",
    ),
    (
        "letter",
        "Ý kiến góp ý đề nghị gửi về Bộ Tài chính trước ngày 24/5/2022 để tổng hợp, báo cáo Chính phủ.",
        [("report", [CT], ["Bộ Tài chính"], ["2022-05-24"]), ("report", ["Bộ Tài chính"], ["Chính phủ"], [])],
        "what is to be sent stands first, and is passed on",
    ),
    (
        "letter",
        "Kết quả thực hiện báo cáo về Tổng cục Thuế (Cục Thanh tra) trước ngày 05/6/2022.",
        [("report", [CT], ["Tổng cục Thuế"], ["2022-06-05"])],
        "a result is reported",
    ),
    (
        "letter",
        "Trong quá trình thực hiện nếu có vướng mắc thì kịp thời báo cáo về Tổng cục Thuế.",
        [("report", [CT], ["Tổng cục Thuế"], ["ad-hoc"])],
        "difficulties without a subject are told by those to whom the letter goes",
    ),
    (
        "letter",
        "Đề nghị Cục Thuế rà soát hồ sơ hoàn thuế của các doanh nghiệp trên địa bàn quản lý, trong quá trình thực hiện, "
        "nếu không nhận được sự phối hợp, đề nghị Cục Thuế báo cáo ngay với Tổng cục Thuế.",
        [("other", [CT], [], []), ("report", [CT], ["Tổng cục Thuế"], ["ad-hoc"])],
        "asked once more inside a sentence, on a condition",
    ),
    (
        "letter",
        "Bộ Tài chính đề nghị các đơn vị rà soát các khoản thu.\n\nNgoài ra, cần thực hiện các biện pháp sau:\n\n"
        "1. Tăng cường tập huấn nghiệp vụ.\n\n2. Yêu cầu người nộp thuế nộp hồ sơ.",
        [("other", [CT], [], []), ("train", [CT], [], []), ("other", [CT], [], []), ("other", ["người nộp thuế"], [], [])],
        "a second lead-in goes on with who was asked; an item that asks others is a duty for both",
    ),
    (
        "plan",
        "1. Đồn Biên phòng Long Vĩnh\n\nTuyên truyền pháp luật cho người dân.\n\n2. Hợp tác xã Dịch vụ Long Toàn: Kiểm tra "
        "thiết bị.\n\n3. Kinh phí thực hiện\n\nBố trí từ ngân sách.",
        [
            ("communicate", ["Đồn Biên phòng Long Vĩnh"], [], []),
            ("inspect", ["Hợp tác xã Dịch vụ Long Toàn"], [], []),
        ],
        "headings under the organisation of a plan are bodies, known or not; money is none",
    ),
    (
        "plan",
        "1. Các phòng, ban, ngành thị xã: Căn cứ Kế hoạch này xây dựng kế hoạch của cơ quan, đơn vị mình; báo cáo kết quả về "
        "Ủy ban nhân dân thị xã (qua Phòng Nội vụ) trước ngày 20 của tháng cuối quý và trước ngày 15/11 hằng năm để tổng hợp, "
        "báo cáo Ủy ban nhân dân tỉnh.",
        [
            ("plan", ["các phòng, ban, ngành thị xã"], [], []),
            ("report", ["các phòng, ban, ngành thị xã"], ["Ủy ban nhân dân thị xã"], ["quarter", "year"]),
            ("report", ["Ủy ban nhân dân thị xã"], ["Ủy ban nhân dân tỉnh"], []),
        ],
        "a ground without a comma, two times one after the other, passed on behind a bracket",
    ),
    (
        "plan",
        "1. Định kỳ hàng quý, Phòng Nội vụ thị xã có trách nhiệm theo dõi, đánh giá kết quả, đồng thời báo cáo Sở Nội vụ.",
        [("inspect", ["Phòng Nội vụ thị xã"], [], ["quarter"]), ("report", ["Phòng Nội vụ thị xã"], ["Sở Nội vụ"], ["quarter"])],
        "a rhythm that opens a sentence holds to its end",
    ),
    (
        "plan",
        "1. Phòng Nội vụ thị xã\n\n- Phối hợp với Công an thị xã xử lý vi phạm.\n\n- Tổng hợp dự toán của các đơn vị.\n\n"
        "- Đề xuất Ủy ban nhân dân thị xã khen thưởng.",
        [
            ("coordinate", ["Phòng Nội vụ thị xã"], [], []),
            ("fund", ["Phòng Nội vụ thị xã"], [], []),
            ("advise", ["Phòng Nội vụ thị xã"], ["Ủy ban nhân dân thị xã"], []),
        ],
        "kinds by what stands behind verbs that tell little",
    ),
    (
        "circular",
        "1. Bộ Tư pháp tổng hợp, báo cáo Thủ tướng Chính phủ.\n\n2. Bộ Tư pháp quyết định mức thu phí công chứng.",
        [("report", ["Bộ Tư pháp"], ["Thủ tướng Chính phủ"], []), ("other", ["Bộ Tư pháp"], [], [])],
        "a law orders a report by plain statement, and tells what a body is to decide",
    ),
    (
        "circular",
        "Chủ tịch Hội đồng quản trị, Giám đốc đại học quốc gia, Thủ trưởng cơ quan ngang bộ, cơ quan, tổ chức, cá nhân có liên "
        "quan chịu trách nhiệm thi hành Thông tư này.",
        [
            (
                "other",
                [
                    "Chủ tịch Hội đồng quản trị",
                    "Giám đốc đại học quốc gia",
                    "Thủ trưởng cơ quan ngang bộ",
                    "cơ quan, tổ chức, cá nhân có liên quan",
                ],
                [],
                [],
            )
        ],
        "whoever carries the document out, known to the vocabulary or not",
    ),
    (
        "circular",
        "Chủ đầu tư có trách nhiệm mua bảo hiểm bắt buộc công trình trong thời gian xây dựng đối với các công trình sau:\n\n"
        "1. Công trình có ảnh hưởng lớn đến an toàn.",
        [("other", ["Chủ đầu tư"], [], [])],
        "a lead-in to cases is a duty itself",
    ),
    (
        "circular",
        "Người học liên thông phải hoàn thành khối lượng học tập. Nhà thầu thi công xây dựng có trách nhiệm cung cấp số liệu.",
        [("other", ["Người học liên thông"], [], []), ("report", ["Nhà thầu thi công xây dựng"], [], [])],
        "persons by `người …`; `thi công` is no `thì`",
    ),
]


@pytest.mark.parametrize(("kind", "body", "expected", "why"), CASES, ids=[case[3] for case in CASES])
def test_duties(kind: str, body: str, expected: list[tuple[str, list[str], list[str], list[str]]], why: str) -> None:
    assert rows(kind, body) == expected, why


CONDITIONS = [
    (
        "letter",
        "Trường hợp người nộp thuế không giải trình thì đề nghị Cục Thuế ấn định thuế.",
        "Trường hợp người nộp thuế không giải trình",
    ),
    ("letter", "Đề nghị Cục Thuế báo cáo Bộ Tài chính nếu phát hiện gian lận.", "nếu phát hiện gian lận"),
    ("letter", "Đề nghị Cục Thuế rà soát hồ sơ.", None),
]


@pytest.mark.parametrize(("kind", "body", "words"), CONDITIONS)
def test_a_duty_keeps_the_words_of_its_condition(kind: str, body: str, words: str | None) -> None:
    (duty,) = duties(kind, body)
    assert (duty.condition.text if duty.condition else None) == words


def test_the_office_behind_a_recipient_is_the_way_there() -> None:
    (duty,) = duties("letter", "Đề nghị Cục Thuế báo cáo về Bộ Tài chính (qua Tổng cục Thuế) trước ngày 15/6/2022.")
    assert ([one.name for one in duty.recipients], [one.name for one in duty.via]) == (["Bộ Tài chính"], ["Tổng cục Thuế"])


def test_a_kind_of_body_alone_is_the_one_that_acts_already() -> None:
    found = rows("plan", "3. Phòng Nội vụ\n- Rà soát hồ sơ. Hằng tháng, Phòng tổng hợp báo cáo UBND thị xã.")
    assert found[1] == ("report", ["Phòng Nội vụ"], ["Ủy ban nhân dân thị xã"], ["month"])


def test_bodies_told_by_their_part_in_a_task() -> None:
    found = rows(
        "plan",
        "2. Các đơn vị phối hợp cử đầu mối tham gia.\n3. Trước ngày 20/11/2022 và trước ngày 05/12/2022, các đơn vị chủ trì "
        "báo cáo kết quả về Phòng Tư pháp.\n4. Các đơn vị phối hợp với Công an thị xã kiểm tra việc thực hiện.",
    )
    assert [row[1] for row in found] == [["các đơn vị phối hợp"], ["các đơn vị chủ trì"], ["các đơn vị"]]


def test_weekly_openings_and_headings_that_ask() -> None:
    found = rows(
        "plan",
        "II. YÊU CẦU ĐỐI VỚI BHXH THỊ XÃ\n1. Phân công viên chức bám sát từng đơn vị.\n2. Hằng tuần (vào chiều thứ Năm) báo cáo "
        "tiến độ về Phòng Tư pháp.\n3. Vào ngày thứ Sáu hằng tuần, báo cáo số liệu về Công an thị xã.",
    )
    assert [(row[0], row[2]) for row in found] == [("staff", []), ("report", ["Phòng Tư pháp"]), ("report", ["Công an thị xã"])]


def test_a_heading_among_bodies_is_one_too() -> None:
    found = rows(
        "letter",
        "Đề nghị các cơ quan thực hiện các nội dung sau:\n1. Sở Tư pháp\n- Rà soát hồ sơ.\n2. Liên đoàn Thợ đá tỉnh\n"
        "- Kiểm tra việc thực hiện.\n3. Công an tỉnh\n- Theo dõi việc thực hiện.",
    )
    assert [row[1] for row in found] == [["Sở Tư pháp"], ["Liên đoàn Thợ đá tỉnh"], ["Công an tỉnh"]]


def test_who_acts_within_its_powers_behind_a_list() -> None:
    words = (
        "Ủy ban Thường vụ Quốc hội, Hội đồng Dân tộc, các Ủy ban của Quốc hội, trong phạm vi nhiệm vụ, quyền hạn của mình, giám "
        "sát việc thực hiện Nghị quyết này."
    )
    [row] = rows("circular", f"3. {words}")
    assert row[:2] == ("inspect", ["Ủy ban Thường vụ Quốc hội", "Hội đồng Dân tộc", "các Ủy ban của Quốc hội"])


def test_what_must_not_be_done_and_what_hinders_are_clauses_of_their_own() -> None:
    found = duties(
        "plan",
        "4. Các Phòng Thanh tra kiểm tra hồ sơ của đơn vị; không được gây khó khăn cho người nộp thuế; khó khăn, vướng mắc phản "
        "ánh về Phòng Tư pháp.",
    )
    assert [duty.modality.value for duty in found] == ["obligation", "prohibition", "obligation"]
    assert [one.name for one in found[2].recipients] == ["Phòng Tư pháp"]


@pytest.mark.parametrize(
    ("words", "actor"),
    [
        ("Ban Quản lý chợ Đức Trọng tự trang bị thùng chứa.", "Ban Quản lý chợ Đức Trọng"),
        (
            "Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh tiếp thu ý kiến.",
            "Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh",
        ),
        ("Ban Quản lý dự án bố trí đủ kinh phí và cử cán bộ phối hợp.", "Ban Quản lý dự án"),
        ("Sở Y tế cung cấp số liệu trẻ em bị tai nạn thương tích phải nhập viện.", "Sở Y tế"),
        ("Ban nhân dân các thôn tổ chức họp thôn.", "Ban nhân dân các thôn"),
        ("Kho bạc Nhà nước Khu vực VII kiểm soát chi.", "Kho bạc Nhà nước Khu vực VII"),
        ("Công ty Điện lực Kiên Giang kiểm tra lưới điện.", "Công ty Điện lực Kiên Giang"),
    ],
)
def test_whole_names_of_those_that_act(words: str, actor: str) -> None:
    [row] = rows("plan", f"7. {words}")
    assert row[1] == [actor]


@pytest.mark.parametrize(
    "line",
    [
        "Để thực hiện Kế hoạch cải cách hằng năm, Phòng Nội vụ có trách nhiệm:",
        "Căn cứ kế hoạch này, Phòng Nội vụ có trách nhiệm:",
        "Trên cơ sở kế hoạch hằng năm, Phòng Nội vụ có trách nhiệm:",
        "Phòng Nội vụ căn cứ kế hoạch hằng năm có trách nhiệm:",
        "Phòng Nội vụ có trách nhiệm định kỳ hằng tháng:",
    ],
)
def test_who_has_the_tasks_below_a_line(line: str) -> None:
    found = rows("plan", f"1. {line}\na) Rà soát thủ tục hành chính;\nb) Kiểm tra các đơn vị.")
    assert [(row[0], row[1]) for row in found] == [("other", ["Phòng Nội vụ"]), ("inspect", ["Phòng Nội vụ"])]


def test_a_numbered_duty_with_a_line_of_its_time() -> None:
    found = rows("plan", "1. Phòng Nội vụ rà soát thủ tục hành chính.\n- Thời gian thực hiện: Quý II/2022.")
    assert [row[1] for row in found] == [["Phòng Nội vụ"]]


def test_within_its_powers_without_a_comma() -> None:
    words = "Các bộ, Ủy ban nhân dân các tỉnh trong phạm vi chức năng, nhiệm vụ của mình ban hành kế hoạch thực hiện Chiến lược."
    [row] = rows("plan", f"2. {words}")
    assert row[:2] == ("plan", ["các bộ", "Ủy ban nhân dân các tỉnh"])


def test_what_is_forbidden_to_whom() -> None:
    [duty] = duties("circular", "1. Nghiêm cấm các tổ chức, cá nhân đưa tin về nội dung đang thảo luận.")
    assert (duty.modality.value, [one.name for one in duty.actors]) == ("prohibition", ["các tổ chức, cá nhân"])


def test_the_front_by_its_short_name() -> None:
    [duty] = duties("plan", "8. Đề nghị Ủy ban MTTQ tỉnh tuyên truyền.")
    assert [one.name for one in duty.actors] == ["Ủy ban Mặt trận Tổ quốc tỉnh"]


@pytest.mark.parametrize(
    ("heading", "actors", "coactors"),
    [
        ("HĐND thị xã yêu cầu UBND thị xã:", ["Ủy ban nhân dân thị xã"], []),
        (
            "UBND thị xã đề nghị Ủy ban MTTQ thị xã, Hội Nông dân thị xã:",
            ["Ủy ban Mặt trận Tổ quốc thị xã", "Hội Nông dân thị xã"],
            [],
        ),
        (
            "Chủ tịch Ủy ban nhân dân tỉnh giao Sở Tài chính chủ trì, phối hợp với Sở Nội vụ:",
            ["Sở Tài chính"],
            ["Sở Nội vụ"],
        ),
        ("Giao UBND các xã có dự án đi qua:", ["Ủy ban nhân dân các xã có dự án đi qua"], []),
    ],
)
def test_who_asks_in_a_heading_is_not_who_acts(heading: str, actors: list[str], coactors: list[str]) -> None:
    found = duties("plan", f"1. {heading}\n- Xây dựng kế hoạch.\n- Kiểm tra việc thực hiện.")
    assert [[one.name for one in duty.actors] for duty in found] == [actors, actors]
    assert [[one.name for one in duty.coactors] for duty in found] == [coactors, coactors]


def test_a_division_with_a_number() -> None:
    [duty] = duties("plan", "1. Phòng Thanh tra - Kiểm tra số 1 xây dựng kế hoạch kiểm tra.")
    assert [one.name for one in duty.actors] == ["Phòng Thanh tra - Kiểm tra số 1"]


@pytest.mark.parametrize(
    "body",
    [
        "Ban Chỉ đạo phòng, chống dịch bệnh COVID-19",
        "Ban Chỉ đạo phòng chống dịch bệnh COVID-19 của địa phương",
        "Ban Chỉ đạo cải cách hành chính",
        "Ban Chỉ đạo 389 quốc gia",
        "Ban Chỉ đạo xây dựng nông thôn mới tỉnh",
        "Trung tâm Kiểm dịch y tế quốc tế",
    ],
)
def test_a_committee_by_its_cause(body: str) -> None:
    found = duties("plan", f"1. Sở Y tế báo cáo {body}, Sở Tài chính trước ngày 15/3/2022.\n2. {body} chỉ đạo, kiểm tra.")
    assert [one.name for one in found[0].recipients] == [body, "Sở Tài chính"]
    assert [one.name for one in found[1].actors] == [body]


def test_a_committee_without_its_cause() -> None:
    [duty] = duties("plan", "1. Ban Chỉ đạo chỉ đạo, kiểm tra việc thực hiện.")
    assert [one.name for one in duty.actors] == ["Ban Chỉ đạo"]


def test_trouble_behind_a_comma_is_a_duty_of_its_own() -> None:
    told = "Các cơ quan, đơn vị nghiêm túc triển khai thực hiện, nếu có khó khăn thì báo cáo Ủy ban nhân dân xã để chỉ đạo."
    assert rows("plan", told) == [
        ("other", ["các cơ quan, đơn vị"], [], []),
        ("report", ["các cơ quan, đơn vị"], ["Ủy ban nhân dân xã"], ["ad-hoc"]),
    ]
