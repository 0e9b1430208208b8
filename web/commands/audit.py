"""`vanban audit`: who did what, and when."""

from __future__ import annotations

import click

from web.bilingual import Command, language, option, pick
from web.commands.common import open_library
from web.console import echo, echo_json, table


@click.command(
    "audit",
    cls=Command,
    words=(
        "Nhật ký: ai đăng nhập, nạp, bỏ, duyệt gì, khi nào; mới nhất ở trên.",
        "The log: who logged in, brought in, removed or reviewed what and when; the newest first.",
    ),
    example="vanban audit\nvanban audit --who lan --limit 20 --json",
)
@option(
    "--limit", type=click.IntRange(1, 100_000), default=50, show_default=True, words=("Số dòng nhiều nhất.", "At most so many.")
)
@option("--who", metavar="TÊN", words=("Chỉ của tài khoản này.", "Of this account only."))
@option("--json", "as_json", words=("In JSON.", "Print JSON."), is_flag=True)
@click.pass_context
def audit(ctx: click.Context, limit: int, who: str | None, as_json: bool) -> None:
    from web.audit import detail_words, entries
    from web.labels import label
    from web.plain import plain
    from web.present import show_moment

    lang = language()
    found = entries(open_library(ctx).store, limit, who=who)
    if as_json:
        echo_json(plain(found))
        return
    headings = pick(("Lúc|Ai|Việc|Về|Từ", "At|Who|What|About|From"), lang).split("|")
    rows = [
        [
            show_moment(e.at, lang),
            e.who,
            label("audit_what", e.what, lang),
            " · ".join(filter(None, (e.about, detail_words(e, lang)))),
            e.address,
        ]
        for e in found
    ]
    echo(table(headings, rows, whole=(0,)))
