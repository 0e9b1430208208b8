"""All duties of a graph, found by who acts and who receives; made once a graph, so that asking body by body costs little."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from graph.ledger import Duty, ledger
from graph.who import match_agencies

if TYPE_CHECKING:
    from networkx import MultiDiGraph


class DutyIndex:
    """The ledger with its indexes. Keeps no reference to the graph beyond the call that made it."""

    def __init__(self, graph: MultiDiGraph[str]) -> None:
        self.duties: tuple[Duty, ...] = ledger(graph)
        self._matched: dict[str, tuple[str, ...]] = {}

    @cached_property
    def by_id(self) -> dict[str, Duty]:
        return {duty.id: duty for duty in self.duties}

    @cached_property
    def _by_actor(self) -> dict[str, list[int]]:
        return self._places("actors")

    @cached_property
    def _by_recipient(self) -> dict[str, list[int]]:
        return self._places("recipients")

    def _places(self, role: str) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, duty in enumerate(self.duties):
            for body in {party.agency for party in getattr(duty, role) if party.agency}:
                found.setdefault(body, []).append(at)
        return found

    def owed(self, graph: MultiDiGraph[str], body: str) -> tuple[Duty, ...]:
        """What a body must do, by itself and as one of a class, in the order of the ledger."""
        return self._of(self._by_actor, graph, body)

    def received(self, graph: MultiDiGraph[str], body: str) -> tuple[Duty, ...]:
        """What goes to a body, by itself and as one of a class."""
        return self._of(self._by_recipient, graph, body)

    def _of(self, places: dict[str, list[int]], graph: MultiDiGraph[str], body: str) -> tuple[Duty, ...]:
        matched = self._matched.get(body)
        if matched is None:
            matched = self._matched[body] = tuple(match_agencies(graph, body))
        return tuple(self.duties[at] for at in sorted({at for one in matched for at in places.get(one, ())}))


_index_of: WeakKeyDictionary[MultiDiGraph[str], DutyIndex] = WeakKeyDictionary()


def duty_index(graph: MultiDiGraph[str]) -> DutyIndex:
    """The index of a graph, which must not change after the first call."""
    held = _index_of.get(graph)
    if held is None:
        held = _index_of[graph] = DutyIndex(graph)
    return held
