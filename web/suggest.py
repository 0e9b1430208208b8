"""What may be meant while a person types: documents by number or title, and bodies by name. Pure functions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.lineage import DocumentRef
from ingest.text import fold

MOST_WORDS = 12
"""Words of a question that are looked at; longer ones are no name."""

_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to offer: `label` is what it is called, `note` tells it from others. `key` holds the words of its name
    without accents, each after a blank, `more` those of its note; `weight` orders entries that fit alike, the greatest first."""

    kind: str
    id: str
    label: str
    note: str
    in_corpus: bool
    key: str
    more: str
    weight: int


def entries(
    documents: Iterable[DocumentRef], agencies: Iterable[tuple[str, Mapping[str, Any]]], busy: Callable[[str], int]
) -> tuple[Entry, ...]:
    """All that can be offered; `busy` tells how much there is about a body."""
    found = [_document(ref) for ref in documents]
    for id, data in agencies:
        name = str(data.get("label") or data["name"])
        found.append(Entry("agency", id, name, "", True, key(name), "", busy(id)))
    return tuple(found)


def _document(ref: DocumentRef) -> Entry:
    label = " ".join(part for part in (ref.type, ref.number) if part) if ref.number else ref.label.partition(" (")[0]
    note = " · ".join(part for part in (ref.title, ref.issuer) if part)
    return Entry(
        "document", ref.id, label, note, ref.in_corpus, key(f"{label} {ref.number or ''}"), key(note), int(ref.in_corpus)
    )


def key(words: str) -> str:
    """` 251 qd bnv` of `251/QĐ-BNV`: words without accents, a blank before each."""
    return "".join(f" {word}" for word in _WORD.findall(fold(words)))


def suggest(offered: Sequence[Entry], asked: str, most: int) -> tuple[Entry, ...]:
    """The entries that hold a word beginning with each word of `asked`, those first whose name begins so; at most `most`.

    Linear in the entries.
    """
    wanted = [f" {word}" for word in _WORD.findall(fold(asked))[:MOST_WORDS]]
    if not wanted:
        return ()
    whole = "".join(wanted)
    fitting = [
        (*_rank(entry, whole, wanted), -entry.weight, len(entry.label), entry.id, entry)
        for entry in offered
        if all(word in entry.key or word in entry.more for word in wanted)
    ]
    return tuple(held[-1] for held in sorted(fitting, key=lambda held: held[:-1])[:most])


def _rank(entry: Entry, whole: str, wanted: Sequence[str]) -> tuple[int, int]:
    """How well an entry fits: the name holds all in a row, holds all, or its note helps; then whether it begins so."""
    if whole in entry.key:
        return 0, int(not entry.key.startswith(whole))
    return (1 if all(word in entry.key for word in wanted) else 2), 0
