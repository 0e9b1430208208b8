"""What the pages tell who asks for what is not there, asks wrongly or may not: a sentence in the reader's language, and nothing
else."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.asking import get
from tests.web.people import empty_home, signed_in
from web import create_app


def test_a_question_that_nothing_answers_says_so(client: FlaskClient) -> None:
    page = get(client, "/?q=zzzzqqqq&type=" + quote("Luật"))
    assert "Không tìm thấy gì" in page.text


@pytest.mark.parametrize("address", ["/?q=a&from=hom-qua", "/duties?due_before=x", "/duties?category=x", "/duties.pdf"])
def test_a_parameter_that_makes_no_sense_is_told(client: FlaskClient, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code in (200, 400)
    assert "“" in answer.text
    assert "Traceback" not in answer.text


def test_the_language_is_remembered_and_the_way_back_is_ours(client: FlaskClient) -> None:
    answer = client.get("/language/en?next=/duties")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/duties")
    assert "Ledger of duties" in get(client, "/duties").text
    assert client.get("/language/xx").status_code == 404


@pytest.mark.parametrize(
    "away", ["//evil.test/", "https://evil.test/", "/\\evil.test", "\\\\evil.test", "javascript:alert(1)", "/a\nb"]
)
def test_nobody_is_sent_elsewhere(client: FlaskClient, away: str) -> None:
    assert client.get("/language/en", query_string={"next": away}).headers["Location"] == "/"


def test_what_is_not_there_is_told_in_a_sentence(client: FlaskClient) -> None:
    for address in (
        "/nowhere",
        "/documents/none/such",
        "/trace/none",
        "/agencies/none",
        "/raw/none",
        "/documents/../../etc/passwd",
    ):
        page = get(client, address, 404)
        assert "Không có" in page.text, address


@pytest.mark.parametrize(
    ("address", "status", "vi", "en"),
    [
        ("/nowhere", 404, "hãy tìm lại theo số", "look for it by its number"),
        ("/duties?due_before=x", 400, "không phải là ngày", "is no date"),
        ("/duties?q=" + "a" * 9000, 414, "Địa chỉ quá dài", "The address is too long"),
        ("/trace/none", 404, "không có", "no such page"),
    ],
)
def test_what_went_wrong_is_told_in_the_readers_language(app: Flask, address: str, status: int, vi: str, en: str) -> None:
    for lang, words in (("vi", vi), ("en", en)):
        client = app.test_client()
        client.set_cookie("lang", lang)
        answer = client.get(address)
        assert answer.status_code == status
        assert words.lower() in answer.text.lower()
        assert "requested URL" not in answer.text


@pytest.mark.parametrize(
    ("headers", "cookie", "words"),
    [
        ({}, None, "không phải là số"),
        ({"Accept-Language": "en-GB,en;q=0.9,vi;q=0.5"}, None, "is no number"),
        ({"Accept-Language": "fr"}, None, "không phải là số"),
        ({"Accept-Language": "en"}, "vi", "không phải là số"),
        ({}, "en", "is no number"),
    ],
)
def test_the_api_follows_the_switch_or_what_is_accepted(
    app: Flask, headers: dict[str, str], cookie: str | None, words: str
) -> None:
    client = app.test_client()
    if cookie:
        client.set_cookie("lang", cookie)
    answer = client.get("/api/v1/duties?page=x", headers=headers)
    assert words in answer.get_json(force=True)["detail"]
    assert "Accept-Language" in answer.headers["Vary"]
    assert "Tìm kiếm" in app.test_client().get("/", headers={"Accept-Language": "en"}).text, "pages follow the switch alone"


def test_a_failure_of_ours_shows_no_trace(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(app.extensions["library"], "snapshot", fail)
    for address in ("/duties?actor=chua+ai+hoi", "/api/v1/duties?actor=chua+ai+hoi"):  # no answer to that is kept yet
        answer = app.test_client().get(address)
        assert answer.status_code == 500
        assert "secret" not in answer.text
        assert "Traceback" not in answer.text


def test_only_reading_is_allowed(client: FlaskClient) -> None:
    assert client.post("/duties").status_code == 405
    assert client.get("/?q=" + "a" * 9000).status_code == 414


@pytest.mark.parametrize("address", ["/", "/?q=bao+cao", "/documents", "/duties", "/reports", "/agencies", "/checks", "/graph"])
def test_an_empty_store_says_so_and_what_to_do(tmp_path: Path, address: str) -> None:
    empty_home(tmp_path)
    app = create_app(tmp_path)
    assert "Kho còn trống" in get(app.test_client(), address).text
    if address != "/graph":
        assert "vanban ingest" in get(app.test_client(), address).text
        assert "Nạp văn bản" in get(signed_in(app, "minh"), address).text, "who may hand files in is led there"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost:8000", 200),
        ("127.0.0.1:8000", 200),
        ("[::1]:8000", 200),
        ("evil.test", 400),
        ("127.0.0.1.evil.test", 400),
        ("localhost.evil.test", 400),
        ("[::1", 400),
        ("", 400),
    ],
)
def test_a_name_bent_to_this_machine_reads_nothing(client: FlaskClient, host: str, status: int) -> None:
    answer = client.get("/documents", headers={"Host": host})
    assert answer.status_code == status
    assert ("26/KH-UBND" in answer.text) == (status == 200)
