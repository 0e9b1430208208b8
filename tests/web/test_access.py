"""Who may do what: logins, sessions, roles, tokens, limits, names."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.hostile import EVIL
from tests.web.people import PASSWORD, empty_home, enter, people, signed_in, token_of
from web import accounts, create_app
from web.access import Access
from web.accounts import Role, WrongAccount
from web.audit import Actor, entries
from web.limits import Buckets
from web.secret import KEY_NAME, secret_key

ME = Actor("test")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A home without documents."""
    empty_home(tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def guarded(own: Path) -> Flask:
    app = create_app(own)
    people(app)
    return app


@pytest.fixture
def closed(own: Path) -> Flask:
    """Reading needs a login."""
    app = create_app(own, Access(require_login=True, names=("vanban.test",), behind_proxy=True))
    people(app)
    return app


def _store(app: Flask) -> accounts.Store:  # type: ignore[name-defined]
    return app.extensions["library"].store


def test_a_login_and_a_logout(guarded: Flask) -> None:
    client = guarded.test_client()
    answer = enter(client, " Lan ", onward="/duties")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/duties")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert "lan" in client.get("/duties").text
    left = client.post("/logout", data={"csrf": token_of(client, "/duties")})
    assert left.status_code == 303
    assert "Đăng nhập" in client.get("/duties").text
    assert [entry.what for entry in entries(_store(guarded), 2)] == ["logout", "login"]


def test_a_cookie_is_of_no_use_after_the_logout(guarded: Flask) -> None:
    client = signed_in(guarded, "lan")
    kept = client.get_cookie("vanban")
    assert kept is not None
    client.post("/logout", data={"csrf": token_of(client, "/")})
    thief = guarded.test_client()
    thief.set_cookie("vanban", kept.value)
    assert "Đăng nhập" in thief.get("/").text


def test_a_login_takes_nothing_of_what_was_before(guarded: Flask) -> None:
    """A session that somebody else set must not become the person's."""
    client = guarded.test_client()
    before = token_of(client)
    enter(client, "lan")
    assert token_of(client, "/") != before


@pytest.mark.parametrize(
    ("name", "password"), [("lan", "sai mật khẩu"), ("nobody", PASSWORD), ("", ""), (EVIL, EVIL), ("lan", "x" * 10_000)]
)
def test_a_wrong_name_and_a_wrong_password_are_told_alike(guarded: Flask, name: str, password: str) -> None:
    answer = enter(guarded.test_client(), name, password)
    assert answer.status_code == 403
    assert "Tên hoặc mật khẩu không đúng." in answer.text
    assert "<script>alert" not in answer.text
    assert entries(_store(guarded), 1)[0].what == "login-failed"


def test_passwords_cannot_be_tried_for_ever(guarded: Flask) -> None:
    client = guarded.test_client()
    form = {"csrf": token_of(client), "name": "lan", "password": "sai"}
    answers = [client.post("/login", data=form) for _ in range(12)]
    assert [answer.status_code for answer in answers][:10] == [403] * 10
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["Retry-After"]) > 0
    right = client.post("/login", data={**form, "password": PASSWORD})
    assert right.status_code == 429, "the right one neither, so that trying tells nothing"


def test_a_form_without_its_token_is_refused(guarded: Flask) -> None:
    client = signed_in(guarded, "lan")
    for sent in ({}, {"csrf": ""}, {"csrf": "x" * 32}):
        assert client.post("/logout", data=sent).status_code == 400, sent
    stranger = guarded.test_client()
    assert stranger.post("/login", data={"name": "lan", "password": PASSWORD}).status_code == 400
    assert client.post("/logout", data={"csrf": token_of(stranger)}).status_code == 400, "another session's token"
    assert "lan" in client.get("/").text


def test_each_form_needs_the_token_of_its_session(guarded: Flask) -> None:
    """Each address that takes a POST, asked by one who may do everything, from a page elsewhere."""
    client, stranger = signed_in(guarded, "quản.trị"), guarded.test_client()
    other = token_of(stranger)
    asked = 0
    for rule in guarded.url_map.iter_rules():
        if "POST" not in (rule.methods or ()):
            continue
        address = rule.rule.replace("<path:id>", "x")
        for sent in ({}, {"csrf": "x" * 32}, {"csrf": other}):
            assert client.post(address, data=sent).status_code == 400, rule.rule
        assert client.post(address, json={}, headers={"X-CSRF-Token": other}).status_code == 400, rule.rule
        asked += 1
    assert asked >= 8


def test_roles(guarded: Flask) -> None:
    assert guarded.test_client().get("/audit").status_code == 303
    assert signed_in(guarded, "lan").get("/audit").status_code == 403
    assert signed_in(guarded, "minh").get("/audit").status_code == 403
    shown = signed_in(guarded, "quản.trị").get("/audit")
    assert shown.status_code == 200
    assert "đăng nhập" in shown.text


def test_whatever_changes_something_needs_a_login(guarded: Flask) -> None:
    """Each address that takes a POST, whoever forgot to guard it; signing in and checking a draft change nothing."""
    client = guarded.test_client()
    asked = 0
    for rule in guarded.url_map.iter_rules():
        if "POST" in (rule.methods or ()) and rule.endpoint not in ("account.enter", "drafts.check"):
            address = (
                rule.rule.replace("<path:id>", "x").replace("<int:id>", "1").replace("<anchor>", "o-1").replace("<kind>", "duty")
            )
            assert "<" not in address, rule.rule
            assert client.post(address, data={"csrf": token_of(client)}).status_code == 401, rule.rule
            asked += 1
    assert asked


def test_a_page_that_names_no_role_is_the_administrators(own: Path) -> None:
    app = create_app(own)
    app.add_url_rule("/forgotten", "forgotten", lambda: "done", methods=["POST"])
    people(app)
    for name, status in (("minh", 403), ("quản.trị", 200)):
        client = signed_in(app, name)
        assert client.post("/forgotten", data={"csrf": token_of(client, "/")}).status_code == status


def test_reading_may_need_a_login(closed: Flask) -> None:
    client = closed.test_client()
    answer = client.get("/duties?actor=a", base_url="https://vanban.test")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/login?next=/duties?actor%3Da"
    told = client.get("/api/v1/duties", base_url="https://vanban.test")
    assert (told.status_code, told.mimetype) == (401, "application/problem+json")
    for address in ("/", "/raw/x", "/graph.graphml", "/duties.csv", "/documents", "/api", "/audit"):
        assert client.get(address, base_url="https://vanban.test").status_code == 303, address
    with client.get("/static/vanban.css", base_url="https://vanban.test") as asset:
        assert asset.status_code == 200
    assert client.get("/login", base_url="https://vanban.test").status_code == 200


def test_what_a_browser_kept_is_not_shown_after_the_logout(closed: Flask) -> None:
    client = closed.test_client()
    at = {"base_url": "https://vanban.test", "headers": {"X-Forwarded-Proto": "https"}}
    found = client.get("/login", **at).text.partition('name="csrf" value="')[2].partition('"')[0]
    client.post("/login", data={"csrf": found, "name": "lan", "password": PASSWORD}, **at)
    client.get("/duties", **at)  # the first page begins the session's form, and is for that session alone
    tag = client.get("/duties", **at).headers["ETag"]
    client.delete_cookie("__Host-vanban", domain="vanban.test")
    assert client.get("/duties", base_url="https://vanban.test", headers={"If-None-Match": tag}).status_code == 303


def test_behind_a_proxy_cookies_go_over_https_alone(closed: Flask) -> None:
    client = closed.test_client()
    answer = client.get(
        "/login", base_url="http://vanban.test", headers={"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
    )
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-vanban=")
    assert "; Secure" in cookie
    assert "Domain" not in cookie
    assert "Path=/" in cookie


@pytest.mark.parametrize(
    ("host", "status"),
    [("vanban.test", 303), ("vanban.test:443", 303), ("127.0.0.1:8000", 303), ("evil.test", 400), ("vanban.test.evil.test", 400)],
)
def test_only_names_that_are_ours_are_answered(closed: Flask, host: str, status: int) -> None:
    assert closed.test_client().get("/duties", headers={"Host": host}).status_code == status
    sneaky = {"Host": "evil.test", "X-Forwarded-Host": "vanban.test"}
    assert closed.test_client().get("/duties", headers=sneaky).status_code == 400


def test_strangers_search_slowly(closed: Flask, guarded: Flask) -> None:
    here = guarded.test_client()
    assert {here.get("/api/v1/search?q=a").status_code for _ in range(70)} == {200}, "this machine's own person is not held back"
    away = {"headers": {"X-Forwarded-For": "203.0.113.9", "Host": "vanban.test"}}
    client = closed.test_client()
    assert 429 in {client.get("/api/v1/search?q=a", **away).status_code for _ in range(70)}


@pytest.mark.parametrize(
    "onward",
    ["//evil.test", "https://evil.test/", "/\\evil.test", "javascript:alert(1)", "/a\nSet-Cookie: x=1", "http:evil.test"],
)
def test_nobody_is_led_elsewhere_by_a_login(guarded: Flask, onward: str) -> None:
    assert enter(guarded.test_client(), "lan", onward=onward).headers["Location"] == "/"


@pytest.mark.parametrize(
    ("sent_from", "onward"),
    [
        ("http://localhost/review?kind=duty&page=2", "/review?kind%3Dduty%26page%3D2"),
        ("http://evil.test/review", "/"),
        ("http://localhost//evil.test", "/"),
        ("", "/"),
    ],
)
def test_who_signs_in_anew_is_back_at_the_form(guarded: Flask, sent_from: str, onward: str) -> None:
    client = guarded.test_client()
    form = {"csrf": token_of(client), "kind": "duty", "anchor": "x", "judgement": "right"}
    answer = client.post("/review/x", data=form, headers={"Referer": sent_from})
    assert answer.status_code == 401
    assert f'href="/login?next={onward}"' in answer.text


def test_sessions_run_out(guarded: Flask) -> None:
    store = _store(guarded)
    (lan,) = [one for one in accounts.listed(store) if one.name == "lan"]
    token = accounts.begin(store, lan, ME, now=1_000_000)
    assert accounts.account_of(store, token, now=1_000_000 + accounts.IDLE - 1) == lan
    assert accounts.account_of(store, token, now=1_000_000 + 2 * accounts.IDLE - 2) == lan, "it was in use meanwhile"
    assert accounts.account_of(store, token, now=1_000_000 + 4 * accounts.IDLE) is None
    token = accounts.begin(store, lan, ME, now=2_000_000)
    for hour in range(1, 25):
        assert accounts.account_of(store, token, now=2_000_000 + hour * 3600) == lan
    assert accounts.account_of(store, token, now=2_000_001 + 24 * 3600) is None, "in use, but of yesterday"
    assert accounts.account_of(store, "x") is None


def test_a_new_password_ends_what_is_open(guarded: Flask) -> None:
    client = signed_in(guarded, "lan")
    accounts.set_password(_store(guarded), "lan", "một mật khẩu khác", ME)
    assert "Đăng nhập" in client.get("/").text
    assert enter(client, "lan").status_code == 403
    assert enter(client, "lan", "một mật khẩu khác").status_code == 303
    accounts.remove(_store(guarded), "lan", ME)
    assert "Đăng nhập" in client.get("/").text


def test_a_role_that_is_taken_away_is_gone_at_once(guarded: Flask) -> None:
    client = signed_in(guarded, "quản.trị")
    accounts.set_role(_store(guarded), "quản.trị", Role.READER, ME)
    assert client.get("/audit").status_code == 403


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("a", PASSWORD),
        ("có dấu cách", PASSWORD),
        (EVIL, PASSWORD),
        ("lan", PASSWORD),
        ("LAN", PASSWORD),
        ("hoa", "ngắn"),
        ("x" * 50, PASSWORD),
    ],
)
def test_names_and_passwords_that_will_not_do(guarded: Flask, name: str, password: str) -> None:
    with pytest.raises(WrongAccount):
        accounts.add(_store(guarded), name, Role.READER, password, ME)


def test_the_store_holds_no_password_and_no_cookie(guarded: Flask, own: Path) -> None:
    client = signed_in(guarded, "lan")
    with client.session_transaction() as session:
        word = session["session"]
    accounts.set_password(_store(guarded), "minh", PASSWORD, ME)
    held = b"".join(path.read_bytes() for path in own.glob("vanban.sqlite*"))
    assert PASSWORD.encode() not in held
    assert word.encode() not in held
    assert b"$argon2id$" in held
    assert (own / "vanban.sqlite").stat().st_mode & 0o077 == 0


def test_the_key_is_its_owners_alone_and_stays(tmp_path: Path) -> None:
    key = secret_key(tmp_path / "new")
    path = tmp_path / "new" / KEY_NAME
    assert len(key) >= 32
    assert path.stat().st_mode & 0o077 == 0
    path.chmod(0o644)
    assert secret_key(tmp_path / "new") == key
    assert path.stat().st_mode & 0o077 == 0
    assert [one.name for one in (tmp_path / "new").iterdir()] == [KEY_NAME]


def test_nobody_is_given_the_form_of_another(guarded: Flask) -> None:
    """Answers that are kept for the next one to ask hold no token."""
    tokens = [token_of(guarded.test_client(), address) for address in ("/draft", "/draft", "/login", "/login")]
    assert len(set(tokens)) == len(tokens)


def test_no_file_of_the_home_is_served(guarded: Flask, own: Path) -> None:
    client = signed_in(guarded, "quản.trị")
    key = secret_key(own)
    for below in ("static", "raw", "documents", "remove", "again", "review", "in"):
        for above in ("../", "..%2f", "%2e%2e/", "....//", "..%5c", "%252e%252e/", "/"):
            for name in ("secret.key", "vanban.sqlite"):
                with client.get(f"/{below}/{above * 3}{own.name}/{name}") as answer:
                    assert answer.status_code in (303, 308, 400, 404), answer.status
                    assert key not in answer.data
                    assert b"SQLite format" not in answer.data


def test_a_forged_cookie_is_none(guarded: Flask) -> None:
    other = Flask("other")
    other.secret_key = b"guessed"
    serializer = other.session_interface.get_signing_serializer(other)  # type: ignore[attr-defined]
    client: FlaskClient = guarded.test_client()
    client.set_cookie("vanban", serializer.dumps({"session": "x", "csrf": "x"}))
    assert "Đăng nhập" in client.get("/").text
    assert client.post("/logout", data={"csrf": "x"}).status_code == 401


def test_buckets_fill_again() -> None:
    buckets = Buckets(2, 10)
    assert [buckets.take("a", now=t) for t in (0, 0)] == [0, 0]
    assert buckets.take("a", now=0) == 10
    assert buckets.take("b", now=0) == 0
    assert buckets.take("a", now=10) == 0
    assert buckets.take("a", now=15) == pytest.approx(5)
    buckets.give_back("a")
    assert buckets.take("a", now=15) == 0


def test_the_log_shows_hostile_names_as_words(guarded: Flask) -> None:
    enter(guarded.test_client(), f"{EVIL}\x1b[31m\n", "x")
    shown = signed_in(guarded, "quản.trị").get("/audit").text
    assert "&lt;script&gt;" in shown
    assert "<script>alert" not in shown
    assert "\x1b" not in shown
