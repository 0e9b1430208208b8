"""What makes one candidate better than another."""

from __future__ import annotations

import numpy as np
import pytest

from search.analyze import syllables
from search.columns import Codes, Columns
from search.rank import called, combine, matter_of, priors


def _columns(titles: list[str], types: list[str | None]) -> Columns:
    rows = np.arange(1, len(titles) + 1, dtype=np.int64)
    nothing = Codes.of([None] * len(titles))
    facets = (Codes.of(types), nothing, nothing, nothing)
    return Columns(rows, rows - 1, rows, rows, rows, nothing, nothing, facets, Codes.of(titles))


@pytest.mark.parametrize(
    ("question", "about"),
    [
        ("Điều nào sau đây KHÔNG đúng về tài sản bảo đảm?", ["về tài sản bảo đảm"]),  # an examination's way of asking
        ("Trọng tài viên có quyền từ chối, đúng hay sai?", ["trọng tài viên có quyền từ chối"]),
        ("phòng tư pháp phải làm thế nào với hồ sơ", ["phòng tư pháp phải làm", "với hồ sơ"]),
        ("như thế nào", []),
    ],
)
def test_phrases_that_only_ask_are_left_out(question: str, about: list[str]) -> None:
    assert matter_of(syllables(question)) == [syllables(stretch) for stretch in about]


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Luật Du lịch áp dụng cho ai?", ["đối tượng áp dụng phạm vi điều chỉnh"]),
        ("nghỉ đẻ được bao nhiêu tháng", ["thời hạn", "thai sản"]),
        ("báo cáo gửi về đâu", []),
        ("bao lâunăm", []),  # whole syllables only
    ],
)
def test_what_is_asked_in_other_words_is_looked_for_by_its_name(question: str, names: list[str]) -> None:
    assert called(syllables(question)) == [syllables(name) for name in names]


def test_of_two_that_say_the_same_the_law_comes_first_where_nothing_else_is_asked() -> None:
    columns = _columns(["một", "hai"], ["Nghị định", "Luật"])
    equal = {1: 3.0, 2: 3.0}
    scores = combine(equal, equal, priors(equal, columns, ["quyền"], by_norm=True, loose=False))
    assert scores[2] > scores[1]
    scores = combine(equal, equal, priors(equal, columns, ["quyền"], by_norm=False, loose=False))
    assert scores[1] == scores[2]


@pytest.mark.parametrize("loose", [False, True])
def test_a_document_named_in_the_question_comes_before_another(loose: bool) -> None:
    columns = _columns(["Luật Du lịch", "Luật Đất đai"], ["Luật", "Luật"])
    equal = {1: 3.0, 2: 3.0}
    asked = syllables("luat dat dai quy dinh" if loose else "luật đất đai quy định")
    scores = combine(equal, equal, priors(equal, columns, asked, by_norm=True, loose=loose))
    assert scores[2] > scores[1]


def test_what_one_ranking_lacks_counts_nothing_there() -> None:
    scores = combine({1: 2.0}, {1: 0.8, 2: 0.9}, {})
    assert scores[1] > scores[2] > 0
