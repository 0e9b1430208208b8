"""Plain text in the encodings that offices have used: UTF-8, UTF-16, Windows-1258, and those of old fonts."""

from __future__ import annotations

import codecs
import re
import unicodedata

from ingest.errors import UnreadableFile

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_NO_CHARSETS = frozenset({"punycode", "idna", "unicode-escape", "raw-unicode-escape", "utf-7", "undefined"})
"""Codecs of Python that no page is written in; some take time that grows with the square of the length."""
_CONTROL = bytes(set(range(32)) - {9, 10, 11, 12, 13})
_MOST_CONTROL = 0.05
"""Share of control characters from which bytes are no text."""
_SOUND = 20
"""Sound letters beyond ASCII for each broken byte; in text of another encoding hardly any is sound."""
_MARKS = 8
"""Marks on one letter; Vietnamese needs two. To order more takes time that grows with their square."""


def read_text(data: bytes) -> str:
    """Plain text in UTF-8 or UTF-16, with or without a byte order mark, in the Windows code page 1258, or typed for the old
    fonts of TCVN3 or VNI. Raises UnreadableFile for bytes that are no text."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode(data[len(mark) :], encoding)
    if data[:4000].count(0) * 3 > len(data[:4000]):
        return _decode(data, "utf-16-le" if data[1:4000:2].count(0) >= data[0:4000:2].count(0) else "utf-16-be")
    head = data[:4000]
    if len(head) - len(head.translate(None, _CONTROL)) > _MOST_CONTROL * len(head):
        raise UnreadableFile(
            "nội dung không phải văn bản; tệp hỏng hoặc có đuôi sai, hãy mở rồi lưu lại.",
            "this is no text; the file is broken or its suffix is wrong, open it and save it anew.",
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if len(data) - error.start < 4 and error.start:
            return data[: error.start].decode("utf-8")  # cut off within the last letter
        return damaged(data) or _old(data)
    return text


def decode_as(data: bytes, charset: str) -> str | None:
    """Bytes in the character set that a page or a mail claims; None where there is none of that name, or they are not in it."""
    try:
        name = codecs.lookup(charset).name
        return None if name in _NO_CHARSETS else data.decode(name)
    except (LookupError, ValueError):  # a name with a NUL in it is no LookupError
        return None


def damaged(data: bytes) -> str | None:
    """UTF-8 in which a few bytes are broken, with `\ufffd` in their place; None where it reads like another encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return text if broken * _SOUND <= len(data) - len(text) else None


def _old(data: bytes) -> str:
    """Single bytes: the old fonts where that reads as Vietnamese, otherwise the Windows code page."""
    from ingest.readers.legacy import modernise

    text = data.decode("cp1252", "replace")
    decoded = modernise(text)
    return decoded if decoded != text else _decode(data, "cp1258")


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableFile(
            "không nhận ra bảng mã; hãy lưu lại tệp bằng UTF-8.", "the encoding is not known; save the file as UTF-8."
        ) from None


_RARE = re.compile("[^\0-\u02ff\u1e00-\u1eff\u2000-\u20cf\u2100-\u2bff]")
"""What stands outside the blocks of whole letters and signs that nearly all texts are made of."""


def harmless(text: str) -> str:
    """Text that nothing after it stumbles over: no half characters, no more than eight marks on a letter."""
    if not _RARE.search(text):
        return text
    letters = set(text)
    if any("\ud800" <= letter <= "\udfff" for letter in letters):
        text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    marks = "".join(re.escape(letter) for letter in letters if unicodedata.combining(letter))
    return re.sub(f"([{marks}]{{{_MARKS}}})[{marks}]+", r"\1", text) if marks else text
