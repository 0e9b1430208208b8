"""Whether search says that nothing fits, with the real model: the figures that the floor was set by."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from search.index import SearchIndex
from tests.conftest import ROOT

pytestmark = pytest.mark.model


def _questions(name: str) -> list[str]:
    lines = (ROOT / "tests" / "benchmarks" / name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def test_other_worlds_and_the_sample(sample_home: Path, tmp_path: Path) -> None:
    with SearchIndex.open(shutil.copytree(sample_home, tmp_path / "home")) as index:
        told = [question for question in _questions("other_worlds.txt") if index.search(question).nothing_fits]
        silent = [question for question in _questions("sample_questions.txt") if index.search(question).nothing_fits]
        assert len(told) >= 34
        assert len(silent) <= 1, silent
        first = index.search("who must report to the department of information and communications").hits[0]
        assert "Sở Thông tin và Truyền thông" in first.facts["recipient"]
