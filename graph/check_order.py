"""Numbers against dates (thứ tự số và ngày) of one issuer, and the year of a title against the date."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.find import number_of
from graph.finding import DAY, Finding, clear_citations, clear_documents, documents, edges_of, finding, show
from graph.schema import EdgeKind
from ingest import symbols
from ingest.folding import fold

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_SERIAL = re.compile(
    r"(?P<serial>[0-9]{1,5})(?![0-9.])"
)  # no date (070921/CV-NMV), no part of a row of its own (66.16/2026/NQ-CP)
_YEAR_IN_NUMBER = re.compile(r"/(?P<year>(?:19|20)[0-9]{2})/")  # 61/2018/NĐ-CP
_NOT_BY_YEAR = re.compile(r"QH[0-9]*$|/")  # laws and the Party number by term: 67/2014/QH13, 17-NQ/TW

_YEAR = re.compile(r"\bnam (?P<year>20[0-9]{2})\b")
_NO_YEAR_OF_ITS_OWN = re.compile(  # a stretch of years, another document's year, a look back
    r"giai doan|den nam|tu nam|tam nhin|nhiem ky|khoa |nam hoc|20[0-9]{2} ?[-–,] ?20|va nam"
    r"|/20[0-9]{2}|so [0-9]|sua doi|bai bo|thay the|luat |phap lenh|nghi dinh|nghi quyet|thong tu"
    r"|cong uoc|hiep dinh|nghi dinh thu|dieu uoc|hiep uoc"
    r"|quyet toan|tong ket|ket qua|khac phuc|ton tai|han che|danh gia|kiem diem|phat sinh|xep hang"
)
_PLANS = frozenset(("ke hoach", "chuong trinh"))


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A document with its place in a series."""

    serial: int
    date: str
    id: str


def number_order(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    """`26/KH-UBND` of 11/02 after `20/KH-UBND` of 19/02. Of a series those are told that stand outside its longest run in
    order; documents that are only cited count where their date is written."""
    said = _dates_said(graph)
    met: set[frozenset[str]] = set()
    for series in _series(graph, said).values():
        kept = _in_order(series)
        for odd in (one for one in series if one not in kept):
            other = _against(odd, kept)
            if other is None or frozenset((odd.id, other.id)) in met:
                continue
            met.add(frozenset((odd.id, other.id)))
            about = _about(graph, odd, other, said)
            if about is not None:
                yield _order_finding(graph, about, odd, other, [e for id in (odd.id, other.id) for e in said.get(id, ())[:1]])


def _series(graph: MultiDiGraph[str], said: Mapping[str, list[dict[str, Any]]]) -> dict[tuple[str, ...], list[_Numbered]]:
    """Documents by issuer, year and symbol, and by issuer, year and kind, in order of number and date; those that only scans
    tell of are left out."""
    issuers = {source: target for source, target, _ in edges_of(graph, EdgeKind.ISSUED_BY)}
    found: dict[tuple[str, ...], list[_Numbered]] = {}
    read = {_same(issuers.get(id), data) for id, data in documents(graph) if data["in_corpus"]}
    for id, data in documents(graph):
        number, symbol, date = data["number"] or "", data["symbol"] or "", data["date"] or ""
        if not data["in_corpus"] and _same(issuers.get(id), data) in read:  # a slip in citing what was read
            continue
        serial = _SERIAL.match(number)
        if serial is None or not symbol or len(date) != DAY or id not in issuers or _NOT_BY_YEAR.search(symbol):
            continue
        if id not in said and (not data["in_corpus"] or data["blurred"]):
            continue
        written = _YEAR_IN_NUMBER.search(number)
        if written and written["year"] != date[:4]:
            continue
        one = _Numbered(int(serial["serial"]), date, id)
        about = (issuers[id], date[:4], "year" if written else "")
        for key in {f"symbol {fold(symbol)}", f"kind {fold(data['type'] or '')} {_code(symbol)}"}:
            found.setdefault((*about, key), []).append(one)
    return {key: sorted(several, key=lambda one: (one.serial, one.date, one.id)) for key, several in found.items()}


def _same(issuer: str | None, data: Mapping[str, Any]) -> tuple[str | None, str, str]:
    """What two writings of one document have in common whatever their days: the issuer, the number and the year."""
    return issuer, number_of(data["number"] or ""), (data["date"] or "")[:4]


def _code(symbol: str) -> str:
    """The issuer's code: of `KH-STNMT` the second, of `TCHQ-GSQL` the first; units of one body may number by themselves."""
    codes = fold(symbol).split("-")
    return codes[1] if len(codes) > 1 and symbols.kind_of(symbol) else codes[0]


def _in_order(series: Sequence[_Numbered]) -> frozenset[_Numbered]:
    """The longest run of the series in which no day is before that of a lower number; of several the first."""
    tails: list[str] = []
    ends: list[int] = []
    before: list[int] = []
    for at, one in enumerate(series):
        place = bisect_right(tails, one.date)
        before.append(ends[place - 1] if place else -1)
        tails[place:] = [one.date, *tails[place + 1 :]]
        ends[place:] = [at, *ends[place + 1 :]]
    kept: set[_Numbered] = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        kept.add(series[at])
        at = before[at]
    return frozenset(kept)


def _against(odd: _Numbered, kept: frozenset[_Numbered]) -> _Numbered | None:
    """The kept document next to the odd one in number that its day contradicts."""
    lower = [one for one in kept if one.serial < odd.serial and one.date > odd.date]
    higher = [one for one in kept if one.serial > odd.serial and one.date < odd.date]
    return max(lower, key=lambda one: one.serial, default=None) or min(higher, key=lambda one: one.serial, default=None)


def _dates_said(graph: MultiDiGraph[str]) -> dict[str, list[dict[str, Any]]]:
    """By cited document the citations that write its date."""
    found: dict[str, list[dict[str, Any]]] = {}
    for _, target, data in clear_citations(graph):
        if data["date"] == graph.nodes[target]["date"]:
            found.setdefault(target, []).append(data)
    return found


def _about(graph: MultiDiGraph[str], odd: _Numbered, other: _Numbered, said: Mapping[str, list[dict[str, Any]]]) -> str | None:
    """The document that the finding is told of: one of the two that was read, else the one that cites the odd one."""
    for one in (odd, other):
        if graph.nodes[one.id]["in_corpus"]:
            return one.id
    cited = [*said.get(odd.id, ()), *said.get(other.id, ())]
    return str(cited[0]["said_by"]) if cited else None


def _order_finding(
    graph: MultiDiGraph[str], about: str, odd: _Numbered, other: _Numbered, edges: Sequence[Mapping[str, Any]]
) -> Finding:
    low, high = sorted((odd, other), key=lambda one: one.serial)
    numbers = [graph.nodes[one.id]["number"] for one in (low, high)]
    issuer = graph.nodes[odd.id]["issuer"]
    message = f"Số {numbers[1]} ghi ngày {show(high.date)}, trước cả số nhỏ hơn {numbers[0]} ngày {show(low.date)} ({issuer})."
    english = f"Number {numbers[1]} is of {high.date}, before the lower number {numbers[0]} of {low.date} ({issuer})."
    return finding(graph, "number-order", about, message, english, edges)


def title_year(graph: MultiDiGraph[str]) -> Iterator[Finding]:
    """A title `… năm 2019` on a document of 2022; a plan for the year before its own, from February on."""
    for id, data in clear_documents(graph):
        title, date = fold(data["title"] or ""), data["date"] or ""
        years = {int(match["year"]) for match in _YEAR.finditer(title)}
        if len(years) != 1 or not date or _NO_YEAR_OF_ITS_OWN.search(title):
            continue
        year, own = years.pop(), int(date[:4])
        plan = fold(data["type"] or "") in _PLANS and title.endswith(f"nam {year}")
        if abs(year - own) > 1 or (plan and year < own and date[5:7] > "01"):
            message = f"Trích yếu nói năm {year} nhưng văn bản ghi ngày {show(date)}: “{data['title']}”."
            english = f"The title is of {year}, the document of {date}: “{data['title']}”."
            yield finding(graph, "title-year", id, message, english)
