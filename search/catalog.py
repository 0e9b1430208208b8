"""The index's own database: units, what they state, their vectors, and the manifest, in one SQLite file.

One transaction a document, so the file is whole whenever the process dies. The lexical index beside it follows: a
document stands in `pending` from before its change until tantivy has committed it, and is done again otherwise.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import numpy as np

from search.analyze import plain_name
from search.columns import Columns
from search.encode import Vectors
from search.records import UNIT_QUERY, Card, NumberRow, StoredUnit, stored_unit
from search.references import Reference
from search.results import UnitKind
from search.units import Unit

_REMEMBERED = 1000  # revisions that a reader may be behind and still take up the changes alone


class Catalog:
    """The database `path`, made if there is none. Each thread reads through a connection of its own."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._open: list[sqlite3.Connection] = []
        self._lock = threading.RLock()
        self._columns: tuple[int, Columns] | None = None
        made = "SELECT 1 FROM sqlite_master WHERE name = 'meta'"
        if self.db.execute(made).fetchone():
            return
        with self.writing() as db:
            if not db.execute(made).fetchone():  # another process may have been quicker
                for statement in (files("search.data") / "catalog.sql").read_text("utf-8").split(";\n"):
                    if statement.strip():
                        db.execute(statement)

    @property
    def db(self) -> sqlite3.Connection:
        """This thread's connection."""
        found: sqlite3.Connection | None = getattr(self._local, "db", None)
        if found is None:
            found = sqlite3.connect(self._path, timeout=30, isolation_level=None, check_same_thread=False)
            if found.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                found.execute("PRAGMA journal_mode = WAL")
            found.execute("PRAGMA synchronous = NORMAL")
            found.execute("PRAGMA foreign_keys = ON")
            self._local.db = found
            with self._lock:
                self._open.append(found)
        return found

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or nothing."""
        with self._lock:
            db = self.db
            if db.in_transaction:
                yield db
                return
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
            except BaseException:
                if db.in_transaction:  # a full disk may have ended it
                    db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")

    def close(self) -> None:
        with self._lock:
            for db in self._open:
                db.close()
            self._open.clear()
            self._local = threading.local()

    # the manifest

    def manifest(self) -> dict[str, str]:
        return dict(self.db.execute("SELECT key, value FROM meta").fetchall())

    def note(self, **values: str) -> None:
        """Writes entries of the manifest."""
        with self.writing() as db:
            db.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", values.items())

    def _grow(self, db: sqlite3.Connection, vectors: Iterable[int]) -> None:
        """Begins a new revision, in which passages began or ceased to use these vectors."""
        grow = "INSERT INTO meta VALUES ('revision', '1') ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
        db.execute(grow)
        db.executemany("INSERT INTO changes VALUES (?, ?)", ((self.revision(), vector) for vector in vectors))

    def revision(self) -> int:
        """Grows with each change of what is indexed."""
        found = self.db.execute("SELECT value FROM meta WHERE key = 'revision'").fetchone()
        return int(found[0]) if found else 0

    # documents

    def put(
        self,
        card: Card,
        units: Sequence[Unit],
        vectors: Sequence[Sequence[int]],
        references: Iterable[tuple[Reference, bool, str | None]] = (),
        abbreviations: Mapping[str, tuple[str, ...]] | None = None,
    ) -> int:
        """Puts a document in, in place of what it had; gives its new row. `vectors` are the rows of each unit's passages,
        `references` its numbers: whether its own, and the unit that cites it. It stands in `pending` until `settled`."""
        with self.writing() as db:
            before = self._take_out(db, card.id)
            fields = (card.id, card.digest, card.label, card.title, card.type, card.issuer, card.place, card.date)
            plain = (plain_name(value) if value else None for value in (card.type, card.issuer, card.place))
            document = _inserted(db, "documents", (*fields, card.earliest, card.latest, *plain))
            for unit, rows in zip(units, vectors, strict=True):
                self._put_unit(db, document, unit, rows)
            db.executemany(
                "INSERT INTO numbers VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                ((document, own, r.text, r.serial, r.year, r.symbol, r.type, unit) for r, own, unit in references),
            )
            db.executemany(
                "INSERT INTO abbreviations VALUES (?, ?, ?)",
                ((document, short, " ".join(long)) for short, long in (abbreviations or {}).items()),
            )
            self._forget_vectors(db, before or ())
            db.execute("INSERT OR IGNORE INTO pending VALUES (?)", (document,))
            self._grow(db, {*(before or ()), *(row for rows in vectors for row in rows)})
        return document

    def _put_unit(self, db: sqlite3.Connection, document: int, unit: Unit, rows: Sequence[int]) -> None:
        facts = unit.facts
        headings = json.dumps(unit.headings, ensure_ascii=False)
        values = (document, unit.id, unit.kind.value, unit.path, headings, unit.span.start, len(unit.span.text), unit.span.text)
        about = (unit.context, unit.heading)
        known = (facts.category.value if facts.category else None, " ".join(facts.periods), facts.due, facts.timing)
        row = _inserted(db, "units", (*values, *about, *known))
        db.executemany("INSERT INTO passages VALUES (?, ?)", ((row, vector) for vector in dict.fromkeys(rows)))
        parties = [("actor", name) for name in facts.actors] + [("recipient", name) for name in facts.recipients]
        db.executemany("INSERT INTO parties VALUES (?, ?, ?, ?)", ((row, role, name, plain_name(name)) for role, name in parties))

    def remove(self, document_id: str) -> bool:
        """Takes a document out, with the vectors that nothing else uses; False where it is not there."""
        with self.writing() as db:
            before = self._take_out(db, document_id)
            if before is not None:
                self._forget_vectors(db, before)
                self._grow(db, before)
            return before is not None

    def _take_out(self, db: sqlite3.Connection, document_id: str) -> list[int] | None:
        """Deletes a document and gives the rows of the vectors that it used; None where it is not there."""
        found = db.execute("SELECT row FROM documents WHERE id = ?", (document_id,)).fetchone()
        if found is None:
            return None
        used = "SELECT DISTINCT vector FROM passages WHERE unit IN (SELECT row FROM units WHERE document = ?)"
        vectors = [row for (row,) in db.execute(used, found)]
        db.execute("DELETE FROM documents WHERE row = ?", found)
        db.execute("INSERT OR IGNORE INTO pending VALUES (?)", found)
        return vectors

    def _forget_vectors(self, db: sqlite3.Connection, rows: Iterable[int]) -> None:
        unused = "DELETE FROM vectors WHERE row = ? AND NOT EXISTS (SELECT 1 FROM passages WHERE vector = ?)"
        db.executemany(unused, ((row, row) for row in rows))

    def digests(self) -> dict[str, str]:
        """The digest of each document's words and facts, by id."""
        return dict(self.db.execute("SELECT id, digest FROM documents").fetchall())

    def digest(self, document_id: str) -> str | None:
        """That of one document, None where it is not there."""
        found = self.db.execute("SELECT digest FROM documents WHERE id = ?", (document_id,)).fetchone()
        return str(found[0]) if found else None

    def pending(self) -> list[int]:
        """Rows of documents that the lexical index may not have as they stand here."""
        return [row for (row,) in self.db.execute("SELECT document FROM pending")]

    def mark_all_pending(self) -> None:
        """Has the lexical index made anew."""
        with self.writing() as db:
            db.execute("INSERT OR IGNORE INTO pending SELECT row FROM documents")

    def settled(self, documents: Iterable[int], lines: int) -> None:
        """The lexical index has these documents as they stand here, and `lines` lines in all."""
        with self.writing() as db:
            db.executemany("DELETE FROM pending WHERE document = ?", ((row,) for row in documents))
            self.note(lines=str(lines))

    # vectors

    def vector_rows(self, hashes: Sequence[bytes]) -> dict[bytes, int]:
        """The rows of texts that were embedded before, by hash."""
        found: dict[bytes, int] = {}
        for part in _parts(hashes):
            marks = ",".join("?" * len(part))
            found.update(self.db.execute(f"SELECT hash, row FROM vectors WHERE hash IN ({marks})", part).fetchall())
        return found

    def add_vectors(self, hashes: Sequence[bytes], values: Vectors) -> list[int]:
        """Keeps vectors in half precision; gives their rows."""
        with self.writing() as db:
            halves = values.astype(np.float16)
            return [_inserted(db, "vectors", (hash, half.tobytes())) for hash, half in zip(hashes, halves, strict=True)]

    def used_vectors(self) -> set[int]:
        """Rows of all vectors that a passage uses."""
        return {row for (row,) in self.db.execute("SELECT DISTINCT vector FROM passages")}

    def changed_vectors(self, since: int) -> set[int] | None:
        """Rows of the vectors that came into or went out of use after a revision; None where that was too long ago."""
        forgotten = self.db.execute("SELECT value FROM meta WHERE key = 'changes_forgotten'").fetchone()
        if since < (int(forgotten[0]) if forgotten else 0):
            return None
        return {row for (row,) in self.db.execute("SELECT DISTINCT vector FROM changes WHERE revision > ?", (since,))}

    def vectors(self, rows: Collection[int], dimension: int) -> Iterator[tuple[list[int], Vectors]]:
        """Rows and values of these vectors, in stretches."""
        for part in _parts(sorted(rows)):
            marks = ",".join("?" * len(part))
            found = self.db.execute(f"SELECT row, value FROM vectors WHERE row IN ({marks})", part).fetchall()
            joined = np.frombuffer(b"".join(value for _row, value in found), np.float16)
            yield [row for row, _value in found], joined.reshape(len(found), dimension).astype(np.float32)

    def sweep(self) -> None:
        """Forgets vectors that no passage uses, left by a build that was broken off, and what changed long ago."""
        with self.writing() as db:
            db.execute("DELETE FROM vectors WHERE row NOT IN (SELECT vector FROM passages)")
            old = self.revision() - _REMEMBERED
            if old > 0:
                db.execute("DELETE FROM changes WHERE revision <= ?", (old,))
                self.note(changes_forgotten=str(old))

    # reading for a search

    def owners(self, vectors: Sequence[int]) -> dict[int, list[int]]:
        """The units that use each of these vectors."""
        return self._grouped("SELECT vector, unit FROM passages WHERE vector IN ({})", vectors)

    def vectors_of(self, units: Sequence[int]) -> dict[int, list[int]]:
        """The vectors of each of these units."""
        return self._grouped("SELECT unit, vector FROM passages WHERE unit IN ({})", units)

    def _grouped(self, statement: str, keys: Sequence[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for part in _parts(keys):
            for key, value in self.db.execute(statement.format(",".join("?" * len(part))), part):
                found.setdefault(key, []).append(value)
        return found

    def units(self, rows: Sequence[int]) -> dict[int, StoredUnit]:
        """Units by row; those that are no more are left out."""
        parties: dict[tuple[int, str], list[str]] = {}
        found: dict[int, StoredUnit] = {}
        for part in _parts(rows):
            marks = ",".join("?" * len(part))
            for unit, role, name in self.db.execute(f"SELECT unit, role, name FROM parties WHERE unit IN ({marks})", part):
                parties.setdefault((unit, role), []).append(name)
            for values in self.db.execute(f"{UNIT_QUERY} WHERE u.row IN ({marks})", part):
                unit = stored_unit(values, parties)
                found[unit.row] = unit
        return found

    def units_of(self, document_row: int) -> list[StoredUnit]:
        rows = [row for (row,) in self.db.execute("SELECT row FROM units WHERE document = ? ORDER BY row", (document_row,))]
        found = self.units(rows)
        return [found[row] for row in rows if row in found]

    def rows_of_documents(self, ids: Sequence[str]) -> list[tuple[int, UnitKind]]:
        """Rows and kinds of all units of these documents."""
        marks = ",".join("?" * len(ids))
        statement = f"SELECT u.row, u.kind FROM units u JOIN documents d ON d.row = u.document WHERE d.id IN ({marks})"
        return [(row, UnitKind(kind)) for row, kind in self.db.execute(statement, list(ids))]

    def rows_of_units(self, ids: Sequence[str]) -> list[int]:
        """Rows of units by their ids."""
        marks = ",".join("?" * len(ids))
        return [row for (row,) in self.db.execute(f"SELECT row FROM units WHERE id IN ({marks})", list(ids))]

    def numbers(self, serials: Sequence[int]) -> list[tuple[Reference, NumberRow]]:
        """All numbers with one of these serials."""
        marks = ",".join("?" * len(serials))
        rows = self.db.execute(
            "SELECT n.text, n.serial, n.year, n.symbol, n.type, d.id, n.own, n.unit FROM numbers n "
            f"JOIN documents d ON d.row = n.document WHERE n.serial IN ({marks})",
            list(serials),
        )
        return [(Reference(*row[:5]), NumberRow(row[5], bool(row[6]), row[0], row[7])) for row in rows]

    def abbreviations(self, shorts: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The long forms that documents give these abbreviations, where they agree on one."""
        marks = ",".join("?" * len(shorts))
        found = self.db.execute(
            f"SELECT short, min(long) FROM abbreviations WHERE short IN ({marks}) GROUP BY short HAVING count(DISTINCT long) = 1",
            list(shorts),
        )
        return {short: tuple(long.split()) for short, long in found}

    def abbreviations_of(self, document_row: int) -> dict[str, tuple[str, ...]]:
        found = self.db.execute("SELECT short, long FROM abbreviations WHERE document = ?", (document_row,))
        return {short: tuple(long.split()) for short, long in found}

    def columns(self) -> Columns:
        """What is looked up for many units at once, as of the present revision."""
        revision = self.revision()
        held = self._columns
        if held is None or held[0] != revision:
            held = self._columns = (revision, Columns.read(self.db))
        return held[1]

    def count(self, table: str) -> int:
        """Rows of `documents`, `units` or `vectors`."""
        return int(self.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _inserted(db: sqlite3.Connection, table: str, values: Sequence[object]) -> int:
    marks = ",".join("?" * len(values))
    row = db.execute(f"INSERT INTO {table} VALUES (NULL, {marks})", values).lastrowid
    assert row is not None
    return row


def _parts(keys: Sequence[object], size: int = 500) -> Iterator[list[object]]:
    """In stretches that SQLite takes as parameters of one statement."""
    for at in range(0, len(keys), size):
        yield list(keys[at : at + size])
