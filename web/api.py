"""The same answers as JSON, under /api/v1. Lists come in pages; errors are problem details (RFC 9457)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

from flask import Blueprint, abort, request, url_for

from graph.compare import NotComparable, compare
from graph.finding import Severity, rules
from graph.ledger import class_marks
from graph.lineage import Direction, trace
from graph.originals import Originals
from graph.render import how_words, to_json
from graph.schema import ROLES, NodeKind
from ingest.document import Document
from ingest.gold import to_gold
from ingest.readers.formats import DRAWN
from search.index import Filters
from web.asking import (
    Answer,
    WrongField,
    ask_ledger,
    lang,
    ledger_ask,
    library,
    number,
    one_of,
    search_filters,
    several,
    snapshot,
    snapshot_with,
    taken_out,
    today,
    with_changes,
    words,
)
from web.bilingual import pick
from web.document_view import citation_facts, said_of
from web.labels import both, label
from web.openapi import document as described
from web.openapi import refusal, with_examples
from web.pages.checks import holds
from web.pages.documents import cited_of, read_of
from web.pages.graph import is_shown
from web.picture import neighbourhood, picture
from web.plain import plain
from web.provenance import with_places
from web.suggest import suggest
from web.version_view import to_json as as_json
from web.version_view import versions

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")

PER_PAGE, MOST_PER_PAGE = 50, 500

Json = dict[str, Any]


@blueprint.before_request
def _as_described() -> None:
    """Refuses what the description does not allow; pages take it as near as they can."""
    if request.method == "POST":
        return
    wrong = refusal(str(request.endpoint).partition(".")[2], request.args.to_dict(flat=False))
    if wrong is not None:
        raise WrongField(*wrong)


def paged(items: Sequence[object]) -> Json:
    """One page of a list, with its total and the address of the next page."""
    per_page = number("per_page", PER_PAGE, 1, MOST_PER_PAGE)
    page = number("page", 1, 1, 10**6)
    following = None
    if page * per_page < len(items):
        arguments: Json = {**(request.view_args or {}), **with_changes({"page": page + 1})}
        following = url_for(str(request.endpoint), **arguments)
    return {
        "total": len(items),
        "page": page,
        "per_page": per_page,
        "next": following,
        "items": plain(items[(page - 1) * per_page : page * per_page]),
    }


@blueprint.get("/")
def index() -> Json:
    """What there is."""
    lists = ("search", "documents", "duties", "reports", "agencies", "checks", "stale", "missing", "calendar", "owed", "verdicts")
    return {
        **{name: url_for(f"api.{name}") for name in lists},
        "openapi": url_for("api.openapi"),
        "document": "/api/v1/documents/{id}",
        "trace": "/api/v1/trace/{id}",
        "agency": "/api/v1/agencies/{id}",
        "gaps": url_for("api.all_gaps"),
        "rules": url_for("api.checking_rules"),
    }


@blueprint.get("/openapi.json")
def openapi() -> Json:
    """The description of all this, with ids that are there."""
    state = snapshot()
    busy = sorted(state.agencies, key=lambda item: -sum(state.agency_counts[item[0]].values()))
    return with_examples(described(lang()), list(state.by_id)[:3], [id for id, _ in busy[:3]])


@blueprint.get("/search")
def search() -> Json:
    question = words("q")
    filters: Filters = search_filters()
    if question is None:
        raise WrongField(*both("problem.question"))
    found = library().index.search(question, filters, number("limit", 20, 1, 200), taken_out())
    answer: Json = plain(found)
    return answer


@blueprint.get("/suggest")
def suggestions() -> Json:
    """What may be meant while a question is typed; empty for a question without letters."""
    found = suggest(snapshot().offered, words("q") or "", number("limit", 8, 1, 20))
    return {
        "items": [
            {
                "kind": entry.kind,
                "id": entry.id,
                "label": entry.label,
                "note": entry.note,
                "in_corpus": entry.in_corpus,
                "url": url_for("documents.page" if entry.kind == "document" else "agencies.page", id=entry.id),
                "graph": url_for("graph.around", id=entry.id),
            }
            for entry in found
        ]
    }


@blueprint.get("/documents")
def documents() -> Json:
    """The documents that were read, or with `in_corpus=no` those that are only cited."""
    state, asked, kind = snapshot(), words("q"), words("type")
    if one_of("in_corpus", Answer) is Answer.NO:
        return paged(cited_of(state, asked, kind))
    listed = paged(read_of(state, asked, kind))
    listed["items"] = [_public(item) for item in listed["items"]]
    return listed


def _public(summary: Json) -> Json:
    """A row without the paths of this machine."""
    return {name: value for name, value in summary.items() if name not in ("source", "paths")}


@blueprint.get("/documents/<path:id>")
def document(id: str) -> Json:
    """A document of the store with all that was read, or what is known of one that is only cited."""
    state = snapshot()
    if id in state.by_id:
        read = library().document(id)
        facts = {name: value for name, value in to_gold(read).items() if name != "doc"}
        found = citation_facts(read, id, state.graph, state.reference, 0, len(read.text))
        for fact, cited in zip(found, facts["citations"], strict=True):
            cited |= {"resolution": fact.resolution, "targets": plain(fact.targets)}
        told = {"id": id, **plain(state.reference(id)), **facts, "text": read.text}
        more = {"original": _original(id, read), "versions": as_json(versions(state, id))}
        return {**with_places(told, library().placing, id), **more}
    if id in state.graph and state.graph.nodes[id].get("kind") == NodeKind.DOCUMENT:
        return {**plain(state.reference(id)), "said": plain(said_of(id, state.graph, state.reference))}
    return abort(404)


def _original(id: str, read: Document) -> Json:
    """The file that a document was read from: its address, None where it is not kept, and its pages."""
    held = Originals(library().home).holds(read.source.sha256)
    return {
        "format": read.source.format,
        "sha256": read.source.sha256,
        "url": url_for("originals.file", id=id) if held else None,
        "images": _images(id, read) if held else [],
        "pages": len(read.places.pages) or None,
        "recognised": [page._asdict() for page in read.places.recognised],
        "confidence": read.places.confidence,
    }


def _images(id: str, read: Document) -> list[str]:
    """The addresses of the original's pages as pictures, for what can be drawn."""
    drawn = f".{read.source.format}" in DRAWN
    return [url_for("originals.picture", id=id, page=n) for n in range(1, len(read.places.pages) + 1)] if drawn else []


@blueprint.get("/duties")
def duties() -> Json:
    ask, state = ledger_ask(), snapshot()
    listed = paged(ask_ledger(ask, state))
    marks, coming = class_marks(state.graph, ask.wanted), state.coming(today())
    for item in listed["items"]:
        for held in (item, *item["then"], *item["through"]):
            for party in chain.from_iterable(held.get(role, ()) for role in ROLES):
                party["by_class"] = marks.get(party["agency"], False)
    listed["items"] = with_places(listed["items"], library().placing)
    for item in listed["items"]:
        item.pop("source", None)
        due = coming.get(item["id"])
        item["next_due"] = {"day": due.day.isoformat(), "assumed": due.assumed} if due else None
    return listed


@blueprint.get("/trace/<path:id>")
def lineage(id: str) -> Json:
    state = snapshot_with(id, NodeKind.DOCUMENT)
    depth = number("depth", 4, 1, 12)
    asked = one_of("direction", Direction)
    ways = (asked,) if asked else tuple(Direction)
    return {str(way): to_json(trace(state.graph, id, way, depth)) for way in ways}


@blueprint.get("/compare")
def compared() -> Json:
    """Two documents, task by task; with `meaning` the index's model is asked about the tasks left."""
    state = snapshot()
    ids = [words(name) for name in ("parent", "child")]
    if ids[0] is None or ids[1] is None:
        raise WrongField(*both("problem.two_documents"))
    meaning = library().index.nearness if one_of("meaning", Answer) is Answer.YES else None
    parent, child = (state.resolve(id) for id in ids if id)
    try:
        found = compare(state.graph, parent, child, library().document, meaning)
    except NotComparable as error:
        abort(409, pick(error.said, lang()))
    answer: Json = plain(found)
    return answer


@blueprint.get("/lanes/<path:id>")
def lanes(id: str) -> Json:
    """The lineage of a document as a picture: boxes with their places, a lane a level."""
    state = snapshot_with(id, NodeKind.DOCUMENT)
    depth = number("depth", 4, 1, 12)
    up, down = (trace(state.graph, id, way, depth) for way in Direction)
    drawn = picture(state.graph, up, down, state.ended)
    told: Json = plain(drawn)
    for lane in told["lanes"]:
        lane["name"] = label("level", lane["level"], lang())
    for document in told["documents"]:
        document["url"] = url_for("documents.page", id=document["id"])
    for tie in told["ties"]:
        tie["name"] = ", ".join(how_words(kind, Direction.UP, lang()) for kind in tie["kinds"])
    return told


@blueprint.get("/graph")
def whole() -> Json:
    """The whole graph as one picture, each node with its place."""
    drawn = snapshot().whole
    told: Json = plain(drawn)
    told["names"] = {kind: label("bond", kind, lang()) for kind in drawn.kinds}
    return told


@blueprint.get("/graph/<path:id>")
def around(id: str) -> Json:
    """The neighbourhood of a document or a body, at most `limit` neighbours."""
    state = snapshot()
    if not is_shown(state, id):
        abort(404)
    kinds = frozenset(several("relation"))
    ids, among, left_out = neighbourhood(state.bonds, id, number("limit", 30, 1, 200), kinds or None)
    return {
        "id": id,
        "left_out": left_out,
        "nodes": [
            {
                **plain(state.neighbour(other)),
                "url": url_for("agencies.page" if state.graph.nodes[other]["kind"] == "agency" else "documents.page", id=other),
                "graph": url_for("graph.around", id=other),
            }
            for other in ids
        ],
        "bonds": [{**plain(bond), "name": label("bond", bond.kind, lang())} for bond in among],
    }


@blueprint.get("/checks")
def checks() -> Json:
    """What does not fit; `silenced` of each is the reason for which a person set it aside."""
    severity, rule, silenced = one_of("severity", Severity), words("rule"), one_of("silenced", Answer)
    document, asked = words("document"), words("q")
    if rule is not None and rule not in rules():
        raise WrongField(*both("problem.choice", value=rule, choices=", ".join(rules())))
    return paged(
        [
            finding
            for finding in snapshot().all_findings
            if severity in (None, finding.severity)
            and rule in (None, finding.rule)
            and document in (None, finding.document)
            and holds(asked, finding.label)
            and (silenced is None or (silenced is Answer.YES) is (finding.silenced is not None))
        ]
    )
