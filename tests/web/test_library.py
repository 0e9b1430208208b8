"""What a home keeps in memory: documents stay as long as nothing is said of them, the heaviest are read beforehand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph.verdicts import FactKind, Judgement
from ingest.parse import parse_file
from tests.web.conftest import DUYEN_HAI, fill
from tests.web.long_law import LAW, long_law
from web import library
from web.audit import Actor
from web.latest import Latest
from web.library import Library
from web.reviewing import facts_of, judge, withdraw

BY = Actor("test")


@pytest.fixture
def held(tmp_path: Path, corpus: Path) -> Library:
    fill(tmp_path / "home", corpus)
    return Library(tmp_path / "home")


def test_what_others_say_leaves_a_document_in_memory(held: Library, corpus: Path) -> None:
    first = held.layout(DUYEN_HAI)
    other = next(id for id in held.store.document_ids() if id != DUYEN_HAI)
    held.store.forget(other)
    assert held.layout(DUYEN_HAI) is first
    facts = facts_of(held.store, DUYEN_HAI)
    anchor = next(iter(facts.duties))
    judge(held.store, DUYEN_HAI, facts, FactKind.DUTY, anchor, Judgement.WRONG, {}, BY)
    assert len(held.document(DUYEN_HAI).obligations) == len(first.document.obligations) - 1
    withdraw(held.store, DUYEN_HAI, FactKind.DUTY, anchor, BY)
    assert held.document(DUYEN_HAI) == first.document
    read = next(parse_file(path) for path in corpus.glob("*.txt") if "26 /KH-UBND" in path.read_text(encoding="utf-8"))
    held.store.put(replace(read, obligations=read.obligations[:1]))
    assert len(held.document(DUYEN_HAI).obligations) == 1
    held.close()


def test_a_long_law_is_read_before_anybody_asks(held: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    held.store.put(long_law(3_000))
    held._warm(held.snapshot())
    monkeypatch.setattr(library, "read_document", lambda *_: pytest.fail("it is in memory"))
    assert len(held.layout(LAW).document.provisions) > 2_000
    held.close()


def test_heavy_things_push_others_out() -> None:
    made: list[str] = []
    latest: Latest[str, str] = Latest(10, len, 8)

    def ask(word: str) -> None:
        latest.get(word, lambda: made.append(word) or word)  # type: ignore[func-returns-value]

    for word in ("aaa", "bbb", "aaa", "ccc", "aaa", "bbb"):
        ask(word)
    assert made == ["aaa", "bbb", "ccc", "bbb"], "the third is one too many, the one unused longest went"
    ask("x" * 20)
    ask("x" * 20)
    ask("aaa")
    assert made[4:] == ["x" * 20, "aaa"], "what is too heavy alone is kept until something else comes"
