"""The versions of a document as its page and the API show them. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.lineage import DocumentRef
from graph.near_copies import copies_of
from web.plain import plain

if TYPE_CHECKING:
    from web.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Version:
    """Another version: what it is beside this one (`draft`, `signed`, `scan`, `text` for the one that was not recognised from
    images, else `copy`), how alike the words are (0 to 1), what of the headers agrees, and whether that is doubtful."""

    document: DocumentRef
    kind: str
    score: float
    same: tuple[str, ...]
    ambiguous: bool


def versions(state: Snapshot, id: str) -> tuple[Version, ...]:
    """The versions of a document of the store, the most alike first."""
    found: list[Version] = []
    for copy in copies_of(state.graph, id):
        other = copy.earlier if copy.later == id else copy.later
        if other in state.by_id:
            found.append(Version(state.reference(other), _kind(state, id, other), copy.score, copy.same, copy.ambiguous))
    return tuple(found)


def to_json(found: tuple[Version, ...]) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = plain(found)
    return told


def _kind(state: Snapshot, id: str, other: str) -> str:
    mine, theirs = state.by_id[id], state.by_id[other]
    if (mine.number is None) != (theirs.number is None):
        return "draft" if theirs.number is None else "signed"
    if (mine.confidence is None) != (theirs.confidence is None):
        return "text" if theirs.confidence is None else "scan"
    return "copy"
