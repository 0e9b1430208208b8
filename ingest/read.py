"""Files become text: the format by their content, one reader a format."""

from __future__ import annotations

import errno
import hashlib
import stat
from collections.abc import Callable
from pathlib import Path

from ingest.errors import Sentence, UnreadableFile, UnsupportedFormat
from ingest.places import NOWHERE, Extracted, Places
from ingest.plain import harmless, read_text
from ingest.readers import limits
from ingest.readers.formats import SUFFIXES
from ingest.readers.pages import Alive, silent
from ingest.readers.sentences import BAD_NAME, too_long, unopened
from ingest.readers.sniff import sniff
from ingest.record import record
from ingest.text_tables import lay_tables

_EMPTY = Sentence("tệp trống, không có chữ nào để đọc.", "the file is empty, there is nothing to read.")
_WORDLESS = Sentence("tệp không có chữ nào để đọc.", "there are no words in the file.")

Reader = Callable[[bytes], str]
"""Takes the bytes of a file; returns its text or raises UnreadableFile with one sentence that says why."""

READERS: dict[str, Reader] = {}
"""Readers of plain text by suffix in lower case, with its dot. They run in this process; formats that are known by their content
are read in a worker process, see `ingest.readers`."""


@record
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
        raise UnreadableFile(*_EMPTY.under(name))
    try:
        kind, found = _text(path, suffix, data, alive)
    except (UnreadableFile, UnsupportedFormat) as error:
        raise type(error)(*error.said.under(name)) from None
    text = harmless(found.text)
    places = found.places if len(text) == len(found.text) else NOWHERE
    if len(text) > limits.TEXT_CHARACTERS:
        raise UnreadableFile(*too_long().under(name))
    if not any(c.isalnum() for c in text):
        raise UnreadableFile(*_WORDLESS.under(name))
    return Read(text, kind.lstrip("."), hashlib.sha256(data).hexdigest(), len(data), places)


def refusal(path: Path) -> Sentence | None:
    """Why a path can't be read, before it is opened, in one sentence; None where it can. Pipes and devices would never end."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return Sentence("không có tệp này; hãy kiểm tra lại đường dẫn.", "there is no such file; check the path.")
    except OSError as error:
        if error.errno == errno.ELOOP:
            return Sentence("liên kết vòng tròn, không dẫn tới tệp nào.", "a link in a circle, it leads to no file.")
        return unopened(error)
    except ValueError:
        return BAD_NAME
    if stat.S_ISDIR(found.st_mode):
        return Sentence("không mở được tệp (đây là thư mục); hãy chọn tệp.", "this is a folder; choose a file.")
    if not stat.S_ISREG(found.st_mode):
        return Sentence("không phải tệp thường, không đọc.", "this is no ordinary file; it is not read.")
    if found.st_size > limits.FILE_BYTES:
        return Sentence(
            f"tệp lớn hơn {limits.FILE_BYTES >> 20} MB, không phải một văn bản; hãy chia nhỏ.",
            f"the file is larger than {limits.FILE_BYTES >> 20} MB, which is no document; split it.",
        )
    return None


def _bytes(path: Path, name: str) -> bytes:
    why = refusal(path)
    if why and not path.exists() and path.suffix.lower() not in known_suffixes():
        raise _unsupported(name, path.suffix)
    if why:
        raise UnreadableFile(*why.under(name))
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(*unopened(error).under(name)) from None


def _text(path: Path, suffix: str, data: bytes, alive: Alive) -> tuple[str, Extracted]:
    """The format, as a suffix, and the text."""
    kind = sniff(data)
    if kind is not None:
        from ingest.readers.process import read_apart

        return kind, read_apart(path, kind, alive=alive)
    if len(data) > 4 * limits.TEXT_CHARACTERS:
        raise UnreadableFile(*too_long())
    if suffix in READERS:
        return suffix, Extracted(READERS[suffix](data))
    if suffix not in SUFFIXES:
        raise _unsupported("", suffix)
    if suffix not in _TEXT_INSIDE:
        raise UnreadableFile(
            f"nội dung không phải {suffix}; tệp hỏng hoặc có đuôi sai, hãy mở rồi lưu lại.",
            f"this is no {suffix}; the file is broken or its suffix is wrong, open it and save it anew.",
        )
    return ".txt", Extracted(_plain(data))  # called `.doc`, but without anything of Word in it


def _unsupported(name: str, suffix: str) -> UnsupportedFormat:
    known = ", ".join(sorted(known_suffixes()))
    said = Sentence(
        f"chưa đọc được định dạng “{suffix or 'không có đuôi'}”; hãy dùng {known}.",
        f"the format “{suffix or 'without a suffix'}” can't be read; use {known}.",
    )
    return UnsupportedFormat(*(said.under(name) if name else said))
