"""The schema of the store and its versions: an older store is brought up to date, a newer one is refused.

To change the schema, change `graph.tables` and append to MIGRATIONS the function that does the same to a store of the
version before; `SCHEMA_VERSION` follows. SQLite's `user_version` holds the version of a file, within its transactions.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from sqlalchemy import Connection, MetaData

from graph import work_tables  # noqa: F401  its tables are made with the others
from graph.tables import meta, metadata
from ingest.errors import StoreError

Migration = Callable[[Connection], None]

FIRST = 1


def add_accounts(connection: Connection) -> None:
    """Accounts, sessions and the log of who did what."""
    for statement in (
        "CREATE TABLE accounts (name TEXT NOT NULL, role TEXT NOT NULL, password TEXT NOT NULL, created TEXT NOT NULL, "
        "PRIMARY KEY (name))",
        "CREATE TABLE sessions (token TEXT NOT NULL, account TEXT NOT NULL, created INTEGER NOT NULL, seen INTEGER NOT NULL, "
        "PRIMARY KEY (token), FOREIGN KEY(account) REFERENCES accounts (name) ON DELETE CASCADE)",
        "CREATE INDEX ix_sessions_account ON sessions (account)",
        "CREATE TABLE audit (id INTEGER NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, about TEXT NOT NULL, "
        "detail TEXT NOT NULL, address TEXT NOT NULL, PRIMARY KEY (id))",
        "CREATE INDEX ix_audit_what ON audit (what)",
    ):
        connection.exec_driver_sql(statement)


def add_silences(connection: Connection) -> None:
    """Findings set aside for a document."""
    connection.exec_driver_sql(
        "CREATE TABLE silences (rule TEXT NOT NULL, document TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL, "
        "PRIMARY KEY (rule, document))"
    )


def add_places(connection: Connection) -> None:
    """The pages of originals; those of documents that are there become known when they are read again."""
    connection.exec_driver_sql(
        "CREATE TABLE places (document INTEGER NOT NULL, pages INTEGER NOT NULL, confidence FLOAT, data BLOB NOT NULL, "
        "PRIMARY KEY (document), FOREIGN KEY(document) REFERENCES documents (key) ON DELETE CASCADE)"
    )


def add_jobs(connection: Connection) -> None:
    """The queue of files handed in on a page."""
    connection.exec_driver_sql(
        "CREATE TABLE jobs (id INTEGER NOT NULL, kind TEXT NOT NULL, file TEXT NOT NULL, name TEXT NOT NULL, "
        "document TEXT NOT NULL, account TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, reasons TEXT NOT NULL, "
        "documents TEXT NOT NULL, created TEXT NOT NULL, finished TEXT NOT NULL, PRIMARY KEY (id))"
    )
    connection.exec_driver_sql("CREATE INDEX ix_jobs_state ON jobs (state)")


def add_verdicts(connection: Connection) -> None:
    """What people said of facts."""
    connection.exec_driver_sql(
        "CREATE TABLE verdicts (document TEXT NOT NULL, kind TEXT NOT NULL, anchor TEXT NOT NULL, judgement TEXT NOT NULL, "
        "value TEXT NOT NULL, quote TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (document, kind, anchor))"
    )


def add_sketches(connection: Connection) -> None:
    """Sketches of all texts, by which versions of one document are found."""
    from graph.shingles import sketch

    connection.exec_driver_sql(
        "CREATE TABLE sketches (document INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (document), "
        "FOREIGN KEY(document) REFERENCES documents (key) ON DELETE CASCADE)"
    )
    for document in connection.exec_driver_sql("SELECT key FROM documents").scalars().all():
        text = connection.exec_driver_sql("SELECT text FROM texts WHERE document = ?", (document,)).scalar()
        connection.exec_driver_sql("INSERT INTO sketches VALUES (?, ?)", (document, sketch(text or "")))


def add_tokens(connection: Connection) -> None:
    """The tokens by which scripts ask in the name of an account."""
    connection.exec_driver_sql(
        "CREATE TABLE tokens (account TEXT NOT NULL, name TEXT NOT NULL, token TEXT NOT NULL UNIQUE, role TEXT NOT NULL, "
        "created TEXT NOT NULL, used TEXT NOT NULL, PRIMARY KEY (account, name), "
        "FOREIGN KEY(account) REFERENCES accounts (name) ON DELETE CASCADE)"
    )


def add_containers(connection: Connection) -> None:
    """Archives and mails by their own bytes; those that are there become known when they are read again."""
    connection.exec_driver_sql(
        "CREATE TABLE containers (path TEXT NOT NULL, sha256 TEXT NOT NULL, documents INTEGER, PRIMARY KEY (path))"
    )


def add_products(connection: Connection) -> None:
    """What is to come out of a duty; of duties that are there it becomes known when their documents are read again."""
    for name in ("product_start", "product_end"):
        connection.exec_driver_sql(f"ALTER TABLE obligations ADD COLUMN {name} INTEGER")


def say_both(connection: Connection) -> None:
    """Why a file of the queue failed in two languages; what was told before stays as it was in both."""
    for id, reasons in connection.exec_driver_sql("SELECT id, reasons FROM jobs WHERE reasons <> '[]'").all():
        told = json.dumps([[words, words] for words in json.loads(reasons)], ensure_ascii=False)
        connection.exec_driver_sql("UPDATE jobs SET reasons = ? WHERE id = ?", (told, id))


MIGRATIONS: tuple[Migration, ...] = (
    add_accounts,
    add_silences,
    add_places,
    add_jobs,
    add_verdicts,
    add_sketches,
    add_tokens,
    add_containers,
    add_products,
    say_both,
)
"""The first leads from version 1 to version 2, and so on."""

SCHEMA_VERSION = FIRST + len(MIGRATIONS)


def version_of(connection: Connection) -> int:
    """0 for a new file."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def migrate(connection: Connection, tables: MetaData = metadata, steps: Sequence[Migration] = MIGRATIONS) -> None:
    """Makes the tables in a new file, or takes an older one through the steps that it lacks, in the open transaction.

    Raises StoreError for a file of a later version, or one that holds other tables than ours.
    """
    present = FIRST + len(steps)
    found = version_of(connection)
    if found > present:
        raise StoreError(
            f"Kho dữ liệu có phiên bản {found}, mới hơn chương trình này (phiên bản {present}): hãy cập nhật vanban.",
            f"The store has version {found}, newer than this program (version {present}): bring vanban up to date.",
        )
    if found == 0:
        if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
            raise StoreError(
                "Tệp này là cơ sở dữ liệu của chương trình khác: hãy chọn thư mục khác bằng --home.",
                "This file is the database of another program: choose another folder with --home.",
            )
        tables.create_all(connection)
        if meta.name in tables.tables:
            connection.execute(meta.insert().values(key="revision", value=0))
    for step in steps[found - FIRST :] if found else ():
        step(connection)
    if found != present:
        connection.exec_driver_sql(f"PRAGMA user_version = {present}")
