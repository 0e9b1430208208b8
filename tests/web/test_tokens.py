"""Scripts ask the API with the token of an account: what it may do, what it may not, and that it can be ended."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.conftest import DUYEN_HAI
from tests.web.people import token_of, with_plan
from web import accounts, create_app, tokens
from web.access import Access
from web.accounts import Role
from web.audit import Actor, entries
from web.cli import vanban

BY = Actor("test")


@pytest.fixture
def app(tmp_path: Path, corpus: Path) -> Flask:
    return with_plan(tmp_path / "home", corpus)


def word(app: Flask, account: str, role: Role, name: str = "máy-quét") -> str:
    return tokens.make(app.extensions["library"].store, account, name, role, BY)


def give(client: FlaskClient, token: str | None, seen: str | None = None, **sent: Any) -> TestResponse:
    headers = ({"Authorization": f"Bearer {token}"} if token else {}) | ({"If-Match": seen} if seen else {})
    return client.post("/api/v1/verdicts", json={"document": DUYEN_HAI, "kind": "duty", **sent}, headers=headers)


def anchors(client: FlaskClient, kind: str = "duty") -> list[str]:
    items = client.get(f"/api/v1/facts/{DUYEN_HAI}?per_page=500").get_json()["items"]
    return [item["anchor"] for item in items if item["kind"] == kind]


def test_a_reviewers_token_judges_mends_adds_and_takes_back(app: Flask) -> None:
    client, token = app.test_client(), word(app, "minh", Role.REVIEWER)
    first, second, *_ = anchors(client)
    told = give(client, token, anchor=first, judgement="wrong")
    assert told.status_code == 200, told.text
    assert (told.get_json()["who"], told.get_json()["judgement"]) == ("minh/máy-quét", "wrong")
    assert f"#{first}" not in client.get("/api/v1/duties?per_page=500").text
    assert give(client, token, anchor=first, judgement="back").get_json()["judgement"] == "wrong"
    assert give(client, token, anchor=first, judgement="back").status_code == 404
    mended = give(client, token, anchor=second, judgement="mended", actors=["Phòng Y tế"])
    assert mended.status_code == 200, mended.text
    assert "timing" not in mended.get_json()["value"], "what is not sent stays"
    assert give(client, token, anchor=second, judgement="mended").status_code == 422
    text = client.get(f"/api/v1/documents/{DUYEN_HAI}").get_json()["text"]
    quote = next(line for line in text.split("\n") if len(line) > 80 and text.count(line) == 1)
    added = give(client, token, judgement="added", quote=quote, actors=["Phòng Bổ sung"], periods=["year"], category="report")
    assert added.status_code == 200, added.text
    assert f"#{added.get_json()['anchor']}" in client.get("/api/v1/duties?per_page=500&actor=phong+bo+sung").text
    listed = client.get(f"/api/v1/verdicts?document={DUYEN_HAI}").get_json()
    assert {item["judgement"] for item in listed["items"]} == {"mended", "added"}
    assert entries(app.extensions["library"].store, 1)[0].who == "minh/máy-quét"


def test_a_verdict_that_was_not_seen_is_not_replaced(app: Flask) -> None:
    client, token = app.test_client(), word(app, "minh", Role.REVIEWER)
    (fact, *_) = client.get(f"/api/v1/facts/{DUYEN_HAI}?fact_kind=duty").get_json()["items"]
    first = give(client, token, fact["etag"], anchor=fact["anchor"], judgement="right")
    assert first.status_code == 200
    late = give(client, token, fact["etag"], anchor=fact["anchor"], judgement="wrong")
    assert late.status_code == 412
    assert late.mimetype == "application/problem+json"
    assert "Người khác" in late.get_json(force=True)["detail"]
    assert client.get("/api/v1/verdicts").get_json()["items"][0]["judgement"] == "right"
    back = give(client, token, first.headers["ETag"], anchor=fact["anchor"], judgement="back")
    assert (back.status_code, back.headers["ETag"]) == (200, fact["etag"])
    assert give(client, token, "*", anchor=fact["anchor"], judgement="wrong").status_code == 200


def test_a_token_does_no_more_than_its_role_and_its_account(app: Flask) -> None:
    client, store = app.test_client(), app.extensions["library"].store
    (anchor, *_) = anchors(client)
    assert give(client, None, anchor=anchor, judgement="right").status_code == 401
    assert give(client, "vanban_none", anchor=anchor, judgement="right").status_code == 401
    assert give(client, word(app, "minh", Role.READER, "đọc"), anchor=anchor, judgement="right").status_code == 403
    token = word(app, "minh", Role.REVIEWER)
    accounts.set_role(store, "minh", Role.READER, BY)
    assert give(client, token, anchor=anchor, judgement="right").status_code == 403, "the account may no longer"
    with pytest.raises(tokens.WrongName, match="không được nhiều quyền hơn"):
        word(app, "lan", Role.ADMIN)
    headers = {"Authorization": f"Bearer {token}"}
    assert client.get("/review", headers=headers).status_code == 303, "pages know no tokens"
    assert client.get("/api/v1/duties", headers={"Authorization": "Basic eA=="}).status_code == 200, "a proxy's own login"


def test_a_token_ends_when_it_is_revoked_or_its_account_goes(app: Flask) -> None:
    client, store = app.test_client(), app.extensions["library"].store
    first, second = word(app, "minh", Role.READER, "a"), word(app, "lan", Role.READER, "b")
    asked = [{"Authorization": f"Bearer {token}"} for token in (first, second)]
    assert [client.get("/api/v1/duties", headers=h).status_code for h in asked] == [200, 200]
    assert all(token.used for token in tokens.listed(store))
    tokens.revoke(store, "minh", "a", BY)
    accounts.remove(store, "lan", BY)
    assert [client.get("/api/v1/duties", headers=h).status_code for h in asked] == [401, 401]
    assert tokens.listed(store) == ()
    with pytest.raises(tokens.WrongName, match="không có token"):
        tokens.revoke(store, "minh", "a", BY)
    assert {entry.what for entry in entries(store, 9)} >= {"token-add", "token-revoke"}


def test_where_reading_needs_a_login_a_token_reads(tmp_path: Path, app: Flask) -> None:
    closed = create_app(tmp_path / "home", Access(require_login=True)).test_client()
    assert closed.get("/api/v1/duties").status_code == 401
    token = word(app, "lan", Role.READER)
    assert closed.get("/api/v1/duties", headers={"Authorization": f"Bearer {token}"}).status_code == 200


def test_without_a_token_the_word_of_the_session_is_needed(app: Flask) -> None:
    from tests.web.people import signed_in

    client = signed_in(app, "minh")
    (anchor, *_) = anchors(client)
    assert give(client, None, anchor=anchor, judgement="right").status_code == 400
    sent = {"document": DUYEN_HAI, "kind": "duty", "anchor": anchor, "judgement": "right"}
    headers = {"X-CSRF-Token": token_of(client, "/review")}
    assert client.post("/api/v1/verdicts", json=sent, headers=headers).status_code == 200


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"judgement": "perhaps"}, 400),
        ({"judgement": "right", "anchor": 5}, 400),
        ({"judgement": "right", "anchor": "o-none"}, 404),
        ({"judgement": "right", "document": "none/such", "anchor": "x"}, 404),
        ({"judgement": "right", "more": 1}, 400),
        ({"judgement": "added", "quote": "không có câu này", "actors": ["X"]}, 422),
        ({"judgement": "added", "kind": "header"}, 422),
        ({"judgement": "mended", "kind": "header", "anchor": "title", "value": ""}, 422),
        ({"judgement": "added", "actors": "X"}, 400),
        ({"judgement": "added", "actors": ["X"] * 51}, 400),
        ({"judgement": "added", "quote": "x" * 3001}, 400),
    ],
)
def test_bodies_that_make_no_sense_change_nothing(app: Flask, sent: dict[str, Any], status: int) -> None:
    client, token = app.test_client(), word(app, "minh", Role.REVIEWER)
    before = app.extensions["library"].store.digests()
    answer = give(client, token, **sent)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json"), answer.text
    assert app.extensions["library"].store.digests() == before


def test_what_is_no_json_object_is_refused(app: Flask) -> None:
    client = app.test_client()
    headers = {"Authorization": f"Bearer {word(app, 'minh', Role.REVIEWER)}"}
    for body, kind, status in (
        (b"x", "text/plain", 415),
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b"null", "application/json", 400),
        (b'{"a": "' + b"x" * 3_000_000 + b'"}', "application/json", 413),
    ):
        assert client.post("/api/v1/verdicts", data=body, content_type=kind, headers=headers).status_code == status, body[:20]


@pytest.mark.usefixtures("app")
def test_the_command_makes_lists_and_revokes(tmp_path: Path) -> None:
    home = str(tmp_path / "home")

    def run(*words: str) -> str:
        told = CliRunner().invoke(vanban, ["--home", home, "user", "token", *words])
        assert told.exit_code == 0, told.output
        return told.output

    made = run("add", "minh", "đồng-bộ", "--role", "reviewer").strip()
    assert made.startswith("vanban_")
    with sqlite3.connect(tmp_path / "home" / "vanban.sqlite") as connection:
        assert made not in "".join(connection.iterdump()), "the store has its hash alone"
    (listed,) = json.loads(run("list", "--json"))
    assert (listed["account"], listed["name"], listed["role"]) == ("minh", "đồng-bộ", "reviewer")
    assert "Đã thu hồi" in run("revoke", "minh", "đồng-bộ")
    assert "Chưa có token" in run("list")
