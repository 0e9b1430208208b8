"""What people say of facts: right, wrong, or what they say instead.

A verdict is kept beside the reading, by the fact's document, kind and anchor (`graph.identity`). After a re-reading it stands for
the fact of that anchor; else for the one fact of its kind that has the very same words; else for none, and is kept all the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, delete, select, update

from graph.work_tables import verdicts


class FactKind(StrEnum):
    DUTY = "duty"
    CITATION = "citation"
    RELATION = "relation"
    HEADER = "header"  # its anchor is the name of the field


class Judgement(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    MENDED = "mended"
    ADDED = "added"  # of a duty alone: the reading missed it (`graph.added`)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One person's word on one fact. `value` holds what a mended fact says instead (`graph.mending` makes it), `quote` the words
    judged; `at` is ISO in UTC."""

    document: str
    kind: FactKind
    anchor: str
    judgement: Judgement
    quote: str
    who: str
    at: str
    value: Mapping[str, Any] = field(default_factory=dict)

    @property
    def stamp(self) -> str:
        """Tells this verdict from any that replaces it."""
        said = json.dumps([self.judgement, self.who, self.at, dict(self.value)], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class FactRef:
    """A fact that a verdict may stand for."""

    kind: FactKind
    anchor: str
    quote: str


def put_verdict(connection: Connection, verdict: Verdict) -> None:
    """Keeps a verdict, in place of an earlier one on the same fact. The caller moves the store's revision."""
    take_back(connection, verdict.document, verdict.kind, verdict.anchor)
    plain = {name: getattr(verdict, name) for name in ("document", "kind", "anchor", "judgement", "quote", "who", "at")}
    connection.execute(verdicts.insert().values(**plain, value=json.dumps(dict(verdict.value), ensure_ascii=False)))


def take_back(connection: Connection, document: str, kind: FactKind, anchor: str) -> bool:
    """Withdraws a verdict; False where there is none."""
    c = verdicts.c
    return connection.execute(delete(verdicts).where(c.document == document, c.kind == kind, c.anchor == anchor)).rowcount > 0


def verdicts_of(connection: Connection, document: str | None = None) -> dict[str, tuple[Verdict, ...]]:
    """All verdicts by the id of their document, or those of one, in the order of their anchors."""
    wanted = select(verdicts).order_by(verdicts.c.document, verdicts.c.kind, verdicts.c.anchor)
    if document is not None:
        wanted = wanted.where(verdicts.c.document == document)
    found: dict[str, list[Verdict]] = {}
    for row in connection.execute(wanted).mappings():
        found.setdefault(row["document"], []).append(_verdict(row))
    return {id: tuple(held) for id, held in found.items()}


def duty_verdicts(connection: Connection, documents: Collection[str]) -> tuple[Verdict, ...]:
    """The verdicts on the duties of some documents, a page's worth."""
    wanted = select(verdicts).where(verdicts.c.document.in_(documents), verdicts.c.kind == FactKind.DUTY)
    return tuple(map(_verdict, connection.execute(wanted).mappings()))


def _verdict(row: Mapping[Any, Any]) -> Verdict:
    kinds = {"kind": FactKind(row["kind"]), "judgement": Judgement(row["judgement"]), "value": json.loads(row["value"])}
    return Verdict(**{**row, **kinds})


def move_verdicts(connection: Connection, old: str, new: str) -> None:
    """A document goes on under another id; what was said there already stands."""
    there = select(verdicts.c.kind, verdicts.c.anchor).where(verdicts.c.document == new)
    taken = {(row.kind, row.anchor) for row in connection.execute(there)}
    c = verdicts.c
    for row in connection.execute(select(c.kind, c.anchor).where(c.document == old)).all():
        if (row.kind, row.anchor) not in taken:
            this = (c.document == old, c.kind == row.kind, c.anchor == row.anchor)
            connection.execute(update(verdicts).where(*this).values(document=new))


def follow_facts(connection: Connection, document: str, facts: Sequence[FactRef]) -> None:
    """After a re-reading: a verdict whose fact has another anchor now, with the same words, takes that anchor."""
    given = verdicts_of(connection, document).get(document, ())
    if not given:
        return
    c = verdicts.c
    for (kind, anchor), verdict in match(facts, given)[0].items():
        if anchor != verdict.anchor:
            this = (c.document == document, c.kind == kind, c.anchor == verdict.anchor)
            connection.execute(update(verdicts).where(*this).values(anchor=anchor))


def match(facts: Iterable[FactRef], given: Iterable[Verdict]) -> tuple[dict[tuple[FactKind, str], Verdict], tuple[Verdict, ...]]:
    """The verdict on each fact, by its kind and anchor, and the verdicts without their fact; what was added is neither."""
    given = [verdict for verdict in given if verdict.judgement is not Judgement.ADDED]
    known: set[tuple[FactKind, str]] = set()
    by_words: dict[tuple[FactKind, str], list[str]] = {}
    for fact in facts:
        known.add((fact.kind, fact.anchor))
        by_words.setdefault((fact.kind, plain_words(fact.quote)), []).append(fact.anchor)
    found = {key: verdict for verdict in given if (key := (verdict.kind, verdict.anchor)) in known}
    lost: list[Verdict] = []
    for verdict in given:
        if (verdict.kind, verdict.anchor) in found:
            continue
        same = [anchor for anchor in by_words.get((verdict.kind, verdict.quote), ()) if (verdict.kind, anchor) not in found]
        if len(same) == 1 and verdict.quote:
            found[verdict.kind, same[0]] = verdict
        else:
            lost.append(verdict)
    return found, tuple(lost)


def plain_words(text: str) -> str:
    return " ".join(text.split())
