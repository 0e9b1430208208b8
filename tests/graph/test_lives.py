"""Who stands today for a body that a document names."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from graph.ledger import ledger
from graph.lives import State, bodies_behind, life_of, life_words, lives_of, owed_by, standings
from ingest.vocabulary import load_table
from tests.graph.make import graph_of, plan

TTTT = "Sở Thông tin và Truyền thông"
TOWN = "Ủy ban nhân dân thị xã Duyên Hải"


def day(iso: str) -> dt.date:
    return dt.date.fromisoformat(iso)


@pytest.mark.parametrize(
    ("name", "on", "state", "heirs"),
    [
        (f"{TTTT} tỉnh Trà Vinh", "2025-02-28", State.SAME, []),
        (
            *(f"{TTTT} tỉnh Trà Vinh", "2025-03-01", State.SUCCEEDED),
            ["Sở Khoa học và Công nghệ tỉnh Trà Vinh", "Sở Văn hóa, Thể thao và Du lịch tỉnh Trà Vinh"],
        ),
        (
            *(f"{TTTT} tỉnh Trà Vinh", "2025-07-01", State.SUCCEEDED),
            ["Sở Khoa học và Công nghệ tỉnh Vĩnh Long", "Sở Văn hóa, Thể thao và Du lịch tỉnh Vĩnh Long"],
        ),
        ("Ủy ban nhân dân tỉnh Sóc Trăng", "2025-07-01", State.SUCCEEDED, ["Ủy ban nhân dân thành phố Cần Thơ"]),
        ("Ủy ban nhân dân tỉnh Quảng Trị", "2025-07-01", State.SAME, []),  # it took in another and kept its name
        ("Ủy ban nhân dân tỉnh Thừa Thiên Huế", "2024-12-31", State.SAME, []),
        ("Ủy ban nhân dân tỉnh Thừa Thiên Huế", "2025-01-01", State.SUCCEEDED, ["Ủy ban nhân dân thành phố Huế"]),
        ("Ủy ban nhân dân tỉnh Thừa Thiên Huế", "2026-01-01", State.SUCCEEDED, ["Ủy ban nhân dân thành phố Huế"]),
        ("Ủy ban nhân dân tỉnh Bình Phước", "2026-04-29", State.SUCCEEDED, ["Ủy ban nhân dân tỉnh Đồng Nai"]),
        ("Ủy ban nhân dân tỉnh Bình Phước", "2026-04-30", State.SUCCEEDED, ["Ủy ban nhân dân thành phố Đồng Nai"]),
        ("Ủy ban nhân dân tỉnh Đồng Nai", "2025-08-01", State.SAME, []),
        ("Cục Thuế", "2025-08-01", State.SAME, []),  # the one of the whole country
        ("Cục Thuế tỉnh Bến Tre", "2025-08-01", State.SUCCEEDED, ["Thuế tỉnh Vĩnh Long"]),
        ("Cục Hải quan thành phố Hải Phòng", "2025-08-01", State.ORPHANED, []),
        ("Bộ Kế hoạch và Đầu tư", "2025-03-01", State.SUCCEEDED, ["Bộ Tài chính"]),
        ("Bộ Nội vụ", "2026-01-01", State.SAME, []),
        (TOWN, "2025-06-30", State.SAME, []),
        (TOWN, "2025-07-01", State.ORPHANED, []),
        ("Phòng Nội vụ huyện Trà Cú", "2025-07-01", State.ORPHANED, []),
        ("Đài Truyền thanh các huyện, thị xã, thành phố tỉnh Sóc Trăng", "2025-07-01", State.ORPHANED, []),
        ("Ủy ban nhân dân các tỉnh, thành phố", "2025-07-01", State.SAME, []),
        ("Ủy ban nhân dân thị trấn Hậu Nghĩa", "2025-06-30", State.SAME, []),
        ("Ủy ban nhân dân thị trấn Hậu Nghĩa", "2025-07-01", State.ORPHANED, []),  # no town is left
        ("Ủy ban nhân dân xã Tả Nhìu", "2025-07-01", State.ORPHANED, []),  # no commune has its name
        ("Ủy ban nhân dân xã Tân Lập", "2025-07-01", State.SAME, []),  # some have
        ("Ủy ban nhân dân các xã, phường, thị trấn tỉnh Cao Bằng", "2025-07-01", State.SAME, []),
        (
            *("Ủy ban nhân dân các xã, phường, thị trấn tỉnh Bạc Liêu", "2025-07-01", State.SUCCEEDED),
            ["Ủy ban nhân dân các xã, phường, thị trấn tỉnh Cà Mau"],
        ),
    ],
)
def test_lives(name: str, on: str, state: State, heirs: list[str]) -> None:
    life = life_of(name, day(on))
    assert (life.state, [heir.name for heir in life.heirs]) == (state, heirs)
    assert all(heir.source and heir.share for heir in life.heirs)
    assert (life.source is not None) == (state is State.ORPHANED)


MERGED = """Tuyên Quang: Hà Giang. Lào Cai: Yên Bái. Thái Nguyên: Bắc Kạn. Phú Thọ: Hòa Bình, Vĩnh Phúc. Bắc Ninh: Bắc
Giang. Hưng Yên: Thái Bình. Hải Phòng: Hải Dương. Ninh Bình: Hà Nam, Nam Định. Quảng Trị: Quảng Bình. Đà Nẵng:
Quảng Nam. Quảng Ngãi: Kon Tum. Gia Lai: Bình Định. Khánh Hòa: Ninh Thuận. Lâm Đồng: Đắk Nông, Bình Thuận. Đắk
Lắk: Phú Yên. Hồ Chí Minh: Bà Rịa - Vũng Tàu, Bình Dương. Đồng Nai: Bình Phước. Tây Ninh: Long An. Cần Thơ: Sóc
Trăng, Hậu Giang. Vĩnh Long: Bến Tre, Trà Vinh. Đồng Tháp: Tiền Giang. Cà Mau: Bạc Liêu. An Giang: Kiên Giang."""
"""Resolution 202/2025/QH15: the 23 provinces that took in 29 others."""
UNTOUCHED = "Cao Bằng|Điện Biên|Hà Tĩnh|Lai Châu|Lạng Sơn|Nghệ An|Quảng Ninh|Thanh Hóa|Sơn La|Hà Nội|Huế"


def test_the_63_provinces_and_the_34_after_them() -> None:
    rows = load_table("provinces")
    merged = {
        former: name
        for name, formers in (each.split(": ") for each in MERGED.replace("\n", " ").removesuffix(".").split(". "))
        for former in (*formers.split(", "), name)
    }
    same = dict.fromkeys(UNTOUCHED.split("|")) | {"Huế": "Thừa Thiên Huế"}
    expected = merged | {former or name: name for name, former in same.items()}
    assert {row["name"]: row["successor"] for row in rows if row["period"] == "before"} == expected
    assert len(expected) == 63
    after = {row["name"] for row in rows if row["period"] == "after"}
    assert (after, len(after)) == (set(expected.values()), 34)


def test_every_row_has_a_source_and_says_whether_it_is_sure() -> None:
    rows = load_table("successions")
    assert all(row["source"] and row["from"] and row["sure"] in ("yes", "no") for row in rows)
    assert any(row["sure"] == "no" for row in rows)
    laws = re.compile(r"\d{2,3}/20\d{2}/(?:QH15|NĐ-CP)(?:, \d{2,3}/20\d{2}/(?:QH15|NĐ-CP))*")
    assert [row for row in rows if not laws.fullmatch(row["source"])] == []
    changed = load_table("place_changes")
    assert [row["former"] for row in changed if not laws.fullmatch(row["source"]) and row["sure"] == "yes"] == []


def test_what_is_unsure_says_so() -> None:
    (heir,) = life_of("Ủy ban nhân dân cấp xã tỉnh Bạc Liêu", day("2025-07-01")).heirs
    assert not heir.sure  # its communes are others
    words = life_words(life_of("Bộ Thông tin và Truyền thông", day("2025-03-01")), "vi")
    assert "Bộ Công an (an toàn thông tin mạng; 176/2025/QH15, 02/2025/NĐ-CP, chưa đối chiếu)" in words
    assert "open" in life_words(life_of(TOWN, day("2026-01-01")), "en")


def test_who_owes_it_today(tmp_path: Path) -> None:
    draft = plan(f"{TTTT} tỉnh Trà Vinh báo cáo {TOWN}. {TOWN} xây dựng kế hoạch.")
    draft.duty(f"{TTTT} tỉnh Trà Vinh báo cáo {TOWN}.", [f"{TTTT} tỉnh Trà Vinh"], [TOWN])
    draft.duty(f"{TOWN} xây dựng kế hoạch.", [TOWN], category="plan")
    graph = graph_of(tmp_path, draft)
    found = standings(ledger(graph), day("2025-08-01"))
    assert {(one.duty.category, one.orphaned) for one in found} == {("report", False), ("plan", True)}
    (mine,) = owed_by(found, actor="so khoa hoc va cong nghe tinh vinh long")
    assert mine.duty.category == "report"
    assert owed_by(found, actor=TOWN) == ()  # it is no more
    assert standings(ledger(graph), day("2022-01-01")) == ()  # the document is of February
    assert bodies_behind(graph, "Sở Khoa học và Công nghệ tỉnh Vĩnh Long", day("2025-08-01")) == (
        "so-thong-tin-va-truyen-thong-tinh-tra-vinh",
    )
    assert [life.name for life in lives_of([TOWN, "Bộ Nội vụ", TOWN], day("2025-08-01"))] == [TOWN]


def test_a_department_of_a_decree_has_the_life_of_all() -> None:
    (life,) = lives_of([f"{TTTT} (Chính phủ)"], day("2025-08-01"))
    assert [heir.name for heir in life.heirs] == ["Sở Khoa học và Công nghệ", "Sở Văn hóa, Thể thao và Du lịch"]


def test_a_body_that_keeps_its_name_is_not_orphaned() -> None:
    assert life_of("Bảo hiểm xã hội Việt Nam", day("2025-08-01")).state is State.SAME
    heirs = life_of("Sở Giao thông vận tải tỉnh Trà Vinh", day("2025-08-01")).heirs
    assert [(heir.name, heir.sure) for heir in heirs] == [("Sở Xây dựng tỉnh Vĩnh Long", True), ("Công an tỉnh Vĩnh Long", False)]
