"""The tables of those who work with a store: accounts, their sessions and tokens, the log of who did what, findings set aside,
files handed in, and verdicts.

No row but a verdict changes what the store says, so no other moves its revision. Times are ISO in UTC, to the second, except
those of sessions, which are counted in seconds since 1970.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table, Text

from graph.tables import metadata

accounts = Table(
    "accounts",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),  # as argon2 writes it, with its salt and costs
    Column("created", Text, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token", Text, primary_key=True),  # SHA-256 of what the cookie holds: the store alone lets nobody in
    Column("account", Text, ForeignKey("accounts.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("created", Integer, nullable=False),
    Column("seen", Integer, nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("account", Text, ForeignKey("accounts.name", ondelete="CASCADE"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("token", Text, nullable=False, unique=True),  # SHA-256 of what the script holds
    Column("role", Text, nullable=False),  # no more than this, and no more than the account's own
    Column("created", Text, nullable=False),
    Column("used", Text, nullable=False),  # the day of its last use; blank before the first
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("what", Text, nullable=False, index=True),
    Column("about", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("address", Text, nullable=False),
)

silences = Table(
    "silences",
    metadata,
    Column("rule", Text, primary_key=True),
    Column("document", Text, primary_key=True),  # its id: a document that is read again gets another key
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
)

jobs = Table(
    "jobs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("file", Text, nullable=False),  # its name among the uploads, made of its hash; of no other folder
    Column("name", Text, nullable=False),  # as it was handed in; never opened
    Column("document", Text, nullable=False),  # of a reading again: the id of the document
    Column("account", Text, nullable=False),
    Column("state", Text, nullable=False, index=True),
    Column("attempts", Integer, nullable=False),
    Column("reasons", Text, nullable=False),  # JSON: for each document that failed why, in Vietnamese and English
    Column("documents", Text, nullable=False),  # ids of what it brought, a line each
    Column("created", Text, nullable=False),
    Column("finished", Text, nullable=False),
)

verdicts = Table(
    "verdicts",
    metadata,
    Column("document", Text, primary_key=True),  # its id, no key: a verdict outlives the reading that it judges
    Column("kind", Text, primary_key=True),
    Column("anchor", Text, primary_key=True),
    Column("judgement", Text, nullable=False),
    Column("value", Text, nullable=False),  # of a mended fact what it says instead, as JSON
    Column("quote", Text, nullable=False),  # the words that were judged
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
)
"""What people said of facts. These alone among the tables here change what the store says."""
