"""`vanban backup` and `vanban restore`: a home in one file, and back."""

from __future__ import annotations

from pathlib import Path

import click

from web.bilingual import Command, language, option, pick
from web.commands.common import home_of
from web.console import echo
from web.progress import Bars


@click.command(
    "backup",
    cls=Command,
    words=(
        "Sao lưu cả thư mục nhà (kho, chỉ mục, bản gốc, tài khoản) vào một tệp zip; chạy được cả khi đang nạp hoặc đang phục vụ.",
        "Backs the whole home up (store, index, originals, accounts) into one zip file; also while others read and write it.",
    ),
    example="vanban backup vanban-2024-12-31.zip",
    codes=("0 xong · 1 không ghi được · 2 sai cách dùng", "0 done · 1 cannot be written · 2 wrong usage"),
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.pass_context
def backup(ctx: click.Context, file: Path) -> None:
    from web.backup import back_up

    with Bars() as bars:
        made = back_up(home_of(ctx), file, lambda done, total: bars.step("backup", done, total))
    words = ("Đã sao lưu {} văn bản, {} tệp, {:.1f} MB vào {}", "Backed up {} documents, {} files, {:.1f} MB into {}")
    echo(pick(words, language()).format(made.documents, made.files, made.bytes / 1e6, file))


@click.command(
    "restore",
    cls=Command,
    words=(
        "Khôi phục một bản sao lưu vào thư mục nhà chưa có kho; kiểm tra hết rồi mới đặt vào.",
        "Restores a backup into a home that holds no store yet; all of it is checked first.",
    ),
    example="vanban restore vanban-2024-12-31.zip --home nha-moi",
    codes=(
        "0 xong · 1 tệp hỏng hoặc đã có kho · 2 sai cách dùng",
        "0 done · 1 the file is broken or there is a store · 2 wrong usage",
    ),
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@option(
    "--home",
    "into",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    words=("Thư mục nhà mới.", "The new home."),
)
@click.pass_context
def restore(ctx: click.Context, file: Path, into: Path | None) -> None:
    from web.backup import restore as put_back
    from web.library import Library

    home = into or home_of(ctx)
    with Bars() as bars:
        made = put_back(file, home, lambda done, total: bars.step("backup", done, total))
        with Library(home, must_exist=True) as library:
            library.index.sync(library.store, bars.step)
    words = ("Đã khôi phục {} văn bản, sao lưu lúc {}, vào {}", "Restored {} documents, backed up at {}, into {}")
    echo(pick(words, language()).format(made.documents, made.made, home))
