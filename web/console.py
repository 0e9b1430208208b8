"""What the command line prints: aligned tables, JSON, and lines for errors."""

from __future__ import annotations

import json
import shutil
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

import click

WIDEST_PIPE = 160
"""Columns of a table where the output is no terminal, so that a pipe into a pager stays readable."""

MEASURED = 100
"""Rows that decide on the widths of a table's columns: enough to tell, and quick for long ones."""

NARROWEST = 10
"""Columns that a cell keeps in a table that is too wide all the same."""


def width(text: str) -> int:
    """Columns that `text` takes on a terminal: marks that combine take none, wide East Asian letters two."""
    if text.isascii():
        return len(text)
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def pad(text: str, columns: int) -> str:
    return text + " " * max(columns - width(text), 0)


def printable(text: str) -> str:
    """`text` on one line, without control characters: a document must not steer the terminal."""
    kept = "".join(" " if letter.isspace() else letter for letter in text if letter.isspace() or letter.isprintable())
    return " ".join(kept.split())


def wrap(text: str, columns: int) -> list[str]:
    """The lines of `text`, none wider than `columns`; a word that is longer is cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        while width(word) > columns:
            head = word[:columns]
            lines += [line, head] if line else [head]
            line, word = "", word[len(head) :]
        if line and width(line) + 1 + width(word) > columns:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line] if line or not lines else lines


def terminal_columns() -> int:
    """Of the terminal, or of COLUMNS where that is set."""
    return shutil.get_terminal_size((WIDEST_PIPE, 24)).columns


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], columns: int | None = None, whole: Sequence[int] = ()) -> str:
    """A table with wrapped cells that fits `columns`; the widest columns give way where it is too wide, never those in
    `whole`, which hold what a person copies."""
    cells = [[printable(cell) for cell in row] for row in rows]
    widths = _fit([headings, *cells], columns or terminal_columns(), whole)
    lines = [_row(headings, widths)[0], "  ".join("─" * w for w in widths)]
    for row in cells:
        lines += _row(row, widths)
    return "\n".join(lines)


def _fit(rows: Sequence[Sequence[str]], total: int, whole: Sequence[int]) -> list[int]:
    """Widths of columns: each as wide as its widest cell; where the table is too wide, that column gives way which makes
    the rows grow least, so that long sentences keep the room."""
    sizes = [[width(cell) for cell in row] for row in rows]
    widths = [max(column) or 1 for column in zip(*sizes, strict=True)]
    gives = [i for i in range(len(widths)) if i not in whole]
    too_much = sum(widths) + 2 * (len(widths) - 1) - total
    while too_much > 0 and (can := [i for i in gives if widths[i] > NARROWEST]):
        narrower = min(can, key=lambda i: (_height(sizes[:MEASURED], [w - (j == i) for j, w in enumerate(widths)]), -widths[i]))
        widths[narrower] -= 1
        too_much -= 1
    return widths


def _height(sizes: Sequence[Sequence[int]], widths: Sequence[int]) -> int:
    """Lines that rows of cells of these sizes take, a fifth lost to words that don't fit at the end of a line."""
    return sum(max(-(-size * (6 if size > w else 5) // (5 * w)) for size, w in zip(row, widths, strict=True)) for row in sizes)


def _row(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [wrap(cell, columns) for cell, columns in zip(cells, widths, strict=True)]
    height = max(len(lines) for lines in wrapped)
    return [
        "  ".join(
            pad(lines[i] if i < len(lines) else "", columns) for lines, columns in zip(wrapped, widths, strict=True)
        ).rstrip()
        for i in range(height)
    ]


def echo(text: str) -> None:
    click.echo(text)


def echo_json(value: Any) -> None:
    """Prints JSON with the letters of Vietnamese as they are."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def complain(message: str) -> None:
    """One line on stderr."""
    click.echo(printable(message), err=True)
