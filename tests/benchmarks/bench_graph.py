"""How fast documents are kept, how fast the graph of a store is built and answers, and whether the cost is linear.

    python tests/benchmarks/bench_graph.py [--documents N] [--texts FILE.jsonl.gz …]

The sample corpus is repeated N times with other numbers, dates and words, each copy citing earlier copies. With --texts the
texts of the files (`{"id", "text"}` a line) are read, kept and asked instead.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import random
import resource
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import networkx  # noqa: F401  the times below are without its import

from graph.build import build_graph
from graph.checks import check
from graph.export import export
from graph.find import find_documents
from graph.ledger import LedgerFilter, ledger
from graph.lineage import trace
from graph.schema import NodeKind
from graph.store import Store
from ingest.document import Document, DocumentNumber, Source
from ingest.parse import parse_document, parse_file
from ingest.readings import PartialDate, Reading, Span

CORPUS = Path(__file__).parent.parent.parent / "corpus"


def copies(samples: list[Document], count: int) -> Iterator[Document]:
    """The samples over and over, with serials and dates of their own; a third of their citations mean earlier copies."""
    chance = random.Random(5)
    numbers: list[tuple[DocumentNumber, PartialDate]] = []
    for n in range(count):
        sample = samples[n % len(samples)]
        day = dt.date(2015, 1, 1) + dt.timedelta(days=n)
        date = PartialDate(day.year, day.month, day.day)
        symbol = sample.header.symbol.value if sample.header.symbol else "KH-UBND"
        number = DocumentNumber(f"{n + 1}/{symbol}", str(n + 1), None, symbol)
        nowhere = Span(0, 0, "")
        header = replace(sample.header, number=Reading(str(n + 1), nowhere, "copy"), date=Reading(date, nowhere, "copy"))
        meant = {c.key: chance.choice(numbers) for c in sample.citations if numbers and chance.random() < 0.33}
        citations = tuple(
            replace(c, number=meant[c.key][0], date=meant[c.key][1]) if c.key in meant else c for c in sample.citations
        )
        text = f"{sample.text}\nBản thứ {n}."
        source = Source(f"{n}.txt", "txt", str(n))
        yield replace(sample, source=source, raw=text, text=text, header=header, citations=citations)
        numbers.append((number, date))


def texts_of(files: list[Path]) -> Iterator[Document]:
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield parse_document(row["text"], Source(str(row["id"]), "txt", str(row["id"])))


def timed(what: str, work: Callable[[], object], times: int = 1) -> None:
    """Prints the medians of the time that the work takes: on the wall, and of the processor (others may use the machine)."""
    wall, processor = [], []
    for _ in range(times):
        start, used = time.perf_counter(), time.process_time()
        work()
        wall.append(time.perf_counter() - start)
        processor.append(time.process_time() - used)
    print(f"{what:<44} {statistics.median(wall) * 1000:>10.1f} ms  {statistics.median(processor) * 1000:>10.1f} ms")


def measure(documents: list[Document], folder: Path) -> None:
    path = folder / f"{len(documents)}.sqlite"
    print(f"\n{len(documents)} documents {'wall':>41} {'processor':>14}")
    with Store(path) as store:
        timed("put, all", lambda: [store.put(document) for document in documents])
        timed("put again, unchanged (each)", lambda: store.put(documents[0]), 20)
        timed("known to be unchanged (each)", lambda: store.unchanged(documents[0].source.path, "x"), 20)
        timed("one document read back", lambda: store.document(store.document_ids()[0]), 20)
        timed("list of all documents", store.summaries, 3)
        built = build_graph(store)
        timed("graph built", lambda: build_graph(store), 3)
    print(f"{'size of the store':<44} {path.stat().st_size / 1e6:>10.1f} MB")
    print(f"{'nodes, edges':<44} {built.number_of_nodes():>10,} {built.number_of_edges():,}")
    ids = [id for id, data in built.nodes(data=True) if data["kind"] == NodeKind.DOCUMENT]
    most = max(ids, key=built.in_degree)
    timed("trace of the most cited, down", lambda: trace(built, most, "down"), 5)
    timed("find a number", lambda: find_documents(built, "251/QĐ-BNV"), 5)
    timed("ledger, all", lambda: ledger(built), 3)
    timed("ledger, one recipient", lambda: ledger(built, LedgerFilter(recipient="Sở Thông tin và Truyền thông")), 5)
    timed("checks", lambda: check(built), 3)
    timed("export to GraphML", lambda: export(built, folder / "graph.graphml"))
    timed("export to JSON", lambda: export(built, folder / "graph.json"))
    print(f"{'rules that found something':<44} {dict(Counter(finding.rule for finding in check(built)))}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--texts", type=Path, nargs="*")
    asked = parser.parse_args()
    samples = [parse_file(path) for path in sorted(CORPUS.glob("*.txt"))]
    with tempfile.TemporaryDirectory() as name:
        measure(samples, Path(name))
        if asked.texts:
            measure(list(texts_of(asked.texts)), Path(name))
        else:
            for count in (asked.documents // 4, asked.documents):
                measure(list(copies(samples, count)), Path(name))
    print(f"\npeak memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
