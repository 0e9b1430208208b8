"""The chain of reports (chuỗi báo cáo): who reports to whom up the levels, when, and where the days of two levels clash."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.calendar import ENDS, Ends
from graph.clashes import Clash, find_clashes
from graph.duty_index import DutyIndex, duty_index
from graph.ledger import Duty, PartyRef
from graph.render import quoted
from graph.who import find_agencies, match_agencies
from ingest.document import Category
from ingest.errors import VanbanError
from ingest.folding import fold

if TYPE_CHECKING:
    from networkx import MultiDiGraph

DEEPEST = 6
"""Steps upwards that are followed; no report is passed on more often."""

_SENDING = re.compile(r"\b(?:gui|nop|bao cao)\b")  # xây dựng kế hoạch của địa phương, gửi Sở Thông tin và Truyền thông


class UnknownAgency(VanbanError):
    """A name that no body of the store has."""


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
class Chain:
    """Who reports to `body`, and the ways of its own reports upwards."""

    body: BodyRef
    below: tuple[Rung, ...]
    above: tuple[Rung, ...]
    clashes: tuple[Clash, ...]


def link(party: PartyRef) -> BodyRef:
    return BodyRef(party.agency, party.whole or party.name)


def reports(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """The duties to report that say to whom, the plans that must be sent to somebody, and what another body's report comes of in
    the same sentence (`tham mưu UBND tỉnh báo cáo Bộ Tư pháp`)."""
    return tuple(duty for duty in duties if duty.recipients and duty.actors and _is_sent(duty))


def _is_sent(duty: Duty) -> bool:
    if duty.category == Category.REPORT or any(step.category == Category.REPORT for step in duty.then):
        return True
    return duty.category == Category.PLAN and _SENDING.search(fold(duty.action or duty.quote)) is not None


def report_chains(graph: MultiDiGraph[str], agency: str, ends: Ends = ENDS) -> tuple[Chain, ...]:
    """The chain of each body that `agency` (an id, or a name as people type it) can mean and that has a part in reports; of one
    that no document names itself, the chains of the classes that take it in.

    Raises UnknownAgency where the name means nobody.
    """
    ids = find_agencies(graph, agency) or tuple(sorted(match_agencies(graph, agency)))
    if not ids:
        raise UnknownAgency(
            f"Không thấy cơ quan nào tên “{agency}”: hãy viết đầy đủ hơn hoặc đúng như trong văn bản.",
            f"No body called “{agency}” was found: write its name in full, or as documents do.",
        )
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
    pairs = _meeting([duty for rung in below for duty in rung.duties], above)
    return Chain(body, below, above, find_clashes(graph, pairs, ends))


def _meeting(lowers: Sequence[Duty], above: Sequence[Rung]) -> Iterator[tuple[Sequence[Duty], Duty]]:
    """Each duty of the steps above with those that bring in what it sends on: of a step without a day of its own, which one
    sentence passes on (`tham mưu UBND tỉnh báo cáo Bộ`), those of the step below it too."""
    for up in above:
        for upper in up.duties:
            yield lowers, upper
        timeless = {step.id for duty in up.duties if duty.timing is None for step in duty.then}
        for rung in up.above:
            through = lowers if any(duty.id in timeless for duty in rung.duties) else ()
            yield from _meeting((*through, *up.duties), (rung,))


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
