"""A document laid out for reading: lines with their place in the outline and the marks woven in. Pure functions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from graph.identity import provision_ids
from ingest.document import Document, Header, Provision, ProvisionKind
from web.present import Mark, shorten, weave

CELL, COLUMN = "|", "\t"
"""What stands between the cells of a table's row, and between the columns of a header, in the canonical text."""

DEEPEST = 7
"""Levels that are told apart by the eye."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the text.

    `kind` is its class: `head`, `type`, `title`, `foot`, `sign`, `row`, or that of the provision that begins here, else `plain`.
    `anchors` are the ids of the provisions that begin here, outermost first; `path` is the innermost one's; `cells` holds more
    than one piece for a table's row or a header in two columns; `headed` where the line is nothing but a heading; `page` where
    it is the first line to begin on that page of the original; `start` its offset in the text.
    """

    kind: str
    depth: int
    anchors: tuple[str, ...]
    path: str | None
    cells: tuple[Markup, ...]
    headed: bool = False
    page: int | None = None
    start: int = 0


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A line of the table of contents."""

    anchor: str
    words: str
    depth: int


def anchors(provisions: Sequence[Provision]) -> tuple[str, ...]:
    """An id for each provision, in order: `p-IV.2.dash-1`, as the provision's id in the graph ends."""
    return tuple(f"p-{id.removeprefix('#')}" for id in provision_ids("", provisions))


def depths(provisions: Sequence[Provision]) -> tuple[int, ...]:
    """How deep each provision stands, 0 at the top."""
    found: list[int] = []
    for provision in provisions:
        found.append(0 if provision.parent is None else found[provision.parent] + 1)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Layout:
    """What of a document's form is the same for all who read it.

    `begins` are the offsets of the lines; `starting` the provisions with their anchors and depths, by where they begin, outermost
    first; `outline` the headings.
    """

    document: Document
    begins: tuple[int, ...]
    starting: tuple[tuple[Provision, str, int], ...]
    outline: tuple[OutlineItem, ...]

    def line_at(self, offset: int) -> int:
        """The number of the line, from 0, that holds an offset of the text."""
        return max(bisect_right(self.begins, offset) - 1, 0)

    def stretch(self, shown: range) -> tuple[int, int]:
        """The offsets between which the lines `shown` stand."""
        end = self.begins[shown.stop] - 1 if shown.stop < len(self.begins) else len(self.document.text)
        return self.begins[shown.start], end


def lay_out(document: Document) -> Layout:
    begins = [0]
    for words in document.text.split("\n"):
        begins.append(begins[-1] + len(words) + 1)
    named = list(zip(document.provisions, anchors(document.provisions), depths(document.provisions), strict=True))
    headings = tuple(
        OutlineItem(anchor, _entry(document, provision), min(depth, DEEPEST))
        for provision, anchor, depth in named
        if provision.heading
    )
    starting = sorted(named, key=lambda item: (item[0].span.start, item[2]))
    return Layout(document, tuple(begins[:-1]), tuple(starting), headings)


def outline(document: Document) -> tuple[OutlineItem, ...]:
    """The headings of a document."""
    return lay_out(document).outline


def _entry(document: Document, provision: Provision) -> str:
    """`II. Nội dung`: the label as the text has it, then the heading."""
    label = document.text[provision.span.start : provision.content.start].strip()
    heading = provision.heading or ""
    return shorten(heading if heading.startswith(label) else f"{label} {heading}", 90)


def lines(layout: Layout, marks: Sequence[Mark] = (), pages: Sequence[int] = (), shown: range | None = None) -> tuple[Line, ...]:
    """The text line by line, every letter escaped, in time linear in the text and the marks: all of it, or the lines `shown`.
    `pages` are the offsets where the pages of the original begin."""
    document, starting = layout.document, layout.starting
    shown = range(len(layout.begins)) if shown is None else shown
    top, bottom = layout.stretch(shown)
    waiting = sorted((mark for mark in marks if mark.start < bottom and mark.end > top), key=lambda mark: mark.start)
    begun = {mark.key for mark in waiting if mark.start < top}
    active: list[Mark] = []
    found: list[Line] = []
    begins = bisect_right(starting, top - 1, key=lambda item: item[0].span.start)
    depth = starting[begins - 1][2] if begins else 0
    turned = bisect_right(pages, layout.begins[shown.start - 1]) if shown.start else 0
    taken = 0
    for number in shown:
        at, end = layout.stretch(range(number, number + 1))
        while taken < len(waiting) and waiting[taken].start < end:
            active.append(waiting[taken])
            taken += 1
        active = [mark for mark in active if mark.end > at]
        before = turned
        while turned < len(pages) and pages[turned] <= at:
            turned += 1
        first = begins
        while begins < len(starting) and starting[begins][0].span.start <= end:
            begins += 1
        here = starting[first:begins]
        kind = _zone(document.header, at, end)
        if here:
            depth = here[-1][2]
        if kind == "plain" and here:
            kind = here[-1][0].kind.value
        if document.text.startswith("|", at) and kind != "foot":
            kind = "row"
        inside = kind not in ("head", "type", "title", "foot", "sign")
        found.append(
            Line(
                kind=kind,
                depth=min(depth, DEEPEST) if inside else 0,
                anchors=tuple(anchor for _, anchor, _ in here),
                path=here[-1][0].path if here else None,
                cells=_cells(document.text, at, end, kind, active, begun),
                headed=bool(here) and _is_heading(here[-1][0], end),
                page=turned if turned > before else None,
                start=at,
            )
        )
    return tuple(found)


def runs(shown: Iterable[Line]) -> list[tuple[str, list[Line]]]:
    """The lines in groups of what belongs together: the rows of one table (`row`), and all between two tables (`text`)."""
    return [(kind, list(group)) for kind, group in groupby(shown, key=lambda line: "row" if line.kind == "row" else "text")]


def _is_heading(provision: Provision, line_end: int) -> bool:
    """Whether a provision's line, which ends at `line_end`, holds its heading alone."""
    return provision.heading is not None and line_end - provision.content.start <= len(provision.heading) + 2


def _zone(header: Header, start: int, end: int) -> str:
    """Which part of the document a line belongs to."""
    for reading, kind in ((header.type, "type"), (header.title, "title"), (header.signer, "sign")):
        if reading is not None and reading.span.start < end and start < reading.span.end:
            return kind
    if header.body is not None and end <= header.body.start:
        return "head"
    if header.body is not None and start >= header.body.end:
        return "foot"
    return "plain"


def _cells(text: str, start: int, end: int, kind: str, marks: Sequence[Mark], begun: set[str]) -> tuple[Markup, ...]:
    """The pieces of a line, without what stands between them; the blank ones at both ends of a row are no cells."""
    pieces: list[tuple[int, int]] = []
    at = start
    while True:
        cut = text.find(CELL if kind == ProvisionKind.ROW else COLUMN, at, end)
        pieces.append((at, end if cut < 0 else cut))
        if cut < 0:
            break
        at = cut + 1
    if kind == ProvisionKind.ROW and len(pieces) > 1:
        blank = [not text[left:right].strip() for left, right in pieces]
        pieces = pieces[blank[0] : len(pieces) - blank[-1]]
    return tuple(weave(text, left, right, marks, begun) for left, right in pieces)
