"""Verdicts take effect: the rows of a document as the graph, the index and the pages are to see them.

What is wrong goes, with all that hangs on it; what was mended or added says what the person said, by the rule `review`; what is
right, mended or added is certain. The rows in the store stay as they were read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from graph.added import RULE, added_row, is_added, place_of
from graph.schema import ROLES
from graph.verdicts import FactKind, FactRef, Judgement, Verdict, match
from ingest.document import SELF, Header
from ingest.readings import Reading, Span

FIELDS = ("number", "year", "symbol", "type", "title", "issuer", "place", "date", "signer")
"""The fields of a header that are judged one by one."""

_TABLES = {FactKind.DUTY: "obligations", FactKind.CITATION: "citations", FactKind.RELATION: "relations"}
_DOCUMENT_COLUMNS = {"number": "serial", "year": "year", "symbol": "symbol", "type": "type", "title": "title"}
_DOCUMENT_COLUMNS |= {"issuer": "issuer", "place": "place", "date": "date"}


class Row(dict[str, Any]):
    """A row whose columns are attributes too, like those that the database gives."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name: str, value: Any) -> None:
        self[name] = value

    @property
    def _mapping(self) -> Row:
        return self


Rows = dict[str, list[Row]]
"""Of one document: table name -> its rows."""


def digest_with(digest: str, verdicts: Iterable[Verdict]) -> str:
    """The digest of a document under its verdicts; another one whenever a verdict comes, changes or goes."""
    told = "\x1e".join(repr((v.kind, v.anchor, v.judgement, sorted(v.value.items()), v.quote)) for v in verdicts)
    return hashlib.sha256(f"{digest}\x1f{told}".encode("utf-8", "surrogatepass")).hexdigest() if told else digest


def reviewed_document(row: Mapping[Any, Any], verdicts: Sequence[Verdict]) -> Row:
    """The row of the document itself under the verdicts on its header."""
    kept = Row(row)
    judged = _on_header(verdicts)
    for verdict in judged:
        if verdict.judgement is Judgement.RIGHT or verdict.anchor not in _DOCUMENT_COLUMNS:
            continue
        kept[_DOCUMENT_COLUMNS[verdict.anchor]] = verdict.value.get("value")
        if verdict.anchor == "issuer":
            kept["issuing"] = verdict.value.get("issuing")
    if judged:
        kept["number"] = _full_number(kept)
    return kept


def reviewed_rows(rows: Mapping[str, Sequence[Mapping[str, Any]]], verdicts: Sequence[Verdict]) -> Rows:
    """All rows of one document under its verdicts; tables that are not asked for may be left out."""
    kept: Rows = {name: [Row(row) for row in held] for name, held in rows.items()}
    (text,) = (row["text"] for row in kept["texts"])
    found, _ = match(row_facts(kept, text), verdicts)
    held = {kind: {anchor: v for (of, anchor), v in found.items() if of is kind} for kind in FactKind}
    _header(kept, [v for v in verdicts if v.kind is FactKind.HEADER])
    if held[FactKind.CITATION]:
        kept["citations"] = reviewed_citations(kept["citations"], held[FactKind.CITATION])
    if "relations" in kept:
        kept["relations"] = _relations(kept, held[FactKind.RELATION], rows["citations"])
    _duties(kept, held[FactKind.DUTY])
    _add(kept, text, [v for v in verdicts if is_added(v)])
    _drop_unused_bodies(kept)
    return kept


def row_facts(rows: Mapping[str, Sequence[Mapping[str, Any]]], text: str) -> list[FactRef]:
    """The facts that rows hold, those of the header left out."""
    return [
        FactRef(kind, row["anchor"], text[row["start"] : row["end"]])
        for kind, table in _TABLES.items()
        for row in rows.get(table, ())
    ]


def reviewed_citations(rows: Sequence[Row], found: Mapping[str, Verdict]) -> list[Row]:
    """Citations under the verdicts on them, by anchor."""
    kept: list[Row] = []
    for row in rows:
        verdict = found.get(row.anchor)
        if verdict is None:
            kept.append(row)
        elif verdict.judgement is not Judgement.WRONG:
            kept.append(_sure(Row({**row, **verdict.value}), verdict))
    return kept


def under_verdicts(rows: Iterable[Any], judged: Mapping[int, Sequence[Verdict]]) -> Iterator[Any]:
    """Citations of all documents, in the order of these, under the verdicts on them by the key of their document."""
    if not judged:
        yield from rows
        return
    for document, held in groupby(rows, key=lambda row: row.document):
        if document in judged:
            found = {v.anchor: v for v in judged[document] if v.kind is FactKind.CITATION}
            yield from reviewed_citations([Row(row._mapping) for row in held], found)
        else:
            yield from held


def _sure(row: Row, verdict: Verdict) -> Row:
    row["confidence"] = 1.0
    if verdict.judgement is Judgement.MENDED:
        row["rule"] = RULE
    return row


def _relations(kept: Rows, found: Mapping[str, Verdict], before: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Relations under their verdicts. An end whose citation was mended follows it; one whose citations went takes its relations
    along."""
    carried = {row.key for row in kept["citations"]}
    mended = {row.n: row.key for row in kept["citations"]}
    now = {old["key"]: mended[old["n"]] for old in before if old["n"] in mended and old["key"] not in carried}
    relations: list[Row] = []
    for row in kept["relations"]:
        verdict = found.get(row.anchor)
        row.source, row.target = now.get(row.source, row.source), now.get(row.target, row.target)
        dangling = any(end != SELF and end not in carried for end in (row.source, row.target))
        if dangling or (verdict is not None and verdict.judgement is Judgement.WRONG):
            continue
        relations.append(_sure(Row({**row, **verdict.value}), verdict) if verdict else row)
    return relations


def _duties(kept: Rows, found: Mapping[str, Verdict]) -> None:
    on = {row.n: found[row.anchor] for row in kept["obligations"] if row.anchor in found}
    wrong = {n for n, verdict in on.items() if verdict.judgement is Judgement.WRONG}
    kept["obligations"] = [row for row in kept["obligations"] if row.n not in wrong]
    kept["obligation_parties"] = [row for row in kept["obligation_parties"] if row.obligation not in wrong]
    kept["timings"] = [row for row in kept["timings"] if row.obligation not in wrong]
    for row in kept["obligations"]:
        if row.n in on:
            _sure(row, on[row.n])
            _mend(kept, row, on[row.n].value)


def _add(kept: Rows, text: str, added: Sequence[Verdict]) -> None:
    """The duties that a person added, each at its words; those whose words are gone are left out."""
    for verdict in added:
        stretch = place_of(text, verdict)
        if stretch is None:
            continue
        held = kept["obligations"]
        n = max((row.n for row in held), default=-1) + 1
        duty = Row(added_row(kept["texts"][0].document, n, verdict, stretch, kept.get("provisions", ())))
        _give_way(kept, stretch, {party["name"] for party in verdict.value["actors"]})
        kept["obligations"].append(duty)
        _mend(kept, duty, verdict.value)
    kept["obligations"].sort(key=lambda row: (row.start, row.end, row.n))


def _give_way(kept: Rows, stretch: tuple[int, int], actors: set[str]) -> None:
    """Takes out what was read at these very words for one of these actors."""
    same = {row.n for row in kept["obligations"] if (row.start, row.end) == stretch and row.rule != RULE}
    gone = {p.obligation for p in kept["obligation_parties"] if p.obligation in same and p.role == "actors" and p.name in actors}
    kept["obligations"] = [row for row in kept["obligations"] if row.n not in gone]
    kept["obligation_parties"] = [row for row in kept["obligation_parties"] if row.obligation not in gone]
    kept["timings"] = [row for row in kept["timings"] if row.obligation not in gone]


def _mend(kept: Rows, duty: Row, value: Mapping[str, Any]) -> None:
    if "category" in value:
        duty.category = value["category"]
    if "action" in value:
        duty.action = value["action"]
    at = {"document": duty.document, "obligation": duty.n}
    for role in ROLES:
        if role not in value:
            continue
        before = [row for row in kept["obligation_parties"] if row.obligation == duty.n]
        places = {row.name: (row.start, row.end) for row in before}
        kept["obligation_parties"] = [row for row in kept["obligation_parties"] if (row.obligation, row.role) != (duty.n, role)]
        for n, party in enumerate(value[role]):
            start, end = places.get(party["name"], (duty.start, duty.end))
            body = party.get("body")
            about = {"name": party["name"], "body": body["id"] if body else None, "head": party.get("head")}
            kept["obligation_parties"].append(Row({**at, "role": role, "n": n, "start": start, "end": end, **about}))
            if body and "bodies" in kept and all(row.id != body["id"] for row in kept["bodies"]):
                kept["bodies"].append(Row({"document": duty.document, **body}))
    if "timing" in value:
        old = next((row for row in kept["timings"] if row.obligation == duty.n), None)
        kept["timings"] = [row for row in kept["timings"] if row.obligation != duty.n]
        if value["timing"] is not None:
            where = {"start": old.start, "end": old.end} if old else {"start": duty.start, "end": duty.end}
            kept["timings"].append(Row({**at, "n": 0, **where, **value["timing"], "rule": RULE, "confidence": 1.0}))
            kept["timings"].sort(key=lambda row: (row.obligation, row.n))


def _header(kept: Rows, verdicts: Sequence[Verdict]) -> None:
    for verdict in _on_header(verdicts):
        old = [row for row in kept.get("readings", ()) if row.field == verdict.anchor]
        if verdict.judgement is Judgement.RIGHT:
            for row in old:
                row.confidence = 1.0
            continue
        if "readings" in kept:
            kept["readings"] = [row for row in kept["readings"] if row.field != verdict.anchor]
            if verdict.judgement is Judgement.MENDED:
                kept["readings"].append(_reading(kept, verdict, old[0] if old else None))
        if verdict.anchor == "issuer" and "header_bodies" in kept:
            kept["header_bodies"] = [row for row in kept["header_bodies"] if row.role != "issuer"]
            body = verdict.value.get("body")
            if body:
                owner = kept["texts"][0].document
                kept["header_bodies"].append(Row({"document": owner, "role": "issuer", "n": 0, "k": 0, "body": body["id"]}))
                if all(row.id != body["id"] for row in kept["bodies"]):
                    kept["bodies"].append(Row({"document": owner, **body}))


def _reading(kept: Rows, verdict: Verdict, old: Row | None) -> Row:
    """The reading of a mended field, at the words that were read before; where there were none, at the beginning."""
    where = {"start": old.start, "end": old.end} if old else {"start": 0, "end": 0}
    said = {name: verdict.value.get(name) for name in ("value", "second", "third")}
    about = {"document": kept["texts"][0].document, "field": verdict.anchor, "n": 0}
    return Row({**about, **said, **where, "rule": RULE, "confidence": 1.0})


def _on_header(verdicts: Iterable[Verdict]) -> list[Verdict]:
    return [verdict for verdict in verdicts if verdict.kind is FactKind.HEADER and verdict.anchor in FIELDS]


def _full_number(row: Row) -> str | None:
    number, year, symbol = (
        Reading(value, Span(0, 0, ""), RULE) if value else None for value in (row.serial, row.year, row.symbol)
    )
    return Header(number=number, year=year, symbol=symbol).full_number


def _drop_unused_bodies(kept: Rows) -> None:
    """Bodies that only a wrong fact named are not there."""
    if "bodies" not in kept:
        return
    used = {row.body for row in (*kept["obligation_parties"], *kept["header_bodies"])}
    kept["bodies"] = [row for row in kept["bodies"] if row.id in used]
