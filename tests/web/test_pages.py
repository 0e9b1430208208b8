"""Every page, asked as a browser asks it: what it shows, and that nothing a document says becomes markup."""

from __future__ import annotations

import csv
import datetime as dt
import io
from urllib.parse import parse_qs, quote, unquote, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openpyxl import load_workbook

from tests.web.asking import Page, crawl, get
from tests.web.conftest import CITED, DUYEN_HAI
from tests.web.hostile import BREAKOUT, EVIL


@pytest.fixture(scope="module")
def everything(app: Flask) -> dict[str, Page]:
    return crawl(app.test_client())


def test_no_link_is_broken_and_every_kind_of_page_is_reached(everything: dict[str, Page]) -> None:
    kinds = {address.split("/")[1].partition("?")[0] for address in everything}
    assert {"", "documents", "duties", "reports", "calendar", "graph", "trace", "agencies", "checks", "raw"} <= kinds


def test_no_fragment_leads_nowhere(everything: dict[str, Page]) -> None:
    for address, page in everything.items():
        for link in page.links:
            parts = urlsplit(link)
            target = everything.get((parts.path or address.partition("?")[0]) + (f"?{parts.query}" if parts.query else ""))
            if not parts.path:
                target = page
            if parts.fragment and target is not None:
                assert unquote(parts.fragment) in target.ids, f"{address}: {link}"


def test_ids_are_unique(everything: dict[str, Page]) -> None:
    for address, page in everything.items():
        assert len(page.ids) == len(set(page.ids)), address


def test_nothing_that_a_document_says_becomes_markup(everything: dict[str, Page]) -> None:
    """Elements and attributes of all pages are ours alone, though one document holds markup in each field."""
    shown = [page for page in everything.values() if EVIL in page.text]
    assert len(shown) > 8, "the hostile words stand, as words, on many pages"
    for address, page in everything.items():
        assert "img" not in page.tags, address
        assert not {name for name in page.attributes if name.startswith(("on", "data-hx", "hx-on")) or name == "style"}, address


def test_each_answer_carries_the_headers_that_protect(client: FlaskClient) -> None:
    for address in ("/", "/documents", "/static/vanban.css", "/nowhere", "/api/v1/documents", "/duties.csv"):
        with client.get(address) as answer:
            headers = answer.headers
        assert "default-src 'none'" in headers["Content-Security-Policy"], address
        assert "unsafe" not in headers["Content-Security-Policy"], address
        assert headers["X-Content-Type-Options"] == "nosniff", address


def test_the_front_page_helps_to_begin(client: FlaskClient) -> None:
    page = get(client, "/")
    assert "Ai phải báo cáo gì" in page.text
    assert any(link.startswith("/?q=") for link in page.links)


def test_a_question_without_accents_gives_reporting_duties(client: FlaskClient) -> None:
    page = get(client, "/?q=bao+cao+dinh+ky+6+thang+gui+ve+dau")
    assert "báo cáo" in page.text.lower()
    assert any("mark=" in link for link in page.links)


def test_results_stand_by_document_and_facets_narrow_them(client: FlaskClient) -> None:
    page = get(client, "/?q=bao+cao+dinh+ky+6+thang+gui+ve+dau")
    facets = [link for link in page.asides if link.startswith("/?")]
    kinds = {name for link in facets for name in parse_qs(urlsplit(link).query) if name != "q"}
    assert {"type", "issuer", "category", "from", "to"} <= kinds
    one = next(link for link in facets if "type=" in link)
    narrowed = get(client, one)
    assert "/?q=" + quote("bao cao dinh ky 6 thang gui ve dau").replace("%20", "+") in narrowed.asides, "it can be taken back"
    answer = client.get(one.replace("/?", "/api/v1/search?")).get_json()
    asked = parse_qs(urlsplit(one).query)["type"][0]
    assert {name for name, _ in answer["facets"]["type"]} == {asked}
    documents = [link for link in narrowed.links if link.startswith("/documents/") and "mark=" not in link and "#" not in link]
    assert {hit["document"] for hit in answer["hits"]} <= {unquote(link).removeprefix("/documents/") for link in documents}


def test_a_document_shows_its_facts_in_place(client: FlaskClient) -> None:
    page = get(client, f"/documents/{DUYEN_HAI}")
    assert "26/KH-UBND" in page.text
    assert "template" in page.tags
    assert any(id.startswith("p-") for id in page.ids)
    assert any(id.startswith("o-") for id in page.ids)
    assert any(link.startswith("/documents/") for link in page.links)


def test_an_asked_stretch_is_marked(client: FlaskClient) -> None:
    assert "mark" in get(client, f"/documents/{DUYEN_HAI}?mark=10-40").ids
    for wrong in ("10", "40-10", "1-99999999", "<b>"):
        assert "mark" not in get(client, f"/documents/{DUYEN_HAI}?mark={quote(wrong)}").ids


def test_a_document_that_is_only_cited_has_a_page_with_the_sentences(client: FlaskClient) -> None:
    page = get(client, f"/documents/{CITED}")
    assert "chưa có trong kho" in page.text
    assert "251/QĐ-BNV" in page.text
    assert any("mark=" in link for link in page.links)


def test_a_number_in_the_address_leads_to_the_document(client: FlaskClient) -> None:
    answer = client.get("/documents/" + quote("251/QĐ-BNV"))
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith(CITED)


def test_a_number_of_two_documents_is_a_choice(client: FlaskClient) -> None:
    page = get(client, "/documents/" + quote("19/KH-UBND"), 300)
    assert sum(link.startswith("/documents/") and "19" in link for link in page.links) == 2


def test_the_ledger_narrows_and_its_files_hold_what_it_shows(client: FlaskClient) -> None:
    asked = "recipient=" + quote("Sở Thông tin và Truyền thông")
    page = get(client, f"/duties?{asked}")
    whole = get(client, "/duties")
    assert parse_qs(asked) in [parse_qs(urlsplit(link).query) for link in page.links if link.startswith("/duties.csv")]
    rows = list(csv.reader(io.StringIO(client.get(f"/duties.csv?{asked}").get_data().decode("utf-8-sig"))))
    assert f"{len(rows) - 1} nhiệm vụ" in page.text
    assert f"{len(rows) - 1} nhiệm vụ" not in whole.text
    book = load_workbook(io.BytesIO(client.get(f"/duties.xlsx?{asked}").get_data()))
    assert book.worksheets[0].max_row == len(rows)
    assert client.get(f"/duties.ics?{asked}").text.startswith("BEGIN:VCALENDAR")


def test_a_cell_of_a_table_is_no_formula(client: FlaskClient) -> None:
    rows = csv.reader(io.StringIO(client.get("/duties.csv").get_data().decode("utf-8-sig")))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "@", "\t"))]


def test_the_calendar_shows_days_set_and_days_assumed(app: Flask) -> None:
    client = app.test_client()
    app.config["TODAY"] = dt.date(2024, 6, 15)
    try:
        june = get(client, "/calendar")
        december = get(client, "/calendar?year=2024&month=12")
    finally:
        del app.config["TODAY"]
    assert {"d-2024-06-30", "next"} <= set(june.ids)
    assert "ngày giả định: hết kỳ" in june.text
    assert "d-2024-12-31" in december.ids
    assert any(id.startswith("d-2024-12-1") for id in december.ids), "the day that a dispatch of 2024 sets"
    assert any("month=5" in link for link in june.asides)
    assert not [id for id in get(client, "/calendar?year=1999&month=6").ids if id.startswith("d-")], (
        "no rhythm before its document"
    )


def test_what_was_due_last_is_listed_latest_first(app: Flask) -> None:
    client = app.test_client()
    app.config["TODAY"] = dt.date(2024, 12, 20)
    try:
        page = get(client, "/duties?order=past&actor=van+hoa")
        assert "không biết việc đã làm hay chưa" in page.text
        assert "13/12/2024" in page.text
        coming = client.get("/api/v1/duties?order=next&per_page=500").get_json()["items"]
        past = client.get("/api/v1/duties?order=past&per_page=500").get_json()["items"]
        dated = [item["due"] for item in past if item["due"]]
        assert dated
        assert all(day < "2024-12-20" for day in dated)
        assert not {item["id"] for item in past if not item["periods"]} & {item["id"] for item in coming}
    finally:
        del app.config["TODAY"]


@pytest.mark.parametrize("typed", ["2024-12-15", "15/12/2024", "15.12.2024", "15-12-2024"])
def test_a_day_is_typed_as_people_write_it_and_shown_so(client: FlaskClient, typed: str) -> None:
    page = client.get(f"/duties?due_before={typed}").text
    assert 'type="date"' not in page
    assert 'placeholder="ngày/tháng/năm"' in page
    assert "14/12/2024" in page


def test_a_provision_that_a_question_names_is_one_click_away(client: FlaskClient) -> None:
    page = get(client, "/?q=" + quote("muc IV 26/KH-UBND"))
    assert "Kế hoạch 26/KH-UBND (Ủy ban nhân dân thị xã Duyên Hải, 11/02/2022) › IV" in " ".join(page.text.split())
    assert any(link.startswith(f"/documents/{DUYEN_HAI}?mark=") for link in page.links)
    assert " › " not in get(client, "/?q=" + quote("26/KH-UBND")).text.partition("Thu hẹp")[0]


def test_a_body_whose_name_begins_as_asked_comes_first(client: FlaskClient) -> None:
    items = client.get("/api/v1/agencies?q=" + quote("so noi vu")).get_json()["items"]
    assert [item["label"].startswith("Sở Nội vụ") for item in items] == sorted(
        (item["label"].startswith("Sở Nội vụ") for item in items), reverse=True
    )


@pytest.mark.parametrize("asked", ["year=0&month=0", "year=999999&month=99", "month=12&year=2100", "year=1990&month=1"])
def test_the_calendar_stays_within_its_years(client: FlaskClient, asked: str) -> None:
    get(client, f"/calendar?{asked}")


def test_the_matrix_opens_the_sentences_of_a_cell(client: FlaskClient) -> None:
    page = get(client, "/reports")
    cell = next(link for link in page.asides if "sender=" in link)
    assert "sentences" not in page.ids
    opened = get(client, cell)
    assert "sentences" in opened.ids
    assert any("#o-" in link for link in opened.links)
    narrowed = get(client, "/reports?agency=" + quote("so thong tin va truyen thong soc trang"))
    assert len([link for link in narrowed.asides if "sender=" in link]) < len([link for link in page.asides if "sender=" in link])
    assert "Không thấy báo cáo nào" in get(client, "/reports?agency=zzzz").text


def test_a_report_is_followed_upwards(client: FlaskClient) -> None:
    listed = client.get("/api/v1/reports?agency=" + quote("Đài Truyền thanh")).get_json()["items"]
    sender = listed[0]["sender"]["id"]
    page = get(client, f"/reports/{sender}")
    assert "Sở Thông tin và Truyền thông" in page.text
    assert "chuyển tiếp" in page.text
    above = client.get(f"/api/v1/reports/{sender}").get_json()["above"]
    assert above[0]["above"][0]["passed_on"] is True


def test_the_trace_goes_down_and_marks_what_is_outside(client: FlaskClient) -> None:
    answer = client.get("/documents/" + quote("61/2018/NĐ-CP"))
    page = get(client, answer.headers["Location"].replace("/documents/", "/trace/"))
    assert "107/2021/NĐ-CP" in page.text
    assert "được sửa đổi" in page.text
    assert "ngoài kho" in page.text


def test_the_raw_text_is_text(client: FlaskClient) -> None:
    answer = client.get(f"/raw/{DUYEN_HAI}")
    assert answer.mimetype == "text/plain"
    assert "KẾ HOẠCH" in answer.text


def test_the_hostile_document_can_be_read(client: FlaskClient, everything: dict[str, Page]) -> None:
    address = next(a for a in everything if a.startswith("/documents/uy-ban-script") and "?" not in a)
    page = get(client, address)
    assert EVIL in page.text
    assert BREAKOUT in page.text


def test_what_comes_out_of_a_duty_is_told_wherever_the_duty_is(client: FlaskClient) -> None:
    (duty,) = (d for d in client.get("/api/v1/duties?per_page=500").get_json()["items"] if d["product"])
    assert duty["product"] == BREAKOUT
    body = quote(duty["actors"][0]["agency"])
    for address in ("/duties?document=" + quote(duty["document"]), "/documents/" + quote(duty["document"]), f"/agencies/{body}"):
        assert f"Sản phẩm: {BREAKOUT}" in get(client, address).text, address
    told = csv.DictReader(io.StringIO(client.get("/duties.csv").text.removeprefix("\ufeff")))
    assert BREAKOUT in {row["Sản phẩm"].removeprefix("'") for row in told}


def test_a_class_that_holds_the_body_asked_for_says_so(client: FlaskClient) -> None:
    assert "gồm cơ quan đang lọc" in get(client, "/duties?actor=" + quote("Sở Y tế tỉnh Trà Vinh")).text
    assert "gồm cơ quan đang lọc" not in get(client, "/duties").text
