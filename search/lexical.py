"""The words of units in tantivy: the only import of it.

Each unit is entered line by line, with its title and headings before each line, and scored by its best one: the right
clause of a long article says all that is asked in one place. Whole articles and larger pieces measured worse. Two
fields, given as our own terms: `words` (syllables and their pairs) and `folded` (the same without accents); BM25 as
tantivy has it (k1 1.2, b 0.75), since no other setting measured better.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import tantivy

from search.analyze import expand, folded, syllables, terms
from search.units import pieces

FIELDS = ("words", "folded")

LINE = 250
"""Characters of a line before it is cut at a sentence: 300 and more measured worse, 200 no better and costs more."""

Weighted = Mapping[str, Mapping[str, float]]
"""Field to the terms looked for in it, and what each counts."""

_REMEMBERED = 1 << 14  # frequencies of terms: a question asks for some ninety

_HEAP = 64_000_000  # bytes a writer gathers before it writes a segment; tantivy wants at least 15 MB


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


class LexicalIndex:
    """A tantivy index in a folder. Searching threads share it; `put`, `remove` and `clear` happen within `writing`, and
    are seen after `commit`. All raise OSError where the disk does not do as it should."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        schema = tantivy.SchemaBuilder()
        schema.add_unsigned_field("row", indexed=True, fast=True)
        schema.add_unsigned_field("document", indexed=True, fast=True)
        for field in FIELDS:
            schema.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
        self._schema = schema.build()
        self._index = _opened(self._schema, folder)
        self._writer: tantivy.IndexWriter | None = None
        self._depth = 0
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
                document.add_text("words", " ".join(terms(list(line))))
                document.add_text("folded", " ".join(terms(folded(line))))
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

    def __len__(self) -> int:
        """The number of lines."""
        return int(self._index.searcher().num_docs)

    def search(
        self, weighted: Weighted, limit: int, within: Sequence[int] | None = None, must: Sequence[str] = (), field: str = "words"
    ) -> list[tuple[int, float]]:
        """Rows of units with the BM25 score of their best line, best first, from the best `limit` lines of those that
        hold a term of `weighted`; `within` keeps only these rows, `must` only lines that hold all of these terms in
        `field`."""
        wanted = self._any_of(weighted)
        if wanted is None or limit < 1:
            return []
        filters = [tantivy.Query.term_query(self._schema, field, term, "freq") for term in must]
        if within is not None:
            filters.append(tantivy.Query.term_set_query(self._schema, "row", list(within)))
        if filters:
            silent = [tantivy.Query.const_score_query(query, 0.0) for query in filters]
            wanted = tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in (*silent, wanted)])
        searcher = self._index.searcher()
        hits = searcher.search(wanted, limit, count=False).hits
        rows = searcher.fast_field_values("row", [address for _score, address in hits])
        best: dict[int, float] = {}
        for row, (score, _address) in zip(rows, hits, strict=True):
            best.setdefault(int(row), float(score))
        return list(best.items())

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
