"""From a fact to its place in the original: for pages and for JSON. Pure functions, but for the addresses of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ingest.places import Place, Placing

TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "bmp": "image/bmp",
    "txt": "text/plain; charset=utf-8",
    "md": "text/plain; charset=utf-8",
}
"""Formats that a browser may show by itself, as they can run nothing here; all others are handed over as files."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of the original that holds a fact, and the address where it can be seen; None where the original is not kept."""

    page: int
    url: str | None


Addresses = Callable[[int, str], str | None]
"""Makes the address of a page of the original from its number and the stretch to mark (`120-340`)."""


def links(placing: Placing | None, start: int, end: int, address: Addresses) -> tuple[PageLink, ...]:
    """The pages of the original that hold `start..end` of the canonical text."""
    if placing is None:
        return ()
    return tuple(PageLink(place.page, address(place.page, f"{start}-{end}")) for place in placing.at(start, end))


def to_json(places: Iterable[Place]) -> list[dict[str, Any]]:
    """Pages with their boxes as `[left, top, right, bottom]` in ten-thousandths of the page's width and height."""
    return [{"page": place.page, "boxes": [list(box) for box in place.boxes]} for place in places]


def with_places(told: Any, placing: Callable[[str], Placing | None], document: str | None = None) -> Any:
    """A JSON-ready answer in which each fact with a span also has its `places` in the original, where they are known.

    A span is `span: [start, end]`, or `start` and `end` beside the id of the `document`; `document` is the one meant where the
    answer names none. `placing` gives what leads to a document's pages.
    """
    if isinstance(told, Mapping):
        of = told.get("document", document)
        found = {name: with_places(value, placing, of if isinstance(of, str) else document) for name, value in told.items()}
        span = told.get("span") or [told.get("start"), told.get("end")]
        if isinstance(of, str) and len(span) == 2 and all(isinstance(offset, int) for offset in span):
            leads = placing(of)
            if leads is not None:
                found["places"] = to_json(leads.at(*span))
        return found
    if isinstance(told, list | tuple):
        return [with_places(value, placing, document) for value in told]
    return told
