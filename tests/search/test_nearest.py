"""Vectors one by one and in clusters, beside their catalogue."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from search.build import Text
from search.encode import HashingEncoder, Vectors
from search.index import SearchIndex
from search.nearest import Nearest
from search.vector import VectorIndex

WORDS = ["đất", "rừng", "biển", "thuế", "phí", "trường", "lớp", "thầy", "thuốc", "bệnh"]
WORDS += ["đường", "cầu", "nhà", "chợ", "điện", "nước", "sách", "báo", "thư", "phòng"]


def _rows(count: int, seed: int = 3) -> Vectors:
    """Unit vectors about some hundred places, as texts are about their subjects."""
    random = np.random.default_rng(seed)
    centres = random.normal(size=(100, 64))
    rows = centres[random.integers(0, 100, count)] + 0.7 * random.normal(size=(count, 64))
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def test_clusters_find_nearly_what_is_nearest() -> None:
    rows = _rows(6000)
    flat, clusters = VectorIndex(64), VectorIndex.in_clusters(rows[::4], len(rows))
    for index in (flat, clusters):
        index.add(range(0, 60000, 10), rows)
    found = [
        len({id for id, _ in flat.search(row, 10)} & {id for id, _ in clusters.search(row, 10)}) / 10 for row in rows[:200] + 0.05
    ]
    assert float(np.mean(found)) > 0.9
    near = clusters.search(rows[7], 3)
    assert near[0][0] == 70
    assert near[0][1] == pytest.approx(1.0, abs=0.02)


def test_clusters_forget_replace_and_are_kept(tmp_path: Path) -> None:
    rows = _rows(2000)
    index = VectorIndex.in_clusters(rows, len(rows))
    index.add(range(2000), rows)
    index.remove([5, 6, 99999])
    index.add([7], rows[1000:1001])
    assert len(index) == 1998
    assert 5 not in index
    assert {id for id, _ in index.search(rows[1000], 2)} == {7, 1000}
    assert [id for id, _ in index.search(rows[0], 5, within=[11, 12])] == sorted(
        [11, 12], key=lambda id: -float(rows[id] @ rows[0])
    )
    index.write(tmp_path / "kept")
    again = VectorIndex.read(tmp_path / "kept")
    assert again.clustered
    assert again.search(rows[40], 9) == index.search(rows[40], 9)
    assert np.allclose(again.rows([7]), rows[1000], atol=0.02)
    (tmp_path / "kept").write_bytes((tmp_path / "kept").read_bytes()[:5000])
    with pytest.raises(OSError, match="kept"):
        VectorIndex.read(tmp_path / "kept")


def _texts(first: int, last: int) -> list[Text]:
    return [Text(f"t{n}", "", f"{WORDS[n % 20]} {WORDS[n // 20 % 20]} số {n}") for n in range(first, last)]


def _answers(nearest: Nearest, question: str = "thuế trường số 64") -> tuple[bool, int, int]:
    """Whether in clusters, how many, and the first found."""
    vectors = nearest.vectors()
    return vectors.clustered, len(vectors), vectors.search(HashingEncoder().encode_queries([question])[0], 1)[0][0]


def test_many_vectors_are_kept_in_clusters_that_follow_the_catalogue(tmp_path: Path) -> None:
    with SearchIndex.open(tmp_path, encoder=HashingEncoder()) as index:
        index.put_texts(_texts(0, 90))
        catalog, folder = index._catalog, tmp_path / "index"
        nearest = Nearest(catalog, folder, flat_up_to=100)
        assert _answers(nearest)[:2] == (False, 90)
        nearest.prepare()
        assert not list(folder.glob("vectors-*"))
        index.put_texts(_texts(90, 150))
        nearest.prepare()
        assert len(list(folder.glob("vectors-*.faiss"))) == 1
        clustered, count, first = _answers(nearest)
        assert (clustered, count) == (True, 150)
        assert first == _answers(Nearest(catalog, folder))[2]
        (kept,) = folder.glob("vectors-*.faiss")

        index.remove("t3")
        index.put_texts(_texts(150, 160))
        assert _answers(nearest)[1] == 159
        later = Nearest(catalog, folder, flat_up_to=100)  # another process: it reads the file and takes up the rest
        assert _answers(later) == (True, 159, first)
        assert kept.exists()

        kept.write_bytes(b"cut")
        assert _answers(Nearest(catalog, folder, flat_up_to=100)) == (True, 159, first)
        (mended,) = folder.glob("vectors-*.faiss")
        assert mended.stat().st_size > 5000


def test_clusters_of_another_catalogue_are_not_taken(tmp_path: Path) -> None:
    for home, first in (("a", 0), ("b", 500)):
        with SearchIndex.open(tmp_path / home, encoder=HashingEncoder()) as index:
            index.put_texts(_texts(first, first + 120))
            Nearest(index._catalog, tmp_path / home / "index", flat_up_to=100).vectors()
    (old,) = (tmp_path / "a" / "index").glob("vectors-*.faiss")
    (new,) = (tmp_path / "b" / "index").glob("vectors-*.faiss")
    new.unlink()
    old.rename(new.parent / old.name)
    with SearchIndex.open(tmp_path / "b", encoder=HashingEncoder()) as index:
        there = Nearest(index._catalog, tmp_path / "b" / "index", flat_up_to=100)
        exact = Nearest(index._catalog, tmp_path / "b" / "index")
        question = "thuế trường số 564"
        assert _answers(there, question)[2] == _answers(exact, question)[2]
