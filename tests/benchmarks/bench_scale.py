"""The codified law as a graph, and graphs of up to a million edges in its shape: what building costs, and how fast one answers.

    python tests/benchmarks/bench_scale.py FOLDER [--store FILE] [--edges N …] [--build N …] [--notes]

FOLDER holds the tables of the codified law (`ingest.phapdien`). For a larger graph its documents are repeated in blocks; a tenth
of all edges lead into other blocks, so that degrees and kinds keep their shape. --edges says of which sizes questions are asked,
--build of which sizes graphs are built from a store of such documents. With --store the tables are taken as stored there. With
--notes the citations that our own recognisers read in the articles' source notes are held against the tables. Times are of the
processor.
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import random
import resource
import sqlite3
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.build import build_graph
from graph.find import number_of
from graph.kept import Kept
from graph.kept import keep as keep_graph
from graph.lineage import Direction, trace
from graph.nearby import force_of, stale_of
from graph.schema import NodeKind
from graph.store import Store
from graph.succession import find_stale
from ingest.agencies import Context
from ingest.citations import find_citations
from ingest.document import Header
from ingest.phapdien import Code

if TYPE_CHECKING:
    from networkx import MultiDiGraph

ELSEWHERE = 0.1
"""The share of citations that lead into another block."""

COPIED = ("documents", "sources", "texts", "readings", "provisions", "citations", "relations", "bodies", "header_bodies")
SAMPLE, HUBS = 300, 50


def keep(folder: Path, path: Path) -> tuple[int, float]:
    start = time.process_time()
    with Code(folder) as code, Store(path) as store:
        count = sum(1 for _ in map(store.put, code.documents()))
    return count, time.process_time() - start


def repeat(source: Path, target: Path, blocks: float) -> None:
    """Writes the store `source` over and over, the last block in part."""
    with Store(target):
        pass
    old, new = sqlite3.connect(source), sqlite3.connect(target)
    old.row_factory = sqlite3.Row
    whole = int(old.execute("SELECT max(key) FROM documents").fetchone()[0])
    count = -(-int(blocks * 1000) // 1000)
    for block in range(count):
        last = whole if block + 1 <= blocks else int(whole * (blocks - block))
        for table in COPIED:
            owner = "key" if table == "documents" else "document"
            rows = old.execute(f"SELECT * FROM {table} WHERE {owner} <= {last}")
            names = [column[0] for column in rows.description]
            marks = ", ".join("?" * len(names))
            moved = (_moved(table, dict(row), block, count, whole) for row in rows)
            new.executemany(
                f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})", (tuple(r[n] for n in names) for r in moved)
            )
    new.commit()
    new.close()
    old.close()


def _moved(table: str, row: dict[str, Any], block: int, count: int, whole: int) -> dict[str, Any]:
    owner = "key" if table == "documents" else "document"
    row[owner] += block * whole
    if table == "documents":
        row |= {"id": f"{row['id']}/{block}", "base": f"{row['base']}/{block}", "body_start": None, "body_end": None}
        row |= {"number": _numbered(row["number"], block), "serial": _numbered(row["serial"], block)}
    elif table == "sources":
        row["path"] = f"{row['path']}/{block}"
    elif table == "texts":
        row |= {"text": row["text"][:2000], "raw": b"", "map": b""}
    elif table == "readings" and row["field"] == "number":
        row["value"] = _numbered(row["value"], block)
    elif table == "citations":
        to = _block(row["key"], row["document"], block, count)
        row |= {"start": 0, "end": 20, "key": _numbered(row["key"], to)}
        row |= {"number": _numbered(row["number"], to), "serial": _numbered(row["serial"], to)}
    elif table == "relations":
        for end in ("source", "target"):
            if row[end] != "self":
                row[end] = _numbered(row[end], _block(row[end], row["document"], block, count))
        row |= {"start": 0, "end": 20}
    return row


def _block(key: str, document: int, block: int, count: int) -> int:
    """The block that a citation leads into: its own, or another; the same for all mentions in a document."""
    chance = random.Random(f"{key} {document}")
    return chance.randrange(count) if chance.random() < ELSEWHERE else block


def _numbered(number: str | None, block: int) -> str | None:
    """`49/2019/QH14` -> `10049/2019/QH14`; names stay."""
    return f"{block}00{number}" if block and number and number[:1].isdigit() else number


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def spent(work: Callable[[str], object], ids: Iterable[str]) -> str:
    """Median, 95th percentile and most of the milliseconds that the work takes."""
    took: list[float] = []
    for id in ids:
        start = time.process_time()
        work(id)
        took.append((time.process_time() - start) * 1000)
    took.sort()
    return f"p50 {statistics.median(took):>7.2f}  p95 {took[int(len(took) * 0.95)]:>8.2f}  most {took[-1]:>8.2f} ms"


def built_from(path: Path) -> MultiDiGraph[str]:
    start = time.process_time()
    with Store(path) as store:
        built = build_graph(store)
    print(f"\nbuilt in {time.process_time() - start:.1f} s", end=": ")
    return built


def multiplied(built: MultiDiGraph[str], edges: int) -> MultiDiGraph[str]:
    """Documents and the edges between them, over and over, up to so many edges; a tenth lead into other blocks. Pieces of
    documents are left out: no question here goes through them."""
    ids = [id for id, data in built.nodes(data=True) if data["kind"] == NodeKind.DOCUMENT]
    between = [(a, b, key, data) for a, b, key, data in built.edges(keys=True, data=True) if "said_by" in data]
    blocks = -(-edges // len(between))
    chance = random.Random(5)
    larger: MultiDiGraph[str] = type(built)(**built.graph)
    for block in range(blocks):
        larger.add_nodes_from((f"{id}/{block}", built.nodes[id]) for id in ids)
    for block in range(blocks):
        for source, target, key, data in between[: edges - block * len(between)]:
            to = chance.randrange(blocks) if chance.random() < ELSEWHERE else block
            own = data["said_by"] == source
            ends = (f"{source}/{block}", f"{target}/{to}") if own else (f"{source}/{to}", f"{target}/{block}")
            larger.add_edge(*ends, key, **{**data, "said_by": f"{data['said_by']}/{block}"})
    return larger


def measure(path: Path, sizes: Sequence[int]) -> None:
    built = built_from(path)
    ask(built, path)
    for size in sizes:
        ask(multiplied(built, size), path)


def build_only(path: Path) -> None:
    built = built_from(path)
    print(f"{built.number_of_nodes():,} nodes, {built.number_of_edges():,} edges, peak {peak():,.0f} MB", flush=True)


def ask(built: MultiDiGraph[str], path: Path) -> None:
    print(f"{built.number_of_nodes():,} nodes, {built.number_of_edges():,} edges, peak {peak():,.0f} MB", flush=True)
    ids = [id for id, data in built.nodes(data=True) if data["kind"] == NodeKind.DOCUMENT]
    some: Sequence[str] = random.Random(1).sample(ids, min(SAMPLE, len(ids)))
    hubs = sorted(ids, key=built.in_degree, reverse=True)[:HUBS]
    day = dt.date(2024, 1, 1)
    asked: tuple[tuple[str, Callable[[str], object]], ...] = (
        ("trace up, 4 steps", lambda id: trace(built, id, "up", 4)),
        ("trace down, 4 steps", lambda id: trace(built, id, "down", 4)),
        ("trace down, all steps", lambda id: trace(built, id, "down")),
        ("stale bases of one", lambda id: stale_of(built, id)),
        ("in force on a day", lambda id: force_of(built, id, day)),
    )
    for name, work in asked:
        print(
            f"  {name:<24} {len(some)} documents: {spent(work, some)}   {len(hubs)} most cited: {spent(work, hubs)}", flush=True
        )
    start = time.process_time()
    file = path.with_suffix(".kept")
    keep_graph(built, file)
    print(f"  kept on disk in {time.process_time() - start:.1f} s, {file.stat().st_size / 1e6:.0f} MB", flush=True)
    with Kept(file) as kept:
        parts: tuple[tuple[str, Callable[[str], object]], ...] = (
            ("SQL: trace up, 4 steps", lambda id: trace(kept.lineage(id, Direction.UP, 4), id, "up", 4)),
            ("SQL: trace down, 4 steps", lambda id: trace(kept.lineage(id, Direction.DOWN, 4), id, "down", 4)),
            ("SQL: stale bases of one", lambda id: find_stale(kept.above(id))),
        )
        for name, work in parts:
            print(
                f"  {name:<24} {len(some)} documents: {spent(work, some)}   {len(hubs)} most cited: {spent(work, hubs)}",
                flush=True,
            )
    file.unlink()
    start = time.process_time()
    found = len(find_stale(built))
    print(f"  all stale bases at once: {time.process_time() - start:.2f} s, {found} found", flush=True)


def notes(folder: Path) -> None:
    """Citations read in the notes against the numbers of the tables."""
    counts: Counter[str] = Counter()
    missed: list[str] = []
    start, length = time.process_time(), 0
    with Code(folder) as code:
        for note, numbers in _notes(code):
            found = {number_of(c.number.text) for c in find_citations(note, Header(), (), Context()) if c.number}
            told = {number_of(number) for number in numbers}
            counts += Counter(right=len(found & told), wrong=len(found - told), missed=len(told - found))
            length += len(note)
            if found != told and len(missed) < 10:
                missed.append(f"{sorted(told - found)} {sorted(found - told)} {note[:200]}")
    right, wrong, lost = counts["right"], counts["wrong"], counts["missed"]
    print(
        f"\nnotes: {right + lost:,} citations, precision {right / (right + wrong):.4f}, recall {right / (right + lost):.4f}",
        end="; ",
    )
    print(f"{length / 1e6 / (time.process_time() - start):.2f} million characters/s", *missed, sep="\n  ")


def _notes(code: Code) -> Iterator[tuple[str, set[str]]]:
    for document in code.documents():
        own = document.header.full_number or document.source.path.partition(":")[2]
        amended: dict[int, set[str]] = {}
        for c in document.citations:
            if c.rule == "phapdien-amendment" and c.number and c.provision is not None:
                amended.setdefault(c.provision, set()).add(c.number.text)
        for n, provision in enumerate(document.provisions):
            lines = [line for line in provision.content.text.splitlines() if line.startswith("(Điều")]
            if lines:
                yield lines[-1], {own, *amended.get(n, ())}


def apart(work: Callable[..., None], *given: object) -> None:
    """Runs the work in a process of its own, so that its peak of memory is its own."""
    process = multiprocessing.get_context("spawn").Process(target=work, args=given)
    process.start()
    process.join()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--edges", type=int, nargs="*", default=[100_000, 300_000, 1_000_000])
    parser.add_argument("--build", type=int, nargs="*", default=[300_000])
    parser.add_argument("--store", type=Path)
    parser.add_argument("--notes", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        if asked.notes:
            notes(asked.folder)
            return
        real = asked.store or Path(name) / "real.sqlite"
        if asked.store is None:
            count, took = keep(asked.folder, real)
            print(
                f"{count:,} documents kept in {took:.1f} s, {real.stat().st_size / 1e6:.0f} MB, peak {peak():,.0f} MB", flush=True
            )
        apart(measure, real, asked.edges)
        for wanted in asked.build:
            with Store(real) as store:
                edges = build_graph(store).number_of_edges()
            larger = Path(name) / f"{wanted}.sqlite"
            repeat(real, larger, wanted / edges)
            apart(build_only, larger)
            larger.unlink()


if __name__ == "__main__":
    main()
