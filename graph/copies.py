"""Near-copies over years and places: what is new in the later one, what it left out, and what was forgotten in copying."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.bodies import PLACE_KINDS
from graph.foreign_places import only_named
from graph.likeness import nearest
from graph.lineage import DocumentRef
from graph.passages import sentences
from graph.schema import Evidence
from ingest.agencies import Context, context_of
from ingest.document import Document
from ingest.folding import fold
from ingest.readings import Span

SAME = 0.6
"""From here on a sentence is a copy of another, with a name or a figure changed at most."""

COPIED = 0.4
"""The share of copied sentences from which on a document is a near-copy of another."""

_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d{2}(?![\d/-])")
_NOT_OWN_YEAR = re.compile(  # giai đoạn 2021 - 2030, so với năm 2021, đến năm 2030
    r"(?:giai đoạn|nhiệm kỳ|so với|đến|từ|trước|sau|ngày|tháng|kết quả|khóa|luật|kỳ)(?: năm)?[^.;,]{0,40}$|[-–/]\s*$",
    re.IGNORECASE,
)
_DUE_YEAR = re.compile(  # trước ngày 30/11/2023, chậm nhất ngày 05-12-2023, trong tháng 6/2023, xong trước quý IV/2023
    r"(?:trước|chậm nhất(?: là)?|xong|vào|đến(?: hết)?|trong)(?: (?:ngày|tháng|quý))? ?"
    r"(?:[0-9]{1,2}[/.-])?(?:[0-9]{1,2}|[IVX]{1,3})[/.-](?P<year>(?:19|20)[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)
_RANGE_AFTER = re.compile(r"\s*[-–]\s*(?:19|20)?\d{2}")
_BEFORE = 48


class Leftover(StrEnum):
    YEAR = "year"  # last year's
    PLACE = "place"  # another province's or district's


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Words of the copy that are right in the other document only. `words` are found at `start..end` of the copy's text;
    `other` is the sentence that it was copied from, None where none is like it."""

    kind: Leftover
    words: str
    start: int
    end: int
    sentence: Evidence
    other: Evidence | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Changed:
    """A sentence that was copied and changed."""

    before: Evidence
    after: Evidence
    measure: float


@dataclass(frozen=True, slots=True)
class Copy:
    """`copy` is the later of the two. `share`: how much of its sentences stand in the other."""

    copy: str
    share: float
    new: tuple[Evidence, ...]
    gone: tuple[Evidence, ...]
    changed: tuple[Changed, ...]
    forgotten: tuple[Forgotten, ...]


def compare_copies(
    one: Document, other: Document, first: DocumentRef, second: DocumentRef, short: Mapping[str, str]
) -> Copy | None:
    """What became of a document that was copied; None where too little of the texts is the same."""
    if first.date and second.date and second.date < first.date:
        one, other, first, second = other, one, second, first
    old, new = sentences(one), sentences(other)
    origin = nearest([span.text for span in new], [span.text for span in old], SAME, short)
    copied = sum(met is not None for met in origin)
    if not new or copied / len(new) < COPIED:
        return None
    kept = {met[0] for met in origin if met is not None}
    forgotten = _Leftovers(one, other, first, second, origin, old, new)
    return Copy(
        copy=second.id,
        share=round(copied / len(new), 3),
        new=tuple(_told(second, span) for span, met in zip(new, origin, strict=True) if met is None),
        gone=tuple(_told(first, span) for at, span in enumerate(old) if at not in kept),
        changed=tuple(
            Changed(_told(first, old[met[0]]), _told(second, span), round(met[1], 3))
            for span, met in zip(new, origin, strict=True)
            if met is not None and _plain(old[met[0]].text) != _plain(span.text)
        ),
        forgotten=tuple(forgotten.find()),
    )


def _told(document: DocumentRef, span: Span) -> Evidence:
    return Evidence(document.id, document.label, span.text, span.start, span.end, "sentence")


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


class _Leftovers:
    def __init__(
        self,
        old: Document,
        copy: Document,
        first: DocumentRef,
        second: DocumentRef,
        origin: Sequence[tuple[int, float] | None],
        before: Sequence[Span],
        after: Sequence[Span],
    ) -> None:
        self.copy, self.first, self.second = copy, first, second
        self.origin, self.before, self.after = origin, before, after
        self.contexts = context_of(old.header, old.text), context_of(copy.header, copy.text)
        self.cited = {
            Leftover.YEAR: [citation.span for citation in copy.citations],
            Leftover.PLACE: only_named(copy),  # the base of another province is left over as its name is
        }

    def find(self) -> Iterator[Forgotten]:
        places = _foreign(*self.contexts)
        for span, met in zip(self.after, self.origin, strict=True):
            source = self.before[met[0]] if met is not None else None
            yield from self._years(span, source)
            for place in places:
                yield from self._places(place, span, source)

    def _years(self, span: Span, source: Span | None) -> Iterator[Forgotten]:
        """The year of the older document in a sentence that was copied with it, by itself or in a day to be kept; ranges,
        comparisons and citations aside."""
        years = self.contexts[0].year, self.contexts[1].year
        if source is None or None in years or years[0] == years[1]:
            return
        own = str(years[0])
        if own not in source.text or str(years[1]) in span.text:
            return
        for match in _YEAR.finditer(span.text):
            before = span.text[max(match.start() - _BEFORE, 0) : match.start()]
            if match[0] == own and not _NOT_OWN_YEAR.search(before) and not _RANGE_AFTER.match(span.text, match.end()):
                yield from self._forgotten(Leftover.YEAR, span, match.start(), match.end(), source, 0.8)
        for due in _DUE_YEAR.finditer(span.text):
            if due["year"] == own:
                yield from self._forgotten(Leftover.YEAR, span, due.start("year"), due.end("year"), source, 0.8)

    def _places(self, place: str, span: Span, source: Span | None) -> Iterator[Forgotten]:
        for match in re.finditer(rf"(?<!\w){re.escape(place)}(?!\w)", span.text):
            sure = 0.9 if source is not None and place in source.text else 0.6
            yield from self._forgotten(Leftover.PLACE, span, match.start(), match.end(), source, sure)

    def _forgotten(
        self, kind: Leftover, span: Span, start: int, end: int, source: Span | None, sure: float
    ) -> Iterator[Forgotten]:
        at, stop = span.start + start, span.start + end
        if any(cited.start < stop and at < cited.end for cited in self.cited[kind]):
            return
        other = _told(self.first, source) if source is not None else None
        yield Forgotten(kind, span.text[start:end], at, stop, _told(self.second, span), other, sure)


def _foreign(old: Context, copy: Context) -> tuple[str, ...]:
    """The names of the older document's own places that are none of the copy's."""
    own = {_bare(place) for place in (copy.place, copy.province, copy.district) if place}
    theirs = (_bare(place) for place in (old.place, old.province, old.district) if place)
    return tuple(dict.fromkeys(place for place in theirs if place and place not in own and not place.isdigit()))


def _bare(place: str) -> str:
    """`thị xã Duyên Hải` -> `Duyên Hải`."""
    kind = next((kind for kind in PLACE_KINDS if place.lower().startswith(f"{kind} ")), None)
    return place[len(kind) + 1 :] if kind else place
