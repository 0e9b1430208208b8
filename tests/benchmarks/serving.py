"""A server process over a home, for benchmarks: the given home, or one made from the sample corpus."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


@contextmanager
def served(home: Path | None) -> Iterator[tuple[str, int]]:
    """The address of a server and the number of its process."""
    with tempfile.TemporaryDirectory() as folder:
        if home is None:
            home = Path(folder) / "home"
            ingest = [sys.executable, "-m", "web.cli", "--home", str(home), "ingest", "--model", "hashing", str(ROOT / "corpus")]
            subprocess.run(ingest, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        command = [sys.executable, "-m", "web.cli", "--home", str(home), "serve", "--port", "0"]
        process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env={**os.environ, "PYTHONUTF8": "1"}
        )
        assert process.stdout is not None
        try:
            told = re.search(r"http://\S+?(?=/\s)", process.stdout.readline())
            if told is None:
                raise SystemExit("the server did not start")
            yield told[0], process.pid
        finally:
            process.terminate()
            process.wait(30)
