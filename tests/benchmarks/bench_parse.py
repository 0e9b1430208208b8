"""How fast a text becomes a Document, whether the cost is linear, and eyecite beside it where it is installed.

    python tests/benchmarks/bench_parse.py [FOLDER_OF_TEXTS] [--documents FILE.jsonl.gz …]

Without a folder the sample corpus is repeated. With --documents every text of the files is parsed and the ten slowest are listed.
eyecite (pip install eyecite==2.7.8) reads an English opinion of its own kind, of the same length.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import time
from pathlib import Path

from ingest.document import Source
from ingest.parse import parse_document

CORPUS = Path(__file__).parent.parent.parent / "corpus"
OPINION = (
    "The court in Lissner v. Saad, 1 U.S. 1, 22 (1982), held that the rule of Foo v. Bar, 515 U.S. 240 (1995), applies. "
    "See also Roe v. Doe, 410 F.2d 113 (9th Cir. 1969); 42 U.S.C. § 1983. Id. at 244. The motion is denied for the reasons "
    "stated in the opinion below, and the judgment of the district court is affirmed in part and reversed in part. "
)


def seconds(raw: str) -> float:
    start = time.perf_counter()
    parse_document(raw, Source("bench.txt", "txt", ""))
    return time.perf_counter() - start


def megabytes(raw: str) -> float:
    return len(raw.encode()) / 1e6


def repeated(texts: list[str], size: int) -> str:
    """The bodies of `texts`, one after another, until `size` bytes are reached."""
    parts, length, i = [], 0, 0
    while length < size:
        parts.append(texts[i % len(texts)])
        length += len(parts[-1].encode())
        i += 1
    return "\n\n".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=CORPUS)
    parser.add_argument("--documents", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    texts = [path.read_text("utf-8") for path in sorted(options.folder.glob("*.txt"))]
    for text in texts:
        seconds(text)  # loads the vocabulary

    alone = sum(min(seconds(text) for _ in range(5)) for text in texts)
    print(f"files one by one: {sum(map(megabytes, texts)) / alone:.2f} MB/s")
    for size in (100_000, 1_000_000, 10_000_000):
        raw = repeated(texts, size)
        took = seconds(raw)
        print(f"one text of {megabytes(raw):6.2f} MB: {took:7.2f} s, {megabytes(raw) / took:.2f} MB/s")

    if importlib.util.find_spec("eyecite"):
        from eyecite import get_citations

        opinion = repeated([OPINION], 10_000)
        get_citations(OPINION)
        start = time.perf_counter()
        for _ in range(20):
            get_citations(opinion)
        theirs = 20 * megabytes(opinion) / (time.perf_counter() - start)
        ours = megabytes(repeated(texts, 200_000)) / seconds(repeated(texts, 200_000))
        print(f"equal length: vanban parse {ours:.2f} MB/s, eyecite {theirs:.2f} MB/s, ratio {ours / theirs:.1f}")

    timed = []
    for path in options.documents:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                timed.append((seconds(row["text"]), len(row["text"]), row["id"]))
    if timed:
        total = sum(took for took, _, _ in timed)
        print(f"{len(timed)} documents, {sum(length for _, length, _ in timed)} characters, {total:.1f} s; the ten slowest:")
        for took, length, name in sorted(timed, reverse=True)[:10]:
            print(f"  {took * 1000:7.0f} ms  {length:8d} characters  {name}")


if __name__ == "__main__":
    main()
