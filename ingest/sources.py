"""The documents of a file: most files are one, an archive or a mail holds several."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.errors import Sentence, VanbanError
from ingest.read import refusal
from ingest.readers.sentences import BAD_NAME, unopened
from ingest.readers.sniff import HEAD, sniff
from ingest.record import record

INSIDE = "!/"
"""Stands between an archive and its member: `cong-van.zip!/phu-luc/1.docx`."""


@record
class Item:
    """A document to be read: the name under which it is reported and stored, where its bytes lie and their SHA-256; or why it
    can't be read, in one sentence without the name. `container` is the SHA-256 of the archive or mail that holds it."""

    name: str
    path: Path
    sha256: str = ""
    error: Sentence | None = None
    container: str = ""


def items(path: Path, folder: Path | None = None) -> Iterator[Item]:
    """The documents of the file `path`. Members of an archive are unpacked into `folder`, made for them; without one they can
    be read until the iterator ends.

    Never raises for a broken file: what is wrong is told by an Item with its `error`.
    """
    why = refusal(path)
    if why is None and not _encodes(str(path)):
        why = BAD_NAME
    if why is not None:
        yield Item(str(path), path, error=why)
        return
    try:
        if is_container(path):
            yield from _members(path, folder)
        else:
            yield Item(str(path), path, file_sha256(path))
    except VanbanError as error:
        yield Item(str(path), path, error=error.said)
    except OSError as error:
        yield Item(str(path), path, error=unopened(error))


def recognised(path: Path) -> bool:
    """Whether a file of whatever name holds a document that can be told by its content."""
    from ingest.readers.formats import FORMATS

    try:
        return refusal(path) is None and _kind(path) in FORMATS
    except OSError:
        return False


def is_container(path: Path) -> bool:
    """Whether a file holds files: an archive or a mail."""
    return _kind(path) in (".zip", ".eml")


def file_sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _members(path: Path, folder: Path | None) -> Iterator[Item]:
    from ingest.readers.process import unpack_apart

    with ExitStack() as stack:
        if folder is None:
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="vanban-")))
        folder.mkdir(parents=True, exist_ok=True)
        whole = file_sha256(path)  # before it is opened: if it changes now, it differs next time
        members = unpack_apart(path, folder)
        if not members:
            yield Item(str(path), path, error=Sentence("tệp nén trống.", "the archive is empty."))
        for member in members:
            if not member.name:
                yield Item(str(path), path, file_sha256(path), container=whole)
            else:
                yield Item(f"{path}{INSIDE}{member.name}", Path(member.path), member.sha256, member.error, whole)


def _kind(path: Path) -> str | None:
    """What the content calls for; of packages all is read, since their table of contents stands at the end."""
    with path.open("rb") as file:
        head = file.read(HEAD)
        return sniff(head + file.read() if head.startswith((b"PK", b"\xd0\xcf")) else head)


def _encodes(name: str) -> bool:
    """Whether a name can be written down; a file system may hold bytes that are no letters."""
    return not any("\ud800" <= letter <= "\udfff" for letter in name)
