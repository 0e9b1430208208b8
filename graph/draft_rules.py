"""The rules of drafts as data, and findings in their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from graph.finding import Finding, Severity
from graph.lineage import evidence_of
from ingest.vocabulary import load

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def told(
    graph: MultiDiGraph[str],
    rule: str,
    document: str,
    edges: Sequence[Mapping[str, Any]],
    words: Mapping[str, tuple[str, str] | str],
) -> Finding:
    """A finding of a rule of `vocabulary/draft.yaml`; a pair of words is Vietnamese and English. `edges` hold the words it rests
    on, those of the draft first."""
    row = load("draft")[rule]
    message, english = (
        sentence.format(**{name: value if isinstance(value, str) else value[at] for name, value in words.items()})
        for at, sentence in enumerate(row["says"])
    )
    evidence = tuple(dict.fromkeys(evidence_of(graph, edge) for edge in edges))
    return Finding(rule, Severity(row["severity"]), document, graph.nodes[document]["label"], message, english, evidence)


def names() -> dict[str, tuple[str, str]]:
    """The names of the rules in Vietnamese and English, by id."""
    return {id: (row["name"][0], row["name"][1]) for id, row in load("draft").items()}
