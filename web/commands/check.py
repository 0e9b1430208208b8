"""`vanban check`: what does not fit, what rests on documents that have ended, and whether one is in force."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from web.bilingual import Command, language, option, pick
from web.commands.common import DAY, open_library
from web.console import echo, echo_json, printable
from web.labels import label

if TYPE_CHECKING:
    from web.library import Snapshot


@click.command(
    "check",
    cls=Command,
    words=(
        "Tìm chỗ không khớp trong các văn bản: ngày trước ngày văn bản được viện dẫn, ký hiệu sai loại, thiếu số; với --stale: "
        "căn cứ đã bị sửa đổi, thay thế, bãi bỏ.",
        "Finds what does not fit: dated before what it cites, a symbol of another kind, numbers that lack; with --stale: bases "
        "that were amended, replaced or repealed.",
    ),
    example="vanban check\nvanban check --stale --json\nvanban check --in-force 61/2018/NĐ-CP --on 2021-12-31",
    codes=(
        "0 xong, dù có phát hiện hay không · 1 lỗi · 2 sai cách dùng",
        "0 done, with findings or without · 1 error · 2 wrong usage",
    ),
)
@option("--stale", is_flag=True, words=("Chỉ xem căn cứ đã bị thay đổi, kèm đường dẫn.", "Only stale bases, with the way."))
@option("--in-force", "number", metavar="SỐ", words=("Văn bản này còn hiệu lực không.", "Whether this document is in force."))
@option("--on", "on", type=DAY, words=("Vào ngày nào; mặc định hôm nay.", "On which day; today unless given."))
@option("--json", "as_json", words=("In JSON.", "Print JSON."), is_flag=True)
@click.pass_context
def check(ctx: click.Context, stale: bool, number: str | None, on: dt.date | None, as_json: bool) -> None:
    lang = language()
    if stale and number is not None:
        raise click.UsageError(pick(("Chỉ dùng một trong --stale và --in-force.", "Use either --stale or --in-force."), lang))
    if on is not None and number is None:
        raise click.UsageError(pick(("--on cần --in-force SỐ.", "--on needs --in-force NUMBER."), lang))
    snapshot = open_library(ctx).snapshot()
    if stale:
        _stale(snapshot, as_json)
    elif number is not None:
        _in_force(snapshot, number, on or dt.date.today(), as_json)
    else:
        _findings(snapshot, as_json)


def _findings(snapshot: Snapshot, as_json: bool) -> None:
    findings = snapshot.findings
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


def _stale(snapshot: Snapshot, as_json: bool) -> None:
    from graph.succession import LIMIT, find_stale
    from graph.words import label_words, stale_words
    from web.plain import plain

    found = find_stale(snapshot.graph)
    lang = language()
    if as_json:
        told = ({**plain(one), "grave": one.grave, "message": stale_words(one, "vi")} for one in found)
        echo_json({"limit": pick(LIMIT, lang), "stale": list(told)})
        return
    for one in found:
        echo(f"{printable(label_words(one.document, lang))}  [{one.document.id}]")
        severity = label("severity", "warning" if one.grave else "note", lang)
        echo(f"  {severity}: {printable(stale_words(one, lang))}")
        for evidence in (*one.path[0].evidence[:1], *(change.evidence[0] for change in one.changes)):
            echo(f"    “{printable(evidence.quote)}” ({printable(evidence.label)})")
    if not found:
        echo(pick(("Không thấy căn cứ nào đã bị thay đổi.", "No stale base is known."), lang))
    echo(f"({pick(LIMIT, lang)})")


def _in_force(snapshot: Snapshot, number: str, on: dt.date, as_json: bool) -> None:
    from graph.succession import in_force
    from graph.words import force_words
    from web.plain import plain

    answer = in_force(snapshot.graph, snapshot.resolve(number), on)
    if as_json:
        echo_json(plain(answer))
        return
    for line in force_words(answer, language()):
        echo(line)
