"""What a person typed becomes what a mended fact says: bodies settled as the document names them, numbers and dates read.

Each function gives the `value` of a verdict: JSON-ready, in the words of the store's columns, with only what differs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.added import LONGEST as LONGEST_SENTENCE
from graph.added import added_anchor, added_duty, places_of
from graph.bodies import Body, bodies_of
from graph.reviewed import FIELDS
from graph.rows import body_row
from graph.schema import ROLES
from graph.verdicts import Verdict, plain_words
from ingest.document import (
    ActorFrom,
    Category,
    Citation,
    DateRelation,
    Document,
    Modality,
    Obligation,
    Party,
    Period,
    RelationKind,
)
from ingest.errors import Sentence, VanbanError
from ingest.numbers import parse_number
from ingest.readings import PartialDate, Reading, Span

Value = dict[str, Any]

LONGEST = 500
"""Characters of a name or a title that a person types."""

MOST_PARTIES = 50

_TOO_MANY = Sentence(
    f"Nhiều nhất {MOST_PARTIES} cơ quan: hãy viết gọn lại thành nhóm.", f"At most {MOST_PARTIES} bodies: name them as a group."
)


class WrongMend(VanbanError):
    """A correction that can't be understood, or that changes nothing."""


@dataclass(frozen=True, slots=True)
class DutyWords:
    """A duty as a person would have it; None leaves a part as it was read. `date` is ISO or `dd/mm/yyyy`, blank for none;
    `days` reads like `15/6, 15/12`, with `20` for a day of each month."""

    parties: Mapping[str, Sequence[str]]
    category: Category | None = None
    periods: Sequence[Period] = ()
    date: str = ""
    relation: DateRelation | None = None
    days: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class NewDuty:
    """A duty that a person adds: its anchor, the words that it stands at, and what its verdict says."""

    anchor: str
    quote: str
    value: Value


def add_duty(document: Document, quote: str, words: DutyWords, at: int | None = None) -> NewDuty:
    """The duty that `quote`, words of the document, gives under `words`; of several places the one nearest to `at` is meant.

    Raises WrongMend for words that are not there, that stand in several places while `at` is None, or that were read already.
    """
    start, end = picked(document.text, quote, at)
    span = Span(start, end, document.text[start:end])
    names = {role: tuple(dict.fromkeys(map(_name, told))) for role, told in words.parties.items()}
    if any(len(told) > MOST_PARTIES for told in names.values()):
        raise WrongMend(*_TOO_MANY)
    actors = names.get("actors", ())
    if not actors:
        raise WrongMend(
            "Nhiệm vụ phải có cơ quan thực hiện: hãy viết ai phải làm.", "A duty needs somebody who must act: write who."
        )
    for duty in document.obligations:
        if (duty.span.start, duty.span.end) == (start, end) and tuple(party.name for party in duty.actors) == actors:
            raise WrongMend("Nhiệm vụ này đã có: hãy sửa nó.", "This duty is there already: mend it.")
    category = words.category or Category.OTHER
    action = _name(words.action or span.text[:LONGEST])
    bare = Obligation(span, None, "", (), ActorFrom.EXPLICIT, Modality.OBLIGATION, action, category)
    value = {"at": start, "modality": bare.modality.value, "action": action, "category": category.value}
    plain = plain_words(span.text)
    return NewDuty(
        added_anchor(plain, actors, start), plain, {**value, **_parties(document, bare, names), "timing": _timing(words)}
    )


def mend_added(document: Document, verdict: Verdict, words: DutyWords) -> NewDuty:
    """An added duty as a person now has it, under its anchor; raises WrongMend."""
    duty = added_duty(document.text, verdict)
    if duty is None:
        raise WrongMend(
            "Văn bản không còn câu của nhiệm vụ này: hãy bỏ kết luận.",
            "The document no longer has the words of this duty: take the verdict back.",
        )
    changed = _changes(document, duty, words, verdict.value["timing"])
    return NewDuty(verdict.anchor, verdict.quote, {**verdict.value, **changed})


def picked(text: str, quote: str, at: int | None = None) -> tuple[int, int]:
    """Where the words that a person picked stand, whole words at both ends; raises WrongMend as `add_duty` does."""
    if not quote.strip() or len(quote) > LONGEST_SENTENCE:
        raise WrongMend(
            f"Hãy chọn một câu của văn bản, không quá {LONGEST_SENTENCE} chữ.",
            f"Choose a sentence of the document, of at most {LONGEST_SENTENCE} characters.",
        )
    found = places_of(text, quote)
    if not found:
        raise WrongMend(
            "Văn bản không có câu này: hãy chép đúng nguyên văn một đoạn liền của văn bản.",
            "The document does not have these words: copy one stretch of it word for word.",
        )
    if len(found) > 1 and at is None:
        raise WrongMend(
            f"Những chữ này có ở {len(found)} chỗ trong văn bản: hãy chép dài hơn.",
            f"These words stand in {len(found)} places of the document: copy more of them.",
        )
    start, end = min(found, key=lambda stretch: abs(stretch[0] - (at or 0)))
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def mend_duty(document: Document, duty: Obligation, words: DutyWords) -> Value:
    """What the duty says under `words`; raises WrongMend."""
    return _changes(document, duty, words, _told_timing(duty))


def _changes(document: Document, duty: Obligation, words: DutyWords, told: Value | None) -> Value:
    """What `words` says otherwise than the duty, which is due as `told`."""
    value: Value = {}
    wanted = {role: tuple(dict.fromkeys(map(_name, words.parties[role]))) for role in ROLES if role in words.parties}
    if any(len(names) > MOST_PARTIES for names in wanted.values()):
        raise WrongMend(*_TOO_MANY)
    changed = {role: names for role, names in wanted.items() if names != tuple(p.name for p in getattr(duty, role))}
    if changed:
        if changed.get("actors") == ():
            raise WrongMend(
                "Nhiệm vụ phải có cơ quan thực hiện: nếu câu này không phải nhiệm vụ, hãy đánh dấu sai.",
                "A duty needs somebody who must act: if these words are no duty, mark it wrong.",
            )
        value |= _parties(document, duty, changed)
    if words.category is not None and words.category != duty.category:
        value["category"] = words.category.value
    action = _name(words.action)
    if action and action != _name(duty.action[:LONGEST]):
        value["action"] = action
    timing = _timing(words)
    if timing != told:
        value["timing"] = timing
    return _something(value)


def mend_citation(document: Document, citation: Citation, fields: Mapping[str, str]) -> Value:
    """What the citation says under `number`, `date`, `type`, `issuer`; raises WrongMend."""
    number = citation.number
    if "number" in fields and fields["number"].strip() != (number.text if number else ""):
        number = parse_number(fields["number"]) if fields["number"].strip() else None
        if number is None and fields["number"].strip():
            raise WrongMend(
                f"“{fields['number']}” không phải số, ký hiệu văn bản: viết như 61/2018/NĐ-CP.",
                f"“{fields['number']}” is no number of a document: write it like 61/2018/NĐ-CP.",
            )
    date = _date(fields["date"]) if "date" in fields else citation.date
    kind = _name(fields.get("type", citation.type)) or citation.type
    issuer = _name(fields["issuer"]) or None if "issuer" in fields else citation.issuer
    if number is None and citation.name is None:
        raise WrongMend(
            "Viện dẫn phải có số, ký hiệu hoặc tên riêng: nếu đây không phải viện dẫn, hãy đánh dấu sai.",
            "A citation needs a number or a name: if this is no citation, mark it wrong.",
        )
    iso = date.iso if date else None
    told = {
        **{"type": kind, "number": number.text if number else None, "serial": number.serial if number else None},
        **{"number_year": number.year if number else None, "symbol": number.symbol if number else None, "date": iso},
        **{"issuer": issuer, "key": f"{number.text}|{iso or ''}" if number else citation.name},
    }
    old = citation.number
    before = {
        **{"type": citation.type, "number": old.text if old else None, "serial": old.serial if old else None},
        **{"number_year": old.year if old else None, "symbol": old.symbol if old else None},
        **{"date": citation.date.iso if citation.date else None, "issuer": citation.issuer, "key": citation.key},
    }
    if {name: told[name] for name in told if name != "key"} == {name: before[name] for name in before if name != "key"}:
        raise _nothing()
    value = {name: held for name, held in told.items() if held != before[name]}
    if "issuer" in value:
        told_by = bodies_of(replace(document, citations=(replace(citation, issuer=issuer),))).issuing
        value["issuing"] = told_by[issuer] if issuer else None
    return value


def mend_relation(kind: RelationKind, now: RelationKind) -> Value:
    """The relation is of another kind; raises WrongMend where it is not."""
    return _something({"kind": now.value} if now != kind else {})


def mend_header(document: Document, field: str, typed: str) -> Value:
    """What a part of the header says; raises WrongMend for a blank, an unknown field or a date that is none."""
    if field not in FIELDS:
        raise WrongMend(f"“{field}” không phải một phần của thể thức.", f"“{field}” is no part of the header.")
    said = _name(typed)
    if not said:
        raise WrongMend(
            "Chưa viết gì: nếu bản này để trống, hãy đánh dấu sai.", "Nothing was written: if it is blank there, mark it wrong."
        )
    if field == "date":
        date = _date(said)
        said = date.iso if date else ""
    held = getattr(document.header, field)
    if held is not None and said == header_words(held):
        raise _nothing()
    value: Value = {"value": said}
    if field == "issuer":
        nowhere = document.header.issuer.span if document.header.issuer else Span(0, 0, "")
        bodies = bodies_of(replace(document, header=replace(document.header, issuer=Reading(said, nowhere, "review"))))
        value |= {"issuing": bodies.issuing[said], "body": body_row(bodies.issuer) if bodies.issuer else None}
    if field == "signer" and held is not None:
        value |= {"second": held.value.position, "third": held.value.capacity}
    return value


def header_words(reading: Reading[Any]) -> str:
    """What a part of the header says, as it is typed."""
    value = reading.value
    return value.iso if isinstance(value, PartialDate) else str(getattr(value, "name", value) or "")


def _parties(document: Document, duty: Obligation, wanted: Mapping[str, Sequence[str]]) -> Value:
    """The parties of the roles that changed, each with the body that its name means in this document."""
    named: dict[str, Any] = {role: tuple(Party(name, duty.span) for name in names) for role, names in wanted.items()}
    bodies = bodies_of(replace(document, obligations=(replace(duty, **named),)))
    return {role: [_party(name, bodies.parties[0, role, k]) for k, name in enumerate(names)] for role, names in wanted.items()}


def _party(name: str, body: Body | None) -> Value:
    return {"name": name, "body": body_row(body) if body else None, "head": body.head if body else None}


def _timing(words: DutyWords) -> Value | None:
    date = _date(words.date)
    days = _days(words.days)
    if not (words.periods or date or days):
        return None
    relation = (words.relation or DateRelation.BY).value if date else None
    periods = " ".join(period.value for period in Period if period in words.periods)
    return {"periods": periods, "date": date.iso if date else None, "relation": relation, "days": days}


def _told_timing(duty: Obligation) -> Value | None:
    timing = duty.timing
    if timing is None or not (timing.periods or timing.date or timing.days):
        return None
    return {
        "periods": " ".join(period.value for period in Period if period in timing.periods),
        "date": timing.date.iso if timing.date else None,
        "relation": timing.relation.value if timing.relation else None,
        "days": " ".join(f"{month}-{day}" for month, day in timing.days),
    }


def _days(written: str) -> str:
    """`15/6, 15/12` -> `6-15 12-15`; a day alone is one of each month, `0-20`."""
    found: list[str] = []
    for part in written.replace(";", ",").split(","):
        if not part.strip():
            continue
        day, _, month = (piece.strip() for piece in part.partition("/"))
        if not (day.isdecimal() and (month or "0").isdecimal() and 1 <= int(day) <= 31 and 0 <= int(month or 0) <= 12):
            raise WrongMend(
                f"“{part.strip()}” không phải ngày trong năm: viết 15/6, 15/12, hoặc 20 cho ngày 20 hằng tháng.",
                f"“{part.strip()}” is no day of the year: write 15/6, 15/12, or 20 for the 20th of each month.",
            )
        found.append(f"{int(month or 0)}-{int(day)}")
    return " ".join(dict.fromkeys(found))


def _date(written: str) -> PartialDate | None:
    """`14/12/2024`, `12/2024`, `2024` or ISO; None for a blank."""
    plain = written.strip()
    if not plain:
        return None
    iso = "-".join(reversed(plain.split("/"))) if "/" in plain else plain
    try:
        if len(iso) > len("2024-12-14") or len(iso.split("-")) > 3:
            raise ValueError
        return PartialDate.parse(iso)
    except ValueError:
        raise WrongMend(
            f"“{plain}” không phải ngày: viết 14/12/2024, 12/2024 hoặc 2024.",
            f"“{plain}” is no date: write 14/12/2024, 12/2024 or 2024.",
        ) from None


def _name(typed: str) -> str:
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in typed).split())
    if len(plain) > LONGEST:
        raise WrongMend(f"Dài hơn {LONGEST} chữ: hãy viết gọn lại.", f"More than {LONGEST} characters: write it shorter.")
    return plain


def _something(value: Value) -> Value:
    if not value:
        raise _nothing()
    return value


def _nothing() -> WrongMend:
    return WrongMend(
        "Chưa sửa gì: hãy sửa một chỗ, hoặc đánh dấu đúng.", "Nothing was changed: mend something, or mark it right."
    )
