"""What a document rests on, and what became of it on its way down."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.schema import Evidence

if TYPE_CHECKING:
    from networkx import MultiDiGraph


class Direction(StrEnum):
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A document of the graph; `label` reads like `Nghị định 61/2018/NĐ-CP (Chính phủ, 23/04/2018)`."""

    id: str
    label: str
    number: str | None
    type: str | None
    title: str | None
    issuer: str | None
    date: str | None
    in_corpus: bool


@dataclass(frozen=True, slots=True)
class How:
    """One relation between a line and the line above it: an EdgeKind and the sentences that state it."""

    kind: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the tree. `depth` is 1 below the root; `parent` the index of the line above, None for the root.

    Downwards the relation reads from this line to the one above it (this amends that), upwards the other way about.
    `repeated`: shown with its own lines elsewhere in the tree. `cycle`: stands above itself, so the way ends here.
    `ambiguous`: the words may mean another document; all candidates have a line.
    """

    document: DocumentRef
    depth: int
    parent: int | None
    hows: tuple[How, ...]
    repeated: bool = False
    cycle: bool = False
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Lineage:
    """A tree in preorder. `cycles` are the ways round that were met, each a tuple of ids that begins and ends alike."""

    root: DocumentRef
    direction: Direction
    lines: tuple[Line, ...]
    cycles: tuple[tuple[str, ...], ...] = ()


def find_documents(graph: MultiDiGraph[str], reference: str) -> tuple[str, ...]:
    """The documents that `reference` can mean, best first, those only cited included; empty where none.

    Takes an id, a number, or a loose writing without accents: `qd 251 bnv`, `nghi dinh 61 nam 2018`.
    """
    raise NotImplementedError


def document_ref(graph: MultiDiGraph[str], document_id: str) -> DocumentRef:
    """The document as lists show it. Raises UnknownDocument."""
    raise NotImplementedError


def trace(graph: MultiDiGraph[str], document_id: str, direction: Direction | str, depth: int | None = None) -> Lineage:
    """Follows a document up to its bases or down to what rests on it, at most `depth` steps. Raises UnknownDocument."""
    raise NotImplementedError
