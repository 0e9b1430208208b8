"""Documents into the index: units, vectors, words, in that order, so that nothing is lost when the process dies."""

from __future__ import annotations

import hashlib
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from ingest.document import Document
from ingest.readings import Span
from ingest.vocabulary import load_table
from search.analyze import introduced
from search.catalog import Catalog
from search.encode import Encoder
from search.lexical import LexicalIndex, entry
from search.records import Card
from search.references import Reference, reference
from search.results import UnitKind
from search.units import Unit, label_of, passages_of, units_of

_STRIDE = 1024
"""Passages embedded between two commits: what is lost at most when the process is killed, about half a minute's work.
Sorted by length they also fill the model's batches well."""

_AT_ONCE = 8192  # units held in memory before they are embedded and stored


@dataclass(frozen=True, slots=True)
class Builder:
    """What writing needs."""

    catalog: Catalog
    lexical: LexicalIndex
    encoder: Encoder
    spent: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    """Seconds by stage: `load` documents from the store, `cut` them into units, `embed`, `keep` in the catalogue, `words`."""

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        began = time.perf_counter()
        try:
            yield
        finally:
            self.spent[stage] += time.perf_counter() - began


@dataclass(frozen=True, slots=True)
class Text:
    """A plain article: its id, what it is called, what it says."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class _Ready:
    """A document cut into units, with all that the catalogue keeps of it."""

    card: Card
    units: tuple[Unit, ...]
    references: tuple[tuple[Reference, bool, str | None], ...] = ()
    abbreviations: dict[str, tuple[str, ...]] | None = None


Progress = Callable[[str, int, int], None]


def put_all(
    builder: Builder,
    wanted: Sequence[tuple[str, str | None]],
    read: Callable[[str], Document | None],
    progress: Progress | None,
) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Puts documents in that are new or changed, by id and digest where that is known; `read` gives each, or None where it is no
    more. Gives the ids added and changed, and the number of texts embedded."""
    fresh: list[_Ready] = []
    added: list[str] = []
    changed: list[str] = []
    embedded = 0
    for done, (id, digest) in enumerate(wanted, 1):
        with builder.timed("load"):
            document = read(id)
        with builder.timed("cut"):
            known = digest or (digest_of(document) if document else None)
            held = builder.catalog.digest(id)
            if document and known and held != known:
                fresh.append(_ready(id, document, known))
                (changed if held else added).append(id)
        if progress:
            progress("read", done, len(wanted))
        if sum(len(ready.units) for ready in fresh) >= _AT_ONCE:
            embedded += _put(builder, fresh, progress)
            fresh = []
    embedded += _put(builder, fresh, progress)
    return tuple(added), tuple(changed), embedded


def put_texts(builder: Builder, texts: Sequence[Text], progress: Progress | None) -> int:
    """Puts in the plain articles that are new or changed; gives the number of texts embedded."""
    fresh: list[_Ready] = []
    for each in texts:
        digest = _hash(each.title, each.text).hex()
        if builder.catalog.digest(each.id) != digest:
            span = Span(0, len(each.text), each.text)
            passages, heading = passages_of(each.text, each.title), _heading(each.title)
            unit = Unit(each.id, UnitKind.PROVISION, "", (each.title,), span, each.title, passages, heading=heading)
            fresh.append(_Ready(Card(each.id, digest, each.title, *_work(each.title)), (unit,)))
    return _put(builder, fresh, progress)


_NUMBERED = re.compile(r".* - (?:Điều \d+\w*\.? ?)?")  # Luật Du lịch - Điều 39. Hợp đồng lữ hành


def _heading(title: str) -> str:
    """What an article itself is called, without the law that it stands in."""
    return _NUMBERED.sub("", title, count=1)


def _work(title: str) -> tuple[str, str | None]:
    """The law or decree that an article's title names, and of what kind it is."""
    work = title.partition(" - ")[0]
    kinds = (row["name"] for row in load_table("document_kinds"))
    return work, max((kind for kind in kinds if work.startswith(kind)), key=len, default=None)


def digest_of(document: Document) -> str:
    """A hash of what a document says and of what was read out of it."""
    return _hash(repr(document), document.text).hex()


def _ready(id: str, document: Document, digest: str) -> _Ready:
    header = document.header
    date = header.date.value if header.date else None
    units = units_of(id, document)
    card = Card(
        id,
        digest,
        label_of(header),
        header.title.value if header.title else None,
        header.type.value if header.type else None,
        header.issuer.value if header.issuer else None,
        header.place.value if header.place else None,
        date.iso if date else None,
        date.earliest.isoformat() if date else None,
        date.latest.isoformat() if date else None,
    )
    return _Ready(card, units, tuple(_references(document, units)), introduced(document.text))


def _references(document: Document, units: Sequence[Unit]) -> Iterator[tuple[Reference, bool, str | None]]:
    header = document.header
    if header.full_number and header.symbol:
        own = reference(
            header.full_number,
            header.number.value if header.number else "",
            int(header.year.value) if header.year and header.year.value.isdecimal() else None,
            header.symbol.value,
            header.type.value if header.type else None,
            header.date.value if header.date else None,
        )
        if own:
            yield own, True, None
    for citation in document.citations:
        number = citation.number
        if number is None:
            continue
        cited = reference(number.text, number.serial or "", number.year, number.symbol, citation.type, citation.date)
        if cited:
            yield cited, False, _unit_at(units, citation.span)


def _unit_at(units: Sequence[Unit], span: Span) -> str | None:
    """The provision that holds a stretch, the smallest where several do."""
    holding = [unit for unit in units if unit.kind is UnitKind.PROVISION and unit.span.contains(span)]
    return min(holding, key=lambda unit: len(unit.span.text)).id if holding else None


def _put(builder: Builder, fresh: Sequence[_Ready], progress: Progress | None) -> int:
    print_of = builder.encoder.fingerprint
    texts = {_hash(print_of, text): text for ready in fresh for unit in ready.units for text in unit.passages}
    with builder.timed("embed"):
        rows, embedded = _embed(builder, texts, progress)
    with builder.timed("keep"):
        for ready in fresh:
            vectors = [[rows[_hash(print_of, text)] for text in unit.passages] for unit in ready.units]
            builder.catalog.put(ready.card, ready.units, vectors, ready.references, ready.abbreviations)
    return embedded


def _embed(builder: Builder, texts: dict[bytes, str], progress: Progress | None) -> tuple[dict[bytes, int], int]:
    """The vector rows of texts by hash; only those never seen before are embedded, each once."""
    rows = builder.catalog.vector_rows(list(texts))
    missing = sorted((hash for hash in texts if hash not in rows), key=lambda hash: -len(texts[hash]))
    done = 0

    def count(more: int) -> None:
        nonlocal done
        done += more
        if progress:
            progress("embed", done, len(missing))

    for at in range(0, len(missing), _STRIDE):
        part = missing[at : at + _STRIDE]
        values = builder.encoder.encode_passages([texts[hash] for hash in part], count)
        rows.update(zip(part, builder.catalog.add_vectors(part, values), strict=True))
    return rows, len(missing)


def settle(catalog: Catalog, lexical: LexicalIndex, progress: Progress | None = None) -> None:
    """Gives the words of all pending documents to the lexical index, then takes them off the list."""
    pending = catalog.pending()
    if not pending:
        return
    lexical.remove(pending)
    for done, document in enumerate(pending, 1):
        known = catalog.abbreviations_of(document)
        units = catalog.units_of(document)
        lexical.put(entry(unit.row, document, unit.text, unit.context, unit.heading, known) for unit in units)
        if progress:
            progress("words", done, len(pending))
    lexical.commit()
    catalog.settled(pending, len(lexical))


def _hash(*parts: str) -> bytes:
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()
