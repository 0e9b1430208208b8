"""What an address asks for: parameters read into filters, and addresses made from them. Shared by the pages and the API."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from flask import abort, current_app, g, request
from werkzeug.datastructures import MultiDict

from graph.ledger import Duty, LedgerFilter
from graph.schema import NodeKind
from ingest.document import Category, Period
from ingest.errors import VanbanError
from search.results import Filters, Slot, UnitKind
from web.labels import Lang, both

if TYPE_CHECKING:
    from web.library import Library
    from web.snapshot import Snapshot

Arguments = MultiDict[str, str]
Kind = TypeVar("Kind", bound=StrEnum)

LONGEST_WORDS = 1_000
"""Characters of a field; a question of a person is shorter."""


class Answer(StrEnum):
    YES = "yes"
    NO = "no"


class WrongField(VanbanError):
    """A parameter of the address that can't be understood."""


def library() -> Library:
    found: Library = current_app.extensions["library"]
    return found


def snapshot() -> Snapshot:
    """The state of the store, the same one for the whole of a request."""
    if "snapshot" not in g:
        g.snapshot = library().snapshot()
    found: Snapshot = g.snapshot
    return found


def snapshot_with(id: str, kind: NodeKind) -> Snapshot:
    """The present state, in which there is a node of that kind; 404 otherwise."""
    state = snapshot()
    if id not in state.graph or state.graph.nodes[id].get("kind") != kind:
        abort(404)
    return state


def lang() -> Lang:
    found: Lang = g.get("lang", "vi")
    return found


def words(name: str, arguments: Arguments | None = None) -> str | None:
    """A parameter without white space around it; None where it is blank."""
    return _one_line((request.args if arguments is None else arguments).get(name, "")) or None


_UNSEEN = dict.fromkeys((0, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), " ")
"""Letters that nobody types: NUL, and those that turn the writing about, by which an address could have a page misread."""


def _one_line(value: str) -> str:
    return " ".join(value[:LONGEST_WORDS].translate(_UNSEEN).split())


def today() -> dt.date:
    """The day that counts as today: of this machine, unless the application is told another."""
    told: dt.date | None = current_app.config.get("TODAY")
    return told or dt.date.today()


def day(name: str) -> dt.date | None:
    """A day as `2024-12-31` or `31/12/2024`; raises WrongField for anything else."""
    value = words(name)
    if value is None:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"):
        try:
            return dt.datetime.strptime(value, form).date()
        except ValueError:
            continue
    raise WrongField(*both("problem.day", value=value))


def one_of(name: str, kinds: type[Kind]) -> Kind | None:
    """A value of an enumeration; raises WrongField where it has no such value."""
    value = words(name)
    if value is None:
        return None
    try:
        return kinds(value)
    except ValueError:
        raise WrongField(*both("problem.choice", value=value, choices=", ".join(kinds))) from None


def number(name: str, default: int, least: int, most: int, arguments: Arguments | None = None) -> int:
    """A whole number, held within its bounds; raises WrongField where it is none."""
    value = words(name, arguments)
    if value is None:
        return default
    try:
        return min(max(int(value), least), most)
    except ValueError:
        raise WrongField(*both("problem.number", value=value)) from None


def several(name: str) -> tuple[str, ...]:
    """All values of a repeated parameter."""
    return tuple(value for raw in request.args.getlist(name)[:50] if (value := _one_line(raw)))


def search_filters() -> Filters:
    kind = one_of("kind", UnitKind)
    category = one_of("category", Category)
    return Filters(
        types=several("type"),
        issuers=several("issuer"),
        places=several("place"),
        date_from=day("from"),
        date_to=day("to"),
        actors=several("actor"),
        recipients=several("recipient"),
        categories=(category,) if category else (),
        kinds=(kind,) if kind else (),
        documents=_by_force(one_of("in_force", Answer)),
    )


def _by_force(wanted: Answer | None) -> frozenset[str] | None:
    """The documents of the store that nothing known has replaced or repealed, or those others; None for all."""
    if wanted is None:
        return None
    state = snapshot()
    ended = frozenset(state.by_id) & state.ended
    return frozenset(state.by_id) - ended if wanted is Answer.YES else ended


def narrowed_by(name: str, value: str) -> dict[str, str]:
    """The parameters that narrow a search to one value of a facet; a year is a stretch of days."""
    return {"from": f"{value}-01-01", "to": f"{value}-12-31"} if name == "year" else {name: value}


def taken_out() -> tuple[Slot, ...]:
    """The parts of the reading of a question that the person removed."""
    known = {str(slot): slot for slot in Slot}
    return tuple(known[value] for value in several("without") if value in known)


@dataclass(frozen=True, slots=True)
class LedgerAsk:
    """What the page of duties is asked: the ledger's filter, the periods kept, and the order."""

    wanted: LedgerFilter
    period: Period | None
    order: str
    group: str | None

    @property
    def narrowed(self) -> bool:
        return self.wanted != LedgerFilter() or self.period is not None


ORDERS = ("timing", "next", "past", "actor", "recipient", "document")
"""`next`: by the next day on which it is due, from today on; what is not due within this year and the next is left out.
`past`: by the last day on which it was due, the latest first; what was not due in this year or the one before is left out."""
GROUPS = ("actor", "recipient", "document", "category")
"""By what the rows of the ledger can stand together."""


def ledger_ask() -> LedgerAsk:
    periodic = {"yes": True, "no": False}.get(words("periodic") or "")
    order, group = words("order"), words("group")
    return LedgerAsk(
        wanted=LedgerFilter(
            actor=words("actor"),
            recipient=words("recipient"),
            category=one_of("category", Category),
            due_before=day("due_before"),
            due_after=day("due_after"),
            periodic=periodic,
            document=words("document"),
        ),
        period=one_of("period", Period),
        order=order if order in ORDERS else "timing",
        group=group if group in GROUPS else None,
    )


def ask_ledger(ask: LedgerAsk, state: Snapshot) -> tuple[Duty, ...]:
    """The duties asked for, in the order asked for, those of one group together."""
    found = state.asked(ask.wanted)
    if ask.period is not None:
        found = tuple(duty for duty in found if ask.period in duty.periods)
    if ask.order == "next":
        coming = state.coming(today())
        found = tuple(sorted((duty for duty in found if duty.id in coming), key=lambda duty: coming[duty.id].day))
    elif ask.order == "past":
        past = state.past(today())
        found = tuple(sorted((duty for duty in found if duty.id in past), key=lambda duty: past[duty.id].day, reverse=True))
    elif ask.order != "timing":
        found = tuple(sorted(found, key=_SORTED_BY[ask.order]))
    if ask.group == "document":
        found = tuple(sorted(found, key=lambda duty: duty.document))
    elif ask.group is not None:
        found = tuple(sorted(found, key=_SORTED_BY[ask.group]))
    return found


_SORTED_BY: dict[str, Callable[[Duty], Any]] = {
    "actor": lambda duty: [party.name.casefold() for party in duty.actors],
    "recipient": lambda duty: (not duty.recipients, [party.name.casefold() for party in duty.recipients]),
    "document": lambda duty: (duty.document, duty.start),
    "category": lambda duty: duty.category,
}


def with_changes(changes: Mapping[str, object | None], arguments: Arguments | None = None) -> dict[str, Any]:
    """The parameters of this address with some set, or taken out where None; blank ones left off."""
    kept = {name: [v for v in values if v] for name, values in (request.args if arguments is None else arguments).lists()}
    for name, value in changes.items():
        kept[name] = [] if value is None else [str(value)]
    return {name: values for name, values in kept.items() if values}
