"""Bodies: what each owes, receives and issues, and by which names it goes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template

from graph import identity
from graph.ledger import Duty, LedgerFilter
from graph.lineage import DocumentRef
from graph.lives import PROVINCES_SOURCE, Heir, lives_of
from graph.members import members
from graph.schema import EdgeKind, NodeKind
from graph.who import match_agencies
from ingest.readings import PartialDate
from ingest.text import fold
from web.asking import day, lang, snapshot, snapshot_with, words
from web.duty_rows import rows
from web.labels import names
from web.pages.links import duty_url
from web.paging import paged
from web.snapshot import Snapshot
from web.unit_life import Life, life_of

blueprint = Blueprint("agencies", __name__)

ON_A_PAGE = 100
MOST_ROWS, MOST_DOCUMENTS = 40, 60
"""Duties, and documents, that the page of a body shows at once; the ledger has all duties."""
MOST_LISTED = 300
"""Documents that it holds folded away; a central body has thousands, which the list of documents has."""


@blueprint.get("/agencies")
def listing() -> str:
    state = snapshot()
    asked, level = words("q"), words("level")
    listed = paged(bodies_asked(state, asked, level), ON_A_PAGE)
    return render_template(
        "agencies.html",
        found=[(id, data, state.agency_counts.get(id, {})) for id, data in listed.shown],
        listed=listed,
        asked=asked,
        level=level,
        levels=list(names("level", lang()).items()),
    )


def bodies_asked(state: Snapshot, asked: str | None, level: str | None) -> list[tuple[str, dict[str, Any]]]:
    """The bodies of a level whose names hold all words, accents or not; those first whose names begin so."""
    wanted = fold(asked or "").split()
    found = [
        (id, data)
        for id, data in state.agencies
        if (level is None or data.get("level") == level) and all(word in fold(_label(data)) for word in wanted)
    ]
    return sorted(found, key=lambda body: not fold(_label(body[1])).startswith(" ".join(wanted)))


@blueprint.get("/agencies/<path:id>")
def page(id: str) -> str:
    state = snapshot_with(id, NodeKind.AGENCY)
    on = day("on")
    about = about_body(state, id, on)
    life = about.life
    heir = identity.agency_id(life.heir) if life and life.heir else None
    return render_template(
        "agency.html",
        id=id,
        data=state.graph.nodes[id],
        about=about,
        name=about.name,
        life=life,
        heirs=about.heirs,
        on=on,
        life_over=life is not None and (on or dt.date.today()) >= life.day,
        heir=heir if heir in state.graph else None,
        owes=rows(about.owes[:MOST_ROWS], lang(), duty_url),
        receives=rows(about.receives[:MOST_ROWS], lang(), duty_url),
        most_documents=MOST_DOCUMENTS,
        most_listed=MOST_LISTED,
    )


@dataclass(frozen=True, slots=True)
class AboutBody:
    """What is known of a body, of documents issued by a day: its `called` other names, bodies as (id, name), its heirs with their
    ids; an id is None where no document names the body."""

    name: str
    called: tuple[str, ...]
    above: tuple[tuple[str | None, str], ...]
    below: tuple[tuple[str | None, str], ...]
    classes: tuple[tuple[str | None, str], ...]
    members: tuple[tuple[str | None, str], ...]
    life: Life | None
    heirs: tuple[tuple[str | None, Heir], ...]
    owes: tuple[Duty, ...]
    receives: tuple[Duty, ...]
    issued: tuple[DocumentRef, ...]
    sent: tuple[DocumentRef, ...]


def about_body(state: Snapshot, id: str, on: dt.date | None) -> AboutBody:
    data = state.graph.nodes[id]
    owes, receives = (
        tuple(duty for duty in state.asked(wanted) if _known_by(on, duty.document_date))
        for wanted in (LedgerFilter(actor=id), LedgerFilter(recipient=id))
    )
    named = members(data["name"], data["scope"], None) if data["is_class"] else ()
    return AboutBody(
        name=_label(data),
        called=_called(id, data, (*owes, *receives)),
        above=_bodies(state, [other for _, other in _edges(state, id, out=True)]),
        below=_bodies(state, [other for other, _ in _edges(state, id, out=False)]),
        classes=_bodies(state, [other for other, by_class in match_agencies(state.graph, id).items() if by_class]),
        members=tuple((_known(state, name), name) for name in named),
        life=life_of(data),
        heirs=tuple((_known(state, one.name), one) for one in _heirs(_label(data), on or dt.date.today())),
        owes=owes,
        receives=receives,
        issued=_documents(state, id, on, EdgeKind.ISSUED_BY),
        sent=_documents(state, id, on, EdgeKind.ADDRESSED_TO, EdgeKind.SENT_TO),
    )


def _heirs(name: str, on: dt.date) -> list[Heir]:
    """Who took over from a body by a day, but where its province alone was merged: the end of the unit is told apart."""
    found = [heir for life in lives_of([name], on) for heir in life.heirs]
    return found if any(heir.source != PROVINCES_SOURCE for heir in found) else []


def _known_by(on: dt.date | None, date: str | None) -> bool:
    """Whether a document had been issued by a day; one without a date counts as issued."""
    return on is None or not date or PartialDate.parse(date).earliest <= on


def _called(id: str, data: dict[str, Any], duties: Iterable[Duty]) -> tuple[str, ...]:
    """The other names by which documents call a body, as one that acts or receives."""
    found = {party.name for duty in duties for party in (*duty.actors, *duty.recipients) if party.agency == id}
    own = {data["name"].casefold(), _label(data).casefold()}
    return tuple(sorted(name for name in found if name.casefold() not in own))


def _known(state: Snapshot, name: str) -> str | None:
    """The id of a body of that whole name, if a document names it."""
    id = identity.agency_id(name)
    return id if id in state.graph else None


def _label(data: dict[str, Any]) -> str:
    """The name that tells a body from others of the same name."""
    return str(data.get("label") or data["name"])


def _edges(state: Snapshot, id: str, out: bool) -> list[tuple[str, str]]:
    edges = state.graph.out_edges(id, data=True) if out else state.graph.in_edges(id, data=True)
    return [(source, target) for source, target, data in edges if data.get("kind") == EdgeKind.PART_OF]


def _bodies(state: Snapshot, ids: list[str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({(id, _label(state.graph.nodes[id])) for id in ids}, key=lambda item: item[1]))


def _documents(state: Snapshot, id: str, on: dt.date | None, *kinds: EdgeKind) -> tuple[DocumentRef, ...]:
    """The documents tied to a body in these ways, the latest first, those outside the store last."""
    found = {source for source, _, data in state.graph.in_edges(id, data=True) if data.get("kind") in kinds}
    refs = sorted((state.reference(other) for other in found), key=lambda ref: (ref.date or "", ref.id), reverse=True)
    return tuple(sorted((ref for ref in refs if _known_by(on, ref.date)), key=lambda ref: not ref.in_corpus))
