"""What is indexed: a document's header, its provisions, its obligations, each with its words and the headings above."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from graph import identity
from ingest.document import Category, Document, Header, Obligation, Party, Period, Provision, ProvisionKind
from ingest.readings import Span, span_of
from search.results import UnitKind

UNITS_VERSION = 1
"""Grows whenever documents are cut into units in another way."""

MERGED = 350
"""A provision of at most so many characters with all below it is one unit: `a)`, `b)` of one line each say little alone."""

PASSAGE = 1200
"""Characters a passage that is embedded: about 300 tokens of 512, so that headings fit in beside it."""

CONTEXT = 300
"""Characters of headings and titles put before a passage; more would drown the passage itself."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What an obligation states, for filters and for display; empty for other units."""

    category: Category | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    due: str | None = None
    timing: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that can be found. `span` is where it stands; `context` what it is about though its own words don't say
    so (title, headings, lead-in, bodies); `id` stays the same as long as the document's outline does. `passages` are the
    texts that are embedded for it: its words in stretches of at most PASSAGE, each with its context before. `heading` is
    its own, empty where it has none."""

    id: str
    kind: UnitKind
    path: str
    headings: tuple[str, ...]
    span: Span
    context: str
    passages: tuple[str, ...]
    facts: Facts = Facts()
    heading: str = ""


def passages_of(text: str, context: str) -> tuple[str, ...]:
    """`text` cut to the size that the model reads, each stretch with as much of its context before it as helps."""
    before = shorten(context, CONTEXT)
    return tuple(f"{before}\n{piece}" if before else piece for piece in pieces(text))


def units_of(document_id: str, document: Document) -> tuple[Unit, ...]:
    """The units of one document in the order of its text, the header first. Ids begin with `document_id`."""
    title = title_of(document.header)
    found: list[Unit] = []
    header = _header_unit(document_id, document, title)
    if header:
        found.append(header)
    provisions = list(_provision_units(document_id, document, title))
    found.extend(provisions)
    found.extend(_obligation_units(document_id, document, title, provisions))
    return tuple(_distinct(found))


def title_of(header: Header) -> str:
    """`Kế hoạch 26/KH-UBND: Thông tin, tuyên truyền …`, as much of it as the header has."""
    name = " ".join(part for part in (header.type and header.type.value, header.full_number) if part)
    return ": ".join(part for part in (name, header.title and header.title.value) if part)


def label_of(header: Header) -> str:
    """What a document is called everywhere: `Kế hoạch 26/KH-UBND (Ủy ban nhân dân thị xã Duyên Hải, 11/02/2022)`."""
    kind, symbol, issuer = (reading.value if reading else None for reading in (header.type, header.symbol, header.issuer))
    return identity.label_of(kind, header.full_number, symbol, issuer, header.date.value.iso if header.date else None)


def _header_unit(document_id: str, document: Document, title: str) -> Unit | None:
    header = document.header
    readings = (header.number, header.type, header.title, header.issuer, header.place, header.date)
    spans = [reading.span for reading in readings if reading]
    if not spans:
        return None
    limit = header.body.start if header.body else len(document.text)
    start = min(span.start for span in spans)
    end = max((span.end for span in spans if span.end <= limit), default=spans[0].end)
    about = [title, header.issuer.value if header.issuer else ""]
    span, context = span_of(document.text, start, max(end, start)), _join(*about)
    return Unit(document_id, UnitKind.DOCUMENT, "", (), span, context, passages_of(span.text, context), heading=title)


def _provision_units(document_id: str, document: Document, title: str) -> Iterator[Unit]:
    provisions = document.provisions
    taken = 0  # where the last unit that took its children in ends
    for index, piece in enumerate(provisions):
        if piece.span.start < taken:
            continue
        whole = piece.end - piece.span.start <= MERGED or piece.kind is ProvisionKind.ARTICLE
        children = index + 1 < len(provisions) and provisions[index + 1].parent == index
        if whole:
            taken = piece.end
        elif children and _only_heading(piece):
            continue
        end = piece.end if whole else piece.span.end
        span = span_of(document.text, piece.span.start, end)
        if not span.text:
            continue
        headings = document.headings(piece.parent)
        context = _join(title, *headings, _lead_in(document, piece.parent))
        passages = passages_of(span.text, context)
        id = f"{document_id}#{piece.path}"
        yield Unit(id, UnitKind.PROVISION, piece.path, headings, span, context, passages, heading=piece.heading or "")


def _obligation_units(document_id: str, document: Document, title: str, provisions: Sequence[Unit]) -> Iterator[Unit]:
    for duty in document.obligations:
        headings = document.headings(_parent(document, duty.provision))
        context = _join(title, *headings, *_new_names(duty))
        around = next((unit for unit in provisions if _alike(unit.span, duty.span)), None)
        yield Unit(
            f"{document_id}#{duty.path}!",
            UnitKind.OBLIGATION,
            duty.path,
            headings,
            duty.span,
            context,
            around.passages if around else passages_of(duty.span.text, context),
            _facts(duty),
        )


def _alike(provision: Span, duty: Span) -> bool:
    """Whether a duty makes up most of a provision, so that one vector does for both."""
    return provision.contains(duty) and len(duty.text) >= 0.6 * len(provision.text)


def _facts(duty: Obligation) -> Facts:
    timing = duty.timing
    return Facts(
        duty.category,
        _names((*duty.actors, *duty.lead)),
        _names(duty.recipients),
        timing.periods if timing else (),
        timing.date.iso if timing and timing.date else None,
        timing.span.text if timing else None,
    )


def _names(parties: tuple[Party, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.name for party in parties))


def _new_names(duty: Obligation) -> tuple[str, ...]:
    """Bodies of the duty whose whole names its own words don't hold."""
    names = _names((*duty.actors, *duty.recipients))
    return tuple(name for name in names if name not in duty.span.text)


def _parent(document: Document, provision: int | None) -> int | None:
    return None if provision is None else document.provisions[provision].parent


def _only_heading(piece: Provision) -> bool:
    """Whether its words are nothing but its heading, which its children carry along."""
    return bool(piece.heading) and piece.content.text.strip(" .:;") == (piece.heading or "").strip(" .:;")


def _lead_in(document: Document, parent: int | None) -> str:
    """The words of the enclosing bullet (`Tuyên truyền về công tác kiểm soát thủ tục hành chính:`), where it is no heading."""
    if parent is None or document.provisions[parent].heading:
        return ""
    return shorten(document.provisions[parent].content.text, CONTEXT // 2)


def _join(*parts: str) -> str:
    return ". ".join(dict.fromkeys(part.strip(" .:;") for part in parts if part.strip(" .:;")))


def _distinct(units: list[Unit]) -> Iterator[Unit]:
    """The units with ids made different where the outline repeats a path (two lists `a)` after one another)."""
    seen: dict[str, int] = {}
    for unit in units:
        count = seen[unit.id] = seen.get(unit.id, 0) + 1
        yield unit if count == 1 else replace(unit, id=f"{unit.id}~{count}")


_BREAK = re.compile(r"\n+|(?<=[.;:!?])\s+")  # a line, or the end of a sentence or item


def pieces(text: str, size: int = PASSAGE) -> tuple[str, ...]:
    """`text` in stretches of at most `size` characters, cut at lines and sentences, and inside one only where it alone is
    longer than that. Nothing is lost but white space at the cuts."""
    if len(text) <= size:
        return (text,)
    parts: list[str] = []
    at, last = 0, 0  # start of the stretch, last good place to cut
    for end in (*(m.end() for m in _BREAK.finditer(text)), len(text)):
        while end - at > size:
            cut = last if last > at else _word_end(text, at + size)
            parts.append(text[at:cut].strip())
            at = cut
        last = end
    parts.append(text[at:].strip())
    return tuple(part for part in parts if part)


def _word_end(text: str, limit: int) -> int:
    if text[limit : limit + 1].isspace():
        return limit
    space = text.rfind(" ", max(limit - 40, 0), limit)
    return space + 1 if space >= 0 else limit


def shorten(text: str, size: int) -> str:
    """`text`, cut after a whole word where it is longer than `size`."""
    return text if len(text) <= size else text[: _word_end(text, size)].rstrip()
