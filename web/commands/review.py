"""`vanban review`: what people said of facts, listed and as gold."""

from __future__ import annotations

from pathlib import Path

import click

from web.bilingual import Command, Group, language, option, pick
from web.commands.common import open_library
from web.console import echo, echo_json, table

review = Group(
    "review",
    words=(
        "Kết luận của người duyệt: liệt kê, và xuất thành đáp án để đo chất lượng đọc.",
        "The verdicts of reviewers: listed, and exported as gold for measuring the reading.",
    ),
    example="vanban review list\nvanban review export DIR\nvanban evaluate extraction DIR",
    lazy={
        "list": ("web.commands.review:listing", ("Liệt kê các kết luận.", "List the verdicts.")),
        "export": ("web.commands.review:export", ("Xuất thành đáp án.", "Export as gold.")),
    },
)


@click.command(
    "list",
    cls=Command,
    words=(
        "Liệt kê các kết luận, kể cả những kết luận mà lần đọc sau không còn thấy chi tiết.",
        "Lists the verdicts, those included whose facts a later reading no longer holds.",
    ),
    example="vanban review list\nvanban review list --lost --json",
)
@option("--lost", is_flag=True, words=("Chỉ kết luận không còn chi tiết.", "Only verdicts without their fact."))
@option("--json", "as_json", words=("In JSON.", "Print JSON."), is_flag=True)
@click.pass_context
def listing(ctx: click.Context, lost: bool, as_json: bool) -> None:
    from graph.verdicts import verdicts_of
    from web.labels import label
    from web.plain import plain
    from web.present import shorten, show_moment
    from web.reviewing import lost_verdicts

    store = open_library(ctx).store
    lang = language()
    without = lost_verdicts(store)
    with store.reading() as connection:
        every = [verdict for held in verdicts_of(connection).values() for verdict in held]
    found = [verdict for verdict in every if not lost or verdict in without]
    if as_json:
        echo_json([{**plain(verdict), "lost": verdict in without} for verdict in found])
        return
    if not found:
        echo(pick(("Chưa có kết luận nào.", "There are no verdicts."), lang))
        return
    headings = pick(("Văn bản|Loại|Kết luận|Ai|Lúc|Câu", "Document|Kind|Verdict|Who|At|Words"), lang).split("|")
    gone = pick((" (không còn chi tiết)", " (without its fact)"), lang)
    rows = [
        [
            v.document,
            label("fact_kind", v.kind, lang),
            label("judgement", v.judgement, lang) + (gone if v in without else ""),
            v.who,
            show_moment(v.at, lang),
            shorten(v.quote, 120),
        ]
        for v in found
    ]
    echo(table(headings, rows, whole=(0,)))


@click.command(
    "export",
    cls=Command,
    words=(
        "Ghi DIR/texts và DIR/gold từ những văn bản đã có kết luận: chi tiết sai bị bỏ, chi tiết đã sửa theo người duyệt, "
        "nhiệm vụ do người duyệt bổ sung được thêm vào, chi tiết chưa duyệt như đã đọc. Đáp án này đo được chỗ đọc sai; "
        "chỗ bỏ sót thì chỉ đo được nơi người duyệt đã bổ sung.",
        "Writes DIR/texts and DIR/gold of the documents with verdicts: wrong facts left out, mended ones as the reviewer has "
        "them, added duties put in, others as read. Gold of this kind measures what is read wrongly, and what is missed only "
        "where a reviewer added it.",
    ),
    example="vanban review export dap-an\nvanban review export dap-an --complete && vanban evaluate extraction dap-an",
    codes=("0 xong · 1 không ghi được, hoặc không có gì để ghi · 2 sai cách dùng", "0 done · 1 nothing to write · 2 wrong usage"),
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@option(
    "--complete",
    is_flag=True,
    words=("Chỉ văn bản đã duyệt hết mọi chi tiết.", "Only documents of which each fact was reviewed."),
)
@click.pass_context
def export(ctx: click.Context, folder: Path, complete: bool) -> None:
    from web.gold_export import export_gold

    lang = language()
    found = export_gold(open_library(ctx).store, folder, complete)
    headings = pick(("Văn bản|Chi tiết|Đã duyệt", "Document|Facts|Reviewed"), lang).split("|")
    if found:
        echo(table(headings, [[one.document, str(one.facts), str(one.judged)] for one in found], whole=(0,)))
    words = (
        "Đã ghi {} văn bản, {} đã duyệt hết, vào {}.",
        "Wrote {} documents, {} of them reviewed whole, into {}.",
    )
    echo(pick(words, lang).format(len(found), sum(one.complete for one in found), folder))
    if not found:
        ctx.exit(1)
