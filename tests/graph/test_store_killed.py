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
        text = f"Nội dung lần {n} của lượt {sys.argv[2]}. " + "Phòng Nội vụ báo cáo. " * 30
        draft = plan(text, f"{n % 7}.txt", number=str(n % 7 + 1))
        for _ in range(20):
            draft.duty("Phòng Nội vụ báo cáo.", ["Phòng Nội vụ"])
        store.put(draft.make())
        print("put", flush=True)
        if n % 5 == 0:
            store.forget(store.document_ids()[0])
"""


def whole(path: Path) -> int:
    """Opens the store, holds that it is sound, and gives its revision."""
    with Store(path) as store:
        revision = store.revision
        for id in store.document_ids():
            document = store.document(id)
            assert len(document.obligations) == 20
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    return revision


def test_killed_ten_times(tmp_path: Path) -> None:
    """Every other writer is killed once it has put a document, however slow the machine is; what was put then is there."""
    path = tmp_path / "store.sqlite"
    moments = random.Random(20)
    revision = 0
    for turn in range(10):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(turn)], stdout=subprocess.PIPE, cwd=ROOT) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"open\n"
            if turn % 2:
                assert process.stdout.readline() == b"put\n"
            time.sleep(moments.uniform(0.0, 0.25))
            process.kill()
        before, revision = revision, whole(path)
        assert revision > before if turn % 2 else revision >= before
