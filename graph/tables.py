"""The tables of the store. Spans are kept as offsets alone: their words are those of the canonical text.

A fact's `n` is its place in the tuple of the Document that it came from. Its `anchor` is built from what it says
(`graph.identity`), so that it outlives a re-reading of the same words; its id is `<id of the document>#<anchor>`. Facts
point to their document by a number, `documents.key`, that is good within one store only.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, Float, ForeignKey, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()

SLIM: dict[str, Any] = {"sqlite_with_rowid": False}
"""Rows of facts lie in the order of their key, document by document, as they are read."""


def _owner() -> Column[Any]:
    return Column("document", Integer, ForeignKey("documents.key", ondelete="CASCADE"), primary_key=True)


def _n() -> Column[Any]:
    return Column("n", Integer, primary_key=True)


def _int(name: str, *, nullable: bool = False) -> Column[Any]:
    return Column(name, Integer, nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> Column[Any]:
    return Column(name, Text, nullable=nullable)


def _how() -> tuple[Column[Any], Column[Any]]:
    return _text("rule"), Column("confidence", Float, nullable=False)


def _span() -> tuple[Column[Any], Column[Any]]:
    return _int("start"), _int("end")


meta = Table("meta", metadata, Column("key", Text, primary_key=True), _int("value"))

documents = Table(
    "documents",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("base", Text, nullable=False, index=True),  # the id without the mark of a version
    _text("words"),  # hash of the canonical text: files that say the same are one document
    _text("digest"),  # hash of all that was read
    *(_text(name, nullable=True) for name in ("number", "serial", "year", "symbol", "type", "title", "issuer", "place", "date")),
    _text("issuing", nullable=True),  # the issuing body, whole (`graph.bodies`)
    _int("body_start", nullable=True),
    _int("body_end", nullable=True),
)

sources = Table(
    "sources",
    metadata,
    Column("path", Text, primary_key=True),
    Column("document", Integer, ForeignKey("documents.key", ondelete="CASCADE"), nullable=False, index=True),
    _text("format"),
    _text("sha256"),
    _int("main"),  # 1 for the file that the facts were read from
)

containers = Table(  # archives and mails, whose members are sources of their own
    "containers",
    metadata,
    Column("path", Text, primary_key=True),
    _text("sha256"),
    _int("documents", nullable=True),  # none where something in it could not be read
)

texts = Table(
    "texts",
    metadata,
    _owner(),
    _text("text"),
    Column("raw", LargeBinary, nullable=False),  # UTF-8, deflated: seldom wanted
    Column("map", LargeBinary, nullable=False),  # the runs of the TextMap as 32-bit little-endian numbers, deflated
)

places = Table(  # of documents whose original has pages
    "places",
    metadata,
    _owner(),
    _int("pages"),
    Column("confidence", Float, nullable=True),  # 0 to 100, where pages were recognised from images
    Column("data", LargeBinary, nullable=False),  # as graph.place_rows writes it
)

sketches = Table(
    "sketches",
    metadata,
    _owner(),
    Column("data", LargeBinary, nullable=False),  # of the canonical text, as graph.shingles makes it
)

readings = Table(
    "readings",
    metadata,
    _owner(),
    Column("field", Text, primary_key=True),
    _n(),
    _text("value", nullable=True),  # of a signer the name, of a recipient the name
    _text("second", nullable=True),  # of a signer the position, of a recipient the purpose
    _text("third", nullable=True),  # of a signer the capacity
    *_span(),
    *_how(),
    **SLIM,
)

provisions = Table(
    "provisions",
    metadata,
    _owner(),
    _n(),
    _text("anchor"),
    _text("kind"),
    _text("label"),
    _text("path"),
    *_span(),
    _int("content_start"),
    _int("content_end"),
    _int("tail"),
    _int("parent", nullable=True),
    _text("heading", nullable=True),
    **SLIM,
)

citations = Table(
    "citations",
    metadata,
    _owner(),
    _n(),
    _text("anchor"),
    *_span(),
    _text("type"),
    *(_text(name, nullable=True) for name in ("number", "serial")),
    _int("number_year", nullable=True),
    *(_text(name, nullable=True) for name in ("symbol", "name", "date", "issuer", "title", "pinpoint")),
    _text("key"),
    _int("provision", nullable=True),
    _text("issuing", nullable=True),  # the issuing body, whole
    *_how(),
    **SLIM,
)

relations = Table(
    "relations",
    metadata,
    _owner(),
    _n(),
    _text("anchor"),
    _text("source"),
    _text("kind"),
    _text("target"),
    *_span(),
    *_how(),
    **SLIM,
)

agency_mentions = Table(
    "agency_mentions",
    metadata,
    _owner(),
    _n(),
    *_span(),
    _text("name"),
    _text("level"),
    _text("place", nullable=True),
    _text("parent", nullable=True),
    _int("is_class"),
    _text("head", nullable=True),
    *_how(),
    **SLIM,
)

timings = Table(
    "timings",
    metadata,
    _owner(),
    Column("obligation", Integer, primary_key=True),  # -1: found in the text, else the obligation that it times
    _n(),
    *_span(),
    _text("periods"),  # `quarter 6-month`
    _text("date", nullable=True),
    _text("relation", nullable=True),
    _text("days"),  # `6-15 12-15`
    *_how(),
    **SLIM,
)

obligations = Table(
    "obligations",
    metadata,
    _owner(),
    _n(),
    _text("anchor"),
    *_span(),
    _int("provision", nullable=True),
    _text("path"),
    _text("actor_from"),
    _text("modality"),
    _text("action"),
    Column("category", Text, nullable=False, index=True),
    _int("condition_start", nullable=True),
    _int("condition_end", nullable=True),
    _int("product_start", nullable=True),
    _int("product_end", nullable=True),
    *_how(),
    **SLIM,
)

obligation_parties = Table(
    "obligation_parties",
    metadata,
    _owner(),
    Column("obligation", Integer, primary_key=True),
    Column("role", Text, primary_key=True),
    _n(),
    Column("name", Text, nullable=False, index=True),
    *_span(),
    Column("body", Text, nullable=True, index=True),  # the body meant; null where the words name none
    _text("head", nullable=True),  # where the person at its head is meant
    **SLIM,
)

bodies = Table(
    "bodies",
    metadata,
    _owner(),
    Column("id", Text, primary_key=True),
    _text("name"),
    _text("level"),
    _text("place", nullable=True),
    _text("parent", nullable=True),
    _int("is_class"),
    _text("scope", nullable=True),
    **SLIM,
)

header_bodies = Table(
    "header_bodies",
    metadata,
    _owner(),
    Column("role", Text, primary_key=True),  # issuer, addressee, recipient
    _n(),  # the line
    Column("k", Integer, primary_key=True),  # the place in the line
    _text("body"),
    **SLIM,
)

READ = (texts, places, readings, provisions, citations, relations, agency_mentions, timings, obligations, obligation_parties)
"""The tables that hold what one document says."""

FACTS = (*READ, bodies, header_bodies, sketches)
"""READ, and what was settled of it: the bodies meant (`graph.bodies`)."""
