"""What does not fit: dates, numbers, missing parts. Each rule is a function with a precise ground."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from graph import identity
from graph.find import number_of
from graph.lineage import ORDER, WEAK, evidence_of, find_cycles
from graph.schema import EdgeKind, Evidence, NodeKind, Resolution
from graph.words import Lang, path_words
from ingest import symbols
from ingest.document import Category, PartialDate
from ingest.folding import fold

if TYPE_CHECKING:
    from networkx import MultiDiGraph


_DAY = len("2022-03-29")
_SURE = (Resolution.RESOLVED, Resolution.ABSENT)
_RESTING = frozenset(ORDER) - WEAK - {EdgeKind.PROMULGATES}
"""Relations in which the source comes after the target."""
_OWN_NAMES = ("Điều ", "Khoản ", "Điểm ", "Chương ", "Phần ", "Mục ", "Phụ lục ")


class Severity(StrEnum):
    ERROR = "error"  # cannot be as it stands
    WARNING = "warning"  # probably a slip
    NOTE = "note"  # worth knowing


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not fit; `message` is Vietnamese, `message_en` English."""

    rule: str
    severity: Severity
    document: str
    label: str
    message: str
    message_en: str
    evidence: tuple[Evidence, ...] = ()


def check(graph: MultiDiGraph[str]) -> tuple[Finding, ...]:
    """All findings, errors first, then by document and place."""
    order = list(Severity)
    found = [finding for rule in RULES for finding in rule(graph)]
    return tuple(
        sorted(
            found,
            key=lambda f: (order.index(f.severity), f.document, f.evidence[0].start if f.evidence else -1, f.rule, f.message),
        )
    )


def dated_before_cited(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    """A document can't cite what bears a later date; blank days count as any day of their month."""
    later: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for source, target, data in _edges(graph, EdgeKind.CITES):
        own, other = graph.nodes[source]["date"], graph.nodes[target]["date"] or data["date"]
        if data["resolution"] in _SURE and own and other and _latest(own) < _earliest(other):
            later.setdefault((source, target), []).append(data)
    for (source, target), edges in later.items():
        own, label = graph.nodes[source]["date"], graph.nodes[target]["label"]
        date = graph.nodes[target]["date"] or edges[0]["date"]
        message = f"Ghi ngày {_show(own)} nhưng viện dẫn văn bản ngày {_show(date)}, tức là ban hành sau: {label}."
        english = f"Dated {own} but cites a document of a later day, {date}: {label}."
        yield _finding(graph, "dated-before-cited", Severity.ERROR, source, message, english, edges)


def kind_against_symbol(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    """`Kế hoạch số 4758/QĐ-STNMT`: the symbol is a decision's. In a header or in a citation."""
    for id, data in _documents(graph):
        if data["in_corpus"] and (kind := _other_kind(data["type"], data["symbol"])):
            said = f"{data['type']} số {data['number'] or '…'}"
            yield _finding(graph, "kind-against-symbol", Severity.WARNING, id, *_kind_messages(said, data["symbol"], kind), [])
    odd: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for source, target, data in _edges(graph, EdgeKind.CITES):
        if _other_kind(data["type"], graph.nodes[target]["symbol"]):
            odd.setdefault((source, target, data["type"]), []).append(data)
    for (source, target, written), edges in odd.items():
        symbol = graph.nodes[target]["symbol"]
        messages = _kind_messages(f"{written} số {graph.nodes[target]['number']}", symbol, symbols.kind_of(symbol) or "")
        yield _finding(graph, "kind-against-symbol", Severity.WARNING, source, *messages, edges)


def _kind_messages(said: str, symbol: str, kind: str) -> tuple[str, str]:
    return (
        f"“{said}”: ký hiệu {symbol} là của {kind}, không khớp với tên loại.",
        f"“{said}”: the symbol {symbol} stands for another kind, {kind}.",
    )


@lru_cache(4096)
def _other_kind(written: str | None, symbol: str | None) -> str | None:
    """The kind that the symbol stands for, where the kind written is another."""
    kind = identity.kind_of(symbol, written)
    if not kind or not written or not symbol or written == "Văn bản":
        return None
    a, b = fold(kind), fold(written)
    if a.startswith(b) or b.startswith(a):  # Chương trình and Chương trình hành động
        return None
    if symbol.endswith(("/TW", "/TU")) and b == "quy dinh":  # the Party writes QĐ for both
        return None
    return kind


def blank_number(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    for id, data in _documents(graph):
        if data["in_corpus"] and not data["number"]:
            message, english = "Bản này để trống số văn bản.", "This copy leaves the number blank."
            yield _finding(graph, "blank-number", Severity.NOTE, id, message, english, [])


def blank_date(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    for id, data in _documents(graph):
        if data["in_corpus"] and len(data["date"] or "") < _DAY:
            message = "Bản này để trống một phần hoặc toàn bộ ngày ban hành."
            english = "This copy leaves the date blank, whole or in part."
            yield _finding(graph, "blank-date", Severity.NOTE, id, message, english, [])


def one_number_two_dates(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    """One issuer gives a number once a year; a number that holds its year, once. Else one of the dates is a slip."""
    told: dict[tuple[str, str, str], dict[str, list[tuple[str, dict[str, Any] | None]]]] = {}
    issuers = {source: target for source, target, _ in _edges(graph, EdgeKind.ISSUED_BY)}

    def tell(id: str, date: str | None, edge: dict[str, Any] | None) -> None:
        number = graph.nodes[id]["number"]
        if number and date and len(date) == _DAY and id in issuers:
            year = "" if re.search(r"/[0-9]{4}/", number) else date[:4]
            dates = told.setdefault((issuers[id], number_of(number), year), {})
            dates.setdefault(date, []).append((id, edge))

    for id, data in _documents(graph):
        if data["in_corpus"]:
            tell(id, data["date"], None)
    for _, target, data in _edges(graph, EdgeKind.CITES):
        if data["resolution"] in _SURE:
            tell(target, data["date"], data)
    for dates in told.values():
        if len(dates) < 2:
            continue
        id = min(dates.items())[1][0][0]
        number, shown = graph.nodes[id]["number"], " và ".join(_show(date) for date in sorted(dates))
        message = f"Số {number} của {graph.nodes[id]['issuer']} được ghi các ngày khác nhau: {shown}."
        english = f"Number {number} is given different dates: {', '.join(sorted(dates))}."
        firsts = (next((edge for _, edge in several if edge), None) for _, several in sorted(dates.items()))
        evidence = [edge for edge in firsts if edge]
        yield _finding(graph, "one-number-two-dates", Severity.WARNING, id, message, english, evidence)


def one_number_two_texts(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    texts: dict[str, list[str]] = {}
    for source, target, _ in _edges(graph, EdgeKind.VERSION_OF):
        texts.setdefault(target, [target]).append(source)
    for first, ids in texts.items():
        paths = ", ".join(sorted(graph.nodes[id]["source"] for id in ids))
        message = f"Kho có {len(ids)} bản khác nội dung của cùng văn bản này: {paths}."
        english = f"The store holds different texts of this document: {paths}."
        yield _finding(graph, "one-number-two-texts", Severity.WARNING, first, message, english, [])


def duty_without_actor(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    for data in _duties(graph):
        if not data["actors"]:
            message = f"{_where(data, 'vi')}: nhiệm vụ không nêu cơ quan thực hiện."
            english = f"{_where(data, 'en')}: a duty that names nobody to carry it out."
            yield _finding(graph, "duty-without-actor", Severity.WARNING, data["document"], message, english, [_own_words(data)])


def report_without_recipient(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    for data in _duties(graph):
        if data["category"] == Category.REPORT and not data["recipients"]:
            message = f"{_where(data, 'vi')}: yêu cầu báo cáo nhưng không nêu nơi nhận báo cáo."
            english = f"{_where(data, 'en')}: a report is asked for, but not to whom it goes."
            yield _finding(
                graph, "report-without-recipient", Severity.NOTE, data["document"], message, english, [_own_words(data)]
            )


def rests_on_itself(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    """Documents that each say that they rest on the next, in a circle."""
    links: dict[str, list[str]] = {}
    said: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for source, target, data in graph.edges(data=True):
        if data["kind"] in _RESTING and source == data["said_by"] and data["resolution"] in _SURE:
            links.setdefault(source, []).append(target)
            said.setdefault((source, target), []).append(data)
    for cycle in find_cycles(links):
        way = " → ".join(graph.nodes[id]["label"] for id in cycle)
        edges = [data for pair in pairwise(cycle) for data in said[pair]]
        message, english = f"Các văn bản dựa vào nhau thành vòng: {way}.", f"Documents rest on one another in a circle: {way}."
        yield _finding(graph, "rests-on-itself", Severity.WARNING, cycle[0], message, english, edges)


def ambiguous_citation(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    several: dict[tuple[str, int, int], list[tuple[str, dict[str, Any]]]] = {}
    for source, target, data in _edges(graph, EdgeKind.CITES):
        if data["resolution"] == Resolution.AMBIGUOUS:
            several.setdefault((source, data["start"], data["end"]), []).append((target, data))
    for (source, _, _), candidates in several.items():
        data = candidates[0][1]
        labels = "; ".join(graph.nodes[target]["label"] for target, _ in candidates)
        message = f"“{data['quote']}” có thể là: {labels}."
        yield _finding(
            graph, "ambiguous-citation", Severity.NOTE, source, message, f"“{data['quote']}” may be: {labels}.", [data]
        )


RULES: tuple[Callable[[MultiDiGraph[str]], Iterator[Finding]], ...] = (
    dated_before_cited,
    kind_against_symbol,
    blank_number,
    blank_date,
    one_number_two_dates,
    one_number_two_texts,
    duty_without_actor,
    report_without_recipient,
    rests_on_itself,
    ambiguous_citation,
)


def _finding(
    graph: MultiDiGraph[str],
    rule: str,
    severity: Severity,
    document: str,
    message: str,
    english: str,
    edges: Iterable[Mapping[str, Any]],
) -> Finding:
    evidence = sorted((evidence_of(graph, data) for data in edges), key=lambda e: (e.document, e.start))
    return Finding(rule, severity, document, graph.nodes[document]["label"], message, english, tuple(dict.fromkeys(evidence)))


def _documents(graph: MultiDiGraph[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((id, data) for id, data in graph.nodes(data=True) if data["kind"] == NodeKind.DOCUMENT)


def _duties(graph: MultiDiGraph[str]) -> Iterator[dict[str, Any]]:
    return (data for _, data in graph.nodes(data=True) if data["kind"] == NodeKind.OBLIGATION)


def _edges(graph: MultiDiGraph[str], kind: EdgeKind) -> Iterator[tuple[str, str, dict[str, Any]]]:
    return ((source, target, data) for source, target, data in graph.edges(data=True) if data["kind"] == kind)


def _where(duty: Mapping[str, Any], lang: Lang) -> str:
    """`Mục 2 › gạch đầu dòng 4`; words that name a piece by themselves stand alone (`Đoạn cuối`, `Điều 5 › khoản 2`)."""
    words = path_words(duty["path"], lang)
    if lang == "vi" and (words[:1].isupper() or words[:1].isdigit()) and not words.startswith(_OWN_NAMES):
        return f"Mục {words}"
    return words[:1].upper() + words[1:]


def _own_words(duty: Mapping[str, Any]) -> dict[str, Any]:
    """A duty's words as evidence."""
    return {"said_by": duty["document"], **{field: duty[field] for field in ("quote", "start", "end", "rule", "confidence")}}


@lru_cache(4096)
def _earliest(date: str) -> dt.date:
    return PartialDate.parse(date).earliest


@lru_cache(4096)
def _latest(date: str) -> dt.date:
    return PartialDate.parse(date).latest


def _show(date: str) -> str:
    return PartialDate.parse(date).show()
