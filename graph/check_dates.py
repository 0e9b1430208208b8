"""Dates that do not fit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from graph.finding import DAY, Finding, clear_citations, clear_documents, earliest, finding, latest, show

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_EDITORS = "phapdien-"
"""How the rules of citations begin that come from the tables of the codified law."""


def dated_before_cited(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    """A document can't cite what bears a later date; blank days count as any day of their month. Of a web edition nothing is
    said, nor of the references that the editors of the codified law put to an article: both name later documents."""
    later: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for source, target, data in clear_citations(graph):
        if data["rule"].startswith(_EDITORS):
            continue
        own, other = graph.nodes[source]["date"], graph.nodes[target]["date"] or data["date"]
        if own and other and latest(own) < earliest(other) and not graph.nodes[source].get("annotated"):
            later.setdefault((source, target), []).append(data)
    for (source, target), edges in later.items():
        own, label = graph.nodes[source]["date"], graph.nodes[target]["label"]
        date = graph.nodes[target]["date"] or edges[0]["date"]
        message = f"Ghi ngày {show(own)} nhưng viện dẫn văn bản ngày {show(date)}, tức là ban hành sau: {label}."
        english = f"Dated {own} but cites a document of a later day, {date}: {label}."
        yield finding(graph, "dated-before-cited", source, message, english, edges)


def blank_date(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    for id, data in clear_documents(graph):
        if (
            data["date"] and len(data["date"]) < DAY and not data.get("day_unread")
        ):  # without any of it the whole line may be missing from the copy
            message = "Bản này để trống một phần hoặc toàn bộ ngày ban hành."
            english = "This copy leaves the date blank, whole or in part."
            yield finding(graph, "blank-date", id, message, english)
