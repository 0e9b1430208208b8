"""Whether the store on disk is sound: its pages, its references, the words that its spans repeat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import delete, select

from graph import tables
from graph.rows import check_spans
from graph.store import Store, grow
from ingest.errors import StoreError


@dataclass(frozen=True, slots=True)
class Unsound:
    """A document whose rows do not make a whole any more, and why."""

    id: str
    why: str


def orphans(store: Store) -> int:
    """How many rows belong to something that is no more."""
    with store.reading() as connection:
        return len(connection.exec_driver_sql("PRAGMA foreign_key_check").all())


def drop_orphans(store: Store) -> int:
    """Removes rows of facts and files that belong to no document; gives their number."""
    known = select(tables.documents.c.key)
    dropped = 0
    with store.writing() as connection:
        for table in (*tables.FACTS, tables.sources):
            dropped += connection.execute(delete(table).where(table.c.document.not_in(known))).rowcount
        if dropped:
            grow(connection)
    return dropped


def unsound(store: Store) -> Iterator[Unsound | None]:
    """Reads each document as everything else does: one that can't be read, or whose spans don't repeat its text, is told, None
    stands for a sound one."""
    for id in store.document_ids():
        try:
            check_spans(store.document(id))
        except StoreError:
            raise
        except Exception as error:  # whatever the damage makes of a row
            yield Unsound(id, f"{type(error).__name__}: {error}"[:200])
        else:
            yield None
