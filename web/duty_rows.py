"""Duties as rows of a table: words and addresses, ready for a template or a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from graph.chain import BodyRef, link
from graph.ledger import Duty, PartyRef, Step
from ingest.document import Period
from web.labels import Lang, label
from web.present import show_date, show_day, show_periods

PartyLink = BodyRef
"""A body as it is shown, with the id of its page if it has one."""


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One row of the ledger; `url` leads to the marked sentence, `anchor` is its id on a page of duties."""

    anchor: str
    url: str
    actors: tuple[PartyLink, ...]
    coactors: tuple[PartyLink, ...]
    recipients: tuple[PartyLink, ...]
    via: tuple[PartyLink, ...]
    action: str
    category: str
    category_name: str
    modality: str
    modality_name: str
    timing: str
    chain: tuple[str, ...]
    condition: str | None
    product: str | None
    document: str
    document_name: str
    issuer: str | None


def duty_anchor(duty: Duty) -> str:
    """The id of a duty's mark in the text of its document: what its id in the graph ends with."""
    return duty.id.rpartition("#")[2]


def show_due(duty: Duty, lang: Lang) -> str:
    """When a duty is due, in words; the document's own words where they hold more than is understood."""
    parts = [show_periods([Period(period) for period in duty.periods], lang)] if duty.periods else []
    if duty.date:
        parts.append(f"{label('date_relation', duty.relation or 'by', lang)} {show_date(duty.date, lang)}")
    parts += [show_day(month, day, lang) for month, day in duty.days]
    return "; ".join(parts) or (duty.timing or "")


def party_links(parties: Iterable[PartyRef]) -> tuple[PartyLink, ...]:
    return tuple(link(party) for party in parties)


def party_names(parties: Sequence[PartyRef]) -> str:
    return "; ".join(party.whole or party.name for party in parties)


def chain(duty: Duty, lang: Lang) -> tuple[str, ...]:
    """The duties before and after this one in its sentence, in words: who advises on it, to whom its recipient passes it on."""
    told = [("through", step) for step in duty.through] + [("then", step) for step in duty.then]
    return tuple(_step_words(label("duty", how, lang), step, lang) for how, step in told)


def _step_words(words: str, step: Step, lang: Lang) -> str:
    action = label("category", step.category, lang).lower()
    filled = words.format(actors=party_names(step.actors), action=action, recipients=party_names(step.recipients))
    return filled.strip()


def document_name(duty: Duty) -> str:
    """`26/KH-UBND`; kind and date where the copy has no number."""
    if duty.document_number:
        return duty.document_number
    return " ".join(part for part in (duty.document_type, show_date(duty.document_date, "vi")) if part) or duty.document_label


def rows(duties: Iterable[Duty], lang: Lang, url_of: Callable[[Duty], str]) -> tuple[DutyRow, ...]:
    """The rows for `duties`, in their order."""
    return tuple(
        DutyRow(
            anchor=duty_anchor(duty),
            url=url_of(duty),
            actors=party_links(duty.actors),
            coactors=party_links(duty.coactors),
            recipients=party_links(duty.recipients),
            via=party_links(duty.via),
            action=duty.action or duty.quote,
            category=duty.category,
            category_name=label("category", duty.category, lang),
            modality=duty.modality,
            modality_name=label("modality", duty.modality, lang),
            timing=show_due(duty, lang),
            chain=chain(duty, lang),
            condition=duty.condition,
            product=duty.product,
            document=duty.document,
            document_name=document_name(duty),
            issuer=duty.document_issuer,
        )
        for duty in duties
    )
