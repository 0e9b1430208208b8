"""The schema of the store and its versions: an older store is brought up to date, a newer one is refused.

To change the schema, change `graph.tables` and append to MIGRATIONS the function that does the same to a store of the
version before; `SCHEMA_VERSION` follows. SQLite's `user_version` holds the version of a file, within its transactions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection, MetaData

from graph.tables import meta, metadata
from ingest.errors import StoreError

Migration = Callable[[Connection], None]

FIRST = 1
MIGRATIONS: tuple[Migration, ...] = ()
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
            f"Kho dữ liệu có phiên bản {found}, mới hơn chương trình này (phiên bản {present}): hãy cập nhật vanban."
        )
    if found == 0:
        if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
            raise StoreError("Tệp này là cơ sở dữ liệu của chương trình khác: hãy chọn thư mục khác bằng --home.")
        tables.create_all(connection)
        if meta.name in tables.tables:
            connection.execute(meta.insert().values(key="revision", value=0))
    for step in steps[found - FIRST :] if found else ():
        step(connection)
    if found != present:
        connection.exec_driver_sql(f"PRAGMA user_version = {present}")
