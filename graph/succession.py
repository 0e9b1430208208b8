"""What was amended, replaced or repealed, and what still rests on it (hiệu lực, căn cứ đã hết hiệu lực).

All of it is known from the documents of the store alone. A change counts from the day on which the changing document takes
effect, where that was read and says so, else from the day on which it was issued.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from graph.cited_names import same_law_of
from graph.lineage import DocumentRef, document_ref, evidence_of
from graph.resting import EFFECTS, ENDS, RESTS, resting_on, told_edges
from graph.schema import EdgeKind, Evidence, NodeKind
from ingest.folding import fold
from ingest.readings import PartialDate

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = [
    "ENDS",
    "LIMIT",
    "RESTS",
    "Change",
    "Dated",
    "Limit",
    "Rest",
    "Stale",
    "When",
    "changes",
    "date_of",
    "find_stale",
    "limit_of",
    "resting_on",
    "when_changed",
]

LIMIT = (
    "chỉ biết từ các văn bản trong kho; tính theo ngày có hiệu lực nếu kho có văn bản nói rõ, nếu không thì theo ngày ban hành",
    "known only from the corpus; counted from the day of effect where the corpus tells it, else from the day of issue",
)
"""What every answer here leaves open, in Vietnamese and in English."""

_ALIKE = (EdgeKind.VERSION_OF, EdgeKind.NEAR_COPY)
_NUMBER_YEAR = re.compile(r"/(?P<year>(?:19|20)[0-9]{2})/")  # 61/2018/NĐ-CP
_PART = re.compile(
    r"(?:\bmot so (?:dieu|khoan|diem|noi dung|quy dinh)|\b(?:dieu|khoan|diem|chuong|muc|phu luc|mau(?: so)?) [0-9a-z]+\b)[^;.]*$"
)  # bãi bỏ Điều 5 và khoản 2 Điều 7 của ‸
_BEFORE_CITED = 80
"""Letters before a citation that tell whether the whole of it is meant."""


_LAWS = frozenset(
    (
        "hien phap",
        "luat",
        "bo luat",
        "phap lenh",
        "nghi dinh",
        "nghi quyet",
        "quyet dinh",
        "thong tu",
        "thong tu lien tich",
        "chi thi",
    )
)
"""Kinds, folded, that nothing but one of their own changes: a dispatch or a report on such a change only tells of it."""


class When(StrEnum):
    """The change against the day of the document that rests on what was changed."""

    BEFORE = "before"  # it had been changed already
    SINCE = "since"  # it was changed afterwards
    UNKNOWN = "unknown"  # a date is blank


class Dated(StrEnum):
    """Where the day of a change is from."""

    SAID = "said"  # the sentence that tells of it gives the day
    EFFECT = "effect"  # the changing document's clause on its own force
    ISSUE = "issue"  # the changing document's date


@dataclass(frozen=True, slots=True)
class Limit:
    """The first or the last day on which a document holds, as its own clause has it."""

    date: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Change:
    """One document amends, replaces or repeals another. `date` is ISO, the day from which it does, by `dated`; `partial`: only
    pieces of the document; `self_stated`: `by` says so itself."""

    kind: str
    document: DocumentRef
    by: DocumentRef
    date: str | None
    partial: bool
    self_stated: bool
    confidence: float
    evidence: tuple[Evidence, ...]
    dated: Dated = Dated.ISSUE

    @property
    def ends(self) -> bool:
        return self.kind in ENDS and not self.partial


@dataclass(frozen=True, slots=True)
class Rest:
    """One step of a way up: `lower` rests on `upper`."""

    lower: DocumentRef
    upper: DocumentRef
    kind: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Stale:
    """`document` rests on `base`, which was changed; `path` leads up from the one to the other. `aware`: the document names
    what changed it."""

    document: DocumentRef
    base: DocumentRef
    changes: tuple[Change, ...]
    when: When
    aware: bool
    path: tuple[Rest, ...]

    @property
    def grave(self) -> bool:
        """Rests directly on what was gone before it, without saying so."""
        return self.when is When.BEFORE and self.changes[0].ends and len(self.path) == 1 and not self.aware

    @property
    def confidence(self) -> float:
        steps = (min((e.confidence for e in step.evidence), default=1.0) for step in self.path)
        return min((self.changes[0].confidence, *steps))


_changes_of: WeakKeyDictionary[MultiDiGraph[str], dict[str, tuple[Change, ...]]] = WeakKeyDictionary()
_stale_of: WeakKeyDictionary[MultiDiGraph[str], tuple[Stale, ...]] = WeakKeyDictionary()


def changes(graph: MultiDiGraph[str]) -> dict[str, tuple[Change, ...]]:
    """What `_find_changes` finds, kept for the graph, which must not change afterwards; as is so for `find_stale`."""
    held = _changes_of.get(graph)
    if held is None:
        held = _changes_of[graph] = _find_changes(graph)
    return held


def _find_changes(graph: MultiDiGraph[str]) -> dict[str, tuple[Change, ...]]:
    """By document what changed it, earliest first, those without a date last.

    Left out: where a citation may mean several documents, what is older than what it would change, drafts (a copy of a decree
    that has no number), what dispatches tell of decrees, and laws of which only the name is known, as several had it.
    """
    said: dict[tuple[str, str, str], list[Mapping[str, Any]]] = {}
    for source, target, data in told_edges(graph, EFFECTS):
        said.setdefault((target, source, data["kind"]), []).append(data)
    found: dict[str, list[Change]] = {}
    for (target, source, kind), edges in said.items():
        date, own = date_of(graph, source), date_of(graph, target)
        if not _can_change(graph.nodes[source], graph.nodes[target]) or _is_older(date, own):
            continue
        by, document = document_ref(graph, source), document_ref(graph, target)
        partial = kind in ENDS and all(_is_partial(graph, data, target) for data in edges)
        stated = any(data["said_by"] == source for data in edges)
        sure = max(data["confidence"] for data in edges)
        told = tuple(evidence_of(graph, data) for data in _in_order(edges))
        day, dated = _from(graph, source, edges, date)
        found.setdefault(target, []).append(Change(kind, document, by, day, partial, stated, sure, told, dated))
    return {id: tuple(sorted(several, key=lambda c: (c.date or "9999", c.by.id, c.kind))) for id, several in found.items()}


def _from(
    graph: MultiDiGraph[str], by: str, edges: Iterable[Mapping[str, Any]], issued: PartialDate | None
) -> tuple[str | None, Dated]:
    """The day of a change: the one that its sentence gives, else that of the changing document's effect, else its date."""
    said = sorted({data["since"] for data in edges if "since" in data})
    if said:
        return said[0], Dated.SAID
    start = limit_of(graph, by, "start")
    if start is not None:
        return start.date, Dated.EFFECT
    return (issued.iso if issued else None), Dated.ISSUE


def limit_of(graph: MultiDiGraph[str], document: str, kind: str) -> Limit | None:
    """The `start` or `end` of a document's force by its own clause; None where none was read."""
    for told, date, start, end, quote, rule, sure in graph.nodes[document].get("effects", ()):
        if told == kind:
            return Limit(date, Evidence(document, graph.nodes[document]["label"], quote, start, end, rule, sure))
    return None


def find_stale(graph: MultiDiGraph[str]) -> tuple[Stale, ...]:
    """All that rests on what was changed: on what was replaced or repealed over any number of steps (up to the nearest such
    base), on what was amended or ended in part directly. Those grave first, then by document.

    Left out: what the changing documents themselves rest on, what names the amendment, and documents that ended themselves
    before the change.
    """
    held = _stale_of.get(graph)
    if held is not None:
        return held
    known = changes(graph)
    ended = {id: gone for id, several in known.items() if (gone := tuple(c for c in several if c.ends))}
    found = [stale for id, several in known.items() for stale in _below(graph, id, several, ended)]
    held = _stale_of[graph] = tuple(sorted(found, key=lambda s: (not s.grave, s.document.id, len(s.path), s.base.id)))
    return held


def _can_change(by: Mapping[str, Any], document: Mapping[str, Any]) -> bool:
    if not document["number"] and not document["date"] and not document["in_corpus"]:
        return False
    if fold(document["type"] or "") not in _LAWS:
        return True
    return fold(by["type"] or "") in _LAWS and (bool(by["number"]) or not by["in_corpus"])


def _is_older(date: PartialDate | None, than: PartialDate | None) -> bool:
    return date is not None and than is not None and date.latest < than.earliest


def _below(
    graph: MultiDiGraph[str], base: str, several: tuple[Change, ...], ended: Mapping[str, tuple[Change, ...]]
) -> Iterator[Stale]:
    """What rests on `base`. The way down stops below what has ended itself: that is nearer to what rests on it."""
    ends = ended.get(base, ())
    told = ends or several
    makers = {change.by.id for change in several}
    ways: dict[str, tuple[Rest, ...]] = {base: ()}
    queue = deque([base])
    while queue:
        upper = queue.popleft()
        date = date_of(graph, upper)
        for lower, kind, edges in resting_on(graph, upper):
            if lower in ways or _is_older(date_of(graph, lower), date):  # the older one can't rest on it: read the wrong way
                continue
            step = Rest(document_ref(graph, lower), document_ref(graph, upper), kind, _evidence(graph, edges))
            ways[lower] = (step, *ways[upper])
            stale = None if lower in makers else _stale(graph, lower, told, ways[lower], ended.get(lower, ()))
            if stale is not None:
                yield stale
            if ends and lower not in ended:
                queue.append(lower)


def _stale(
    graph: MultiDiGraph[str], id: str, told: tuple[Change, ...], path: tuple[Rest, ...], ended: tuple[Change, ...]
) -> Stale | None:
    told = tuple(change for change in told if _can_be_meant(path[-1], change))
    if not told:
        return None
    if not told[0].ends:
        told = tuple(change for change in told if not _names(graph, id, change.by.id))
        if not told:
            return None
    own, changed = date_of(graph, id), told[0].date
    when = when_changed(own, _parsed(changed))
    told = tuple(change for change in told if when_changed(own, _parsed(change.date)) is when)
    if when is not When.BEFORE and ended and (not changed or (ended[0].date or "") <= changed):
        return None
    aware = any(_names(graph, id, change.by.id) for change in told)
    return Stale(path[0].lower, told[0].document, told, when, aware, path)


def _can_be_meant(step: Rest, change: Change) -> bool:
    """Whether what rests on a base and what tells of its change can speak of one law: a number may be given to two by a slip."""
    number = step.upper.number
    if number is None or fold(step.upper.type or "") not in ("luat", "bo luat", "phap lenh"):
        return True
    return any(same_law_of(number, one.quote, other.quote) for one in step.evidence for other in change.evidence)


def _names(graph: MultiDiGraph[str], id: str, other: str) -> bool:
    """Whether a document speaks of another, which a likeness of their texts does not mean."""
    edges = graph.get_edge_data(id, other) or {}
    return any(data["kind"] not in _ALIKE for data in edges.values())


def _parsed(date: str | None) -> PartialDate | None:
    return _read(date) if date else None


@lru_cache(4096)
def _read(date: str) -> PartialDate:
    return PartialDate.parse(date)


def when_changed(own: PartialDate | None, changed: PartialDate | None) -> When:
    if own is None or changed is None:
        return When.UNKNOWN
    if changed.latest < own.earliest:
        return When.BEFORE
    return When.SINCE if own.latest < changed.earliest else When.UNKNOWN


def _is_partial(graph: MultiDiGraph[str], effect: Mapping[str, Any], target: str) -> bool:
    """Whether pieces alone of `target` are replaced or repealed: by the pinpoint of its citation, else by the words before."""
    cited = graph.get_edge_data(effect["said_by"], target) or {}
    within = [
        data
        for data in cited.values()
        if data["kind"] == EdgeKind.CITES and effect["start"] <= data["start"] and data["end"] <= effect["end"]
    ]
    if not within:
        return False
    return all(data["pinpoint"] or _PART.search(_words_before(effect, data["start"])) for data in within)


def _words_before(effect: Mapping[str, Any], start: int) -> str:
    at = start - effect["start"]
    return fold(effect["quote"][max(at - _BEFORE_CITED, 0) : at])


def date_of(graph: MultiDiGraph[str], id: str) -> PartialDate | None:
    """Of a document; where it is blank, the year that its number holds."""
    data = graph.nodes[id]
    if data["kind"] != NodeKind.DOCUMENT:
        return None
    if data["date"]:
        return _read(data["date"])
    year = _NUMBER_YEAR.search(data["number"] or "")
    return PartialDate(int(year["year"])) if year else None


def _in_order(edges: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(edges, key=lambda data: (data["said_by"], data["start"], data["end"]))


def _evidence(graph: MultiDiGraph[str], edges: Iterable[Mapping[str, Any]]) -> tuple[Evidence, ...]:
    return tuple(evidence_of(graph, data) for data in _in_order(edges))
