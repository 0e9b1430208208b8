"""The latest answers as they were sent, for whoever asks the same of the same state of the store."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

MOST_BYTES = 48 << 20
"""What all kept answers may weigh together."""

HEAVIEST = 8 << 20
"""An answer beyond this is not kept: it would push out all the others."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A good answer: its body and the headers that tell what it is."""

    body: bytes
    content_type: str
    disposition: str | None


class KeptAnswers:
    """Answers by their tag; the one unused longest goes first. Threads may share it."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._held: OrderedDict[str, Answer] = OrderedDict()
        self._weight = 0

    def get(self, tag: str) -> Answer | None:
        with self._lock:
            if tag in self._held:
                self._held.move_to_end(tag)
            return self._held.get(tag)

    def keep(self, tag: str, answer: Answer) -> None:
        if len(answer.body) > min(HEAVIEST, self._most):
            return
        with self._lock:
            before = self._held.pop(tag, None)
            self._weight += len(answer.body) - (len(before.body) if before else 0)
            self._held[tag] = answer
            while self._weight > self._most:
                _, gone = self._held.popitem(last=False)
                self._weight -= len(gone.body)
