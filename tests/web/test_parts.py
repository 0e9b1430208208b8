"""A large graph is kept, and `vanban trace` answers from it as from the graph, until the store changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from graph import kept
from graph.store import STORE_NAME, Store
from ingest.parse import parse_file
from tests.web.conftest import fill
from web.cli import vanban
from web.library import Library


def _trace(home: Path, *words: str) -> str:
    shown = CliRunner().invoke(vanban, ["--home", str(home), "trace", *words])
    assert shown.exit_code == 0, shown.stderr
    return shown.stdout


def test_what_is_kept_answers(tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    fill(home, corpus)
    first = _trace(home, "251/QĐ-BNV"), _trace(home, "26/KH-UBND", "--up", "--format", "json")
    assert not (home / kept.KEPT_NAME).exists()  # the sample is small
    monkeypatch.setattr(kept, "KEPT_FROM", 1)
    _trace(home, "251/QĐ-BNV")
    assert (home / kept.KEPT_NAME).is_file()
    built: list[object] = []
    monkeypatch.setattr(Library, "_make_snapshot", lambda self: built.append(self))
    assert (_trace(home, "251/QĐ-BNV"), _trace(home, "26/KH-UBND", "--up", "--format", "json")) == first
    assert not built


def test_a_changed_store_is_built_anew(tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "KEPT_FROM", 1)
    home = tmp_path / "home"
    home.mkdir()
    one, other, *_ = sorted(corpus.glob("*.txt"))
    with Store(home / STORE_NAME) as store:
        store.put(parse_file(one))
    assert "4762/KH-STNMT" not in _trace(home, "251/QĐ-BNV", "--down")
    with Store(home / STORE_NAME) as store:
        store.put(parse_file(other))
    assert "4758/QĐ-STNMT" in _trace(home, "4762/KH-STNMT", "--up")


def test_what_is_not_found_there_is_looked_for_in_the_graph(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "KEPT_FROM", 1)
    home = tmp_path / "home"
    fill(home, corpus)
    assert _trace(home, "qd 251 bnv", "--down") == _trace(home, "251/QĐ-BNV", "--down")
    several = CliRunner().invoke(vanban, ["--home", str(home), "trace", "19/KH-UBND"])
    assert several.exit_code == 1
    assert "có thể là 2 văn bản" in several.stderr
