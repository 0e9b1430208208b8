"""`vanban gaps`: which bodies owe a document of their own under a parent, and what the corpus lacks."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from web.bilingual import Command, language, option, pick
from web.commands.common import DAY, open_library, save, workbook_file, write_csv, write_json, write_out
from web.console import printable, table

if TYPE_CHECKING:
    from graph.gaps import Gaps, Missing, Row
    from graph.lives import Life


@click.command(
    "gaps",
    cls=Command,
    words=(
        "Văn bản nào cần có mà kho chưa có: các cơ quan được giao xây dựng kế hoạch riêng theo một văn bản; với --missing: các "
        "văn bản được viện dẫn mà kho thiếu, nhiều văn bản dựa vào nhất đứng đầu.",
        "What should be there and is not in the corpus: the bodies that a document tells to make a plan of their own; with "
        "--missing: cited documents that the corpus lacks, by how much rests on them.",
    ),
    example="vanban gaps 251/QĐ-BNV\nvanban gaps 251/QĐ-BNV --as-of 2025-08-01 --format xlsx --out can-ban-hanh.xlsx\n"
    "vanban gaps --missing --json",
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
@option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv", "xlsx"]),
    default="table",
    show_default=True,
    words=("Dạng kết quả.", "Form of the output."),
)
@option("--json", "form", flag_value="json", words=("Như --format json.", "The same as --format json."))
@option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", words=("Ghi vào tệp.", "Write to this file."))
@click.pass_context
def gaps(ctx: click.Context, number: str | None, missing: bool, as_of: dt.date | None, form: str, out: Path | None) -> None:
    from graph.gaps import find_gaps, find_missing

    lang = language()
    if missing == (number is not None):
        raise click.UsageError(pick(("Cần SỐ của một văn bản, hoặc --missing.", "Give a NUMBER, or --missing."), lang))
    snapshot = open_library(ctx).snapshot()
    if number is None:
        _print_missing(find_missing(snapshot.graph), form, out)
    else:
        _print_gaps(find_gaps(snapshot.graph, snapshot.resolve(number)), as_of, form, out)


def _print_gaps(found: Gaps, as_of: dt.date | None, form: str, out: Path | None) -> None:
    from graph.gaps_export import OPEN
    from web.plain import plain

    lang = language()
    if form == "json":
        lives = {"lives": plain(_lives(found, as_of))} if as_of else {}
        write_json({**plain(found), **lives, "note": pick(OPEN, lang)}, out)
    elif form == "xlsx":
        from graph.gaps_export import gaps_to_xlsx

        save(gaps_to_xlsx(found, as_of, lang), workbook_file(out))
    elif form == "csv":
        from graph.gaps_export import gaps_to_csv

        write_csv(gaps_to_csv(found, as_of, lang), out)
    else:
        write_out(_table(found, as_of), out)


def _lives(found: Gaps, on: dt.date | None) -> tuple[Life, ...]:
    from graph.lives import lives_of

    return lives_of((row.body.name for row in found.rows), on) if on else ()


def _table(found: Gaps, as_of: dt.date | None) -> str:
    from graph.gaps_export import OPEN
    from graph.lives import life_words
    from graph.words import label_words

    lang = language()
    lines = [printable(label_words(found.parent, lang))]
    if not found.rows:
        return "\n".join(
            (*lines, pick(("Không thấy giao nhiệm vụ hay văn bản triển khai nào.", "No duty and no document below it."), lang))
        )
    headings = pick(("Cơ quan|Nhiệm vụ|Hạn|Tình trạng|Văn bản", "Body|Duty|Due|State|Document"), lang).split("|")
    lines.append(table(headings, [_row(row) for row in found.rows]))
    lines += (f"* {printable(life.name)}: {printable(life_words(life, lang))}" for life in _lives(found, as_of))
    sources = sorted({row.source for row in found.rows if row.source})
    if sources:
        lines.append(pick(("Thành viên của nhóm theo: ", "Members of classes by: "), lang) + "; ".join(sources))
    return "\n".join((*lines, f"({pick(OPEN, lang)})"))


def _row(row: Row) -> list[str]:
    from graph.gaps_export import DOUBTFUL, STATUS, UNLISTED, child_words, deadlines
    from web.present import show_path

    lang = language()
    every, doubt = (f" ({pick(words, lang)})" for words in (UNLISTED, DOUBTFUL))
    return [
        row.body.name + (every if row.unlisted else doubt if row.doubtful else ""),
        "; ".join(dict.fromkeys(show_path(duty.path, lang) for duty in row.duties)),
        "; ".join(deadlines(row, lang)),
        pick(STATUS[row.status], lang),
        "; ".join(child_words(child, lang) for child in row.children),
    ]


def _print_missing(lacking: tuple[Missing, ...], form: str, out: Path | None) -> None:
    from web.plain import plain

    lang = language()
    if form == "json":
        write_json({"missing": plain(lacking)}, out)
    elif form == "xlsx":
        from graph.gaps_export import missing_to_xlsx

        save(missing_to_xlsx(lacking, lang), workbook_file(out))
    elif form == "csv":
        from graph.gaps_export import missing_to_csv

        write_csv(missing_to_csv(lacking, lang), out)
    else:
        write_out(_missing_table(lacking), out)


def _missing_table(lacking: tuple[Missing, ...]) -> str:
    lang = language()
    if not lacking:
        return pick(("Kho có đủ các văn bản được viện dẫn.", "The corpus holds all that is cited."), lang)
    headings = pick(("Văn bản kho thiếu|Dựa vào nó|Trực tiếp|Nhắc tới", "Lacking|Rest on it|Directly|Mention it"), lang)
    rows = [[_lacking(each), str(each.resting), str(each.direct), str(each.cited_by)] for each in lacking]
    return table(headings.split("|"), rows, whole=(1, 2, 3))


def _lacking(each: Missing) -> str:
    """A document that the corpus lacks, and those that it holds with that number and another day."""
    known = "; ".join(one.label for one in each.slips)
    held = pick(("kho có cùng số, ghi ngày khác: {}", "held with this number and another day: {}"), language()).format(known)
    return f"{each.document.label} ({held})" if known else each.document.label
