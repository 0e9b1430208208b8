"""Documents in a list: a row each, cheap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, select

from graph import tables
from graph.reviewed import reviewed_document
from graph.verdicts import Judgement, Verdict, verdicts_of
from graph.work_tables import verdicts

_ABOUT = (
    *("id", "number", "symbol", "type", "title", "issuer", "place", "date"),
    *("provisions", "citations", "obligations", "pages", "confidence"),
)


@dataclass(frozen=True, slots=True)
class Summary:
    """One document in a list; `date` is ISO, `2022-04` where the day is blank. `paths` are all files that hold it.
    `pages` of its original where it has some, `confidence` of what was recognised on them from images, 0 to 100."""

    id: str
    number: str | None
    symbol: str | None
    type: str | None
    title: str | None
    issuer: str | None
    place: str | None
    date: str | None
    source: str
    format: str
    paths: tuple[str, ...]
    provisions: int
    citations: int
    obligations: int
    pages: int | None = None
    confidence: float | None = None


def summaries(connection: Connection, only: str | None = None) -> tuple[Summary, ...]:
    """A row a document, by id; of one document alone where `only` names it."""
    documents, sources = tables.documents, tables.sources
    said = verdicts_of(connection, only)

    def count(table: Table) -> Any:
        own = table.c.document == documents.c.key
        if not said:
            return select(func.count()).where(own).scalar_subquery()
        wrong = select(verdicts.c.anchor).where(
            verdicts.c.document == documents.c.id, verdicts.c.anchor == table.c.anchor, verdicts.c.judgement == Judgement.WRONG
        )
        return select(func.count()).where(own, ~wrong.exists()).scalar_subquery()

    counted = [count(table).label(table.name) for table in (tables.provisions, tables.citations, tables.obligations)]
    wanted = select(documents, tables.places.c.pages, tables.places.c.confidence, *counted).order_by(documents.c.id)
    wanted = wanted.outerjoin(tables.places, tables.places.c.document == documents.c.key)
    files = select(sources).order_by(sources.c.main.desc(), sources.c.path)
    if only is not None:
        wanted = wanted.where(documents.c.id == only)
        files = files.join(documents, sources.c.document == documents.c.key).where(documents.c.id == only)
    held: dict[int, list[Any]] = {}
    for file in connection.execute(files):
        held.setdefault(file.document, []).append(file)
    rows_of = connection.execute(wanted).mappings()
    return tuple(
        Summary(
            **{name: row[name] for name in _ABOUT},
            source=held[row["key"]][0].path,
            format=held[row["key"]][0].format,
            paths=tuple(file.path for file in held[row["key"]]),
        )
        for row in (_reviewed(row, said[row["id"]]) if row["id"] in said else row for row in rows_of)
    )


def _reviewed(row: Mapping[Any, Any], said: Sequence[Verdict]) -> Mapping[Any, Any]:
    """The row under verdicts, those duties counted too that a person added."""
    kept = reviewed_document(row, said)
    kept["obligations"] += sum(verdict.judgement is Judgement.ADDED for verdict in said)
    return kept
