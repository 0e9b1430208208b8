"""`vanban doctor`: the home looked over and mended."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

import click

from web.bilingual import Command, language, option, pick
from web.commands.common import home_of
from web.console import echo, echo_json, printable
from web.logs import logging_to, note
from web.logs import options as log_options
from web.progress import Bars

if TYPE_CHECKING:
    from web.doctor import Ailment


@click.command(
    "doctor",
    cls=Command,
    words=(
        "Kiểm tra kho, chỉ mục và bản gốc; sửa những gì tự sửa được và nói đã làm gì. Không sửa gì với --check.",
        "Examines store, index and originals; mends what can be mended and says what was done. --check changes nothing.",
    ),
    example="vanban doctor\nvanban doctor --check --json",
    codes=(
        "0 lành hoặc đã sửa hết · 1 còn chỗ chưa sửa · 2 sai cách dùng",
        "0 sound, or all was mended · 1 something is left · 2 wrong usage",
    ),
)
@option("--check", is_flag=True, words=("Chỉ xem, không sửa.", "Look only, mend nothing."))
@option("--json", "as_json", is_flag=True, words=("In JSON.", "Print JSON."))
@log_options
@click.pass_context
def doctor(ctx: click.Context, check: bool, as_json: bool, verbose: bool, log_file: Path | None) -> None:
    from web.doctor import examine
    from web.plain import plain

    lang = language()
    found: list[Ailment] = []
    with logging_to(verbose, log_file), Bars() as bars:
        for each in examine(home_of(ctx), not check, bars.step):
            found.append(each)
            named = {"about": each.about} if each.about else {}
            note("ailment", logging.WARNING, part=each.part, what=each.what[1], done=each.done[1], mended=each.mended, **named)
        note("examined", found=len(found), left=sum(not each.mended for each in found))
    if as_json:
        told = [{**plain(each), "what": pick(each.what, lang), "done": pick(each.done, lang)} for each in found]
        echo_json({"sound": not found, "ailments": told})
    for each in () if as_json else found:
        about = f" {each.about}" if each.about else ""
        mark = "✓" if each.mended else "✗"
        echo(printable(f"{mark} {pick(PARTS[each.part], lang)}{about}: {pick(each.what, lang)}; {pick(each.done, lang)}."))
    left = sum(not each.mended for each in found)
    if not as_json:
        words = ("Lành lặn.", "All is sound.") if not found else ("Đã sửa {}, còn {}.", "Mended {}, {} left.")
        echo(pick(words, lang).format(len(found) - left, left))
    if left:
        ctx.exit(1)


PARTS = {
    "store": ("kho", "store"),
    "index": ("chỉ mục", "index"),
    "originals": ("bản gốc", "originals"),
    "leftovers": ("việc dở dang", "leftovers"),
}
