"""How near encoding comes to what the machine computes: `PYTHONPATH=. python tests/benchmarks/bench_encode.py DIR`.

DIR holds corpus.jsonl.gz. Encodes pieces of its articles by the built-in model and by the same weights under torch, counts
the multiplications and additions that their tokens need, and sets them beside what plain products of matrices reach in the
same minute: in int8 and in bfloat16, in which they compute. Each engine has a process of its own, for their threads are in
each other's way. Seconds of the clock, and of the processor, which say more on a busy machine. Needs the extra `models`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from search.e5 import E5Encoder
from search.evaluate import load_set
from search.units import pieces

PIECE = 1500
"""Characters of a passage."""

SIZE = 1536
"""Rows and columns of the square matrices whose products are the measure."""

_HIDDEN, _WIDE, _LAYERS = 384, 1536, 12  # of multilingual-e5-small


def operations(tokens: int) -> float:
    """Multiplications and additions for one text of so many tokens: four square products and two wide ones a layer for each
    token, and two of attention for each pair of tokens."""
    a_token = 4 * _HIDDEN**2 + 2 * _HIDDEN * _WIDE
    return 2.0 * _LAYERS * (tokens * a_token + 2 * tokens**2 * _HIDDEN)


def product_in_int8() -> Callable[[], object]:
    """A product of square matrices on all cores by ONNX Runtime."""
    import onnxruntime
    from onnx import TensorProto, helper

    kinds = {"a": TensorProto.UINT8, "b": TensorProto.INT8, "c": TensorProto.INT32}
    a, b, c = (helper.make_tensor_value_info(name, kind, [SIZE, SIZE]) for name, kind in kinds.items())
    graph = helper.make_graph([helper.make_node("MatMulInteger", ["a", "b"], ["c"])], "product", [a, b], [c])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    session: Any = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    draw = np.random.default_rng(0)
    given = {
        "a": draw.integers(0, 255, (SIZE, SIZE)).astype(np.uint8),
        "b": draw.integers(-127, 127, (SIZE, SIZE)).astype(np.int8),
    }
    return lambda: session.run(None, given)


def product_in_bfloat16() -> Callable[[], object]:
    import torch  # after FAISS, which else sets its threads to one

    a, b = (torch.randn(SIZE, SIZE).to(torch.bfloat16) for _ in range(2))
    return lambda: a @ b


def seconds(work: Callable[[], object], times: int) -> tuple[float, float]:
    """Seconds of the clock and of the processor that it takes, the best of some times."""
    clock, processor = [], []
    for _ in range(times):
        began, spent = time.perf_counter(), time.process_time()
        work()
        clock.append(time.perf_counter() - began)
        processor.append(time.process_time() - spent)
    return min(clock), min(processor)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--passages", type=int, default=256)
    parser.add_argument("--engine", choices=("onnx", "torch"), help="this one alone, in this process")
    options = parser.parse_args()
    if options.engine:
        measure(options.folder, options.passages, options.engine)
        return
    for engine in ("onnx", "torch"):
        command = [sys.executable, __file__, str(options.folder), "--passages", str(options.passages), "--engine", engine]
        subprocess.run(command, check=True)


def measure(folder: Path, passages: int, engine: str) -> None:
    articles = load_set(folder).corpus
    step = max(len(articles) // passages, 1)
    texts = [pieces(text.text, PIECE)[0] for text in articles[::step] if text.text.strip()][:passages]
    encoder: Any = E5Encoder()
    loaded = encoder._engine()
    lengths = [len(window) for text in texts for window in loaded._windows(f"passage: {text}")]
    if engine == "torch":
        from search.transformer import TransformerEncoder
        from tests.search.e5_folder import converted

        encoder = TransformerEncoder(str(converted()))
    name, kind = ("torch", "bfloat16") if engine == "torch" else ("ONNX Runtime", "int8")
    encoder.encode_passages(texts[:8])
    took = seconds(lambda: encoder.encode_passages(texts), 3)
    peak = seconds(product_in_bfloat16() if engine == "torch" else product_in_int8(), 20)
    needed, characters, tokens = sum(map(operations, lengths)), sum(map(len, texts)), sum(lengths)
    for what, spent, least in zip(("clock", "processor"), took, peak, strict=True):
        reached = 2 * SIZE**3 / least
        print(
            f"{name}, by the {what}: {len(texts) / spent:.1f} passages, {tokens / spent:.0f} tokens, {characters / spent:.0f} "
            f"characters a second; {needed / spent / 1e9:.0f} G/s of {reached / 1e9:.0f} in products of matrices in {kind}, "
            f"{needed / spent / reached:.0%}; {tokens / len(texts):.0f} tokens a passage"
        )


if __name__ == "__main__":
    main()
