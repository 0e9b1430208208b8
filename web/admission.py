"""How much of a request is taken in is known from its head: who may not send a file can't make the server hold one.

A server reads the whole body of a request before the application is asked. Here the head alone says, as soon as it is there,
which page is meant and who asks, and so how many bytes may follow; who sends more is turned away before they are read.
"""

from __future__ import annotations

import copy
from typing import Any

from flask import Flask, request
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.utilities import RequestEntityTooLarge

from web.access import may_send
from web.labels import LANGS, label, say

FORM_BYTES = 256 * 1024
"""What anybody may send: no form without a file is as large."""

_FROM_HEAD = {"COOKIE": "HTTP_COOKIE", "AUTHORIZATION": "HTTP_AUTHORIZATION", "HOST": "HTTP_HOST", "CONTENT_TYPE": "CONTENT_TYPE"}


def room_for(app: Flask, method: str, path: str, head: dict[str, str]) -> int:
    """How many bytes the body of a request may have; `head` are its headers, in capitals with lines below."""
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        **{_FROM_HEAD[name]: value for name, value in head.items() if name in _FROM_HEAD},
    }
    with app.request_context(environ):
        view = app.view_functions.get(str(request.endpoint))
        body = int(getattr(view, "body", None) or 0)
        return max(body, FORM_BYTES) if body > FORM_BYTES and may_send(view) else FORM_BYTES


class _TooMuch(RequestEntityTooLarge):  # type: ignore[misc]
    """The server's refusal in words for people; which language they read is not looked at before the application is asked."""

    def to_response(self, ident: str | None = None) -> tuple[str, list[tuple[str, str]], bytes]:
        status, headers, _ = super().to_response(ident)
        told = [f"{say('problem.413', lang)}. {label('problem_hint', self.code, lang)}\n" for lang in LANGS]
        return status, headers, "".join(told).encode()


def channel_for(app: Flask) -> type[HTTPChannel]:
    """A channel of the server whose requests are taken in as far as `room_for` says."""

    class Parser(HTTPRequestParser):  # type: ignore[misc]
        error: Any

        def __init__(self, adj: Adjustments) -> None:
            super().__init__(adj)
            self.adj: Any = adj

        def parse_header(self, header_plus: bytes) -> None:
            super().parse_header(header_plus)
            if self.chunked or self.content_length > FORM_BYTES:
                self.adj = copy.copy(self.adj)
                self.adj.max_request_body_size = room_for(app, self.command, self.path, self.headers) + 1

        def received(self, data: bytes) -> int:
            taken: int = super().received(data)
            if isinstance(self.error, RequestEntityTooLarge):
                self.error = _TooMuch("")
            return taken

    class Channel(HTTPChannel):  # type: ignore[misc]
        parser_class = Parser

    return Channel
