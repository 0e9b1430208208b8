"""What a letter that answers concludes of whom, and what of a law's sentences is no duty."""

from __future__ import annotations

import pytest

from ingest.document import Obligation, Source
from ingest.parse import parse_document
from tests.ingest.test_duty_shapes import duties

REPLY = (
    "TỔNG CỤC THUẾ\nCỤC THUẾ TỈNH TRÀ VINH\n\nSố: 12/CTTVI-TTHT\nV/v chính sách thuế\n\nTrà Vinh, ngày 20 tháng 4 năm 2022\n\n"
    "Kính gửi: Công ty TNHH An Bình.\n\nTrả lời công văn số 05/AB ngày 01/4/2022 của Công ty TNHH An Bình hỏi về thuế, "
    "Cục Thuế tỉnh Trà Vinh có ý kiến như sau:\n\nTại Điều 7 Thông tư số 219/2013/TT-BTC quy định về giá tính thuế.\n\n"
)
TAIL = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCỤC TRƯỞNG\n\nTrần Văn An"


def _concluded(line: str) -> tuple[Obligation, ...]:
    return parse_document(f"{REPLY}Căn cứ các quy định trên, {line}{TAIL}", Source("tra-loi.txt", "txt", "")).obligations


@pytest.mark.parametrize(
    ("line", "actor"),
    [
        ("trường hợp chủ đầu tư nhận bàn giao công trình thì chủ đầu tư phải kê khai, nộp thuế giá trị gia tăng.", "chủ đầu tư"),
        ("đối với phần doanh thu còn lại nhà thầu nước ngoài phải nộp thuế theo tỷ lệ.", "nhà thầu nước ngoài"),
        (
            "Công ty A không hiện diện tại Việt Nam nên Công ty TNHH Minh Phát có trách nhiệm khấu trừ, nộp thay thuế.",
            "Công ty TNHH Minh Phát",
        ),
    ],
)
def test_what_follows_for_others_than_those_written_to(line: str, actor: str) -> None:
    [duty] = _concluded(line)
    assert [one.name for one in duty.actors] == [actor]


@pytest.mark.parametrize(
    "line",
    [
        "INVIVO GROUP không được khấu trừ thuế giá trị gia tăng đầu vào.",
        "Nhà thầu phụ không thuộc đối tượng được hoàn thuế.",
        "Do Công ty PV phải chuyển giao vốn nên đây là khoản giảm vốn góp.",
    ],
)
def test_what_is_told_of_somebody_is_no_duty(line: str) -> None:
    assert _concluded(line) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Mức chi do cấp có thẩm quyền quyết định.",
        "Cán bộ vi phạm Thông tư này sẽ bị xử lý theo quy định.",
        "Người dự tuyển phải đáp ứng điều kiện tuyển sinh.",
        "Các thành viên Hội đồng phải có trình độ đại học trở lên, có kinh nghiệm quản lý.",
    ],
)
def test_competences_punishments_and_conditions_are_no_duties(line: str) -> None:
    assert duties("circular", f"1. {line}") == ()


@pytest.mark.parametrize(
    ("line", "actors", "coactors"),
    [
        ("Mức chi do Vụ Thanh toán quyết định.", ["Vụ Thanh toán"], []),
        ("Hội nghị do Vụ Thanh toán phối hợp với Văn phòng tổ chức.", ["Vụ Thanh toán"], ["Văn phòng"]),
        ("Doanh nghiệp phải lập Hội đồng để thẩm định tài sản bị hủy bỏ.", ["Doanh nghiệp"], []),
        ("Người dự tuyển phải nộp hồ sơ.", ["Người dự tuyển"], []),
        (
            "Cơ quan đại diện chủ sở hữu, cơ quan quản lý nhà nước và Kiểm soát viên có trách nhiệm kiểm tra việc sử dụng vốn.",
            ["Cơ quan đại diện chủ sở hữu", "cơ quan quản lý nhà nước", "Kiểm soát viên"],
            [],
        ),
    ],
)
def test_who_acts_by_such_sentences(line: str, actors: list[str], coactors: list[str]) -> None:
    [duty] = duties("circular", f"1. {line}")
    assert ([one.name for one in duty.actors], [one.name for one in duty.coactors]) == (actors, coactors)


def test_a_name_in_fewer_words_that_the_text_introduces() -> None:
    [_, duty] = duties(
        "plan",
        "1. Trạm Chăn nuôi và Thú y thị xã Duyên Hải (sau đây gọi tắt là Trạm Thú y) tiêm phòng cho đàn chó.\n\n"
        "2. Trạm Thú y báo cáo Ủy ban nhân dân thị xã hằng tháng.",
    )
    assert [one.name for one in duty.actors] == ["Trạm Chăn nuôi và Thú y thị xã Duyên Hải"]


@pytest.mark.parametrize(
    ("line", "actor"),
    [
        ("Ban Tự quản thôn vận động người dân làm vệ sinh môi trường.", "Ban Tự quản thôn"),
        ("Đội Nghiệp vụ Quản lý thuế rà soát 20 doanh nghiệp.", "Đội Nghiệp vụ Quản lý thuế"),
        ("Đội Phúc tập và Kiểm tra sau thông quan rà soát 20 doanh nghiệp.", "Đội Phúc tập và Kiểm tra sau thông quan"),
    ],
)
def test_offices_whose_names_hold_verbs(line: str, actor: str) -> None:
    [duty] = duties("plan", f"1. {line}")
    assert [one.name for one in duty.actors] == [actor]
