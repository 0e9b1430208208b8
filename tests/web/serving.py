"""A server in a process of its own, as a person starts it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT


@contextmanager
def serving(home: Path, *options: str) -> Iterator[str]:
    """Serves `home` at a free port; gives the address, without a stroke at its end."""
    command = [sys.executable, "-m", "web.cli", "--home", str(home), "serve", "--port", "0", *options]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUTF8": "1"})
    assert process.stdout is not None
    try:
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found, "the server tells its address"
        yield found[0].rstrip("/")
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()
