"""Whether what a browser keeps is still what the store says: an ETag made of all that an answer depends on."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets

from flask import Flask, current_app, g, request, session
from werkzeug.wrappers import Response

from ingest.errors import VanbanError
from web.access import TOKEN, account
from web.asking import lang, library
from web.kept_answers import Answer, KeptAnswers

LEFT_OUT = frozenset(
    (
        "static",
        "language.choose",
        "account.login",
        "account.log",
        "incoming.page",
        "incoming.queue",
        "api.queue",
        "api.log",
        "api.to_review",
        "review.queue",
        "review.page",
        "review.lost",
        None,
    )
)
"""Endpoints whose answers depend on something else than what the store says, or on nothing."""

UNTOLD = frozenset(("api.queue", "api.log", "api.to_review"))
"""Answers of the API that no state of the store tells; they are tagged by what they say."""

FROM_INDEX = frozenset(("search.home", "api.search"))
"""Those that the search index answers, which may lag behind the store."""


def set_up(app: Flask) -> None:
    """Answers 304 where a browser has the answer already, and marks each good answer otherwise; what was answered to somebody
    without an account is kept for the next one."""
    kept = KeptAnswers()
    started = secrets.token_hex(4)  # another version of the program may say it otherwise

    @app.before_request
    def _known() -> Response | None:
        g.etag = _tag(started) if request.method in ("GET", "HEAD") and request.endpoint not in LEFT_OUT else None
        if g.etag is None:
            return None
        response: Response | None = None
        if request.if_none_match.contains_weak(g.etag):
            response = app.response_class(status=304)
        elif (answer := kept.get(g.etag)) is not None:
            g.from_kept = True
            response = app.response_class(answer.body, content_type=answer.content_type)
            if answer.disposition:
                response.headers["Content-Disposition"] = answer.disposition
        if response is not None:
            response.set_etag(g.etag, weak=True)
        return response

    @app.after_request
    def _mark(response: Response) -> Response:
        if request.endpoint in UNTOLD and response.status_code == 200:
            response.add_etag(weak=True)
            return response.make_conditional(request)
        tag = g.get("etag") if not session.modified else None  # a page with a new session's form is for that session alone
        if tag is not None and response.status_code == 200:
            response.set_etag(tag, weak=True)
            if request.method == "GET" and account() is None and not response.is_streamed and "from_kept" not in g:
                disposition = response.headers.get("Content-Disposition")
                kept.keep(tag, Answer(response.get_data(), str(response.content_type), disposition))
        return response


def _tag(started: str) -> str | None:
    """None where the store or the index can't be asked; the answer itself then says why."""
    try:
        revision = library().state
        if request.endpoint in FROM_INDEX and request.args.get("q"):
            status = library().index.status()
            revision += f" {status.revision} {status.model} {status.units}"
    except VanbanError:
        return None
    day = f"{dt.date.today()} {current_app.config.get('TODAY')}"  # what is past is told against today
    who = f"{account()} {session.get(TOKEN, '')}"
    whole = "\n".join((started, revision, lang(), day, who, request.full_path))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:24]
