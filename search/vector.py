"""The vectors of passages in FAISS: the only import of it.

Few are kept as rows of half precision and compared one by one: exact, twice as fast as float32 and able to forget. Many
are kept in clusters, a byte a number, of which a question looks at the nearest alone.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, Self

import faiss
import numpy as np
import numpy.typing as npt

from search.encode import Vectors

faiss.omp_set_num_threads(1)  # a second thread makes one question slower, and takes the core from another question

SAMPLE = 64
"""Rows for each cluster that its place is learned from; more measured no better."""

_PROBED = 8  # one cluster in so many is looked at: 0.93 to 0.94 of the 200 nearest, a third of the time of all rows

_ROUNDS = 8  # of learning


class VectorIndex:
    """Unit vectors under ids of one's own, found by inner product, which is their cosine."""

    def __init__(self, dimension: int) -> None:
        kind = faiss.ScalarQuantizer.QT_fp16
        self._index: Any = faiss.IndexIDMap2(faiss.IndexScalarQuantizer(dimension, kind, faiss.METRIC_INNER_PRODUCT))
        self._ids: set[int] = set()
        self._lock = threading.Lock()

    @classmethod
    def in_clusters(cls, sample: Vectors, expected: int) -> Self:
        """An empty index of clusters for some `expected` rows, their places learned from a `sample` of them."""
        made = cls(sample.shape[1])
        made._index = _clusters(sample, min(clusters_for(expected), len(sample)))
        return made

    @classmethod
    def read(cls, path: Path) -> Self:
        """What `write` left. Raises OSError where that is not whole."""
        try:
            index: Any = faiss.read_index(str(path))
        except RuntimeError as error:
            raise OSError(str(error)) from error
        made = cls(index.d)
        made._index = index
        lists = index.invlists
        parts = (faiss.rev_swig_ptr(lists.get_ids(at), lists.list_size(at)).tolist() for at in range(index.nlist))
        made._ids = {id for part in parts for id in part}
        return made

    def write(self, path: Path) -> None:
        """Keeps an index of clusters in a file. Raises OSError where that does not go."""
        try:
            with self._lock:
                faiss.write_index(self._index, str(path))
        except RuntimeError as error:
            raise OSError(str(error)) from error

    @property
    def clustered(self) -> bool:
        return isinstance(self._index, faiss.IndexIVF)

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
            gone = np.asarray(ids, np.int64)
            self._index.remove_ids(faiss.IDSelectorArray(gone) if self.clustered else faiss.IDSelectorBatch(gone))
            self._ids.difference_update(ids)

    def search(self, query: Vectors, limit: int, within: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Ids and cosines of the nearest rows to one vector, best first; `within` keeps only these ids."""
        limit = min(limit, len(self._ids))
        if limit < 1:
            return []
        parameters: Any = faiss  # whose types for Python lack some arguments
        chosen = {} if within is None else {"sel": faiss.IDSelectorBatch(np.asarray(within, np.int64))}
        if self.clustered:
            # few rows are permitted: all clusters, for the nearest ones may hold none of them
            probed = self._index.nlist if chosen else max(self._index.nlist // _PROBED, 1)
            asked = parameters.SearchParametersIVF(nprobe=probed, **chosen)
        else:
            asked = parameters.SearchParameters(**chosen)
        with self._lock:
            scores, ids = self._index.search(query.reshape(1, -1), limit, params=asked)
        return [(int(id), float(score)) for id, score in zip(ids[0], scores[0], strict=True) if id >= 0]

    def rows(self, ids: Sequence[int]) -> npt.NDArray[np.float32]:
        """The rows of known ids, in their order."""
        with self._lock:
            return np.asarray(self._index.reconstruct_batch(np.asarray(ids, np.int64)), np.float32)


def clusters_for(expected: int) -> int:
    """How many clusters that many rows want."""
    return max(int(2 * expected**0.5), 1)


def _clusters(sample: Vectors, count: int) -> Any:
    library: Any = faiss
    index: Any = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(sample.shape[1]),
        sample.shape[1],
        count,
        faiss.ScalarQuantizer.QT_8bit,
        faiss.METRIC_INNER_PRODUCT,
    )
    index.cp.niter, index.cp.max_points_per_centroid, index.cp.min_points_per_centroid = _ROUNDS, SAMPLE, 1
    index.train(np.ascontiguousarray(sample, np.float32))
    index.set_direct_map_type(library.DirectMap.Hashtable)
    return index
