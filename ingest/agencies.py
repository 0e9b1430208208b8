"""Finds the names of bodies (cơ quan, tổ chức) in a text; makes them whole and tells what entity each is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.bodies.context import Context, complete, context_of, describe, expand, issuer_of_symbol
from ingest.bodies.words import Name, Words, words
from ingest.document import Agency, AgencyMention
from ingest.folding import UPPER
from ingest.readings import Span

__all__ = ["Context", "complete", "context_of", "describe", "expand", "find_agencies", "issuer_of_symbol"]

_CONFIDENCE = {
    "body": 0.99,
    "field": 0.97,
    "kind": 0.95,
    "head": 0.95,
    "head-place": 0.8,
    "head-person": 0.8,
    "company": 0.9,
    "head-alone": 0.7,
    "field-list": 0.93,
    "class": 0.85,
    "unknown-field": 0.7,
}
"""How sure a rule is: named bodies of the vocabulary most, names that only look like one least."""


def _is_bare(vocabulary: Words, name: Name, text: str) -> bool:
    """Whether words name no body by themselves: a class without `các`, or a kind that may be another word (`Ban hành`)."""
    if name.rule == "class":
        return vocabulary.determined.match(text, name.start, name.end) is None
    return name.rule == "kind" and text[name.start : name.end].lower() in vocabulary.not_alone


def find_agencies(text: str, context: Context, start: int = 0, end: int | None = None) -> tuple[AgencyMention, ...]:
    """The names of bodies in `text[start:end]`, in order, none inside another. Classes (`các sở, ban, ngành`) count where
    a word like `các` or `từng` stands before them."""
    vocabulary = words()
    stop = len(text) if end is None else end
    known: dict[str, Agency] = {}
    found: list[AgencyMention] = []
    at = start
    search = vocabulary.trigger.search
    while (match := search(text, at, stop)) is not None:
        at = match.start()
        if at and (text[at - 1].isalnum() or text[at - 1] in "/_"):
            at = match.end()
            continue
        listed = tuple(_listed(vocabulary, text, at, stop)) if text.startswith(_LISTS, at) else ()
        if len(listed) > 1:
            found += [
                AgencyMention(Span(start, end, text[start:end]), describe(body, context), "field-list", _CONFIDENCE["field-list"])
                for start, end, body in listed
            ]
            at = listed[-1][1]
            continue
        name = vocabulary.read(text, at, stop)
        if name is None or _is_bare(vocabulary, name, text):
            at = name.end if name is not None else at + 1
            continue
        written = text[name.start : name.end]
        agency = known.get(written)
        if agency is None:
            agency = known[written] = describe(written, context)
        found.append(AgencyMention(Span(name.start, name.end, written), agency, name.rule, _CONFIDENCE.get(name.rule, 0.7)))
        at = name.end
    return tuple(found)


_LISTS = ("các ", "Các ", "Bộ trưởng ", "Giám đốc ", "Thủ trưởng ", "Lãnh đạo ", "Thứ trưởng ")
_OF_FIELDS = re.compile(
    r"(?:(?:Bộ trưởng|Giám đốc|Thủ trưởng|Lãnh đạo|Thứ trưởng) )?[Cc]ác (?P<kind>[Bb]ộ|[Ss]ở)(?: ?: ?| )"
    rf"(?=[{UPPER}])"
)
"""`Bộ trưởng các Bộ: Quốc phòng, Công an`, `Các sở: Công Thương, Y tế`, `các Bộ Nội vụ, Tài chính`."""
_FURTHER = re.compile(r"(?:, (?:và )?| và )(?=[^\W\d_])")


def _listed(vocabulary: Words, text: str, at: int, stop: int) -> Iterator[tuple[int, int, str]]:
    """The ministries or departments of a list of fields: where the words of each stand, the first with the kind, and its name."""
    head = _OF_FIELDS.match(text, at, stop)
    start = at
    end = head.end() if head is not None else stop
    while head is not None and (field := vocabulary.ministry_field.match(text, end, stop)) is not None:
        body = vocabulary.read_at(text, end, stop)
        if body is not None and body.place is not None:
            return  # `Công an tỉnh` behind `Sở Tư pháp` is a body of its own
        yield start, field.end(), f"{head['kind'].capitalize()} {field.group()}"
        further = _FURTHER.match(text, field.end(), stop)
        if further is None:
            return
        start = end = further.end()
