"""The vectors of passages in FAISS: the only import of it.

Half-precision rows compared one by one: exact, twice as fast as float32 and able to forget. On two cores 60,000 of them
take 1.4 ms a question and a million 22 ms, so nothing approximate is called for below that.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Sequence
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

from search.encode import Vectors

faiss.omp_set_num_threads(1)  # a second thread makes one question slower, and takes the core from another question


class VectorIndex:
    """Unit vectors under ids of one's own, found by inner product, which is their cosine."""

    def __init__(self, dimension: int) -> None:
        self.dimension = dimension
        self._index: Any = faiss.IndexIDMap2(
            faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
        )
        self._ids: set[int] = set()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._ids)

    def __contains__(self, id: int) -> bool:
        return id in self._ids

    def add(self, ids: Sequence[int], rows: Vectors) -> None:
        """Puts rows in; one whose id is there already takes its place (FAISS itself would keep both)."""
        if not len(ids):
            return
        with self._lock:
            self._remove([id for id in ids if id in self._ids])
            self._index.add_with_ids(np.ascontiguousarray(rows, np.float32), np.asarray(ids, np.int64))
            self._ids.update(ids)

    def remove(self, ids: Sequence[int]) -> None:
        """Takes rows out; unknown ids are passed over."""
        with self._lock:
            self._remove([id for id in ids if id in self._ids])

    def keep(self, ids: Collection[int]) -> None:
        """Takes out all rows but these."""
        with self._lock:
            self._remove([id for id in self._ids if id not in ids])

    def _remove(self, ids: Sequence[int]) -> None:
        if ids:
            self._index.remove_ids(np.asarray(ids, np.int64))
            self._ids.difference_update(ids)

    def search(self, query: Vectors, limit: int, within: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Ids and cosines of the nearest rows to one vector, best first; `within` keeps only these ids."""
        limit = min(limit, len(self._ids))
        if limit < 1:
            return []
        chosen = None
        if within is not None:
            parameters: Any = faiss.SearchParameters
            chosen = parameters(sel=faiss.IDSelectorBatch(np.asarray(within, np.int64)))
        with self._lock:
            scores, ids = self._index.search(query.reshape(1, -1), limit, params=chosen)
        return [(int(id), float(score)) for id, score in zip(ids[0], scores[0], strict=True) if id >= 0]

    def rows(self, ids: Sequence[int]) -> npt.NDArray[np.float32]:
        """The rows of known ids, in their order."""
        with self._lock:
            return np.asarray(self._index.reconstruct_batch(np.asarray(ids, np.int64)), np.float32)
