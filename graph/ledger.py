"""The ledger of duties: who must do what for whom, by when, with whom, through what."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.find import find_documents
from graph.schema import ROLES, EdgeKind, NodeKind
from graph.who import match_agencies
from ingest.document import DateRelation
from ingest.errors import UnknownDocument
from ingest.readings import PartialDate

if TYPE_CHECKING:
    from networkx import MultiDiGraph


__all__ = [
    *("Duty", "LedgerFilter", "PartyRef", "Step", "class_marks", "due_day", "duty", "find_agencies", "ledger", "month_days"),
    *("named_documents", "passes"),
]


@dataclass(frozen=True, slots=True)
class PartyRef:
    """A body in a role. `name` is as the document has it, `agency` and `whole` are the resolved body's id and name, None
    where the words name no body (a channel of publicity). `by_class`: a filter found it as a member of this class."""

    name: str
    agency: str | None
    whole: str | None
    is_class: bool = False
    by_class: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A duty next to another in one sentence: whoever receives the first acts in the second."""

    id: str
    category: str
    actors: tuple[PartyRef, ...]
    recipients: tuple[PartyRef, ...]
    action: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty with its evidence. Dates are ISO; `due` is the last day on which it is in time, None where no date is set.

    `periods` are values of `ingest.document.Period`, `days` the (month, day) pairs of a yearly rhythm. `then`: the duties
    that its recipient has in the same sentence (it passes the report on). `through`: those that come before it there
    (another body's advice or report).
    """

    id: str
    document: str
    document_label: str
    document_number: str | None
    document_type: str | None
    document_title: str | None
    document_issuer: str | None
    document_date: str | None
    path: str
    headings: tuple[str, ...]
    actors: tuple[PartyRef, ...]
    actor_from: str
    lead: tuple[PartyRef, ...]
    coactors: tuple[PartyRef, ...]
    recipients: tuple[PartyRef, ...]
    via: tuple[PartyRef, ...]
    category: str
    modality: str
    action: str
    quote: str
    start: int
    end: int
    timing: str | None
    periods: tuple[str, ...]
    date: str | None
    relation: str | None
    days: tuple[tuple[int, int], ...]
    due: dt.date | None
    condition: str | None
    product: str | None
    rule: str
    confidence: float
    source: str = ""
    then: tuple[Step, ...] = ()
    through: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """What to keep; None keeps all. Bodies are given by id or by name, with or without accents, abbreviated or not
    (`so tttt`, `UBND tỉnh`), and are found as members of a class too (`Sở Tư pháp` among `các sở, ban, ngành tỉnh`).

    `due_before` keeps what must be done before that day, `due_after` what may be done on that day or later. `periodic`
    True keeps what recurs, False what does not. `document` is an id or a number.
    """

    actor: str | None = None
    recipient: str | None = None
    category: str | None = None
    due_before: dt.date | None = None
    due_after: dt.date | None = None
    periodic: bool | None = None
    document: str | None = None


def ledger(graph: MultiDiGraph[str], wanted: LedgerFilter | None = None) -> tuple[Duty, ...]:
    """The duties that pass the filter, by due day (those without one last), then document and place in it.

    A name of a body that matches nothing gives no duties; raises UnknownDocument for a document that is not there.
    """
    wanted = wanted or LedgerFilter()
    marks = class_marks(graph, wanted)
    duties = _obligations(graph, wanted.document)
    for role, name in (("actors", wanted.actor), ("recipients", wanted.recipient)):
        if name is not None:
            matched = match_agencies(graph, name)
            duties = [id for id in duties if any(body in matched for _, body in graph.nodes[id][role])]
    found = (_duty(graph, id, marks) for id in duties if passes(graph, id, wanted))
    return tuple(sorted(found, key=_order))


def class_marks(graph: MultiDiGraph[str], wanted: LedgerFilter) -> dict[str, bool]:
    """The bodies that a filter means -> whether it takes each in only as a class."""
    marks: dict[str, bool] = {}
    for name in (wanted.actor, wanted.recipient):
        if name is not None:
            marks |= {id: by_class and marks.get(id, True) for id, by_class in match_agencies(graph, name).items()}
    return marks


def named_documents(graph: MultiDiGraph[str], reference: str) -> frozenset[str]:
    """The documents that a number or id means; raises UnknownDocument where there is none."""
    found = frozenset(find_documents(graph, reference))
    if not found:
        raise UnknownDocument(
            f"Không có văn bản nào khớp với “{reference}”: hãy xem số, ký hiệu bằng `vanban status`.",
            f"No document fits “{reference}”: see the numbers with `vanban status`.",
        )
    return found


def duty(graph: MultiDiGraph[str], duty_id: str) -> Duty | None:
    """One duty; None where there is none of that id."""
    data = graph.nodes.get(duty_id)
    return _duty(graph, duty_id, {}) if data is not None and data["kind"] == NodeKind.OBLIGATION else None


def _obligations(graph: MultiDiGraph[str], document: str | None) -> list[str]:
    if document is None:
        return [id for id, data in graph.nodes(data=True) if data["kind"] == NodeKind.OBLIGATION]
    return [id for one in sorted(named_documents(graph, document)) for id in _within(graph, one)]


def _within(graph: MultiDiGraph[str], document: str) -> Iterator[str]:
    """The duties of a document, by way of its pieces: the rest of the graph is not looked at."""
    following, nodes, contains = graph.adj, graph.nodes, EdgeKind.CONTAINS.value  # the key of these edges too
    queue, met = [document], {document}
    while queue:
        for inner, edges in following[queue.pop()].items():
            if contains in edges and inner not in met:
                met.add(inner)
                if nodes[inner]["kind"] == NodeKind.OBLIGATION:
                    yield inner
                else:
                    queue.append(inner)


def passes(graph: MultiDiGraph[str], id: str, wanted: LedgerFilter) -> bool:
    """Whether a duty is of the kind and time asked for; who has it and its document are not looked at."""
    data = graph.nodes[id]
    if wanted.category is not None and data["category"] != wanted.category:
        return False
    if wanted.periodic is not None and wanted.periodic != bool(data["periods"] or data["days"]):
        return False
    if wanted.due_before is None and wanted.due_after is None:
        return True
    return any(
        (wanted.due_before is None or day < wanted.due_before) and (wanted.due_after is None or day >= wanted.due_after)
        for day in _days_due(data, graph.nodes[data["document"]]["date"], wanted)
    )


def _days_due(data: Mapping[str, Any], document_date: str | None, wanted: LedgerFilter) -> list[dt.date]:
    """The days that a filter on time looks at: the day set, and those of a yearly rhythm from the document on."""
    due = due_day(data["date"], data["relation"])
    days = [due] if due else []
    if data["days"] and document_date:
        issued = PartialDate.parse(document_date).earliest
        last = (
            wanted.due_before.year
            if wanted.due_before
            else max(issued.year, wanted.due_after.year if wanted.due_after else 0) + 1
        )
        years = range(issued.year, max(last, issued.year) + 1)
        days += [day for year in years for month, n in data["days"] for day in month_days(year, month, n) if day >= issued]
    return days


def month_days(year: int, month: int, day: int) -> list[dt.date]:
    """The dates of one (month, day) of a rhythm in a year; month 0 is each month, and a day that a month lacks its last."""
    months = range(1, 13) if month == 0 else (month,)
    return [dt.date(year, m, min(day, calendar.monthrange(year, m)[1])) for m in months]


def due_day(date: str | None, relation: str | None) -> dt.date | None:
    """The last day in time: of `trước ngày 14/12/2024` the 13th, of `trong năm 2024` the 31/12/2024."""
    if date is None:
        return None
    told = PartialDate.parse(date)
    return told.earliest - dt.timedelta(days=1) if relation == DateRelation.BEFORE else told.latest


def _order(duty: Duty) -> tuple[Any, ...]:
    return duty.due is None, duty.due or dt.date.max, duty.document, duty.start, duty.id


_SAME = (
    "path",
    "actor_from",
    "category",
    "modality",
    "action",
    "quote",
    "start",
    "end",
    "timing",
    "date",
    "relation",
    "condition",
    "product",
)
"""Fields that a Duty has as its node has them."""


def _duty(graph: MultiDiGraph[str], id: str, marks: Mapping[str, bool]) -> Duty:
    data = graph.nodes[id]
    document = graph.nodes[data["document"]]
    same: dict[str, Any] = {field: data[field] for field in (*_SAME, "rule", "confidence")}
    same |= {role: _parties(graph, data[role], marks) for role in ROLES}
    same |= {f"document_{field}": document[field] for field in ("label", "number", "type", "title", "issuer", "date")}
    after = [other for _, other, edge in graph.out_edges(id, data=True) if edge["kind"] == EdgeKind.LEADS_TO]
    before = [one for one, _, edge in graph.in_edges(id, data=True) if edge["kind"] == EdgeKind.LEADS_TO]
    return Duty(
        id=id,
        document=data["document"],
        **same,
        headings=tuple(data["headings"]),
        periods=tuple(data["periods"]),
        days=tuple((month, day) for month, day in data["days"]),
        due=due_day(data["date"], data["relation"]),
        source=document["source"] or "",
        then=tuple(_step(graph, other, marks) for other in after),
        through=tuple(_step(graph, one, marks) for one in before),
    )


def _parties(graph: MultiDiGraph[str], named: Sequence[Sequence[str | None]], marks: Mapping[str, bool]) -> tuple[PartyRef, ...]:
    return tuple(_party(graph, name or "", body, marks) for name, body in named)


def _party(graph: MultiDiGraph[str], name: str, body: str | None, marks: Mapping[str, bool]) -> PartyRef:
    if body is None:
        return PartyRef(name, None, None)
    agency = graph.nodes[body]
    return PartyRef(name, body, agency["label"], agency["is_class"], marks.get(body, False))


def _step(graph: MultiDiGraph[str], id: str, marks: Mapping[str, bool]) -> Step:
    data = graph.nodes[id]
    actors, recipients = (_parties(graph, data[role], marks) for role in ("actors", "recipients"))
    return Step(id, data["category"], actors, recipients, data["action"], data["quote"], data["start"], data["end"])
