"""Citations in the words of tax and customs letters: later mentions, agreements, writers, words a scan has bent."""

from __future__ import annotations

import pytest

from ingest.document import Header
from ingest.readings import Reading, Span
from tests.ingest.citing import cite

Found = list[tuple[str, str]]

SHORT: list[tuple[str, Found, str]] = [
    (
        "sửa đổi Nghị định số 12/2015/NĐ-CP; tại khoản 7 Điều 1 NĐ 12. Trong đó, quy định",
        [("Nghị định số 12/2015/NĐ-CP", "12/2015/NĐ-CP|"), ("NĐ 12", "12/2015/NĐ-CP|")],
        "a short form that ends a sentence",
    ),
    (
        "theo Thông tư số 39/2014/TT-BTC. Theo TT 39. Công ty lập hóa đơn",
        [("Thông tư số 39/2014/TT-BTC", "39/2014/TT-BTC|"), ("TT 39", "39/2014/TT-BTC|")],
        "a circular's before the next sentence",
    ),
    (
        "công văn số 78793/CT-TTHT ngày 05/12/2017; đồng ý với xử lý tại 78793/CT-TTHT ngày 05/12/2017",
        [
            ("công văn số 78793/CT-TTHT ngày 05/12/2017", "78793/CT-TTHT|2017-12-05"),
            ("78793/CT-TTHT ngày 05/12/2017", "78793/CT-TTHT|2017-12-05"),
        ],
        "a number told before, without its kind",
    ),
    (
        "quy định cũ (NĐ 51, TT 39, TT 32) sẽ không có giá trị",
        [("NĐ 51", "51|"), ("TT 39", "39|"), ("TT 32", "32|")],
        "short forms of decrees and circulars that the text tells nothing more of",
    ),
    (
        "quy trình và mẫu biểu theo Quyết định 595/QĐ-BHXH; nêu tại công văn hỏi 334/BQLDA",
        [("Quyết định 595/QĐ-BHXH", "595/QĐ-BHXH|"), ("công văn hỏi 334/BQLDA", "334/BQLDA|")],
        "a form by a decision, a letter that asks",
    ),
    (
        "công văn số CS20210106 đề ngày 06/01/2021 của Công ty TNHH Universal; nêu tại công văn số CS20210106 được thực hiện",
        [
            ("công văn số CS20210106 đề ngày 06/01/2021 của Công ty TNHH Universal", "CS20210106|2021-01-06"),
            ("công văn số CS20210106", "CS20210106|2021-01-06"),
        ],
        "a company's own number told before with its day",
    ),
    (
        "sửa đổi các Nghị định 71/2024, 88/2024 và 101/2024",
        [("Nghị định 71/2024", "71/2024|"), ("88/2024", "88/2024|"), ("101/2024", "101/2024|")],
        "a list of decrees by number and year",
    ),
    (
        "công văn số Mascot/log/1013/15 ngày 15/10/2013; văn thư số YAK- TAX(PIT)/001/2017 ngày 19/04/2017",
        [
            ("công văn số Mascot/log/1013/15 ngày 15/10/2013", "Mascot/log/1013/15|2013-10-15"),
            ("văn thư số YAK- TAX(PIT)/001/2017 ngày 19/04/2017", "YAK-TAX(PIT)/001/2017|2017-04-19"),
        ],
        "companies' ways of counting",
    ),
    ("công văn số 12/SXD-GPT; | 12/SXD-GPT | Sở Xây dựng |", [("công văn số 12/SXD-GPT", "12/SXD-GPT|")], "a row of a table"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SHORT, ids=[row[2] for row in SHORT])
def test_short_forms(text: str, expected: Found, reason: str) -> None:
    assert [(c.span.text, c.key) for c in cite(text)] == expected, reason


JAPAN = "Hiệp định tránh đánh thuế hai lần giữa Việt Nam và Nhật Bản"
TREATY = (
    "Hiệp định giữa Chính phủ Nhật Bản và Chính phủ nước Cộng hòa xã hội chủ nghĩa Việt Nam về tránh đánh thuế hai lần "
    "và ngăn ngừa việc trốn lậu thuế"
)
TREATIES: list[tuple[str, Found, str]] = [
    (
        "Điều 11, Hiệp định giữa Việt Nam - Nhật Bản quy định; theo Hiệp định tránh đánh thuế hai lần giữa Việt Nam và Nhật Bản",
        [("Hiệp định giữa Việt Nam - Nhật Bản", JAPAN), (JAPAN, JAPAN)],
        "parties with a dash between",
    ),
    (
        "V/v áp dụng Hiệp định thuê\nViệt Nam — Nhật Bản\nKính gửi: Công ty. Theo Hiệp định tránh đánh thuế hai lần giữa "
        "Việt Nam và Nhật Bản",
        [("Hiệp định thuê\nViệt Nam — Nhật Bản", JAPAN), (JAPAN, JAPAN)],
        "parties on the next line",
    ),
    (
        "Hiệp định Thương mại Tự do Việt Nam - Hàn Quốc và Hiệp định thuế Việt Nam - Hàn Quốc",
        [
            ("Hiệp định Thương mại Tự do Việt Nam - Hàn Quốc",) * 2,
            ("Hiệp định thuế Việt Nam - Hàn Quốc",) * 2,
        ],
        "trade and taxes with one country are two",
    ),
    (
        "ĐỂ THỰC HIỆN HIỆP ĐỊNH ĐỐI TÁC KINH TẾ TOÀN DIỆN ASEAN - NHẬT BẢN GIAI ĐOẠN 2015-2019",
        [("HIỆP ĐỊNH ĐỐI TÁC KINH TẾ TOÀN DIỆN ASEAN - NHẬT BẢN",) * 2],
        "a country of two words in capitals",
    ),
    (f"{TREATY} (sau đây gọi là", [(TREATY, TREATY)], "what the treaty says of itself behind the parties"),
    ("Hiệp định tránh đánh thuế hai lần giữa Việt Nam và nước, vùng lãnh thổ khác", [], "treaties with any country"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), TREATIES, ids=[row[2] for row in TREATIES])
def test_treaties(text: str, expected: Found, reason: str) -> None:
    assert [(c.span.text, c.key) for c in cite(text)] == expected, reason


TAILS = [
    ("Nghị định 139/2016/NĐ-CP ngày 04/10/2016 của chính phủ", "Chính phủ", "in small letters"),
    ("công văn số 6602/CT.TTHT ngày 24/11/2017 của Cục Thuế tỉnh Hải Dương", "Cục Thuế tỉnh Hải Dương", "a stop for a dash"),
    ("văn bản sô SPVB/Tax ngày 30/10/2017 của Công ty TNHH Suntory", "Công ty TNHH Suntory", "letters alone and a day"),
    ("Luật số 71/2014/QH13 ngày 26/11/2014 cả Quốc hội", "Quốc hội", "a letter of của lost"),
    ("Thông tư số 79/2017/TT-BTC ngày 01/8/2017 cha Bộ Tài chính", "Bộ Tài chính", "another letter for one of của"),
    ("Thông tư số 95/2016/TT-BTC ngày 28/6/2016 c của Bộ Tài chính", "Bộ Tài chính", "a stray letter before của"),
    ("Thông tư số 301/2016/TT-BTC ngày 15/11/2016 của' Bộ Tài chính", "Bộ Tài chính", "a speck behind của"),
    ('công văn số 31/FLC-BNS "ngày 30/01/2019 của Công ty CP FLC', "Công ty CP FLC", "a speck before the day"),
    ("Thông tư số 151/2014/TT-BTC ày 10/10/2014 của Bộ Tài chính", "Bộ Tài chính", "the word for day cut"),
    ("công văn số 171011/KT đề > ngày 11/10/2017 của Công ty Diana", "Công ty Diana", "a speck behind đề"),
    ("Nghị định số 129/2016/NĐ-CP ngày 01/9/2016 - của Chính phủ", "Chính phủ", "a dash before của"),
    ("Thông tư số 05/2012/TT-BTC ngày 5/1/2012 của Bộ chính", "Bộ Tài chính", "a syllable of a ministry lost"),
    ("Thông tư số 95/2016/TT-BTC của Bộ Tài i chính", "Bộ Tài chính", "a stray letter within a ministry"),
    ("Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phi", "Thủ tướng Chính phủ", "the last syllable blurred"),
    ("Quyết định số 942/QĐ-TTg ngày 15/6/2021 của Thi tướng\nChính phú", "Thủ tướng Chính phủ", "blurred over two lines"),
    (
        "Thông tư liên tịch số 07/2013/TTLT-BGDĐT-BNV ngày 08/3/2013 của Bộ giáo dục đào tạo- Bộ nội vụ",
        "Bộ giáo dục đào tạo- Bộ nội vụ",
        "ministries with a dash stuck between",
    ),
    ("công văn số 1036/CT-TTHT của Cục thuế TP.Hà Nội", "Cục Thuế thành phố Hà Nội", "no blank before the city"),
    ("Quyết định số 63/QĐ-HQGT ngày 08/02/2017 của Chi cục Hải quan Gia Thụy", "Chi cục Hải quan Gia Thụy", "an office's place"),
    ("công văn số 4103/CT-TTHT ngày 10/6/2019 của Cục Thuế Đồng Nai", "Cục Thuế tỉnh Đồng Nai", "a province without its kind"),
    ("công văn số 117/VCM ngày 16/06/2022 của Trung tâm viễn thông Vcomms", "Trung tâm viễn thông Vcomms", "a centre"),
]


@pytest.mark.parametrize(("text", "issuer", "reason"), TAILS, ids=[row[2] for row in TAILS])
def test_issuers_that_a_scan_has_bent(text: str, issuer: str, reason: str) -> None:
    (found,) = cite(f"theo {text} quy định về")
    assert (found.span.text, found.issuer) == (text, issuer), reason


def test_words_behind_an_office_with_a_dash_within_are_no_part_of_it() -> None:
    (found,) = cite("theo công văn số 4315/VPCP-ĐMDN của Văn phòng - Chính phủ chuyển ý kiến")
    assert (found.span.text[-21:], found.issuer) == ("Văn phòng - Chính phủ", "Văn phòng Chính phủ")


def test_a_name_goes_on_in_the_next_line_where_the_document_gives_it_elsewhere() -> None:
    name = "Công ty TNHH Go Vacation Việt Nam"
    head = Header(addressees=(Reading(name, Span(0, len(name), name), "test"),))
    (found,) = cite("Trả lời công văn số 01/CV-GVV ngày 27/3/2019 của Công ty TNHH Go\nVacation Việt Nam hỏi về", head)
    assert found.issuer == name
    assert found.span.text.endswith("Go\nVacation Việt Nam")
    (other,) = cite("Trả lời công văn số 01/CV-GVV ngày 27/3/2019 của Công ty TNHH Go\nCục Thuế trả lời", head)
    assert other.span.text.endswith("TNHH Go")


LAWS: list[tuple[str, Found, str]] = [
    (
        "Luật Đất đai 2024 (số 31/2024/QH15) quy định; theo Luật Đất đai 2024",
        [("Luật Đất đai 2024 (số 31/2024/QH15)", "31/2024/QH15|"), ("Luật Đất đai 2024", "31/2024/QH15|")],
        "a law's number in brackets",
    ),
    (
        "Điều 2 Luật thuế TNDN 14/2008/QH12 của Quốc hội; Điều 3 Luật Thuế thu nhập doanh nghiệp",
        [
            ("Luật thuế TNDN 14/2008/QH12 của Quốc hội", "14/2008/QH12|"),
            ("Luật Thuế thu nhập doanh nghiệp", "14/2008/QH12|"),
        ],
        "a short name beside the number, the whole one later",
    ),
    (
        "rà soát Luật Sử dụng năng lượng tiết kiệm và hiệu quả số 50/2010/QH12 và các văn bản",
        [("Luật Sử dụng năng lượng tiết kiệm và hiệu quả số 50/2010/QH12", "50/2010/QH12|")],
        "a name that begins like a lawyer's",
    ),
    (
        "Đồng thời Bộ luật Hình sự năm 2015 lần đầu tiên đã quy định; nghĩa vụ Luật Quản lý thuế đặt ra",
        [("Bộ luật Hình sự năm 2015", "Bộ luật Hình sự"), ("Luật Quản lý thuế", "Luật Quản lý thuế")],
        "words that end like a body's",
    ),
    (
        "Luật Thuế thu nhập cá nhân và Luật sửa đổi, bd sung một số điều cia Luật thuế thu nhập cá nhân quy định",
        [
            ("Luật Thuế thu nhập cá nhân", "Luật Thuế thu nhập cá nhân"),
            (
                "Luật sửa đổi, bd sung một số điều cia Luật thuế thu nhập cá nhân",
                "Luật sửa đổi, bổ sung một số điều của Luật Thuế thu nhập cá nhân",
            ),
            ("Luật thuế thu nhập cá nhân", "Luật Thuế thu nhập cá nhân"),
        ],
        "an amending law with a bent của",
    ),
    (
        "Luật sửa đối, bb sung mội số điều của Luật Quản lý thuế năm 2012",
        [
            (
                "Luật sửa đối, bb sung mội số điều của Luật Quản lý thuế năm 2012",
                "Luật sửa đổi, bổ sung một số điều của Luật Quản lý thuế",
            ),
            ("Luật Quản lý thuế", "Luật Quản lý thuế"),
        ],
        "an amending law with other letters bent",
    ),
    (
        "Luật sửa đổi, bổ sung Điều 170 của Luật doanh nghiệp số 37/2013/QH13 ngày 20/6/2013 hết hiệu lực",
        [("Luật sửa đổi, bổ sung Điều 170 của Luật doanh nghiệp số 37/2013/QH13 ngày 20/6/2013", "37/2013/QH13|2013-06-20")],
        "a law that amends one article",
    ),
    (
        "Luật Quản lý thuế; Luật sửa bổ sung một số điều của Luật Quân lý thuế",
        [
            ("Luật Quản lý thuế", "Luật Quản lý thuế"),
            (
                "Luật sửa bổ sung một số điều của Luật Quân lý thuế",
                "Luật sửa đổi, bổ sung một số điều của Luật Quản lý thuế",
            ),
            ("Luật Quân lý thuế", "Luật Quản lý thuế"),
        ],
        "an amending law that a word is lost of",
    ),
    (
        "dự án Luật sửa đổi, bổ sung một số điều của Luật thuế TTĐB; hướng dẫn một số điều luật thuế TNDN",
        [("Luật thuế TTĐB", "Luật Thuế tiêu thụ đặc biệt"), ("luật thuế TNDN", "Luật Thuế thu nhập doanh nghiệp")],
        "a law that a draft amends, a short name in small letters",
    ),
    (
        "Luật sửa đổi, bổ sung một số điều của của Luật về thuê và sửa đổi; Luật ban hành các văn bản quy phạm pháp luật",
        [
            (
                "Luật sửa đổi, bổ sung một số điều của của Luật về thuê",
                "Luật sửa đổi, bổ sung một số điều của các Luật về thuế",
            ),
            ("Luật ban hành các văn bản quy phạm pháp luật", "Luật Ban hành văn bản quy phạm pháp luật"),
        ],
        "laws on taxes, a law by other words",
    ),
    (
        "xây dựng hồ sơ Luật Khoa học và Công nghệ. Ngày 14/12/2023, Hội đồng thẩm định",
        [("Luật Khoa học và Công nghệ", "Luật Khoa học và công nghệ")],
        "the day of the next sentence",
    ),
    (
        "tại Điều 3 Văn bản hợp nhất di 03/VBHN-BCA ngày 26/9/2013 của Bộ Công an",
        [("Văn bản hợp nhất di 03/VBHN-BCA ngày 26/9/2013 của Bộ Công an", "03/VBHN-BCA|2013-09-26")],
        "the word for number blurred",
    ),
    ("công văn số 7434/VPCP-DMDN", [("công văn số 7434/VPCP-DMDN", "7434/VPCP-ĐMDN|")], "a unit's lost stroke"),
    (
        "Nghị định 100/2024/NĐ-CP (26/07/2024); Thông tư 06/2025/TT-BGDĐT (19/3/2025)",
        [
            ("Nghị định 100/2024/NĐ-CP (26/07/2024)", "100/2024/NĐ-CP|2024-07-26"),
            ("Thông tư 06/2025/TT-BGDĐT (19/3/2025)", "06/2025/TT-BGDĐT|2025-03-19"),
        ],
        "days in brackets",
    ),
    (
        "Trả lời công văn số 172/2019/CV-Meredit ngày 03/12/2019 của Công ty MB Shinsei hỏi",
        [("công văn số 172/2019/CV-Meredit ngày 03/12/2019 của Công ty MB Shinsei", "172/2019/CV-Meredit|2019-12-03")],
        "a company's number behind its year",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), LAWS, ids=[row[2] for row in LAWS])
def test_numbers_and_names(text: str, expected: Found, reason: str) -> None:
    assert [(c.span.text, c.key) for c in cite(text)] == expected, reason


def test_a_centre_with_the_company_that_it_is_a_branch_of() -> None:
    head = Header(addressees=(Reading("Trung tâm xây dựng Hạ tầng", Span(0, 26, "Trung tâm xây dựng Hạ tầng"), "test"),))
    (found,) = cite(
        "công văn số 01/CV/TT ngày 02/3/2018 của Trung tâm xây dựng Hạ tầng- Chi nhánh Công ty VINACONEX (sau đây", head
    )
    assert found.span.text.endswith("Chi nhánh Công ty VINACONEX")


def test_a_department_that_is_answered_wrote_the_letter_with_its_code() -> None:
    name = "Sở Lao động - Thương binh và Xã hội tỉnh Thái Nguyên"
    head = Header(addressees=(Reading(name, Span(0, len(name), name), "test"),))
    (found,) = cite("Trả lời công văn số 1647/SLĐTBXH-LĐTL ngày 21/8/2014 của quý Sở đề nghị", head)
    assert found.issuer == name


@pytest.mark.parametrize("written", ["Cục Thuế", "Cục thuế", "Cục Thuế tỉnh Bình Dương"])
def test_an_office_named_in_a_letter_of_its_own_is_itself(written: str) -> None:
    own = "Cục Thuế tỉnh Bình Dương"
    (found,) = cite(
        f"Ngày 04/11/2019 {written} có công văn số 22060/CT-TT&HT", Header(issuer=Reading(own, Span(0, len(own), own), "test"))
    )
    assert found.issuer == own
