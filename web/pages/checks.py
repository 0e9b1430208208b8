"""What does not fit in the documents."""

from __future__ import annotations

from itertools import groupby

from flask import Blueprint, render_template

from web.asking import lang, snapshot, words
from web.labels import names

blueprint = Blueprint("checks", __name__)


@blueprint.get("/checks")
def page() -> str:
    findings = snapshot().findings
    severity = words("severity")
    shown = [finding for finding in findings if severity in (None, str(finding.severity))]
    counts = {key: sum(finding.severity == key for finding in findings) for key in names("severity", lang())}
    by_document = sorted(shown, key=lambda finding: finding.document)
    return render_template(
        "checks.html",
        grouped=[(id, list(held)) for id, held in groupby(by_document, key=lambda finding: finding.document)],
        count=len(shown),
        total=len(findings),
        severity=severity,
        counts=counts,
    )
