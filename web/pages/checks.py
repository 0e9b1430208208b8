"""What does not fit in the documents, and what rests on documents that others have changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, render_template

from graph.finding import Finding, rules
from graph.succession import LIMIT, Change, Stale, When
from graph.words import change_words, stale_words
from ingest.text import fold
from web.asking import lang, one_of, snapshot, words
from web.labels import names
from web.paging import paged

blueprint = Blueprint("checks", __name__)

ON_A_PAGE = 40
"""Documents, or stale bases, of a page."""


@blueprint.get("/checks")
def page() -> str:
    state = snapshot()
    severity, rule, asked = words("severity"), words("rule"), words("q")
    findings = [finding for finding in state.findings if holds(asked, finding.label)]
    of_severity = [finding for finding in findings if severity in (None, str(finding.severity))]
    shown = [finding for finding in of_severity if rule in (None, finding.rule)]
    by_document: dict[str, list[Finding]] = {}
    for finding in shown:
        by_document.setdefault(finding.document, []).append(finding)
    return render_template(
        "checks.html",
        grouped=paged(list(by_document.items()), ON_A_PAGE),
        count=len(shown),
        total=len(findings),
        severity=severity,
        rule=rule,
        asked=asked,
        counts=_count((str(finding.severity) for finding in findings), names("severity", lang())),
        rules=[(id, _rule_name(id), n) for id, n in _count((f.rule for f in of_severity), rules()).items()],
        explained=rules().get(rule or ""),
        silenced=[finding for finding in state.all_findings if finding.silenced is not None],
    )


def _rule_name(id: str) -> str:
    return rules()[id].name[0 if lang() == "vi" else 1]


def _count(found: Iterable[str], order: Iterable[str]) -> dict[str, int]:
    """How many there are of each, in order; what there is none of is left out."""
    counts: dict[str, int] = {}
    for each in found:
        counts[each] = counts.get(each, 0) + 1
    return {each: counts[each] for each in order if each in counts}


def holds(asked: str | None, *texts: str) -> bool:
    """Whether all words asked for stand in the texts, accents or not."""
    held = fold(" ".join(texts))
    return all(word in held for word in fold(asked or "").split())


@blueprint.get("/checks/stale")
def stale() -> str:
    when, severity, asked = one_of("when", When), words("severity"), words("q")
    found = [one for one in snapshot().stale if holds(asked, one.document.label, one.base.label)]
    of_severity = [one for one in found if severity in (None, severity_of(one))]
    shown = [one for one in of_severity if when in (None, one.when)]
    return render_template(
        "stale.html",
        found=paged(shown, ON_A_PAGE),
        told=_told,
        total=len(found),
        severity=severity,
        when=when,
        asked=asked,
        counts=_count((severity_of(one) for one in found), names("severity", lang())),
        whens=_count((one.when.value for one in of_severity), When),
        limit=LIMIT[0 if lang() == "vi" else 1],
    )


def severity_of(one: Stale) -> str:
    return "warning" if one.grave else "note"


def _told(one: Stale) -> dict[str, Any]:
    """A stale base in words, with its sentences: each step of the way up, then each change of the base."""
    return {
        "severity": severity_of(one),
        "message": stale_words(one, lang()),
        "path": one.path,
        "changes": [(_done(change), change.by, change.evidence[:1]) for change in one.changes],
    }


def _done(change: Change) -> str:
    """`bị thay thế`: what was done, without by whom."""
    return change_words(change, lang()).partition(" bởi " if lang() == "vi" else " by ")[0]
