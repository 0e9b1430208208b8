"""Which duties to make a plan mean a document of the body's own, and which documents carry such a duty out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from graph.cited_names import telling_words
from graph.ledger import Duty, PartyRef
from graph.lineage import DocumentRef
from ingest.document import Category
from ingest.folding import fold
from ingest.vocabulary import load

_FEW = 2
"""Words of a title from which on it tells a subject."""
_PLANS = frozenset(
    (
        "ke",
        "hoach",
        "chuong",
        "trinh",
        "trien",
        "khai",
        "thuc",
        "hien",
        "ban",
        "hanh",
        "dong",
        "cong",
        "tac",
        "phat",
        "tang",
        "cuong",
    )
)

_CONDITIONS = ("truong hop", "khi ", "neu ")


def owes_document(duty: Duty) -> bool:
    """Whether whoever has the duty must issue a document once: not for each case, not only helping another body with its own.

    One of another category than a plan (to report, to train) owes one where it begins with making it or names it as its product.
    """
    quote, action = fold(duty.quote), fold(duty.action or duty.quote)
    told = _is_plan(duty.product)
    advised = duty.category == Category.ADVISE and _advises().search(action) is not None
    if duty.category != Category.PLAN and not (told or advised or any(pattern.search(action) for pattern in _patterns("own"))):
        return False
    if duty.condition and quote.startswith(_CONDITIONS):
        return False
    if not (told or _makes().search(quote)) or any(pattern.search(quote) for pattern in _patterns("cases")):
        return False
    return "chu tri" in quote or not any(p.search(text) for p in _patterns("helps") for text in (quote, action))


def is_office(party: PartyRef) -> bool:
    """Whether a party is a body that issues documents, and no person or everybody."""
    name = re.sub(r"^(?:cac|moi|nhung|tung|toan the) ", "", fold(party.name))
    return not any(name == one or name.startswith(f"{one} ") for one in _persons())


def tells(document: Mapping[str, Any]) -> bool:
    """Whether a document, as a node of the graph, tells others what to do: no report, no opinion on a draft."""
    words = load("owed")
    return document["type"] not in words["tells_nobody"] and not _opinion().search(fold(document["title"] or ""))


def carries_out(document: DocumentRef, duties: Sequence[Duty]) -> bool:
    """Whether a document can be what one of the duties asks for, by its kind and by what its title says that it makes; one whose
    kind or title is unknown may be."""
    words = load("owed")
    asked = " ".join(fold(f"{duty.quote} {duty.product or ''}") for duty in duties)
    if "van ban" in asked:
        return document.type not in words["no_plan"]
    if document.type in (*words["no_plan"], *words["letters"]):
        return False
    told = fold(f"{document.type or ''} {document.title or ''}")
    groups = [group for group in words["kinds"] if any(kind in asked for kind in group)]
    return not (document.type and document.title and groups) or any(kind in told for group in groups for kind in group)


def _is_plan(product: str | None) -> bool:
    """Whether what is to come of a duty (`Kế hoạch của UBND huyện`) begins as one of the kinds that are owed."""
    return product is not None and fold(product).startswith(tuple(kind for group in load("owed")["kinds"] for kind in group))


def who_owes(duty: Duty) -> tuple[PartyRef, ...]:
    """The bodies that must issue what `owes_document` tells of: of advice on a plan (`Sở Y tế tham mưu Ủy ban nhân dân tỉnh ban
    hành kế hoạch`) the body that is advised, else those that act."""
    if duty.category == Category.ADVISE and _advises().search(fold(duty.action or duty.quote)):
        return duty.recipients[:1]
    return duty.actors


def on_subject(document: DocumentRef, parent: DocumentRef, duties: Sequence[Duty]) -> bool:
    """Whether a document can be on what its parent asks for, by the words of its title; too few words tell nothing."""
    told = telling_words(document.title or "")
    asked = telling_words(" ".join((parent.title or "", *(f"{duty.quote} {' '.join(duty.headings)}" for duty in duties))))
    return len(told - _PLANS) < _FEW or bool((told & asked) - _PLANS)


@cache
def _patterns(name: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in load("owed")[name])


@cache
def _opinion() -> re.Pattern[str]:
    return re.compile(load("owed")["opinion"])


@cache
def _advises() -> re.Pattern[str]:
    return re.compile(load("owed")["advises"])


@cache
def _makes() -> re.Pattern[str]:
    return re.compile(load("owed")["makes"])


@cache
def _persons() -> tuple[str, ...]:
    return tuple(fold(name) for name in load("owed")["persons"])
