"""Who reports to whom: the duties to report as a matrix of bodies, and the way of a report upwards. Pure functions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from graph.ledger import Duty, PartyRef
from ingest.document import Category
from web.duty_rows import PartyLink

DEEPEST = 6
"""Steps upwards that are followed; no report is passed on more often."""


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


def link(party: PartyRef) -> PartyLink:
    return PartyLink(party.agency, party.whole or party.name)


def reports(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """The duties to report that say to whom."""
    return tuple(duty for duty in duties if duty.category == Category.REPORT and duty.recipients and duty.actors)


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


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a report upwards: from `sender` to `receiver`, with the duties that say so.

    `passed_on`: the same sentence that brings the report to the sender has it sent on. `again`: the receiver stands higher up
    already, and its own steps are not told twice.
    """

    sender: PartyLink
    receiver: PartyLink
    duties: tuple[Duty, ...]
    passed_on: bool
    again: bool
    above: tuple[Rung, ...]


def chain(body: PartyLink, owed: Callable[[str], Sequence[Duty]], by_id: Mapping[str, Duty]) -> tuple[Rung, ...]:
    """The ways of a body's reports upwards. `owed` gives what a body must do, also as one of a class, `by_id` any duty.

    A receiver is followed where it passes the report on in the same sentence, and where it has reports of its own to make.
    """
    seen = {body}
    return _rungs(body, reports(owed(body.id) if body.id else ()), frozenset(), owed, by_id, seen, 1)


def _rungs(
    body: PartyLink,
    sent: Sequence[Duty],
    passing: frozenset[str],
    owed: Callable[[str], Sequence[Duty]],
    by_id: Mapping[str, Duty],
    seen: set[PartyLink],
    depth: int,
) -> tuple[Rung, ...]:
    by_receiver: dict[PartyLink, list[Duty]] = {}
    for duty in sent:
        for receiver in dict.fromkeys(link(party) for party in duty.recipients):
            if receiver != body:
                by_receiver.setdefault(receiver, []).append(duty)
    fresh = {receiver for receiver in by_receiver if receiver not in seen}
    seen |= fresh
    found: list[Rung] = []
    for receiver, duties in by_receiver.items():
        above: tuple[Rung, ...] = ()
        if receiver in fresh and depth < DEEPEST:
            on = {step.id: by_id[step.id] for duty in duties for step in duty.then if step.id in by_id}
            own = {duty.id: duty for duty in owed(receiver.id)} if receiver.id else {}
            above = _rungs(receiver, reports((on | own).values()), frozenset(on), owed, by_id, seen, depth + 1)
        passed_on = any(duty.id in passing for duty in duties)
        found.append(Rung(body, receiver, tuple(duties), passed_on, receiver not in fresh, above))
    return tuple(found)
