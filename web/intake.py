"""Files come in: found in folders, read, parsed, stored and indexed, each on its own."""

from __future__ import annotations

import csv
import hashlib
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import VanbanError

if TYPE_CHECKING:
    from graph.store import Store

MANIFEST = "manifest.csv"
"""Where a folder holds this file, its column `file` says which files of the folder are documents."""

_HEAD = 65536
"""Bytes of a file of unknown name that are looked at."""

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
        elif path.suffix.lower() in known or _recognised(path):
            files[path] = None
        elif path.is_file():
            skipped.append(path)


def _recognised(path: Path) -> bool:
    """Whether a file of another name or none holds a document all the same."""
    from ingest.readers.formats import FORMATS
    from ingest.readers.sniff import sniff

    if refusal(path):
        return False
    try:
        with path.open("rb") as file:
            return sniff(file.read(_HEAD)) in FORMATS
    except OSError:
        return False


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


def take_in(store: Store, found: Found, step: Step | None = None) -> Report:
    """Reads and stores each file that is new or has changed; a file that fails is reported and the rest goes on."""
    outcome: dict[str, list[str]] = {"added": [], "changed": [], "unchanged": []}
    failed: list[Failure] = []
    ids: list[str] = []
    for path in found.files:
        for name, put in _documents(store, path):
            try:
                verdict, document_id = put()
            except VanbanError as error:
                failed.append(Failure(name, _without(path, name, error)))
            except Exception as error:  # one file must not stop a batch, whatever is wrong with it or with us
                log.debug("reading %s", name, exc_info=True)
                why = f"{type(error).__name__}: {_without(path, name, error)}"
                failed.append(Failure(name, f"Lỗi trong chương trình khi đọc tệp này ({why})."))
            else:
                outcome[verdict].append(name)
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


def _without(path: Path, name: str, error: Exception) -> str:
    """What an error says, without the path, which stands before it in the report."""
    message = str(error)
    for prefix in (f"{name}: ", f"{os.path.realpath(path)}{name.removeprefix(str(path))}: ", f"{path}: "):
        message = message.removeprefix(prefix)
    return message


Put = Callable[[], tuple[str, str | None]]
"""Takes one document in: `added`, `changed` or `unchanged`, and the document's id where it was stored."""


def _documents(store: Store, path: Path) -> Iterator[tuple[str, Put]]:
    """The documents of a file, most often one, each with its name: an archive has one a member, `a.zip!/b.docx`."""
    why = refusal(path) or ("tên tệp có ký tự không hợp lệ; hãy đổi tên tệp." if not _encodes(str(path)) else None)
    if why:
        yield str(path), _fails(why)
        return
    kind = container(path)
    if kind != ".zip":
        whole = Path(os.path.realpath(path))
        if kind is None:
            yield str(path), partial(_take_in_one, store, whole, str(whole), _sha256(whole))
            return
    yield from _members(store, path, kind)


def _members(store: Store, path: Path, kind: str) -> Iterator[tuple[str, Put]]:
    from ingest.readers.process import unpacked

    whole = Path(os.path.realpath(path))
    try:
        with unpacked(whole) as members:
            if kind == ".eml" and (not members or has_words(whole)):
                yield str(path), partial(_take_in_one, store, whole, str(whole), _sha256(whole))
            for member in members:
                name = f"!/{member.name}"
                if member.error:
                    yield f"{path}{name}", _fails(member.error)
                else:
                    yield f"{path}{name}", partial(_take_in_one, store, Path(member.path), f"{whole}{name}", member.sha256)
            if kind == ".zip" and not members:
                yield str(path), _fails("tệp nén trống.")
    except VanbanError as error:
        yield str(path), _fails(str(error))


def _sha256(path: Path) -> str | None:
    """The hash of a file; None where it can't be read, which its reader then says in words."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
