"""Bodies of several places, and places that tell where the one place of a body is."""

from __future__ import annotations

import pytest

from tests.ingest.test_duty_shapes import duties

EACH = {
    "Ủy ban nhân dân huyện Tân Lạc, thành phố Hòa Bình, thị xã Sơn Tây": [
        "Ủy ban nhân dân huyện Tân Lạc",
        "Ủy ban nhân dân thành phố Hòa Bình",
        "Ủy ban nhân dân thị xã Sơn Tây",
    ],
    "Ủy ban nhân dân huyện Tân Lạc, Lạc Sơn và thành phố Hòa Bình": [
        "Ủy ban nhân dân huyện Tân Lạc",
        "Ủy ban nhân dân huyện Lạc Sơn",
        "Ủy ban nhân dân thành phố Hòa Bình",
    ],
    "Phòng Kinh tế thành phố Vị Thanh, thành phố Ngã Bảy và thị xã Long Mỹ": [
        "Phòng Kinh tế thành phố Vị Thanh",
        "Phòng Kinh tế thành phố Ngã Bảy",
        "Phòng Kinh tế thị xã Long Mỹ",
    ],
    "Công an thành phố Vinh và huyện Nghi Lộc": ["Công an thành phố Vinh", "Công an huyện Nghi Lộc"],
    "Ủy ban nhân dân tỉnh Nghệ An, tỉnh Hà Tĩnh và thành phố Hà Nội": [
        "Ủy ban nhân dân tỉnh Nghệ An",
        "Ủy ban nhân dân tỉnh Hà Tĩnh",
        "Ủy ban nhân dân thành phố Hà Nội",
    ],
    "Ủy ban nhân dân thành phố Hải Phòng, thành phố Hà Nội": [
        "Ủy ban nhân dân thành phố Hải Phòng",
        "Ủy ban nhân dân thành phố Hà Nội",
    ],
    "Ủy ban nhân dân Thành phố Hồ Chí Minh và thành phố Đà Nẵng": [
        "Ủy ban nhân dân Thành phố Hồ Chí Minh",
        "Ủy ban nhân dân thành phố Đà Nẵng",
    ],
    "Ủy ban nhân dân thị xã Ba Đồn, Sở Tài chính": ["Ủy ban nhân dân thị xã Ba Đồn", "Sở Tài chính"],
    "Ủy ban nhân dân xã An Bình, huyện Cao Lãnh": ["Ủy ban nhân dân xã An Bình, huyện Cao Lãnh"],
    "Ủy ban nhân dân xã An Bình, huyện Cao Lãnh, tỉnh Đồng Tháp": ["Ủy ban nhân dân xã An Bình, huyện Cao Lãnh, tỉnh Đồng Tháp"],
    "Ủy ban nhân dân quận Hoàng Mai, thành phố Hà Nội": ["Ủy ban nhân dân quận Hoàng Mai, thành phố Hà Nội"],
    "Ủy ban nhân dân huyện Cao Lãnh, tỉnh Đồng Tháp": ["Ủy ban nhân dân huyện Cao Lãnh, tỉnh Đồng Tháp"],
}


@pytest.mark.parametrize("listed", EACH)
def test_each_place_has_its_body_and_the_place_above_has_none(listed: str) -> None:
    first = duties("plan", f"1. {listed} rà soát số liệu, gửi kết quả về Bộ Nội vụ trước ngày 15/12/2022.")[0]
    assert [one.name for one in first.actors] == EACH[listed]
    assert [one.name for one in first.recipients] == ["Bộ Nội vụ"]
