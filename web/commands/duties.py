"""`vanban duties`: the ledger of duties."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ingest.document import Category
from web.bilingual import Command, language, option, pick
from web.commands.common import DAY, open_library, save, workbook_file, write_csv, write_json, write_out
from web.console import complain, table

if TYPE_CHECKING:
    from graph.calendar import Due, Ends
    from graph.ledger import Duty
    from graph.lives import Standing

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
    "vanban duties --year 2026 --today 2026-07-01\n"
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
    "--year",
    type=click.IntRange(1990, 2100),
    words=("Các ngày đến hạn trong năm này, theo thứ tự.", "The days due in this year, in order."),
)
@option(
    "--as-of",
    "as_of",
    type=DAY,
    words=(
        "Ai nợ việc này vào ngày này, sau khi các cơ quan sáp nhập; --actor và --to tìm theo tên của ngày ấy.",
        "Who owes it on this day, after bodies were merged; --actor and --to look for the names of that day.",
    ),
)
@option("--today", type=DAY, words=("Đánh dấu ngày đã qua so với ngày này.", "Mark what has passed by this day."))
@option(
    "--ends",
    multiple=True,
    metavar="KỲ=NGÀY",
    words=(
        "Ngày giả định của một kỳ, ví dụ quarter=25/3,25/6,25/9,25/12; mặc định là hết kỳ.",
        "Assumed days of a period, such as quarter=25/3,25/6,25/9,25/12; the end of the period unless given.",
    ),
)
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
    year: int | None,
    as_of: dt.date | None,
    today: dt.date | None,
    ends: tuple[str, ...],
    form: str,
    out: Path | None,
) -> None:
    from graph.calendar import due_in_year, read_ends
    from graph.ledger import LedgerFilter

    lang = language()
    if year is None and today is not None:
        raise click.UsageError(pick(("--today cần --year NĂM.", "--today needs --year YEAR."), lang))
    if as_of is not None and (year is not None or form == "ics"):
        said = ("--as-of không đi với --year hay dạng ics.", "--as-of goes with neither --year nor the form ics.")
        raise click.UsageError(pick(said, lang))
    days = read_ends(ends)
    snapshot = open_library(ctx).snapshot()
    if document is not None:
        document = snapshot.resolve(document)
    if as_of is not None:
        kept = LedgerFilter(None, None, category, due_before, due_after, periodic, document)
        _print_standings(snapshot.filtered(kept), as_of, actor, recipient, form, out)
        return
    wanted = LedgerFilter(actor, recipient, category, due_before, due_after, periodic, document)
    found = snapshot.filtered(wanted)
    if form == "ics":
        from graph.ical import to_ics

        write_out(to_ics(found, lang, year, days), out)
    elif year is not None:
        _print_year(due_in_year(found, year, days), today or dt.date.today(), form, out)
        _tell_dayless(found, days)
    else:
        _print(found, form, out)


def _print_standings(
    found: Sequence[Duty], on: dt.date, actor: str | None, recipient: str | None, form: str, out: Path | None
) -> None:
    """Duties with who owes and who receives them on a day."""
    from graph.lives import owed_by, standings

    lang = language()
    standing = owed_by(standings(found, on), actor, recipient)
    if form == "json":
        from web.plain import plain

        told = [{**plain(one), "orphaned": one.orphaned} for one in standing]
        write_json(told, out)
    elif form == "xlsx":
        from graph.standing_export import standings_to_xlsx

        save(standings_to_xlsx(standing, lang), workbook_file(out))
    elif form == "csv":
        from graph.standing_export import standings_to_csv

        write_csv(standings_to_csv(standing, lang), out)
    elif standing:
        write_out(_standing_table(standing), out)
    else:
        complain(pick(("Không có nhiệm vụ nào như vậy vào ngày này.", "No such duty on this day."), lang))


def _standing_table(standing: Sequence[Standing]) -> str:
    from graph.lives import life_words
    from web.duty_rows import document_name, party_names, show_due

    lang = language()
    headings = pick(
        (
            "Ai (theo văn bản)|Ngày ấy|Làm gì|Gửi ai|Ngày ấy|Khi nào|Văn bản",
            "Who (as written)|Then|What|To whom|Then|When|Document",
        ),
        lang,
    ).split("|")
    rows = [
        [
            party_names(one.duty.actors),
            "; ".join(words for life in one.actors if (words := life_words(life, lang))),
            _what(one.duty),
            party_names(one.duty.recipients),
            "; ".join(words for life in one.recipients if (words := life_words(life, lang))),
            show_due(one.duty, lang),
            document_name(one.duty),
        ]
        for one in standing
    ]
    return table(headings, rows, whole=(6,))


def _print_year(found: Sequence[Due], today: dt.date, form: str, out: Path | None) -> None:
    """The days of a year, each with whether it has passed and what is assumed of it."""
    from graph.calendar import assumption

    lang = language()
    if form == "json":
        from web.plain import plain

        told = [{**plain(due), "past": due.past(today), "assumed": due.assumed, "note": assumption(due, lang)} for due in found]
        write_json(told, out)
    elif form == "xlsx":
        from graph.year_export import year_to_xlsx

        save(year_to_xlsx(found, today, lang), workbook_file(out))
    elif form == "csv":
        from graph.year_export import year_to_csv

        write_csv(year_to_csv(found, today, lang), out)
    elif found:
        write_out(_year_table(found, today), out)
    else:
        complain(pick(("Năm này không có ngày đến hạn nào.", "Nothing is due in this year."), lang))


def _tell_dayless(found: Sequence[Duty], ends: Ends) -> None:
    """Duties whose time is no day of a calendar (`đột xuất`, `hằng tuần`) are not left out in silence."""
    from graph.calendar import rhythm

    left = [duty for duty in found if duty.timing and duty.due is None and not rhythm(duty, ends)]
    if left:
        words = ", ".join(f"“{' '.join(timing.split())}”" for timing in list(dict.fromkeys(d.timing or "" for d in left))[:3])
        said = (
            f"{len(left)} việc có thời hạn không thành ngày ({words}) không có ở đây: xem sổ không có --year.",
            f"{len(left)} duties whose time is no day ({words}) are not here: see the ledger without --year.",
        )
        complain(pick(said, language()))


def _year_table(found: Sequence[Due], today: dt.date) -> str:
    from graph.calendar import assumption
    from web.duty_rows import document_name, party_names
    from web.present import show_date

    lang = language()
    past = pick(("đã qua", "past"), lang)
    headings = pick(("Ngày||Ai|Làm gì|Gửi ai|Giả định|Văn bản", "Day||Who|What|To whom|Assumed|Document"), lang).split("|")
    rows = [
        [
            show_date(due.day, lang),
            past if due.past(today) else "",
            party_names(due.duty.actors),
            _what(due.duty),
            party_names(due.duty.recipients),
            assumption(due, lang),
            document_name(due.duty),
        ]
        for due in found
    ]
    return table(headings, rows, whole=(0, 1, 6))


def _print(found: Sequence[Duty], form: str, out: Path | None) -> None:
    lang = language()
    if form == "xlsx":
        from graph.ledger_export import to_xlsx

        save(to_xlsx(found, lang), workbook_file(out))
    elif form == "csv":
        from graph.ledger_export import to_csv

        write_csv(to_csv(found, lang), out)
    elif form == "json":
        from web.plain import plain

        write_json(plain(found), out)
    elif found:
        write_out(_table(found), out)
    else:
        complain(pick(("Không có nhiệm vụ nào như vậy.", "No such duty."), lang))


def _what(duty: Duty, *more: str) -> str:
    """What is to be done, what is to come of it, and, where these words don't say so, with whom and through what."""
    from ingest.agencies import expand
    from web.duty_rows import party_names

    words = duty.action or duty.quote
    said = expand(words)
    told = (
        (("sản phẩm", "product"), duty.product),
        (("phối hợp", "with"), party_names([party for party in duty.coactors if party.name not in said])),
        (("qua", "through"), party_names([party for party in duty.via if party.name not in said])),
    )
    also = (f"{pick(name, language())}: {value}" for name, value in told if value)
    return "; ".join((words, *also, *more))


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
                _what(duty, *chain(duty, lang)),
                party_names(duty.recipients),
                show_due(duty, lang),
                document_name(duty),
                show_path(duty.path, lang),
            ]
            for duty in found
        ],
        whole=(4,),
    )
