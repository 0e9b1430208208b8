"""Facts as a person reviews them: what was read, what stands now, and what a form says. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.added import PARTIES as ROLES
from graph.ledger import Duty
from graph.mending import DutyWords, WrongMend, header_words, mend_citation, mend_duty, mend_header, mend_relation
from graph.schema import EdgeKind
from graph.verdicts import FactKind, Judgement, Verdict
from ingest.document import Category, Citation, DateRelation, Document, Obligation, Period, Relation, RelationKind, Timing
from ingest.readings import Span
from web.labels import Lang, both, label, say
from web.present import show_date
from web.reviewing import HEADER, Facts

if TYPE_CHECKING:
    from networkx import MultiDiGraph

RELATED = frozenset(kind.value for kind in RelationKind)


@dataclass(frozen=True, slots=True)
class Shown:
    """A fact on the page: `lines` are its parts as they stand, name and words; `fields` what a form about it holds;
    `verdict` what was said of it."""

    kind: FactKind
    anchor: str
    quote: str
    start: int
    end: int
    lines: tuple[tuple[str, str], ...]
    fields: Mapping[str, Any]
    confidence: float
    rule: str
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A fact that nobody judged, with how sure the program is of it."""

    confidence: float
    document: str
    kind: FactKind
    anchor: str
    quote: str
    start: int
    end: int
    words: str


def shown_facts(facts: Facts, lang: Lang) -> tuple[Shown, ...]:
    """All facts of a document: the header's parts, then all others in the order of the text."""
    header = [_header(facts, field, lang) for field in HEADER]
    others = [
        *(_duty(facts, anchor, duty, lang) for anchor, duty in {**facts.duties, **facts.added}.items()),
        *(_citation(facts, anchor, citation, lang) for anchor, citation in facts.citations.items()),
        *(_relation(facts, anchor, relation, lang) for anchor, relation in facts.relations.items()),
    ]
    return (*header, *sorted(others, key=lambda shown: (shown.start, shown.end, shown.kind)))


def doubts(
    duties: Iterable[Duty], graph: MultiDiGraph[str], judged: frozenset[tuple[str, FactKind, str]], lang: Lang
) -> list[Doubt]:
    """The facts that nobody judged and of which the program is not certain, those first that it doubts most."""
    found: dict[tuple[str, FactKind, str], Doubt] = {}
    for duty in duties:
        anchor = duty.id.rpartition("#")[2]
        words = f"{'; '.join(party.name for party in duty.actors)}: {duty.action}"
        about = (duty.document, FactKind.DUTY, anchor)
        found[about] = Doubt(duty.confidence, *about, duty.quote, duty.start, duty.end, words)
    for source, target, key, data in graph.edges(keys=True, data=True):
        kind = FactKind.CITATION if data.get("kind") == EdgeKind.CITES else FactKind.RELATION
        if "quote" not in data or (kind is FactKind.RELATION and data["kind"] not in RELATED):
            continue
        id, _, anchor = str(key).rpartition("#")
        about = (data.get("said_by") or id or source, kind, anchor)
        words = f"{label('relation', data['kind'], lang)}: {graph.nodes[target]['label']}"
        found.setdefault(about, Doubt(data["confidence"], *about, data["quote"], data["start"], data["end"], words))
    open_ = [doubt for about, doubt in found.items() if about not in judged and doubt.confidence < 1]
    return sorted(open_, key=lambda doubt: (doubt.confidence, doubt.document, doubt.start))


def offered_fields(document: Document, stretch: tuple[int, int]) -> dict[str, Any]:
    """What a form about a duty at these words may hold to begin with: when it is due, as the text was read, and the bodies that
    are named, in their order."""
    within = Span(*stretch, document.text[slice(*stretch)])
    timed = next((timing for timing in document.timings if within.contains(timing.span)), None)
    named = [mention.agency.name for mention in document.agencies if within.contains(mention.span)]
    return {**_due_fields(_told(timed)), "named": list(dict.fromkeys(named))}


def duty_words(form: Mapping[str, str], periods: Sequence[str]) -> DutyWords:
    """What the form about a duty says: a body a line; values that are none of ours are left out."""
    parties = {role: [line for line in form[role].splitlines() if line.strip()] for role in ROLES if role in form}
    category, relation = form.get("category", ""), form.get("relation", "")
    return DutyWords(
        parties=parties,
        category=Category(category) if category in set(Category) else None,
        periods=[period for period in Period if period.value in periods],
        date=form.get("date", ""),
        relation=DateRelation(relation) if relation in set(DateRelation) else None,
        days=form.get("days", ""),
        action=form.get("action", ""),
    )


def mended(facts: Facts, kind: FactKind, anchor: str, form: Mapping[str, str], duty: DutyWords) -> Mapping[str, Any]:
    """What a verdict says of a fact that is there and mended as `form` has it, a duty as `duty` has it. Raises WrongMend."""
    if kind is FactKind.DUTY:
        return mend_duty(facts.document, facts.duties[anchor], duty)
    if kind is FactKind.CITATION:
        fields = {name: form[name] for name in ("type", "number", "date", "issuer") if name in form}
        return mend_citation(facts.document, facts.citations[anchor], fields)
    if kind is FactKind.RELATION:
        wanted = form.get("relation_kind", "")
        if wanted not in set(RelationKind):
            raise WrongMend(*both("problem.choice", value=wanted[:40], choices=", ".join(RelationKind)))
        return mend_relation(facts.relations[anchor].kind, RelationKind(wanted))
    return mend_header(facts.document, anchor, form.get("value", ""))


def _verdict(facts: Facts, kind: FactKind, anchor: str) -> Verdict | None:
    return facts.verdicts.get((kind, anchor))


def _value(verdict: Verdict | None) -> Mapping[str, Any]:
    return verdict.value if verdict is not None and verdict.judgement in (Judgement.MENDED, Judgement.ADDED) else {}


def _duty(facts: Facts, anchor: str, duty: Obligation, lang: Lang) -> Shown:
    verdict = _verdict(facts, FactKind.DUTY, anchor)
    value = _value(verdict)
    names = {
        role: [party["name"] for party in value[role]] if role in value else [party.name for party in getattr(duty, role)]
        for role in ROLES
    }
    fields = {
        **names,
        **_due_fields((value["timing"] or {}) if "timing" in value else _told(duty.timing)),
        "category": value.get("category", duty.category.value),
        "action": value.get("action", duty.action),
    }
    due = [label("period", period, lang) for period in fields["periods"]]
    due += [f"{label('date_relation', fields['relation'] or 'by', lang)} {fields['date']}"] if fields["date"] else []
    due += [fields["days"]] if fields["days"] else []
    if not due and duty.timing and "timing" not in value:
        due = [duty.timing.span.text]
    lines = [(say(key, lang), "; ".join(names[role])) for key, role in _ROLE_NAMES]
    lines += [
        (say("duty.timing", lang), "; ".join(due)),
        (say("duty.category", lang), label("category", fields["category"], lang)),
        (say("duty.action", lang), value.get("action", duty.action)),
    ]
    return _shown(FactKind.DUTY, anchor, duty, lines, fields, verdict)


_ROLE_NAMES = (("duty.actor", "actors"), ("duty.recipient", "recipients"), ("review.coactors", "coactors"))


def _due_fields(timing: Mapping[str, str | None]) -> dict[str, Any]:
    """When a duty is due, as the fields of its form."""
    return {
        "periods": (timing.get("periods") or "").split(),
        "date": show_date(timing.get("date"), "vi"),
        "relation": timing.get("relation") or "",
        "days": ", ".join(_day(pair) for pair in (timing.get("days") or "").split()),
    }


def _told(timing: Timing | None) -> Mapping[str, str]:
    if timing is None:
        return {}
    return {
        "periods": " ".join(timing.periods),
        "date": timing.date.iso if timing.date else "",
        "relation": timing.relation.value if timing.relation else "",
        "days": " ".join(f"{month}-{day}" for month, day in timing.days),
    }


def _day(pair: str) -> str:
    """`6-15` -> `15/6`; `0-20`, a day of each month, -> `20`."""
    month, _, day = pair.partition("-")
    return day if month == "0" else f"{day}/{month}"


def _citation(facts: Facts, anchor: str, citation: Citation, lang: Lang) -> Shown:
    verdict = _verdict(facts, FactKind.CITATION, anchor)
    read = {
        "type": citation.type,
        "number": citation.number.text if citation.number else "",
        "date": citation.date.iso if citation.date else "",
        "issuer": citation.issuer or "",
    }
    stands = {name: _value(verdict).get(name, held) or "" for name, held in read.items()}
    stands["date"] = show_date(stands["date"], "vi") if stands["date"] else ""
    names = [("header.type", "type"), ("header.number", "number"), ("header.date", "date"), ("header.issuer", "issuer")]
    lines = [(say(key, lang), stands[name]) for key, name in names]
    lines += [(say("review.name", lang), citation.name)] if citation.name else []
    return _shown(FactKind.CITATION, anchor, citation, lines, stands, verdict)


def _relation(facts: Facts, anchor: str, relation: Relation, lang: Lang) -> Shown:
    verdict = _verdict(facts, FactKind.RELATION, anchor)
    kind = _value(verdict).get("kind", relation.kind.value)
    ends = [say("review.self", lang) if end == "self" else end.rstrip("|") for end in (relation.source, relation.target)]
    lines = [(say("review.relation", lang), f"{ends[0]} – {label('relation', kind, lang)} – {ends[1]}")]
    return _shown(FactKind.RELATION, anchor, relation, lines, {"relation_kind": kind}, verdict)


def _header(facts: Facts, field: str, lang: Lang) -> Shown:
    verdict = _verdict(facts, FactKind.HEADER, field)
    reading = getattr(facts.document.header, field)
    said = str(_value(verdict).get("value") or (header_words(reading) if reading else ""))
    words = show_date(said, "vi") if field == "date" and said else said
    lines = ((say(f"header.{field}", lang), words or say("header.blank", lang)),)
    quote = facts.quote(FactKind.HEADER, field)
    fields = {"value": words}
    if reading is None:
        return Shown(FactKind.HEADER, field, quote, 0, 0, lines, fields, 1.0, "", verdict)
    at = reading.span
    return Shown(FactKind.HEADER, field, quote, at.start, at.end, lines, fields, reading.confidence, reading.rule, verdict)


def _shown(
    kind: FactKind, anchor: str, fact: Any, lines: Iterable[tuple[str, str]], fields: Mapping[str, Any], verdict: Verdict | None
) -> Shown:
    told = tuple((name, words) for name, words in lines if words)
    span = fact.span
    return Shown(kind, anchor, span.text, span.start, span.end, told, fields, fact.confidence, fact.rule, verdict)
