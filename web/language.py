"""Which language a reader sees: a cookie says; to programs that ask the API without one Accept-Language; else Vietnamese."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, abort, redirect, request
from werkzeug.wrappers import Response

from web.labels import LANGS, Lang, as_lang

COOKIE = "lang"
API = "/api/"
YEAR = 365 * 24 * 3600

blueprint = Blueprint("language", __name__)


def language() -> Lang:
    """Pages don't follow the browser: most that are used in Vietnam ask for English, whatever their reader speaks."""
    told = request.accept_languages.best_match(LANGS) if request.path.startswith(API) else None
    return as_lang(request.cookies.get(COOKIE)) or as_lang(told) or "vi"


def other_language(lang: Lang) -> Lang:
    return "en" if lang == "vi" else "vi"


@blueprint.get("/language/<lang>")
def choose(lang: str) -> Response:
    """Remembers the language and goes back to the page that the reader was on."""
    chosen = as_lang(lang)
    if chosen is None:
        abort(404)
    response = redirect(local_address(request.args.get("next", "/")), 303)
    response.set_cookie(COOKIE, chosen, max_age=YEAR, samesite="Lax", httponly=True)
    return response


def local_address(address: str) -> str:
    """`address` where it is a path of ours, `/` where it would lead elsewhere."""
    parts = urlsplit(address.replace("\\", "/"))
    leads_here = not parts.scheme and not parts.netloc and address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if leads_here and address.isprintable() else "/"
