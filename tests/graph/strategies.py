"""Any Document at all, for round trips."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from ingest.document import (
    ActorFrom,
    Agency,
    AgencyMention,
    Category,
    Citation,
    DateRelation,
    Document,
    DocumentNumber,
    Header,
    Level,
    Modality,
    Obligation,
    Party,
    Period,
    Provision,
    ProvisionKind,
    Recipient,
    Relation,
    RelationKind,
    Signer,
    Source,
    Timing,
)
from ingest.readings import PartialDate, Reading, Span, TextMap

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
"""Letters of any script; what UTF-8 can't hold is a test of its own."""
maybe_words = st.none() | words
counts = st.integers(0, 40)
sure = st.floats(0, 1)
days = st.dates().map(lambda d: PartialDate(d.year, d.month, d.day))
dates = days | days.map(lambda d: PartialDate(d.year, d.month)) | days.map(lambda d: PartialDate(d.year))
numbers = st.builds(DocumentNumber, words, maybe_words, st.none() | st.integers(1900, 2100), words)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=60))

    @st.composite
    def a_span(draw: st.DrawFn) -> Span:
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        return Span(start, end, text[start:end])

    spans = a_span()

    def some(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
        return st.lists(of, max_size=2).map(tuple)

    def reading(of: st.SearchStrategy[Any]) -> st.SearchStrategy[Reading[Any]]:
        return st.builds(Reading, of, spans, words, sure)

    pairs = st.tuples(st.integers(0, 12), st.integers(1, 31))
    relation = st.none() | st.sampled_from(DateRelation)
    timings = st.builds(Timing, spans, some(st.sampled_from(Period)), st.none() | dates, relation, some(pairs), words, sure)
    parties = some(st.builds(Party, words, spans))
    place = st.none() | st.integers(0, 2)
    agencies = st.builds(Agency, words, st.sampled_from(Level), maybe_words, maybe_words, st.booleans(), maybe_words)
    citation = (
        words,
        st.none() | numbers,
        maybe_words,
        st.none() | dates,
        maybe_words,
        maybe_words,
        maybe_words,
        words,
        st.none(),
    )
    obligations = st.builds(
        Obligation,
        *(
            spans,
            st.none(),
            words,
            parties,
            st.sampled_from(ActorFrom),
            st.sampled_from(Modality),
            words,
            st.sampled_from(Category),
        ),
        *(parties, parties, parties, parties, st.none() | timings, st.none() | spans, st.none() | spans, words, sure),
    )
    provision = (st.sampled_from(ProvisionKind), words, words, spans, spans, counts, place, maybe_words)
    header = {field: st.none() | reading(words) for field in ("number", "year", "symbol", "type", "title", "issuer", "place")}
    starts = draw(st.lists(counts, min_size=1, max_size=4).map(sorted))
    return Document(
        source=Source(draw(words.filter(bool)), draw(words), draw(words)),
        raw=draw(st.text(max_size=30)),
        text=text,
        map=TextMap(tuple(starts), tuple(starts), draw(counts), draw(counts)),
        header=draw(
            st.builds(
                Header,
                **header,
                date=st.none() | reading(dates),
                signer=st.none() | reading(st.builds(Signer, maybe_words, maybe_words, maybe_words)),
                addressees=some(reading(words)),
                recipients=some(reading(st.builds(Recipient, words, maybe_words))),
                body=st.none() | spans,
            )
        ),
        provisions=draw(some(st.builds(Provision, *provision))),
        citations=draw(some(st.builds(Citation, spans, *citation, words, sure))),
        relations=draw(some(st.builds(Relation, words, st.sampled_from(RelationKind), words, spans, words, sure))),
        agencies=draw(some(st.builds(AgencyMention, spans, agencies, words, sure))),
        timings=draw(some(timings)),
        obligations=draw(some(obligations)),
    )
