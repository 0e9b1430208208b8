"""Help and misuse: two languages, one sentence, the documented exit codes, and quick."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.conftest import ROOT
from web.cli import COMMANDS, vanban

RUNNER = CliRunner()


def test_the_help_names_every_command_in_vietnamese() -> None:
    shown = RUNNER.invoke(vanban, ["--help"])
    assert shown.exit_code == 0
    assert "Cách dùng: vanban" in shown.output
    assert all(f"  {name} " in shown.output for name in COMMANDS)


@pytest.mark.parametrize("arguments", [["--lang", "en", "--help"], ["--help", "--lang", "en"], ["--help", "--lang=en"]])
def test_the_help_in_english_wherever_the_option_stands(arguments: list[str]) -> None:
    shown = RUNNER.invoke(vanban, arguments)
    assert "Usage: vanban" in shown.output
    assert "Read files or folders" in shown.output


def test_the_language_of_the_environment() -> None:
    assert "Usage:" in RUNNER.invoke(vanban, ["--help"], env={"VANBAN_LANG": "en"}).output


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize(("lang", "words"), [("vi", ("Ví dụ", "Mã thoát")), ("en", ("Example", "Exit codes"))])
def test_each_command_has_a_sentence_an_example_and_its_exit_codes(name: str, lang: str, words: tuple[str, str]) -> None:
    shown = RUNNER.invoke(vanban, ["--lang", lang, name, "--help"])
    assert shown.exit_code == 0
    assert f"vanban {name}" in shown.output
    assert words[0] in shown.output
    if name not in ("evaluate", "user", "review"):  # groups, whose commands tell theirs
        assert words[1] in shown.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--nothing"], "Không có tùy chọn --nothing"),
        (["duties", "--catgory", "report"], "có phải --category?"),
        (["serch", "x"], "Không có lệnh 'serch'"),
        (["search"], "Thiếu"),
        (["duties", "--due-before", "mai"], "mai không phải là ngày"),
        (["duties", "--category", "bao-cao"], "--category"),
        (["check", "thừa"], "Thừa đối số: thừa"),
        (["trace", "1/QĐ", "--format", "dot"], "cần --up hoặc --down"),
    ],
)
def test_misuse_is_told_in_one_line(arguments: list[str], words: str) -> None:
    shown = RUNNER.invoke(vanban, arguments)
    assert shown.exit_code == 2
    assert words in shown.stderr
    assert shown.stderr.count("\n") == 1
    assert "Traceback" not in shown.output


def test_without_a_command_the_help_is_shown() -> None:
    shown = RUNNER.invoke(vanban, [])
    assert shown.exit_code == 2
    assert "Cách dùng" in shown.stderr


def test_the_version() -> None:
    assert RUNNER.invoke(vanban, ["--version"]).output.startswith("vanban ")


def test_help_is_quick_in_a_process_of_its_own(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "web.cli", "--help"]
    times = []
    for _ in range(3):
        start = time.perf_counter()
        subprocess.run(command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    assert min(times) < 0.4, "aim: 0.2 s; twice that here, as tests share the machine"
