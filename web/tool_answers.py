"""What an assistant's tools answer: small typed objects, each fact with the words that it was read from.

Those that a tool returns have no slots: the MCP SDK takes a slot for a default that no schema can hold.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact stands: `sentence` is `text[start:end]` of the document; `link` is its path on the pages of vanban."""

    document: str
    number: str | None
    label: str
    place: str | None
    sentence: str
    start: int
    end: int
    link: str


@dataclass(frozen=True, slots=True)
class DocumentTold:
    """A document; `in_corpus` is false where it is only cited, which says nothing of whether it exists."""

    id: str
    label: str
    number: str | None
    type: str | None
    title: str | None
    issuer: str | None
    date: str | None
    in_corpus: bool
    link: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage found; `facts` are those of a duty: actor, recipient, timing, category."""

    source: Source
    title: str | None
    issuer: str | None
    date: str | None
    facts: dict[str, str]
    why: list[str]


@dataclass(frozen=True)
class Found:
    """The answer of a search. `nothing_fits`: the passages are only the nearest, no answers."""

    understood: list[str]
    nothing_fits: bool
    numbers: list[DocumentTold]
    passages: list[Passage]


@dataclass(frozen=True, slots=True)
class DutyTold:
    """One duty: who must do what, for whom, when. `due` is an ISO date, `periods` how often."""

    actors: list[str]
    action: str
    recipients: list[str]
    category: str
    when: str
    due: str | None
    periods: list[str]
    condition: str | None
    product: str | None
    confidence: float
    source: Source


@dataclass(frozen=True)
class Duties:
    """A stretch of the ledger: `total` duties fit, those from `offset` on are told; `next_offset` where there are more."""

    total: int
    offset: int
    next_offset: int | None
    duties: list[DutyTold]


@dataclass(frozen=True, slots=True)
class Relative:
    """A line of a lineage: a document, how it stands to the one above it, and the sentences that say so.

    `parent` is the index of the line above, null directly below the document asked for; `ambiguous`: the words may mean another.
    """

    depth: int
    parent: int | None
    document: DocumentTold
    relations: list[str]
    ambiguous: bool
    sources: list[Source]


@dataclass(frozen=True)
class Traced:
    """`up`: what the document rests on. `down`: what rests on it."""

    document: DocumentTold
    up: list[Relative]
    down: list[Relative]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that does not fit, with its sentences."""

    severity: str
    rule: str
    document: DocumentTold
    message: str
    sources: list[Source]


@dataclass(frozen=True, slots=True)
class InForceTold:
    """Whether a document is in force on a day, as far as the documents that were read tell; `words` say why."""

    on: str
    force: str
    words: list[str]
    limit: str
    sources: list[Source]


@dataclass(frozen=True)
class Checked:
    """`total` troubles were found, the first are told; `in_force` where one document was asked about."""

    total: int
    troubles: list[Trouble]
    in_force: InForceTold | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a document: `place` can be asked for."""

    place: str
    words: str


@dataclass(frozen=True)
class Text:
    """A document or one of its provisions as it reads. `next_start` where there is more of it; `said` are sentences of others
    about a document that is only cited."""

    document: DocumentTold
    place: str | None
    headings: list[str]
    text: str
    start: int
    end: int
    next_start: int | None
    outline: list[Heading]
    said: list[Source]
