"""Who is told to do what, with whom, to whom and when: whole documents in, duties out."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.agencies import context_of, find_agencies
from ingest.document import Obligation
from ingest.header import find_header
from ingest.obligations import find_obligations
from ingest.outline import find_outline
from ingest.repair import repair
from ingest.text import canonical
from ingest.timing import find_timings

HEAD = {
    "plan": "ỦY BAN NHÂN DÂN\nTHỊ XÃ DUYÊN HẢI\n\nSố: 26/KH-UBND\n\nDuyên Hải, ngày 11 tháng 02 năm 2022\n\n"
    "KẾ HOẠCH\nVề cải cách\n\n",
    "letter": "TỔNG CỤC THUẾ\n\nSố: 12/TCT-KK\nV/v rà soát hoàn thuế\n\nHà Nội, ngày 20 tháng 4 năm 2022\n\n"
    "Kính gửi: Cục Thuế các tỉnh, thành phố trực thuộc Trung ương.\n\n",
    "reply": "TỔNG CỤC THUẾ\n\nSố: 13/TCT-CS\nV/v chính sách thuế\n\nHà Nội, ngày 20 tháng 4 năm 2022\n\n"
    "Kính gửi: Công ty TNHH Sao Mai.\n\n",
    "telegram": "THỦ TƯỚNG CHÍNH PHỦ\n\nSố: 46/CĐ-TTg\n\nHà Nội, ngày 11 tháng 7 năm 2026\n\n"
    "CÔNG ĐIỆN\nVề phòng, chống đuối nước\n\n"
    "THỦ TƯỚNG CHÍNH PHỦ điện:\n\n- Bộ trưởng các Bộ: Y tế, Công an;\n- Ban Tuyên giáo Trung ương.\n\n",
}
TAIL = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ TỊCH\n\nTrần Văn An"


def duties(raw: str) -> tuple[str, tuple[Obligation, ...]]:
    text, _ = canonical(raw)
    header = find_header(text)
    context = context_of(header, text)
    provisions = find_outline(text, header)
    timings = find_timings(text, year=context.year)
    found = find_obligations(text, header, provisions, (), find_agencies(text, context), timings, context)
    return text, found


def rows(kind: str, body: str) -> list[tuple[str, list[str], list[str], list[str], str]]:
    """Category, actors, coactors, recipients and words of when, in order."""
    _, found = duties(HEAD[kind] + body + TAIL)
    return [
        (
            duty.category.value,
            [one.name for one in duty.actors],
            [one.name for one in duty.coactors],
            [one.name for one in duty.recipients],
            duty.timing.span.text if duty.timing else "",
        )
        for duty in found
    ]


PHONG = "Phòng Nội vụ thị xã"
CASES = [
    (
        "plan",
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Nội vụ thị xã\n\n- Kiểm tra, đôn đốc việc thực hiện Kế hoạch này.",
        [("inspect", [PHONG], [], [], "")],
        "the heading acts",
    ),
    (
        "plan",
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Nội vụ thị xã\n\n"
        "- Định kỳ quý, 06 tháng và năm tham mưu Ủy ban nhân dân thị xã báo cáo tình hình về Sở Nội vụ, Sở Tư pháp.",
        [
            ("advise", [PHONG], [], ["Ủy ban nhân dân thị xã"], "Định kỳ quý, 06 tháng và năm"),
            ("report", ["Ủy ban nhân dân thị xã"], [], ["Sở Nội vụ", "Sở Tư pháp"], "Định kỳ quý, 06 tháng và năm"),
        ],
        "advice to report is two duties at one time",
    ),
    (
        "plan",
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Nội vụ thị xã\n\n- Báo cáo kết quả về Văn phòng Ủy ban nhân dân thị xã để tổng hợp"
        " báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2022.",
        [
            ("report", [PHONG], [], ["Văn phòng Ủy ban nhân dân thị xã"], "trước ngày 15/12/2022"),
            ("report", ["Văn phòng Ủy ban nhân dân thị xã"], [], ["Ủy ban nhân dân tỉnh"], "trước ngày 15/12/2022"),
        ],
        "what is passed on is a duty of the first to get it",
    ),
    (
        "plan",
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Nội vụ thị xã\n\n- Chủ trì, phối hợp với Phòng Tư pháp thị xã,"
        " Công an thị xã kiểm tra việc chấp hành kỷ luật; báo cáo Ủy ban nhân dân thị xã trước ngày 20 hằng tháng.",
        [
            ("inspect", [PHONG], ["Phòng Tư pháp thị xã", "Công an thị xã"], [], ""),
            ("report", [PHONG], [], ["Ủy ban nhân dân thị xã"], "trước ngày 20 hằng tháng"),
        ],
        "another recipient and time is another duty",
    ),
    (
        "plan",
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Đề nghị Ban Tuyên giáo Thị ủy\n\nTăng cường tập huấn báo cáo viên.",
        [("train", ["Ban Tuyên giáo Thị ủy"], [], [], "")],
        "a heading that asks",
    ),
    (
        "plan",
        "I. MỤC ĐÍCH\n\n- Nâng cao nhận thức của cán bộ.\n\n- Tăng cường kiểm tra công vụ.\n\n"
        "II. NỘI DUNG TUYÊN TRUYỀN\n\n- Tuyên truyền các văn bản của Trung ương.",
        [],
        "purposes and what is to be publicised are no duties",
    ),
    (
        "plan",
        "II. NHIỆM VỤ\n\n1. Công tác tuyên truyền\n\n- Tuyên truyền các văn bản về cải cách hành chính.\n\n"
        "- Đơn vị chủ trì: Phòng Nội vụ thị xã. Đơn vị phối hợp: Phòng Tư pháp thị xã. Thời gian: Quý I/2022.",
        [("communicate", [PHONG], ["Phòng Tư pháp thị xã"], [], "Quý I/2022")],
        "labels below a task",
    ),
    (
        "letter",
        "Tổng cục Thuế yêu cầu Cục Thuế các tỉnh, thành phố thực hiện các nội dung sau:\n\n"
        "1. Rà soát hồ sơ hoàn thuế.\n\n"
        "2. Hàng tháng, chậm nhất vào ngày 05 tháng sau, Cục Thuế gửi báo cáo về Tổng cục Thuế.\n\n"
        "Tổng cục Thuế thông báo để các Cục Thuế biết, thực hiện./.",
        [
            ("other", ["Cục Thuế các tỉnh, thành phố trực thuộc Trung ương"], [], [], ""),
            (
                "report",
                ["Cục Thuế các tỉnh, thành phố trực thuộc Trung ương"],
                [],
                ["Tổng cục Thuế"],
                "Hàng tháng, chậm nhất vào ngày 05 tháng sau",
            ),
        ],
        "the lead-in acts in each item, a bare Cục Thuế is the addressee, the closing courtesy is no duty",
    ),
    (
        "reply",
        "Trả lời công văn số 12/CV của Công ty TNHH Sao Mai đề nghị hướng dẫn về hóa đơn, Tổng cục Thuế có ý kiến như sau:\n\n"
        "Công ty kê khai, nộp thuế theo quy định tại Điều 5.\n\n"
        "“Điều 5. Cơ quan thuế có trách nhiệm hoàn thuế cho người nộp thuế.”\n\n"
        "Đề nghị Công ty căn cứ tình hình thực tế để thực hiện theo quy định.",
        [("other", ["Công ty TNHH Sao Mai"], [], [], "")] * 2,
        "law quoted is no duty of a reply, what the company is to do and what it is asked are",
    ),
    (
        "letter",
        "- Khoản 2 Điều 30 Nghị định số 82/2018/NĐ-CP ngày 22/5/2018 của Chính phủ quy định:\n\n"
        "Cơ quan thuế có trách nhiệm lấy ý kiến cơ quan hải quan có thẩm quyền.\n\n"
        '"1. Cơ quan thuế có trách nhiệm kiểm tra hồ sơ trong 5 ngày."\n\n'
        "Căn cứ các quy định nêu trên, đề nghị Cục Thuế tỉnh Tây Ninh thực hiện đúng quy định, rà soát theo danh sách"
        " Tổng cục Thuế đã gửi cho các Cục Thuế.",
        [("other", ["Cục Thuế tỉnh Tây Ninh"], [], [], "")],
        "law recited after its citation or between straight marks is no duty; who was sent something is no recipient",
    ),
    (
        "letter",
        "Trên cơ sở đó, giao Ban Thu thường xuyên theo dõi việc thực hiện tại các Cục Thuế.\n\n"
        "Ngày áp dụng thực hiện: bắt đầu từ ngày 01/01/2024.",
        [("inspect", ["Ban Thu"], [], [], "")],
        "an adverb is no part of a name, `ngày` no adverb",
    ),
    (
        "letter",
        "1. Về giá tính thuế: Tổng cục Thuế đã có Công văn số 2488/TCT-CS ngày 18/6/2020, đề nghị Cục Thuế các tỉnh, thành phố"
        " liên hệ với Sở Tài chính.\n\n"
        "Tổng cục Thuế thông báo để Cục Thuế các tỉnh, thành phố biết, Đề nghị Cục Thuế căn cứ các văn bản quy phạm"
        " pháp luật để hướng dẫn đơn vị thực hiện./.",
        [
            ("other", ["Cục Thuế các tỉnh, thành phố trực thuộc Trung ương"], [], [], ""),
            ("other", ["Cục Thuế các tỉnh, thành phố trực thuộc Trung ương"], [], [], ""),
        ],
        "asked after what the writer tells of itself; the last line of a letter may be what it asks",
    ),
    (
        "telegram",
        "Thủ tướng Chính phủ yêu cầu:\n\n"
        "1. Bộ Công an chỉ đạo Công an các địa phương kiểm tra, xử lý nghiêm vi phạm.\n\n"
        "2. Bộ Y tế chủ trì, phối hợp với các bộ, cơ quan liên quan:\n\na) Rà soát quy định; báo cáo Thủ tướng Chính phủ.\n\n"
        "3. Giao Phó Thủ tướng Trần Văn Ba trực tiếp chỉ đạo việc thực hiện Công điện này./.",
        [
            ("other", ["Bộ Công an"], [], [], ""),
            ("inspect", ["Công an các địa phương"], [], [], ""),
            ("other", ["Bộ Y tế"], ["các bộ, cơ quan liên quan"], [], ""),
            ("report", ["Bộ Y tế"], ["các bộ, cơ quan liên quan"], ["Thủ tướng Chính phủ"], ""),
            ("other", ["Phó Thủ tướng Trần Văn Ba"], [], [], ""),
        ],
        "a director and the directed, helpers of a lead-in",
    ),
    (
        "plan",
        "III. TỔ CHỨC THỰC HIỆN\n\nGiao Phòng Nội vụ thị xã theo dõi việc thực hiện."
        " Yêu cầu các phòng, ban, ngành thị xã triển khai Kế hoạch này."
        " Trong quá trình thực hiện, nếu có vướng mắc, kịp thời báo cáo về Ủy ban nhân dân thị xã để xem xét./.",
        [
            ("inspect", [PHONG], [], [], ""),
            ("other", ["các phòng, ban, ngành thị xã"], [], [], ""),
            (
                "report",
                ["các phòng, ban, ngành thị xã"],
                [],
                ["Ủy ban nhân dân thị xã"],
                "Trong quá trình thực hiện, nếu có vướng mắc",
            ),
        ],
        "a sentence goes on with the bodies before it",
    ),
]


@pytest.mark.parametrize(("kind", "body", "expected", "reason"), CASES, ids=[row[3] for row in CASES])
def test_duties(kind: str, body: str, expected: list[tuple[str, list[str], list[str], list[str], str]], reason: str) -> None:
    assert rows(kind, body) == expected, reason


TABLE = """PHỤ LỤC
DANH MỤC NHIỆM VỤ

| TT | Tên nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Kết quả | Thời gian hoàn thành |
|---|---|---|---|---|---|
| I | Thể chế | | | | |
| 1 | Xây dựng kế hoạch triển khai | Bộ Nội vụ | Các bộ, ngành, địa phương; VTV, VOV | Kế hoạch | 6/2025 |
| 2 | Kiểm tra việc thực hiện | Thanh tra Chính phủ | | Báo cáo | Hằng năm |
| 3 | Tuyên truyền trên báo chí | VTV, VOV | | | Thường xuyên |
"""


def test_rows_of_a_task_table_are_duties() -> None:
    text, found = duties(HEAD["plan"] + "Kèm theo danh mục nhiệm vụ." + TAIL + "\n\n" + TABLE)
    first, second, third = (duty for duty in found if duty.rule == "table")
    assert [one.name for one in first.actors] == ["Bộ Nội vụ"]
    assert first.lead == first.actors
    assert [one.name for one in first.coactors] == [
        "các bộ, ngành, địa phương",
        "Đài Truyền hình Việt Nam",
        "Đài Tiếng nói Việt Nam",
    ]
    assert first.timing is not None
    assert first.timing.date is not None
    assert first.timing.date.iso == "2025-06"
    assert first.span.text == "Xây dựng kế hoạch triển khai"
    assert second.timing is not None
    assert [period.value for period in second.timing.periods] == ["year"]
    assert third.timing is None, "thường xuyên is no timing"
    assert all(text[duty.span.start : duty.span.end] == duty.span.text for duty in found)


def test_modality_comes_from_the_words_that_hand_over() -> None:
    _, asked = duties(HEAD["letter"] + "Đề nghị Cục Thuế các tỉnh, thành phố rà soát hồ sơ.\n\nTrân trọng./." + TAIL)
    _, told = duties(HEAD["letter"] + "Giao Cục Thuế các tỉnh, thành phố rà soát hồ sơ.\n\nTrân trọng./." + TAIL)
    assert [duty.modality.value for duty in asked] == ["request"]
    assert [duty.modality.value for duty in told] == ["obligation"]


def test_a_scan_reads_like_its_clean_text() -> None:
    clean = "Tổng cục Thuế đề nghị Cục Thuế các tỉnh, thành phố thực hiện báo cáo kết quả về Tổng cục Thuế."
    blurred = "Tông cục Thuê dé nghị Cục Thuê các tinh, thành phó thực hien bao cáo kêt quả vê Tong cục Thuế."
    assert repair(blurred, noisy=True) == clean
    assert rows("letter", blurred)[0][:2] == rows("letter", clean)[0][:2]
    text, found = duties(HEAD["letter"] + blurred + TAIL)
    assert found[0].span.text in text, "the quote stays as the copy has it"


SAMPLES = sorted((Path(__file__).parents[2] / "corpus").glob("*.txt"))


@pytest.mark.parametrize("path", SAMPLES, ids=[path.stem for path in SAMPLES])
def test_every_fact_of_the_samples_has_its_words_rule_and_confidence(path: Path) -> None:
    text, found = duties(path.read_text(encoding="utf-8"))
    assert found
    for duty in found:
        spans = [duty.span, *(one.span for one in (*duty.actors, *duty.coactors, *duty.recipients, *duty.via))]
        spans += [duty.timing.span] if duty.timing else []
        assert all(text[span.start : span.end] == span.text for span in spans)
        assert duty.actors
        assert duty.rule
        assert 0 < duty.confidence <= 1


def test_stations_report_and_the_department_passes_on() -> None:
    """The Sóc Trăng letter: `các đơn vị` are the stations that it goes to."""
    path = next(path for path in SAMPLES if path.stem.startswith("004"))
    _, found = duties(path.read_text(encoding="utf-8"))
    report, passed = (duty for duty in found if duty.category.value == "report")
    assert [one.name for one in report.actors] == ["Đài Truyền thanh các huyện, thị xã, thành phố"]
    assert [one.name for one in report.recipients] == ["Sở Thông tin và Truyền thông"]
    assert report.timing is not None
    assert [period.value for period in report.timing.periods] == ["6-month", "year", "ad-hoc"]
    assert ([one.name for one in passed.actors], [one.name for one in passed.recipients]) == (
        ["Sở Thông tin và Truyền thông"],
        ["Ủy ban nhân dân tỉnh"],
    )
