"""A home in one file, and back: made while others read and write it, checked word for word before it takes its place.

The file is a zip archive: the databases as SQLite copies them in one state, all files that the home keeps, and `manifest.json`
with the SHA-256 of each. What can be made again (words of the index, pictures of pages) and what is this machine's own (the key
that signs cookies, locks) is left out.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from graph.migrations import SCHEMA_VERSION
from graph.store import STORE_NAME
from ingest.errors import Sentence, StoreError, VanbanError, system_words

MANIFEST = "manifest.json"
FORMAT = 1
_LEFT_OUT = ("index/words", "cache", "secret.key")
_LEFT_OUT_SUFFIXES = ("-wal", "-shm", "-journal", ".lock", ".part")
_NOT_OURS = frozenset({".zip", ".jsonl", ".log"})
"""Backups and logs that somebody put into the home."""
_PART = "part-"
_PIECE = 1 << 20
_MOST_MANIFEST = 200 * 2**20

Step = Callable[[int, int], None]
"""Called with how many files are done and how many there are."""


class BackupError(VanbanError):
    """A backup that can't be made or does not hold what it should."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds: files and bytes, documents, and when it was made (ISO, UTC)."""

    files: int
    bytes: int
    documents: int
    made: str


def back_up(home: Path, out: Path, step: Step | None = None) -> Backup:
    """Writes the file `out`, which appears when it is whole. Raises BackupError where it can't be written, StoreError where
    `home` has no store."""
    if not (home / STORE_NAME).is_file():
        raise StoreError(
            f"Chưa có kho dữ liệu ở {home}: không có gì để sao lưu.",
            f"There is no store at {home} yet: there is nothing to back up.",
        )
    part = out.with_name(out.name + ".part")
    try:
        with tempfile.TemporaryDirectory(prefix="vanban-") as folder:
            made = _write(home, part, Path(folder), step)
        part.replace(out)
    except (OSError, sqlite3.Error) as error:
        why = system_words(error) if isinstance(error, OSError) else Sentence(str(error), str(error))
        raise BackupError(
            f"Không sao lưu được vào {out} ({why.vi}): hãy kiểm tra quyền và dung lượng đĩa.",
            f"The backup {out} can't be made ({why.en}): see who may write there and whether the disk has room.",
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return made


def _write(home: Path, part: Path, scratch: Path, step: Step | None) -> Backup:
    entries: list[dict[str, Any]] = []
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        documents = 0
        names = sorted(_databases(home), key=lambda name: name != STORE_NAME)  # first the store, then all that follows it
        for name in names:
            copy = scratch / "copy.sqlite"
            _copy_database(home / name, copy)
            if name == STORE_NAME:
                documents = _count(copy)
            entries.append(_add(archive, copy, name, zipfile.ZIP_DEFLATED))
            copy.unlink()
        files = _files(home)
        for done, path in enumerate(files, 1):
            try:
                entries.append(_add(archive, path, path.relative_to(home).as_posix(), zipfile.ZIP_STORED))
            except FileNotFoundError:  # it was removed meanwhile, with the document that named it
                continue
            if step is not None:
                step(done, len(files))
        told = {
            "program": "vanban",
            "format": FORMAT,
            "schema": SCHEMA_VERSION,
            "made": now,
            "home": str(home.resolve()),
            "documents": documents,
            "files": entries,
        }
        archive.writestr(MANIFEST, json.dumps(told, ensure_ascii=False), zipfile.ZIP_DEFLATED)
    return Backup(len(entries), part.stat().st_size, documents, now)


def restore(file: Path, home: Path, step: Step | None = None) -> Backup:
    """Makes the home `home`, which must hold no store yet, from a backup. Nothing is put there before all of it is checked.

    Raises BackupError where the file is no backup, is broken or newer than this program; StoreError where there is a store.
    """
    if (home / STORE_NAME).exists():
        raise StoreError(
            f"{home} đã có kho dữ liệu: hãy khôi phục vào thư mục khác bằng --home.",
            f"{home} has a store already: restore into another folder with --home.",
        )
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        with (
            tempfile.TemporaryDirectory(prefix=".vanban-", dir=home.parent) as folder,
            zipfile.ZipFile(file) as archive,
        ):
            told = _manifest(archive, file)
            scratch = Path(folder)
            for done, entry in enumerate(told["files"], 1):
                _extract(archive, entry, scratch, file)
                if step is not None:
                    step(done, len(told["files"]))
            for name in _databases(scratch):
                _check_database(scratch / name, file)
            _move_paths(scratch / STORE_NAME, told["home"], str(home.resolve()))
            _put(scratch, home)
            return Backup(len(told["files"]), file.stat().st_size, told["documents"], told["made"])
    except (zipfile.BadZipFile, KeyError, TypeError, ValueError, EOFError) as error:
        raise BackupError(
            f"{file} không phải bản sao lưu của vanban hoặc đã hỏng.", f"{file} is no backup of vanban, or is damaged."
        ) from error
    except OSError as error:
        why = system_words(error)
        raise BackupError(
            f"Không khôi phục được {file} ({why.vi}): hãy kiểm tra quyền và dung lượng đĩa.",
            f"{file} can't be restored ({why.en}): see who may write there and whether the disk has room.",
        ) from error


def _databases(home: Path) -> Iterator[str]:
    for path in (*sorted(home.glob("*.sqlite")), *sorted(home.glob("index/*.sqlite"))):
        yield path.relative_to(home).as_posix()


def _files(home: Path) -> list[Path]:
    """All that is kept beside the databases."""
    found: list[Path] = []
    for path in sorted(home.rglob("*")):
        name = path.relative_to(home).as_posix()
        left_out = any(name == each or name.startswith(f"{each}/") for each in _LEFT_OUT)
        if path.is_symlink() or not path.is_file() or left_out or path.name.startswith((_PART, ".")):
            continue
        if path.suffix == ".sqlite" or path.name.endswith(_LEFT_OUT_SUFFIXES):
            continue
        if path.parent != home or path.suffix not in _NOT_OURS:
            found.append(path)
    return found


def _copy_database(path: Path, copy: Path) -> None:
    """A copy of one state of a database, whatever is written meanwhile."""
    with closing(sqlite3.connect(path, timeout=30)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)


def _count(store: Path) -> int:
    with closing(sqlite3.connect(store)) as connection:
        return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])


def _add(archive: zipfile.ZipFile, path: Path, name: str, method: int) -> dict[str, Any]:
    digest, size = hashlib.sha256(), 0
    info = zipfile.ZipInfo(name, dt.datetime.now().timetuple()[:6])
    info.compress_type = method
    with path.open("rb") as source, archive.open(info, "w", force_zip64=True) as target:
        for piece in _pieces(source):
            digest.update(piece)
            size += len(piece)
            target.write(piece)
    return {"name": name, "bytes": size, "sha256": digest.hexdigest()}


def _pieces(source: IO[bytes]) -> Iterator[bytes]:
    while piece := source.read(_PIECE):
        yield piece


def _manifest(archive: zipfile.ZipFile, file: Path) -> dict[str, Any]:
    with archive.open(MANIFEST) as source:
        told = json.loads(source.read(_MOST_MANIFEST))
    if not isinstance(told, dict) or told.get("program") != "vanban":
        raise ValueError
    if told["format"] > FORMAT or told["schema"] > SCHEMA_VERSION:
        raise BackupError(
            f"{file} do một bản vanban mới hơn tạo ra: hãy cập nhật vanban.",
            f"{file} was made by a newer vanban: bring vanban up to date.",
        )
    if STORE_NAME not in (entry["name"] for entry in told["files"]):
        raise ValueError
    return told


def _extract(archive: zipfile.ZipFile, entry: dict[str, Any], folder: Path, file: Path) -> None:
    name = PurePosixPath(entry["name"])
    if name.is_absolute() or ".." in name.parts or "\\" in entry["name"] or ":" in name.parts[0]:
        raise ValueError
    path, digest, size = folder / name, hashlib.sha256(), 0
    path.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(entry["name"]) as source, path.open("wb") as target:
        for piece in _pieces(source):
            digest.update(piece)
            size += len(piece)
            if size > entry["bytes"]:
                break
            target.write(piece)
    if (size, digest.hexdigest()) != (entry["bytes"], entry["sha256"]):
        raise _damaged(file, entry["name"])


def _check_database(path: Path, file: Path) -> None:
    try:
        with closing(sqlite3.connect(path)) as connection:
            if connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok":
                return
    except sqlite3.DatabaseError as error:
        raise _damaged(file, path.name) from error
    raise _damaged(file, path.name)


def _damaged(file: Path, at: str) -> BackupError:
    return BackupError(f"{file} đã hỏng ở {at}: hãy dùng bản sao lưu khác.", f"{file} is damaged at {at}: use another backup.")


def _move_paths(store: Path, old: str, new: str) -> None:
    """Files that the home itself keeps are known under its new path."""
    with closing(sqlite3.connect(store)) as connection, connection:
        inside = f"{old}/"
        connection.execute(
            "UPDATE sources SET path = ? || substr(path, ?) WHERE substr(path, 1, ?) = ?",
            (f"{new}/", len(inside) + 1, len(inside), inside),
        )


def _put(scratch: Path, home: Path) -> None:
    """Moves what was checked into its place, the store last: where it is, all is there."""
    home.mkdir(parents=True, exist_ok=True)
    for path in sorted(scratch.iterdir(), key=lambda path: path.name == STORE_NAME):
        target = home / path.name
        if target.is_dir():
            shutil.rmtree(target)
        path.replace(target)
