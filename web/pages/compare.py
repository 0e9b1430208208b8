"""Two documents side by side: what the lower one made of the tasks above it."""

from __future__ import annotations

from flask import Blueprint, render_template

from graph.compare import LOST, compare
from graph.compare_words import difference_words, forgotten_words
from web.asking import Answer, lang, library, one_of, snapshot, words
from web.labels import names

blueprint = Blueprint("compare", __name__)

MOST_SHOWN = 200
"""Sentences of a list; the JSON has all."""


@blueprint.get("/compare")
def page() -> str:
    """Asks for two documents, or shows how they compare; raises UnknownDocument, AmbiguousDocument and NotComparable."""
    state = snapshot()
    parent, child = words("parent"), words("child")
    by_meaning = one_of("meaning", Answer) is Answer.YES
    found = None
    if parent and child:
        meaning = library().index.nearness if by_meaning else None
        found = compare(state.graph, state.resolve(parent), state.resolve(child), library().document, meaning)
    counts = [(fate, name, found.count_of(fate)) for fate, name in names("fate", lang()).items()] if found else []
    return render_template(
        "compare.html",
        parent=parent,
        child=child,
        by_meaning=by_meaning,
        found=found,
        counts=[count for count in counts if count[2]],
        lost=LOST,
        most=MOST_SHOWN,
        difference_words=lambda difference: difference_words(difference, lang()),
        forgotten_words=lambda one: forgotten_words(one, lang()),
    )
