"""The things asked for last, kept so that they need not be made again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Latest(Generic[Key, Value]):
    """At most `most` values by their keys; the one unused longest goes first. Threads may share it. Where values differ much in
    size, `weigh` tells how heavy one is, and `heaviest` what all may weigh together; the last one is kept however heavy."""

    def __init__(self, most: int, weigh: Callable[[Value], int] = lambda _: 0, heaviest: int = 0) -> None:
        self._most, self._heaviest = most, heaviest
        self._weigh = weigh
        self._weight = 0
        self._lock = threading.Lock()
        self._held: OrderedDict[Key, Value] = OrderedDict()

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """The value of a key, made where it is not held; two threads may make it at once, neither waits for the other."""
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        value = make()
        with self._lock:
            if key in self._held:
                self._weight -= self._weigh(self._held.pop(key))
            self._held[key] = value
            self._weight += self._weigh(value)
            while len(self._held) > self._most or (self._weight > self._heaviest and len(self._held) > 1):
                self._weight -= self._weigh(self._held.popitem(last=False)[1])
        return value
