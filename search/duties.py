"""How much of what a question about duties asks for a unit states."""

from __future__ import annotations

from collections.abc import Iterator

from search.analyze import plain_name
from search.records import StoredUnit
from search.results import DutySlots, Slot, Understood, UnitKind

_NAME = 3.0
"""A body named in the question weighs as much as three other slots: a report to someone else is no answer."""


def duty_share(understood: Understood, unit: StoredUnit) -> float:
    """The share of the slots, by weight, that agree; 0 for all but obligations, and where no question for duties was asked
    or nothing of it agrees.

    A kind of duty counts half by the kind and half by the very words asked for (`lập dự toán`, not `bố trí kinh phí`).
    """
    duty = understood.duty
    if duty is None or unit.kind is not UnitKind.OBLIGATION:
        return 0.0
    said = list(_said(understood, duty, unit))
    stated = {"actor": unit.actors, "recipient": unit.recipients, "due": unit.timing, "action": unit.text}
    asked = [(1.0, float(bool(stated[ask]))) for ask in duty.asks]
    if not any(share for _weight, share in said):
        return 0.0
    return sum(weight * share for weight, share in said + asked) / sum(weight for weight, _share in said + asked)


def _said(understood: Understood, duty: DutySlots, unit: StoredUnit) -> Iterator[tuple[float, float]]:
    """Weight and agreement of each slot that the question fills."""
    if duty.category:
        words = next((chip.words for chip in understood.chips if chip.slot is Slot.CATEGORY), "")
        yield 1.0, 0.5 * (unit.category is duty.category) + 0.5 * _holds(unit.text, words)
    if duty.periods:
        yield 1.0, float(any(period.value in unit.periods for period in duty.periods))
    if duty.actor:
        yield _NAME, float(any(_holds(name, duty.actor) for name in unit.actors))
    if duty.recipient:
        yield _NAME, float(any(_holds(name, duty.recipient) for name in unit.recipients))
    if duty.due_before:
        yield 1.0, float(unit.due is not None and unit.due < duty.due_before.isoformat())
    if duty.due_after:
        yield 1.0, float(unit.due is not None and unit.due >= duty.due_after.isoformat())


def _holds(text: str, words: str) -> bool:
    return f" {plain_name(words)} " in f" {plain_name(text)} "
