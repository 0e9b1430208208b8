"""Which language a reader sees: a cookie says, Vietnamese otherwise."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, abort, redirect, request
from werkzeug.wrappers import Response

from web.labels import Lang, as_lang

COOKIE = "lang"
YEAR = 365 * 24 * 3600

blueprint = Blueprint("language", __name__)


def language() -> Lang:
    return as_lang(request.cookies.get(COOKIE)) or "vi"


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
