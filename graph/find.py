"""From what a person types to the documents that it can mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from graph import identity
from graph.schema import EdgeKind, NodeKind
from ingest import symbols
from ingest.folding import fold
from ingest.numbers import find_numbers

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_WORDS = re.compile(r"[a-z]+|\d+")
_DATE = re.compile(r"(?<!\d)(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})(?!\d)")  # 29/3/2022
_DATE_WORDS = re.compile(r"ngay (?P<day>\d{1,2}) thang (?P<month>\d{1,2}) nam (?P<year>\d{4})")
_NOT_TELLING = frozenset(("so", "ngay", "thang", "nam", "cua", "ve", "viec", "va", "ban", "hanh", "van"))


def but_for_its_day(document: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """What two writings of one document have in common where the day of one is a slip: of a node the number, the issuer and the
    year; None where one of them is not known."""
    if not (document["number"] and document["issuer"] and document["date"]):
        return None
    return number_of(document["number"]), fold(document["issuer"]), document["date"][:4]


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a document can be found by: `words` name it, `title` holds the words of its title, folded all."""

    id: str
    number: str | None
    figures: frozenset[str]
    words: frozenset[str]
    title: frozenset[str]
    date: str
    in_corpus: bool


_entries_of: WeakKeyDictionary[MultiDiGraph[str], tuple[_Entry, ...]] = WeakKeyDictionary()


def find_documents(graph: MultiDiGraph[str], reference: str) -> tuple[str, ...]:
    """The documents that `reference` can mean, best first, those only cited included; empty where none.

    Takes an id, a number, or a loose writing without accents: `qd 251 bnv`, `nghi dinh 61 nam 2018`. Of several texts of one
    document the first is given; the others are found by their ids.
    """
    plain = " ".join(reference.split())
    if plain in graph and graph.nodes[plain]["kind"] == NodeKind.DOCUMENT:
        return (plain,)
    entries = _entries(graph)
    folded = fold(plain)
    date: str | None = None
    for match in (_DATE_WORDS.search(folded), _DATE.search(folded)):
        if match and date is None:
            date = f"{match['year']}-{int(match['month']):02d}-{int(match['day']):02d}"
            folded = f"{folded[: match.start()]} {folded[match.end() :]}"
    asked = [_figure(word) if word.isdigit() else word for word in _WORDS.findall(folded)]
    figures = {word for word in asked if word.isdigit()}
    words = {word for word in asked if not word.isdigit()} - _NOT_TELLING
    keys = {number_of(plain), *(number_of(reading.value.text) for reading in find_numbers(plain))}
    exact = [entry for entry in entries if entry.number in keys and _of_day(entry, date)]
    if date is None:
        exact = _without_slips(graph, exact)
    if exact:  # the number settles it; what else is said only chooses between its documents
        fewest = min(len(words - entry.words) for entry in exact)
        return tuple(entry.id for entry in sorted(exact, key=_rank) if len(words - entry.words) == fewest)
    if not figures and not words:
        return ()
    found = [entry for entry in entries if _can_mean(entry, figures, words, date)]
    fewest = min((len(words - entry.words) for entry in found), default=0)  # words that only the title holds
    return tuple(entry.id for entry in sorted(found, key=_rank) if len(words - entry.words) == fewest)


def _without_slips(graph: MultiDiGraph[str], found: list[_Entry]) -> list[_Entry]:
    """Without documents that are only cited and have all but the day of one that was read: who asks for the number means that."""
    read = {but_for_its_day(graph.nodes[entry.id]) for entry in found if entry.in_corpus} - {None}
    return [entry for entry in found if entry.in_corpus or but_for_its_day(graph.nodes[entry.id]) not in read]


def _of_day(entry: _Entry, date: str | None) -> bool:
    return date is None or bool(entry.date and date.startswith(entry.date))


def _can_mean(entry: _Entry, figures: set[str], words: set[str], date: str | None) -> bool:
    return _of_day(entry, date) and figures <= entry.figures and words <= entry.words | entry.title


def _rank(entry: _Entry) -> tuple[bool, int, str]:
    """Those in the corpus first, then the latest."""
    return not entry.in_corpus, -int(entry.date.replace("-", "").ljust(8, "0") or 0), entry.id


def _figure(digits: str) -> str:
    return digits.lstrip("0") or "0"


def number_of(number: str) -> str:
    """`số 026 /KH-UBND` and `26/KH–UBND` are one; `17-NQ/TW` too without its dash."""
    plain = re.sub(r"^so\W*(?=\d)", "", fold(number))
    return re.sub(r"[^a-z0-9/]", "", plain).lstrip("0")


def _entries(graph: MultiDiGraph[str]) -> tuple[_Entry, ...]:
    held = _entries_of.get(graph)
    if held is None:
        nodes = graph.nodes(data=True)
        versions = {id for id, _, kind in graph.edges(keys=True) if kind == EdgeKind.VERSION_OF}
        named = ((id, data) for id, data in nodes if data["kind"] == NodeKind.DOCUMENT and id not in versions)
        held = _entries_of[graph] = tuple(_entry(id, data) for id, data in named)
    return held


def _entry(id: str, data: dict[str, str | None]) -> _Entry:
    symbol, date = data["symbol"] or "", data["date"] or ""
    kind = symbols.kind_of(symbol) or ""
    code = identity.kind_slug(None, data["type"]) if data["type"] else ""
    issuer = fold(data["issuer"] or "")
    short = "ubnd" if issuer.startswith("uy ban nhan dan") else identity.issuer_slug(data["issuer"]) if data["issuer"] else ""
    named = _WORDS.findall(
        fold(" ".join((data["type"] or "", kind, code, symbol, data["place"] or "", data["name"] or "", issuer, short)))
    )
    number = data["number"] or ""
    figures = {_figure(word) for word in _WORDS.findall(fold(number)) + named if word.isdigit()} | {date[:4]}
    title = frozenset(_WORDS.findall(fold(data["title"] or "")))
    figures |= {_figure(word) for word in title if word.isdigit() and len(word) == 4}
    return _Entry(id, number_of(number) or None, frozenset(figures), frozenset(named), title, date, bool(data["in_corpus"]))
