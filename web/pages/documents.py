"""The list of documents, and each document as it reads, with what was read out of it."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from graph.ledger import Duty
from graph.lineage import Direction, DocumentRef, trace
from graph.originals import Originals
from graph.summaries import Summary
from graph.verdicts import FactKind, Judgement
from ingest.document import Document
from ingest.text import fold
from web.asking import lang, library, number, snapshot, with_changes, words
from web.document_view import by_actor, header_facts, near, said_of
from web.duty_rows import duty_anchor, rows
from web.pages.links import duty_url
from web.pages.originals import addresses
from web.provenance import links
from web.reading import lines
from web.reviewing import verdicts_on
from web.sheet import Sheet, asked_mark, asked_stretch, make_sheet
from web.snapshot import Snapshot
from web.stretches import is_long
from web.version_view import versions

blueprint = Blueprint("documents", __name__)

ON_A_PAGE = 50
ONLY = frozenset(("earlier", "later"))
"""What of a page can be asked for alone: the stretch that goes before or after what a reader has."""


@blueprint.get("/documents")
def listing() -> str:
    state = snapshot()
    kind = words("type")
    found, cited = read_of(state, words("q"), kind), cited_of(state, words("q"), kind)
    pages = max((len(found) + ON_A_PAGE - 1) // ON_A_PAGE, 1)
    page = number("page", 1, 1, pages)
    return render_template(
        "documents.html",
        found=found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE],
        count=len(found),
        cited=cited[:500],
        cited_count=len(cited),
        asked=words("q"),
        kind=kind,
        types=[(name, name) for name in sorted({s.type for s in state.summaries if s.type})],
        page=page,
        pages=pages,
        page_url=lambda n: url_for("documents.listing", **with_changes({"page": n})),
    )


def read_of(state: Snapshot, asked: str | None, kind: str | None) -> list[Summary]:
    """The documents of a kind that hold all words asked for, the latest first."""
    return [s for s, held in state.listed if kind in (None, s.type) and _fits(asked, held)]


def cited_of(state: Snapshot, asked: str | None, kind: str | None) -> list[DocumentRef]:
    """The same of those that are cited and not in the store."""
    return [ref for ref, held in state.cited_only if kind in (None, ref.type) and _fits(asked, held)]


def _fits(asked: str | None, held: str) -> bool:
    """Whether every word asked for stands among those of a document."""
    return all(word in held for word in fold(asked or "").split())


@blueprint.get("/documents/<path:id>")
def page(id: str) -> ResponseReturnValue:
    state = snapshot()
    if id in state.by_id:
        return _in_corpus(id, state)
    if id in state.graph and state.graph.nodes[id].get("kind") == "document":
        sentences = said_of(id, state.graph, state.reference)
        grouped = [(ref, tuple(held)) for ref, held in groupby(sentences, key=lambda sentence: sentence.document)]
        return render_template(
            "cited.html", ref=state.reference(id), said=grouped, below=near(trace(state.graph, id, Direction.DOWN, 1))
        )
    return _other_writing(id, state)


def _other_writing(id: str, state: Snapshot) -> ResponseReturnValue:
    """An address made by hand (`/documents/251/QĐ-BNV`) leads on where it can only mean one document."""
    from graph.lineage import find_documents

    found = find_documents(state.graph, id)
    if len(found) == 1 and found[0] != id:
        return redirect(url_for("documents.page", id=found[0]), 302)
    if found:
        return render_template("which.html", asked=id, found=[state.reference(other) for other in found]), 300
    return abort(404)


def _in_corpus(id: str, state: Snapshot) -> str:
    layout = library().layout(id)
    document = layout.document
    duties = state.duties_by_document.get(id, ())
    mark = asked_mark(request.args.get("mark", ""), len(document.text))
    stretch = asked_stretch(layout, duties, number("part", 1, 1, 10**6), words("at") or "", mark)
    placing = library().placing(id)
    page_url = addresses(id, document.source)
    pages = placing.begins() if placing and len(placing.places.pages) > 1 else ()
    long = is_long(layout)
    whole = long and words("whole") is not None

    def row_url(duty: Duty) -> str:
        anchor = duty_anchor(duty)
        return _here(long, anchor) if long else f"#r-{anchor}"

    if whole:
        shown = Sheet(lines(layout, (), pages), (), (), 1, 1)
    else:
        shown = make_sheet(layout, id, state, stretch, mark, pages, lambda other: url_for("documents.page", id=other), row_url)
    told: dict[str, Any] = {
        "ref": state.reference(id),
        "sheet": shown,
        "long": long,
        "whole": whole,
        "duties": tuple(zip(shown.duties, rows(shown.duties, lang(), duty_url), strict=True)),
        "pages_of": partial(links, placing, address=page_url),
        "page_url": page_url,
        "here": partial(_here, long and not whole),
    }
    if long and words("only") in ONLY:
        return render_template("document_more.html", only=words("only"), **told)
    said = verdicts_on(library().store, id)
    return render_template(
        "document.html",
        verdicts={verdict.anchor: verdict for verdict in said if verdict.kind is FactKind.DUTY},
        refused=[verdict for verdict in said if verdict.judgement is Judgement.WRONG],
        summary=state.by_id[id],
        title=document.header.title.value if document.header.title else None,
        header=header_facts(document.header, lang()),
        outline=layout.outline,
        original=_original(id, document),
        places=placing.places if placing else None,
        versions=versions(state, id),
        duty_count=len(duties),
        grouped=() if long else by_actor(tuple(row for _, row in told["duties"])),
        around=state.around(id),
        findings=[finding for finding in state.findings if finding.document == id],
        **told,
    )


def _here(long: bool, anchor: str) -> str:
    """The address of a place in the document: of a long one it names the place twice, as no server is told what follows `#`."""
    named = quote(anchor)
    return f"?at={named}#{named}" if long else f"#{named}"


def _original(id: str, document: Document) -> str | None:
    """The address of the file that the document was read from; None where it is not kept."""
    kept = Originals(library().home).holds(document.source.sha256)
    return url_for("originals.file", id=id) if kept else None


@blueprint.get("/raw/<path:id>")
def raw(id: str) -> Response:
    """The text as the reader took it from the file."""
    response = Response(library().document(id).raw, mimetype="text/plain")
    response.headers["Content-Disposition"] = "inline"
    return response
