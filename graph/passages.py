"""The sentences of a document, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.document import Document
from ingest.readings import Span, span_of

_END = re.compile(r"(?<=[.;:])\s+(?=\S)|\n+")
"""Between sentences: `…; tổ chức …` too, since lists of tasks stand in one."""

LEAST_WORDS = 4
"""Fewer are a heading or a piece of a table, alike in all documents."""


def sentences(document: Document) -> tuple[Span, ...]:
    """The sentences of the body, without labels, in the order of the text."""
    contents = [provision.content for provision in document.provisions]
    whole = contents or ([document.header.body] if document.header.body else [span_of(document.text, 0, len(document.text))])
    return tuple(sentence for content in whole for sentence in _split(content))


def _split(content: Span) -> Iterator[Span]:
    at = 0
    for match in (*_END.finditer(content.text), None):
        end = match.start() if match else len(content.text)
        sentence = content.part(at, end)
        if len(sentence.text.split()) >= LEAST_WORDS:
            yield sentence
        at = match.end() if match else end
