"""Mails (`.eml`): the words of the mail, and its attachments as files of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from itertools import islice

from ingest.errors import UnreadableFile
from ingest.plain import decode_as
from ingest.readers.html import read_html

_PARTS = 500


def read_mail(data: bytes, plain: Callable[[bytes], str]) -> str:
    """The words of a mail below its subject; empty where it has attachments only."""
    with _whole():
        message = message_from_bytes(data, EmailMessage, policy=policy.default)
        body = message.get_body(("plain", "html"))
        subject = " ".join(str(message.get("subject", "")).split())
    words = ""
    if body is not None:
        with _whole():
            content, kind, charset = _bytes(body), body.get_content_type(), body.get_content_charset()
        words = read_html(content, plain) if kind == "text/html" else _decoded(content, charset, plain)
    return f"{subject}\n\n{words}" if words.strip() else ""


def attachments(data: bytes) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each attachment that is no picture within the text."""
    with _whole():
        parts = list(islice(message_from_bytes(data, EmailMessage, policy=policy.default).walk(), _PARTS + 1))
    if len(parts) > _PARTS:
        raise UnreadableFile(
            f"thư có hơn {_PARTS} phần; hãy lưu riêng các tệp đính kèm.",
            f"the mail has more than {_PARTS} parts; save its attachments as files.",
        )
    for i, part in enumerate(parts):
        with _whole():
            attached = not part.is_multipart() and part.get_content_disposition() == "attachment"
            name = (part.get_filename() if attached else None) or f"dinh-kem-{i}"
        if attached:
            yield name, _bytes(part)


@contextmanager
def _whole() -> Iterator[None]:
    """The library reads headers when they are asked for; comments within comments, NUL and the like make it fail there.
    Raises UnreadableFile."""
    try:
        yield
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError, AssertionError):
        raise UnreadableFile(
            "thư hỏng, không đọc được; hãy lưu lại từ hộp thư.", "the mail is broken; save it again from the mailbox."
        ) from None


def _bytes(part: object) -> bytes:
    try:
        content = part.get_payload(decode=True)  # type: ignore[attr-defined]
    except (ValueError, LookupError, AssertionError):
        return b""
    return content if isinstance(content, bytes) else b""


def _decoded(content: bytes, charset: str | None, plain: Callable[[bytes], str]) -> str:
    decoded = decode_as(content, charset or "utf-8")
    return plain(content) if decoded is None else decoded
