"""Who may do what: the checks that each request passes before its page is asked.

Reading is open unless a login is asked for. Whatever changes something needs an account whose role the page names with
`needs`, and a word that only our own forms hold; a page that names no role is the administrator's. Scripts ask the API with a
token of an account (`web.tokens`) in place of a session.
"""

from __future__ import annotations

import ipaddress
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, TooManyRequests

from ingest.errors import VanbanError
from web import accounts, tokens
from web.accounts import Account, Role
from web.asking import lang, library
from web.audit import Actor
from web.labels import both, say
from web.limits import Buckets
from web.loopback import is_loopback, leads_to_loopback

View = TypeVar("View", bound=Callable[..., Any])

READING = frozenset(("GET", "HEAD", "OPTIONS"))
OPEN = frozenset(("static", "language.choose", "account.login", "account.enter"))
"""Endpoints that need no login even where reading does."""

SEARCHES = frozenset(("search.home", "api.search"))
SEARCH_SIZE, SEARCH_SECONDS = 60, 0.5
"""For each address other than this machine's: a person types no faster, a program that copies the store would."""

LOGINS = {"address": (40, 15.0), "name": (10, 60.0)}
"""Passwords that may be tried from an address, and for one name from it: so many at once, then one in so many seconds."""

TOKEN = "csrf"
SESSION = "session"


@dataclass(frozen=True, slots=True)
class Access:
    """How an application is reached: whether reading needs a login, the names beside those of this machine under which it is
    known, and whether a proxy on this machine that speaks https stands before it."""

    require_login: bool = False
    names: tuple[str, ...] = ()
    behind_proxy: bool = False


class WrongToken(VanbanError):
    """A form that did not come from a page of ours, or from one whose session has ended."""


def needs(role: Role, body: int | None = None) -> Callable[[View], View]:
    """Marks a page as one for accounts of a role; `body` is how many bytes may be sent to it."""

    def mark(view: View) -> View:
        view.needs = role  # type: ignore[attr-defined]
        view.body = body  # type: ignore[attr-defined]
        return view

    return mark


def reads(body: int) -> Callable[[View], View]:
    """Marks a page that is sent something and keeps nothing of it: as open as reading is, up to `body` bytes."""

    def mark(view: View) -> View:
        view.reads = True  # type: ignore[attr-defined]
        view.body = body  # type: ignore[attr-defined]
        return view

    return mark


def account() -> Account | None:
    """Who is asking; None where nobody is signed in."""
    found: Account | None = g.get("account")
    return found


def may(role: Role) -> bool:
    """Whether who is asking may do what `role` may."""
    found = account()
    return found is not None and found.role >= role


def actor() -> Actor:
    """Who is asking, for the log."""
    found = account()
    name = found.name if found else ""
    return Actor(f"{name}/{g.token}" if "token" in g else name, request.remote_addr or "")


def asker() -> str:
    """The address of who is asking, as limits count it: of IPv6 the network, since one machine has them by the billion."""
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return "?"
    return str(address) if address.version == 4 else str(ipaddress.ip_network((address, 64), strict=False))


def token() -> str:
    """The word that forms carry, the same throughout a session."""
    if TOKEN not in session:
        session[TOKEN] = secrets.token_urlsafe(24)
    return str(session[TOKEN])


def limit(buckets: Buckets, key: str) -> None:
    """Takes a token out of a bucket; raises TooManyRequests where it is empty."""
    waiting = buckets.take(key)
    if waiting:
        raise TooManyRequests(say("problem.wait", lang()), retry_after=max(1, round(waiting + 0.5)))


def set_up(app: Flask, access: Access, secret: bytes) -> None:
    """Puts the checks before all pages of `app`."""
    app.secret_key = secret
    app.config.update(
        SESSION_COOKIE_NAME="__Host-vanban" if access.behind_proxy else "vanban",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=access.behind_proxy,
    )
    app.extensions["access"] = access
    app.extensions["logins"] = {name: Buckets(*measure) for name, measure in LOGINS.items()}
    searches = Buckets(SEARCH_SIZE, SEARCH_SECONDS)
    if access.behind_proxy:
        from werkzeug.middleware.proxy_fix import ProxyFix

        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=0, x_prefix=0)  # type: ignore[method-assign]

    @app.before_request
    def _check() -> ResponseReturnValue | None:
        if not _is_ours(request.host, access.names):
            # a page elsewhere, whose name was bent to this machine, must not read documents here
            return (
                f"{say('problem.name', 'vi')}\n{say('problem.name', 'en')}\n",
                400,
                {"Content-Type": "text/plain; charset=utf-8"},
            )
        g.account = _asking()
        if request.routing_exception is not None or request.endpoint is None:
            return None
        if request.endpoint in SEARCHES and request.args.get("q") and not is_loopback(request.remote_addr or ""):
            limit(searches, asker())
        return _turn_away(access)

    app.jinja_env.globals.update(account=account, may=may, csrf=token, Role=Role)


def _is_ours(host: str, names: tuple[str, ...]) -> bool:
    if leads_to_loopback(host):
        return True
    try:
        return (urlsplit(f"//{host}").hostname or "") in names
    except ValueError:
        return False


def _has_token() -> bool:
    """Whether a script asks: tokens are good for the API alone, cookies are not looked at beside them."""
    return request.path.startswith("/api/") and request.headers.get("Authorization", "").lower().startswith("bearer ")


def _asking() -> Account | None:
    return _by_token() if _has_token() else _signed_in()


def may_send(view: object) -> bool:
    """Whether whoever sends the present request, of which the head alone is known, may send a page something large."""
    wanted = _wanted(view, current_app.extensions["access"])
    if wanted is None:
        return True
    try:
        found = _asking()
    except HTTPException:
        return False
    return found is not None and found.role >= wanted


def _wanted(view: object, access: Access) -> Role | None:
    """The role that a page needs for the present request; None where anybody may ask it."""
    if request.endpoint in OPEN:
        return None
    reading = Role.READER if access.require_login else None
    other = Role.ADMIN if request.method not in READING and not hasattr(view, "reads") else reading
    found: Role | None = getattr(view, "needs", other)
    return found


def _by_token() -> Account:
    """Whose token was sent; ends the request where it is nobody's."""
    found = tokens.account_of(library().store, request.headers["Authorization"][len("bearer ") :].strip())
    if found is None:
        abort(401, say("account.bad_token", lang()))
    g.token = found[1]
    return found[0]


def _signed_in() -> Account | None:
    word = session.get(SESSION)
    if word is None:
        return None
    found = accounts.account_of(library().store, str(word))
    if found is None:
        session.clear()
    return found


def _turn_away(access: Access) -> ResponseReturnValue | None:
    """Sends those to the login who need one, and refuses what a role may not do; None where the page may be asked."""
    view = current_app.view_functions[str(request.endpoint)]
    changes = request.method not in READING
    wanted = _wanted(view, access)
    if wanted is not None and g.account is None:
        if changes or request.path.startswith("/api/"):
            abort(401, say("account.needed", lang()))
        return redirect(url_for("account.login", next=request.full_path.rstrip("?")), 303)
    if wanted is not None and not may(wanted):
        abort(403, say("account.not_allowed", lang()))
    if changes:
        body: int | None = getattr(view, "body", None)
        if body is not None:
            request.max_content_length = body
        if "token" not in g:  # no page elsewhere can make a browser send one
            if g.account is None and request.path.startswith("/api/"):
                abort(401, say("account.needed", lang()))
            _check_token()
    return None


def _check_token() -> None:
    held = session.get(TOKEN)
    sent = request.headers.get("X-CSRF-Token") or request.form.get(TOKEN, "")
    if not held or not secrets.compare_digest(str(held).encode(), sent.encode("utf-8", "surrogatepass")):
        raise WrongToken(*both("problem.token"))
