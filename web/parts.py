"""Questions of a large store answered out of what was kept of its graph, without building it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from graph import kept
from graph.lineage import Direction, Lineage, trace

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from web.library import Library


def remember(graph: MultiDiGraph[str], home: Path) -> None:
    """Keeps a large graph for the questions of later processes; a small one is built as fast as it is read."""
    if graph.number_of_edges() >= kept.KEPT_FROM:
        with suppress(OSError, sqlite3.Error):  # a full disk makes the next question slow, not wrong
            kept.keep(graph, home / kept.KEPT_NAME)


def lineages(library: Library, reference: str, ways: Sequence[Direction], depth: int | None = None) -> list[Lineage]:
    """What a document rests on and what rests on it. Raises UnknownDocument, AmbiguousDocument and StoreError."""
    part = kept.Kept.open(library.home / kept.KEPT_NAME, library.store.revision)
    if part is not None:
        with part:
            found = part.find(reference)
            if found is not None:
                return [trace(part.lineage(found, way, depth), found, way, depth) for way in ways]
    snapshot = library.snapshot()
    id = snapshot.resolve(reference)
    return [trace(snapshot.graph, id, way, depth) for way in ways]
