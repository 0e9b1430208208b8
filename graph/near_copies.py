"""Documents that are versions of one: a draft and its signed copy, a scan and its Word file. They are linked, never merged.

Two are linked where their words are alike and nothing of their headers speaks against it, but something for it. Only documents
that share a number, a title or an issuer and day are compared, so that the cost grows with their number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from graph import tables
from graph.schema import EdgeKind, Resolution
from graph.shingles import likeness, numbers
from ingest.folding import fold

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from graph.shingles import Numbers

NUMBERED, TITLED, DATED = 0.35, 0.5, 0.6
"""How alike documents must be that share number and issuer or year; a title; issuer and day. A scan in which one word of ten is
misread is alike to 0.57, one of five to 0.34."""

_TITLE = 20
"""Letters from which on a title tells something; shorter ones (`Về việc báo cáo`) are everybody's."""
_BEGIN = 80
"""Letters of a title that are compared: a copy may cut or lengthen its end."""
_MOST = 40
"""Documents of one group with which another is compared: more are copies of one form, which numbers keep apart."""
_MARGIN = 0.05
"""By how much the most alike of several must lead."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is compared of a document; None where its copy leaves it blank. `date` is ISO, title, issuer and type are folded."""

    id: str
    serial: str | None
    symbol: str | None
    year: str | None
    date: str | None
    issuer: str | None
    type: str | None
    title: str | None
    sketch: Numbers


@dataclass(frozen=True, slots=True)
class Copies:
    """Two documents that seem to be one; `earlier` was stored first. `score` tells how alike their words are, 0 to 1, `same` what
    of their headers agrees. `ambiguous` where one of them is as much like another document."""

    later: str
    earlier: str
    score: float
    same: tuple[str, ...]
    ambiguous: bool = False


def find_copies(documents: Sequence[Known]) -> tuple[Copies, ...]:
    """The versions among documents, which come in the order in which they were stored."""
    place = {each.id: at for at, each in enumerate(documents)}
    found: dict[tuple[str, str], Copies] = {}
    for one, other in _pairs(documents):
        earlier, later = sorted((one, other), key=lambda each: place[each.id])
        if (later.id, earlier.id) in found:
            continue
        same = agreeing(earlier, later)
        least = _least(same)
        score = likeness(earlier.sketch, later.sketch) if least is not None else 0.0
        if least is not None and score >= least:
            found[later.id, earlier.id] = Copies(later.id, earlier.id, round(score, 3), same)
    return _settled(list(found.values()), {each.id: each for each in documents})


def _pairs(documents: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
    groups: dict[tuple[str, ...], list[Known]] = {}
    for each in documents:
        for key in _keys(each):
            groups.setdefault(key, []).append(each)
    for key, group in groups.items():
        if key[0] == "number":
            yield from combinations(group[:_MOST], 2)
            continue
        blank = [each for each in group if each.serial is None]  # others can only be one where they share their number
        for at, one in enumerate(blank):
            yield from ((one, other) for other in blank[at + 1 : at + 1 + _MOST])
            numbered = [each for each in group if each.serial is not None]
            if len(numbered) > _MOST:
                numbered = sorted(numbered, key=lambda each: -int((each.sketch[:16] == one.sketch[:16]).sum()))[:_MOST]
            yield from ((one, other) for other in numbered)


def _keys(document: Known) -> Iterator[tuple[str, ...]]:
    if document.serial:
        for part in (document.symbol, document.issuer):
            if part and document.year:
                yield "number", document.serial, document.year, part
    if document.title:
        yield "title", document.title
    if document.issuer and document.date:
        yield "day", document.issuer, document.date


def agreeing(one: Known, other: Known) -> tuple[str, ...]:
    """What of two headers agrees: `number issuer year date title type`; nothing where something speaks against it."""
    same: list[str] = []
    numbered = one.serial is not None and (one.serial, one.year) == (other.serial, other.year)
    for name, a, b in (
        ("number", one.serial, other.serial),
        ("issuer", one.issuer, other.issuer),
        ("year", one.year, other.year),
        ("date", one.date, other.date),
        ("type", one.type, other.type),
        ("title", one.title, other.title),
    ):
        if a and b and a == b:
            same.append(name)
        elif a and b and name != "title" and not (numbered and name in ("issuer", "date", "type")):
            return ()  # with one number a scan may still misread the rest
    return tuple(same)


def _least(same: tuple[str, ...]) -> float | None:
    """How alike the words must be; None where the headers say too little."""
    if "number" in same and ("issuer" in same or "year" in same):
        return NUMBERED
    if "title" in same and ("issuer" in same or "year" in same):
        return TITLED
    return DATED if "issuer" in same and "date" in same else None


def _settled(found: list[Copies], known: Mapping[str, Known]) -> tuple[Copies, ...]:
    """Of the documents that one without a number may be, the most alike where it leads clearly; else all, as ambiguous."""
    among: dict[str, list[Copies]] = {}
    for each in found:
        for id, other in ((each.later, each.earlier), (each.earlier, each.later)):
            if known[id].serial is None and known[other].serial is not None:
                among.setdefault(id, []).append(each)
    out: set[Copies] = set()
    doubtful: set[Copies] = set()
    for several in among.values():
        several.sort(key=lambda each: -each.score)
        if len(several) > 1 and several[0].score - several[1].score < _MARGIN:
            doubtful.update(each for each in several if several[0].score - each.score < _MARGIN)
            out.update(each for each in several if several[0].score - each.score >= _MARGIN)
        else:
            out.update(several[1:])
    kept = (each for each in found if each not in out)
    return tuple(
        Copies(each.later, each.earlier, each.score, each.same, True) if each in doubtful else each
        for each in sorted(kept, key=lambda each: (each.later, each.earlier))
    )


def add_copies(graph: MultiDiGraph[str], connection: Connection) -> None:
    """Links the versions among all documents of the store."""
    for each in find_copies(list(_known(connection))):
        if each.later in graph and each.earlier in graph:
            graph.add_edge(each.later, each.earlier, EdgeKind.NEAR_COPY.value, **_edge(each))


def _edge(found: Copies) -> dict[str, Any]:
    resolution = Resolution.AMBIGUOUS if found.ambiguous else Resolution.RESOLVED
    about = {"score": found.score, "same": list(found.same), "resolution": resolution.value}
    return {"kind": EdgeKind.NEAR_COPY.value, **about, "rule": "same-words", "confidence": found.score}


def copies_of(graph: MultiDiGraph[str], document: str) -> tuple[Copies, ...]:
    """The versions of one document, the most alike first."""
    edges: Iterable[tuple[str, str, Mapping[str, Any]]]
    edges = (*graph.out_edges(document, data=True), *graph.in_edges(document, data=True))
    found = [
        Copies(later, earlier, data["score"], tuple(data["same"]), data["resolution"] == Resolution.AMBIGUOUS)
        for later, earlier, data in edges
        if data["kind"] == EdgeKind.NEAR_COPY
    ]
    return tuple(sorted(found, key=lambda each: (-each.score, each.later, each.earlier)))


def _known(connection: Connection) -> Iterator[Known]:
    d, s = tables.documents.c, tables.sketches.c
    about = (d.id, d.serial, d.symbol, d.year, d.date, d.issuing, d.issuer, d.type, d.title, s.data)
    for row in connection.execute(select(*about).join(tables.sketches, s.document == d.key).order_by(d.key)):
        if not row.data:
            continue
        title = " ".join(fold(row.title or "").split())[:_BEGIN]
        yield Known(
            id=row.id,
            serial=(row.serial or "").lstrip("0") or None,
            symbol=_plain(row.symbol),
            year=row.year or (row.date or "")[:4] or None,
            date=row.date if row.date and len(row.date) == 10 else None,
            issuer=_plain(row.issuing or row.issuer),
            type=_plain(row.type),
            title=title if len(title) >= _TITLE else None,
            sketch=numbers(row.data),
        )


def _plain(value: str | None) -> str | None:
    return fold(value) if value else None
