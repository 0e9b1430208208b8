"""Where the days of two levels clash (thời hạn không kịp): what comes in on or after the day on which it must be sent on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from graph.calendar import Basis, Due, Ends, expand, last_year
from graph.ledger import Duty
from graph.resting import bases_of
from graph.words import Lang, due_words
from ingest.document import Category, DateRelation, Period
from ingest.readings import PartialDate

if TYPE_CHECKING:
    from networkx import MultiDiGraph

NEAR = dt.timedelta(days=31)
"""Days of two levels farther apart than this are of different reports."""


class ClashKind(StrEnum):
    NO_TIME = "no_time"  # both on one day
    TOO_LATE = "too_late"  # the superior's day comes before the subordinate's own


@dataclass(frozen=True, slots=True)
class Clash:
    """`lower` brings a body what it must send on by `upper`, on the same subject: in one sentence, in one document, or in a
    document that rests on the other. `assumed`: one of the two days is the end of a period, taken for granted."""

    kind: ClashKind
    lower: Duty
    upper: Duty
    lower_day: dt.date
    upper_day: dt.date
    assumed: bool


def find_clashes(graph: MultiDiGraph[str], pairs: Iterable[tuple[Sequence[Duty], Duty]], ends: Ends) -> tuple[Clash, ...]:
    """The clashes of each duty to report with those that bring in what it sends on, each once."""
    rest = _Rest(graph)
    return tuple(dict.fromkeys(clash for lowers, upper in pairs for clash in _clashes(lowers, upper, rest, ends)))


class _Rest:
    """Which documents rest on which, over any number of steps."""

    def __init__(self, graph: MultiDiGraph[str]) -> None:
        self.graph = graph
        self.known: dict[str, frozenset[str]] = {}

    def on(self, document: str) -> frozenset[str]:
        """The documents that `document` rests on, and itself."""
        held = self.known.get(document)
        if held is None:
            met, queue = {document}, [document]
            while queue:
                for upper in bases_of(self.graph, queue.pop()):
                    if upper not in met:
                        met.add(upper)
                        queue.append(upper)
            held = self.known[document] = frozenset(met)
        return held


def _clashes(lowers: Iterable[Duty], upper: Duty, rest: _Rest, ends: Ends) -> Iterator[Clash]:
    """What comes too late for `upper`; each once, and nothing where something on the subject comes in time, as
    that may be what is meant."""
    brought = (lower for lower in lowers if lower.id != upper.id and _is_brought(lower, upper))
    related = [lower for lower in brought if upper.document in rest.on(lower.document)]
    told: set[str] = set()
    for year in sorted({year for lower in related for year in _years(lower, upper)}):
        days = [(lower, expand(lower, year, ends)) for lower in related if year in _years(lower, upper)]
        for up in expand(upper, year, ends):
            if any(_comes_in_time(below, up) for _, below in days):
                continue
            for lower, below in days:
                if lower.id not in told and (clash := _clash(below, up, passed_on=_leads(lower, upper))):
                    told.add(lower.id)
                    kind, due = clash
                    yield Clash(kind, lower, upper, due.day, up.day, due.assumed or up.assumed)


def _comes_in_time(below: Sequence[Due], up: Due) -> bool:
    """Whether something came shortly before. Of what comes each month on the 28th, what must go on by the 5th has the one
    before, what must by the 25th should have had the one after."""
    near = [due for due in below if abs(due.day - up.day) <= NEAR]
    if Period.MONTH not in up.duty.periods or not any(Period.MONTH in due.duty.periods for due in near):
        return any(due.day < up.day for due in near)
    nearest = _nearest(near, up)
    return nearest.day < up.day or nearest.day - up.day > NEAR / 2


def _nearest(dues: Iterable[Due], up: Due) -> Due:
    return min(dues, key=lambda due: (abs(due.day - up.day), due.day))


def _is_brought(lower: Duty, upper: Duty) -> bool:
    """Reports; of plans those that the same sentence has sent on, as others are no part of a report. Advice on a report has the
    day of that report."""
    return lower.category == Category.REPORT or (lower.category == Category.PLAN and _leads(lower, upper))


def _leads(lower: Duty, upper: Duty) -> bool:
    return any(step.id == upper.id for step in lower.then)


def _years(lower: Duty, upper: Duty) -> tuple[int, ...]:
    """The years of the days that are set; of rhythms alone the first whole year, or the last that the documents speak of."""
    set_in = sorted({duty.due.year for duty in (lower, upper) if duty.due})
    if set_in:
        return tuple(set_in)
    dates = [PartialDate.parse(duty.document_date).year for duty in (lower, upper) if duty.document_date]
    if not dates:
        return ()
    spoken = [year for duty in (lower, upper) if (year := last_year(duty)) is not None]
    return (max(min(max(dates) + 1, *spoken), max(dates)),) if spoken else (max(dates) + 1,)


def _clash(below: Sequence[Due], up: Due, *, passed_on: bool) -> tuple[ClashKind, Due] | None:
    """Against the superior's day the nearest of the subordinate's; where both are assumed nothing is known, and an assumed day
    tells only of the same rhythm. Of what one sentence passes on, two days that it sets are of one report however far apart."""

    def of_one(due: Due) -> bool:
        return abs(due.day - up.day) <= NEAR or (passed_on and due.basis is up.basis is Basis.DATE)

    near = [due for due in below if of_one(due) and _comparable(due, up)]
    if not near or (first := _nearest(near, up)).day < up.day:
        return None
    return (ClashKind.NO_TIME if first.day == up.day else ClashKind.TOO_LATE), first


def _comparable(lower: Due, upper: Due) -> bool:
    if not (lower.assumed or upper.assumed):
        return True
    told, other = set(lower.duty.periods), set(upper.duty.periods)
    return lower.assumed != upper.assumed and (not told or not other or bool(told & other))


def clash_words(clash: Clash, lang: Lang) -> str:
    """What clashes, in one sentence, with both days and documents."""
    vi = lang == "vi"
    lower, upper = _day(clash.lower, clash.lower_day, lang), _day(clash.upper, clash.upper_day, lang)
    who, middle = (", ".join(party.whole or party.name for party in duty.actors) for duty in (clash.lower, clash.upper))
    same = clash.kind is ClashKind.NO_TIME
    of, by = clash.lower.document_label, clash.upper.document_label
    if vi:
        told = "cùng ngày, không còn thời gian tổng hợp" if same else "cấp trên đòi trước khi cấp dưới phải nộp"
        words = f"{who} nộp {lower} ({of}); {middle} phải báo cáo lên {upper} ({by})"
        return f"{words}: {told}{' (có ngày là giả định)' if clash.assumed else ''}."
    told = "the same day, which leaves no time" if same else "the superior's day comes first"
    words = f"{who} reports {lower} ({of}); {middle} must report up {upper} ({by})"
    return f"{words}: {told}{' (a day is assumed)' if clash.assumed else ''}."


def _day(duty: Duty, day: dt.date, lang: Lang) -> str:
    """As the document sets it; of a rhythm the day itself."""
    if duty.due == day and duty.date:
        return due_words(duty.date, duty.relation, lang)
    return due_words(day.isoformat(), DateRelation.ON, lang)
