"""The questions that an assistant can ask of a home. Each answer is data with its evidence; errors are VanbanErrors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import quote

from graph.ledger import Duty, LedgerFilter
from graph.lineage import Direction, DocumentRef, Lineage, find_documents, trace
from graph.render import how_words
from graph.schema import Evidence
from graph.words import force_words, path_words, stale_words
from ingest.errors import Sentence, VanbanError
from search.results import Filters, Hit
from web.bilingual import pick
from web.document_view import said_of
from web.duty_rows import show_due
from web.found import chip_words, facts
from web.labels import Lang, label
from web.pinpoint import find_provisions
from web.reading import outline
from web.tool_answers import (
    Checked,
    DocumentTold,
    Duties,
    DutyTold,
    Found,
    Heading,
    InForceTold,
    Passage,
    Relative,
    Source,
    Text,
    Traced,
    Trouble,
)

if TYPE_CHECKING:
    from web.library import Library
    from web.snapshot import Snapshot

LONGEST_TEXT = 12_000
"""Characters of a document that one answer holds."""

SENTENCES = 5
"""Sentences that a relation or a finding is told with."""

_NO_PLACE = Sentence(
    "Văn bản {} không có phần nào là “{}”; gọi document không kèm place để xem mục lục.",
    "{} has no provision “{}”; ask for the document without a place to see its outline.",
)
_MANY_PLACES = Sentence("“{}” có thể là: {}; hãy ghi rõ hơn.", "“{}” may be: {}; say more exactly which.")
_NOT_READ = Sentence(
    "Kho chỉ biết {} qua lời viện dẫn, không có nguyên văn.",
    "Of {} the store knows only what others say, not its text.",
)
_PAST_END = Sentence("Phần này chỉ dài tới vị trí {}.", "This text ends at {}.")


class NoSuchPlace(VanbanError):
    """A provision that the document does not have, or that may be one of several."""


def link(document: str, start: int | None = None, end: int | None = None) -> str:
    """The path of a document's page, with a stretch of its text marked."""
    path = f"/documents/{quote(document)}"
    return path if start is None else f"{path}?mark={start}-{end}#mark"


def told(ref: DocumentRef) -> DocumentTold:
    return DocumentTold(ref.id, ref.label, ref.number, ref.type, ref.title, ref.issuer, ref.date, ref.in_corpus, link(ref.id))


def _source(state: Snapshot, evidence: Evidence, place: str | None = None) -> Source:
    ref = state.reference(evidence.document)
    at = link(ref.id, evidence.start, evidence.end)
    return Source(ref.id, ref.number, ref.label, place, evidence.quote, evidence.start, evidence.end, at)


def search(library: Library, question: str, filters: Filters, limit: int, lang: Lang) -> Found:
    """Passages that answer a question, best first."""
    result = library.index.search(question, filters, limit)
    state = library.snapshot()
    meant = [id for match in result.numbers for id in find_documents(state.graph, match.number)]
    chips = [f"{label('slot', chip.slot, lang)}: {chip_words(chip, lang)}" for chip in result.understood.chips]
    passages = [_passage(state, hit, lang) for hit in result.hits if hit.document in state.graph]
    return Found(chips, result.nothing_fits, [told(state.reference(id)) for id in dict.fromkeys(meant)], passages)


def _passage(state: Snapshot, hit: Hit, lang: Lang) -> Passage:
    shown = hit.excerpt
    words = Evidence(hit.document, hit.label, shown.text, shown.start, shown.end)
    source = _source(state, words, path_words(hit.path, lang) or None)
    why = [label("reason", reason, lang) for reason in hit.reasons]
    return Passage(source, hit.title, hit.issuer, hit.date, dict(facts(hit, lang)), why)


def duties(library: Library, wanted: LedgerFilter, offset: int, limit: int, lang: Lang) -> Duties:
    """The duties that pass the filter, in the order of the ledger."""
    state = library.snapshot()
    found = state.filtered(wanted)
    after = offset + limit
    shown = [_duty(state, duty, lang) for duty in found[offset:after]]
    return Duties(len(found), offset, after if after < len(found) else None, shown)


def _duty(state: Snapshot, duty: Duty, lang: Lang) -> DutyTold:
    words = Evidence(duty.document, duty.document_label, duty.quote, duty.start, duty.end)
    return DutyTold(
        actors=[party.whole or party.name for party in duty.actors],
        action=duty.action or duty.quote,
        recipients=[party.whole or party.name for party in duty.recipients],
        category=label("category", duty.category, lang),
        when=show_due(duty, lang),
        due=duty.due.isoformat() if duty.due else None,
        periods=[label("period", period, lang) for period in duty.periods],
        condition=duty.condition,
        product=duty.product,
        confidence=duty.confidence,
        source=_source(state, words, path_words(duty.path, lang)),
    )


def lineage(library: Library, number: str, ways: Iterable[Direction], depth: int, lang: Lang) -> Traced:
    """What a document rests on and what rests on it. Raises UnknownDocument, AmbiguousDocument."""
    state = library.snapshot()
    id = state.resolve(number)
    lines = {way: _relatives(state, trace(state.graph, id, way, depth), lang) for way in ways}
    return Traced(told(state.reference(id)), lines.get(Direction.UP, []), lines.get(Direction.DOWN, []))


def _relatives(state: Snapshot, traced: Lineage, lang: Lang) -> list[Relative]:
    return [
        Relative(
            depth=line.depth,
            parent=line.parent,
            document=told(line.document),
            relations=[how_words(how.kind, traced.direction, lang) for how in line.hows],
            ambiguous=line.ambiguous,
            sources=[_source(state, said) for how in line.hows for said in how.evidence[:SENTENCES]],
        )
        for line in traced.lines
    ]


def check(library: Library, number: str | None, on: dt.date | None, limit: int, lang: Lang) -> Checked:
    """What does not fit, in one document or in all, stale bases included. Raises UnknownDocument, AmbiguousDocument."""
    from graph.nearby import force_of

    state = library.snapshot()
    id = None if number is None else state.resolve(number)
    found = [*_findings(state, id, lang), *_stale(state, id, lang)]
    if id is None:
        return Checked(len(found), found[:limit], None)
    answer = force_of(state.graph, id, on or dt.date.today())
    said = [each for change in (*answer.reasons, *answer.later) for each in change.evidence[:SENTENCES]]
    first, *others = force_words(answer, lang)
    force = InForceTold(
        answer.on.isoformat(),
        answer.force.value,
        [first, *(line.strip() for line in others[:-1])],
        pick(answer.limit, lang),
        [_source(state, each) for each in said],
    )
    return Checked(len(found), found[:limit], force)


def _findings(state: Snapshot, id: str | None, lang: Lang) -> list[Trouble]:
    return [
        Trouble(
            label("severity", finding.severity, lang),
            finding.rule,
            told(state.reference(finding.document)),
            pick((finding.message, finding.message_en), lang),
            [_source(state, said) for said in finding.evidence[:SENTENCES]],
        )
        for finding in state.findings
        if id in (None, finding.document)
    ]


def _stale(state: Snapshot, id: str | None, lang: Lang) -> list[Trouble]:
    return [
        Trouble(
            label("severity", "warning" if stale.grave else "note", lang),
            "stale-base",
            told(stale.document),
            stale_words(stale, lang),
            [
                _source(state, said)
                for said in (
                    *(step.evidence[0] for step in stale.path if step.evidence),
                    *(change.evidence[0] for change in stale.changes[:SENTENCES]),
                )
            ],
        )
        for stale in state.stale
        if id in (None, stale.document.id)
    ]


def text(library: Library, number: str, place: str | None, start: int | None) -> Text:
    """A document or one of its provisions, from `start` of its text on.

    Raises UnknownDocument, AmbiguousDocument, NoSuchPlace.
    """
    state = library.snapshot()
    id = state.resolve(number)
    ref = state.reference(id)
    if id not in state.by_id:
        if place is not None:
            raise NoSuchPlace(*_NOT_READ.fill(ref.label))
        said = [
            _source(state, Evidence(one.document.id, one.document.label, one.quote, one.start, one.end))
            for one in said_of(id, state.graph, state.reference)
        ]
        return Text(told(ref), None, [], "", 0, 0, None, [], said)
    document = library.document(id)
    path, headings, first, last = None, list[str](), 0, len(document.text)
    if place is not None:
        found = find_provisions(document, place)
        if not found:
            raise NoSuchPlace(*_NO_PLACE.fill(ref.label, place))
        if len(found) > 1:
            several = "; ".join(dict.fromkeys(document.provisions[at].path for at in found[:8]))
            raise NoSuchPlace(*_MANY_PLACES.fill(place, several))
        provision = document.provisions[found[0]]
        path, first, last = provision.path, provision.span.start, provision.end
        above = provision.parent
        while above is not None:
            headings[:0] = filter(None, [document.provisions[above].heading])
            above = document.provisions[above].parent
    begin = first if start is None else start
    if not first <= begin < max(last, first + 1):
        raise NoSuchPlace(*_PAST_END.fill(last))
    end = min(begin + LONGEST_TEXT, last)
    contents = [Heading(item.anchor.removeprefix("p-"), item.words) for item in outline(document)] if place is None else []
    return Text(told(ref), path, headings, document.text[begin:end], begin, end, end if end < last else None, contents, [])
