"""A linear classifier over named signs, for what many weak signs tell together: multinomial logistic regression (Bishop, Pattern
Recognition and Machine Learning, 4.3.4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ingest.record import record


@record
class Linear:
    """`weights` has a row for each sign and a column for each class; `rows` tells which row is a sign's."""

    classes: tuple[str, ...]
    rows: Mapping[str, int]
    weights: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]

    def best(self, signs: Iterable[str]) -> tuple[str, float]:
        """The likeliest class and its probability; signs that were never learned say nothing."""
        known = [row for row in map(self.rows.get, signs) if row is not None]
        scores = self.weights[known].sum(axis=0) + self.bias
        odds = np.exp(scores - scores.max())
        at = int(odds.argmax())
        return self.classes[at], float(odds[at] / odds.sum())


def save(model: Linear, path: Path) -> None:
    """Writes a model whose weights are rounded to a 127th of the largest."""
    step = float(np.abs(model.weights).max()) / 127
    np.savez_compressed(
        path,
        classes=_bytes(model.classes),
        signs=_bytes(sorted(model.rows, key=lambda sign: model.rows[sign])),
        weights=np.round(model.weights / step).astype(np.int8),
        step=np.float32(step),
        bias=model.bias,
    )


def read(path: Path) -> Linear:
    """The model that `save` wrote."""
    with np.load(path, allow_pickle=False) as stored:
        signs = _words(stored["signs"])
        weights = stored["weights"].astype(np.float32) * stored["step"]
        return Linear(_words(stored["classes"]), {sign: i for i, sign in enumerate(signs)}, weights, stored["bias"])


@cache
def load(name: str) -> Linear:
    """The model `<name>.npz` of the vocabulary, read once."""
    with as_file(files("ingest.vocabulary") / f"{name}.npz") as path:
        return read(path)


def _bytes(words: Iterable[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), np.uint8)


def _words(stored: npt.NDArray[np.uint8]) -> tuple[str, ...]:
    return tuple(stored.tobytes().decode().split("\n"))
