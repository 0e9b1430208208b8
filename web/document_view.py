"""A document of the store as its page shows it: facts found in place, and what stands around them. Pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.ledger import Duty
from graph.lineage import Direction, DocumentRef, Line, Lineage, trace
from graph.schema import EdgeKind, Resolution
from ingest.document import Citation, Document, Header
from ingest.readings import Reading
from web.duty_rows import DutyRow, PartyLink, duty_anchor, party_links
from web.labels import Lang, say
from web.present import Mark, show_date

if TYPE_CHECKING:
    from networkx import MultiDiGraph


@dataclass(frozen=True, slots=True)
class CitationFact:
    """A citation in the text, with the documents that it may mean."""

    key: str
    citation: Citation
    resolution: str
    targets: tuple[DocumentRef, ...]


def citation_facts(
    document: Document, document_id: str, graph: MultiDiGraph[str], reference: Callable[[str], DocumentRef], top: int, bottom: int
) -> tuple[CitationFact, ...]:
    """The citations that touch the text between two offsets, in its order, each with what the graph made of it."""
    meant: dict[tuple[int, int], dict[str, str]] = {}
    for _, target, data in graph.out_edges(document_id, data=True):
        if data.get("kind") == EdgeKind.CITES and data["start"] < bottom and data["end"] > top:
            meant.setdefault((data["start"], data["end"]), {})[target] = data.get("resolution", "")
    facts: list[CitationFact] = []
    for i, citation in enumerate(document.citations, 1):
        if not (citation.span.start < bottom and citation.span.end > top):
            continue
        found = meant.get((citation.span.start, citation.span.end), {})
        resolution = next(iter(found.values()), str(Resolution.SELF))
        targets = tuple(reference(id) for id in found if id != document_id)
        facts.append(CitationFact(f"c{i}", citation, resolution, targets))
    return tuple(facts)


def marks(
    citations: Iterable[CitationFact], duties: Iterable[tuple[int, Duty]], page: Callable[[str], str], row: Callable[[Duty], str]
) -> tuple[Mark, ...]:
    """The marks for a text, of duties with their numbers; `page` gives the address of a document, `row` of a duty's row."""
    found: list[Mark] = []
    for fact in citations:
        span = fact.citation.span
        only = fact.targets[0] if len(fact.targets) == 1 else None
        tone = "absent" if fact.resolution == Resolution.ABSENT else ""
        found.append(Mark(span.start, span.end, "cite", fact.key, page(only.id) if only else None, tone=tone))
    for i, duty in duties:
        found.append(Mark(duty.start, duty.end, "duty", duty_anchor(duty), row(duty), badge=str(i)))
    return tuple(found)


def header_facts(header: Header, lang: Lang) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Name and values of each part of the header that was read, in the order of a document."""
    signer = header.signer.value if header.signer else None
    signed = [part for part in (signer.capacity, signer.position, signer.name) if part] if signer else []
    recipients = [
        f"{reading.value.name} ({reading.value.purpose})" if reading.value.purpose else reading.value.name
        for reading in header.recipients
    ]
    facts: list[tuple[str, Sequence[str]]] = [
        ("number", [header.full_number or say("header.blank", lang)]),
        ("type", _value(header.type)),
        ("issuer", _value(header.issuer)),
        ("place", _value(header.place)),
        ("date", [show_date(header.date.value, lang)] if header.date else []),
        ("signer", signed),
        ("addressees", [reading.value for reading in header.addressees]),
        ("recipients", recipients),
    ]
    return tuple((say(f"header.{name}", lang), tuple(values)) for name, values in facts if values)


def _value(reading: Reading[str] | None) -> list[str]:
    return [reading.value] if reading else []


def near(lineage: Lineage) -> tuple[Line, ...]:
    """The documents one step away."""
    return tuple(line for line in lineage.lines if line.depth == 1)


def other_citations(
    document_id: str, graph: MultiDiGraph[str], above: Iterable[Line], reference: Callable[[str], DocumentRef]
) -> tuple[tuple[DocumentRef, int, int], ...]:
    """The documents cited beside those that it rests on, each with the offsets of its first citation, in the text's order."""
    shown = {document_id, *(line.document.id for line in above)}
    first: dict[str, tuple[int, int]] = {}
    for _, target, data in graph.out_edges(document_id, data=True):
        if data.get("kind") == EdgeKind.CITES and target not in shown:
            place = (data["start"], data["end"])
            first[target] = min(first.get(target, place), place)
    return tuple((reference(id), *place) for id, place in sorted(first.items(), key=lambda item: item[1]))


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a document: what it rests on, what rests on it, what else it cites, how many duties name each body."""

    above: tuple[Line, ...]
    below: tuple[Line, ...]
    cited: tuple[tuple[DocumentRef, int, int], ...]
    owed: tuple[tuple[PartyLink, int], ...]


def around(document_id: str, graph: MultiDiGraph[str], reference: Callable[[str], DocumentRef], duties: Iterable[Duty]) -> Around:
    above, below = (near(trace(graph, document_id, direction, 1)) for direction in (Direction.UP, Direction.DOWN))
    return Around(above, below, other_citations(document_id, graph, above, reference), owed_by(duties))


@dataclass(frozen=True, slots=True)
class ActorDuty:
    """A duty under one of its actors; `first` where it has not stood under another before."""

    row: DutyRow
    first: bool


def by_actor(rows: Iterable[DutyRow]) -> tuple[tuple[PartyLink, tuple[ActorDuty, ...]], ...]:
    """The duties grouped by who must act, in the order in which the bodies appear."""
    grouped: dict[PartyLink, list[DutyRow]] = {}
    for row in rows:
        for actor in row.actors or (PartyLink(None, "–"),):
            grouped.setdefault(actor, []).append(row)
    seen: set[str] = set()
    found: list[tuple[PartyLink, tuple[ActorDuty, ...]]] = []
    for actor, held in grouped.items():
        items: list[ActorDuty] = []
        for row in held:
            items.append(ActorDuty(row, row.anchor not in seen))
            seen.add(row.anchor)
        found.append((actor, tuple(items)))
    return tuple(found)


def owed_by(duties: Iterable[Duty]) -> tuple[tuple[PartyLink, int], ...]:
    """How many of the duties name each body as who must act, most first."""
    counted = Counter(actor for duty in duties for actor in dict.fromkeys(party_links(duty.actors)) or (PartyLink(None, "–"),))
    return tuple(counted.most_common())


@dataclass(frozen=True, slots=True)
class Saying:
    """Words of a document that speak of another."""

    document: DocumentRef
    quote: str
    start: int
    end: int
    kinds: tuple[str, ...]


def said_of(document_id: str, graph: MultiDiGraph[str], reference: Callable[[str], DocumentRef]) -> tuple[Saying, ...]:
    """The sentences of other documents that speak of this one, with the relations that they state."""
    kinds: dict[tuple[str, int, int], list[Mapping[str, Any]]] = {}
    for source, _, data in graph.in_edges(document_id, data=True):
        if data.get("kind") in (EdgeKind.CONTAINS, None) or "start" not in data:
            continue
        kinds.setdefault((data.get("said_by") or source, data["start"], data["end"]), []).append(data)
    return tuple(
        Saying(reference(said_by), edges[0]["quote"], start, end, tuple(sorted({str(edge["kind"]) for edge in edges})))
        for (said_by, start, end), edges in sorted(kinds.items())
    )
