"""What a search understood and found, in words. Pure functions."""

from __future__ import annotations

from search.results import Chip, Hit, Slot
from web.labels import Lang, label
from web.present import show_date

FACTS = ("actor", "recipient", "timing", "category")
"""The facts of a duty in the order in which they are read."""


def chip_words(chip: Chip, lang: Lang) -> str:
    """What a part of the question was understood as: `Báo cáo` for the category `report`."""
    if chip.slot == Slot.CATEGORY:
        return label("category", chip.value, lang)
    if chip.slot == Slot.PERIOD:
        return ", ".join(label("period", period.strip(), lang) for period in chip.value.split(","))
    return show_date(chip.value, lang) if chip.slot == Slot.DUE else chip.value


def facts(hit: Hit, lang: Lang) -> tuple[tuple[str, str], ...]:
    """Name and words of what a duty states; empty for other units."""
    known = [(name, hit.facts[name]) for name in FACTS if hit.facts.get(name)]
    return tuple(
        (label("fact", name, lang), label("category", value, lang) if name == "category" else value) for name, value in known
    )
