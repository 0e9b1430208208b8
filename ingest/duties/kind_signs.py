"""The signs by which the kind of a duty is learned: its words, its verbs, and the bodies and times in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.duties.draft import Draft
from ingest.duties.page import Page
from ingest.duties.words import Verb, duty_words

_WORD = re.compile(r"[a-z]+|\d+|[;:,.]")
_LATER_WORD = re.compile(r"(?<=[ (])[a-z]")
_REACH = 600
"""Letters of a duty that are looked at; what a longer one is stands at its front."""
_FRONT = 4


def kind_signs(page: Page, draft: Draft) -> set[str]:
    """Each sign once: `gui` a word, `^gui` at the front, `>B=ve` a body behind `về`, `V1=` the verb and `C1=` its kind."""
    end = min(draft.end, draft.body + _REACH)
    words, signs = _words(page, draft.body, end)
    signs.update(words)
    front = words[:_FRONT]
    signs.update(f"^{word}" for word in front)
    signs.update("^^" + " ".join(front[:n]) for n in range(1, _FRONT))
    signs.update(_verbs(page, draft, end))
    timings = page.timings_in(draft.body, end)
    signs.update(f"T={timing.rule}" for timing in timings)
    signs.update(f"P={period}" for timing in timings for period in timing.periods)
    signs.update(name for name, told in _told(draft) if told)
    return signs


def _words(page: Page, at: int, end: int) -> tuple[list[str], set[str]]:
    """The words in their order, figures all alike, and after what a body stands."""
    words: list[str] = []
    signs: set[str] = set()
    bodies = set(page.bodies_in(at, end))
    for match in _WORD.finditer(page.folded, at, end):
        if match.start() in bodies:
            signs.add("B")
            signs.add(f">B={' '.join(words[-1:])}")
            signs.add(f">B={' '.join(words[-2:])}")
        word = match.group()
        words.append("0" if word[0].isdigit() else word)
    return words, signs


def _verbs(page: Page, draft: Draft, end: int) -> Iterator[str]:
    """The duty's verb and the one behind it."""
    first = draft.verb
    yield from _verb(first, 1)
    at = first.end if first is not None else draft.body
    for match in _LATER_WORD.finditer(page.folded, at, end):
        verb = duty_words().verb_at(page.text, page.folded, match.start(), end)
        if verb is not None:
            yield from _verb(verb, 2)
            return


def _verb(verb: Verb | None, number: int) -> tuple[str, str]:
    return (f"V{number}={verb.phrase}", f"C{number}={verb.category}") if verb is not None else (f"V{number}", f"C{number}")


def _told(draft: Draft) -> Iterator[tuple[str, bool]]:
    yield "leads", draft.lead
    yield "with", bool(draft.coactors)
    yield "to", bool(draft.recipients)
    yield "directs", draft.directs
    yield "chained", draft.chained
