"""The state of a store made ready in the background, so that no page waits for a large one longer than a person would."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from ingest.errors import VanbanError


class Revised(Protocol):
    """Something that shows one revision of a store."""

    @property
    def revision(self) -> int: ...


State = TypeVar("State", bound=Revised)

_LOG = logging.getLogger(__name__)

POLL = 5.0
"""Seconds after which the keeper looks for a new revision by itself."""

PATIENCE = 4.0
"""Seconds that a page waits for the newest state before it shows the one before."""


class Keeper(Generic[State]):
    """Keeps the newest state at hand. `make` builds it, `warm` works out beforehand what pages will ask of it."""

    def __init__(self, revision: Callable[[], int], make: Callable[[], State], warm: Callable[[State], None]) -> None:
        self._revision, self._make, self._warm = revision, make, warm
        self._wanted, self._stopping = threading.Event(), threading.Event()
        self._published = threading.Condition()
        self._state: State | None = None
        self._trouble: Exception | None = None
        self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)
        self._thread.start()

    def state(self) -> State:
        """The state of the present revision; while that is long in the making, the one before. Raises StoreError."""
        revision = self._revision()
        with self._published:
            if self._state is None or self._state.revision != revision:
                self._trouble = None
                self._wanted.set()
                patience = None if self._state is None else PATIENCE
                self._published.wait_for(lambda: self._is_settled(revision), patience)
            if self._state is None:
                assert self._trouble is not None
                raise self._trouble
            return self._state

    def stop(self) -> None:
        """Ends the work; what is being made is finished first."""
        self._stopping.set()
        self._wanted.set()
        self._thread.join()

    def _is_settled(self, revision: int) -> bool:
        return self._trouble is not None or (self._state is not None and self._state.revision >= revision)

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._keep()
            self._wanted.wait(POLL)
            self._wanted.clear()

    def _keep(self) -> None:
        try:
            if self._state is not None and self._state.revision == self._revision():
                return
            made = self._make()
            if self._state is None:
                self._publish(made)
            self._warm(made)
            self._publish(made)  # until now the one before served
        except Exception as error:  # this thread must live on; whoever asks is told
            if not isinstance(error, VanbanError):
                _LOG.exception("the state of the store can't be made")
            with self._published:
                self._trouble = error
                self._published.notify_all()

    def _publish(self, made: State) -> None:
        with self._published:
            self._state, self._trouble = made, None
            self._published.notify_all()
