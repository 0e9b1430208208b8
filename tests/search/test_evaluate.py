from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from ingest.errors import UnreadableFile
from search.evaluate import evaluate_retrieval, load_set, measures

CORPUS = {
    "a": "Báo cáo định kỳ gửi về Sở Nội vụ",
    "b": "Xử phạt vi phạm giao thông đường bộ",
    "c": "Cấp giấy phép xây dựng nhà ở",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with gzip.open(tmp_path / "corpus.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({"id": id, "title": "", "text": text}) + "\n" for id, text in CORPUS.items())
    questions = [{"id": "1", "text": "báo cáo Sở Nội vụ"}, {"id": "2", "text": "giấy phép xây dựng"}, {"id": "3", "text": "x"}]
    (tmp_path / "queries.jsonl").write_text("\n".join(map(json.dumps, questions)), "utf-8")
    (tmp_path / "qrels.tsv").write_text("1\ta\n2\tc\n3\tnowhere\n", "utf-8")
    return tmp_path


def test_a_set_in_a_folder_is_measured(folder: Path) -> None:
    found = evaluate_retrieval(folder, folder / "home", model="hashing", unaccented=True)
    assert found["queries"] == 2  # the third has no right answer here
    assert found["hit_1"] == found["mrr_10"] == found["ndcg_10"] == 1.0
    assert found["unaccented"]["hit_10"] == 1.0
    assert found["index_s"] >= 0
    assert 0 < found["p50_ms"] <= found["p95_ms"]


def test_the_home_is_used_again(folder: Path) -> None:
    evaluate_retrieval(folder, folder / "home", model="hashing")
    assert evaluate_retrieval(folder, folder / "home")["index_s"] == 0


def test_measures() -> None:
    """Right answers at the first, the third and no place."""
    found = measures([[0], [2], []], [1, 1, 1])
    assert found["hit_1"] == pytest.approx(1 / 3, abs=1e-4)
    assert found["hit_10"] == pytest.approx(2 / 3, abs=1e-4)
    assert found["mrr_10"] == pytest.approx((1 + 1 / 3) / 3, abs=1e-4)
    assert found["ndcg_10"] == pytest.approx((1 + 0.5) / 3, abs=1e-4)
    assert measures([[0, 1]], [2])["ndcg_10"] == 1.0
    assert measures([], [])["hit_1"] == 0.0


def test_a_folder_of_something_else_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match=r"corpus\.jsonl\.gz"):
        load_set(tmp_path)
