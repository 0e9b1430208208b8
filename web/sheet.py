"""The text of a document as its page shows it: whole, or of a long one the stretch asked for, with the facts read there."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.ledger import Duty
from web.document_view import CitationFact, citation_facts, marks
from web.duty_rows import duty_anchor
from web.present import Mark
from web.reading import Layout, Line, lines
from web.snapshot import Snapshot
from web.stretches import stretch_of, stretches

_STRETCH = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Lines with their marks and the facts behind these; `number` of `count` is the stretch shown, from 1."""

    lines: tuple[Line, ...]
    citations: tuple[CitationFact, ...]
    duties: tuple[Duty, ...]
    number: int
    count: int

    @property
    def long(self) -> bool:
        """Whether the text is shown stretch by stretch."""
        return self.count > 1


def asked_mark(asked: str, length: int) -> tuple[Mark, ...]:
    """The stretch that an address asks to mark (`120-340`), if a text of so many characters has it."""
    found = _STRETCH.fullmatch(asked)
    if not found:
        return ()
    start, end = int(found[1]), int(found[2])
    return (Mark(start, end, "hit", "mark"),) if start < end <= length else ()


def place_of(layout: Layout, duties: Sequence[Duty], anchor: str) -> int | None:
    """Where in the text the provision, duty or citation stands that an anchor names; None where there is none."""
    citations = layout.document.citations
    if re.fullmatch(r"c[1-9]\d{0,6}", anchor) and int(anchor[1:]) <= len(citations):
        return citations[int(anchor[1:]) - 1].span.start
    provisions = (provision.span.start for provision, name, _ in layout.starting if name == anchor)
    return (
        next(provisions, None) if anchor.startswith("p-") else next((d.start for d in duties if duty_anchor(d) == anchor), None)
    )


def make_sheet(
    layout: Layout,
    id: str,
    state: Snapshot,
    number: int,
    asked: Sequence[Mark],
    pages: Sequence[int],
    address: Callable[[str], str],
    row: Callable[[Duty], str],
) -> Sheet:
    """One stretch of a text; `asked` are more marks, `pages` the offsets where the pages of the original begin. `address` is that
    of a document, `row` that of a duty's row."""
    cut = stretches(layout)
    top, bottom = layout.stretch(cut[number - 1])
    numbered = enumerate(state.duties_by_document.get(id, ()), 1)
    duties = tuple((n, duty) for n, duty in numbered if duty.start < bottom and duty.end > top)
    citations = citation_facts(layout.document, id, state.graph, state.reference, top, bottom)
    woven = (*marks(citations, duties, address, row), *asked)
    return Sheet(lines(layout, woven, pages, cut[number - 1]), citations, tuple(duty for _, duty in duties), number, len(cut))


def asked_stretch(layout: Layout, duties: Sequence[Duty], number: int, anchor: str, mark: Sequence[Mark]) -> int:
    """The number of the stretch to show: that of the place to mark or of what the anchor names, else `number`."""
    cut = stretches(layout)
    place = mark[0].start if mark else place_of(layout, duties, anchor)
    return min(max(number, 1), len(cut)) if place is None else stretch_of(cut, layout.line_at(place)) + 1
