"""A draft beside the corpus: the graph of what it says, with its citations led to the documents that the corpus knows."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph import identity
from graph.build import build_graph
from graph.find import but_for_its_day
from graph.resolve import Resolved, Writing, merge, resolve
from graph.schema import EdgeKind, NodeKind, Resolution
from graph.store import STORE_NAME, Store
from graph.succession import RESTS
from ingest.document import Document
from ingest.folding import fold
from ingest.numbers import parse_number
from ingest.readings import PartialDate

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_EFFECTS = frozenset((EdgeKind.AMENDS, EdgeKind.REPLACES, EdgeKind.REPEALS))
_LAWS = frozenset(("hien phap", "luat", "bo luat", "phap lenh", "nghi dinh", "thong tu", "thong tu lien tich"))
_LAW_NUMBER = re.compile(r"/(?:19|20)[0-9]{2}/")
"""The numbers of laws hold their year (`09/2019/QĐ-UBND`)."""

_INNER = frozenset((EdgeKind.CONTAINS, EdgeKind.LEADS_TO))


class DraftGraph:
    """`graph` holds the draft under `id`, the documents that it cites as the corpus knows them, what changed those, and whole
    the documents that it carries out (`parents`). `resolutions`: what each citation key stands for, by the same ids."""

    def __init__(self, document: Document, corpus: MultiDiGraph[str]) -> None:
        alone, self.id = _alone(document)
        self.corpus = corpus
        self._keys: dict[str, tuple[str, str, str]] | None = None
        self.resolutions = _resolved(document, self.id, corpus)
        self.graph = self._merged(alone, document)
        self.parents = tuple(dict.fromkeys(self._parents()))
        for parent in self.parents:
            self._take_whole(parent)

    def cited(self) -> dict[str, list[Mapping[str, Any]]]:
        """By document the citations of the draft that mean it, in the order of the text."""
        found: dict[str, list[Mapping[str, Any]]] = {}
        for _, target, data in self.graph.out_edges(self.id, data=True):
            if data["kind"] == EdgeKind.CITES:
                found.setdefault(target, []).append(data)
        return {id: sorted(edges, key=lambda data: data["start"]) for id, edges in found.items()}

    def _merged(self, alone: MultiDiGraph[str], document: Document) -> MultiDiGraph[str]:
        """The draft's graph, with the ids of cited documents exchanged for those of the corpus."""
        keys = {(c.span.start, c.span.end): c.key for c in document.citations}
        meant: dict[str, Resolved] = {}
        for _, target, data in alone.out_edges(self.id, data=True):
            if data["kind"] == EdgeKind.CITES and (key := keys.get((data["start"], data["end"]))):
                meant[target] = self.resolutions[key]
        graph: MultiDiGraph[str] = type(alone)()
        for id, data in alone.nodes(data=True):
            if id not in meant:
                graph.add_node(id, **data)
        for id, resolved in meant.items():
            for target in resolved.targets:
                known = target in self.corpus
                graph.add_node(target, **(self.corpus.nodes[target] if known else alone.nodes[id]))
                if known:
                    self._take_effects(graph, target)
        for source, target, key, data in alone.edges(keys=True, data=True):
            for one in meant[source].targets if source in meant else (source,):
                for other in meant[target].targets if target in meant else (target,):
                    graph.add_edge(one, other, key, **_resolved_as(data, [meant[id] for id in (source, target) if id in meant]))
        return graph

    def _take_effects(self, graph: MultiDiGraph[str], target: str) -> None:
        """What amends, replaces or repeals a document of the corpus, with the citations that say how much of it."""
        said: dict[str, None] = {}
        for by, _, key, data in self.corpus.in_edges(target, keys=True, data=True):
            if data["kind"] in _EFFECTS:
                for id in (by, data["said_by"]):
                    if id not in graph:
                        graph.add_node(id, **self.corpus.nodes[id])
                graph.add_edge(by, target, key, **data)
                said[data["said_by"]] = None
        for id in said:
            for key, cited in (self.corpus.get_edge_data(id, target) or {}).items():
                if cited["kind"] == EdgeKind.CITES:
                    graph.add_edge(id, target, key, **cited)

    def namesakes(self, target: str) -> tuple[str, ...]:
        """Documents of the corpus with the number, the issuer and the year of a cited one that it does not know: a slip in the
        day makes another of it."""
        if target in self.corpus:
            return ()
        mine = self.graph.nodes[target]
        return tuple(id for id, key in self._numbered().items() if key == but_for_its_day(mine)) if but_for_its_day(mine) else ()

    def _numbered(self) -> Mapping[str, tuple[str, str, str]]:
        """What documents of the corpus have in common with other writings of them."""
        if self._keys is None:
            nodes = self.corpus.nodes(data=True)
            keys = ((id, but_for_its_day(data)) for id, data in nodes if data["kind"] == NodeKind.DOCUMENT)
            self._keys = {id: key for id, key in keys if key}
        return self._keys

    def _parents(self) -> Iterator[str]:
        """The plans, directives and letters that the draft carries out, as far as they were read, also where it gives the day of
        one wrong: laws are bases of all, and what they order is nobody's task of this year."""
        for _, target, data in list(self.graph.out_edges(self.id, data=True)):
            if data["kind"] not in RESTS or data["resolution"] == Resolution.AMBIGUOUS:
                continue
            for upper in (target, *self.namesakes(target)):
                node = (self.corpus if upper in self.corpus else self.graph).nodes[upper]
                if node["in_corpus"] and fold(node["type"] or "") not in _LAWS and not _LAW_NUMBER.search(node["number"] or ""):
                    yield upper

    def _take_whole(self, document: str) -> None:
        """A document of the corpus with its pieces and duties, and the bodies that they name."""
        if document not in self.graph:
            self.graph.add_node(document, **self.corpus.nodes[document])
        queue, met = [document], {document}
        while queue:
            one = queue.pop()
            for _, other, key, data in self.corpus.out_edges(one, keys=True, data=True):
                held = self.corpus.nodes[other]
                if data["kind"] not in _INNER and held["kind"] != NodeKind.AGENCY:
                    continue
                if other not in self.graph:
                    self.graph.add_node(other, **held)
                self.graph.add_edge(one, other, key, **data)
                if other not in met and held["kind"] in (NodeKind.PROVISION, NodeKind.OBLIGATION):
                    met.add(other)
                    queue.append(other)


def _alone(document: Document) -> tuple[MultiDiGraph[str], str]:
    """The graph of a store that holds the draft alone, and goes when it was built."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / STORE_NAME) as store:
        id = store.put(document).document_id
        return build_graph(store), id


def _resolved(document: Document, id: str, corpus: MultiDiGraph[str]) -> dict[str, Resolved]:
    """What the citation keys mean among the documents of the corpus, those only cited there included."""
    held: dict[str, list[Writing]] = {}
    for c in document.citations:
        symbol, serial, year = (c.number.symbol, c.number.serial, c.number.year) if c.number else (None, None, None)
        issuer = identity.issuer_of(symbol, c.issuer)
        number, date = c.number.text if c.number else None, c.date.iso if c.date else None
        about = {"symbol": symbol, "type": c.type, "issuer": issuer, "date": date, "name": c.name, "title": c.title}
        held.setdefault(c.key, []).append(Writing(id, c.key, number, serial, year, **about))
    own = Writing(id, "", *_told_number(document), base=id)
    found = resolve([own, *_writings(corpus, id)], (merge(writings) for writings in held.values()))
    cited_only = {node for node, data in corpus.nodes(data=True) if data["kind"] == NodeKind.DOCUMENT and not data["in_corpus"]}
    return {
        key: replace(told, resolution=Resolution.ABSENT)
        if told.resolution is Resolution.RESOLVED and told.targets[0] in cited_only
        else told
        for (_, key), told in found.of.items()
    }


def _told_number(document: Document) -> tuple[str | None, str | None, int | None, str | None, str | None, str | None, str | None]:
    header = document.header
    symbol = header.symbol.value if header.symbol else None
    serial = header.number.value if header.number else None
    kind = header.type.value if header.type else None
    issuer = header.issuer.value if header.issuer else None
    date: PartialDate | None = header.date.value if header.date else None
    about = (symbol, kind, identity.issuer_of(symbol, issuer), date.iso if date else None)
    return (header.full_number, serial, identity.header_year(document), *about)


def _writings(corpus: MultiDiGraph[str], own: str) -> Iterator[Writing]:
    """How the corpus names its documents; further texts of one document and the draft itself are left out."""
    versions = {source for source, _, key in corpus.edges(keys=True) if key == EdgeKind.VERSION_OF}
    for id, data in corpus.nodes(data=True):
        if data["kind"] != NodeKind.DOCUMENT or id in versions or id == own:
            continue
        parsed = parse_number(data["number"]) if data["number"] else None
        issuing = corpus.nodes[data["issuer_id"]]["name"] if data.get("issuer_id") in corpus else data["issuer"]
        issuer = identity.issuer_of(data["symbol"], issuing)
        about = {"symbol": data["symbol"], "type": data["type"], "issuer": issuer, "date": data["date"]}
        more = {"title": data["title"], "name": data["name"], "base": id}
        yield Writing(id, "", data["number"], data["serial"], parsed.year if parsed else None, **about, **more)


def _resolved_as(data: Mapping[str, Any], ends: Iterable[Resolved]) -> dict[str, Any]:
    """An edge whose end now is what the corpus knows."""
    told = [end.resolution for end in ends]
    if not told or "resolution" not in data:
        return dict(data)
    order = (Resolution.AMBIGUOUS, Resolution.ABSENT, Resolution.RESOLVED, Resolution.SELF)
    return {**data, "resolution": min(told, key=order.index).value}
