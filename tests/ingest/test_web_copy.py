"""A plan copied from a web page: head and foot each in one row of a table, syllables broken by blanks, sections under \
labels."""

from __future__ import annotations

from ingest.document import Document, Source
from ingest.parse import parse_document

COPY = """\
| ỦY BAN NHÂN DÂN TỈNH LAI CHÂU ------- | CỘNG HÒA X Ã HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc --------------- |
|---|---|
| Số: 845/KH-UBND | Lai Châu, ngày 14 tháng 3 năm 2024 |

KẾ HOẠCH

Truyền thông chuyển đổi số năm 2024

Căn cứ các Kế hoạch của UBND tỉnh: Số 15/KH-UBND ngày 12/01/2024 về cải cách hành chính năm 2024; số 25/KH-UBND ngày \
20/01/2024 về chuyển đổi số năm 2024;

I. TRUYỀN THÔNG TRÊN BÁO CHÍ

1. Nội dung, biện pháp

a) Xây dựng chuyên trang về chuyển đổi số trên Báo Lai Châu;

b) Tổ chức 04 t ọa đàm trên sóng phát thanh, truyền h ì nh.

2. Cơ quan chủ trì, phối hợp

a) Cơ quan chủ trì

- Sở Thông tin và Truyền thông.

b) Cơ quan phối hợp

- Báo Lai Châu; Đài Phát thanh và Truyền hình tỉnh.

3. Thời gian thực hiện: Từ quý I/2024 đến quý IV/2024.

II. TỔ CHỨC THỰC HIỆN

1. Sở Tài chính phối hợp với các sở, ngành liên quan: Y tế, Nội vụ bố trí kinh phí; gửi kết quả về Sở Thông tin và \
Truyền thông trước ngày 30/4/2024, đồng thời gửi Văn phòng UBND t ỉ nh để theo dõi.

2. UBND các Huyện, Thành phố báo cáo kết quả hằng quý về Sở Thông tin và Truyền thông trước ngày 20 của tháng cuối quý.

| Nơi nhận: - TT Tỉnh ủy (b/c); - Các sở, ban, ngành; - UBND các huyện, thành phố; - Lưu: VT, Vx. | TM. ỦY BAN NHÂN \
DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH Tống Thanh Hải |
|---|---|
"""


def copy() -> Document:
    return parse_document(COPY, Source("ke-hoach.md", "md", ""))


def test_head_and_foot() -> None:
    header = copy().header
    assert header.issuer is not None
    assert header.signer is not None
    assert header.issuer.value == "Ủy ban nhân dân tỉnh Lai Châu"
    signer = header.signer.value
    assert (signer.name, signer.position, signer.capacity) == (
        "Tống Thanh Hải",
        "PHÓ CHỦ TỊCH",
        "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH",
    )
    assert [(one.value.name, one.value.purpose) for one in header.recipients] == [
        ("TT Tỉnh ủy", "b/c"),
        ("Các sở, ban, ngành", None),
        ("UBND các huyện, thành phố", None),
        ("VT, Vx", "Lưu"),
    ]


def test_grounds_and_duties() -> None:
    read = copy()
    assert [citation.key for citation in read.citations] == ["15/KH-UBND|2024-01-12", "25/KH-UBND|2024-01-20"]
    led = ["Sở Thông tin và Truyền thông"], ["Báo Lai Châu", "Đài Phát thanh và Truyền hình tỉnh"]
    assert [([a.name for a in duty.actors], [c.name for c in duty.coactors]) for duty in read.obligations] == [
        led,
        led,
        (["Sở Tài chính"], ["Sở Y tế", "Sở Nội vụ"]),
        (["Sở Tài chính"], []),
        (["Ủy ban nhân dân các Huyện, Thành phố"], []),
    ]
    assert [one.name for one in read.obligations[3].recipients] == [
        "Sở Thông tin và Truyền thông",
        "Văn phòng Ủy ban nhân dân tỉnh",
    ]


def test_a_quote_is_as_the_copy_has_it() -> None:
    read = copy()
    told = read.obligations[1].span
    start, end = read.map.to_raw(told.start, told.end)
    assert told.text == "Tổ chức 04 tọa đàm trên sóng phát thanh, truyền hình."
    assert COPY[start:end] == "Tổ chức 04 t ọa đàm trên sóng phát thanh, truyền h ì nh."
