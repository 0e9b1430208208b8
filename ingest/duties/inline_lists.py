"""Lists within a sentence: each item names who acts (`đề nghị: (1) Sở Y tế rà soát …; (2) Sở Nội vụ tham mưu …`), or one body
before them has them all (`Sở Y tế: (1) ban hành …; (2) tổ chức …`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.document import ActorFrom, Modality, Party
from ingest.duties.actors import bodies_at
from ingest.duties.draft import Frame
from ingest.duties.page import Page
from ingest.duties.sentences import sentences

_HANDS = re.compile(
    r"(?<![^\s,;])(?P<hand>(?:kinh )?de nghi|yeu cau|giao(?: nhiem vu)?|phan cong(?: nhiem vu)?)(?: nhu sau| cu the)?: "
)
_ITEM = re.compile(r"(?:\((?:\d{1,2}|[ivx]{1,4}|[a-zđ])\)|[a-zđ]\)) ")
_NEXT = re.compile(rf"; (?:và )?(?={_ITEM.pattern})|; (?=[A-ZĐ])")
_FARTHEST = 240


def sentences_of(page: Page, start: int, end: int, frame: Frame) -> Iterator[tuple[int, int, Frame]]:
    """The sentences of a paragraph, and the items of such lists in place of theirs, each with what it stands below."""
    for first, last in sentences(page.text, start, end):
        marked = page.text.find(": ", first, last) >= 0
        items = list(_items(page, first, last)) if marked and not page.normative else []
        own = _of_one_body(page, first, last) if marked and not items and frame.open else None
        if own is not None:
            bodies, tasks = own
            one = replace(frame, actors=bodies, source=ActorFrom.EXPLICIT, duties=True, item=True)
            yield from ((at, stop, one) for at, stop in tasks)
            continue
        if not items:
            yield first, last, frame
        for modality, at, stop in items:
            bodies = bodies_at(page, at, stop)[0]
            yield at, stop, replace(frame, actors=bodies, source=ActorFrom.EXPLICIT, duties=True, open=True, modality=modality)


def _items(page: Page, start: int, end: int) -> Iterator[tuple[Modality, int, int]]:
    """Where the items of a list begin and end that the sentence hands out; none unless each of two or more names a body."""
    lead = _HANDS.search(page.folded, start, min(end, start + _FARTHEST))
    if lead is None:
        return
    modality = Modality.REQUEST if lead["hand"].endswith("de nghi") else Modality.OBLIGATION
    stops = [lead.end(), *(mark.end() for mark in _NEXT.finditer(page.text, lead.end(), end)), end]
    begins = [item.end() if (item := _ITEM.match(page.text, at, end)) is not None else at for at in stops[:-1]]
    if len(begins) < _LEAST or not all(bodies_at(page, at, end)[0] for at in begins):
        return
    for at, stop in zip(begins, stops[1:], strict=True):
        yield modality, at, page.words_end(at, stop, " ")


def _of_one_body(page: Page, start: int, end: int) -> tuple[tuple[Party, ...], list[tuple[int, int]]] | None:
    """The bodies that have all items of a list, and where those begin and end."""
    bodies, after = bodies_at(page, start, end)
    first = _ITEM.match(page.text, after + 2, end) if bodies and page.text.startswith(": ", after) else None
    if first is None:
        return None
    stops = [first.end(), *(mark.end() for mark in _NEXT_ITEM.finditer(page.text, first.end(), end)), end]
    begins = [item.end() if (item := _ITEM.match(page.text, at, end)) is not None else at for at in stops[:-1]]
    tasks = [(at, page.words_end(at, stop, " ")) for at, stop in zip(begins, stops[1:], strict=True)]
    return (bodies, tasks) if len(tasks) >= _LEAST else None


_NEXT_ITEM = re.compile(rf"[;.,] (?:và )?(?={_ITEM.pattern})")
_LEAST = 2
