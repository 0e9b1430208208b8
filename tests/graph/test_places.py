"""The pages of originals in the store, and the way from a fact to its place on them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from sqlalchemy import create_engine

from graph import migrations
from graph.place_rows import place_rows, places_of
from graph.store import ChangeKind, Store
from ingest.document import Document, Source
from ingest.parse import parse_document
from ingest.places import NOWHERE, Box, Patch, Place, Places, Recognised

RAW = "QUYẾT ĐỊNH\nGiao Sở Nội vụ báo cáo trước\n\n1\n\f\nngày 15 hằng tháng.\n\n2\n\f\nNơi nhận: lưu.\n\n3\n\f\n"
PAGES = (0, RAW.index("\f") + 1, RAW.index("\f", 60) + 1)
DUTY = RAW.index("Giao")
LATER = RAW.index("ngày 15")
PLACES = Places(
    PAGES,
    len(RAW),
    (
        Patch(DUTY, DUTY + 4, 1, Box(1000, 2000, 2000, 2200)),
        Patch(DUTY + 5, DUTY + 14, 1, Box(2100, 2000, 4000, 2210)),
        Patch(LATER, LATER + 19, 2, Box(1000, 500, 4800, 700)),
    ),
    (Recognised(1, 7, 91.25), Recognised(2, 4, 80.0)),
)


def _document(places: Places) -> Document:
    return parse_document(RAW, Source("/vao/1.pdf", "pdf", "a" * 64), places)


def test_pages_come_back_as_they_were_put(tmp_path: Path) -> None:
    (row,) = place_rows(PLACES)
    assert places_of(row) == PLACES
    assert (row["pages"], row["confidence"]) == (3, PLACES.confidence)
    assert place_rows(NOWHERE) == []
    with Store(tmp_path / "kho.sqlite") as store:
        document = _document(PLACES)
        id = store.put(document).document_id
        assert store.document(id) == document


def test_a_fact_leads_to_the_pages_that_hold_it(tmp_path: Path) -> None:
    with Store(tmp_path / "kho.sqlite") as store:
        document = _document(PLACES)
        id = store.put(document).document_id
        placing = store.placing(id)
        assert placing is not None
        start = document.text.index("Giao")
        end = document.text.index("tháng.") + len("tháng.")
        assert placing.at(start, end) == (
            Place(1, (Box(1000, 2000, 4000, 2210),)),
            Place(2, (Box(1000, 500, 4800, 700),)),
        )
        (part,) = placing.at(document.text.index("ngày 15"), document.text.index("ngày 15") + len("ngày 15 hằ"))
        assert part == Place(2, (Box(1000, 500, 3000, 700),))  # ten letters of nineteen
        assert [document.text[at : at + 4] for at in placing.begins()] == ["QUYẾ", "ngày", "Nơi "]
        assert store.placing("not/there") is None


def test_where_words_stand_is_stored_again_when_it_changes(tmp_path: Path) -> None:
    with Store(tmp_path / "kho.sqlite") as store:
        store.put(_document(NOWHERE))
        assert store.put(_document(NOWHERE)).kind is ChangeKind.UNCHANGED
        assert store.put(_document(PLACES)).kind is ChangeKind.CHANGED
        assert store.put(_document(replace(PLACES, recognised=()))).kind is ChangeKind.CHANGED


def test_what_follows_the_last_page_is_on_none() -> None:
    places = Places((0, 10), 20)
    assert [places.page_at(at) for at in (0, 9, 10, 19, 20)] == [1, 1, 2, 2, None]
    assert places.at(15, 30) == (Place(2),)
    assert places.at(20, 30) == NOWHERE.at(0, 5) == ()


def test_a_store_without_pages_gets_them(tmp_path: Path) -> None:
    path = tmp_path / "kho.sqlite"
    Store(path).close()
    with sqlite3.connect(path) as connection:
        whole = connection.execute("PRAGMA table_info(places)").fetchall()
        connection.execute("DROP TABLE places")
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        migrations.add_places(connection)
    engine.dispose()
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA table_info(places)").fetchall() == whole
