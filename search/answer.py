"""A question against the parts of an index: candidates by words and by meaning, fused, mended and cut to hits."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.readings import Span
from search.analyze import expand, fold_key, folded, is_syllable, pairs, syllables, terms
from search.catalog import Catalog
from search.columns import Columns
from search.duties import duty_share
from search.encode import Vectors
from search.fuse import best_of, ranked, without_repeats
from search.lexical import LexicalIndex, lines_of
from search.mark import Wanted, best_coverage, coverage, excerpt, matches, wanted
from search.narrow import allowed
from search.query import Query
from search.rank import called, combine, matter_of, priors
from search.records import StoredUnit
from search.results import Filters, Hit, NumberMatch, Reason, UnitKind

if TYPE_CHECKING:
    from search.vector import VectorIndex

DEPTH = 200
"""Candidates taken from words and from meaning each: the right article is among the first 100 in 98 of 100 questions."""

LINES = 3 * DEPTH
"""Lines looked at for that many units."""

FOLDED = 0.2
"""Share of the words as typed, without accents, where accents had to be put back: it costs the restorer's right readings
a quarter of a point and saves the wrong ones."""

DUTY = 0.6
"""What a duty that has all that was asked for gets on top: more than any difference of words among duties."""

TITLE = 0.5
"""What the header gets whose title is asked for: each unit of the document carries that title and agrees as well."""

_NEARLY_ALL = 0.8  # of the question's words, by weight

OWN_NUMBER, CITING, SAME_DOCUMENT = 2.0, 1.0, 0.4
"""What a number in the question is worth: to the document that carries it, to what cites it, to the rest of it."""


ASKING = 0.6
"""What words count that only ask (`ai có trách nhiệm`), beside 1 for what is asked about."""

CALLED = 0.5
"""What the words count by which norms call what the question says in other words."""

AHEAD, PLAIN = 0.15, 0.5
"""By what share of its score the best unit by words must be ahead of the next, and what share of the question one line of
it must hold, for meaning to be left out. So for 59 of 100 questions over 49,030 articles, without one hit lost; meaning
takes half the time of a search."""

FITS, FITS_BY_WORDS, FITS_BY_MEANING = 0.42, 0.25, 0.12
"""Below this the best hits are as good as chance. Of 35 questions about other worlds none came up to it on the sample
corpus and 7 on 2,249 articles of law, where 1 of 322 questions about law stayed below. The second where the model's
cosines are not known to mean anything, the third for a question in a foreign language, whose words agree with nothing."""

_JUDGED = 5  # hits looked at for that

COSINE_WORTH = 6.0
"""What a cosine above the model's `zero` adds to the share of words held."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a search works on. `vectors` and `encode`, which turns one question into its vector, are called only
    where they are needed; `zero` is the cosine of texts that have nothing to do with one another, None where that is not
    known of the model."""

    catalog: Catalog
    lexical: LexicalIndex
    vectors: Callable[[], VectorIndex]
    encode: Callable[[str], Vectors]
    zero: float | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Hits, what the numbers in the question named, whether even the best hit is too weak, and counts for filters."""

    hits: tuple[Hit, ...]
    numbers: tuple[NumberMatch, ...]
    nothing_fits: bool
    facets: dict[str, tuple[tuple[str, int], ...]]


def answer(parts: Parts, query: Query, filters: Filters, limit: int) -> Found:
    """The best units for a question, at most `limit`, without repeats."""
    asked = _Asked.of(parts, query)
    rows = _narrowed(parts, asked, query, filters)
    numbers, boosts = _numbers(parts.catalog, query)
    lexical = dict(parts.lexical.search(asked.weighted, LINES, rows)) if asked.words else {}
    columns = parts.catalog.columns()
    by_norm = not query.understood.duty and not query.numbers
    prior = priors(lexical, columns, asked.words, by_norm=by_norm, loose=asked.loose)
    scores = combine(lexical, {}, prior)
    cosines: dict[int, float] = {}
    plain = _is_plain(parts.catalog, asked, lexical, scores)
    if asked.words and not plain:
        cosines = _by_meaning(parts, query.understood.text, rows, list(lexical))
        prior |= priors(cosines.keys() - lexical.keys(), columns, asked.words, by_norm=by_norm, loose=asked.loose)
        scores = combine(lexical, cosines, prior)
    permitted = None if rows is None else set(rows)
    boosts = {row: boost for row, boost in boosts.items() if permitted is None or row in permitted}
    _add(scores, boosts)
    _add(scores, _by_kind(parts.catalog, columns, asked, query, list(scores)))
    order = ranked(scores)[: 6 * limit + 30]
    places = columns.places(order)
    kept = without_repeats((row for row in order if row in places), places)[:limit]
    units = parts.catalog.units(kept)
    kept = [row for row in kept if row in units]
    highest = max([1.0 + (DUTY if query.understood.duty else 0.0), *(scores[row] for row in kept[:1])])
    marks = {row: matches(units[row].text, units[row].start, asked.marks) for row in kept}
    hits = tuple(
        _hit(
            units[row],
            scores[row] / highest,
            marks[row],
            _reasons(units[row], marks[row], lexical, cosines, boosts, asked, query),
        )
        for row in kept
    )
    facets = {
        name: tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
        for name, counts in columns.counts(list(scores)).items()
    }
    named = any(number.documents or number.cited_in for number in numbers)
    answered = plain or named or any(Reason.DUTY in hit.reasons for hit in hits[:_JUDGED])
    weak = not answered and _too_weak([units[row] for row in kept[:_JUDGED]], asked, cosines, parts.zero)
    return Found(hits, numbers, weak, facets)


def _is_plain(catalog: Catalog, asked: _Asked, lexical: Mapping[int, float], scores: Mapping[int, float]) -> bool:
    """Whether words alone tell the answer: by them the best unit is clearly ahead, and one line of it says most of what
    was asked."""
    if not lexical:
        return False
    first = ranked(scores)[0]
    others = max((score for row, score in lexical.items() if row != first), default=0.0)
    if others > (1.0 - AHEAD) * lexical.get(first, 0.0):
        return False
    return any(_held(unit, asked) >= PLAIN for unit in catalog.units([first]).values())


def _held(unit: StoredUnit, asked: _Asked) -> float:
    """The share of the question's words, weighed by rarity, in that line of a unit that holds the most."""
    return best_coverage(unit.context, lines_of(unit.text), asked.weights, asked.loose)


def _add(scores: dict[int, float], more: Mapping[int, float]) -> None:
    for row, score in more.items():
        scores[row] = scores.get(row, 0.0) + score


def _by_kind(catalog: Catalog, columns: Columns, asked: _Asked, query: Query, rows: Sequence[int]) -> dict[int, float]:
    """What duties get that have what was asked for, and headers whose title holds nearly all words of the question."""
    found: dict[int, float] = {}
    if query.understood.duty:
        for row, unit in catalog.units(columns.of_kind(rows, UnitKind.OBLIGATION)).items():
            found[row] = DUTY * duty_share(query.understood, unit)
    single = {word: weight for word, weight in asked.weights.items() if word in asked.marks.alone}
    for row, unit in catalog.units(columns.of_kind(rows, UnitKind.DOCUMENT)).items():
        share = coverage(unit.context, single, asked.loose)
        if share >= _NEARLY_ALL:
            found[row] = TITLE * share
    return found


@dataclass(frozen=True, slots=True)
class _Asked:
    """The words of a question, ready for the index and for marking."""

    words: tuple[str, ...]
    weights: dict[str, float]
    weighted: dict[str, dict[str, float]]
    marks: Wanted
    loose: bool
    foreign: bool

    @classmethod
    def of(cls, parts: Parts, query: Query) -> _Asked:
        understood = query.understood
        words = _expanded(parts.catalog, syllables(understood.text))
        loose = understood.restored is not None or all(word == fold_key(word) for word in words)
        weighted = _weighted(words, matter_of(words), 1.0 - FOLDED if loose else 1.0)
        if loose:
            typed = terms(folded(_expanded(parts.catalog, syllables(understood.asked))))
            weighted["folded"] = {term: FOLDED * times for term, times in Counter(typed).items()}
        marks = wanted(words, loose)
        lines, field = max(len(parts.lexical), 1), "folded" if loose else "words"
        sought = [*marks.alone, *(f"{a}_{b}" for a, b in marks.pairs)]
        weights = {term: math.log(1 + lines / (parts.lexical.frequency(term, field) + 0.5)) for term in sought}
        return cls(tuple(words), weights, weighted, marks, loose, _foreign(words))


def _weighted(words: Sequence[str], matter: Sequence[Sequence[str]], share: float) -> dict[str, dict[str, float]]:
    """What each term of a question counts: in full what it is about, in part the phrases that only ask and the names
    that norms give to what it says."""
    about = Counter(term for stretch in matter for term in terms(list(stretch)))
    asking = ASKING if about else 1.0
    counted = {term: asking * times + (1.0 - asking) * about[term] for term, times in Counter(terms(list(words))).items()}
    for term in (term for name in called(words) for term in terms(name)):
        counted[term] = max(counted.get(term, 0.0), CALLED)
    return {"words": {term: share * weight for term, weight in counted.items()}}


def _foreign(words: Sequence[str]) -> bool:
    """Whether more than a third of the words don't have the build of Vietnamese syllables."""
    letters = [fold_key(word) for word in words if not word.isdecimal()]
    return 3 * sum(not is_syllable(word) for word in letters) > len(letters)


def _expanded(catalog: Catalog, words: list[str]) -> list[str]:
    shorts = [fold_key(word) for word in words if not is_syllable(fold_key(word))]
    return expand(words, catalog.abbreviations(shorts)) if shorts else expand(words)


def _narrowed(parts: Parts, asked: _Asked, query: Query, filters: Filters) -> list[int] | None:
    """Rows that pass the filters and hold every phrase in quotes; None where nothing is narrowed. A phrase that nothing
    holds is passed over where the question says more: people put names in quotes, too, and misspell them."""
    rows = allowed(parts.catalog, filters)
    for phrase in query.understood.phrases:
        holding = _holding(parts, asked, phrase, rows)
        if holding or phrase == query.understood.text.strip('"“”«» '):
            rows = holding
    return rows


def _holding(parts: Parts, asked: _Asked, phrase: str, rows: Sequence[int] | None) -> list[int]:
    """Rows of the units that hold a phrase word for word."""
    field, form = ("folded", fold_key) if asked.loose else ("words", str)
    keys = [form(key) for key in syllables(phrase)]
    must = pairs(keys) or keys
    found = parts.lexical.search({field: dict.fromkeys(must, 1.0)}, 100_000, rows, must, field)
    units = parts.catalog.units([row for row, _score in found])
    line = f" {' '.join(keys)} "
    return [
        row
        for row, unit in units.items()
        if any(line in f" {' '.join(form(key) for key in syllables(text))} " for text in (unit.text, unit.context))
    ]


def _by_meaning(parts: Parts, text: str, rows: Sequence[int] | None, found: Sequence[int]) -> dict[int, float]:
    """Cosines of the nearest units and of those `found` by their words, each by its best passage."""
    all_vectors = parts.vectors()
    if not len(all_vectors) or (rows is not None and not rows):
        return {}
    within = None
    if rows is not None:
        within = sorted({vector for vectors in parts.catalog.vectors_of(rows).values() for vector in vectors})
    question = parts.encode(text)
    near = all_vectors.search(question, DEPTH, within)
    owners = parts.catalog.owners([vector for vector, _score in near])
    cosines = best_of(near, owners)
    if rows is not None:
        permitted = set(rows)
        cosines = {row: score for row, score in cosines.items() if row in permitted}
    others = parts.catalog.vectors_of([row for row in found if row not in cosines])
    known = [(row, vector) for row, vectors in others.items() for vector in vectors if vector in all_vectors]
    if known:
        values = all_vectors.rows([vector for _row, vector in known]) @ question
        for (row, _vector), value in zip(known, values.tolist(), strict=True):
            cosines[row] = max(value, cosines.get(row, -1.0))
    return cosines


def _numbers(catalog: Catalog, query: Query) -> tuple[tuple[NumberMatch, ...], dict[int, float]]:
    """What each number in the question names, and what that adds to which rows."""
    if not query.numbers:
        return (), {}
    known = catalog.numbers([number.serial for number in query.numbers])
    found: list[NumberMatch] = []
    boosts: dict[int, float] = {}
    for asked in query.numbers:
        fitting = [row for reference, row in known if asked.fits(reference)]
        own = tuple(dict.fromkeys(row.document for row in fitting if row.own))
        citing = tuple(dict.fromkeys(row.unit for row in fitting if not row.own and row.unit))
        found.append(NumberMatch(asked.words, own, tuple(dict.fromkeys(r.document for r in fitting if not r.own))))
        for row, kind in catalog.rows_of_documents(own):
            boosts[row] = max(boosts.get(row, 0.0), OWN_NUMBER if kind is UnitKind.DOCUMENT else SAME_DOCUMENT)
        for row in catalog.rows_of_units(citing):
            boosts[row] = max(boosts.get(row, 0.0), CITING)
    return tuple(found), boosts


def _reasons(
    unit: StoredUnit,
    marked: Sequence[Span],
    lexical: dict[int, float],
    cosines: dict[int, float],
    boosts: dict[int, float],
    asked: _Asked,
    query: Query,
) -> tuple[Reason, ...]:
    row = unit.row
    checks = (
        (Reason.NUMBER, row in boosts),
        (Reason.DUTY, duty_share(query.understood, unit) > 0.5),
        (Reason.PHRASE, bool(query.understood.phrases)),
        (Reason.WORDS, row in lexical and (bool(marked) or coverage(unit.context, asked.weights, asked.loose) > 0)),
        (Reason.ACCENTS, row in lexical and query.understood.restored is not None),
        (Reason.MEANING, row in cosines),
    )
    return tuple(reason for reason, holds in checks if holds)


def _hit(unit: StoredUnit, score: float, marked: tuple[Span, ...], reasons: tuple[Reason, ...]) -> Hit:
    facts = {
        "category": unit.category.value if unit.category else "",
        "actor": "; ".join(unit.actors),
        "recipient": "; ".join(unit.recipients),
        "timing": unit.timing or "",
    }
    return Hit(
        unit.id,
        unit.card.id,
        unit.card.label,
        unit.card.title,
        unit.card.issuer,
        unit.card.date,
        unit.kind,
        unit.path,
        unit.headings,
        unit.text,
        unit.start,
        unit.end,
        marked,
        round(score, 4),
        reasons,
        {name: value for name, value in facts.items() if value},
        excerpt(unit.text, unit.start, marked),
    )


def _too_weak(units: Sequence[StoredUnit], asked: _Asked, cosines: Mapping[int, float], zero: float | None) -> bool:
    """Whether even the best units hold too few of the question's words, weighed by rarity, and mean something else."""
    if zero is None:
        return all(_held(unit, asked) < FITS_BY_WORDS for unit in units)
    meant = COSINE_WORTH * (max(cosines.values(), default=0.0) - zero)
    if asked.foreign:
        return meant < FITS_BY_MEANING
    return meant < FITS and all(_held(unit, asked) + meant < FITS for unit in units)
