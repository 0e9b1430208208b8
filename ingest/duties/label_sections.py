"""Tasks in sections of a plan that are headed by labels: `1. Nội dung, biện pháp` with the tasks below it, `2. Cơ quan chủ trì`
with the bodies, `3. Thời gian thực hiện`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.document import Party, Provision, ProvisionKind, Timing
from ingest.duties.assigned import Assigned
from ingest.duties.cells import bodies_of
from ingest.duties.draft import Draft
from ingest.duties.due import due_of
from ingest.duties.labels import duty_of
from ingest.duties.page import Page
from ingest.readings import Span, span_of

_WHO = r"(?:co quan|don vi|bo phan)"
_LABEL = re.compile(
    rf"(?:(?P<both>{_WHO} chu tri,? (?:va )?(?:phoi hop|thuc hien)|phan cong (?:thuc hien|nhiem vu)|to chuc thuc hien)"
    rf"|(?P<lead>(?:{_WHO} )?(?:chu tri|thuc hien|phu trach|dau moi)(?: thuc hien)?)"
    rf"|(?P<help>(?:{_WHO} )?phoi hop(?: thuc hien)?)"
    r"|(?P<due>(?:thoi gian|thoi han|tien do)(?: thuc hien| hoan thanh)?)"
    r"|(?P<task>(?:cac )?(?:noi dung|nhiem vu|cong viec|hoat dong|bien phap)"
    r"(?:(?:,| va|) (?:cong viec|nhiem vu|bien phap|giai phap|hoat dong|thuc hien|chu yeu))*))(?: ?: ?|[ .]*$)"
)
"""A heading that is nothing but a label, of folded text, or a label and what it tells."""
_MEETING = re.compile(r"(?:thanh phan|dia diem)(?!\w)")
"""Of a meeting the contents are no tasks."""
_Below = dict[int | None, list[int]]
"""The provisions right below each, by index."""


def label_sections(page: Page, provisions: Sequence[Provision]) -> tuple[dict[int, Draft], set[int]]:
    """The tasks of such sections, by the index of their provision, and the provisions that tell only who and when."""
    duties: dict[int, Draft] = {}
    spent: set[int] = set()
    below = _below(provisions)
    for sections in () if page.normative else below.values():
        labels = [(index, match) for index in sections if (match := _label(page, provisions[index])) is not None]
        told = _told(page, provisions, below, labels) if any(match["task"] for _, match in labels) else None
        if told is None or any(_MEETING.match(page.folded, provisions[index].content.start) for index in sections):
            continue
        for top, match in labels:
            content = provisions[top].content
            if not match["task"]:
                spent.update((top, *_all_below(below, top)))
            elif match.end() < content.end:
                duties[top] = duty_of(page, match.end(), content.end, told)
                spent.update(_all_below(below, top))
            for task in below.get(top, ()) if match["task"] and match.end() == content.end else ():
                if provisions[task].kind is not ProvisionKind.ROW:
                    duties[task] = duty_of(page, provisions[task].content.start, provisions[task].content.end, told)
                    spent.update(_all_below(below, task))
    return duties, spent


def _below(provisions: Sequence[Provision]) -> _Below:
    found: _Below = {}
    for index, provision in enumerate(provisions):
        found.setdefault(provision.parent, []).append(index)
    return found


def _all_below(below: _Below, index: int) -> Iterator[int]:
    for child in below.get(index, ()):
        yield child
        yield from _all_below(below, child)


def _label(page: Page, provision: Provision) -> re.Match[str] | None:
    return _LABEL.match(page.folded, provision.content.start, provision.content.end)


def _told(
    page: Page, provisions: Sequence[Provision], below: _Below, labels: Sequence[tuple[int, re.Match[str]]]
) -> Assigned | None:
    """Who leads, who helps and when, by the labels under one heading; None where nobody leads."""
    lead: list[Party] = []
    helping: list[Party] = []
    due: Timing | None = None
    for index, match in labels:
        cells = list(_cells(page, provisions, below, index, match.end()))
        if match["both"]:
            inner = [(child, found) for child in below.get(index, ()) if (found := _label(page, provisions[child])) is not None]
            if (told := _told(page, provisions, below, inner)) is not None:
                lead += told.lead
                helping += told.help
        elif match["lead"] or match["help"]:
            for cell, helps in (_role(page, cell) for cell in cells):
                (helping if helps or match["help"] else lead).extend(bodies_of(page, cell))
        elif match["due"] and cells:
            due = due or due_of(page, cells[0])
    return Assigned(labels[0][1].start(), tuple(lead), tuple(helping), due) if lead else None


def _cells(page: Page, provisions: Sequence[Provision], below: _Below, index: int, after: int) -> Iterator[Span]:
    """What stands behind a label and in the items below it; remarks in brackets are left out."""
    spans = [(after, provisions[index].content.end)]
    spans += [(provisions[item].content.start, provisions[item].content.end) for item in below.get(index, ())]
    for start, end in spans:
        stop = page.words_end(start, end, " .;,:")
        if start < stop and page.text[start] != "(":
            yield span_of(page.original, start, stop)


_ROLE = re.compile(r",? \(?(?:(?P<help>phoi hop)|(?:la )?(?:don vi |co quan )?chu tri)(?: thuc hien)?\)?$")


def _role(page: Page, cell: Span) -> tuple[Span, bool]:
    """The cell without the word of a role at its end (`Báo Hà Nam phối hợp`), and whether that is a helper's."""
    role = _ROLE.search(page.folded, cell.start, cell.end)
    return (cell, False) if role is None else (span_of(page.original, cell.start, role.start()), role["help"] is not None)
