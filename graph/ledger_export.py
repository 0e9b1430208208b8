"""The ledger as a file: CSV, XLSX, iCalendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from graph.ledger import Duty

Link = Callable[[Duty], str | None]
"""Gives the address of the page that shows a duty."""


def to_csv(duties: Sequence[Duty], lang: str = "vi") -> str:
    """A table with a header row; write it as `utf-8-sig` so that spreadsheets see the encoding."""
    raise NotImplementedError


def to_xlsx(duties: Sequence[Duty], lang: str = "vi", link: Link | None = None) -> bytes:
    """A workbook with a filter on each column, links to the documents, and a sheet of the documents."""
    raise NotImplementedError


def to_ics(duties: Sequence[Duty], lang: str = "vi", year: int | None = None) -> str:
    """An iCalendar of all that has a date or recurs; `year` is that of the recurring ones (else each document's own)."""
    raise NotImplementedError
