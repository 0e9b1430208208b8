"""Files come in: found in folders, read, parsed, stored and indexed, each on its own."""

from __future__ import annotations

import csv
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import VanbanError
from ingest.sources import Item, items, recognised

if TYPE_CHECKING:
    from graph.store import Store

MANIFEST = "manifest.csv"
"""Where a folder holds this file, its column `file` says which files of the folder are documents."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """Files to read, and files of folders that no reader knows."""

    files: tuple[Path, ...]
    skipped: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that could not be taken in and why, in one sentence."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What became of each file of a batch, by path; `ids` are the documents added or changed."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    failed: tuple[Failure, ...]
    skipped: tuple[str, ...]
    ids: tuple[str, ...]

    @property
    def stored(self) -> bool:
        return bool(self.added or self.changed)


Step = Callable[[Path], None]
"""Called after each file."""


def gather(paths: Iterable[Path], suffixes: Iterable[str]) -> Found:
    """The files that `paths` name: files as they are, folders with all files below whose suffix or content has a reader.

    Of a folder with a manifest only the files that it names are taken. Hidden files and folders are passed over. A path that
    does not exist is kept, so that it is reported like any file that can't be read.
    """
    known = {suffix.lower() for suffix in suffixes}
    files: dict[Path, None] = {}
    skipped: list[Path] = []
    for path in paths:
        if path.is_dir():
            _walk(path, known, files, skipped)
        else:
            files[path] = None
    return Found(tuple(files), tuple(skipped))


def _walk(folder: Path, known: set[str], files: dict[Path, None], skipped: list[Path]) -> None:
    named = _named(folder / MANIFEST)
    if named is not None:
        files.update(dict.fromkeys(folder / name for name in named))
        return
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and not path.is_symlink():
            _walk(path, known, files, skipped)
        elif path.suffix.lower() in known or recognised(path):
            files[path] = None
        elif path.is_file():
            skipped.append(path)


def _named(manifest: Path) -> tuple[str, ...] | None:
    """The files that a manifest names; None where there is none or it has no column `file`."""
    if not manifest.is_file():
        return None
    with manifest.open(encoding="utf-8-sig", newline="") as lines:
        rows = csv.DictReader(lines)
        if "file" not in (rows.fieldnames or ()):
            return None
        return tuple(row["file"] for row in rows if row["file"] and _is_below(Path(row["file"])))


def _is_below(name: Path) -> bool:
    """Whether a name leads to a file in its folder or further down."""
    return not name.is_absolute() and ".." not in name.parts


def take_in(store: Store, found: Found, step: Step | None = None, again: bool = False) -> Report:
    """Reads and stores each file that is new or has changed; a file that fails is reported and the rest goes on.

    `again` reads unchanged files too: what a newer program reads in them replaces what was stored.
    """
    outcome: dict[str, list[str]] = {"added": [], "changed": [], "unchanged": []}
    failed: list[Failure] = []
    ids: list[str] = []
    for path in found.files:
        for item in items(path):
            if item.error:
                failed.append(Failure(item.name, item.error))
                continue
            try:
                verdict, document_id = _take_in_one(store, path, item, again)
            except VanbanError as error:
                failed.append(Failure(item.name, _without(item, error)))
            except Exception as error:  # one file must not stop a batch, whatever is wrong with it or with us
                log.debug("reading %s", item.name, exc_info=True)
                why = f"{type(error).__name__}: {_without(item, error)}"
                failed.append(Failure(item.name, f"Lỗi trong chương trình khi đọc tệp này ({why})."))
            else:
                outcome[verdict].append(item.name)
                ids += [document_id] if document_id else []
        if step is not None:
            step(path)
    return Report(
        added=tuple(outcome["added"]),
        changed=tuple(outcome["changed"]),
        unchanged=tuple(outcome["unchanged"]),
        failed=tuple(failed),
        skipped=tuple(str(path) for path in found.skipped),
        ids=tuple(ids),
    )


def _without(item: Item, error: Exception) -> str:
    """What an error says, without the name, which stands before it in the report."""
    head, found, tail = str(error).partition(": ")
    return tail if found and head.endswith(item.name.rpartition("/")[2]) else str(error)


def _take_in_one(store: Store, path: Path, item: Item, again: bool) -> tuple[str, str | None]:
    """`added`, `changed` or `unchanged`, and the document's id where it was stored."""
    name = str(path.resolve()) + item.name.removeprefix(str(path))
    if not again and store.unchanged(name, item.sha256):
        return "unchanged", None
    from ingest.parse import parse_file  # only here: what is unchanged must not wait for the recognisers

    change = store.put(parse_file(item.path, name))
    return change.kind.value, change.document_id if change.kind.value != "unchanged" else None
