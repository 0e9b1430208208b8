"""Documents that tell bodies to make plans of their own, against those bodies: who is known to have done so. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.chain import BodyRef
from graph.gaps import Gaps, Row, Status
from graph.lineage import DocumentRef

OPEN = (Status.NOT_IN_CORPUS,)
"""What is owed and not known to be done."""


@dataclass(frozen=True, slots=True)
class Parent:
    """A document that tells bodies to make their own: how many of them stand how."""

    document: DocumentRef
    counts: Mapping[Status, int]

    @property
    def open(self) -> int:
        return sum(self.counts.get(status, 0) for status in OPEN)


@dataclass(frozen=True, slots=True)
class GapMatrix:
    """Parents, those first that most bodies owe a document, and bodies, those first that owe most; cells by id and body."""

    parents: tuple[Parent, ...]
    bodies: tuple[BodyRef, ...]
    cells: Mapping[tuple[str, BodyRef], Row]


def gap_matrix(found: Iterable[Gaps], bodies: frozenset[str] | None = None) -> GapMatrix:
    """The matrix of what is owed; bodies that are addressed and owe nothing are left out. `bodies` keeps those ids alone."""
    cells: dict[tuple[str, BodyRef], Row] = {}
    parents: list[Parent] = []
    for gaps in found:
        rows = [row for row in gaps.rows if row.status is not Status.NO_DUTY and (bodies is None or _is_one_of(row, bodies))]
        if rows:
            parents.append(Parent(gaps.parent, count(rows)))
            cells |= {(gaps.parent.id, row.body): row for row in rows}
    owed: dict[BodyRef, int] = {}
    for (_, body), row in cells.items():
        owed[body] = owed.get(body, 0) + (1000 if row.status in OPEN else 1)
    parents.sort(key=lambda p: (-p.open, -sum(p.counts.values()), p.document.label))
    return GapMatrix(tuple(parents), tuple(sorted(owed, key=lambda body: (-owed[body], body.name))), cells)


def count(rows: Sequence[Row]) -> dict[Status, int]:
    """How many bodies stand how, in the order of the statuses."""
    return {status: n for status in Status if (n := sum(row.status is status for row in rows))}


def _is_one_of(row: Row, bodies: frozenset[str]) -> bool:
    return row.body.id in bodies or any(one.id in bodies for one in row.through)
