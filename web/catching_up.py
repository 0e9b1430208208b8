"""The index follows the store where an ingest was broken off before it came to that."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.errors import VanbanError

if TYPE_CHECKING:
    from search.index import SearchIndex

log = logging.getLogger(__name__)


def begin(home: Path, searched: Callable[[], SearchIndex]) -> threading.Thread:
    """Has the index under `home` show what the store says, in the background and through connections of its own, so that searches
    go on meanwhile; then loads what the one that is `searched` asks with, so that no question waits for it. The program may end
    at any moment of it: the next start goes on where it was."""
    thread = threading.Thread(target=_catch_up, args=(home, searched), name="vanban-index", daemon=True)
    thread.start()
    return thread


def _catch_up(home: Path, searched: Callable[[], SearchIndex]) -> None:
    from graph.store import STORE_NAME, Store
    from search.index import SearchIndex

    try:
        with Store(home / STORE_NAME, must_exist=True) as store, SearchIndex.open(home) as index:
            lag = index.lag(store)
            if lag:
                log.info("the index lacks %d documents", lag)
                index.sync(store)
        searched().load()
    except (VanbanError, sqlite3.Error) as error:  # the pages say the same when they are asked
        log.info("the index could not follow: %s", error)
