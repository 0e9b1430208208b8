"""Questions to begin with, such as the store at hand answers. Pure functions."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence

from graph.ledger import Duty, PartyRef
from graph.summaries import Summary
from ingest.document import Category, Period
from ingest.folding import fold
from web.labels import label, say


def examples(duties: Sequence[Duty], documents: Iterable[Summary]) -> tuple[str, ...]:
    """In the language of the documents: how often and to whom is reported, who must, what is due, a number; those alone of
    which the store knows something."""
    reports = [duty for duty in duties if duty.category == Category.REPORT]
    period = _most(period for duty in reports for period in duty.periods if period != Period.AD_HOC)
    recipient = _most(_names(party for duty in reports for party in duty.recipients))
    actor = _most(name for name in _names(party for duty in reports for party in duty.actors) if name != recipient)
    days = [duty.due for duty in duties if duty.due]
    newest = max(documents, key=lambda one: (one.number is not None, one.date or ""), default=None)
    told = {
        "period": label("period", period, "vi") if period else None,
        "recipient": recipient,
        "actor": actor,
        "day": f"{max(days) + dt.timedelta(days=1):%d/%m/%Y}" if days else None,
        "number": newest.number if newest else None,
    }
    asked = {name: say(f"example.{name}", "vi", it=it) for name, it in told.items() if it}
    return tuple(fold(words) if name == "day" else words for name, words in asked.items())


def _names(parties: Iterable[PartyRef]) -> Iterable[str]:
    """Those of one body, as a person would type them: `văn phòng (tỉnh Trà Vinh)` is none."""
    return (party.whole for party in parties if party.whole and not party.is_class and "(" not in party.whole)


def _most(names: Iterable[str]) -> str | None:
    """The name that stands there most often; of several the first in the alphabet."""
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], name), default=None)
