"""Whose body a name means."""

from __future__ import annotations

from graph.bodies import Body, bodies_of
from tests.graph.make import Draft, plan


def body(draft: Draft, name: str) -> Body | None:
    """The body behind the actor `name`."""
    if name not in draft.text:
        draft.text += f"\n{name} báo cáo."
    draft.duty(name, [name])
    return bodies_of(draft.make()).parties[len(draft.obligations) - 1, "actors", 0]


def ids(draft: Draft, *names: str) -> list[str | None]:
    return [found.id if (found := body(draft, name)) else None for name in names]


def tra_vinh(text: str = "Nội dung.") -> Draft:
    return Draft(
        text, date="2022-04", symbol="SNV-TCBCTCPCP", type="Công văn", issuer="Sở Nội vụ tỉnh Trà Vinh", place="Trà Vinh"
    )


def test_a_bare_department_is_that_of_the_documents_province() -> None:
    assert ids(tra_vinh(), "Sở Thông tin và Truyền thông") == ["so-thong-tin-va-truyen-thong-tinh-tra-vinh"]
    assert ids(plan("Nội dung."), "Sở Nội vụ") == ["so-noi-vu-tinh-tra-vinh"]  # the town's province


def test_a_head_is_the_body() -> None:
    found = body(tra_vinh(), "Chủ tịch Ủy ban nhân dân tỉnh")
    assert found is not None
    assert (found.id, found.head) == ("uy-ban-nhan-dan-tinh-tra-vinh", "Chủ tịch")


def test_abbreviations_and_whole_names_meet() -> None:
    assert ids(tra_vinh(), "UBND tỉnh", "Ủy ban nhân dân tỉnh") == ["uy-ban-nhan-dan-tinh-tra-vinh"] * 2


def test_one_name_in_two_provinces_is_two_bodies() -> None:
    soc_trang = Draft(
        "Nội dung.", date="2021", type="Công văn", issuer="Sở Thông tin và Truyền thông tỉnh Sóc Trăng", place="Sóc Trăng"
    )
    assert ids(tra_vinh(), "các sở, ban, ngành tỉnh") == ["so-ban-nganh-tinh~tinh-tra-vinh"]
    assert ids(soc_trang, "các sở, ban, ngành tỉnh") == ["so-ban-nganh-tinh~tinh-soc-trang"]


def test_the_issuers_own_units_are_its_own() -> None:
    draft = tra_vinh()
    assert ids(draft, "các phòng, đơn vị trực thuộc") == ["phong-don-vi-truc-thuoc~so-noi-vu-tinh-tra-vinh"]
    assert ids(draft, "Sở", "Văn phòng Sở") == ["so-noi-vu-tinh-tra-vinh", "van-phong-so-noi-vu-tinh-tra-vinh"]


def test_a_bare_name_is_the_one_that_the_document_names_whole() -> None:
    draft = plan("Cơ quan Tổ chức - Nội vụ thị xã chủ trì. Báo cáo qua Cơ quan Tổ chức - Nội vụ.")
    assert (
        ids(draft, "Cơ quan Tổ chức - Nội vụ", "Cơ quan Tổ chức - Nội vụ thị xã")
        == ["co-quan-to-chuc-noi-vu-thi-xa-duyen-hai"] * 2
    )


def test_a_name_that_nothing_places_carries_its_documents_area() -> None:
    assert ids(plan("Nội dung."), "Trung tâm Văn hóa Thông tin và Thể thao") == [
        "trung-tam-van-hoa-thong-tin-va-the-thao~thi-xa-duyen-hai"
    ]


def test_national_bodies_are_one_everywhere() -> None:
    assert ids(tra_vinh(), "Bộ Nội vụ", "Thủ tướng Chính phủ") == ["bo-noi-vu", "thu-tuong-chinh-phu"]
    assert ids(plan("Nội dung."), "Bộ Nội vụ") == ["bo-noi-vu"]


def test_a_channel_is_no_body() -> None:
    draft = plan("Phòng Nội vụ tuyên truyền qua khẩu hiệu, thông qua Phòng Tư pháp thị xã.")
    draft.duty("Phòng Nội vụ tuyên truyền qua khẩu hiệu", ["Phòng Nội vụ"], via=["khẩu hiệu", "Phòng Tư pháp thị xã"])
    parties = bodies_of(draft.make()).parties
    assert parties[0, "via", 0] is None
    second = parties[0, "via", 1]
    assert second is not None
    assert second.id == "phong-tu-phap-thi-xa-duyen-hai"


def test_all_bodies_of_an_addressee_line() -> None:
    draft = tra_vinh("Kính gửi các sở, ban, ngành tỉnh (Cục Thuế tỉnh; Công an tỉnh).")
    draft.address("các sở, ban, ngành tỉnh (Cục Thuế tỉnh; Công an tỉnh)")
    (line,) = bodies_of(draft.make()).addressees
    assert [b.id for b in line] == ["so-ban-nganh-tinh~tinh-tra-vinh", "cuc-thue-tinh-tra-vinh", "cong-an-tinh-tra-vinh"]


def test_the_issuer_behind_a_citation_is_whole() -> None:
    draft = plan("Quyết định số 1227/QĐ-UBND của Chủ tịch UBND tỉnh.")
    draft.cite("Quyết định số 1227/QĐ-UBND của Chủ tịch UBND tỉnh", "1227/QĐ-UBND", "2021-06-28", "Chủ tịch UBND tỉnh")
    assert bodies_of(draft.make()).issuing["Chủ tịch UBND tỉnh"] == "Ủy ban nhân dân tỉnh Trà Vinh"


def test_a_central_body_has_no_area_for_its_seat() -> None:
    letter = Draft("Nội dung.", date="2023-01-05", type="Công văn", issuer="Tổng cục Thuế", place="Hà Nội")
    assert ids(letter, "cơ quan thuế") == ["co-quan-thue"]
    assert ids(letter, "các bộ") == ["cac-bo"]
    unread = Draft("Nội dung.", date="2023-01-05", type="Công văn", place="Hà Nội")
    assert ids(unread, "Cục Thuế các tỉnh, thành phố") == ["cuc-thue-cac-tinh-thanh-pho"]


def test_what_tells_the_part_of_a_body_is_no_name() -> None:
    assert ids(tra_vinh(), "Bộ Tài chính chủ trì, phối hợp với các bộ", "Bộ Tài chính") == ["bo-tai-chinh"] * 2
