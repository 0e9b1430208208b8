"""Documents in: files handed in, the queue that reads them, a document read again or removed."""

from __future__ import annotations

from typing import Any, cast

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import RequestEntityTooLarge, TooManyRequests
from werkzeug.wrappers import Response

from ingest.errors import UnknownDocument
from web import jobs
from web.access import actor, needs
from web.accounts import Role
from web.asking import lang, library, number, several
from web.bilingual import pick
from web.jobs import Asked, Job, State
from web.labels import both, label, say
from web.present import show_moment
from web.removal import remove_document
from web.uploads import FILE_BYTES, MOST_FILES, REQUEST_BYTES, Refused, Uploads, given_name
from web.worker import Worker

blueprint = Blueprint("incoming", __name__)

SHOWN, MOST_SHOWN = 50, 500
MOST_BROUGHT = 20
"""Documents of an archive that are named one by one."""

HOLD = 10
"""Seconds after which a long queue is worth another try."""

STEPS = {State.WAITING: 0, State.RUNNING: 1, State.STORED: 2, State.DONE: 3, State.FAILED: 3}
"""How far a job is, of 3."""


@blueprint.get("/in")
@needs(Role.REVIEWER)
def page() -> str:
    found = jobs.listed(library().store, number("limit", SHOWN, 1, MOST_SHOWN))
    return render_template(
        "incoming.html",
        jobs=[_shown(job) for job in found],
        busy=any(job.state in (State.WAITING, State.RUNNING, State.STORED) for job in found),
        kinds=_kinds(),
        most_files=MOST_FILES,
        most_mb=FILE_BYTES >> 20,
        request_mb=REQUEST_BYTES >> 20,
    )


@blueprint.get("/in/queue.json")
@needs(Role.REVIEWER)
def queue() -> dict[str, Any]:
    """The newest jobs, or those asked for by `id`, for the script of the page."""
    ids = [int(value) for value in several("id") if value.isascii() and value.isdigit() and len(value) < 18]
    found = jobs.listed(library().store, number("limit", SHOWN, 1, MOST_SHOWN), ids or None)
    progress = _worker().progress
    return {
        "jobs": [_shown(job) for job in found],
        "busy": any(job.state in (State.WAITING, State.RUNNING, State.STORED) for job in found),
        "progress": say(f"incoming.{progress[0]}", lang(), done=progress[1], total=progress[2]) if progress else "",
    }


@blueprint.post("/in")
@needs(Role.REVIEWER, body=REQUEST_BYTES)
def take() -> ResponseReturnValue:
    """Takes files in: each is kept and queued, or told why not. JSON for the script, the queue's page for a form."""
    handed = [file for file in request.files.getlist("files") if file.filename]
    store = library().store
    if not handed:
        raise Refused(*both("incoming.none_chosen"))
    if len(handed) > MOST_FILES:
        raise RequestEntityTooLarge(say("incoming.too_many", lang(), n=MOST_FILES))
    _make_room(len(handed))
    uploads = Uploads(library().home)
    asked: list[Asked] = []
    for file in handed:
        name = given_name(file.filename)
        try:
            asked.append(Asked(name, uploads.keep(cast(Any, file.stream), name)))
        except Refused as error:
            asked.append(Asked(name, None, error.said))
    ids = jobs.add_files(store, asked, actor())
    wake()
    if request.accept_mimetypes.best == "application/json":
        return {"jobs": [_shown(job) for job in jobs.listed(store, len(ids), ids)]}, 202
    return redirect(url_for("incoming.page"), 303)


def _make_room(count: int) -> None:
    """Ends the request where so many more would make the queue too long."""
    waiting = jobs.waiting(library().store)
    if waiting + count > jobs.MOST_WAITING:
        raise TooManyRequests(say("incoming.full", lang(), n=waiting), retry_after=HOLD)


@blueprint.get("/again/<path:id>")
@needs(Role.REVIEWER)
def again(id: str) -> str:
    return _confirm(id, "again")


@blueprint.post("/again/<path:id>")
@needs(Role.REVIEWER)
def read_again(id: str) -> Response:
    """Has a document read again from its files."""
    store = library().store
    summary = store.summary(id)
    _make_room(1)
    jobs.add_again(store, id, " ".join(part for part in (summary.type, summary.number) if part) or id, actor())
    wake()
    return redirect(url_for("incoming.page"), 303)


@blueprint.get("/remove/<path:id>")
@needs(Role.ADMIN)
def removing(id: str) -> str:
    return _confirm(id, "remove")


@blueprint.post("/remove/<path:id>")
@needs(Role.ADMIN)
def remove(id: str) -> Response:
    """Removes a document, and the files of it that only we keep."""
    remove_document(library(), id, actor())
    wake()
    return redirect(url_for("documents.listing"), 303)


def _confirm(id: str, what: str) -> str:
    summary = library().store.summary(id)
    uploads = Uploads(library().home)
    return render_template(
        "confirm.html",
        what=what,
        id=id,
        summary=summary,
        uploaded=[path for path in summary.paths if uploads.name_of(path)],
        back=url_for("documents.page", id=id),
    )


def wake() -> None:
    """Has the queue look at once."""
    _worker().wake()


def _worker() -> Worker:
    found: Worker = current_app.extensions["worker"]
    return found


def _kinds() -> str:
    """The suffixes that a file chooser offers."""
    from ingest.read import known_suffixes

    return ",".join(sorted(known_suffixes()))


def _shown(job: Job) -> dict[str, Any]:
    return {
        "id": job.id,
        "name": job.name,
        "kind": job.kind.value,
        "kind_name": label("job_kind", job.kind.value, lang()),
        "account": job.account,
        "state": job.state.value,
        "state_name": label("job_state", _outcome(job), lang()),
        "step": STEPS[job.state],
        "failed": bool(job.reasons),
        "reasons": [pick(reason, lang()) for reason in job.reasons],
        "documents": [{"url": url_for("documents.page", id=id), "name": name} for id, name in _brought(job)],
        "more": max(len(job.documents) - MOST_BROUGHT, 0),
        "created": show_moment(job.created, lang()),
    }


def _outcome(job: Job) -> str:
    """The state as it is told: one that ended with some of its documents failed is `partly`."""
    return "partly" if job.state is State.DONE and job.reasons else job.state.value


def _brought(job: Job) -> list[tuple[str, str]]:
    """The first documents of a job that are still there, with what they are called."""
    store = library().store
    found: list[tuple[str, str]] = []
    for id in job.documents[:MOST_BROUGHT]:
        try:
            summary = store.summary(id)
        except UnknownDocument:
            continue
        named = " ".join(part for part in (summary.type, summary.number or summary.symbol) if part)
        found.append((id, named or say("header.no_number", lang())))
    return found
