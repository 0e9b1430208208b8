"""The description of the API against the API: the routes that exist, and the answers that they give."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests.web.conftest import DUYEN_HAI
from web.labels import LANGS
from web.openapi import BASE, document, tries

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


@pytest.mark.parametrize("path", list(document("en")["paths"]))
def test_each_answer_is_as_described(client: FlaskClient, path: str) -> None:
    id = BODY if path.startswith(("/agencies", "/reports", "/chains")) else DUYEN_HAI
    answer = client.get(tries().get(path, BASE + path.replace("{id}", id)))
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


@pytest.mark.parametrize("path", list(document("en")["paths"]))
def test_parameters_are_understood_or_refused_but_never_fail(client: FlaskClient, path: str) -> None:
    id = BODY if path.startswith(("/agencies", "/reports", "/chains")) else DUYEN_HAI
    told = document("en")["paths"][path]["get"]
    needed = {p["name"] for p in told["parameters"] if p["in"] == "query" and p["required"]}
    given = {name: value for name, value in parse_qsl(urlsplit(tries().get(path, "")).query) if name in needed}
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
