"""Citations and relations read out of a few words, for tests that hold them against what is told there."""

from __future__ import annotations

from ingest.agencies import context_of
from ingest.citations import find_citations
from ingest.document import Citation, Header, Relation
from ingest.readings import Reading, Span
from ingest.relations import find_relations

N61, N107, N118, N125, N45 = "61/2018/NĐ-CP|", "107/2021/NĐ-CP|", "118/2021/NĐ-CP|", "125/2020/NĐ-CP|", "45/2020/NĐ-CP|"


Triple = tuple[str, str, str]


def read(text: str, kind: str | None = None, title: str | None = None) -> tuple[Relation, ...]:
    at = text.find(title) if title else -1
    header = Header(
        type=Reading(kind, Span(0, len(kind), kind), "test") if kind else None,
        title=Reading(title, Span(at, at + len(title), title), "test") if title else None,
    )
    return find_relations(text, header, (), find_citations(text, header, (), context_of(header, text)))


def triples(text: str, kind: str | None = None, title: str | None = None) -> set[Triple]:
    return {(r.source, r.kind.value, r.target) for r in read(text, kind, title)}


def cite(text: str, header: Header | None = None) -> tuple[Citation, ...]:
    head = header or Header()
    return find_citations(text, head, (), context_of(head, text))
