"""A process killed at any moment leaves a store that opens and is whole."""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from graph.store import Store
from tests.conftest import ROOT

WRITER = """
import sys
from pathlib import Path
from graph.store import Store
from tests.graph.make import plan

with Store(Path(sys.argv[1])) as store:
    print("open", flush=True)
    n = 0
    while True:
        n += 1
        draft = plan(f"Nội dung lần {n}. " + "Phòng Nội vụ báo cáo. " * 30, f"{n % 7}.txt", number=str(n % 7 + 1))
        for _ in range(20):
            draft.duty("Phòng Nội vụ báo cáo.", ["Phòng Nội vụ"])
        store.put(draft.make())
        if n % 5 == 0:
            store.forget(store.document_ids()[0])
"""


def whole(path: Path) -> int:
    """Opens the store, holds that it is sound, and gives the number of documents."""
    with Store(path) as store:
        ids = store.document_ids()
        for id in ids:
            document = store.document(id)
            assert len(document.obligations) == 20
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    return len(ids)


def test_killed_ten_times(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    moments = random.Random(20)
    held = []
    for _ in range(10):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, cwd=ROOT) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(moments.uniform(0.0, 0.25))
            process.kill()
        held.append(whole(path))
    assert max(held) > 0
