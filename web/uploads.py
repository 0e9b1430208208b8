"""Files that people hand in: checked as they come, and kept in `uploads/` of the home under the hash of their bytes.

What a file is called decides nothing but, for plain text, its suffix, which is one of a few; no name from outside becomes a path.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from graph.originals import Originals
from ingest.errors import StoreError, UnsupportedFormat, VanbanError, system_words

FOLDER = "uploads"
FILE_BYTES = 50 * 2**20
"""A scan of some hundred pages; larger ones are for `vanban ingest`."""
MOST_FILES = 50
REQUEST_BYTES = 200 * 2**20

LEAST_FREE = 500 * 2**20
"""Bytes that stay free on the disk: the store and the index need room to write."""

_PIECE = 1 << 20
_PART = "part-"
_OLD = 3600.0
"""Seconds after which nobody is at a file any more."""
_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""Begin text in two bytes a letter, the one kind of text that holds zeros."""
_NAME = re.compile(r"[0-9a-f]{64}\.[a-z]{2,8}")
_LONGEST_NAME = 150


class Refused(VanbanError):
    """A file that is not taken in; the message says why, without its name."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was taken in: its name among the uploads, and what it was called."""

    file: str
    name: str


def given_name(name: str | None) -> str:
    """What a file is called, fit to be shown: the last part, on one line."""
    last = re.split(r"[/\\]", name or "")[-1]
    shown = "".join(letter if letter.isprintable() and not "\ud800" <= letter <= "\udfff" else " " for letter in last)
    shown = " ".join(shown.split())
    return (shown if len(shown) <= _LONGEST_NAME else f"{shown[: _LONGEST_NAME - 12]}…{shown[-11:]}") or "?"


class Uploads:
    """The files handed in to a home."""

    def __init__(self, home: Path) -> None:
        self.folder = home / FOLDER

    def path(self, file: str) -> Path:
        """Where a file lies; raises ValueError for a name that `keep` did not make."""
        if not _NAME.fullmatch(file):
            raise ValueError(f"{file!r} is no upload")
        return self.folder / file

    def keep(self, stream: BinaryIO, name: str) -> Kept:
        """Takes a file in, whole or not at all; raises Refused for one that is empty, too large or of no known kind."""
        digest = hashlib.sha256()
        size = 0
        part: Path | None = None
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if shutil.disk_usage(self.folder).free < LEAST_FREE:
                raise Refused(
                    "đĩa của máy chủ sắp đầy; hãy báo người quản trị.",
                    "the disk of the server is nearly full; tell the administrator.",
                )
            with tempfile.NamedTemporaryFile(dir=self.folder, prefix=_PART, delete=False) as copy:
                part = Path(copy.name)
                while piece := stream.read(_PIECE):
                    size += len(piece)
                    if size > FILE_BYTES:
                        raise Refused(
                            f"lớn hơn {FILE_BYTES >> 20} MB; hãy chia nhỏ, hoặc nạp bằng `vanban ingest`.",
                            f"larger than {FILE_BYTES >> 20} MB; split it, or bring it in with `vanban ingest`.",
                        )
                    digest.update(piece)
                    copy.write(piece)
            if not size:
                raise Refused("tệp trống; hãy chọn tệp khác.", "the file is empty; choose another one.")
            file = digest.hexdigest() + suffix_of(part, name)
            if not self.path(file).is_file():
                part.replace(self.path(file))
        except OSError as error:
            why = system_words(error)
            raise StoreError(
                f"Không giữ được tệp trong {self.folder} ({why.vi}): hãy kiểm tra dung lượng đĩa.",
                f"The file can't be kept in {self.folder} ({why.en}): see whether the disk has room.",
            ) from error
        finally:
            if part is not None:
                part.unlink(missing_ok=True)
        return Kept(file, given_name(name))

    def sweep(self) -> None:
        """Removes what uploads that were broken off left behind."""
        for part in self.folder.glob(f"{_PART}*"):
            with suppress(FileNotFoundError):
                if time.time() - part.stat().st_mtime > _OLD:
                    part.unlink()

    def share(self, file: str, originals: Originals) -> None:
        """Lets a file that is kept as an original too take its room once: two names for the same bytes."""
        kept, sha256 = self.path(file), file.partition(".")[0]
        if not originals.holds(sha256) or not kept.is_file() or kept.samefile(originals.path(sha256)):
            return
        fresh = kept.with_name(f"{_PART}{kept.name}")
        with suppress(OSError):  # a file system without such names: then it is there twice
            fresh.unlink(missing_ok=True)
            fresh.hardlink_to(originals.path(sha256))
            fresh.replace(kept)

    def drop(self, file: str) -> None:
        """Removes a file that is no longer wanted."""
        self.path(file).unlink(missing_ok=True)

    def name_of(self, path: str) -> str | None:
        """The name among the uploads of a path in the store (`…/uploads/ab12….zip!/1.docx`); None for a path elsewhere."""
        whole = Path(path.partition("!/")[0])
        return whole.name if whole.parent == self.folder.resolve() and _NAME.fullmatch(whole.name) else None


def suffix_of(path: Path, name: str) -> str:
    """The suffix that the content calls for; of plain text that of its name, where that is one of ours. Raises Refused."""
    from ingest.read import known_suffixes
    from ingest.readers.formats import FORMATS, read_format
    from ingest.readers.sniff import HEAD, sniff

    data = path.read_bytes()
    kind = sniff(data)
    if kind in FORMATS or kind == ".zip":
        return str(kind)
    if kind is not None:
        try:
            read_format(kind, b"")
        except UnsupportedFormat as error:
            raise Refused(*error.said) from None
    suffix = Path(given_name(name)).suffix.lower()
    if suffix not in known_suffixes() or (b"\0" in data[:HEAD] and not data.startswith(_WIDE)):
        known = ", ".join(sorted(known_suffixes()))
        raise Refused(f"chưa đọc được loại tệp này; hãy dùng {known}.", f"files of this kind can't be read; use {known}.")
    return suffix
