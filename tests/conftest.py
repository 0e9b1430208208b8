"""What every test shares: the sample corpus, and which tests this machine can run."""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path

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


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of the five sample documents."""
    return CORPUS
