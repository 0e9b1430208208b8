"""Retrieval with each of its parts taken out: `python tests/benchmarks/bench_retrieval.py DIR [--home HOME]`.

DIR holds corpus.jsonl.gz, queries.jsonl and qrels.tsv. The corpus is indexed once (the embedding takes most of the time)
and kept in HOME; each row then asks all questions again with one thing changed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from tqdm import tqdm

from search import rank
from search.analyze import bare
from search.evaluate import ask, load_set
from search.index import SearchIndex

OTHER_WORLDS = Path(__file__).with_name("other_worlds.txt")
MEASURES = ("hit_1", "hit_10", "hit_100", "mrr_10", "ndcg_10", "p50_ms", "p95_ms")


def half_bare(question: str) -> str:
    """Every second word without its accents."""
    words = question.split(" ")
    return " ".join(bare(word) if place % 2 else word for place, word in enumerate(words))


ALL = rank.WEIGHTS
ROWS: tuple[tuple[str, rank.Weights, Callable[[str], str]], ...] = (
    ("all features", ALL, str),
    ("all features, question without accents", ALL, bare),
    ("all features, every second word without accents", ALL, half_bare),
    ("meaning left out", replace(ALL, meaning=0.0), str),
    ("meaning left out, question without accents", replace(ALL, meaning=0.0), bare),
    ("asking phrases left in", replace(ALL, words=ALL.words + ALL.matter, matter=0.0), str),
    ("titles left out", replace(ALL, title=0.0), str),
    ("rank of norms left out", replace(ALL, norm=0.0), str),
    ("words .7 and meaning .3 alone", rank.Weights(0.7, 0.0, 0.3, 0.0, 0.0), str),
    ("words alone", rank.Weights(1.0, 0.0, 0.0, 0.0, 0.0), str),
    ("meaning alone", rank.Weights(0.0, 0.0, 1.0, 0.0, 0.0), str),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--home", type=Path, default=Path(".bench"))
    parser.add_argument("--model", default=None)
    options = parser.parse_args()
    data = load_set(options.folder)
    with SearchIndex.open(options.home / options.folder.name, model=options.model) as index:
        began = time.perf_counter()
        put = index.put_texts(data.corpus, _bar())
        print(f"{put} texts embedded in {time.perf_counter() - began:.0f} s; {index.status()}", file=sys.stderr)
        print(f"| {len(data.questions)} questions, {len(data.corpus)} articles | {' | '.join(MEASURES)} |")
        print("|" + "---|" * (len(MEASURES) + 1))
        for name, weights, form in ROWS:
            with patch.object(rank, "WEIGHTS", weights):
                found = ask(index, data, form)
            print(f"| {name} | {' | '.join(f'{found[measure]:.3f}' for measure in MEASURES)} |", flush=True)
        strange = [line for line in OTHER_WORLDS.read_text("utf-8").splitlines() if not line.startswith("#")]
        silent = sum(index.search(question).nothing_fits for question in data.questions.values())
        told = sum(index.search(question).nothing_fits for question in strange)
        print(f"nothing fits: said of {told} of {len(strange)} questions about other worlds, of {silent} of these questions")


def _bar() -> Callable[[str, int, int], None]:
    bar = tqdm(desc="embed", unit="text")

    def step(_stage: str, done: int, total: int) -> None:
        bar.total = total
        bar.update(done - bar.n)

    return step


if __name__ == "__main__":
    main()
