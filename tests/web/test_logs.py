"""Logs tell what was done and how long it took, and nothing that a document says."""

from __future__ import annotations

import json
import logging
from pathlib import Path

import pytest
from click.testing import CliRunner

from graph.store import Store
from web.cli import vanban
from web.logs import fault_of, logging_to, note

SECRET = "Nguyễn Thị Tuyệt Mật"
WORDS = f"QUYẾT ĐỊNH\nSố: 1/QĐ-SNV\nĐiều 1. Giao bà {SECRET} báo cáo trước ngày 15 hằng tháng."


def test_an_ingest_is_told_step_by_step_without_a_word_of_the_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, log = tmp_path / "vao", tmp_path / "nhat-ky.jsonl"
    folder.mkdir()
    (folder / "1.txt").write_text(WORDS, "utf-8")
    (folder / "2.txt").write_text(WORDS.replace("1/QĐ", "2/QĐ"), "utf-8")
    (folder / "hong.pdf").write_bytes(b"%PDF-1.4 " + SECRET.encode())
    put = Store.put

    def refuse(store: Store, document: object, *more: object) -> object:
        if "2/QĐ" in document.text:  # type: ignore[attr-defined]
            raise ValueError(f"{SECRET} at fault")
        return put(store, document, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "put", refuse)
    command = ["--home", str(tmp_path / "nha"), "ingest", str(folder), "--model", "hashing", "--verbose", "--log", str(log)]
    result = CliRunner().invoke(vanban, command)
    assert result.exit_code == 1
    told = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    by_event = {entry["event"]: entry for entry in told}
    assert {"added", "failed", "a fault while storing", "finished"} <= by_event.keys()
    assert by_event["added"]["path"].endswith("1.txt")
    assert by_event["added"]["seconds"].keys() == {"read", "parse", "store"}
    assert by_event["finished"]["added"] == 1
    assert {"read", "parse", "store", "whole"} <= by_event["finished"]["seconds"].keys()
    fault = by_event["a fault while storing"]
    assert fault["error"] == "ValueError"
    assert fault["places"][-1].endswith("refuse")
    assert "hỏng" in by_event["failed"]["why"]
    assert "added path=" in result.stderr
    for part in ("Tuyệt", "Mật", "Giao bà"):
        assert part not in log.read_text("utf-8")
        assert not [line for line in result.stderr.splitlines() if part in line and not line.startswith("Lỗi:")]


def test_messages_are_kept_without_their_arguments(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with logging_to(False, log):
        logging.getLogger("graph.x").warning("odd words: %s", SECRET)
        note("quiet", logging.DEBUG)
    logging.getLogger("graph.x").warning("after the end")
    (entry,) = map(json.loads, log.read_text("utf-8").splitlines())
    assert (entry["event"], entry["from"], entry["level"]) == ("odd words: %s", "graph.x", "warning")


def test_a_printed_trace_gives_its_type_and_places() -> None:
    trace = "Traceback (most recent call last):\n  File \"/app/a.py\", line 3, in f\n    x()\nKeyError: 'Tuyệt Mật'\n"
    assert fault_of(trace) == {"error": "KeyError", "places": ["a.py:3 f"]}


def test_a_log_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    command = ["--home", str(tmp_path), "ingest", str(tmp_path), "--log", str(tmp_path / "no" / "log")]
    result = CliRunner().invoke(vanban, command)
    assert result.exit_code == 1
    assert "Không ghi được nhật ký" in result.stderr
