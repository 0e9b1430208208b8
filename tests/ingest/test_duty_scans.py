"""Duties of letters of tax and customs offices: what their cases conclude of the addressee, and how they name it."""

from __future__ import annotations

import pytest

from ingest.document import Source
from ingest.parse import parse_document

HEAD = (
    "{office}Độc lập - Tự do - Hạnh phúc\nSố: 1234/CT-TTHT Hà Nội, ngày 12 tháng 9 năm 2018\nV/v chính sách thuế\n\n"
    "Kính gửi: {to}\n\nTrả lời công văn số 12/CV-AB ngày 01/8/2018 về thuế, {writer} có ý kiến như sau:\n\n{body}\n\n"
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCỤC TRƯỞNG\nNguyễn Văn A\n"
)
PROVINCE = "TỔNG CỤC THUẾ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCỤC THUẾ TỈNH BÌNH DƯƠNG "
STATE = "BỘ TÀI CHÍNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỔNG CỤC THUẾ "


def actors(to: str, body: str) -> list[list[str]]:
    office, writer = (STATE, "Tổng cục Thuế") if to.startswith("Cục") else (PROVINCE, "Cục Thuế")
    text = HEAD.format(office=office, writer=writer, to=to, body=body)
    return [[one.name for one in duty.actors] for duty in parse_document(text, Source("a.txt", "txt", "")).obligations]


MAKER, BANK = "Công ty TNHH An Bình", "Ngân hàng TMCP Đông Đô"
PORTAL = "Cổng thông tin điện tử - Bộ Tài chính"
BRANCH, EACH = "Chi nhánh Công ty TNHH An Bình tại Hà Nội", "Cục Thuế các tỉnh, thành phố trực thuộc Trung ương"
LETTERS = [
    (
        MAKER,
        "Trường hợp Công ty có chi tiền ăn ca vượt mức quy định thì tính vào thu nhập chịu thuế của người lao động.",
        [[MAKER]],
        "the case is the addressee's",
    ),
    (
        MAKER,
        "Nếu khoản chi nêu trên vượt mức quy định của pháp luật thì phải kê khai, nộp thuế theo quy định.",
        [[MAKER]],
        "the case is of its costs",
    ),
    (MAKER, "Trường hợp Công ty có chi tiền ăn ca thì được tính vào chi phí được trừ.", [], "what it is granted"),
    (BANK, f"{BANK} và khách hàng lập biên bản điều chỉnh nội dung đã ghi sai.", [[BANK, "khách hàng"]], "two of them act"),
    (MAKER, "Doanh nghiệp tư nhân viết tắt: DNTN Minh Phát phải ghi nhận doanh thu theo giá bán.", [["DNTN Minh Phát"]], "DNTN"),
    (
        MAKER,
        "Trường hợp Công ty nhập khẩu xe mẫu từ năm 2013, Công ty phải trả tiền thuê xe cho bên bán thì bên bán thuộc đối tượng "
        "chịu thuế.",
        [],
        "two commas before the main clause are one case",
    ),
    (
        MAKER,
        f"Trường hợp các bên đều là tổ chức nước ngoài thì {MAKER} (nơi các bên góp vốn) có trách nhiệm kê khai thuế.",
        [[MAKER]],
        "what a bracket tells of a company is no part of its name",
    ),
    (
        BRANCH,
        f"{BRANCH} (sau đây gọi là “Công ty”) hỏi về thuế. Đề nghị Công ty liên hệ với Chi cục Thuế quận Ba Đình để nộp hồ sơ.",
        [[BRANCH]],
        "a branch that the letter calls company",
    ),
    (
        EACH,
        "Tổng cục Thuế đề nghị các đồng chí Cục trưởng Cục Thuế thực hiện:\n1. Kiểm tra hoàn thuế chặt chẽ theo đúng quy định.",
        [[f"Cục trưởng {EACH}"]],
        "heads of the offices that the letter goes to",
    ),
    (
        EACH,
        "Việc kiểm tra thực tế hàng hóa do Chi cục Hải quan cửa khẩu (Đội Thủ tục) thực hiện.",
        [["Chi cục Hải quan cửa khẩu"]],
        "a bracket between who does it and the act",
    ),
    (
        EACH,
        "Các đơn vị nhập khẩu vật tư phục vụ thăm dò thuộc trường hợp không phải nộp thuế GTGT gồm:\n- Liên doanh dầu khí.",
        [],
        "who is of a kind",
    ),
    (
        PORTAL,
        f"Cục Thuế trả lời để {PORTAL} được biết và hướng dẫn Độc giả thực hiện.",
        [],
        "to be told and to guide others is a courtesy",
    ),
]


@pytest.mark.parametrize(("to", "body", "expected", "reason"), LETTERS, ids=[row[3] for row in LETTERS])
def test_letters_of_tax_offices(to: str, body: str, expected: list[list[str]], reason: str) -> None:
    assert actors(to, body) == expected, reason


TURNS_TO = [
    ("liên hệ với Sở Công Thương để phối hợp xử lý hồ sơ hoàn thuế.", ["Sở Công Thương"], "coordinate", "to work on it together"),
    ("liên hệ với Tổng cục Thuế để được hướng dẫn cách lập hồ sơ.", [], "other", "for help of its own"),
]


@pytest.mark.parametrize(("act", "partners", "category", "reason"), TURNS_TO, ids=[row[3] for row in TURNS_TO])
def test_whom_an_office_is_to_turn_to(act: str, partners: list[str], category: str, reason: str) -> None:
    body = f"Đề nghị Cục Thuế {act}\nTổng cục Thuế thông báo để Cục Thuế được biết."
    text = HEAD.format(office=STATE, writer="Tổng cục Thuế", to="Cục Thuế tỉnh Hà Nam", body=body)
    (duty,) = parse_document(text, Source("a.txt", "txt", "")).obligations
    assert ([one.name for one in duty.coactors], duty.category.value) == (partners, category), reason
