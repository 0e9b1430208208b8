"""The description of the API against the API: the routes that exist, and the answers that they give."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.conftest import DUYEN_HAI
from tests.web.people import PLAN, with_plan
from web import tokens
from web.accounts import Role
from web.audit import Actor
from web.labels import LANGS
from web.openapi import BASE, document, pages, tries

TWO = ("so-noi-vu-tinh-tra-vinh/cv/2022/~1a722e0f", "ubnd-thi-xa-duyen-hai/kh/2022/26")

TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}
BODY = "so-noi-vu-tinh-tra-vinh"


def test_exactly_the_routes_that_exist_are_described(app: Flask) -> None:
    routes = {re.sub(r"<path:(\w+)>", r"{\1}", str(rule)) for rule in app.url_map.iter_rules() if str(rule).startswith(BASE)}
    assert {BASE + path for path in document("vi")["paths"]} == routes


def test_operations_are_named_after_their_endpoints(app: Flask) -> None:
    named = {told["operationId"] for methods in document("vi")["paths"].values() for told in methods.values()}
    assert {f"api.{name}" for name in named} == {rule.endpoint for rule in app.url_map.iter_rules() if str(rule).startswith(BASE)}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> FlaskClient:
    """A script that asks with an administrator's token."""
    app = with_plan(tmp_path_factory.mktemp("desk") / "home", corpus)
    token = tokens.make(app.extensions["library"].store, "quản.trị", "sổ", Role.ADMIN, Actor("test"))
    client = app.test_client()
    client.environ_base["HTTP_AUTHORIZATION"] = f"Bearer {token}"
    return client


READ = [path for path, methods in document("en")["paths"].items() if "get" in methods]


def asking(path: str, client: FlaskClient, desk: FlaskClient) -> FlaskClient:
    """Who may ask for this: what needs a role is asked with a token."""
    return desk if "security" in document("en")["paths"][path]["get"] else client


@pytest.mark.parametrize("path", READ)
def test_each_answer_is_as_described(client: FlaskClient, desk: FlaskClient, path: str) -> None:
    id = BODY if path.startswith(("/agencies", "/reports", "/chains")) else DUYEN_HAI
    client = asking(path, client, desk)
    answer = client.get(tries(TWO).get(path, BASE + path.replace("{id}", id)))
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    told: dict[str, Any] = document("vi")["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    body = answer.get_json()
    assert set(told["required"]) <= set(body)
    if not told["additionalProperties"]:
        assert set(body) <= set(told["properties"])
    for name, schema in told["properties"].items():
        kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        assert isinstance(body[name], tuple(kind for named in kinds for kind in TYPES[named])), name


@pytest.mark.parametrize("path", READ)
def test_parameters_are_understood_or_refused_but_never_fail(client: FlaskClient, desk: FlaskClient, path: str) -> None:
    client = asking(path, client, desk)
    id = BODY if path.startswith(("/agencies", "/reports", "/chains")) else DUYEN_HAI
    told = document("en")["paths"][path]["get"]
    needed = {p["name"] for p in told["parameters"] if p["in"] == "query" and p["required"]}
    given = {name: value for name, value in parse_qsl(urlsplit(tries(TWO).get(path, "")).query) if name in needed}
    for parameter in told["parameters"]:
        if parameter["in"] == "path":
            continue
        schema = parameter["schema"].get("items", parameter["schema"])
        values = [*schema.get("enum", []), schema.get("minimum", "a"), "", "\x00", "9" * 30, "-1", "<b>", "2024-02-30"]
        for value in values:
            asked = {"q": "báo cáo", **given, parameter["name"]: value}
            answer = client.get(BASE + path.replace("{id}", id), query_string=asked)
            assert str(answer.status_code) in told["responses"], f"{path}?{asked}"
            assert answer.status_code < 500, f"{path}?{asked}"
            if value in schema.get("enum", ()):
                assert answer.status_code == 200, f"{path}?{asked}"


def test_both_languages_describe_the_same() -> None:
    vi, en = (document(lang) for lang in LANGS)
    assert vi["paths"].keys() == en["paths"].keys()
    assert vi["paths"]["/search"]["get"]["summary"] != en["paths"]["/search"]["get"]["summary"]


def test_the_page_explains_each_endpoint(client: FlaskClient) -> None:
    page = client.get("/api").text
    for path in document("vi")["paths"]:
        assert f"<code>{BASE}{path}</code>" in page


def test_each_page_is_given_as_json(app: Flask) -> None:
    """A page that is new here needs a line in `api.yaml`: which paths give what it shows."""
    shown = {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert set(pages()) == {name for name in shown if not name.startswith("api.") and name != "static"}
    assert {path for paths in pages().values() for path in paths} <= set(document("vi")["paths"])


@pytest.mark.parametrize("path", ["/jobs", "/audit", "/doubts"])
def test_what_is_for_some_is_not_told_to_others(client: FlaskClient, desk: FlaskClient, path: str) -> None:
    assert client.get(BASE + path).status_code == 401
    first = desk.get(BASE + path)
    assert desk.get(BASE + path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304


def test_ids_of_one_answer_lead_to_the_next(client: FlaskClient) -> None:
    described = document("en")["paths"]
    operations = {told["operationId"]: path for path, methods in described.items() for told in methods.values()}
    followed = 0
    for path, methods in described.items():
        for link in methods.get("get", {}).get("responses", {}).get("200", {}).get("links", {}).values():
            found: Any = client.get(tries(TWO)[path]).get_json()
            for name in link["parameters"]["id"].partition("#/")[2].split("/"):
                found = found[int(name) if name.isdigit() else name]
            address = BASE + operations[link["operationId"]].replace("{id}", quote(found))
            assert client.get(address).status_code == 200, address
            followed += 1
    assert followed > 15


def test_a_draft_is_checked_and_forgotten(desk: FlaskClient, corpus: Path) -> None:
    before = desk.get(BASE + "/documents").get_json()["total"]
    draft = (corpus / PLAN).read_bytes()
    told = desk.post(BASE + "/draft", data={"file": (io.BytesIO(draft), "dự thảo.txt")})
    assert told.status_code == 200, told.text
    assert "draft-number-taken" in {finding["rule"] for finding in told.get_json()["findings"]}
    assert desk.get(BASE + "/documents").get_json()["total"] == before
    assert desk.post(BASE + "/draft", data={"file": (io.BytesIO(draft), "file", "text/plain")}).get_json() == told.get_json()
    assert desk.post(BASE + "/draft", json={}).status_code == 415
    assert desk.post(BASE + "/draft", data={"file": (io.BytesIO(b"\x00\x01"), "x.bin")}).status_code == 400
