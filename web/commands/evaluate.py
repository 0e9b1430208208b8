"""`vanban evaluate`: quality as figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from ingest.errors import VanbanError
from web.bilingual import Command, Group, language, option, pick
from web.commands.common import home_of
from web.console import echo, echo_json, table
from web.progress import Bars

evaluate = Group(
    "evaluate",
    words=(
        "Đo chất lượng trích xuất và tìm kiếm bằng bộ có đáp án.",
        "Measures extraction and retrieval against sets with answers.",
    ),
    example="vanban evaluate extraction tests/golden",
    lazy={
        "extraction": (
            "web.commands.evaluate:extraction",
            ("So những gì đọc được với đáp án.", "Compare what is read with gold."),
        ),
        "retrieval": (
            "web.commands.evaluate:retrieval",
            ("So kết quả tìm kiếm với đáp án.", "Compare search results with the right ones."),
        ),
    },
)


@click.command(
    "extraction",
    cls=Command,
    words=(
        "Đọc DIR/texts/*.txt và so với DIR/gold/*.json: viện dẫn, quan hệ, nhiệm vụ, thể thức.",
        "Reads DIR/texts/*.txt and compares with DIR/gold/*.json: citations, relations, duties, headers.",
    ),
    example="vanban evaluate extraction DIR\nvanban evaluate extraction DIR --json > moi.json\n"
    "vanban evaluate extraction DIR --against cu.json",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@option("--json", "as_json", words=("In JSON.", "Print JSON."), is_flag=True)
@option(
    "--against",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="OLD.json",
    words=("Kể cả những gì được và mất so với lần đo trước.", "Tell gains and losses against an earlier run's JSON."),
)
@option(
    "--reliability",
    "reliable",
    is_flag=True,
    words=("Kể cả tỉ lệ đúng theo độ tin đã nêu.", "Tell what share is right for each stated confidence."),
)
def extraction(folder: Path, as_json: bool, against: Path | None, reliable: bool) -> None:
    from ingest.evaluate import evaluate_folder

    found = evaluate_folder(folder).as_json()
    if as_json:
        echo_json(found)
        return
    rows = [
        [name, *(f"{held[k]:.3f}" if k in held else "" for k in ("p", "r", "f1")), _share(held), str(held["n"])]
        for name, held in found.items()
        if isinstance(held, dict) and "n" in held
    ]
    echo(table(["", "P", "R", "F1", pick(("đúng", "right"), language()), "n"], rows))
    if reliable:
        bands = [[row["kind"], f"{row['from']:.1f}", str(row["facts"]), f"{row['right']:.3f}"] for row in found["reliability"]]
        headings = [("loại", "kind"), ("độ tin từ", "stated from"), ("số", "facts"), ("đúng", "right")]
        echo("\n" + table([pick(heading, language()) for heading in headings], bands))
    if against is not None:
        _compare(_read_json(against).get("outcomes") or {}, found["outcomes"])


def _share(held: dict[str, Any]) -> str:
    share = held.get("acc")
    return f"{share:.3f}" if share is not None else ""


_WORTH = {"right": 2, None: 1, "missed": 0, "extra": 0}
"""Of an outcome; None where a run does not name the fact at all, as a wrong one that is no longer read."""


def _compare(old: dict[str, str], new: dict[str, str]) -> None:
    """Prints each fact that fares better or worse than before, losses first."""
    lang = language()
    lost: list[str] = []
    gained: list[str] = []
    for fact in sorted(old.keys() | new.keys()):
        before, after = old.get(fact), new.get(fact)
        if _WORTH[before] != _WORTH[after]:
            (lost if _WORTH[before] > _WORTH[after] else gained).append(f"{fact}: {before or '–'} → {after or '–'}")
    for words, changes in ((("Mất", "Lost"), lost), (("Được", "Gained"), gained)):
        echo(f"\n{pick(words, lang)}: {len(changes)}")
        for change in changes:
            echo(f"  {change}")


def _read_json(path: Path) -> dict[str, Any]:
    try:
        loaded = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise VanbanError(f"Không đọc được {path}: {error}", f"{path} can't be read: {error}") from None
    return loaded if isinstance(loaded, dict) else {}


@click.command(
    "retrieval",
    cls=Command,
    words=(
        "Lập chỉ mục cho DIR/corpus.jsonl.gz, hỏi các câu trong DIR/queries.jsonl và so với DIR/qrels.tsv.",
        "Indexes DIR/corpus.jsonl.gz, asks the questions of DIR/queries.jsonl and compares with DIR/qrels.tsv.",
    ),
    example="vanban evaluate retrieval DIR --unaccented\nvanban evaluate retrieval DIR --json",
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@option("--json", "as_json", words=("In JSON.", "Print JSON."), is_flag=True)
@option("--unaccented", is_flag=True, words=("Hỏi thêm một lượt không dấu.", "Ask once more without accents."))
@option("--model", metavar="TÊN", words=("Mô hình vectơ.", "The model of the vectors."))
@option(
    "--home",
    "kept",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    words=(
        "Nơi giữ chỉ mục của bộ này; mặc định nằm trong thư mục của vanban, tách khỏi văn bản của bạn.",
        "Where this set's index is kept; by default within vanban's folder, apart from your documents.",
    ),
)
@click.pass_context
def retrieval(ctx: click.Context, folder: Path, as_json: bool, unaccented: bool, model: str | None, kept: Path | None) -> None:
    from search.evaluate import evaluate_retrieval

    home = kept or home_of(ctx) / "evaluate" / folder.resolve().name
    with Bars() as bars:
        found = evaluate_retrieval(folder, home, model=model, unaccented=unaccented, progress=bars.step)
    if as_json:
        echo_json(found)
        return
    plain = {name: value for name, value in found.items() if not isinstance(value, dict)}
    bare = found.get("unaccented") or {}
    headings = ["", pick(("có dấu", "as asked"), language()), *([pick(("không dấu", "unaccented"), language())] if bare else [])]
    echo(table(headings, [[name, str(value), *([str(bare.get(name, ""))] if bare else [])] for name, value in plain.items()]))
