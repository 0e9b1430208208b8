"""Findings that a person set aside (bỏ qua) for a document, with the reason.

They are kept beside what the documents say, by the document's id, so that they outlive its re-reading; none moves the
store's revision.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import Delete, select

from graph.finding import Finding, rule
from graph.work_tables import silences
from ingest.errors import VanbanError

if TYPE_CHECKING:
    from graph.store import Store


class NoReason(VanbanError):
    """A finding is set aside only with a reason."""


@dataclass(frozen=True, slots=True)
class Silence:
    """What one rule finds in one document is set aside; `at` is ISO in UTC."""

    rule: str
    document: str
    reason: str
    at: str


def silence(store: Store, rule_id: str, document_id: str, reason: str, at: dt.datetime | None = None) -> Silence:
    """Sets aside what the rule finds in the document; a second time puts the new reason for the old.

    Raises UnknownRule, and NoReason for a blank one. Whether the document exists is the caller's to ask.
    """
    plain = " ".join(reason.split())
    if not plain:
        raise NoReason(
            "Cần nêu lý do khi bỏ qua một phát hiện: thêm --reason “…”.", "A finding is set aside for a reason: add --reason “…”."
        )
    moment = (at or dt.datetime.now(dt.UTC)).astimezone(dt.UTC).isoformat(timespec="seconds")
    made = Silence(rule(rule_id).id, document_id, plain, moment)
    with store.writing() as connection:
        connection.execute(_of(made.rule, document_id))
        connection.execute(
            silences.insert().values(rule=made.rule, document=made.document, reason=made.reason, at=made.at),
        )
    return made


def unsilence(store: Store, rule_id: str, document_id: str) -> bool:
    """Lets the rule speak of the document again; False where it was not silenced. Raises UnknownRule."""
    with store.writing() as connection:
        return connection.execute(_of(rule(rule_id).id, document_id)).rowcount > 0


def list_silences(store: Store) -> tuple[Silence, ...]:
    """All, by document and rule."""
    with store.reading() as connection:
        rows = connection.execute(select(silences).order_by(silences.c.document, silences.c.rule))
        return tuple(Silence(row.rule, row.document, row.reason, row.at) for row in rows)


def apply_silences(findings: Iterable[Finding], known: Iterable[Silence]) -> tuple[Finding, ...]:
    """The findings in their order, those set aside with the reason."""
    reasons = {(one.rule, one.document): one.reason for one in known}
    return tuple(
        replace(found, silenced=reasons[found.rule, found.document]) if (found.rule, found.document) in reasons else found
        for found in findings
    )


def _of(rule_id: str, document_id: str) -> Delete:
    return silences.delete().where(silences.c.rule == rule_id, silences.c.document == document_id)
