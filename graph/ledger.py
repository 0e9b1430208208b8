"""The ledger of duties: who must do what for whom, by when, with whom, through what."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from networkx import MultiDiGraph


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
    """The duties that pass the filter, by due day (those without one last), then document and place in it."""
    raise NotImplementedError


def find_agencies(graph: MultiDiGraph[str], name: str) -> tuple[str, ...]:
    """The ids of the bodies that `name` can mean (an id, or a name without regard to accents), classes left out."""
    raise NotImplementedError
