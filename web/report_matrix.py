"""Who reports to whom: the duties to report as a matrix of bodies. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.chain import Rung, link, reports
from graph.ledger import Duty
from web.duty_rows import PartyLink

__all__ = ["Cell", "Matrix", "Rung", "matrix"]


@dataclass(frozen=True, slots=True)
class Cell:
    """The reports that one body owes another, in the order of the ledger."""

    sender: PartyLink
    receiver: PartyLink
    duties: tuple[Duty, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Bodies that report and bodies that receive, each with most reports first, and the cells by the names of both."""

    senders: tuple[PartyLink, ...]
    receivers: tuple[PartyLink, ...]
    cells: Mapping[tuple[PartyLink, PartyLink], Cell]


def matrix(duties: Iterable[Duty]) -> Matrix:
    """The matrix of `duties`, of which those that are no reports to somebody are left out."""
    held: dict[tuple[PartyLink, PartyLink], list[Duty]] = {}
    for duty in reports(duties):
        for sender in dict.fromkeys(link(party) for party in duty.actors):
            for receiver in dict.fromkeys(link(party) for party in duty.recipients):
                held.setdefault((sender, receiver), []).append(duty)
    cells = {ends: Cell(*ends, tuple(found)) for ends, found in held.items()}
    return Matrix(_by_weight(cells, 0), _by_weight(cells, 1), cells)


def _by_weight(cells: Mapping[tuple[PartyLink, PartyLink], Cell], end: int) -> tuple[PartyLink, ...]:
    counts: dict[PartyLink, int] = {}
    for ends, cell in cells.items():
        counts[ends[end]] = counts.get(ends[end], 0) + len(cell.duties)
    return tuple(sorted(counts, key=lambda body: (-counts[body], body.name)))
