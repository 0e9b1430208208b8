"""The README is under test: its answers are those that the commands give, every command is named, every link leads somewhere."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text("utf-8")
VANBAN = Path(sys.executable).with_name("vanban")


def _answers() -> list[tuple[str, str]]:
    """Each `$ vanban …` of a console block, with the lines shown below it."""
    found: list[tuple[str, str]] = []
    for block in re.findall(r"^```console\n(.*?)^```", README, re.DOTALL | re.MULTILINE):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, answer = part.partition("\n")
            found.append((command, answer.rstrip("\n")))
    return found


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory, sample_home: Path) -> dict[str, str]:
    home = shutil.copytree(sample_home, tmp_path_factory.mktemp("readme") / "home")
    return {**os.environ, "VANBAN_HOME": str(home), "COLUMNS": "110", "VANBAN_LANG": "vi"}


@pytest.mark.model
@pytest.mark.xdist_group("readme")
@pytest.mark.parametrize(("command", "answer"), _answers(), ids=[command for command, _ in _answers()])
def test_the_answers_are_real(command: str, answer: str, environment: dict[str, str]) -> None:
    program, *words = shlex.split(command)
    assert program == "vanban"
    done = subprocess.run([VANBAN, *words], capture_output=True, text=True, env=environment, check=False)
    assert done.stdout.rstrip("\n") == answer


def test_every_command_is_in_the_table() -> None:
    from web.cli import COMMANDS

    assert {name for name in COMMANDS if f"`vanban {name}" not in README} == set()


def test_links_lead_somewhere() -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_targets_of_make_exist() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in re.findall(r"^make (\w+)", README, re.MULTILINE))
