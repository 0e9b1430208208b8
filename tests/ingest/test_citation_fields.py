"""What a citation is of: its number, day, issuer and name, where the document tells more of them than the mention."""

from __future__ import annotations

import pytest

from ingest.agencies import context_of
from ingest.citations import find_citations
from ingest.document import Header
from ingest.header import find_header
from ingest.readings import PartialDate, Reading, Span
from ingest.text import canonical
from tests.ingest.citing import cite


def reading(value: str) -> Reading[str]:
    return Reading(value, Span(0, len(value), value), "test")


def test_date_and_issuer_before_the_kind_fill_the_fields_and_stay_out_of_the_span() -> None:
    (found,) = cite("Ngày 01/4/2022, Văn phòng Ủy ban nhân dân tỉnh ban hành Công văn số 769/VP-NC về việc nghiên cứu, tham mưu.")
    assert found.span.text == "Công văn số 769/VP-NC"
    assert (found.date, found.issuer) == (PartialDate(2022, 4, 1), "Văn phòng Ủy ban nhân dân tỉnh")


def test_titles_lose_their_opening_word_and_end_with_the_clause() -> None:
    (found,) = cite(
        "tại Công điện số 40/CĐ-TTg ngày 19 tháng 5 năm 2026 của Thủ tướng Chính phủ về việc tăng cường phòng, chống đuối nước, "
        "trong đó yêu cầu quán triệt"
    )
    assert found.title == "tăng cường phòng, chống đuối nước"


PINPOINTS = [
    ("theo điểm b khoản 1 Điều 9 Nghị định số 118/2021/NĐ-CP", "điểm b khoản 1 Điều 9"),
    ("tại Điều 15, Điều 16 Luật Đầu tư số 67/2014/QH13", "Điều 15, Điều 16"),
    ("khoản 11, khoản 13 Điều 16, khoản 1 Điều 21 của Luật Đầu tư", "khoản 11, khoản 13 Điều 16, khoản 1 Điều 21"),
    ("mẫu số 01A/BB ban hành kèm theo Nghị định số 125/2020/NĐ-CP", "mẫu số 01A/BB"),
    ("sửa đổi một số điều của Nghị định số 61/2018/NĐ-CP", None),
]


@pytest.mark.parametrize(("text", "expected"), PINPOINTS)
def test_pinpoints_stay_out_of_the_span(text: str, expected: str | None) -> None:
    (found,) = cite(text)
    assert found.pinpoint == expected


def test_one_number_of_two_days_is_two_documents_and_the_undated_is_the_last() -> None:
    found = cite("Kế hoạch số 19/KH-UBND ngày 26/01/2021; Kế hoạch số 19/KH-UBND ngày 19/02/2022; tại Kế hoạch số 19/KH-UBND")
    assert [c.key for c in found] == ["19/KH-UBND|2021-01-26", "19/KH-UBND|2022-02-19", "19/KH-UBND|2022-02-19"]


def test_what_one_mention_tells_holds_for_the_others() -> None:
    found = cite(
        "V/v Nghị định số 118/2021/NĐ-CP. Tại Quyết định số 251/QĐ-BNV; Quyết định số 251/QĐ-BNV của Bộ trưởng Bộ Nội vụ"
    )
    assert [c.issuer for c in found] == ["Chính phủ", "Bộ trưởng Bộ Nội vụ", "Bộ trưởng Bộ Nội vụ"]


def test_the_document_s_own_number_is_no_citation_but_one_of_another_day_is() -> None:
    raw = (
        "CHÍNH PHỦ\n\nSố: 191/2026/NĐ-CP\n\nHà Nội, ngày 29 tháng 5 năm 2026\n\nNGHỊ ĐỊNH\n\nBan hành Quy chế làm việc\n\n"
        "Căn cứ Luật Tổ chức Chính phủ số 63/2025/QH15;\n\n(Kèm theo Nghị định số 191/2026/NĐ-CP ngày 29 tháng 5 năm 2026)\n"
    )
    text, _ = canonical(raw)
    header = find_header(text)
    assert header.full_number == "191/2026/NĐ-CP"
    assert [c.key for c in cite(text, header)] == ["63/2025/QH15|"]
    assert [c.key for c in cite(text + "\nNghị định số 191/2026/NĐ-CP ngày 01 tháng 01 năm 2026", header)][1:]


def test_names_are_made_whole_from_the_document() -> None:
    header = Header(issuer=reading("Ủy ban nhân dân thị xã Duyên Hải"), place=reading("Duyên Hải"))
    (found,) = cite("Quyết định số 3379/QĐ-UBND ngày 14/10/2021 của UBND thị xã Duyên Hải ban hành Chương trình", header)
    assert found.issuer == "Ủy ban nhân dân thị xã Duyên Hải"


def test_a_day_in_brackets_is_the_documents() -> None:
    text = "Văn bản gốc: 72/2025/NĐ-CP (ngày 28/03/2025)."
    [citation] = find_citations(text, Header(), (), context_of(Header(), text))
    assert citation.span.text == "72/2025/NĐ-CP (ngày 28/03/2025)"
    assert citation.key == "72/2025/NĐ-CP|2025-03-28"


def test_a_law_named_with_a_word_of_purpose_keeps_its_name() -> None:
    found = cite("2. Luật Thanh tra 2010 hết hiệu lực.\nLuật Thanh tra số 56/2010/QH12 được Quốc hội thông qua")
    assert [(c.name, c.key) for c in found] == [("Luật Thanh tra", "56/2010/QH12|")] * 2


def test_a_laws_own_name_is_no_citation_but_that_of_another_year_is() -> None:
    text = "LUẬT\nTHANH TRA\nLuật số: 11/2022/QH15\nHà Nội, ngày 14 tháng 11 năm 2022\nQuốc hội ban hành Luật Thanh tra.\n"
    text += "Điều 1. Phạm vi\nLuật Thanh tra số 11/2022/QH15 thay thế Luật Thanh tra 2010."
    assert [c.span.text for c in cite(text, find_header(text))] == ["Luật Thanh tra 2010"]


def test_a_number_without_its_year_is_that_of_the_one_with_it() -> None:
    found = cite("theo NQ 254/QH15 của Quốc hội; Nghị quyết số 254/2025/QH15 ngày 11/12/2025")
    assert [c.key for c in found] == ["254/2025/QH15|2025-12-11"] * 2


def test_a_number_within_a_link_is_the_laws() -> None:
    (found,) = cite("Căn cứ Luật Giáo dục số [43/2019/QH14](https://vbpl.vn) ban hành")
    assert (found.name, found.key) == ("Luật Giáo dục", "43/2019/QH14|")


def test_a_convention_with_its_short_name_is_one() -> None:
    text = "Công ước quốc tế về các Quyền Dân sự và Chính trị (Công ước ICCPR) và Công ước ICCPR; "
    found = cite(text + "Công ước quốc tế về các Quyền Dân sự và Chính trị (ICCPR)")
    assert {c.key for c in found} == {"Công ước quốc tế về các Quyền Dân sự và Chính trị"}
    assert found[0].span.text == "Công ước quốc tế về các Quyền Dân sự và Chính trị"


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        (
            "các bên tham gia Công ước khung của Liên hợp quốc về biến đổi khí hậu (COP26)",
            "Công ước khung của Liên hợp quốc về biến đổi khí hậu",
            "Công ước khung của Liên hợp quốc về biến đổi khí hậu",
        ),
        ("thực hiện Thỏa thuận Paris tại Việt Nam", "Thỏa thuận Paris", "Thỏa thuận Paris về biến đổi khí hậu"),
    ],
)
def test_treaties_of_the_world_are_known_by_name(text: str, quote: str, name: str) -> None:
    (found,) = cite(text)
    assert (found.span.text, found.key) == (quote, name)


@pytest.mark.parametrize("text", ["thỏa thuận giữa hai bên", "Thỏa thuận hợp tác", "các công ước quốc tế"])
def test_other_agreements_are_no_treaties(text: str) -> None:
    assert cite(text) == ()


def test_both_issuers_of_a_joint_plan_belong_to_it() -> None:
    (found,) = cite(
        "Thực hiện Kế hoạch số 515/KH-BCA-BNN&MT ngày 31/8/2025 của Bộ Công an và Bộ Nông nghiệp và Môi trường về dữ liệu"
    )
    assert found.span.text.endswith("của Bộ Công an và Bộ Nông nghiệp và Môi trường")


def test_the_day_of_the_next_clause_is_not_the_documents() -> None:
    (found,) = cite("Triển khai Nghị định số 06/2022/NĐ-CP của Chính phủ, ngày 17 tháng 6 năm 2025 Bộ đã họp.")
    assert (found.span.text, found.date) == ("Nghị định số 06/2022/NĐ-CP của Chính phủ", None)
