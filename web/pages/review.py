"""Review: a person says of facts whether they are right, or what they should say."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.wrappers import Response

from graph.added import PARTIES
from graph.mending import (
    DutyWords,
    WrongMend,
    add_duty,
    mend_added,
    picked,
)
from graph.verdicts import FactKind, Judgement, plain_words
from ingest.document import RelationKind
from web.access import actor, needs
from web.accounts import Role
from web.asking import WrongField, lang, library, number, one_of, snapshot, with_changes, words
from web.bilingual import pick
from web.labels import both, names
from web.language import local_address
from web.pages.incoming import wake
from web.review_view import doubts, duty_words, mended, offered_fields
from web.reviewing import (
    UNJUDGED,
    Overtaken,
    Seen,
    UnknownFact,
    facts_of,
    judge,
    judged,
    keep_added,
    lost_verdicts,
    verdicts_on,
    withdraw,
)

if TYPE_CHECKING:
    from graph.store import Store

blueprint = Blueprint("review", __name__)

ON_A_PAGE = 40
FORM_BYTES = 64 * 1024
SAID = (Judgement.RIGHT, Judgement.WRONG, Judgement.MENDED)
"""What can be said of a fact that is there."""


@blueprint.get("/review")
@needs(Role.REVIEWER)
def queue() -> str:
    """The facts of all documents that the program doubts most."""
    state = snapshot()
    kind = one_of("kind", FactKind)
    found = [d for d in doubts(state.duties, state.graph, judged(library().store), lang()) if kind in (None, d.kind)]
    page, pages = _pages(len(found))
    return render_template(
        "review_queue.html",
        found=[(doubt, state.reference(doubt.document)) for doubt in found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]],
        count=len(found),
        kind=kind,
        kinds=list(names("fact_kind", lang()).items()),
        page=page,
        pages=pages,
        page_url=lambda n: url_for("review.queue", **with_changes({"page": n})),
    )


@blueprint.get("/review-lost")
@needs(Role.REVIEWER)
def lost() -> str:
    """Verdicts whose facts a later reading no longer holds."""
    return render_template("review_lost.html", found=lost_verdicts(library().store), known=snapshot().by_id)


@blueprint.get("/review/<path:id>")
@needs(Role.REVIEWER)
def page(id: str) -> str:
    state = snapshot()
    facts, every = library().facts(id, lang())
    kind, which = one_of("kind", FactKind), words("which")
    found = [f for f in every if kind in (None, f.kind) and _wanted(which, f.verdict is not None)]
    at = next((n for n, f in enumerate(found) if f.anchor == words("fact")), None)
    page, pages = _pages(len(found), None if at is None else at // ON_A_PAGE + 1)
    return render_template(
        "review.html",
        id=id,
        ref=state.reference(id),
        facts=found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE],
        count=len(every),
        done=sum(f.verdict is not None for f in every),
        lost=facts.lost,
        kind=kind,
        kinds=list(names("fact_kind", lang()).items()),
        which=which,
        overtaken=words("fact") if words("overtaken") else None,
        **_choices(),
        relations=[(k.value, names("relation", lang())[k.value]) for k in RelationKind],
        here=url_for("review.page", id=id, **with_changes({"fact": None, "page": page})),
        page=page,
        pages=pages,
        page_url=lambda n: url_for("review.page", id=id, **with_changes({"page": n, "fact": None})),
    )


@blueprint.post("/review/<path:id>")
@needs(Role.REVIEWER, body=FORM_BYTES)
def say_it(id: str) -> Response:
    """Keeps what the form says of a fact, or takes it back."""
    kind, anchor = _kind(), request.form.get("anchor", "")
    asked = request.form.get("judgement", "")
    store = library().store
    seen = _seen(store, id, kind, anchor)
    try:
        _keep(store, id, kind, anchor, asked, seen)
    except Overtaken:
        return redirect(url_for("review.page", id=id, fact=anchor, overtaken="1", _anchor=f"f-{anchor}"), 303)
    return _onward(anchor)


def _keep(store: Store, id: str, kind: FactKind, anchor: str, asked: str, seen: Seen) -> None:
    if asked == "back":
        if not withdraw(store, id, kind, anchor, actor(), seen):
            raise UnknownFact(*both("review.no_verdict"))
    elif asked in SAID:
        facts = facts_of(store, id)
        judgement = Judgement(asked)
        if judgement is Judgement.MENDED and kind is FactKind.DUTY and anchor in facts.added:
            keep_added(store, id, mend_added(facts.document, facts.verdicts[kind, anchor], form_duty()), actor(), seen)
            return
        facts.quote(kind, anchor)  # what is not there can't be judged
        value = mended(facts, kind, anchor, request.form, form_duty()) if judgement is Judgement.MENDED else {}
        judge(store, id, facts, kind, anchor, judgement, value, actor(), seen)
    else:
        raise WrongField(*both("problem.choice", value=asked[:40], choices=", ".join([*SAID, "back"])))


def _seen(store: Store, id: str, kind: FactKind, anchor: str) -> Seen:
    """What the form showed, and what its reader said since; nobody else's verdict is replaced unseen."""
    own = (v.stamp for v in verdicts_on(store, id) if (v.kind, v.anchor, v.who) == (kind, anchor, actor().name))
    return {request.form.get("seen") or UNJUDGED, *own}


@blueprint.get("/review/<path:id>/add")
@needs(Role.REVIEWER)
def adding(id: str) -> str:
    """The form for a duty that the reading missed, about the words that the address picks (`?quote=…&at=120`)."""
    quote, at = request.args.get("quote", ""), number("at", -1, -1, 10**9)
    document = library().store.document(id)
    fields: dict[str, Any] = {}
    if quote.strip():
        with suppress(WrongMend):
            stretch = picked(document.text, quote, at if at >= 0 else None)
            fields = offered_fields(document, stretch)
            quote, at = plain_words(document.text[slice(*stretch)]), stretch[0]
    return _add_form(id, {"quote": quote, **fields}, at)


@blueprint.post("/review/<path:id>/add")
@needs(Role.REVIEWER, body=FORM_BYTES)
def add(id: str) -> ResponseReturnValue:
    """Keeps a duty that a person adds; a form that can't be taken comes back with what is wrong."""
    store, form = library().store, request.form
    at = number("at", -1, -1, 10**9, form)
    try:
        made = add_duty(store.document(id), form.get("quote", ""), form_duty(), at if at >= 0 else None)
        keep_added(store, id, made, actor(), {UNJUDGED})
    except (WrongMend, Overtaken) as error:
        typed = {**form, "periods": form.getlist("periods")}
        typed |= {role: form.get(role, "").splitlines() for role in PARTIES}
        return _add_form(id, typed, at, pick(error.said, lang())), 409 if isinstance(error, Overtaken) else 400
    wake()
    return redirect(url_for("documents.page", id=id, mark=_marked(store, id, made.anchor), _anchor=made.anchor), 303)


def _marked(store: Store, id: str, anchor: str) -> str:
    span = facts_of(store, id).added[anchor].span
    return f"{span.start}-{span.end}"


def _add_form(id: str, fields: Mapping[str, Any], at: int, wrong: str = "") -> str:
    return render_template(
        "review_add.html", id=id, ref=snapshot().reference(id), fields=fields, at=at, wrong=wrong, **_choices()
    )


def _choices() -> dict[str, Any]:
    """What the parts of a duty can be."""
    groups = {"categories": "category", "periods": "period", "date_relations": "date_relation"}
    return {name: list(names(group, lang()).items()) for name, group in groups.items()}


def _onward(anchor: str) -> Response:
    wake()
    onward = local_address(request.form.get("next", "/"))
    return redirect(onward if "#" in onward else f"{onward}#f-{anchor}", 303)


def form_duty() -> DutyWords:
    return duty_words(request.form, request.form.getlist("periods"))


def _kind() -> FactKind:
    asked = request.form.get("kind", "")
    if asked not in set(FactKind):
        raise WrongField(*both("problem.choice", value=asked[:40], choices=", ".join(FactKind)))
    return FactKind(asked)


def _wanted(which: str | None, is_judged: bool) -> bool:
    return {"open": not is_judged, "done": is_judged}.get(which or "", True)


def _pages(count: int, asked: int | None = None) -> tuple[int, int]:
    pages = max((count + ON_A_PAGE - 1) // ON_A_PAGE, 1)
    return asked or number("page", 1, 1, pages), pages
