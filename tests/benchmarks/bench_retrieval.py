"""Retrieval with each of its parts taken out: `python tests/benchmarks/bench_retrieval.py DIR [--home HOME]`.

DIR holds corpus.jsonl.gz, queries.jsonl and qrels.tsv. The corpus is indexed once (the embedding takes most of the time)
and kept in HOME; each row then asks all questions again with one thing changed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from tqdm import tqdm

from search import answer
from search.analyze import bare
from search.evaluate import ask, load_set
from search.index import SearchIndex

OTHER_WORLDS = Path(__file__).with_name("other_worlds.txt")
MEASURES = ("hit_1", "hit_10", "hit_100", "mrr_10", "ndcg_10", "p50_ms", "p95_ms")


@contextmanager
def weights(words: float, meaning: float) -> Iterator[None]:
    with patch.object(answer, "WORDS", words), patch.object(answer, "MEANING", meaning):
        yield


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--home", type=Path, default=Path(".bench"))
    parser.add_argument("--model", default=None)
    parser.add_argument("--sweep", action="store_true", help="also try other weights of words against meaning")
    options = parser.parse_args()
    data = load_set(options.folder)
    with SearchIndex.open(options.home / options.folder.name, model=options.model) as index:
        began = time.perf_counter()
        put = index.put_texts(data.corpus, _bar())
        print(f"{put} texts embedded in {time.perf_counter() - began:.0f} s; {index.status()}", file=sys.stderr)
        rows: list[tuple[str, tuple[float, float], Callable[[str], str]]] = [
            ("words and meaning", (answer.WORDS, answer.MEANING), str),
            ("words alone", (1.0, 0.0), str),
            ("meaning alone", (0.0, 1.0), str),
            ("words and meaning, question without accents", (answer.WORDS, answer.MEANING), bare),
            ("words alone, question without accents", (1.0, 0.0), bare),
        ]
        if options.sweep:
            rows += [(f"{w:.1f} words + {1 - w:.1f} meaning", (w, 1 - w), str) for w in (0.3, 0.4, 0.5, 0.6, 0.8, 0.9)]
        print(f"| {len(data.questions)} questions, {len(data.corpus)} articles | {' | '.join(MEASURES)} |")
        print("|" + "---|" * (len(MEASURES) + 1))
        for name, pair, form in rows:
            with weights(*pair):
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
