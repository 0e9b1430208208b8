"""Which format a file has, by its content: names lie, above all `.doc`."""

from __future__ import annotations

import io
import re
import zipfile

from ingest.readers import limits
from ingest.readers.package import directory_size

HEAD = 4096
"""Bytes that decide, except for archives."""

_MAGIC = (
    (b"{\\rtf", ".rtf"),
    (b"\x89PNG\r\n", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"II*\x00", ".tif"),
    (b"MM\x00*", ".tif"),
    (b"GIF8", ".gif"),
    (b"7z\xbc\xaf", ".7z"),
    (b"Rar!\x1a", ".rar"),
    (b"\x1f\x8b\x08", ".gz"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (  # names of streams in a compound file, and what they tell
    ("EncryptedPackage", ".encrypted"),
    ("WordDocument", ".doc"),
    ("Workbook", ".xls"),
    ("PowerPoint Document", ".ppt"),
    ("__substg1.0_", ".msg"),
)
_FOLDERS = (("word/", ".docx"), ("xl/", ".xlsx"), ("ppt/", ".pptx"))
_HTML = re.compile(
    r"\A\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,1000}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|title)\b", re.I | re.S
)
_MAIL = re.compile(r"^(?:MIME-Version|Message-ID|Received|Return-Path):\s?\S", re.I | re.M)
_FIELD = re.compile(r"\A[A-Za-z][A-Za-z0-9-]{1,40}: ?\S")


def sniff(data: bytes) -> str | None:
    """The suffix that the content calls for (`.docx`), None for plain text and what is not known."""
    head = data[:HEAD]
    for magic, suffix in _MAGIC:
        if head.startswith(magic):
            return suffix
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _package(data)
    if head.startswith(_OLE):
        found = next((suffix for name, suffix in _STREAMS if name.encode("utf-16-le") in data), ".doc")
        return ".encrypted" if found == ".doc" and _is_locked(data) else found
    if head.startswith(b"BM") and len(head) > 26 and int.from_bytes(head[2:6], "little") == len(data):
        return ".bmp"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return ".webp"
    return _text(head) or (".pdf" if b"%PDF-" in head[:1024] else None)


def _is_locked(data: bytes) -> bool:
    """Whether an old Word document has a password: `fEncrypted` in its FIB ([MS-DOC] 2.5.2), found by the file's directory."""
    entry = data.find("WordDocument\0".encode("utf-16-le"))
    start, shift = int.from_bytes(data[entry + 116 : entry + 120], "little"), int.from_bytes(data[30:32], "little")
    if entry < 0 or shift not in (9, 12):
        return False
    fib = data[(start + 1) << shift :][:12]
    return fib[:2] == b"\xec\xa5" and bool(fib[11] & 1) if len(fib) == 12 else False


def _package(data: bytes) -> str:
    if directory_size(data) > limits.DIRECTORY_BYTES:
        return ".zip"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()[:5000]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        names = [data[30:HEAD].decode("latin-1")]  # cut off: its first names still tell
        if "[Content_Types].xml" in names[0] or "word/" in names[0]:
            return ".docx"
    if b"mimetypeapplication/vnd.oasis.opendocument.text" in data[:HEAD]:
        return ".odt"
    if b"mimetypeapplication/vnd.oasis.opendocument" in data[:HEAD]:
        return ".ods"
    if "[Content_Types].xml" in names:
        return next((suffix for folder, suffix in _FOLDERS if any(name.startswith(folder) for name in names)), ".zip")
    return ".zip"


def _text(head: bytes) -> str | None:
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = head.decode("utf-16", "replace")
    else:
        text = head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    if _FIELD.match(text) and len(_MAIL.findall(text)) >= 1 and re.search(r"^(?:From|Subject|Content-Type):", text, re.I | re.M):
        return ".eml"
    return ".html" if _HTML.match(text) else None
