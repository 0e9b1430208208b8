"""The collector of reference cycles, paused while many things are made of which none is in a cycle."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Nothing is looked through for cycles meanwhile; what is no longer used goes at once all the same.

    Of all threads, since there is one collector; the first to have paused it lets it go on.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
