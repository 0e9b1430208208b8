"""The pages, a blueprint a concern."""

from __future__ import annotations

from web import api_bodies, api_verdicts, api_work  # noqa: F401  they add to the API
from web.api_answers import blueprint as api
from web.language import blueprint as language
from web.pages import (
    account,
    agencies,
    calendar,
    checks,
    compare,
    documents,
    drafts,
    duties,
    gaps,
    graph,
    incoming,
    manual,
    originals,
    reports,
    review,
    search,
    trace,
)

BLUEPRINTS = (
    search.blueprint,
    documents.blueprint,
    originals.blueprint,
    duties.blueprint,
    calendar.blueprint,
    reports.blueprint,
    manual.blueprint,
    graph.blueprint,
    trace.blueprint,
    compare.blueprint,
    agencies.blueprint,
    gaps.blueprint,
    drafts.blueprint,
    checks.blueprint,
    account.blueprint,
    incoming.blueprint,
    review.blueprint,
    language,
    api,
)

TABS = (
    ("search.home", "tab.search"),
    ("documents.listing", "tab.documents"),
    ("duties.ledger_page", "tab.duties"),
    ("reports.page", "tab.reports"),
    ("agencies.listing", "tab.agencies"),
    ("graph.start", "tab.graph"),
    ("checks.page", "tab.checks"),
)
"""The endpoints of the navigation and the words for them."""

SECTIONS = {"calendar": "duties", "gaps": "checks", "trace": "documents", "compare": "documents", "drafts": "checks"}
"""Blueprints whose pages stand under the tab of another."""

SWAPPED = frozenset(
    (
        *("search.home", "documents.listing", "duties.ledger_page", "calendar.page", "agencies.listing"),
        *("reports.page", "checks.page", "checks.stale", "gaps.start", "gaps.page"),
    )
)
"""The endpoints whose lists are sifted and turned over without the page loading anew."""
