"""A lineage as text: a tree, JSON, Mermaid, Graphviz."""

from __future__ import annotations

from typing import Any

from graph.lineage import Lineage


def to_tree(lineage: Lineage, lang: str = "vi", quotes: bool = True) -> str:
    """Lines with box characters; each says how, which document, in the corpus or not, and (`quotes`) the sentence."""
    raise NotImplementedError


def to_json(lineage: Lineage) -> dict[str, Any]:
    """Nested dictionaries: each line has `document`, `hows`, the flags and its `children`."""
    raise NotImplementedError


def to_mermaid(lineage: Lineage, lang: str = "vi") -> str:
    """A Mermaid flowchart, a node a document."""
    raise NotImplementedError


def to_dot(lineage: Lineage, lang: str = "vi") -> str:
    """A Graphviz digraph, a node a document."""
    raise NotImplementedError
