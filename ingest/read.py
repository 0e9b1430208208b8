"""Files become text: one reader a suffix."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import UnreadableFile, UnsupportedFormat

Reader = Callable[[bytes], str]
"""Takes the bytes of a file; returns its text or raises UnreadableFile with one sentence that says why."""

READERS: dict[str, Reader] = {}
"""By suffix in lower case, with its dot."""


@dataclass(frozen=True, slots=True)
class Read:
    """The text of a file as its reader gave it, the reader's name, the SHA-256 of the file's bytes and their number."""

    text: str
    format: str
    sha256: str
    bytes: int


def register(*suffixes: str) -> Callable[[Reader], Reader]:
    """Makes a function the reader of files with these suffixes (`.txt`)."""

    def keep(reader: Reader) -> Reader:
        READERS.update(dict.fromkeys((suffix.lower() for suffix in suffixes), reader))
        return reader

    return keep


def read_file(path: Path) -> Read:
    """The text of a file.

    Raises UnsupportedFormat where no reader is registered for the suffix, UnreadableFile where the file is missing, is no
    file, may not be read, or holds no text.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise UnsupportedFormat(f"{path}: chưa đọc được định dạng “{path.suffix or 'không có đuôi'}”; hãy dùng {known}.")
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(f"{path}: không có tệp này; hãy kiểm tra lại đường dẫn.") from None
    except OSError as error:
        raise UnreadableFile(f"{path}: không mở được tệp ({error.strerror}); hãy kiểm tra quyền đọc.") from None
    try:
        text = reader(data)
    except UnreadableFile as error:
        raise UnreadableFile(f"{path}: {error}") from None
    if not any(c.isalnum() for c in text):
        raise UnreadableFile(f"{path}: tệp không có chữ nào để đọc.")
    return Read(text, path.suffix.lower().lstrip("."), hashlib.sha256(data).hexdigest(), len(data))


_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_BINARY = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")


@register(".txt", ".md", ".text", ".markdown")
def read_text(data: bytes) -> str:
    """Plain text in UTF-8 or UTF-16, with or without a byte order mark, or in the Windows code page 1258."""
    if data.startswith(_BINARY):
        raise UnreadableFile("nội dung không phải văn bản thuần, dù có đuôi tệp như vậy; hãy đổi đúng đuôi hoặc xuất ra .txt.")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], encoding)
    if data[:4000].count(0) * 3 > len(data[:4000]):
        return _decode(data, "utf-16-le" if data[1:4000:2].count(0) >= data[0:4000:2].count(0) else "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(data) - error.start < 4 and error.start:
            return data[: error.start].decode("utf-8")  # cut off within the last letter
    return _decode(data, "cp1258")


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableFile("không nhận ra bảng mã; hãy lưu lại tệp bằng UTF-8.") from None
