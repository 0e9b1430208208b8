"""`vanban chain`: who reports to whom up the levels, when, and where two levels clash."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from web.bilingual import Command, language, option, pick
from web.commands.common import DAY, open_library, save, workbook_file, write_csv, write_json, write_out
from web.console import complain, printable, table

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
    example='vanban chain "UBND thị xã Duyên Hải"\nvanban chain "so tttt" --format mermaid\n'
    'vanban chain "UBND tỉnh Vĩnh Long" --as-of 2025-08-01 --format xlsx --out chuoi-bao-cao.xlsx',
    codes=(
        "0 xong · 1 không có cơ quan ấy · 2 sai cách dùng",
        "0 done · 1 no such body · 2 wrong usage",
    ),
)
@click.argument("agency")
@option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "xlsx", "mermaid", "dot"]),
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
@option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", words=("Ghi vào tệp.", "Write to this file."))
@click.pass_context
def chain(ctx: click.Context, agency: str, form: str, as_of: dt.date | None, out: Path | None) -> None:
    from graph.chain import report_chains, to_dot, to_mermaid
    from graph.lives import bodies_behind, life_words
    from web.plain import plain

    graph = open_library(ctx).snapshot().graph
    former = bodies_behind(graph, agency, as_of) if as_of else ()
    found = tuple(one for id in former for one in report_chains(graph, id)) if former else report_chains(graph, agency)
    if form == "json":
        told = [
            {**each, "lives": plain(_lives(one, as_of))} if as_of else each for one, each in zip(found, plain(found), strict=True)
        ]
        write_json(told, out)
    elif form in ("mermaid", "dot"):
        now = {name: life_words(life, language()) for one in found for name, life in _named(one, as_of).items()}
        write_out((to_mermaid if form == "mermaid" else to_dot)(found, _cycle, now), out)
    elif form == "xlsx":
        from graph.chain_export import chains_to_xlsx

        save(chains_to_xlsx(found, as_of, language()), workbook_file(out))
    elif form == "csv":
        from graph.chain_export import chains_to_csv

        write_csv(chains_to_csv(found, as_of, language()), out)
    elif found:
        write_out(_table(found, as_of), out)
    else:
        complain(pick(("Không thấy báo cáo nào đến hay đi từ cơ quan này.", "No report goes to or from this body."), language()))


def _cycle(duty: Duty) -> str:
    from web.duty_rows import show_due

    return show_due(duty, language())


def _lives(found: Chain, on: dt.date | None) -> Sequence[Life]:
    return tuple(_named(found, on).values())


def _named(found: Chain, on: dt.date | None) -> Mapping[str, Life]:
    """What became of the bodies of a chain by a day, by their names."""
    from graph.chain import steps
    from graph.lives import lives_by_name

    told = [found.body.name, *(end.name for _, rung in steps(found) for end in (rung.sender, rung.receiver))]
    return lives_by_name(told, on) if on else {}


def _table(found: Sequence[Chain], as_of: dt.date | None) -> str:
    from graph.chain import steps
    from graph.clashes import clash_words
    from graph.lives import life_words

    lang = language()
    headings = pick(("Cấp|Ai báo cáo|Cho ai|Khi nào|Văn bản, mục", "Level|Who reports|To whom|When|Document, place"), lang)
    lines: list[str] = []
    for each in found:
        name = printable(each.body.name)
        lines += ["", name] if lines else [name]
        lines.append(table(headings.split("|"), [_row(level, rung) for level, rung in steps(each)], whole=(0,)))
        lines += (f"! {printable(clash_words(clash, lang))}" for clash in each.clashes)
        lines += (f"* {printable(life.name)}: {printable(life_words(life, lang))}" for life in _lives(each, as_of))
    return "\n".join(lines)


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
