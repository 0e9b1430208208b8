"""What does not fit: each rule is a function with a precise ground, its words and severity are data (`graph.finding`)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING

from graph import check_dates, check_duties, check_form, check_links, check_numbers, check_order
from graph.finding import Finding, Rule, Severity, rule, rules

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = ["FINDERS", "Finding", "Rule", "Severity", "check", "default_rules", "rules"]

Finder = Callable[["MultiDiGraph[str]"], Iterator[Finding]]

FINDERS: dict[str, Finder] = {
    "dated-before-cited": check_dates.dated_before_cited,
    "number-order": check_order.number_order,
    "title-year": check_order.title_year,
    "blank-date": check_dates.blank_date,
    "blank-number": check_numbers.blank_number,
    "kind-against-symbol": check_numbers.kind_against_symbol,
    "one-number-two-dates": check_numbers.one_number_two_dates,
    "one-number-two-texts": check_numbers.one_number_two_texts,
    "duty-without-actor": check_duties.duty_without_actor,
    "report-without-recipient": check_duties.report_without_recipient,
    "due-before-issued": check_duties.due_before_issued,
    "addressee-without-duty": check_duties.addressee_without_duty,
    "duty-without-addressee": check_duties.duty_without_addressee,
    "rests-on-itself": check_links.rests_on_itself,
    "ambiguous-citation": check_links.ambiguous_citation,
    **{id: check_form.deviations_of(id) for id in check_form.FORM_RULES},
    "no-such-day": check_form.deviations_of("no-such-day"),
    "form-first-citation": check_form.first_citation,
}


def default_rules() -> tuple[str, ...]:
    """The ids of the rules that run unless told otherwise."""
    return tuple(id for id, one in rules().items() if one.default)


def check(graph: MultiDiGraph[str], wanted: Collection[str] | None = None) -> tuple[Finding, ...]:
    """All findings of the rules `wanted`, by their ids, errors first, then by document and place; without it of those that
    run unless told otherwise. Raises UnknownRule."""
    chosen = default_rules() if wanted is None else tuple(dict.fromkeys(rule(id).id for id in wanted))
    order = list(Severity)
    found = [finding for id in chosen for finding in FINDERS[id](graph)]
    return tuple(
        sorted(
            found,
            key=lambda f: (order.index(f.severity), f.document, f.evidence[0].start if f.evidence else -1, f.rule, f.message),
        )
    )
