"""A linear classifier over named signs, for what many weak signs tell together: multinomial logistic regression (Bishop, Pattern
Recognition and Machine Learning, 4.3.4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib.resources import as_file, files
from math import exp
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ingest.record import record

Row = tuple[float, ...]
"""A number for each class. Sums of some sixty short rows are quicker in plain Python than in numpy."""


@record
class Linear:
    """`weights` has a row for each sign, `bias` is what each class weighs without any."""

    classes: tuple[str, ...]
    weights: Mapping[str, Row]
    bias: Row

    def best(self, signs: Iterable[str]) -> tuple[str, float]:
        """The likeliest class and its probability; signs that were never learned say nothing."""
        known = [row for row in map(self.weights.get, signs) if row is not None]
        scores = [sum(column) for column in zip(self.bias, *known, strict=True)]
        top = max(scores)
        return self.classes[scores.index(top)], 1 / sum(exp(score - top) for score in scores)


def save(model: Linear, path: Path) -> None:
    """Writes a model whose weights are rounded to a 127th of the largest."""
    weights = np.array(list(model.weights.values()))
    step = float(np.abs(weights).max()) / 127
    np.savez_compressed(
        path,
        classes=_bytes(model.classes),
        signs=_bytes(model.weights),
        weights=np.round(weights / step).astype(np.int8),
        step=np.float32(step),
        bias=np.array(model.bias, np.float32),
    )


def read(path: Path) -> Linear:
    """The model that `save` wrote."""
    with np.load(path, allow_pickle=False) as stored:
        rows = map(tuple, (stored["weights"] * float(stored["step"])).tolist())
        return Linear(
            _words(stored["classes"]), dict(zip(_words(stored["signs"]), rows, strict=True)), tuple(stored["bias"].tolist())
        )


_loaded: dict[str, Linear] = {}


def load(name: str) -> Linear:
    """The model `<name>.npz` of the vocabulary, read once."""
    model = _loaded.get(name)
    if model is None:
        with as_file(files("ingest.vocabulary") / f"{name}.npz") as path:
            model = _loaded[name] = read(path)
    return model


@contextmanager
def replaced(models: Mapping[str, Linear]) -> Iterator[None]:
    """Reads with other models than the shipped ones, for those who measure what was learned."""
    before = dict(_loaded)
    _loaded.update(models)
    try:
        yield
    finally:
        _loaded.clear()
        _loaded.update(before)


def _bytes(words: Iterable[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), np.uint8)


def _words(stored: npt.NDArray[np.uint8]) -> tuple[str, ...]:
    return tuple(stored.tobytes().decode().split("\n"))
