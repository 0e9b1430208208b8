"""`vanban draft`: a draft before it is signed, against the form and against what the store knows."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from web.bilingual import Command, Words, language, option, pick
from web.commands.common import DAY, open_library
from web.console import echo, echo_json, printable
from web.labels import label

if TYPE_CHECKING:
    from graph.draft import DraftCheck

LIMIT: Words = (
    "Chỉ đối chiếu với các văn bản trong kho; ngoài kho không có nghĩa là không tồn tại.",
    "Checked against the documents of the store alone; outside the store says nothing of whether a document exists.",
)
OUTSIDE: Words = ("Viện dẫn ngoài kho, không kiểm tra được", "Cited, outside the store, so that they can't be checked")
LONGEST = 160
"""Letters of a sentence that is shown under a finding; the JSON has all."""


@click.command(
    "draft",
    cls=Command,
    words=(
        "Soát bản thảo trước khi ký: thể thức theo Nghị định 30/2020/NĐ-CP, từng viện dẫn so với kho, nhiệm vụ và hạn của "
        "văn bản cấp trên, nơi nhận bỏ sót. Không lưu gì.",
        "Checks a draft before it is signed: its form under decree 30/2020/NĐ-CP, each citation against the store, the "
        "superior's tasks and days, bodies forgotten. Stores nothing.",
    ),
    example="vanban draft du-thao-ke-hoach.docx\nvanban draft du-thao.txt --json",
    codes=(
        "0 xong, dù có phát hiện hay không · 1 không đọc được tệp, hoặc chưa có kho · 2 sai cách dùng",
        "0 done, with findings or without · 1 the file can't be read, or there is no store · 2 wrong usage",
    ),
)
@click.argument("file", type=click.Path(path_type=Path))
@option("--today", type=DAY, words=("Ngày ký dự kiến, nếu bản thảo để trống.", "The day of signing, where the draft has none."))
@option("--json", "as_json", words=("In JSON.", "Print JSON."), is_flag=True)
@click.pass_context
def draft(ctx: click.Context, file: Path, today: dt.date | None, as_json: bool) -> None:
    from graph.draft import check_draft
    from ingest.parse import parse_file
    from web.plain import plain

    library = open_library(ctx)
    found = check_draft(parse_file(file, file.name), library.snapshot().graph, library.document, today or dt.date.today())
    if as_json:
        echo_json({**plain(found), "note": pick(LIMIT, language())})
    else:
        _show(found)


def _show(found: DraftCheck) -> None:
    lang = language()
    echo(printable(found.draft.label))
    for parent in found.parents:
        echo(f"{pick(('Triển khai', 'Carries out'), lang)}: {printable(parent.label)}")
    unknown = [finding for finding in found.findings if finding.rule == "draft-cited-absent"]
    for finding in (one for one in found.findings if one not in unknown):
        message = printable(pick((finding.message, finding.message_en), lang))
        echo(f"  {label('severity', finding.severity, lang)}: {message}  [{finding.rule}]")
        for evidence in finding.evidence[:2]:
            words = printable(evidence.quote)
            if words not in message:
                shown = words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
                where = "" if evidence.document == found.draft.id else f" ({printable(evidence.label)})"
                echo(f"    “{shown}”{where}")
    if unknown:
        echo(f"  {pick(OUTSIDE, lang)} ({len(unknown)}):")
    for finding in unknown:
        echo(f"    “{printable(finding.evidence[0].quote)}”")
    if not found.findings:
        echo(pick(("Không thấy chỗ nào cần xem lại.", "Nothing found to look at again."), lang))
    echo(f"({pick(LIMIT, lang)})")
