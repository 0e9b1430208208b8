"""The log of who did what, and when. It is only added to; entries are written in the transaction of what they tell."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from graph.work_tables import audit
from web.labels import Lang, label

if TYPE_CHECKING:
    from graph.store import Store

_VERDICT = re.compile(r"(?P<kind>\w+) (?P<anchor>[^ :]+)(?:: (?P<judgement>\w+))?(?P<rest>.*)")  # duty o-1a2b3c4d: wrong
LONGEST = 300
"""Characters of a field: what an entry is about may be a name that a stranger typed."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the name of an account, or `terminal:<user>` at a terminal; the address that the request came from."""

    name: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: `at` is ISO in UTC, `what` a value of the label group `audit_what`."""

    id: int
    at: str
    who: str
    what: str
    about: str
    detail: str
    address: str


def now() -> str:
    """`2026-11-21T09:31:26+00:00`"""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def terminal() -> Actor:
    """The person at the terminal, by the name that the system knows."""
    import getpass

    try:
        return Actor(f"terminal:{getpass.getuser()}")
    except (OSError, KeyError):  # a user of the system without a name
        return Actor("terminal")


def note(connection: Connection, by: Actor, what: str, about: str = "", detail: str = "") -> None:
    """Adds an entry in the open transaction."""
    words = {"who": by.name, "what": what, "about": about, "detail": detail, "address": by.address}
    connection.execute(audit.insert().values(at=now(), **{name: _whole(value) for name, value in words.items()}))


def note_alone(store: Store, by: Actor, what: str, about: str = "", detail: str = "") -> None:
    """Adds an entry for what changes nothing in the store, say a login that failed."""
    with store.writing() as connection:
        note(connection, by, what, about, detail)


def entries(store: Store, limit: int, before: int | None = None, who: str | None = None) -> tuple[Entry, ...]:
    """The newest entries first, at most `limit`; those older than the entry `before`, of the account `who`."""
    wanted = select(audit).order_by(audit.c.id.desc()).limit(limit)
    if before is not None:
        wanted = wanted.where(audit.c.id < before)
    if who is not None:
        wanted = wanted.where(audit.c.who == who)
    with store.reading() as connection:
        return tuple(Entry(**row) for row in connection.execute(wanted).mappings())


def detail_words(entry: Entry, lang: Lang) -> str:
    """What an entry says beyond what it is about: a role by its name, of a verdict what was judged and how."""
    verdict = _VERDICT.fullmatch(entry.detail) if entry.what.startswith("verdict") else None
    if verdict is None:
        return label("role", entry.detail, lang)
    judged = f": {label('judgement', verdict['judgement'], lang)}" if verdict["judgement"] else ""
    return f"{label('fact_kind', verdict['kind'], lang)} {verdict['anchor']}{judged}{verdict['rest']}"


def _whole(value: str) -> str:
    """One line that can be stored, not too long."""
    kept = "".join(letter if letter.isprintable() and not "\ud800" <= letter <= "\udfff" else " " for letter in value)
    return kept if len(kept) <= LONGEST else kept[: LONGEST - 1] + "…"
