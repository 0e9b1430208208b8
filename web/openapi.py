"""The description of the JSON API: an OpenAPI document made from `api.yaml`. Pure functions."""

from __future__ import annotations

import copy
import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any
from urllib.parse import quote

from graph.finding import rules
from ingest.errors import Sentence
from web.labels import LANGS, Lang, both, names

Json = dict[str, Any]

BASE = "/api/v1"

_INTEGER = re.compile(r"-?[0-9]{1,10}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # 2024-12-31
_TELLING = "[0-9A-Za-zÀ-ỹ]"
"""What a parameter that must be given holds at least once."""
_IN_PATH = re.compile(r"\{(\w+)\}")  # /documents/{id}


@cache
def _told() -> Json:
    import yaml

    loaded = yaml.safe_load(Path(__file__).with_name("api.yaml").read_text(encoding="utf-8"))
    assert isinstance(loaded, dict)
    return loaded


def package_version() -> str:
    try:
        return version("vanban")
    except PackageNotFoundError:
        return "0"


@cache
def document(lang: Lang) -> Json:
    """The whole OpenAPI 3.1 document, its descriptions in one language."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "vanban", "version": package_version()},
        "servers": [{"url": BASE}],
        "paths": _paths(lang),
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
            "schemas": {
                "Problem": {
                    "type": "object",
                    "required": ["type", "title", "status"],
                    "properties": {
                        "type": {"type": "string"},
                        "title": {"type": "string"},
                        "status": {"type": "integer"},
                        "detail": {"type": "string"},
                        "instance": {"type": "string"},
                    },
                }
            },
        },
    }


def _paths(lang: Lang) -> Json:
    found: Json = {}
    for endpoint in _told()["endpoints"]:
        found.setdefault(endpoint["path"], {})[endpoint.get("method", "get")] = _operation(endpoint, lang)
    return found


def with_examples(described: Json, documents: Sequence[str], bodies: Sequence[str]) -> Json:
    """The description with ids of the store as examples of what takes an id."""
    told = copy.deepcopy(described)
    for path, methods in told["paths"].items():
        of_bodies = path.split("/")[1] in OF_BODIES
        for operation in methods.values():
            for parameter in operation["parameters"]:
                ids = bodies if of_bodies and parameter["in"] == "path" else documents
                if ids and parameter["name"] in OF_DOCUMENTS:
                    parameter["examples"] = {f"id{n}": {"value": id} for n, id in enumerate(ids, 1)}
            content = operation.get("requestBody", {}).get("content", {}).get("application/json")
            if content is not None and documents:
                content["example"] = {"document": documents[0], "kind": "header", "anchor": "type", "judgement": "right"}
    return told


OF_BODIES = frozenset(("reports", "agencies", "chains"))
"""Where the paths begin whose ids are those of bodies."""

OF_DOCUMENTS = frozenset(("id", "document", "parent", "child"))
"""The parameters that take an id."""


def pages() -> dict[str, list[str]]:
    """By the endpoint of each page the paths that give the same as JSON."""
    return dict(_told()["pages"])


def tries(documents: Sequence[str]) -> dict[str, str]:
    """By path an address that shows an answer, for the endpoints that need no id, or no more than there are `documents`."""
    told = {e["path"]: e["try"] for e in _told()["endpoints"] if "try" in e and e["try"].count("{}") <= len(documents)}
    return {path: BASE + path + asked.format(*map(quote, documents)) for path, asked in told.items()}


def _operation(endpoint: Json, lang: Lang) -> Json:
    required = endpoint.get("required", [])
    wanted = [*_IN_PATH.findall(endpoint["path"]), *required, *endpoint.get("parameters", [])]
    parameters = [_parameter(name, endpoint, name in required, lang) for name in wanted]
    answers: Json = {
        "200": {"description": _say(endpoint["say"], lang), "content": {"application/json": {"schema": _answer(endpoint)}}},
        "304": {"description": {"vi": "Không đổi", "en": "Not modified"}[lang]},
    }
    if len(wanted) > len(_IN_PATH.findall(endpoint["path"])):
        answers["400"] = _problem({"vi": "Tham số không hiểu được", "en": "A parameter makes no sense"}[lang])
    if {"document", "parent"} & set(wanted):
        answers["409"] = _problem(
            {"vi": "Là số của nhiều văn bản, hoặc không so sánh được", "en": "A number of several documents, or no comparison"}[
                lang
            ]
        )
    if "{" in endpoint["path"] or {"document", "parent"} & set(wanted):
        answers["404"] = _problem({"vi": "Không có", "en": "There is none"}[lang])
    sent: Json = {}
    if "body" in endpoint:
        content = {
            _told()["bodies"][endpoint["body"]].get("media", "application/json"): {"schema": _body_schema(endpoint["body"], lang)}
        }
        sent = {"requestBody": {"required": True, "content": content}, "security": [{"token": []}]}
        for status, words in _REFUSALS.items():
            answers[status] = _problem(words[lang])
        del answers["304"]
    if endpoint.get("matched"):
        words = {
            "vi": "etag của chi tiết, như /facts/{id} cho: chỉ ghi khi nó chưa đổi",
            "en": "etag of the fact, as /facts/{id} gives it",
        }
        parameters.append({"name": "If-Match", "in": "header", "description": words[lang], "schema": {"type": "string"}})
        answers["412"] = _problem({"vi": "Kết luận đã đổi từ lúc xem", "en": "The verdict has changed since it was seen"}[lang])
    if "role" in endpoint:
        sent = {"security": [{"token": []}]}
        answers |= {status: _problem(_REFUSALS[status][lang]) for status in ("401", "403")}
    if endpoint["name"] in _told()["links"]:
        answers["200"]["links"] = _links(_told()["links"][endpoint["name"]])
    answers["503"] = _problem({"vi": "Kho hoặc chỉ mục chưa mở được", "en": "The store or the index can't be opened"}[lang])
    return {
        "operationId": endpoint["name"],
        "summary": _say(endpoint["say"], lang),
        "parameters": parameters,
        **sent,
        "responses": answers,
    }


def _links(led: Mapping[str, Sequence[str]]) -> Json:
    """Where the ids of an answer can be asked for, by the place of the id in it."""
    return {
        name: {"operationId": name, "parameters": {"id": f"$response.body#{place}"}}
        for place, names in led.items()
        for name in names
    }


_REFUSALS: dict[str, dict[Lang, str]] = {
    "400": {"vi": "Thân không hiểu được", "en": "The body makes no sense"},
    "401": {"vi": "Cần đăng nhập hoặc token", "en": "A login or token is needed"},
    "403": {"vi": "Không đủ quyền", "en": "Not allowed"},
    "404": {"vi": "Không có", "en": "There is none"},
    "413": {"vi": "Quá lớn", "en": "Too large"},
    "415": {"vi": "Không phải JSON", "en": "Not JSON"},
    "422": {"vi": "Hiểu được nhưng không thực hiện được", "en": "Understood, but it can't be done"},
    "429": {"vi": "Quá nhiều, hãy đợi", "en": "Too many, wait"},
}
"""What may be answered to a body."""


def _body_schema(name: str, lang: Lang) -> Json:
    told = _told()["bodies"][name]
    properties: Json = {}
    for field, about in told["fields"].items():
        one: Json = {"type": about.get("type", about.get("each"))}
        if one["type"] == "integer":
            one |= {"minimum": about["least"], "maximum": about["most"]}
        elif "most" in about:
            one["maxLength"] = about["most"]
        if "of" in about:
            one["enum"] = list(names(about["of"], lang))
        if "choices" in about:
            one["enum"] = about["choices"]
        if "format" in about:
            one["format"] = about["format"]
        schema = {"type": "array", "items": one, "maxItems": 50} if "each" in about else one
        properties[field] = {**schema, "description": _say(about["say"], lang)}
    return {"type": "object", "required": told["required"], "properties": properties, "additionalProperties": False}


def body_refusal(endpoint: str, sent: Any) -> Sentence | None:
    """Why an endpoint can't take this body, in one sentence; None where it is as described."""
    told = next(held for held in _told()["endpoints"] if held["name"] == endpoint)
    schema = _body_schema(told["body"], "vi")
    if not isinstance(sent, dict):
        return both("problem.object")
    for name in schema["required"]:
        if name not in sent:
            return both("problem.required", name=name)
    for name, value in sent.items():
        if name not in schema["properties"]:
            return both("problem.unknown_field", name=name[:40])
        if (wrong := _wrong_value(value, schema["properties"][name])) is not None:
            return wrong.under(name)
    return None


def _wrong_value(value: Any, schema: Json) -> Sentence | None:
    if schema["type"] == "array":
        if not isinstance(value, list) or len(value) > schema["maxItems"]:
            return both("problem.list", n=schema["maxItems"])
        return next((wrong for one in value if (wrong := _wrong_value(one, schema["items"])) is not None), None)
    if schema["type"] == "integer":
        if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
            return both("problem.number", value=str(value)[:40])
        return _wrong(str(int(value)), schema)  # 120.0 is a whole number in JSON
    if not isinstance(value, str) or any("\ud800" <= letter <= "\udfff" for letter in value):
        return both("problem.words")
    if len(value) > schema.get("maxLength", len(value)):
        return both("problem.long", n=schema["maxLength"])
    return _wrong(value, {**schema, "format": None})


def _parameter(name: str, endpoint: Json, required: bool, lang: Lang) -> Json:
    told = _told()["parameters"][name]
    schema: Json = {"type": told["type"]}
    if "format" in told:
        schema["format"] = told["format"]
    if "of" in told:
        schema["enum"] = list(rules() if told["of"] == "rule" else names(told["of"], lang))
    if required:
        schema["pattern"] = _TELLING
    if "choices" in told:
        schema["enum"] = told["choices"]
    if "least" in told:
        schema |= {"minimum": told["least"], "maximum": told["most"]}
    if name in endpoint.get("repeated", ()):
        schema = {"type": "array", "items": schema}
    in_path = f"{{{name}}}" in endpoint["path"]
    found = {"name": name, "in": "path" if in_path else "query", "required": in_path or required}
    return {**found, "description": _say(told["say"], lang), "schema": schema}


def refusal(endpoint: str, arguments: Mapping[str, Sequence[str]]) -> Sentence | None:
    """Why an endpoint can't take these parameters, in one sentence; None where they are as described."""
    told = next(held for held in _told()["endpoints"] if held["name"] == endpoint)
    for name in told.get("required", ()):
        if not any(arguments.get(name, ())):
            return both("problem.required", name=name)
    for name in (*told.get("required", ()), *told.get("parameters", ())):
        schema = _parameter(name, told, name in told.get("required", ()), "vi")["schema"]
        for value in arguments.get(name, ()):
            if (wrong := _wrong(value, schema.get("items", schema))) is not None:
                return wrong.under(name)
    return None


def _wrong(value: str, schema: Json) -> Sentence | None:
    if schema["type"] == "integer":
        if not _INTEGER.fullmatch(value):
            return both("problem.number", value=value)
        if not schema["minimum"] <= int(value) <= schema["maximum"]:
            return both("problem.bounds", value=value, least=schema["minimum"], most=schema["maximum"])
    if schema.get("format") == "date" and not _is_day(value):
        return both("problem.day", value=value)
    if "enum" in schema and value not in schema["enum"]:
        return both("problem.choice", value=value, choices=", ".join(schema["enum"]))
    if "pattern" in schema and not re.search(schema["pattern"], value):
        return both("problem.blank")
    return None


def _is_day(value: str) -> bool:
    try:
        return _DAY.fullmatch(value) is not None and bool(dt.date.fromisoformat(value))
    except ValueError:
        return False


def _answer(endpoint: Json) -> Json:
    fields = _told()["answers"][endpoint["answer"]] if isinstance(endpoint["answer"], str) else endpoint["answer"]
    nullable = {"address": "string", "thing": "object"}
    properties = {
        name: {"type": [nullable[kind], "null"]} if kind in nullable else {"type": kind} for name, kind in fields.items()
    }
    required = [] if endpoint["name"] == "lineage" else list(fields)
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": endpoint.get("open", False)}


def _problem(words: str) -> Json:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": words, "content": {"application/problem+json": {"schema": schema}}}


def _say(words: list[str], lang: Lang) -> str:
    return words[LANGS.index(lang)]
