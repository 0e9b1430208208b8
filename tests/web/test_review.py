"""Review: what a person says of facts on the pages stands at once everywhere, and outlives a re-reading."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from graph.verdicts import FactKind, Judgement
from tests.web.conftest import DUYEN_HAI
from tests.web.hostile import BREAKOUT, EVIL, hostile
from tests.web.people import signed_in, token_of, with_plan
from web.audit import Actor, entries
from web.reviewing import UNJUDGED, Overtaken, facts_of, judge, verdicts_on


@pytest.fixture
def app(tmp_path: Path, corpus: Path) -> Flask:
    return with_plan(tmp_path / "home", corpus)


@pytest.fixture
def reviewer(app: Flask) -> FlaskClient:
    return signed_in(app, "minh")


def duty(client: FlaskClient, **wanted: str) -> dict[str, Any]:
    """The first duty of the ledger whose fields hold these words."""
    items = client.get("/api/v1/duties?per_page=500").get_json()["items"]
    return next(
        item for item in items if all(words in json.dumps(item[name], ensure_ascii=False) for name, words in wanted.items())
    )


def say(client: FlaskClient, id: str, kind: str, anchor: str, judgement: str, **fields: Any) -> TestResponse:
    address = f"/review/{quote(id)}"
    form = {"csrf": token_of(client, "/review"), "kind": kind, "anchor": anchor, "judgement": judgement, "next": address}
    return client.post(address, data={**form, **fields})


def _anchor(found: dict[str, Any]) -> str:
    return str(found["id"]).rpartition("#")[2]


def test_a_wrong_duty_is_gone_everywhere_and_comes_back(app: Flask, reviewer: FlaskClient) -> None:
    found = duty(reviewer, category="report")
    anchor = _anchor(found)
    reviewer.get("/duties")  # begins the session's form
    tag = reviewer.get("/duties").headers["ETag"]
    answer = say(reviewer, DUYEN_HAI, "duty", anchor, "wrong")
    assert answer.headers["Location"].endswith(f"#f-{anchor}")
    assert reviewer.get("/duties", headers={"If-None-Match": tag}).status_code == 200
    assert found["id"] not in reviewer.get("/api/v1/duties?per_page=500").text
    assert anchor not in reviewer.get("/duties").text
    rows = list(csv.reader(io.StringIO(reviewer.get("/duties.csv").get_data().decode("utf-8-sig"))))
    assert found["quote"] not in [cell for row in rows for cell in row]
    page = reviewer.get(f"/documents/{DUYEN_HAI}").text
    assert f'id="{anchor}"' not in page
    assert "Đã bác (1)" in page
    assert '<s class="struck"' in page
    app.extensions["worker"].work()
    hits = reviewer.get("/api/v1/search?kind=obligation&limit=200&q=" + quote(found["action"])).get_json()["hits"]
    assert found["quote"] not in [hit["text"] for hit in hits if "text" in hit]
    told = app.test_client().get(f"/documents/{DUYEN_HAI}").text
    assert "Đã bác (1)" in told, "readers see it too"
    assert "judgement" not in told, "but have no buttons"
    assert say(reviewer, DUYEN_HAI, "duty", anchor, "back").status_code == 303
    assert found["id"] in reviewer.get("/api/v1/duties?per_page=500").text
    assert [entry.what for entry in entries(app.extensions["library"].store, 2)] == ["verdict-back", "verdict"]


def test_a_mended_duty_is_what_the_person_said(app: Flask, reviewer: FlaskClient) -> None:
    found = duty(reviewer, category="report", periods="quarter")
    anchor = _anchor(found)
    fields = {"actors": "Phòng Y tế", "recipients": "Sở Y tế", "category": "plan", "periods": ["year"], "date": "14/12/2024"}
    answer = say(reviewer, DUYEN_HAI, "duty", anchor, "mended", **fields, relation="before", coactors="", days="15/6")
    assert answer.status_code == 303, answer.text
    now = duty(reviewer, id=anchor)
    assert [party["name"] for party in now["actors"]] == ["Phòng Y tế"]
    assert (now["category"], now["periods"], now["due"], now["days"]) == ("plan", ["year"], "2024-12-13", [[6, 15]])
    assert (now["quote"], now["confidence"], now["rule"]) == (found["quote"], 1.0, "review")
    listed = reviewer.get("/api/v1/duties?actor=" + quote("phong y te")).get_json()
    assert [item["id"] for item in listed["items"]] == [found["id"]], "a filter finds the body that was put in"
    assert "Sở Y tế" in reviewer.get("/duties").text
    shown = reviewer.get(f"/review/{DUYEN_HAI}?fact={anchor}").text
    assert "đã sửa" in shown
    assert "14/12/2024" in shown
    assert "minh" in shown
    app.extensions["worker"].work()
    facts = [hit["facts"] for hit in reviewer.get("/api/v1/search?actor=" + quote("Phòng Y tế") + "&q=y+te").get_json()["hits"]]
    assert any("Phòng Y tế" in held.get("actor", "") for held in facts)


def test_verdicts_outlive_a_re_reading(app: Flask, reviewer: FlaskClient) -> None:
    wrong = duty(reviewer, category="report")
    say(reviewer, DUYEN_HAI, "duty", _anchor(wrong), "wrong")
    right = duty(reviewer, category="plan")
    say(reviewer, DUYEN_HAI, "duty", _anchor(right), "right")
    before = reviewer.get("/api/v1/duties?per_page=500").get_json()["items"]
    reviewer.post(f"/again/{DUYEN_HAI}", data={"csrf": token_of(reviewer, f"/again/{DUYEN_HAI}")})
    app.extensions["worker"].work()
    assert reviewer.get("/api/v1/duties?per_page=500").get_json()["items"] == before
    assert duty(reviewer, id=_anchor(right))["confidence"] == 1


def test_a_verdict_without_its_fact_is_listed_and_can_be_taken_back(app: Flask, reviewer: FlaskClient) -> None:
    found = duty(reviewer, category="report")
    say(reviewer, DUYEN_HAI, "duty", _anchor(found), "wrong")
    assert "Không có." in reviewer.get("/review-lost").text
    app.extensions["library"].store.forget(DUYEN_HAI)
    listed = reviewer.get("/review-lost").text
    assert "văn bản không còn trong kho" in listed
    assert say(reviewer, DUYEN_HAI, "duty", _anchor(found), "back").status_code == 303
    assert "Không có." in reviewer.get("/review-lost").text
    assert say(reviewer, DUYEN_HAI, "duty", _anchor(found), "back").status_code == 400


def test_the_least_certain_come_first_and_leave_the_queue(reviewer: FlaskClient) -> None:
    certain = [d["confidence"] for d in reviewer.get("/api/v1/duties?per_page=500").get_json()["items"]]
    shown = reviewer.get("/review?kind=duty").text
    least = duty(reviewer, confidence=json.dumps(min(certain)))
    assert f"chắc chắn {round(min(certain) * 100)}%" in shown.partition("</section>")[0]
    assert shown.count("review/") > 2
    n = int(shown.partition(" chi tiết chưa ai duyệt")[0].rpartition(">")[2])
    say(reviewer, DUYEN_HAI, "duty", _anchor(least), "right")
    assert f"{n - 1} chi tiết chưa ai duyệt" in reviewer.get("/review?kind=duty").text
    assert "viện dẫn" in reviewer.get("/review?kind=citation").text


def test_citations_relations_and_headers_are_judged_too(reviewer: FlaskClient) -> None:
    read = reviewer.get(f"/api/v1/documents/{DUYEN_HAI}").get_json()
    page = reviewer.get(f"/review/{DUYEN_HAI}?kind=citation").text
    anchors = [part.partition('"')[0] for part in page.split('id="f-')[1:]]
    assert len(anchors) == len(read["citations"])
    assert say(reviewer, DUYEN_HAI, "citation", anchors[0], "wrong").status_code == 303
    assert len(reviewer.get(f"/api/v1/documents/{DUYEN_HAI}").get_json()["citations"]) == len(anchors) - 1
    assert say(reviewer, DUYEN_HAI, "citation", anchors[1], "mended", number="5/QĐ-BNV", date="1/2/2020").status_code == 303
    assert "5/QĐ-BNV" in reviewer.get("/documents?q=5").text
    assert say(reviewer, DUYEN_HAI, "header", "title", "mended", value="Trích yếu mới").status_code == 303
    assert "Trích yếu mới" in reviewer.get("/documents").text
    assert "Trích yếu mới" in reviewer.get("/api/v1/documents").text
    relation = reviewer.get(f"/review/{DUYEN_HAI}?kind=relation").text.split('id="f-')[1].partition('"')[0]
    assert say(reviewer, DUYEN_HAI, "relation", relation, "mended", relation_kind="amends").status_code == 303
    for address in ("/", "/trace/" + DUYEN_HAI, "/checks", "/reports", "/agencies", f"/documents/{DUYEN_HAI}", "/graph.graphml"):
        assert reviewer.get(address).status_code == 200, address


@pytest.mark.parametrize(
    ("kind", "anchor", "judgement", "fields"),
    [
        ("duty", "o-none", "wrong", {}),
        ("duty", "../../etc/passwd", "right", {}),
        ("nothing", "o-1", "wrong", {}),
        ("duty", "{anchor}", "perhaps", {}),
        ("duty", "{anchor}", "", {}),
        ("duty", "{anchor}", "mended", {"actors": ""}),
        ("duty", "{anchor}", "mended", {"date": EVIL}),
        ("duty", "{anchor}", "mended", {"days": BREAKOUT}),
        ("duty", "{anchor}", "mended", {"actors": "x" * 1000}),
        ("header", "signer; DROP TABLE verdicts", "wrong", {}),
        ("header", "title", "mended", {"value": ""}),
        ("relation", "r-1", "mended", {"relation_kind": "eats"}),
    ],
)
def test_what_makes_no_sense_is_told_and_changes_nothing(
    app: Flask, reviewer: FlaskClient, kind: str, anchor: str, judgement: str, fields: dict[str, str]
) -> None:
    known = _anchor(duty(reviewer, category="report"))
    before = app.extensions["library"].store.digests()
    answer = say(reviewer, DUYEN_HAI, kind, anchor.format(anchor=known), judgement, **fields)
    assert answer.status_code == 400
    assert "<script>alert" not in answer.text
    assert app.extensions["library"].store.digests() == before
    assert say(reviewer, "none/such", "duty", known, "wrong").status_code == 404


def test_only_reviewers_judge(app: Flask) -> None:
    reader = signed_in(app, "lan")
    anchor = _anchor(duty(reader, category="report"))
    form = {"csrf": token_of(reader, "/"), "kind": "duty", "anchor": anchor, "judgement": "wrong"}
    assert reader.post(f"/review/{DUYEN_HAI}", data=form).status_code == 403
    assert reader.get("/review").status_code == 403
    assert reader.get(f"/review/{DUYEN_HAI}").status_code == 403
    assert "judgement" not in reader.get(f"/documents/{DUYEN_HAI}").text
    reviewer = signed_in(app, "minh")
    assert "judgement" in reviewer.get(f"/documents/{DUYEN_HAI}").text
    without = {name: value for name, value in form.items() if name != "csrf"}
    assert reviewer.post(f"/review/{DUYEN_HAI}", data=without).status_code == 400


def test_markup_in_a_document_and_in_a_correction_stays_words(app: Flask, reviewer: FlaskClient) -> None:
    store = app.extensions["library"].store
    id = store.put(hostile()).document_id
    anchor = _anchor(duty(reviewer, document=id))
    fields = {"actors": f"{EVIL}\n{BREAKOUT}", "recipients": EVIL, "coactors": BREAKOUT}
    assert say(reviewer, id, "duty", anchor, "mended", **fields).status_code == 303
    assert say(reviewer, id, "header", "title", "mended", value=f"{BREAKOUT} {EVIL} x").status_code == 303
    address = "/documents/" + quote(unquote(id))
    for page in (
        address,
        f"/review/{quote(id)}",
        "/review",
        "/duties",
        "/",
        "/documents",
        "/agencies",
        "/checks",
        "/review-lost",
    ):
        text = reviewer.get(page).text
        assert "<script>alert" not in text, page
        assert "<img" not in text, page
    assert "&lt;script&gt;alert(1)" in reviewer.get(f"/review/{quote(id)}").text
    admin = signed_in(app, "quản.trị").get("/audit").text
    assert "<script>alert" not in admin
    assert "<img" not in admin


def test_nobodys_verdict_is_replaced_unseen(app: Flask, reviewer: FlaskClient) -> None:
    """Two reviewers have the same fact before them: who comes second is shown what the first said, and may then say otherwise."""
    anchor, second = _anchor(duty(reviewer, category="report")), signed_in(app, "quản.trị")
    assert say(reviewer, DUYEN_HAI, "duty", anchor, "right", seen="").status_code == 303
    answer = say(second, DUYEN_HAI, "duty", anchor, "wrong", seen="")
    assert "overtaken" in answer.headers["Location"]
    shown = second.get(answer.headers["Location"]).text
    assert "Người khác vừa kết luận" in shown
    assert "minh" in shown
    (held,) = second.get("/api/v1/verdicts").get_json()["items"]
    assert (held["who"], held["judgement"]) == ("minh", "right")
    fact = next(item for item in second.get(f"/api/v1/facts/{DUYEN_HAI}?judged=yes").get_json()["items"])
    seen = fact["etag"].strip('"')
    assert f'name="seen" value="{seen}"' in shown
    assert "overtaken" not in say(second, DUYEN_HAI, "duty", anchor, "wrong", seen=seen).headers["Location"]
    assert second.get("/api/v1/verdicts").get_json()["items"][0]["who"] == "quản.trị"
    late = say(reviewer, DUYEN_HAI, "duty", anchor, "back", seen=seen)
    assert "overtaken" in late.headers["Location"], "what somebody else said is not taken back unseen either"


def test_of_two_at_the_same_moment_one_is_told(app: Flask) -> None:
    """Both have asked before either has written: what stands is looked at in the transaction that would replace it."""
    store = app.extensions["library"].store
    facts = facts_of(store, DUYEN_HAI)
    anchor = next(iter(facts.duties))
    judge(store, DUYEN_HAI, facts, FactKind.DUTY, anchor, Judgement.RIGHT, {}, Actor("minh"), {UNJUDGED})
    with pytest.raises(Overtaken):
        judge(store, DUYEN_HAI, facts, FactKind.DUTY, anchor, Judgement.WRONG, {}, Actor("lan"), {UNJUDGED})
    assert [verdict.who for verdict in verdicts_on(store, DUYEN_HAI)] == ["minh"]
