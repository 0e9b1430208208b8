"""Documents that are versions of one: a draft and its signed copy, a scan and its Word file. They are linked, never merged.

Two are linked where their words are alike and nothing of their headers speaks against it; the less speaks for it, the more alike
they must be. Only documents that share a number or a title, or stretches of their sketches while one lacks its number, are
compared, so that the cost grows with their number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from graph import tables
from graph.schema import EdgeKind, Resolution
from graph.shingles import likeness, numbers, size
from ingest.folding import fold

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from graph.shingles import Numbers

NUMBERED, TITLED, KNOWN, BARE, SHORT = 0.35, 0.5, 0.5, 0.6, 0.8
"""How alike documents must be that share number and issuer or year; a title and one of these; an issuer or a year alone; nothing,
as their copies are blank; nothing, and one of them is short, as forms are that differ in what was filled in. A scan in which one
word of ten is misread is alike to 0.57, one of five to 0.34."""
_FORM = 200
"""Runs of words that a short text has at most."""

_BANDS, _ROWS = 32, 4
"""A sketch is cut into so many bands of so many hashes; documents that share a band are compared. Of those alike to 0.6 one of a
hundred is missed, of those alike to 0.2 one of twenty compared in vain."""

_TITLE = 20
"""Letters from which on a title tells something; shorter ones (`Về việc báo cáo`) are everybody's."""
_BEGIN = 80
"""Letters of a title that are compared: a copy may cut or lengthen its end."""
_SAME_TITLE, _OTHER_TITLE = 0.85, 0.6
"""A title in which a scan misread every fifth word shares more letters than the first; titles of two matters fewer than the
second."""
_MOST = 40
"""Documents of one group with which another is compared: more are copies of one form, which numbers keep apart."""
_LOOKED_AT = 200
"""Documents of one group among which the nearest are sought."""
_PART = 16
"""Hashes of a sketch by which these are sought."""
_MARGIN = 0.05
"""By how much the most alike of several must lead."""
_DOUBTS = 5
"""Documents that one is told to be a version of while it is not clear of which."""


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
    found: list[Copies] = []
    met: set[tuple[str, str]] = set()
    for one, other in _pairs(documents):
        earlier, later = (one, other) if place[one.id] < place[other.id] else (other, one)
        if (later.id, earlier.id) in met:
            continue
        met.add((later.id, earlier.id))
        same = agreeing(earlier, later)
        least = _least(earlier, later, same)
        score = likeness(earlier.sketch, later.sketch) if least is not None else 0.0
        if same is not None and least is not None and score >= least:
            found.append(Copies(later.id, earlier.id, round(score, 3), same))
    return _settled(found, {each.id: each for each in documents})


def _pairs(documents: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
    """What is worth comparing, some pairs more than once."""
    groups: dict[tuple[str, ...], list[Known]] = {}
    for each in documents:
        for key in _keys(each):
            groups.setdefault(key, []).append(each)
    for key, group in groups.items():
        if key[0] == "number":
            yield from combinations(group[:_MOST], 2)
            continue
        lacking: list[Known] = []
        whole: list[Known] = []
        for each in group:
            blank = each.year is None if key[0] == "undated" else each.serial is None
            (lacking if blank else whole).append(each)
        del whole[_LOOKED_AT:]  # without one that lacks something they can only be one where they share their number
        if lacking:
            nearest = _nearest(whole)
            for at, one in enumerate(lacking):
                yield from ((one, other) for other in lacking[at + 1 : at + 1 + _MOST])
                yield from ((one, other) for other in nearest(one))
    yield from _alike(documents)


def _alike(documents: Sequence[Known]) -> Iterator[tuple[Known, Known]]:
    """Each document without a number, and those with which it shares most bands."""
    lacking: dict[bytes, list[int]] = {}
    whole: dict[bytes, list[int]] = {}
    for at, each in enumerate(documents):
        for band in _bands(each):
            held = (lacking if each.serial is None else whole).setdefault(band, [])
            if len(held) < _LOOKED_AT:
                held.append(at)
    for at, one in enumerate(documents):
        if one.serial is not None:
            continue
        met: Counter[int] = Counter()
        for band in _bands(one):
            met.update(whole.get(band, ()))
            met.update(lacking[band])
        del met[at]
        yield from ((one, documents[other]) for other, _ in met.most_common(_MOST))


def _bands(document: Known) -> Iterator[bytes]:
    for band in range(_BANDS):
        yield bytes((band,)) + document.sketch[band * _ROWS : (band + 1) * _ROWS].tobytes()


def _nearest(others: Sequence[Known]) -> Callable[[Known], Sequence[Known]]:
    """Gives at most so many of the others as are compared with one, those first that a part of the sketch says are alike."""
    if len(others) <= _MOST:
        return lambda _: others
    import numpy as np

    parts = np.stack([each.sketch[:_PART] for each in others])

    def chosen(one: Known) -> Sequence[Known]:
        shared = (parts == one.sketch[:_PART]).sum(axis=1)
        return [others[at] for at in np.argsort(-shared, kind="stable")[:_MOST]]

    return chosen


def _keys(document: Known) -> Iterator[tuple[str, ...]]:
    if document.serial:
        for part in filter(None, (document.symbol, document.issuer)):
            yield "undated", document.serial, part
            if document.year:
                yield "number", document.serial, document.year, part
    if document.title:
        yield "title", document.title


def agreeing(one: Known, other: Known) -> tuple[str, ...] | None:
    """What of two headers agrees: `number issuer year date title type`; None where something speaks against their being one."""
    same: list[str] = []
    numbered = one.serial is not None and one.serial == other.serial
    for name, a, b in (
        ("number", one.serial, other.serial),
        ("issuer", one.issuer, other.issuer),
        ("year", one.year, other.year),
        ("date", one.date, other.date),
        ("type", one.type, other.type),
    ):
        if a and b and a == b:
            same.append(name)
        elif a and b and not (numbered and name in ("issuer", "date", "type")):
            return None  # with one number a scan may still misread the rest
    alike = _titles_alike(one.title, other.title)
    if alike is not None and alike >= _SAME_TITLE:
        same.append("title")
    elif alike is not None and alike < _OTHER_TITLE and not numbered:
        return None
    return tuple(same)


def _titles_alike(one: str | None, other: str | None) -> float | None:
    """What share of their letters two titles have in common; None where one is blank."""
    if not one or not other:
        return None
    return 1.0 if one == other else SequenceMatcher(None, one, other, autojunk=False).ratio()


def _least(one: Known, other: Known, same: tuple[str, ...] | None) -> float | None:
    """How alike the words must be; None where the headers speak against it, or two numbers are there and do not agree."""
    if same is None:
        return None
    near = "issuer" in same or "year" in same
    if "number" in same:
        return NUMBERED if near else TITLED
    if one.serial is not None and other.serial is not None:
        return None
    if "title" in same and near:
        return TITLED
    if near:
        return KNOWN
    return BARE if min(size(one.sketch), size(other.sketch)) > _FORM else SHORT


def _settled(found: list[Copies], known: Mapping[str, Known]) -> tuple[Copies, ...]:
    """Of the documents that one without a number may be, the most alike where it leads clearly, with those that share its number;
    else all, as ambiguous."""
    among: dict[str, list[tuple[Copies, str]]] = {}
    for each in found:
        for id, other in ((each.later, each.earlier), (each.earlier, each.later)):
            if known[id].serial is None and known[other].serial is not None:
                among.setdefault(id, []).append((each, other))
    numbered = {frozenset((each.later, each.earlier)) for each in found if "number" in each.same}
    out: set[Copies] = set()
    doubtful: set[Copies] = set()
    for several in among.values():
        several.sort(key=lambda each: -each[0].score)
        first, leader = several[0]
        rivals = [each for each, other in several[1:] if frozenset((other, leader)) not in numbered]
        if rivals and first.score - rivals[0].score < _MARGIN:
            near = [each for each, _ in several if first.score - each.score < _MARGIN][:_DOUBTS]
            doubtful.update(near)
            out.update(each for each, _ in several if each not in near)
        else:
            out.update(rivals)
    kept = (each for each in found if each not in out)
    return tuple(
        Copies(each.later, each.earlier, each.score, each.same, True) if each in doubtful else each
        for each in sorted(kept, key=lambda each: (each.later, each.earlier))
    )


def add_copies(graph: MultiDiGraph[str], connection: Connection) -> None:
    """Links the versions among all documents of the store."""
    for each in find_copies(list(known_documents(connection))):
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


def known_documents(connection: Connection) -> Iterator[Known]:
    """What is compared of all documents of the store, in the order in which they were stored."""
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
