"""How often somebody may ask: token buckets in memory.

One process serves a home, so counts need no database; a dozen lines of our own stand in for a library whose storages,
decorators and dependencies would be left unused.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict

MOST_KEYS = 10_000
"""Keys that are remembered; those not seen for longest are forgotten, so that strangers can't fill the memory."""


class Buckets:
    """For each key a bucket of `size` tokens, into which one falls every `seconds`. Threads may share it."""

    def __init__(self, size: int, seconds: float) -> None:
        self.size = size
        self.seconds = seconds
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, key: str, now: float | None = None) -> float:
        """Takes a token; gives 0 where there was one, else the seconds until the next."""
        at = time.monotonic() if now is None else now
        with self._lock:
            tokens, since = self._held.pop(key, (float(self.size), at))
            tokens = min(tokens + (at - since) / self.seconds, float(self.size))
            waiting = 0.0 if tokens >= 1 else (1 - tokens) * self.seconds
            self._held[key] = (tokens if waiting else tokens - 1, at)
            while len(self._held) > MOST_KEYS:
                self._held.popitem(last=False)
            return waiting

    def give_back(self, key: str) -> None:
        """Fills the bucket of a key again."""
        with self._lock:
            self._held.pop(key, None)
