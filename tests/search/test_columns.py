"""The columns that a search keeps in memory, against the database that they were read from."""

from __future__ import annotations

import sqlite3
from importlib.resources import files

from search.columns import Columns
from search.results import UnitKind


def _database() -> sqlite3.Connection:
    db = sqlite3.connect(":memory:")
    db.executescript((files("search.data") / "catalog.sql").read_text("utf-8"))
    documents = [(3, "a", "Kế hoạch", "Sở A", None, "2022-04"), (8, "b", "Kế hoạch", None, "Huế", "2024-01-02")]
    for row, id, type, issuer, place, date in documents:
        values = (row, id, "", id, type, issuer, place, date)
        db.execute("INSERT INTO documents (row, id, digest, label, type, issuer, place, date) VALUES (?,?,?,?,?,?,?,?)", values)
    units = [(5, 3, "document", 0, None), (9, 3, "obligation", 4, "report"), (12, 8, "obligation", 7, "report")]
    for row, document, kind, start, category in units:
        db.execute(
            "INSERT INTO units (row, document, id, kind, path, headings, start, size, text, context, heading, category, periods)"
            " VALUES (?,?,'',?,'','[]',?,10,'','','',?,'')",
            (row, document, kind, start, category),
        )
    return db


def test_places_leave_out_units_that_are_no_more() -> None:
    columns = Columns.read(_database())
    assert columns.places([12, 7, 5, 99]) == {12: (8, 7, 17), 5: (3, 0, 10)}


def test_kinds() -> None:
    columns = Columns.read(_database())
    assert columns.of_kind([12, 5, 9], UnitKind.OBLIGATION) == [12, 9]
    assert columns.of_kind([12, 5, 9], UnitKind.PROVISION) == []


def test_a_document_counts_once_however_many_units_it_has() -> None:
    columns = Columns.read(_database())
    assert columns.counts([5, 9, 12]) == {
        "type": {"Kế hoạch": 2},
        "issuer": {"Sở A": 1},
        "place": {"Huế": 1},
        "year": {"2022": 1, "2024": 1},
        "category": {"report": 2},
    }


def test_an_empty_index_has_nothing_to_count() -> None:
    db = sqlite3.connect(":memory:")
    db.executescript((files("search.data") / "catalog.sql").read_text("utf-8"))
    columns = Columns.read(db)
    assert columns.places([1]) == {}
    assert columns.of_kind([1], UnitKind.DOCUMENT) == []
    assert columns.counts([1])["type"] == {}
