"""The lives of bodies (cơ quan sáp nhập, kết thúc): who stands today for one that a document names.

Edges are dated and lead from one body to several: provinces merged, districts ended and communes were drawn anew on 01/07/2025,
ministries and departments changed in March 2025. Of a body that no row speaks of nothing is claimed but that no change of it is
known here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from graph.bodies import PLACE_KINDS, is_national
from graph.ledger import Duty, PartyRef
from graph.schema import NodeKind
from graph.who import unit_class
from graph.words import Lang
from ingest.agencies import expand
from ingest.folding import fold
from ingest.vocabulary import load_table

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_COMMUNES = frozenset(("xã", "phường", "thị trấn"))
WHOLE = "toàn bộ"
"""How the share of an heir begins that has all of a body's work."""
REFORM = dt.date(2025, 7, 1)
PROVINCES_SOURCE = "202/2025/QH15"
DISTRICTS_SOURCE = "203/2025/QH15, 72/2025/QH15"
COMMUNES_SOURCE = "72/2025/QH15, các nghị quyết ngày 16/6/2025 của Ủy ban Thường vụ Quốc hội về đơn vị hành chính cấp xã"


class State(StrEnum):
    """What is known of a body on a day."""

    SAME = "same"  # no change is known
    SUCCEEDED = "succeeded"  # one or several have its work
    ORPHANED = "orphaned"  # it ended, and who has its work is open


@dataclass(frozen=True, slots=True)
class Heir:
    """A body that took over, whole or in part. `share` and `source` are the last step's, `since` its day; `sure`: every step
    was checked against its source."""

    name: str
    share: str
    since: dt.date
    source: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Life:
    """A body on a day. `source` says by what it ended where nobody succeeded it."""

    name: str
    on: dt.date
    state: State
    heirs: tuple[Heir, ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A duty on a day: who owes it then and who receives it, by each party that the document names."""

    duty: Duty
    actors: tuple[Life, ...]
    recipients: tuple[Life, ...]

    @property
    def orphaned(self) -> bool:
        """Nobody is known who would have to act."""
        return bool(self.actors) and all(life.state is State.ORPHANED for life in self.actors)


def life_of(name: str, on: dt.date) -> Life:
    """What became by that day of the body of a whole name (`Sở Thông tin và Truyền thông tỉnh Trà Vinh`)."""
    heirs: dict[str, Heir] = {}
    waiting = [Heir(name, "", dt.date.min, "", True)]
    ended: str | None = None
    while waiting:
        one = waiting.pop(0)
        steps = list(_steps(one, on))
        if not steps:
            heirs.setdefault(one.name, one)
        for step in steps:
            if step.name:
                waiting.append(step)
            else:
                ended = step.source
    changed = tuple(heir for heir in heirs.values() if heir.name != name)
    if changed:
        return Life(name, on, State.SUCCEEDED, changed)
    return Life(name, on, State.ORPHANED if ended else State.SAME, source=ended)


def _steps(body: Heir, on: dt.date) -> Iterator[Heir]:
    """The next bodies after one, by the first change that came by the day; one without a name stands for nobody."""
    unit, place = _apart(body.name)
    placed = _successions().get(f"{unit} …", ()) if place else ()
    rows = [row for row in (*placed, *_successions().get(unit, ())) if dt.date.fromisoformat(row["from"]) <= on]
    for row in rows:
        since = dt.date.fromisoformat(row["from"])
        successor = f"{row['successor'].removesuffix(' …')} {place}".strip() if row["successor"] else ""
        yield Heir(successor, row["share"], since, row["source"], body.sure and row["sure"] == "yes")
    if rows or not place:
        return
    new = next((row for row in _place_changes() if row["former"] == place and row["from"] <= on.isoformat()), None)
    if new is not None:
        whole = f"{body.name.removesuffix(place)}{new['successor']}"
        since, source = dt.date.fromisoformat(new["from"]), _joined(body.source, new["source"])
        yield Heir(whole, body.share or WHOLE, since, source, body.sure and new["sure"] == "yes")
    elif on < REFORM:
        return
    elif _is_ended_commune(place):
        yield Heir("", "sắp xếp lại đơn vị cấp xã", REFORM, COMMUNES_SOURCE, True)
    elif place in _districts() or _is_of_districts(unit):
        yield Heir("", "cấp huyện kết thúc", REFORM, DISTRICTS_SOURCE, True)
    elif place in _provinces() and _provinces()[place] != place:
        whole = f"{body.name.removesuffix(place)}{_provinces()[place]}"
        source, share = _joined(body.source, PROVINCES_SOURCE), body.share or WHOLE
        if _kinds(unit) & _COMMUNES:  # their units are others, and towns (thị trấn) are none any more
            yield Heir(whole, "sắp xếp lại đơn vị cấp xã", REFORM, _joined(source, COMMUNES_SOURCE), False)
        else:
            yield replace(body, name=whole, share=share, since=REFORM, source=source)


def _is_of_districts(unit: str) -> bool:
    """Whether it is a class of one body a district (`Đài Truyền thanh các huyện, thị xã, thành phố`)."""
    kinds = _kinds(unit)
    return bool(kinds & {"huyện", "quận", "thị xã"}) and kinds <= {"huyện", "quận", "thị xã", "thành phố"}


def _kinds(unit: str) -> frozenset[str]:
    """The kinds of units that a class takes in one body of; none for a single body."""
    found = unit_class(unit)
    return frozenset(found[1]) if found else frozenset()


def _joined(*sources: str) -> str:
    return "; ".join(source for source in sources if source)


def _apart(name: str) -> tuple[str, str]:
    """`Sở Nội vụ tỉnh Trà Vinh` -> `Sở Nội vụ`, `tỉnh Trà Vinh`; no place for a name that ends with none."""
    for at in range(len(name)):
        if (at == 0 or name[at - 1] == " ") and name[at:].startswith(tuple(f"{kind} " for kind in PLACE_KINDS)):
            place = name[at:]
            known = place in _provinces() or place in _provinces().values() or place in _districts()
            if known or _is_ended_commune(place):
                return name[:at].rstrip(), place
    return name, ""


@cache
def _successions() -> dict[str, tuple[dict[str, str], ...]]:
    found: dict[str, tuple[dict[str, str], ...]] = {}
    for row in load_table("successions"):
        found[row["former"]] = (*found.get(row["former"], ()), row)
    return found


@cache
def _provinces() -> dict[str, str]:
    """Whole name of each of the 63 provinces -> that of the one it belonged to on the day of the reform."""
    rows = load_table("provinces")
    after = {row["name"]: place_on(f"{row['kind']} {row['name']}", REFORM) for row in rows if row["period"] == "after"}
    return {f"{row['kind']} {row['name']}": after[row["successor"]] for row in rows if row["period"] == "before"}


@cache
def _districts() -> frozenset[str]:
    """Those that bear no province's name; `thành phố Huế` was a district's and is a province's."""
    districts = frozenset(f"{row['kind']} {row['name']}" for row in load_table("districts"))
    return districts - frozenset((*_provinces(), *_provinces().values()))


def _is_ended_commune(place: str) -> bool:
    """Towns (thị trấn) ended all, whether the table names them or not; of a class (`thị trấn tỉnh …`) no place is told."""
    return place in _ended_communes() or (place.startswith("thị trấn ") and place[len("thị trấn ")].isupper())


@cache
def _ended_communes() -> frozenset[str]:
    """The communes whose name and kind no commune has since the reform; those that kept both may have another area."""
    rows = load_table("communes")
    whole = {period: set[str]() for period in ("before", "after")}
    for row in rows:
        whole[row["period"]] |= {f"{row['kind']} {name}" for name in row["names"].split(";")}
    return frozenset(whole["before"] - whole["after"] - _districts() - _provinces().keys())


@cache
def _place_changes() -> tuple[dict[str, str], ...]:
    return load_table("place_changes")


def place_on(whole: str, day: dt.date) -> str:
    """What a province that changed its kind was called on a day: `thành phố Huế` before 2025 `tỉnh Thừa Thiên Huế`."""
    for row in _place_changes():
        if whole in (row["former"], row["successor"]):
            return row["successor"] if row["from"] <= day.isoformat() else row["former"]
    return whole


def standings(duties: Iterable[Duty], on: dt.date) -> tuple[Standing, ...]:
    """The duties of documents issued by that day, each with who owes and who receives it then."""
    known: dict[str, Life] = {}

    def lives(parties: Iterable[PartyRef]) -> tuple[Life, ...]:
        names = [party.whole or party.name for party in parties]
        return tuple(known.setdefault(name, life_of(_bare(name), on)) for name in names)

    return tuple(
        Standing(duty, lives(duty.actors), lives(duty.recipients))
        for duty in duties
        if not duty.document_date or duty.document_date <= on.isoformat()
    )


def owed_by(found: Iterable[Standing], actor: str | None = None, recipient: str | None = None) -> tuple[Standing, ...]:
    """Those whose actors and recipients of that day have the words of a name, abbreviations written out, accents or not."""

    def fits(lives: Iterable[Life], name: str | None) -> bool:
        words = fold(expand(name or ""))
        return not words or any(words in fold(one) for life in lives for one in names_of(life))

    return tuple(one for one in found if fits(one.actors, actor) and fits(one.recipients, recipient))


def names_of(life: Life) -> tuple[str, ...]:
    """Who stands for a body on the day: its heirs, else itself; nobody for one that is orphaned."""
    if life.state is State.ORPHANED:
        return ()
    return tuple(heir.name for heir in life.heirs) or (life.name,)


def lives_of(names: Iterable[str], on: dt.date) -> tuple[Life, ...]:
    """The lives of bodies as they are shown, those alone of whom a change is known."""
    return tuple(lives_by_name(names, on).values())


def lives_by_name(names: Iterable[str], on: dt.date) -> dict[str, Life]:
    """The same by the names as they were given."""
    found = ((name, life_of(_bare(name), on)) for name in dict.fromkeys(names))
    return {name: life for name, life in found if life.state is not State.SAME}


def bodies_behind(graph: MultiDiGraph[str], name: str, on: dt.date) -> tuple[str, ...]:
    """The bodies of the graph whose work a body of that name has on a day, itself included."""
    words = fold(expand(name))
    found = []
    for id, data in graph.nodes(data=True):
        if data["kind"] == NodeKind.AGENCY and any(words in fold(one) for one in names_of(life_of(_bare(data["label"]), on))):
            found.append(id)
    return tuple(sorted(found))


def life_words(life: Life, lang: Lang) -> str:
    """`nay là Sở A (bưu chính, …; 45/2025/NĐ-CP), Sở B (…)`; an empty string where no change is known."""
    vi = lang == "vi"
    if life.state is State.SAME:
        return ""
    if life.state is State.ORPHANED:
        return f"đã kết thúc ({life.source}), chưa rõ ai kế thừa" if vi else f"ended ({life.source}), its successor is open"
    doubt = (", chưa đối chiếu", ", not checked")[not vi]
    told = (f"{heir.name} ({share_words(heir, lang)}; {heir.source}{'' if heir.sure else doubt})" for heir in life.heirs)
    return ("nay là " if vi else "now ") + ", ".join(told)


def share_words(heir: Heir, lang: Lang) -> str:
    """How much of the work went to an heir: `toàn bộ`, or in the words of the decree."""
    if lang == "vi":
        return heir.share
    return "all of it" if heir.share == WHOLE else f"“{heir.share}”"


def _bare(name: str) -> str:
    """Of a class or body whose area stands in brackets (`các huyện (tỉnh Trà Vinh)`) the name with the area behind it; without it
    where the area is the country (`Sở Thông tin và Truyền thông (Chính phủ)`)."""
    head, bracket, area = name.partition(" (")
    if not bracket or not area.endswith(")"):
        return name
    area = area.removesuffix(")")
    return head if is_national(area) else f"{head.removesuffix(f' {area.split()[0]}')} {area}"  # các sở, ban, ngành tỉnh (tỉnh …)
