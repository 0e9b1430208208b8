"""Numbers, symbols and kinds that do not fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph import identity
from graph.find import number_of
from graph.finding import DAY, Finding, clear_citations, clear_documents, edges_of, finding, show
from graph.schema import EdgeKind
from ingest import symbols
from ingest.folding import fold

if TYPE_CHECKING:
    from networkx import MultiDiGraph


def kind_against_symbol(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    """`Kế hoạch số 4758/QĐ-STNMT`: the symbol is a decision's. In a header or in a citation."""
    for id, data in clear_documents(graph):
        if "/" not in (data["symbol"] or "") and (kind := _other_kind(data["type"], data["symbol"])):
            said = f"{data['type']} số {data['number'] or '…'}"
            yield finding(graph, "kind-against-symbol", id, *_kind_messages(said, data["symbol"], kind))
    odd: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
    for source, target, data in clear_citations(graph):
        named = data["quote"][:1].isupper()  # `luật số 19-KL/TW`, `hướng dẫn số …`: a common noun names no kind
        if named and _other_kind(data["type"], graph.nodes[target]["symbol"]):
            odd.setdefault((source, target, data["type"]), []).append(data)
    for (source, target, written), edges in odd.items():
        symbol = graph.nodes[target]["symbol"]
        messages = _kind_messages(f"{written} số {graph.nodes[target]['number']}", symbol, symbols.kind_of(symbol) or "")
        yield finding(graph, "kind-against-symbol", source, *messages, edges)


def _kind_messages(said: str, symbol: str, kind: str) -> tuple[str, str]:
    return (
        f"“{said}”: ký hiệu {symbol} là của {kind}, không khớp với tên loại.",
        f"“{said}”: the symbol {symbol} stands for another kind, {kind}.",
    )


@lru_cache(4096)
def _other_kind(written: str | None, symbol: str | None) -> str | None:
    """The kind that the symbol stands for, where the kind written is another."""
    kind = identity.kind_of(symbol, written)
    if not kind or not written or not symbol or written == "Văn bản" or kind == "Thông cáo":  # TC-TCT: the Ministry of Finance
        return None
    a, b = fold(kind), fold(written)
    if a.startswith(b) or b.startswith(a):  # Chương trình and Chương trình hành động
        return None
    if symbol in ("L-CTN", "L/CTN") and b in ("luat", "bo luat", "phap lenh"):  # the number of the order that makes it known
        return None
    if symbol.endswith(("/TW", "/TU")) and b == "quy dinh":  # the Party writes QĐ for both
        return None
    return kind


def blank_number(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    for id, data in clear_documents(graph):
        if not data["number"] and data["symbol"]:  # without its symbol the whole line may be missing from the copy
            message, english = "Bản này để trống số văn bản.", "This copy leaves the number blank."
            yield finding(graph, "blank-number", id, message, english)


def one_number_two_dates(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    """One issuer gives a number once a year; a number that holds its year, once. Else one of the dates is a slip."""
    told: dict[tuple[str, str, str], dict[str, list[tuple[str, dict[str, Any] | None]]]] = {}
    issuers = {source: target for source, target, _ in edges_of(graph, EdgeKind.ISSUED_BY)}

    def tell(id: str, date: str | None, edge: dict[str, Any] | None) -> None:
        number = graph.nodes[id]["number"]
        if number and date and len(date) == DAY and id in issuers:
            year = "" if re.search(r"/[0-9]{4}/", number) else date[:4]
            dates = told.setdefault((issuers[id], number_of(number), year), {})
            dates.setdefault(date, []).append((id, edge))

    for id, data in clear_documents(graph):
        tell(id, data["date"], None)
    for _, target, data in clear_citations(graph):
        tell(target, data["date"], data)
    for dates in told.values():
        if len(dates) < 2:
            continue
        id = min(dates.items())[1][0][0]
        number, shown = graph.nodes[id]["number"], " và ".join(show(date) for date in sorted(dates))
        message = f"Số {number} của {graph.nodes[id]['issuer']} được ghi các ngày khác nhau: {shown}."
        english = f"Number {number} is given different dates: {', '.join(sorted(dates))}."
        firsts = (next((edge for _, edge in several if edge), None) for _, several in sorted(dates.items()))
        evidence = [edge for edge in firsts if edge]
        yield finding(graph, "one-number-two-dates", id, message, english, evidence)


def one_number_two_texts(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    texts: dict[str, list[str]] = {}
    for source, target, _ in edges_of(graph, EdgeKind.VERSION_OF):
        texts.setdefault(target, [target]).append(source)
    for first, ids in texts.items():
        files = ", ".join(sorted(Path(graph.nodes[id]["source"]).name for id in ids))  # in which folder is not for everybody
        message = f"Kho có {len(ids)} bản khác nội dung của cùng văn bản này: {files}."
        english = f"The store holds different texts of this document: {files}."
        yield finding(graph, "one-number-two-texts", first, message, english)
