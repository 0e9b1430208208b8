"""Signing in and out, and the log of who did what."""

from __future__ import annotations

from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from web import accounts, audit
from web.access import SESSION, account, actor, asker, limit, needs
from web.accounts import Role
from web.asking import lang, library, number, words
from web.audit import Actor
from web.labels import say
from web.language import local_address

blueprint = Blueprint("account", __name__)

ON_A_PAGE = 100


@blueprint.get("/login")
def login() -> ResponseReturnValue:
    onward = local_address(request.args.get("next", "/"))
    if account() is not None:
        return redirect(onward, 303)
    return _form(onward, "", None)


@blueprint.post("/login")
def enter() -> ResponseReturnValue:
    name = accounts.plain_name(request.form.get("name", ""))[:100]
    password = request.form.get("password", "")
    onward = local_address(request.form.get("next", "/"))
    tried = current_app.extensions["logins"]
    limit(tried["address"], asker())
    limit(tried["name"], f"{asker()} {name}")
    store = library().store
    found = accounts.check_password(store, name, password)
    by = Actor(name or "?", request.remote_addr or "")
    if found is None:
        audit.note_alone(store, by, "login-failed")
        return _form(onward, name, say("account.wrong", lang())), 403
    tried["name"].give_back(f"{asker()} {name}")
    session.clear()  # nothing of before the login stays, least of all a token that somebody else may have set
    session[SESSION] = accounts.begin(store, found, by)
    return redirect(onward, 303)


def _form(onward: str, name: str, wrong: str | None) -> str:
    return render_template("login.html", onward=onward, name=name, wrong=wrong, nobody=not accounts.any_account(library().store))


@blueprint.post("/logout")
@needs(Role.READER)
def logout() -> Response:
    accounts.end(library().store, str(session[SESSION]), actor())
    session.clear()
    return redirect(url_for("search.home"), 303)


@blueprint.get("/audit")
@needs(Role.ADMIN)
def log() -> str:
    before = number("before", 0, 0, 2**62) or None
    shown = audit.entries(library().store, ON_A_PAGE, before, words("who"))
    older = url_for("account.log", before=shown[-1].id, who=words("who")) if len(shown) == ON_A_PAGE else None
    people = accounts.listed(library().store)
    return render_template(
        "audit.html", entries=shown, older=older, who=words("who"), people=people, detail_words=audit.detail_words
    )
