"""`vanban mcp`: the home as tools for an assistant."""

from __future__ import annotations

from importlib.util import find_spec

import click

from ingest.errors import Sentence, VanbanError
from web.bilingual import Command, language, option
from web.commands.common import open_library
from web.loopback import is_loopback

MISSING = Sentence(
    "Cần cài thêm phần mcp: pip install 'vanban[mcp]'",
    "This needs the extra mcp: pip install 'vanban[mcp]'",
)
ONLY_HERE = Sentence(
    "Không mở ra ngoài máy này: {} không phải địa chỉ nội bộ, hãy dùng 127.0.0.1.",
    "Nothing beyond this machine may connect: {} is not loopback, use 127.0.0.1.",
)


@click.command(
    "mcp",
    cls=Command,
    words=(
        "Cho trợ lý AI hỏi kho văn bản qua giao thức MCP: search, ledger, trace, check, document. Chỉ đọc. Mặc định nói qua "
        "đầu vào, đầu ra chuẩn; với --http thì qua http://127.0.0.1:PORT/mcp.",
        "Lets an assistant ask the store over MCP: search, ledger, trace, check, document. It only reads. Speaks over standard "
        "input and output; with --http at http://127.0.0.1:PORT/mcp.",
    ),
    example="vanban mcp\nvanban mcp --http --port 8100",
    codes=(
        "0 phía kia đã đóng · 1 không chạy được · 2 sai cách dùng",
        "0 the other side closed · 1 cannot run · 2 wrong usage",
    ),
)
@option("--http", is_flag=True, words=("Nói qua HTTP thay vì đầu vào chuẩn.", "Speak HTTP instead of standard input."))
@option("--host", default="127.0.0.1", show_default=True, words=("Địa chỉ trên máy này.", "Address on this machine."))
@option("--port", type=click.IntRange(1, 65535), default=8100, show_default=True, words=("Cổng.", "Port."))
@click.pass_context
def mcp(ctx: click.Context, http: bool, host: str, port: int) -> None:
    lang = language()
    if find_spec("mcp") is None:
        raise VanbanError(*MISSING)
    if not is_loopback(host):
        raise VanbanError(*ONLY_HERE.fill(host))
    library = open_library(ctx)
    from web.mcp_server import run

    run(library, lang, host if http else None, port)
