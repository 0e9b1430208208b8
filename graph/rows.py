"""A Document as rows of the store's tables; `graph.rebuild` is the way back."""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping
from typing import Any

from graph import identity
from graph.bodies import Bodies, Body
from graph.place_rows import place_rows
from graph.schema import ROLES
from graph.shingles import sketch
from ingest.document import AgencyMention, Citation, Document, Header, Relation, Timing
from ingest.readings import Reading, Span

Row = dict[str, Any]
NO_OBLIGATION = -1
PLAIN_FIELDS = ("number", "year", "symbol", "type", "title", "issuer", "place")


def check_spans(document: Document) -> None:
    """Holds that each span repeats the words of the text; raises ValueError for one that does not."""
    text = document.text
    for span in _spans(document):
        if text[span.start : span.end] != span.text:
            raise ValueError(f"{document.source.path}: a span at {span.start}..{span.end} does not repeat the text")


def _spans(document: Document) -> Iterable[Span]:
    header = document.header
    for field in (*PLAIN_FIELDS, "date", "signer"):
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
        yield from (words for words in (duty.condition, duty.product) if words)


def document_row(document: Document, known: Mapping[str, str], bodies: Bodies) -> Row:
    """The row of the document itself; `known` holds its `id`, `base`, `words` and `digest`."""
    header = document.header
    number = header.number.value if header.number else None
    values = {field: reading.value if (reading := getattr(header, field)) else None for field in PLAIN_FIELDS}
    return {
        **values,
        **known,
        "number": header.full_number,
        "serial": number,
        "date": header.date.value.iso if header.date else None,
        "issuing": bodies.issuing[header.issuer.value] if header.issuer else None,
        "body_start": header.body.start if header.body else None,
        "body_end": header.body.end if header.body else None,
    }


def fact_rows(document: Document, key: int, bodies: Bodies) -> dict[str, list[Row]]:
    """The rows of all tables of facts, for the document of that key."""
    rows = {
        "texts": [_text_row(document)],
        "places": place_rows(document.places),
        "readings": list(_reading_rows(document.header)),
        "provisions": _provision_rows(document),
        "citations": _citation_rows(document, bodies),
        "relations": [
            {"n": n, "anchor": anchor, "source": r.source, "kind": r.kind.value, "target": r.target, **_at(r.span), **_how(r)}
            for n, (anchor, r) in enumerate(zip(identity.relation_anchors(document.relations), document.relations, strict=True))
        ],
        "agency_mentions": [_mention_row(n, mention) for n, mention in enumerate(document.agencies)],
        "timings": [_timing_row(n, NO_OBLIGATION, timing) for n, timing in enumerate(document.timings)],
        "obligations": _obligation_rows(document),
        "obligation_parties": [
            {"obligation": n, "role": role, "n": k, "name": party.name, **_at(party.span), **_meant(bodies.parties[n, role, k])}
            for n, duty in enumerate(document.obligations)
            for role in ROLES
            for k, party in enumerate(getattr(duty, role))
        ],
        "bodies": [body_row(body) for body in bodies.all()],
        "sketches": [{"data": sketch(document.text)}],
        "header_bodies": list(_header_body_rows(bodies)),
    }
    rows["timings"] += [_timing_row(0, n, duty.timing) for n, duty in enumerate(document.obligations) if duty.timing]
    for table in rows.values():
        for row in table:
            row["document"] = key
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
    for field in PLAIN_FIELDS:
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


def _provision_rows(document: Document) -> list[Row]:
    anchors = identity.provision_anchors(document.provisions)
    return [
        {
            **{"n": n, "anchor": anchor, "kind": p.kind.value, "label": p.label, "path": p.path, **_at(p.span)},
            **{
                "content_start": p.content.start,
                "content_end": p.content.end,
                "tail": p.end,
                "parent": p.parent,
                "heading": p.heading,
            },
        }
        for n, (anchor, p) in enumerate(zip(anchors, document.provisions, strict=True))
    ]


def _citation_rows(document: Document, bodies: Bodies) -> list[Row]:
    anchors = identity.citation_anchors(document.citations)
    return [
        {
            **{"n": n, "anchor": anchor, **_at(c.span), "type": c.type, "number": identity.number_text(c.number)},
            **{"serial": c.number.serial if c.number else None, "number_year": c.number.year if c.number else None},
            **{"symbol": c.number.symbol if c.number else None, "name": c.name, "date": c.date.iso if c.date else None},
            **{"issuer": c.issuer, "title": c.title, "pinpoint": c.pinpoint, "key": c.key, "provision": c.provision, **_how(c)},
            "issuing": bodies.issuing[c.issuer] if c.issuer else None,
        }
        for n, (anchor, c) in enumerate(zip(anchors, document.citations, strict=True))
    ]


def _mention_row(n: int, mention: AgencyMention) -> Row:
    agency = mention.agency
    about = {"name": agency.name, "level": agency.level.value, "place": agency.place, "parent": agency.parent}
    return {"n": n, **_at(mention.span), **about, "is_class": int(agency.is_class), "head": agency.head, **_how(mention)}


def _meant(body: Body | None) -> Row:
    return {"body": body.id if body else None, "head": body.head if body else None}


def body_row(body: Body) -> Row:
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


def _obligation_rows(document: Document) -> list[Row]:
    anchors = identity.obligation_anchors(document.obligations)
    return [
        {
            **{
                "n": n,
                "anchor": anchor,
                **_at(d.span),
                "provision": d.provision,
                "path": d.path,
                "actor_from": d.actor_from.value,
            },
            **{"modality": d.modality.value, "action": d.action, "category": d.category.value},
            **{
                "condition_start": d.condition.start if d.condition else None,
                "condition_end": d.condition.end if d.condition else None,
                "product_start": d.product.start if d.product else None,
                "product_end": d.product.end if d.product else None,
            },
            **_how(d),
        }
        for n, (anchor, d) in enumerate(zip(anchors, document.obligations, strict=True))
    ]
