"""A reviewer adds a duty that was missed: on the page, in the ledger, after a re-reading, in the gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.conftest import DUYEN_HAI
from tests.web.hostile import BREAKOUT, EVIL
from tests.web.people import signed_in, token_of, with_plan
from web.gold_export import export_gold

PAGE = f"/review/{DUYEN_HAI}/add"


@pytest.fixture
def app(tmp_path: Path, corpus: Path) -> Flask:
    return with_plan(tmp_path / "home", corpus)


@pytest.fixture
def reviewer(app: Flask) -> FlaskClient:
    return signed_in(app, "minh")


def sentence(app: Flask) -> str:
    """Words of the document in which nothing was read."""
    document = app.extensions["library"].store.document(DUYEN_HAI)
    taken = [(duty.span.start, duty.span.end) for duty in document.obligations]
    at = 0
    for line in document.text.split("\n"):
        start, at = at, at + len(line) + 1
        if len(line) > 60 and document.text.count(line) == 1 and not any(s < at and start < e for s, e in taken):
            return line
    raise AssertionError("every line gives a duty")


def add(client: FlaskClient, quote: str, **fields: Any) -> TestResponse:
    form = {"csrf": token_of(client, PAGE), "quote": quote, "actors": "Phòng Tài chính", "category": "fund", **fields}
    return client.post(PAGE, data=form)


def test_a_missed_duty_is_added_and_stands_everywhere(app: Flask, reviewer: FlaskClient, tmp_path: Path) -> None:
    quote = sentence(app)
    form = reviewer.get(PAGE, query_string={"quote": f"  {quote} "}).text
    assert quote.split()[0] in form
    assert 'name="at"' in form
    answer = add(reviewer, quote, recipients="Sở Y tế", date="14/12/2024", periods=["quarter"])
    assert answer.status_code == 303, answer.text
    anchor = answer.headers["Location"].rpartition("#")[2]
    page = reviewer.get(answer.headers["Location"].partition("#")[0]).text
    assert f'id="{anchor}"' in page
    assert "bổ sung</span>" in page
    listed = reviewer.get("/api/v1/duties?actor=phong+tai+chinh&per_page=500").get_json()["items"]
    (found,) = (item for item in listed if item["id"] == f"{DUYEN_HAI}#{anchor}")
    assert (found["category"], found["periods"], found["date"], found["rule"]) == ("fund", ["quarter"], "2024-12-14", "review")
    ledger = reviewer.get("/duties?actor=phong+tai+chinh").text
    assert f'id="d-{anchor}"' in ledger
    assert "minh" in ledger
    shown = reviewer.get(f"/review/{DUYEN_HAI}?fact={anchor}").text
    assert f'id="f-{anchor}"' in shown
    app.extensions["worker"].work()
    hits = reviewer.get("/api/v1/search", query_string={"q": quote, "kind": "obligation"}).get_json()["hits"]
    assert any("Phòng Tài chính" in hit["facts"].get("actor", "") for hit in hits)
    reviewer.post(f"/again/{DUYEN_HAI}", data={"csrf": token_of(reviewer, f"/again/{DUYEN_HAI}")})
    app.extensions["worker"].work()
    assert f'id="d-{anchor}"' in reviewer.get("/duties?actor=phong+tai+chinh").text, "it outlives a re-reading"
    (exported,) = export_gold(app.extensions["library"].store, tmp_path / "gold")
    gold = json.loads((tmp_path / "gold" / "gold" / f"{exported.name}.json").read_text(encoding="utf-8"))
    (told,) = (duty for duty in gold["obligations"] if duty["rule"] == "review")
    assert (told["reviewed"], told["actors"], told["quote"]) == (True, ["Phòng Tài chính"], " ".join(quote.split()))
    assert not any(duty["reviewed"] for duty in gold["obligations"] if duty is not told)
    assert exported.judged == 1


def test_an_added_duty_is_mended_and_taken_back_and_never_refused(app: Flask, reviewer: FlaskClient) -> None:
    anchor = add(reviewer, sentence(app)).headers["Location"].rpartition("#")[2]
    here = f"/review/{DUYEN_HAI}"
    form = {"csrf": token_of(reviewer, "/review"), "kind": "duty", "anchor": anchor, "next": here}
    assert reviewer.post(here, data={**form, "judgement": "wrong"}).status_code == 400
    mended = {
        "judgement": "mended",
        "actors": "Phòng Y tế",
        "recipients": "",
        "coactors": "",
        "category": "report",
        "days": "15/6",
    }
    assert reviewer.post(here, data={**form, **mended}).status_code == 303
    ledger = reviewer.get("/duties?actor=phong+y+te").text
    assert f'id="d-{anchor}"' in ledger
    assert reviewer.post(here, data={**form, "judgement": "back"}).status_code == 303
    assert anchor not in reviewer.get("/api/v1/duties?per_page=500").text


def test_a_form_that_cannot_be_taken_comes_back_with_what_was_typed(app: Flask, reviewer: FlaskClient) -> None:
    before = app.extensions["library"].store.digests()
    for fields, told in (
        ({"quote": "không có câu này"}, "Văn bản không có câu này"),
        ({"actors": ""}, "ai phải làm"),
        ({"date": EVIL}, "không phải ngày"),
        ({"quote": BREAKOUT, "actors": EVIL}, "Văn bản không có câu này"),
    ):
        answer = add(reviewer, **{"quote": sentence(app), "recipients": "Sở Lạ", **fields})
        assert answer.status_code == 400
        assert told in answer.text
        assert "Sở Lạ" in answer.text
        assert "<script>alert" not in answer.text
        assert "<img" not in answer.text
    assert app.extensions["library"].store.digests() == before


def test_only_reviewers_add(app: Flask) -> None:
    reader = signed_in(app, "lan")
    assert reader.get(PAGE).status_code == 403
    form = {"csrf": token_of(reader, "/"), "quote": sentence(app), "actors": "Phòng Y tế"}
    assert reader.post(PAGE, data=form).status_code == 403
    assert "data-add" not in reader.get(f"/documents/{DUYEN_HAI}").text
    reviewer = signed_in(app, "minh")
    assert "data-add" in reviewer.get(f"/documents/{DUYEN_HAI}").text
    del form["csrf"]
    assert reviewer.post(PAGE, data=form).status_code == 400
    assert reviewer.get("/review/khong/co/add").status_code == 404


def test_rows_of_the_ledger_have_buttons_for_reviewers_alone(app: Flask, reviewer: FlaskClient) -> None:
    assert 'class="judge"' not in app.test_client().get("/duties").text
    page = reviewer.get("/duties?category=report").text
    assert 'class="judge"' in page
    anchor = page.partition('<tr id="d-')[2].partition('"')[0]
    form = {"csrf": token_of(reviewer, "/duties"), "kind": "duty", "anchor": anchor, "judgement": "right"}
    onward = f"/duties?category=report#d-{anchor}"
    answer = reviewer.post(f"/review/{DUYEN_HAI}", data={**form, "next": onward})
    assert answer.headers["Location"] == onward
    for client in (reviewer, app.test_client()):
        row = client.get("/duties?category=report").text.partition(anchor)[2].partition("</tr>")[0]
        assert "đúng</span>" in row, "the verdict is seen by all"
