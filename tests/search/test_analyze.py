from __future__ import annotations

import pytest

from search.analyze import (
    abbreviations,
    bare,
    expand,
    fold_key,
    folded,
    introduced,
    is_syllable,
    key,
    pairs,
    plain_name,
    segment,
    syllables,
    tokens,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),  # old and new place of the tone mark
        ("uỷ", "ủy"),
        ("thuý", "thúy"),
        ("Khoẻ", "khỏe"),
        ("kỹ", "kĩ"),  # y and i after one consonant
        ("quý", "quí"),
        ("Tỷ", "tỉ"),
        ("06", "6"),  # 06 tháng, 6 tháng
        ("ĐẤT", "đất"),
        ("tiê\u0301ng", "tiếng"),  # half composed
    ],
)
def test_spellings_of_one_syllable_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tay", "tai"),  # y and i tell words apart after a vowel
        ("thúy", "thùy"),
        ("dân", "đân"),
        ("mp3", "mp"),
        ("10", "1"),
        ("y", "i"),  # `y tế` is never `i tế`
    ],
)
def test_other_syllables_do_not(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_folded_keys_are_what_someone_types_without_accents() -> None:
    question = "Ủy ban nhân dân các huyện, quý 3 năm 2024, đường dây nóng mp3 hòa"
    assert folded(syllables(question)) == folded(syllables(bare(question)))
    assert fold_key(key("đường")) == "duong"


def test_bare_keeps_capitals_and_length() -> None:
    assert bare("Đơn vị 251/QĐ-BNV, ỦY BAN") == "Don vi 251/QD-BNV, UY BAN"


def test_tokens_know_where_they_stand() -> None:
    text = "Số 251/QĐ-BNV ngày 29/3/2022"
    assert [text[t.start : t.end] for t in tokens(text)] == ["Số", "251", "QĐ", "BNV", "ngày", "29", "3", "2022"]


def test_pairs_are_of_neighbours() -> None:
    assert pairs(["a", "b", "c"]) == ["a_b", "b_c"]
    assert pairs(["a"]) == []


def test_an_abbreviation_brings_its_long_form() -> None:
    assert expand(syllables("kế hoạch CCHC"))[-4:] == syllables("cải cách hành chính")
    assert expand(syllables("ttpvhcc"), {"ttpvhcc": ("trung", "tâm")})[-2:] == ["trung", "tâm"]


def test_no_shipped_abbreviation_is_a_syllable() -> None:
    """`TƯ` (trung ương) once made a `Trung ương` of each `tư pháp`."""
    assert [short for short in abbreviations() if is_syllable(short)] == []


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("về cải cách hành chính (CCHC) nhà nước", "cchc", "cải cách hành chính"),
        ("Trung tâm Phục vụ hành chính công (TTPVHCC)", "ttpvhcc", "trung tâm phục vụ hành chính công"),
        ("Uỷ ban nhân dân (sau đây gọi tắt là UBND)", "ubnd", "ủy ban nhân dân"),
        ("Hội đồng nhân dân (viết tắt là HĐND)", "hdnd", "hội đồng nhân dân"),
    ],
)
def test_abbreviations_that_a_text_explains(text: str, short: str, long: str) -> None:
    assert introduced(text) == {short: tuple(syllables(long))}


@pytest.mark.parametrize(
    "text",
    [
        "các hình thức phù hợp (CCHC)",  # the words before have other initials
        "Bộ An ninh (BAN)",  # would make every `ban` long
        "theo mẫu (xem phụ lục)",
        "(UBND)",  # nothing before
    ],
)
def test_brackets_that_explain_nothing(text: str) -> None:
    assert introduced(text) == {}


def test_names_compare_by_their_long_forms() -> None:
    assert plain_name("UBND tỉnh") == plain_name("Uỷ ban nhân dân tỉnh") == "uy ban nhan dan tinh"


@pytest.mark.parametrize("plain", ["nghieng", "quy", "an", "truong", "gi", "y", "uy", "khuya", "thuoc"])
def test_syllables_are_known_by_their_build(plain: str) -> None:
    assert is_syllable(plain)


@pytest.mark.parametrize("plain", ["ubnd", "attp", "report", "cchc", "which", "tand", "gcn"])
def test_abbreviations_and_english_are_none(plain: str) -> None:
    assert not is_syllable(plain)


def test_segments_join_words_and_leave_numbers_whole() -> None:
    words = segment("Căn cứ Quyết định số 251/QĐ-BNV ngày 29/3/2022 về cải cách hành chính")
    assert "251/QĐ-BNV" in words
    assert "29/3/2022" in words
    assert "Quyết_định" in words
    assert segment("") == []
