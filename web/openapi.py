"""The description of the JSON API: an OpenAPI document made from `api.yaml`. Pure functions."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from graph.finding import rules
from web.labels import LANGS, Lang, names, say

Json = dict[str, Any]

BASE = "/api/v1"

_INTEGER = re.compile(r"-?[0-9]{1,9}")
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
        "paths": {endpoint["path"]: {"get": _operation(endpoint, lang)} for endpoint in _told()["endpoints"]},
        "components": {
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
            }
        },
    }


def tries() -> dict[str, str]:
    """By path an address that shows an answer, for the endpoints that need no id."""
    return {e["path"]: BASE + e["path"] + e["try"] for e in _told()["endpoints"] if "try" in e}


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
    if "{" in endpoint["path"] or {"document", "parent"} & set(wanted):
        answers["404"] = _problem({"vi": "Không có", "en": "There is none"}[lang])
    answers["503"] = _problem({"vi": "Kho hoặc chỉ mục chưa mở được", "en": "The store or the index can't be opened"}[lang])
    return {
        "operationId": endpoint["name"],
        "summary": _say(endpoint["say"], lang),
        "parameters": parameters,
        "responses": answers,
    }


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


def refusal(endpoint: str, arguments: Mapping[str, Sequence[str]], lang: Lang) -> str | None:
    """Why an endpoint can't take these parameters, in one sentence; None where they are as described."""
    told = next(held for held in _told()["endpoints"] if held["name"] == endpoint)
    for name in told.get("required", ()):
        if not any(arguments.get(name, ())):
            return say("problem.required", lang, name=name)
    for name in (*told.get("required", ()), *told.get("parameters", ())):
        schema = _parameter(name, told, name in told.get("required", ()), lang)["schema"]
        for value in arguments.get(name, ()):
            if (wrong := _wrong(value, schema.get("items", schema), lang)) is not None:
                return f"{name}: {wrong}"
    return None


def _wrong(value: str, schema: Json, lang: Lang) -> str | None:
    if schema["type"] == "integer":
        if not _INTEGER.fullmatch(value):
            return say("problem.number", lang, value=value)
        if not schema["minimum"] <= int(value) <= schema["maximum"]:
            return say("problem.bounds", lang, value=value, least=schema["minimum"], most=schema["maximum"])
    if schema.get("format") == "date" and not _is_day(value):
        return say("problem.day", lang, value=value)
    if "enum" in schema and value not in schema["enum"]:
        return say("problem.choice", lang, value=value, choices=", ".join(schema["enum"]))
    if "pattern" in schema and not re.search(schema["pattern"], value):
        return say("problem.blank", lang)
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
