"""Citations in the words that documents use, clean and blurred: spans, keys, what stands around them."""

from __future__ import annotations

import pytest

from tests.ingest.citing import cite

FOUND = [
    (
        "nhận được Công văn số 23122020 ngày 23/12/2020 của Công ty TNHH DYT về việc miễn thuế",
        [("Công văn số 23122020 ngày 23/12/2020 của Công ty TNHH DYT", "23122020|2020-12-23")],
        "a company's number made of the day",
    ),
    (
        "nhận được công văn số A4E-18-057 ghi ngày 22/11/2018 kèm hồ sơ",
        [("công văn số A4E-18-057 ghi ngày 22/11/2018", "A4E-18-057|2018-11-22")],
        "a letter before the figures, a day that is written on it",
    ),
    (
        "thực hiện Công điện số 10/CĐ-TTg, ngày 13/02/2025, Sở Giáo dục và Đào tạo (GDĐT) đã ban hành Công văn số 27/SGDĐT-CT",
        [("Công điện số 10/CĐ-TTg", "10/CĐ-TTg|"), ("Công văn số 27/SGDĐT-CT", "27/SGDĐT-CT|2025-02-13")],
        "a day that belongs to the clause behind it",
    ),
    ("tài khoản số 12345678 ngày 3/4/2020; thông báo số 123456 khách hàng", [], "numbers of accounts and clients"),
    ("theo Nghị quyết số | 42/2017/QH14", [("Nghị quyết số | 42/2017/QH14", "42/2017/QH14|")], "a speck before the number"),
    (
        "Nghị định số §5/2021/NĐ-CP ngày 25/9/2021 của Chính phủ",
        [("Nghị định số §5/2021/NĐ-CP ngày 25/9/2021 của Chính phủ", "85/2021/NĐ-CP|2021-09-25")],
        "an eight read as a section mark",
    ),
    (
        "Căn cứ Luật sửa đồi, bổ sung một số điều của các Luật về thuế ngày 26 tháng 11 năm 2014;",
        [
            (
                "Luật sửa đồi, bổ sung một số điều của các Luật về thuế ngày 26 tháng 11 năm 2014",
                "Luật sửa đổi, bổ sung một số điều của các Luật về thuế",
            )
        ],
        "laws by their matter alone",
    ),
    (
        "Căn cứ Quyết định số 251/QĐ-BNV ngày 29/3/2022 của Bộ trưởng Bộ Nội vụ ban hành Kế hoạch năm 2022.",
        [("Quyết định số 251/QĐ-BNV ngày 29/3/2022 của Bộ trưởng Bộ Nội vụ", "251/QĐ-BNV|2022-03-29")],
        "number, date and issuer",
    ),
    (
        "Kế hoạch số 12/KH-UBND, ngày 24/01/2022 của Ủy ban nhân dân thị xã Duyên Hải về cải cách",
        [("Kế hoạch số 12/KH-UBND, ngày 24/01/2022 của Ủy ban nhân dân thị xã Duyên Hải", "12/KH-UBND|2022-01-24")],
        "a comma before the date",
    ),
    (
        "Quyết định Số 3619/QĐ-UBND ngày 28/12/2021 của Chủ tịch Ủy ban nhân dân tỉnh Vĩnh Long",
        [("Quyết định Số 3619/QĐ-UBND ngày 28/12/2021 của Chủ tịch Ủy ban nhân dân tỉnh Vĩnh Long", "3619/QĐ-UBND|2021-12-28")],
        "a capital in Số",
    ),
    (
        "Nghị quyết số 17-NQ/TW ngày 01/8/2007 của Ban Chấp hành Trung ương Đảng (khóa X) về đẩy mạnh",
        [("Nghị quyết số 17-NQ/TW ngày 01/8/2007 của Ban Chấp hành Trung ương Đảng (khóa X)", "17-NQ/TW|2007-08-01")],
        "the Party and its term",
    ),
    (
        "theo Nghị quyết số 18-NQ/TW của Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII về một số vấn đề",
        [("Nghị quyết số 18-NQ/TW của Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII", "18-NQ/TW|")],
        "a conference of the Party",
    ),
    (
        "các Nghị định số 61/2018/NĐ-CP, số 107/2021/NĐ-CP và 92/2017/NĐ-CP",
        [
            ("Nghị định số 61/2018/NĐ-CP", "61/2018/NĐ-CP|"),
            ("số 107/2021/NĐ-CP", "107/2021/NĐ-CP|"),
            ("92/2017/NĐ-CP", "92/2017/NĐ-CP|"),
        ],
        "a list with one name of the kind",
    ),
    (
        "Thông tư liên tịch số 05/2008/TTLT-BKHCN-BNV ngày 18/6/2008 của Bộ Khoa học và Công nghệ và Bộ Nội vụ hướng dẫn",
        [
            (
                "Thông tư liên tịch số 05/2008/TTLT-BKHCN-BNV ngày 18/6/2008 của Bộ Khoa học và Công nghệ và Bộ Nội vụ",
                "05/2008/TTLT-BKHCN-BNV|2008-06-18",
            )
        ],
        "two issuers of a joint circular",
    ),
    (
        "khoản 6 Điều 12 Nghị định 87/2010/NĐ-CP ngày 13/8/2010 Chính phủ;",
        [("Nghị định 87/2010/NĐ-CP ngày 13/8/2010 Chính phủ", "87/2010/NĐ-CP|2010-08-13")],
        "no số, no của",
    ),
    (
        "Nghị định của Chính phủ số 82/2015/NĐ-CP ngày 24 tháng 9 năm 2015.",
        [("Nghị định của Chính phủ số 82/2015/NĐ-CP ngày 24 tháng 9 năm 2015", "82/2015/NĐ-CP|2015-09-24")],
        "the issuer before the number",
    ),
    (
        "Luật Quản lý thuế số 38/2019/QH14 ngày 13 tháng 6 năm 2019; theo Luật Quản lý thuế",
        [
            ("Luật Quản lý thuế số 38/2019/QH14 ngày 13 tháng 6 năm 2019", "38/2019/QH14|2019-06-13"),
            ("Luật Quản lý thuế", "38/2019/QH14|2019-06-13"),
        ],
        "a law with its number, then by name alone",
    ),
    (
        "theo quy định của Luật Phổ biến, giáo dục pháp luật và trong sinh hoạt",
        [("Luật Phổ biến, giáo dục pháp luật", "Luật Phổ biến, giáo dục pháp luật")],
        "a law by name",
    ),
    (
        "Luật Thuế TNDN và Luật Đất đai năm 2013",
        [("Luật Thuế TNDN", "Luật Thuế thu nhập doanh nghiệp"), ("Luật Đất đai năm 2013", "Luật Đất đai")],
        "a law's short name is made whole, a law and its year",
    ),
    (
        "theo Luật Bảo vệ BMNN năm 2018 và Luật ATTP; Luật TTATGT đường bộ",
        [
            ("Luật Bảo vệ BMNN năm 2018", "Luật Bảo vệ bí mật nhà nước"),
            ("Luật ATTP", "Luật An toàn thực phẩm"),
            ("Luật TTATGT đường bộ", "Luật Trật tự, an toàn giao thông đường bộ"),
        ],
        "laws by the first letters of their words",
    ),
    ("Trưởng khoa Luật KTQD; theo Luật NĐT của trường", [], "letters of no law"),
    (
        "Luật Tổ chức chính quyền địa phương số 08/2025/L-CTN ngày 16 tháng 6 năm 2025;",
        [("Luật Tổ chức chính quyền địa phương số 08/2025/L-CTN ngày 16 tháng 6 năm 2025", "08/2025/L-CTN|2025-06-16")],
        "a law by the number of the order that announced it",
    ),
    (
        "theo mẫu tại Phụ lục II Thông tư số 80/2021/TT-BTC; mẫu Quyết định số 01/QĐ",
        [("Thông tư số 80/2021/TT-BTC", "80/2021/TT-BTC|")],
        "an annex of a circular is no form",
    ),
    (
        "theo Nghị quyết số 66.16/2026/NQ-CP ngày 29/4/2026 của Chính phủ",
        [("Nghị quyết số 66.16/2026/NQ-CP ngày 29/4/2026 của Chính phủ", "66.16/2026/NQ-CP|2026-04-29")],
        "a number in a row of its own, with a dot",
    ),
    (
        "Nghị quyết 66.17/2026/NQ-CP — Cắt giảm\n| Số hiệu | 66.17/2026/NQ-CP |\nsửa Nghị quyết số 66.16/2026/NQ-CP",
        [("Nghị quyết số 66.16/2026/NQ-CP", "66.16/2026/NQ-CP|")],
        "its own number in the first lines of a copy",
    ),
    (
        "công văn số, 1888/CT-KK ngày 29/6/2016",
        [("công văn số, 1888/CT-KK ngày 29/6/2016", "1888/CT-KK|2016-06-29")],
        "a stray mark",
    ),
    (
        "Thông tư số 38/2015/TT-BTC negay 25/3/2015 của Bộ Tài chính; Thông tư số 200/2014/TT-BTC ngày 22 thing 12 năm 2014",
        [
            ("Thông tư số 38/2015/TT-BTC negay 25/3/2015 của Bộ Tài chính", "38/2015/TT-BTC|2015-03-25"),
            ("Thông tư số 200/2014/TT-BTC ngày 22 thing 12 năm 2014", "200/2014/TT-BTC|2014-12-22"),
        ],
        "the words ngày and tháng blurred",
    ),
    (
        "Nghị định số 29/2008/NĐ-CP ¡ ngày 14 tháng 3 năm 2008 của Chính phủ",
        [("Nghị định số 29/2008/NĐ-CP ¡ ngày 14 tháng 3 năm 2008 của Chính phủ", "29/2008/NĐ-CP|2008-03-14")],
        "a speck before the date",
    ),
    (
        "Công văn số 4103/CT-TTHT ngày Pan's ý 10/6/2019 của Cục thuế tỉnh Đồng Nai thì",
        [("Công văn số 4103/CT-TTHT ngày Pan's ý 10/6/2019 của Cục thuế tỉnh Đồng Nai", "4103/CT-TTHT|2019-06-10")],
        "letters of a stamp before the date",
    ),
    (
        "Thông tư số 10/2014/T T-BTC ngày 17/01/2014 của Bộ Tài chính",
        [("Thông tư số 10/2014/T T-BTC ngày 17/01/2014 của Bộ Tài chính", "10/2014/TT-BTC|2014-01-17")],
        "a blank within the kind's code",
    ),
    (
        "công văn số 9031/CT-TTr1 ngày 27/8/2009",
        [("công văn số 9031/CT-TTr1 ngày 27/8/2009", "9031/CT-TTr1|2009-08-27")],
        "a unit",
    ),
    ("tại Phần B Thôngtư số 134/2007/TT-BTC", [("Thôngtư số 134/2007/TT-BTC", "134/2007/TT-BTC|")], "a blank lost in the kind"),
    (
        "Điều 19 Lnật thuế xuất khẩu, thuế nhập khẩu số 107/2016/QH13",
        [("Lnật thuế xuất khẩu, thuế nhập khẩu số 107/2016/QH13", "107/2016/QH13|")],
        "the word Luật blurred",
    ),
    ("09 LUẬT ĐƯỢC THÔNG QUA", [], "được is no Dược"),
    ("Điều 28 Luật Thương mại (2005) quy định", [("Luật Thương mại (2005)", "Luật Thương mại")], "a law's year in brackets"),
    ("Điều 5 Luật Thuế g giá trị gia tăng", [("Luật Thuế g giá trị gia tăng", "Luật Thuế giá trị gia tăng")], "a stray letter"),
    ("và luật Hải quan, theo luật định", [("luật Hải quan", "Luật Hải quan")], "a known name after a small kind"),
    (
        "Nghị định số 23/2007/NĐ-CP nêu trên của Chính phủ, quyền",
        [("Nghị định số 23/2007/NĐ-CP nêu trên của Chính phủ", "23/2007/NĐ-CP|")],
        "nêu trên before the issuer",
    ),
    (
        "Nghị quyết số 30/2021/QH15 ngày 28 tháng 7 năm 2021 Kỳ họp thứ nhất, Quốc hội khóa XV về",
        [("Nghị quyết số 30/2021/QH15 ngày 28 tháng 7 năm 2021 Kỳ họp thứ nhất, Quốc hội khóa XV", "30/2021/QH15|2021-07-28")],
        "the session before the issuer",
    ),
    (
        "tại công vănsố6673/VPCP-PL ngày 29/8/2014 củaVăn phòngChính phủ, ngày 8/9/2014",
        [("công vănsố6673/VPCP-PL ngày 29/8/2014 củaVăn phòngChính phủ", "6673/VPCP-PL|2014-08-29")],
        "blanks that a scan has lost",
    ),
    ("đã kýTờ trình số 316/TTr-CP về", [("Tờ trình số 316/TTr-CP", "316/TTr-CP|")], "the kind stuck to the word before"),
    (
        "công văn số AC 20230201-01 ngày 01/02/2023 của Công ty TNHH Polytex (Việt Nam) đề nghị",
        [("công văn số AC 20230201-01 ngày 01/02/2023 của Công ty TNHH Polytex (Việt Nam)", "AC 20230201-01|2023-02-01")],
        "a company's number and the land in its name",
    ),
    (
        "Thông tư liên tịch số 06/2008/TTLT-BTTTT-BCA của liên Bộ: Thông tin và Truyền thông – Công an về bảo đảm",
        [
            (
                "Thông tư liên tịch số 06/2008/TTLT-BTTTT-BCA của liên Bộ: Thông tin và Truyền thông – Công an",
                "06/2008/TTLT-BTTTT-BCA|",
            )
        ],
        "two ministries by their fields",
    ),
    (
        "Kế hoạch số 25/KH-STTTT của sở\nThông tin và Truyền thông tỉnh Phú Thọ về hội thi",
        [("Kế hoạch số 25/KH-STTTT của sở\nThông tin và Truyền thông tỉnh Phú Thọ", "25/KH-STTTT|")],
        "a line cut within the issuer",
    ),
    (
        "Nghị quyết số 17/2022/UBTVQH15 (sau đây gọi tắt là Nghị quyết). Theo Nghị quyết và Nghị quyết này, dự thảo Nghị quyết",
        [
            ("Nghị quyết số 17/2022/UBTVQH15", "17/2022/UBTVQH15|"),
            ("Nghị quyết", "17/2022/UBTVQH15|"),
            ("Nghị quyết", "17/2022/UBTVQH15|"),
        ],
        "the kind alone as short name",
    ),
    ("Theo Điều 1 Nghị quyết và Luật, Nghị định", [], "kinds alone that no words make short names"),
    (
        "Luật Thuế TNDN; theo Luật thuế thu nhập doanh nghiệp",
        [
            ("Luật Thuế TNDN", "Luật Thuế thu nhập doanh nghiệp"),
            ("Luật thuế thu nhập doanh nghiệp", "Luật Thuế thu nhập doanh nghiệp"),
        ],
        "a law's short name and its whole one",
    ),
    (
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Khiếu nại, Luật Tố cáo số 136/2025/QH15;",
        [
            ("Luật sửa đổi, bổ sung một số điều của Luật Khiếu nại, Luật Tố cáo số 136/2025/QH15", "136/2025/QH15|"),
        ],
        "the number of an amending law is its own, the laws in its name are no citations",
    ),
    (
        "Hiệp định tránh đánh thuế hai lần giữa Việt Nam và Nhật Bản quy định; Hiệp định CPTPP và Nghị định",
        [
            (
                "Hiệp định tránh đánh thuế hai lần giữa Việt Nam và Nhật Bản",
                "Hiệp định tránh đánh thuế hai lần giữa Việt Nam và Nhật Bản",
            ),
            ("Hiệp định CPTPP", "Hiệp định CPTPP"),
        ],
        "agreements without number",
    ),
    (
        "Căn cứ các Quyết định của Bộ trưởng Bộ Nội vụ: Số 25/QĐ-BNV ngày 03/8/2016 về công bố; số 47/QĐ-BNV ngày 21/5/2020 "
        "về sửa đổi thủ tục trong báo cáo; số 8/QĐ-BNV ngày 15/02/2022 về bãi bỏ thủ tục;",
        [
            ("Quyết định của Bộ trưởng Bộ Nội vụ: Số 25/QĐ-BNV ngày 03/8/2016", "25/QĐ-BNV|2016-08-03"),
            ("số 47/QĐ-BNV ngày 21/5/2020", "47/QĐ-BNV|2020-05-21"),
            ("số 8/QĐ-BNV ngày 15/02/2022", "8/QĐ-BNV|2022-02-15"),
        ],
        "a list of which each one tells what it is about",
    ),
    (
        "Căn cứ Quyết định số 25/QĐ-BNV ngày 03/8/2016 về công bố thủ tục; số 47/QĐ-BNV ghi trên phiếu",
        [("Quyết định số 25/QĐ-BNV ngày 03/8/2016", "25/QĐ-BNV|2016-08-03")],
        "a number behind one document alone",
    ),
    (
        "Hiệp định đa phương về hỗ trợ hành chính thuế. Căn cứ Điều 28 Hiệp định MAAC và kết quả trao đổi với Ban Thư ký",
        [
            ("Hiệp định đa phương về hỗ trợ hành chính thuế", "Hiệp định đa phương về hỗ trợ hành chính thuế"),
            ("Hiệp định MAAC", "Hiệp định đa phương về hỗ trợ hành chính thuế"),
        ],
        "a treaty's usual short name is no longer than its letters, and the whole one's where the text tells it",
    ),
    (
        "Theo Hiệp định thương mại tự do giữa ASEAN và Hồng Kông và Hiệp định GATT 1994 thì",
        [
            (
                "Hiệp định thương mại tự do giữa ASEAN và Hồng Kông",
                "Hiệp định thương mại tự do giữa ASEAN và Hồng Kông",
            ),
            ("Hiệp định GATT 1994", "Hiệp định GATT"),
        ],
        "the letters of a party are not the agreement's",
    ),
    (
        "Thỏa thuận Bảo lãnh của Chính phủ (GGU) ngày 15/01/2013. Điều 8 bản GGU; thực hiện Thỏa thuận bảo lãnh của Chính phủ.",
        [
            ("Thỏa thuận Bảo lãnh của Chính phủ (GGU) ngày 15/01/2013", "Thỏa thuận Bảo lãnh của Chính phủ (GGU)"),
            ("bản GGU", "Thỏa thuận Bảo lãnh của Chính phủ (GGU)"),
            ("Thỏa thuận bảo lãnh của Chính phủ", "Thỏa thuận Bảo lãnh của Chính phủ (GGU)"),
        ],
        "an agreement and its short name",
    ),
    (
        "Nghị định số 118/2021/NĐ-CP ngày 23/12/2021 (sau đây gọi tắt là Nghị định 118); theo Nghị định 118 thì",
        [
            ("Nghị định số 118/2021/NĐ-CP ngày 23/12/2021", "118/2021/NĐ-CP|2021-12-23"),
            ("Nghị định 118", "118/2021/NĐ-CP|2021-12-23"),
            ("Nghị định 118", "118/2021/NĐ-CP|2021-12-23"),
        ],
        "a short form that the text introduces",
    ),
    (
        "theo Hợp đồng mua thiết bị số SDHL-0002 ngày 19/10/2009, Giấy chứng nhận đầu tư số 282023000001 và hợp đồng số 2.",
        [
            ("Hợp đồng mua thiết bị số SDHL-0002 ngày 19/10/2009", "SDHL-0002|2009-10-19"),
            ("Giấy chứng nhận đầu tư số 282023000001", "282023000001|"),
        ],
        "contracts and certificates by number",
    ),
    (
        "bố trí trạm trung chuyển theo QCVN 01:2021/BXD và TCVN 7440:2005.",
        [("QCVN 01:2021/BXD", "QCVN 01:2021/BXD|"), ("TCVN 7440:2005", "TCVN 7440:2005|")],
        "national standards",
    ),
    (
        "căn cứ Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII và Quy chế làm việc số 3-QC/TU, ngày 12/01/2021",
        [
            (
                "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII",
                "Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XVII",
            ),
            ("Quy chế làm việc số 3-QC/TU, ngày 12/01/2021", "3-QC/TU|2021-01-12"),
        ],
        "a Party congress's resolution and rules of work",
    ),
    (
        "Kế hoạch số 178/KH-UBND ngày 31/5/2024; nhiệm vụ nêu tại Phụ lục II Kế hoạch 178 theo quy định",
        [
            ("Kế hoạch số 178/KH-UBND ngày 31/5/2024", "178/KH-UBND|2024-05-31"),
            ("Kế hoạch 178", "178/KH-UBND|2024-05-31"),
        ],
        "a short form behind an annex of it",
    ),
    (
        "Quyết định số 1668/QĐ-BHXH (sau đây gọi là Quyết định phối hợp). Theo Quyết định phối hợp, hai ngành",
        [
            ("Quyết định số 1668/QĐ-BHXH", "1668/QĐ-BHXH|"),
            ("Quyết định phối hợp", "1668/QĐ-BHXH|"),
            ("Quyết định phối hợp", "1668/QĐ-BHXH|"),
        ],
        "a short name without number",
    ),
    (
        "nhận được công văn số 15.11/CV-2022 ngày 12/5/2022 của Công ty cổ phần Thép Hòa Phát về việc",
        [("công văn số 15.11/CV-2022 ngày 12/5/2022 của Công ty cổ phần Thép Hòa Phát", "15.11/CV-2022|2022-05-12")],
        "a company's letter",
    ),
    (
        "Trả lời Công văn số 1690 ngày 12/5/2017 của Bảo hiểm xã hội Việt Nam về",
        [("Công văn số 1690 ngày 12/5/2017 của Bảo hiểm xã hội Việt Nam", "1690|2017-05-12")],
        "a number without symbol",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), FOUND, ids=[row[2] for row in FOUND])
def test_finds_citations(text: str, expected: list[tuple[str, str]], reason: str) -> None:
    found = cite(text)
    assert [(c.span.text, c.key) for c in found] == expected, reason
    assert all(text[c.span.start : c.span.end] == c.span.text for c in found)
