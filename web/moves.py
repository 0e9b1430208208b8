"""What became of files since they were read: nothing, moved to another place, or gone."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from graph.containers import Container, container_of, note_container
from graph.files import move, paths_below, paths_by_hash, release
from graph.originals import Originals, used_hashes
from graph.store import Store
from ingest.errors import VanbanError
from ingest.read import refusal
from ingest.sources import INSIDE, Item, file_sha256, is_container
from web.logs import note, why_of

if TYPE_CHECKING:
    from web.intake import Report


class Moves:
    """Recognises moved files by their bytes; looks at the store when the first one is asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def _known(self) -> dict[str, list[str]]:
        return paths_by_hash(self._store)

    def follow(self, path: Path, name: str) -> bool:
        """Whether the file `path`, called `name` in the store, is one that was read under a path where there is no file any more,
        or lay in an archive that is no more. Its documents are then known under the new name, and need not be read again."""
        if refusal(path) is not None:
            return False
        try:
            name.encode()
            known = self._known.get(file_sha256(path), ())
        except (OSError, UnicodeEncodeError):
            return False
        return any(not _exists(old.partition(INSIDE)[0]) and move(self._store, old, name) for old in known)


def unchanged(store: Store, path: Path, name: str, known: Mapping[str, str], originals: Originals | None) -> Collection[str]:
    """The documents of a file, by the names `known` in the store, where none need be read again: it has the bytes that it had
    when all of them were read. What `originals` lack is made up, for which an archive is read again."""
    try:
        if refusal(path) is not None:
            return ()
        sha256 = file_sha256(path)
        if is_container(path):
            whole = container_of(store, name) == Container(sha256, len(known))
            return known if whole and (originals is None or all(map(originals.holds, known.values()))) else ()
        if known.get(name) != sha256:
            return ()
    except OSError:
        return ()
    if originals is not None:
        make_up(originals, path, sha256)
    return (name,)


def make_up(originals: Originals, path: Path, sha256: str) -> None:
    """Keeps the original of what was stored without it; that can wait where it can't be done now."""
    try:
        originals.keep(path, sha256)
    except VanbanError as error:
        note("original not kept", logging.WARNING, path=str(path), **why_of(error.said))


class Contents:
    """What was read of one archive or mail, as it comes."""

    def __init__(self) -> None:
        self._sha256 = ""
        self._met: set[str] = set()
        self._read: set[str] = set()

    def met(self, item: Item, name: str) -> None:
        """A document of it came up."""
        self._sha256 = self._sha256 or item.container
        self._met.add(name)

    def read(self, name: str) -> None:
        """That document is in the store."""
        self._read.add(name)

    def note(self, store: Store, path: str) -> None:
        """Remembers it as a whole, unless the store can't; then it is read again next time."""
        if not self._sha256 or not self._read:
            return
        try:
            note_container(store, path, Container(self._sha256, len(self._read) if self._read == self._met else None))
        except VanbanError as error:
            note("archive not noted", logging.WARNING, path=path, **why_of(error.said))


def gone(store: Store, given: Iterable[Path], seen: Collection[str] = ()) -> tuple[str, ...]:
    """The files that were read below the folders among `given` and are there no more, by their paths in the store.

    `seen` are the files that were read, by the names that they were given: of an archive of which some members were seen, the
    others are gone. A folder that is itself not there says nothing of its files: it may be a disk that is not mounted.
    """
    folders = [path.resolve() for path in given if path.is_dir()]
    members = {_resolved(name) for name in seen if INSIDE in name}
    looked_into = {name.partition(INSIDE)[0] for name in members}
    found: list[str] = []
    for path in paths_below(store, folders):
        container = path.partition(INSIDE)[0]
        if not _exists(container) or (INSIDE in path and container in looked_into and path not in members):
            found.append(path)
    return tuple(found)


def with_gone(report: Report, store: Store, given: Sequence[Path], prune: bool) -> Report:
    """The report, also of the files below `given` that are no longer there; with `prune` they are forgotten."""
    seen = (*report.added, *report.changed, *report.unchanged, *report.moved, *(failure.path for failure in report.failed))
    missing = gone(store, given, seen)
    if prune:
        forget(store, missing)
    return replace(report, pruned=missing) if prune else replace(report, gone=missing)


def forget(store: Store, paths: Iterable[str]) -> tuple[str, ...]:
    """Forgets these files with their originals, and the documents that no other file holds; gives the ids of those."""
    before = used_hashes(store)
    removed = tuple(id for path in paths if (id := release(store, path)) is not None)
    Originals(store.path.parent).drop(store, before)
    return removed


def _resolved(name: str) -> str:
    container, inside, member = name.partition(INSIDE)
    try:
        return f"{Path(container).resolve()}{inside}{member}"
    except (OSError, RuntimeError, ValueError):
        return name


def _exists(path: str) -> bool:
    """Whether there is a file at a path; one that can't be looked at may be."""
    try:
        return Path(path).exists()
    except (OSError, ValueError):
        return True
