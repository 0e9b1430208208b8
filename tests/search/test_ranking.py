from __future__ import annotations

import pytest

from ingest.readings import Span
from search.analyze import syllables
from search.fuse import best_of, fuse, ranked, spread, without_repeats
from search.mark import EXCERPT, coverage, excerpt, matches, wanted


def test_spread_runs_from_nought_to_one() -> None:
    assert spread({1: 30.0, 2: 20.0, 3: 10.0}) == {1: 1.0, 2: 0.5, 3: 0.0}
    assert spread({1: 5.0, 2: 5.0}) == {1: 1.0, 2: 1.0}  # nothing tells them apart
    assert spread({}) == {}


def test_fusing_keeps_how_much_better_the_first_is() -> None:
    words = {1: 30.0, 2: 11.0, 3: 10.0}
    meaning = {2: 0.90, 1: 0.89, 4: 0.80}
    scores = fuse([(0.7, words), (0.3, meaning)])
    assert ranked(scores) == [1, 2, 3, 4]
    assert scores[1] == pytest.approx(0.7 + 0.3 * 0.9)


def test_equal_scores_have_one_order() -> None:
    assert ranked({3: 1.0, 1: 1.0, 2: 2.0}) == [2, 1, 3]


def test_a_whole_is_as_good_as_its_best_part() -> None:
    assert best_of([(10, 0.9), (11, 0.8), (12, 0.7)], {10: [1], 11: [1, 2], 12: [3]}) == {1: 0.9, 2: 0.8, 3: 0.7}


@pytest.mark.parametrize(
    ("places", "kept"),
    [
        ({1: (7, 0, 100), 2: (7, 0, 90)}, [1]),  # a duty and the bullet that it stands in
        ({1: (7, 0, 100), 2: (7, 90, 190)}, [1, 2]),  # neighbours that touch
        ({1: (7, 0, 100), 2: (8, 0, 100)}, [1, 2]),  # another document
        ({1: (7, 0, 0), 2: (7, 0, 0)}, [1, 2]),  # nothing is repeated by nothing
    ],
)
def test_repeats_are_left_out(places: dict[int, tuple[int, int, int]], kept: list[int]) -> None:
    assert without_repeats([1, 2], places) == kept


@pytest.mark.parametrize(
    ("question", "text", "marked"),
    [
        ("lập dự toán kinh phí", "đơn vị lập dự toán, bố trí kinh phí", ["lập dự toán", "kinh phí"]),
        ("báo cáo về đâu", "gửi về Sở; báo cáo về Sở", ["báo cáo về"]),  # `về` counts only beside a word
        ("uỷ ban", "ỦY BAN nhân dân", ["ỦY BAN"]),
        ("là gì", "phạt tiền là gì", []),  # no word of substance
        ("06 tháng", "trong 6 tháng đầu năm", ["6 tháng"]),
        ("", "báo cáo", []),
    ],
)
def test_words_that_agree_are_marked(question: str, text: str, marked: list[str]) -> None:
    spans = matches(text, 100, wanted(syllables(question)))
    assert [span.text for span in spans] == marked
    assert all(text[span.start - 100 : span.end - 100] == span.text for span in spans)


def test_without_accents_marks_go_by_letters() -> None:
    assert matches("Báo cáo", 0, wanted(syllables("bao cao"), loose=True)) == (Span(0, 7, "Báo cáo"),)


def test_of_a_long_text_the_lines_that_agree_are_shown() -> None:
    text = "\n".join(["Phạm vi điều chỉnh. " * 10] * 4 + ["Báo cáo gửi về Sở Nội vụ."] + ["Hiệu lực thi hành. " * 10] * 4)
    found = excerpt(text, 50, matches(text, 50, wanted(syllables("báo cáo Sở Nội vụ"))))
    assert "Báo cáo gửi về Sở Nội vụ." in found.text
    assert len(found.text) <= EXCERPT
    assert text[found.start - 50 : found.end - 50] == found.text
    assert excerpt("ngắn", 7, ()) == Span(7, 11, "ngắn")
    assert excerpt("x" * 5000, 0, ()).text == "x" * 5000  # one line can't be cut


def test_coverage_weighs_rare_words_more() -> None:
    weights = {"phơ?": 6.0, "cach'": 2.0}
    assert coverage("cách nấu", weights) == 0.25
    assert coverage("phở", weights) == 0.75
    assert coverage("phở", {}) == 0.0
