"""How alike two texts are, from a sketch of each: MinHash of the runs of three words in them (Broder 1997)."""

from __future__ import annotations

import re
import zlib
from functools import cache
from typing import TYPE_CHECKING

from ingest.folding import fold

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.uint32]

LENGTH = 128
"""Hashes of a sketch: the likeness that two sketches tell is off by 4 hundredths, one time in three by more."""

RUN = 3
"""Words of a run. Accents are left out, as drafts lack them and scans lose them."""

_AT_ONCE = 8192
_WORD = re.compile(r"[^\W_]+")


def sketch(text: str) -> bytes:
    """The sketch of a text, of `LENGTH` 32-bit little-endian numbers; nothing for a text of less than three words."""
    import numpy as np

    words = _WORD.findall(fold(text))
    runs = {zlib.crc32(" ".join(words[i : i + RUN]).encode()) for i in range(len(words) - RUN + 1)}
    if not runs:
        return b""
    values = np.fromiter(runs, np.uint64, len(runs))
    factors, terms = _family()
    least = np.full(LENGTH, np.iinfo(np.uint64).max, np.uint64)
    for at in range(0, len(values), _AT_ONCE):
        hashed = values[at : at + _AT_ONCE, None] * factors[None, :] + terms[None, :]  # multiply-shift, modulo 2**64
        least = np.minimum(least, hashed.min(axis=0))
    return bytes((least >> np.uint64(32)).astype("<u4").tobytes())


def numbers(packed: bytes) -> Numbers:
    """A sketch as numbers."""
    import numpy as np

    return np.frombuffer(packed, "<u4")


def likeness(one: Numbers, other: Numbers) -> float:
    """What share of the runs of both texts together stands in both, 0 to 1, as their sketches tell."""
    return float((one == other).mean())


def size(one: Numbers) -> float:
    """How many different runs a text has, as its sketch tells; off by a tenth, one time in three by more (Cohen 1997)."""
    least = float(one.sum(dtype="float64")) / 2**32
    return len(one) / least if least else 0.0


@cache
def _family() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Odd factors and terms of the hash functions; always the same, as sketches are kept."""
    import numpy as np

    drawn = np.random.Generator(np.random.PCG64(1997)).integers(0, 2**63, (2, LENGTH), dtype=np.uint64)
    return drawn[0] * np.uint64(2) + np.uint64(1), drawn[1]
