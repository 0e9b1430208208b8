"""The rows of the store's tables become the Document that they were made of, without loss."""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graph.place_rows import places_of
from graph.rows import NO_OBLIGATION, PLAIN_FIELDS
from graph.schema import ROLES
from ingest.document import (
    ActorFrom,
    Agency,
    AgencyMention,
    Category,
    Citation,
    DateRelation,
    Document,
    DocumentNumber,
    Header,
    Level,
    Modality,
    Obligation,
    Party,
    Period,
    Provision,
    ProvisionKind,
    Recipient,
    Relation,
    RelationKind,
    Signer,
    Source,
    Timing,
)
from ingest.places import NOWHERE
from ingest.readings import PartialDate, Reading, Span, TextMap

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
"""Of one document: table name -> its rows in the order of `n`."""


def document_of(row: Mapping[str, Any], source: Mapping[str, Any], rows: Rows) -> Document:
    """The document that the rows were made of."""
    (stored,) = rows["texts"]
    text: str = stored["text"]

    def span(start: int, end: int) -> Span:
        return Span(start, end, text[start:end])

    timings = [(r["obligation"], _timing(r, span)) for r in rows["timings"]]
    return Document(
        source=Source(source["path"], source["format"], source["sha256"]),
        raw=zlib.decompress(stored["raw"]).decode("utf-8", "surrogatepass"),
        text=text,
        map=map_of(stored["map"]),
        header=header_of(row, rows["readings"], span),
        places=places_of(rows["places"][0]) if rows["places"] else NOWHERE,
        provisions=tuple(_provision(r, span) for r in rows["provisions"]),
        citations=tuple(_citation(r, span) for r in rows["citations"]),
        relations=tuple(
            Relation(r["source"], RelationKind(r["kind"]), r["target"], span(r["start"], r["end"]), r["rule"], r["confidence"])
            for r in rows["relations"]
        ),
        agencies=tuple(_mention(r, span) for r in rows["agency_mentions"]),
        timings=tuple(timing for owner, timing in timings if owner == NO_OBLIGATION),
        obligations=_obligations(rows, dict(timings), span),
    )


_Spanner = Callable[[int, int], Span]


def map_of(packed: bytes) -> TextMap:
    runs = array("I", zlib.decompress(packed))
    if sys.byteorder == "big":
        runs.byteswap()
    half = (len(runs) - 2) // 2
    return TextMap(tuple(runs[2 : 2 + half]), tuple(runs[2 + half :]), runs[0], runs[1])


def header_of(row: Mapping[str, Any], readings: Sequence[Mapping[str, Any]], span: _Spanner) -> Header:
    """The header out of the row of its document and those of its readings; `span` gives the words of two offsets."""
    found: dict[str, list[Reading[Any]]] = {}
    for r in readings:
        value: Any = r["value"]
        if r["field"] == "date":
            value = PartialDate.parse(value)
        elif r["field"] == "signer":
            value = Signer(value, r["second"], r["third"])
        elif r["field"] == "recipient":
            value = Recipient(value, r["second"])
        found.setdefault(r["field"], []).append(Reading(value, span(r["start"], r["end"]), r["rule"], r["confidence"]))
    body = span(row["body_start"], row["body_end"]) if row["body_start"] is not None else None
    single = {field: found[field][0] for field in (*PLAIN_FIELDS, "date", "signer") if field in found}
    return Header(**single, addressees=tuple(found.get("addressee", ())), recipients=tuple(found.get("recipient", ())), body=body)


def _provision(r: Mapping[str, Any], span: _Spanner) -> Provision:
    content = span(r["content_start"], r["content_end"])
    own = span(r["start"], r["end"])
    return Provision(ProvisionKind(r["kind"]), r["label"], r["path"], own, content, r["tail"], r["parent"], r["heading"])


def _citation(r: Mapping[str, Any], span: _Spanner) -> Citation:
    number = DocumentNumber(r["number"], r["serial"], r["number_year"], r["symbol"]) if r["number"] is not None else None
    date = PartialDate.parse(r["date"]) if r["date"] else None
    about = (r["type"], number, r["name"], date, r["issuer"], r["title"], r["pinpoint"], r["key"], r["provision"])
    return Citation(span(r["start"], r["end"]), *about, r["rule"], r["confidence"])


def _mention(r: Mapping[str, Any], span: _Spanner) -> AgencyMention:
    agency = Agency(r["name"], Level(r["level"]), r["place"], r["parent"], bool(r["is_class"]), r["head"])
    return AgencyMention(span(r["start"], r["end"]), agency, r["rule"], r["confidence"])


def days_of(written: str) -> tuple[tuple[int, int], ...]:
    """`6-15 12-15` -> ((6, 15), (12, 15))."""
    pairs = (pair.partition("-") for pair in written.split())
    return tuple((int(month), int(day)) for month, _, day in pairs)


def _timing(r: Mapping[str, Any], span: _Spanner) -> Timing:
    date = PartialDate.parse(r["date"]) if r["date"] else None
    relation = DateRelation(r["relation"]) if r["relation"] else None
    periods = tuple(Period(p) for p in r["periods"].split())
    return Timing(span(r["start"], r["end"]), periods, date, relation, days_of(r["days"]), r["rule"], r["confidence"])


def _obligations(rows: Rows, timings: Mapping[int, Timing], span: _Spanner) -> tuple[Obligation, ...]:
    parties: dict[tuple[int, str], list[Party]] = {}
    for r in rows["obligation_parties"]:
        parties.setdefault((r["obligation"], r["role"]), []).append(Party(r["name"], span(r["start"], r["end"])))
    return tuple(
        Obligation(
            **{role: tuple(parties.get((r["n"], role), ())) for role in ROLES},
            span=span(r["start"], r["end"]),
            provision=r["provision"],
            path=r["path"],
            actor_from=ActorFrom(r["actor_from"]),
            modality=Modality(r["modality"]),
            action=r["action"],
            category=Category(r["category"]),
            timing=timings.get(r["n"]),
            condition=span(r["condition_start"], r["condition_end"]) if r["condition_start"] is not None else None,
            product=span(r["product_start"], r["product_end"]) if r["product_start"] is not None else None,
            rule=r["rule"],
            confidence=r["confidence"],
        )
        for r in rows["obligations"]
    )
