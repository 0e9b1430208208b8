"""Accounts and their sessions, kept in the store.

Passwords are hashed with argon2id; a cookie holds a random word of which the store has the hash. A session ends at logout, after
a change of the password, after `IDLE` seconds without a request, and `ABSOLUTE` seconds after its login in any case.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import threading
import time
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, update

from graph import work_tables
from ingest.errors import VanbanError
from web import audit
from web.audit import Actor

if TYPE_CHECKING:
    from argon2 import PasswordHasher

    from graph.store import Store

IDLE = 8 * 3600
ABSOLUTE = 24 * 3600
"""Staff have the pages open all day and sign in anew in the morning."""

NOTED_EVERY = 60
"""Seconds between two notes that a session is in use: a page must not wait for a writer at each request."""

SHORTEST, LONGEST = 10, 200
"""Characters of a password."""

_NAME = re.compile(r"[^\W_][\w.@-]{1,39}")  # nguyen.van.a
_AT_ONCE = threading.Semaphore(2)
"""argon2 takes 64 MiB for each password that it tries."""


class Role(IntEnum):
    """What a person may do; each may do what those before it may."""

    READER = 1
    REVIEWER = 2
    ADMIN = 3

    @property
    def word(self) -> str:
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> Role:
        """Raises KeyError for no role."""
        return cls[word.upper()]


ROLES = tuple(role.word for role in Role)


@dataclass(frozen=True, slots=True)
class Account:
    name: str
    role: Role
    created: str


class WrongAccount(VanbanError):
    """An account that can't be made or is not there."""


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobodys() -> str:
    """The hash of a password that nobody has, tried for names that nobody has, so that both take as long."""
    return _hasher().hash(secrets.token_hex(16))


def plain_name(name: str) -> str:
    """`Lan` and `lan` are one account."""
    return unicodedata.normalize("NFC", name).strip().lower()


def add(store: Store, name: str, role: Role, password: str, by: Actor) -> Account:
    """Makes an account; raises WrongAccount for a name that is taken or no name, or a weak password."""
    name = plain_name(name)
    if not _NAME.fullmatch(name):
        raise WrongAccount(
            f"“{name}” không dùng làm tên tài khoản được: cần 2 đến 40 chữ cái, chữ số hoặc . _ - @, không có dấu cách.",
            f"“{name}” can't name an account: it takes 2 to 40 letters, digits or . _ - @, without spaces.",
        )
    hashed = _hashed(name, password)
    accounts = work_tables.accounts
    made = Account(name, role, audit.now())
    with store.writing() as connection:
        if connection.scalar(select(accounts.c.name).where(accounts.c.name == name)):
            raise WrongAccount(
                f"Đã có tài khoản {name}: đổi mật khẩu bằng `vanban user passwd {name}`.",
                f"There is an account {name} already: change its password with `vanban user passwd {name}`.",
            )
        connection.execute(accounts.insert().values(name=name, role=role.word, password=hashed, created=made.created))
        audit.note(connection, by, "user-add", name, role.word)
    _keep_to_owner(store)
    return made


def set_password(store: Store, name: str, password: str, by: Actor) -> None:
    """Changes a password and ends all sessions of the account; raises WrongAccount."""
    name = plain_name(name)
    hashed = _hashed(name, password)
    accounts = work_tables.accounts
    with store.writing() as connection:
        if not connection.execute(update(accounts).where(accounts.c.name == name).values(password=hashed)).rowcount:
            raise nobody(name)
        connection.execute(delete(work_tables.sessions).where(work_tables.sessions.c.account == name))
        audit.note(connection, by, "user-passwd", name)


def set_role(store: Store, name: str, role: Role, by: Actor) -> None:
    """Raises WrongAccount for an account that is not there."""
    name = plain_name(name)
    accounts = work_tables.accounts
    with store.writing() as connection:
        if not connection.execute(update(accounts).where(accounts.c.name == name).values(role=role.word)).rowcount:
            raise nobody(name)
        audit.note(connection, by, "user-role", name, role.word)


def remove(store: Store, name: str, by: Actor) -> None:
    """Removes an account with its sessions; what it did stays in the log. Raises WrongAccount."""
    name = plain_name(name)
    accounts = work_tables.accounts
    with store.writing() as connection:
        if not connection.execute(delete(accounts).where(accounts.c.name == name)).rowcount:
            raise nobody(name)
        audit.note(connection, by, "user-remove", name)


def listed(store: Store) -> tuple[Account, ...]:
    """All accounts, by name."""
    accounts = work_tables.accounts
    with store.reading() as connection:
        rows = connection.execute(select(accounts.c.name, accounts.c.role, accounts.c.created).order_by(accounts.c.name))
        return tuple(Account(row.name, Role.of(row.role), row.created) for row in rows)


def any_account(store: Store) -> bool:
    with store.reading() as connection:
        return bool(connection.scalar(select(func.count()).select_from(work_tables.accounts)))


def check_password(store: Store, name: str, password: str) -> Account | None:
    """The account of that name and password; None otherwise, after the same time whether or not there is one."""
    from argon2.exceptions import VerificationError

    accounts = work_tables.accounts
    with store.reading() as connection:
        row = connection.execute(select(accounts).where(accounts.c.name == plain_name(name)[:LONGEST])).first()
    with _AT_ONCE:
        try:
            _hasher().verify(row.password if row else _nobodys(), password[: LONGEST + 1])
        except VerificationError:
            return None
    return Account(row.name, Role.of(row.role), row.created) if row else None


def begin(store: Store, account: Account, by: Actor, now: float | None = None) -> str:
    """A new session; gives the word for the cookie. Sessions that have run out are swept away."""
    token = secrets.token_urlsafe(32)
    at = int(time.time() if now is None else now)
    sessions = work_tables.sessions
    with store.writing() as connection:
        connection.execute(delete(sessions).where((sessions.c.seen < at - IDLE) | (sessions.c.created < at - ABSOLUTE)))
        connection.execute(sessions.insert().values(token=kept(token), account=account.name, created=at, seen=at))
        audit.note(connection, by, "login")
    return token


def account_of(store: Store, token: str, now: float | None = None) -> Account | None:
    """Whose session it is; None where it has ended."""
    at = int(time.time() if now is None else now)
    accounts, sessions = work_tables.accounts, work_tables.sessions
    wanted = (
        select(accounts.c.name, accounts.c.role, accounts.c.created.label("made"), sessions.c.created, sessions.c.seen)
        .join(sessions, sessions.c.account == accounts.c.name)
        .where(sessions.c.token == kept(token))
    )
    with store.reading() as connection:
        row = connection.execute(wanted).first()
    if row is None or row.seen < at - IDLE or row.created < at - ABSOLUTE:
        return None
    if row.seen < at - NOTED_EVERY:
        with store.writing() as connection:
            connection.execute(update(sessions).where(sessions.c.token == kept(token)).values(seen=at))
    return Account(row.name, Role.of(row.role), row.made)


def end(store: Store, token: str, by: Actor) -> None:
    """Ends one session."""
    with store.writing() as connection:
        connection.execute(delete(work_tables.sessions).where(work_tables.sessions.c.token == kept(token)))
        audit.note(connection, by, "logout")


def _keep_to_owner(store: Store) -> None:
    """The file holds passwords from now on, hashed though they are."""
    for suffix in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            store.path.with_name(store.path.name + suffix).chmod(0o600)


def kept(token: str) -> str:
    """What the store holds of a random word: its hash, so that the store alone lets nobody in."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _hashed(name: str, password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST or password.lower() == name:
        raise WrongAccount(
            f"Mật khẩu cần từ {SHORTEST} đến {LONGEST} ký tự và khác tên tài khoản: hãy chọn mật khẩu khác.",
            f"A password takes {SHORTEST} to {LONGEST} characters and is not the account's name: choose another one.",
        )
    with _AT_ONCE:
        return _hasher().hash(password)


def nobody(name: str) -> WrongAccount:
    return WrongAccount(
        f"Không có tài khoản {name}: xem danh sách bằng `vanban user list`.",
        f"There is no account {name}: see them with `vanban user list`.",
    )
