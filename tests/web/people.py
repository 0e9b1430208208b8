"""People who use the pages in tests: accounts, and a client that signs in as a browser does."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from ingest.parse import parse_file
from search.build import Text
from search.index import SearchIndex
from web import accounts, create_app
from web.accounts import Role
from web.audit import Actor

PLAN = "002_64bb1f37b7454fb4.txt"
PASSWORD = "mật khẩu dài 123"
PEOPLE = {"lan": Role.READER, "minh": Role.REVIEWER, "quản.trị": Role.ADMIN}
TOKEN = re.compile(r'name="csrf" value="([^"]+)"')


@cache
def _hash() -> str:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)  # as quick as it gets


def empty_home(home: Path) -> None:
    """A home without documents, whose index needs no model."""
    with SearchIndex.open(home, model="hashing") as index:
        index.put_texts([Text("x", "x", "x")])
        index.remove("x")


def people(app: Flask) -> None:
    """Makes the accounts where there are none; all have one password, hashed once."""
    store = app.extensions["library"].store
    if not accounts.any_account(store):
        hashed, accounts._hashed = accounts._hashed, lambda _name, _password: _hash()
        try:
            for name, role in PEOPLE.items():
                accounts.add(store, name, role, PASSWORD, Actor("test"))
        finally:
            accounts._hashed = hashed


def token_of(client: FlaskClient, address: str = "/login") -> str:
    """The word that the forms of a page hold."""
    found = TOKEN.search(client.get(address).text)
    assert found, f"{address} holds a form"
    return found[1]


def enter(client: FlaskClient, name: str, password: str = PASSWORD, onward: str = "/") -> TestResponse:
    form = {"csrf": token_of(client), "name": name, "password": password, "next": onward}
    return client.post("/login", data=form)


def signed_in(app: Flask, name: str) -> FlaskClient:
    people(app)
    client = app.test_client()
    assert enter(client, name).status_code == 303
    return client


def with_plan(home: Path, corpus: Path) -> Flask:
    """The application over a home with the accounts and the plan of the sample corpus, whose index needs no model."""
    empty_home(home)
    made = create_app(home)
    people(made)
    made.extensions["library"].store.put(parse_file(corpus / PLAN))
    return made
