"""The graph as a file, and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from networkx import MultiDiGraph

SUFFIXES = (".graphml", ".json", ".jsonld", ".csv")


def export(graph: MultiDiGraph[str], path: Path) -> tuple[Path, ...]:
    """Writes the graph in the format of the suffix and returns the files written (`.csv` gives two: nodes and edges).

    Raises UnsupportedFormat for another suffix.
    """
    raise NotImplementedError


def read_graph(path: Path) -> MultiDiGraph[str]:
    """Reads a `.graphml` or `.json` that `export` wrote; the graph is equal to the one written."""
    raise NotImplementedError
