"""Whether the index on disk is sound and shows what the store says; and what makes it be brought up to date or made anew."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from search.index import INDEX_NAME


@dataclass(frozen=True, slots=True)
class IndexState:
    """What was found: `damaged` says why the database can't be used; ids of documents that the index `lacks`, holds as they were
    before (`stale`), or holds though they are gone (`extra`); `pending` documents whose words were never finished."""

    damaged: str = ""
    lacks: tuple[str, ...] = ()
    stale: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    pending: int = 0

    @property
    def sound(self) -> bool:
        return self == IndexState()


def examine(home: Path, digests: Mapping[str, str]) -> IndexState:
    """Compares the index with the digests of the store's documents, by id. Changes nothing."""
    path = home / INDEX_NAME / "catalog.sqlite"
    if not path.is_file():
        return IndexState(lacks=tuple(sorted(digests)))
    try:
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            told = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
            if told != "ok":
                return IndexState(damaged=str(told))
            held = dict(connection.execute("SELECT id, digest FROM documents").fetchall())
            pending = int(connection.execute("SELECT count(*) FROM pending").fetchone()[0])
    except sqlite3.DatabaseError as error:
        return IndexState(damaged=str(error))
    return IndexState(
        lacks=tuple(sorted(digests.keys() - held.keys())),
        stale=tuple(sorted(id for id in digests.keys() & held.keys() if digests[id] != held[id])),
        extra=tuple(sorted(held.keys() - digests.keys())),
        pending=pending,
    )


def look_again(home: Path) -> None:
    """Has the next `SearchIndex.sync` compare each document, whatever revision the index shows."""
    with closing(sqlite3.connect(home / INDEX_NAME / "catalog.sqlite", timeout=30)) as connection, connection:
        connection.execute("DELETE FROM meta WHERE key = 'store_revision'")


def discard(home: Path) -> None:
    """Removes the index; the next `SearchIndex.sync` makes it anew from the store."""
    shutil.rmtree(home / INDEX_NAME, ignore_errors=True)
