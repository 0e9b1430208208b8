"""What one revision of the store says, as the pages ask for it."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import TYPE_CHECKING, Any

from graph.calendar import Due, due_in_year
from graph.checks import Finding, check
from graph.gaps import Gaps, Missing, find_gaps, find_missing
from graph.ledger import Duty, LedgerFilter, ledger, named_documents, passes
from graph.lineage import DocumentRef, document_ref, find_documents
from graph.lives import Standing, standings
from graph.silences import Silence, apply_silences
from graph.succession import Stale, changes, find_stale
from graph.summaries import Summary
from graph.who import match_agencies
from ingest.document import Category
from ingest.errors import AmbiguousDocument, UnknownDocument
from ingest.folding import fold
from web.document_view import Around, around
from web.examples import examples
from web.latest import Latest
from web.picture import Bond, Neighbour, bonds, short_label
from web.present import file_name, shorten
from web.suggest import Entry, entries
from web.whole_graph import WholeGraph, whole_graph

if TYPE_CHECKING:
    from networkx import MultiDiGraph


OFFERED_NAMES = 300
"""How many names of bodies a page offers: more make each page heavy, and the rest can still be typed."""

LONGEST_LABEL = 72
"""Letters of a name that a box of a picture holds."""

KEPT_DOCUMENTS = 64
"""For how many documents it stays in memory what stands around them."""

KEPT_DAYS = 2
"""For how many days it stays in memory who owes what."""

KEPT_YEARS = 4
"""How many years' calendars stay in memory."""


def folded(*fields: str | None) -> str:
    """The words of some fields as one line without accents."""
    return fold(" ".join(field for field in fields if field))


class Snapshot:
    """What one revision of the store says. Everything is made when first asked for, then kept."""

    def __init__(self, revision: int, graph: MultiDiGraph[str], summaries: tuple[Summary, ...]) -> None:
        self.revision = revision
        self.graph = graph
        self.summaries = summaries
        self.silences: tuple[Silence, ...] = ()
        self._gaps: Latest[str, Gaps] = Latest(KEPT_DOCUMENTS)
        self._standings: Latest[dt.date, dict[str, Standing]] = Latest(KEPT_DAYS)
        self._years: Latest[int, tuple[Due, ...]] = Latest(KEPT_YEARS)
        self._around: Latest[str, Around] = Latest(KEPT_DOCUMENTS)

    @cached_property
    def by_id(self) -> dict[str, Summary]:
        return {summary.id: summary for summary in self.summaries}

    @cached_property
    def duties(self) -> tuple[Duty, ...]:
        """The whole ledger."""
        return ledger(self.graph)

    @cached_property
    def examples(self) -> tuple[str, ...]:
        """Questions to begin with."""
        return examples(self.duties, self.summaries)

    @cached_property
    def duties_by_document(self) -> dict[str, tuple[Duty, ...]]:
        """The duties of each document, in the order of its text."""
        grouped: dict[str, list[Duty]] = {}
        for duty in self.duties:
            grouped.setdefault(duty.document, []).append(duty)
        return {id: tuple(sorted(held, key=lambda duty: (duty.start, duty.end))) for id, held in grouped.items()}

    def around(self, document_id: str) -> Around:
        """What stands around a document of the store."""
        duties = self.duties_by_document.get(document_id, ())
        return self._around.get(document_id, lambda: around(document_id, self.graph, self.reference, duties))

    def due_in(self, year: int) -> tuple[Due, ...]:
        """All days of a year on which something is due, in order."""
        return self._years.get(year, lambda: due_in_year(self.duties, year))

    def coming(self, today: dt.date) -> dict[str, Due]:
        """By the id of a duty the first day from today on, within this year and the next, on which it is due."""
        found: dict[str, Due] = {}
        for due in (*self.due_in(today.year), *self.due_in(today.year + 1)):
            if due.day >= today:
                found.setdefault(due.duty.id, due)
        return found

    def past(self, today: dt.date) -> dict[str, Due]:
        """By the id of a duty the last day before today, within this year and the one before, on which it was due."""
        found: dict[str, Due] = {}
        for due in (*self.due_in(today.year - 1), *self.due_in(today.year)):
            if due.day < today:
                found[due.duty.id] = due
        return found

    @cached_property
    def duties_by_id(self) -> dict[str, Duty]:
        return {duty.id: duty for duty in self.duties}

    @cached_property
    def _reports_by_actor(self) -> dict[str, list[tuple[int, Duty]]]:
        """The duties to report of each body, with their places in the ledger."""
        grouped: dict[str, list[tuple[int, Duty]]] = {}
        for at, duty in enumerate(self.duties):
            if duty.category == Category.REPORT:
                for body in {party.agency for party in duty.actors if party.agency}:
                    grouped.setdefault(body, []).append((at, duty))
        return grouped

    def reports_of(self, body: str) -> tuple[Duty, ...]:
        """What a body must report, by itself and as one of a class, in the order of the ledger."""
        bodies = match_agencies(self.graph, body)
        found = dict(held for id in bodies for held in self._reports_by_actor.get(id, ()))
        return tuple(duty for _, duty in sorted(found.items(), key=lambda held: held[0]))

    @cached_property
    def _found(self) -> tuple[Finding, ...]:
        return check(self.graph)

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """What does not fit, with what a person set aside, each of that with its reason."""
        return apply_silences(self._found, self.silences)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What does not fit and nobody has set aside."""
        return tuple(finding for finding in self.all_findings if finding.silenced is None)

    @cached_property
    def stale(self) -> tuple[Stale, ...]:
        """What rests on documents that were amended, replaced or repealed."""
        return find_stale(self.graph)

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """What is cited and not in the corpus, by how much rests on it."""
        return find_missing(self.graph)

    @cached_property
    def gaps(self) -> tuple[Gaps, ...]:
        """Each document that tells bodies to make a plan of their own, with what is known of those."""
        asking = (duty.document for duty in self.duties if duty.category == Category.PLAN and any(p.agency for p in duty.actors))
        return tuple(find_gaps(self.graph, id) for id in dict.fromkeys(asking))

    @cached_property
    def agencies(self) -> tuple[tuple[str, dict[str, Any]], ...]:
        """All bodies, id and attributes, by name."""
        found = [(id, data) for id, data in self.graph.nodes(data=True) if data.get("kind") == "agency"]
        return tuple(sorted(found, key=lambda item: str(item[1].get("name", "")).casefold()))

    @cached_property
    def agency_names(self) -> tuple[str, ...]:
        """Names to offer while a filter is typed, those first that have most to do."""
        busy = sorted(self.agencies, key=lambda item: -sum(self.agency_counts[item[0]].values()))
        return tuple(dict.fromkeys(str(data["name"]) for _, data in busy))[:OFFERED_NAMES]

    @cached_property
    def agency_counts(self) -> dict[str, dict[str, int]]:
        """By body how many edges of each kind lead to it: duties owed (`actor`), received (`recipient`), documents issued."""
        counts: dict[str, dict[str, int]] = {id: {} for id, _ in self.agencies}
        for _, target, data in self.graph.edges(data=True):
            kind = str(data.get("kind"))
            if target in counts:
                counts[target][kind] = counts[target].get(kind, 0) + 1
        return counts

    @cached_property
    def ended(self) -> frozenset[str]:
        """The documents that others replace or repeal as a whole."""
        return frozenset(id for id, several in changes(self.graph).items() if any(change.ends for change in several))

    @cached_property
    def bonds(self) -> dict[str, tuple[Bond, ...]]:
        """By document and body, what ties it to others."""
        return bonds(self.graph)

    def neighbour(self, id: str) -> Neighbour:
        """A document or body as a picture shows it."""
        data = self.graph.nodes[id]
        degree = len(self.bonds.get(id, ()))
        if data["kind"] == "agency":
            return Neighbour(id, "agency", shorten(str(data.get("label") or data["name"]), LONGEST_LABEL), True, degree)
        ref = self.reference(id)
        return Neighbour(id, "document", short_label(ref), ref.in_corpus, degree, id in self.ended)

    @cached_property
    def whole(self) -> WholeGraph:
        """The whole graph as one picture."""
        return whole_graph(self.bonds, self.neighbour)

    @cached_property
    def offered(self) -> tuple[Entry, ...]:
        """What is offered while a question is typed: all documents, cited ones too, and all bodies."""
        documents = [self.reference(id) for id, data in self.graph.nodes(data=True) if data.get("kind") == "document"]
        return entries(documents, self.agencies, lambda id: sum(self.agency_counts[id].values()))

    def warm(self) -> None:
        """Works out all that pages ask for."""
        for name, value in vars(Snapshot).items():
            if isinstance(value, cached_property):
                getattr(self, name)
        self.coming(dt.date.today())

    def reference(self, document_id: str) -> DocumentRef:
        """Raises UnknownDocument."""
        return document_ref(self.graph, document_id)

    @cached_property
    def listed(self) -> tuple[tuple[Summary, str], ...]:
        """The documents of the store, the latest first, each with the words by which it is looked for, without accents."""
        held = sorted(self.summaries, key=lambda s: (s.date or "", s.id), reverse=True)
        return tuple((s, folded(s.number, s.title, s.issuer, s.type, s.id, file_name(s.source))) for s in held)

    @cached_property
    def cited_only(self) -> tuple[tuple[DocumentRef, str], ...]:
        """The same of those that are cited and not in the store."""
        ids = [id for id, data in self.graph.nodes(data=True) if data.get("kind") == "document" and not data.get("in_corpus")]
        refs = sorted((self.reference(id) for id in ids), key=lambda ref: (ref.date or "", ref.label), reverse=True)
        return tuple((ref, folded(ref.number, ref.title, ref.issuer, ref.label)) for ref in refs)

    def gaps_of(self, document_id: str) -> Gaps:
        """Who owes a document of its own under one."""
        return self._gaps.get(document_id, lambda: find_gaps(self.graph, document_id))

    def standings(self, on: dt.date) -> dict[str, Standing]:
        """By the id of a duty who owes and who receives it on a day; those of documents issued later are left out."""
        return self._standings.get(on, lambda: {one.duty.id: one for one in standings(self.duties, on)})

    @cached_property
    def _places(self) -> dict[str, dict[str, list[int]]]:
        """By role and body the places of its duties in the ledger."""
        found: dict[str, dict[str, list[int]]] = {"actor": {}, "recipient": {}}
        for at, duty in enumerate(self.duties):
            for role, parties in (("actor", duty.actors), ("recipient", duty.recipients)):
                for body in {party.agency for party in parties if party.agency}:
                    found[role].setdefault(body, []).append(at)
        return found

    def asked(self, wanted: LedgerFilter) -> tuple[Duty, ...]:
        """As `filtered`, out of the duties that are there: quick, but no party is marked as found by its class."""
        if wanted == LedgerFilter():
            return self.duties
        kept: set[int] | None = None
        for role, name in (("actor", wanted.actor), ("recipient", wanted.recipient)):
            if name is not None:
                own = {at for body in match_agencies(self.graph, name) for at in self._places[role].get(body, ())}
                kept = own if kept is None else kept & own
        found = self.duties if kept is None else tuple(self.duties[at] for at in sorted(kept))
        if wanted.document is not None:
            documents = named_documents(self.graph, wanted.document)
            found = tuple(duty for duty in found if duty.document in documents)
        by_time = (wanted.category, wanted.periodic, wanted.due_before, wanted.due_after)
        return found if by_time == (None,) * 4 else tuple(duty for duty in found if passes(self.graph, duty.id, wanted))

    def filtered(self, wanted: LedgerFilter) -> tuple[Duty, ...]:
        return self.duties if wanted == LedgerFilter() else ledger(self.graph, wanted)

    def resolve(self, reference: str) -> str:
        """The one document that `reference` means; raises UnknownDocument or AmbiguousDocument, which lists them."""
        found = find_documents(self.graph, reference)
        if not found:
            raise UnknownDocument(
                f"Không có văn bản nào mang số hoặc mã “{reference}”; xem danh sách bằng: vanban status",
                f"No document has the number or id “{reference}”; see the list with: vanban status",
            )
        if len(found) > 1:
            listed = "; ".join(f"{id} ({self.reference(id).label})" for id in found)
            raise AmbiguousDocument(
                f"“{reference}” có thể là {len(found)} văn bản, hãy ghi rõ mã: {listed}",
                f"“{reference}” may be any of {len(found)} documents, give the id: {listed}",
            )
        return found[0]
