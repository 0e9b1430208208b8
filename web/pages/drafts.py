"""A draft before it is signed: handed in, checked, and forgotten."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from graph.draft import DraftCheck, check_draft
from ingest.errors import UnreadableFile, UnsupportedFormat
from ingest.parse import parse_file
from web.access import asker, limit, reads
from web.asking import lang, library
from web.bilingual import pick
from web.labels import both
from web.limits import Buckets
from web.uploads import FILE_BYTES, Refused, given_name, suffix_of

blueprint = Blueprint("drafts", __name__)

CHECKS = Buckets(20, 15.0)
"""Drafts from one address: so many at once, then one in so many seconds."""

UNKNOWN = "draft-cited-absent"
"""The rule of citations that the corpus can't judge: one list, not a finding each."""


@blueprint.get("/draft")
def page() -> str:
    return _shown(None, "")


@blueprint.post("/draft")
@reads(FILE_BYTES)
def check() -> ResponseReturnValue:
    """Checks a draft; neither the file nor what was read in it is kept. A file that can't be read is told above the form."""
    limit(CHECKS, asker())
    file = request.files.get("file")
    name = given_name(file.filename) if file else ""
    try:
        if file is None or not file.filename:
            raise Refused(*both("incoming.none_chosen"))
        return _shown(checked(file, name), name)
    except (Refused, UnreadableFile, UnsupportedFormat) as error:
        return _shown(None, name, pick(error.said, lang())), 400


def checked(file: FileStorage, name: str) -> DraftCheck:
    """What is found in a draft; nothing of it stays."""
    with tempfile.TemporaryDirectory(prefix="vanban-draft-") as folder:
        copy = Path(folder) / "draft"
        file.save(copy)
        suffixed = copy.rename(copy.with_suffix(suffix_of(copy, name)))
        document = parse_file(suffixed, name)
    held = library()
    return check_draft(document, held.snapshot().graph, held.document, dt.date.today())


def _shown(found: DraftCheck | None, name: str, wrong: str = "") -> str:
    from ingest.read import known_suffixes

    findings = found.findings if found else ()
    return render_template(
        "draft.html",
        found=found,
        name=name,
        wrong=wrong,
        findings=[finding for finding in findings if finding.rule != UNKNOWN],
        unknown=[finding.evidence[0] for finding in findings if finding.rule == UNKNOWN],
        kinds=",".join(sorted(known_suffixes())),
        most_mb=FILE_BYTES >> 20,
    )
