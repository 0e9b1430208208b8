"""Deviations from the form of documents, and signers unfit for the issuer: read by `ingest.form`, told here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from graph.finding import Finding, clear_citations, finding, read_documents, rule, rules

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_FIELDS = ("start", "end", "quote", "what", "confidence")


def deviations_of(rule_id: str) -> Callable[[MultiDiGraph[str]], Iterator[Finding]]:
    """The finder of one rule of form."""

    def find(graph: MultiDiGraph[str]) -> Iterator[Finding]:
        says = rule(rule_id).says
        assert says is not None
        for id, data in read_documents(graph):
            for told, *values in data["deviations"]:
                if told == rule_id:
                    words: dict[str, Any] = dict(zip(_FIELDS, values, strict=True))
                    quote = " ".join(str(words["quote"]).split())
                    message, english = (sentence.format(quote=quote, what=words["what"]) for sentence in says)
                    edge = {"said_by": id, "rule": rule_id, **words}
                    yield finding(graph, rule_id, id, message, english, [edge])

    return find


FORM_RULES = tuple(id for id, one in rules().items() if id.startswith(("form-", "signer-")) and id != "form-first-citation")
"""The rules that `ingest.form` reads."""


def first_citation(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    """Section II, clause 6 b: the first citation of a numbered document gives its date. Told of administrative documents, in
    which a citation is the first of its document."""
    firsts: dict[tuple[str, str], dict[str, Any]] = {}
    for source, target, data in clear_citations(graph):
        if data["cited_as"] and graph.nodes[target]["number"]:
            held = firsts.get((source, target))
            if held is None or data["start"] < held["start"]:
                firsts[source, target] = data
    for (source, _), data in firsts.items():
        if data["date"] is None and graph.nodes[source]["administrative"]:
            says = rule("form-first-citation").says
            assert says is not None
            quote = " ".join(data["quote"].split())
            yield finding(graph, "form-first-citation", source, says[0].format(quote=quote), says[1].format(quote=quote), [data])
