"""Addresses of things that several pages point at."""

from __future__ import annotations

from flask import url_for

from graph.ledger import Duty
from web.duty_rows import duty_anchor


def duty_url(duty: Duty) -> str:
    """The marked sentence of a duty in its document."""
    return url_for("documents.page", id=duty.document, _anchor=duty_anchor(duty))


def provision_url(document: str, start: int, end: int) -> str:
    """The document with the stretch `start..end` of its text marked."""
    return url_for("documents.page", id=document, mark=f"{start}-{end}", _anchor="mark")
