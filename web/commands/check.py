"""`vanban check`: what does not fit."""

from __future__ import annotations

import click

from web.bilingual import Command, language, option, pick
from web.commands.common import open_library
from web.console import echo, echo_json, printable
from web.labels import label


@click.command(
    "check",
    cls=Command,
    words=(
        "Tìm chỗ không khớp trong các văn bản: ngày trước ngày văn bản được viện dẫn, ký hiệu sai loại, thiếu số, văn bản đã bị "
        "thay thế.",
        "Finds what does not fit: dated before what it cites, a symbol of another kind, numbers that lack, stale documents.",
    ),
    example="vanban check\nvanban check --json",
    codes=(
        "0 xong, dù có phát hiện hay không · 1 lỗi · 2 sai cách dùng",
        "0 done, with findings or without · 1 error · 2 wrong usage",
    ),
)
@option("--json", "as_json", words=("In JSON.", "Print JSON."), is_flag=True)
@click.pass_context
def check(ctx: click.Context, as_json: bool) -> None:
    findings = open_library(ctx).snapshot().findings
    lang = language()
    if as_json:
        from web.plain import plain

        echo_json({"findings": plain(findings)})
        return
    shown = None
    for finding in findings:
        if finding.document != shown:
            echo(("" if shown is None else "\n") + printable(finding.label) + f"  [{finding.document}]")
            shown = finding.document
        echo(f"  {label('severity', finding.severity, lang)}: {printable(pick((finding.message, finding.message_en), lang))}")
    if not findings:
        echo(pick(("Không thấy chỗ nào không khớp.", "Nothing found that does not fit."), lang))
