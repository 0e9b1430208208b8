"""When words alone tell the answer, the model is not asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from search.build import Text
from search.encode import HashingEncoder, Vectors
from search.index import SearchIndex
from search.results import Reason

ARTICLES = {
    "sach": "Thư viện cho mượn sách trong mười bốn ngày.",
    "dat": "Thời hạn sử dụng đất nông nghiệp giao cho hộ gia đình là năm mươi năm.",
    "thue": "Người nộp thuế nộp hồ sơ khai thuế chậm nhất ngày hai mươi của tháng sau.",
    "rung": "Hộ gia đình được giao rừng phải bảo vệ rừng, báo cáo kịp thời khi có cháy.",
}


class _Counting(HashingEncoder):
    """Remembers the questions that it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return super().encode_queries(texts)


@pytest.mark.parametrize(
    ("question", "first", "model"),
    [
        ("thời hạn sử dụng đất nông nghiệp của hộ gia đình", "dat", False),
        ("thoi han su dung dat nong nghiep", "dat", False),
        ("hộ gia đình", None, True),  # two say it alike
        ("đất đai, thuế má và mượn sách ở thư viện cấp xã", None, True),  # no line says half of it
        ("bảo hiểm", None, True),  # no words in common
    ],
)
def test_only_doubtful_questions_reach_the_model(tmp_path: Path, question: str, first: str | None, model: bool) -> None:
    encoder = _Counting()
    with SearchIndex.open(tmp_path, encoder=encoder) as index:
        index.put_texts([Text(id, id, text) for id, text in ARTICLES.items()])
        result = index.search(question)
    assert bool(encoder.asked) is model
    if first:
        assert result.hits[0].document == first
        assert not result.nothing_fits
        assert Reason.MEANING not in result.hits[0].reasons


def test_the_model_can_be_loaded_ahead(tmp_path: Path) -> None:
    encoder = _Counting()
    with SearchIndex.open(tmp_path, encoder=encoder) as index:
        index.load()
        assert not encoder.asked  # an index of nothing needs no model
        index.put_texts([Text(id, id, text) for id, text in ARTICLES.items()])
        index.load()
        assert encoder.asked
