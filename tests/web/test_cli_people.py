"""`vanban user`, `audit`, and when `serve` may be reached from elsewhere."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.conftest import ROOT
from tests.web.people import PASSWORD
from web.cli import vanban

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def run(*words: str, password: str | None = None) -> Result:
        said = None if password is None else password + "\n"
        return CliRunner().invoke(vanban, ["--home", str(tmp_path / "home"), *words], input=said)

    return run


def test_accounts_from_the_first_to_the_last(run: Run) -> None:
    assert run("user", "list").stdout == "Chưa có tài khoản nào.\n"
    assert (
        run("user", "add", "Lan", "--role", "reviewer", "--password-stdin", password=PASSWORD).stdout
        == "Đã thêm lan (reviewer).\n"
    )
    assert run("user", "role", "lan", "admin").exit_code == 0
    assert run("user", "passwd", "lan", "--password-stdin", password="một câu khác").exit_code == 0
    (listed,) = json.loads(run("user", "list", "--json").stdout)
    assert (listed["name"], listed["role"]) == ("lan", "admin")
    assert run("user", "remove", "lan").exit_code == 0
    told = json.loads(run("audit", "--json").stdout)
    assert [entry["what"] for entry in told] == ["user-remove", "user-passwd", "user-role", "user-add"]
    assert all(entry["who"].startswith("terminal") for entry in told)
    assert "đổi mật khẩu" in run("audit").stdout
    assert PASSWORD not in run("audit", "--json").stdout


@pytest.mark.parametrize(
    ("words", "password", "told", "code"),
    [
        (("add", "lan", "--password-stdin"), "ngắn", "Mật khẩu cần", 1),
        (("add", "a b", "--password-stdin"), PASSWORD, "không dùng làm tên", 1),
        (("add", "lan"), PASSWORD, "--password-stdin", 1),
        (("passwd", "lan", "--password-stdin"), PASSWORD, "Không có tài khoản lan", 1),
        (("role", "lan", "admin"), None, "Không có tài khoản lan", 1),
        (("remove", "lan"), None, "Không có tài khoản lan", 1),
        (("add", "lan", "--password", PASSWORD), None, "--password", 2),
        (("role", "lan", "king"), None, "king", 2),
    ],
)
def test_what_will_not_do_is_told_in_a_line(run: Run, words: tuple[str, ...], password: str | None, told: str, code: int) -> None:
    result = run("user", *words, password=password)
    assert result.exit_code == code
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--host", "0.0.0.0"), "vanban user add"),
        (("--host", "0.0.0.0", "--require-login"), "vanban user add"),
        (("--behind-proxy", "--require-login", "--public-name", "vanban.test"), "vanban user add"),
        (("--public-name", "vanban.test"), "vanban user add"),
    ],
)
def test_nothing_beyond_this_machine_without_accounts(run: Run, words: tuple[str, ...], told: str) -> None:
    result = run("serve", *words)
    assert result.exit_code == 1
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--host", "0.0.0.0"), "--require-login"),
        (("--host", "0.0.0.0", "--require-login"), "--public-name"),
        (("--host", "192.0.2.1", "--require-login", "--behind-proxy"), "--host"),
        (("--behind-proxy",), "--require-login"),
    ],
)
def test_nor_with_accounts_where_strangers_could_read(run: Run, words: tuple[str, ...], told: str) -> None:
    run("user", "add", "lan", "--password-stdin", password=PASSWORD)
    result = run("serve", *words)
    assert result.exit_code == 1
    assert told in result.stderr


def test_a_server_behind_a_proxy(run: Run, tmp_path: Path) -> None:
    """A real process: what the proxy says of scheme and address is believed, who is not signed in reads nothing."""
    run("user", "add", "lan", "--password-stdin", password=PASSWORD)
    command = [sys.executable, "-m", "web.cli", "--home", str(tmp_path / "home"), "serve", "--port", "0"]
    command += ["--require-login", "--behind-proxy", "--public-name", "vanban.test"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUTF8": "1"})
    try:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found
        headers = {"Host": "vanban.test", "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
        asked = urllib.request.Request(found[0] + "documents", headers=headers)
        with urllib.request.build_opener(_Stay).open(asked) as answer:
            assert (answer.status, answer.headers["Location"]) == (303, "/login?next=/documents")
        with urllib.request.urlopen(urllib.request.Request(found[0] + "login", headers=headers)) as answer:
            assert "Secure" in answer.headers["Set-Cookie"]
    finally:
        process.terminate()
        process.wait(10)
        assert process.stdout is not None
        process.stdout.close()


class _Stay(urllib.request.HTTPRedirectHandler):
    """Redirects are answers, not followed."""

    def http_error_303(self, _request: object, response: object, *_: object) -> object:
        return response
