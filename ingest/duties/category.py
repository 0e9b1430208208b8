"""The kind of a duty: by rules, and where they tell none, by what was learned from annotated duties."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ingest.document import Category, Modality
from ingest.duties.draft import Draft
from ingest.duties.kind import ANSWERS, by_rules
from ingest.duties.kind_signs import kind_signs
from ingest.duties.page import Page
from ingest.duties.reports import TO_PUBLIC, serves
from ingest.linear import load
from ingest.record import record

MODEL = "kinds"
"""`python -m ingest.learn` makes it, and says of what."""
_LIKELY = 0.6
"""Probability from which on what was learned is believed where the rules tell no kind: in documents left out it is right of 91
duties of 123, and they of 25. Where they tell one it is no righter than they are."""


@record
class Noted:
    """The signs of a duty whose words stand at `start..end` of the canonical text."""

    start: int
    end: int
    signs: frozenset[str]


_noted: list[Noted] | None = None


@contextmanager
def noting() -> Iterator[list[Noted]]:
    """What the kinds of duties are told by while documents are parsed, for those who learn from them."""
    global _noted
    _noted = []
    try:
        yield _noted
    finally:
        _noted = None


def category_of(page: Page, draft: Draft) -> Category:
    """The kind of a duty whose verb and partners are known."""
    told = by_rules(page, draft)
    if told is not Category.OTHER and _noted is None:
        return told
    signs = kind_signs(page, draft)
    if _noted is not None:
        _noted.append(Noted(draft.start, draft.end, frozenset(signs)))
    if told is not Category.OTHER or _is_settled(page, draft):
        return told
    learned, probability = load(MODEL).best(signs)
    return Category(learned) if probability > _LIKELY else told


def _is_settled(page: Page, draft: Draft) -> bool:
    """Whether a duty is of no kind whatever its words: to have others act, to refrain, to answer for something, to turn to
    somebody for help, or to let the public or those whom an office serves know."""
    if draft.directs or draft.modality is Modality.PROHIBITION or ANSWERS.match(page.folded, draft.body, draft.end):
        return True
    verb = draft.verb
    told = TO_PUBLIC.match(page.folded, draft.body, draft.end) is not None
    return told or (verb is not None and (verb.phrase == "lien he" or serves(page, draft, verb.end, draft.end)))
