"""Answers that a browser keeps: 304 as long as nothing has changed, a new answer as soon as something has."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from graph.store import STORE_NAME, Store
from tests.web.conftest import DUYEN_HAI, fill
from web import create_app

ADDRESSES = ["/", "/?q=bao+cao", "/duties", f"/documents/{DUYEN_HAI}", "/duties.csv", "/calendar", "/api/v1/duties"]
ADDRESSES += ["/api/v1/search?q=bao+cao"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_has_not_changed_is_not_sent_again(client: FlaskClient, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.data
    assert again.headers["ETag"] == first.headers["ETag"]
    assert "default-src 'none'" in again.headers["Content-Security-Policy"]


def test_the_tag_knows_address_and_language(client: FlaskClient) -> None:
    tags = {client.get(address).headers["ETag"] for address in ADDRESSES}
    assert len(tags) == len(ADDRESSES)
    vietnamese = client.get("/duties").headers["ETag"]
    client.get("/language/en")
    assert client.get("/duties", headers={"If-None-Match": vietnamese}).status_code == 200


def test_errors_and_redirects_have_no_tag(client: FlaskClient) -> None:
    for address in ("/nowhere", "/duties?due_before=x", "/language/en", "/documents/251%2FQĐ-BNV"):
        assert "ETag" not in client.get(address).headers, address


def test_a_change_of_the_store_is_seen(tmp_path: Path, corpus: Path) -> None:
    fill(tmp_path / "home", corpus)
    client = create_app(tmp_path / "home").test_client()
    first = client.get("/documents")
    with Store(tmp_path / "home" / STORE_NAME) as store:
        store.forget(DUYEN_HAI)
    second = client.get("/documents", headers={"If-None-Match": first.headers["ETag"]})
    assert second.status_code == 200
    assert first.text != second.text
