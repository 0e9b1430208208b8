"""Filters become the rows of units that may be found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from search.analyze import plain_name
from search.catalog import Catalog
from search.results import Filters

Condition = tuple[str, list[object]]
"""A piece of SQL and the values of its marks."""


def allowed(catalog: Catalog, filters: Filters) -> list[int] | None:
    """Rows of the units that pass; None where nothing is narrowed."""
    if not filters.active:
        return None
    conditions = list(_conditions(filters))
    where = " AND ".join(sql for sql, _values in conditions) or "1"
    values = [value for _sql, values in conditions for value in values]
    rows = catalog.db.execute(f"SELECT u.row, d.id FROM units u JOIN documents d ON d.row = u.document WHERE {where}", values)
    return [row for row, id in rows if filters.documents is None or id in filters.documents]


def _conditions(filters: Filters) -> Iterator[Condition]:
    if filters.types:
        yield _one_of("d.folded_type", [plain_name(type) for type in filters.types])
    if filters.issuers:
        yield _holds("d.folded_issuer", filters.issuers)
    if filters.places:
        yield _holds("d.folded_place", filters.places)
    if filters.date_from:
        yield "d.latest >= ?", [filters.date_from.isoformat()]
    if filters.date_to:
        yield "d.earliest <= ?", [filters.date_to.isoformat()]
    if filters.categories:
        yield _one_of("u.category", [category.value for category in filters.categories])
    if filters.kinds:
        yield _one_of("u.kind", [kind.value for kind in filters.kinds])
    for role, names in (("actor", filters.actors), ("recipient", filters.recipients)):
        if names:
            named, values = _holds("p.folded", names)
            yield f"EXISTS (SELECT 1 FROM parties p WHERE p.unit = u.row AND p.role = ? AND {named})", [role, *values]


def _one_of(column: str, choices: Sequence[str]) -> Condition:
    return f"{column} IN ({','.join('?' * len(choices))})", list(choices)


def _holds(column: str, names: Sequence[str]) -> Condition:
    """Whole words of one of the names stand in the column, in a row."""
    sql = " OR ".join(f"' ' || {column} || ' ' LIKE ?" for _ in names)
    return f"({sql})", [f"% {plain_name(name)} %" for name in names]
