"""Whole-process times and peak memory of the commands, on the sample corpus.

    python tests/benchmarks/bench_commands.py [--runs 5] [--home DIR]

Each figure is the median over the runs, and its ratio to starting a bare Python, since machines are noisy.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
VANBAN = Path(sys.executable).with_name("vanban")


def measure(command: list[str]) -> tuple[float, float]:
    """Seconds of wall time and peak resident MB of one finished process."""
    start = time.perf_counter()
    child = os.posix_spawn(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, fd, "/dev/null", os.O_RDWR, 0) for fd in (1, 2)]
    )
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        raise SystemExit(f"{' '.join(command)} failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        vanban = [str(VANBAN), "--home", str(home)]
        bare = [sys.executable, "-c", "pass"]
        rows = [
            ("python -c pass", bare, False),
            ("vanban --help", [str(VANBAN), "--help"], False),
            ("vanban ingest corpus (new home)", [*vanban, "ingest", str(ROOT / "corpus")], True),
            ("vanban ingest corpus (unchanged)", [*vanban, "ingest", str(ROOT / "corpus")], False),
            ("vanban search … --json", [*vanban, "search", "bao cao dinh ky 6 thang gui ve dau", "--json"], False),
            ("vanban duties --to …", [*vanban, "duties", "--to", "Sở Thông tin và Truyền thông"], False),
            ("vanban trace 61/2018/NĐ-CP --down", [*vanban, "trace", "61/2018/NĐ-CP", "--down"], False),
            ("vanban check", [*vanban, "check"], False),
        ]
        unit = statistics.median(measure(bare)[0] for _ in range(runs))
        print("| command | median s | × bare Python | peak MB |\n|---|---|---|---|")
        for name, command, fresh in rows:
            figures = []
            for _ in range(runs):
                if fresh:
                    shutil.rmtree(home, ignore_errors=True)
                figures.append(measure(command))
            seconds = statistics.median(s for s, _ in figures)
            print(f"| `{name}` | {seconds:.2f} | {seconds / unit:.0f} | {max(m for _, m in figures):.0f} |")


if __name__ == "__main__":
    main()
