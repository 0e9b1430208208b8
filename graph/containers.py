"""Archives and mails as wholes: known by their own bytes, so that what has not changed need not be unpacked again."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from graph import tables
from graph.store import Store


@dataclass(frozen=True, slots=True)
class Container:
    """The SHA-256 that an archive or a mail had when it was last read, and how many documents were read from it; None where
    something in it could not be."""

    sha256: str
    documents: int | None


def container_of(store: Store, path: str) -> Container | None:
    """What is known of the archive or mail `path`; None where none was read there."""
    c = tables.containers.c
    with store.reading() as connection:
        found = connection.execute(select(c.sha256, c.documents).where(c.path == path)).first()
    return Container(found.sha256, found.documents) if found else None


def note_container(store: Store, path: str, read: Container) -> None:
    """Remembers how an archive or a mail was read."""
    table = tables.containers
    if container_of(store, path) == read:
        return
    with store.writing() as connection:
        connection.execute(table.delete().where(table.c.path == path))
        connection.execute(table.insert().values(path=path, sha256=read.sha256, documents=read.documents))
