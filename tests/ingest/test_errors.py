"""Every error speaks both languages: no error is made without an English sentence, none is shown as a string."""

from __future__ import annotations

import ast
import inspect
import pickle
import re
from collections.abc import Collection, Iterator
from functools import cache
from pathlib import Path

import pytest

from ingest.errors import Sentence, UnreadableFile, VanbanError, system_words
from tests.conftest import ROOT

PACKAGES = ("ingest", "graph", "search", "web")
LETTERS = re.compile(r"[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
EXAMPLE = re.compile(r"\d/[\w/-]+")  # 61/2018/NĐ-CP, written as documents do


@cache
def _modules() -> tuple[tuple[Path, ast.Module], ...]:
    paths = (path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))
    return tuple((path, ast.parse(path.read_text("utf-8"))) for path in paths)


@cache
def _errors() -> dict[str, ast.ClassDef]:
    """The classes of errors by name, those of each module of ours."""
    classes = [node for _, tree in _modules() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    found = {node.name: node for node in classes if node.name == VanbanError.__name__}
    while True:
        bases = found.keys()
        fresh = {node.name: node for node in classes if any(isinstance(b, ast.Name) and b.id in bases for b in node.bases)}
        if fresh.keys() <= bases:
            return found
        found |= fresh


def _words(node: ast.expr) -> str | None:
    """The fixed words of a string; None for what is no string."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
    return None


def _unsaid(tree: ast.AST, names: Collection[str]) -> Iterator[int]:
    """The lines in which an error is made without a sentence in each language."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names):
            continue
        if any(isinstance(given, ast.Starred) for given in node.args):
            continue  # a Sentence, looked at where it is made
        words = [_words(given) for given in node.args]
        vi, en = words if len(words) == 2 else ("", "ê")
        if LETTERS.search(EXAMPLE.sub("", en or "")) or (vi == en and any(map(str.isalpha, vi or ""))):
            yield node.lineno


def _as_string(tree: ast.AST, names: Collection[str]) -> Iterator[int]:
    """The lines in which an error that was caught becomes a string."""
    for handler in ast.walk(tree):
        if not isinstance(handler, ast.ExceptHandler) or handler.name is None or handler.type is None:
            continue
        if not {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)} <= set(names):
            continue
        for node in ast.walk(handler):
            filled = node.value if isinstance(node, ast.FormattedValue) else None
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "str":
                filled = node.args[0]
            if isinstance(filled, ast.Name) and filled.id == handler.name:
                yield node.lineno


def test_each_error_is_made_with_a_sentence_in_each_language() -> None:
    names = {*_errors(), "Sentence"}
    assert not [f"{path.relative_to(ROOT)}:{line}" for path, tree in _modules() for line in _unsaid(tree, names)]


def test_no_page_or_command_shows_an_error_as_a_string() -> None:
    """As a string an error is Vietnamese, whoever reads it."""
    assert not [f"{path.relative_to(ROOT)}:{line}" for path, tree in _modules() for line in _as_string(tree, _errors())]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("raise VanbanError('Không có kho.')", True),
        ("raise VanbanError('Không có kho.', 'Không có kho.')", True),
        ("raise VanbanError('Không có kho.', f'{path}: chưa có kho')", True),
        ("raise VanbanError('Viết như 1/QĐ-BNV.', 'Write it like 1/QĐ-BNV.')", False),
        ("raise VanbanError(*both('problem.day'))", False),
        ("try: ask()\nexcept VanbanError as error: show(str(error))", True),
        ("try: ask()\nexcept VanbanError as error: show(f'{error}')", True),
        ("try: ask()\nexcept VanbanError as error: show(pick(error.said, lang))", False),
    ],
)
def test_what_would_be_found(code: str, found: bool) -> None:
    tree, names = ast.parse(code), _errors()
    assert any([*_unsaid(tree, names), *_as_string(tree, names)]) is found


def test_an_error_needs_both_sentences() -> None:
    assert list(inspect.signature(VanbanError).parameters) == ["vi", "en"]
    own = [name for name, made in _errors().items() if any(getattr(node, "name", "") == "__init__" for node in made.body)]
    assert own == [VanbanError.__name__]


def test_an_error_is_vietnamese_as_a_string_and_keeps_both() -> None:
    error = UnreadableFile(*Sentence("tệp trống.", "the file is empty.").under("a.txt"))
    assert str(error) == "a.txt: tệp trống."
    assert error.said.without("a.txt") == ("tệp trống.", "the file is empty.")
    assert pickle.loads(pickle.dumps(error)).said == error.said


@pytest.mark.parametrize(
    ("name", "said"), [("khong-co", ("không có tệp", "no such file")), (".", ("đây là thư mục", "this is a folder"))]
)
def test_what_the_system_says_has_both_languages(tmp_path: Path, name: str, said: tuple[str, str]) -> None:
    with pytest.raises(OSError) as caught:  # noqa: PT011  which one is what is asked
        (tmp_path / name).read_bytes()
    found = system_words(caught.value)
    assert all(words in told for words, told in zip(said, found, strict=True))


def test_what_only_the_system_knows_is_told_in_its_words() -> None:
    assert system_words(OSError("torn")) == ("torn", "torn")
