"""Pages that were read one by one become one text that knows where its words stood."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ingest.places import Box, Extracted, Patch, Recognised, by_form_feeds
from ingest.readers.tracing import untraced

END = "\n\f\n"
"""What stands after each page."""


Alive = Callable[[int, int], None]
"""Called after each page by readers that take their time, as a sign of life: with how many pages were recognised from images and
how many there are to recognise; with zeros while none is."""


def silent(page: int = 0, of: int = 0) -> None:
    """Nobody wants to know."""


class Page(NamedTuple):
    """One page: its text; where the words stand, as patches of page 0 with offsets in the text; of a page that was recognised
    from an image the number of words and how sure the program was of them on average, 0 to 100."""

    text: str
    patches: tuple[Patch, ...] = ()
    words: int = 0
    confidence: float | None = None


def lay_out(lines: Sequence[str], boxes: Sequence[Sequence[tuple[str, Box]]]) -> tuple[str, tuple[Patch, ...]]:
    """The text of lines with the marks of pieces, and where its words stand. `boxes` holds for each piece its words, which stand
    in it with a space between, and the box of each."""
    text, found = untraced("\n".join(lines))
    patches: list[Patch] = []
    for piece, end in found:
        start = end - sum(len(words) + 1 for words, _ in boxes[piece]) + 1
        for words, box in boxes[piece]:
            patches.append(Patch(start, start + len(words), 0, box))
            start += len(words) + 1
    return text, tuple(sorted(patches))


def joined(pages: Sequence[Page], edit: Callable[[str], str] = str) -> Extracted:
    """The pages as one text, a form feed after each. `edit` changes the text as a whole, but no form feed: of a page that it
    makes longer or shorter only the number is known."""
    whole = edit("".join(page.text + END for page in pages))
    patches: list[Patch] = []
    at = 0
    for number, (page, text) in enumerate(zip(pages, whole.split(END), strict=False), 1):
        if len(text) == len(page.text):
            patches += [Patch(at + patch.start, at + patch.end, number, patch.box) for patch in page.patches]
        at += len(text) + len(END)
    recognised = (Recognised(i, p.words, p.confidence) for i, p in enumerate(pages, 1) if p.confidence is not None)
    return Extracted(whole, by_form_feeds(whole, tuple(patches), tuple(recognised)))
