"""How much of what a question about duties asks for a unit states."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from search.analyze import plain_name
from search.records import StoredUnit
from search.results import Slot, Understood, UnitKind


def duty_share(understood: Understood, unit: StoredUnit) -> float:
    """The share of the slots that agree: 0 for all but obligations and where no question for duties was asked, at most 1.

    A kind of duty counts by the very words asked for (`lập dự toán`); the kind alone (`bố trí kinh phí`) by half.
    """
    if understood.duty is None or unit.kind is not UnitKind.OBLIGATION:
        return 0.0
    checks = list(_checks(understood, unit))
    return sum(checks) / len(checks) if any(checks[: len(checks) - len(understood.duty.asks)]) else 0.0


def _checks(understood: Understood, unit: StoredUnit) -> Iterator[float]:
    """What was said first, then whether the unit has an answer for each thing asked."""
    duty = understood.duty
    assert duty is not None
    if duty.category:
        words = next((chip.words for chip in understood.chips if chip.slot is Slot.CATEGORY), "")
        yield 1.0 if _holds(unit.text, words) else 0.5 * (unit.category is duty.category)
    if duty.periods:
        yield float(any(period.value in unit.periods for period in duty.periods))
    if duty.actor:
        yield _named(duty.actor, unit.actors)
    if duty.recipient:
        yield _named(duty.recipient, unit.recipients)
    if duty.due_before:
        yield float(unit.due is not None and unit.due < duty.due_before.isoformat())
    if duty.due_after:
        yield float(unit.due is not None and unit.due >= duty.due_after.isoformat())
    stated = {"actor": unit.actors, "recipient": unit.recipients, "due": unit.timing, "action": unit.text}
    yield from (float(bool(stated[ask])) for ask in duty.asks)


def _named(asked: str, names: Sequence[str]) -> float:
    return float(any(_holds(name, asked) for name in names))


def _holds(text: str, words: str) -> bool:
    return f" {plain_name(words)} " in f" {plain_name(text)} "
