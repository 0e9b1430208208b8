"""How quickly pages are served: python tests/benchmarks/bench_pages.py [--home DIR] [--clients 8] [--seconds 30].

So many clients ask for the pages in turn, each its own mix, without an ETag; the first round, which makes the state of the store,
is not counted. A server keeps its answers: `--fresh` asks for each address in a way that was never asked, so that every page is
made anew. `--think` is how long a client looks at a page before it asks for the next. Prints median and 95th percentile of each
page, failures, the server's memory and processor time, and how busy the machine was.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import statistics
import threading
import time
from pathlib import Path
from urllib.parse import quote, urlsplit

from serving import served

QUESTIONS = (
    "bao cao dinh ky 6 thang gui ve dau",
    "đơn vị nào lập dự toán kinh phí",
    "hiệu lực thi hành",
    "qd 251 bnv",
    "thời hạn nộp",
)


class Counted:
    """The times of each page in milliseconds, and what failed."""

    def __init__(self) -> None:
        self.times: dict[str, list[float]] = {}
        self.failures: list[str] = []
        self.lock = threading.Lock()

    def note(self, name: str, took: float, failure: str | None) -> None:
        with self.lock:
            self.times.setdefault(name, []).append(took)
            if failure:
                self.failures.append(failure)


def get(connection: http.client.HTTPConnection, address: str) -> tuple[int, bytes]:
    connection.request("GET", address)
    answer = connection.getresponse()
    return answer.status, answer.read()


def pages(host: str) -> dict[str, list[str]]:
    """By the name of a page the addresses that are asked for: those of the largest documents and busiest bodies among them."""
    connection = http.client.HTTPConnection(host, timeout=600)

    def items(name: str) -> list[dict[str, object]]:
        return list(json.loads(get(connection, f"/api/v1/{name}?per_page=500")[1])["items"])

    documents = sorted(items("documents"), key=lambda one: -int(str(one["obligations"])))
    bodies = sorted(items("agencies"), key=lambda one: -sum(one["counts"].values()))  # type: ignore[attr-defined]
    ids = [quote(str(one["id"])) for one in documents[:3] + documents[len(documents) // 2 :][:5]]
    busy = [quote(str(one["id"])) for one in bodies[:8]]
    name = quote(str(bodies[0]["name"]))
    return {
        "front": ["/"],
        "search": [f"/?q={quote(question)}" for question in QUESTIONS],
        "suggest": ["/api/v1/suggest?q=so+noi", "/api/v1/suggest?q=251"],
        "documents": ["/documents", "/documents?q=ke+hoach"],
        "document": [f"/documents/{id}" for id in ids],
        "ledger": ["/duties", f"/duties?actor={name}", "/duties?category=report&group=actor", "/duties?order=next"],
        "who owes it today": ["/duties?as_of=2026-01-15", "/reports?as_of=2026-01-15"],
        "calendar": ["/calendar?year=2025&month=6"],
        "reports": ["/reports", f"/reports?agency={name}"],
        "chain": [f"/reports/{id}" for id in busy[:3]],
        "trace": [f"/trace/{id}" for id in ids],
        "lanes": [f"/api/v1/lanes/{id}" for id in ids],
        "graph": [f"/graph/{id}" for id in busy],
        "whole graph": ["/graph/all"],
        "agencies": ["/agencies"],
        "agency": [f"/agencies/{id}" for id in busy],
        "checks": ["/checks", "/checks?severity=warning"],
        "stale": ["/checks/stale"],
        "gaps": ["/gaps"],
        "gap rows": [f"/gaps/{id}" for id in ids],
    }


def ask(host: str, wanted: dict[str, list[str]], until: float, seed: int, counted: Counted, fresh: bool, think: float) -> None:
    chance = random.Random(seed)
    connection = http.client.HTTPConnection(host, timeout=120)
    while time.monotonic() < until:
        for name in chance.sample(list(wanted), len(wanted)):
            address = chance.choice(wanted[name])
            if fresh:
                address += f"{'&' if '?' in address else '?'}fresh={chance.getrandbits(60)}"
            time.sleep(chance.uniform(0, 2 * think))
            began = time.perf_counter()
            try:
                status, _ = get(connection, address)
                failure = None if status == 200 else f"{status} {address}"
            except (OSError, http.client.HTTPException) as error:
                failure = f"{error!r} {address}"
                connection = http.client.HTTPConnection(host, timeout=120)
            counted.note(name, (time.perf_counter() - began) * 1000, failure)
            if time.monotonic() > until:
                return


def memory(process: int) -> float:
    """Resident megabytes of a process; 0 where that can't be read."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def processor(process: int) -> float:
    """Seconds of the processor that a process has used; 0 where that can't be read."""
    stat = Path(f"/proc/{process}/stat")
    fields = stat.read_text().rpartition(")")[2].split() if stat.exists() else []
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") if fields else 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, help="a home; one made from corpus/ unless given")
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--fresh", action="store_true", help="no answer is a kept one")
    parser.add_argument("--think", type=float, default=0.0, help="seconds between a client's requests, on the average")
    asked = parser.parse_args()
    with served(asked.home) as (address, process):
        host = urlsplit(address).netloc
        wanted = pages(host)
        connection = http.client.HTTPConnection(host, timeout=600)
        for addresses in wanted.values():
            for one in addresses:
                get(connection, one)
        counted, before, computed, began = Counted(), memory(process), processor(process), time.monotonic()
        until = began + asked.seconds
        clients = [
            threading.Thread(target=ask, args=(host, wanted, until, n, counted, asked.fresh, asked.think))
            for n in range(asked.clients)
        ]
        for client in clients:
            client.start()
        for client in clients:
            client.join()
        took, after, computed = time.monotonic() - began, memory(process), processor(process) - computed
    print("| page | requests | median ms | p95 ms |\n|---|---|---|---|")
    for name, times in sorted(counted.times.items(), key=lambda each: -_p95(each[1])):
        print(f"| {name} | {len(times)} | {statistics.median(times):.0f} | {_p95(times):.0f} |")
    count = sum(map(len, counted.times.values()))
    print(f"\n{count} requests in {took:.0f} s ({count / took:.0f} a second), {len(counted.failures)} failed;", end=" ")
    print(f"memory {before:.0f} → {after:.0f} MB, {computed * 1000 / count:.0f} ms of the processor a request;", end=" ")
    print(f"load of the machine at the end {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    for failure in counted.failures[:10]:
        print(" ", failure)
    return 1 if counted.failures else 0


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)] if len(times) > 1 else times[0]


if __name__ == "__main__":
    raise SystemExit(main())
