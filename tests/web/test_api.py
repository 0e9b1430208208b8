"""The JSON of /api/v1: the same answers as the pages, in pages, with problems that a program can read."""

from __future__ import annotations

import datetime as dt
from typing import Any
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.ledger import LedgerFilter
from tests.web.conftest import CITED, DUYEN_HAI


def get(client: FlaskClient, address: str, status: int = 200) -> Any:
    answer = client.get("/api/v1" + address)
    assert answer.status_code == status, answer.text[:300]
    return answer.get_json(force=True)


def test_the_index_names_what_there_is(client: FlaskClient) -> None:
    for name in ("documents", "duties", "reports", "agencies", "checks"):
        assert client.get(get(client, "/")[name]).status_code == 200


@pytest.mark.parametrize("name", ["documents", "duties", "reports", "agencies", "checks"])
def test_lists_come_in_pages_that_add_up(client: FlaskClient, name: str) -> None:
    whole = get(client, f"/{name}?per_page=500")
    assert whole["total"] == len(whole["items"]) > 0
    assert whole["next"] is None
    collected: list[Any] = []
    address: str | None = f"/api/v1/{name}?per_page=3"
    while address:
        part = client.get(address).get_json()
        collected += part["items"]
        address = part["next"]
    assert collected == whole["items"]


def test_search_gives_the_reading_and_the_hits(client: FlaskClient) -> None:
    found = get(client, "/search?q=" + quote("báo cáo định kỳ") + "&limit=3")
    assert found["understood"]["asked"] == "báo cáo định kỳ"
    assert 0 < len(found["hits"]) <= 3
    hit = found["hits"][0]
    text = get(client, f"/documents/{hit['document']}")["text"]
    assert text[hit["start"] : hit["end"]] == hit["text"]


@pytest.mark.parametrize(
    ("asked", "first", "why"),
    [
        ("251", CITED, "the number of a document that is only cited"),
        ("251 qd bnv", CITED, "as people type numbers"),
        ("so noi vu tra", "so-noi-vu-tinh-tra-vinh", "a body without accents"),
        ("Sở Nội vụ Trà", "so-noi-vu-tinh-tra-vinh", "and with them"),
        ("ke hoach 26 duyen hai", DUYEN_HAI, "words of kind, title and issuer"),
    ],
)
def test_what_is_offered_while_typing(client: FlaskClient, asked: str, first: str, why: str) -> None:
    items = get(client, "/suggest?q=" + quote(asked))["items"]
    assert items, why
    assert items[0]["id"] == first, why
    assert client.get(items[0]["url"]).status_code == 200


def test_nothing_is_offered_for_nothing(client: FlaskClient) -> None:
    for asked in ("", "zzzz", "(", "%00"):
        assert get(client, f"/suggest?q={asked}")["items"] == []
    assert len(get(client, "/suggest?q=b&limit=3")["items"]) <= 3


def test_a_document_holds_its_facts_and_its_text(client: FlaskClient) -> None:
    found = get(client, f"/documents/{DUYEN_HAI}")
    assert found["in_corpus"] is True
    assert found["header"]["symbol"] == "KH-UBND"
    assert found["citations"]
    assert found["obligations"]


def test_a_cited_document_tells_who_cites_it(client: FlaskClient) -> None:
    found = get(client, f"/documents/{CITED}")
    assert found["in_corpus"] is False
    assert found["said"][0]["quote"]


def test_no_path_of_this_machine_is_told(client: FlaskClient) -> None:
    for address in ("/documents", "/duties", f"/documents/{DUYEN_HAI}"):
        assert "/corpus/" not in client.get("/api/v1" + address).text


def test_the_trace_in_one_direction_or_both(client: FlaskClient) -> None:
    assert set(get(client, f"/trace/{CITED}")) == {"up", "down"}
    assert set(get(client, f"/trace/{CITED}?direction=down")) == {"down"}


def test_the_picture_of_a_lineage_has_a_place_for_each_document(client: FlaskClient) -> None:
    told = get(client, f"/lanes/{CITED}")
    ids = {one["id"] for one in told["documents"]}
    assert CITED in ids
    assert {tie["source"] for tie in told["ties"]} | {tie["target"] for tie in told["ties"]} <= ids
    assert len({(one["x"], one["y"]) for one in told["documents"]}) == len(ids)
    root = next(one for one in told["documents"] if one["root"])
    assert (root["lane"], root["in_corpus"]) == ("ministry", False)
    for one in told["documents"]:
        lane = next(lane for lane in told["lanes"] if lane["level"] == one["lane"])
        assert lane["top"] <= one["y"] <= lane["top"] + lane["height"]


def test_the_neighbourhood_of_a_document_and_of_a_body(client: FlaskClient) -> None:
    for id in (DUYEN_HAI, "so-noi-vu-tinh-tra-vinh"):
        told = get(client, f"/graph/{id}?limit=5")
        ids = [one["id"] for one in told["nodes"]]
        assert ids[0] == id
        assert 1 < len(ids) <= 6
        assert {bond["source"] for bond in told["bonds"]} | {bond["target"] for bond in told["bonds"]} <= set(ids)
    assert get(client, f"/graph/{DUYEN_HAI}?limit=5")["left_out"] > 0


def test_the_whole_graph_is_a_file_without_paths(client: FlaskClient) -> None:
    answer = client.get("/graph.graphml")
    assert answer.mimetype == "application/graphml+xml"
    assert DUYEN_HAI in answer.text
    assert "/corpus/" not in answer.text


def test_an_agency_tells_what_it_owes(client: FlaskClient) -> None:
    ids = [item["id"] for item in get(client, "/agencies?per_page=500")["items"] if item["counts"].get("actor")]
    assert get(client, f"/agencies/{ids[0]}")["owes"]
    life = get(client, "/agencies/so-thong-tin-va-truyen-thong-tinh-soc-trang?as_of=2025-08-01")["life"]
    assert life["state"] == "succeeded"
    assert {"name", "since", "source", "sure"} <= set(life["heirs"][0])
    assert get(client, "/agencies/so-thong-tin-va-truyen-thong-tinh-soc-trang?as_of=2025-01-01")["life"] is None
    page = client.get("/agencies/so-thong-tin-va-truyen-thong-tinh-soc-trang?on=2025-08-01").get_data(as_text=True)
    assert "Sở Khoa học và Công nghệ thành phố Cần Thơ" in page


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nothing", 404),
        ("/documents/none", 404),
        ("/trace/none", 404),
        ("/agencies/none", 404),
        ("/reports/none", 404),
        ("/lanes/none", 404),
        ("/graph/none", 404),
        ("/search", 400),
        ("/duties?due_before=x", 400),
        ("/duties?category=x", 400),
        ("/duties?page=x", 400),
        (f"/trace/{CITED}?direction=sideways", 400),
    ],
)
def test_problems_are_problem_details(client: FlaskClient, address: str, status: int) -> None:
    answer = client.get("/api/v1" + address)
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    body = answer.get_json(force=True)
    assert body["status"] == status
    assert body["title"]
    if status == 400:
        assert body["detail"]


def test_stale_bases_and_force(client: FlaskClient) -> None:
    stale = get(client, "/stale")["items"]
    assert {one["base"]["id"] for one in stale} == {"cp/nd/2018/61"}
    assert all(one["path"] and one["message"] for one in stale)
    assert get(client, "/stale?document=vpcp/tt/2018/1")["total"] == 1
    before, after = (get(client, f"/in-force/cp/nd/2018/61?on={on}") for on in ("2021-12-05", "2021-12-06"))
    assert (before["force"], after["force"]) == ("in_force", "changed")
    assert "trong kho" in after["limit"]
    get(client, "/in-force/khong/co", 404)


def test_gaps_and_what_is_missing(client: FlaskClient) -> None:
    rows = get(client, f"/gaps/{CITED}")["rows"]
    assert {row["status"] for row in rows} == {"issued"}
    assert get(client, "/missing")["items"][0]["document"]["id"] == CITED
    get(client, "/gaps/so-noi-vu-tinh-tra-vinh", 404)  # a body, no document


def test_chains_and_who_owes_it_on_a_day(client: FlaskClient) -> None:
    told = get(client, "/chains/so-thong-tin-va-truyen-thong-tinh-soc-trang?as_of=2025-08-01")
    assert [rung["receiver"]["name"] for rung in told["above"]] == ["Ủy ban nhân dân tỉnh Sóc Trăng"]
    assert {life["state"] for life in told["lives"]} == {"succeeded", "orphaned"}
    owed = get(client, "/owed?as_of=2025-08-01&actor=" + quote("Sở Khoa học và Công nghệ thành phố Cần Thơ"))
    assert [one["orphaned"] for one in owed["items"]] == [False]
    assert not any("source" in one["duty"] for one in owed["items"])  # no paths of this machine


def test_the_calendar(client: FlaskClient) -> None:
    told = get(client, "/calendar?year=2024&today=2024-12-20&per_page=500")["items"]
    assert any(one["day"] == "2024-12-13" and one["past"] and not one["assumed"] for one in told)
    assert all(one["note"] for one in told if one["assumed"])


@pytest.mark.parametrize(
    "asked",
    [
        {"actor": "Sở Nội vụ"},  # named, and one of its class
        {"recipient": "ubnd"},
        {"actor": "phong", "recipient": "ubnd", "category": "report"},
        {"document": "26/KH-UBND", "due_before": dt.date(2025, 1, 1)},
        {"actor": "Sở Tư pháp tỉnh Trà Vinh", "periodic": True},
        {"actor": "zzzz"},
    ],
)
def test_duties_asked_for_quickly_are_those_of_the_ledger(app: Flask, asked: dict[str, Any]) -> None:
    state = app.extensions["library"].snapshot()
    wanted = LedgerFilter(**asked)
    slow = state.filtered(wanted)
    assert [duty.id for duty in state.asked(wanted)] == [duty.id for duty in slow]
    query = {name: value for name, value in asked.items() if name not in ("periodic", "due_before")}
    if query == asked:
        told = app.test_client().get("/api/v1/duties", query_string={**query, "per_page": "500"}).get_json()["items"]
        marked = {duty.id: [party.by_class for party in duty.actors] for duty in slow}
        assert {item["id"]: [party["by_class"] for party in item["actors"]] for item in told} == marked


def test_lists_are_narrowed_as_their_pages_are(client: FlaskClient) -> None:
    whole = get(client, "/documents")["total"]
    assert 0 < get(client, "/documents?q=duyen+hai")["total"] < whole
    cited = get(client, "/documents?in_corpus=no")["items"]
    assert CITED in {one["id"] for one in cited}
    assert not any(one["in_corpus"] for one in cited)
    assert {one["level"] for one in get(client, "/agencies?level=ministry")["items"]} == {"ministry"}
    assert get(client, "/agencies?q=so+noi+vu+tra")["items"][0]["id"] == "so-noi-vu-tinh-tra-vinh"
    assert {one["document"] for one in get(client, f"/checks?document={DUYEN_HAI}")["items"]} == {DUYEN_HAI}
    assert get(client, "/missing?q=251")["items"][0]["document"]["id"] == CITED
    assert {one["severity"] for one in get(client, "/rules?per_page=200")["items"]} == {"error", "warning", "note"}
    assert {one["day"][5:7] for one in get(client, "/calendar?year=2024&month=12")["items"]} == {"12"}
    assert {one["kind"] for one in get(client, f"/facts/{DUYEN_HAI}?fact_kind=duty")["items"]} == {"duty"}
    assert get(client, f"/facts/{DUYEN_HAI}?judged=yes")["total"] == 0
    asked = {one["duty"]["category"] for one in get(client, "/owed?as_of=2026-01-15&category=report")["items"]}
    assert asked == {"report"}


def test_the_gaps_tell_who_owes_a_document(client: FlaskClient) -> None:
    listed = get(client, "/gaps")["items"]
    for parent in listed:
        rows = get(client, f"/gaps/{parent['document']['id']}")["rows"]
        owing = {row["body"]["name"] for row in rows if row["status"] != "no_duty"}
        assert {body["name"] for body in parent["bodies"]} == owing
        assert sum(parent["counts"].values()) == len(owing)
    status = listed[0]["bodies"][0]["status"]
    some = get(client, f"/gaps/{listed[0]['document']['id']}?status={status}")["rows"]
    assert {row["status"] for row in some} == {status}


def test_a_body_is_told_as_its_page_shows_it(client: FlaskClient) -> None:
    told = get(client, "/agencies/so-noi-vu-tinh-tra-vinh")
    assert {"called", "above", "below", "classes", "members", "heirs", "issued", "sent"} <= set(told)
    assert told["issued"][0]["label"]
    assert get(client, "/agencies/so-noi-vu-tinh-tra-vinh?as_of=1999-01-01")["issued"] == []


def test_citations_tell_which_document_they_mean(client: FlaskClient) -> None:
    cited = get(client, f"/documents/{DUYEN_HAI}")["citations"]
    assert {one["resolution"] for one in cited} <= {"resolved", "ambiguous", "absent", "self"}
    assert any(one["targets"] and one["targets"][0]["label"] for one in cited)


def test_the_next_day_of_what_recurs_is_told(client: FlaskClient) -> None:
    days = [one["next_due"] for one in get(client, "/duties?order=next")["items"]]
    assert days == sorted(days, key=lambda one: one["day"])
    assert {one["assumed"] for one in days} <= {True, False}
