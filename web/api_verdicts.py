"""Facts and what people say of them as JSON: a script reviews with the token of a reviewer, a page of ours with its session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from flask import abort, request
from flask.typing import ResponseReturnValue
from werkzeug.http import quote_etag

from graph.added import PARTIES
from graph.mending import DutyWords, WrongMend, add_duty, mend_added
from graph.verdicts import FactKind, Judgement, Verdict, verdicts_of
from ingest.document import Category, DateRelation, Period
from web.access import actor, needs
from web.accounts import Role
from web.api import Json, blueprint, paged
from web.asking import Answer, WrongField, lang, library, one_of, words
from web.bilingual import pick
from web.labels import both
from web.openapi import body_refusal
from web.pages.incoming import wake
from web.plain import plain
from web.review_view import Shown, mended
from web.reviewing import UNJUDGED, Overtaken, Seen, UnknownFact, facts_of, judge, keep_added, lost_verdicts, withdraw

__all__ = ["blueprint"]

BODY_BYTES = 2 << 20
"""Whatever the description allows fits: lists of 50 names of 500 letters, each letter written as twelve signs."""
BACK = "back"


@blueprint.get("/facts/<path:id>")
def facts(id: str) -> Json:
    """What was read in a document, fact by fact, with the anchors by which verdicts name them."""
    kind, said = one_of("fact_kind", FactKind), one_of("judged", Answer)
    found = [
        fact
        for fact in library().facts(id, lang())[1]
        if kind in (None, fact.kind) and (said is None or (said is Answer.YES) is (fact.verdict is not None))
    ]
    names = ("kind", "anchor", "quote", "start", "end", "confidence", "rule", "verdict")
    return paged(
        [
            {**{name: plain(getattr(fact, name)) for name in names}, "fields": plain(fact.fields), "etag": _etag(fact)}
            for fact in found
        ]
    )


def _etag(fact: Shown) -> str:
    return quote_etag(fact.verdict.stamp if fact.verdict else UNJUDGED)


@blueprint.get("/verdicts")
def verdicts() -> Json:
    """What people said, by document and anchor; with `lost` of facts that a later reading no longer holds."""
    document = words("document")
    if one_of("lost", Answer) is Answer.YES:
        return paged([verdict for verdict in lost_verdicts(library().store) if document in (None, verdict.document)])
    with library().store.reading() as connection:
        held = verdicts_of(connection, document)
    return paged([verdict for several in held.values() for verdict in several])


@blueprint.post("/verdicts")
@needs(Role.REVIEWER, body=BODY_BYTES)
def give() -> ResponseReturnValue:
    """Keeps a verdict, or takes one back; gives it as it stands, or as it was."""
    if not request.is_json:
        abort(415)
    sent = request.get_json()
    wrong = body_refusal("give", sent)
    if wrong is not None:
        raise WrongField(*wrong)
    try:
        verdict = _given(sent)
    except UnknownFact as error:
        abort(404, pick(error.said, lang()))
    except WrongMend as error:
        abort(422, pick(error.said, lang()))
    except Overtaken as error:
        abort(412, pick(error.said, lang()))
    wake()
    return plain(verdict), {"ETag": quote_etag(UNJUDGED if sent["judgement"] == BACK else verdict.stamp)}


def _given(sent: Mapping[str, Any]) -> Verdict:
    store, id, kind, anchor = library().store, sent["document"], FactKind(sent["kind"]), sent.get("anchor", "")
    held, seen = facts_of(store, id), _seen()
    if sent["judgement"] == BACK:
        with store.reading() as connection:
            given = verdicts_of(connection, id).get(id, ())
        old = next((verdict for verdict in given if (verdict.kind, verdict.anchor) == (kind, anchor)), None)
        if old is None or not withdraw(store, id, kind, anchor, actor(), seen):
            raise UnknownFact(*both("review.no_verdict"))
        return old
    judgement = Judgement(sent["judgement"])
    if judgement is Judgement.ADDED:
        if kind is not FactKind.DUTY:
            raise WrongMend(*both("problem.added_duty"))
        return keep_added(
            store,
            id,
            add_duty(held.document, sent.get("quote", ""), _duty(sent), int(sent["at"]) if "at" in sent else None),
            actor(),
            seen,
        )
    if judgement is Judgement.MENDED and kind is FactKind.DUTY and anchor in held.added:
        return keep_added(store, id, mend_added(held.document, held.verdicts[kind, anchor], _duty(sent)), actor(), seen)
    held.quote(kind, anchor)  # what is not there can't be judged
    value = mended(held, kind, anchor, sent, _mending(held.duties.get(anchor), sent)) if judgement is Judgement.MENDED else {}
    return judge(store, id, held, kind, anchor, judgement, value, actor(), seen)


def _seen() -> Seen:
    """The verdicts that the asker knows of, where he says so: the ETag of the fact, as If-Match."""
    if not request.if_match or request.if_match.star_tag:
        return None
    return request.if_match.as_set()


def _mending(read: Any, sent: Mapping[str, Any]) -> DutyWords:
    """What is sent of a duty that is there; when it is due stays as read where nothing of that is sent."""
    if read is None or any(name in sent for name in ("periods", "date", "relation", "days")):
        return _duty(sent)
    timing = read.timing
    due: dict[str, Any] = {}
    if timing is not None:
        due = {"periods": timing.periods, "date": timing.date.iso if timing.date else "", "relation": timing.relation}
        due["days"] = ", ".join(f"{day}/{month}" if month else str(day) for month, day in timing.days)
    return _duty(sent, due)


def _duty(sent: Mapping[str, Any], due: Mapping[str, Any] | None = None) -> DutyWords:
    due = sent if due is None else due
    periods: Sequence[str] = due.get("periods", ())
    return DutyWords(
        parties={role: sent[role] for role in PARTIES if role in sent},
        category=Category(sent["category"]) if "category" in sent else None,
        periods=[Period(period) for period in periods],
        date=due.get("date", ""),
        relation=DateRelation(due["relation"]) if due.get("relation") else None,
        days=due.get("days", ""),
        action=sent.get("action", ""),
    )
