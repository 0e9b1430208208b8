"""Questions with known answers against the index: how often the right one comes first, and how long it takes."""

from __future__ import annotations

import gzip
import json
import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest.errors import UnreadableFile
from search.analyze import bare
from search.build import Text
from search.index import Progress, SearchIndex

DEPTH = 100
"""Answers looked at for a question."""


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """A corpus, its questions by id, and the ids of the right documents of each question."""

    corpus: tuple[Text, ...]
    questions: Mapping[str, str]
    right: Mapping[str, frozenset[str]]


def load_set(folder: Path) -> RetrievalSet:
    """Reads `corpus.jsonl.gz` ({id, title, text}), `queries.jsonl` ({id, text}) and `qrels.tsv` (question, document).

    Questions without a right document in the corpus are left out. Raises UnreadableFile where a file is missing or not of
    that form.
    """
    try:
        with gzip.open(folder / "corpus.jsonl.gz", "rt", encoding="utf-8") as file:
            corpus = tuple(Text(row["id"], row.get("title") or "", row["text"]) for row in map(json.loads, file))
        rows = [json.loads(line) for line in (folder / "queries.jsonl").read_text("utf-8").splitlines() if line.strip()]
        questions = {str(row["id"]): str(row["text"]) for row in rows}
        pairs = [line.split("\t")[:2] for line in (folder / "qrels.tsv").read_text("utf-8").splitlines() if line.strip()]
    except (OSError, ValueError, KeyError, EOFError) as error:
        raise UnreadableFile(
            f"{folder} không phải bộ dữ liệu tìm kiếm (corpus.jsonl.gz, queries.jsonl, qrels.tsv): {error}.",
            f"{folder} is no data set of searches (corpus.jsonl.gz, queries.jsonl, qrels.tsv): {error}.",
        ) from error
    known = {text.id for text in corpus}
    right: dict[str, set[str]] = {}
    for question, document in pairs:
        if document in known and question in questions:
            right.setdefault(question, set()).add(document)
    return RetrievalSet(
        corpus, {id: questions[id] for id in right}, {id: frozenset(documents) for id, documents in right.items()}
    )


def evaluate_retrieval(
    folder: Path, home: Path, *, model: str | None = None, unaccented: bool = False, progress: Progress | None = None
) -> dict[str, Any]:
    """Indexes the corpus of `folder` under `home` (kept, and used again the next time) and asks its questions.

    Gives `hit_1 hit_10 hit_100 mrr_10 ndcg_10` (0 to 1), `p50_ms p95_ms` of a question, `index_s` (0 where nothing had to
    be indexed) and `queries`; with `unaccented` the same again under that key with all accents taken off the questions.
    """
    data = load_set(folder)
    with SearchIndex.open(home, model=model) as index:
        began = time.perf_counter()
        put = index.put_texts(data.corpus, progress)
        took = time.perf_counter() - began if put else 0.0
        result: dict[str, Any] = {**ask(index, data, str), "index_s": round(took, 1), "queries": len(data.questions)}
        if unaccented:
            result["unaccented"] = {**ask(index, data, bare), "queries": len(data.questions)}
    return result


def ask(index: SearchIndex, data: RetrievalSet, form: Callable[[str], str] = str) -> dict[str, float]:
    """Asks all questions, each in the `form` that a function gives it, and measures ranks and milliseconds."""
    index.search(form(next(iter(data.questions.values()))))  # the model and the vectors are loaded by the first question
    ranks: list[list[int]] = []
    times: list[float] = []
    for id, question in data.questions.items():
        hits = index.search(form(question), limit=DEPTH).hits
        index.forget_questions()
        times.append(index.search(form(question)).took_ms)
        ranks.append([rank for rank, hit in enumerate(hits) if hit.document in data.right[id]])
    sizes = [len(data.right[id]) for id in data.questions]
    return {**measures(ranks, sizes), "p50_ms": _quantile(times, 0.5), "p95_ms": _quantile(times, 0.95)}


def measures(ranks: Sequence[Sequence[int]], sizes: Sequence[int]) -> dict[str, float]:
    """Hit rates, mean reciprocal rank and normalised discounted gain, from the ranks (0 is the first) at which each
    question's right answers came, and how many it has."""
    first = [min(found, default=DEPTH) for found in ranks]
    count = max(len(first), 1)
    gains = [
        sum(1 / math.log2(rank + 2) for rank in found if rank < 10) / sum(1 / math.log2(n + 2) for n in range(min(size, 10)))
        for found, size in zip(ranks, sizes, strict=True)
    ]
    return {
        **{f"hit_{depth}": round(sum(rank < depth for rank in first) / count, 4) for depth in (1, 10, 100)},
        "mrr_10": round(sum(1 / (rank + 1) for rank in first if rank < 10) / count, 4),
        "ndcg_10": round(sum(gains) / count, 4),
    }


def _quantile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return round(ordered[min(int(share * len(ordered)), len(ordered) - 1)], 2) if ordered else 0.0
