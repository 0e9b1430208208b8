"""What the catalogue gives back: plain frozen rows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.document import Category
from search.results import UnitKind


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a document as a whole; dates are ISO, `earliest` and `latest` what a partial one can be."""

    id: str
    digest: str
    label: str
    title: str | None = None
    type: str | None = None
    issuer: str | None = None
    place: str | None = None
    date: str | None = None
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class StoredUnit:
    """One unit as it was put in, with the rows that it and its document have."""

    row: int
    document_row: int
    card: Card
    id: str
    kind: UnitKind
    path: str
    headings: tuple[str, ...]
    start: int
    text: str
    context: str
    heading: str
    category: Category | None
    periods: tuple[str, ...]
    due: str | None
    timing: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A number that a document carries (`own`) or cites, in `unit`."""

    document: str
    own: bool
    text: str
    unit: str | None


UNIT_QUERY = (
    "SELECT u.row, u.document, d.id, d.digest, d.label, d.title, d.type, d.issuer, d.place, d.date, d.earliest, d.latest, "
    "u.id, u.kind, u.path, u.headings, u.start, u.text, u.context, u.heading, u.category, u.periods, u.due, u.timing "
    "FROM units u JOIN documents d ON d.row = u.document"
)


def stored_unit(values: Sequence[object], parties: Mapping[tuple[int, str], list[str]]) -> StoredUnit:
    """The unit of one row of UNIT_QUERY; `parties` are names by unit row and role."""
    row, document, *rest = values
    card = Card(*rest[:10])  # type: ignore[arg-type]
    id, kind, path, headings, start, text, context, heading, category, periods, due, timing = rest[10:]
    return StoredUnit(
        int(str(row)),
        int(str(document)),
        card,
        str(id),
        UnitKind(str(kind)),
        str(path),
        tuple(json.loads(str(headings))),
        int(str(start)),
        str(text),
        str(context),
        str(heading),
        Category(str(category)) if category else None,
        tuple(str(periods).split()),
        str(due) if due else None,
        str(timing) if timing else None,
        tuple(parties.get((int(str(row)), "actor"), ())),
        tuple(parties.get((int(str(row)), "recipient"), ())),
    )
