"""A Document in the gold format: what a careful clerk would write down, for people and for the scorer."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from ingest.document import Citation, Document, Header, Obligation, Party, Relation, Timing
from ingest.markup import modern
from ingest.readings import Reading, Span, T


def to_gold(document: Document) -> dict[str, Any]:
    """One JSON-ready object: header, citations, relations, obligations.

    Each `quote` is copied from the file with its white space folded; a citation's `occurrence` counts from 1 where the same
    quote stands more than once. Beside the format's own keys each fact carries `span` (offsets in the canonical text), `rule` and
    `confidence`.
    """
    quotes = _Quotes(document)
    return {
        "doc": PurePath(document.source.path).stem,
        "header": header_to_gold(document.header),
        "citations": [_citation(f"c{i}", c, quotes) for i, c in enumerate(document.citations, 1)],
        "relations": [_relation(r, quotes) for r in document.relations],
        "obligations": [_obligation(f"o{i}", o, quotes) for i, o in enumerate(document.obligations, 1)],
    }


def header_to_gold(header: Header) -> dict[str, Any]:
    """The header's values alone, blank ones as null."""
    signer = _value(header.signer)
    date = _value(header.date)
    return {
        "number": _value(header.number),
        **({"year": header.year.value} if header.year else {}),
        "symbol": _value(header.symbol),
        "type": _value(header.type),
        "title": _value(header.title),
        "issuer": _value(header.issuer),
        "place": _value(header.place),
        "date": date.iso if date else None,
        "signer": {"name": signer.name, "position": signer.position, "capacity": signer.capacity} if signer else None,
        "addressees": [a.value for a in header.addressees],
        "recipients": [{"name": r.value.name, "purpose": r.value.purpose} for r in header.recipients],
    }


def _value(reading: Reading[T] | None) -> T | None:
    return reading.value if reading else None


class _Quotes:
    """The words of spans as the file has them, and which occurrence of those words a span is."""

    def __init__(self, document: Document) -> None:
        self._document = document
        wanted = {self.quote(citation.span) for citation in document.citations}
        self._starts = _occurrences(" ".join(document.raw.split()), wanted)
        # Raw offsets of the words' characters, in step with the folded text.
        self._folded_at = _folded_offsets(document.raw)

    def quote(self, span: Span) -> str:
        return " ".join(self._document.raw_text(span).split())

    def names(self, parties: Iterable[Party]) -> list[str]:
        """Names with the tone marks where the file has them (`Phòng Văn hoá`)."""
        return [self._written(party) for party in parties]

    def _written(self, party: Party) -> str:
        older = {modern(word): word for word in _WORD.findall(self._document.raw_text(party.span)) if modern(word) != word}
        return _WORD.sub(lambda word: older.get(word[0], word[0]), party.name) if older else party.name

    def occurrence(self, span: Span) -> int:
        start = self._folded_at[self._document.map.to_raw(span.start, span.end)[0]]
        return max(bisect_right(self._starts[self.quote(span)], start), 1)


_WORD = re.compile(r"[^\W\d_]+")
_PREFIX = 12


def _occurrences(text: str, quotes: set[str]) -> dict[str, list[int]]:
    """Where each quote begins in `text`, at word starts, in one pass: quotes are looked up by their prefix and length."""
    lengths: dict[str, set[int]] = {}
    for quote in quotes:
        lengths.setdefault(quote[:_PREFIX], set()).add(len(quote))
    found: dict[str, list[int]] = {quote: [] for quote in quotes}
    short = sorted({len(prefix) for prefix in lengths if len(prefix) < _PREFIX})
    for match in re.finditer(r"\b\w|[^\w\s]", text):
        at = match.start()
        for size in (*short, _PREFIX):
            for length in lengths.get(text[at : at + size], ()):
                words = text[at : at + length]
                if words in found:
                    found[words].append(at)
    return found


def _folded_offsets(raw: str) -> list[int]:
    """For each character of `raw` its offset once runs of white space are one space and the ends are stripped."""
    offsets: list[int] = []
    length = 0
    for part in re.finditer(r"\s+|\S+", raw):
        words = part.group()
        if words.isspace():
            offsets.extend([length] * len(words))
            length += 1 if length else 0
        else:
            offsets.extend(range(length, length + len(words)))
            length += len(words)
    return offsets


def _citation(number: str, citation: Citation, quotes: _Quotes) -> dict[str, Any]:
    return {
        "id": number,
        "quote": quotes.quote(citation.span),
        "occurrence": quotes.occurrence(citation.span),
        "type": citation.type,
        "number": citation.number.text if citation.number else None,
        "date": citation.date.iso if citation.date else None,
        "issuer": citation.issuer,
        "title": citation.title,
        "pinpoint": citation.pinpoint,
        "key": citation.key,
        **_trace(citation.span, citation.rule, citation.confidence),
    }


def _relation(relation: Relation, quotes: _Quotes) -> dict[str, Any]:
    return {
        "from": relation.source,
        "relation": relation.kind.value,
        "to": relation.target,
        "quote": quotes.quote(relation.span),
        **_trace(relation.span, relation.rule, relation.confidence),
    }


_OFFICE = re.compile(r"(?:phòng|cục|chi cục|vụ|ban|văn phòng|trung tâm) ", re.IGNORECASE)


def _received(duty: Obligation, quotes: _Quotes) -> tuple[list[str], list[str]]:
    """Who gets it, an office that stands in brackets behind its body with it as the text has them (`Bộ Y tế (Cục Quản lý Khám,
    chữa bệnh)`), and through whom else."""
    recipients, via = quotes.names(duty.recipients), quotes.names(duty.via)
    inside: set[int] = set()
    for i, one in enumerate(duty.recipients):
        for j, office in enumerate(duty.via):
            kind = _OFFICE.match(via[j])
            apart = kind is not None and not recipients[i].casefold().startswith(kind.group().casefold())
            if apart and office.span.start == one.span.end + len(" ("):
                recipients[i] = f"{recipients[i]} ({via[j]})"
                inside.add(j)
    return recipients, [name for j, name in enumerate(via) if j not in inside]


def _obligation(number: str, duty: Obligation, quotes: _Quotes) -> dict[str, Any]:
    recipients, via = _received(duty, quotes)
    return {
        "id": number,
        "quote": quotes.quote(duty.span),
        "path": duty.path,
        "actors": quotes.names(duty.actors),
        "actor_from": duty.actor_from.value,
        "modality": duty.modality.value,
        "action": duty.action,
        "category": duty.category.value,
        "lead": quotes.names(duty.lead),
        "coactors": quotes.names(duty.coactors),
        "recipients": recipients,
        "via": via,
        "timing": _timing(duty.timing, quotes) if duty.timing else None,
        "condition": quotes.quote(duty.condition) if duty.condition else None,
        "product": quotes.quote(duty.product) if duty.product else None,
        **_trace(duty.span, duty.rule, duty.confidence),
    }


def _timing(timing: Timing, quotes: _Quotes) -> dict[str, Any]:
    return {
        "periods": [p.value for p in timing.periods],
        "date": timing.date.iso if timing.date else None,
        "relation": timing.relation.value if timing.relation else None,
        "days": [f"{month:02d}-{day:02d}" for month, day in timing.days],
        "text": quotes.quote(timing.span),
    }


def _trace(span: Span, rule: str, confidence: float) -> dict[str, Any]:
    return {"span": [span.start, span.end], "rule": rule, "confidence": confidence}
