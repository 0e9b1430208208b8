"""From the name of a body, as a person types it, to the bodies of the graph and the classes that take it in."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from graph.bodies import DETERMINERS, PLACE_KINDS
from graph.schema import NodeKind
from ingest.agencies import expand
from ingest.folding import fold
from ingest.vocabulary import load, load_table

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Words = tuple[str, ...]

_WORDS = re.compile(r"[a-z0-9]+")
_KINDS = "|".join(fold(kind) for kind in PLACE_KINDS)
_ALL_KINDS = rf"(?:{_KINDS})(?:(?:, | va |/)(?:cac )?(?:{_KINDS}))*"
_UNITS_OF_KIND = re.compile(  # uy ban nhan dan cac huyen, thi xa, thanh pho · dai truyen thanh xa, phuong · so noi vu cac tinh
    rf"(?:(?P<body>(?!(?:{_KINDS})[, ]).+?) )?(?:cac )?(?P<kinds>{_ALL_KINDS})(?: (?:truc )?thuoc .*)?"
)
_LEVEL = re.compile(
    r"(?P<body>.+?) (?P<levels>cap (?:tinh|huyen|xa)(?:(?:, | va )(?:cap )?(?:tinh|huyen|xa))*)"
)  # uy ban nhan dan cap huyen
_ITEMS = re.compile(r", va |, | va |/")


@dataclass(frozen=True, slots=True)
class Who:
    """A name as asked for: its words without accents, abbreviations written out, and the places that it names."""

    words: Words
    places: frozenset[Words]


def find_agencies(graph: MultiDiGraph[str], name: str) -> tuple[str, ...]:
    """The ids of the bodies and classes that `name` itself can mean: an id, or a name without regard to accents
    (`so tttt`, `UBND tỉnh`, `Sở Nội vụ Trà Vinh`); empty where none."""
    return tuple(sorted(id for id, by_class in match_agencies(graph, name).items() if not by_class))


def match_agencies(graph: MultiDiGraph[str], name: str) -> dict[str, bool]:
    """The bodies that `name` can mean -> False, the classes that take it in -> True."""
    held = _matches_of.setdefault(graph, {})
    if name not in held:
        if len(held) >= _REMEMBERED:
            held.clear()
        held[name] = _match(graph, name)
    return dict(held[name])


def classes_of(graph: MultiDiGraph[str], name: str, among: Collection[str]) -> tuple[str, ...]:
    """The ids of those classes `among` that take in the body of that id or name: the same as `match_agencies` tells, without
    looking at all the others."""
    own = graph.nodes[name]["label"] if name in graph else name
    who = _asked(own)
    held = _by_id(graph)
    entries = (held[one] for one in among if one != name and one in held and held[one].is_class)
    named = name in graph
    return tuple(e.id for e in entries if (named or not _begins(who.words, e)) and covers(e.name, e.scope, who))


def _match(graph: MultiDiGraph[str], name: str) -> dict[str, bool]:
    entries = _entries(graph)
    if name in graph and graph.nodes[name]["kind"] == NodeKind.AGENCY:
        who = _asked(graph.nodes[name]["label"])
        direct = {name}
    else:
        who = _asked(name)
        if not who.words:
            return {}
        direct = {entry.id for entry in entries if _begins(who.words, entry)}
        direct = direct or {entry.id for entry in entries if _within(who.words, entry.whole)}
    classes = (e.id for e in entries if e.is_class and e.id not in direct and covers(e.name, e.scope, who))
    return {**dict.fromkeys(direct, False), **dict.fromkeys(classes, True)}


@dataclass(frozen=True, slots=True)
class _Entry:
    """A body of the graph, ready to be compared: the words of its name, and those with its scope."""

    id: str
    name: str
    scope: str | None
    is_class: bool
    own: Words
    whole: Words


_REMEMBERED = 20_000
"""Names whose matches are kept for a graph: the same bodies are asked about again and again."""
_matches_of: WeakKeyDictionary[MultiDiGraph[str], dict[str, dict[str, bool]]] = WeakKeyDictionary()
_by_id_of: WeakKeyDictionary[MultiDiGraph[str], dict[str, _Entry]] = WeakKeyDictionary()
_entries_of: WeakKeyDictionary[MultiDiGraph[str], tuple[_Entry, ...]] = WeakKeyDictionary()


def _by_id(graph: MultiDiGraph[str]) -> Mapping[str, _Entry]:
    held = _by_id_of.get(graph)
    if held is None:
        held = _by_id_of[graph] = {entry.id: entry for entry in _entries(graph)}
    return held


def _entries(graph: MultiDiGraph[str]) -> tuple[_Entry, ...]:
    held = _entries_of.get(graph)
    if held is None:
        nodes = [(id, data) for id, data in graph.nodes(data=True) if data["kind"] == NodeKind.AGENCY]
        held = _entries_of[graph] = tuple(
            _Entry(id, d["name"], d["scope"], d["is_class"], _words(d["name"]), _words(d["label"])) for id, d in nodes
        )
    return held


@lru_cache(maxsize=16_384)
def _asked(name: str) -> Who:
    words: list[str] = []
    for word in _WORDS.findall(fold(expand(name))):
        words += _short_forms().get(word, (word,))
    plain = tuple(word for word in words if word != "va")
    return Who(plain, _places(plain))


@cache
def _short_forms() -> dict[str, Words]:
    """Folded abbreviation -> its words, for names typed in small letters."""
    vocabulary = load("agencies")
    forms: dict[str, str] = dict(vocabulary["abbreviations"])
    for group, kind in (("ministries", "Bộ"), ("departments", "Sở")):
        forms |= {short: f"{kind} {field}" for field, several in vocabulary[group].items() for short in several}
    return {fold(short): _words(whole) for short, whole in forms.items() if short.isalnum() and len(short) > 2}


@lru_cache(20_000)
def _words(name: str) -> Words:
    """The words of a name without accents, `và` and what only tells that it is a class."""
    return tuple(word for word in _WORDS.findall(fold(DETERMINERS.sub("", name))) if word != "va")


def _begins(asked: Words, entry: _Entry) -> bool:
    """Whether the name begins as asked; of one body words may be left out if the rest is there (`Sở Nội vụ Trà Vinh`)."""
    common = 0
    while common < min(len(asked), len(entry.own)) and asked[common] == entry.own[common]:
        common += 1
    return common == len(asked) or (common >= 2 and not entry.is_class and set(asked[common:]) <= set(entry.whole))


def _within(asked: Words, whole: Words) -> bool:
    return any(whole[at : at + len(asked)] == asked for at in range(len(whole) - len(asked) + 1))


@cache
def _units() -> Mapping[Words, frozenset[Words]]:
    """Words of a province's or district's name -> those of the provinces around it; of `quận 1` the kind belongs to the name."""
    found: dict[Words, frozenset[Words]] = {_words(row["name"]): frozenset() for row in load_table("provinces")}
    for row in load_table("districts"):
        name = _words(f"{row['kind']} {row['name']}" if row["name"].isdigit() else row["name"])
        found[name] = found.get(name, frozenset()) | {_words(row["province"])}
    return found


def _places(words: Words) -> frozenset[Words]:
    """The province or district that the words end with, and the provinces around it."""
    for size in range(min(len(words) - 1, 5), 0, -1):
        name = words[-size:]
        if name in _units():
            return frozenset((name, *_units()[name]))
    return frozenset()


@dataclass(frozen=True, slots=True)
class _Class:
    """What a class takes in: bodies whose names begin as one of `members`, else the `body` of each unit of some kinds; those
    of the area `scope` alone where that is set."""

    scope: Words | None
    members: tuple[Words, ...] = ()
    body: Words | None = None
    kinds: tuple[Words, ...] = ()


@lru_cache(maxsize=16_384)
def _class(class_name: str, scope: str | None) -> _Class:
    plain = fold(DETERMINERS.sub("", class_name))
    area = area_of(scope)
    within = None if scope is None else _words(scope)
    members = tuple(member for item in _ITEMS.split(plain) for member in _members(item.strip(), area))
    if members:
        return _Class(within, members)
    level = _LEVEL.fullmatch(plain)
    units = None if level else _UNITS_OF_KIND.fullmatch(plain)
    if units:
        body = _words(units["body"] or "uy ban nhan dan")  # `các huyện, thị xã` act through their committees
        return _Class(within, (), body, tuple(_words(kind) for kind in re.findall(_KINDS, units["kinds"])))
    if level:
        named = (f"cap {each}" for each in re.findall("tinh|huyen|xa", level["levels"]))
        return _Class(within, (), _words(level["body"]), tuple(kind for one in named for kind in _levels()[one]))
    return _Class(within)


def covers(class_name: str, scope: str | None, who: Who) -> bool:
    """Whether a class, named in a document of the area `scope`, surely takes in a body of that name."""
    told = _class(class_name, scope)
    if told.scope is not None and who.places and not any(_within(place, told.scope) for place in who.places):
        return False
    if told.members:
        return any(_starts(who.words, member) for member in told.members)
    return told.body is not None and _is_one_of(who, told.body, told.kinds)


def names_departments(class_name: str, scope: str | None) -> bool:
    """Whether a class takes in the departments (sở) of a province."""
    return area_of(scope) == "province" and ("so",) in _class(class_name, scope).members


def takes_in(graph: MultiDiGraph[str], class_id: str, body: str) -> bool:
    """Whether one of the graph's classes surely takes in one of its bodies."""
    node = graph.nodes[class_id]
    return bool(node["is_class"]) and covers(node["name"], node["scope"], _asked(graph.nodes[body]["label"]))


def unit_class(class_name: str) -> tuple[str | None, tuple[str, ...]] | None:
    """Of a class that takes in one body for each unit of some kinds: the body's name and the kinds
    (`Đài Truyền thanh các huyện, thị xã` -> `Đài Truyền thanh`, `huyện` and `thị xã`; `UBND cấp huyện` too). The name is
    None where the units themselves are meant. None for any other class."""
    name = DETERMINERS.sub("", class_name)
    plain = fold(name)
    level = _LEVEL.fullmatch(plain)
    if level:
        found = re.findall("tinh|huyen|xa", level["levels"])
        kinds = {fold(each): kinds for each, kinds in load("memberships")["levels"].items()}
        return name[: level.end("body")], tuple(kind for one in found for kind in kinds[f"cap {one}"])
    units = _UNITS_OF_KIND.fullmatch(plain)
    if units is None:
        return None
    told = re.findall("|".join(PLACE_KINDS), name[units.start("kinds") : units.end("kinds")].lower())
    if len(told) != len(re.findall(_KINDS, units["kinds"])):  # `địa phương` is no `phường`
        return None
    return name[: units.end("body")] if units["body"] else None, tuple(told)


def _is_one_of(who: Who, body: Words, kinds: Sequence[Words]) -> bool:
    """Whether it is the body of a unit of one of the kinds; a name that stops at the body may be any."""
    if not _starts(who.words, body):
        return False
    rest = who.words[len(body) :]
    return not rest or any(_starts(rest, kind) for kind in kinds) or rest in who.places


def _starts(words: Words, beginning: Words) -> bool:
    return words[: len(beginning)] == beginning


@cache
def _levels() -> dict[str, tuple[Words, ...]]:
    return {fold(level): tuple(_words(kind) for kind in kinds) for level, kinds in load("memberships")["levels"].items()}


@cache
def _everybody() -> tuple[str, ...]:
    return tuple(sorted((fold(word) for word in load("memberships")["everybody"]), key=len, reverse=True))


def is_everybody(name: str) -> bool:
    """Whether a name holds nothing but words for whoever the document is for: `các cơ quan, đơn vị liên quan`."""
    plain = f" {fold(name)} "
    for word in (*_everybody(), "cac", "va", "thu truong", "moi", "tung", "nhung"):
        plain = plain.replace(f" {word},", " ").replace(f" {word} ", " ")
    return not plain.strip(" ,")


@cache
def _members(item: str, area: str) -> tuple[Words, ...]:
    """How the members' names begin; a unit's kind at the end (`ngành tỉnh`) is left out where the whole is not known."""
    items: dict[str, dict[str, Any]] = {fold(name): areas for name, areas in load("memberships")["items"].items()}
    bare = re.sub(rf" (?:{_KINDS})$", "", item)
    return tuple(_words(name) for name in (items.get(item) or items.get(bare) or {}).get(area, ()))


def area_of(scope: str | None) -> str:
    """`country`, `province`, `district` or `department`."""
    if scope is None:
        return "country"
    kind = next((kind for kind in PLACE_KINDS if scope.startswith(f"{kind} ")), None)
    if kind is None:
        return "department"
    cities = {row["name"] for row in load_table("provinces") if row["kind"] == "thành phố"}
    return "province" if kind == "tỉnh" or (kind == "thành phố" and scope.removeprefix("thành phố ") in cities) else "district"
