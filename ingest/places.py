"""Where the words of a document stand in its original: the page, and the boxes on it where they are known.

Imports nothing of ours. Offsets count characters of the text that the reader gave (`Document.raw`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any, NamedTuple

from ingest.record import record

if TYPE_CHECKING:
    from ingest.readings import TextMap

WHOLE = 10_000
"""The width and the height of a page, in which boxes are counted."""


class Box(NamedTuple):
    """A stretch of a page, in ten-thousandths of its width and height from the upper left corner."""

    left: int
    top: int
    right: int
    bottom: int


class Patch(NamedTuple):
    """The words `start..end` (end exclusive) stand in `box` on page `page`, the first being 1."""

    start: int
    end: int
    page: int
    box: Box


class Recognised(NamedTuple):
    """A page that was recognised from an image: its words, and how sure the program was of them on average, 0 to 100."""

    page: int
    words: int
    confidence: float


@record
class Place:
    """Where something stands: a page, the first being 1, and boxes on it, one a line; none where only the page is known."""

    page: int
    boxes: tuple[Box, ...] = ()


@record
class Places:
    """The pages of one text. `pages` are the offsets where each page begins, `end` where the last one does: what follows
    (footnotes) stands on no known page. Empty for a format without pages. `patches` are in the order of the text."""

    pages: tuple[int, ...] = ()
    end: int = 0
    patches: tuple[Patch, ...] = ()
    recognised: tuple[Recognised, ...] = ()

    @property
    def confidence(self) -> float | None:
        """The mean confidence of recognised words, 0 to 100; None where nothing was recognised from images."""
        words = sum(page.words for page in self.recognised)
        return sum(page.words * page.confidence for page in self.recognised) / words if words else None

    def page_at(self, offset: int) -> int | None:
        """The page on which a character stands."""
        return bisect_right(self.pages, offset) or None if offset < self.end else None

    def to_json(self) -> list[Any]:
        """JSON-ready; `from_json` is the way back."""
        patches = [(patch.start, patch.end, patch.page, *patch.box) for patch in self.patches]
        return [self.pages, self.end, patches, self.recognised]

    @classmethod
    def from_json(cls, told: Any) -> Places:
        """What `to_json` gave."""
        pages, end, patches, recognised = told
        made = tuple(Patch(a, b, page, Box(*box)) for a, b, page, *box in patches)
        return cls(tuple(pages), end, made, tuple(Recognised(*each) for each in recognised))

    def at(self, start: int, end: int) -> tuple[Place, ...]:
        """The pages that hold `start..end`, in order."""
        first, last = self.page_at(start), self.page_at(max(end - 1, start))
        if first is None:
            return ()
        boxes: dict[int, list[Box]] = {page: [] for page in range(first, (last or len(self.pages)) + 1)}
        i = max(bisect_left(self.patches, (start,)) - 1, 0)
        while i < len(self.patches) and self.patches[i].start < end:
            patch = self.patches[i]
            if patch.end > start and patch.page in boxes:
                boxes[patch.page].append(_cut(patch, start, end))
            i += 1
        return tuple(Place(page, lines(found)) for page, found in boxes.items())


NOWHERE = Places()
"""Of a text without pages."""


def _cut(patch: Patch, start: int, end: int) -> Box:
    """The part of a patch that a stretch of its words takes, as if its letters were equally wide."""
    length, (left, top, right, bottom) = patch.end - patch.start, patch.box
    a, b = max(start - patch.start, 0), min(end - patch.start, length)
    return Box(left + (right - left) * a // length, top, left - (left - right) * b // length, bottom)


def lines(boxes: list[Box]) -> tuple[Box, ...]:
    """Boxes that follow each other on a line as one."""
    found: list[Box] = []
    for box in boxes:
        last = found[-1] if found else None
        if last and min(last.bottom, box.bottom) - max(last.top, box.top) > (box.bottom - box.top) // 2 and box.left >= last.left:
            found[-1] = Box(last.left, min(last.top, box.top), max(last.right, box.right), max(last.bottom, box.bottom))
        else:
            found.append(box)
    return tuple(found)


@record
class Placing:
    """What leads from a document's canonical text to the pages of its original."""

    map: TextMap
    places: Places

    def at(self, start: int, end: int) -> tuple[Place, ...]:
        """The pages that hold canonical `start..end`, in order."""
        return self.places.at(*self.map.to_raw(start, end))

    def begins(self) -> tuple[int, ...]:
        """Where each page begins in the canonical text, as far as that can be told; in the order of the pages."""
        canonical, raw = (*self.map.canonical, self.map.canonical_length), self.map.raw
        found: list[int] = []
        for offset in self.places.pages:
            run = max(bisect_right(raw, offset) - 1, 0)
            found.append(min(canonical[run] + offset - raw[run], canonical[run + 1]) if raw else offset)
        return tuple(found)


@record
class Extracted:
    """The text of a file as its reader gave it, and where it stood."""

    text: str
    places: Places = NOWHERE


def by_form_feeds(text: str, patches: tuple[Patch, ...] = (), recognised: tuple[Recognised, ...] = ()) -> Places:
    """The pages of a text in which a form feed stands between two pages."""
    starts = [0]
    at = text.find("\f")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\f", at + 1)
    while len(starts) > 1 and not text[starts[-1] :].strip():
        starts.pop()
    return Places(tuple(starts), len(text), patches, recognised)
