"""Imports point one way, ingest <- graph <- search <- web, and what is heavy is imported where it is needed."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

ORDER = ("ingest", "graph", "search", "web")
HEAVY = {
    "torch",
    "sentence_transformers",
    "faiss",
    "pyvi",
    "tantivy",
    "onnx",
    "onnxruntime",
    "sentencepiece",
    "networkx",
    "sqlalchemy",
    "openpyxl",
}


def _modules(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


@pytest.mark.parametrize("package", ORDER)
def test_imports_point_one_way(package: str) -> None:
    above = set(ORDER[ORDER.index(package) + 1 :])
    wrong = {
        str(path.relative_to(ROOT)): sorted(_imported(path) & above) for path in _modules(package) if _imported(path) & above
    }
    assert not wrong


def test_faiss_is_imported_in_one_place() -> None:
    assert [path.name for package in ORDER for path in _modules(package) if "faiss" in _imported(path)] == ["vector.py"]


def test_the_types_import_nothing_of_ours_but_each_other() -> None:
    types = {"document", "places", "readings", "record"}
    for name in types:
        tree = ast.parse((ROOT / "ingest" / f"{name}.py").read_text("utf-8"))
        named = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
        ours = {module for module in named if module.partition(".")[0] in ORDER}
        assert ours <= {f"ingest.{other}" for other in types - {name}}


def test_the_command_line_loads_nothing_heavy() -> None:
    code = "import sys, web.cli; print(' '.join(sorted({name.partition('.')[0] for name in sys.modules})))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout.split()
    assert not HEAVY & set(loaded)
