"""The embedded database: what was read out of each file, in one SQLite file."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import URL, Connection, Engine, Table, and_, create_engine, event, select, update
from sqlalchemy.exc import DatabaseError, OperationalError

from graph import identity, rebuild, rows, tables
from graph.bodies import bodies_of
from graph.migrations import migrate
from graph.place_rows import places_of
from graph.reviewed import digest_with, reviewed_document, reviewed_rows, row_facts
from graph.summaries import Summary
from graph.summaries import summaries as summaries_of
from graph.verdicts import Verdict, follow_facts, move_verdicts, verdicts_of
from ingest.document import Document
from ingest.errors import StoreError, UnknownDocument, system_words
from ingest.places import Placing

STORE_NAME = "vanban.sqlite"
BUSY_SECONDS = 10.0
"""How long a method waits for another process's transaction."""


def home_path(home: str | None = None) -> Path:
    """The folder of the store and the index: `home`, else `VANBAN_HOME`, else the user's data folder."""
    import platformdirs

    given = home or os.environ.get("VANBAN_HOME")
    return Path(given).expanduser() if given else platformdirs.user_data_path("vanban")


class ChangeKind(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Change:
    """What a `put` did: the id under which the document stands, and the ids that are no more."""

    kind: ChangeKind
    document_id: str
    removed: tuple[str, ...] = ()


class Store:
    """A store at `path`, made if there is none; a context manager. May be shared between threads.

    Each method raises StoreError where the file is no store, is newer than this program, or stays locked.
    """

    def __init__(self, path: Path, *, must_exist: bool = False, busy_seconds: float = BUSY_SECONDS) -> None:
        """Opens the SQLite file `path` and brings it to this program's schema version."""
        if must_exist and not path.is_file():
            raise StoreError(
                f"Chưa có kho dữ liệu ở {path}: hãy chạy `vanban ingest` trước.",
                f"There is no store at {path} yet: run `vanban ingest` first.",
            )
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            why = system_words(error)
            raise StoreError(
                f"Không tạo được thư mục {path.parent} ({why.vi}): hãy chọn thư mục khác bằng --home.",
                f"The folder {path.parent} can't be made ({why.en}): choose another one with --home.",
            ) from error
        self._engine = _engine(path, busy_seconds)
        try:
            with self.writing() as connection:
                migrate(connection)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Lets the file go; closing twice does no harm."""
        self._engine.dispose()

    @property
    def revision(self) -> int:
        """A number that grows with each change of what the store says; 0 when new."""
        with self.reading() as connection:
            return revision_of(connection)

    def digests(self) -> dict[str, str]:
        """A hash of all that was read in each document and said of it, by its id: equal digests, equal documents."""
        with self.reading() as connection:
            rows_of = connection.execute(select(tables.documents.c.id, tables.documents.c.digest))
            said = verdicts_of(connection)
            return {row.id: digest_with(row.digest, said.get(row.id, ())) for row in rows_of}

    def unchanged(self, path: str, sha256: str) -> bool:
        """Whether the file `path` was read when its bytes had this hash."""
        with self.reading() as connection:
            return connection.scalar(select(tables.sources.c.sha256).where(tables.sources.c.path == path)) == sha256

    def hashes(self, path: str) -> dict[str, str]:
        """The hash that the bytes of the file `path` had when it was read, and of each member of the archive `path`, by name."""
        name = tables.sources.c.path
        below = (name >= f"{path}!/", name < f"{path}!0")  # the sign after `/`
        if any("\ud800" <= letter <= "\udfff" for letter in path):
            return {}  # a name that can't be written down is none of the store's
        with self.reading() as connection:
            found = connection.execute(select(name, tables.sources.c.sha256).where((name == path) | and_(*below)))
            return {row.path: row.sha256 for row in found}

    def put(self, document: Document) -> Change:
        """Keeps a document, in one transaction; what the same file said before is replaced.

        A second file with the same words and identity is noted as another source of the one document; one with the same
        identity and other words is kept beside it as a version, its id marked with its content (`…/251~1f2e3d4c`).
        Raises ValueError for a document whose spans don't repeat its text.
        """
        rows.check_spans(document)
        digest = _digest(document)
        try:
            with self.writing() as connection:
                return _put(connection, document, digest)
        except UnicodeEncodeError as error:
            raise StoreError(
                f"{document.source.path}: văn bản có ký tự không hợp lệ, không lưu được.",
                f"{document.source.path}: the document holds characters that can't be stored.",
            ) from error

    def forget(self, document_id: str) -> bool:
        """Removes a document and all it said; False where there is none of that id."""
        with self.writing() as connection:
            gone = connection.execute(tables.documents.delete().where(tables.documents.c.id == document_id)).rowcount > 0
            if gone:
                grow(connection)
            return gone

    def document_ids(self) -> tuple[str, ...]:
        """The ids of all documents, sorted."""
        with self.reading() as connection:
            return tuple(connection.scalars(select(tables.documents.c.id).order_by(tables.documents.c.id)))

    def document(self, document_id: str, *, as_read: bool = False) -> Document:
        """The document under the verdicts on its facts, or as it was put. Raises UnknownDocument."""
        with self.reading() as connection:
            return read_document(connection, document_id, as_read=as_read)

    def placing(self, document_id: str) -> Placing | None:
        """What leads from the text of a document to the pages of its original; None where it has none or is not there."""
        d, t, p = tables.documents.c, tables.texts.c, tables.places.c
        wanted = select(t.map, p.data).join(tables.places, p.document == t.document)
        with self.reading() as connection:
            found = connection.execute(wanted.join(tables.documents, d.key == t.document).where(d.id == document_id)).mappings()
            row = found.first()
        return Placing(rebuild.map_of(row["map"]), places_of(dict(row))) if row is not None else None

    def summaries(self) -> tuple[Summary, ...]:
        """A row a document, by id; cheap, for lists."""
        with self.reading() as connection:
            return summaries_of(connection)

    def summary(self, document_id: str) -> Summary:
        """One row. Raises UnknownDocument."""
        with self.reading() as connection:
            found = summaries_of(connection, document_id)
        if not found:
            raise _unknown(document_id)
        return found[0]

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the store throughout."""
        with _explained(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is whole or not at all; what changes the documents goes through `put` and `forget`."""
        with _explained(self.path), self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            yield connection


def read_document(connection: Connection, document_id: str, *, as_read: bool = False) -> Document:
    """As `Store.document`, in the open transaction."""
    found = connection.execute(select(tables.documents).where(tables.documents.c.id == document_id)).mappings().first()
    if found is None:
        raise _unknown(document_id)
    said = {} if as_read else verdicts_of(connection, document_id)
    return _read(connection, found, said.get(document_id, ()))


def document_state(connection: Connection, document_id: str) -> tuple[str, str, str]:
    """Stands for all that `read_document` gives: as long as it is the same, so is the document. Raises UnknownDocument."""
    d, s = tables.documents.c, tables.sources.c
    wanted = select(d.digest, s.path, s.sha256).join(tables.sources, s.document == d.key).where(d.id == document_id, s.main == 1)
    found = connection.execute(wanted).first()
    if found is None:
        raise _unknown(document_id)
    said = verdicts_of(connection, document_id).get(document_id, ())
    return digest_with(found.digest, said), found.path, found.sha256


def revision_of(connection: Connection) -> int:
    return connection.scalar(select(tables.meta.c.value).where(tables.meta.c.key == "revision")) or 0


def _engine(path: Path, busy_seconds: float) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": busy_seconds})

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: Any) -> None:
        connection.isolation_level = None  # transactions begin below, not at the driver's discretion
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")

    return engine


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turns what SQLite says into a sentence that a person can act on."""
    try:
        yield
    except OperationalError as error:
        reason = str(error.orig)
        if "locked" in reason or "busy" in reason:
            raise StoreError(
                f"Kho dữ liệu {path} đang được tiến trình khác ghi: hãy thử lại sau giây lát.",
                f"Another process is writing the store {path}: try again in a moment.",
            ) from error
        raise StoreError(
            f"Không mở hoặc ghi được kho dữ liệu {path} ({reason}): hãy kiểm tra quyền và dung lượng đĩa.",
            f"The store {path} can't be opened or written ({reason}): see who may use it and whether the disk has room.",
        ) from error
    except DatabaseError as error:
        raise StoreError(
            f"{path} không phải là kho dữ liệu của vanban hoặc đã hỏng ({error.orig}): hãy chọn --home khác.",
            f"{path} is no store of vanban, or is damaged ({error.orig}): choose another --home.",
        ) from error


def _unknown(document_id: str) -> UnknownDocument:
    return UnknownDocument(
        f"Không có văn bản nào mang mã {document_id} trong kho: hãy xem danh sách bằng `vanban status`.",
        f"The store has no document with the id {document_id}: see the list with `vanban status`.",
    )


def _digest(document: Document) -> str:
    """A hash of all that was read; two documents with the same are equal."""
    parts = (
        repr(document),
        document.text,
        document.raw,
        repr(document.map),
        repr(document.places) if document.places.pages else "",
    )
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _put(connection: Connection, document: Document, digest: str) -> Change:
    documents, sources = tables.documents, tables.sources
    path = document.source.path
    about = (documents.c.key, documents.c.id, documents.c.base, documents.c.words, documents.c.digest, sources.c.main)
    joined = select(*about).join(sources, sources.c.document == documents.c.key)
    held = connection.execute(joined.where(sources.c.path == path)).first()
    words = identity.words_hash(document.text)
    base = identity.document_id(document, words)
    known = {"base": base, "words": words, "digest": digest}
    if held and (held.base, held.words) == (base, words):
        if held.main and held.digest != digest:
            others = _other_sources(connection, held.key, path)
            connection.execute(documents.delete().where(documents.c.key == held.key))
            _write(connection, document, {"id": held.id, **known}, others)
            return Change(ChangeKind.CHANGED, held.id)
        if not held.main:
            connection.execute(update(sources).where(sources.c.path == path).values(**_source_row(document, held.key, main=0)))
        return Change(ChangeKind.UNCHANGED, held.id)
    gone = held is not None and let_go(connection, held.key, path)
    removed = (held.id,) if held is not None and gone else ()
    same = (documents.c.base == base, documents.c.words == words)
    twin = connection.execute(select(documents.c.key, documents.c.id).where(*same)).first()
    if twin is not None:
        if held is not None and gone:
            move_verdicts(connection, held.id, twin.id)
        connection.execute(sources.insert().values(**_source_row(document, twin.key, main=0)))
        if held:
            grow(connection)
        return Change(ChangeKind.CHANGED if held else ChangeKind.UNCHANGED, twin.id, removed)
    taken = connection.scalar(select(documents.c.id).where(documents.c.id == base))
    id = f"{base}~{words[:8]}" if taken else base
    if held is not None and gone and held.id != id:
        move_verdicts(connection, held.id, id)
    _write(connection, document, {"id": id, **known})
    return Change(ChangeKind.CHANGED if held else ChangeKind.ADDED, id, tuple(one for one in removed if one != id))


def _write(connection: Connection, document: Document, known: dict[str, str], others: Sequence[dict[str, Any]] = ()) -> None:
    bodies = bodies_of(document)
    row = rows.document_row(document, known, bodies)
    key = connection.execute(tables.documents.insert().values(**row).returning(tables.documents.c.key)).scalar_one()
    sources = [_source_row(document, key, main=1), *({**one, "document": key} for one in others)]
    connection.execute(tables.sources.insert(), sources)
    facts = rows.fact_rows(document, key, bodies)
    for table in tables.FACTS:
        if facts[table.name]:
            connection.execute(table.insert(), facts[table.name])
    follow_facts(connection, known["id"], row_facts(facts, document.text))
    grow(connection)


def _source_row(document: Document, key: int, main: int) -> dict[str, Any]:
    source = document.source
    return {"path": source.path, "document": key, "format": source.format, "sha256": source.sha256, "main": main}


def _other_sources(connection: Connection, key: int, path: str) -> list[dict[str, Any]]:
    sources = tables.sources
    found = connection.execute(select(sources).where(sources.c.document == key, sources.c.path != path).order_by(sources.c.path))
    return [dict(row) for row in found.mappings()]


def let_go(connection: Connection, key: int, path: str) -> bool:
    """Takes a file away from its document; True where that goes too, since no other file holds it."""
    documents, sources = tables.documents, tables.sources
    others = _other_sources(connection, key, path)
    if not others:
        connection.execute(documents.delete().where(documents.c.key == key))
        return True
    connection.execute(sources.delete().where(sources.c.path == path))
    if not any(other["main"] for other in others):
        # No hash, so that this file, of which only the words are known to be the same, is read when it next comes.
        connection.execute(update(sources).where(sources.c.path == others[0]["path"]).values(main=1, sha256=""))
    return False


def grow(connection: Connection) -> None:
    """Moves the revision, in the transaction that changes what the store says."""
    """Begins a new revision, in the open transaction: what the store says has changed."""
    meta = tables.meta
    connection.execute(update(meta).where(meta.c.key == "revision").values(value=meta.c.value + 1))


def _read(connection: Connection, found: Any, said: Sequence[Verdict]) -> Document:
    def owned(table: Table) -> list[Any]:
        order = [column for column in table.primary_key.columns if column.name != "document"]
        return list(connection.execute(select(table).where(table.c.document == found["key"]).order_by(*order)).mappings())

    main = select(tables.sources).where(tables.sources.c.document == found["key"], tables.sources.c.main == 1)
    source = connection.execute(main).mappings().one()
    read = {table.name: owned(table) for table in tables.READ}
    if said:
        return rebuild.document_of(reviewed_document(found, said), dict(source), reviewed_rows(read, said))
    return rebuild.document_of(found, dict(source), read)
