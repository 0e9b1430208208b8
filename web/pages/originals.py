"""The originals of documents: the file as it came, and its pages as pictures with a fact's place marked."""

from __future__ import annotations

import re
from functools import partial
from pathlib import PurePath

from flask import Blueprint, Response, abort, render_template, request, send_file, url_for
from flask.typing import ResponseReturnValue

from graph.originals import Originals
from graph.summaries import Summary
from ingest.document import Source
from ingest.places import WHOLE, Box
from ingest.readers.formats import DRAWN
from web.asking import library, snapshot
from web.page_images import page_image
from web.provenance import TYPES, Addresses

blueprint = Blueprint("originals", __name__)

STRETCH = re.compile(r"(\d{1,9})-(\d{1,9})")

PDF_POLICY = (
    "default-src 'none'; object-src 'self'; img-src 'self' data: blob:; style-src 'unsafe-inline'; frame-ancestors 'none'"
)
"""What a browser's own viewer of PDF needs; the file itself can load nothing."""


def addresses(document_id: str, source: Source) -> Addresses:
    """What makes the addresses of the pages of a document's original."""
    return partial(_address, document_id, source.format, Originals(library().home).holds(source.sha256))


def _address(id: str, format: str, held: bool, page: int, mark: str) -> str | None:
    if not held:
        return None
    if f".{format}" in DRAWN:
        return url_for("originals.page", id=id, page=page, mark=mark or None)
    return url_for("originals.file", id=id)


@blueprint.get("/documents/<path:id>/original")
def file(id: str) -> ResponseReturnValue:
    """The file as it came. What a browser can't show without running it is handed over to be saved."""
    source = _source(id)
    kept = Originals(library().home)
    if not kept.holds(source.sha256):
        return abort(404)
    shown = TYPES.get(source.format)
    name = PurePath(source.path.replace("\\", "/")).name or f"ban-goc.{source.format}"
    response = send_file(
        kept.path(source.sha256).absolute(),
        mimetype=shown or "application/octet-stream",
        as_attachment=shown is None,
        download_name=name,
        etag=False,
        last_modified=None,
    )
    if source.format == "pdf":
        response.headers["Content-Security-Policy"] = PDF_POLICY
    return response


@blueprint.get("/documents/<path:id>/pages/<int:page>.png")
def picture(id: str, page: int) -> ResponseReturnValue:
    """A page of the original as a picture."""
    source = _source(id)
    if f".{source.format}" not in DRAWN or not 0 < page <= _count(id):
        return abort(404)
    return Response(page_image(library().home, source.sha256, f".{source.format}", page), mimetype="image/png")


@blueprint.get("/documents/<path:id>/pages/<int:page>")
def page(id: str, page: int) -> ResponseReturnValue:
    """A page of the original with the stretch of the text marked that the address names (`?mark=120-340`)."""
    source, count = _source(id), _count(id)
    if f".{source.format}" not in DRAWN or not 0 < page <= count:
        return abort(404)
    asked = request.args.get("mark", "")
    return render_template(
        "page.html",
        ref=snapshot().reference(id),
        number=page,
        count=count,
        boxes=_boxes(id, page, asked),
        whole=WHOLE,
        mark=asked if STRETCH.fullmatch(asked) else None,
        held=Originals(library().home).holds(source.sha256),
        pdf=source.format == "pdf",
        confidence=_confidence(id, page),
    )


def _source(id: str) -> Source:
    """The file that a document was read from; ends the request where there is no such document."""
    held: Summary | None = snapshot().by_id.get(id)
    if held is None:
        abort(404)
    return library().document(id).source


def _count(id: str) -> int:
    placing = library().placing(id)
    return len(placing.places.pages) if placing else 0


def _boxes(id: str, page: int, asked: str) -> tuple[Box, ...]:
    found, placing = STRETCH.fullmatch(asked), library().placing(id)
    if not found or placing is None:
        return ()
    return tuple(box for place in placing.at(int(found[1]), int(found[2])) if place.page == page for box in place.boxes)


def _confidence(id: str, page: int) -> float | None:
    placing = library().placing(id)
    found = (each.confidence for each in placing.places.recognised if each.page == page) if placing else ()
    return next(iter(found), None)
