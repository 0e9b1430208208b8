"""Duties of actors that are no state bodies, and of bodies in laws, resolutions and their annexes: lines in, duties out."""

from __future__ import annotations

import pytest

from ingest.agencies import context_of, find_agencies
from ingest.header import find_header
from ingest.obligations import find_obligations
from ingest.outline import find_outline
from ingest.text import canonical
from ingest.timing import find_timings
from tests.ingest.test_duty_shapes import duties

CIRCULAR = (
    "NGÂN HÀNG NHÀ NƯỚC VIỆT NAM\n\nSố: 12/2026/TT-NHNN\n\nHà Nội, ngày 20 tháng 4 năm 2026\n\nTHÔNG TƯ\nQuy định về môi giới\n\n"
)
LETTER = (
    "TỔNG CỤC THUẾ\n\nSố: 12/TCT-KK\nV/v rà soát hoàn thuế\n\nHà Nội, ngày 20 tháng 4 năm 2022\n\n"
    "Kính gửi: Cục Thuế tỉnh Trà Vinh.\n\n"
)
RESOLUTION = "CHÍNH PHỦ\n\nSố: 29/NQ-CP\n\nHà Nội, ngày 16 tháng 6 năm 2026\n\nNGHỊ QUYẾT\nVề một số chính sách\n\n"
TAIL = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nBỘ TRƯỞNG\n\nTrần Văn An"


def rows(raw: str) -> list[tuple[str, str, list[str]]]:
    """Category, modality and actors of each duty, in order."""
    text, _ = canonical(raw + TAIL)
    header = find_header(text)
    context = context_of(header, text)
    provisions = find_outline(text, header)
    timings = find_timings(text, year=context.year)
    found = find_obligations(text, header, provisions, (), find_agencies(text, context), timings, context)
    return [(duty.category.value, duty.modality.value, [one.name for one in duty.actors]) for duty in found]


CASES = [
    (
        CIRCULAR + "Điều 5. Hợp đồng\n\nNgân hàng thương mại, chi nhánh ngân hàng nước ngoài phải ký hợp đồng bằng văn bản.",
        [("other", "obligation", ["Ngân hàng thương mại", "chi nhánh ngân hàng nước ngoài"])],
        "banks are told by `phải`; a list of two is two actors",
    ),
    (
        CIRCULAR + "Điều 5. Cấm\n\nTổ chức, cá nhân tham gia môi giới không được cung cấp thông tin sai.",
        [("other", "prohibition", ["Tổ chức, cá nhân tham gia môi giới"])],
        "`không được` forbids; persons stay with the organisations before them",
    ),
    (
        CIRCULAR + "Điều 5. Thuế\n\nDoanh nghiệp nội địa không phải kê khai nộp thuế đối với hàng thuê, mượn.",
        [],
        "what need not be done is no duty",
    ),
    (
        CIRCULAR + "Điều 5. Trách nhiệm của đại lý Internet\n\n1. Niêm yết nội quy tại địa điểm kinh doanh;\n\n"
        "2. Từ chối cung cấp dịch vụ cho người vi phạm.",
        [("communicate", "obligation", ["đại lý Internet"]), ("other", "obligation", ["đại lý Internet"])],
        "an article's heading names the actor of its bare items",
    ),
    (
        CIRCULAR + "Điều 5. Sửa đổi khoản 1 Điều 4\n\n“1. Ngân hàng thương mại phải ban hành quy định nội bộ về môi giới.”.",
        [("plan", "obligation", ["Ngân hàng thương mại"])],
        "new wording between quotation marks is the circular's own",
    ),
    (
        CIRCULAR + "Điều 5. Nhiệm vụ, trách nhiệm của Trại tạm giam nơi giam giữ\n\n1. Chuẩn bị nơi làm việc của Hội đồng;\n\n"
        "2. Không cung cấp thông tin sai;\n\n3. Ghi và lưu nhật ký trong thời hạn ít nhất ba năm.",
        [
            ("other", "obligation", ["Trại tạm giam nơi giam giữ"]),
            ("other", "prohibition", ["Trại tạm giam nơi giam giữ"]),
            ("other", "obligation", ["Trại tạm giam nơi giam giữ"]),
        ],
        "a heading that promises duties gives its subject to every item, whatever its verb",
    ),
    (
        CIRCULAR + "Điều 5. Thời hạn\n\nTrong thời hạn 10 ngày kể từ ngày ban hành, sửa đổi, bổ sung quy định nội bộ, "
        "ngân hàng thương mại phải báo cáo Ngân hàng Nhà nước Việt Nam.",
        [("report", "obligation", ["ngân hàng thương mại"])],
        "the actor stands behind commas of the opening phrase",
    ),
    (
        CIRCULAR
        + "Điều 5. Thi hành\n\nGiám đốc các Sở: Tài chính, Giáo dục Đào tạo; Công an Thành phố chịu trách nhiệm thi hành.",
        [("other", "obligation", ["Giám đốc Sở Tài chính", "Giám đốc Sở Giáo dục Đào tạo", "Công an Thành phố"])],
        "directors of several departments are one actor each",
    ),
    (
        CIRCULAR + "Điều 5. Thi hành\n\nCác bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ, Ủy ban nhân dân các tỉnh, thành phố "
        "chịu trách nhiệm thi hành Thông tư này.",
        [
            (
                "other",
                "obligation",
                ["các bộ", "cơ quan ngang bộ", "cơ quan thuộc Chính phủ", "Ủy ban nhân dân các tỉnh, thành phố"],
            )
        ],
        "the bodies of the centre are an actor each",
    ),
    (
        CIRCULAR + "Điều 5. Vướng mắc\n\nTrong quá trình thực hiện, nếu có vướng mắc, các tổ chức, cá nhân phản ánh về "
        "Bộ Tài chính để tổng hợp báo cáo Chính phủ.",
        [("report", "obligation", ["các tổ chức, cá nhân"]), ("report", "obligation", ["Bộ Tài chính"])],
        "difficulties are told, and passed on by who is told",
    ),
    (
        CIRCULAR
        + "Điều 5. Vướng mắc\n\nTrong quá trình thực hiện nếu phát sinh khó khăn, vướng mắc, các đơn vị kịp thời phản ánh "
        "về Sở Nội vụ.",
        [("report", "obligation", ["các đơn vị"])],
        "difficulties are told even where a body and a verb alone make no duty",
    ),
    (
        LETTER + "Tổng cục Thuế đề nghị các đơn vị thực hiện các nội dung sau:\n\n- Có văn bản đôn đốc doanh nghiệp, sau đó "
        "thông báo cho Sở Tài chính.",
        [("inspect", "request", ["Cục Thuế tỉnh Trà Vinh"]), ("report", "request", ["Cục Thuế tỉnh Trà Vinh"])],
        "what comes after is a duty of its own; to inform a body is a report",
    ),
    (
        LETTER + "Đề nghị các đơn vị gửi báo cáo về Tổng cục Thuế #wớc ngày 10/5/2022.",
        [("report", "request", ["Cục Thuế tỉnh Trà Vinh"])],
        "a blurred `trước`",
    ),
    (
        RESOLUTION + "III. TỔ CHỨC THỰC HIỆN\n\n1. Xây dựng kế hoạch thực hiện.\n\n2. Báo cáo định kỳ.",
        [],
        "organising is no organisation",
    ),
    (
        RESOLUTION + "II. NHIỆM VỤ CỤ THỂ\n\nNhằm đạt mục tiêu đề ra, trong thời gian tới, bên cạnh các nhiệm vụ thường xuyên, "
        "Bộ Tài chính, Bộ Y tế cần cụ thể hóa và tổ chức thực hiện các nhiệm vụ sau đây:\n\n"
        "a) Rà soát, sửa đổi quy định về khuyến khích cán bộ.\n\nb) Phát động phong trào thi đua.",
        [("other", "obligation", ["Bộ Tài chính", "Bộ Y tế"])] * 2,
        "a lead-in after several opening phrases gives its bodies to the items below",
    ),
]


@pytest.mark.parametrize(("raw", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_duties(raw: str, expected: list[tuple[str, str, list[str]]], why: str) -> None:
    assert rows(raw) == expected, why


@pytest.mark.parametrize(
    ("kind", "words", "actors"),
    [
        ("circular", "1. Người nộp phí vẫn phải nộp tờ khai với cơ quan thuế.", ["Người nộp phí"]),
        ("circular", "1. Doanh nghiệp khai thác đá tự kê khai, phải nộp phí theo quy định.", ["Doanh nghiệp khai thác đá"]),
        ("circular", "1. Cục An toàn bức xạ và hạt nhân có trách nhiệm xây dựng quy chế.", ["Cục An toàn bức xạ và hạt nhân"]),
    ],
)
def test_names_end_before_what_is_done(kind: str, words: str, actors: list[str]) -> None:
    assert [one.name for duty in duties(kind, words) for one in duty.actors] == actors


def test_which_one_is_no_permission() -> None:
    found = duties("circular", "1. Tổ chức kiểm định được lựa chọn lập đề cương kiểm định công trình.")
    told = [(one.modality.value, [actor.name for actor in one.actors]) for one in found]
    assert told == [("obligation", ["Tổ chức kiểm định được lựa chọn"])]


def test_what_was_handed_over_is_no_order() -> None:
    words = "Các linh kiện được Công ty Hoa Sen giao cho Công ty Phú Thái gia công, sản xuất tại nhà máy."
    assert not duties("letter", words)
