"""Copies that lost the numbers of their headings, the marks of their lists, or the head of what is attached."""

from __future__ import annotations

import pytest

from ingest.document import Document, Source
from ingest.parse import parse_document

HEAD = (
    "SỞ GIÁO DỤC VÀ ĐÀO TẠO ĐỒNG THÁP\nTRƯỜNG THPT ĐỐC BINH KIỀU\nSố: 45/KH-THPTĐBK\nĐồng Tháp, ngày 06 tháng 8 năm 2026\n\n"
    "KẾ HOẠCH\nPhòng ngừa bạo lực học đường\n\nI. MỤC ĐÍCH\n\nNâng cao nhận thức của học sinh.\n\n"
)
ENDS = "\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nHIỆU TRƯỞNG\nNguyễn Văn An\n"
TASKS = (
    "Trực tiếp ký ban hành kế hoạch hành động cụ thể của trường.\n\n"
    "Tăng cường giáo dục pháp luật cho học sinh; báo cáo Sở Giáo dục và Đào tạo trước ngày 15/12/2026."
)


def read(text: str) -> Document:
    return parse_document(text, Source("a.txt", "txt", ""))


def actors(document: Document) -> list[list[str]]:
    return [[one.name for one in duty.actors] for duty in document.obligations]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Ban Giám hiệu nhà trường", ["Ban Giám hiệu nhà trường"]),
        ("Công an xã", ["Công an xã"]),
        ("Tổ chuyên môn và giáo viên", ["Tổ chuyên môn và giáo viên"]),
        ("Tổ chức Đoàn Thanh niên Cộng sản Hồ Chí Minh", ["Tổ chức Đoàn Thanh niên Cộng sản Hồ Chí Minh"]),
        ("Hiệu trưởng (thầy Nguyễn Văn An)", ["Hiệu trưởng"]),
    ],
)
def test_a_name_alone_heads_the_paragraphs_below_it(line: str, names: list[str]) -> None:
    document = read(f"{HEAD}III. PHÂN CÔNG TRÁCH NHIỆM\n\n{line}\n\n{TASKS}{ENDS}")
    assert actors(document) == [names] * 3


def test_whoever_acts_below_such_a_name_acts_alone() -> None:
    below = "Phòng Nội vụ lập danh sách và xây dựng hồ sơ theo dõi học sinh.\n\nTăng cường giới thiệu sách báo về pháp luật."
    document = read(f"{HEAD}III. TỔ CHỨC THỰC HIỆN\n\nTổ văn phòng\n\n{below}{ENDS}")
    assert actors(document) == [["Phòng Nội vụ"], ["Tổ văn phòng"]]


def test_a_letter_s_bodies_head_theirs_too() -> None:
    document = read(
        "SỞ Y TẾ\nSố: 12/SYT-NVY\nV/v phòng, chống dịch\nTrà Vinh, ngày 10 tháng 3 năm 2024\n\nKính gửi: Các đơn vị.\n\n"
        "Sở Y tế đề nghị các đơn vị thực hiện một số nội dung sau:\n\nTrung tâm Kiểm soát bệnh tật\n\n"
        "Giám sát chặt chẽ tình hình dịch bệnh tại các cửa khẩu.\n\nBảo hiểm xã hội tỉnh\n\n"
        f"Kịp thời tạm ứng, thanh toán chi phí khám, chữa bệnh.\n\nTrên đây là chỉ đạo của Sở Y tế.{ENDS}"
    )
    assert actors(document) == [["Trung tâm Kiểm soát bệnh tật"], ["Bảo hiểm xã hội tỉnh"]]


def test_a_name_alone_heads_nothing_where_no_tasks_are_handed_out() -> None:
    document = read(f"{HEAD}II. KẾT QUẢ ĐẠT ĐƯỢC\n\nCông an xã\n\nTăng cường tuần tra, kiểm soát địa bàn trong năm qua.{ENDS}")
    assert actors(document) == []


@pytest.mark.parametrize("lead", ["1. Đối với ", "1. ", "Đối với "])
def test_who_leads_a_body_is_no_part_of_its_name(lead: str) -> None:
    who = "(đồng chí Nguyễn Minh Trí – Phó Hiệu trưởng được phân công phụ trách)"
    document = read(f"{HEAD}III. TỔ CHỨC THỰC HIỆN\n\n{lead}Ban Giám hiệu {who}\n\n{TASKS}{ENDS}")
    assert actors(document) == [["Ban Giám hiệu"]] * 3


@pytest.mark.parametrize("section", ["III. TỔ CHỨC THỰC HIỆN", "II. NHIỆM VỤ, GIẢI PHÁP CHỦ YẾU"])
def test_a_programme_behind_the_signature_is_read_from_its_first_section_on(section: str) -> None:
    decision = "QUYẾT ĐỊNH\nBan hành Kế hoạch\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch."
    document = read(
        f"UBND TỈNH AN GIANG\nSố: 12/QĐ-UBND\nAn Giang, ngày 07 tháng 02 năm 2023\n\n{decision}{ENDS}\n\n{section}\n\n"
        "1. Sở Y tế chủ trì rà soát các cơ sở; báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2023.\n"
    )
    assert actors(document) == [["Sở Y tế"], ["Sở Y tế"]]
    assert document.header.signer is not None


def test_a_form_behind_the_signature_is_none() -> None:
    document = read(
        f"{HEAD}{ENDS}\n\nI. THÔNG TIN CHUNG\n\n1. Tên doanh nghiệp: ...\n\nII. CAM KẾT\n\n1. Doanh nghiệp nộp hồ sơ."
    )
    assert actors(document) == []


@pytest.mark.parametrize("bar", ["", "| "])
def test_a_row_that_says_the_same_in_every_column_heads_those_below(bar: str) -> None:
    end = f" {bar.strip()}".rstrip()
    table = "\n".join(
        f"{bar}{row}{end}"
        for row in (
            "TT | Nhiệm vụ | Cơ quan chủ trì | Thời hạn",
            "I | Hoàn thiện pháp luật | Hoàn thiện pháp luật | Hoàn thiện pháp luật",
            "1 | Xây dựng dự án Luật | Bộ Tư pháp | 2024",
        )
    )
    assert actors(read(f"{HEAD}PHỤ LỤC\n\n{table}\n")) == [["Bộ Tư pháp"]]
