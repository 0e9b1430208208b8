"""`vanban parse`: what is read out of a file, without storing it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ingest.errors import UnreadableFile, VanbanError
from web.bilingual import Command, language, option, pick
from web.commands.common import save
from web.console import complain, echo, echo_json, table
from web.labels import Lang
from web.present import show_date


@click.command(
    "parse",
    cls=Command,
    words=(
        "Đọc từng tệp và in những gì đọc được: thể thức, viện dẫn, quan hệ, nhiệm vụ. Không lưu gì.",
        "Reads each file and prints what was read: header, citations, relations, duties. Stores nothing.",
    ),
    example="vanban parse corpus/002_64bb1f37b7454fb4.txt --json\nvanban parse corpus/*.txt --out doc-duoc/",
    codes=("0 xong · 1 có tệp không đọc được · 2 sai cách dùng", "0 done · 1 a file cannot be read · 2 wrong usage"),
)
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@option(
    "--json", "as_json", words=("In JSON; nhiều tệp thì in một mảng.", "Print JSON; an array for several files."), is_flag=True
)
@option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    words=("Ghi mỗi tệp một JSON vào thư mục này.", "Write one JSON file each into this folder."),
)
@click.pass_context
def parse(ctx: click.Context, paths: tuple[Path, ...], as_json: bool, out: Path | None) -> None:
    from ingest.gold import to_gold
    from ingest.parse import parse_file
    from ingest.read import known_suffixes
    from ingest.sources import items
    from web.intake import gather

    read: list[dict[str, Any]] = []
    failed = False
    for path in gather(paths, known_suffixes()).files:
        for item in items(path):
            try:
                if item.error:
                    raise UnreadableFile(*item.error.under(item.name))
                read.append(to_gold(parse_file(item.path, item.name)))
            except VanbanError as error:
                failed = True
                complain(pick(error.said, language()))
    if out is not None:
        _write(read, out)
    elif as_json:
        echo_json(read[0] if len(paths) == len(read) == 1 and paths[0].is_file() else read)
    else:
        for gold in read:
            _show(gold)
    if failed:
        ctx.exit(1)


def _write(read: list[dict[str, Any]], out: Path) -> None:
    import json

    out.mkdir(parents=True, exist_ok=True)
    for gold in read:
        save((json.dumps(gold, ensure_ascii=False, indent=2) + "\n").encode(), out / f"{gold['doc']}.json")


def _show(gold: dict[str, Any]) -> None:
    lang = language()
    header = gold["header"]
    number = "/".join(str(part) for part in (header.get("number"), header.get("year"), header.get("symbol")) if part)
    date = show_date(header.get("date"), lang)
    echo(" · ".join(str(part) for part in (gold["doc"], header.get("type"), number, header.get("issuer"), date) if part))
    echo(pick(("Viện dẫn", "Citations"), lang) + f": {len(gold['citations'])}")
    if gold["citations"]:
        headings = pick(("loại|số hiệu|ngày|cơ quan", "type|number|date|issuer"), lang).split("|")
        echo(table(headings, [_citation(citation, lang) for citation in gold["citations"]]))
    echo(pick(("Nhiệm vụ", "Duties"), lang) + f": {len(gold['obligations'])}")
    if gold["obligations"]:
        headings = pick(("ai|làm gì|gửi ai|khi nào", "who|what|to whom|when"), lang).split("|")
        echo(table(headings, [_duty(duty) for duty in gold["obligations"]]))
    echo("")


def _citation(citation: dict[str, Any], lang: Lang) -> list[str]:
    kind, number, issuer = (str(citation.get(key) or "") for key in ("type", "number", "issuer"))
    return [kind, number, show_date(citation.get("date"), lang), issuer]


def _duty(duty: dict[str, Any]) -> list[str]:
    return [
        "; ".join(duty["actors"]),
        duty["action"],
        "; ".join(duty["recipients"]),
        (duty.get("timing") or {}).get("text") or "",
    ]
