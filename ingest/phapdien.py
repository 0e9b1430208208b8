"""The codified law (Bộ pháp điển điện tử) as tables: each source document becomes a Document, made of its articles.

A folder holds `documents.jsonl` (type, number, title, date, issuer), `articles.jsonl` or `articles.jsonl.gz` (id, title, text,
note, src_type, src_number, src_article), `article_related.tsv` (from_id, to_id: official cross references) and `amendments.tsv`
(article_id, by_clause, by_type, by_number), and may hold `doc_edges_from_titles.tsv` (what titles say that they guide or amend).
What the tables say becomes words of the document, so that every fact has its span: the note under an article as the code prints
it, and after it a line with the articles that it refers to.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unicodedata import normalize

from ingest.document import (
    SELF,
    Citation,
    Document,
    DocumentNumber,
    Header,
    Provision,
    ProvisionKind,
    Relation,
    RelationKind,
    Source,
)
from ingest.errors import UnreadableFile
from ingest.numbers import find_numbers
from ingest.readings import PartialDate, Reading, Span, TextMap
from ingest.record import record

FORMAT = "phapdien"
RELATED = "Điều này có nội dung liên quan đến: "
TITLES = {"huong_dan_chi_tiet": RelationKind.GUIDES, "sua_doi_bo_sung": RelationKind.AMENDS}
_RULE = {
    "title": "phapdien-title",
    "number": "phapdien-documents",
    "related": "phapdien-related",
    "amended": "phapdien-amendment",
}

Row = Mapping[str, Any]


@record
class Known:
    """A source document as the tables have it."""

    type: str
    number: DocumentNumber
    title: str | None = None
    date: PartialDate | None = None
    issuer: str | None = None

    @property
    def key(self) -> str:
        return f"{self.number.text}|{self.date.iso if self.date else ''}"


class Code:
    """A folder of tables. Its articles are sorted into their documents on disk, so memory holds one document at a time and the
    list of all. A context manager; raises UnreadableFile for a folder that lacks a table or a row that can't be read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known = {(row["type"], row["number"]): _known(row) for row in _json_rows(_one_of(folder, "documents.jsonl"))}
        self._temporary = tempfile.TemporaryDirectory()
        self._sorted = sqlite3.connect(Path(self._temporary.name) / "articles.sqlite")
        try:
            self._sort()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Code:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Takes away what was sorted."""
        self._sorted.close()
        self._temporary.cleanup()

    def __len__(self) -> int:
        """How many documents have articles."""
        return int(self._sorted.execute("SELECT count(DISTINCT document) FROM articles").fetchone()[0])

    def documents(self) -> Iterator[Document]:
        """The documents by number, their articles in the order of the code. Articles without a source are left out."""
        for (id,) in self._sorted.execute("SELECT DISTINCT document FROM articles ORDER BY document").fetchall():
            rows = self._sorted.execute("SELECT n, id, row FROM articles WHERE document = ? ORDER BY n", (id,)).fetchall()
            articles = [(json.loads(row), self._related(article), self._amended(article)) for _, article, row in rows]
            first: Row = articles[0][0]
            known = self._of(first["src_type"], first["src_number"])
            yield _Writer(known).write(articles, self._titled(known))

    def _sort(self) -> None:
        self._sorted.executescript(
            "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;"
            "CREATE TABLE articles (document TEXT, n INTEGER, id TEXT, type TEXT, number TEXT, article TEXT, row TEXT);"
            "CREATE TABLE related (source TEXT, target TEXT);"
            "CREATE TABLE amended (article TEXT, clause TEXT, type TEXT, number TEXT);"
            "CREATE TABLE titled (type TEXT, number TEXT, relation TEXT, to_type TEXT, told TEXT);"
        )
        self._sorted.executemany("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)", self._articles())
        related = ((row["from_id"], row["to_id"]) for row in _table_rows(_one_of(self._folder, "article_related.tsv")))
        self._sorted.executemany("INSERT INTO related VALUES (?, ?)", related)
        amended = (
            (row["article_id"], row["by_clause"], row["by_type"], row["by_number"])
            for row in _table_rows(_one_of(self._folder, "amendments.tsv"))
        )
        self._sorted.executemany("INSERT INTO amended VALUES (?, ?, ?, ?)", amended)
        if (self._folder / "doc_edges_from_titles.tsv").is_file():
            names = ("type", "number", "relation", "to_type", "to_number_or_name")
            titled = (tuple(row[name] for name in names) for row in _table_rows(self._folder / "doc_edges_from_titles.tsv"))
            self._sorted.executemany("INSERT INTO titled VALUES (?, ?, ?, ?, ?)", titled)
        for table, column in (("articles", "document"), ("articles", "id"), ("related", "source"), ("amended", "article")):
            self._sorted.execute(f"CREATE INDEX {table}_{column} ON {table} ({column})")
        self._sorted.commit()

    def _articles(self) -> Iterator[tuple[Any, ...]]:
        for n, row in enumerate(_json_rows(_one_of(self._folder, "articles.jsonl", "articles.jsonl.gz"))):
            if row.get("src_number"):
                about = (row["src_type"], row["src_number"], row.get("src_article") or row["title"])
                yield f"{row['src_number']} {row['src_type']}", n, row["id"], *about, json.dumps(row, ensure_ascii=False)

    def _of(self, kind: str, number: str) -> Known:
        return self._known.get((kind, number)) or Known(kind, _number(number))

    def _related(self, article: str) -> list[tuple[Known, str]]:
        """The articles that one refers to, as far as their documents are told."""
        found = self._sorted.execute(
            "SELECT DISTINCT a.type, a.number, a.article FROM related r JOIN articles a ON a.id = r.target WHERE r.source = ?",
            (article,),
        )
        return [(self._of(kind, number), label) for kind, number, label in found]

    def _amended(self, article: str) -> list[tuple[Known, str]]:
        found = self._sorted.execute("SELECT DISTINCT type, number, clause FROM amended WHERE article = ?", (article,))
        return [(self._of(kind, number), clause) for kind, number, clause in found]

    def _titled(self, known: Known) -> list[tuple[RelationKind, Known | str]]:
        """What the title of a document says that it guides or amends: another by its number, or by its name."""
        asked = (known.type, known.number.text)
        found = self._sorted.execute("SELECT relation, to_type, told FROM titled WHERE type = ? AND number = ?", asked).fetchall()
        numbered = ((TITLES[relation], kind, told) for relation, kind, told in found if relation in TITLES)
        return [(relation, told if kind == "(tên)" else self._of(kind, told)) for relation, kind, told in numbered]


@dataclass(slots=True)
class _Writer:
    """Writes one document down and notes what stands where."""

    known: Known
    parts: list[str] = field(default_factory=list)
    length: int = 0
    citations: list[Citation] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    provisions: list[Provision] = field(default_factory=list)

    def write(
        self,
        articles: Iterable[tuple[Row, list[tuple[Known, str]], list[tuple[Known, str]]]],
        titled: Iterable[tuple[RelationKind, Known | str]],
    ) -> Document:
        header = self._header()
        for kind, other in titled:
            if "title" in header:
                self._title(header["title"].span, kind, other)
        body = self.length
        for row, related, amended in articles:
            self._article(row, related, amended)
        text = "".join(self.parts)
        sha = hashlib.sha256(text.encode()).hexdigest()
        return Document(
            source=Source(f"{FORMAT}:{self.known.number.text}", FORMAT, sha),
            raw=text,
            text=text,
            map=TextMap((0,), (0,), len(text), len(text)),
            header=Header(**header, body=Span(body, len(text), text[body:])),
            provisions=tuple(self.provisions),
            citations=tuple(self.citations),
            relations=tuple(self.relations),
        )

    def _add(self, words: str) -> Span:
        span = Span(self.length, self.length + len(words), words)
        self.parts.append(words)
        self.length += len(words)
        return span

    def _header(self) -> dict[str, Any]:
        known, number = self.known, self.known.number
        found: dict[str, Any] = {}

        def read(field: str, value: object, words: str, before: str = "", after: str = "\n") -> None:
            self._add(before)
            found[field] = Reading(value, self._add(words), _RULE["number"])
            self._add(after)

        if known.issuer:
            read("issuer", known.issuer, known.issuer)
        self._add("Số: ")
        if number.serial:
            rest = number.text.removeprefix(number.serial)
            read("number", number.serial, number.serial, after="")
            year = str(number.year) if number.year else ""
            at = rest.find(year) if year else -1
            if at >= 0:
                self._add(rest[:at])
                read("year", year, year, after="")
                rest = rest[at + len(year) :]
            sign = rest[: len(rest) - len(rest.lstrip("/-"))]
            read("symbol", number.symbol, rest[len(sign) :], before=sign)
        if known.date:
            read("date", known.date, known.date.show(), before="Ngày ")
        read("type", known.type, known.type)
        if known.title:
            read("title", known.title, known.title)
        return found

    def _article(self, row: Row, related: list[tuple[Known, str]], amended: list[tuple[Known, str]]) -> None:
        start, n = self.length, len(self.provisions)
        label = row.get("src_article") or row["title"]
        self._add(f"{label}. ")
        content = self.length
        self._add(f"{_line(row['title'])}\n{normalize('NFC', row['text']).strip()}\n")
        if row["note"]:
            self._note(_line(row["note"]), n, amended)
        for at, (other, article) in enumerate(related):
            self._add("; " if at else RELATED)
            self._cite(self._add(f"{article} {other.type} số {other.number.text}"), other, article, n, "related")
        end = self.length
        self._add("\n" if related else "")
        words = self._since(start, end)
        span = Span(start, end, words).part(0, end - start)
        inner = Span(content, end, words[content - start :]).part(0, end - content)
        self.provisions.append(Provision(ProvisionKind.ARTICLE, label, label, span, inner, span.end, None, _line(row["title"])))

    def _since(self, start: int, end: int) -> str:
        """The words written from `start` on."""
        back, at = len(self.parts), self.length
        while at > start:
            back -= 1
            at -= len(self.parts[back])
        return "".join(self.parts[back:])[start - at : end - at]

    def _note(self, note: str, n: int, amended: list[tuple[Known, str]]) -> None:
        """The note as the code prints it, each amending document where it is named."""
        span = self._add(note)
        self._add("\n")
        for by, clause in amended:
            if by == self.known:
                continue
            at = note.rfind(by.number.text)
            named = span.part(at, at + len(by.number.text)) if at >= 0 else span
            key = self._cite(named, by, clause or None, n, "amended")
            self.relations.append(Relation(key, RelationKind.AMENDS, SELF, span, _RULE["amended"], 1.0))

    def _title(self, span: Span, kind: RelationKind, other: Known | str) -> None:
        if isinstance(other, Known):
            key = self._cite(span, other, None, None, "title")
        else:
            name = key = _line(other)
            self.citations.append(
                Citation(span, _kind_of(name), None, name, None, None, None, None, key, None, _RULE["title"], 0.9)
            )
        self.relations.append(Relation(SELF, kind, key, span, _RULE["title"], 0.9))

    def _cite(self, span: Span, other: Known, pinpoint: str | None, n: int | None, rule: str) -> str:
        about = (span, other.type, other.number, None, other.date, other.issuer, None, pinpoint)
        self.citations.append(Citation(*about, other.key, n, _RULE[rule], 1.0))
        return other.key


def _known(row: Row) -> Known:
    date = row.get("date")
    told = PartialDate(*(int(part) for part in reversed(date.split("/")))) if date else None
    return Known(row["type"], _number(row["number"]), _line(row.get("title") or "") or None, told, row.get("issuer"))


def _number(written: str) -> DocumentNumber:
    """By the recogniser of numbers; what it does not know (`75/2000/TTLT/BTC-GDĐT`) by its strokes."""
    plain = normalize("NFC", written).strip()
    read = next(iter(find_numbers(plain)), None)
    if read is not None and read.value.text == plain:
        return read.value
    serial, _, rest = plain.partition("/")
    year, _, symbol = rest.partition("/")
    if year.isdigit() and len(year) == 4 and symbol:
        return DocumentNumber(plain, serial, int(year), symbol)
    return DocumentNumber(plain, serial if rest else None, None, rest or plain)


def _kind_of(name: str) -> str:
    """`Bộ luật Hình sự` -> `Bộ luật`."""
    return next((kind for kind in ("Bộ luật", "Luật", "Pháp lệnh", "Hiến pháp") if name.startswith(kind)), "Văn bản")


def _line(words: str) -> str:
    return " ".join(normalize("NFC", words).split())


def _one_of(folder: Path, *names: str) -> Path:
    found = next((folder / name for name in names if (folder / name).is_file()), None)
    if found is None:
        raise UnreadableFile(
            f"Thư mục {folder} không có {' hay '.join(names)}: đây không phải là dữ liệu pháp điển.",
            f"The folder {folder} has no {' or '.join(names)}: these are not the tables of the codified law.",
        )
    return found


@contextmanager
def _open(path: Path) -> Iterator[Iterable[str]]:
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            yield lines
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{path}: không đọc được ({error}).", f"{path}: it can't be read ({error}).") from error


def _json_rows(path: Path) -> Iterator[Row]:
    with _open(path) as lines:
        for n, line in enumerate(lines, 1):
            try:
                row = json.loads(line)
                if not isinstance(row, dict):
                    raise ValueError("not an object")
            except ValueError as error:
                raise UnreadableFile(
                    f"{path}: dòng {n} không phải là JSON ({error}).", f"{path}: line {n} is no JSON ({error})."
                ) from error
            yield row


def _table_rows(path: Path) -> Iterator[dict[str, str]]:
    with _open(path) as lines:
        names: list[str] = []
        for n, line in enumerate(lines, 1):
            cells = line.rstrip("\n").split("\t")
            if not names:
                names = cells
            elif len(cells) != len(names):
                raise UnreadableFile(
                    f"{path}: dòng {n} có {len(cells)} cột, cần {len(names)}.",
                    f"{path}: line {n} has {len(cells)} columns, it needs {len(names)}.",
                )
            else:
                yield dict(zip(names, cells, strict=True))
