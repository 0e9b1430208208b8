"""Duties in task tables whose lines and columns a scan has lost: `TT Nội dung Cơ quan chủ trì Phối hợp Thời gian`, and below it
numbered rows in one line each, perhaps run together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.bodies.words import words
from ingest.document import Party, Provision, ProvisionKind, Timing
from ingest.duties.actors import bodies_at
from ingest.duties.draft import Draft
from ingest.duties.due import due_of
from ingest.duties.page import Page
from ingest.duties.tables import row_duty
from ingest.readings import span_of

_TITLES = re.compile(
    r"s?tt (?:ten |cac )?(?:noi dung|nhiem vu|cong viec|hoat dong)(?: (?:cong viec|nhiem vu|hoat dong|thuc hien))?"
    r" (?:co quan |don vi |bo phan )?(?:chu tri|thuc hien)(?: thuc hien)?"
    r"(?: (?:co quan |don vi |bo phan )?phoi hop(?: thuc hien)?)?"
    r"(?: (?:thoi (?:gian|han)|tien do)(?: (?:thuc hien|hoan thanh))*)?(?: ghi chu)?\W*(?=1 |01 |$)"
)
_NUMBER = re.compile(r"(?<!\S)(?P<number>\d{1,2})[.)]? (?=[^\W\d_])")
_TIME = re.compile(
    r"(?:truoc|xong|hoan thanh|trong|het|den|tu|cuoi|dau|thang|quy|nam|ngay|hang|thuong xuyen|dinh ky|khi|sau|\d{1,2}/)(?!\w)"
    r"|\d{1,2}/\d"
)
_NAME = re.compile(r"(?<= )(?=[^\W\d_])")
_FIRST_WORDS = 6
"""Letters at least of a task."""


def bare_rows(page: Page, provisions: Sequence[Provision]) -> Iterator[tuple[int, Draft]]:
    """The duties of such tables, each with the index of the provision that holds its row."""
    expected = 0
    for index, provision in enumerate(provisions):
        start, end = provision.span.start, provision.content.end
        head = end - len(provision.content.text.lstrip())
        titles = _TITLES.match(page.folded, head, end) if page.folded.startswith(("tt ", "stt "), head) else None
        if titles is not None:
            expected, start = 1, titles.end()
        if not expected or provision.kind is ProvisionKind.ROW:
            expected = 0
            continue
        rows = list(_rows(page, start, end, expected))
        if not rows and start < end:
            expected = 0
        for first, last in rows:
            expected += 1
            duty = _duty(page, first, last)
            if duty is not None:
                yield index, duty


def _rows(page: Page, start: int, end: int, expected: int) -> Iterator[tuple[int, int]]:
    """The rows of a line, told by their numbers, which go on from those before."""
    begins: list[tuple[int, int]] = []
    for match in _NUMBER.finditer(page.text, start, end):
        if int(match["number"]) == expected + len(begins) and (begins or match.start() == start):
            begins.append((match.start(), match.end()))
    for i, (_, first) in enumerate(begins):
        yield first, begins[i + 1][0] - 1 if i + 1 < len(begins) else end


def _duty(page: Page, first: int, end: int) -> Draft | None:
    """The duty of a row: behind the task stands who leads, perhaps who helps, and when it is due."""
    for place in _NAME.finditer(page.text, first + _FIRST_WORDS, end):
        at = place.start()
        lead, after = bodies_at(page, at, end)
        if not lead:
            continue
        # `Phòng Nội vụ Phòng Y tế` looks like one name: the second of two cells may begin at any word that opens one
        cuts = [cut.start() for cut in _NAME.finditer(page.text, at + 1, after) if words().opens(page.text, cut.start())]
        for stop in (*cuts, after + 1):
            lead, done = bodies_at(page, at, stop - 1)
            found = _behind(page, stop - 1, end) if lead and done == stop - 1 else None
            if found is not None and (stop > after or found[0]):
                duty = row_duty(page, span_of(page.original, first, at - 1), lead, *found)
                duty.end = end
                return duty
    return None


def _behind(page: Page, at: int, end: int) -> tuple[tuple[Party, ...], Timing | None] | None:
    """Who helps and the time, where nothing else stands between `at` and `end`."""
    helping, after = bodies_at(page, at + 1, end) if page.text.startswith(" ", at) else ((), at)
    at = after if helping else at
    if at >= end:
        return helping, None
    if not page.text.startswith(" ", at) or _TIME.match(page.folded, at + 1, end) is None:
        return None
    return helping, due_of(page, span_of(page.original, at + 1, end))
