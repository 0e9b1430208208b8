"""Documents made by hand for tests: facts are given by their words, spans are found."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from networkx import MultiDiGraph

from graph.build import build_graph
from graph.store import Store
from ingest.agencies import context_of, find_agencies
from ingest.document import (
    ActorFrom,
    Category,
    Citation,
    Document,
    Header,
    Modality,
    Obligation,
    Party,
    Provision,
    ProvisionKind,
    Relation,
    RelationKind,
    Source,
    Timing,
)
from ingest.numbers import parse_number
from ingest.readings import PartialDate, Reading, Span, TextMap

HEADER_FIELDS = ("number", "year", "symbol", "type", "title", "issuer", "place")


class Draft:
    """Collects facts about `text` and makes a Document of them."""

    def __init__(self, text: str, path: str = "a.txt", date: str | None = None, **header: str) -> None:
        self.header_lines = {**header, **({"date": date} if date else {})}
        self.text = "\n".join([*self.header_lines.values(), text])
        self.path = path
        self.citations: list[Citation] = []
        self.relations: list[Relation] = []
        self.obligations: list[Obligation] = []
        self.provisions: list[Provision] = []
        self.addressees: list[Reading[str]] = []

    def span(self, words: str, after: int = 0) -> Span:
        start = self.text.index(words, after)
        return Span(start, start + len(words), words)

    def cite(self, words: str, number: str | None = None, date: str | None = None, issuer: str | None = None, **more: Any) -> str:
        """Adds a citation and gives its key; without a number the words are a proper name."""
        parsed = parse_number(number) if number else None
        assert (parsed is None) == (number is None), number
        key = more.pop("key", f"{number}|{date or ''}" if number else words)
        kind = more.pop("type", words.split(" số ")[0].split(" 1")[0] if number else words.split()[0])
        name = None if number else words
        told = PartialDate.parse(date) if date else None
        title, provision = more.pop("title", None), more.pop("provision", None)
        self.citations.append(
            Citation(self.span(words, **more), kind, parsed, name, told, issuer, title, None, key, provision, "test", 0.9)
        )
        return key

    def relate(self, source: str, kind: str, target: str, words: str) -> None:
        self.relations.append(Relation(source, RelationKind(kind), target, self.span(words), "test", 0.8))

    def provision(
        self, words: str, path: str, heading: str | None = None, parent: int | None = None, kind: str = "paragraph"
    ) -> int:
        span = self.span(words)
        self.provisions.append(Provision(ProvisionKind(kind), path.split(" > ")[-1], path, span, span, span.end, parent, heading))
        return len(self.provisions) - 1

    def duty(self, words: str, actors: Sequence[str] = (), recipients: Sequence[str] = (), **more: Any) -> None:
        """Adds an obligation; a party's words are looked for in the duty's, else in the text."""
        span = self.span(words)
        timing = more.pop("timing", None)
        roles = {"actors": actors, "recipients": recipients, **{r: more.pop(r, ()) for r in ("lead", "coactors", "via")}}
        condition = more.pop("condition", None)
        self.obligations.append(
            Obligation(
                **{role: tuple(self._party(name, span) for name in names) for role, names in roles.items()},
                span=span,
                provision=more.pop("provision", None),
                path=more.pop("path", "1"),
                actor_from=ActorFrom(more.pop("actor_from", "explicit")),
                modality=Modality(more.pop("modality", "obligation")),
                action=more.pop("action", words),
                category=Category(more.pop("category", "report")),
                timing=self._timing(span, **timing) if timing else None,
                condition=self.span(condition) if condition else None,
                rule="test",
                confidence=0.7,
            )
        )
        assert not more, more

    def _party(self, name: str, span: Span) -> Party:
        at = self.text.find(name, span.start, span.end)
        start = at if at >= 0 else max(self.text.find(name), 0)
        end = start + len(name) if self.text.startswith(name, start) else start
        return Party(name, Span(start, end, self.text[start:end]))

    def _timing(self, span: Span, words: str, date: str | None = None, **more: Any) -> Timing:
        return Timing(self.span(words, span.start), date=PartialDate.parse(date) if date else None, **more)

    def address(self, *lines: str) -> None:
        self.addressees += [Reading(line, self.span(line), "test") for line in lines]

    def header(self) -> Header:
        told: dict[str, Any] = {
            f: Reading(v, self.span(v), "test", 0.95) for f, v in self.header_lines.items() if f in HEADER_FIELDS
        }
        if "date" in self.header_lines:
            iso = self.header_lines["date"]
            told["date"] = Reading(PartialDate.parse(iso), self.span(iso), "test", 0.95)
        return Header(**told, addressees=tuple(self.addressees), body=self.span(self.text[-1:]))

    def make(self) -> Document:
        header = self.header()
        return Document(
            source=Source(self.path, "txt", hashlib.sha256(self.text.encode()).hexdigest()),
            raw=self.text,
            text=self.text,
            map=TextMap((0,), (0,), len(self.text), len(self.text)),
            header=header,
            provisions=tuple(self.provisions),
            citations=tuple(self.citations),
            relations=tuple(self.relations),
            agencies=find_agencies(self.text, context_of(header, self.text)),
            obligations=tuple(self.obligations),
        )


def plan(text: str, path: str = "a.txt", number: str = "26", date: str = "2022-02-11", **header: str) -> Draft:
    """A plan of the town of Duyên Hải, unless told otherwise."""
    usual = {"symbol": "KH-UBND", "type": "Kế hoạch", "issuer": "Ủy ban nhân dân thị xã Duyên Hải", "place": "Duyên Hải"}
    return Draft(text, path, date, number=number, **{**usual, **header})


def graph_of(folder: Path, *drafts: Draft) -> MultiDiGraph[str]:
    """The graph of a new store that holds the documents."""
    with Store(folder / "store.sqlite") as store:
        for draft in drafts:
            store.put(draft.make())
        return build_graph(store)
