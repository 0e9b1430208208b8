"""What does not fit in the documents."""

from __future__ import annotations

from flask import Blueprint, render_template

from graph.checks import Finding
from web.asking import lang, snapshot, words
from web.labels import names

blueprint = Blueprint("checks", __name__)


@blueprint.get("/checks")
def page() -> str:
    state = snapshot()
    findings = state.findings
    severity = words("severity")
    shown = [finding for finding in findings if severity in (None, str(finding.severity))]
    counts = {key: sum(finding.severity == key for finding in findings) for key in names("severity", lang())}
    by_document: dict[str, list[Finding]] = {}
    for finding in shown:
        by_document.setdefault(finding.document, []).append(finding)
    return render_template(
        "checks.html",
        grouped=list(by_document.items()),
        count=len(shown),
        total=len(findings),
        severity=severity,
        counts=counts,
        silenced=[finding for finding in state.all_findings if finding.silenced is not None],
    )
