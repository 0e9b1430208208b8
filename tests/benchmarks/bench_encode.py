"""How near encoding comes to what the machine computes: `python tests/benchmarks/bench_encode.py DIR [--passages 256]`.

DIR holds corpus.jsonl.gz. Encodes pieces of its articles by both engines of the built-in model, counts the multiplications
and additions that their tokens need, and sets them beside what plain products of matrices reach in the same minute: in
float32, and in bfloat16, in which torch encodes. Each engine has a process of its own, for their threads are in each other's way.
Needs the extra `models`.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from search.e5 import E5Encoder
from search.evaluate import load_set
from search.units import pieces

PIECE = 1500
"""Characters of a passage."""

_HIDDEN, _WIDE, _LAYERS = 384, 1536, 12  # of multilingual-e5-small


def operations(tokens: int) -> float:
    """Multiplications and additions for one text of so many tokens: four square products and two wide ones a layer for each
    token, and two of attention for each pair of tokens."""
    a_token = 4 * _HIDDEN**2 + 2 * _HIDDEN * _WIDE
    return 2.0 * _LAYERS * (tokens * a_token + 2 * tokens**2 * _HIDDEN)


def reached(kind: str, size: int = 1536) -> float:
    """Operations a second of products of square matrices: the best of some."""
    import torch  # after FAISS, which else sets its threads to one

    a, b = (torch.randn(size, size).to(getattr(torch, kind)) for _ in range(2))
    return max(2 * size**3 / seconds(lambda: a @ b) for _ in range(20))


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


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
    encoder = E5Encoder()
    bulk = encoder._through_torch() if engine == "torch" else None
    name, kind = ("torch", "bfloat16") if bulk else ("ONNX Runtime, four-bit weights", "float32")

    def work() -> object:
        return bulk.encode_passages(texts) if bulk else encoder._engine().encode([f"passage: {text}" for text in texts], None)

    work()
    took = min(seconds(work) for _ in range(3))
    peak = reached(kind)
    windows = (window for text in texts for window in encoder._engine()._windows(f"passage: {text}"))
    lengths = [len(window) for window in windows]
    needed, characters, tokens = sum(map(operations, lengths)), sum(map(len, texts)), sum(lengths)
    print(
        f"{name}: {len(texts) / took:.0f} passages, {tokens / took:.0f} tokens, {characters / took:.0f} characters a second; "
        f"{needed / took / 1e9:.0f} G/s of {peak / 1e9:.0f} in products of matrices in {kind}, {needed / took / peak:.0%}; "
        f"{np.mean(lengths):.0f} tokens a passage, {characters / tokens:.2f} characters a token"
    )


if __name__ == "__main__":
    main()
