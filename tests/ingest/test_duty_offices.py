"""Duties as offices of provinces, districts and ministries hand them out: whom a heading gives what, with whom, who signs it."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties, rows

OFFICE = "Phòng Nội vụ thị xã"
TOWN = "Ủy ban nhân dân thị xã"
HEADING = f"1. {OFFICE}\n- "

TASKS = [
    (
        "1. Đề nghị Viễn thông Trà Vinh phủ sóng 4G tại 12 khóm, ấp trong năm 2022.",
        [("other", ["Viễn thông Trà Vinh"], [], ["2022"])],
        "an act that the vocabulary lacks, handed over",
    ),
    (
        "1. Công ty Điện lực Trà Vinh đấu nối 5 trạm biến áp trước ngày 30/6/2022.",
        [("other", ["Công ty Điện lực Trà Vinh"], [], ["2022-06-30"])],
        "a number counts what a company does",
    ),
    (
        "1. Các doanh nghiệp quản lý bãi cát định kỳ hằng tháng báo cáo UBND thị xã.",
        [("report", ["các doanh nghiệp quản lý bãi cát"], [TOWN], ["month"])],
        "what tells which of a class",
    ),
    (
        f"1. {OFFICE}\nTheo chức năng, nhiệm vụ, phạm vi quản lý tổ chức tuyên truyền, phổ biến Kế hoạch này.\n2. Khác.",
        [("communicate", [OFFICE], [], [])],
        "no comma behind one's field",
    ),
    (
        f"1. {OFFICE}\n- Đối với các cơ sở, công trình thuộc phạm vi quản lý, hướng dẫn chủ đầu tư khắc phục.",
        [("other", [OFFICE], [], [])],
        "things listed behind đối với",
    ),
    (
        "1. Các cơ quan, đơn vị được giao quản lý, sử dụng hoặc khai thác tài sản kết cấu hạ tầng\n- Lập hồ sơ tài sản.",
        [("other", ["các cơ quan, đơn vị được giao quản lý, sử dụng hoặc khai thác tài sản kết cấu hạ tầng"], [], [])],
        "a heading tells which by what they are given",
    ),
    (
        "1. Thành lập Đoàn kiểm tra việc thực hiện Kế hoạch này (Giao Công an thị xã tham mưu).",
        [("inspect", ["Công an thị xã"], [], [])],
        "brackets that give a task",
    ),
    (
        "1. Giám đốc Sở Tài nguyên và Môi trường\n- Các tổ chức được cấp phép gửi báo cáo về Sở trước ngày 15/6/2022.",
        [("report", ["các tổ chức được cấp phép"], ["Sở Tài nguyên và Môi trường"], ["2022-06-15"])],
        "a kind alone is the heading's body",
    ),
    (
        f"{HEADING}Tham mưu UBND thị xã tổng kết Kế hoạch này và báo cáo Sở Nội vụ trước ngày 15/12/2022.",
        [("advise", [OFFICE], [TOWN], ["2022-12-15"]), ("report", [TOWN], ["Sở Nội vụ"], ["2022-12-15"])],
        "whoever looks back on the work reports it",
    ),
    (
        "1. Báo cáo năm: các phường gửi Phòng Nội vụ trước ngày 05/12; Phòng Nội vụ tổng hợp, báo cáo UBND thị xã.",
        [("report", ["các phường"], ["Phòng Nội vụ"], ["year"]), ("report", ["Phòng Nội vụ"], [TOWN], ["year"])],
        "a label holds for all behind it",
    ),
    (
        f"{HEADING}Phối hợp với Phòng Tư pháp kiểm tra các phường; tuyên truyền Kế hoạch này trên đài truyền thanh.",
        [("inspect", [OFFICE], [], []), ("communicate", [OFFICE], [], [])],
        "support, and work of its own",
    ),
    (
        f"{HEADING}Tổng hợp tình hình, trình Chánh Văn phòng ký báo cáo UBND thị xã trước ngày 28/6/2022.",
        [("report", [OFFICE], ["Chánh Văn phòng"], ["2022-06-28"]), ("report", ["Chánh Văn phòng"], [TOWN], ["2022-06-28"])],
        "what a head signs goes on",
    ),
    (
        f"{HEADING}Thẩm định dự toán các khoản thu của từng trường, thông báo kết quả thẩm định cho UBND thị xã.",
        [("fund", [OFFICE], [], []), ("report", [OFFICE], [TOWN], [])],
        "results told behind the act",
    ),
    (
        "1. Hội đồng nhân dân, Ủy ban nhân dân các phường giám sát việc thực hiện Kế hoạch này.",
        [("inspect", ["Hội đồng nhân dân các phường", "Ủy ban nhân dân các phường"], [], [])],
        "councils are of the same places",
    ),
    (
        "1. Giao Chi bộ thôn Suối Giếng hoàn thành việc bàn giao trước ngày 31/10/2022.",
        [("other", ["Chi bộ thôn Suối Giếng"], [], ["2022-10-31"])],
        "hamlets by name",
    ),
    (
        "1. Ủy ban bầu cử phường niêm yết danh sách cử tri.",
        [("communicate", ["Ủy ban bầu cử phường"], [], [])],
        "a committee that is no people's committee",
    ),
    (
        "1. Khi phát hiện gia súc ốm, chết chưa rõ nguyên nhân, trưởng khóm báo ngay cho UBND phường.",
        [("report", ["trưởng khóm"], ["Ủy ban nhân dân phường"], ["ad-hoc"])],
        "a case that is a list",
    ),
    ("1. Chủ tịch UBND thị xã nghiêm túc phê bình UBND phường 1.", [], "what the writer finds of others"),
    ("1. Các đơn vị nộp báo cáo sai biểu mẫu sẽ bị trừ điểm thi đua.", [], "what follows for some"),
    (
        "1. Nguồn kinh phí được bố trí trong dự toán hằng năm của cơ quan, đơn vị chịu trách nhiệm trả lương.",
        [],
        "funds answer for nothing",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), TASKS, ids=[row[2] for row in TASKS])
def test_what_an_office_is_given(text: str, expected: list[tuple[str, list[str], list[str], list[str]]], reason: str) -> None:
    assert rows("plan", text) == expected, reason


def test_a_semicolon_among_partners_cuts_nothing() -> None:
    text = f"{HEADING}Chủ trì, phối hợp với Chủ tịch UBND phường; thủ trưởng các ngành có liên quan hướng dẫn thực hiện."
    [duty] = duties("plan", text)
    assert [one.name for one in duty.coactors] == ["Chủ tịch Ủy ban nhân dân phường", "thủ trưởng các ngành có liên quan"]


def test_stations_and_press_are_partners_of_their_own() -> None:
    text = f"{HEADING}Phối hợp với các cơ quan tuyên giáo, cơ quan báo chí, đài truyền thanh tuyên truyền Kế hoạch này."
    [duty] = duties("plan", text)
    assert [one.name for one in duty.coactors] == ["các cơ quan tuyên giáo", "cơ quan báo chí", "đài truyền thanh"]
