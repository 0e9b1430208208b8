"""The store becomes a graph: two passes, documents in order of their keys, so cost and memory grow with the store alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, select

from graph import identity, tables
from graph.near_copies import add_copies
from graph.rebuild import header_of
from graph.resolve import Entity, Resolutions, Resolved, Writing, merge, resolve
from graph.reviewed import reviewed_document, reviewed_rows, under_verdicts
from graph.schema import ROLE_EDGES, ROLES, EdgeKind, NodeKind, Resolution
from graph.sentences import next_in_sentence
from graph.store import Store, revision_of
from graph.verdicts import Verdict, verdicts_of
from ingest.clarity import is_annotated, is_blurred
from ingest.collector import paused
from ingest.document import SELF, ProvisionKind
from ingest.effect import ends_on, find_effects
from ingest.folding import fold
from ingest.form import find_deviations, is_administrative
from ingest.readings import PartialDate, Span

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_UNREAD_DAY = re.compile(r"ngay[\s.…_]*[^\s.…_t]")
"""Of a folded date: something stands where the day belongs, read or not."""

_REST_OF_SENTENCE = 160
"""Letters behind a citation in which its sentence may say from when it holds no more."""

Row = Any
"""A row of a table, its columns as attributes."""


def build_graph(store: Store) -> MultiDiGraph[str]:
    """All documents, provisions, agencies and obligations with their edges (`graph.schema`); linear in the store.

    `graph.graph["revision"]` is the store's revision that it shows.
    """
    from networkx import MultiDiGraph

    graph: MultiDiGraph[str] = MultiDiGraph()
    with store.reading() as connection, paused():  # all that is made here is kept: half of the time of a large graph
        graph.graph["revision"] = revision_of(connection)
        said = verdicts_of(connection)
        documents = [
            reviewed_document(row._mapping, said[row.id]) if row.id in said else row for row in connection.execute(_documents())
        ]
        judged = {row.key: said[row.id] for row in documents if row.id in said}
        resolutions = resolve(
            [_header_writing(row) for row in documents],
            _cited_writings(connection, {row.key: row.id for row in documents}, judged),
        )
        for row in documents:
            _add_document(graph, row)
        for id, first in resolutions.versions.items():
            graph.add_edge(id, first, "version_of", kind=EdgeKind.VERSION_OF.value)
        add_copies(graph, connection)
        for entity in resolutions.absent:
            _add_absent(graph, entity)
        feed = _Feed(connection, judged)
        for row in documents:
            _Builder(graph, row, resolutions, feed).run()
    _add_parents(graph)
    return graph


def _documents() -> Any:
    documents, sources = tables.documents, tables.sources
    main = sources.c.path.label("path")
    return (
        select(documents, main)
        .join(sources, (sources.c.document == documents.c.key) & (sources.c.main == 1))
        .order_by(documents.c.key)
    )


def _header_writing(row: Row) -> Writing:
    year = identity.year_of(row.year)
    issuer = identity.issuer_of(row.symbol, row.issuing)
    about = {"symbol": row.symbol, "type": row.type, "issuer": issuer, "date": row.date, "title": row.title, "base": row.base}
    return Writing(row.id, "", row.number, row.serial, year, **about)


Judged = Mapping[int, Sequence[Verdict]]
"""What people said of the facts of a document, by its key."""


def _cited_writings(connection: Connection, ids: Mapping[int, str], judged: Judged) -> Iterator[Writing]:
    """One writing for each key of each document."""
    c = tables.citations.c
    told = (c.number, c.serial, c.number_year, c.symbol, c.type, c.issuing, c.date, c.name, c.title)
    columns = (c.document, c.n, c.anchor, c.key, *told)
    held: dict[tuple[int, str], list[Writing]] = {}
    for row in under_verdicts(connection.execute(select(*columns).order_by(c.document, c.n)), judged):
        issuer = identity.issuer_of(row.symbol, row.issuing)
        about = {"symbol": row.symbol, "type": row.type, "issuer": issuer, "date": row.date, "name": row.name, "title": row.title}
        writing = Writing(ids[row.document], row.key, row.number, row.serial, row.number_year, **about)
        held.setdefault((row.document, row.key), []).append(writing)
    return (merge(writings) for writings in held.values())


def _add_document(graph: MultiDiGraph[str], row: Row) -> None:
    about = {
        name: getattr(row, name) for name in ("number", "serial", "symbol", "type", "title", "issuer", "place", "date", "base")
    }
    label = identity.label_of(row.type, row.number, row.symbol, row.issuer, row.date)
    graph.add_node(row.id, kind=NodeKind.DOCUMENT.value, in_corpus=True, source=row.path, label=label, name=None, **about)


def _add_absent(graph: MultiDiGraph[str], entity: Entity) -> None:
    w = entity.writing
    label = identity.label_of(w.type, w.number, w.symbol, w.issuer, w.date)
    if w.name and not w.number:  # laws of one name are told apart by their days
        label = f"{w.name} ({PartialDate.parse(w.date).show()})" if w.date and w.date[:4] not in w.name else w.name
    about = {"number": w.number, "serial": w.serial, "symbol": w.symbol, "type": w.type, "title": w.title, "issuer": w.issuer}
    more = {"place": None, "date": w.date, "base": entity.id, "name": w.name, "source": None}
    graph.add_node(entity.id, kind=NodeKind.DOCUMENT.value, in_corpus=False, label=label, **about, **more)
    if w.issuer:
        agency = identity.agency_id(w.issuer)
        _add_agency(graph, agency, w.issuer)
        graph.add_edge(entity.id, agency, "issued_by", kind=EdgeKind.ISSUED_BY.value)


def _add_agency(graph: MultiDiGraph[str], id: str, name: str, row: Row | None = None) -> None:
    """Adds a body, or what this document tells more of it."""
    level = row.level if row else "unknown"
    told = {"place": row.place, "parent": row.parent, "scope": row.scope} if row else {}
    held = graph.nodes.get(id)
    if held is None:
        about: dict[str, Any] = {"place": None, "parent": None, "scope": None, **told}
        label = f"{name} ({about['scope']})" if about["scope"] else name
        is_class = bool(row.is_class) if row else False
        graph.add_node(id, kind=NodeKind.AGENCY.value, name=name, label=label, level=level, is_class=is_class, **about)
        return
    if held["level"] == "unknown":
        held["level"] = level
    held.update({field: value for field, value in told.items() if held[field] is None})


def _add_parents(graph: MultiDiGraph[str]) -> None:
    """Edges to the bodies above, which are added where no document gives them a part."""
    below = [(id, data["parent"]) for id, data in graph.nodes(data=True) if data["kind"] == NodeKind.AGENCY and data["parent"]]
    for id, parent in below:
        above = identity.agency_id(parent)
        if above != id:
            _add_agency(graph, above, parent)
            graph.add_edge(id, above, "part_of", kind=EdgeKind.PART_OF.value)


class _Feed:
    """The rows of all tables of facts, document by document, each table read once from front to back."""

    def __init__(self, connection: Connection, judged: Judged) -> None:
        wanted = (t for t in tables.FACTS if t is not tables.agency_mentions)
        self.rows = {table.name: self._ordered(connection, table) for table in wanted}
        self.ahead: dict[str, Row] = {name: next(rows, None) for name, rows in self.rows.items()}
        self.judged = judged
        self.kept: tuple[int, Mapping[str, list[Any]]] = (-1, {})

    @staticmethod
    def _ordered(connection: Connection, table: Table) -> Iterator[Row]:
        if table is tables.texts:
            return iter(connection.execute(select(table.c.document, table.c.text).order_by(table.c.document)))
        return iter(connection.execute(select(table).order_by(*table.primary_key.columns)))

    def take(self, table: Table, document: int) -> list[Row]:
        """The rows of the next document, under the verdicts on it; documents must be asked for in order."""
        if document not in self.judged:
            return self._next(table.name, document)
        if self.kept[0] != document:
            rows = {name: [row._mapping for row in self._next(name, document)] for name in self.rows}
            self.kept = document, reviewed_rows(rows, self.judged[document])
        return self.kept[1][table.name]

    def _next(self, name: str, document: int) -> list[Row]:
        found: list[Row] = []
        row = self.ahead[name]
        while row is not None and row.document == document:
            found.append(row)
            row = next(self.rows[name], None)
        self.ahead[name] = row
        return found


class _Builder:
    """Adds what one document says."""

    def __init__(self, graph: MultiDiGraph[str], document: Row, resolutions: Resolutions, feed: _Feed) -> None:
        self.graph = graph
        self.id: str = document.id
        self.key: int = document.key
        self.of = resolutions.of
        self.feed = feed
        self.text: str = self._take(tables.texts)[0].text
        readings = [row._mapping for row in self._take(tables.readings)]
        self.header = header_of(document._mapping, readings, self._span)
        self.provisions = self._take(tables.provisions)
        self.provision_ids = [self._fact(row) for row in self.provisions]

    def _take(self, table: Table) -> list[Row]:
        return self.feed.take(table, self.key)

    def _fact(self, row: Row) -> str:
        return identity.fact_id(self.id, row.anchor)

    def _span(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])

    def run(self) -> None:
        self._add_bodies()
        self._add_provisions()
        self._add_form()
        for row in self._take(tables.citations):
            self._add_citation(row)
        for row in self._take(tables.relations):
            self._add_relation(row)
        self._add_obligations()

    def _evidence(self, row: Row, resolution: Resolution) -> dict[str, Any]:
        where = {"said_by": self.id, "quote": self.text[row.start : row.end], "start": row.start, "end": row.end}
        return {**where, "rule": row.rule, "confidence": row.confidence, "resolution": resolution.value}

    def _add_bodies(self) -> None:
        for row in self._take(tables.bodies):
            _add_agency(self.graph, row.id, row.name, row)
        kinds = {"issuer": EdgeKind.ISSUED_BY, "addressee": EdgeKind.ADDRESSED_TO, "recipient": EdgeKind.SENT_TO}
        for row in self._take(tables.header_bodies):
            self.graph.add_edge(self.id, row.body, f"{row.role}:{row.n}:{row.k}", kind=kinds[row.role].value)
            if row.role == "issuer":
                self.graph.nodes[self.id]["issuer_id"] = row.body

    def _add_provisions(self) -> None:
        for row in self.provisions:
            about = {"document": self.id, "path": row.path, "level": row.kind, "label": row.label, "heading": row.heading}
            where = {"start": row.start, "end": row.end, "tail": row.tail, "position": row.n}
            id = self.provision_ids[row.n]
            self.graph.add_node(id, kind=NodeKind.PROVISION.value, **about, **where)
            above = self.id if row.parent is None else self.provision_ids[row.parent]
            self.graph.add_edge(above, id, "contains", kind=EdgeKind.CONTAINS.value)

    def _add_form(self) -> None:
        """How clear the copy is, and where its form deviates: of a scan's letters nothing is said."""
        node = self.graph.nodes[self.id]
        node["blurred"], node["annotated"] = is_blurred(self.text), is_annotated(self.text)
        node["day_unread"] = bool(self.header.date and _UNREAD_DAY.search(fold(self.header.date.span.text)))
        node["administrative"] = is_administrative(self.header)
        annexes = [self._span(row.start, row.end) for row in self.provisions if row.kind == ProvisionKind.APPENDIX]
        found = () if node["blurred"] else find_deviations(self.header, self.text, annexes)
        issued = self.header.date.value if self.header.date else None
        node["effects"] = [
            [e.kind.value, e.date.iso, e.span.start, e.span.end, e.span.text, e.rule, e.confidence]
            for e in find_effects(self.text, issued)
        ]
        node["deviations"] = [[d.rule, d.span.start, d.span.end, d.span.text, d.what, d.confidence] for d in found]

    def _provision(self, index: int | None) -> str | None:
        return None if index is None else self.provision_ids[index]

    def _headings(self, index: int | None) -> list[str]:
        found: list[str] = []
        while index is not None:
            row = self.provisions[index]
            found += [row.heading] if row.heading else []
            index = row.parent
        return found[::-1]

    def _add_citation(self, row: Row) -> None:
        meant = self.of[self.id, row.key]
        about = {
            "cited_as": row.number or row.name,
            "date": row.date,
            "type": row.type,
            "issuer": row.issuer,
            "pinpoint": row.pinpoint,
        }
        for target in meant.targets:
            evidence = {**self._evidence(row, meant.resolution), "provision": self._provision(row.provision)}
            self.graph.add_edge(self.id, target, self._fact(row), kind=EdgeKind.CITES.value, **evidence, **about)
            node = self.graph.nodes[target]
            if row.title and not node["title"] and not node["in_corpus"]:
                node["title"] = row.title

    def _add_relation(self, row: Row) -> None:
        source, target = self._meant(row.source), self._meant(row.target)
        if source is None or target is None:
            return
        found = {source.resolution, target.resolution}
        order = (Resolution.AMBIGUOUS, Resolution.ABSENT, Resolution.RESOLVED, Resolution.SELF)
        worst = next(resolution for resolution in order if resolution in found)
        for one in source.targets:
            for other in target.targets:
                if one != other:
                    about = {**self._evidence(row, worst), **self._since(row)}
                    self.graph.add_edge(one, other, self._fact(row), kind=EdgeKind(row.kind).value, **about)

    def _since(self, row: Row) -> dict[str, str]:
        """The day that the sentence itself gives for the end of the other document, if it gives one."""
        if row.kind not in (EdgeKind.REPEALS, EdgeKind.REPLACES):
            return {}
        stop = self.text.find(";", row.end, row.end + _REST_OF_SENTENCE)
        ended = ends_on(self.text, row.start, stop if stop >= 0 else row.end + _REST_OF_SENTENCE)
        return {"since": ended[0].iso} if ended else {}

    def _meant(self, key: str) -> Resolved | None:
        """What an end of a relation stands for; None for a key that no citation carries."""
        return Resolved(Resolution.SELF, (self.id,)) if key == SELF else self.of.get((self.id, key))

    def _add_obligations(self) -> None:
        duties = self._take(tables.obligations)
        timings = {row.obligation: row for row in self._take(tables.timings)}
        parties: dict[tuple[int, str], list[Row]] = {}
        for row in self._take(tables.obligation_parties):
            parties.setdefault((row.obligation, row.role), []).append(row)
        for row in duties:
            id = self._fact(row)
            self.graph.add_node(id, **self._duty(row, timings.get(row.n), parties))
            self.graph.add_edge(self._provision(row.provision) or self.id, id, "contains", kind=EdgeKind.CONTAINS.value)
            for role in ROLES:
                for party in parties.get((row.n, role), ()):
                    if party.body is not None:
                        about = {"name": party.name, "head": party.head, "start": party.start, "end": party.end}
                        self.graph.add_edge(id, party.body, f"{role}:{party.n}", kind=ROLE_EDGES[role].value, **about)
        self._add_chains(duties, parties)

    def _duty(self, row: Row, timing: Row | None, parties: dict[tuple[int, str], list[Row]]) -> dict[str, Any]:
        days = [[int(part) for part in pair.split("-")] for pair in timing.days.split()] if timing else []
        condition = self.text[row.condition_start : row.condition_end] if row.condition_start is not None else None
        product = self.text[row.product_start : row.product_end] if row.product_start is not None else None
        return {
            **{"kind": NodeKind.OBLIGATION.value, "document": self.id, "provision": self._provision(row.provision)},
            **{"path": row.path, "headings": self._headings(row.provision), "position": row.n, "actor_from": row.actor_from},
            **{"modality": row.modality, "action": row.action, "category": row.category},
            **{"quote": self.text[row.start : row.end], "start": row.start, "end": row.end},
            **{role: [[party.name, party.body] for party in parties.get((row.n, role), ())] for role in ROLES},
            **{
                "timing": self.text[timing.start : timing.end] if timing else None,
                "periods": timing.periods.split() if timing else [],
            },
            **{"date": timing.date if timing else None, "relation": timing.relation if timing else None, "days": days},
            **{"condition": condition, "product": product, "rule": row.rule, "confidence": row.confidence},
        }

    def _add_chains(self, duties: Sequence[Row], parties: dict[tuple[int, str], list[Row]]) -> None:
        def bodies(row: Row, role: str) -> Iterable[str]:
            return [party.body or party.name for party in parties.get((row.n, role), ())]

        spans = [(row.start, row.end, frozenset(bodies(row, "actors"))) for row in duties]
        for at, row in enumerate(duties):
            for other in next_in_sentence(self.text, spans, at, frozenset(bodies(row, "recipients"))):
                self.graph.add_edge(self._fact(row), self._fact(duties[other]), "leads_to", kind=EdgeKind.LEADS_TO.value)
