"""What a search is asked and what it answers: plain frozen types."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ingest.document import Category, Period
from ingest.readings import Span


class UnitKind(StrEnum):
    """What an indexed unit is."""

    DOCUMENT = "document"  # the header: number, type, title, issuer
    PROVISION = "provision"
    OBLIGATION = "obligation"


class Reason(StrEnum):
    """Why a hit was found."""

    WORDS = "words"
    ACCENTS = "accents"  # its words agree only once the accents of the question are put back or left out
    MEANING = "meaning"
    NUMBER = "number"
    DUTY = "duty"  # the question asks for duties and this is one with the slots asked for
    PHRASE = "phrase"


class Slot(StrEnum):
    """The parts of a question that were understood; each can be taken out again with `without`."""

    ACCENTS = "accents"
    NUMBER = "number"
    PHRASE = "phrase"
    ACTOR = "actor"  # who must act
    RECIPIENT = "recipient"  # to whom
    CATEGORY = "category"  # what kind of duty
    PERIOD = "period"  # how often
    DUE = "due"  # by when


@dataclass(frozen=True, slots=True)
class Filters:
    """Narrows the units searched. Empty means no limit; values of one field are alternatives, fields add up.

    `types`, `issuers`, `places` are compared without regard to case and accents, `issuers`, `places`, `actors` and
    `recipients` match any name that holds the words given. `documents` are ids; a page that knows what is in force
    passes them here. `date_from` and `date_to` are both inclusive.
    """

    types: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    kinds: tuple[UnitKind, ...] = ()
    documents: frozenset[str] | None = None

    @property
    def active(self) -> bool:
        """Whether anything is narrowed at all."""
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of the question as understood: shown to the person, taken out by passing `slot` in `without`.

    `value` is what it was understood as (`Sở Nội vụ`, `report`, `2024-12-31`), `words` the words of the question.
    """

    slot: Slot
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class DutySlots:
    """A question about duties, ready for the ledger. `asks` holds what is wanted: `actor`, `recipient`, `due`, `action`."""

    actor: str | None = None
    recipient: str | None = None
    category: Category | None = None
    periods: tuple[Period, ...] = ()
    due_before: dt.date | None = None
    due_after: dt.date | None = None
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Understood:
    """The reading of a question.

    `text` is what was searched; `restored` is set where accents were put back (it then equals `text`); `duty` where the
    question asks for duties; `numbers` are the document numbers in it as written (`251/QĐ-BNV`, `qd 251 bnv`).
    """

    asked: str
    text: str
    restored: str | None = None
    numbers: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    duty: DutySlots | None = None
    chips: tuple[Chip, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One unit found.

    `start` and `end` count characters of the document's canonical text, `matches` are the stretches inside it that
    agree with the question, in the same offsets and in order, never overlapping. `score` runs from 0 to 1 and orders
    the hits of one search; it compares to nothing else. `label` names the document for people (`Kế hoạch 26/KH-UBND`).
    `facts` carries what an obligation states: actor, recipient, category, timing (the words). `excerpt` is the stretch
    to show: all of a short unit, of a long one the lines that agree best.
    """

    unit: str
    document: str
    label: str
    title: str | None
    issuer: str | None
    date: str | None
    kind: UnitKind
    path: str
    headings: tuple[str, ...]
    text: str
    start: int
    end: int
    matches: tuple[Span, ...]
    score: float
    reasons: tuple[Reason, ...]
    facts: Mapping[str, str]
    excerpt: Span

    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The excerpt cut at the matches: (words, whether they match), in order; joined they give `excerpt.text`."""
        cut: list[tuple[str, bool]] = []
        at = self.excerpt.start
        for match in self.matches:
            if not self.excerpt.contains(match):
                continue
            if match.start > at:
                cut.append((self.text[at - self.start : match.start - self.start], False))
            cut.append((match.text, True))
            at = match.end
        if at < self.excerpt.end:
            cut.append((self.text[at - self.start : self.excerpt.end - self.start], False))
        return tuple(cut)


@dataclass(frozen=True, slots=True)
class NumberMatch:
    """A document number in the question: the indexed documents that carry it, else those that cite it."""

    number: str
    documents: tuple[str, ...]
    cited_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentGroup:
    """The hits of one document, best first."""

    document: str
    label: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The answer of one search. `hits` are best first. `nothing_fits` says that even the best of them is below the
    floor under which answers are as good as chance; they are then shown as "nearest", not as answers. `facets` counts
    the documents found by `type`, `issuer`, `place`, `year` and the duties by `category`."""

    understood: Understood
    hits: tuple[Hit, ...]
    numbers: tuple[NumberMatch, ...]
    nothing_fits: bool
    facets: Mapping[str, tuple[tuple[str, int], ...]]
    took_ms: float


def group_by_document(hits: Sequence[Hit]) -> tuple[DocumentGroup, ...]:
    """The hits by document, documents in the order of their best hit."""
    grouped: dict[str, list[Hit]] = {}
    for hit in hits:
        grouped.setdefault(hit.document, []).append(hit)
    return tuple(DocumentGroup(document, found[0].label, tuple(found)) for document, found in grouped.items())
