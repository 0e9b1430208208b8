"""A Document as rows of the store's tables, and back without loss."""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from graph import identity
from graph.bodies import Bodies, Body
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
    PartialDate,
    Party,
    Period,
    Provision,
    ProvisionKind,
    Reading,
    Recipient,
    Relation,
    RelationKind,
    Signer,
    Source,
    Span,
    TextMap,
    Timing,
)

Row = dict[str, Any]
Rows = Mapping[str, Sequence[Mapping[str, Any]]]
"""Of one document: table name -> its rows in the order of `n`."""

NO_OBLIGATION = -1
_PLAIN_FIELDS = ("number", "year", "symbol", "type", "title", "issuer", "place")


def check_spans(document: Document) -> None:
    """Holds that each span repeats the words of the text; raises ValueError for one that does not."""
    text = document.text
    for span in _spans(document):
        if text[span.start : span.end] != span.text:
            raise ValueError(f"{document.source.path}: a span at {span.start}..{span.end} does not repeat the text")


def _spans(document: Document) -> Iterable[Span]:
    header = document.header
    for field in (*_PLAIN_FIELDS, "date", "signer"):
        reading = getattr(header, field)
        if reading is not None:
            yield reading.span
    yield from (reading.span for reading in header.addressees)
    yield from (reading.span for reading in header.recipients)
    if header.body:
        yield header.body
    for provision in document.provisions:
        yield provision.span
        yield provision.content
    facts: tuple[Citation | Relation | AgencyMention | Timing, ...]
    facts = (*document.citations, *document.relations, *document.agencies, *document.timings)
    yield from (fact.span for fact in facts)
    for duty in document.obligations:
        yield duty.span
        yield from (party.span for role in ROLES for party in getattr(duty, role))
        if duty.timing:
            yield duty.timing.span
        if duty.condition:
            yield duty.condition


def document_row(document: Document, id: str, base: str, digest: str, bodies: Bodies) -> Row:
    header = document.header
    number = header.number.value if header.number else None
    values = {field: reading.value if (reading := getattr(header, field)) else None for field in _PLAIN_FIELDS}
    return {
        **values,
        "id": id,
        "base": base,
        "words": identity.words_hash(document.text),
        "digest": digest,
        "number": header.full_number,
        "serial": number,
        "date": header.date.value.iso if header.date else None,
        "issuing": bodies.issuing[header.issuer.value] if header.issuer else None,
        "body_start": header.body.start if header.body else None,
        "body_end": header.body.end if header.body else None,
    }


def fact_rows(document: Document, id: str, bodies: Bodies) -> dict[str, list[Row]]:
    """The rows of all tables of facts."""
    rows = {
        "texts": [_text_row(document)],
        "readings": list(_reading_rows(document.header)),
        "provisions": _provision_rows(document, id),
        "citations": _citation_rows(document, id, bodies),
        "relations": [
            {"n": n, "id": fact, "source": r.source, "kind": r.kind.value, "target": r.target, **_at(r.span), **_how(r)}
            for n, (fact, r) in enumerate(zip(identity.relation_ids(id, document.relations), document.relations, strict=True))
        ],
        "agency_mentions": [_mention_row(n, mention) for n, mention in enumerate(document.agencies)],
        "timings": [_timing_row(n, NO_OBLIGATION, timing) for n, timing in enumerate(document.timings)],
        "obligations": _obligation_rows(document, id),
        "obligation_parties": [
            {"obligation": n, "role": role, "n": k, "name": party.name, **_at(party.span), **_meant(bodies.parties[n, role, k])}
            for n, duty in enumerate(document.obligations)
            for role in ROLES
            for k, party in enumerate(getattr(duty, role))
        ],
        "bodies": [_body_row(body) for body in bodies.all()],
        "header_bodies": list(_header_body_rows(bodies)),
    }
    rows["timings"] += [_timing_row(0, n, duty.timing) for n, duty in enumerate(document.obligations) if duty.timing]
    for table in rows.values():
        for row in table:
            row["document"] = id
    return rows


def _at(span: Span) -> Row:
    return {"start": span.start, "end": span.end}


def _how(fact: Any) -> Row:
    return {"rule": fact.rule, "confidence": fact.confidence}


def _text_row(document: Document) -> Row:
    text_map = document.map
    runs = array("I", [text_map.canonical_length, text_map.raw_length, *text_map.canonical, *text_map.raw])
    if sys.byteorder == "big":
        runs.byteswap()
    return {
        "text": document.text,
        "raw": zlib.compress(document.raw.encode("utf-8", "surrogatepass"), 1),
        "map": zlib.compress(runs.tobytes(), 1),
    }


def _reading_rows(header: Header) -> Iterable[Row]:
    for field in _PLAIN_FIELDS:
        reading = getattr(header, field)
        if reading is not None:
            yield _reading_row(field, 0, reading, reading.value)
    if header.date:
        yield _reading_row("date", 0, header.date, header.date.value.iso)
    if header.signer:
        signer = header.signer.value
        yield _reading_row("signer", 0, header.signer, signer.name, signer.position, signer.capacity)
    for n, addressee in enumerate(header.addressees):
        yield _reading_row("addressee", n, addressee, addressee.value)
    for n, line in enumerate(header.recipients):
        yield _reading_row("recipient", n, line, line.value.name, line.value.purpose)


def _reading_row(
    field: str, n: int, reading: Reading[Any], value: str | None, second: str | None = None, third: str | None = None
) -> Row:
    return {"field": field, "n": n, "value": value, "second": second, "third": third, **_at(reading.span), **_how(reading)}


def _provision_rows(document: Document, id: str) -> list[Row]:
    ids = identity.provision_ids(id, document.provisions)
    return [
        {
            **{"n": n, "id": fact, "kind": p.kind.value, "label": p.label, "path": p.path, **_at(p.span)},
            **{
                "content_start": p.content.start,
                "content_end": p.content.end,
                "tail": p.end,
                "parent": p.parent,
                "heading": p.heading,
            },
        }
        for n, (fact, p) in enumerate(zip(ids, document.provisions, strict=True))
    ]


def _citation_rows(document: Document, id: str, bodies: Bodies) -> list[Row]:
    ids = identity.citation_ids(id, document.citations)
    return [
        {
            **{"n": n, "id": fact, **_at(c.span), "type": c.type, "number": identity.number_text(c.number)},
            **{"serial": c.number.serial if c.number else None, "number_year": c.number.year if c.number else None},
            **{"symbol": c.number.symbol if c.number else None, "name": c.name, "date": c.date.iso if c.date else None},
            **{"issuer": c.issuer, "title": c.title, "pinpoint": c.pinpoint, "key": c.key, "provision": c.provision, **_how(c)},
            "issuing": bodies.issuing[c.issuer] if c.issuer else None,
        }
        for n, (fact, c) in enumerate(zip(ids, document.citations, strict=True))
    ]


def _mention_row(n: int, mention: AgencyMention) -> Row:
    agency = mention.agency
    about = {"name": agency.name, "level": agency.level.value, "place": agency.place, "parent": agency.parent}
    return {"n": n, **_at(mention.span), **about, "is_class": int(agency.is_class), "head": agency.head, **_how(mention)}


def _meant(body: Body | None) -> Row:
    return {"body": body.id if body else None, "head": body.head if body else None}


def _body_row(body: Body) -> Row:
    about = {"id": body.id, "name": body.name, "level": body.level.value, "place": body.place, "parent": body.parent}
    return {**about, "is_class": int(body.is_class), "scope": body.scope}


def _header_body_rows(bodies: Bodies) -> Iterable[Row]:
    if bodies.issuer:
        yield {"role": "issuer", "n": 0, "k": 0, "body": bodies.issuer.id}
    for role, lines in (("addressee", bodies.addressees), ("recipient", bodies.recipients)):
        for n, line in enumerate(lines):
            yield from ({"role": role, "n": n, "k": k, "body": body.id} for k, body in enumerate(line))


def _timing_row(n: int, obligation: int, timing: Timing) -> Row:
    return {
        **{"n": n, "obligation": obligation, **_at(timing.span), "periods": " ".join(timing.periods)},
        **{"date": timing.date.iso if timing.date else None, "relation": timing.relation.value if timing.relation else None},
        **{"days": " ".join(f"{month}-{day}" for month, day in timing.days), **_how(timing)},
    }


def _obligation_rows(document: Document, id: str) -> list[Row]:
    ids = identity.obligation_ids(id, document.obligations)
    return [
        {
            **{"n": n, "id": fact, **_at(d.span), "provision": d.provision, "path": d.path, "actor_from": d.actor_from.value},
            **{"modality": d.modality.value, "action": d.action, "category": d.category.value},
            **{
                "condition_start": d.condition.start if d.condition else None,
                "condition_end": d.condition.end if d.condition else None,
            },
            **_how(d),
        }
        for n, (fact, d) in enumerate(zip(ids, document.obligations, strict=True))
    ]


# The way back.


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
        map=_map(stored["map"]),
        header=_header(row, rows["readings"], span),
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


def _map(packed: bytes) -> TextMap:
    runs = array("I", zlib.decompress(packed))
    if sys.byteorder == "big":
        runs.byteswap()
    half = (len(runs) - 2) // 2
    return TextMap(tuple(runs[2 : 2 + half]), tuple(runs[2 + half :]), runs[0], runs[1])


def _header(row: Mapping[str, Any], readings: Sequence[Mapping[str, Any]], span: _Spanner) -> Header:
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
    single = {field: found[field][0] for field in (*_PLAIN_FIELDS, "date", "signer") if field in found}
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
            rule=r["rule"],
            confidence=r["confidence"],
        )
        for r in rows["obligations"]
    )
