"""A person's verdict on a fact is kept, logged, and seen everywhere from then on."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph import identity
from graph.added import added_duty, is_added
from graph.mending import NewDuty
from graph.store import grow
from graph.verdicts import (
    FactKind,
    FactRef,
    Judgement,
    Verdict,
    duty_verdicts,
    match,
    plain_words,
    put_verdict,
    take_back,
    verdicts_of,
)
from ingest.document import Citation, Document, Obligation, Relation
from ingest.errors import VanbanError
from web import audit, jobs
from web.audit import Actor
from web.labels import both

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from graph.store import Store

HEADER = ("type", "number", "year", "symbol", "title", "issuer", "place", "date", "signer")
"""The parts of the header in the order in which they are judged."""


class UnknownFact(VanbanError):
    """A fact that the document does not hold."""


class Overtaken(VanbanError):
    """What was said of a fact is no longer what the person saw who judges it now."""


UNJUDGED = "unjudged"
"""Stands for the stamp of a verdict where there is none."""

Seen = Collection[str] | None
"""The stamps of verdicts of which one must still stand; None replaces whatever stands."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was read in a document, by anchor in the order of the text; the verdicts that stand, and those without their fact."""

    document: Document
    duties: Mapping[str, Obligation]
    citations: Mapping[str, Citation]
    relations: Mapping[str, Relation]
    verdicts: Mapping[tuple[FactKind, str], Verdict]
    lost: tuple[Verdict, ...]
    added: Mapping[str, Obligation] = field(default_factory=dict)
    """The duties that people added, by anchor; their verdicts are among `verdicts`."""

    def quote(self, kind: FactKind, anchor: str) -> str:
        """The words of a fact; of a part of the header that is blank none. Raises UnknownFact."""
        if kind is FactKind.HEADER and anchor in HEADER:
            reading = getattr(self.document.header, anchor)
            return plain_words(reading.span.text) if reading else ""
        held: Mapping[str, Any] = {
            FactKind.DUTY: self.duties,
            FactKind.CITATION: self.citations,
            FactKind.RELATION: self.relations,
            FactKind.HEADER: {},
        }[kind]
        if kind is FactKind.DUTY and anchor in self.added:
            raise UnknownFact(
                "Nhiệm vụ này do người duyệt bổ sung: hãy sửa nó, hoặc bỏ kết luận để gỡ nó ra.",
                "A reviewer added this duty: mend it, or take the verdict back to have it gone.",
            )
        if anchor not in held:
            raise UnknownFact(
                "Không còn thấy chi tiết này trong văn bản: hãy tải lại trang.",
                "The document no longer holds this fact: load the page anew.",
            )
        return plain_words(held[anchor].span.text)

    @property
    def refs(self) -> tuple[FactRef, ...]:
        kinds = ((FactKind.DUTY, self.duties), (FactKind.CITATION, self.citations), (FactKind.RELATION, self.relations))
        found = tuple(FactRef(kind, anchor, self.quote(kind, anchor)) for kind, held in kinds for anchor in held)
        return (*found, *(FactRef(FactKind.HEADER, name, self.quote(FactKind.HEADER, name)) for name in HEADER))


def facts_of(store: Store, document_id: str) -> Facts:
    """What was read in a document and what was said of it; raises UnknownDocument."""
    document = store.document(document_id, as_read=True)
    given = verdicts_on(store, document_id)
    duties = dict(zip(identity.obligation_anchors(document.obligations), document.obligations, strict=True))
    citations = dict(zip(identity.citation_anchors(document.citations), document.citations, strict=True))
    relations = dict(zip(identity.relation_anchors(document.relations), document.relations, strict=True))
    bare = Facts(document, duties, citations, relations, {}, ())
    found, lost = match(bare.refs, given)
    placed = [(verdict, added_duty(document.text, verdict)) for verdict in given if is_added(verdict)]
    added = {verdict.anchor: duty for verdict, duty in placed if duty is not None}
    found |= {(verdict.kind, verdict.anchor): verdict for verdict, duty in placed if duty is not None}
    lost += tuple(verdict for verdict, duty in placed if duty is None)
    return Facts(document, duties, citations, relations, found, lost, added)


def verdicts_on(store: Store, document_id: str) -> tuple[Verdict, ...]:
    """What was said of a document, by anchor."""
    with store.reading() as connection:
        return verdicts_of(connection, document_id).get(document_id, ())


def judge(
    store: Store,
    document_id: str,
    facts: Facts,
    kind: FactKind,
    anchor: str,
    judgement: Judgement,
    value: Mapping[str, Any],
    by: Actor,
    seen: Seen = None,
) -> Verdict:
    """Keeps a verdict on a fact; raises UnknownFact, and Overtaken where none of `seen` stands."""
    verdict = Verdict(document_id, kind, anchor, judgement, facts.quote(kind, anchor), by.name, audit.now(), value)
    with store.writing() as connection:
        _refuse_unseen(connection, document_id, kind, anchor, seen)
        put_verdict(connection, verdict)
        _settle(connection, by, "verdict", document_id, f"{kind} {anchor}: {judgement} {_shown(value)}".strip())
    return verdict


def keep_added(store: Store, document_id: str, duty: NewDuty, by: Actor, seen: Seen = None) -> Verdict:
    """Keeps a duty that a person added, in place of one of the same anchor; raises Overtaken where none of `seen` stands."""
    verdict = Verdict(document_id, FactKind.DUTY, duty.anchor, Judgement.ADDED, duty.quote, by.name, audit.now(), duty.value)
    with store.writing() as connection:
        _refuse_unseen(connection, document_id, FactKind.DUTY, duty.anchor, seen)
        put_verdict(connection, verdict)
        _settle(connection, by, "verdict", document_id, f"{verdict.kind} {verdict.anchor}: added {_shown(duty.value)}")
    return verdict


def withdraw(store: Store, document_id: str, kind: FactKind, anchor: str, by: Actor, seen: Seen = None) -> bool:
    """Takes a verdict back, with or without its fact; False where there is none. Raises Overtaken where none of `seen` stands."""
    with store.writing() as connection:
        _refuse_unseen(connection, document_id, kind, anchor, seen)
        gone = take_back(connection, document_id, kind, anchor)
        if gone:
            _settle(connection, by, "verdict-back", document_id, f"{kind} {anchor}")
        return gone


def _refuse_unseen(connection: Connection, document_id: str, kind: FactKind, anchor: str, seen: Seen) -> None:
    """Raises Overtaken, in the transaction that would replace what nobody of those who replace it saw."""
    if seen is None:
        return
    given = [verdict for verdict in verdicts_of(connection, document_id).get(document_id, ()) if verdict.kind is kind]
    held = next((verdict.stamp for verdict in given if verdict.anchor == anchor), UNJUDGED)
    moved = held == UNJUDGED and any(verdict.stamp in seen for verdict in given)  # it stands for the fact by its words
    if held not in seen and not moved:
        raise Overtaken(*both("review.overtaken"))


def said_of_duties(store: Store, documents: Collection[str]) -> dict[tuple[str, str], Verdict]:
    """What was said of the duties of these documents, by document and anchor."""
    with store.reading() as connection:
        return {(v.document, v.anchor): v for v in duty_verdicts(connection, documents)}


def judged(store: Store) -> frozenset[tuple[str, FactKind, str]]:
    """Document, kind and anchor of all facts that somebody judged."""
    with store.reading() as connection:
        return frozenset((v.document, v.kind, v.anchor) for held in verdicts_of(connection).values() for v in held)


def lost_verdicts(store: Store) -> tuple[Verdict, ...]:
    """The verdicts without their fact, those of documents that are gone included."""
    with store.reading() as connection:
        given = verdicts_of(connection)
    there = set(store.document_ids())
    found: list[Verdict] = []
    for id, held in given.items():
        found += facts_of(store, id).lost if id in there else held
    return tuple(found)


def _settle(connection: Any, by: Actor, what: str, document_id: str, detail: str) -> None:
    grow(connection)
    audit.note(connection, by, what, document_id, detail)
    jobs.want_index(connection, by)


def _shown(value: Mapping[str, Any]) -> str:
    """A correction in a line of the log."""
    parts = []
    for name, held in value.items():
        said = [party["name"] for party in held] if isinstance(held, list) else held
        if name not in ("body", "issuing", "key"):
            parts.append(f"{name}={said}")
    return "; ".join(parts)
