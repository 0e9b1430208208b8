"""`vanban trace`: what a document rests on, and what became of it on its way down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from web.bilingual import Command, language, option, pick
from web.commands.common import open_library
from web.console import echo, echo_json

if TYPE_CHECKING:
    from graph.lineage import Lineage


@click.command(
    "trace",
    cls=Command,
    words=(
        "Lần theo một văn bản: lên những gì nó dựa vào, xuống những gì dựa vào nó; văn bản ngoài kho được ghi rõ.",
        "Traces a document up to what it rests on and down to what rests on it; documents outside the store are marked.",
    ),
    example="vanban trace 61/2018/NĐ-CP --down\nvanban trace 251/QĐ-BNV --format mermaid --down",
    codes=(
        "0 xong · 1 không có văn bản ấy, hoặc số trỏ tới nhiều văn bản · 2 sai cách dùng",
        "0 done · 1 no such document, or the number is that of several · 2 wrong usage",
    ),
)
@click.argument("number")
@option("--up", is_flag=True, words=("Chỉ đi lên: dựa vào đâu.", "Only upwards: what it rests on."))
@option("--down", is_flag=True, words=("Chỉ đi xuống: ai dựa vào.", "Only downwards: what rests on it."))
@option("--depth", type=click.IntRange(min=1), words=("Nhiều nhất bao nhiêu bước.", "At most so many steps."))
@option(
    "--format",
    "form",
    type=click.Choice(["tree", "json", "mermaid", "dot"]),
    default="tree",
    show_default=True,
    words=("Dạng kết quả.", "Form of the output."),
)
@click.pass_context
def trace(ctx: click.Context, number: str, up: bool, down: bool, depth: int | None, form: str) -> None:
    from graph.lineage import Direction
    from web.parts import lineages

    if form in ("mermaid", "dot") and up == down:
        raise click.UsageError(
            pick(("Dạng {} cần --up hoặc --down.", "The form {} needs --up or --down."), language()).format(form)
        )
    ways = [way for way, wanted in ((Direction.UP, up), (Direction.DOWN, down)) if wanted] or list(Direction)
    _print(lineages(open_library(ctx), number, ways, depth), form)


def _print(lineages: list[Lineage], form: str) -> None:
    from graph.render import to_dot, to_json, to_mermaid, to_tree

    lang = language()
    if form == "json":
        rendered: dict[str, Any] = {str(lineage.direction): to_json(lineage) for lineage in lineages}
        echo_json(rendered if len(rendered) > 1 else next(iter(rendered.values())))
        return
    for lineage in lineages:
        if len(lineages) > 1:
            echo(
                pick(("Dựa vào:", "Rests on:"), lang)
                if lineage.direction == "up"
                else pick(("Được dựa vào:", "Relied on by:"), lang)
            )
        if form == "tree":
            echo(to_tree(lineage, lang).rstrip("\n"))
        else:
            echo((to_mermaid if form == "mermaid" else to_dot)(lineage, lang).rstrip("\n"))
