"""`vanban status`: what a home holds."""

from __future__ import annotations

from typing import Any

import click

from web.bilingual import Command, language, option, pick
from web.commands.common import open_library
from web.console import echo, echo_json, table
from web.present import show_date


@click.command(
    "status",
    cls=Command,
    words=("Kho và chỉ mục đang có gì, nằm ở đâu.", "What the store and the index hold, and where."),
    example="vanban status\nvanban status --json",
)
@option("--json", "as_json", words=("In JSON.", "Print JSON."), is_flag=True)
@click.pass_context
def status(ctx: click.Context, as_json: bool) -> None:
    from web.plain import plain

    library = open_library(ctx)
    summaries = library.store.summaries()
    index = library.index.status()
    lang = language()
    if as_json:
        found: dict[str, Any] = {
            "home": str(library.home),
            "revision": library.store.revision,
            "documents": plain(summaries),
            "index": plain(index),
        }
        echo_json(found)
        return
    echo(pick(("Thư mục: {}", "Home: {}"), lang).format(library.home))
    words = pick(
        ("Chỉ mục: {} đơn vị của {} văn bản, mô hình {}, {:.1f} MB", "Index: {} units of {} documents, model {}, {:.1f} MB"), lang
    )
    echo(words.format(index.units, index.documents, index.model, index.bytes / 1e6))
    if index.revision != library.store.revision:
        echo(
            pick(("Chỉ mục cũ hơn kho; chạy lại vanban ingest.", "The index is behind the store; run vanban ingest again."), lang)
        )
    echo(pick(("Văn bản: {}", "Documents: {}"), lang).format(len(summaries)))
    scanned = [(s.confidence, s.id) for s in summaries if s.confidence is not None]
    if scanned:
        least, id = min(scanned)
        said = (
            "Nhận dạng từ ảnh: {} văn bản, độ tin cậy trung bình {:.0f}%, thấp nhất {:.0f}% ({})",
            "Recognised from images: {} documents, mean confidence {:.0f} %, least {:.0f} % ({})",
        )
        mean = sum(confidence for confidence, _ in scanned) / len(scanned)
        echo(pick(said, lang).format(len(scanned), mean, least, id))
    if summaries:
        headings = pick(("Mã|Số|Loại|Cơ quan|Ngày|Nhiệm vụ", "Id|Number|Type|Issuer|Date|Duties"), lang).split("|")
        echo(
            table(
                headings,
                [
                    [s.id, s.number or "", s.type or "", s.issuer or "", show_date(s.date, lang), str(s.obligations)]
                    for s in summaries
                ],
                whole=(0,),
            )
        )
