"""Names of bodies: found, told apart, made whole and placed."""

from __future__ import annotations

import datetime as dt

import pytest

from ingest.agencies import Context, complete, describe, expand, find_agencies, issuer_of_symbol
from ingest.bodies.case import proper_name
from ingest.document import Level
from ingest.units import district, province

NAMES = [
    ("Kết luận của Bộ Chính trị và tham mưu khen thưởng", ["Bộ Chính trị"], "a body whose name no field makes longer"),
    ("UBND tỉnh về tuyên truyền", ["UBND tỉnh"], "an abbreviation with its level"),
    ("Phòng Tài chính - Kế hoạch thị xã chủ trì", ["Phòng Tài chính - Kế hoạch thị xã"], "fields joined by a dash"),
    (
        "Trung tâm Văn hóa - Thông tin và Thể thao thị xã đăng",
        ["Trung tâm Văn hóa - Thông tin và Thể thao thị xã"],
        "three fields",
    ),
    ("Ban Tuyên giáo Thị ủy tăng cường", ["Ban Tuyên giáo Thị ủy"], "part of a Party body"),
    ("Ban Pháp chế Hội đồng nhân dân thị xã", ["Ban Pháp chế Hội đồng nhân dân thị xã"], "a body inside another"),
    (
        "Trung tâm Tin học - Công báo thuộc Văn phòng Ủy ban nhân dân tỉnh:",
        ["Trung tâm Tin học - Công báo thuộc Văn phòng Ủy ban nhân dân tỉnh"],
        "thuộc joins a body to the one above",
    ),
    (
        "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn",
        ["Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ"],
        "two titles, one person",
    ),
    (
        "Thủ trưởng các sở, ban, ngành tỉnh, Chủ tịch Ủy ban nhân dân các huyện, thị xã, thành phố:",
        ["Thủ trưởng các sở, ban, ngành tỉnh", "Chủ tịch Ủy ban nhân dân các huyện, thị xã, thành phố"],
        "heads of classes",
    ),
    (
        "Bộ Y tế, Bộ Giáo dục và Đào tạo, Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương",
        ["Bộ Y tế", "Bộ Giáo dục và Đào tạo", "Ủy ban nhân dân các tỉnh, thành phố trực thuộc Trung ương"],
        "a list",
    ),
    ("Hội Dược học tỉnh vận động", ["Hội Dược học tỉnh"], "what an association is of"),
    ("Trung tâm VH-TT&TT huyện tăng", ["Trung tâm VH-TT&TT huyện"], "fields in capitals, joined"),
    ("Thuế cơ sở 2 đôn đốc", ["Thuế cơ sở 2"], "an office by number"),
    ("TTYT huyện giám sát; Liên minh HTX tỉnh", ["TTYT huyện", "Liên minh HTX tỉnh"], "short forms of bodies"),
    (
        "các cơ quan thành viên Hội đồng PBGDPL tỉnh kiểm tra",
        ["các cơ quan thành viên Hội đồng PBGDPL tỉnh"],
        "a body that has others for members",
    ),
    ("các sở, ban, ngành, huyện, thị xã xây dựng", ["các sở, ban, ngành"], "places make a class of their own"),
    (
        "Đài Truyền thanh các huyện, thị xã, thành phố chủ động",
        ["Đài Truyền thanh các huyện, thị xã, thành phố"],
        "a class by place",
    ),
    ("Công ty TNHH Lọc hóa dầu Nghi Sơn xác định", ["Công ty TNHH Lọc hóa dầu Nghi Sơn"], "small words in a company's name"),
    ("Giao Phó Thủ tướng Trần Lưu Quang trực tiếp", ["Phó Thủ tướng Trần Lưu Quang"], "a person by name"),
    ("các trường hợp, các ngành nghề, các xã hội", [], "words that only begin like a class"),
    ("những vụ việc phức tạp, các vụ án", [], "what happened is no office"),
    ("Tổ chức triển khai; Ban hành kế hoạch; Phòng ngừa", [], "verbs that begin like a body"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), NAMES, ids=[row[2] for row in NAMES])
def test_finds_names(text: str, expected: list[str], reason: str) -> None:
    found = find_agencies(text, Context())
    assert [mention.span.text for mention in found] == expected, reason
    assert all(text[m.span.start : m.span.end] == m.span.text for m in found)


DUYEN_HAI = Context(
    "Ủy ban nhân dân thị xã Duyên Hải",
    Level.DISTRICT,
    "thị xã Duyên Hải",
    "tỉnh Trà Vinh",
    "thị xã Duyên Hải",
    "của thị xã Duyên Hải, tỉnh Trà Vinh",
    2022,
)
VINH_LINH = Context("Ủy ban nhân dân huyện Vĩnh Linh", Level.DISTRICT, "huyện Vĩnh Linh", "tỉnh Quảng Trị", "huyện Vĩnh Linh")

WHOLE = [
    ("UBND tỉnh", DUYEN_HAI, "Ủy ban nhân dân tỉnh Trà Vinh", "the province that the text names"),
    ("UBND tỉnh", VINH_LINH, "Ủy ban nhân dân tỉnh", "no province where the text names none"),
    ("UBND huyện", VINH_LINH, "Ủy ban nhân dân huyện Vĩnh Linh", "the issuer's own place"),
    ("Ban Thường vụ Tỉnh ủy", DUYEN_HAI, "Ban Thường vụ Tỉnh ủy Trà Vinh", "a Party committee takes the bare name"),
    ("Văn phòng Ủy ban nhân dân tỉnh", DUYEN_HAI, "Văn phòng Ủy ban nhân dân tỉnh Trà Vinh", "an office of it"),
    ("Chính phủ", DUYEN_HAI, "Chính phủ", "there is only one"),
    ("UBND các xã, phường", DUYEN_HAI, "Ủy ban nhân dân các xã, phường", "a class has no one place"),
]


@pytest.mark.parametrize(("name", "context", "expected", "reason"), WHOLE, ids=[row[3] for row in WHOLE])
def test_completes_names(name: str, context: Context, expected: str, reason: str) -> None:
    assert complete(name, context) == expected, reason


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("CT.UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("Sở VH,TT&DL", "Sở Văn hóa, Thể thao và Du lịch"),
        ("Phòng TC-KH", "Phòng Tài chính - Kế hoạch"),
        ("Sở Lao động — Thương binh và Xã hội", "Sở Lao động - Thương binh và Xã hội"),
        ("BNV", "Bộ Nội vụ"),
        ("STTTT", "Sở Thông tin và Truyền thông"),
        ("Cục Thuế TP Hà Nội", "Cục Thuế thành phố Hà Nội"),
        ("Ủy ban nhân dân xã", "Ủy ban nhân dân xã"),
    ],
)
def test_expands_abbreviations(short: str, whole: str) -> None:
    assert expand(short) == whole


def test_describes_the_entity_by_the_units_table() -> None:
    agency = describe("UBND tỉnh", VINH_LINH)
    assert agency.name == "Ủy ban nhân dân tỉnh Quảng Trị", "told or not, the district lies there"
    assert (agency.level, agency.place) == (Level.PROVINCE, "tỉnh Quảng Trị")
    chair = describe("Chủ tịch UBND thị xã", DUYEN_HAI)
    assert (chair.name, chair.head, chair.parent) == (
        "Ủy ban nhân dân thị xã Duyên Hải",
        "Chủ tịch",
        "Ủy ban nhân dân tỉnh Trà Vinh",
    )
    assert describe("Thủ tướng", DUYEN_HAI).name == "Thủ tướng Chính phủ"
    assert describe("các sở, ban, ngành tỉnh", DUYEN_HAI).is_class
    assert describe("Sở Nội vụ", DUYEN_HAI).parent == "Ủy ban nhân dân tỉnh Trà Vinh"


@pytest.mark.parametrize(
    ("symbol", "seat", "expected"),
    [
        ("SNV-TCBCTCPCP", "Trà Vinh", "Sở Nội vụ tỉnh Trà Vinh"),
        ("UBND-NV", "Vĩnh Linh", "Ủy ban nhân dân huyện Vĩnh Linh"),
        ("KH-UBND", "Duyên Hải", None),  # a town and a district share the name
        ("TCT-PC", "Hà Nội", "Tổng cục Thuế"),
        ("QĐ-BNV", "Hà Nội", "Bộ Nội vụ"),
        ("XYZ", "Hà Nội", None),
    ],
)
def test_issuer_of_symbol(symbol: str, seat: str, expected: str | None) -> None:
    assert issuer_of_symbol(symbol, seat) == expected


def test_text_chooses_between_town_and_district() -> None:
    assert issuer_of_symbol("KH-UBND", "Duyên Hải", None, "trên địa bàn thị xã Duyên Hải") == "Ủy ban nhân dân thị xã Duyên Hải"


@pytest.mark.parametrize(
    ("written", "proper"),
    [
        ("TONG CUC THUE", "Tổng cục Thuế"),
        ("CUC HAI QUAN TINH BINH DUONG", "Cục Hải quan tỉnh Bình Dương"),
        ("SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "Sở Thông tin và Truyền thông"),
        ("CỤC THUẾ TP HÀ NỘI", "Cục Thuế thành phố Hà Nội"),
        ("CHI CỤC THỐNG KÊ KHU VỰC CAO LỘC", "Chi cục Thống kê khu vực Cao Lộc"),
        ("BO TAL CHINH", None),  # one letter off: no phrase of the vocabulary
    ],
)
def test_proper_names(written: str, proper: str | None) -> None:
    assert proper_name(written) == proper


def test_units_before_and_after_the_merger() -> None:
    vinh_long = province("Vĩnh Long")
    tra_vinh = province("TRÀ VINH")
    assert vinh_long is not None
    assert tra_vinh is not None
    assert tra_vinh.successor == "tỉnh Vĩnh Long"
    after = province("Đồng Nai", dt.date(2026, 5, 1))
    assert after is not None
    assert after.whole == "thành phố Đồng Nai"
    assert district("Duyên Hải") is None, "two of that name"
    town = district("Duyên Hải", "thị xã")
    assert town is not None
    assert town.province == "tỉnh Trà Vinh"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bộ trưởng các Bộ: Quốc phòng, Công an;", ["Bộ Quốc phòng", "Bộ Công an"]),
        ("Các sở: Công Thương, Y tế và Tài chính;", ["Sở Công Thương", "Sở Y tế", "Sở Tài chính"]),
        ("Giám đốc các Sở: Y tế, Nội vụ.", ["Sở Y tế", "Sở Nội vụ"]),
        ("các Bộ Nội vụ, Tài chính", ["Bộ Nội vụ", "Bộ Tài chính"]),
        ("các Bộ, ngành", ["các Bộ, ngành"]),
        ("các Sở Tư pháp, Công an tỉnh", ["các Sở Tư pháp", "Công an tỉnh"]),
    ],
)
def test_a_list_of_fields_names_each_body(text: str, expected: list[str]) -> None:
    assert [mention.agency.name for mention in find_agencies(text, Context())] == expected


@pytest.mark.parametrize("nested", ["Ban ", "Cơ quan ", "Ban trực thuộc ", "Đội thuộc "])
def test_names_within_names_without_end_are_read_in_no_time(nested: str) -> None:
    assert find_agencies(nested * 3_000, Context())[0].span.start == 0


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("Ngân hàng Nhà nước Khu vực 3", "Ngân hàng Nhà nước Việt Nam"),
        ("Ngân hàng Nhà nước chi nhánh Khu vực 8", "Ngân hàng Nhà nước Việt Nam"),
        ("Kho bạc Nhà nước Khu vực X", "Kho bạc Nhà nước"),
    ],
)
def test_a_region_s_office_is_a_unit_of_its_body(name: str, parent: str) -> None:
    found = describe(name, Context())
    assert (found.name, found.level, found.parent) == (name, Level.UNIT, parent)
