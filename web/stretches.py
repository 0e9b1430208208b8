"""A long text is shown stretch by stretch: a page holds the one asked for, the reader goes on to the next. Pure functions."""

from __future__ import annotations

from bisect import bisect_right

from ingest.document import ProvisionKind
from web.reading import Layout

LONG = 600
"""Lines from which on a text is shown in stretches; shorter ones are a page that a browser shows at once."""

USUAL, MOST = 120, 200
"""Lines of a stretch: it ends before the first article or heading after the usual number, at the latest at the greatest."""

_FRESH = frozenset(
    (
        *(ProvisionKind.PART, ProvisionKind.CHAPTER, ProvisionKind.SECTION, ProvisionKind.ARTICLE),
        *(ProvisionKind.ROMAN, ProvisionKind.APPENDIX),
    )
)
"""What a stretch should begin with."""


def is_long(layout: Layout) -> bool:
    return len(layout.begins) > LONG


def stretches(layout: Layout) -> tuple[range, ...]:
    """The lines of each stretch, in order; a single one of a text that is not long."""
    count = len(layout.begins)
    if not is_long(layout):
        return (range(count),)
    fresh = sorted({layout.line_at(provision.span.start) for provision, _, _ in layout.starting if provision.kind in _FRESH})
    found: list[range] = []
    at = 0
    while at < count:
        after = bisect_right(fresh, at + USUAL - 1)
        end = fresh[after] if after < len(fresh) and fresh[after] <= at + MOST else at + MOST
        found.append(range(at, min(end, count)))
        at = end
    return tuple(found)


def stretch_of(cut: tuple[range, ...], line: int) -> int:
    """The place, from 0, of the stretch that holds a line."""
    return max(bisect_right(cut, line, key=lambda lines: lines.start) - 1, 0)
