"""Tokens by which scripts ask the API in the name of an account, kept in the store as hashes.

A token may do what its own role may, and never more than its account; it lasts until it is revoked or its account is removed.
"""

from __future__ import annotations

import datetime as dt
import re
import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from graph import work_tables
from ingest.errors import VanbanError
from web import audit
from web.accounts import Account, Role, kept, nobody, plain_name
from web.audit import Actor

if TYPE_CHECKING:
    from graph.store import Store

PREFIX = "vanban_"
"""Tells a token from other secrets where one turns up in a file."""

_NAME = re.compile(r"[^\W_][\w.-]{0,39}")  # may-quet


@dataclass(frozen=True, slots=True)
class Token:
    """What is known of a token; the word itself is shown once and never kept. `used` is an ISO day, blank before the first."""

    account: str
    name: str
    role: Role
    created: str
    used: str


class WrongName(VanbanError):
    """A token that can't be made or is not there."""


def make(store: Store, account: str, name: str, role: Role, by: Actor) -> str:
    """A new token; gives the word that the script sends. Raises WrongAccount, WrongName."""
    account, name = plain_name(account), name.strip()
    if not _NAME.fullmatch(name):
        raise WrongName(
            f"“{name}” không dùng làm tên token được: cần 1 đến 40 chữ cái, chữ số hoặc . _ -, không có dấu cách.",
            f"“{name}” can't name a token: it takes 1 to 40 letters, digits or . _ -, without spaces.",
        )
    word = PREFIX + secrets.token_urlsafe(32)
    accounts, tokens = work_tables.accounts, work_tables.tokens
    with store.writing() as connection:
        held = connection.scalar(select(accounts.c.role).where(accounts.c.name == account))
        if held is None:
            raise nobody(account)
        if Role.of(held) < role:
            raise WrongName(
                f"Tài khoản {account} là {held}, token không được nhiều quyền hơn: hãy chọn --role {held}.",
                f"The account {account} is a {held}, a token may do no more: choose --role {held}.",
            )
        if connection.scalar(select(tokens.c.name).where(tokens.c.account == account, tokens.c.name == name)):
            raise WrongName(
                f"{account} đã có token {name}: thu hồi bằng `vanban user token revoke {account} {name}`.",
                f"{account} has a token {name} already: revoke it with `vanban user token revoke {account} {name}`.",
            )
        known = {"account": account, "name": name, "role": role.word, "created": audit.now(), "used": ""}
        connection.execute(tokens.insert().values(**known, token=kept(word)))
        audit.note(connection, by, "token-add", f"{account}/{name}", role.word)
    return word


def listed(store: Store) -> tuple[Token, ...]:
    """All tokens, by account and name."""
    c = work_tables.tokens.c
    with store.reading() as connection:
        rows = connection.execute(select(c.account, c.name, c.role, c.created, c.used).order_by(c.account, c.name)).mappings()
        return tuple(Token(**{**row, "role": Role.of(row["role"])}) for row in rows)


def revoke(store: Store, account: str, name: str, by: Actor) -> None:
    """Ends a token at once; raises WrongName where there is none."""
    account, c = plain_name(account), work_tables.tokens.c
    with store.writing() as connection:
        if not connection.execute(delete(work_tables.tokens).where(c.account == account, c.name == name)).rowcount:
            raise WrongName(
                f"{account} không có token {name}: xem danh sách bằng `vanban user token list`.",
                f"{account} has no token {name}: see them with `vanban user token list`.",
            )
        audit.note(connection, by, "token-revoke", f"{account}/{name}")


def account_of(store: Store, word: str) -> tuple[Account, str] | None:
    """Whose token it is, with the role that it gives, and the token's name; None where there is no such token."""
    accounts, tokens = work_tables.accounts, work_tables.tokens
    wanted = (
        select(accounts.c.name, accounts.c.role, accounts.c.created, tokens.c.name.label("token"), tokens.c.role.label("least"))
        .add_columns(tokens.c.used)
        .join(tokens, tokens.c.account == accounts.c.name)
        .where(tokens.c.token == kept(word))
    )
    with store.reading() as connection:
        row = connection.execute(wanted).first()
    if row is None:
        return None
    today = dt.datetime.now(dt.UTC).date().isoformat()
    if row.used != today:
        this = (tokens.c.account == row.name, tokens.c.name == row.token)
        with store.writing() as connection:
            connection.execute(update(tokens).where(*this).values(used=today))
    found = Account(row.name, Role.of(row.role), row.created)
    return replace(found, role=min(found.role, Role.of(row.least))), row.token
