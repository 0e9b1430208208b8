"""How many words come back from pages that were scanned badly, with and without setting them upright and white first.

    python tests/benchmarks/bench_scans.py [--documents N]

The first page of N documents of the sample corpus is drawn at 200 dots an inch and spoilt in each way. Prints Markdown. Needs
tesseract with Vietnamese and DejaVu Serif.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pypdfium2
from PIL import Image

ROOT = Path(__file__).parent.parent.parent
sys.path.insert(0, str(ROOT))

from ingest.readers import ocr  # noqa: E402
from ingest.readers.straighten import Straight  # noqa: E402
from ingest.text import canonical  # noqa: E402
from tests.ingest import writers  # noqa: E402

DOTS = 200


def turned(page: Image.Image, degrees: float) -> Image.Image:
    return page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)


def noisy(page: np.ndarray, amount: float) -> Image.Image:
    noise = np.random.default_rng(1).normal(0, amount, page.shape)
    return Image.fromarray(np.clip(page + noise, 0, 255).astype(np.uint8))


def grey(page: Image.Image) -> Image.Image:
    """Dark grey on grey."""
    return noisy(95 + np.asarray(page).astype(float) * 80 / 255, 6)


def shadowed(page: Image.Image) -> Image.Image:
    """One side in the dark, as pages of thick books are."""
    across, down = np.linspace(1.0, 0.42, page.width)[None, :], np.linspace(1.0, 0.8, page.height)[:, None]
    return noisy((np.asarray(page).astype(float) * 0.85 + 25) * across * down, 4)


WAYS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "clean": lambda page: page,
    "leaning 3.2°": lambda page: turned(page, -3.2),
    "leaning 6°": lambda page: turned(page, 6),
    "grey on grey": grey,
    "in a shadow": shadowed,
    "grey, leaning 2.5°": lambda page: grey(turned(page, 2.5)),
    "on its head": lambda page: page.rotate(180),
    "on its side": lambda page: page.rotate(90, expand=True),
}


def pages(count: int) -> Iterator[tuple[Image.Image, list[str]]]:
    for path in sorted((ROOT / "corpus").glob("*.txt"))[:count]:
        with pypdfium2.PdfDocument(writers.pdf(path.read_text("utf-8"))) as document:
            words = writers.jumbled(canonical(document[0].get_textpage().get_text_range())[0])
            yield document[0].render(scale=DOTS / 72, grayscale=True).to_pil(), words


def recovered(page: Image.Image, words: list[str]) -> float:
    found = Counter(writers.jumbled(canonical(ocr.recognise(page).text)[0]))
    return (Counter(words) & found).total() / len(words)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=1)
    drawn = list(pages(parser.parse_args().documents))
    print("| page | as it is | made ready |\n|---|---|---|")
    for name, spoil in WAYS.items():
        with patch.object(ocr, "straighten", lambda page: Straight(page, 0.0)), patch.object(ocr, "_turn", lambda _: 0):
            before = sum(recovered(spoil(page), words) for page, words in drawn) / len(drawn)
        after = sum(recovered(spoil(page), words) for page, words in drawn) / len(drawn)
        print(f"| {name} | {before:.1%} | {after:.1%} |", flush=True)


if __name__ == "__main__":
    main()
