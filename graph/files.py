"""The files that documents were read from, as the store knows them: found by hash or folder, moved, let go."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Connection, delete, select, union, update

from graph import tables
from graph.store import Store, grow, let_go
from ingest.sources import INSIDE


def paths_by_hash(store: Store) -> dict[str, list[str]]:
    """The paths of all files, archives and mails among them, by the hash that their bytes had when they were read."""
    sources, containers = tables.sources.c, tables.containers.c
    found: dict[str, list[str]] = {}
    with store.reading() as connection:
        wholes = select(containers.sha256, containers.path)
        for sha256, path in connection.execute(union(wholes, select(sources.sha256, sources.path)).order_by("path")):
            found.setdefault(sha256, []).append(path)
    found.pop("", None)
    return found


def paths_below(store: Store, folders: Iterable[Path]) -> tuple[str, ...]:
    """The paths of all files that were read in these folders and those below, in order."""
    sources = tables.sources.c
    found: set[str] = set()
    with store.reading() as connection:
        for folder in folders:
            inside = str(folder).rstrip(os.sep) + os.sep
            after = inside[:-1] + chr(ord(os.sep) + 1)
            found.update(connection.scalars(select(sources.path).where(sources.path >= inside, sources.path < after)))
    return tuple(sorted(found))


def move(store: Store, old: str, new: str) -> bool:
    """A file now has another path, and so have its members where it is an archive; False where `old` was never read or
    something was read under `new`. Nothing else about its document changes."""
    sources, containers = tables.sources.c, tables.containers.c
    with store.writing() as connection:
        held = _held(connection, old)
        if not held or _held(connection, new):
            return False
        for path in held:
            connection.execute(update(tables.sources).where(sources.path == path).values(path=new + path.removeprefix(old)))
        connection.execute(delete(tables.containers).where(containers.path == new))
        connection.execute(update(tables.containers).where(containers.path == old).values(path=new))
        grow(connection)
    return True


def release(store: Store, path: str) -> str | None:
    """Takes a file away from its document; gives the document's id where that is no more, since no other file held it."""
    sources, documents = tables.sources.c, tables.documents.c
    with store.writing() as connection:
        joined = select(documents.key, documents.id).join(tables.sources, sources.document == documents.key)
        found = connection.execute(joined.where(sources.path == path)).first()
        if found is None:
            return None
        gone = let_go(connection, found.key, path)
        connection.execute(delete(tables.containers).where(tables.containers.c.path == path.partition(INSIDE)[0]))
        grow(connection)
    return str(found.id) if gone else None


def _held(connection: Connection, path: str) -> list[str]:
    """The paths in the store of a file and of its members."""
    column, inside = tables.sources.c.path, path + INSIDE
    within = (column >= inside) & (column < inside[:-1] + chr(ord(inside[-1]) + 1))
    return list(connection.scalars(select(column).where((column == path) | within)))
