"""The queue of files handed in and documents to be read again, kept in the store so that it outlives the program.

A job waits, runs, and ends as done or failed. One that has stored something is `stored` until the index shows it. A job that was
under way when the program ended is taken up again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, func, select, update

from graph.work_tables import jobs
from ingest.errors import Sentence
from web import audit
from web.audit import Actor
from web.uploads import Kept

if TYPE_CHECKING:
    from graph.store import Store

MOST_WAITING = 500
MOST_ATTEMPTS = 3
"""A file at which the program ends so often is not tried again."""

KEPT = 1_000
"""Jobs that are remembered after their end."""

_STOPPED = Sentence(
    f"chương trình đã dừng {MOST_ATTEMPTS} lần khi đọc tệp này; hãy mở tệp rồi lưu lại.",
    f"the program ended {MOST_ATTEMPTS} times while it read this file; open the file and save it anew.",
)


class Kind(StrEnum):
    READ = "read"
    AGAIN = "again"
    INDEX = "index"  # nothing to read: the store has changed, the index follows


class State(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    STORED = "stored"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Job:
    """One entry. `reasons` tell what failed; `documents` are the ids of what it brought or read again."""

    id: int
    kind: Kind
    file: str
    name: str
    document: str
    account: str
    state: State
    attempts: int
    reasons: tuple[Sentence, ...]
    documents: tuple[str, ...]
    created: str
    finished: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A file as it was handed in: kept, or refused with a reason."""

    name: str
    kept: Kept | None
    reason: Sentence | None = None


def add_files(store: Store, files: Sequence[Asked], by: Actor) -> tuple[int, ...]:
    """Puts files into the queue, the refused ones as failed; gives their ids."""
    found: list[int] = []
    with store.writing() as connection:
        for asked in files:
            state = State.WAITING if asked.kept else State.FAILED
            file = asked.kept.file if asked.kept else ""
            found.append(
                _add(connection, Kind.READ, by, state, file=file, name=asked.name, reasons=[asked.reason] if asked.reason else [])
            )
            audit.note(connection, by, "upload" if asked.kept else "upload-refused", asked.name, file)
        _sweep(connection)
    return tuple(found)


def add_again(store: Store, document: str, name: str, by: Actor) -> int:
    """Has a document read again from the files that it came from."""
    with store.writing() as connection:
        audit.note(connection, by, "again", document)
        return _add(connection, Kind.AGAIN, by, State.WAITING, document=document, name=name)


def want_index(connection: Connection, by: Actor) -> None:
    """Has the index follow, in the transaction of what changed the store."""
    if not connection.scalar(select(jobs.c.id).where(jobs.c.state == State.STORED, jobs.c.kind == Kind.INDEX)):
        _add(connection, Kind.INDEX, by, State.STORED)


def waiting(store: Store) -> int:
    with store.reading() as connection:
        return connection.scalar(select(func.count()).where(jobs.c.state == State.WAITING)) or 0


def wanted(store: Store, file: str) -> bool:
    """Whether a job that waits is about an upload."""
    with store.reading() as connection:
        return connection.scalar(select(jobs.c.id).where(jobs.c.file == file, jobs.c.state == State.WAITING)) is not None


def listed(store: Store, limit: int, ids: Iterable[int] | None = None) -> tuple[Job, ...]:
    """The newest jobs first, those of `ids` alone where given; what only has the index follow is left out."""
    shown = select(jobs).where(jobs.c.kind != Kind.INDEX).order_by(jobs.c.id.desc()).limit(limit)
    if ids is not None:
        shown = shown.where(jobs.c.id.in_(list(ids)))
    with store.reading() as connection:
        return tuple(_job(row) for row in connection.execute(shown).mappings())


def take_up(store: Store) -> None:
    """At the start: what was under way waits again, unless the program ended at it too often."""
    with store.writing() as connection:
        under_way = jobs.c.state == State.RUNNING
        why = json.dumps([_STOPPED], ensure_ascii=False)
        ended = {"state": State.FAILED, "reasons": why, "finished": audit.now()}
        connection.execute(update(jobs).where(under_way, jobs.c.attempts >= MOST_ATTEMPTS).values(**ended))
        connection.execute(update(jobs).where(under_way).values(state=State.WAITING))


def next_job(store: Store) -> Job | None:
    """The job that has waited longest, now under way; None where none waits."""
    with store.reading() as connection:
        if not connection.scalar(select(jobs.c.id).where(jobs.c.state == State.WAITING).limit(1)):
            return None
    with store.writing() as connection:
        first = select(jobs.c.id).where(jobs.c.state == State.WAITING).order_by(jobs.c.id).limit(1).scalar_subquery()
        changed = update(jobs).where(jobs.c.id == first).values(state=State.RUNNING, attempts=jobs.c.attempts + 1)
        row = connection.execute(changed.returning(*jobs.c)).mappings().first()
        return _job(row) if row else None


def finish(store: Store, job: Job, reasons: Sequence[Sentence], documents: Sequence[str], changed: bool) -> None:
    """Ends the reading of a job: stored where it changed the store, else done, or failed where nothing came of it."""
    ended = State.STORED if changed else State.FAILED if reasons and not documents else State.DONE
    values = {
        "state": ended,
        "reasons": json.dumps(list(reasons), ensure_ascii=False),
        "documents": json.dumps(list(documents), ensure_ascii=False),
        "finished": audit.now(),
    }
    with store.writing() as connection:
        connection.execute(update(jobs).where(jobs.c.id == job.id).values(**values))


def stored(store: Store) -> tuple[int, ...]:
    """The jobs whose documents the index may not show yet."""
    with store.reading() as connection:
        return tuple(connection.scalars(select(jobs.c.id).where(jobs.c.state == State.STORED)))


def indexed(store: Store, ids: Sequence[int], reason: Sentence | None = None) -> None:
    """The index shows what these jobs stored, or can't, for a reason."""
    with store.writing() as connection:
        these = jobs.c.id.in_(list(ids))
        connection.execute(delete(jobs).where(these, jobs.c.kind == Kind.INDEX))
        if reason:
            for row in connection.execute(select(jobs.c.id, jobs.c.reasons).where(these)).all():
                told = json.dumps([*json.loads(row.reasons), reason], ensure_ascii=False)
                connection.execute(update(jobs).where(jobs.c.id == row.id).values(reasons=told))
        connection.execute(update(jobs).where(these).values(state=State.DONE))


def _add(connection: Connection, kind: Kind, by: Actor, state: State, **about: Any) -> int:
    empty = {"file": "", "name": "", "document": "", "reasons": [], "attempts": 0, "documents": "[]"}
    values = {**empty, **about}
    values["reasons"] = json.dumps(values["reasons"], ensure_ascii=False)
    finished = audit.now() if state is State.FAILED else ""
    made = {**values, "kind": kind, "state": state, "account": by.name, "created": audit.now(), "finished": finished}
    return int(connection.execute(jobs.insert().values(**made).returning(jobs.c.id)).scalar_one())


def _sweep(connection: Connection) -> None:
    """Forgets what ended long ago."""
    oldest = select(jobs.c.id).order_by(jobs.c.id.desc()).offset(KEPT).limit(1).scalar_subquery()
    connection.execute(delete(jobs).where(jobs.c.id <= oldest, jobs.c.state.in_((State.DONE, State.FAILED))))


def _job(row: Any) -> Job:
    reasons = tuple(Sentence(*told) for told in json.loads(row["reasons"]))
    documents = tuple(json.loads(row["documents"]))
    return Job(**{**row, "reasons": reasons, "documents": documents, "kind": Kind(row["kind"]), "state": State(row["state"])})
