"""`vanban user`, `audit`, and when `serve` may be reached from elsewhere."""

from __future__ import annotations

import json
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.store import STORE_NAME, Store
from graph.verdicts import FactKind, Judgement
from ingest.parse import parse_file
from tests.web.people import PASSWORD, empty_home
from tests.web.serving import serving
from web import jobs
from web.audit import Actor
from web.cli import vanban
from web.reviewing import facts_of, judge
from web.uploads import Uploads

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
    with serving(tmp_path / "home", "--require-login", "--behind-proxy", "--public-name", "vanban.test") as address:
        headers = {"Host": "vanban.test", "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
        asked = urllib.request.Request(f"{address}/documents", headers=headers)
        with urllib.request.build_opener(_Stay).open(asked) as answer:
            assert (answer.status, answer.headers["Location"]) == (303, "/login?next=/documents")
        with urllib.request.urlopen(urllib.request.Request(f"{address}/login", headers=headers)) as answer:
            assert "Secure" in answer.headers["Set-Cookie"]


def test_a_file_that_was_under_way_is_read_at_the_next_start(tmp_path: Path, corpus: Path) -> None:
    home = tmp_path / "home"
    empty_home(home)
    with Store(home / STORE_NAME) as store, (corpus / "002_64bb1f37b7454fb4.txt").open("rb") as file:
        jobs.add_files(store, [jobs.Asked("a.txt", Uploads(home).keep(file, "a.txt"))], Actor("minh"))
        assert jobs.next_job(store)
        with serving(home):
            until = time.monotonic() + 60
            while (job := jobs.listed(store, 1)[0]).state is not jobs.State.DONE and time.monotonic() < until:
                time.sleep(0.2)
        assert (job.state, job.attempts) == (jobs.State.DONE, 2)
        assert store.document_ids() == job.documents


def _judge(home: Path, plan: Path, judgements: dict[str, Judgement]) -> str:
    """A home with one document and verdicts on its duties, by the first words of their quotes."""
    with Store(home / STORE_NAME) as store:
        id = store.put(parse_file(plan)).document_id
        for words, judgement in judgements.items():
            facts = facts_of(store, id)
            anchor = next(anchor for anchor, duty in facts.duties.items() if duty.span.text.startswith(words))
            judge(store, id, facts, FactKind.DUTY, anchor, judgement, {}, Actor("minh"))
        return id


def test_verdicts_become_gold(run: Run, tmp_path: Path, corpus: Path) -> None:
    assert run("user", "list").exit_code == 0
    plan = corpus / "002_64bb1f37b7454fb4.txt"
    duties = parse_file(plan).obligations
    wrong, right = duties[0].span.text[:60], duties[-1].span.text[:60]
    id = _judge(tmp_path / "home", plan, {wrong: Judgement.WRONG, right: Judgement.RIGHT})
    assert "sai" in run("review", "list").stdout
    listed = json.loads(run("review", "list", "--json").stdout)
    assert [(v["judgement"], v["lost"]) for v in listed] in (
        [("wrong", False), ("right", False)],
        [("right", False), ("wrong", False)],
    )
    assert run("review", "list", "--lost").stdout == "Chưa có kết luận nào.\n"
    out = tmp_path / "gold"
    shown = run("review", "export", str(out))
    assert id in shown.stdout
    assert run("review", "export", str(tmp_path / "none"), "--complete").exit_code == 1, "not each fact was reviewed"
    (gold,) = (json.loads(path.read_text("utf-8")) for path in (out / "gold").iterdir())
    assert len(gold["obligations"]) == len(duties) - 1
    assert [duty["reviewed"] for duty in gold["obligations"]].count(True) == 1
    told = json.loads(run("evaluate", "extraction", str(out), "--json").stdout)
    assert told["citation_exact"]["f1"] == 1
    assert list(told["outcomes"].values()).count("extra") == 1, "what was refused is read too much"
    assert "missed" not in told["outcomes"].values()


class _Stay(urllib.request.HTTPRedirectHandler):
    """Redirects are answers, not followed."""

    def http_error_303(self, _request: object, response: object, *_: object) -> object:
        return response
