"""Two documents compared, as a command, a page and JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient

from tests.web.conftest import CITED, DUYEN_HAI
from web.cli import vanban

LETTER = "so-noi-vu-tinh-tra-vinh/cv/2022/~1a722e0f"


def test_the_command_shows_each_task(home: Path) -> None:
    shown = CliRunner().invoke(vanban, ["--home", str(home), "compare", LETTER, "26/KH-UBND"])
    assert shown.exit_code == 0, shown.stderr
    assert "giữ nguyên 3; chỉ nhắc tới 1; không thấy 3; việc của nơi khác 3" in shown.stdout
    assert "không phải là chắc chắn bị bỏ" in shown.stdout
    english = CliRunner().invoke(vanban, ["--home", str(home), "--lang", "en", "compare", LETTER, "26/KH-UBND"])
    assert "carried over 3" in english.stdout


def test_json_has_both_sentences(home: Path) -> None:
    told = CliRunner().invoke(vanban, ["--home", str(home), "compare", LETTER, "26/KH-UBND", "--format", "json", "--meaning"])
    assert told.exit_code == 0, told.stderr
    first = next(line for line in json.loads(told.stdout)["lines"] if line["fate"] == "carried")
    assert first["rule"] == "task-alike"
    assert first["task"]["quote"].startswith("Xây dựng Kế hoạch riêng")
    assert first["answer"]["document"] == DUYEN_HAI
    assert 0 < first["measure"] <= 1


def test_what_was_only_cited_can_not_be_compared(home: Path) -> None:
    told = CliRunner().invoke(vanban, ["--home", str(home), "compare", CITED, "26/KH-UBND"])
    assert told.exit_code == 1
    assert "chưa có trong kho" in told.stderr


def test_the_page_leads_to_each_sentence(client: FlaskClient) -> None:
    page = client.get("/compare", query_string={"parent": LETTER, "child": DUYEN_HAI})
    assert page.status_code == 200
    assert "Giữ nguyên 3" in page.text
    assert f"/documents/{DUYEN_HAI}?mark=" in page.text
    assert "Văn bản trên" in client.get("/compare").text  # nothing asked yet


def test_meaning_is_asked_where_wanted(client: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    index = app.extensions["library"].index
    whole = index.nearness

    def counted(one: list[str], other: list[str]) -> object:
        asked.append(len(one))
        return whole(one, other)

    monkeypatch.setattr(type(index), "nearness", lambda _, one, other: counted(one, other))
    query = {"parent": LETTER, "child": DUYEN_HAI}
    assert client.get("/api/v1/compare", query_string=query).status_code == 200
    assert not asked
    told = client.get("/api/v1/compare", query_string={**query, "meaning": "yes"})
    assert told.status_code == 200
    assert len(asked) == 1
    assert 'name="meaning" value="yes" checked' in client.get("/compare", query_string={**query, "meaning": "yes"}).text
    assert len(asked) == 2
    assert client.get("/api/v1/compare", query_string={**query, "meaning": "maybe"}).status_code == 400


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        ({"parent": LETTER, "child": "nothing"}, 404, 404),
        ({"parent": LETTER, "child": LETTER}, 400, 409),
        ({"parent": CITED, "child": LETTER}, 400, 409),
    ],
)
def test_errors_are_told(client: FlaskClient, asked: dict[str, str], status: int, told: int) -> None:
    assert client.get("/compare", query_string=asked).status_code == status
    assert client.get("/api/v1/compare", query_string=asked).status_code == told


def test_pages_lead_to_the_comparison(client: FlaskClient) -> None:
    assert f"/compare?child={DUYEN_HAI}" in client.get(f"/documents/{DUYEN_HAI}").text
