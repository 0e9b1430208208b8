"""The store becomes a graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.store import Store

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def build_graph(store: Store) -> MultiDiGraph[str]:
    """All documents, provisions, agencies and obligations with their edges (`graph.schema`); linear in the store.

    `graph.graph["revision"]` is the store's revision that it shows.
    """
    raise NotImplementedError
