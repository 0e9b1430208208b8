"""schemathesis against the API of a real server, reading and writing: python tests/benchmarks/check_api.py [--schemathesis PATH].

The server runs over a home made from the sample corpus, with an administrator's token, so verdicts are really given.
Half of the ids that are asked for, and of the facts that are judged, are real ones of that home. schemathesis is no dependency:
install it in an environment of its own and name its command. Verdicts of the run stay in the home: give none that is in use.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import quote
from urllib.request import urlopen

from serving import ROOT, served

from web.openapi import OF_BODIES, OF_DOCUMENTS

SETTINGS = """
[[operations]]
include-path = "/draft"
checks.positive_data_acceptance.enabled = false  # any bytes are a file, not any file can be read

[[operations]]
include-path = "/verdicts"  # 412: what If-Match names is no longer, or never was, what stands
checks.positive_data_acceptance.expected-statuses = ["2xx", "3xx", "401", "403", "404", "409", "412", "429", "5xx"]
"""
ACCOUNT, PASSWORD = "minh", "mat khau dai 123"


def vanban(home: Path, *words: str, said: str = "") -> str:
    """What a command says."""
    command = [sys.executable, "-m", "web.cli", "--home", str(home), *words]
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True, input=said).stdout.strip()


def asked(address: str) -> Any:
    with urlopen(address, timeout=60) as answer:
        return json.load(answer)


def with_real_ids(address: str) -> dict[str, Any]:
    """The description that the server gives, where an id, or an anchor of a fact, is as likely a real one as any string."""
    described: dict[str, Any] = asked(f"{address}/openapi.json")
    documents = [one["id"] for one in asked(f"{address}/documents?per_page=500")["items"]]
    bodies = [one["id"] for one in asked(f"{address}/agencies?per_page=60")["items"]]
    facts = asked(f"{address}/facts/{quote(documents[-1])}?per_page=200")["items"]

    def real(values: list[str], schema: dict[str, Any]) -> dict[str, Any]:
        return {"anyOf": [{"type": "string", "enum": values}, schema]}

    for path, methods in described["paths"].items():
        for operation in methods.values():
            for parameter in operation["parameters"]:
                if parameter["name"] in OF_DOCUMENTS:
                    of_body = parameter["in"] == "path" and path.split("/")[1] in OF_BODIES
                    parameter["schema"] = real(bodies if of_body else documents, parameter["schema"])
            content = operation.get("requestBody", {}).get("content", {}).get("application/json")
            if content is not None:
                fields = content["schema"]["properties"]
                fields["document"] = real(documents[-1:], fields["document"])
                fields["anchor"] = real([fact["anchor"] for fact in facts], fields["anchor"])
                fields["quote"] = real([fact["quote"] for fact in facts if fact["quote"]], fields["quote"])
                content.pop("example", None)
                content["examples"] = {f"verdict{n}": {"value": one} for n, one in enumerate(_verdicts(documents[-1], facts))}
    return described


def _verdicts(document: str, facts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each judgement of each kind of fact, given and taken back."""
    first = {fact["kind"]: fact["anchor"] for fact in reversed(facts)}
    more: dict[str, dict[str, Any]] = {
        "header": {"value": "Thông báo"},
        "citation": {"number": "7/2020/TT-BNV", "date": "2020-03-04"},
        "relation": {"relation_kind": "amends"},
        "duty": {"actors": ["Sở Nội vụ tỉnh Trà Vinh"], "category": "report", "date": "14/12/2026", "relation": "by"},
    }
    found: list[dict[str, Any]] = []
    for kind, anchor in first.items():
        ends = {"document": document, "kind": kind, "anchor": anchor}
        found += [{**ends, "judgement": judgement} for judgement in ("right", "back", "wrong", "back")]
        found.append({**ends, "judgement": "mended", **more.get(kind, {})})
    quote = next(fact["quote"] for fact in facts if fact["kind"] == "duty")
    return [*found, {"document": document, "kind": "duty", "judgement": "added", "quote": quote, **more["duty"]}]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--schemathesis", default="schemathesis")
    parser.add_argument("--examples", type=int, default=100, help="cases of each operation and phase")
    parser.add_argument("--seed", type=int, default=1)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        vanban(home, "ingest", "--model", "hashing", str(ROOT / "corpus"))
        vanban(home, "user", "add", ACCOUNT, "--role", "admin", "--password-stdin", said=f"{PASSWORD}\n")
        token = vanban(home, "user", "token", "add", ACCOUNT, "check", "--role", "admin")
        with served(home) as (address, _):
            described = Path(folder) / "openapi.json"
            described.write_text(json.dumps(with_real_ids(f"{address}/api/v1"), ensure_ascii=False), encoding="utf-8")
            (Path(folder) / "schemathesis.toml").write_text(SETTINGS, encoding="utf-8")
            command = [told.schemathesis, "run", str(described), "--url", f"{address}/api/v1", "--seed", str(told.seed)]
            command += ["--header", f"Authorization: Bearer {token}", "--max-examples", str(told.examples)]
            command += ["--phases", "examples,coverage,fuzzing,stateful"]
            code = subprocess.run(command, cwd=folder, check=False).returncode
            kept = asked(f"{address}/api/v1/verdicts?per_page=1")["total"]
    print(f"{kept} verdicts stand after the run.")
    return code or (0 if kept else 1)


if __name__ == "__main__":
    raise SystemExit(main())
