"""Files become text: the format by their content, one reader a format."""

from __future__ import annotations

import errno
import hashlib
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import UnreadableFile, UnsupportedFormat
from ingest.places import NOWHERE, Extracted, Places
from ingest.plain import harmless, read_text
from ingest.readers import limits
from ingest.readers.formats import SUFFIXES
from ingest.readers.pages import Alive, silent
from ingest.readers.sniff import sniff
from ingest.text_tables import lay_tables

Reader = Callable[[bytes], str]
"""Takes the bytes of a file; returns its text or raises UnreadableFile with one sentence that says why."""

READERS: dict[str, Reader] = {}
"""Readers of plain text by suffix in lower case, with its dot. They run in this process; formats that are known by their content
are read in a worker process, see `ingest.readers`."""


@dataclass(frozen=True, slots=True)
class Read:
    """The text of a file as its reader gave it, the reader's name, the SHA-256 of the file's bytes and their number, and the
    pages on which the text stands."""

    text: str
    format: str
    sha256: str
    bytes: int
    places: Places = NOWHERE


def register(*suffixes: str) -> Callable[[Reader], Reader]:
    """Makes a function the reader of files with these suffixes (`.txt`), where their content is of no known format."""

    def keep(reader: Reader) -> Reader:
        READERS.update(dict.fromkeys((suffix.lower() for suffix in suffixes), reader))
        return reader

    return keep


@register(".txt", ".md", ".text", ".markdown")
def _plain(data: bytes) -> str:
    return lay_tables(read_text(data))


_TEXT_INSIDE = frozenset({".doc", ".dot", ".rtf", ".html", ".htm", ".xhtml", ".eml"})
"""Names of formats under which plain text is found."""


def known_suffixes() -> frozenset[str]:
    """The suffixes of files that folders are searched for."""
    return SUFFIXES | READERS.keys()


def read_file(path: Path, name: str | None = None, alive: Alive = silent) -> Read:
    """The text of a file; `name` is what errors call it, its path unless told otherwise. `alive` is called after each page.

    Raises UnsupportedFormat where neither its content nor its suffix has a reader, UnreadableFile where the file is missing, is
    no file, may not be read, is too large or broken, or holds no text.
    """
    name = name or str(path)
    suffix = path.suffix.lower()
    data = _bytes(path, name)
    if not data:
        raise UnreadableFile(f"{name}: tệp trống, không có chữ nào để đọc.")
    try:
        kind, found = _text(path, suffix, data, alive)
    except (UnreadableFile, UnsupportedFormat) as error:
        raise type(error)(f"{name}: {error}") from None
    text = harmless(found.text)
    places = found.places if len(text) == len(found.text) else NOWHERE
    if len(text) > limits.TEXT_CHARACTERS:
        raise UnreadableFile(f"{name}: tệp có hơn {limits.TEXT_CHARACTERS // 10**6} triệu ký tự; hãy chia nhỏ.")
    if not any(c.isalnum() for c in text):
        raise UnreadableFile(f"{name}: tệp không có chữ nào để đọc.")
    return Read(text, kind.lstrip("."), hashlib.sha256(data).hexdigest(), len(data), places)


def refusal(path: Path) -> str | None:
    """Why a path can't be read, before it is opened, in one sentence; None where it can. Pipes and devices would never end."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return "không có tệp này; hãy kiểm tra lại đường dẫn."
    except OSError as error:
        if error.errno == errno.ELOOP:
            return "liên kết vòng tròn, không dẫn tới tệp nào."
        return f"không mở được tệp ({error.strerror}); hãy kiểm tra quyền đọc."
    except ValueError:
        return "tên tệp có ký tự không hợp lệ; hãy đổi tên tệp."
    if stat.S_ISDIR(found.st_mode):
        return "không mở được tệp (đây là thư mục); hãy chọn tệp."
    if not stat.S_ISREG(found.st_mode):
        return "không phải tệp thường, không đọc."
    if found.st_size > limits.FILE_BYTES:
        return f"tệp lớn hơn {limits.FILE_BYTES >> 20} MB, không phải một văn bản; hãy chia nhỏ."
    return None


def _bytes(path: Path, name: str) -> bytes:
    why = refusal(path)
    if why and not path.exists() and path.suffix.lower() not in known_suffixes():
        raise _unsupported(name, path.suffix)
    if why:
        raise UnreadableFile(f"{name}: {why}")
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{name}: không mở được tệp ({error.strerror}); hãy kiểm tra quyền đọc.") from None


def _text(path: Path, suffix: str, data: bytes, alive: Alive) -> tuple[str, Extracted]:
    """The format, as a suffix, and the text."""
    kind = sniff(data)
    if kind is not None:
        from ingest.readers.process import read_apart

        return kind, read_apart(path, kind, alive=alive)
    if len(data) > 4 * limits.TEXT_CHARACTERS:
        raise UnreadableFile(f"tệp có hơn {limits.TEXT_CHARACTERS // 10**6} triệu ký tự; hãy chia nhỏ.")
    if suffix in READERS:
        return suffix, Extracted(READERS[suffix](data))
    if suffix not in SUFFIXES:
        raise _unsupported("", suffix)
    if suffix not in _TEXT_INSIDE:
        raise UnreadableFile(f"nội dung không phải {suffix}; tệp hỏng hoặc có đuôi sai.")
    return ".txt", Extracted(_plain(data))  # called `.doc`, but without anything of Word in it


def _unsupported(name: str, suffix: str) -> UnsupportedFormat:
    known = ", ".join(sorted(known_suffixes()))
    before = f"{name}: " if name else ""
    return UnsupportedFormat(f"{before}chưa đọc được định dạng “{suffix or 'không có đuôi'}”; hãy dùng {known}.")
