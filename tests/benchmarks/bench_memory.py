"""What a server grows to: python tests/benchmarks/bench_memory.py --home DIR [--rounds 6] [--requests 800] [--keep-nothing].

Eight threads of one process, as the server has them, ask for pages that were never asked for, round after round. Prints the
resident memory after each round, as it is and once the C library has given back what is free: what still grows then is held.
`--keep-nothing` keeps no answers, which tells them from all else.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import os
import random
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import bench_pages
from bench_pages import memory

from search.arenas import few_arenas

THREADS = 8


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--requests", type=int, default=800, help="of a round")
    parser.add_argument("--keep-nothing", action="store_true")
    asked = parser.parse_args()
    few_arenas()
    from web import create_app, kept_answers

    if asked.keep_nothing:
        kept_answers.HEAVIEST = -1
    app = create_app(asked.home)
    client = app.test_client()

    def get(_: object, address: str) -> tuple[int, bytes]:
        answer = client.get(address)
        return answer.status_code, answer.data

    bench_pages.get = get  # type: ignore[assignment]
    wanted = [address for addresses in bench_pages.pages("").values() for address in addresses]
    for address in wanted:
        client.get(address)

    def work(seed: int) -> None:
        chance, own = random.Random(seed), app.test_client()
        for _ in range(asked.requests // THREADS):
            address = chance.choice(wanted)
            own.get(f"{address}{'&' if '?' in address else '?'}fresh={chance.getrandbits(60)}")

    c_library: Any = ctypes.CDLL(None)
    print(f"begin {memory(os.getpid()):.0f} MB")
    with ThreadPoolExecutor(THREADS) as pool:
        for n in range(asked.rounds):
            list(pool.map(work, range(n * THREADS, (n + 1) * THREADS)))
            as_it_is = memory(os.getpid())
            gc.collect()
            c_library.malloc_trim(0)
            print(f"after {(n + 1) * asked.requests} requests {as_it_is:.0f} MB, held {memory(os.getpid()):.0f} MB", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
