"""Bodies as JSON: what each owes, receives and issues, who reports to whom, and whose reports go where."""

from __future__ import annotations

import datetime as dt

from graph.lives import lives_of
from graph.schema import NodeKind
from web.api import Json, blueprint, paged
from web.asking import day, snapshot, snapshot_with, words
from web.pages.agencies import about_body, bodies_asked
from web.pages.reports import body_name, chain_of, report_duties
from web.plain import plain
from web.report_matrix import Rung, matrix

__all__ = ["blueprint"]


@blueprint.get("/agencies")
def agencies() -> Json:
    state = snapshot()
    found = bodies_asked(state, words("q"), words("level"))
    return paged([{"id": id, **data, "counts": state.agency_counts.get(id, {})} for id, data in found])


@blueprint.get("/agencies/<path:id>")
def agency(id: str) -> Json:
    """What is known of a body; with `as_of` out of the documents that had been issued by that day."""
    state = snapshot_with(id, NodeKind.AGENCY)
    on = day("as_of")
    about = about_body(state, id, on)
    lived = lives_of([about.name], on or dt.date.today())
    bodies = {
        name: [{"id": other, "name": called} for other, called in getattr(about, name)]
        for name in ("above", "below", "classes", "members")
    }
    return {
        "id": id,
        **plain(dict(state.graph.nodes[id])),
        "called": list(about.called),
        **bodies,
        "life": plain(lived[0]) if lived else None,
        "unit": plain(about.life),
        "heirs": [{"id": other, **plain(heir)} for other, heir in about.heirs],
        "owes": [duty.id for duty in about.owes],
        "receives": [duty.id for duty in about.receives],
        "issued": plain(about.issued),
        "sent": plain(about.sent),
    }


@blueprint.get("/reports")
def reports() -> Json:
    """Who reports to whom: one item a pair of bodies."""
    cells = matrix(report_duties(snapshot(), words("agency"), day("as_of"))).cells.values()
    return paged(
        [
            {
                "sender": cell.sender,
                "receiver": cell.receiver,
                "periods": list(dict.fromkeys(period for duty in cell.duties for period in duty.periods)),
                "days": list(dict.fromkeys(day for duty in cell.duties for day in duty.days)),
                "due": sorted({duty.due for duty in cell.duties if duty.due}),
                "duties": [duty.id for duty in cell.duties],
            }
            for cell in cells
        ]
    )


@blueprint.get("/reports/<path:id>")
def report_chain(id: str) -> Json:
    """The way of a body's reports upwards."""
    state = snapshot_with(id, NodeKind.AGENCY)
    return {"id": id, "name": body_name(state, id), "above": [_rung(rung) for rung in chain_of(state, id)]}


def _rung(rung: Rung) -> Json:
    return {
        "receiver": plain(rung.receiver),
        "passed_on": rung.passed_on,
        "again": rung.again,
        "duties": [duty.id for duty in rung.duties],
        "above": [_rung(above) for above in rung.above],
    }
