"""Addresses of things that several pages point at."""

from __future__ import annotations

from flask import url_for

from graph.ledger import Duty
from web.asking import snapshot
from web.duty_rows import duty_anchor

SHORT = 150
"""A document with so few provisions is hardly shown in parts; a browser finds the place in one that is all the same."""


def duty_url(duty: Duty) -> str:
    """The marked sentence of a duty in its document."""
    anchor, summary = duty_anchor(duty), snapshot().by_id.get(duty.document)
    asked = anchor if summary is not None and summary.provisions > SHORT else None
    return url_for("documents.page", id=duty.document, at=asked, _anchor=anchor)


def provision_url(document: str, start: int, end: int) -> str:
    """The document with the stretch `start..end` of its text marked."""
    return url_for("documents.page", id=document, mark=f"{start}-{end}", _anchor="mark")


def whole_url(duty: Duty) -> str:
    """The document of a duty, with the name of this server: for files that leave it."""
    return url_for("documents.page", id=duty.document, _external=True)
