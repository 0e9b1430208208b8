"""Whether an ingest that is killed at any moment loses anything.

    PYTHONPATH=. python tests/benchmarks/kill_ingest.py [TIMES] [--seed N]

An ingest of a folder whose files change each time is killed (SIGKILL) at a random moment: before the store is open, between
files, within one, while the index follows, or just when it is done. Then the store must open, be sound, and hold each document
that was reported done as its file is; the index must open and agree with the store after one `sync`.
Prints how often each step was the one that was killed; any fault ends the run.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

from graph.store import STORE_NAME, Store
from ingest.sources import file_sha256
from search.index import SearchIndex

ROOT = Path(__file__).parent.parent.parent
INGESTS = """
import json, multiprocessing, os, sys
from pathlib import Path
import graph.store, ingest.parse, ingest.pool, search.build, search.index, web.intake, web.moves
from ingest.read import known_suffixes
from web.intake import gather, take_in
from web.library import Library

# a process that has imported everything and is forked for each ingest: what is killed then is the work, not the start of Python
fork = multiprocessing.get_context("fork")
ingest.pool.multiprocessing.get_context = lambda _: fork

def tell(*words):
    os.write(1, (" ".join(map(str, words)) + "\\n").encode())

for line in sys.stdin:
    home, folder = json.loads(line)
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        tell("end")
        continue
    tell(os.getpid())
    with Library(Path(home), model="hashing") as library:
        store = library.store
        tell("open")
        take_in(store, gather([Path(folder)], known_suffixes()), tell, processes=1)
        tell("stored")
        library.index.sync(store, lambda stage, *_: tell(stage))
        tell("synced")
    os._exit(0)
"""


def change(folder: Path, turn: int, files: int) -> None:
    """Gives each file other words; one is new, one is gone."""
    folder.mkdir(exist_ok=True)
    for i in range(files):
        words = f"Số: {i + 1}/KH-UBND. Lượt {turn}. " + f"Phòng Nội vụ báo cáo Sở Nội vụ kết quả lượt {turn} trước ngày 25. " * 20
        (folder / f"{i:02}.txt").write_text(f"ỦY BAN NHÂN DÂN XÃ {i}\n{words}\n", "utf-8")
    (folder / f"moi-{turn}.txt").write_text(f"Số: {100 + turn}/CV-UBND. Văn bản của lượt {turn}.\n", "utf-8")
    (folder / f"moi-{turn - 1}.txt").unlink(missing_ok=True)


class Ingests:
    """Ingests one after the other, each in a process of its own."""

    def __init__(self) -> None:
        command = [sys.executable, "-c", INGESTS]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT, text=True)

    def killed(self, home: Path, folder: Path, chance: random.Random, lines: int) -> list[str]:
        """Starts an ingest and kills it a moment after one of its first `lines` lines; gives those it said."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([str(home), str(folder)]) + "\n")
        self._process.stdin.flush()
        process, said = int(self._line()), []
        for _ in range(chance.randint(0, lines)):
            said.append(self._line())
            if said[-1] in ("synced", "end"):
                break
        time.sleep(chance.choice((0.0, chance.uniform(0, 0.02), chance.uniform(0, 0.5))))
        if "end" not in said:
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            while (line := self._line()) != "end":
                said.append(line)
        return [line for line in said if line != "end"]

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().rstrip("\n") or "end"

    def __enter__(self) -> Ingests:
        return self

    def __exit__(self, *_: object) -> None:
        with self._process as process:
            process.kill()


def held(home: Path, folder: Path, said: list[str]) -> None:
    """Raises AssertionError where something was lost."""
    store_file = home / STORE_NAME
    if "open" not in said and not store_file.is_file():
        return
    with Store(store_file) as store:
        for line in said:
            if line.startswith(str(folder)):
                path = Path(line).resolve()
                assert store.hashes(str(path)) == {str(path): file_sha256(path)}, f"{path} was reported done and is not held"
        with SearchIndex.open(home, model="hashing") as index:
            shown, says = index._catalog.digests(), store.digests()
            assert not index._is_unfinished()
            assert index.lag(store) in (0, sum(says.get(id) != shown.get(id) for id in says.keys() | shown.keys()))
            index.sync(store)
            assert index._catalog.digests() == says
            assert index.lag(store) == 0
            assert len(index._lexical) == int(index._catalog.manifest().get("lines", 0))
            if says:
                assert index.search("phòng nội vụ báo cáo kết quả").hits
    for file in (store_file, home / "index" / "catalog.sqlite"):
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def kill(times: int, seed: int, work: Path, files: int = 6) -> Counter[str]:
    """Kills and looks `times` times, in a new home every twentieth time; gives how often each step was the last one told."""
    chance, last = random.Random(seed), Counter[str]()
    with Ingests() as ingests:
        for turn in range(times):
            home, folder = work / f"home-{turn // 20}", work / "vào"
            change(folder, turn, files)
            said = ingests.killed(home, folder, chance, 4 * files)
            step = said[-1] if said else "start"
            last["file" if step.startswith(str(folder)) else step] += 1
            held(home, folder, said)
    return last


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("times", type=int, nargs="?", default=200)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        last = kill(chosen.times, chosen.seed, Path(work))
    print(f"{last.total()} times killed, nothing lost; after: " + ", ".join(f"{step} {n}" for step, n in last.most_common()))


if __name__ == "__main__":
    main()
