"""Answers kept for whoever asks the same: within their weight, never another's."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.conftest import fill
from web import create_app
from web.kept_answers import Answer, KeptAnswers
from web.snapshot import Snapshot


def _answer(weight: int) -> Answer:
    return Answer(b"x" * weight, "text/html", None)


def test_the_one_unused_longest_goes_first() -> None:
    kept = KeptAnswers(most=100)
    for tag in "abc":
        kept.keep(tag, _answer(30))
    assert kept.get("a") is not None
    kept.keep("d", _answer(30))
    assert kept.get("b") is None
    assert all(kept.get(tag) for tag in "acd")


def test_what_weighs_too_much_is_not_kept_and_the_same_weighs_once() -> None:
    kept = KeptAnswers(most=100)
    kept.keep("heavy", _answer(101))
    for _ in range(9):
        kept.keep("a", _answer(60))
    kept.keep("b", _answer(40))
    assert kept.get("heavy") is None
    assert kept.get("a") is not None
    assert kept.get("b") is not None


def test_the_same_page_is_made_once_until_the_store_changes(
    tmp_path: Path, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "home", corpus)
    app = create_app(tmp_path / "home")
    client = app.test_client()
    first = client.get("/documents?q=ke+hoach")
    asked: list[str] = []
    real = Snapshot.reference
    monkeypatch.setattr(Snapshot, "reference", lambda self, id: asked.append(id) or real(self, id))  # type: ignore[func-returns-value]
    again = client.get("/documents?q=ke+hoach")
    assert again.data == first.data
    assert again.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]
    assert again.content_type == first.content_type
    assert not asked, "nothing is worked out again"
    assert client.get("/documents?q=cong+van").data != first.data
    client.set_cookie("lang", "en")
    assert client.get("/documents?q=ke+hoach").data != first.data, "another language is another answer"
    library = app.extensions["library"]
    library.store.forget("ubnd-thi-xa-duyen-hai/kh/2022/26")
    client.delete_cookie("lang")
    assert "26/KH-UBND" in first.text
    assert client.get("/documents?q=ke+hoach").data != first.data
    library.close()
