"""`vanban serve`: the pages on this machine."""

from __future__ import annotations

import errno
import socket

import click

from ingest.errors import VanbanError
from web.bilingual import Command, language, option, pick
from web.commands.common import home_of
from web.console import echo
from web.loopback import is_loopback

THREADS = 8
"""Requests worked on at once; searches release the interpreter while the engines compute."""


@click.command(
    "serve",
    cls=Command,
    words=(
        "Mở các trang web trên máy này. Chỉ nhận kết nối từ chính máy này, vì chưa có đăng nhập.",
        "Serves the web pages on this machine. Only this machine can connect, as there is no login yet.",
    ),
    example="vanban serve\nvanban serve --port 8080",
    codes=(
        "0 dừng bằng Ctrl-C · 1 không mở được địa chỉ · 2 sai cách dùng",
        "0 stopped by Ctrl-C · 1 cannot listen · 2 wrong usage",
    ),
)
@option("--host", default="127.0.0.1", show_default=True, words=("Địa chỉ trên máy này.", "Address on this machine."))
@option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    words=("Cổng; 0 là cổng trống bất kỳ.", "Port; 0 takes any free one."),
)
@click.pass_context
def serve(ctx: click.Context, host: str, port: int) -> None:
    listener = _listen(host, port)
    from waitress.server import create_server

    from web import create_app

    app = create_app(home_of(ctx))
    server = create_server(app, sockets=[listener], threads=THREADS, ident="vanban")
    shown = f"[{host}]" if ":" in host else host
    words = pick(
        ("vanban đang chạy tại http://{}:{}/ (Ctrl-C để dừng)", "vanban is at http://{}:{}/ (Ctrl-C to stop)"), language()
    )
    echo(words.format(shown, listener.getsockname()[1]))
    try:
        server.run()
    finally:
        server.close()
        app.extensions["library"].close()


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket on loopback; raises VanbanError where the address is another's, taken or not allowed."""
    lang = language()
    if not is_loopback(host):
        raise VanbanError(
            pick(
                (
                    "Chưa có đăng nhập nên không mở ra ngoài máy này: {} không phải địa chỉ nội bộ, hãy dùng 127.0.0.1.",
                    "There is no login yet, so nothing beyond this machine may connect: {} is not loopback, use 127.0.0.1.",
                ),
                lang,
            ).format(host)
        )
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            words = ("Cổng {} đang có chương trình khác dùng; thử --port {}.", "Port {} is taken; try --port {}.")
            raise VanbanError(pick(words, lang).format(port, port + 1)) from None
        words = ("Không mở được {}:{}: {}.", "Cannot listen at {}:{}: {}.")
        raise VanbanError(pick(words, lang).format(host, port, error.strerror)) from None
    return listener
