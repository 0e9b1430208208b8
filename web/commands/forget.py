"""`vanban forget`: documents leave the store and the index."""

from __future__ import annotations

import click

from web.bilingual import Command, language, pick
from web.commands.common import open_library
from web.console import complain, echo


@click.command(
    "forget",
    cls=Command,
    words=(
        "Bỏ văn bản khỏi kho và chỉ mục, theo mã như lệnh status liệt kê, cùng bản sao trong thư mục nhà. Tệp gốc còn nguyên.",
        "Removes documents from the store and the index, by the ids of status, with the copies of their files in the home. "
        "The files themselves stay where they are.",
    ),
    example="vanban forget ubnd-thi-xa-duyen-hai/kh/2022/26",
    codes=("0 xong · 1 có mã không tồn tại · 2 sai cách dùng", "0 done · 1 an id does not exist · 2 wrong usage"),
)
@click.argument("ids", nargs=-1, required=True, metavar="ID…")
@click.pass_context
def forget(ctx: click.Context, ids: tuple[str, ...]) -> None:
    from graph.originals import Originals, used_hashes

    library = open_library(ctx)
    lang = language()
    missing = False
    before = used_hashes(library.store)
    for id in ids:
        if library.store.forget(id):
            echo(pick(("Đã bỏ {}.", "Removed {}."), lang).format(id))
        else:
            missing = True
            complain(pick(("Không có văn bản {} trong kho.", "There is no document {}."), lang).format(id))
    Originals(library.home).drop(library.store, before)
    library.index.sync(library.store)
    if missing:
        ctx.exit(1)
