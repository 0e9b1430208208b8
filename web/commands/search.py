"""`vanban search`: a question, answered by passages."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from web.bilingual import Command, language, option, pick
from web.commands.common import DAY, open_library
from web.console import complain, echo, echo_json, printable, terminal_columns, wrap
from web.found import chip_words, facts
from web.labels import label
from web.present import show_path

if TYPE_CHECKING:
    from search.results import Hit, SearchResult


@click.command(
    "search",
    cls=Command,
    words=(
        "Tìm đoạn văn và nhiệm vụ trả lời câu hỏi, tốt nhất đứng đầu. Câu hỏi có dấu hay không dấu đều được.",
        "Finds the passages and duties that answer a question, best first, with or without accents.",
    ),
    example='vanban search "bao cao dinh ky 6 thang gui ve dau"\n'
    'vanban search "đơn vị nào lập dự toán kinh phí tuyên truyền" --issuer "Duyên Hải" --json',
    codes=(
        "0 xong, kể cả khi không thấy gì · 1 lỗi · 2 sai cách dùng",
        "0 done, even if nothing was found · 1 error · 2 wrong usage",
    ),
)
@click.argument("question", nargs=-1, required=True)
@option("--json", "as_json", words=("In JSON.", "Print JSON."), is_flag=True)
@option(
    "--type",
    "types",
    multiple=True,
    metavar="LOẠI",
    words=("Loại văn bản, ghi được nhiều lần.", "Kind of document; may be repeated."),
)
@option("--issuer", "issuers", multiple=True, metavar="TÊN", words=("Cơ quan ban hành.", "Who issued it."))
@option("--from", "date_from", type=DAY, words=("Ban hành từ ngày.", "Issued on or after."))
@option("--to", "date_to", type=DAY, words=("Ban hành đến ngày.", "Issued on or before."))
@option("--actor", "actors", multiple=True, metavar="TÊN", words=("Ai phải làm.", "Who must act."))
@option("--recipient", "recipients", multiple=True, metavar="TÊN", words=("Gửi hoặc báo cáo ai.", "To whom."))
@option("--limit", type=click.IntRange(1, 200), default=10, show_default=True, words=("Số kết quả.", "How many results."))
@click.pass_context
def search(
    ctx: click.Context,
    question: tuple[str, ...],
    as_json: bool,
    types: tuple[str, ...],
    issuers: tuple[str, ...],
    date_from: dt.date | None,
    date_to: dt.date | None,
    actors: tuple[str, ...],
    recipients: tuple[str, ...],
    limit: int,
) -> None:
    from search.results import Filters
    from web.plain import plain

    library = open_library(ctx)
    filters = Filters(types=types, issuers=issuers, date_from=date_from, date_to=date_to, actors=actors, recipients=recipients)
    lag = library.index.lag(library.store)
    if lag:
        lacking = (
            "Chỉ mục chưa theo kịp kho ở {} văn bản; bổ sung bằng: vanban doctor",
            "The index lags behind the store by {} documents; mend that with: vanban doctor",
        )
        complain(pick(lacking, language()).format(lag))
    result = library.index.search(" ".join(question), filters, limit)
    if as_json:
        echo_json(plain(result))
        return
    _show(result)


def _show(result: SearchResult) -> None:
    lang = language()
    for chip in result.understood.chips:
        echo(f"{label('slot', chip.slot, lang)}: {printable(chip_words(chip, lang))}")
    for match in result.numbers:
        known = match.documents or match.cited_in
        words = pick(("có" if match.documents else "chỉ được viện dẫn ở", "in" if match.documents else "only cited in"), lang)
        echo(
            f"{match.number}: {words} {', '.join(known)}"
            if known
            else f"{match.number}: {label('search', 'number_unknown', lang)}"
        )
    if not result.hits:
        echo(label("search", "nothing", lang))
        return
    if result.nothing_fits:
        echo(label("search", "nearest", lang))
    for place, hit in enumerate(result.hits, 1):
        _show_hit(place, hit)


def _show_hit(place: int, hit: Hit) -> None:
    lang = language()
    echo("")
    where = " · ".join(part for part in (hit.label, show_path(hit.path, lang)) if part)
    echo(f"{place}. {printable(where)}")
    for line in wrap(printable(hit.text), min(terminal_columns(), 120) - 3):
        echo(f"   {line}")
    told = [f"{name}: {printable(value)}" for name, value in facts(hit, lang)]
    if told:
        echo("   " + " · ".join(told))
    echo("   (" + ", ".join(label("reason", reason, lang) for reason in hit.reasons) + ")")
