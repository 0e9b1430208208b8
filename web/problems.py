"""What went wrong, as a page for people and as problem details (RFC 9457) for programs."""

from __future__ import annotations

import json
from http import HTTPStatus

from flask import Response, g, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from web.labels import names

MEDIA_TYPE = "application/problem+json"


def problem(status: int, detail: str | None, error: HTTPException | None = None, title: str | None = None) -> Response:
    """The answer for an error: never a trace, always a next step. `detail` is one sentence for the reader; without one that of
    the table stands. `title` names the words above it on a page, where they are not those of the status."""
    lang = g.get("lang", "vi")
    detail = detail or names("problem_hint", lang).get(str(status))
    if request.path.startswith("/api/"):
        body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "instance": request.path}
        if detail:
            body["detail"] = detail
        response = Response(json.dumps(body, ensure_ascii=False), status, mimetype=MEDIA_TYPE)
    else:
        table = names("problem", lang)
        words = table.get(title or str(status), table["other"])
        response = make_response(render_template("problem.html", status=status, words=words, detail=detail), status)
    if error is not None:
        told = error.get_response().headers
        response.headers.update({name: told[name] for name in ("Allow", "Retry-After") if name in told})
    return response
