"""The application: pages and API together, in the reader's language, with the headers that keep hostile text harmless."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, abort, g, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, InternalServerError
from werkzeug.wrappers import Response

from graph.lives import share_words
from graph.render import how_words
from ingest.errors import AmbiguousDocument, StoreError, UnknownDocument, VanbanError
from web import access as doors
from web import freshness
from web.access import Access
from web.asking import WrongField, snapshot
from web.bilingual import pick
from web.labels import Lang, label, say
from web.language import API, local_address
from web.library import Library
from web.pages import BLUEPRINTS, SECTIONS, SWAPPED, TABS
from web.present import file_name, shorten, show_date, show_moment, show_path
from web.problems import problem
from web.reading import runs
from web.secret import secret_key
from web.worker import Worker

CONTENT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
ASSETS_AGE = 3600
LONGEST_ADDRESS = 8_000
"""Characters of a query string; anything longer is no question of a person."""


def make(home: Path, access: Access) -> Flask:
    """The application over one home, reached as `access` says."""
    app = Flask("web", template_folder="templates", static_folder="static")
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = ASSETS_AGE
    app.config["MAX_CONTENT_LENGTH"] = 64 * 1024
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.extensions["library"] = Library(home)
    app.extensions["worker"] = Worker(app.extensions["library"])
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    _set_up_words(app)
    _set_up_errors(app)

    doors.set_up(app, access, secret_key(home))

    @app.before_request
    def _refuse_what_nobody_asks() -> None:
        if len(request.query_string) > LONGEST_ADDRESS:
            abort(414)

    freshness.set_up(app)

    @app.after_request
    def _protect(response: Response) -> Response:
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.endpoint != "static":
            response.headers.setdefault("Cache-Control", "private, no-cache")
            response.vary.add("Cookie")
            if request.path.startswith(API):
                response.vary.add("Accept-Language")
        return response

    return app


def _set_up_words(app: Flask) -> None:
    from web.language import language, other_language

    @app.before_request
    def _choose_language() -> None:
        g.lang = language()

    def t(key: str, **values: object) -> str:
        return say(key, _lang(), **values)

    app.jinja_env.globals.update(
        t=t,
        show_date=lambda value: show_date(value, _lang()),
        show_moment=lambda value: show_moment(value, _lang()),
        name_of=lambda group, value: label(group, value, _lang()),
        shorten=shorten,
        file_name=file_name,
        file_of=_file_of,
        show_path=lambda path: show_path(path, _lang()),
        lang_now=_lang,
        how_words=how_words,
        share_words=share_words,
        is_empty=lambda: not snapshot().summaries,
    )
    app.jinja_env.filters["groupby_run"] = runs

    @app.context_processor
    def _page() -> dict[str, Any]:
        lang = _lang()
        other = other_language(lang)
        here = request.full_path.rstrip("?") if request.method == "GET" else _page_of_form()
        return {
            "lang": lang,
            "other_lang": other,
            "other_language_url": url_for("language.choose", lang=other, next=here),
            "tabs": TABS,
            "tab_of": SECTIONS,
            "swapped": SWAPPED,
            "here": here,
        }


def _file_of(document_id: str) -> str:
    """What the file of a document of the store is called."""
    summary = snapshot().by_id.get(document_id)
    return file_name(summary.source) if summary else ""


def _page_of_form() -> str:
    """The page of ours whose form was sent; the front page where that is not told."""
    sent = urlsplit(request.referrer or "")
    return local_address(sent.path + (f"?{sent.query}" if sent.query else "")) if sent.netloc == request.host else "/"


def _lang() -> Lang:
    lang: Lang = g.get("lang", "vi")
    return lang


def _set_up_errors(app: Flask) -> None:
    @app.errorhandler(UnknownDocument)
    def _unknown(error: UnknownDocument) -> ResponseReturnValue:
        return problem(404, pick(error.said, _lang()))

    @app.errorhandler(AmbiguousDocument)
    def _several(error: AmbiguousDocument) -> ResponseReturnValue:
        return problem(409, pick(error.said, _lang()))

    @app.errorhandler(StoreError)
    def _store(error: StoreError) -> ResponseReturnValue:
        return problem(503, pick(error.said, _lang()))

    @app.errorhandler(VanbanError)
    def _user(error: VanbanError) -> ResponseReturnValue:
        return problem(400, pick(error.said, _lang()), title=None if isinstance(error, WrongField) else "other")

    @app.errorhandler(HTTPException)
    def _http(error: HTTPException) -> ResponseReturnValue:
        return problem(error.code or 500, _own_words(error), error)

    def _own_words(error: HTTPException) -> str | None:
        """What we say of an error; what the library says is English alone."""
        usual = type(error).description
        return error.description if isinstance(usual, str) and error.description != usual else None

    @app.errorhandler(InternalServerError)
    def _ours(error: InternalServerError) -> ResponseReturnValue:
        return problem(500, None, error)
