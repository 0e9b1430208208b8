"""What a document should have brought about below it, and what the corpus lacks.

That a document is not in the corpus never means that it was not issued.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from graph import identity
from graph.bodies import is_national
from graph.chain import BodyRef
from graph.find import but_for_its_day
from graph.ledger import Duty, LedgerFilter, ledger
from graph.lineage import DocumentRef, document_ref, evidence_of
from graph.lives import WHOLE, Heir, life_of
from graph.members import in_each_province, known_members
from graph.owed import carries_out, is_office, on_subject, owes_document, tells, who_owes
from graph.resting import RESTS, resting_on
from graph.roles import issuer as issuer_of
from graph.roles import stands_below
from graph.schema import EdgeKind, Evidence, NodeKind, Resolution
from graph.who import classes_of, is_everybody, names_departments
from ingest.document import Level
from ingest.readings import PartialDate

if TYPE_CHECKING:
    from networkx import MultiDiGraph


class Status(StrEnum):
    """What is known of a body's own document under the parent."""

    IN_TIME = "in_time"
    LATE = "late"
    ISSUED = "issued"  # no day was set, or a date is blank
    NOT_IN_CORPUS = "not_in_corpus"  # owed, and none is known but letters or reports: it may well have been issued
    NO_DUTY = "no_duty"  # addressed, but no duty to make a document of its own was found


@dataclass(frozen=True, slots=True)
class Child:
    """A document that rests on the parent: how it says so. `heir`: the body that issued it, where that has taken the place of the
    one that owes it."""

    document: DocumentRef
    kind: str
    evidence: tuple[Evidence, ...]
    heir: Heir | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One body: the duties to make a plan of its own, and its documents. `through` is the class that it was named by;
    `unlisted`: a class whose members the tables don't tell, or not all, which stands for the others. `source`: where it is
    known from that a body belongs to the class, None where it was named itself; `doubtful`: the source is unsure of it."""

    body: BodyRef
    through: tuple[BodyRef, ...]
    unlisted: bool
    duties: tuple[Duty, ...]
    children: tuple[Child, ...]
    status: Status
    source: str | None = None
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Gaps:
    """The parent against the bodies below it: those that owe a document and none is known first."""

    parent: DocumentRef
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A document that is cited and not in the corpus: how many documents of the corpus mention it, how many documents rest on
    it directly, and how many over any number of steps. `slips`: documents of the corpus with its number, issuer and year and
    another day, one of which may be meant."""

    document: DocumentRef
    cited_by: int
    direct: int
    resting: int
    evidence: tuple[Evidence, ...]
    slips: tuple[DocumentRef, ...] = ()


def find_gaps(graph: MultiDiGraph[str], document_id: str) -> Gaps:
    """The matrix of a parent document. Raises UnknownDocument."""
    parent = document_ref(graph, document_id)
    return Gaps(parent, _Matrix(graph, parent).rows())


class _Matrix:
    def __init__(self, graph: MultiDiGraph[str], parent: DocumentRef) -> None:
        self.graph = graph
        self.parent = parent
        self.date = PartialDate.parse(parent.date) if parent.date else None
        self.roots = _roots(graph, parent.id)
        self.names: dict[str, str] = {}
        self.through: dict[str, dict[str, None]] = {}
        self.duties: dict[str, dict[str, Duty]] = {}
        self.children: dict[str, list[Child]] = {}
        self.classes: dict[str, bool] = {}
        self.sources: dict[str, str] = {}
        self.doubtful: set[str] = set()
        self.issuer = parent.issuer

    def rows(self) -> tuple[Row, ...]:
        owed: dict[str, list[Duty]] = {}
        for root in self.roots:
            if self.graph.nodes[root]["in_corpus"] and tells(self.graph.nodes[root]):
                for duty in filter(owes_document, ledger(self.graph, LedgerFilter(document=root))):
                    for party in filter(is_office, who_owes(duty)):
                        if party.agency and party.whole != self.issuer:
                            owed.setdefault(party.agency, []).append(duty)
        for id in dict.fromkeys((*owed, *self._reached(EdgeKind.ADDRESSED_TO))):
            self._add(id, owed.get(id, ()))
        for id in [id for id in owed if is_everybody(self.graph.nodes[id]["name"])]:
            for body in filter(self._is_below, dict.fromkeys(self._reached(EdgeKind.ADDRESSED_TO, EdgeKind.SENT_TO))):
                self._add(body, owed[id])
        for child, issuer in self._issued():
            self._name(issuer)
            self.children.setdefault(issuer, []).append(child)
        self._share(owed)
        self._inherit()
        found = (self._row(id) for id in self.names)
        order = (Status.NOT_IN_CORPUS, Status.LATE, Status.IN_TIME, Status.ISSUED, Status.NO_DUTY)
        return tuple(sorted(found, key=lambda row: (order.index(row.status), row.unlisted, row.body.name)))

    def _reached(self, *kinds: EdgeKind) -> Iterator[str]:
        """The bodies that the document is addressed or sent to."""
        for root in self.roots:
            for _, body, data in self.graph.out_edges(root, data=True):
                if data["kind"] in kinds:
                    yield body

    def _is_below(self, body: str) -> bool:
        """Whether a body that gets the document can be told to act by its issuer: superiors get copies too."""
        node, by = self.graph.nodes[body], issuer_of(self.graph, self.parent.id)
        if by is None or is_everybody(node["name"]):
            return False
        return names_departments(node["name"], node["scope"]) or stands_below(self.graph, body, by)

    def _add(self, id: str, duties: Iterable[Duty]) -> None:
        """A body, or the known members of a class; the class itself too where there may be others. A department that a national
        document names is that of each province."""
        node = self.graph.nodes[id]
        members = known_members if node["is_class"] else in_each_province
        found = members(node["name"], node["scope"], self.date)
        for name in found.names:
            if name == self.issuer:  # who tells others to make plans does not tell itself
                continue
            one = identity.agency_id(name)
            self.names.setdefault(one, name)
            self.sources.setdefault(one, found.source)
            if name in found.doubtful:
                self.doubtful.add(one)
            self.through.setdefault(one, {})[id] = None
            self.duties.setdefault(one, {}).update((duty.id, duty) for duty in duties)
        if not found.complete:
            self._name(id)
            self.duties.setdefault(id, {}).update((duty.id, duty) for duty in duties)

    def _name(self, id: str) -> None:
        """A common noun of a national document (`nhà trường`) stands for many, as a class does."""
        node = self.graph.nodes[id]
        self.names.setdefault(id, str(node["label"]))
        common = node["level"] == Level.UNKNOWN and node["scope"] is not None and is_national(node["scope"])
        self.classes[id] = bool(node["is_class"]) or common

    def _issued(self) -> Iterator[tuple[Child, str]]:
        for root in self.roots:
            for lower, kind, edges in resting_on(self.graph, root):
                if lower in self.roots or kind not in RESTS:
                    continue
                told = tuple(evidence_of(self.graph, data) for data in edges)
                child = Child(document_ref(self.graph, lower), kind, told)
                for _, issuer, data in self.graph.out_edges(lower, data=True):
                    if data["kind"] == EdgeKind.ISSUED_BY:
                        yield child, issuer

    def _share(self, owed: dict[str, list[Duty]]) -> None:
        """What a class owes, the bodies that surely belong to it owe."""
        for id, name in self.names.items():
            if self.classes.get(id):
                continue
            for one in classes_of(self.graph, id if id in self.graph else name, owed):
                self.through.setdefault(id, {})[one] = None
                self.duties.setdefault(id, {}).update((duty.id, duty) for duty in owed[one])

    def _inherit(self) -> None:
        """What a body owed, whoever had taken its place by then may have issued."""
        issued = {self.names[id]: several for id, several in self.children.items()}
        for id, name in self.names.items():
            if not self.duties.get(id) or self.children.get(id) or self.classes.get(id):
                continue
            for issuer, several in issued.items():
                for child in several:
                    heir = _heir(name, issuer, child.document.date)
                    if heir is not None:
                        self.children.setdefault(id, []).append(replace(child, heir=heir))

    def _row(self, id: str) -> Row:
        duties = tuple(self.duties.get(id, {}).values())
        children = tuple(self.children.get(id, ()))
        through = tuple(BodyRef(one, str(self.graph.nodes[one]["label"])) for one in self.through.get(id, ()))
        body = BodyRef(id if id in self.graph else None, self.names[id])
        named = id in self.classes
        source, doubtful = None if named else self.sources.get(id), not named and id in self.doubtful
        return Row(body, through, self.classes.get(id, False), duties, children, self._status(duties, children), source, doubtful)

    def _status(self, duties: tuple[Duty, ...], children: tuple[Child, ...]) -> Status:
        """By those of a body's documents alone that can be what is asked for, and of its heirs where one has all its work."""
        if duties:
            children = tuple(child for child in children if child.heir is None or _has_all(child.heir))
            children = tuple(
                child for child in children if carries_out(child.document, duties) and self._on_subject(child, duties)
            )
        return _status(duties, children)

    def _on_subject(self, child: Child, duties: tuple[Duty, ...]) -> bool:
        """What says that it carries the parent out is on its subject; what only rests on it may be on another."""
        return child.kind == EdgeKind.IMPLEMENTS or on_subject(child.document, self.parent, duties)


def _heir(former: str, issuer: str, date: str | None) -> Heir | None:
    """The issuer as an heir of a body by the day of a document; None where it is none."""
    if date is None:
        return None
    heirs = life_of(former, PartialDate.parse(date).latest).heirs
    return next((heir for heir in heirs if heir.name == issuer), None)


def _has_all(heir: Heir) -> bool:
    return heir.sure and heir.share.startswith(WHOLE)


def _status(duties: tuple[Duty, ...], children: tuple[Child, ...]) -> Status:
    if not children:
        return Status.NOT_IN_CORPUS if duties else Status.NO_DUTY
    days = [duty.due for duty in duties if duty.due]
    dates = [PartialDate.parse(child.document.date) for child in children if child.document.date]
    if days and any(date.latest <= min(days) for date in dates):
        return Status.IN_TIME
    if days and len(dates) == len(children) and all(date.earliest > min(days) for date in dates):
        return Status.LATE
    return Status.ISSUED


def _roots(graph: MultiDiGraph[str], id: str) -> tuple[str, ...]:
    """The document, what it promulgates and what promulgates it: whoever rests on one of them rests on all."""
    found = [id]
    for upper, lower, data in (*graph.in_edges(id, data=True), *graph.out_edges(id, data=True)):
        if data["kind"] == EdgeKind.PROMULGATES and data["resolution"] != Resolution.AMBIGUOUS:
            found.append(lower if upper == id else upper)
    return tuple(dict.fromkeys(found))


def find_missing(graph: MultiDiGraph[str]) -> tuple[Missing, ...]:
    """The documents that are cited and not in the corpus, those first on which most rests."""
    documents = [(id, data) for id, data in graph.nodes(data=True) if data["kind"] == NodeKind.DOCUMENT]
    read: dict[tuple[str, str, str] | None, list[str]] = {}
    for id, data in documents:
        if data["in_corpus"]:
            read.setdefault(but_for_its_day(data), []).append(id)
    read.pop(None, None)
    below: dict[str, tuple[str, ...]] = {}
    found = [
        replace(_missing(graph, id, below), slips=tuple(document_ref(graph, one) for one in read.get(but_for_its_day(data), ())))
        for id, data in documents
        if not data["in_corpus"]
    ]
    return tuple(sorted(found, key=lambda m: (-m.resting, -m.direct, -m.cited_by, m.document.id)))


def _missing(graph: MultiDiGraph[str], id: str, below: dict[str, tuple[str, ...]]) -> Missing:
    said: dict[str, tuple[str, Evidence]] = {}
    for citing, _, data in graph.in_edges(id, data=True):
        if data["kind"] == EdgeKind.CITES and data["resolution"] != Resolution.AMBIGUOUS:
            said.setdefault(citing, (citing, evidence_of(graph, data)))
    met, queue = {id}, [id]
    while queue:
        one = queue.pop()
        if one not in below:
            below[one] = tuple(lower for lower, _, _ in resting_on(graph, one))
        fresh = [lower for lower in below[one] if lower not in met]
        met.update(fresh)
        queue += fresh
    told = tuple(evidence for _, evidence in sorted(said.values(), key=lambda each: each[0]))
    return Missing(document_ref(graph, id), len(said), len(below[id]), len(met) - 1, told)
