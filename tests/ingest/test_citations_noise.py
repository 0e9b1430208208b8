"""Citations in scans and soups, and words that look like citations and are none."""

from __future__ import annotations

import random

import pytest

from ingest.document import Header
from ingest.relations import find_relations
from tests.ingest.citing import cite

BLURRED = [
    ("tại Nghị định sé 118/202 L/NĐ-CP ngày 23/12/2021 của Chính phủ quy định", "118/2021/NĐ-CP", "2021-12-23", "sé, L for 1"),
    ("V/v triển khai Nghị định số 1 18/2021/NĐ-CP", "118/2021/NĐ-CP", None, "a space in the number"),
    ("tại khoản 2 Nghj định số 134/2016/ND- CP.", "134/2016/NĐ-CP", None, "the kind one letter off, a stroke lost"),
    ("Thong tu sô 219/2013/TT- BTC ngay 31/12/2013 cua Bo Tai chinh", "219/2013/TT-BTC", "2013-12-31", "no accents"),
    ("Thông tư số 119/2014/TT-BIC ngày 25/8/2014", "119/2014/TT-BTC", "2014-08-25", "one ministry a letter away"),
    ("Nghị định số 12/2015/NB-CP", "12/2015/NĐ-CP", None, "a decree is the Government's"),
    ("Quyết. định số 317/QD-TTg ngày 15/3/2012", "317/QĐ-TTg", "2012-03-15", "a stop within the kind"),
    ("Thông tư số 1562013/TT-BTC", "156/2013/TT-BTC", None, "a stroke lost"),
    ("Thông tư số 92/2015/TT-BTC ngày 15/6/202015 của Bộ Tài chính", "92/2015/TT-BTC", "2015-06-15", "a year written over"),
    ("Thông tư số 40/2021/TT-BTC ngày 01 tháng 6 năm 221 của Bộ Tài chính", "40/2021/TT-BTC", "2021-06-01", "a figure lost"),
    ("Nghị định số 118/2008/NĐ-CP ngày 27 tháng 11 tháng 2008", "118/2008/NĐ-CP", "2008-11-27", "năm read as tháng"),
    ("Thông tư số 92/2015/TT-BTC ngày 15/6/2019202", "92/2015/TT-BTC", None, "a year that is not the number's"),
]


@pytest.mark.parametrize(("text", "number", "date", "reason"), BLURRED, ids=[row[3] for row in BLURRED])
def test_makes_out_what_a_scan_blurred(text: str, number: str, date: str | None, reason: str) -> None:
    (found,) = cite(text)
    assert found.number is not None
    assert (found.number.text, found.date.iso if found.date else None) == (number, date), reason


def test_a_cut_symbol_is_made_whole_from_another_mention() -> None:
    found = cite("Thông tư số 47/2020/TT-BTC và sau đó Thông tư số 47/2020/TT- có hiệu lực")
    assert [c.key for c in found] == ["47/2020/TT-BTC|", "47/2020/TT-BTC|"]


def test_a_blurred_law_carries_its_right_name() -> None:
    (found,) = cite("theo điểm b khoản | Điều 66 Luật Xử ly vi phạm hành chính (đã được sửa đổi)")
    assert (found.name, found.pinpoint) == ("Luật Xử lý vi phạm hành chính", "điểm b khoản 1 Điều 66")


NOTHING = [
    ("Điện thoại: 024.3768.9679, Fax: 024.3768.9680", "telephone numbers"),
    ("Kế hoạch này và Quyết định nói trên", "the document itself"),
    ("Chương trình tổng thể cải cách hành chính giai đoạn 2021 - 2030", "a programme without number"),
    ("theo mẫu số 01/QĐ-KHTNT, mẫu quyết định số 02, Mẫu số 05/KK-TNCN và Phụ lục 01/BHXH-TCT", "forms"),
    ("Số: 26 /KH-UBND", "the letterhead"),
    ("trong thời hạn 15 ngày, quyết định 03 lần", "a verb and a count"),
    ("Công ty Luật TNHH Anh Minh, Luật sư Nguyễn Văn A, pháp luật về thuế", "law in other words"),
    ("dự án Luật Nhà giáo", "a law to be written"),
    ("Nghị định số ..../2024/NĐ-CP ngày ... tháng ... năm 2024", "a number left blank"),
    ("các Hiệp định tránh đánh thuế hai lần", "agreements of a kind"),
    ("tại Hiệp định tránh đánh thuế giữa Chính phủ Việt Nam và Chính phủ các nước", "agreements with several"),
]


@pytest.mark.parametrize(("text", "reason"), NOTHING, ids=[row[1] for row in NOTHING])
def test_finds_no_citation_in(text: str, reason: str) -> None:
    assert cite(text) == (), reason


_SOUP = [
    *("Nghị định", "Luật", "Quyết định số", "Căn cứ", "sửa đổi, bổ sung", "một số điều của", "ngày 29/3/2022", "ngày tháng năm"),
    *("của Bộ Tài chính", "118/2021/NĐ-CP", "17-NQ/TW", "số", ", ", "; ", ". ", "\n", "Điều 5 khoản", "(sau đây gọi tắt là", ")"),
    *(
        "Hiệp định giữa",
        "Việt Nam và",
        "CPTPP",
        "1 ",
        "/",
        "-",
        "QH13",
        "Công ty",
        "được",
        "bởi",
        "“",
        "”",
        "\ufeff",
        "\u0130",
        "ı",
    ),
    *(
        "ngày",
        "hết hiệu lực",
        "thay thế",
        "này",
        "kèm theo",
        "Luật Quản lý thuế",
        "năm 2019",
        "TT-BTC",
        "0",
        "l",
        "§",
        "\u0301",
        "😀",
    ),
]


@pytest.mark.parametrize("seed", range(40))
def test_any_soup_of_the_field_s_words_is_read(seed: int) -> None:
    chance = random.Random(seed)
    text = " ".join(chance.choice(_SOUP) for _ in range(400))
    found = cite(text)
    assert all(text[c.span.start : c.span.end] == c.span.text and c.key for c in found)
    keys = {c.key for c in found} | {"self"}
    assert all(r.source in keys and r.target in keys for r in find_relations(text, Header(), (), found))


SPANS = [
    ("Luật Quản lý thuế số 38/2019/QH14 được Quốc hội khóa XIV thông qua ngày 13/6/2019", "2019-06-13", "passed on a day"),
    ("NGHỊ ĐỊNH SỐ 100/2016/NĐ-CP NGÀY 01\nTHÁNG 7 NĂM 2016", "2016-07-01", "a date over two lines"),
    ("NGHỊ ĐỊNH SỐ 12/2015/NĐ-CP NGÀY 12 THÁNG 02 NĂM 2015\nCỦA CHÍNH PHỦ", "2015-02-12", "an issuer on the next line"),
    ("Thông tư số 111/2013/TT-BTC ngày 15/8/2013 của Bộ Tài thính", "2013-08-15", "a ministry a letter away"),
    ("Bộ quật lao động số 10/2012/QH13 ngày 18/6/2012 của Quốc hội", "2012-06-18", "a code's kind a letter away"),
    ("công văn bổ sung tài liệu số 0624/2020/CV- CC ngày 24/6/2020", "2020-06-24", "what a letter is for before its number"),
    ("công văn số\nSDIV/FIN/20180918, ngày 04 tháng 10 năm 2018", "2018-10-04", "a company's own number on the next line"),
    (
        "công văn số 201/ML-TCKT ngày 27/5/2021 (Cục Thuế nhận ngày 18/6/2021) của Công ty cổ phần Mê Linh",
        "2021-05-27",
        "a remark",
    ),
    ("Nghị định số 5 29/2008/NĐ-CP ngày 14/3/2008", "2008-03-14", "a figure of the margin before the number"),
    ("Quyết định số -53/QĐ-TTg ngày 15/01/2024", "2024-01-15", "a dash before the number"),
    ("Luật quản lý thuế số 78/2006/QH1 1 ngày 29 tháng 11 năm 2006", "2006-11-29", "a blank within the legislature"),
    ("công văn giải trình và bổ sung thông tin tài liệu số 96/VTD-TCKT ngày 23/02/2018", "2018-02-23", "several purposes"),
    ("văn thư số 2808/CV-Vilube/2012 ngày 28/08/2012 của Công ty", "2012-08-28", "a letter by an old name"),
    ("Giấy phép thiết lập TTĐT số 09/GP-ICP-STTTT ngày 24/01/2014", "2014-01-24", "a licence"),
    ("Giấy phép số: 61/GP-TTĐT, do Bộ TTTT cấp ngày 04/6/2009", "2009-06-04", "who gave a licence and when"),
    ("Giấy phép hoạt động số 04/SXD-GPT ngày 16/5/2011", "2011-05-16", "what a licence is for"),
    ("số 105/2020/TT-BTC ngày 03/12/2020 của Bộ Tài chính", "2020-12-03", "the kind told by the symbol alone"),
    ("Luật Sở hữu trí tuệ số 50/2005/QH11", None, "a name that begins like the word for number"),
    ("Luật Chuyển đổi số số 148/2025/QH15", None, "a name that ends like it"),
    ("Quy chế phối hợp công tác số 5423/QCPH-BHXH-TCT", None, "a rule of two bodies' work"),
    ("Thông tư 86 103/2014/TT-BTC ngay 06 thang 8 năm 2014", "2014-08-06", "the word for number taken for figures"),
    ("HIỆP ĐỊNH KHU VỰC THƯƠNG MẠI TỰ DO ASEAN - HÀN QUỐC", None, "free trade in capitals"),
    ("Luật Tổ chức Chính 1 phủ ngày 19 tháng 6 năm 2015", "2015-06-19", "a figure of the margin within a name"),
    ("Luật sửa đổi, bổ sung một số điều của Luật Thuế thu nhập ‹ cá nhân", None, "a speck within a law's name"),
]


@pytest.mark.parametrize(("text", "date", "reason"), SPANS, ids=[row[2] for row in SPANS])
def test_a_citation_is_read_to_its_end(text: str, date: str | None, reason: str) -> None:
    found = cite(f"theo {text}")[0]
    assert (found.span.text, found.date.iso if found.date else None) == (text, date), reason
