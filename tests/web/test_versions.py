"""A document's page and the API name its other versions, with what speaks for it."""

from __future__ import annotations

from pathlib import Path

from graph.store import STORE_NAME, Store
from ingest.document import Source
from ingest.parse import parse_document
from ingest.places import Places, Recognised
from tests.graph.test_near_copies import _misread, _text
from web import create_app


def test_a_page_names_the_other_versions(tmp_path: Path) -> None:
    scan = _misread(_text(), 0.1)
    with Store(tmp_path / STORE_NAME) as store:
        signed = store.put(parse_document(_text(), Source("/a.docx", "docx", "a"))).document_id
        places = Places((0,), len(scan), (), (Recognised(1, 100, 88.0),))
        scanned = store.put(parse_document(scan, Source("/b.pdf", "pdf", "b"), places)).document_id
        draft = store.put(parse_document(_text(number="   ", day="  "), Source("/c.docx", "docx", "c"))).document_id
    client = create_app(tmp_path).test_client()
    told = client.get(f"/api/v1/documents/{signed}").get_json()["versions"]
    assert [(each["document"]["id"], each["kind"]) for each in told] == [(draft, "draft"), (scanned, "scan")]
    assert told[0]["score"] > told[1]["score"] > 0.35
    assert {"issuer", "title"} <= set(told[0]["same"])
    page = client.get(f"/documents/{signed}").get_data(as_text=True)
    assert "Bản khác của văn bản này" in page
    assert "bản chưa có số (dự thảo)" in page
    assert client.get(f"/api/v1/documents/{draft}").get_json()["versions"][0]["kind"] == "signed"
