"""The newest state of a store, made in the background: waited for while that is quick, the one before while it is not."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from ingest.errors import StoreError
from web import keeper
from web.keeper import Keeper


@dataclass
class State:
    revision: int


class Shelf:
    """A store whose states are made when the test lets them."""

    def __init__(self) -> None:
        self.revision = 1
        self.free = threading.Event()
        self.free.set()
        self.warmed: list[int] = []
        self.broken = False

    def make(self) -> State:
        if self.broken:
            raise StoreError("Kho hỏng.", "The store is broken.")
        revision = self.revision
        self.free.wait(10)
        return State(revision)

    def warm(self, state: State) -> None:
        self.warmed.append(state.revision)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def kept(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> Iterator[Keeper[State]]:
    monkeypatch.setattr(keeper, "PATIENCE", 0.05)
    made = Keeper(lambda: shelf.revision, shelf.make, shelf.warm)
    yield made
    shelf.free.set()
    made.stop()


def test_a_quick_change_is_waited_for(shelf: Shelf, kept: Keeper[State], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "PATIENCE", 10)
    assert kept.state().revision == 1
    shelf.revision = 2
    assert kept.state().revision == 2
    assert shelf.warmed == [1, 2]


def test_while_a_long_change_is_in_the_making_the_one_before_is_shown(shelf: Shelf, kept: Keeper[State]) -> None:
    kept.state()
    shelf.free.clear()
    shelf.revision = 2
    assert kept.state().revision == 1
    shelf.free.set()
    while kept.state().revision != 2:
        pass


def test_trouble_is_told_to_whoever_asks_and_passes(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "POLL", 0.01)
    shelf.broken = True
    made = Keeper(lambda: shelf.revision, shelf.make, shelf.warm)
    try:
        with pytest.raises(StoreError):
            made.state()
        shelf.broken = False
        assert made.state().revision == 1
    finally:
        made.stop()
