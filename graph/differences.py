"""What became of a task on its way into a lower document: softer words, another date, other bodies, another figure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from graph.ledger import Duty, PartyRef
from graph.roles import Roles
from ingest.document import Period
from ingest.vocabulary import load

_FIGURE = re.compile(r"\d+(?:[.,]\d+)?\s?%")  # tối thiểu đạt 25%


class Kind(StrEnum):
    SOFTER = "softer"  # words that bind less
    NO_TIME = "no_time"  # the deadline or the rhythm is gone
    LESS_OFTEN = "less_often"
    NO_RECIPIENT = "no_recipient"
    NO_ACTOR = "no_actor"
    NO_FIGURE = "no_figure"
    LATER = "later"  # due after the day that the upper document sets
    OTHER_ACTOR = "other_actor"
    OTHER_RECIPIENT = "other_recipient"
    OTHER_FIGURE = "other_figure"


LOSSES = frozenset((Kind.SOFTER, Kind.NO_TIME, Kind.LESS_OFTEN, Kind.NO_RECIPIENT, Kind.NO_ACTOR, Kind.NO_FIGURE))
"""What weakens a task; the other kinds only change it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """`above` and `below` are the words of the two sentences that differ, or the days in ISO; empty where there are none."""

    kind: Kind
    above: str
    below: str


def differences(above: Duty, below: Duty, roles: Roles, *, later_by: int = 0) -> tuple[Difference, ...]:
    """How the lower task differs from the upper one. An earlier day is none, nor is a body of the lower issuer's own.

    `later_by`: years that pass between the two where they are copies of different years, so that days may move with them.
    """
    return (
        *_softer(above.quote, below.quote),
        *_times(above, below, later_by),
        *_bodies(above, below, roles),
        *_figures(above.quote, below.quote),
    )


@cache
def _softening() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    def pattern(words: Sequence[str]) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in words)})(?!\w)", re.IGNORECASE)

    return tuple(
        (row["soft"], pattern([row["soft"]]), pattern(row["was"]) if "was" in row else None) for row in load("weakening")
    )


def _softer(above: str, below: str) -> Iterator[Difference]:
    for _, soft, was in _softening():
        found = soft.search(below)
        if found is None or soft.search(above):
            continue
        if was is None:
            yield Difference(Kind.SOFTER, "", found[0])
        elif (strong := was.search(above)) and not was.search(below):
            yield Difference(Kind.SOFTER, strong[0], found[0])


def _times(above: Duty, below: Duty, later_by: int) -> Iterator[Difference]:
    if not above.timing:
        return
    if not below.timing:
        yield Difference(Kind.NO_TIME, above.timing, "")
        return
    if above.due and below.due:
        limit = _moved(above.due, later_by)
        if below.due > limit:
            said = above.date, below.date  # as they stand in the texts; the last days in time where only `trước` tells them apart
            days = said if said[0] != said[1] else (above.due.isoformat(), below.due.isoformat())
            yield Difference(Kind.LATER, days[0] or "", days[1] or "")
    elif above.days and len(above.days) == len(below.days):
        if any(mine[0] == theirs[0] and mine[1] > theirs[1] for theirs, mine in zip(above.days, below.days, strict=True)):
            yield Difference(Kind.LATER, above.timing, below.timing)
    elif above.due and not below.due:
        yield Difference(Kind.NO_TIME, above.timing, below.timing)
    missing = set(above.periods) - set(below.periods) - {Period.AD_HOC}
    if missing and (below.periods or not below.days):
        yield Difference(Kind.LESS_OFTEN, above.timing, below.timing)


def _moved(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def _bodies(above: Duty, below: Duty, roles: Roles) -> Iterator[Difference]:
    if above.actors and not below.actors:
        yield Difference(Kind.NO_ACTOR, _names(above.actors), "")
    elif above.actors and not roles.agree(above.actors, below.actors, lower_is_expected=roles.concerns(above.actors)):
        yield Difference(Kind.OTHER_ACTOR, _names(above.actors), _names(below.actors))
    if above.recipients and not below.recipients:
        yield Difference(Kind.NO_RECIPIENT, _names(above.recipients), "")
    elif above.recipients and not roles.agree(above.recipients, below.recipients, lower_is_expected=True):
        yield Difference(Kind.OTHER_RECIPIENT, _names(above.recipients), _names(below.recipients))


def _names(parties: Sequence[PartyRef]) -> str:
    return "; ".join(party.whole or party.name for party in parties)


def _figures(above: str, below: str) -> Iterator[Difference]:
    theirs, mine = ([_plain(figure) for figure in _FIGURE.findall(text)] for text in (above, below))
    gone = [figure for figure in theirs if figure not in mine]
    if gone:
        others = [figure for figure in mine if figure not in theirs]
        yield Difference(Kind.OTHER_FIGURE if others else Kind.NO_FIGURE, ", ".join(gone), ", ".join(others))


def _plain(figure: str) -> str:
    return figure.replace(" ", "").replace(",", ".")
