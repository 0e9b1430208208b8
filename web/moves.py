"""What became of files since they were read: moved to another place, or gone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from graph.files import move, paths_below, paths_by_hash, release
from graph.originals import Originals, used_hashes
from graph.store import Store
from ingest.read import refusal
from ingest.sources import INSIDE, file_sha256

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
        """Whether the file `path`, called `name` in the store, is one that was read under a path where there is no file any more.
        Its document is then known under the new name, and nothing need be read again."""
        if refusal(path) is not None:
            return False
        try:
            name.encode()
            known = self._known.get(file_sha256(path), ())
        except (OSError, UnicodeEncodeError):
            return False
        return any(INSIDE not in old and not _exists(old) and move(self._store, old, name) for old in known)


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
