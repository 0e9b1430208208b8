"""`vanban gaps`: which bodies owe a document of their own under a parent, and what the corpus lacks."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from web.bilingual import Command, Words, language, option, pick
from web.commands.common import DAY, open_library
from web.console import complain, echo, echo_json, printable, table

if TYPE_CHECKING:
    from graph.gaps import Gaps, Missing, Row
    from graph.lives import Life

STATUS: dict[str, Words] = {
    "in_time": ("đã ban hành, đúng hạn", "issued in time"),
    "late": ("đã ban hành, trễ hạn", "issued late"),
    "issued": ("đã ban hành", "issued"),
    "not_in_corpus": ("không có trong kho", "not in the corpus"),
    "no_duty": ("không thấy giao nhiệm vụ", "no duty found"),
}
OPEN: Words = (
    "“Không có trong kho” không có nghĩa là chưa ban hành.",
    "“Not in the corpus” does not mean that it was not issued.",
)


@click.command(
    "gaps",
    cls=Command,
    words=(
        "Văn bản nào cần có mà kho chưa có: các cơ quan được giao xây dựng kế hoạch riêng theo một văn bản; với --missing: các "
        "văn bản được viện dẫn mà kho thiếu, nhiều văn bản dựa vào nhất đứng đầu.",
        "What should be there and is not in the corpus: the bodies that a document tells to make a plan of their own; with "
        "--missing: cited documents that the corpus lacks, by how much rests on them.",
    ),
    example="vanban gaps 251/QĐ-BNV\nvanban gaps --missing --json",
    codes=(
        "0 xong · 1 không có văn bản ấy, hoặc số trỏ tới nhiều văn bản · 2 sai cách dùng",
        "0 done · 1 no such document, or the number is that of several · 2 wrong usage",
    ),
)
@click.argument("number", required=False)
@option("--missing", is_flag=True, words=("Các văn bản được viện dẫn mà kho thiếu.", "Cited documents that the corpus lacks."))
@option(
    "--as-of",
    "as_of",
    type=DAY,
    words=("Ai phải ban hành vào ngày này, sau sáp nhập.", "Who owes it on this day, after mergers."),
)
@option("--json", "as_json", words=("In JSON.", "Print JSON."), is_flag=True)
@click.pass_context
def gaps(ctx: click.Context, number: str | None, missing: bool, as_of: dt.date | None, as_json: bool) -> None:
    from graph.gaps import find_gaps, find_missing
    from web.plain import plain

    lang = language()
    if missing == (number is not None):
        raise click.UsageError(pick(("Cần SỐ của một văn bản, hoặc --missing.", "Give a NUMBER, or --missing."), lang))
    snapshot = open_library(ctx).snapshot()
    if number is None:
        lacking = find_missing(snapshot.graph)
        if as_json:
            echo_json({"missing": plain(lacking)})
        else:
            _show_missing(lacking)
        return
    found = find_gaps(snapshot.graph, snapshot.resolve(number))
    if as_json:
        lives = {"lives": plain(_lives(found, as_of))} if as_of else {}
        echo_json({**plain(found), **lives, "note": pick(OPEN, lang)})
    else:
        _show_gaps(found, as_of)


def _lives(found: Gaps, on: dt.date) -> tuple[Life, ...]:
    from graph.lives import lives_of

    return lives_of((row.body.name for row in found.rows), on)


def _show_gaps(found: Gaps, as_of: dt.date | None) -> None:
    from graph.lives import life_words
    from graph.words import label_words

    lang = language()
    echo(printable(label_words(found.parent, lang)))
    if not found.rows:
        complain(pick(("Không thấy giao nhiệm vụ hay văn bản triển khai nào.", "No duty and no document below it."), lang))
        return
    headings = pick(("Cơ quan|Nhiệm vụ|Hạn|Tình trạng|Văn bản", "Body|Duty|Due|State|Document"), lang).split("|")
    echo(table(headings, [_row(row) for row in found.rows]))
    for life in _lives(found, as_of) if as_of else ():
        echo(f"* {printable(life.name)}: {printable(life_words(life, lang))}")
    sources = sorted({row.source for row in found.rows if row.source})
    if sources:
        echo(pick(("Thành viên của nhóm theo: ", "Members of classes by: "), lang) + "; ".join(sources))
    echo(f"({pick(OPEN, lang)})")


def _row(row: Row) -> list[str]:
    from web.present import show_date, show_path

    lang = language()
    every = pick((" (các cơ quan của nhóm mà bảng không kê)", " (those of the class that no table lists)"), lang)
    doubt = pick((" (có thể không có ở tỉnh này)", " (the province may lack it)"), lang)
    days = sorted({duty.due for duty in row.duties if duty.due})
    return [
        row.body.name + (every if row.unlisted else doubt if row.doubtful else ""),
        "; ".join(dict.fromkeys(show_path(duty.path, lang) for duty in row.duties)),
        ", ".join(show_date(day, lang) for day in days),
        pick(STATUS[row.status], lang),
        "; ".join(child.document.label for child in row.children),
    ]


def _show_missing(lacking: tuple[Missing, ...]) -> None:
    lang = language()
    if not lacking:
        echo(pick(("Kho có đủ các văn bản được viện dẫn.", "The corpus holds all that is cited."), lang))
        return
    headings = pick(("Văn bản kho thiếu|Dựa vào nó|Trực tiếp|Nhắc tới", "Lacking|Rest on it|Directly|Mention it"), lang).split(
        "|"
    )
    rows = [[each.document.label, str(each.resting), str(each.direct), str(each.cited_by)] for each in lacking]
    echo(table(headings, rows, whole=(1, 2, 3)))
