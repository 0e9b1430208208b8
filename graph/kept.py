"""The documents of a graph and their edges kept on disk, so that one question of a large store need not build the graph.

A file beside the store, made from a graph that was built and good for the store's revision alone. A question takes out of it, by
recursive SQL, the part that answers it (`graph.lineage.trace`, `graph.succession.find_stale` say the same over the part as over
the whole). Pieces, duties and bodies of documents are not kept.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from graph.find import number_of
from graph.lineage import WEAK, Direction, unknown_id
from graph.resting import EFFECTS, RESTS
from graph.schema import EdgeKind, NodeKind

if TYPE_CHECKING:
    from networkx import MultiDiGraph

KEPT_NAME = "graph.sqlite"
KEPT_FROM = 100_000
"""Edges from which on a graph is kept: building one of that size takes seconds, taking a part out of it milliseconds."""

_FORMAT = 1
_MANY = 500
"""Ids of one query: SQLite takes some thousands."""

_TABLES = """
CREATE TABLE told (format INTEGER, revision INTEGER);
CREATE TABLE documents (id TEXT PRIMARY KEY, number TEXT, data TEXT) WITHOUT ROWID;
CREATE TABLE edges (source TEXT, target TEXT, key TEXT, kind TEXT, data TEXT);
"""
_INDEXES = """
CREATE INDEX edges_source ON edges (source, kind);
CREATE INDEX edges_target ON edges (target, kind);
CREATE INDEX documents_number ON documents (number);
"""

_REACHED = """
WITH RECURSIVE met(id, steps) AS (
    SELECT ?, 0
    UNION
    SELECT e.{far}, met.steps + {step} FROM met JOIN edges e ON e.{near} = met.id
    WHERE e.kind IN ({kinds}) AND met.steps < {limit}
    UNION
    SELECT e.{near}, met.steps + {step} FROM met JOIN edges e ON e.{far} = met.id
    WHERE e.kind = 'promulgates' AND met.steps < {limit}
)
SELECT DISTINCT id FROM met
"""
"""From a document along its edges; what promulgates another stands above it, though its edge leads down. Where the steps are not
bounded they are not counted, so that a way round ends."""


def keep(graph: MultiDiGraph[str], path: Path) -> None:
    """Writes the documents of a graph and their edges to `path`, in place of what it held, whole or not at all."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(fresh)) as kept:
            kept.executescript(f"PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;{_TABLES}")
            kept.execute("INSERT INTO told VALUES (?, ?)", (_FORMAT, graph.graph["revision"]))
            kept.executemany("INSERT INTO documents VALUES (?, ?, ?)", _document_rows(graph))
            kept.executemany("INSERT INTO edges VALUES (?, ?, ?, ?, ?)", _edge_rows(graph))
            kept.executescript(_INDEXES)
            kept.commit()
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _document_rows(graph: MultiDiGraph[str]) -> Iterator[tuple[str, str | None, str]]:
    for id, data in graph.nodes(data=True):
        if data["kind"] == NodeKind.DOCUMENT:
            yield id, number_of(data["number"]) if data["number"] else None, json.dumps(data, ensure_ascii=False)


def _edge_rows(graph: MultiDiGraph[str]) -> Iterator[tuple[str, str, str, str, str]]:
    for source, target, key, data in graph.edges(keys=True, data=True):
        if "said_by" in data or data["kind"] == EdgeKind.VERSION_OF:
            yield source, target, str(key), data["kind"], json.dumps(data, ensure_ascii=False)


class Kept:
    """What was kept of the graph at `path`; a context manager."""

    def __init__(self, path: Path) -> None:
        self._kept = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)

    def __enter__(self) -> Kept:
        return self

    def __exit__(self, *_: object) -> None:
        self._kept.close()

    @classmethod
    def open(cls, path: Path, revision: int) -> Kept | None:
        """What was kept of that revision of the store; None where nothing was, or what was is of another."""
        if not path.is_file():
            return None
        kept = cls(path)
        try:
            good = kept._kept.execute("SELECT format, revision FROM told").fetchone() == (_FORMAT, revision)
        except sqlite3.DatabaseError:  # of another program, or broken: made anew with the next graph
            good = False
        if good:
            return kept
        kept._kept.close()
        return None

    def find(self, reference: str) -> str | None:
        """The one document of that id or number; None where there is none or are several, which takes the whole graph to tell."""
        plain = " ".join(reference.split())
        found = self._kept.execute("SELECT id FROM documents WHERE id = ?", (plain,)).fetchall()
        if not found:
            versions = "SELECT source FROM edges WHERE kind = 'version_of'"
            asked = f"SELECT id FROM documents WHERE number = ? AND id NOT IN ({versions}) LIMIT 2"
            found = self._kept.execute(asked, (number_of(plain),)).fetchall()
        return found[0][0] if len(found) == 1 else None

    def lineage(self, document: str, direction: Direction, depth: int | None = None) -> MultiDiGraph[str]:
        """The part that `trace` goes through from a document. Raises UnknownDocument."""
        kinds = [kind for kind in EdgeKind if kind not in WEAK and kind != EdgeKind.PROMULGATES]
        up = direction is Direction.UP
        met = self._reached(document, kinds, up=up, depth=depth)
        near, far = ("source", "target") if up else ("target", "source")
        told = (f"{near} IN ({{ids}}) AND kind != 'promulgates'", f"{far} IN ({{ids}}) AND kind = 'promulgates'")
        return self._part(met, [edge for where in told for edge in self._edges(where, met)])

    def above(self, document: str) -> MultiDiGraph[str]:
        """The same as `graph.nearby.above` of the whole. Raises UnknownDocument."""
        firsts = self._kept.execute("SELECT target FROM edges WHERE source = ? AND kind = 'version_of'", (document,)).fetchall()
        starts = [document, *(first for (first,) in firsts)]
        starts += [target for _, target, *_ in self._edges("source IN ({ids}) AND kind = 'amends'", starts)]
        met = list(dict.fromkeys(id for one in starts for id in self._reached(one, sorted(RESTS), up=True)))
        edges = self._edges("source IN ({ids})", met)
        effects = ", ".join(f"'{kind}'" for kind in sorted(EFFECTS))
        changed = self._edges(f"target IN ({{ids}}) AND kind IN ({effects}, 'promulgates')", met)
        said = {json.loads(data).get("said_by") for *_, data in changed} - {None}
        cited = [edge for edge in self._edges("source IN ({ids}) AND kind = 'cites'", sorted(said)) if edge[1] in set(met)]
        return self._part(met, [*edges, *changed, *cited])

    def _reached(self, document: str, kinds: Sequence[str], *, up: bool, depth: int | None = None) -> list[str]:
        near, far = ("source", "target") if up else ("target", "source")
        bound = {"step": 0, "limit": 1} if depth is None else {"step": 1, "limit": depth}
        listed = ", ".join(f"'{kind}'" for kind in kinds)
        asked = _REACHED.format(near=near, far=far, kinds=listed, **bound)
        return [id for (id,) in self._kept.execute(asked, (document,))]

    def _edges(self, where: str, ids: Sequence[str]) -> list[tuple[str, str, str, str]]:
        found: list[tuple[str, str, str, str]] = []
        for at in range(0, len(ids), _MANY):
            some = ids[at : at + _MANY]
            asked = f"SELECT source, target, key, data FROM edges WHERE {where.format(ids=', '.join('?' * len(some)))}"
            found += self._kept.execute(asked, some).fetchall()
        return found

    def _part(self, met: Sequence[str], edges: Iterable[tuple[str, str, str, str]]) -> MultiDiGraph[str]:
        from networkx import MultiDiGraph

        held = {(source, target, key): json.loads(data) for source, target, key, data in edges}
        said = (data.get("said_by") for data in held.values())
        ids = list(dict.fromkeys((*met, *(id for source, target, _ in held for id in (source, target)), *(i for i in said if i))))
        part: MultiDiGraph[str] = MultiDiGraph()
        for at in range(0, len(ids), _MANY):
            some = ids[at : at + _MANY]
            asked = f"SELECT id, data FROM documents WHERE id IN ({', '.join('?' * len(some))})"
            for id, data in self._kept.execute(asked, some):
                part.add_node(id, **json.loads(data))
        if met[0] not in part:
            raise unknown_id(met[0])
        for (source, target, key), data in held.items():
            part.add_edge(source, target, key, **data)
        return part
