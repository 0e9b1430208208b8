"""An older store is brought up to date, a newer one is refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, create_engine

from graph import migrations
from graph.store import Store
from ingest.errors import StoreError

FIRST = MetaData()
Table("notes", FIRST, Column("id", Integer, primary_key=True), Column("body", Text, nullable=False))

PRESENT = MetaData()
Table(
    "notes",
    PRESENT,
    Column("id", Integer, primary_key=True),
    Column("body", Text, nullable=False),
    Column("letters", Integer, nullable=False, server_default="0"),
)
Table("tags", PRESENT, Column("note", Integer, primary_key=True), Column("tag", Text, primary_key=True))


def add_letters(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE notes ADD COLUMN letters INTEGER NOT NULL DEFAULT 0")
    connection.exec_driver_sql("UPDATE notes SET letters = length(body)")


def add_tags(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE TABLE tags (note INTEGER NOT NULL, tag TEXT NOT NULL, PRIMARY KEY (note, tag))")


STEPS = (add_letters, add_tags)


def columns(path: Path) -> dict[str, list[tuple[str, str, int]]]:
    with sqlite3.connect(path) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: [row[1:4] for row in connection.execute(f"PRAGMA table_info({name})")] for name in names}


def run(path: Path, tables: MetaData, steps: tuple[migrations.Migration, ...]) -> None:
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        migrations.migrate(connection, tables, steps)
    engine.dispose()


def version(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_version_one_to_the_present(tmp_path: Path) -> None:
    old, new = tmp_path / "old.sqlite", tmp_path / "new.sqlite"
    run(old, FIRST, ())
    assert version(old) == 1
    with sqlite3.connect(old) as connection:
        connection.execute("INSERT INTO notes (body) VALUES ('Nghị định')")
    run(old, PRESENT, STEPS)
    run(new, PRESENT, STEPS)
    assert version(old) == version(new) == 3
    assert columns(old) == columns(new)
    with sqlite3.connect(old) as connection:
        assert connection.execute("SELECT body, letters FROM notes").fetchall() == [("Nghị định", 9)]


def test_a_step_is_taken_once(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    run(path, FIRST, ())
    run(path, PRESENT, STEPS[:1])
    assert version(path) == 2
    run(path, PRESENT, STEPS)
    run(path, PRESENT, STEPS)
    assert version(path) == 3


def test_a_step_that_fails_leaves_the_old_version(tmp_path: Path) -> None:
    def fail(connection: Connection) -> None:
        connection.exec_driver_sql("SELECT * FROM nowhere")

    path = tmp_path / "store.sqlite"
    steps = (*migrations.MIGRATIONS, lambda c: c.exec_driver_sql("CREATE TABLE half (x)") and None, fail)
    with Store(path) as store, pytest.raises(Exception, match="nowhere"), store.writing() as connection:
        migrations.migrate(connection, steps=steps)
    assert version(path) == migrations.SCHEMA_VERSION
    assert "half" not in columns(path)


def test_a_newer_store_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    Store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {migrations.SCHEMA_VERSION + 1}")
    with pytest.raises(StoreError, match="cập nhật vanban"):
        Store(path)
    assert version(path) == migrations.SCHEMA_VERSION + 1


def test_the_version_counts_the_steps() -> None:
    assert migrations.FIRST + len(migrations.MIGRATIONS) == migrations.SCHEMA_VERSION


@pytest.mark.parametrize(
    ("ours", "step"),
    [
        (("sessions", "accounts", "audit"), migrations.add_accounts),
        (("jobs",), migrations.add_jobs),
        (("verdicts",), migrations.add_verdicts),
        (("tokens",), migrations.add_tokens),
        (("containers",), migrations.add_containers),
    ],
    ids=["accounts", "jobs", "verdicts", "tokens", "containers"],
)
def test_an_older_store_gets_the_tables_that_it_lacks(tmp_path: Path, ours: tuple[str, ...], step: migrations.Migration) -> None:
    path = tmp_path / "store.sqlite"
    Store(path).close()
    whole = columns(path)
    with sqlite3.connect(path) as connection:
        for name in ours:
            connection.execute(f"DROP TABLE {name}")
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        step(connection)
    engine.dispose()
    assert {name: columns(path)[name] for name in ours} == {name: whole[name] for name in ours}


def test_an_older_store_gets_what_comes_out_of_duties(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    Store(path).close()
    whole = columns(path)["obligations"]
    with sqlite3.connect(path) as connection:
        for name in ("product_start", "product_end"):
            connection.execute(f"ALTER TABLE obligations DROP COLUMN {name}")
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        migrations.add_products(connection)
    engine.dispose()
    assert sorted(columns(path)["obligations"]) == sorted(whole)


def test_a_store_without_silences_gets_them(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    Store(path).close()
    whole = columns(path)
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE silences")
        before = migrations.FIRST + migrations.MIGRATIONS.index(migrations.add_silences)
        connection.execute(f"PRAGMA user_version = {before}")
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        migrations.migrate(connection, steps=migrations.MIGRATIONS[: before - migrations.FIRST + 1])
    engine.dispose()
    assert columns(path)["silences"] == whole["silences"]


def test_why_a_file_failed_is_told_in_two_languages(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite"
    Store(path).close()
    empty = "'read', '', 'a.pdf', '', 'lan', 'failed', 1"
    with sqlite3.connect(path) as connection:
        for reasons in ('["tệp hỏng."]', "[]"):
            connection.execute(f"INSERT INTO jobs VALUES (NULL, {empty}, ?, '[]', '', '')", (reasons,))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        migrations.say_both(connection)
    engine.dispose()
    with sqlite3.connect(path) as connection:
        kept = [reasons for (reasons,) in connection.execute("SELECT reasons FROM jobs ORDER BY id")]
    assert kept == ['[["tệp hỏng.", "tệp hỏng."]]', "[]"]
