"""`vanban draft`: a file checked against the store, which stays as it was."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from graph.store import STORE_NAME
from web.cli import vanban


def _run(home: Path, *words: str) -> Result:
    return CliRunner().invoke(vanban, ["--home", str(home), *words])


def test_a_file_is_checked_and_not_stored(home: Path, corpus: Path) -> None:
    before = (home / STORE_NAME).stat().st_mtime_ns
    shown = _run(home, "draft", str(corpus / "001_0b0627fe3f50163b.txt"))
    assert shown.exit_code == 0, shown.stderr
    assert "viện dẫn văn bản ngày 28/12/2021, tức là ban hành sau" in shown.stdout
    assert "[kind-against-symbol]" in shown.stdout
    assert "[draft-number-taken]" in shown.stdout
    assert "ngoài kho không có nghĩa là không tồn tại" in shown.stdout
    assert (home / STORE_NAME).stat().st_mtime_ns == before


def test_json_and_english(home: Path, corpus: Path) -> None:
    told = _run(home, "--lang", "en", "draft", str(corpus / "002_64bb1f37b7454fb4.txt"), "--json")
    assert told.exit_code == 0, told.stderr
    found = json.loads(told.stdout)
    assert found["draft"]["number"] == "26/KH-UBND"
    assert {"rule", "severity", "message", "message_en", "evidence"} <= set(found["findings"][0])
    assert "says nothing of whether" in found["note"]
    assert "Cited, outside the store" in _run(home, "--lang", "en", "draft", str(corpus / "002_64bb1f37b7454fb4.txt")).stdout


def test_errors_are_one_sentence(home: Path, tmp_path: Path, corpus: Path) -> None:
    lost = _run(home, "draft", str(tmp_path / "none.txt"))
    assert lost.exit_code == 1
    assert lost.stderr.count("\n") == 1
    empty = _run(tmp_path / "nowhere", "draft", str(corpus / "001_0b0627fe3f50163b.txt"))
    assert empty.exit_code == 1
    assert "vanban ingest" in empty.stderr
