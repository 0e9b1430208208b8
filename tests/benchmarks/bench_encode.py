"""How near encoding comes to what the machine computes: `python tests/benchmarks/bench_encode.py DIR [--passages 256]`.

DIR holds corpus.jsonl.gz. Encodes pieces of its articles by both engines of the built-in model, counts the multiplications
and additions that their tokens need, and sets them beside what plain products of matrices reach in the same minute: in
float32, and in bfloat16, in which torch encodes. Needs the extra `models`.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch

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


def reached(kind: torch.dtype, size: int = 1536) -> float:
    """Operations a second of products of square matrices: the best of some."""
    a, b = torch.randn(size, size).to(kind), torch.randn(size, size).to(kind)
    return max(2 * size**3 / seconds(lambda: a @ b) for _ in range(20))


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--passages", type=int, default=256)
    options = parser.parse_args()
    articles = load_set(options.folder).corpus
    step = max(len(articles) // options.passages, 1)
    texts = [pieces(text.text, PIECE)[0] for text in articles[::step] if text.text.strip()][: options.passages]
    encoder = E5Encoder()
    engine, bulk = encoder._engine(), encoder._through_torch()
    lengths = [min(len(window), 512) for text in texts for window in engine._windows(f"passage: {text}")]
    needed = sum(map(operations, lengths))
    characters, tokens = sum(map(len, texts)), sum(lengths)
    peak = {"float32": reached(torch.float32), "bfloat16": reached(torch.bfloat16)}
    print(", ".join(f"products of matrices in {name}: {value / 1e9:.0f} G/s" for name, value in peak.items()))
    ways: list[tuple[str, str, Callable[[], object]]] = [
        ("ONNX Runtime, four-bit weights", "float32", lambda: engine.encode([f"passage: {text}" for text in texts], None))
    ]
    if bulk is not None:
        ways.append(("torch", "bfloat16", lambda: bulk.encode_passages(texts)))
    for name, kind, work in ways:
        work()
        took = min(seconds(work) for _ in range(3))
        share = needed / took / peak[kind]
        print(
            f"{name}: {len(texts) / took:.0f} passages, {tokens / took:.0f} tokens, {characters / took:.0f} characters a second; "
            f"{needed / took / 1e9:.0f} G/s, {share:.0%} of {kind}"
        )
    print(f"{np.mean(lengths):.0f} tokens a passage, {characters / tokens:.2f} characters a token")


if __name__ == "__main__":
    main()
