"""What several commands share."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from web.bilingual import Words, language, pick
from web.console import echo, echo_json, table

if TYPE_CHECKING:
    from web.library import Library


class Day(click.ParamType[dt.date]):
    """A day, `2024-12-31` or `31/12/2024`."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        if isinstance(value, dt.date):
            return value
        for form in ("%Y-%m-%d", "%d/%m/%Y"):
            try:
                return dt.datetime.strptime(value, form).date()
            except ValueError:
                continue
        wrong = ("{} không phải là ngày; viết 2024-12-31 hoặc 31/12/2024.", "{} is no date; write 2024-12-31 or 31/12/2024.")
        return self.fail(pick(wrong, language()).format(value), param, ctx)


DAY = Day()


def home_of(ctx: click.Context) -> Path:
    from graph.store import home_path

    return home_path(ctx.find_object(str))


def open_library(ctx: click.Context) -> Library:
    """The home's library, which must have been made by `ingest`; raises StoreError otherwise."""
    from web.library import Library

    library = ctx.with_resource(Library(home_of(ctx), must_exist=True))
    library.store.revision  # noqa: B018  a home without a store is told before anything else is made in it
    return library


def write_out(text: str, out: Path | None) -> None:
    """Prints `text`, or writes it to the file `out`."""
    if out is None:
        click.echo(text, nl=not text.endswith("\n"))
    else:
        save(text.encode("utf-8"), out)


def write_json(value: Any, out: Path | None) -> None:
    """JSON with the letters of Vietnamese as they are, printed or written to a file."""
    write_out(json.dumps(value, ensure_ascii=False, indent=2), out)


def write_csv(text: str, out: Path | None) -> None:
    """A file tells spreadsheets its encoding; what is printed does not."""
    if out is None:
        write_out(text, None)
    else:
        save(text.encode("utf-8-sig"), out)


def workbook_file(out: Path | None) -> Path:
    """The file for a workbook; raises UsageError where none was given, as it can't be printed."""
    if out is None:
        raise click.UsageError(pick(("Dạng xlsx cần --out TỆP.", "The form xlsx needs --out FILE."), language()))
    return out


def save(data: bytes, out: Path) -> None:
    """Writes a file; raises VanbanError where that can't be done."""
    from ingest.errors import VanbanError, unwritten

    try:
        out.write_bytes(data)
    except OSError as error:
        raise VanbanError(*unwritten(out, error)) from None


def print_list(rows: Sequence[Mapping[str, str | None]], headings: Words, nothing: Words, as_json: bool) -> None:
    """Rows of names and values as JSON, or as a table under headings divided by bars, the first two columns never cut."""
    if as_json:
        echo_json(list(rows))
    elif rows:
        cells = [[value or "–" for value in row.values()] for row in rows]
        echo(table(pick(headings, language()).split("|"), cells, whole=(0, 1)))
    else:
        echo(pick(nothing, language()))
