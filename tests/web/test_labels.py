"""Every word that a page asks for exists, in both languages, with the same places to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from string import Formatter

import pytest

from graph.checks import Severity
from graph.schema import EdgeKind, Resolution
from ingest.document import ActorFrom, Category, DateRelation, Level, Modality, Period, RelationKind
from search.results import Reason, Slot
from tests.conftest import ROOT
from web.labels import _table, label, names, say

KEY = re.compile(r"""\b(?:t|say)\(\s*['"]([a-z_]+\.[a-z_0-9]+)['"]\s*[,)]""")


def _keys() -> Iterator[str]:
    for path in sorted((ROOT / "web").rglob("*")):
        if path.suffix in (".py", ".html"):
            yield from KEY.findall(path.read_text("utf-8"))


def test_every_key_that_is_used_exists() -> None:
    keys = set(_keys())
    assert len(keys) > 80
    missing = sorted(key for key in keys if key.partition(".")[2] not in _table().get(key.partition(".")[0], {}))
    assert not missing


@pytest.mark.parametrize("group", sorted(_table()))
def test_both_languages_say_the_same(group: str) -> None:
    for name, words in _table()[group].items():
        assert len(words) == 2, f"{group}.{name}: a word for each language"
        vi, en = ({field for _, field, _, _ in Formatter().parse(text) if field} for text in words)
        assert vi == en, f"{group}.{name}"
        assert all(text.strip() for text in words), f"{group}.{name}"


@pytest.mark.parametrize(
    ("group", "kinds"),
    [
        ("category", Category),
        ("period", Period),
        ("modality", Modality),
        ("actor_from", ActorFrom),
        ("level", Level),
        ("date_relation", DateRelation),
        ("relation", RelationKind),
        ("resolution", Resolution),
        ("reason", Reason),
        ("slot", Slot),
        ("severity", Severity),
    ],
)
def test_every_value_of_an_enumeration_has_a_name(group: str, kinds: type[StrEnum]) -> None:
    assert {str(kind) for kind in kinds} <= set(names(group, "vi"))


def test_citing_has_a_name_as_an_edge() -> None:
    assert label("relation", EdgeKind.CITES, "vi") == "viện dẫn"


def test_an_unknown_value_stands_for_itself_and_an_unknown_key_is_an_error() -> None:
    assert label("category", "<b>", "vi") == "<b>"
    with pytest.raises(KeyError):
        say("site.nothing", "vi")
