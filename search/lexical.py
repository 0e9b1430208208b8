"""The words of units in tantivy: the only import of it.

Each unit is entered line by line, with its title and headings before each line, and scored by its best one: the right
clause of a long article says all that is asked in one place. Whole articles and larger pieces measured worse. Two
fields, given as our own terms: `words` (syllables and their pairs) and `folded` (the same without accents); BM25 as
tantivy has it (k1 1.2, b 0.75), since no other setting measured better. In a large index the most frequent syllables are not
looked up but added to the scores of what the others find (`search.common`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import tantivy

from search import common
from search.analyze import expand, folded, syllables, terms
from search.units import pieces

FIELDS = ("words", "folded")

LINE = 250
"""Characters of a line before it is cut at a sentence: 300 and more measured worse, 200 no better and costs more."""

Weighted = Mapping[str, Mapping[str, float]]
"""Field to the terms looked for in it, and what each counts."""

_REMEMBERED = 1 << 14  # frequencies of terms: a question asks for some ninety

_HEAP = 500_000_000  # bytes a writer gathers before it writes a segment: half a million lines take 6 ms in one, 9 in ten

_COUNTS = tuple(f"common{common.VERSION}_{at}" for at in range(common.FIELDS))

OFTEN = 0.05
"""Of the lines hold a syllable that is counted rather than looked up: .02 saves nothing more."""

NEARLY_ALL = 0.95
"""Of the lines that hold a term without accents must hold a syllable that is counted."""

PARTED_FROM = 50_000
"""Lines; fewer are searched in 2 ms as they are."""

_SPARE = 5 / 3  # lines looked at for one that is wanted, where scores are still to be added to

_K1, _B = 1.2, 0.75  # of BM25


@dataclass(frozen=True, slots=True)
class Entry:
    """What one unit gives to the lexical index: the words of each line with its context, already analysed."""

    row: int
    document: int
    lines: tuple[tuple[str, ...], ...]


def entry(
    row: int, document: int, text: str, context: str, heading: str, known: Mapping[str, tuple[str, ...]] | None = None
) -> Entry:
    """Analyses one unit. A unit with a heading of its own has a line of that alone, where it counts twice: what an
    article is called tells best what it is about."""
    about = expand(syllables(context), known)
    lines = [about + expand(syllables(heading), known)] if heading else []
    lines += [about + expand(words, known) for line in lines_of(text) if (words := syllables(line))]
    return Entry(row, document, tuple(map(tuple, lines or [about])))


def lines_of(text: str) -> list[str]:
    """The lines of a text, long ones cut at sentences."""
    return [piece for line in text.split("\n") if line.strip() for piece in pieces(line.strip(), LINE)]


@dataclass(frozen=True, slots=True)
class _Often:
    """A frequent syllable of a question: its places among these, more than one without accents, and its weight by rarity."""

    places: tuple[int, ...]
    weight: float


class LexicalIndex:
    """A tantivy index in a folder. Searching threads share it; `put`, `remove` and `clear` happen within `writing`, and
    are seen after `commit`. All raise OSError where the disk does not do as it should."""

    def __init__(self, folder: Path, parted_from: int = PARTED_FROM) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        schema = tantivy.SchemaBuilder()
        schema.add_unsigned_field("row", indexed=True, fast=True)
        schema.add_unsigned_field("document", indexed=True, fast=True)
        for field in ("size", *_COUNTS):
            schema.add_unsigned_field(field, fast=True)
        for field in FIELDS:
            schema.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
        self._schema = schema.build()
        self._index = _opened(self._schema, folder)
        self._writer: tantivy.IndexWriter | None = None
        self._depth = 0
        self._parted_from = parted_from
        self._average: float | None = None
        self._frequency = lru_cache(_REMEMBERED)(self._counted)

    @contextmanager
    def writing(self, busy: Exception) -> Iterator[None]:
        """Takes the one writer that the folder has, and gives it back at the end; raises `busy` where it is taken."""
        if not self._depth:
            try:
                self._writer = self._index.writer(_HEAP, 1)
            except ValueError as error:
                raise busy if "LockBusy" in str(error) else OSError(str(error)) from error
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if not self._depth and self._writer:
                writer, self._writer = self._writer, None
                with suppress(ValueError):  # what a full disk left half written is dropped by the next writer
                    writer.rollback()
                with suppress(ValueError):
                    writer.wait_merging_threads()

    def put(self, entries: Iterable[Entry]) -> None:
        writer = self._open()
        for each in entries:
            for line in each.lines:
                document = tantivy.Document()
                document.add_unsigned("row", each.row)
                document.add_unsigned("document", each.document)
                words = terms(list(line))
                document.add_text("words", " ".join(words))
                document.add_text("folded", " ".join(terms(folded(line))))
                document.add_unsigned("size", len(words))
                for field, counts in zip(_COUNTS, common.packed(line), strict=True):
                    document.add_unsigned(field, counts)
                with _told():
                    writer.add_document(document)

    def remove(self, documents: Iterable[int]) -> None:
        """Takes out all units of these documents."""
        writer = self._open()
        for document in documents:
            writer.delete_documents_by_term("document", document)

    def clear(self) -> None:
        """Takes everything out."""
        self._open().delete_all_documents()

    def commit(self) -> None:
        with _told():
            self._open().commit()
        self.reload()

    def reload(self) -> None:
        """Sees what was committed, also by another process."""
        with _told():
            self._index.reload()
        self._frequency.cache_clear()
        self._average = None

    def __len__(self) -> int:
        """The number of lines."""
        return int(self._index.searcher().num_docs)

    def search(
        self, weighted: Weighted, limit: int, within: Sequence[int] | None = None, must: Sequence[str] = (), field: str = "words"
    ) -> list[tuple[int, float]]:
        """Rows of units with the BM25 score of their best line, best first, from the best `limit` lines of those that
        hold a term of `weighted`; `within` keeps only these rows, `must` only lines that hold all of these terms in
        `field`. In a large index only lines are found that hold more than the most frequent syllables, where there is more."""
        sought, often = self._parted(weighted)
        wanted = self._any_of(sought)
        if wanted is None or limit < 1:
            return []
        filters = [tantivy.Query.term_query(self._schema, field, term, "freq") for term in must]
        if within is not None:
            filters.append(tantivy.Query.term_set_query(self._schema, "row", list(within)))
        if filters:
            silent = [tantivy.Query.const_score_query(query, 0.0) for query in filters]
            wanted = tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in (*silent, wanted)])
        searcher = self._index.searcher()
        hits = searcher.search(wanted, int(_SPARE * limit) if often else limit, count=False).hits
        addresses = [address for _score, address in hits]
        rows = searcher.fast_field_values("row", addresses)
        scores = [score for score, _address in hits]
        if often and hits:
            added = np.asarray(scores, np.float32) + self._added(searcher, addresses, often)
            order = np.argsort(-added, kind="stable")[:limit].tolist()
            rows, scores = [rows[at] for at in order], added[order].tolist()
        best: dict[int, float] = {}
        for row, score in zip(rows, scores, strict=True):
            best.setdefault(int(row), float(score))
        return list(best.items())

    def _parted(self, weighted: Weighted) -> tuple[Weighted, list[_Often]]:
        """The terms to look up, and those to be counted in the lines that these find."""
        lines = len(self)
        if lines < self._parted_from:
            return weighted, []
        sought: dict[str, dict[str, float]] = {}
        often: list[_Often] = []
        for field, words in weighted.items():
            for word, weight in words.items():
                places = self._counting(word, field)
                held = self.frequency(word, field) if places else 0
                if held > OFTEN * lines:
                    often.append(_Often(places, weight * math.log(1 + (lines - held + 0.5) / (held + 0.5))))
                else:
                    sought.setdefault(field, {})[word] = weight
        return (sought, often) if sought else (weighted, [])

    def _counting(self, word: str, field: str) -> tuple[int, ...]:
        """The places of the syllables whose counts tell how often a term stands in a line; none where they do not: `noi` may
        be `nơi`, which is not counted, as well as `nội`."""
        keys = common.by_folded().get(word, ()) if field == "folded" else (word,) if word in common.places() else ()
        if keys and field == "folded" and sum(map(self.frequency, keys)) < NEARLY_ALL * self.frequency(word, field):
            return ()
        return tuple(common.places()[key] for key in keys)

    def _added(self, searcher: tantivy.Searcher, addresses: list[tantivy.DocAddress], often: Sequence[_Often]) -> common.Counts:
        """What the most frequent syllables add to the scores of these lines."""

        def column(field: str) -> common.Counts:
            return np.array(searcher.fast_field_values(field, addresses), np.float32)

        if self._average is None:
            averages = searcher.aggregate(tantivy.Query.all_query(), {"size": {"avg": {"field": "size"}}})
            self._average = float(averages["size"]["value"])
        damped = _K1 * (1 - _B + _B * column("size") / self._average)
        needed = common.fields_of(place for each in often for place in each.places)
        fields = {at: np.array(searcher.fast_field_values(_COUNTS[at], addresses), np.uint64) for at in needed}
        total = np.zeros(len(addresses), np.float32)
        for each in often:
            counts = common.counted(fields, each.places)
            total += each.weight * (_K1 + 1) * counts / (counts + damped)
        return total

    def _any_of(self, weighted: Weighted) -> tantivy.Query | None:
        parts: list[tuple[tantivy.Occur, tantivy.Query]] = []
        for field, words in weighted.items():
            for word, weight in words.items():
                query = tantivy.Query.term_query(self._schema, field, word, "freq")
                parts.append((tantivy.Occur.Should, query if weight == 1 else tantivy.Query.boost_query(query, weight)))
        return tantivy.Query.boolean_query(parts) if parts else None

    def frequency(self, term: str, field: str = "words") -> int:
        """In how many lines the term stands."""
        return self._frequency(term, field)

    def _counted(self, term: str, field: str) -> int:
        return int(self._index.searcher().doc_freq(field, term))

    def _open(self) -> tantivy.IndexWriter:
        if self._writer is None:
            raise RuntimeError("the lexical index is changed outside of `writing`")
        return self._writer


def _opened(schema: tantivy.Schema, folder: Path) -> tantivy.Index:
    """The index in a folder, empty where there is none or it is damaged: its lines are made again from the catalogue."""
    try:
        return tantivy.Index(schema, str(folder))
    except ValueError as error:
        if not any(word in str(error) for word in ("corrupt", "schema", "Schema")):
            raise OSError(str(error)) from error
        for path in folder.iterdir():
            path.unlink()
        return tantivy.Index(schema, str(folder))


@contextmanager
def _told() -> Iterator[None]:
    """Tells what tantivy could not write as the system's errors are told."""
    try:
        yield
    except ValueError as error:
        raise OSError(str(error)) from error
