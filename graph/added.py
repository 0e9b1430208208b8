"""Duties that the reading missed and a person added: kept as verdicts, found again in the text by their words.

The words of an added duty stand in its verdict's `quote`; of several places with these words the one nearest to `value["at"]`
is meant. A duty that a later reading finds at the very same words for the same actors gives way to the person's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph import identity
from graph.verdicts import FactKind, Judgement, Verdict, plain_words
from ingest.document import ActorFrom, Category, Modality, Obligation, Party
from ingest.readings import Span

Stretch = tuple[int, int]

RULE = "review"
"""The rule of what a person said."""

PARTIES = ("actors", "recipients", "coactors")
"""The roles that a person fills."""

LONGEST = 3_000
"""Characters of a sentence that a person picks."""


def added_anchor(quote: str, actors: Iterable[str], at: int) -> str:
    """`a-1f2e3d4c`: of the words, who must act, and the place."""
    return f"a-{identity.short_hash(plain_words(quote), *actors, str(at))}"


def is_added(verdict: Verdict) -> bool:
    return verdict.kind is FactKind.DUTY and verdict.judgement is Judgement.ADDED


def places_of(text: str, quote: str) -> tuple[Stretch, ...]:
    """Where the words stand in the text, however their white space falls; none for a blank."""
    words = quote.split()
    if not words:
        return ()
    found = re.finditer(r"\s+".join(map(re.escape, words)), text)
    return tuple(match.span() for match in found)


def place_of(text: str, verdict: Verdict) -> Stretch | None:
    """Where an added duty stands now; None where its words are gone."""
    at = int(verdict.value.get("at", 0))
    return min(places_of(text, verdict.quote), key=lambda stretch: abs(stretch[0] - at), default=None)


def provision_at(provisions: Sequence[Mapping[str, Any]], at: int) -> Mapping[str, Any] | None:
    """The innermost of the provisions (rows of one document, in order) that holds an offset."""
    holding = [row for row in provisions if row["start"] <= at < row["tail"]]
    return max(holding, key=lambda row: (row["start"], row["n"]), default=None)


def added_duty(text: str, verdict: Verdict) -> Obligation | None:
    """An added duty with its parties, still without timing; None where its words are gone."""
    stretch = place_of(text, verdict)
    if stretch is None:
        return None
    span, value = Span(*stretch, text[slice(*stretch)]), verdict.value
    parties = {role: tuple(Party(party["name"], span) for party in value.get(role, ())) for role in PARTIES}
    return Obligation(
        span=span,
        provision=None,
        path="",
        actors=parties["actors"],
        actor_from=ActorFrom.EXPLICIT,
        modality=Modality(value["modality"]),
        action=value["action"],
        category=Category(value["category"]),
        coactors=parties["coactors"],
        recipients=parties["recipients"],
        rule=RULE,
    )


def added_row(
    document: int, n: int, verdict: Verdict, stretch: Stretch, provisions: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """The row of an added duty, still without parties and timing."""
    within, value = provision_at(provisions, stretch[0]), verdict.value
    return {
        **{"document": document, "n": n, "anchor": verdict.anchor, "start": stretch[0], "end": stretch[1]},
        **{"provision": within["n"] if within else None, "path": within["path"] if within else ""},
        **{"actor_from": "explicit", "modality": value["modality"], "action": value["action"], "category": value["category"]},
        **{"condition_start": None, "condition_end": None, "product_start": None, "product_end": None},
        **{"rule": RULE, "confidence": 1.0},
    }
