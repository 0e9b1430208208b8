"""Nothing is lost: killed, on a full disk, in a folder that can't be written, twice at once, and while the pages are served."""

from __future__ import annotations

import ctypes
import json
import os
import re
import resource
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.store import STORE_NAME, Store
from ingest.parse import parse_file
from search.index import SearchIndex
from tests.benchmarks.kill_ingest import kill

VANBAN = str(Path(sys.executable).with_name("vanban"))
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1


def _documents(folder: Path, count: int) -> Path:
    folder.mkdir(exist_ok=True)
    for i in range(1, count + 1):
        words = (
            f"ỦY BAN NHÂN DÂN XÃ {i}\nSố: {i}/KH-UBND\nĐiều {i}. Phòng Nội vụ báo cáo Sở Nội vụ việc thứ {i}. " + f"x{i} " * 800
        )
        (folder / f"{i:02}.txt").write_text(words, "utf-8")
    return folder


def _ingest(home: Path, folder: Path, **options: object) -> subprocess.Popen[str]:
    command = [VANBAN, "--home", str(home), "ingest", str(folder), "--model", "hashing", "--report", f"{home}-{folder.name}.json"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)  # type: ignore[call-overload,no-any-return]


def _agree(home: Path, count: int | None = None) -> int:
    """Holds that the index says what the store says, after it was brought up to date; gives the number of documents."""
    with Store(home / STORE_NAME) as store, SearchIndex.open(home, model="hashing") as index:
        index.sync(store)
        ids = store.document_ids()
        assert index.status().documents == len(ids)
        assert index.lag(store) == 0
        for id in ids:
            assert store.document(id).text
    assert count is None or len(ids) == count
    return len(ids)


def test_killed_at_random_moments(tmp_path: Path) -> None:
    assert kill(3, seed=5, work=tmp_path).total() == 3


@pytest.mark.parametrize("kilobytes", [60, 400])
def test_a_full_disk(tmp_path: Path, kilobytes: int) -> None:
    """No file may grow beyond so much, which is how a quota looks; the store fails, or the index after it."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (kilobytes << 10, kilobytes << 10))

    folder, home = _documents(tmp_path / "vào", 12), tmp_path / "kho"
    process = _ingest(home, folder, preexec_fn=limit)
    out, errors = process.communicate(timeout=300)
    assert process.returncode == 1
    assert "Traceback" not in errors
    assert re.search("dung lượng đĩa|dừng|Dừng", errors), errors
    done = int(found[1]) if (found := re.search(r"thêm (\d+)", out)) else 0
    if (home / STORE_NAME).is_file() and done:
        assert _agree(home) == done
    again = _ingest(home, folder)
    out, errors = again.communicate(timeout=300)
    assert again.returncode == 0, errors
    _agree(home, 12)


def _obey() -> None:
    """Takes from root what lets it write where nobody may."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Neither as a home nor as a place for the report; documents are read from such a one."""
    folder, home = _documents(tmp_path / "vào", 1), tmp_path / "kho"
    home.mkdir()
    home.chmod(0o555)
    folder.chmod(0o555)
    process = subprocess.Popen(
        [VANBAN, "--home", str(home), "ingest", str(folder), "--model", "hashing"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_obey,
    )
    _out, errors = process.communicate(timeout=300)
    assert process.returncode == 1
    assert len(errors.strip().splitlines()) == 1, errors
    assert "quyền" in errors
    home.chmod(0o755)
    good = _ingest(home, folder)
    assert good.communicate(timeout=300)[0].startswith("thêm 1,")
    _agree(home, 1)


def test_two_ingests_at_once(tmp_path: Path) -> None:
    """Into a home that neither found: both end well, and all is there."""
    home = tmp_path / "kho"
    several = [_ingest(home, _documents(tmp_path / name, count)) for name, count in (("một", 6), ("hai", 9))]
    for process in several:
        out, errors = process.communicate(timeout=300)
        assert (process.returncode, errors) == (0, ""), out
    with Store(home / STORE_NAME) as store, SearchIndex.open(home, model="hashing") as index:
        assert len(store.document_ids()) == 9, "six of them are in both folders"
        assert index.lag(store) == 0
        assert sum(len(summary.paths) for summary in store.summaries()) == 15


def _fetched(base: str) -> Callable[[str], tuple[int, str]]:
    def get(path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(base + path, timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, ""

    return get


def test_an_index_left_behind(tmp_path: Path) -> None:
    """A search says so, and the pages have it follow by themselves."""
    home = tmp_path / "kho"
    _ingest(home, _documents(tmp_path / "một", 1)).communicate(timeout=300)
    with Store(home / STORE_NAME) as store:
        for path in sorted(_documents(tmp_path / "hai", 3).iterdir()):
            store.put(parse_file(path))
    told = subprocess.run([VANBAN, "--home", str(home), "search", "việc thứ 3"], capture_output=True, text=True, check=True)
    assert "2 văn bản" in told.stderr
    with subprocess.Popen([VANBAN, "--home", str(home), "serve", "--port", "0"], stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            server.stdout.readline()
            until = time.monotonic() + 120
            with Store(home / STORE_NAME) as store, SearchIndex.open(home, model="hashing") as index:
                while index.lag(store) and time.monotonic() < until:
                    time.sleep(0.2)
                assert index.lag(store) == 0
        finally:
            server.terminate()


def test_an_ingest_while_the_pages_are_served(tmp_path: Path) -> None:
    home = tmp_path / "kho"
    first = _ingest(home, _documents(tmp_path / "một", 2))
    assert first.wait(timeout=300) == 0
    first.communicate()
    command = [VANBAN, "--home", str(home), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            found = re.search(r"http://[\d.:]+", server.stdout.readline())
            assert found
            get = _fetched(found[0])
            ingest = _ingest(home, _documents(tmp_path / "hai", 12))
            told: set[int] = set()
            while ingest.poll() is None or len(told) == 0:
                told |= {get(path)[0] for path in ("/", "/documents", "/?q=viec+thu+2", "/api/v1/search?q=bao+cao")}
            out, errors = ingest.communicate()
            assert (ingest.returncode, errors) == (0, ""), out
            assert told == {200}
            assert json.loads(get("/api/v1/search?q=viec+thu+12")[1])["hits"]
        finally:
            server.terminate()
    _agree(home, 12)
