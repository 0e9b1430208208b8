"""Which files of folders are new or have changed, and no longer grow: by looking again and again, on every kind of disk."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Stamp = tuple[int, int, int]
"""Bytes, time of the last change and number of a file: another file, or other bytes, have another."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look found: files to read, whether others still grow, whether some that were read are gone since the look before: by
    now they would be ready under another name, had they only been moved."""

    ready: tuple[Path, ...]
    growing: bool
    gone: bool


class Folders:
    """Folders under watch. A file is ready once two looks have found it the same."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders
        self._last: dict[Path, Stamp] = {}
        self._done: dict[Path, Stamp] = {}
        self._gone = False

    def look(self) -> Seen:
        """What there is to do now."""
        now = dict(_stamps(self._folders))
        fresh = {path: stamp for path, stamp in now.items() if self._done.get(path) != stamp}
        ready = tuple(sorted(path for path, stamp in fresh.items() if self._last.get(path) == stamp))
        gone = [path for path in self._done if path not in now]
        for path in gone:
            del self._done[path]
        self._last = now
        before, self._gone = self._gone, bool(gone)
        return Seen(ready, len(ready) < len(fresh), before)

    def done(self, paths: Iterable[Path]) -> None:
        """These were read as the last look found them."""
        self._done.update((path, self._last[path]) for path in paths if path in self._last)


def _stamps(folders: Sequence[Path]) -> Iterator[tuple[Path, Stamp]]:
    """The files below folders, without hidden ones; what can't be looked at is passed over until it can."""
    for folder in folders:
        for place, inside, names in os.walk(folder):
            inside[:] = [name for name in inside if not name.startswith(".")]
            for name in names:
                if name.startswith("."):
                    continue
                path = Path(place) / name
                try:
                    found = path.stat()
                except (OSError, ValueError):
                    continue
                yield path, (found.st_size, found.st_mtime_ns, found.st_ino)
