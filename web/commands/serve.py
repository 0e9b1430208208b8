"""`vanban serve`: the pages on this machine, and beyond it for those who log in."""

from __future__ import annotations

import errno
import socket
from typing import TYPE_CHECKING

import click

from ingest.errors import VanbanError, system_words
from search.arenas import few_arenas
from web import catching_up
from web.bilingual import Command, language, option, pick
from web.commands.common import home_of
from web.console import complain, echo
from web.loopback import is_loopback

if TYPE_CHECKING:
    from pathlib import Path

    from web.access import Access

THREADS = 8
"""Requests worked on at once; searches release the interpreter while the engines compute."""

BODY_BYTES = 256 * 2**20
"""Bytes of a request that are taken in at all; each page has a limit of its own below that, and only those who may send it a file
can fill it (`web.admission`)."""


@click.command(
    "serve",
    cls=Command,
    words=(
        "Mở các trang web trên máy này. Ai trên máy này cũng đọc được; nạp, duyệt và bỏ văn bản thì phải đăng nhập. "
        "Ra ngoài máy này chỉ khi mọi người đọc đều phải đăng nhập.",
        "Serves the web pages on this machine. Anybody on it may read; bringing in, reviewing and removing need a login. "
        "Beyond this machine only where reading needs a login too.",
    ),
    example="vanban serve\nvanban serve --port 8080\n"
    "vanban serve --require-login --behind-proxy --public-name vanban.so-noi-vu.gov.vn",
    codes=(
        "0 dừng bằng Ctrl-C · 1 không mở được địa chỉ, hoặc chưa đủ điều kiện để mở ra ngoài · 2 sai cách dùng",
        "0 stopped by Ctrl-C · 1 cannot listen, or may not beyond this machine · 2 wrong usage",
    ),
)
@option("--host", default="127.0.0.1", show_default=True, words=("Địa chỉ để nghe.", "Address to listen at."))
@option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    words=("Cổng; 0 là cổng trống bất kỳ.", "Port; 0 takes any free one."),
)
@option("--require-login", is_flag=True, words=("Đọc cũng phải đăng nhập.", "Reading needs a login too."))
@option(
    "--behind-proxy",
    is_flag=True,
    words=(
        "Có proxy https trên chính máy này đứng trước: tin X-Forwarded-For và X-Forwarded-Proto của nó, cookie chỉ đi qua https.",
        "A proxy on this machine that speaks https stands before it: its X-Forwarded-For and X-Forwarded-Proto are trusted, "
        "cookies go over https only.",
    ),
)
@option(
    "--public-name",
    "names",
    multiple=True,
    metavar="TÊN",
    words=("Tên miền hoặc địa chỉ mà người dùng gõ; có thể lặp lại.", "Name or address that people type; may be repeated."),
)
@click.pass_context
def serve(ctx: click.Context, host: str, port: int, require_login: bool, behind_proxy: bool, names: tuple[str, ...]) -> None:
    home = home_of(ctx)
    access = _access(home, host, require_login, behind_proxy, names)
    listener = _listen(host, port)
    few_arenas()
    from waitress.server import create_server

    from web import create_app
    from web.admission import channel_for

    app = create_app(home, access)
    server = create_server(
        app,
        sockets=[listener],
        threads=THREADS,
        ident="vanban",
        max_request_body_size=BODY_BYTES,
        clear_untrusted_proxy_headers=not behind_proxy,
    )
    server.channel_class = channel_for(app)
    shown = f"[{host}]" if ":" in host else host
    words = pick(
        ("vanban đang chạy tại http://{}:{}/ (Ctrl-C để dừng)", "vanban is at http://{}:{}/ (Ctrl-C to stop)"), language()
    )
    echo(words.format(shown, listener.getsockname()[1]))
    library = app.extensions["library"]
    library.keep_warm()
    app.extensions["worker"].start()
    catching_up.begin(home, lambda: library.index)
    try:
        server.run()
    finally:
        server.close()
        app.extensions["worker"].stop()
        library.close()


def _access(home: Path, host: str, require_login: bool, behind_proxy: bool, names: tuple[str, ...]) -> Access:
    """How the pages are reached; raises VanbanError where strangers could read or sign in unseen."""
    from web.access import Access

    if is_loopback(host) and not behind_proxy and not names:
        return Access(require_login)
    if not require_login or not _has_accounts(home):
        outside = names[0] if names else host
        raise VanbanError(
            f"Không mở {outside} ra ngoài máy này khi chưa buộc đăng nhập: chạy `vanban user add`, rồi thêm --require-login.",
            f"{outside} reaches beyond this machine, which needs logins: run `vanban user add`, then add --require-login.",
        )
    if behind_proxy and not is_loopback(host):
        raise VanbanError(
            f"Đứng sau proxy thì chỉ nghe trên máy này, {host} thì ai cũng giả được proxy: bỏ --host.",
            f"Behind a proxy listen on this machine alone, at {host} anybody could pose as the proxy: leave --host off.",
        )
    if not names and host in ("0.0.0.0", "::"):
        raise VanbanError(
            f"Nghe ở {host} thì cần biết người dùng gõ tên nào: thêm --public-name với tên miền hoặc địa chỉ của máy này.",
            f"Listening at {host} needs the name that people type: add --public-name with this machine's name or address.",
        )
    if not behind_proxy:
        words = (
            "Chú ý: không có https, mật khẩu đi qua mạng không mã hóa; nên dùng một proxy https và --behind-proxy.",
            "Note: without https passwords cross the network in the clear; better use a proxy that speaks it and --behind-proxy.",
        )
        complain(pick(words, language()))
    return Access(True, tuple(name.lower() for name in names) or (host,), behind_proxy)


def _has_accounts(home: Path) -> bool:
    from graph.store import STORE_NAME, Store
    from web.accounts import any_account

    if not (home / STORE_NAME).is_file():
        return False
    with Store(home / STORE_NAME) as store:
        return any_account(store)


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket; raises VanbanError where the address is another's, taken or not allowed."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise VanbanError(
                f"Cổng {port} đang có chương trình khác dùng; thử --port {port + 1}.",
                f"Port {port} is taken; try --port {port + 1}.",
            ) from None
        why = system_words(error)
        raise VanbanError(f"Không mở được {host}:{port}: {why.vi}.", f"Cannot listen at {host}:{port}: {why.en}.") from None
    return listener
