"""A home with the sample corpus and one hostile document, for everything that asks pages or commands."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from graph.store import STORE_NAME, Store
from ingest.parse import parse_file
from search.index import SearchIndex
from tests.web.hostile import hostile
from web import create_app

DUYEN_HAI = "ubnd-thi-xa-duyen-hai/kh/2022/26"
CITED = "bnv/qd/2022/251"


def fill(home: Path, corpus: Path, *, evil: bool = False) -> None:
    """Reads the corpus into `home`, with an index whose encoder needs no model."""
    home.mkdir(parents=True, exist_ok=True)
    with Store(home / STORE_NAME) as store, SearchIndex.open(home, model="hashing") as index:
        for path in sorted(corpus.glob("*.txt")):
            store.put(parse_file(path))
        if evil:
            store.put(hostile())
        index.sync(store)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Path:
    folder = tmp_path_factory.mktemp("web") / "home"
    fill(folder, corpus, evil=True)
    return folder


@pytest.fixture(scope="session")
def app(home: Path) -> Flask:
    made = create_app(home)
    made.config["TESTING"] = True
    made.config["PROPAGATE_EXCEPTIONS"] = False
    return made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
