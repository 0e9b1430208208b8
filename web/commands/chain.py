"""`vanban chain`: who reports to whom up the levels, when, and where two levels clash."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from web.bilingual import Command, language, option, pick
from web.commands.common import open_library
from web.console import complain, echo, echo_json, printable, table

if TYPE_CHECKING:
    from graph.chain import Chain, Rung
    from graph.ledger import Duty


@click.command(
    "chain",
    cls=Command,
    words=(
        "Chuỗi báo cáo của một cơ quan: ai báo cáo cho nó, nó báo cáo cho ai, lên đến đâu, khi nào; chỗ nào hạn của cấp trên "
        "không kịp cho cấp dưới.",
        "The chain of reports of a body: who reports to it, to whom it reports, how far up and when; where a superior's day "
        "leaves a subordinate no time.",
    ),
    example='vanban chain "UBND thị xã Duyên Hải"\nvanban chain "so tttt" --format mermaid',
    codes=(
        "0 xong · 1 không có cơ quan ấy · 2 sai cách dùng",
        "0 done · 1 no such body · 2 wrong usage",
    ),
)
@click.argument("agency")
@option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "mermaid"]),
    default="table",
    show_default=True,
    words=("Dạng kết quả.", "Form of the output."),
)
@click.pass_context
def chain(ctx: click.Context, agency: str, form: str) -> None:
    from graph.chain import report_chains, to_mermaid
    from web.plain import plain

    found = report_chains(open_library(ctx).snapshot().graph, agency)
    if form == "json":
        echo_json(plain(found))
    elif form == "mermaid":
        echo(to_mermaid(found, _cycle).rstrip("\n"))
    elif found:
        _show(found)
    else:
        complain(pick(("Không thấy báo cáo nào đến hay đi từ cơ quan này.", "No report goes to or from this body."), language()))


def _cycle(duty: Duty) -> str:
    from web.duty_rows import show_due

    return show_due(duty, language())


def _show(found: Sequence[Chain]) -> None:
    from graph.chain import clash_words, steps

    lang = language()
    headings = pick(("Cấp|Ai báo cáo|Cho ai|Khi nào|Văn bản, mục", "Level|Who reports|To whom|When|Document, place"), lang)
    for at, each in enumerate(found):
        echo(("\n" if at else "") + printable(each.body.name))
        echo(table(headings.split("|"), [_row(level, rung) for level, rung in steps(each)], whole=(0,)))
        for clash in each.clashes:
            echo(f"! {printable(clash_words(clash, lang))}")


def _row(level: int, rung: Rung) -> list[str]:
    from web.duty_rows import document_name
    from web.present import show_path

    lang = language()
    remarks = []
    if rung.passed_on:
        remarks.append(pick(("chuyển tiếp", "passed on"), lang))
    if rung.again:
        remarks.append(pick(("đã nêu ở trên", "told above"), lang))
    receiver = rung.receiver.name + (f" ({', '.join(remarks)})" if remarks else "")
    when = "; ".join(dict.fromkeys(due for duty in rung.duties if (due := _cycle(duty))))
    where = "; ".join(dict.fromkeys(f"{document_name(duty)}, {show_path(duty.path, lang)}" for duty in rung.duties))
    return [f"{level:+d}", rung.sender.name, receiver, when, where]
