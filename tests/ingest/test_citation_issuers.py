"""Who issued a cited document: as the text tells it there or elsewhere, or as its symbol tells."""

from __future__ import annotations

import pytest

from ingest.agencies import context_of
from ingest.citations import find_citations
from ingest.document import Citation, Header
from ingest.readings import Reading, Span


def cite(text: str, header: Header | None = None) -> tuple[Citation, ...]:
    head = header or Header()
    return find_citations(text, head, (), context_of(head, text))


def reading(value: str) -> Reading[str]:
    return Reading(value, Span(0, len(value), value), "test")


ISSUERS = [
    ("công văn số 12/TCHQ-GSQL và số 13/TCHQ-GSQL của Tổng cục Hải quan", ["Tổng cục Hải quan"] * 2, "told by the symbol"),
    (
        "Thông tư số 13/2025/TT-BCA và Thông tư số 51/2025/TT-BCA của Bộ trưởng Bộ Công an",
        ["Bộ trưởng Bộ Công an"] * 2,
        "told once after a list",
    ),
    (
        "công văn số 151/CT-TTHT ngày 5/1/2017 của Cục Thuế tỉnh Bình Dương; công văn số 151/CT-TTHT ngày 5/1/2017 của Cục Thuế",
        ["Cục Thuế tỉnh Bình Dương"] * 2,
        "told once with its place",
    ),
    ("công văn số 644/CV-Tas.Airs của Công ty Taseco", ["Công ty Taseco"], "behind a number that goes on after a stop"),
    ("công văn số 4026/CV-KTC. 17 ngày 02/10/2017 của Công ty Á Châu", ["Công ty Á Châu"], "behind a year after a stop"),
    (
        "Chỉ thị số 49/CT-BNN-BVTV của Bộ trưởng",
        ["Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn"],
        "a minister",
    ),
    ("bố trí theo QCVN 01:2021/BXD", ["Bộ Xây dựng"], "a standard's ministry"),
    ("Luật Thủ đô số 08/2025/L-CTN", ["Quốc hội"], "laws are the National Assembly's, whoever announced them"),
    (
        "Công văn số 01/CV-NMV của Công ty TNHH Nissin; công văn số 02/CV-NMV ngày 27/9/2021",
        ["Công ty TNHH Nissin", "Công ty TNHH Nissin"],
        "a symbol that only one writer uses",
    ),
    (
        "Quyết định số 01/QĐ-UBND của Ủy ban nhân dân tỉnh Trà Vinh; Quyết định số 02/QĐ-UBND",
        ["Ủy ban nhân dân tỉnh Trà Vinh", None],
        "a symbol that many bodies share tells nothing",
    ),
    (
        "Thực hiện chỉ đạo của UBND tỉnh Bến Tre tại Công văn số 39/UBND-KGVX ngày 04/7/2024",
        ["Ủy ban nhân dân tỉnh Bến Tre"],
        "who said it in the document",
    ),
    (
        "ý kiến của Văn phòng thường trực Ban chỉ đạo 389 quốc gia tại Công văn số 209/VPTT-TH",
        ["Văn phòng thường trực Ban chỉ đạo 389 quốc gia"],
        "an office of a body with a name of its own",
    ),
    (
        "Quyết định số 2026/QD-BCD ngày 20/8/2014 của Trưởng Ban chỉ đạo 389 quốc gia.",
        ["Trưởng Ban chỉ đạo 389 quốc gia"],
        "a head of a body with a name of its own",
    ),
    (
        "Quyết định số 595/QĐ-XYZT ngày 14/4/2017 được sửa đổi, bổ sung tại Quyết định số 490/QĐ-XYZT của Công ty TNHH Nissin",
        ["Công ty TNHH Nissin"] * 2,
        "one body amends its own",
    ),
    (
        "hướng dẫn tạiNghị quyết số 05/2019/NQ-HĐTP của Hội đồng Thẩm phán Tòa án nhân dân tối cao",
        ["Hội đồng Thẩm phán Tòa án nhân dân tối cao"],
        "stuck to the word before",
    ),
    ("mâu thuẫn với Luật số 67/2020/QH14", ["Quốc hội"], "no form's number behind mâu thuẫn"),
    ("theo yêu cầu của cá nhân tại Công văn số 39/UBND-KGVX", [None], "no body said it"),
    ("Tờ trình Quốc hội số 366/TTr-CP", ["Chính phủ"], "to whom it goes is no issuer"),
    ("công văn số 5/VPCP-PL ngày 9/10/2014 củaVăn phòngChính phủ", ["Văn phòng Chính phủ"], "blanks lost in the name"),
    (
        "Thông tư số 12/2025/TT-BCA, Thông tư số 13/2025/TT-BCA và Thông tư số 51/2025/TT-BCA của Bộ trưởng Bộ Công an",
        ["Bộ trưởng Bộ Công an"] * 3,
        "told once after a list of three",
    ),
    ("theo Nghị định số 76/2009 của ngành", ["Chính phủ"], "a decree without symbol is the Government's"),
    ("công văn số 1/CT-TTHT ngày 2/3/2018 của Cục Thuê tinh Trà Vinh về", ["Cục Thuế tỉnh Trà Vinh"], "a local office blurred"),
    ("công văn số 1/CT-TTHT ngày 2/3/2018 của Cục thuế tỉnh Long An đề nghị", ["Cục thuế tỉnh Long An"], "a verb is no place"),
    ("Quyết định số 7/2013/QĐ-TTg của Thi tướng Chính phi về", ["Thủ tướng Chính phủ"], "blurred, but told by the symbol"),
    (
        "Quyết định số 68/QĐ-STQ của Chi cục Kiểm tra sau thông quan - Cục Hải quan thành phố Hồ Chí Minh về",
        ["Chi cục Kiểm tra sau thông quan - Cục Hải quan thành phố Hồ Chí Minh"],
        "an office and the one above it",
    ),
    ("Thông báo số 450/TB-CCT ngày 26/5/2014 của Chi cục Thuế quận 6 (do", ["Chi cục Thuế quận 6"], "a district with a figure"),
    ("công văn số 1/CT-TTHT ngày 2/3/2018 của CụcThuế Thành phố Hà Nội về", ["Cục Thuế thành phố Hà Nội"], "a blank lost"),
    ("công văn số 1/CT-TTHT ngày 2/3/2018 của Cục Thuê TP Hà Nội hỏi", ["Cục Thuế thành phố Hà Nội"], "blurred before TP"),
    (
        "Bảo hiểm xã hội Việt Nam đã có các Công văn số 977/BHXH-BT ngày 29/3/2019 và Công văn số 3035/BHXH-BT",
        ["Bảo hiểm xã hội Việt Nam"] * 2,
        "told before a list",
    ),
    (
        "văn bản trả lời số 10047/CT-TTHT ngày 13/10/2017 của Cục Thuế tỉnh Long An",
        ["Cục Thuế tỉnh Long An"],
        "a letter of reply",
    ),
    (
        "đề nghị của Bộ trưởng Bộ Nội vụ tại Tờ trình số 468/TTr-BNV ngày 06 tháng 7 năm 2026 và Báo cáo số 6/BC-BNV",
        ["Bộ trưởng Bộ Nội vụ"] * 2,
        "a minister who laid it before the Government",
    ),
    (
        "theo ý kiến của Bộ trưởng Bộ Tài chính tại Tờ trình số 468/TTr-BNV ngày 06 tháng 7 năm 2026",
        ["Bộ Nội vụ"],
        "another minister than the symbol tells",
    ),
    ("Thông tư số 04/2007/TT-BTM nêu trên của Bộ Công Thương", ["Bộ Công Thương"], "the successor that the text names"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), ISSUERS, ids=[row[2] for row in ISSUERS])
def test_issuers(text: str, expected: list[str | None], reason: str) -> None:
    assert [c.issuer for c in cite(text)] == expected, reason


WRITERS = [
    ("công văn số 1/CV-X ngày 2/3/2018 của Công ty về thuế", "Công ty TNHH Hồng Vi Na", "the company written to"),
    ("công văn số 1/CV-X ngày 2/3/2018 của Công ty TNHH Hông Vi Na về", "Công ty TNHH Hồng Vi Na", "its name blurred"),
    ("công văn số 1/CV-X của Công ty TNHH Yan Tin (Việt Nam) hỏi", "Công ty TNHH Yan Tin (Việt Nam)", "a land in its name"),
    (
        "công văn số 1/CV-X ngày 2/3/2018 của Công ty TNHH Hồng Vi Na về thuế. Công ty TNHH Hồng Vi Na phải",
        "Công ty TNHH Hông Vi Na",
        "the head's copy of its name blurred",
    ),
    ("công văn số 1/CV-X của Công ty TNHH YAN TIN (VIỆT NAM) hỏi", "Công ty TNHH YAN TIN (VIỆT NAM)", "a land in capitals"),
    ("báo cáo tại công văn số 01-09-TC/LOWE nêu trên", "Công ty TNHH Lowe", "its name in its symbol"),
    ("văn bản số 1/CV-X ngày 2/3/2018 của Văn phòng về", "Văn Phòng Điều Hành Murphy Nha Trang", "the office written to"),
    ("công văn số 1/CV-X ngày 2/3/2018 của Cục phát hành và kho quỹ hỏi", "Cục phát hành và kho quỹ", "a name no vocabulary has"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "writer", "reason"), WRITERS, ids=[row[2] for row in WRITERS])
def test_who_is_written_to_wrote_before(text: str, writer: str, reason: str) -> None:
    header = Header(addressees=(reading(f"{writer} (Địa chỉ: Hà Nội)"),))
    assert [c.issuer for c in cite(text, header)] == [writer.replace("Hông", "Hồng")], reason


def test_a_department_is_told_by_its_code_where_the_document_has_a_place() -> None:
    header = Header(issuer=reading("Ủy ban nhân dân thành phố Hà Nội"), place=reading("Hà Nội"))
    (found,) = cite("công văn số 278/STTTT-BCVT ngày 31/3/2010", header)
    assert found.issuer == "Sở Thông tin và Truyền thông thành phố Hà Nội"
    assert cite("công văn số 278/STTTT-BCVT ngày 31/3/2010")[0].issuer is None


def test_a_code_of_ones_own_office_tells_the_issuer() -> None:
    header = Header(symbol=reading("CTBNI-TTHT"), issuer=reading("Cục Thuế tỉnh Bắc Ninh"))
    own, shared = cite("Công văn số 12/CTBNI-TTKT1 và Công văn số 13/BHXH-TST", header)
    assert (own.issuer, shared.issuer) == ("Cục Thuế tỉnh Bắc Ninh", None)


def test_the_one_office_addressed_that_the_symbol_can_mean() -> None:
    header = Header(addressees=(reading("Cục Thuế thành phố Hà Nội"), reading("Công ty TNHH Lowe")))
    (found,) = cite("Tổng cục Thuế nhận được công văn số 93617/CT-TTHT ngày 26/10/2020 phản ánh", header)
    assert found.issuer == "Cục Thuế thành phố Hà Nội"


@pytest.mark.parametrize(
    ("issuer", "text", "expected"),
    [
        ("Ủy ban nhân dân tỉnh Cà Mau", "Quyết định số 12/QĐ-UBND ngày 09/5/2022", "Ủy ban nhân dân tỉnh Cà Mau"),
        ("Sở Nội vụ tỉnh Cà Mau", "Nghị quyết số 8/2019/NQ-HĐND ngày 12/7/2019", "Hội đồng nhân dân tỉnh Cà Mau"),
        ("Ủy ban nhân dân tỉnh Cà Mau", "Công điện số 2/CĐ-UBND ngày 12/7/2019", "Chủ tịch Ủy ban nhân dân tỉnh Cà Mau"),
        ("Ủy ban nhân dân tỉnh Sông Vân", "Kết luận số 94-KL/TU của Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Tỉnh ủy Sông Vân"),
        ("Ủy ban nhân dân huyện Cái Nước", "Quyết định số 12/QĐ-UBND ngày 09/5/2022", None),
        ("Ủy ban nhân dân huyện Ba Tơ", "Kết luận số 9-KL/HU của Ban Thường vụ Huyện ủy Ba Tơ", "Ban Thường vụ Huyện ủy Ba Tơ"),
        ("Ủy ban nhân dân tỉnh Cà Mau", "Tờ trình số 9/TTr-SNV của Giám đốc Sở Nội vụ", "Giám đốc Sở Nội vụ tỉnh Cà Mau"),
    ],
)
def test_bodies_of_the_province_are_named_in_its_documents(issuer: str, text: str, expected: str | None) -> None:
    (found,) = cite(text, Header(issuer=reading(issuer)))
    assert found.issuer == expected
    assert text.endswith(found.span.text)


def test_a_ministry_is_no_blurred_department() -> None:
    header = Header(addressees=(reading("Sở Nông nghiệp và Phát triển nông thôn tỉnh Yên Bái"),))
    (found,) = cite("Công văn số 15/BNN-KTHT của Bộ Nông nghiệp và Phát triển nông thôn", header)
    assert found.issuer == "Bộ Nông nghiệp và Phát triển nông thôn"


def test_the_one_unit_that_a_local_document_names_is_its_own() -> None:
    header = Header(issuer=reading("Ban Chỉ đạo"))
    (found,) = cite("Trên địa bàn thị xã Hồng Lĩnh: Kế hoạch số 52/KH-UBND ngày 22/02/2024 của UBND thị xã", header)
    assert found.issuer == "Ủy ban nhân dân thị xã Hồng Lĩnh"
