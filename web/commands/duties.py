"""`vanban duties`: the ledger of duties."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ingest.document import Category
from web.bilingual import Command, language, option, pick
from web.commands.common import DAY, open_library, save, write_out
from web.console import complain, table

if TYPE_CHECKING:
    from graph.ledger import Duty

FORMATS = ("table", "json", "csv", "xlsx", "ics")


@click.command(
    "duties",
    cls=Command,
    words=(
        "Sổ nhiệm vụ: ai phải làm gì, gửi ai, khi nào, theo văn bản nào. Tên cơ quan viết có dấu hay không dấu, đủ hay viết tắt "
        "đều được.",
        "The ledger of duties: who must do what, for whom, by when, and which document says so. Names of bodies may lack accents "
        "or be abbreviated.",
    ),
    example='vanban duties --to "Sở Thông tin và Truyền thông"\n'
    "vanban duties --due-before 2024-12-31\n"
    'vanban duties --actor "so noi vu" --category report --format xlsx --out so-nhiem-vu.xlsx',
)
@option("--actor", metavar="TÊN", words=("Ai phải làm.", "Who must act."))
@option("--to", "recipient", metavar="TÊN", words=("Gửi, trình hay báo cáo ai.", "To whom."))
@option("--category", type=click.Choice([str(c) for c in Category]), words=("Loại nhiệm vụ.", "Kind of duty."))
@option("--due-before", type=DAY, words=("Phải xong trước ngày này.", "Must be done before this day."))
@option("--due-after", type=DAY, words=("Hạn vào hoặc sau ngày này.", "May be done on this day or later."))
@option(
    "--periodic/--not-periodic",
    default=None,
    words=("Chỉ việc định kỳ, hoặc chỉ việc không định kỳ.", "Only what recurs, or not."),
)
@option("--document", metavar="SỐ", words=("Chỉ của văn bản này (số hoặc mã).", "Only of this document (number or id)."))
@option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    words=("Dạng kết quả.", "Form of the output."),
)
@option("--out", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", words=("Ghi vào tệp.", "Write to this file."))
@click.pass_context
def duties(
    ctx: click.Context,
    actor: str | None,
    recipient: str | None,
    category: str | None,
    due_before: dt.date | None,
    due_after: dt.date | None,
    periodic: bool | None,
    document: str | None,
    form: str,
    out: Path | None,
) -> None:
    from graph.ledger import LedgerFilter

    snapshot = open_library(ctx).snapshot()
    if document is not None:
        document = snapshot.resolve(document)
    wanted = LedgerFilter(actor, recipient, category, due_before, due_after, periodic, document)
    _print(snapshot.filtered(wanted), form, out)


def _print(found: Sequence[Duty], form: str, out: Path | None) -> None:
    lang = language()
    if form == "xlsx":
        from graph.ledger_export import to_xlsx

        if out is None:
            raise click.UsageError(pick(("Dạng xlsx cần --out TỆP.", "The form xlsx needs --out FILE."), lang))
        save(to_xlsx(found, lang), out)
    elif form == "csv":
        from graph.ledger_export import to_csv

        text = to_csv(found, lang)
        save(text.encode("utf-8-sig"), out) if out else write_out(text, None)
    elif form == "ics":
        from graph.ledger_export import to_ics

        write_out(to_ics(found, lang), out)
    elif form == "json":
        import json

        from web.plain import plain

        write_out(json.dumps(plain(found), ensure_ascii=False, indent=2), out)
    elif found:
        write_out(_table(found), out)
    else:
        complain(pick(("Không có nhiệm vụ nào như vậy.", "No such duty."), lang))


def _table(found: Sequence[Duty]) -> str:
    from web.duty_rows import chain, document_name, party_names, show_due
    from web.present import show_path

    lang = language()
    headings = pick(("Ai|Làm gì|Gửi ai|Khi nào|Văn bản|Mục", "Who|What|To whom|When|Document|Place"), lang).split("|")
    return table(
        headings,
        [
            [
                party_names(duty.actors),
                "; ".join((duty.action or duty.quote, *chain(duty, lang))),
                party_names(duty.recipients),
                show_due(duty, lang),
                document_name(duty),
                show_path(duty.path, lang),
            ]
            for duty in found
        ],
        whole=(4,),
    )
