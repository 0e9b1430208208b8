from __future__ import annotations

import subprocess
import sys

import pytest

BUSY = """
import sys, threading
from search.arenas import few_arenas
if sys.argv[1] == "few":
    few_arenas()
def work():
    kept = [bytearray(1000) for _ in range(100)]
    held.wait()
held = threading.Barrier(9)
threads = [threading.Thread(target=work) for _ in range(8)]
[thread.start() for thread in threads]
held.wait()
[thread.join() for thread in threads]
import ctypes
ctypes.CDLL(None).malloc_stats()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc has them")
def test_threads_share_heaps() -> None:
    arenas = {
        how: subprocess.run([sys.executable, "-c", BUSY, how], capture_output=True, text=True, check=True).stderr.count("Arena")
        for how in ("few", "many")
    }
    assert arenas["few"] <= 2 < arenas["many"]
