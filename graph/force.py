"""Whether a document is in force on a day (hiệu lực), with the reasons and what stays open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.lineage import DocumentRef, document_ref, evidence_of
from graph.schema import EdgeKind, Evidence, Resolution
from graph.succession import LIMIT, Change, Limit, Rest, Stale, changes, date_of, find_stale, limit_of, when_changed
from ingest.readings import PartialDate

if TYPE_CHECKING:
    from networkx import MultiDiGraph


class Force(StrEnum):
    """Whether a document is in force (hiệu lực), as far as the corpus tells."""

    IN_FORCE = "in_force"  # nothing known ends it
    CHANGED = "changed"  # in force, amended or ended in part
    ENDED = "ended"
    NOT_YET = "not_yet"  # issued later
    PENDING = "pending"  # issued, takes effect later
    UNKNOWN = "unknown"  # ended, but a blank date leaves open when


@dataclass(frozen=True, slots=True)
class InForce:
    """The answer for one day: `reasons` changed it by then, `later` do so afterwards. `doubts` are bases of its own that were
    changed, and documents that it amends and that ended. `start` and `end` are its own limits, None where they are not known.
    `limit` is part of the answer."""

    document: DocumentRef
    on: dt.date
    force: Force
    reasons: tuple[Change, ...]
    later: tuple[Change, ...]
    doubts: tuple[Stale, ...]
    start: Limit | None = None
    end: Limit | None = None
    limit: tuple[str, str] = LIMIT


def in_force(graph: MultiDiGraph[str], document_id: str, on: dt.date) -> InForce:
    """Whether a document is in force on a day, as far as the corpus tells. Raises UnknownDocument."""
    document = document_ref(graph, document_id)
    first = next((t for _, t, kind in graph.out_edges(document_id, keys=True) if kind == EdgeKind.VERSION_OF), document_id)
    known = changes(graph)
    several = known.get(first, ())
    past = tuple(c for c in several if c.date is None or PartialDate.parse(c.date).earliest <= on)
    later = tuple(c for c in several if c not in past)
    resting = (stale for stale in find_stale(graph) if stale.document.id == first)
    doubts = tuple(stale for stale in (*resting, *_amending(graph, first)) if _had_come(stale, on))
    start, end = (limit_of(graph, document_id, kind) for kind in ("start", "end"))
    force = _force(date_of(graph, document_id), past, on)
    if force is not Force.NOT_YET and start is not None and PartialDate.parse(start.date).earliest > on:
        force = Force.PENDING
    elif force is not Force.NOT_YET and end is not None and PartialDate.parse(end.date).latest < on:
        force = Force.ENDED
    return InForce(document, on, force, past, later, doubts, start, end)


def _amending(graph: MultiDiGraph[str], id: str) -> Iterator[Stale]:
    """What a document amends and that ended: of a decree that only amends another, nothing is left then. That is a doubt and no
    end, as it may amend others or hold rules of its own."""
    amended: dict[str, list[Evidence]] = {}
    for _, upper, data in graph.out_edges(id, data=True):
        if data["kind"] == EdgeKind.AMENDS and data["resolution"] != Resolution.AMBIGUOUS:
            amended.setdefault(upper, []).append(evidence_of(graph, data))
    for upper, told in amended.items():
        ended = tuple(change for change in changes(graph).get(upper, ()) if change.ends and change.by.id != id)
        if ended:
            lower, base = document_ref(graph, id), document_ref(graph, upper)
            path = (Rest(lower, base, EdgeKind.AMENDS.value, tuple(told)),)
            own, ends = date_of(graph, id), ended[0].date
            yield Stale(lower, base, ended, when_changed(own, PartialDate.parse(ends) if ends else None), False, path)


def _force(own: PartialDate | None, past: tuple[Change, ...], on: dt.date) -> Force:
    if own and own.earliest > on:
        return Force.NOT_YET
    if any(c.ends and c.date and PartialDate.parse(c.date).latest <= on for c in past):
        return Force.ENDED
    if any(c.ends for c in past):
        return Force.UNKNOWN
    return Force.CHANGED if past else Force.IN_FORCE


def _had_come(stale: Stale, on: dt.date) -> bool:
    date = stale.changes[0].date
    return date is None or PartialDate.parse(date).earliest <= on
