"""Mails (`.eml`): the words of the mail, and its attachments as files of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

from ingest.errors import UnreadableFile
from ingest.readers.html import read_html

_PARTS = 500


def read_mail(data: bytes, plain: Callable[[bytes], str]) -> str:
    """The words of a mail below its subject; empty where it has attachments only."""
    message = _message(data)
    body = message.get_body(("plain", "html"))
    words = ""
    if body is not None:
        content = _bytes(body)
        if body.get_content_type() == "text/html":
            words = read_html(content, plain)
        else:
            words = _decoded(content, body.get_content_charset(), plain)
    subject = " ".join(str(message.get("subject", "")).split())
    return f"{subject}\n\n{words}" if words.strip() else ""


def attachments(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each attachment that is no picture within the text."""
    message = _message(data)
    for i, part in enumerate(message.walk()):
        if i >= _PARTS:
            raise UnreadableFile(f"thư có hơn {_PARTS} phần; hãy lưu riêng các tệp đính kèm.")
        if part.is_multipart() or part.get_content_disposition() != "attachment":
            continue
        yield part.get_filename() or f"dinh-kem-{i}", _bytes(part)


def _message(data: bytes) -> EmailMessage:
    try:
        return message_from_bytes(data, EmailMessage, policy=policy.default)
    except (ValueError, LookupError, RecursionError):
        raise UnreadableFile("thư hỏng, không đọc được; hãy lưu lại từ hộp thư.") from None


def _bytes(part: object) -> bytes:
    try:
        content = part.get_payload(decode=True)  # type: ignore[attr-defined]
    except (ValueError, LookupError, AssertionError):
        return b""
    return content if isinstance(content, bytes) else b""


def _decoded(content: bytes, charset: str | None, plain: Callable[[bytes], str]) -> str:
    try:
        return content.decode(charset or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return plain(content)
