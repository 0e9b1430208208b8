"""What people at work see, as JSON: the queue of files, what is to be reviewed, the log, a draft before it is signed."""

from __future__ import annotations

from typing import Any

from flask import abort, request, url_for

from graph.finding import rules
from graph.verdicts import FactKind
from web import audit, jobs
from web.access import asker, limit, needs, reads
from web.accounts import Role
from web.api import MOST_PER_PAGE, PER_PAGE, Json, blueprint, paged
from web.asking import WrongField, lang, library, number, one_of, snapshot, with_changes, words
from web.bilingual import pick
from web.jobs import Job
from web.labels import both
from web.pages.drafts import CHECKS, checked
from web.plain import plain
from web.review_view import doubts
from web.reviewing import judged
from web.uploads import FILE_BYTES, given_name

__all__ = ["blueprint"]

MOST_JOBS = 500
"""Entries of the queue that are told, the newest ones."""


@blueprint.get("/rules")
def checking_rules() -> Json:
    """The rules by which documents are checked, each with its reason and its source."""
    return paged([_rule(id) for id in rules()])


def _rule(id: str) -> Json:
    rule, at = rules()[id], 0 if lang() == "vi" else 1
    told = {"id": id, "severity": rule.severity, "name": rule.name[at], "why": rule.why[at], "source": rule.source}
    return {**told, "default": rule.default}


@blueprint.get("/jobs")
@needs(Role.REVIEWER)
def queue() -> Json:
    """What was handed in: the newest first."""
    return paged([_job(job) for job in jobs.listed(library().store, MOST_JOBS)])


def _job(job: Job) -> Json:
    told: Json = plain(job)
    told["reasons"] = [pick(reason, lang()) for reason in job.reasons]
    return {name: value for name, value in told.items() if name != "file"}


@blueprint.get("/doubts")
@needs(Role.REVIEWER)
def to_review() -> Json:
    """The facts that nobody judged and of which the program is not certain."""
    state, kind = snapshot(), one_of("fact_kind", FactKind)
    found = doubts(state.duties, state.graph, judged(library().store), lang())
    return paged([doubt for doubt in found if kind in (None, doubt.kind)])


@blueprint.get("/audit")
@needs(Role.ADMIN)
def log() -> Json:
    """Who did what, the newest first; a list without an end, turned over by `before`."""
    most, before, who = number("per_page", PER_PAGE, 1, MOST_PER_PAGE), number("before", 0, 0, 2**62) or None, words("who")
    found = audit.entries(library().store, most, before, who)
    older: dict[str, Any] = with_changes({"before": found[-1].id}) if len(found) == most else {}
    return {"items": plain(found), "next": url_for("api.log", **older) if older else None}


@blueprint.post("/draft")
@reads(FILE_BYTES)
def check_draft() -> Json:
    """Checks a draft as its page does; neither the file nor what was read in it is kept."""
    if request.mimetype != "multipart/form-data":
        abort(415)
    limit(CHECKS, asker())
    for unknown in (*request.form, *(name for name in request.files if name != "file")):
        raise WrongField(*both("problem.unknown_field", name=unknown[:40]))
    file = request.files.get("file")
    if file is None or not file.filename:
        raise WrongField(*both("incoming.none_chosen"))
    name = given_name(file.filename)
    if file.mimetype == "text/plain" and "." not in name:
        name += ".txt"  # what a script sends has no name of its own
    told: Json = plain(checked(file, name))
    return told
