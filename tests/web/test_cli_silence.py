"""Setting findings aside from the command line; on the page, in the JSON and through another reading they stay so."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.web.conftest import DUYEN_HAI, fill
from web import create_app
from web.cli import vanban

WIDE = {"COLUMNS": "200"}  # what is told must not be broken otherwise where there is no terminal

Run = Callable[..., Result]
RULE = "dated-before-cited"


@pytest.fixture
def home(tmp_path: Path, corpus: Path) -> Path:
    fill(tmp_path / "home", corpus)
    return tmp_path / "home"


@pytest.fixture
def run(home: Path) -> Run:
    return lambda *words: CliRunner(env=WIDE).invoke(vanban, ["--home", str(home), *words])


def told(result: Result) -> Any:
    assert result.exit_code == 0, result.stderr
    return json.loads(result.stdout)


def live(run: Run) -> set[tuple[str, str]]:
    return {(f["rule"], f["document"]) for f in told(run("check", "--json"))["findings"] if f["silenced"] is None}


def test_silence_list_and_unsilence(run: Run, home: Path, corpus: Path) -> None:
    assert (RULE, DUYEN_HAI) in live(run)
    done = run("check", "--silence", RULE, "26/KH-UBND", "--reason", "ngày vào sổ của 19 và 20")
    assert "Đã bỏ qua" in done.stdout
    assert "(2 phát hiện)" in done.stdout
    assert (RULE, DUYEN_HAI) not in live(run)
    assert "19/02/2022" not in run("check", "--rule", RULE).stdout
    assert "2 phát hiện đã được bỏ qua" in run("check").stdout
    (listed,) = told(run("check", "--silenced", "--json"))["silenced"]
    assert (listed["rule"], listed["document"], listed["reason"], listed["findings"]) == (
        *(RULE, DUYEN_HAI),
        *("ngày vào sổ của 19 và 20", 2),
    )
    fill(home, corpus)
    assert "ngày vào sổ của 19 và 20" in run("check", "--silenced").stdout
    assert "Đã thôi bỏ qua" in run("check", "--unsilence", RULE, "26/KH-UBND").stdout
    assert "không bị bỏ qua" in run("check", "--unsilence", RULE, "26/KH-UBND").stdout
    assert (RULE, DUYEN_HAI) in live(run)


def test_the_page_and_the_api_show_the_reason(run: Run, home: Path) -> None:
    client = create_app(home).test_client()
    before = client.get("/checks")
    run("check", "--silence", RULE, DUYEN_HAI, "--reason", "ngày <vào> sổ")
    page = client.get("/checks", headers={"If-None-Match": before.headers["ETag"]})
    assert page.status_code == 200
    assert "ngày &lt;vào&gt; sổ" in page.text
    items = client.get("/api/v1/checks?per_page=500").get_json()["items"]
    assert {item["silenced"] for item in items if (item["rule"], item["document"]) == (RULE, DUYEN_HAI)} == {"ngày <vào> sổ"}
    kept = client.get("/api/v1/checks?silenced=no&per_page=500").get_json()["items"]
    assert kept
    assert all(item["silenced"] is None for item in kept)
    assert client.get(f"/api/v1/checks?rule={RULE}&silenced=yes").get_json()["total"] == 2


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--silence", RULE, "26/KH-UBND"), 2),  # no reason
        (("--silence", RULE, "26/KH-UBND", "--reason", " "), 1),
        (("--silence", "khong-co", "26/KH-UBND", "--reason", "x"), 1),
        (("--silence", RULE, "99/KH-X", "--reason", "x"), 1),
        (("--reason", "x"), 2),
        (("--silenced", "--stale"), 2),
        (("--rule", "khong-co"), 1),
    ],
)
def test_misuse_is_told_in_one_line(run: Run, words: tuple[str, ...], code: int) -> None:
    result = run("check", *words)
    assert result.exit_code == code
    assert result.stderr.count("\n") == 1


def test_the_rules_explain_themselves(run: Run) -> None:
    rules = told(run("check", "--rules", "--json"))["rules"]
    assert {RULE, "blank-number"} <= {rule["id"] for rule in rules}
    assert all(rule["severity"] in ("error", "warning", "note") and len(rule["why"]) == 2 for rule in rules)
    assert RULE in run("check", "--rules").stdout
