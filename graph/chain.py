"""The chain of reports (chuỗi báo cáo): who reports to whom up the levels, when, and where the days of two levels clash."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.calendar import ENDS, Basis, Due, Ends, expand
from graph.duty_index import DutyIndex, duty_index
from graph.ledger import Duty, PartyRef
from graph.render import quoted
from graph.resting import bases_of
from graph.who import find_agencies
from graph.words import Lang
from ingest.document import Category, PartialDate
from ingest.errors import VanbanError
from ingest.folding import fold

if TYPE_CHECKING:
    from networkx import MultiDiGraph

DEEPEST = 6
"""Steps upwards that are followed; no report is passed on more often."""

NEAR = dt.timedelta(days=31)
"""Days of two levels farther apart than this are of different reports."""


_SENDING = re.compile(r"\b(?:gui|nop|bao cao)\b")  # xây dựng kế hoạch của địa phương, gửi Sở Thông tin và Truyền thông


class UnknownAgency(VanbanError):
    """A name that no body of the store has."""


class ClashKind(StrEnum):
    NO_TIME = "no_time"  # both on one day
    TOO_LATE = "too_late"  # the superior's day comes before the subordinate's own


@dataclass(frozen=True, slots=True)
class BodyRef:
    """A body as it is shown; `id` is None where the words name no body of the graph."""

    id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a report upwards: from `sender` to `receiver`, with the duties that say so.

    `passed_on`: the same sentence that brings the report to the sender has it sent on. `again`: the receiver stands higher up
    already, and its own steps are not told twice.
    """

    sender: BodyRef
    receiver: BodyRef
    duties: tuple[Duty, ...]
    passed_on: bool
    again: bool
    above: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """`lower` brings a body what it must send on by `upper`, on the same subject: in one sentence, in one document, or in a
    document that rests on the other. `assumed`: one of the two days is the end of a period, taken for granted."""

    kind: ClashKind
    lower: Duty
    upper: Duty
    lower_day: dt.date
    upper_day: dt.date
    assumed: bool


@dataclass(frozen=True, slots=True)
class Chain:
    """Who reports to `body`, and the ways of its own reports upwards."""

    body: BodyRef
    below: tuple[Rung, ...]
    above: tuple[Rung, ...]
    clashes: tuple[Clash, ...]


def link(party: PartyRef) -> BodyRef:
    return BodyRef(party.agency, party.whole or party.name)


def reports(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """The duties to report that say to whom, and the plans that must be sent to somebody who may have to sum them up."""
    return tuple(duty for duty in duties if duty.recipients and duty.actors and _is_sent(duty))


def _is_sent(duty: Duty) -> bool:
    return duty.category == Category.REPORT or (
        duty.category == Category.PLAN and bool(duty.then or _SENDING.search(fold(duty.action or duty.quote)))
    )


def report_chains(graph: MultiDiGraph[str], agency: str, ends: Ends = ENDS) -> tuple[Chain, ...]:
    """The chain of each body that `agency` (an id, or a name as people type it) can mean and that has a part in reports.

    Raises UnknownAgency where the name means nobody.
    """
    ids = find_agencies(graph, agency)
    if not ids:
        raise UnknownAgency(f"Không thấy cơ quan nào tên “{agency}”: hãy viết đầy đủ hơn hoặc đúng như trong văn bản.")
    index = duty_index(graph)
    found = (_chain_of(graph, id, index, ends) for id in ids)
    return tuple(chain for chain in found if chain.below or chain.above)


def _chain_of(graph: MultiDiGraph[str], id: str, index: DutyIndex, ends: Ends) -> Chain:
    body = BodyRef(id, str(graph.nodes[id]["label"]))

    def owed(one: str) -> Sequence[Duty]:
        return index.owed(graph, one)

    below = _received(body, reports(index.received(graph, id)))
    on = {step.id for rung in below for duty in rung.duties for step in duty.then}
    above = tuple(replace(rung, passed_on=any(duty.id in on for duty in rung.duties)) for rung in chain(body, owed, index.by_id))
    pairs = [(below, up) for up in above]
    pairs += [((rung,), up) for _, rung in _climb(above) for up in rung.above]
    rest = _Rest(graph)
    found = (
        clash
        for rungs, up in pairs
        for upper in up.duties
        for clash in _clashes([lower for rung in rungs for lower in rung.duties], upper, rest, ends)
    )
    return Chain(body, below, above, tuple(dict.fromkeys(found)))


def _received(body: BodyRef, duties: Iterable[Duty]) -> tuple[Rung, ...]:
    by_sender: dict[BodyRef, list[Duty]] = {}
    for duty in duties:
        for sender in dict.fromkeys(link(party) for party in duty.actors):
            if sender != body:
                by_sender.setdefault(sender, []).append(duty)
    return tuple(Rung(sender, body, tuple(held), False, False, ()) for sender, held in by_sender.items())


def chain(body: BodyRef, owed: Callable[[str], Sequence[Duty]], by_id: Mapping[str, Duty]) -> tuple[Rung, ...]:
    """The ways of a body's reports upwards. `owed` gives what a body must do, also as one of a class, `by_id` any duty.

    A receiver is followed where it passes the report on in the same sentence, and where it has reports of its own to make.
    """
    seen = {body}
    return _rungs(body, reports(owed(body.id) if body.id else ()), frozenset(), owed, by_id, seen, 1)


def _rungs(
    body: BodyRef,
    sent: Sequence[Duty],
    passing: frozenset[str],
    owed: Callable[[str], Sequence[Duty]],
    by_id: Mapping[str, Duty],
    seen: set[BodyRef],
    depth: int,
) -> tuple[Rung, ...]:
    by_receiver: dict[BodyRef, list[Duty]] = {}
    for duty in sent:
        for receiver in dict.fromkeys(link(party) for party in duty.recipients):
            if receiver != body:
                by_receiver.setdefault(receiver, []).append(duty)
    fresh = {receiver for receiver in by_receiver if receiver not in seen}
    seen |= fresh
    found: list[Rung] = []
    for receiver, duties in by_receiver.items():
        above: tuple[Rung, ...] = ()
        if receiver in fresh and depth < DEEPEST:
            on = {step.id: by_id[step.id] for duty in duties for step in duty.then if step.id in by_id}
            own = {duty.id: duty for duty in owed(receiver.id)} if receiver.id else {}
            above = _rungs(receiver, reports((on | own).values()), frozenset(on), owed, by_id, seen, depth + 1)
        passed_on = any(duty.id in passing for duty in duties)
        found.append(Rung(body, receiver, tuple(duties), passed_on, receiver not in fresh, above))
    return tuple(found)


def steps(found: Chain) -> tuple[tuple[int, Rung], ...]:
    """All steps with their level: -1 below the body, 1 for its own reports, 2 for those of who receives them, and so on."""
    return (*((-1, rung) for rung in found.below), *_climb(found.above))


def _climb(rungs: Iterable[Rung], level: int = 1) -> Iterator[tuple[int, Rung]]:
    for rung in rungs:
        yield level, rung
        yield from _climb(rung.above, level + 1)


class _Rest:
    """Which documents rest on which, over any number of steps."""

    def __init__(self, graph: MultiDiGraph[str]) -> None:
        self.graph = graph
        self.known: dict[str, frozenset[str]] = {}

    def on(self, document: str) -> frozenset[str]:
        """The documents that `document` rests on, and itself."""
        held = self.known.get(document)
        if held is None:
            met, queue = {document}, [document]
            while queue:
                for upper in bases_of(self.graph, queue.pop()):
                    if upper not in met:
                        met.add(upper)
                        queue.append(upper)
            held = self.known[document] = frozenset(met)
        return held


def _clashes(lowers: Iterable[Duty], upper: Duty, rest: _Rest, ends: Ends) -> Iterator[Clash]:
    """What comes too late for `upper`; nothing where something on the subject comes in time, as that may be what is meant."""
    related = [lower for lower in lowers if lower.id != upper.id and upper.document in rest.on(lower.document)]
    for year in sorted({year for lower in related for year in _years(lower, upper)}):
        days = [(lower, expand(lower, year, ends)) for lower in related if year in _years(lower, upper)]
        for up in expand(upper, year, ends):
            if any(up.day - NEAR <= due.day < up.day for _, below in days for due in below):
                continue
            for lower, below in days:
                clash = _clash(below, up, passed_on=any(step.id == upper.id for step in lower.then))
                if clash is not None:
                    yield Clash(clash[0], lower, upper, clash[1].day, up.day, clash[1].assumed or up.assumed)
                    return


def _years(lower: Duty, upper: Duty) -> tuple[int, ...]:
    """The years of the days that are set; of rhythms alone the first whole year."""
    set_in = sorted({duty.due.year for duty in (lower, upper) if duty.due})
    if set_in:
        return tuple(set_in)
    dates = [PartialDate.parse(duty.document_date).year for duty in (lower, upper) if duty.document_date]
    return (max(dates) + 1,) if dates else ()


def _clash(below: Sequence[Due], up: Due, *, passed_on: bool) -> tuple[ClashKind, Due] | None:
    """Against the superior's day the nearest of the subordinate's; where both are assumed nothing is known, and an assumed day
    tells only of the same rhythm. Of what one sentence passes on, two days that it sets are of one report however far apart."""

    def of_one(due: Due) -> bool:
        return abs(due.day - up.day) <= NEAR or (passed_on and due.basis is up.basis is Basis.DATE)

    near = [due for due in below if of_one(due) and _comparable(due, up)]
    if not near or any(due.day < up.day for due in near):
        return None
    first = min(near, key=lambda due: due.day)
    return (ClashKind.NO_TIME if first.day == up.day else ClashKind.TOO_LATE), first


def _comparable(lower: Due, upper: Due) -> bool:
    if not (lower.assumed or upper.assumed):
        return True
    told, other = set(lower.duty.periods), set(upper.duty.periods)
    return lower.assumed != upper.assumed and (not told or not other or bool(told & other))


def clash_words(clash: Clash, lang: Lang) -> str:
    """What clashes, in one sentence, with both days and documents."""
    vi = lang == "vi"
    lower, upper = (PartialDate(d.year, d.month, d.day).show(lang) for d in (clash.lower_day, clash.upper_day))
    who, middle = (", ".join(link(party).name for party in parties) for parties in (clash.lower.actors, clash.upper.actors))
    same = clash.kind is ClashKind.NO_TIME
    of, by = clash.lower.document_label, clash.upper.document_label
    if vi:
        told = "cùng ngày, không còn thời gian tổng hợp" if same else "cấp trên đòi trước khi cấp dưới phải nộp"
        words = f"{who} nộp {lower} ({of}); {middle} phải báo cáo lên {upper} ({by})"
        return f"{words}: {told}{' (có ngày là giả định)' if clash.assumed else ''}."
    told = "the same day, which leaves no time" if same else "the superior's day comes first"
    words = f"{who} reports by {lower} ({of}); {middle} must report up by {upper} ({by})"
    return f"{words}: {told}{' (a day is assumed)' if clash.assumed else ''}."


_MERMAID = str.maketrans({'"': "#quot;", "#": "#35;", "<": "#lt;", ">": "#gt;", "\n": " ", "`": "#96;", "|": "#124;"})


def to_mermaid(found: Iterable[Chain], cycle: Callable[[Duty], str], now: Mapping[str, str] | None = None) -> str:
    """A Mermaid flowchart from below upwards, a node a body; `cycle` says when a duty is due, `now` by the name of a body what
    became of it."""
    nodes, edges = _drawn(found, cycle, now or {})
    rows = ["flowchart BT", *(f'  {node}["{words.translate(_MERMAID)}"]' for node, words in nodes.values())]
    for sender, receiver, words in edges:
        arrow = f'-- "{words.translate(_MERMAID)}" -->' if words else "-->"
        rows.append(f"  {nodes[sender][0]} {arrow} {nodes[receiver][0]}")
    return "\n".join(dict.fromkeys(rows)) + "\n"


def to_dot(found: Iterable[Chain], cycle: Callable[[Duty], str], now: Mapping[str, str] | None = None) -> str:
    """The same as a graph for Graphviz."""
    nodes, edges = _drawn(found, cycle, now or {})
    rows = ["digraph reports {", "  rankdir=BT;", "  node [shape=box];"]
    rows += (f"  {node} [label={quoted(words)}];" for node, words in nodes.values())
    rows += (f"  {nodes[a][0]} -> {nodes[b][0]} [label={quoted(words)}];" for a, b, words in edges)
    return "\n".join((*dict.fromkeys(rows), "}")) + "\n"


def _drawn(
    found: Iterable[Chain], cycle: Callable[[Duty], str], now: Mapping[str, str]
) -> tuple[dict[BodyRef, tuple[str, str]], list[tuple[BodyRef, BodyRef, str]]]:
    """The name and the words of each body's node, and the ends and words of each edge."""
    told = list(dict.fromkeys(rung for each in found for _, rung in steps(each)))
    bodies = dict.fromkeys(end for rung in told for end in (rung.sender, rung.receiver))
    shown = {body: f"{body.name} ({now[body.name]})" if body.name in now else body.name for body in bodies}
    nodes = {body: (f"n{at}", shown[body]) for at, body in enumerate(bodies)}
    return nodes, [
        (rung.sender, rung.receiver, "; ".join(dict.fromkeys(due for duty in rung.duties if (due := cycle(duty)))))
        for rung in told
    ]
