"""`vanban evaluate`: quality as figures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from ingest.errors import VanbanError
from web.bilingual import Command, Group, language, option, pick
from web.console import echo, echo_json, table

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
def extraction(folder: Path, as_json: bool, against: Path | None) -> None:
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
    if against is not None:
        _compare(_read_json(against).get("outcomes") or {}, found["outcomes"])


def _share(held: dict[str, Any]) -> str:
    share = held.get("acc")
    return f"{share:.3f}" if share is not None else ""


def _compare(old: dict[str, str], new: dict[str, str]) -> None:
    """Prints each fact whose outcome changed, losses first; a fact that is gone from an outcome list was `extra` before."""
    lang = language()
    lost: list[str] = []
    gained: list[str] = []
    for fact in sorted(old.keys() | new.keys()):
        before, after = old.get(fact), new.get(fact)
        if before == after:
            continue
        worse = before == "right" or (before is None and after == "extra")
        (lost if worse else gained).append(f"{fact}: {before or '–'} → {after or '–'}")
    for words, changes in ((("Mất", "Lost"), lost), (("Được", "Gained"), gained)):
        echo(f"\n{pick(words, lang)}: {len(changes)}")
        for change in changes:
            echo(f"  {change}")


def _read_json(path: Path) -> dict[str, Any]:
    try:
        loaded = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise VanbanError(pick(("Không đọc được {}: {}", "Cannot read {}: {}"), language()).format(path, error)) from None
    return loaded if isinstance(loaded, dict) else {}
