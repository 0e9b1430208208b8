"""A home with the sample corpus and one hostile document, for everything that asks pages or commands, and a browser to look at
them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, sync_playwright

from graph.store import STORE_NAME, Store
from ingest.parse import parse_file
from search.index import SearchIndex
from tests.web.hostile import hostile
from tests.web.serving import serving
from tests.web.visits import FLAGS, LAPTOP, PHONE, Visit, visiting
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


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[str]:
    """A server process of its own; gives its address."""
    with serving(home) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def laptop(browser: Browser, server: str) -> Iterator[Visit]:
    yield from visiting(browser, server, LAPTOP)


@pytest.fixture
def phone(browser: Browser, server: str) -> Iterator[Visit]:
    yield from visiting(browser, server, PHONE, has_touch=True, is_mobile=True)


@pytest.fixture
def scriptless(browser: Browser, server: str) -> Iterator[Visit]:
    yield from visiting(browser, server, LAPTOP, java_script_enabled=False)
