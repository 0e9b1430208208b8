"""`vanban check`: what does not fit, what rests on documents that have ended, and whether one is in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from web.bilingual import Command, language, option, pick
from web.commands.common import DAY, open_library
from web.console import echo, echo_json, printable, table
from web.labels import label

if TYPE_CHECKING:
    from graph.finding import Finding
    from web.library import Library
    from web.snapshot import Snapshot


@click.command(
    "check",
    cls=Command,
    words=(
        "Tìm chỗ không khớp trong các văn bản: ngày trước ngày văn bản được viện dẫn, ký hiệu sai loại, thiếu số, sai thể thức; "
        "với --stale: căn cứ đã bị sửa đổi, thay thế, bãi bỏ.",
        "Finds what does not fit: dated before what it cites, a symbol of another kind, numbers that lack, faults of form; with "
        "--stale: bases that were amended, replaced or repealed.",
    ),
    example="vanban check\nvanban check --rules\nvanban check --stale --json\n"
    "vanban check --in-force 61/2018/NĐ-CP --on 2021-12-31\n"
    'vanban check --silence blank-number 4762/KH-STNMT --reason "bản dự thảo"',
    codes=(
        "0 xong, dù có phát hiện hay không · 1 lỗi · 2 sai cách dùng",
        "0 done, with findings or without · 1 error · 2 wrong usage",
    ),
)
@option("--stale", is_flag=True, words=("Chỉ xem căn cứ đã bị thay đổi, kèm đường dẫn.", "Only stale bases, with the way."))
@option("--in-force", "number", metavar="SỐ", words=("Văn bản này còn hiệu lực không.", "Whether this document is in force."))
@option("--on", "on", type=DAY, words=("Vào ngày nào; mặc định hôm nay.", "On which day; today unless given."))
@option("--rules", "list_rules", is_flag=True, words=("Kê các quy tắc và giải thích.", "List the rules and what they are for."))
@option(
    "--rule",
    "chosen",
    multiple=True,
    metavar="MÃ",
    words=("Chỉ theo quy tắc này, kể cả quy tắc tắt sẵn.", "By this rule only, be it off by default."),
)
@option(
    "--silence",
    nargs=2,
    metavar="MÃ VĂN_BẢN",
    words=("Bỏ qua một quy tắc cho một văn bản.", "Set a rule's findings aside for a document."),
)
@option("--reason", metavar="LÝ_DO", words=("Vì sao bỏ qua.", "Why they are set aside."))
@option(
    "--unsilence",
    nargs=2,
    metavar="MÃ VĂN_BẢN",
    words=("Thôi bỏ qua.", "Take up again what was set aside."),
)
@option("--silenced", is_flag=True, words=("Kê những gì đã bỏ qua, kèm lý do.", "List what was set aside, with the reasons."))
@option("--json", "as_json", words=("In JSON.", "Print JSON."), is_flag=True)
@click.pass_context
def check(
    ctx: click.Context,
    stale: bool,
    number: str | None,
    on: dt.date | None,
    list_rules: bool,
    chosen: tuple[str, ...],
    silence: tuple[str, str] | None,
    reason: str | None,
    unsilence: tuple[str, str] | None,
    silenced: bool,
    as_json: bool,
) -> None:
    lang = language()
    ways = (stale, number is not None, list_rules, bool(chosen), silence is not None, unsilence is not None, silenced)
    if sum(ways) > 1:
        only = "--stale, --in-force, --rules, --rule, --silence, --unsilence, --silenced"
        raise click.UsageError(pick((f"Chỉ dùng một trong {only}.", f"Use only one of {only}."), lang))
    if on is not None and number is None:
        raise click.UsageError(pick(("--on cần --in-force SỐ.", "--on needs --in-force NUMBER."), lang))
    if (reason is None) != (silence is None):
        raise click.UsageError(pick(("--silence và --reason đi với nhau.", "--silence and --reason go together."), lang))
    if list_rules:
        _rules(as_json)
        return
    library = open_library(ctx)
    if silence is not None:
        _silence(library, *silence, reason or "")
    elif unsilence is not None:
        _unsilence(library, *unsilence)
    elif silenced:
        _silenced(library.snapshot(), as_json)
    elif stale:
        _stale(library.snapshot(), as_json)
    elif number is not None:
        _in_force(library.snapshot(), number, on or dt.date.today(), as_json)
    else:
        _findings(library.snapshot(), chosen, as_json)


def _findings(snapshot: Snapshot, chosen: tuple[str, ...], as_json: bool) -> None:
    from graph.checks import check as look
    from graph.silences import apply_silences

    found = apply_silences(look(snapshot.graph, chosen), snapshot.silences) if chosen else snapshot.all_findings
    lang = language()
    if as_json:
        from web.plain import plain

        echo_json({"findings": plain(found)})
        return
    live = [finding for finding in found if finding.silenced is None]
    _print(live)
    if not live:
        echo(pick(("Không thấy chỗ nào không khớp.", "Nothing found that does not fit."), lang))
    if len(live) < len(found):
        said = ("({} phát hiện đã được bỏ qua: vanban check --silenced)", "({} findings set aside: vanban check --silenced)")
        echo("\n" + pick(said, lang).format(len(found) - len(live)))


def _print(findings: Iterable[Finding]) -> None:
    lang = language()
    shown = None
    for finding in findings:
        if finding.document != shown:
            echo(("" if shown is None else "\n") + printable(finding.label) + f"  [{finding.document}]")
            shown = finding.document
        echo(f"  {label('severity', finding.severity, lang)}: {printable(pick((finding.message, finding.message_en), lang))}")


def _rules(as_json: bool) -> None:
    from graph.checks import rules
    from web.plain import plain

    lang = language()
    if as_json:
        echo_json({"rules": plain(tuple(rules().values()))})
        return
    headings = pick(("Mã|Mức|Bật|Quy tắc|Vì sao|Nguồn", "Id|Severity|On|Rule|Why|Source"), lang).split("|")
    on = pick(("có", "yes"), lang), pick(("không", "no"), lang)
    rows = [
        [
            rule.id,
            label("severity", rule.severity, lang),
            on[not rule.default],
            pick(rule.name, lang),
            pick(rule.why, lang),
            rule.source or "",
        ]
        for rule in rules().values()
    ]
    echo(table(headings, rows, whole=(0, 1, 2)))


def _silence(library: Library, rule: str, reference: str, reason: str) -> None:
    from graph.silences import silence

    snapshot = library.snapshot()
    made = silence(library.store, rule, snapshot.resolve(reference), reason)
    count = sum(finding.rule == made.rule and finding.document == made.document for finding in snapshot.all_findings)
    about = f"{made.rule} · {snapshot.reference(made.document).label}"
    said = ("Đã bỏ qua {} ({} phát hiện): {}", "Set aside {} ({} findings): {}")
    echo(printable(pick(said, language()).format(about, count, made.reason)))


def _unsilence(library: Library, rule: str, reference: str) -> None:
    from graph.silences import unsilence

    snapshot = library.snapshot()
    known = {one.document for one in snapshot.silences}
    id = reference if reference in known else snapshot.resolve(reference)
    done = unsilence(library.store, rule, id)
    said = (
        ("Đã thôi bỏ qua {} cho {}.", "Taken up again: {} for {}.")
        if done
        else ("{} không bị bỏ qua cho {}.", "{} was not set aside for {}.")
    )
    echo(printable(pick(said, language()).format(rule, id)))


def _silenced(snapshot: Snapshot, as_json: bool) -> None:
    lang = language()
    counts: dict[tuple[str, str], int] = {}
    for finding in snapshot.all_findings:
        if finding.silenced is not None:
            counts[finding.rule, finding.document] = counts.get((finding.rule, finding.document), 0) + 1
    if as_json:
        from web.plain import plain

        told = [{**plain(one), "findings": counts.get((one.rule, one.document), 0)} for one in snapshot.silences]
        echo_json({"silenced": told})
        return
    headings = pick(("Văn bản|Quy tắc|Phát hiện|Lý do|Từ ngày", "Document|Rule|Findings|Reason|Since"), lang).split("|")
    rows = [
        [one.document, one.rule, str(counts.get((one.rule, one.document), 0)), one.reason, one.at[:10]]
        for one in snapshot.silences
    ]
    echo(table(headings, rows, whole=(1, 2, 4)) if rows else pick(("Chưa bỏ qua gì.", "Nothing is set aside."), lang))


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
    from graph.nearby import force_of
    from graph.words import force_words
    from web.plain import plain

    answer = force_of(snapshot.graph, snapshot.resolve(number), on)
    if as_json:
        echo_json(plain(answer))
        return
    for line in force_words(answer, language()):
        echo(line)
