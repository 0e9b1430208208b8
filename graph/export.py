"""The graph as a file, and back.

GraphML and JSON come back equal. GraphML knows numbers, strings and truth values alone, so None, lists and strings that
XML can't hold are kept as JSON under a name that ends in `:json`.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.schema import EdgeKind, NodeKind
from ingest.errors import UnreadableFile, UnsupportedFormat

if TYPE_CHECKING:
    from networkx import MultiDiGraph

SUFFIXES = (".graphml", ".json", ".jsonld", ".csv")

_AS_JSON = ":json"
_NOT_IN_XML = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|^\\s|\\s$|\n")
"""Letters that XML forbids or that a reader changes, and white space at the ends."""

CONTEXT = {
    "@vocab": "https://schema.org/",
    "id": "@id",
    "type": "@type",
    "eli": "http://data.europa.eu/eli/ontology#",
    "vanban": "urn:vanban:",
    "BASED_ON": "eli:based_on",
    "AMENDS": "eli:amends",
    "REPEALS": "eli:repeals",
    "CITES": "eli:cites",
    "PART_OF": "parentOrganization",
    "ISSUED_BY": "eli:passed_by",
}
"""Terms of the European Legislation Identifier where it has them, else schema.org and our own."""

_JSONLD_TYPES = {
    NodeKind.DOCUMENT: "Legislation",
    NodeKind.PROVISION: "eli:LegalResourceSubdivision",
    NodeKind.AGENCY: "GovernmentOrganization",
    NodeKind.OBLIGATION: "vanban:Obligation",
}


def export(graph: MultiDiGraph[str], path: Path) -> tuple[Path, ...]:
    """Writes the graph in the format of the suffix and returns the files written (`.csv` gives two: nodes and edges).

    Raises UnsupportedFormat for another suffix.
    """
    suffix = path.suffix.lower()
    if suffix == ".csv":
        return _write_csv(graph, path)
    if suffix == ".graphml":
        _write_graphml(graph, path)
    elif suffix == ".json":
        _write_json(_node_link(graph), path)
    elif suffix == ".jsonld":
        _write_json(_json_ld(graph), path)
    else:
        raise UnsupportedFormat(
            f"Không xuất được ra “{path.name}”: hãy dùng đuôi {', '.join(SUFFIXES)}.",
            f"“{path.name}” can't be written: use the suffix {', '.join(SUFFIXES)}.",
        )
    return (path,)


def read_graph(path: Path) -> MultiDiGraph[str]:
    """Reads a `.graphml` or `.json` that `export` wrote; the graph is equal to the one written."""
    suffix = path.suffix.lower()
    if suffix not in (".graphml", ".json"):
        raise UnsupportedFormat(
            f"Không đọc lại được đồ thị từ “{path.name}”: hãy dùng đuôi .graphml hoặc .json.",
            f"A graph can't be read from “{path.name}”: use the suffix .graphml or .json.",
        )
    from networkx import NetworkXException

    try:
        return _read_graphml(path) if suffix == ".graphml" else _read_json(path)
    except (OSError, SyntaxError, KeyError, TypeError, ValueError, NetworkXException) as error:
        raise UnreadableFile(
            f"“{path.name}” không phải là đồ thị do vanban xuất ra ({error}).",
            f"“{path.name}” is no graph that vanban exported ({error}).",
        ) from error


Edge = tuple[str, str, str, dict[str, Any]]
"""Source, target, key, attributes."""


def _edges(graph: Any) -> list[Edge]:
    return list(graph.edges(keys=True, data=True))


def _graph_of(own: Mapping[str, Any], nodes: Iterable[tuple[str, dict[str, Any]]], edges: Iterable[Edge]) -> MultiDiGraph[str]:
    from networkx import MultiDiGraph

    graph: Any = MultiDiGraph()
    graph.graph.update(own)
    graph.add_nodes_from(nodes)
    graph.add_edges_from(edges)
    made: MultiDiGraph[str] = graph
    return made


# GraphML


def _plain(attributes: Mapping[str, Any]) -> dict[str, Any]:
    return dict(_plain_one(name, value) for name, value in attributes.items())


def _plain_one(name: str, value: Any) -> tuple[str, Any]:
    fits = isinstance(value, bool | int | float) or (isinstance(value, str) and not _NOT_IN_XML.search(value))
    return (name, value) if fits and abs(value if isinstance(value, int) else 0) < 2**31 else (name + _AS_JSON, json.dumps(value))


def _rich(attributes: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name.removesuffix(_AS_JSON): json.loads(value) if name.endswith(_AS_JSON) else value for name, value in attributes.items()
    }


def _write_graphml(graph: MultiDiGraph[str], path: Path) -> None:
    from networkx import write_graphml_xml

    nodes = ((id, _plain(data)) for id, data in graph.nodes(data=True))
    edges = ((one, other, key, _plain(data)) for one, other, key, data in _edges(graph))
    write_graphml_xml(_graph_of(_plain(graph.graph), nodes, edges), path, encoding="utf-8", prettyprint=False)


def _read_graphml(path: Path) -> MultiDiGraph[str]:
    from networkx import read_graphml

    plain = read_graphml(path, edge_key_type=str, force_multigraph=True)
    own = {name: value for name, value in plain.graph.items() if name not in ("node_default", "edge_default")}
    edges = ((one, other, key, _rich(data)) for one, other, key, data in _edges(plain))
    return _graph_of(_rich(own), ((id, _rich(data)) for id, data in plain.nodes(data=True)), edges)


# JSON


def _write_json(value: Any, path: Path) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", errors="surrogatepass")


def _node_link(graph: MultiDiGraph[str]) -> dict[str, Any]:
    """The node-link form that networkx and d3 read."""
    return {
        "directed": True,
        "multigraph": True,
        "graph": graph.graph,
        "nodes": [{"id": id, **data} for id, data in graph.nodes(data=True)],
        "edges": [{"source": s, "target": t, "key": k, **data} for s, t, k, data in graph.edges(keys=True, data=True)],
    }


def _read_json(path: Path) -> MultiDiGraph[str]:
    held = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
    edges = ((edge.pop("source"), edge.pop("target"), edge.pop("key"), edge) for edge in held["edges"])
    return _graph_of(held["graph"], ((node.pop("id"), node) for node in held["nodes"]), edges)


# JSON-LD and CSV


def _json_ld(graph: MultiDiGraph[str]) -> dict[str, Any]:
    """Each node with its attributes and the nodes that it leads to by kind of edge; the other formats have the evidence."""
    things = []
    for id, data in graph.nodes(data=True):
        thing: dict[str, Any] = {"id": _urn(id), "type": _JSONLD_TYPES[NodeKind(data["kind"])]}
        thing |= {f"vanban:{name}": value for name, value in data.items() if name != "kind" and value not in (None, [])}
        for _, other, edge in graph.out_edges(id, data=True):
            kind = EdgeKind(edge["kind"])
            name = kind.name if kind.name in CONTEXT else f"vanban:{kind.value}"
            leads = thing.setdefault(name, [])
            if {"id": _urn(other)} not in leads:
                leads.append({"id": _urn(other)})
        things.append(thing)
    return {"@context": CONTEXT, "@graph": things}


def _urn(id: str) -> str:
    return f"urn:vanban:{id}"


def _write_csv(graph: MultiDiGraph[str], path: Path) -> tuple[Path, ...]:
    nodes, edges = path.with_name(f"{path.stem}-nodes.csv"), path.with_name(f"{path.stem}-edges.csv")
    _write_table(nodes, ("id",), (({"id": id}, data) for id, data in graph.nodes(data=True)))
    _write_table(
        edges, ("source", "target", "key"), (({"source": s, "target": t, "key": k}, data) for s, t, k, data in _edges(graph))
    )
    return nodes, edges


def _write_table(path: Path, first: Sequence[str], rows: Iterable[tuple[Mapping[str, str], Mapping[str, Any]]]) -> None:
    """A column for each attribute that any row has; lists as JSON, None as nothing."""
    held = [(dict(own), {name: value for name, value in data.items() if name not in own}) for own, data in rows]
    columns = [*first, *dict.fromkeys(name for _, data in held for name in data)]
    with path.open("w", encoding="utf-8-sig", newline="", errors="replace") as file:
        writer = csv.DictWriter(file, columns, restval="")
        writer.writeheader()
        writer.writerows(own | {name: cell(value) for name, value in data.items()} for own, data in held)


def cell(value: Any) -> str:
    """A value as a cell of a table: what a spreadsheet would run as a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
