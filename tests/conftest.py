"""What every test shares: the sample corpus, and which tests this machine can run."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"

_SKIPPED: list[str] = []


def _missing_for(marker: str) -> str | None:
    """Why tests with `marker` can't run here; None where they can."""
    if marker == "browser" and not shutil.which("chromium"):
        return "no chromium on this machine (Debian: apt-get install chromium)"
    if marker == "torch" and not all(importlib.util.find_spec(name) for name in ("torch", "sentence_transformers")):
        return "no CPU build of torch with sentence-transformers on this machine"
    if marker == "font" and not Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf").is_file():
        return "no font with Vietnamese letters on this machine (Debian: apt-get install fonts-dejavu-core)"
    if marker == "tesseract" and not shutil.which("tesseract"):
        return "no tesseract on this machine (Debian: apt-get install tesseract-ocr tesseract-ocr-vie)"
    return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: next((at for at, slow in enumerate(SLOW) if f"tests/{slow}" in item.nodeid), len(SLOW)))
    for item in items:
        for marker in ("browser", "torch", "font", "tesseract"):
            reason = _missing_for(marker) if item.get_closest_marker(marker) else None
            if reason:
                item.add_marker(pytest.mark.skip(reason=reason))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped:
        _SKIPPED.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where VANBAN_TEST_ALL is set, a skipped test fails the run."""
    if os.environ.get("VANBAN_TEST_ALL") and _SKIPPED and not hasattr(session.config, "workerinput"):
        print("\nVANBAN_TEST_ALL is set, but these were skipped:", *_SKIPPED, sep="\n  ")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


SLOW = (
    "web/test_browser",
    "test_sample",
    "web/test_durability",
    "search/test_encode",
    "test_readme",
    "search/test_floor",
    "ingest/test_hostile_batch",
    "graph/test_store_killed",
    "ingest/test_scans",
)
"""How the names of the files begin that take longest; they come first, so that both processes end together. All files of one
beginning go to one process: two browsers at once are too many."""


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Each file's tests in one process, which makes what they share once; pytest-xdist's own groups are lost on pytest 9.2."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            file = nodeid.split("::")[0]
            return next((slow for slow in SLOW if f"tests/{slow}" in file), file)

    config.option.loadscopereorder = False
    return ByFile(config, log)


@pytest.fixture(scope="session")
def sample_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home into which the command read the sample corpus with the real model, made once for all processes of a run; to be
    copied by who changes it."""
    root = tmp_path_factory.getbasetemp()
    root = root.parent if os.environ.get("PYTEST_XDIST_WORKER") else root
    home, making = root / "sample-home", root / "sample-home-begun"
    try:
        making.mkdir()
    except FileExistsError:
        end = time.monotonic() + 900
        while not (root / "sample-home-whole").exists():
            assert time.monotonic() < end, "another process should have read the corpus"
            time.sleep(0.2)
        return home
    vanban = Path(sys.executable).with_name("vanban")
    subprocess.run([vanban, "--home", home, "ingest", CORPUS], check=True, capture_output=True)
    (root / "sample-home-whole").touch()
    return home


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of the five sample documents."""
    return CORPUS
