"""Who bodies are on a day, as pages tell it beside the names that documents have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from graph.lives import Life, State, life_words, lives_by_name
from web.labels import Lang, say


@dataclass(frozen=True, slots=True)
class Then:
    """What became of a body by a day, in words, and in few; `orphaned` where who has its work is open."""

    words: str
    brief: str
    orphaned: bool


Now = Callable[[str], Then | None]
"""By the name of a body what became of it; None where no change is known."""


def now_on(on: dt.date | None, lang: Lang) -> Now | None:
    """What tells what became of bodies by a day; None without one."""
    if on is None:
        return None

    @cache
    def told(name: str) -> Then | None:
        life = lives_by_name([name], on).get(name)
        return Then(life_words(life, lang), _brief(life, lang), life.state is State.ORPHANED) if life else None

    return told


def _brief(life: Life, lang: Lang) -> str:
    if life.state is State.ORPHANED:
        return say("standing.open", lang)
    return say("standing.now", lang, names="; ".join(heir.name for heir in life.heirs))
