"""How an ingest grows with the number of documents: seconds by stage, documents a second, memory.

    PYTHONPATH=. python tests/benchmarks/bench_volume.py --documents FILE.jsonl.gz … [--sizes 1000,3000,10000] [--work FOLDER]

Documents are made of the real ones, `{"id", "text"}` a line, of at most `LONGEST` characters, by changing numbers and days, so
that each is a document of its own while most of its paragraphs are those of others; every twentieth is written as docx. Each size
is one `vanban ingest` into a new home, with the encoder `hashing`: how long a real model takes depends on the passages that it
has not met before, which are counted. Prints Markdown as it goes; the homes stay in FOLDER.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from search.index import SearchIndex
from tests.ingest import writers

LONGEST = 6_000
EVERY = 20
STAGES = ("read", "parse", "store", "load", "cut", "embed", "keep", "words")
NUMBER = re.compile(r"(?<![\d/.])\d{1,5}(?=/[\w-])")
"""The serial of `1234/QĐ-UBND` or the day of `12/5/2021`."""
DAY = re.compile(r"(?<=ngày )\d{1,2}(?= ?tháng| ?/)")
HEAD = "| documents | MB of text | seconds | documents a second | computing s | " + " | ".join(STAGES)
HEAD += " | passages, met before | memory MB, this and largest other | home MB |"


def texts(files: Sequence[Path]) -> list[str]:
    """The real documents that are short enough."""
    found: list[str] = []
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            found += [text for line in lines if len(text := json.loads(line)["text"]) <= LONGEST]
    return found


def varied(real: Sequence[str], count: int) -> Iterator[str]:
    """`count` documents with numbers and days of their own."""
    chance = random.Random(7)
    for i in range(count):
        text = NUMBER.sub(lambda found, i=i: str((int(found[0]) + i) % 9000 + 1), real[i % len(real)])
        yield DAY.sub(lambda _: str(chance.randint(1, 28)), text)


def write(real: Sequence[str], count: int, folder: Path) -> int:
    """Writes them, a hundred a folder; gives the bytes of their text."""
    size = 0
    for i, text in enumerate(varied(real, count)):
        place = folder / f"{i // 100:03}"
        place.mkdir(parents=True, exist_ok=True)
        size += len(text.encode())
        if i % EVERY:
            (place / f"{i:05}.txt").write_text(text, "utf-8")
        else:
            (place / f"{i:05}.docx").write_bytes(writers.docx(re.sub(r"[\0-\x08\x0b-\x1f]", " ", text)))
    return size


def row(real: Sequence[str], count: int, work: Path) -> str:
    folder, home, report = work / f"{count}", work / f"home-{count}", work / f"report-{count}.json"
    size = write(real, count, folder)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [str(Path(sys.executable).with_name("vanban")), "--home", str(home), "ingest", str(folder)]
    subprocess.run(
        [*command, "--model", "hashing", "--no-originals", "--report", str(report)], stdout=subprocess.DEVNULL, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = json.loads(report.read_text("utf-8"))
    spent, peak = told["seconds"], told["peak_memory_mb"]
    with SearchIndex.open(home) as index:
        used = index._catalog.db.execute("SELECT count(*) FROM passages").fetchone()[0]
        vectors = index.status().vectors
    computing = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    kept = sum(path.stat().st_size for path in home.rglob("*") if path.is_file())
    cells = [count - told["counts"]["failed"], f"{size / 1e6:.1f}", f"{spent['whole']:.0f}", told["stored_per_second"]]
    cells += [f"{computing:.0f}", *(f"{spent.get(stage, 0):.0f}" for stage in STAGES)]
    cells += [f"{used}, {100 * (1 - vectors / used):.0f} %", f"{peak['this']}, {peak['largest_other']}", f"{kept / 1e6:.0f}"]
    return "| " + " | ".join(map(str, cells)) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=Path, nargs="+", required=True)
    parser.add_argument("--sizes", default="1000,3000,10000")
    parser.add_argument("--work", type=Path)
    chosen = parser.parse_args()
    real = texts(chosen.documents)
    work = chosen.work or Path(tempfile.mkdtemp(prefix="vanban-"))
    print(f"{len(real)} real documents of {sum(map(len, real)) // len(real)} characters each\n\n{HEAD}", flush=True)
    print("|" + "---|" * (HEAD.count("|") - 1), flush=True)
    for size in chosen.sizes.split(","):
        print(row(real, int(size), work), flush=True)


if __name__ == "__main__":
    main()
