"""How usual each Vietnamese syllable (âm tiết) is, and which stand beside which: counted in a body of law.

`search.learn_accents` makes the table and says of what.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

import numpy as np
import numpy.typing as npt

from ingest.record import record

TABLE = "accents.npz"


@record
class Syllables:
    """Syllables by number, most frequent first, as they are mostly spelled; the counts of neighbours by sorted
    `left << 16 | right`."""

    spelled: tuple[str, ...]
    counts: npt.NDArray[np.float64]
    total: float
    pair_keys: npt.NDArray[np.uint32]
    pair_counts: npt.NDArray[np.float32]

    def pairs(self, left: npt.NDArray[np.int64], right: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        """How often the left syllables stood before the right ones, which are broadcast together; 0 beside number -1, which is
        any syllable that is not known."""
        wanted = (np.maximum(left, 0) << 16 | np.maximum(right, 0)).astype(np.uint32)
        at = np.minimum(np.searchsorted(self.pair_keys, wanted), len(self.pair_keys) - 1)
        return np.where((self.pair_keys[at] == wanted) & (left >= 0) & (right >= 0), self.pair_counts[at], 0.0)


@cache
def syllables() -> Syllables:
    with as_file(files("ingest.vocabulary") / TABLE) as path, np.load(path, allow_pickle=False) as stored:
        spelled = tuple(stored["syllables"].tobytes().decode("utf-8").split("\n"))
        counts = np.exp2(stored["counts"].astype(np.float64) / 8)
        pair_keys = stored["left"].astype(np.uint32) << np.uint32(16) | stored["right"].astype(np.uint32)
        pair_counts = np.exp2(stored["pairs"].astype(np.float32) / 8)
    return Syllables(spelled, counts, float(counts.sum()), pair_keys, pair_counts)


@cache
def spelled() -> frozenset[str]:
    """The syllables in small letters, each as it is mostly spelled."""
    return frozenset(syllables().spelled)
