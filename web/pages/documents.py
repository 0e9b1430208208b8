"""The list of documents, and each document as it reads, with what was read out of it."""

from __future__ import annotations

import re
from functools import partial
from itertools import groupby

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from graph.lineage import Direction, DocumentRef, trace
from graph.originals import Originals
from graph.verdicts import FactKind, Judgement
from ingest.document import Document
from ingest.text import fold
from web.asking import lang, library, number, snapshot, with_changes, words
from web.document_view import by_actor, citation_facts, header_facts, marks, near, other_citations, said_of
from web.duty_rows import duty_anchor, rows
from web.library import Snapshot
from web.pages.links import duty_url
from web.pages.originals import addresses
from web.present import Mark
from web.provenance import links
from web.reading import lines, outline
from web.reviewing import verdicts_on
from web.version_view import versions

blueprint = Blueprint("documents", __name__)

ON_A_PAGE = 50
LONG = 600
"""Lines from which on a browser should lay out only what is in sight."""

_STRETCH = re.compile(r"(\d{1,9})-(\d{1,9})")


@blueprint.get("/documents")
def listing() -> str:
    state = snapshot()
    asked, kind = words("q"), words("type")
    found = [s for s in state.summaries if kind in (None, s.type) and _fits(asked, (s.number, s.title, s.issuer, s.type, s.id))]
    found.sort(key=lambda s: (s.date or "", s.id), reverse=True)
    cited = [
        ref
        for ref in _cited_only(state)
        if kind in (None, ref.type) and _fits(asked, (ref.number, ref.title, ref.issuer, ref.label))
    ]
    pages = max((len(found) + ON_A_PAGE - 1) // ON_A_PAGE, 1)
    page = number("page", 1, 1, pages)
    return render_template(
        "documents.html",
        found=found[(page - 1) * ON_A_PAGE : page * ON_A_PAGE],
        count=len(found),
        cited=cited[:500],
        cited_count=len(cited),
        asked=asked,
        kind=kind,
        types=[(name, name) for name in sorted({s.type for s in state.summaries if s.type})],
        page=page,
        pages=pages,
        page_url=lambda n: url_for("documents.listing", **with_changes({"page": n})),
    )


def _fits(asked: str | None, fields: tuple[str | None, ...]) -> bool:
    """Whether every word asked for stands in the fields, accents or not."""
    if asked is None:
        return True
    held = fold(" ".join(field for field in fields if field))
    return all(word in held for word in fold(asked).split())


def _cited_only(state: Snapshot) -> list[DocumentRef]:
    ids = [id for id, data in state.graph.nodes(data=True) if data.get("kind") == "document" and not data.get("in_corpus")]
    return sorted((state.reference(id) for id in ids), key=lambda ref: (ref.date or "", ref.label), reverse=True)


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
    document = library().document(id)
    duties = state.duties_by_document.get(id, ())
    citations = citation_facts(document, id, state.graph, state.reference)
    woven = (
        *marks(citations, duties, lambda other: url_for("documents.page", id=other), lambda duty: f"#r-{duty_anchor(duty)}"),
        *_asked_mark(document),
    )
    placing = library().placing(id)
    page_url = addresses(id, document.source)
    shown = lines(document, woven, placing.begins() if placing and len(placing.places.pages) > 1 else ())
    table = rows(duties, lang(), duty_url)
    above = near(trace(state.graph, id, Direction.UP, 1))
    said = verdicts_on(library().store, id)
    return render_template(
        "document.html",
        verdicts={verdict.anchor: verdict for verdict in said if verdict.kind is FactKind.DUTY},
        refused=[verdict for verdict in said if verdict.judgement is Judgement.WRONG],
        ref=state.reference(id),
        summary=state.by_id[id],
        title=document.header.title.value if document.header.title else None,
        header=header_facts(document.header, lang()),
        outline=outline(document),
        lines=shown,
        pages_of=partial(links, placing, address=page_url),
        page_url=page_url,
        original=_original(id, document),
        places=placing.places if placing else None,
        versions=versions(state, id),
        long=len(shown) > LONG,
        citations=citations,
        duties=tuple(zip(duties, table, strict=True)),
        grouped=by_actor(table),
        above=above,
        cited=other_citations(citations, above),
        below=near(trace(state.graph, id, Direction.DOWN, 1)),
        findings=[finding for finding in state.findings if finding.document == id],
    )


def _original(id: str, document: Document) -> str | None:
    """The address of the file that the document was read from; None where it is not kept."""
    kept = Originals(library().home).holds(document.source.sha256)
    return url_for("originals.file", id=id) if kept else None


def _asked_mark(document: Document) -> tuple[Mark, ...]:
    """The stretch that the address asks to mark (`?mark=120-340`), if the text has it."""
    found = _STRETCH.fullmatch(request.args.get("mark", ""))
    if not found:
        return ()
    start, end = int(found[1]), int(found[2])
    return (Mark(start, end, "hit", "mark"),) if start < end <= len(document.text) else ()


@blueprint.get("/raw/<path:id>")
def raw(id: str) -> Response:
    """The text as the reader took it from the file."""
    response = Response(library().document(id).raw, mimetype="text/plain")
    response.headers["Content-Disposition"] = "inline"
    return response
