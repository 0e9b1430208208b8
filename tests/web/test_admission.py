"""A real server takes in the body of a request only as far as the one who sends it may send one."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.web.people import people, signed_in, with_plan
from tests.web.serving import serving
from web import tokens
from web.accounts import Role
from web.admission import FORM_BYTES
from web.audit import Actor

MB = 1 << 20


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, corpus: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """The address of a server, and the cookies of people who are signed in there."""
    home = tmp_path_factory.mktemp("admission") / "home"
    app = with_plan(home, corpus)
    people(app)
    cookies = {}
    for name in ("lan", "minh"):
        cookie = signed_in(app, name).get_cookie("vanban")
        assert cookie is not None
        cookies[name] = f"Cookie: vanban={cookie.value}\r\n"
    word = tokens.make(app.extensions["library"].store, "minh", "máy", Role.REVIEWER, Actor("test"))
    cookies["token"] = f"Authorization: Bearer {word}\r\n"
    app.extensions["library"].close()
    with serving(home) as address:
        yield urlsplit(address).netloc, cookies


def _answer(host: str, head: str, body: int) -> tuple[str, int]:
    """What a server says to a head after which so many bytes are sent, and how many of them it took before it spoke."""
    name, _, port = host.partition(":")
    with socket.create_connection((name, int(port)), timeout=20) as wire:
        wire.sendall(f"{head}Host: {host}\r\n\r\n".encode())
        wire.settimeout(1.5)
        sent = 0
        try:
            while sent < body:
                sent += wire.send(b"x" * min(65536, body - sent))
        except (BrokenPipeError, ConnectionResetError, TimeoutError):
            pass
        try:
            return wire.recv(64).decode("latin-1").partition("\r\n")[0], sent
        except ConnectionResetError:
            return "reset", sent


@pytest.mark.parametrize(
    ("method", "path", "who", "said"),
    [
        ("POST", "/in", None, "413"),  # nobody
        ("POST", "/in", "lan", "413"),  # a reader
        ("POST", "/login", None, "413"),
        ("POST", "/nowhere", None, "413"),
        ("PUT", "/in", "minh", "413"),
        ("GET", "/", None, "413"),
        ("POST", "/api/v1/verdicts", "token", "413"),
    ],
)
def test_a_large_body_ends_where_its_head_ends(
    served: tuple[str, dict[str, str]], method: str, path: str, who: str | None, said: str
) -> None:
    host, cookies = served
    head = f"{method} {path} HTTP/1.1\r\nContent-Length: {150 * MB}\r\n{cookies[who] if who else ''}"
    status, sent = _answer(host, head, 0)
    assert said in status
    status, sent = _answer(host, head, 150 * MB)
    assert sent < 20 * MB, "what the two machines hold between them, not more"


def test_a_body_of_unknown_length_ends_as_well(served: tuple[str, dict[str, str]]) -> None:
    host, _ = served
    name, _, port = host.partition(":")
    with socket.create_connection((name, int(port)), timeout=20) as wire:
        wire.sendall(f"POST /in HTTP/1.1\r\nTransfer-Encoding: chunked\r\nHost: {host}\r\n\r\n".encode())
        wire.settimeout(3)
        piece = b"10000\r\n" + b"x" * 65536 + b"\r\n"
        with pytest.raises((BrokenPipeError, ConnectionResetError, TimeoutError)):
            wire.sendall(piece * (20 * MB // 65536))


@pytest.mark.parametrize("who", [None, "lan"])
def test_small_bodies_reach_the_page(served: tuple[str, dict[str, str]], who: str | None) -> None:
    host, cookies = served
    head = f"POST /in HTTP/1.1\r\nContent-Length: {FORM_BYTES - 1}\r\n{cookies[who] if who else ''}"
    assert ("403" if who else "401") in _answer(host, head, FORM_BYTES - 1)[0]


def test_a_reviewer_may_send_a_file(served: tuple[str, dict[str, str]]) -> None:
    host, cookies = served
    head = f"POST /in HTTP/1.1\r\nContent-Length: {3 * MB}\r\nContent-Type: text/plain\r\n{cookies['minh']}"
    status, sent = _answer(host, head, 3 * MB)
    assert sent == 3 * MB
    assert "413" not in status
