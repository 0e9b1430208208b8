"""The front page: one box, and what it finds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, request, url_for

from graph.ledger import LedgerFilter
from ingest.errors import VanbanError
from ingest.folding import fold
from search.results import Chip, DocumentGroup, DutySlots, Hit, NumberMatch, SearchResult, group_by_document
from web.asking import lang, library, narrowed_by, number, search_filters, snapshot, taken_out, with_changes, words
from web.bilingual import pick
from web.duty_rows import DutyRow, rows
from web.found import chip_words, facts
from web.labels import label, names, say
from web.pages.links import duty_url, provision_url
from web.pinpoint import find_provisions
from web.present import shorten, show_date, show_path
from web.snapshot import Snapshot

blueprint = Blueprint("search", __name__)

FIRST, MOST = 20, 100
IN_SIGHT = 1
"""Passages of a document that are shown at once; the rest of those found unfold."""
LEDGER_ROWS = 5
"""Rows of the ledger above the results; the whole answer is one click away."""


FIELDS = ("type", "issuer", "from", "to", "actor", "recipient", "category", "in_force")
"""The fields that narrow a search, as an address names them."""

_PLACE = re.compile(r"\b(?:dieu|khoan|diem|muc|chuong|phan|phu luc) (?:\d{1,3}[a-z]?|[ivx]{1,6}|[a-z])\b")  # khoản 2 Điều 5
FACETS = ("type", "issuer", "category", "year")


@dataclass(frozen=True, slots=True)
class Asked:
    """The fields of the form as they were filled in."""

    q: str
    type: str | None
    issuer: str | None
    date_from: str | None
    date_to: str | None
    actor: str | None
    recipient: str | None
    category: str | None
    in_force: str | None

    @property
    def narrowed(self) -> bool:
        return any(
            (self.type, self.issuer, self.date_from, self.date_to, self.actor, self.recipient, self.category, self.in_force)
        )


@blueprint.get("/")
def home() -> str:
    asked = Asked(words("q") or "", *(words(name) for name in FIELDS))
    state = snapshot()
    answer, trouble = None, None
    if asked.q:
        try:
            answer = _answer(asked.q, state)
        except VanbanError as error:
            trouble = pick(error.said, lang())
    types = sorted({summary.type for summary in state.summaries if summary.type})
    return render_template(
        "search.html",
        asked=asked,
        answer=answer,
        trouble=trouble,
        examples=state.examples,
        nothing_hints=[say(f"search.hint_{n}", lang()) for n in range(1, 4)],
        types=[(name, name) for name in types],
        categories=list(names("category", lang()).items()),
        agency_names=state.agency_names,
        stock=None if answer else _stock(state),
    )


def _stock(state: Snapshot) -> dict[str, int]:
    return {
        "documents": len(state.summaries),
        "duties": len(state.duties),
        "agencies": len(state.agencies),
        "findings": len(state.findings),
    }


def _answer(question: str, state: Snapshot) -> dict[str, Any]:
    limit = number("limit", FIRST, 1, MOST)
    result = library().index.search(question, search_filters(), limit, taken_out())
    duties, duty_count, ledger_url = _ledger(result.understood.duty, state)
    return {
        "chips": [_chip(chip) for chip in result.understood.chips],
        "numbers": [_number(match, question, state) for match in result.numbers],
        "count": len(result.hits),
        "groups": [_group(group) for group in group_by_document(result.hits)],
        "facets": [facet for name in FACETS if (facet := _facet(name, result.facets.get(name, ())))["values"]],
        "nothing_fits": result.nothing_fits,
        "took": round(result.took_ms),
        "duties": duties,
        "duty_count": duty_count,
        "ledger_url": ledger_url,
        "more_url": _more(result, limit),
    }


def _more(result: SearchResult, limit: int) -> str | None:
    if len(result.hits) < limit or limit >= MOST:
        return None
    return url_for("search.home", **with_changes({"limit": min(limit * 3, MOST)}))


def _chip(chip: Chip) -> dict[str, str]:
    without = [*request.args.getlist("without"), str(chip.slot)]
    arguments = {**with_changes({}), "without": without}
    return {
        "name": label("slot", chip.slot, lang()),
        "value": chip_words(chip, lang()),
        "url": url_for("search.home", **arguments),
    }


def _number(match: NumberMatch, question: str, state: Snapshot) -> dict[str, Any]:
    """The documents that a number means, each with the provision that the question names beside it."""
    known = [state.reference(id) for id in (*match.documents, *match.cited_in) if id in state.graph]
    place = question.replace(match.number, " ")
    told = [(ref.id, ref.label, ref.in_corpus, _provision(ref.id, place, state)) for ref in known]
    return {"number": match.number, "documents": told}


def _provision(id: str, place: str, state: Snapshot) -> tuple[str, str] | None:
    """The words for a provision of a document and its address; None where `place` names none, or several."""
    if id not in state.by_id or not _PLACE.search(fold(place)):
        return None
    document = library().document(id)
    found = find_provisions(document, " ".join(_PLACE.findall(fold(place))))
    if len(found) != 1:
        return None
    provision = document.provisions[found[0]]
    return show_path(provision.path, lang()), provision_url(id, provision.span.start, provision.end)


def _facet(name: str, counts: Sequence[tuple[str, int]]) -> dict[str, Any]:
    """A facet with its values, how many have each, and the address that narrows to it or, where it does, no longer."""
    values = []
    for value, n in counts:
        narrowing = narrowed_by(name, value)
        on = all(words(field) == wanted for field, wanted in narrowing.items())
        changes = dict.fromkeys(narrowing) if on else narrowing
        shown = label("category", value, lang()) if name == "category" else value
        values.append((shown, n, on, url_for("search.home", **with_changes({**changes, "limit": None}))))
    return {"name": say(f"facet.{name}", lang()), "values": values}


def _group(group: DocumentGroup) -> dict[str, Any]:
    """A document with its passages, best first."""
    first = group.hits[0]
    return {
        "url": url_for("documents.page", id=group.document),
        "label": group.label.partition(" (")[0],
        "title": first.title,
        "issuer": first.issuer,
        "date": show_date(first.date, lang()),
        "best": [_hit(hit) for hit in group.hits[:IN_SIGHT]],
        "others": [_hit(hit) for hit in group.hits[IN_SIGHT:]],
    }


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "url": provision_url(hit.document, hit.start, hit.end),
        "place": " › ".join(shorten(heading, 80) for heading in hit.headings[-2:]) or show_path(hit.path, lang()),
        "pieces": hit.pieces(),
        "facts": facts(hit, lang()),
        "reasons": [label("reason", reason, lang()) for reason in hit.reasons],
    }


def _ledger(asked: DutySlots | None, state: Snapshot) -> tuple[tuple[DutyRow, ...], int, str | None]:
    """The first rows of the ledger that answer a question about duties, how many there are, and the page of them all."""
    if asked is None or not (asked.actor or asked.recipient or asked.due_before or asked.due_after or asked.periods):
        return (), 0, None
    wanted = LedgerFilter(
        actor=asked.actor,
        recipient=asked.recipient,
        category=asked.category,
        due_before=asked.due_before,
        due_after=asked.due_after,
    )
    found = [duty for duty in state.asked(wanted) if not asked.periods or set(asked.periods) & set(duty.periods)]
    url = url_for(
        "duties.ledger_page",
        actor=asked.actor,
        recipient=asked.recipient,
        category=asked.category,
        due_before=asked.due_before,
        due_after=asked.due_after,
        period=asked.periods[0] if asked.periods else None,
    )
    return rows(found[:LEDGER_ROWS], lang(), duty_url), len(found), url
