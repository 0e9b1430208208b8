"""The columns of the catalogue that a search looks up for hundreds of units at once, kept in memory.

A question has some 400 candidates, and their places, kinds and counts for filters cost more through SQL than all ranking.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from search.results import UnitKind

Numbers = npt.NDArray[np.int64]

FACETS = ("type", "issuer", "place", "year")
"""What documents are counted by; duties are counted by `category` beside."""


@dataclass(frozen=True, slots=True)
class Codes:
    """One column of texts: the distinct texts, and for each row the number of its own; -1 where it has none."""

    names: tuple[str, ...]
    codes: Numbers

    @classmethod
    def of(cls, values: Sequence[str | None]) -> Self:
        numbers: dict[str, int] = {}
        codes = [numbers.setdefault(value, len(numbers)) if value else -1 for value in values]
        return cls(tuple(numbers), np.array(codes, np.int64))

    def counts(self, at: Numbers) -> dict[str, int]:
        """How often each text stands at these places of the column."""
        found = self.codes[at]
        numbers, times = np.unique(found[found >= 0], return_counts=True)
        return {self.names[number]: int(time) for number, time in zip(numbers, times, strict=True)}


@dataclass(frozen=True, slots=True)
class Columns:
    """Units by rising `rows`: the place of each one's document in `facets` and `title`, its row, where it stands in it, its
    kind and category. All other arrays have one entry a unit."""

    rows: Numbers
    owner: Numbers
    document: Numbers
    start: Numbers
    end: Numbers
    kind: Codes
    category: Codes
    facets: tuple[Codes, ...]
    title: Codes

    @classmethod
    def read(cls, db: sqlite3.Connection) -> Self:
        """All units of an index's database."""
        documents = db.execute(
            "SELECT row, type, issuer, place, substr(date, 1, 4), title FROM documents ORDER BY row"
        ).fetchall()
        units = db.execute("SELECT row, document, start, start + size, kind, category FROM units ORDER BY row").fetchall()
        numbers = np.array([unit[:4] for unit in units], np.int64).reshape(-1, 4)
        known = np.array([row for row, *_ in documents], np.int64)
        return cls(
            numbers[:, 0],
            np.searchsorted(known, numbers[:, 1]),
            numbers[:, 1],
            numbers[:, 2],
            numbers[:, 3],
            Codes.of([unit[4] for unit in units]),
            Codes.of([unit[5] for unit in units]),
            tuple(Codes.of([values[at] for values in documents]) for at in range(1, 1 + len(FACETS))),
            Codes.of([values[-1] for values in documents]),
        )

    def _at(self, rows: Sequence[int]) -> Numbers:
        """The places of the rows that there are, in the order asked for."""
        wanted = np.asarray(rows, np.int64)
        if not len(self.rows):
            return wanted[:0]
        at = np.minimum(np.searchsorted(self.rows, wanted), len(self.rows) - 1)
        found: Numbers = at[self.rows[at] == wanted]
        return found

    def places(self, rows: Sequence[int]) -> dict[int, tuple[int, int, int]]:
        """Document row, start and end of each of these units; those that are no more are left out."""
        at = self._at(rows)
        columns = (self.rows, self.document, self.start, self.end)
        return {row: (d, a, b) for row, d, a, b in zip(*(column[at].tolist() for column in columns), strict=True)}

    def of_kind(self, rows: Sequence[int], kind: UnitKind) -> list[int]:
        """Those of these rows that are of a kind."""
        if kind.value not in self.kind.names:
            return []
        at = self._at(rows)
        kept: list[int] = self.rows[at[self.kind.codes[at] == self.kind.names.index(kind.value)]].tolist()
        return kept

    def named(self, rows: Iterable[int]) -> Iterator[tuple[int, str, str]]:
        """Each of these units with its document's title and type, empty where it has none."""
        at = self._at(list(rows))
        owners = self.owner[at]
        types = self.facets[FACETS.index("type")]
        for row, title, type in zip(
            self.rows[at].tolist(), self.title.codes[owners].tolist(), types.codes[owners].tolist(), strict=True
        ):
            yield row, self.title.names[title] if title >= 0 else "", types.names[type] if type >= 0 else ""

    def counts(self, rows: Sequence[int]) -> dict[str, dict[str, int]]:
        """How many documents of these units have each type, issuer, place and year; how many duties each category."""
        at = self._at(rows)
        owners = np.unique(self.owner[at])
        by_document = {name: column.counts(owners) for name, column in zip(FACETS, self.facets, strict=True)}
        return {**by_document, "category": self.category.counts(at)}
