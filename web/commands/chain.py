"""`vanban chain`: who reports to whom up the levels, when, and where two levels clash."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from web.bilingual import Command, language, option, pick
from web.commands.common import DAY, open_library
from web.console import complain, echo, echo_json, printable, table

if TYPE_CHECKING:
    from graph.chain import Chain, Rung
    from graph.ledger import Duty
    from graph.lives import Life


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
@option(
    "--as-of",
    "as_of",
    type=DAY,
    words=("Các cơ quan ấy nay là ai, vào ngày này; tên cơ quan cũng có thể là tên mới.", "Who these bodies are on this day."),
)
@click.pass_context
def chain(ctx: click.Context, agency: str, form: str, as_of: dt.date | None) -> None:
    from graph.chain import report_chains, to_mermaid
    from graph.lives import bodies_behind, life_words
    from web.plain import plain

    graph = open_library(ctx).snapshot().graph
    former = bodies_behind(graph, agency, as_of) if as_of else ()
    found = tuple(one for id in former for one in report_chains(graph, id)) if former else report_chains(graph, agency)
    if form == "json":
        lives = [plain(_lives(one, as_of)) for one in found] if as_of else []
        echo_json([{**told, "lives": lives[at]} for at, told in enumerate(plain(found))] if as_of else plain(found))
    elif form == "mermaid":
        lived = [life for one in found for life in _lives(one, as_of)] if as_of else []
        now = {life.name: life_words(life, language()) for life in lived}
        echo(to_mermaid(found, _cycle, now).rstrip("\n"))
    elif found:
        _show(found, as_of)
    else:
        complain(pick(("Không thấy báo cáo nào đến hay đi từ cơ quan này.", "No report goes to or from this body."), language()))


def _cycle(duty: Duty) -> str:
    from web.duty_rows import show_due

    return show_due(duty, language())


def _lives(found: Chain, on: dt.date) -> Sequence[Life]:
    """What became of the bodies of a chain by a day."""
    from graph.chain import steps
    from graph.lives import lives_of

    told = [found.body.name, *(end.name for _, rung in steps(found) for end in (rung.sender, rung.receiver))]
    return lives_of(told, on)


def _show(found: Sequence[Chain], as_of: dt.date | None) -> None:
    from graph.chain import clash_words, steps
    from graph.lives import life_words

    lang = language()
    headings = pick(("Cấp|Ai báo cáo|Cho ai|Khi nào|Văn bản, mục", "Level|Who reports|To whom|When|Document, place"), lang)
    for at, each in enumerate(found):
        echo(("\n" if at else "") + printable(each.body.name))
        echo(table(headings.split("|"), [_row(level, rung) for level, rung in steps(each)], whole=(0,)))
        for clash in each.clashes:
            echo(f"! {printable(clash_words(clash, lang))}")
        for life in _lives(each, as_of) if as_of else ():
            echo(f"* {printable(life.name)}: {printable(life_words(life, lang))}")


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
