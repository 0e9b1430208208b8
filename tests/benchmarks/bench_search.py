"""Search beside the pipeline that people would put together today, in one run: `python tests/benchmarks/bench_search.py DIR`.

DIR holds corpus.jsonl.gz, queries.jsonl and qrels.tsv. Ours is the index under --home (made where there is none). Beside it:
rank-bm25 over syllables and sentence-transformers with multilingual-e5-small in float32 over FAISS flat, fused by rank;
its vectors are ours, so that nothing is embedded twice; and txtai with BM25 of its own and the mean of each article's vectors.
Needs `pip install rank-bm25 psutil txtai` and the extra `models`.
Prints milliseconds a question at one client, questions a second at eight, memory, and what one document more or less costs.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from search.arenas import few_arenas
from search.build import Text
from search.evaluate import load_set
from search.index import SearchIndex

CLIENTS = 8


def resident() -> float:
    """Megabytes that this process holds."""
    import psutil

    return float(psutil.Process().memory_info().rss) / 1e6


def milliseconds(ask: Callable[[str], object], questions: Sequence[str]) -> str:
    """Median and 95th percentile of one question after another, by the clock and by the processor."""
    clock, processor = [], []
    for question in questions:
        began, spent = time.perf_counter(), time.process_time()
        ask(question)
        clock.append((time.perf_counter() - began) * 1000)
        processor.append((time.process_time() - spent) * 1000)
    shown = (
        f"p50 {statistics.median(each):.1f} ms, p95 {sorted(each)[int(0.95 * len(each))]:.1f} ms" for each in (clock, processor)
    )
    return "{} ({} of the processor)".format(*shown)


def rate(ask: Callable[[str], object], questions: Sequence[str]) -> str:
    """Questions a second of eight clients at once."""
    began = time.perf_counter()
    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(ask, questions))
    return f"{len(questions) / (time.perf_counter() - began):.0f} questions/s with {CLIENTS} clients"


def ours(home: Path, corpus: Sequence[Text], questions: Sequence[str]) -> None:
    with SearchIndex.open(home) as index:
        index.put_texts(corpus)

        def ask(question: str) -> object:
            return index.search(question, limit=10)

        ask(questions[0])
        index.forget_questions()
        print(f"vanban: {milliseconds(ask, questions)}; ", end="", flush=True)
        index.forget_questions()
        print(f"{rate(ask, questions)}; {resident():.0f} MB resident", flush=True)
        began = time.perf_counter()
        index.put_texts([Text("one-more", "Luật Thử nghiệm - Điều 1. Phạm vi", "Luật này quy định về một việc mới.")])
        put = time.perf_counter() - began
        began = time.perf_counter()
        index.search("luật thử nghiệm")
        seen = time.perf_counter() - began
        began = time.perf_counter()
        index.remove("one-more")
        gone = time.perf_counter() - began
        print(f"one document more: {put * 1000:.0f} ms, seen by a search of {seen * 1000:.0f} ms; less: {gone * 1000:.0f} ms")


def beside(home: Path, corpus: Sequence[Text], questions: Sequence[str], model: str) -> None:
    import faiss
    from rank_bm25 import BM25Okapi
    from sentence_transformers import SentenceTransformer

    before = resident()
    words = BM25Okapi([f"{text.title} {text.text}".lower().split() for text in corpus])
    with SearchIndex.open(home) as index:
        catalog = index._catalog
        vectors = [rows for _, rows in catalog.vectors(sorted(catalog.used_vectors()), index._encoder.dimension)]
    flat: Any = faiss.IndexFlatIP(vectors[0].shape[1])
    flat.add(np.concatenate(vectors))
    encoder = SentenceTransformer(model).float()

    def ask(question: str) -> object:
        scores = words.get_scores(question.lower().split())
        by_words = np.argsort(-scores)[:100]
        _, by_meaning = flat.search(encoder.encode([f"query: {question}"], normalize_embeddings=True), 100)
        fused: dict[int, float] = {}
        for order in (by_words, by_meaning[0]):
            for place, row in enumerate(order.tolist()):
                fused[row] = fused.get(row, 0.0) + 1 / (60 + place)
        return sorted(fused, key=lambda row: -fused[row])[:10]

    ask(questions[0])
    few = questions[: max(len(questions) // 5, 1)]
    print(f"rank-bm25, e5 in float32, FAISS flat: {milliseconds(ask, few)}; {rate(ask, few)}; {resident() - before:.0f} MB more")


def beside_txtai(home: Path, corpus: Sequence[Text], questions: Sequence[str], model: str) -> None:
    from sentence_transformers import SentenceTransformer
    from txtai import Embeddings

    before = resident()
    with SearchIndex.open(home) as index:
        owner = "SELECT d.id, p.vector FROM passages p JOIN units u ON u.row = p.unit JOIN documents d ON d.row = u.document"
        passages: dict[str, list[int]] = {}
        for document, vector in index._catalog.db.execute(owner):
            passages.setdefault(document, []).append(vector)
        vectors = index._nearest.vectors()
        known = {text.text: vectors.rows(passages[text.id]).mean(axis=0) for text in corpus}
    encoder = SentenceTransformer(model).float()

    def transform(texts: Sequence[str]) -> Any:
        return np.stack([known[t] if t in known else encoder.encode(f"query: {t}", normalize_embeddings=True) for t in texts])

    embeddings = Embeddings(method="external", transform=transform, hybrid=True)
    embeddings.index((text.id, text.text, None) for text in corpus)

    def ask(question: str) -> object:
        return embeddings.search(question, 10)

    ask(questions[0])
    few = questions[: max(len(questions) // 5, 1)]
    print(f"txtai, hybrid: {milliseconds(ask, few)}; {rate(ask, few)}; {resident() - before:.0f} MB more")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--home", type=Path, default=Path(".bench"))
    parser.add_argument("--model", help="a sentence-transformers model to set beside: name or folder; without it ours alone")
    options = parser.parse_args()
    few_arenas()  # as the server does
    data = load_set(options.folder)
    questions = list(data.questions.values())
    ours(options.home, data.corpus, questions)
    if options.model:
        beside(options.home, data.corpus, questions, options.model)
        beside_txtai(options.home, data.corpus, questions, options.model)


if __name__ == "__main__":
    main()
